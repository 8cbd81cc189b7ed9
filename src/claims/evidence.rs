//! Why two statements are linked, in parts that add up to the score.
//!
//! The model's parts are logits; a reader gets them as shares of the score, in the proportion of the
//! logits before they become a probability, so that the parts sum to the score. [`telling`] says of each
//! sign how it is told: by the words it was read off, where its gain is handed on to the words in
//! proportion to their squared rarity, or in a sentence.

use compact_str::format_compact;

use super::align::{Aligned, Line, Marks, Pairing, align, marks};
use super::features::{Feature, Features};
use super::terms::{Makeup, StoryTerms, Term};
use super::weights::{Model, round};
use super::{Evidence, EvidenceKind, Sign};

/// How a sign is told to a reader.
enum Telling {
    /// By the shared words it was read off.
    Words(fn(&Match<'_>) -> bool),
    /// By words that are the same or stand for each other.
    Meanings(fn(&Match<'_>) -> bool),
    /// By the words that stand for each other.
    Counterparts,
    /// In a sentence.
    Sentence(Sign),
    /// In a sentence, with where the two statements stand.
    Places(Sign),
}

/// A new sign needs one line here.
fn telling(sign: Feature) -> Telling {
    match sign {
        Feature::Plain => Telling::Words(|m| !is_name(m)),
        Feature::Names => Telling::Words(is_name),
        Feature::Figures => Telling::Words(is_figure),
        Feature::Quote => Telling::Words(is_quoted),
        Feature::Synonyms => Telling::Counterparts,
        Feature::Predicates => Telling::Meanings(is_predicate),
        Feature::Borrowed => sentence("pronoun", "a pronoun may stand for a name of the other"),
        Feature::Letters => sentence("letters", "spelled alike, letter by letter"),
        Feature::OtherQuote => sentence("other quote", "both quote, no word in common"),
        Feature::Denial => sentence("denial", "one denies, the other does not"),
        Feature::BothDeny => sentence("both deny", "both deny something"),
        Feature::Best => sentence("best match", "each is the nearest the other outlet has"),
        Feature::Differing => sentence("differing", "one thing at length, with a detail changed"),
        Feature::Support => sentence("support", "a third outlet says what is near to both"),
        Feature::Context => sentence("context", "what stands before and after is near too"),
        Feature::Lead => Telling::Places(Sign {
            name: "position",
            sentence: "both stand at the top",
        }),
    }
}

fn sentence(name: &'static str, sentence: &'static str) -> Telling {
    Telling::Sentence(Sign { name, sentence })
}

/// Two statements set beside each other, word by word.
pub(super) struct Pair<'a> {
    a: &'a Makeup,
    b: &'a Makeup,
    text_a: &'a str,
    text_b: &'a str,
    marks: Marks,
    /// The terms in which the two agree, in order of the first statement.
    matches: Vec<Match<'a>>,
}

/// Two terms that are the same or stand for each other, and the first place where they do.
struct Match<'a> {
    a: &'a Term,
    b: &'a Term,
    likeness: f64,
    place: Aligned,
}

impl Match<'_> {
    fn is_same(&self) -> bool {
        self.likeness >= 1.0
    }

    fn kind(&self) -> EvidenceKind {
        match () {
            () if !self.is_same() => EvidenceKind::Synonym,
            () if is_figure(self) => EvidenceKind::Number,
            () if is_name(self) => EvidenceKind::Name,
            () if is_quoted(self) => EvidenceKind::Quote,
            () => EvidenceKind::Word,
        }
    }
}

fn is_name(found: &Match<'_>) -> bool {
    found.a.is_name || found.b.is_name
}

fn is_figure(found: &Match<'_>) -> bool {
    found.a.is_figure
}

fn is_predicate(found: &Match<'_>) -> bool {
    found.a.is_predicate && found.b.is_predicate
}

fn is_quoted(found: &Match<'_>) -> bool {
    found.a.is_quoted && found.b.is_quoted
}

impl<'a> Pair<'a> {
    /// Sets two statements, by their place in the story, beside each other.
    pub(super) fn new(
        story: &'a StoryTerms,
        (a, b): (usize, usize),
        (line_a, line_b): (&Line<'a>, &Line<'a>),
    ) -> Self {
        let (a, b) = (&story.statements[a], &story.statements[b]);
        let alike = alike_terms(story, a, b);
        let pairing = |(term_a, term_b, likeness): &(&Term, &Term, f64)| Pairing {
            a: a.spans(term_a),
            b: b.spans(term_b),
            likeness: *likeness,
        };
        let pairings: Vec<Pairing<'_>> = alike.iter().map(pairing).collect();
        let aligned = align(line_a, line_b, &pairings);
        let mut is_seen = vec![false; alike.len()];
        let first = |place: &&Aligned| !std::mem::replace(&mut is_seen[place.pairing], true);
        let found = |place: &Aligned| {
            let (a, b, likeness) = alike[place.pairing];
            let place = *place;
            Match {
                a,
                b,
                likeness,
                place,
            }
        };
        Pair {
            marks: marks(line_a, line_b, &aligned, &pairings),
            matches: aligned.iter().filter(first).map(found).collect(),
            a,
            b,
            text_a: line_a.text(),
            text_b: line_b.text(),
        }
    }

