//! Links between articles of two languages: by names, figures and quoted words alone.
//!
//! Without a dictionary no other word of one language says anything about a word of another, and words
//! that look alike often mean different things. So what two statements share are the names both write,
//! whatever the script, their figures, and words that both quote. That is enough to find where to
//! look, not to say that two statements make the same claim: the score of such a link stays below
//! the threshold at which links are shown, so that it is a weak one (`~`), and its evidence says why.
//!
//! Two things must be shared, and each statement must be the other's best: one name, however rare,
//! stands in many statements of a story.

mod signs;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::weights::round;
use super::{Evidence, EvidenceKind, Link, LinkKind, Reasons, Sign};
use crate::article::Article;
use crate::text::{Language, Span};
use signs::{Signed, Token, read_signs};

/// The highest score of a link between two languages: below the default threshold of 0.6, so that it
/// shows as weak until the reader lowers that, and high enough to be the first to appear then.
const HIGHEST_SCORE: f64 = 0.58;

/// How many things two statements must share; the words of one full name are one thing.
const LEAST_THINGS: usize = 2;

/// How many things that stand nowhere else in the two articles are worth two thirds of all that can
/// be shared. Higher, and a name with a figure is not seen; lower, and two names that everybody mentions are.
const TELLING_SIGNS: f64 = 0.8;

/// Why such a link is weak.
const TWO_LANGUAGES: Sign = Sign {
    name: "languages",
    sentence: "weak: by names, figures and quoted words only, across two languages:",
};

/// A lower score is not kept: what is shared is too little of the longer statement.
const LEAST_SCORE: f64 = 0.2;

/// A sign that stands in more statements than this is on everybody's lips and finds nothing.
const COMMON_STATEMENTS: usize = 200;

/// Returns the links between statements of different languages, by first statement, then second.
pub(super) fn link_languages(articles: &[Arc<Article>]) -> Vec<Link> {
    let language = |a: &Arc<Article>| a.language_or_default();
    let languages: BTreeSet<Language> = articles.iter().map(language).collect();
    if languages.len() < 2 {
        return Vec::new();
    }
    let numbered = articles.iter().enumerate();
    let statements: Vec<Signed<'_>> = numbered
        .flat_map(|(number, a)| read_signs(number, a))
        .collect();
    let postings = index(&statements);
    let pairs: Vec<Shared> = candidates(&statements, &postings)
        .into_iter()
        .filter_map(|(a, b)| Shared::of(&statements, &postings, a, b))
        .collect();
    let best = best_scores(&statements, &pairs);
    let is_best = |p: &&Shared| {
        let side = |from: usize, to: usize| best[&(from, statements[to].statement.article.0)];
        p.score >= side(p.a, p.b) && p.score >= side(p.b, p.a) && p.score >= LEAST_SCORE
    };
    let links = pairs.iter().filter(is_best);
    links.map(|p| p.link(&statements)).collect()
}

/// For each root the statements with a sign of it, ascending.
fn index<'a>(statements: &'a [Signed<'_>]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut postings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, statement) in statements.iter().enumerate() {
        for sign in &statement.signs {
            let list = postings.entry(&sign.root).or_default();
            if list.last() != Some(&place) {
                list.push(place);
            }
        }
    }
    postings
}

/// Pairs of statements of two languages with a root in common, ascending.
fn candidates(
    statements: &[Signed<'_>],
    postings: &BTreeMap<&str, Vec<usize>>,
) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    for list in postings.values().filter(|l| l.len() <= COMMON_STATEMENTS) {
        for (at, &a) in list.iter().enumerate() {
            let others = list[at + 1..].iter();
            let foreign = others.filter(|b| statements[**b].language != statements[a].language);
            found.extend(foreign.map(|&b| (a, b)));
        }
    }
    found
}

/// What two statements share.
struct Shared {
    a: usize,
    b: usize,
    /// Numbers of the signs in `a` and in `b`, with how much they tell, 0 to 1.
    signs: Vec<(usize, usize, f64)>,
    /// Before it is held below the threshold, 0 to 1.
    strength: f64,
    score: f64,
}

