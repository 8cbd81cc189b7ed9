//! An answer that comes late, caught among the keys it is taken for.

use super::answer::parse_color;
use super::events::Event;
use crate::app::{Key, KeyCode, Message};
use crate::theme::Rgb;

/// Catches an answer that comes after the keys are read by others, as the keys it is taken for.
///
/// `Alt-]` `1` `1` `;` `r` `g` `b` `:` ... `Alt-\` or `Ctrl-g`. Keys that begin like it are held until they
/// go on otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct LateAnswer {
    is_awaited: bool,
    held: Vec<Key>,
}

/// What became of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Caught {
    /// Keys that were typed.
    Keys(Vec<Key>),
    /// The answer is there.
    Background(Rgb),
}

impl Caught {
    /// What the loop hears of it.
    pub(super) fn into_events(self) -> Vec<Event> {
        let messages = match self {
            Caught::Keys(keys) => keys.into_iter().map(Message::Key).collect(),
            Caught::Background(background) => vec![Message::Background(background)],
        };
        messages.into_iter().map(Event::Message).collect()
    }
}

impl LateAnswer {
    /// Waits for an answer, or lets all keys through.
    pub(super) fn new(is_awaited: bool) -> LateAnswer {
        LateAnswer {
            is_awaited,
            held: Vec::new(),
        }
    }

    /// Tells whether an answer may still come.
    pub(super) fn is_awaited(&self) -> bool {
        self.is_awaited
    }

    /// Takes a key that the library has read.
    pub(super) fn take(&mut self, key: Key) -> Caught {
        if !self.is_awaited {
            return Caught::Keys(vec![key]);
        }
        self.held.push(key);
        let text: String = self.held.iter().map(|key| letter_of(*key)).collect();
        let Some(body) = text.strip_prefix("\u{1b}]") else {
            return self.let_go(text == "\u{1b}");
        };
        if let Some(color) = body.strip_suffix(['\u{7}', '\u{9c}']) {
            return match color.strip_prefix("11;").and_then(parse_color) {
                Some(rgb) => {
                    *self = LateAnswer::default();
                    Caught::Background(rgb)
                }
                None => self.let_go(false),
            };
        }
        let is_begun = if body.len() <= ANSWER_START.len() {
            ANSWER_START.starts_with(body)
        } else {
            let is_of_color = |c: char| c.is_ascii_hexdigit() || "rgba:/#\u{1b}".contains(c);
            let color = body.strip_prefix(ANSWER_START);
            body.len() < MAX_ANSWER && color.is_some_and(|c| c.chars().all(is_of_color))
        };
        self.let_go(is_begun)
    }

    /// Everything that is held, unless it is to be held further.
    fn let_go(&mut self, is_begun: bool) -> Caught {
        Caught::Keys(if is_begun {
            Vec::new()
        } else {
            std::mem::take(&mut self.held)
        })
    }
}

/// How an answer begins.
const ANSWER_START: &str = "11;";

/// No answer is longer.
const MAX_ANSWER: usize = 40;

/// The byte or bytes a key was made from, as far as an answer has them.
fn letter_of(key: Key) -> String {
    match key.code {
        KeyCode::Char('g') if key.ctrl => "\u{7}".to_owned(),
        KeyCode::Char('\\') if key.alt => "\u{9c}".to_owned(),
        KeyCode::Char(letter) if key.alt => format!("\u{1b}{letter}"),
        KeyCode::Char(letter) if !key.ctrl => letter.to_string(),
        _ => "\u{0}".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alt(letter: char) -> Key {
        Key {
            alt: true,
            ..Key::char(letter)
        }
    }

    /// All keys that come through, and the colour that was caught.
    fn pass(is_awaited: bool, keys: impl IntoIterator<Item = Key>) -> (Vec<Key>, Option<Rgb>) {
        let mut late = LateAnswer::new(is_awaited);
        let (mut through, mut background) = (Vec::new(), None);
        for key in keys {
            match late.take(key) {
                Caught::Keys(keys) => through.extend(keys),
                Caught::Background(rgb) => background = Some(rgb),
            }
        }
        (through, background)
    }

    #[test]
    fn late_answer_is_caught_and_nothing_of_it_typed() {
        let bell = Key {
            ctrl: true,
            ..Key::char('g')
        };
        for end in [bell, alt('\\')] {
            let body = "11;rgb:ffff/fefe/f0f0".chars().map(Key::char);
            let keys = [Key::char('j'), alt(']')].into_iter().chain(body);
            let keys = keys.chain([end, Key::char(']'), Key::char('d')]);
            let (through, background) = pass(true, keys);
            assert_eq!(through, ['j', ']', 'd'].map(Key::char));
            assert_eq!(background, Some(Rgb(0xff, 0xfe, 0xf0)));
        }
    }

    #[test]
    fn keys_that_only_begin_like_an_answer_come_through() {
        for keys in [
            vec![alt(']'), Key::char('j')],
            vec![alt(']'), Key::char('1'), Key::char('x')],
        ] {
            assert_eq!(pass(true, keys.clone()), (keys, None));
        }
        let keys = vec![alt(']')];
        assert_eq!(pass(false, keys.clone()), (keys, None));
    }
}