    /// The aligned words of both statements.
    pub(super) fn into_marks(self) -> Marks {
        self.marks
    }

    fn evidence(&self, found: &Match<'_>, gain: f64) -> Evidence {
        Evidence {
            what: found.kind(),
            a: found.place.a.of(self.text_a).into(),
            b: found.place.b.of(self.text_b).into(),
            gain,
        }
    }
}

/// The words of a statement in order.
pub(super) fn line_of<'a>(statement: &Makeup, text: &'a str) -> Line<'a> {
    let terms = statement.terms.iter();
    let words = terms.flat_map(|t| statement.spans(t).iter().copied());
    Line::new(text, words.collect())
}

/// The terms both statements have, and those that only one has and that may stand for each other.
fn alike_terms<'a>(
    story: &StoryTerms,
    a: &'a Makeup,
    b: &'a Makeup,
) -> Vec<(&'a Term, &'a Term, f64)> {
    let mut found = Vec::with_capacity(a.terms.len().min(b.terms.len()));
    let mut others = b.terms.iter().peekable();
    for term in &a.terms {
        while others.next_if(|other| other.stem < term.stem).is_some() {}
        if let Some(same) = others.next_if(|other| other.stem == term.stem) {
            found.push((term, same, 1.0));
        } else if term.is_soft {
            let counterparts = story.alike.of(term.stem).iter();
            let free = counterparts.filter(|c| a.term(c.stem).is_none());
            let present = free.filter_map(|c| {
                let other = b.term(c.stem)?;
                Some((term, other, c.value(term, other)))
            });
            found.extend(present.filter(|(.., value)| *value > 0.0));
        }
    }
    found
}

/// Explains a score; the gains sum to it, largest first.
pub(super) fn explain(pair: &Pair<'_>, features: &Features, score: f64) -> Vec<Evidence> {
    let parts = Model::shipped().last.parts(features);
    let sum: f64 = parts.iter().sum();
    if sum <= 0.0 {
        return Vec::new();
    }
    let mut found = Vec::with_capacity(pair.matches.len() + Feature::ALL.len());
    let mut of_words = vec![0.0; pair.matches.len()];
    for sign in Feature::ALL {
        let gain = parts[sign as usize] * score / sum;
        let told = match telling(sign) {
            Telling::Words(is_meant) => {
                let is_meant = |m: &Match<'_>| m.is_same() && is_meant(m);
                hand_on(&pair.matches, &mut of_words, gain, is_meant)
            }
            Telling::Meanings(is_meant) => hand_on(&pair.matches, &mut of_words, gain, is_meant),
            Telling::Counterparts => hand_on(&pair.matches, &mut of_words, gain, |m| !m.is_same()),
            Telling::Sentence(_) | Telling::Places(_) => false,
        };
        if !told {
            found.push(whole(pair, sign, gain));
        }
    }
    let words = pair.matches.iter().zip(of_words);
    found.extend(words.map(|(m, gain)| pair.evidence(m, gain)));
    found.retain(|e| e.gain != 0.0);
    found.sort_by(|x, y| {
        y.gain
            .abs()
            .total_cmp(&x.gain.abs())
            .then_with(|| (x.what, &x.a).cmp(&(y.what, &y.a)))
    });
    settle(&mut found, score);
    // Kept as long as the comparison is, by the hundred thousand.
    found.shrink_to_fit();
    found
}

