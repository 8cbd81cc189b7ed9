//! Reads the signs of candidate pairs: first off the two statements, then off their neighbours in the
//! story.
//!
//! Pairs come by their first statement, so it is laid out once ([`Row`]): every stem and run of letters
//! of it can then be asked for by number, and a pair costs one walk over the second statement, without
//! a search.

use super::candidates::Candidate;
use super::features::{FEATURES, Feature, Features};
use super::neighbours::Near;
use super::terms::{Makeup, StoryTerms, Term};

/// After this many statements from the top of an article, what standing there counts for has fallen to
/// a third. Anything between two and four does alike on the gold stories.
const LEAD_STATEMENTS: f64 = 3.0;

/// What a name counts for where a pronoun may stand for it, against the name itself.
const BORROWED_VALUE: f64 = 0.5;

/// One statement of a story, laid out so that others can be held against it.
pub(super) struct Row<'a> {
    story: &'a StoryTerms,
    near: &'a Near,
    a: usize,
    /// For each stem the index of its term in the statement plus one, or zero.
    term: Vec<u32>,
    /// For each stem the squared weight of the name its pronoun may stand for, or zero.
    borrowed: Vec<f64>,
    /// For each run of letters its weight in the statement.
    letters: Vec<f32>,
    /// Cosine of the statement before this one, and of the one after it, with every other.
    cosines: [Vec<f64>; 2],
    /// The terms that the two statements share.
    shared: Vec<(&'a Term, &'a Term)>,
    /// Terms that stand for each other: index in `a`, index in `b`, how far.
    soft: Vec<(usize, usize, f64)>,
    /// For each term of the statement whether the other has it too; told where any stands for another.
    is_shared: Vec<bool>,
}

/// A candidate that was looked at.
pub(super) struct Judged {
    /// Its signs.
    pub(super) features: Features,
    /// Share of the longer statement's rarity that the other has too, 0 to 1.
    pub(super) across: f64,
    /// How many words of each the other has too, or another word for.
    pub(super) reused_words: [u32; 2],
}

impl<'a> Row<'a> {
    /// An empty layout; nothing may be judged before [`Row::lay_out`].
    pub(super) fn new(story: &'a StoryTerms, near: &'a Near) -> Self {
        let statements = story.statements.len();
        Row {
            story,
            near,
            a: 0,
            term: vec![0; story.stems],
            borrowed: vec![0.0; story.stems],
            letters: vec![0.0; story.runs],
            cosines: std::array::from_fn(|_| vec![0.0; statements]),
            shared: Vec::new(),
            soft: Vec::new(),
            is_shared: Vec::new(),
        }
    }

    /// Lays out statement `a` in place of the one before.
    pub(super) fn lay_out(&mut self, a: usize) {
        self.write(false);
        self.a = a;
        self.write(true);
    }

    /// Writes what is known of statement `a`, or wipes it out again.
    fn write(&mut self, is_there: bool) {
        let a = &self.story.statements[self.a];
        for (number, term) in (1..).zip(&a.terms) {
            self.term[term.stem as usize] = if is_there { number } else { 0 };
        }
        for (stem, weight) in &a.borrowed {
            self.borrowed[*stem as usize] = if is_there { weight * weight } else { 0.0 };
        }
        for (run, weight) in &a.letters {
            self.letters[*run as usize] = if is_there { *weight } else { 0.0 };
        }
        let around = [self.before(self.a), self.after(self.a)];
        for (cosines, statement) in self.cosines.iter_mut().zip(around) {
            for (to, cosine) in statement.map_or(&[][..], |s| self.near.of(s)) {
                cosines[*to as usize] = if is_there { *cosine } else { 0.0 };
            }
        }
    }

    /// The statement before this one in its article.
    fn before(&self, statement: usize) -> Option<usize> {
        let before = statement.checked_sub(1)?;
        self.is_same_article(statement, before).then_some(before)
    }

    /// The statement after this one in its article.
    fn after(&self, statement: usize) -> Option<usize> {
        let after = statement + 1;
        let is_there = after < self.story.statements.len();
        (is_there && self.is_same_article(statement, after)).then_some(after)
    }

    fn is_same_article(&self, one: usize, other: usize) -> bool {
        self.story.article_of(one) == self.story.article_of(other)
    }

