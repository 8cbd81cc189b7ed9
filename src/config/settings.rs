//! The table of settings: everything that the config file and `:set` may set.

use super::value::{Clipboard, Form, Value, When};
use super::{KeyLine, nearest};
use crate::article::Limits;
use crate::comparison::DEFAULT_THRESHOLD;
use crate::search;

macro_rules! settings {
    ($($field:ident $name:literal: $kind:ty = $default:expr, $help:literal;)*) => {
        /// What the reader has set, with the defaults for all else.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Config {
            $(#[doc = $help] pub $field: $kind,)*
            /// The reader's own keys, in the order of their lines.
            pub keys: Vec<KeyLine>,
        }

        impl Default for Config {
            fn default() -> Self {
                Config { $($field: $default,)* keys: Vec::new() }
            }
        }

        /// All settings, in the order of the commented defaults.
        pub const SETTINGS: &[Setting] = &[
            $(Setting {
                name: $name,
                help: $help,
                form: <$kind as Value>::FORM,
                choices: <$kind as Value>::CHOICES,
                takes: <$kind as Value>::takes,
                get: |config| config.$field.to_text(),
                set: |config, text| match Value::from_text(text) {
                    Some(value) => {
                        config.$field = value;
                        true
                    }
                    None => false,
                },
            },)*
        ];
    };
}

settings! {
    threshold "threshold": f64 = DEFAULT_THRESHOLD, "links that score at least this much are shown";
    color "color": When = When::Auto, "when to use colour";
    theme "theme": String = "auto".to_owned(), "the theme; auto takes one of the next two, by the terminal's background";
    theme_dark "theme-dark": String = "dark".to_owned(), "the theme on a dark background";
    theme_light "theme-light": String = "light".to_owned(), "the theme on a light background";
    mouse "mouse": bool = true, "whether the mouse is listened to";
    linear "linear": bool = false, "whether everything is shown as plain lines, for screen readers and braille";
    hints "hints": bool = true, "whether keys are hinted at in the last row, and on the first start";
    lock "lock": bool = true, "whether twins are kept level from the start";
    find_mode "find-mode": search::Mode = search::Mode::Words, "how Find takes a query at first";
    clipboard "clipboard": Clipboard = Clipboard::Auto, "how text is copied";
    hyperlinks "hyperlinks": When = When::Auto, "when addresses are links that the terminal opens";
    watch "watch": bool = false, "whether the story is read again when its files change";
    cache "cache": bool = true, "whether what was read and compared is kept, so that it opens at once the next time";
    cache_megabytes "cache-megabytes": u32 = 512, "most megabytes that it may take on the disk, from the next start on";
    session "session": bool = true, "whether a story opens where it was left";
    limits_file_mb "limits.file-mb": usize = Limits::default().file_mb, "largest file that is read, in megabytes";
    limits_unpacked_mb "limits.unpacked-mb": usize = Limits::default().unpacked_mb, "largest page or document once it is unpacked, in megabytes";
    limits_fetch_mb "limits.fetch-mb": usize = Limits::default().fetch_mb, "most that is taken of one answer of a server, in megabytes";
    limits_fetch_seconds "limits.fetch-seconds": usize = Limits::default().fetch_seconds, "longest wait for a page, in seconds";
    limits_feed_mb "limits.feed-mb": usize = Limits::default().feed_mb, "largest feed that is read, in megabytes";
    limits_feed_items "limits.feed-items": usize = Limits::default().feed_items, "most items taken of one feed";
    limits_page_tags "limits.page-tags": usize = Limits::default().page_tags, "most tags read of one page";
    limits_page_depth "limits.page-depth": usize = Limits::default().page_depth, "how deep elements of a page may stand in each other";
    limits_page_text_mb "limits.page-text-mb": usize = Limits::default().page_text_mb, "most text read of one page, in megabytes";
    limits_paragraphs "limits.paragraphs": usize = Limits::default().paragraphs, "most paragraphs read of one text";
    limits_sentences "limits.sentences": usize = Limits::default().sentences, "most sentences compared of one article";
    limits_sentence_chars "limits.sentence-chars": usize = Limits::default().sentence_chars, "longest sentence in characters; a longer one is cut";
}

impl Config {
    /// How much is read of what comes from outside.
    pub fn limits(&self) -> Limits {
        Limits {
            file_mb: self.limits_file_mb,
            unpacked_mb: self.limits_unpacked_mb,
            fetch_mb: self.limits_fetch_mb,
            fetch_seconds: self.limits_fetch_seconds,
            feed_mb: self.limits_feed_mb,
            feed_items: self.limits_feed_items,
            page_tags: self.limits_page_tags,
            page_depth: self.limits_page_depth,
            page_text_mb: self.limits_page_text_mb,
            paragraphs: self.limits_paragraphs,
            sentences: self.limits_sentences,
            sentence_chars: self.limits_sentence_chars,
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name in the file and for `:set`.
    pub name: &'static str,
    /// What it is, in one line.
    pub help: &'static str,
    /// The values it takes, where they can be listed.
    pub choices: &'static [&'static str],
    form: Form,
    takes: fn() -> String,
    get: fn(&Config) -> String,
    set: fn(&mut Config, &str) -> bool,
}

impl Setting {
    /// The setting with this name.
    pub fn named(name: &str) -> Option<&'static Setting> {
        SETTINGS.iter().find(|setting| setting.name == name)
    }

    /// Its value, as it is typed.
    pub fn get(&self, config: &Config) -> String {
        (self.get)(config)
    }

    /// Sets it to what was typed.
    ///
    /// # Errors
    /// Says what it takes, where that is no value of it; nothing is changed then.
    pub fn set(&self, config: &mut Config, typed: &str) -> Result<(), String> {
        if (self.set)(config, typed) {
            return Ok(());
        }
        Err(format!("{} takes {}", self.name, (self.takes)()))
    }

    /// How it is written in TOML.
    pub(super) fn form(&self) -> Form {
        self.form
    }
}

/// Says that there is no such setting, and which comes nearest.
pub fn unknown_setting(name: &str) -> String {
    let names = SETTINGS.iter().map(|setting| setting.name);
    match nearest(name, names.chain(["keys"])) {
        Some(near) => format!("no setting {name}; the nearest is {near}"),
        None => format!("no setting {name}; abreast config lists them"),
    }
}
