//! What the reader may set for good: read from a TOML file, checked, never trusted.
//!
//! ```text
//!  disk ──▶ text ──▶ parse ──▶ Config, and a Warning for each line that cannot be used
//! ```
//!
//! A file that is half wrong is half used: a setting that does not exist, or a value it does not take,
//! costs its own line and nothing else. The table of settings (`settings.rs`) feeds this file, the
//! command line of the reader (`:set`) and the commented defaults that `abreast config` prints. Keys
//! are only taken apart here; what they mean is for `app/keymap.rs`, which knows actions and views.
//!
//! # Adding a setting
//! A row in `settings.rs`, and its default with a comment in `assets/config.toml`; tests hold the two
//! together. A kind of value that is not there yet is a `choices!` of its own in `value.rs`.

mod key_lines;
mod nearest;
mod parse;
mod settings;
#[cfg(test)]
mod tests;
mod value;
mod warning;

pub use key_lines::{KeyLine, parse_keys};
pub use nearest::{nearest, nearest_names};
pub use parse::{Parsed, parse};
pub use settings::{Config, SETTINGS, Setting, unknown_setting};
pub use value::{Clipboard, Value, When};
pub use warning::{Warning, line_of};

/// Every setting with its default, commented for a reader.
pub const DEFAULT_CONFIG: &str = include_str!("../../assets/config.toml");
