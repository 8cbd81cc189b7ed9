//! Makes outside text safe to show and to compare: the one place where control characters end.
//!
//! Escape sequences are not parsed. Filters that parse them are beaten by half a sequence; here every
//! control character becomes a visible sign, so no sequence can begin. Nothing is ever "allowed
//! colour". The steps are: compose (NFC), judge each character by itself, compose again, for a dropped
//! character may bring two others together. Cleaning twice equals cleaning once.
//!
//! Nearly all of a text is letters and marks that no step changes, and that change nothing beside them:
//! those are copied as they stand, and the steps are taken only over what is between them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// Marks kept on one letter. Vietnamese needs two, Hebrew with accents four or five; a hostile page
/// stacks thousands, which some terminals do not survive.
const MAX_MARKS: usize = 8;

/// Shown where a control character has no picture of its own.
const CONTROL_SIGN: char = '␦';

/// Shown where the direction of writing would have been forced.
const BIDI_SIGN: char = '⇄';

/// What a tab becomes; blanks within a paragraph are later counted as one.
const TAB: &str = "    ";

/// How much of a text was odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Control characters shown as signs.
    pub(super) controls: usize,
    /// Forced writing directions shown as signs.
    pub(super) bidi: usize,
    /// Zero-width characters, soft hyphens and the like, dropped.
    pub(super) invisible: usize,
    /// Combining marks beyond the limit, dropped.
    pub(super) marks: usize,
}

impl Tally {
    fn add(&mut self, more: Tally) {
        self.controls += more.controls;
        self.bidi += more.bidi;
        self.invisible += more.invisible;
        self.marks += more.marks;
    }
}

/// Returns `text` without anything that could steer a terminal or hide from the reader.
///
/// Line ends of every kind become line feeds, tabs become blanks.
///
/// `"a\u{1b}[31mb"` -> `"a␛[31mb"`, `"co\u{ad}operate"` -> `"cooperate"`, `"a\r\nb"` -> `"a\nb"`
pub(super) fn clean(text: &str) -> (Cow<'_, str>, Tally) {
    let Some(first) = find_odd(text) else {
        return (Cow::Borrowed(text), Tally::default());
    };
    let mut cleaned = String::with_capacity(text.len());
    let mut tally = Tally::default();
    let (mut rest, mut odd) = (text, Some(first));
    while let Some(part) = odd {
        cleaned.push_str(&rest[..part.start]);
        clean_odd(part.of(rest), &mut cleaned, &mut tally);
        rest = &rest[part.end..];
        odd = find_odd(rest);
    }
    cleaned.push_str(rest);
    (Cow::Owned(cleaned), tally)
}

/// Finds the first run of characters that are not plain, with the plain one before it, which a mark may
/// belong to.
fn find_odd(text: &str) -> Option<Span> {
    let (at, _) = text.char_indices().find(|(_, c)| !is_plain(*c))?;
    let before = text[..at].chars().next_back().map_or(0, char::len_utf8);
    let mut end = at;
    let mut is_return = false;
    for c in text[at..].chars() {
        // A line feed belongs to the carriage return before it.
        if is_plain(c) && !(c == '\n' && is_return) {
            break;
        }
        is_return = c == '\r';
        end += c.len_utf8();
    }
    Some(Span::new(at - before, end))
}

/// Tells whether cleaning leaves a character as it is and what follows it too: none that is odd, none that
/// composes with one before it, none that joiners shape.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\n' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{388}'..='\u{482}'
        | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{20a0}'..='\u{20bf}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30a0}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff01}'..='\u{ff9d}')
}

/// Takes the steps over a part of a text whose first character is plain, and adds what comes out.
fn clean_odd(part: &str, text: &mut String, tally: &mut Tally) {
    let mut cleaner = Cleaner::default();
    let mut composed = part.nfc().peekable();
    while let Some(c) = composed.next() {
        if c == '\r' && composed.peek() == Some(&'\n') {
            continue;
        }
        cleaner.take(c);
    }
    text.extend(cleaner.text.nfc());
    tally.add(cleaner.tally);
}

/// Makes one line of outside text (a path, a title, an error) safe to show.
///
/// `"a\nb\u{202e}c"` -> `"a b⇄c"`
pub fn clean_line(text: &str) -> String {
    let (cleaned, _) = clean(text);
    cleaned.replace('\n', " ").trim().to_owned()
}

/// Judges characters one by one.
#[derive(Default)]
struct Cleaner {
    text: String,
    tally: Tally,
    marks: usize,
    /// The last letter belongs to a script or emoji that joiners shape.
    is_joining: bool,
    /// A joiner waits for a letter that it can join.
    joiner: Option<char>,
}

impl Cleaner {
    fn take(&mut self, c: char) {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.push("\n"),
            '\t' => self.push(TAB),
            '\u{200c}' | '\u{200d}' => {
                self.tally.invisible += usize::from(!self.is_joining);
                self.joiner = self.is_joining.then_some(c);
            }
            _ if c.is_control() => {
                self.tally.controls += 1;
                self.push(control_sign(c).encode_utf8(&mut [0; 4]));
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                self.tally.bidi += 1;
                self.push(BIDI_SIGN.encode_utf8(&mut [0; 4]));
            }
            _ if is_invisible(c) => self.tally.invisible += 1,
            _ if is_blank(c) => self.push(" "),
            _ if is_combining_mark(c) => self.take_mark(c),
            _ => self.take_letter(c),
        }
    }

    /// Appends something that is no letter of a running word.
    fn push(&mut self, sign: &str) {
        self.text.push_str(sign);
        self.marks = 0;
        self.is_joining = false;
        self.joiner = None;
    }

    fn take_mark(&mut self, mark: char) {
        self.joiner = None;
        if self.marks == MAX_MARKS {
            self.tally.marks += 1;
            return;
        }
        self.marks += 1;
        self.text.push(mark);
    }

    fn take_letter(&mut self, letter: char) {
        let joins = is_joined_script(letter);
        if let Some(joiner) = self.joiner.take().filter(|_| joins) {
            self.text.push(joiner);
        }
        self.text.push(letter);
        self.marks = 0;
        self.is_joining = joins;
    }
}

