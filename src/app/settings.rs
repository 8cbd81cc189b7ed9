//! `:set`: the table of settings, changed while the reader is open.
//!
//! What is set here holds until the program ends; the config file is the reader's own and is never
//! written to.

use super::perform::set_threshold;
use super::{Effect, State, looks, mouse, watch};
use crate::config::{Setting, unknown_setting};

/// `:set NAME VALUE`, `:set NAME=VALUE`; `:set NAME` and `:set NAME?` tell the value.
pub(super) fn set(state: &mut State, typed: &str) -> Vec<Effect> {
    let (name, value) = typed.split_once([' ', '=']).unwrap_or((typed, ""));
    let name = name.trim_end_matches('?');
    match Setting::named(name) {
        Some(setting) => return set_one(state, setting, value.trim()),
        None if name.is_empty() => state.say("set takes a setting and a value; Tab lists them"),
        None => state.say(unknown_setting(name)),
    }
    Vec::new()
}

/// Sets one setting; without a value, tells it.
pub(super) fn set_one(state: &mut State, setting: &Setting, value: &str) -> Vec<Effect> {
    if value.is_empty() {
        let (name, now) = (setting.name, value_of(state, setting));
        state.say(format!("{name} {now}: {}", setting.help));
        return Vec::new();
    }
    let mut config = state.options.config.clone();
    match setting.set(&mut config, value) {
        Ok(()) => {
            state.say(format!("{} {}", setting.name, setting.get(&config)));
            // What the threshold was at the start is what `=` goes back to.
            if setting.name == "threshold" {
                set_threshold(state, config.threshold);
                return Vec::new();
            }
            state.options.config = config;
            put_in_force(state, setting.name)
        }
        Err(why) => {
            state.say(why);
            Vec::new()
        }
    }
}

/// The value as it is now, which keys may have changed since.
pub(super) fn value_of(state: &State, setting: &Setting) -> String {
    let mut config = state.options.config.clone();
    config.threshold = state.threshold;
    config.lock = state.is_locked;
    config.find_mode = state.find.mode;
    setting.get(&config)
}

/// Lets a setting that was just changed take effect, where nothing looks at it anyway.
fn put_in_force(state: &mut State, name: &str) -> Vec<Effect> {
    let config = &state.options.config;
    match name {
        "mouse" => mouse::switch(state),
        "watch" => watch::switch(state),
        "lock" => state.is_locked = config.lock,
        "theme" | "theme-dark" | "theme-light" => looks::take_theme(state),
        "color" => looks::take_color(state),
        "find-mode" => state.find.mode = config.find_mode,
        _ => {}
    }
    Vec::new()
}
