//! Which word of one statement stands for which word of the other.
//!
//! A word that both have may stand in each of them twice, and a word may have several that could stand
//! for it. So the words are set against each other one to one, and where there is a choice, the pair
//! wins whose neighbours are pairs too: what a reader would draw with a pencil.
//!
//! ```text
//!   The owner   consented to hand over  the log of  the ferry .
//!      ╲            ┆         ┆  │           │            │
//!   Lindt , the owner , agreed to send over  the log , the ferry's log .
//! ```
//!
//! Words of grammar stand for nothing by themselves; they belong to a phrase where both have the same
//! ones between two neighbours that stand for each other. A best path through the table of all words
//! (as for a difference of files) was dropped: outlets turn clauses around, and then half of what is
//! shared lies off the path.

use super::Counterpart;
use crate::text::Span;

/// A word that stands more often than this in a statement is looked for at its first places only: the
/// pairs of places grow with the square.
const MOST_PLACES: usize = 12;

/// A neighbour farther off says nothing about a pair. Three words are a name or a verb with its object.
const MOST_NEIGHBOUR_WORDS: usize = 3;

/// Words of grammar that belong to the verb before them: "hand over", "give up".
const PARTICLES: [&str; 5] = ["over", "up", "out", "off", "down"];

/// A statement as a row of the words that carry news.
#[derive(Debug)]
pub(super) struct Line<'a> {
    text: &'a str,
    /// Where the words stand, in order.
    words: Vec<Span>,
}

impl<'a> Line<'a> {
    /// A statement with these words, in any order.
    pub(super) fn new(text: &'a str, mut words: Vec<Span>) -> Self {
        words.sort_unstable();
        words.dedup();
        Line { text, words }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    fn rank(&self, word: Span) -> Option<usize> {
        self.words.binary_search(&word).ok()
    }

    /// What stands between the word of this rank and the next one.
    fn gap(&self, rank: usize) -> Option<Span> {
        let (word, next) = (self.words.get(rank)?, self.words.get(rank + 1)?);
        (word.end <= next.start).then(|| Span::new(word.end, next.start))
    }

    /// The particle right after the word of this rank.
    fn particle(&self, rank: usize) -> Option<(Span, &'static str)> {
        let end = self.words[rank].end;
        let rest = self.text[end..].strip_prefix(' ')?;
        let is_next = |p: &&&str| {
            let tail = rest.strip_prefix(**p);
            tail.is_some_and(|t| !t.starts_with(char::is_alphanumeric))
        };
        let found = PARTICLES.iter().find(is_next)?;
        Some((Span::new(end + 1, end + 1 + found.len()), found))
    }
}

/// Two words, one of each statement, that are the same or stand for each other, with all their places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pairing<'a> {
    pub(super) a: &'a [Span],
    pub(super) b: &'a [Span],
    /// How far they stand for each other, 0 to 1; 1 where they are the same word.
    pub(super) likeness: f64,
}

/// Two places that stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aligned {
    /// Index of the pairing it was chosen from.
    pub(super) pairing: usize,
    /// The rank of the word in each statement.
    ranks: (usize, usize),
    pub(super) a: Span,
    pub(super) b: Span,
}

