//! Quotations whose wording changed.
//!
//! A quotation may be shortened without being changed: "not a proud day" inside "It was not a proud
//! day for us". It is changed where the two run along the same words, differ, and run on together:
//! "we truly believe this" against "we strongly believe this". What one has before or after is a cut,
//! unless both begin or end with one word more and it is another one: "controlled authorities" against
//! "controlled regulators".
//!
//! People say a thing twice, so nearly the same words may be another time: where the other article
//! has the words too, anywhere, nothing was changed.

use super::quotation::{Alignment, Hand, Quote, Token, align};
use super::{Details, difference};
use crate::claims::{Difference, DifferenceKind};
use crate::text::words;

/// Fewer words in common are no sign that two quotations are one.
const LEAST_SHARED_WORDS: usize = 4;

/// Fewer words with news among them neither: "that is what I" is said every day.
const LEAST_SHARED_CONTENT: usize = 2;

/// So many words in common, in their order, are a saying with one word of news too.
const LONG_SAYING_WORDS: usize = 6;

/// Share of the words between the first and the last common one, and of the shorter quotation, that
/// must be common: below it the two are two sayings on one matter.
const LEAST_COMMON_SHARE: f64 = 0.7;

/// The same where both begin with [`SAME_HEAD`]: a saying is known by its beginning.
const SAME_HEAD_COMMON_SHARE: f64 = 0.6;

/// The first three words of both, in their order.
const SAME_HEAD: [(usize, usize); 3] = [(0, 0), (1, 1), (2, 2)];

/// A longer stretch of other words was not put in place of something: something was left out, or said
/// on another day.
const LONGEST_CHANGE_WORDS: usize = 3;

/// More words that only one of the two has were left out on purpose, or said the other time.
const LONGEST_DROP_WORDS: usize = 2;

/// Quotations of so few words, equally many in both, are compared word by word.
const SHORT_QUOTE_WORDS: usize = 3;

/// How many words two statements with short quotations must share outside of them.
const LEAST_SHARED_OUTSIDE: usize = 2;

/// A quotation of which at least so many words follow unchanged, and that begins one word later, was
/// not cut to fit a sentence: somebody dropped a word.
const LONG_RUN_WORDS: usize = 10;

/// So many words of a quotation that stand in another statement without marks are no paraphrase of what
/// was said: with half as many most changes are a writer's, who tells in his own words what another quotes.
const PROSE_WORDS: usize = 24;

/// Share of the words between the first and the last common one that must be common for the same reason.
const PROSE_COMMON_SHARE: f64 = 0.85;

/// Two people who are both named do not share a quotation unless at least so many words are common.
const TWO_SPEAKERS_WORDS: usize = 8;

/// Words with which a speaker fills a pause or begins, which anybody may leave out.
const FILLERS: &[&str] = &[
    "you",
    "know",
    "well",
    "so",
    "and",
    "but",
    "now",
    "look",
    "already",
    "again",
    "i",
    "mean",
    "think",
    "very",
    "really",
    "just",
    "also",
    "too",
    "uh",
    "um",
    "like",
    "okay",
    "ok",
    "yes",
    "yeah",
    "actually",
    "because",
    "obviously",
    "frankly",
    "then",
    "however",
    "today",
];

/// Compares each quotation with the one it shares most words with.
///
/// `"it was “categorically false”"`, `"it was “categorically incorrect”"` -> quote
pub(super) fn compare(a: &Details<'_>, b: &Details<'_>) -> Vec<Difference> {
    let (here, there) = (&a.told.quotations, &b.told.quotations);
    let mut found = Vec::new();
    for quote in here.iter().filter(|quote| can_be_changed(quote, there)) {
        let best = there
            .iter()
            .map(|other| (align(&quote.tokens, &other.tokens), other))
            .max_by(|x, y| x.0.len().cmp(&y.0.len()).then(y.1.span.cmp(&x.1.span)));
        if let Some((pairs, other)) = best
            && is_changed((a, quote), (b, other), &pairs)
        {
            found.push(difference(
                DifferenceKind::Quote,
                (a, quote.span),
                (b, other.span),
            ));
        }
    }
    let turn = |d: Difference| Difference {
        a: d.b,
        b: d.a,
        ..d
    };
    found.extend(against_prose(a, b));
    found.extend(against_prose(b, a).map(turn));
    found
}

