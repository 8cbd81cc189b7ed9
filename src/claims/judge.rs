//! Reads the signs of every candidate pair: first off the two statements, then off their neighbours
//! in the story.

use super::candidates::{Candidate, shared_terms};
use super::features::{FEATURES, Feature, Features};
use super::terms::{Makeup, StoryTerms, Term};
use crate::article::Role;

/// How many statements at the top of an article count as its lead.
const LEAD_STATEMENTS: usize = 3;

/// What a synonym counts for against the same word.
const SYNONYM_VALUE: f64 = 0.7;

/// What a name shortened to its first letters counts for ("Rosfin", "Rosfinmonitoring").
const SHORT_NAME_VALUE: f64 = 0.8;

/// A name shorter than this is no short form of a longer one.
const SHORT_NAME_LETTERS: usize = 5;

/// Judges every candidate; the roles of the statements are given in the order of the story's.
pub(super) fn judge(story: &StoryTerms, roles: &[Role], candidates: &[Candidate]) -> Vec<Features> {
    let mut judged: Vec<Features> = candidates
        .iter()
        .map(|c| judge_pair(story, roles, *c))
        .collect();
    relate(story, candidates, &mut judged);
    judged
}

fn judge_pair(story: &StoryTerms, roles: &[Role], pair: Candidate) -> Features {
    let (a, b) = (&story.statements[pair.a], &story.statements[pair.b]);
    let shared: Vec<(&Term, &Term)> = shared_terms(story, pair)
        .map(|(i, j)| (&a.terms[i], &b.terms[j]))
        .collect();
    let mut f = Features([0.0; FEATURES]);
    overlap(&mut f, a, b, &shared);
    details(&mut f, a, b, &shared);
    f.set(Feature::Synonyms, synonym_gain(story, a, b));
    f.set(
        Feature::Letters,
        product(&a.letters, &b.letters) / (a.letters_norm * b.letters_norm),
    );
    let is_lead = |t: &Makeup, role: Role| {
        t.statement.statement.0 < LEAD_STATEMENTS || role == Role::Headline
    };
    f.set(
        Feature::Lead,
        flag(is_lead(a, roles[pair.a]) && is_lead(b, roles[pair.b])),
    );
    f
}

fn overlap(f: &mut Features, a: &Makeup, b: &Makeup, shared: &[(&Term, &Term)]) {
    let squares: f64 = shared.iter().map(|(t, _)| t.weight * t.weight).sum();
    let mass: f64 = shared.iter().map(|(t, _)| t.weight).sum();
    let plain: f64 = shared
        .iter()
        .filter(|(t, u)| !is_name(t, u))
        .map(|(t, _)| t.weight)
        .sum();
    f.set(Feature::Words, squares / (a.norm * b.norm));
    f.set(Feature::Plain, plain.ln_1p());
    f.set(Feature::Within, mass / a.total.min(b.total));
    f.set(Feature::Across, mass / a.total.max(b.total));
    let pairs = a
        .pairs
        .iter()
        .filter(|p| b.pairs.binary_search(p).is_ok())
        .count();
    f.set(Feature::Pairs, (pairs as f64).ln_1p());
}

fn details(f: &mut Features, a: &Makeup, b: &Makeup, shared: &[(&Term, &Term)]) {
    let count = |t: &Makeup, is: fn(&Term) -> bool| t.terms.iter().filter(|t| is(t)).count();
    let figures = shared.iter().filter(|(t, _)| t.is_figure).count();
    let fewer = count(a, |t| t.is_figure).min(count(b, |t| t.is_figure));
    f.set(
        Feature::Figures,
        if fewer > 0 {
            figures as f64 / fewer as f64
        } else {
            0.0
        },
    );
    f.set(Feature::OtherFigures, flag(fewer > 0 && figures == 0));
    let names: f64 = shared
        .iter()
        .filter(|(t, u)| is_name(t, u))
        .map(|(t, _)| t.weight)
        .sum();
    f.set(Feature::Names, names.ln_1p());
    let is_quoted = |pair: &&(&Term, &Term)| pair.0.is_quoted && pair.1.is_quoted;
    let quoted: f64 = shared.iter().filter(is_quoted).map(|(t, _)| t.weight).sum();
    let both_quote = count(a, |t| t.is_quoted).min(count(b, |t| t.is_quoted)) > 0;
    f.set(Feature::Quote, quoted.ln_1p());
    f.set(Feature::OtherQuote, flag(both_quote && quoted == 0.0));
    f.set(Feature::Denial, flag(a.is_denial != b.is_denial));
}

/// A stem counts as a shared name where either side writes it as one.
fn is_name(a: &Term, b: &Term) -> bool {
    a.is_name || b.is_name
}

