//! Finds direct quotations.
//!
//! Writers mix marks: a straight one opens and a curly one closes, a closing one is missing, an
//! apostrophe or an inch looks like one. So a mark is judged by its neighbours, not by its shape
//! alone. Double and single marks are found apart, since `'` is nearly always an apostrophe; a
//! single quotation is kept only where it is whole and no double one stands around it.

use super::Span;

/// One direct quotation inside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included.
    pub outer: Span,
    /// The quoted words alone.
    pub inner: Span,
    /// Whether the closing mark is there; without it the quotation runs to the paragraph's end and may
    /// go on in the next paragraph.
    pub is_closed: bool,
}

impl Quotation {
    /// The same quotation in a text that begins `by` bytes earlier.
    #[must_use]
    pub fn shift(self, by: usize) -> Self {
        Quotation {
            outer: self.outer.shift(by),
            inner: self.inner.shift(by),
            ..self
        }
    }
}

/// Returns the quotations of one paragraph in order, outermost only.
///
/// A mark left open runs to the end. Where a second one opens before it, the first closes nothing and is
/// dropped. Feet and inches are no marks.
///
/// `"He said “no,” not ‘yes’."` -> `“no,”`, `‘yes’`; `"The 6' 2" man"` -> nothing
pub fn quotations(paragraph: &str) -> Vec<Quotation> {
    let doubles = find(paragraph, double_mark, true);
    let singles = find(paragraph, single_mark, false);
    merge(doubles, singles)
}

/// Tells whether a character may open or close a quotation.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '«' | '»' | '‘'..='‟' | '「'..='』'
    )
}

/// What a mark does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Opens; closed only by a mark of the same family.
    Opens(Family),
    /// Closes.
    Closes(Family),
    /// Opens if nothing is open, else closes.
    Either(Family),
    /// May close, or may be the apostrophe of `workers'`; a later firm one is believed instead.
    MayClose(Family),
}

/// Marks that can close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Curly,
    /// `„…“`, where the mark that opens elsewhere closes.
    Low,
    Guillemet,
    Corner,
    Single,
}

/// A character with those next to it.
#[derive(Clone, Copy)]
struct Place<'a> {
    before: &'a str,
    mark: char,
    after: &'a str,
}

impl Place<'_> {
    fn previous(self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn next(self) -> Option<char> {
        self.after.chars().next()
    }

    /// Tells whether a quotation may begin here, by what stands before the mark.
    fn is_at_word_start(self) -> bool {
        let is_break = |c: char| c.is_whitespace() || "([{—–-/“\"‘'«„".contains(c);
        self.previous().is_none_or(is_break) && self.next().is_some_and(|c| !c.is_whitespace())
    }

    /// Tells whether a quotation may end here, by what stands after the mark.
    fn is_at_word_end(self) -> bool {
        self.next().is_none_or(|c| !c.is_alphanumeric())
            && self.previous().is_some_and(|c| !c.is_whitespace())
    }
}

fn double_mark(place: Place<'_>, open: Option<Family>) -> Option<Mark> {
    match place.mark {
        '“' | '‟' | '”' if open == Some(Family::Low) => Some(Mark::Closes(Family::Low)),
        '“' | '‟' => Some(Mark::Opens(Family::Curly)),
        '”' if open.is_none() && place.is_at_word_start() => Some(Mark::Opens(Family::Curly)),
        '”' => Some(Mark::Closes(Family::Curly)),
        '„' => Some(Mark::Opens(Family::Low)),
        '«' | '»' => Some(Mark::Either(Family::Guillemet)),
        '「' | '『' if open.is_none() => Some(Mark::Opens(Family::Corner)),
        '」' | '』' => Some(Mark::Closes(Family::Corner)),
        '"' => straight_mark(place, open),
        _ => None,
    }
}

fn straight_mark(place: Place<'_>, open: Option<Family>) -> Option<Mark> {
    let is_after_digit = place.previous().is_some_and(|c| c.is_ascii_digit());
    if is_after_digit && (open.is_none() || is_after_feet(place.before)) {
        return None;
    }
    if open == Some(Family::Low) {
        return Some(Mark::Closes(Family::Low));
    }
    match (place.is_at_word_start(), place.is_at_word_end()) {
        (true, false) => Some(Mark::Opens(Family::Curly)),
        (false, true) => Some(Mark::Closes(Family::Curly)),
        _ => Some(Mark::Either(Family::Curly)),
    }
}

