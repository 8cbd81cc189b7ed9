//! What of a typed text stands within one word, wherever the text stands: its letters and digits that
//! stand in a row.
//!
//! ```text
//!  senate vot    a word ends in "senate", the next begins with "vot"
//!  u.s. 1        words hold "u", "s", one begins with "1"
//! ```
//!
//! The vocabulary tells which words hold them, and the postings which statements may hold the text: the
//! others need not be read.

use super::bits::Bits;
use super::index::Index;
use super::vocabulary::WordId;

/// With fragments in more than one of so many statements going through all texts is faster than asking
/// each statement that may hold what is sought.
const SCAN_FROM_ONE_IN: usize = 4;
/// Asking a statement costs as much as taking in so many postings. Measured: 0.25 µs, and 1 to 2 ns.
const POSTINGS_PER_TEXT: usize = 150;

/// Letters and digits that stand in a row within a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fragment {
    pub letters: String,
    /// The word begins with them.
    pub is_begin: bool,
    /// The word ends with them.
    pub is_end: bool,
}

/// What a statement must hold, as far as an index can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Needed {
    /// These letters, in lower case or upper, and nothing else.
    Letters(Fragment),
    /// All fragments of one of these lists.
    Fragments(Vec<Vec<Fragment>>),
    /// Something else.
    Other,
}

impl Needed {
    /// What a statement must hold that holds a typed text, folded.
    pub(super) fn by_text(folded: &str) -> Needed {
        let mut reader = FragmentReader::default();
        for c in folded.chars() {
            match c {
                ' ' => reader.blank(),
                c if is_joined(c) => reader.letter(c),
                _ => reader.cut(),
            }
        }
        match reader.fragments().as_slice() {
            [] => Needed::Other,
            [one] if one.letters == folded => Needed::Letters(one.clone()),
            all => Needed::Fragments(vec![all.to_vec()]),
        }
    }
}

/// Letters and digits between which no word is ever parted: ASCII, Latin, Greek and Cyrillic.
fn is_joined(c: char) -> bool {
    let is_known = matches!(c, '\u{df}'..='\u{2af}' | '\u{370}'..='\u{52f}');
    c.is_ascii_alphanumeric() || (is_known && c.is_alphabetic())
}

/// Takes fragments out of what comes letter by letter.
#[derive(Default)]
pub(super) struct FragmentReader {
    done: Vec<Fragment>,
    open: Fragment,
}

impl FragmentReader {
    /// A letter, folded, next to what came before.
    pub(super) fn letter(&mut self, letter: char) {
        self.open.letters.push(letter);
    }

    /// A blank.
    pub(super) fn blank(&mut self) {
        self.open.is_end = true;
        self.cut();
        self.open.is_begin = true;
    }

    /// Anything else.
    pub(super) fn cut(&mut self) {
        let fragment = std::mem::take(&mut self.open);
        if !fragment.letters.is_empty() {
            self.done.push(fragment);
        }
    }

    /// What came.
    pub(super) fn fragments(mut self) -> Vec<Fragment> {
        self.cut();
        self.done
    }
}

impl Index {
    /// The statements that may hold what is needed; none where going through all texts is faster.
    pub(super) fn candidates(&self, needed: &Needed) -> Option<Bits> {
        let Needed::Fragments(lists) = needed else {
            return None;
        };
        let mut all = Bits::new(self.len());
        for list in lists {
            all.insert_all(&self.lines_with(list)?);
        }
        self.rewritten.cut().iter().for_each(|line| {
            all.insert(*line);
        });
        Some(all)
    }

    /// The statements that hold all fragments, each in some word.
    fn lines_with(&self, fragments: &[Fragment]) -> Option<Bits> {
        let words = fragments.iter().map(|f| (self.words_with(f), f));
        let count = |words: &[WordId]| words.iter().map(|w| self.postings.count(*w)).sum();
        let mut counted: Vec<(usize, Vec<WordId>, &Fragment)> =
            words.map(|(words, f)| (count(&words), words, f)).collect();
        counted.sort_by_key(|(count, ..)| *count);
        let mut lines: Option<Bits> = None;
        for (count, words, fragment) in counted {
            let most = match &lines {
                None => self.len() / SCAN_FROM_ONE_IN,
                Some(lines) => lines.count() * POSTINGS_PER_TEXT,
            };
            if count > most {
                break;
            }
            let mut more = Bits::new(self.len());
            for word in words {
                self.postings.add_to(word, &mut more);
            }
            if let Some(others) = self.rewritten.possessives(&fragment.letters) {
                more.insert_all(others);
            }
            match &mut lines {
                None => lines = Some(more),
                Some(lines) => lines.keep_all(&more),
            }
        }
        lines
    }

    /// The words that hold a fragment.
    pub(super) fn words_with(&self, fragment: &Fragment) -> Vec<WordId> {
        let letters = fragment.letters.as_str();
        match (fragment.is_begin, fragment.is_end) {
            (true, true) => self.vocabulary.id_of(letters).into_iter().collect(),
            (true, false) => self.vocabulary.with_beginning(letters).collect(),
            (false, true) => self.vocabulary.with_ending(letters),
            (false, false) => self.vocabulary.holding(letters),
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// The fragments of a typed text; a hyphen where the word may go on.
    fn fragments(typed: &str) -> String {
        let show = |f: &Fragment| {
            let edge = |is_edge: bool| if is_edge { "" } else { "-" };
            format!("{}{}{}", edge(f.is_begin), f.letters, edge(f.is_end))
        };
        match Needed::by_text(typed) {
            Needed::Letters(one) => format!("only {}", show(&one)),
            Needed::Fragments(lists) => lists[0].iter().map(show).collect::<Vec<_>>().join(" "),
            Needed::Other => "other".to_owned(),
        }
    }

    #[test]
    fn between_blanks_words_are_whole_and_beside_marks_they_may_go_on() {
        assert_eq!(fragments("senate"), "only -senate-");
        assert_eq!(fragments("the senate vot"), "-the senate vot-");
        assert_eq!(fragments("u.s. 1,000"), "-u- -s- 1- -000-");
        assert_eq!(fragments("naïve 日本"), "-naïve");
        assert_eq!(fragments("...\" —"), "other");
    }

    #[test]
    fn letters_that_are_joined_are_never_parted() {
        for c in ('\u{0}'..'\u{1000}').filter(|c| is_joined(*c)) {
            for text in [
                format!("a{c}"),
                format!("{c}a"),
                format!("7{c}"),
                format!("{c}7"),
            ] {
                assert_eq!(text.unicode_word_indices().count(), 1, "{c}");
            }
        }
    }
}