    /// Reads the signs of a candidate of the statement laid out, all but those it has from the whole
    /// story ([`Feature::Best`], [`Feature::Support`]) and from the details ([`Feature::Differing`]).
    pub(super) fn judge(&mut self, pair: &Candidate) -> Judged {
        let mut f = Features([0.0; FEATURES]);
        let (a, b) = self.share(pair);
        let across = overlap(&mut f, a, b, &self.shared);
        details(&mut f, a, b, &self.shared);
        self.find_soft(a, b);
        let [other_a, other_b] = self.count_other_words(a, b);
        f.set(Feature::Synonyms, self.synonym_gain(a, b));
        f.set(Feature::Predicates, self.predicates(a, b).ln_1p());
        f.set(Feature::Letters, self.letters(a, b));
        f.set(Feature::Borrowed, self.borrowed(a, b));
        let deny = flag(a.is_denial && b.is_denial);
        f.set(Feature::BothDeny, deny * pair.cosine.max(0.0).sqrt());
        f.set(Feature::Lead, lead(a) * lead(b));
        f.set(Feature::Context, self.context(pair.b()));
        let words = |of: fn(&(&Term, &Term)) -> u32| self.shared.iter().map(of).sum::<u32>();
        Judged {
            features: f,
            across,
            reused_words: [
                words(|pair| pair.0.times) + other_a,
                words(|pair| pair.1.times) + other_b,
            ],
        }
    }

    /// Finds the terms the two statements share.
    fn share(&mut self, pair: &Candidate) -> (&'a Makeup, &'a Makeup) {
        let story = self.story;
        let (a, b) = (&story.statements[self.a], &story.statements[pair.b()]);
        self.shared.clear();
        for term in &b.terms {
            let number = self.term[term.stem as usize] as usize;
            if number > 0 {
                self.shared.push((&a.terms[number - 1], term));
            }
        }
        (a, b)
    }

    /// Cosine of the runs of letters.
    fn letters(&self, a: &Makeup, b: &Makeup) -> f64 {
        // Four sums at a time: one would wait for each addition.
        let mut sums = [0.0_f32; 4];
        let (fours, rest) = b.letters.as_chunks::<4>();
        let product = |(run, weight): (u32, f32)| self.letters[run as usize] * weight;
        for letters in rest {
            sums[0] += product(*letters);
        }
        for [one, two, three, four] in fours {
            sums[0] += product(*one);
            sums[1] += product(*two);
            sums[2] += product(*three);
            sums[3] += product(*four);
        }
        let sum: f64 = sums.iter().map(|s| f64::from(*s)).sum();
        sum / (a.letters_norm * b.letters_norm)
    }

    /// How much the overlap grows when words that stand for each other count too.
    fn synonym_gain(&mut self, a: &Makeup, b: &Makeup) -> f64 {
        if self.soft.is_empty() {
            return 0.0;
        }
        let exact: f64 = self.shared.iter().map(|(t, _)| square(t)).sum();
        let (soft_a, soft_b) = self.sum_soft(a, b, &|t| square(t));
        let with = |soft_a: f64, soft_b: f64| {
            ((exact + soft_a) / a.squares * ((exact + soft_b) / b.squares)).sqrt()
        };
        with(soft_a, soft_b) - with(0.0, 0.0)
    }

    /// Rarity of what happened in both: verbs they share, and verbs of one meaning for their part; the
    /// side that has less of it.
    fn predicates(&mut self, a: &Makeup, b: &Makeup) -> f64 {
        let is_verb = |t: &Term| if t.is_predicate { t.weight } else { 0.0 };
        let shared: f64 = self.shared.iter().map(|(t, _)| is_verb(t)).sum();
        self.soft
            .retain(|(i, j, _)| a.terms[*i].is_predicate && b.terms[*j].is_predicate);
        let (soft_a, soft_b) = self.sum_soft(a, b, &is_verb);
        shared + soft_a.min(soft_b)
    }

    /// Sums over each statement's own terms the best that stands for them in the other.
    fn sum_soft(&mut self, a: &Makeup, b: &Makeup, worth: &dyn Fn(&Term) -> f64) -> (f64, f64) {
        let is_shared_b = |j: usize| self.term[b.terms[j].stem as usize] > 0;
        self.soft.sort_unstable_by_key(|s| s.1);
        let free_b = self.soft.iter().filter(|s| !is_shared_b(s.1));
        let soft_b = sum_best(free_b.map(|s| (s.2, s.1)), |j| worth(&b.terms[j]));
        self.soft.sort_unstable_by_key(|s| s.0);
        let free_a = self.soft.iter().filter(|s| !self.is_shared[s.0]);
        let soft_a = sum_best(free_a.map(|s| (s.2, s.0)), |i| worth(&a.terms[i]));
        (soft_a, soft_b)
    }

    /// What the names that pronouns may stand for add to the cosine.
    fn borrowed(&self, a: &Makeup, b: &Makeup) -> f64 {
        let mut sum = 0.0;
        if !a.borrowed.is_empty() {
            let by_a = |t: &Term| self.borrowed[t.stem as usize];
            sum += b.terms.iter().map(by_a).sum::<f64>();
        }
        for (stem, weight) in &b.borrowed {
            if self.term[*stem as usize] > 0 {
                sum += weight * weight;
            }
            sum += BORROWED_VALUE * self.borrowed[*stem as usize];
        }
        BORROWED_VALUE * sum / (a.norm * b.norm)
    }