/// The visible sign for a control character.
///
/// The C1 controls in Unicode text are nearly always Windows-1252 read wrongly, as browsers hold too:
/// `'\u{92}'` -> `'’'`, `'\u{1b}'` -> `'␛'`
fn control_sign(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(CONTROL_SIGN),
        '\u{7f}' => '␡',
        _ => u8::try_from(u32::from(c)).map_or(CONTROL_SIGN, windows_1252),
    }
}

fn windows_1252(byte: u8) -> char {
    let bytes = [byte];
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
    let sign = text.chars().next().unwrap_or(CONTROL_SIGN);
    if sign.is_control() {
        CONTROL_SIGN
    } else {
        sign
    }
}

/// Tells whether a character has no width and nothing to say in news text.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Tells whether a character is a blank of some width; all of them become the plain one.
fn is_blank(c: char) -> bool {
    c != ' ' && c.is_whitespace()
}

/// Tells whether joiners shape the writing around this character: Arabic, Indic scripts, emoji.
fn is_joined_script(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{1bff}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cleaned(text: &str) -> String {
        clean(text).0.into_owned()
    }

    #[test]
    fn escape_sequence_is_shown_not_obeyed() {
        assert_eq!(cleaned("a\u{1b}[31mb\u{1b}"), "a␛[31mb␛");
    }

    #[test]
    fn every_kind_of_line_end_becomes_a_line_feed() {
        assert_eq!(
            cleaned("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f"),
            "a\nb\nc\nd\ne\nf"
        );
    }

    #[test]
    fn vertical_tab_and_form_feed_are_signs() {
        assert_eq!(cleaned("a\u{b}b\u{c}c"), "a␋b␌c");
    }

    #[test]
    fn forced_direction_is_shown_and_counted() {
        let (text, tally) = clean("a\u{202e}b\u{2066}c\u{2069}");
        assert_eq!((text.as_ref(), tally.bidi), ("a⇄b⇄c⇄", 3));
    }

    #[test]
    fn invisible_characters_inside_a_word_are_dropped() {
        assert_eq!(
            cleaned("co\u{ad}op\u{200b}e\u{200d}r\u{e0041}ate"),
            "cooperate"
        );
    }

    #[test]
    fn c1_control_is_the_windows_character_it_was_meant_to_be() {
        assert_eq!(cleaned("it\u{92}s \u{93}so\u{94}"), "it’s “so”");
        assert_eq!(cleaned("\u{9b}31m\u{9d}"), "›31m␦");
    }

    #[test]
    fn emoji_family_keeps_its_joiners() {
        assert_eq!(cleaned("👩\u{200d}👩\u{200d}👧"), "👩\u{200d}👩\u{200d}👧");
    }

    #[test]
    fn letter_and_accent_are_composed_even_across_a_dropped_character() {
        assert_eq!(cleaned("caf\u{65}\u{301} e\u{200b}\u{301}"), "café é");
    }

    #[test]
    fn marks_beyond_eight_are_dropped_and_counted() {
        let stacked = format!("x{}", "\u{323}".repeat(10_000));
        let (text, tally) = clean(&stacked);
        assert_eq!((text.chars().count(), tally.marks), (9, 9_992));
    }

    #[test]
    fn path_with_line_feed_is_one_line() {
        assert_eq!(clean_line("a\nb\u{1b}c\t"), "a b␛c");
    }

    proptest! {
        #[test]
        fn cleaning_twice_equals_once(text in "[a-zé\u{0}-\u{2f}\u{7f}-\u{b0}\u{300}-\u{36f}\u{590}-\u{6ff}\u{915}-\u{965}\u{2000}-\u{2070}\u{2600}-\u{2640}\u{fb1d}-\u{fb4f}\u{1f468}-\u{1f470}]{0,60}") {
            let once = cleaned(&text);
            prop_assert_eq!(cleaned(&once), once);
        }

        #[test]
        fn copying_what_is_plain_changes_nothing(text in "[a-zéйか가、 ’\r\n\u{0}-\u{2f}\u{a0}-\u{b0}\u{300}-\u{345}\u{37e}-\u{3ff}\u{5d0}-\u{6ff}\u{915}-\u{965}\u{11a8}\u{2000}-\u{2070}\u{2126}\u{2600}-\u{2640}\u{3000}-\u{3100}\u{ff00}-\u{ffef}]{0,60}") {
            let (mut whole, mut tally) = (String::new(), Tally::default());
            clean_odd(&text, &mut whole, &mut tally);
            prop_assert_eq!(clean(&text), (Cow::Owned(whole), tally));
        }

        #[test]
        fn cleaning_any_text_twice_equals_once(text in any::<String>()) {
            let once = cleaned(&text);
            prop_assert_eq!(cleaned(&once), once);
        }
    }
}
