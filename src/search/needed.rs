//! What a pattern needs: the letters in a row that stand wherever it falls, told by its parts.
//!
//! ```text
//!  sanction(s|ed)    "sanction"
//!  \d+ people        a word that begins with "people"
//!  Obama|Putin       "obama", or "putin"
//!  \d{4}             nothing an index knows of
//! ```

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Repetition};

use super::fold::fold;
use super::fragments::{FragmentReader, Needed};

/// Characters of a class that may all be one letter: `[Kk\u{212a}]`.
const MAX_FORMS: usize = 8;

/// What a statement must hold for a pattern to fall on it.
pub(super) fn needed_by(pattern: &Hir) -> Needed {
    if let HirKind::Alternation(all) = without_groups(pattern).kind() {
        let lists = all.iter().map(|one| Reader::of(one).fragments.fragments());
        let lists: Vec<_> = lists.collect();
        return if lists.iter().any(Vec::is_empty) {
            Needed::Other
        } else {
            Needed::Fragments(lists)
        };
    }
    let reader = Reader::of(pattern);
    let is_letters = reader.is_letters;
    let mut all = reader.fragments.fragments();
    match (all.pop(), is_letters) {
        (None, _) => Needed::Other,
        (Some(one), true) if all.is_empty() => Needed::Letters(one),
        (Some(last), _) => {
            all.push(last);
            Needed::Fragments(vec![all])
        }
    }
}

/// The pattern that falls wherever this one does, whatever stands around: without `\b`, `^` and `$`.
pub(super) fn without_looks(pattern: &Hir) -> Hir {
    match pattern.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Repetition(repeated) => Hir::repetition(Repetition {
            sub: Box::new(without_looks(&repeated.sub)),
            ..*repeated
        }),
        HirKind::Capture(group) => without_looks(&group.sub),
        HirKind::Concat(all) => Hir::concat(all.iter().map(without_looks).collect()),
        HirKind::Alternation(all) => Hir::alternation(all.iter().map(without_looks).collect()),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => pattern.clone(),
    }
}

fn without_groups(pattern: &Hir) -> &Hir {
    match pattern.kind() {
        HirKind::Capture(group) => without_groups(&group.sub),
        _ => pattern,
    }
}

/// Goes through a pattern from its beginning to its end.
struct Reader {
    fragments: FragmentReader,
    /// Nothing but letters of either case and digits came.
    is_letters: bool,
}

impl Reader {
    fn of(pattern: &Hir) -> Reader {
        let mut reader = Reader {
            fragments: FragmentReader::default(),
            is_letters: true,
        };
        reader.read(pattern);
        reader
    }

    fn read(&mut self, pattern: &Hir) {
        match pattern.kind() {
            HirKind::Empty => {}
            HirKind::Look(_) => self.is_letters = false,
            HirKind::Literal(literal) => match str::from_utf8(&literal.0) {
                Ok(text) => text.chars().for_each(|c| self.read_char(c)),
                Err(_) => self.cut(),
            },
            HirKind::Class(Class::Unicode(class)) => match letter_of(class) {
                Some(letter) => self.fragments.letter(letter),
                None => self.cut(),
            },
            HirKind::Repetition(repeated) if repeated.min > 0 => {
                self.read(&repeated.sub);
                self.cut();
            }
            HirKind::Capture(group) => self.read(&group.sub),
            HirKind::Concat(all) => all.iter().for_each(|one| self.read(one)),
            HirKind::Class(_) | HirKind::Repetition(_) | HirKind::Alternation(_) => self.cut(),
        }
    }

    fn read_char(&mut self, c: char) {
        match c {
            ' ' => {
                self.is_letters = false;
                self.fragments.blank();
            }
            c if c.is_ascii_alphanumeric() => {
                self.is_letters &= c.is_ascii_digit();
                self.fragments.letter(c.to_ascii_lowercase());
            }
            _ => self.cut(),
        }
    }

    fn cut(&mut self) {
        self.is_letters = false;
        self.fragments.cut();
    }
}

/// The letter that a class stands for in either case, if it is one: `[Kk\u{212a}]` -> `k`
fn letter_of(class: &ClassUnicode) -> Option<char> {
    let forms = class
        .ranges()
        .iter()
        .flat_map(|range| range.start()..=range.end());
    let forms: Vec<char> = forms.take(MAX_FORMS + 1).collect();
    let letter = forms.iter().copied().find(char::is_ascii_lowercase)?;
    let is_form = |c: &char| fold(c.encode_utf8(&mut [0; 4])).chars().eq([letter]);
    let is_both = forms.contains(&letter.to_ascii_uppercase());
    (is_both && forms.len() <= MAX_FORMS && forms.iter().all(is_form)).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::super::fragments::Fragment;
    use super::*;

    fn parse(pattern: &str) -> Hir {
        let mut builder = regex_syntax::ParserBuilder::new();
        let parsed = builder.case_insensitive(true).build().parse(pattern);
        parsed.expect("a pattern")
    }

    /// What a pattern needs; a hyphen where the word may go on, a bar between lists.
    fn needed(pattern: &str) -> String {
        let show = |f: &Fragment| {
            let edge = |is_edge: bool| if is_edge { "" } else { "-" };
            format!("{}{}{}", edge(f.is_begin), f.letters, edge(f.is_end))
        };
        let list = |all: &Vec<Fragment>| all.iter().map(show).collect::<Vec<_>>().join(" ");
        match needed_by(&parse(pattern)) {
            Needed::Letters(one) => format!("only {}", show(&one)),
            Needed::Fragments(lists) => lists.iter().map(list).collect::<Vec<_>>().join(" | "),
            Needed::Other => "other".to_owned(),
        }
    }

    #[test]
    fn letters_that_stand_wherever_it_falls() {
        assert_eq!(needed("kiosk 4"), "-kiosk 4-");
        assert_eq!(needed(r"\d+ people"), "people-");
        assert_eq!(needed("sanction(s|ed)"), "-sanction-");
        assert_eq!(needed(r"\bfel+ow.*ship"), "-fel- -ow- -ship-");
        assert_eq!(needed("(Obama|Putin)"), "-obama- | -putin-");
    }

    #[test]
    fn letters_alone_are_told_from_letters_in_a_pattern() {
        assert_eq!(needed("(the)"), "only -the-");
        assert_eq!(needed("(?-i:The)"), "-the-");
        assert_eq!(needed(r"the\b"), "-the-");
    }

    #[test]
    fn what_may_be_missing_is_not_needed() {
        for pattern in [r"\d{4}", "x?", "(ab)*", "ab|[0-9]", "é"] {
            assert_eq!(needed(pattern), "other", "{pattern}");
        }
    }

    #[test]
    fn looks_go_and_the_rest_stays() {
        let bare = without_looks(&parse(r"^(a\b|b$)+c"));
        assert_eq!(bare, without_looks(&parse("(?:a|b)+c")));
    }
}