/// Chooses the places that stand for each other, one to one; in order of the first statement.
pub(super) fn align(a: &Line<'_>, b: &Line<'_>, pairings: &[Pairing<'_>]) -> Vec<Aligned> {
    let mut possible = possible_pairs(a, b, pairings);
    let places = Places::of(&possible, pairings);
    let width = (a.words.len().max(1), b.words.len().max(1));
    let key = |pair: &Aligned| {
        let worth = pairings[pair.pairing].likeness + places.neighbours(pair.ranks);
        // How far the two are from the same place in their statements.
        let shift = (pair.ranks.0 * width.1).abs_diff(pair.ranks.1 * width.0);
        (worth, shift)
    };
    let mut ranked: Vec<((f64, usize), Aligned)> =
        possible.drain(..).map(|p| (key(&p), p)).collect();
    ranked.sort_by(|x, y| {
        let by_worth = y.0.0.total_cmp(&x.0.0);
        by_worth.then((x.0.1, x.1.ranks).cmp(&(y.0.1, y.1.ranks)))
    });
    let mut taken = (vec![false; a.words.len()], vec![false; b.words.len()]);
    let mut chosen = Vec::new();
    for (_, pair) in ranked {
        let (i, j) = pair.ranks;
        if !taken.0[i] && !taken.1[j] {
            (taken.0[i], taken.1[j]) = (true, true);
            chosen.push(pair);
        }
    }
    chosen.sort_unstable_by_key(|pair| pair.ranks);
    chosen
}

/// Every pair of places that a pairing allows.
fn possible_pairs(a: &Line<'_>, b: &Line<'_>, pairings: &[Pairing<'_>]) -> Vec<Aligned> {
    let mut possible = Vec::new();
    for (number, pairing) in pairings.iter().enumerate() {
        for &word_a in pairing.a.iter().take(MOST_PLACES) {
            for &word_b in pairing.b.iter().take(MOST_PLACES) {
                if let (Some(i), Some(j)) = (a.rank(word_a), b.rank(word_b)) {
                    possible.push(Aligned {
                        pairing: number,
                        ranks: (i, j),
                        a: word_a,
                        b: word_b,
                    });
                }
            }
        }
    }
    possible
}

/// Which ranks could stand for each other, and how far.
struct Places(Vec<((usize, usize), f64)>);

impl Places {
    fn of(possible: &[Aligned], pairings: &[Pairing<'_>]) -> Self {
        let place = |pair: &Aligned| (pair.ranks, pairings[pair.pairing].likeness);
        let mut places: Vec<_> = possible.iter().map(place).collect();
        places.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
        places.dedup_by_key(|place| place.0);
        Places(places)
    }

    fn at(&self, i: Option<usize>, j: Option<usize>) -> f64 {
        let (Some(i), Some(j)) = (i, j) else {
            return 0.0;
        };
        let found = self.0.binary_search_by_key(&(i, j), |place| place.0);
        found.map_or(0.0, |at| self.0[at].1)
    }

    /// How well the words around two words stand for each other; near ones count for more.
    fn neighbours(&self, (i, j): (usize, usize)) -> f64 {
        let at = |steps: usize| {
            let after = self.at(i.checked_add(steps), j.checked_add(steps));
            let before = self.at(i.checked_sub(steps), j.checked_sub(steps));
            (after + before) / steps as f64
        };
        (1..=MOST_NEIGHBOUR_WORDS).map(at).sum()
    }
}

/// What of two statements is marked as shared.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// The aligned words of the first, in order; neighbours are joined, with the words of grammar between
    /// them where both have the same.
    pub(super) a: Vec<Span>,
    /// The same of the second.
    pub(super) b: Vec<Span>,
    /// The words among them that differ, or phrases of such words, in order of the first.
    pub(super) counterparts: Vec<Counterpart>,
}

/// Makes phrases of aligned words.
pub(super) fn marks(
    a: &Line<'_>,
    b: &Line<'_>,
    aligned: &[Aligned],
    pairings: &[Pairing<'_>],
) -> Marks {
    let mut found = Marks::default();
    let mut last: Option<&Aligned> = None;
    for pair in aligned {
        let (mut one, mut other) = (pair.a, pair.b);
        if let Some(verb) = with_particle(a, b, pair) {
            (one, other) = (verb.a, verb.b);
        }
        let is_soft = |p: &Aligned| pairings[p.pairing].likeness < 1.0;
        let joined = last.filter(|last| is_phrase(a, b, last, pair));
        if let Some(last) = joined {
            found.a.push(Span::new(last.a.end, pair.a.start));
            found.b.push(Span::new(last.b.end, pair.b.start));
        }
        found.a.push(one);
        found.b.push(other);
        if is_soft(pair) {
            match found.counterparts.last_mut() {
                Some(phrase) if joined.is_some_and(is_soft) => {
                    (phrase.a.end, phrase.b.end) = (one.end, other.end);
                }
                _ => found.counterparts.push(Counterpart { a: one, b: other }),
            }
        }
        last = Some(pair);
    }
    found.a = join_touching(found.a, a.text);
    found.b = join_touching(found.b, b.text);
    found
}

/// A pair of words with the particle after them, where both have the same.
fn with_particle(a: &Line<'_>, b: &Line<'_>, pair: &Aligned) -> Option<Counterpart> {
    let (one, other) = (a.particle(pair.ranks.0)?, b.particle(pair.ranks.1)?);
    (one.1 == other.1).then(|| Counterpart {
        a: pair.a.join(one.0),
        b: pair.b.join(other.0),
    })
}

/// Tells whether two pairs are neighbours in both statements, with the same words of grammar between.
fn is_phrase(a: &Line<'_>, b: &Line<'_>, first: &Aligned, second: &Aligned) -> bool {
    let is_next = second.ranks == (first.ranks.0 + 1, first.ranks.1 + 1);
    let gaps = (a.gap(first.ranks.0), b.gap(first.ranks.1));
    matches!(gaps, (Some(one), Some(other)) if is_next && is_same_grammar(one.of(a.text), other.of(b.text)))
}

/// `" of "`, `" of "` -> true; `" of the "`, `" of a "` -> false
fn is_same_grammar(one: &str, other: &str) -> bool {
    let folded = |text: &str| text.trim().to_lowercase();
    folded(one) == folded(other)
}

/// Joins spans with nothing but blanks, hyphens, apostrophes or signs of money between them.
fn join_touching(mut spans: Vec<Span>, text: &str) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end || is_bridge(&text[last.end..span.start]) => {
                last.end = last.end.max(span.end);
            }
            _ => joined.push(span),
        }
    }
    joined
}