impl Shared {
    /// Nothing where the two share fewer than [`LEAST_THINGS`].
    fn of(
        statements: &[Signed<'_>],
        postings: &BTreeMap<&str, Vec<usize>>,
        a: usize,
        b: usize,
    ) -> Option<Shared> {
        let count = |sign: &Token, of: usize| {
            let article = statements[of].statement.article;
            let list = postings
                .get(sign.root.as_str())
                .map_or(&[][..], Vec::as_slice);
            let first = list.partition_point(|p| statements[*p].statement.article < article);
            let own =
                list[first..].partition_point(|p| statements[*p].statement.article == article);
            own.max(1) as f64
        };
        // One for what stands nowhere else in the articles.
        let weight = |sign: &Token| 1.0 / (count(sign, a) * count(sign, b)).sqrt();
        let (signs_a, signs_b) = (&statements[a].signs, &statements[b].signs);
        let mut signs: Vec<(usize, usize, f64)> = Vec::new();
        for (i, sign) in signs_a.iter().enumerate() {
            let is_said = signs.iter().any(|s| signs_a[s.0].is_same_word(sign));
            let is_free = |j: &usize| !signs.iter().any(|s| s.1 == *j);
            let other = (0..signs_b.len()).find(|j| is_free(j) && sign.is_same(&signs_b[*j]));
            if let Some(j) = other.filter(|_| !is_said) {
                signs.push((i, j, weight(sign)));
            }
        }
        // The words of a full name are neighbours in both.
        let is_next = |s: &[(usize, usize, f64)]| {
            signs_a[s[0].0].place + 1 == signs_a[s[1].0].place
                && signs_b[s[0].1].place + 1 == signs_b[s[1].1].place
        };
        let things = signs.len() - signs.windows(2).filter(|s| is_next(s)).count();
        if things < LEAST_THINGS {
            return None;
        }
        let sum: f64 = signs.iter().map(|s| s.2).sum();
        let all = |signs: &[Token]| {
            let known = signs
                .iter()
                .filter(|s| s.is_sure || s.kind != EvidenceKind::Name);
            known.map(weight).sum::<f64>()
        };
        let share = (sum / all(signs_a).max(all(signs_b)).max(sum)).cbrt();
        let strength = (1.0 - (-sum / TELLING_SIGNS).exp()) * share;
        Some(Shared {
            a,
            b,
            signs,
            strength,
            score: round(strength * HIGHEST_SCORE),
        })
    }

    fn link(&self, statements: &[Signed<'_>]) -> Link {
        let (a, b) = (&statements[self.a], &statements[self.b]);
        let sum: f64 = self.signs.iter().map(|s| s.2).sum();
        let word = |of: &Signed<'_>, sign: usize| of.signs[sign].span.of(of.text).into();
        let mut evidence: Vec<Evidence> = self
            .signs
            .iter()
            .map(|&(i, j, weight)| Evidence {
                what: a.signs[i].kind,
                a: word(a, i),
                b: word(b, j),
                gain: round(self.strength * weight / sum),
            })
            .collect();
        evidence.sort_by(|x, y| y.gain.total_cmp(&x.gain).then_with(|| x.a.cmp(&y.a)));
        let given: f64 = evidence.iter().map(|e| e.gain).sum();
        evidence.push(Evidence {
            what: EvidenceKind::Sign(TWO_LANGUAGES),
            a: a.language.name().into(),
            b: b.language.name().into(),
            gain: round(self.score - given),
        });
        let spans = |of: &Signed<'_>, signs: &mut dyn Iterator<Item = usize>| {
            let mut spans: Vec<Span> = signs.map(|s| of.signs[s].span).collect();
            spans.sort_unstable();
            spans
        };
        let bare = Link::bare(a.statement, b.statement, self.score, LinkKind::Partial);
        bare.with(Reasons {
            overlap_a: spans(a, &mut self.signs.iter().map(|s| s.0)),
            overlap_b: spans(b, &mut self.signs.iter().map(|s| s.1)),
            evidence,
            ..Reasons::default()
        })
    }
}

/// The best score of each statement within each article of another language.
fn best_scores(statements: &[Signed<'_>], pairs: &[Shared]) -> BTreeMap<(usize, usize), f64> {
    let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for pair in pairs {
        for (from, to) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let slot = best
                .entry((from, statements[to].statement.article.0))
                .or_default();
            *slot = slot.max(pair.score);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::fixture::article;

    /// Links between an English and a German article as "0-1 Lindt=Lindt 14=14", scores left out.
    fn links(english: &[&str], german: &[&str]) -> Vec<String> {
        let mut german = article(german);
        german.language = Some(Language::German);
        let found = link_languages(&[Arc::new(article(english)), Arc::new(german)]);
        found.iter().map(describe).collect()
    }

    fn describe(link: &Link) -> String {
        let reasons = link.evidence.iter().map(|e| format!("{}={}", e.a, e.b));
        let reasons = reasons.collect::<Vec<_>>().join(" ");
        format!("{}-{} {reasons}", link.a.statement.0, link.b.statement.0)
    }

    const RAIN: &str = "Gulls cried over the quay all night long.";
    const REGEN: &str = "Möwen schrien die ganze Nacht.";

    #[test]
    fn name_and_figure_link_two_languages() {
        let english = ["The captain, Mara Lindt, brought 14 people ashore.", RAIN];
        let german = ["Kapitänin Mara Lindt holte 14 Leute an Land.", REGEN];
        assert_eq!(
            links(&english, &german),
            ["0-0 14=14 Lindt=Lindt Mara=Mara English=German"]
        );
    }

    #[test]
    fn one_name_alone_links_nothing() {
        let english = ["The captain, Mara Lindt, said nothing.", RAIN];
        let german = ["Kapitänin Mara Lindt holte alle Leute an Land.", REGEN];
        assert!(links(&english, &german).is_empty());
    }

    #[test]
    fn words_that_look_alike_link_nothing() {
        let english = ["The gift was a hand of rind, a wand and a brand.", RAIN];
        let german = ["Gift, Hand, Rind, Wand und Brand.", REGEN];
        assert!(links(&english, &german).is_empty());
    }

    #[test]
    fn score_stays_below_the_threshold_and_is_the_sum_of_its_evidence() {
        let text = [
            "Then Lindt, Reh and Ohm of Brennhaven paid 5,587 in 2019.",
            RAIN,
        ];
        let german = [
            "Lindt, Reh und Ohm aus Brennhaven zahlten 2019 5.587 Mark.",
            REGEN,
        ];
        let mut other = article(&german);
        other.language = Some(Language::German);
        let found = link_languages(&[Arc::new(article(&text)), Arc::new(other)]);
        assert_eq!(found.len(), 1);
        let sum: f64 = found[0].evidence.iter().map(|e| e.gain).sum();
        assert!((sum - found[0].score).abs() < 1e-9);
        assert!(
            found[0].score < 0.6 && found[0].score > 0.45,
            "{}",
            found[0].score
        );
    }

    #[test]
    fn articles_of_one_language_have_no_such_links() {
        let text: &[&str] = &["The captain, Mara Lindt, brought 14 people ashore."];
        assert!(link_languages(&[Arc::new(article(text)), Arc::new(article(text))]).is_empty());
    }
}
