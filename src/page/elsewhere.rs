//! Differing values that stand outside their statement.
//!
//! Who is credited with a quotation is often named a sentence before it or after it. Then the statement
//! itself has nothing to mark; the name nearest to it is marked instead, so that a difference can be seen
//! on both sides.

use super::Index;
use crate::claims::StatementRef;
use crate::comparison::Comparison;
use crate::text::Span;

/// A name further off belongs to something else.
const REACH_BYTES: usize = 1500;

/// Returns where in the article the values stand on which `statement` differs from `other` without
/// having them in its own words; in bytes of the article.
pub fn values_elsewhere(
    comparison: &Comparison,
    index: &Index,
    statement: StatementRef,
    other: StatementRef,
) -> Vec<Span> {
    let article = comparison.articles.get(statement.article.0);
    let own = article.and_then(|a| Some((a, a.statements.get(statement.statement.0)?.span)));
    let Some((article, span)) = own else {
        return Vec::new();
    };
    let differences = index.differences(comparison, statement, other);
    let placeless = differences.filter(|(_, own, _)| own.span.is_none() && !own.text.is_empty());
    let nearest = placeless.filter_map(|(_, own, _)| nearest_to(&article.text, &own.text, span));
    nearest.collect()
}

/// The place of some words in a text that lies nearest to a span and not within it.
fn nearest_to(text: &str, words: &str, span: Span) -> Option<Span> {
    let places = text
        .match_indices(words)
        .map(|(at, found)| Span::new(at, at + found.len()));
    let distance = |place: &Span| {
        let after = place.start.saturating_sub(span.end);
        after + span.start.saturating_sub(place.end)
    };
    let near = places.filter(|place| !place.overlaps(span) && distance(place) <= REACH_BYTES);
    near.min_by_key(|place| (distance(place), place.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_of_several_places_is_taken() {
        let text = "Reh came. Lindt spoke. “It was shut.” So Lindt said, and Reh.";
        let quote = Span::new(23, 41);
        let found = |words: &str| nearest_to(text, words, quote).map(|s| s.start);
        assert_eq!(found("Lindt"), text.rfind("Lindt"));
        assert_eq!(found("spoke"), text.find("spoke"));
        assert_eq!(found("Reh"), Some(0));
        assert_eq!(found("shut"), None);
        assert_eq!(found("nobody"), None);
    }
}