/// Compares a long quotation with the words of a statement that writes them without marks: one of the
/// two quotes the other, or both have them from one paper.
///
/// `"“will sail and focus on …”"`, `"was to sail, and to focus largely on …"` -> quote
fn against_prose(a: &Details<'_>, b: &Details<'_>) -> Option<Difference> {
    let is_free = |quote: &&Quote| {
        quote.tokens.len() >= PROSE_WORDS && !can_be_changed(quote, &b.told.quotations)
    };
    a.told.quotations.iter().filter(is_free).find_map(|quote| {
        let prose = b.prose();
        if quote.count_common(prose) < PROSE_WORDS {
            return None;
        }
        let pairs = align(&quote.tokens, &prose.tokens);
        let run = runs(&pairs)
            .into_iter()
            .find(|run| run.len() >= PROSE_WORDS)?;
        let (first, last) = (run[0], run[run.len() - 1]);
        let length = (last.0 - first.0).max(last.1 - first.1) + 1;
        let is_one = run.len() as f64 >= PROSE_COMMON_SHARE * length as f64;
        let is_changed = inner_changes(run).iter().any(|c| {
            is_telling(&quote.tokens, &prose.tokens, c)
                && !stands_in(&quote.tokens, c.a, b)
                && !stands_in(&prose.tokens, c.b, a)
        });
        let ends = [first, last].map(|(_, at)| prose.tokens[at].place);
        let there = b.span_of_words(ends[0], ends[1] + 1);
        (is_one && is_changed)
            .then(|| difference(DifferenceKind::Quote, (a, quote.span), (b, there)))
    })
}

/// Tells whether a quotation has enough words in common with any other for either way of being one.
fn can_be_changed(quote: &Quote, others: &[Quote]) -> bool {
    let is_near = |other: &Quote| quote.count_common(other) >= LEAST_SHARED_WORDS;
    quote.tokens.len() <= SHORT_QUOTE_WORDS || others.iter().any(is_near)
}

/// Fewer words in common are a phrase that two people may use: "the rule of law".
const SHARED_QUOTE_WORDS: usize = 5;

/// Tells whether a quotation of the one statement is, as a whole or in part, one of the other.
pub(super) fn share_quotation(a: &Details<'_>, b: &Details<'_>) -> bool {
    let is_one = |quote: &Quote, other: &Quote| {
        let pairs = align(&quote.tokens, &other.tokens);
        runs(&pairs).into_iter().any(|run| {
            run.len() >= SHARED_QUOTE_WORDS && is_same_quotation(&quote.tokens, &other.tokens, run)
        })
    };
    let (here, there) = (&a.told.quotations, &b.told.quotations);
    here.iter()
        .any(|quote| there.iter().any(|other| is_one(quote, other)))
}

/// A stretch where two quotations differ: the words of each, from and to.
struct Change {
    a: (usize, usize),
    b: (usize, usize),
}

impl Change {
    /// Tells whether it stands where the quotations begin.
    fn is_head(&self) -> bool {
        self.a.0 == 0 && self.b.0 == 0
    }
}

