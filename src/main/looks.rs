//! What the reader looks like: themes there are, the one that was asked for, what the terminal can show.

use std::env;
use std::path::Path;

use abreast::cli::{Color, OwnFiles};
use abreast::config::{Config, Warning};
use abreast::disk;
use abreast::theme::{AUTO, Depth, Looks, Theme, Wanted, is_light_by_variable};

use super::is_coloured;
use super::settings::{path_of, shown};

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
    for (own, warnings) in own_themes(own_files) {
        let is_wanted = [&theme, &dark, &light].contains(&&own.name().to_owned());
        if is_wanted {
            said.extend(warnings.iter().map(ToString::to_string));
        }
        looks.own.push(own);
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

/// Everything that is wrong with any of the reader's own themes.
pub(super) fn theme_warnings(own_files: &OwnFiles) -> Vec<Warning> {
    let themes = own_themes(own_files).into_iter();
    themes.flat_map(|(_, warnings)| warnings).collect()
}

fn own_themes(own_files: &OwnFiles) -> Vec<(Theme, Vec<Warning>)> {
    let files = path_of(own_files).map(|path| disk::own_themes(&path));
    let read = files.unwrap_or_default().into_iter();
    read.filter_map(|path| {
        let (theme, warnings) = read_theme(&path);
        Some((theme?, warnings))
    })
    .collect()
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
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let (theme, warnings) = Theme::parse(&name, &file, &text);
            (Some(theme), warnings)
        }
        Ok(None) => warning("there is no such theme file"),
        Err(failure) => warning(&failure.to_string()),
    }
}