    /// Finds the terms of both that stand for each other without being the same, by term of `b`.
    fn find_soft(&mut self, a: &Makeup, b: &Makeup) {
        self.soft.clear();
        for (j, term) in b.terms.iter().enumerate().filter(|(_, t)| t.is_soft) {
            for counterpart in self.story.alike.of(term.stem) {
                let number = self.term[counterpart.stem as usize] as usize;
                if number > 0 {
                    let value = counterpart.value(&a.terms[number - 1], term);
                    if value > 0.0 {
                        self.soft.push((number - 1, j, value));
                    }
                }
            }
        }
    }

    /// How many words of each the other has only another word for.
    fn count_other_words(&mut self, a: &Makeup, b: &Makeup) -> [u32; 2] {
        if self.soft.is_empty() {
            return [0, 0];
        }
        self.is_shared.clear();
        self.is_shared.resize(a.terms.len(), false);
        for (own, _) in &self.shared {
            self.is_shared[self.term[own.stem as usize] as usize - 1] = true;
        }
        let is_free_b = |j: usize| self.term[b.terms[j].stem as usize] == 0;
        // They stand by term of `b`.
        let of_b = self.soft.chunk_by(|x, y| x.1 == y.1).map(|same| same[0].1);
        let words_b = of_b.filter(|j| is_free_b(*j)).map(|j| b.terms[j].times);
        let words_b = words_b.sum();
        self.soft.sort_unstable_by_key(|s| s.0);
        let of_a = self.soft.chunk_by(|x, y| x.0 == y.0).map(|same| same[0].0);
        let words_a = of_a
            .filter(|i| !self.is_shared[*i])
            .map(|i| a.terms[i].times);
        [words_a.sum(), words_b]
    }

    /// How well the statements before and after match each other.
    fn context(&self, b: usize) -> f64 {
        let cosine = |of: usize, to: Option<usize>| to.map_or(0.0, |to| self.cosines[of][to]);
        cosine(0, self.before(b)) + cosine(1, self.after(b))
    }
}

/// Sums the best value of each term times its square; the values stand by term.
fn sum_best(values: impl Iterator<Item = (f64, usize)>, square: impl Fn(usize) -> f64) -> f64 {
    let mut sum = 0.0;
    let mut best: Option<(f64, usize)> = None;
    for (value, term) in values {
        best = match best {
            Some((so_far, same)) if same == term => Some((value.max(so_far), term)),
            Some((so_far, other)) => {
                sum += so_far * square(other);
                Some((value, term))
            }
            None => Some((value, term)),
        };
    }
    sum + best.map_or(0.0, |(value, term)| value * square(term))
}

fn square(term: &Term) -> f64 {
    term.weight * term.weight
}

/// Sets the signs of shared words; returns what share of the longer statement's rarity is shared.
fn overlap(f: &mut Features, a: &Makeup, b: &Makeup, shared: &[(&Term, &Term)]) -> f64 {
    let (mut names, mut plain) = (0.0_f64, 0.0_f64);
    for (one, other) in shared {
        if is_name(one, other) {
            names += one.weight;
        } else {
            plain += one.weight;
        }
    }
    f.set(Feature::Plain, plain.sqrt() * plain.sqrt().sqrt());
    f.set(Feature::Names, names.ln_1p());
    (names + plain) / a.total.max(b.total)
}

fn details(f: &mut Features, a: &Makeup, b: &Makeup, shared: &[(&Term, &Term)]) {
    let figures = shared.iter().filter(|(t, _)| t.is_figure).count();
    let fewer = a.figures.min(b.figures);
    if fewer > 0 {
        f.set(Feature::Figures, figures as f64 / f64::from(fewer));
    }
    let is_quoted = |pair: &&(&Term, &Term)| pair.0.is_quoted && pair.1.is_quoted;
    let quoted: f64 = shared.iter().filter(is_quoted).map(|(t, _)| t.weight).sum();
    let both_quote = a.quoted.min(b.quoted) > 0;
    f.set(Feature::Quote, quoted.ln_1p());
    f.set(Feature::OtherQuote, flag(both_quote && quoted == 0.0));
    f.set(Feature::Denial, flag(a.is_denial != b.is_denial));
}

/// A stem counts as a shared name where either side writes it as one.
fn is_name(a: &Term, b: &Term) -> bool {
    a.is_name || b.is_name
}

/// How near a statement stands to the top of its article, 1 at the top.
fn lead(statement: &Makeup) -> f64 {
    (-(statement.statement.statement.0 as f64) / LEAD_STATEMENTS).exp()
}

fn flag(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests;