fn is_changed(
    (a, quote): (&Details<'_>, &Quote),
    (b, other): (&Details<'_>, &Quote),
    pairs: &Alignment,
) -> bool {
    let (here, there) = (&quote.tokens, &other.tokens);
    let is_one = |run: &&[(usize, usize)]| {
        is_same_quotation(here, there, run)
            && (run.len() >= TWO_SPEAKERS_WORDS || !have_two_speakers(a, b))
    };
    let mut changes: Vec<Change> = runs(pairs)
        .into_iter()
        .filter(is_one)
        .flat_map(|run| all_changes(here, there, run))
        .collect();
    if changes.is_empty()
        && let Some(change) = one_word(here, there)
        && share_words_outside(a, b)
    {
        changes.push(change);
    }
    let is_telling = |c: &&Change| is_telling(here, there, c);
    let mut telling = changes.iter().filter(is_telling).peekable();
    telling.peek().is_some()
        && !is_moved(here, there, &changes)
        && telling.any(|c| !stands_in(here, c.a, b) && !stands_in(there, c.b, a))
}

/// Parts an alignment where one quotation has more words between two common ones than a change has.
fn runs(pairs: &[(usize, usize)]) -> Vec<&[(usize, usize)]> {
    let is_near = |x: &(usize, usize), y: &(usize, usize)| {
        y.0 - x.0 <= LONGEST_CHANGE_WORDS + 1 && y.1 - x.1 <= LONGEST_CHANGE_WORDS + 1
    };
    pairs.chunk_by(is_near).collect()
}

/// Tells whether enough words run along each other for the two to be one saying.
fn is_same_quotation(a: &[Token], b: &[Token], pairs: &[(usize, usize)]) -> bool {
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
        return false;
    };
    let content = pairs.iter().filter(|p| a[p.0].is_content).count();
    let length = (last.0 - first.0).max(last.1 - first.1) + 1;
    let shorter = a.len().min(b.len());
    let least_share = if pairs.starts_with(&SAME_HEAD) {
        SAME_HEAD_COMMON_SHARE
    } else {
        LEAST_COMMON_SHARE
    };
    let is_most_of = |words: usize| pairs.len() as f64 >= least_share * words as f64;
    let is_telling =
        content >= LEAST_SHARED_CONTENT || (content > 0 && pairs.len() >= LONG_SAYING_WORDS);
    pairs.len() >= LEAST_SHARED_WORDS && is_telling && is_most_of(length) && is_most_of(shorter)
}

/// Tells whether one statement has enough words of the other around its quotations too: two words in quotation
/// marks say little of what they are about.
fn share_words_outside(a: &Details<'_>, b: &Details<'_>) -> bool {
    let outside = |d: &Details<'_>| {
        let mut places = d.content(0, d.words.len());
        places.retain(|p| !d.quotes.iter().any(|q| q.contains(d.words[*p].span)));
        places
    };
    let all = |d: &Details<'_>| d.content(0, d.words.len());
    let shared = a.count_shared(&outside(a), b, &all(b));
    shared.max(b.count_shared(&outside(b), a, &all(a))) >= LEAST_SHARED_OUTSIDE
}

fn have_two_speakers(a: &Details<'_>, b: &Details<'_>) -> bool {
    let (Some(here), Some(there)) = (a.speaker, b.speaker) else {
        return false;
    };
    let known = words(there);
    !words(here)
        .iter()
        .any(|w| known.iter().any(|o| o.folded == w.folded))
}

fn inner_changes(pairs: &[(usize, usize)]) -> Vec<Change> {
    let is_apart = |p: &&[(usize, usize)]| p[1].0 > p[0].0 + 1 || p[1].1 > p[0].1 + 1;
    let change = |p: &[(usize, usize)]| Change {
        a: (p[0].0 + 1, p[1].0),
        b: (p[0].1 + 1, p[1].1),
    };
    pairs.windows(2).filter(is_apart).map(change).collect()
}

/// The stretches between common words, and those at the edges that are no cut.
fn all_changes(a: &[Token], b: &[Token], pairs: &[(usize, usize)]) -> Vec<Change> {
    let mut found = inner_changes(pairs);
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
        return found;
    };
    let is_long = pairs.len() >= LONG_RUN_WORDS;
    if matches!((first.0, first.1), (1, 1))
        || (is_long && matches!((first.0, first.1), (0, 1) | (1, 0)))
    {
        found.push(Change {
            a: (0, first.0),
            b: (0, first.1),
        });
    }
    let (rest_a, rest_b) = (a.len() - last.0 - 1, b.len() - last.1 - 1);
    if (rest_a, rest_b) == (1, 1) {
        found.push(Change {
            a: (last.0 + 1, a.len()),
            b: (last.1 + 1, b.len()),
        });
    }
    found
}

/// The one word that differs in two short quotations, beside a word with news that does not.
fn one_word(a: &[Token], b: &[Token]) -> Option<Change> {
    if a.len() != b.len() || a.len() > SHORT_QUOTE_WORDS {
        return None;
    }
    let differing: Vec<usize> = (0..a.len()).filter(|p| a[*p].word != b[*p].word).collect();
    let is_anchored = (0..a.len()).any(|p| a[p].is_content && a[p].word == b[p].word);
    let [place] = differing[..] else {
        return None;
    };
    let is_news = a[place].is_content && b[place].is_content;
    (is_anchored && is_news).then_some(Change {
        a: (place, place + 1),
        b: (place, place + 1),
    })
}

