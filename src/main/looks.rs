//! What the reader looks like: themes there are, the one that was asked for, what the terminal can show.

use std::env;
use std::path::{Path, PathBuf};

use abreast::cli::{Color, OwnFiles};
use abreast::config::{Config, Parsed, Warning};
use abreast::disk;
use abreast::failure::shown;
use abreast::theme::{AUTO, Depth, Looks, Theme, Wanted, is_light_by_variable};

use super::is_coloured;
use super::settings::path_of;

/// Reads the reader's own themes; says what is wrong with the one that was asked for.
pub(super) fn looks(
    own_files: &OwnFiles,
    color: Option<Color>,
    config: &Config,
) -> (Looks, Vec<String>) {
    let mut said = Vec::new();
    let mut looks = Looks {
        wanted: Wanted {
            theme: config.theme.clone(),
            dark: config.theme_dark.clone(),
            light: config.theme_light.clone(),
        },
        is_refused: !is_coloured(color),
        ..Looks::default()
    };
    look_around(&mut looks, color);
    if is_file(&looks.wanted.theme) {
        let path = disk::typed_path(&looks.wanted.theme);
        let (theme, warnings) = read_theme(&path);
        said.extend(warnings.iter().map(ToString::to_string));
        // A file that is not there is said; what it would look like is by the background.
        let name = theme.as_ref().map_or(AUTO, Theme::name);
        name.clone_into(&mut looks.wanted.theme);
        looks.own.extend(theme);
    }
    let Wanted { theme, dark, light } = looks.wanted.clone();
    for own in own_themes(own_files) {
        if [&theme, &dark, &light].contains(&&own.name) {
            said.extend(own.warnings.iter().map(ToString::to_string));
        }
        looks.own.extend(own.theme);
    }
    said.extend(looks.unknown_names());
    (looks, said)
}

/// Asks the environment what the terminal can show.
fn look_around(looks: &mut Looks, color: Option<Color>) {
    let variable = |name: &str| env::var(name).ok();
    looks.depth = Depth::of_environment(variable);
    if color == Some(Color::Always) {
        looks.depth = looks.depth.max(Depth::Sixteen);
    }
    looks.is_light = variable("COLORFGBG").and_then(|value| is_light_by_variable(&value));
    let term = variable("TERM").unwrap_or_default();
    looks.lacks_italics = term.starts_with("screen") || term == "linux";
}

/// Everything that is wrong with any of the reader's own themes, and with those that are asked for.
pub(super) fn theme_warnings(own_files: &OwnFiles, parsed: &Parsed) -> Vec<Warning> {
    let mut looks = Looks::default();
    let mut warnings = Vec::new();
    for own in own_themes(own_files) {
        warnings.extend(own.warnings);
        looks.own.extend(own.theme);
    }
    let file = path_of(own_files).map_or_else(String::new, |path| shown(&path));
    let config = &parsed.config;
    let asked = [
        ("theme", &config.theme),
        ("theme-dark", &config.theme_dark),
        ("theme-light", &config.theme_light),
    ];
    for (setting, name) in asked {
        if setting == "theme" && is_file(name) {
            warnings.extend(read_theme(&disk::typed_path(name)).1);
        } else if let Some(unknown) = looks.unknown(name) {
            let line = parsed.lines.get(setting).copied().unwrap_or(1);
            warnings.push(Warning::new(&file, line, &unknown));
        }
    }
    warnings
}

/// A theme file of the reader's own: the theme where it can be read, and what is wrong with it.
struct OwnTheme {
    name: String,
    theme: Option<Theme>,
    warnings: Vec<Warning>,
}

fn own_themes(own_files: &OwnFiles) -> Vec<OwnTheme> {
    let files = path_of(own_files).map(|path| disk::own_themes(&path));
    let own = |path: PathBuf| {
        let (theme, warnings) = read_theme(&path);
        OwnTheme {
            name: name_of(&path),
            theme,
            warnings,
        }
    };
    files.unwrap_or_default().into_iter().map(own).collect()
}

/// The name of a theme: that of its file.
fn name_of(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Tells a file from a name: `"mine.toml"`, `"./mine"`.
fn is_file(theme: &str) -> bool {
    let is_toml = Path::new(theme).extension().is_some_and(|e| e == "toml");
    is_toml || theme.contains(['/', '\\'])
}

/// Reads a theme file; the theme is named after it.
fn read_theme(path: &Path) -> (Option<Theme>, Vec<Warning>) {
    let file = shown(path);
    let warning = |why: &str| (None, vec![Warning::new(&file, 1, why)]);
    match disk::read_own_file(path) {
        Ok(Some(text)) => {
            let (theme, warnings) = Theme::parse(&name_of(path), &file, &text);
            (Some(theme), warnings)
        }
        Ok(None) => warning("there is no such theme file"),
        Err(failure) => warning(&failure.to_string()),
    }
}