fn is_bridge(between: &str) -> bool {
    between
        .chars()
        .all(|c| matches!(c, ' ' | '-' | '\'' | '’' | '$' | '€' | '£'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{are_synonyms, words};

    /// The marked words of both, joined by " | ", and the counterparts as "a=b".
    fn aligned(text_a: &str, text_b: &str) -> (String, String, String) {
        let news = |text: &str| {
            let found = words(text).into_iter().filter(|w| !w.is_stop_word());
            found.map(|w| (w.stem(), w.span)).collect::<Vec<_>>()
        };
        let (news_a, news_b) = (news(text_a), news(text_b));
        let is_in = |stem: &String, list: &[(String, Span)]| list.iter().any(|w| w.0 == *stem);
        let mut pairs = Vec::new();
        for (stem_a, a) in &news_a {
            for (stem_b, b) in &news_b {
                let is_free = !is_in(stem_a, &news_b) && !is_in(stem_b, &news_a);
                if stem_a == stem_b {
                    pairs.push(([*a], [*b], 1.0));
                } else if is_free && are_synonyms(stem_a, stem_b) {
                    pairs.push(([*a], [*b], 0.7));
                }
            }
        }
        let pairings = pairs.iter().map(|(a, b, likeness)| Pairing {
            a,
            b,
            likeness: *likeness,
        });
        let pairings: Vec<Pairing> = pairings.collect();
        let line =
            |text, news: &[(String, Span)]| Line::new(text, news.iter().map(|w| w.1).collect());
        let (a, b) = (line(text_a, &news_a), line(text_b, &news_b));
        let chosen = align(&a, &b, &pairings);
        let found = marks(&a, &b, &chosen, &pairings);
        let soft = found.counterparts.iter();
        let soft: Vec<String> = soft
            .map(|p| format!("{}={}", p.a.of(text_a), p.b.of(text_b)))
            .collect();
        let join = |spans: Vec<Span>, text| {
            let parts: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
            parts.join(" | ")
        };
        (
            join(found.a, text_a),
            join(found.b, text_b),
            soft.join(" | "),
        )
    }

    fn marked(a: &str, b: &str) -> (String, String) {
        let (a, b, _) = aligned(a, b);
        (a, b)
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn repeated_word_is_marked_where_its_neighbours_are() {
        assert_eq!(
            marked(
                "The ferry sank after the ferry Selma burned.",
                "Gulls cried as the ferry Selma burned."
            ),
            pair("ferry Selma burned", "ferry Selma burned")
        );
    }

    #[test]
    fn word_that_stands_once_is_marked_once() {
        assert_eq!(
            marked("Ferry to ferry, crews waved.", "The ferry left."),
            pair("Ferry", "ferry")
        );
    }

    #[test]
    fn each_word_stands_for_one_only() {
        let (_, _, soft) = aligned("They consented.", "He agreed and promised.");
        assert_eq!(soft, "consented=agreed");
    }

    #[test]
    fn phrases_stand_for_each_other_with_their_grammar() {
        let (a, b, soft) = aligned(
            "The owner consented to hand over the log.",
            "Its owner agreed to send over all logs.",
        );
        assert_eq!(a, "owner consented to hand over | log");
        assert_eq!(b, "owner agreed to send over | logs");
        assert_eq!(soft, "consented to hand over=agreed to send over");
    }

    #[test]
    fn turned_clauses_are_still_aligned() {
        assert_eq!(
            marked(
                "After the fire in Brae the ferry sank.",
                "The ferry sank when a fire broke out in Brae."
            ),
            pair("fire | Brae | ferry sank", "ferry sank | fire | Brae")
        );
    }

    #[test]
    fn other_grammar_parts_a_phrase() {
        assert_eq!(
            marked("A crew of 14 sailed.", "The crew, all 14, sailed."),
            pair("crew | 14 sailed", "crew | 14 | sailed")
        );
    }

    #[test]
    fn nothing_shared_marks_nothing() {
        assert_eq!(marked("The ferry sank.", "It rained."), pair("", ""));
        assert_eq!(marked("", ""), pair("", ""));
    }
}