/// Tells whether a change is one of the speaker's words, and not of an editor's hand.
fn is_telling(a: &[Token], b: &[Token], change: &Change) -> bool {
    let (here, there) = (&a[change.a.0..change.a.1], &b[change.b.0..change.b.1]);
    let is_edited = here.iter().chain(there).any(|t| t.hand != Hand::Speaker)
        || a.get(change.a.1).is_some_and(|t| t.hand == Hand::BehindGap)
        || b.get(change.b.1).is_some_and(|t| t.hand == Hand::BehindGap);
    let is_cut = here.len().max(there.len()) > LONGEST_CHANGE_WORDS;
    let joined = |tokens: &[Token]| tokens.iter().map(letters).collect::<String>();
    if is_edited || is_cut || joined(here) == joined(there) || is_slip(here, there) {
        return false;
    }
    let says = |t: &Token| t.is_content || is_denial(t);
    let is_news = |t: &Token| {
        // "Sadly," before a quotation is cut as a filler is.
        says(t) && !FILLERS.contains(&t.word.as_str()) && !(change.is_head() && t.has_comma)
    };
    if here.is_empty() || there.is_empty() {
        here.len().max(there.len()) <= LONGEST_DROP_WORDS && here.iter().chain(there).any(is_news)
    } else {
        here.iter().chain(there).any(|t| says(t) || is_owner(t))
    }
}

/// A word without what pages garble and join: "all-time" is "all time", "captainâ€™s" is "captain's".
fn letters(token: &Token) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric();
    // Signs of the page's wrong encoding: no alphabet has words of one such letter alone that tell.
    let is_accented = |c: char| ('\u{80}'..='\u{24f}').contains(&c);
    let word = token.word.trim_end_matches("'s");
    let is_stray = word.chars().count() == 1 && word.contains(is_accented);
    if is_stray || word.contains(|c: char| c.is_ascii_alphabetic()) {
        word.chars().filter(is_plain).collect()
    } else {
        word.replace('-', "")
    }
}

fn is_denial(token: &Token) -> bool {
    matches!(token.word.as_str(), "not" | "never" | "no")
}

/// Words that tell whose or who, which no editor exchanges for another.
fn is_owner(token: &Token) -> bool {
    matches!(
        token.word.as_str(),
        "my" | "your"
            | "his"
            | "her"
            | "our"
            | "their"
            | "i"
            | "we"
            | "you"
            | "he"
            | "she"
            | "they"
    )
}

/// Tells whether both are one word in singular and plural, or one name with another letter: "Hollom",
/// "Hollum".
fn is_slip(a: &[Token], b: &[Token]) -> bool {
    let ([x], [y]) = (a, b) else {
        return false;
    };
    let is_plural = |x: &str, y: &str| x.strip_suffix('s') == Some(y);
    if is_plural(&x.word, &y.word) || is_plural(&y.word, &x.word) {
        return true;
    }
    let is_near = x.word.chars().count() == y.word.chars().count()
        && x.word
            .chars()
            .zip(y.word.chars())
            .filter(|(p, q)| p != q)
            .count()
            == 1;
    x.is_capital && y.is_capital && is_near
}

/// Tells whether the words only change places: "not to go", "to not go".
fn is_moved(a: &[Token], b: &[Token], changes: &[Change]) -> bool {
    let sorted = |tokens: &[Token], spans: Vec<(usize, usize)>| {
        let mut found: Vec<String> = spans
            .iter()
            .flat_map(|s| tokens[s.0..s.1].iter().map(|t| t.word.clone()))
            .collect();
        found.sort_unstable();
        found
    };
    sorted(a, changes.iter().map(|c| c.a).collect())
        == sorted(b, changes.iter().map(|c| c.b).collect())
}

/// How many words before and after a change are sought with it in the other article.
const AROUND_WORDS: usize = 2;

/// Tells whether the changed words, with those around them, stand in the other article as well.
fn stands_in(tokens: &[Token], (from, to): (usize, usize), other: &Details<'_>) -> bool {
    if from == to && (from == 0 || to == tokens.len()) {
        return false;
    }
    let (from, to) = (
        from.saturating_sub(AROUND_WORDS),
        (to + AROUND_WORDS).min(tokens.len()),
    );
    let sought = &tokens[from..to];
    let text = other.article_words.get();
    text.windows(sought.len())
        .any(|run| run.iter().zip(sought).all(|(w, t)| *w == t.word))
}