/// Adds what a sign gave to the words it was read off; false where there are none.
fn hand_on(
    matches: &[Match<'_>],
    totals: &mut [f64],
    gain: f64,
    is_meant: impl Fn(&Match<'_>) -> bool,
) -> bool {
    let square = |m: &Match<'_>| {
        if is_meant(m) {
            m.a.weight * m.b.weight
        } else {
            0.0
        }
    };
    let all: f64 = matches.iter().map(square).sum();
    if all <= 0.0 {
        return false;
    }
    for (total, found) in totals.iter_mut().zip(matches) {
        *total += gain * square(found) / all;
    }
    true
}

/// A sign as one reason of its own.
fn whole(pair: &Pair<'_>, sign: Feature, gain: f64) -> Evidence {
    let place = |of: &Makeup| format_compact!("statement {}", of.statement.statement.0 + 1);
    let (what, [a, b]) = match telling(sign) {
        Telling::Words(_) | Telling::Meanings(_) => (EvidenceKind::Word, Default::default()),
        Telling::Counterparts => (EvidenceKind::Synonym, Default::default()),
        Telling::Sentence(sign) => (EvidenceKind::Sign(sign), Default::default()),
        Telling::Places(sign) => (EvidenceKind::Sign(sign), [place(pair.a), place(pair.b)]),
    };
    Evidence { what, a, b, gain }
}

/// Rounds the gains, and gives what rounding lost to the largest.
fn settle(evidence: &mut [Evidence], score: f64) {
    for part in evidence.iter_mut() {
        part.gain = round(part.gain);
    }
    let rest = score - evidence.iter().map(|e| e.gain).sum::<f64>();
    if let Some(first) = evidence.first_mut() {
        first.gain = round(first.gain + rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Link;
    use crate::claims::fixture::links;
    use crate::text::Span;

    const A: &[&str] = &[
        "Captain Mara Lindt consented to steer the Northern Star's crew of 14 to safe-harbour.",
        "Rain fell on the quay.",
    ];
    const B: &[&str] = &[
        "Mara Lindt agreed to bring the crew of 14 home to a safe-harbour, the owners said.",
        "Gulls cried over the quay.",
    ];

    fn best() -> Link {
        links(&[A, B]).remove(0)
    }

    fn words(spans: &[Span], text: &str) -> String {
        spans
            .iter()
            .map(|s| s.of(text))
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn gains_sum_to_the_score() {
        for link in links(&[A, B]) {
            let sum: f64 = link.evidence.iter().map(|e| e.gain).sum();
            assert!((sum - link.score).abs() < 1e-9 || link.evidence.is_empty());
        }
    }

    #[test]
    fn words_are_named_by_what_they_are() {
        let kinds = |what: &str| {
            let best = best();
            let found = best.evidence.iter().filter(|e| e.what.name() == what);
            let mut named: Vec<String> = found.map(|e| format!("{}={}", e.a, e.b)).collect();
            named.sort();
            named.join(" ")
        };
        assert_eq!(kinds("name"), "Lindt=Lindt Mara=Mara");
        assert_eq!(kinds("number"), "14=14");
        assert_eq!(kinds("synonym"), "consented=agreed");
    }

    #[test]
    fn every_sign_has_a_telling_of_its_own() {
        let mut names: Vec<&str> = Feature::ALL
            .into_iter()
            .filter_map(|sign| match telling(sign) {
                Telling::Sentence(told) | Telling::Places(told) => Some(told.name),
                Telling::Words(_) | Telling::Meanings(_) | Telling::Counterparts => None,
            })
            .collect();
        let told = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), told);
    }

    #[test]
    fn overlap_is_the_aligned_words_with_neighbours_joined() {
        let link = best();
        assert_eq!(
            words(&link.overlap_a, A[0]),
            "Mara Lindt consented | crew of 14 | safe-harbour"
        );
        assert_eq!(
            words(&link.overlap_b, B[0]),
            "Mara Lindt agreed | crew of 14 | safe-harbour"
        );
        let counterparts = link.counterparts.iter();
        let named: Vec<_> = counterparts.map(|c| (c.a.of(A[0]), c.b.of(B[0]))).collect();
        assert_eq!(named, [("consented", "agreed")]);
    }
}