/// Tells whether the text ends in feet and the number of inches: `6' 2`.
fn is_after_feet(before: &str) -> bool {
    let feet = before
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches(' ');
    let digits = feet.strip_suffix(['\'', '’', '′']);
    digits.is_some_and(|d| d.ends_with(|c: char| c.is_ascii_digit()))
}

/// Words that begin with an apostrophe.
const CLIPPED: [&str; 9] = [
    "em", "til", "tis", "twas", "cause", "bout", "round", "n", "cos",
];

fn single_mark(place: Place<'_>, open: Option<Family>) -> Option<Mark> {
    if !matches!(place.mark, '‘' | '’' | '\'' | '‚' | '`') {
        return None;
    }
    let can_open = place.is_at_word_start()
        && matches!(place.mark, '‘' | '\'' | '‚' | '`')
        && !is_clipped(place.after);
    let can_close = place.is_at_word_end() && matches!(place.mark, '’' | '\'' | '‘');
    match (open.is_some(), can_open, can_close) {
        (_, true, false) | (false, true, true) => Some(Mark::Opens(Family::Single)),
        (true, _, true) if is_plural_owner(place) => Some(Mark::MayClose(Family::Single)),
        (true, _, true) => Some(Mark::Closes(Family::Single)),
        _ => None,
    }
}

/// `'90s`, `'em`, `'n'`.
fn is_clipped(after: &str) -> bool {
    let end = after
        .char_indices()
        .take(8)
        .find(|&(_, c)| !c.is_alphanumeric());
    let word = end.map_or("", |(at, _)| &after[..at]);
    let is_decade =
        word.len() == 3 && word.ends_with('s') && word.starts_with(|c: char| c.is_ascii_digit());
    let is_year = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    is_decade || is_year || CLIPPED.contains(&word.to_lowercase().as_str())
}

/// `workers' rights`: an `s`, then a blank and a lower-case word.
fn is_plural_owner(place: Place<'_>) -> bool {
    let mut after = place.after.chars();
    place.previous() == Some('s')
        && after.next() == Some(' ')
        && after.next().is_some_and(char::is_lowercase)
}

/// An opening mark that waits for its closing one.
#[derive(Clone, Copy)]
struct Open {
    family: Family,
    start: usize,
    inner: usize,
    /// Where it may have closed already.
    maybe: Option<(usize, usize)>,
}

impl Open {
    fn close(self, at: usize, end: usize) -> Quotation {
        Quotation {
            outer: Span::new(self.start, end),
            inner: Span::new(self.inner, at),
            is_closed: true,
        }
    }

    /// What becomes of it when nothing closes it any more.
    fn give_up(self, paragraph_end: Option<usize>) -> Option<Quotation> {
        let tentative = self.maybe.map(|(at, end)| self.close(at, end));
        tentative.or_else(|| {
            paragraph_end.map(|end| Quotation {
                is_closed: false,
                ..self.close(end, end)
            })
        })
    }
}

/// Pairs the marks that `judge` finds; `can_stay_open` where one may run to the paragraph's end.
fn find(
    paragraph: &str,
    judge: fn(Place<'_>, Option<Family>) -> Option<Mark>,
    can_stay_open: bool,
) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    for (at, mark) in paragraph.char_indices().filter(|(_, c)| is_mark(*c)) {
        let end = at + mark.len_utf8();
        let place = Place {
            before: &paragraph[..at],
            mark,
            after: &paragraph[end..],
        };
        let begun = |family| Open {
            family,
            start: at,
            inner: end,
            maybe: None,
        };
        match (judge(place, open.map(|o| o.family)), open) {
            (Some(Mark::Opens(family)), before) => {
                found.extend(before.and_then(|o| o.give_up(None)));
                open = Some(begun(family));
            }
            (Some(Mark::Either(family)), None) => open = Some(begun(family)),
            (Some(Mark::Closes(family) | Mark::Either(family)), Some(o)) if family == o.family => {
                found.push(o.close(at, end));
                open = None;
            }
            (Some(Mark::MayClose(_)), Some(o)) => {
                open = Some(Open {
                    maybe: Some((at, end)),
                    ..o
                });
            }
            _ => {}
        }
    }
    let end = paragraph.trim_end().len();
    found.extend(open.and_then(|o| o.give_up(can_stay_open.then_some(end))));
    found.retain(|q| !q.inner.is_empty());
    found
}

