//! Folds text, so that what is typed finds what is printed: case, accents and typographic marks go.
//!
//! One pass, character by character, so that each folded byte can be led back to the bytes it came
//! from. Only accents of scripts that are read without them are dropped: the vowel signs of Indic
//! scripts are marks to Unicode too, and words would melt into each other without them.

use unicode_normalization::char::decompose_compatible;

use crate::text::Span;

/// A folded text and, for each of its bytes, the bytes of the source it stands for.
pub(super) struct Folded {
    /// The folded text.
    pub text: String,
    places: Vec<Span>,
}

impl Folded {
    /// The part of the source that a part of the folded text stands for.
    pub(super) fn source_span(&self, folded: Span) -> Option<Span> {
        let inner = self.places.get(folded.start..folded.end)?;
        Some(inner.first()?.join(*inner.last()?))
    }
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
    fold_telling(text, folded, |_, _| {});
}

/// The same; tells of each character beside ASCII, and what of the folded text it came to.
pub(super) fn fold_telling(text: &str, folded: &mut String, mut tell: impl FnMut(char, Span)) {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest
            .bytes()
            .position(|b| !b.is_ascii())
            .unwrap_or(rest.len());
        let from = folded.len();
        folded.push_str(&rest[..plain]);
        folded[from..].make_ascii_lowercase();
        let mut others = rest[plain..].chars();
        if let Some(c) = others.next() {
            let start = folded.len();
            fold_char(c, &mut |f| folded.push(f));
            tell(c, Span::new(start, folded.len()));
        }
        rest = others.as_str();
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

/// Folds a text and keeps the way back.
pub(super) fn fold_with_places(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        places: Vec::with_capacity(text.len()),
    };
    for (start, c) in text.char_indices() {
        let place = Span::new(start, start + c.len_utf8());
        let before = folded.text.len();
        fold_char(c, &mut |f| folded.text.push(f));
        folded.places.resize(folded.text.len(), place);
        if folded.text.len() == before {
            widen_last(&mut folded.places, place.end);
        }
    }
    folded
}

/// Gives a dropped accent to the letter before it, so that a lit letter never loses its accent.
fn widen_last(places: &mut [Span], end: usize) {
    let Some(last) = places.last().copied() else {
        return;
    };
    for place in places.iter_mut().rev().take_while(|p| **p == last) {
        place.end = end;
    }
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

    #[test]
    fn a_letter_keeps_its_accent_on_the_way_back() {
        let folded = fold_with_places("cafe\u{301} x");
        assert_eq!(folded.text, "cafe x");
        assert_eq!(folded.source_span(Span::new(0, 4)), Some(Span::new(0, 6)));
    }

    #[test]
    fn a_ligature_is_led_back_whole() {
        let folded = fold_with_places("ﬁre");
        assert_eq!(folded.text, "fire");
        assert_eq!(folded.source_span(Span::new(1, 4)), Some(Span::new(0, 5)));
    }
}
