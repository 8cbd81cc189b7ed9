//! The signs by which a pair of statements is judged, as numbers.
//!
//! Each sign is one number, so that a score is a weighted sum and every part of it can be shown.
//! The first group is read off the two statements; the second compares the pair with the others of
//! the story ([`Feature::Best`], [`Feature::Support`], [`Feature::Context`]).

use std::collections::BTreeMap;

use super::candidates::{Candidate, shared_terms};
use super::terms::{Makeup, StoryTerms, Term};
use crate::article::Role;
use crate::text::are_synonyms;

/// How many signs there are.
pub const FEATURES: usize = Feature::ALL.len();

/// One sign. The names are those of `assets/link-weights.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Rarity-weighted cosine of the stems, 0 to 1.
    Words,
    /// Logarithm of the rarity of shared stems that are no names.
    Plain,
    /// Share of the shorter statement's rarity that the other has too, 0 to 1.
    Within,
    /// Share of the longer statement's rarity that the other has too, 0 to 1.
    Across,
    /// What different words of one meaning add to the overlap, 0 to 1.
    Synonyms,
    /// Logarithm of the number of neighbouring stems that stay neighbours.
    Pairs,
    /// Cosine of runs of four letters, 0 to 1: catches inflection, compounds, misspellings.
    Letters,
    /// Share of the figures of the statement with fewer, 0 to 1.
    Figures,
    /// 1 where both have figures and share none.
    OtherFigures,
    /// Logarithm of the rarity of shared names.
    Names,
    /// Logarithm of the rarity of stems that both quote.
    Quote,
    /// 1 where both quote and share no quoted stem.
    OtherQuote,
    /// 1 where one denies and the other does not.
    Denial,
    /// 1 where both stand in the first statements of their articles.
    Lead,
    /// 1 where each is the other's best match among the candidates.
    Best,
    /// How well a third outlet's statement matches both, 0 to 1.
    Support,
    /// How well the statements before and after match each other, 0 to 2.
    Context,
}

impl Feature {
    /// Every sign, in the order of the weights.
    pub const ALL: [Feature; 17] = [
        Feature::Words,
        Feature::Plain,
        Feature::Within,
        Feature::Across,
        Feature::Synonyms,
        Feature::Pairs,
        Feature::Letters,
        Feature::Figures,
        Feature::OtherFigures,
        Feature::Names,
        Feature::Quote,
        Feature::OtherQuote,
        Feature::Denial,
        Feature::Lead,
        Feature::Best,
        Feature::Support,
        Feature::Context,
    ];

    /// The sign's name in the weights file.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Words => "words",
            Feature::Plain => "plain",
            Feature::Within => "within",
            Feature::Across => "across",
            Feature::Synonyms => "synonyms",
            Feature::Pairs => "pairs",
            Feature::Letters => "letters",
            Feature::Figures => "figures",
            Feature::OtherFigures => "other-figures",
            Feature::Names => "names",
            Feature::Quote => "quote",
            Feature::OtherQuote => "other-quote",
            Feature::Denial => "denial",
            Feature::Lead => "lead",
            Feature::Best => "best",
            Feature::Support => "support",
            Feature::Context => "context",
        }
    }
}

/// The signs of one pair, in the order of [`Feature::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Features(pub [f64; FEATURES]);

impl Features {
    /// The value of one sign.
    pub fn get(&self, feature: Feature) -> f64 {
        self.0[feature as usize]
    }

    fn set(&mut self, feature: Feature, value: f64) {
        self.0[feature as usize] = value;
    }
}

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
        } else {
            let best = by
                .terms
                .iter()
                .map(|t| likeness(story, term, t))
                .fold(0.0, f64::max);
            soft += best * square;
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
    let (stem_a, stem_b) = (&story.stems[a.stem as usize], &story.stems[b.stem as usize]);
    if a.is_name && b.is_name && is_short_form(stem_a, stem_b) {
        SHORT_NAME_VALUE
    } else if are_synonyms(stem_a, stem_b) {
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

/// For each statement its candidates with their word cosine, ascending.
struct Neighbours {
    lists: Vec<Vec<(usize, f64)>>,
    /// Best cosine of a statement within one other article.
    best: BTreeMap<(usize, usize), f64>,
}

impl Neighbours {
    fn of(story: &StoryTerms, candidates: &[Candidate], words: &[f64]) -> Self {
        let mut lists = vec![Vec::new(); story.statements.len()];
        let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (pair, &cosine) in candidates.iter().zip(words) {
            for (from, to) in [(pair.a, pair.b), (pair.b, pair.a)] {
                lists[from].push((to, cosine));
                let slot = best.entry((from, article_of(story, to))).or_insert(0.0);
                *slot = slot.max(cosine);
            }
        }
        for list in &mut lists {
            list.sort_by_key(|(to, _)| *to);
        }
        Neighbours { lists, best }
    }

    fn cosine(&self, a: usize, b: usize) -> f64 {
        let list = &self.lists[a];
        list.binary_search_by_key(&b, |(to, _)| *to)
            .map_or(0.0, |at| list[at].1)
    }

    fn are_mutual_best(&self, story: &StoryTerms, pair: Candidate, cosine: f64) -> bool {
        let is_best = |from, to| {
            self.best
                .get(&(from, article_of(story, to)))
                .is_none_or(|best| cosine >= *best)
        };
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