fn flag(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

/// Dot product of two sparse vectors in ascending order of their keys.
fn product(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}

/// How much the overlap grows when words that stand for each other count too.
fn synonym_gain(story: &StoryTerms, a: &Makeup, b: &Makeup) -> f64 {
    let (exact_a, soft_a) = covered(story, a, b);
    let (exact_b, soft_b) = covered(story, b, a);
    (soft_a * soft_b).sqrt() - (exact_a * exact_b).sqrt()
}

/// Share of the squared weight of `of` that `by` has: by the same stems, and with soft matches.
fn covered(story: &StoryTerms, of: &Makeup, by: &Makeup) -> (f64, f64) {
    let (mut all, mut exact, mut soft) = (0.0, 0.0, 0.0);
    for term in &of.terms {
        let square = term.weight * term.weight;
        all += square;
        if by
            .terms
            .binary_search_by_key(&term.stem, |t| t.stem)
            .is_ok()
        {
            exact += square;
            soft += square;
        } else if term.is_name || !term.classes.is_empty() {
            let likenesses = by.terms.iter().map(|t| likeness(story, term, t));
            soft += likenesses.fold(0.0, f64::max) * square;
        }
    }
    if all > 0.0 {
        (exact / all, soft / all)
    } else {
        (0.0, 0.0)
    }
}

/// How far two different stems stand for each other, 0 to 1.
pub(super) fn likeness(story: &StoryTerms, a: &Term, b: &Term) -> f64 {
    let stem = |term: &Term| story.stems[term.stem as usize].as_str();
    if a.is_name && b.is_name && is_short_form(stem(a), stem(b)) {
        SHORT_NAME_VALUE
    } else if a.classes.iter().any(|class| b.classes.contains(class)) {
        SYNONYM_VALUE
    } else {
        0.0
    }
}

/// `"rosfin"`, `"rosfinmonitor"` -> true
fn is_short_form(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= SHORT_NAME_LETTERS && long.starts_with(short)
}

/// Fills the signs that compare a pair with the others of the story.
fn relate(story: &StoryTerms, candidates: &[Candidate], judged: &mut [Features]) {
    let words: Vec<f64> = judged.iter().map(|f| f.get(Feature::Words)).collect();
    let near = Neighbours::of(story, candidates, &words);
    for (number, pair) in candidates.iter().enumerate() {
        let f = &mut judged[number];
        f.set(
            Feature::Best,
            flag(near.are_mutual_best(story, *pair, words[number])),
        );
        f.set(Feature::Support, near.support(story, *pair));
        f.set(Feature::Context, near.context(story, *pair));
    }
}

/// A neighbour with a lower cosine supports nothing: two statements that share a name have as much.
/// Without the floor the cost of support grows with the square of the story.
const LEAST_NEAR_COSINE: f64 = 0.1;

/// For each statement its nearer candidates with their word cosine, ascending.
struct Neighbours {
    lists: Vec<Vec<(usize, f64)>>,
    /// Best cosine of each statement within each article, statement by statement.
    best: Vec<f64>,
    articles: usize,
}

impl Neighbours {
    fn of(story: &StoryTerms, candidates: &[Candidate], words: &[f64]) -> Self {
        let mut lists = vec![Vec::new(); story.statements.len()];
        let articles = story.starts.len() - 1;
        let mut best = vec![0.0_f64; story.statements.len() * articles];
        for (pair, &cosine) in candidates.iter().zip(words) {
            for (from, to) in [(pair.a, pair.b), (pair.b, pair.a)] {
                if cosine >= LEAST_NEAR_COSINE {
                    lists[from].push((to, cosine));
                }
                let slot = &mut best[from * articles + article_of(story, to)];
                *slot = slot.max(cosine);
            }
        }
        for list in &mut lists {
            list.sort_by_key(|(to, _)| *to);
        }
        Neighbours {
            lists,
            best,
            articles,
        }
    }

    fn cosine(&self, a: usize, b: usize) -> f64 {
        let list = &self.lists[a];
        list.binary_search_by_key(&b, |(to, _)| *to)
            .map_or(0.0, |at| list[at].1)
    }

    fn are_mutual_best(&self, story: &StoryTerms, pair: Candidate, cosine: f64) -> bool {
        let is_best = |from, to| cosine >= self.best[from * self.articles + article_of(story, to)];
        is_best(pair.a, pair.b) && is_best(pair.b, pair.a)
    }

    /// The best third statement, of a third article: the weaker of its two cosines.
    fn support(&self, story: &StoryTerms, pair: Candidate) -> f64 {
        let (article_a, article_b) = (article_of(story, pair.a), article_of(story, pair.b));
        let mut best: f64 = 0.0;
        for &(third, cosine) in &self.lists[pair.a] {
            let article = article_of(story, third);
            if cosine > best && article != article_a && article != article_b {
                best = best.max(cosine.min(self.cosine(third, pair.b)));
            }
        }
        best
    }

    fn context(&self, story: &StoryTerms, pair: Candidate) -> f64 {
        let is_same_article = |x, y| article_of(story, x) == article_of(story, y);
        let mut sum = 0.0;
        if pair.a > 0 && is_same_article(pair.a, pair.a - 1) && is_same_article(pair.b, pair.b - 1)
        {
            sum += self.cosine(pair.a - 1, pair.b - 1);
        }
        let last = story.statements.len() - 1;
        if pair.b < last
            && is_same_article(pair.a, pair.a + 1)
            && is_same_article(pair.b, pair.b + 1)
        {
            sum += self.cosine(pair.a + 1, pair.b + 1);
        }
        sum
    }
}

fn article_of(story: &StoryTerms, statement: usize) -> usize {
    story.statements[statement].statement.article.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::fixture::story;
    use crate::claims::judge_statements;

    /// The sign of the pair of the articles' first statements.
    fn sign(feature: Feature, articles: &[&[&str]]) -> f64 {
        let pairs = judge_statements(&story(articles));
        pairs.first().map_or(0.0, |p| p.features.get(feature))
    }

    fn of_two(feature: Feature, a: &str, b: &str) -> f64 {
        sign(feature, &[&[a, "Rain fell."], &[b, "Gulls cried."]])
    }

    #[test]
    fn same_words_overlap_wholly() {
        let text = "The ferry burned off the cape.";
        for feature in [
            Feature::Words,
            Feature::Within,
            Feature::Across,
            Feature::Letters,
        ] {
            assert!(
                (of_two(feature, text, text) - 1.0).abs() < 1e-9,
                "{feature:?}"
            );
        }
    }

    #[test]
    fn short_statement_lies_within_a_long_one() {
        let (short, long) = (
            "The ferry burned.",
            "The ferry burned while two tugs pulled it ashore.",
        );
        assert!(of_two(Feature::Within, short, long) > 0.99);
        assert!(of_two(Feature::Across, short, long) < 0.6);
    }

    #[test]
    fn synonyms_add_to_the_overlap() {
        let (a, b) = (
            "He consented to the ferry trip.",
            "He agreed to the ferry trip.",
        );
        assert!(of_two(Feature::Synonyms, a, b) > 0.0);
        assert!(of_two(Feature::Synonyms, a, a).abs() < 1e-9);
    }

    #[test]
    fn capitals_make_a_name_but_for_the_first_word() {
        assert!(
            of_two(
                Feature::Names,
                "On deck Lindt waited.",
                "Then Lindt waited."
            ) > 0.0
        );
        assert!(of_two(Feature::Names, "Ferries burned.", "Ferries sank.").abs() < 1e-9);
    }

    #[test]
    fn figures_shared_or_not_are_two_signs() {
        let (a, b) = ("Police found 14 ferries.", "Police found 19 ferries.");
        assert!((of_two(Feature::Figures, a, a) - 1.0).abs() < 1e-9);
        assert!((of_two(Feature::OtherFigures, a, b) - 1.0).abs() < 1e-9);
        assert!(of_two(Feature::OtherFigures, a, "Police found ferries.").abs() < 1e-9);
    }

    #[test]
    fn words_count_as_quoted_where_both_quote_them() {
        let (a, b) = (
            "The ferry was “quite safe”.",
            "“The ferry is safe,” he said.",
        );
        assert!(of_two(Feature::Quote, a, b) > 0.0);
        assert!(of_two(Feature::Quote, a, "The ferry was quite safe.").abs() < 1e-9);
        let other = "“Nobody came,” the ferry crew said.";
        assert!((of_two(Feature::OtherQuote, a, other) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn denial_on_one_side_is_a_sign() {
        let (a, b) = ("He denied the ferry burned.", "The ferry burned.");
        assert!((of_two(Feature::Denial, a, b) - 1.0).abs() < 1e-9);
        assert!(of_two(Feature::Denial, a, a).abs() < 1e-9);
    }

    #[test]
    fn third_article_supports_a_pair() {
        let ferry: &[&str] = &["The ferry burned.", "Rain fell."];
        assert!(sign(Feature::Support, &[ferry, ferry, ferry]) > 0.9);
        assert!(sign(Feature::Support, &[ferry, ferry]).abs() < 1e-9);
    }

    #[test]
    fn matching_neighbours_are_context() {
        let rain: &[&str] = &["The ferry burned.", "Rain fell all night."];
        assert!(sign(Feature::Context, &[rain, rain]) > 0.9);
        assert!(
            sign(
                Feature::Context,
                &[rain, &["The ferry burned.", "Gulls cried."]]
            )
            .abs()
                < 1e-9
        );
    }
}
