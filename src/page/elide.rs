//! Long wordings made short: what twins share gives way to `…`, what they differ on stays.

use super::{Lit, Role, text_width};
use crate::text::Span;

/// A shorter text is read as fast whole.
const LONG_CELLS: usize = 200;
/// A shared stretch is elided where it is longer: the words at its ends say what it is about.
const SHARED_CELLS: usize = 56;
/// So much is kept at either end of it, to the next whole word.
const KEPT_CELLS: usize = 20;

/// Leaves out the middle of long shared stretches of a long text; `lit` must come from `light_up`.
///
/// Returns the shorter text with what lights up in it; none where nothing is left out.
pub fn elide_shared(text: &str, lit: &[Lit]) -> Option<(String, Vec<Lit>)> {
    if text_width(text) <= LONG_CELLS {
        return None;
    }
    let cuts: Vec<Span> = lit.iter().filter_map(|lit| cut_of(text, *lit)).collect();
    if cuts.is_empty() {
        return None;
    }
    let mut short = String::new();
    let mut at = 0;
    for cut in &cuts {
        short.push_str(Span::new(at, cut.start).of(text));
        short.push('…');
        at = cut.end;
    }
    short.push_str(Span::new(at, text.len()).of(text));
    let moved = |place: usize| {
        let before = cuts.iter().take_while(|cut| cut.start < place);
        before.fold(place, |place, cut| place + '…'.len_utf8() - cut.len())
    };
    let lit = lit.iter().map(|lit| Lit {
        span: Span::new(moved(lit.span.start), moved(lit.span.end)),
        role: lit.role,
    });
    let lit = lit.collect();
    Some((short, lit))
}

/// The middle of a shared stretch, between whole words, with the blanks around it left standing.
fn cut_of(text: &str, lit: Lit) -> Option<Span> {
    let own = lit.span.of(text);
    if lit.role != Role::Shared || text_width(own) <= SHARED_CELLS {
        return None;
    }
    let blanks = || {
        own.char_indices()
            .filter(|(_, c)| *c == ' ')
            .map(|(at, _)| at)
    };
    let is_kept = |at: &usize| text_width(&own[..*at]) >= KEPT_CELLS;
    let start = blanks().find(is_kept)? + 1;
    let is_end = |at: &usize| text_width(&own[*at..]) >= KEPT_CELLS;
    let end = blanks().rfind(is_end)?;
    (start < end).then(|| Span::new(start, end).shift(lit.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::text_width;

    const START: &str = "The harbour master said ";
    const SHARED: &str = "the crane on the northern quay had been stopped by its crew \
                          as soon as the wind rose above the limit that the makers give for it";
    const END: &str = ", which was at four, and not at five, as the owner of the quay had told \
                       the council in the week before";

    fn elided() -> Option<(String, Vec<Lit>)> {
        let text = format!("{START}{SHARED}{END}");
        let shared = Span::new(START.len(), START.len() + SHARED.len());
        let four = Span::new(shared.end + 15, shared.end + 19);
        let lit = [(shared, Role::Shared), (four, Role::Differs)];
        elide_shared(&text, &lit.map(|(span, role)| Lit { span, role }))
    }

    #[test]
    fn middle_of_what_is_shared_gives_way() {
        let (text, lit) = elided().expect("it is long");
        assert!(text.starts_with("The harbour master said the crane on the northern … "));
        assert!(text.ends_with(END) && text_width(&text) < 200, "{text}");
        let words: Vec<&str> = lit.iter().map(|l| l.span.of(&text)).collect();
        assert_eq!(
            words,
            ["the crane on the northern … the makers give for it", "four"]
        );
    }

    #[test]
    fn short_text_stays_whole() {
        let shared = Span::new(0, SHARED.len());
        let lit = [Lit {
            span: shared,
            role: Role::Shared,
        }];
        assert_eq!(elide_shared(SHARED, &lit), None);
    }

    #[test]
    fn long_word_without_a_blank_is_no_panic() {
        let text = "ü".repeat(300);
        let lit = [Lit {
            span: Span::new(0, text.len()),
            role: Role::Shared,
        }];
        assert_eq!(elide_shared(&text, &lit), None);
    }
}
