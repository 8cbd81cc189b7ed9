//! What a setting may be set to: one reading for the file and for what is typed after `:set`.

use crate::search;

/// How a value is written in TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `true` or `false`
    Flag,
    /// A number.
    Number,
    /// Text in quotes.
    Text,
}

/// Something that a setting can be.
pub trait Value: Sized {
    /// How it is written in TOML.
    const FORM: Form;
    /// All it can be, where that can be listed.
    const CHOICES: &'static [&'static str] = &[];

    /// What it can be, in words.
    fn takes() -> String {
        let (last, others) = Self::CHOICES.split_last().unwrap_or((&"text", &[]));
        match others {
            [] => (*last).to_owned(),
            _ => format!("{} or {last}", others.join(", ")),
        }
    }

    /// Reads it as it is typed.
    fn from_text(typed: &str) -> Option<Self>;

    /// Writes it as it is typed.
    fn to_text(&self) -> String;
}

impl Value for bool {
    const FORM: Form = Form::Flag;
    const CHOICES: &'static [&'static str] = &["on", "off"];

    fn takes() -> String {
        "true or false".to_owned()
    }

    fn from_text(typed: &str) -> Option<bool> {
        match typed {
            "on" | "true" | "yes" => Some(true),
            "off" | "false" | "no" => Some(false),
            _ => None,
        }
    }

    fn to_text(&self) -> String {
        if *self { "on" } else { "off" }.to_owned()
    }
}

/// The largest limit that may be set; in megabytes more than any machine has.
const MOST: usize = 1_000_000_000;

/// A limit: how much of something.
impl Value for usize {
    const FORM: Form = Form::Number;

    fn takes() -> String {
        format!("a whole number from 1 to {MOST}")
    }

    fn from_text(typed: &str) -> Option<usize> {
        typed.parse().ok().filter(|n| (1..=MOST).contains(n))
    }

    fn to_text(&self) -> String {
        self.to_string()
    }
}

/// A share: the only kind of broken number.
impl Value for f64 {
    const FORM: Form = Form::Number;

    fn takes() -> String {
        "a number from 0 to 1".to_owned()
    }

    fn from_text(typed: &str) -> Option<f64> {
        typed
            .parse()
            .ok()
            .filter(|number| (0.0..=1.0).contains(number))
    }

    fn to_text(&self) -> String {
        self.to_string()
    }
}

/// A whole number.
impl Value for u32 {
    const FORM: Form = Form::Number;

    fn takes() -> String {
        "a whole number".to_owned()
    }

    fn from_text(typed: &str) -> Option<u32> {
        typed.parse().ok()
    }

    fn to_text(&self) -> String {
        self.to_string()
    }
}

impl Value for String {
    const FORM: Form = Form::Text;

    fn from_text(typed: &str) -> Option<String> {
        (!typed.is_empty()).then(|| typed.to_owned())
    }

    fn to_text(&self) -> String {
        self.clone()
    }
}

macro_rules! choices {
    ($kind:ty { $($variant:ident $name:literal,)* }) => {
        impl Value for $kind {
            const FORM: Form = Form::Text;
            const CHOICES: &'static [&'static str] = &[$($name,)*];

            fn from_text(typed: &str) -> Option<Self> {
                match typed {
                    $($name => Some(<$kind>::$variant),)*
                    _ => None,
                }
            }

            fn to_text(&self) -> String {
                match self {
                    $(<$kind>::$variant => $name,)*
                }
                .to_owned()
            }
        }
    };
}

/// When something is done that not every terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Where the terminal is known to show it.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// Not at all.
    Never,
}

/// How text is copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// Both ways, as far as they work.
    #[default]
    Auto,
    /// Through the terminal, which may be on another machine.
    Osc52,
    /// By the system's own program.
    System,
}

choices! { When { Auto "auto", Always "always", Never "never", } }
choices! { Clipboard { Auto "auto", Osc52 "osc52", System "system", } }
choices! { search::Mode { Words "words", Fuzzy "fuzzy", Exact "exact", Regex "regex", } }
