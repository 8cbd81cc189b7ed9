//! Another theme while reading (`:theme light`), and a background that the terminal tells late.

use super::{Effect, State, settle};
use crate::config::{Setting, When};
use crate::theme::{AUTO, Rgb, Wanted};

/// Shows the theme that the settings ask for now; one that there is not is said, and unset again.
pub(super) fn take_theme(state: &mut State) {
    let config = &mut state.options.config;
    let looks = &mut state.options.looks;
    let wanted = Wanted {
        theme: config.theme.clone(),
        dark: config.theme_dark.clone(),
        light: config.theme_light.clone(),
    };
    match looks.want(wanted) {
        Ok(()) => {
            show_theme(state);
            let shown = shown(state);
            state.say(shown);
        }
        Err(said) => {
            config.theme.clone_from(&looks.wanted.theme);
            config.theme_dark.clone_from(&looks.wanted.dark);
            config.theme_light.clone_from(&looks.wanted.light);
            state.say(said);
        }
    }
}

/// Takes colours away or gives them back, as the settings have it now.
pub(super) fn take_color(state: &mut State) {
    state.options.looks.is_refused = state.options.config.color == When::Never;
    show_theme(state);
}

/// What a setting may be set to that names a theme; none for other settings.
pub(super) fn theme_names(state: &State, setting: &Setting) -> Option<Vec<String>> {
    let auto = match setting.name {
        "theme" => Some(AUTO),
        "theme-dark" | "theme-light" => None,
        _ => return None,
    };
    let names = auto.into_iter().chain(state.options.looks.names());
    Some(names.map(str::to_owned).collect())
}

/// Takes in what the terminal says of its background.
pub(super) fn hear_background(state: &mut State, background: Rgb) -> Vec<Effect> {
    state.options.looks.background = Some(background);
    show_theme(state);
    Vec::new()
}

fn show_theme(state: &mut State) {
    let had_color = state.options.has_color;
    state.theme = state.options.looks.theme();
    state.options.has_color = state.theme.has_color();
    if state.options.has_color && !had_color {
        settle::wrap_without_marks(state);
    }
}

/// `"theme light"`, with what it stands in for where the terminal cannot show what was asked for.
fn shown(state: &State) -> String {
    let looks = &state.options.looks;
    let (name, wanted) = (state.theme.name(), looks.wanted_name());
    if name == wanted {
        format!("theme {name}")
    } else {
        format!("theme {name}: this terminal cannot show {wanted}")
    }
}
