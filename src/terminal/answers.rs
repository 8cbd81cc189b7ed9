//! Sorts out what a terminal answers late from what the reader types.
//!
//! A terminal that was asked for something (its background, by us at the start, or by a program
//! before us) answers when keys are read already. The library takes such an answer (OSC, DCS) for
//! letters: `Alt-]`, `1`, `1`, `;`, `r`, and `r` would read the story again. So letters that follow such
//! an opening at once are held back until the answer ends, and go with it. A reader who presses `Alt-]`
//! types nothing else within the same moment, and gets the key. The one answer that may be awaited and is of
//! use is the background; while it is, even an opening alone is held for as long as the parts of an answer
//! may be apart, and no longer.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::answer::background_of;
use crate::theme::Rgb;

/// How long to wait for more of what is being reported. The library takes nothing for no time at all.
///
/// It sleeps for whole milliseconds and spins for what is left of one: with just a millisecond, which is less
/// than one when it looks, it spun through all of it after every key. A sleep is longer than asked for by
/// about as much as is added here.
const NEXT: Duration = Duration::from_micros(1_050);

/// How long to wait for the rest of an answer of the terminal, which may come in parts over a network.
const REST: Duration = Duration::from_micros(100_050);

/// A longer answer is none.
const LONGEST_ANSWER: usize = 4096;

/// What may be the beginning of an answer.
#[derive(Debug, Default)]
pub(super) struct Answers {
    held: Vec<Event>,
    /// The background was asked for and has not been told.
    is_awaited: bool,
    /// The background that was told late.
    background: Option<Rgb>,
}

impl Answers {
    /// Waits for the background among the keys, or for nothing.
    pub(super) fn new(is_awaited: bool) -> Answers {
        Answers {
            is_awaited,
            ..Answers::default()
        }
    }

    /// The background, once, where it was awaited and has come.
    pub(super) fn take_background(&mut self) -> Option<Rgb> {
        self.background.take()
    }

    /// Takes an event; returns what is to be heard now.
    pub(super) fn take(&mut self, event: Event) -> Vec<Event> {
        if self.held.is_empty() {
            if !is_opening(&event) {
                return vec![event];
            }
            self.held.push(event);
            return Vec::new();
        }
        if is_end(&event) || (self.is_half_ended() && letter(&event) == Some('\\')) {
            self.read_answer();
            return Vec::new();
        }
        let is_escape = self.held.len() > 1 && is_escape(&event);
        let is_of_answer = letter(&event).is_some() || is_escape;
        let is_part = is_of_answer && !self.is_half_ended() && self.held.len() < LONGEST_ANSWER;
        self.held.push(event);
        if is_part {
            Vec::new()
        } else {
            std::mem::take(&mut self.held)
        }
    }

    /// Tells whether the first half of the end is there, and the line was slow with the other.
    fn is_half_ended(&self) -> bool {
        self.held.len() > 1 && self.held.last().is_some_and(is_escape)
    }

    /// Takes the held answer for what was awaited, if it is that.
    fn read_answer(&mut self) {
        let body: String = self
            .held
            .drain(..)
            .skip(1)
            .filter_map(|e| letter(&e))
            .collect();
        let background = background_of(body.as_bytes()).filter(|_| self.is_awaited);
        self.is_awaited &= background.is_none();
        self.background = self.background.or(background);
    }

    /// How long to wait for what comes next.
    pub(super) fn patience(&self) -> Duration {
        let is_begun = self.held.len() > usize::from(!self.is_awaited);
        if is_begun { REST } else { NEXT }
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

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Esc)
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
        heard_by(&mut Answers::default(), typed)
    }

    /// The same, with nothing more to come.
    fn heard_by(answers: &mut Answers, typed: &str) -> String {
        let heard = heard_part(answers, typed);
        heard + &shown(&answers.rest())
    }

    fn heard_part(answers: &mut Answers, typed: &str) -> String {
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
        shown(&events)
    }

    fn shown(events: &[Event]) -> String {
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
    fn late_answer_is_the_background_where_it_is_awaited() {
        let answer = "j\u{1b}]11;rgb:ffff/fefe/f0f0\u{7}]d";
        for (is_awaited, expected) in [(true, Some(Rgb(0xff, 0xfe, 0xf0))), (false, None)] {
            let mut answers = Answers::new(is_awaited);
            assert_eq!(heard_by(&mut answers, answer), "j]d");
            assert_eq!(answers.take_background(), expected);
            assert_eq!(heard_by(&mut answers, answer), "j]d", "a second one");
            assert_eq!(answers.take_background(), None);
        }
    }

    #[test]
    fn other_answers_leave_the_background_awaited() {
        let mut answers = Answers::new(true);
        assert_eq!(
            heard_by(&mut answers, "\u{1b}]10;rgb:00/00/00\u{7}\u{1b}]11;rgb:0"),
            ""
        );
        assert_eq!(heard_by(&mut answers, "\u{1b}]11;rgb:\u{1f642}\u{7}"), "");
        assert_eq!(answers.take_background(), None);
        assert_eq!(heard_by(&mut answers, "\u{1b}]11;#fffaf0\u{1b}\\"), "");
        assert_eq!(answers.take_background(), Some(Rgb(0xff, 0xfa, 0xf0)));
    }

    #[test]
    fn key_that_opens_no_answer_waits_no_longer_than_an_answer_may_take() {
        for (is_awaited, patience) in [(true, REST), (false, NEXT)] {
            let mut answers = Answers::new(is_awaited);
            assert_eq!(answers.patience(), NEXT);
            assert_eq!(answers.take(key(']', KeyModifiers::ALT)), []);
            assert_eq!(answers.patience(), patience);
            assert_eq!(answers.rest().len(), 1, "it is typed");
        }
    }

    #[test]
    fn end_in_two_halves_is_an_end() {
        let escape = Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        let mut answers = Answers::new(true);
        assert_eq!(heard_part(&mut answers, "\u{1b}]11;rgb:ff/ff/ff"), "");
        assert_eq!(answers.take(escape.clone()), []);
        assert_eq!(heard_by(&mut answers, "\\j"), "j");
        assert_eq!(answers.take_background(), Some(Rgb(255, 255, 255)));
        assert_eq!(answers.take(key(']', KeyModifiers::ALT)), []);
        assert_eq!(answers.take(escape).len(), 2, "Alt-] and Esc were typed");
    }

    #[test]
    fn keys_are_typed() {
        assert_eq!(heard("\u{1b}]"), "<]>");
        assert_eq!(heard("j\u{1b}kG"), "j<k>G");
        assert_eq!(heard("\u{1b}]\u{1b}f"), "<]><f>");
    }
}
