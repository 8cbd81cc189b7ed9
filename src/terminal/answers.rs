//! Sorts out what a terminal answers late from what the reader types.
//!
//! A terminal that was asked for something (its background, by us before the start or by a program
//! before us) may answer when keys are read already. The library takes such an answer (OSC, DCS) for
//! letters: `Alt-]`, `1`, `1`, `;`, `r`, and `r` would read the story again. So letters that follow such
//! an opening at once are held back until the answer ends, and go with it. A reader who presses `Alt-]`
//! types nothing else within the same moment, and gets the key. The one answer that is awaited and of
//! use, the background, is caught by `late.rs`.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// A longer answer is none.
const LONGEST_ANSWER: usize = 4096;

/// What may be the beginning of an answer.
#[derive(Default)]
pub(super) struct Answers {
    held: Vec<Event>,
}

impl Answers {
    /// Takes an event; returns what is to be heard now.
    pub(super) fn take(&mut self, event: Event) -> Vec<Event> {
        if self.held.is_empty() {
            if !is_opening(&event) {
                return vec![event];
            }
            self.held.push(event);
            return Vec::new();
        }
        if is_end(&event) {
            self.held.clear();
            return Vec::new();
        }
        let is_part = letter(&event).is_some() && self.held.len() < LONGEST_ANSWER;
        self.held.push(event);
        if is_part {
            Vec::new()
        } else {
            std::mem::take(&mut self.held)
        }
    }

    /// Tells whether an answer has begun and more of it may come.
    pub(super) fn is_open(&self) -> bool {
        self.held.len() > 1
    }

    /// Takes in that nothing more comes for now; returns a key that was none of an answer.
    pub(super) fn rest(&mut self) -> Vec<Event> {
        let held = std::mem::take(&mut self.held);
        // More than the opening is an answer that broke off.
        if held.len() > 1 { Vec::new() } else { held }
    }
}

/// `Alt-]`, `Alt-P`, `Alt-_`, `Alt-^`: what OSC, DCS, APC and PM look like as keys.
fn is_opening(event: &Event) -> bool {
    let opens = |key: &KeyEvent| matches!(key.code, KeyCode::Char(']' | 'P' | '_' | '^'));
    matches!(event, Event::Key(key) if key.modifiers.contains(KeyModifiers::ALT) && opens(key))
}

/// `Ctrl-g` (BEL) or `Alt-\` (ST).
fn is_end(event: &Event) -> bool {
    let Event::Key(key) = event else { return false };
    let is =
        |modifier, letter| key.modifiers.contains(modifier) && key.code == KeyCode::Char(letter);
    is(KeyModifiers::CONTROL, 'g') || is(KeyModifiers::ALT, '\\')
}

/// A letter that is typed without Control or Alt.
fn letter(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent {
            code: KeyCode::Char(letter),
            modifiers,
            ..
        }) if !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(*letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))
    }

    /// What is heard of letters; `\u{7}` stands for BEL, what follows `\u{1b}` comes with Alt.
    fn heard(typed: &str) -> String {
        let mut answers = Answers::default();
        let mut events = Vec::new();
        let mut letters = typed.chars();
        while let Some(letter) = letters.next() {
            let event = match letter {
                '\u{7}' => key('g', KeyModifiers::CONTROL),
                '\u{1b}' => key(letters.next().unwrap_or(' '), KeyModifiers::ALT),
                _ => key(letter, KeyModifiers::NONE),
            };
            events.extend(answers.take(event));
        }
        events.extend(answers.rest());
        let shown = events.iter().map(|event| match event {
            Event::Key(key) if key.modifiers.is_empty() => key.code.to_string(),
            Event::Key(key) => format!("<{}>", key.code),
            _ => String::new(),
        });
        shown.collect()
    }

    #[test]
    fn answers_are_not_typed() {
        assert_eq!(heard("a\u{1b}]11;rgb:0000/0000/0000\u{7}b"), "ab");
        assert_eq!(heard("a\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\b"), "ab");
        assert_eq!(heard("\u{1b}P>|xterm(390)\u{1b}\\j"), "j");
        assert_eq!(heard("j\u{1b}]11;rgb:00"), "j", "one that broke off");
    }

    #[test]
    fn keys_are_typed() {
        assert_eq!(heard("\u{1b}]"), "<]>");
        assert_eq!(heard("j\u{1b}kG"), "j<k>G");
        assert_eq!(heard("\u{1b}]\u{1b}f"), "<]><f>");
    }
}