/// Keeps the outermost of two ordered lists; where two cross, the double one.
fn merge(doubles: Vec<Quotation>, singles: Vec<Quotation>) -> Vec<Quotation> {
    let mut merged: Vec<Quotation> = Vec::with_capacity(doubles.len() + singles.len());
    let mut singles = singles.into_iter().peekable();
    for double in doubles {
        while let Some(single) = singles.next_if(|s| s.outer.end <= double.outer.start) {
            merged.push(single);
        }
        let around = |s: &Quotation| s.outer.contains(double.outer);
        let is_inside_last = merged
            .last()
            .is_some_and(|last| last.outer.end > double.outer.start);
        match singles.peek().copied().filter(around) {
            _ if is_inside_last => continue,
            Some(single) if double.is_closed => merged.push(single),
            _ => merged.push(double),
        }
        let last_end = merged.last().map_or(0, |q| q.outer.end);
        while singles.next_if(|s| s.outer.start < last_end).is_some() {}
    }
    merged.extend(singles);
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks that exactly the parts between ⟦ and ⟧ are found, marks included.
    fn check(marked: &str) {
        let paragraph = marked.replace(['⟦', '⟧'], "");
        let found: Vec<&str> = quotations(&paragraph)
            .iter()
            .map(|q| q.outer.of(&paragraph))
            .collect();
        let wanted: Vec<&str> = marked
            .split('⟦')
            .skip(1)
            .filter_map(|part| part.split('⟧').next())
            .collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn straight_and_curly_marks_may_be_mixed() {
        check("⟦\"It is so,\"⟧ he said. ⟦“It was.”⟧ ⟦\"It will be.”⟧");
    }

    #[test]
    fn guillemets_low_and_corner_marks() {
        check("⟦« Il pleut »⟧ dit-il. ⟦„Nein“⟧, sagt er, ⟦»ja«⟧. ⟦「はい」⟧");
    }

    #[test]
    fn inner_quotation_is_ignored() {
        check("⟦“He said ‘no’ to me,”⟧ she said, ⟦'and \"yes\" to her.'⟧");
    }

    #[test]
    fn apostrophe_is_no_mark() {
        check("The workers' rights aren't what they were in the '90s, Roe's men told 'em.");
    }

    #[test]
    fn single_quotation_may_hold_apostrophes() {
        check("She called it ⟦'the workers' right, isn't it'⟧ and ⟦‘Roe’s plan’⟧.");
    }

    #[test]
    fn feet_and_inches_are_no_marks() {
        check("The 6' 2\" man with a 5\" pipe said ⟦\"I am 6'2\" tall.\"⟧");
    }

    #[test]
    fn quotation_left_open_runs_to_the_end() {
        check("Roe said: ⟦“It is so. It was so.⟧");
        assert!(!quotations("“So")[0].is_closed);
    }

    #[test]
    fn mark_without_its_closing_one_is_dropped_at_the_next() {
        check("He offered “just enough. It was ⟦“wrong”⟧ to say so.");
    }

    proptest! {
        #[test]
        fn quotations_are_ordered_and_on_boundaries(
            text in prop_oneof![any::<String>(), "[“”\"'‘’«»„ a1s.é]{0,40}"]
        ) {
            let mut at = 0;
            for q in quotations(&text) {
                prop_assert!(q.outer.start >= at && q.outer.contains(q.inner));
                prop_assert!(!q.inner.of(&text).is_empty() && !q.outer.of(&text).is_empty());
                at = q.outer.end;
            }
        }
    }
}
