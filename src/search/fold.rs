//! Folds text, so that what is typed finds what is printed: case, accents and typographic marks go.
//!
//! One pass, which tells of each character beside ASCII where it went, so that each folded byte can be led
//! back to the bytes it came from (`reading.rs`). Only accents of scripts that are read without them are dropped: the vowel signs of Indic
//! scripts are marks to Unicode too, and words would melt into each other without them.

use unicode_normalization::char::decompose_compatible;

use crate::text::Span;

/// A character beside ASCII, and where it went.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folding {
    pub c: char,
    /// In the source.
    pub source: Span,
    /// What it came to in the folded text.
    pub folded: Span,
}

/// Folds a text.
///
/// `"The “Café” can’t"` -> `"the \"cafe\" can't"`
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Folds a text onto the end of another: runs of ASCII whole, the rest character by character.
pub(super) fn fold_onto(text: &str, folded: &mut String) {
    fold_telling(text, folded, |_| {});
}

/// The same; tells of each character beside ASCII.
pub(super) fn fold_telling(text: &str, folded: &mut String, mut tell: impl FnMut(Folding)) {
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let plain = rest.bytes().position(|b| !b.is_ascii());
        let plain = plain.unwrap_or(rest.len());
        let from = folded.len();
        folded.push_str(&rest[..plain]);
        folded[from..].make_ascii_lowercase();
        at += plain;
        if let Some(c) = text[at..].chars().next() {
            let (source, start) = (Span::new(at, at + c.len_utf8()), folded.len());
            fold_char(c, &mut |f| folded.push(f));
            let folded = Span::new(start, folded.len());
            tell(Folding { c, source, folded });
            at = source.end;
        }
    }
}

/// What stands in a text beside ASCII, as far as a search for ASCII letters cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Foreign {
    /// Nothing.
    #[default]
    None,
    /// Marks and letters that never become a letter, a digit or a blank of ASCII: `“…”`, `щ`.
    Apart,
    /// Letters that do, or nothing: `é`, `ﬁ`, a soft hyphen.
    Letters,
}

/// Tells what stands in a text beside ASCII.
pub(super) fn foreign_in(text: &str) -> Foreign {
    if text.is_ascii() {
        Foreign::None
    } else if text.chars().filter(|c| !c.is_ascii()).all(is_apart) {
        Foreign::Apart
    } else {
        Foreign::Letters
    }
}

/// Tells whether a character beside ASCII stays apart from letters, digits and blanks of ASCII, and is
/// no letter where what it folds to is none.
pub(super) fn is_apart(c: char) -> bool {
    let (mut folds, mut is_apart) = (false, true);
    fold_char(c, &mut |f| {
        folds = true;
        let is_mark = f.is_ascii() && !f.is_ascii_alphanumeric() && f != ' ';
        is_apart &= !f.is_ascii() || (is_mark && !c.is_alphanumeric());
    });
    folds && is_apart
}

fn fold_char(c: char, push: &mut impl FnMut(char)) {
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
        return;
    }
    // Spared the way through Unicode's tables: a third of all news sentences has one of them.
    if let (
        '\u{2013}' | '\u{2014}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}',
        Some(plain),
    ) = (c, plain_form(c))
    {
        plain.chars().for_each(&mut *push);
        return;
    }
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase().filter(|l| !is_dropped(*l)) {
            match plain_form(lower) {
                Some(plain) => plain.chars().for_each(&mut *push),
                None => push(lower),
            }
        }
    });
}

/// Accents and points that readers leave out, and characters that cannot be seen.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}' // Latin, Greek, Cyrillic
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' // Hebrew
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' // Arabic
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// What a keyboard types for characters that Unicode does not take apart.
fn plain_form(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2b9}' | '\u{2bc}' | '\u{60}' => "'",
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{2028}' | '\u{2029}' => " ",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_typographic_marks_go() {
        assert_eq!(fold("Søren’s “CAFÉ” — Łódź…"), "soren's \"cafe\" - lodz...");
    }

    #[test]
    fn quotation_marks_are_apart_and_accents_are_not() {
        let all = ["plain", "“so…” — да", "café", "co\u{ad}op", "a\u{a0}b"];
        let found: Vec<Foreign> = all.into_iter().map(foreign_in).collect();
        assert_eq!(found[..2], [Foreign::None, Foreign::Apart]);
        assert_eq!(found[2..], [Foreign::Letters; 3]);
    }

    #[test]
    fn vowel_signs_of_other_scripts_stay() {
        assert_eq!(fold("हिन्दी"), "हिन्दी");
    }
}
