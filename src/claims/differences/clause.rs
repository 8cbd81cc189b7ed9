//! Which words of a statement belong to one clause, and which of them are its verbs.
//!
//! Two details are about one thing only where the clauses around them are: who did it, what was done,
//! to whom. No grammar is parsed: a statement is cut at its commas and small words, and the pieces
//! without a verb go to their neighbour.
//!
//! ```text
//!   Mara Lindt, the ship's captain, | said | that the ferry, | which caught fire on Tuesday, | sank
//! ```
//!
//! Verbs are known by their form: the endings and irregular pasts of news English. A missed verb makes
//! a detail silent, a noun taken for one seldom stands at the same place in the other statement.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Details;
use crate::text::{Span, Word};

type Words = LazyLock<BTreeSet<&'static str>>;

/// Words that begin a clause of their own.
static OPENERS: Words = Words::new(|| {
    set("\
    that who whom whose which where when while because although though after before as if unless \
    until since whether but and or so despite saying adding")
});

/// Verbs that carry grammar: they make a clause, but two clauses that share one share nothing.
static AUXILIARIES: Words = Words::new(|| {
    set("\
    is are was were be been being am do does did has have had will would can could may might must \
    shall should")
});

/// Past forms without the usual ending.
static IRREGULAR: Words = Words::new(|| {
    set("\
    ate beat became began bled blew bought bound broke brought built burnt came caught chose cut dealt \
    drank drew drove fed fell felt fled flew fought found gave got grew held hid hit hurt kept knew laid \
    lay led left lent lit lost made meant met paid put quit ran rang read rode rose sang sank sat saw \
    sent set shook shot shut slid sold sought spent split spoke spread stole stood struck stuck sued \
    swept swore swung taken taught thought threw thrown told took tore went withdrew woke won wore \
    wrote written given shown known driven seen done gone begun spoken stolen chosen broken fallen \
    drawn grown flown said forgot forbade bore born rebuilt upheld overturned undergone pled")
});

static PREPOSITIONS: Words = Words::new(|| {
    set("of in on at from to by for with about into over under against during near off")
});

/// Present forms that news uses, which no ending tells from a plural.
static PRESENT: Words = Words::new(|| {
    set("\
    says wants calls plans faces remains includes shows gets goes makes takes gives leaves holds keeps \
    denies rejects refuses accepts admits confirms approves orders wins loses dies kills opens closes \
    begins ends continues stops agrees pleads resigns quits joins meets visits runs leads expects \
    allows requires permits bans forbids prohibits bars supports opposes falls rises carries happens \
    needs seeks knows thinks believes continue remain want plan face include")
});

/// Words that end like a past form and are none.
static NOT_PAST: Words = Words::new(|| {
    set("hundred need speed indeed seed feed deed shed weed breed creed sacred kindred embed")
});

/// Verbs that tell who spoke: the day or the name beside one belongs to the telling, not to what is
/// told, and outlets ask on different days.
static REPORTING: Words = Words::new(|| {
    set("\
    said says say told tell tells wrote writes tweeted posted announced announces reported reports \
    declined declines confirmed stated added asked called calls claimed claims argued warned testified \
    admitted acknowledged denied denies insisted noted released published issued spoke spoken \
    disclosed revealed reviewed obtained declared explained commented responded reacted suggested \
    described citing quoted updated interviewed appeared")
});

/// How far before its verb the "was" of a passive stands: "was not inspected".
const PASSIVE_REACH_WORDS: usize = 2;

fn set(list: &'static str) -> BTreeSet<&'static str> {
    list.split_ascii_whitespace().collect()
}

/// The clauses of a statement, and its verbs.
pub(super) struct Clauses {
    /// First word and one past the last of each clause, in order.
    bounds: Vec<(usize, usize)>,
    /// Whether each word is a verb that tells what was done.
    is_verb: Vec<bool>,
}

/// Cuts a statement into clauses.
///
/// `"the ferry, a wooden one, sank after it caught fire"` -> `the ferry, a wooden one, sank` and
/// `after it caught fire`
pub(super) fn find_clauses(text: &str, words: &[Word]) -> Clauses {
    let is_verb: Vec<bool> = (0..words.len()).map(|p| is_verb(text, words, p)).collect();
    let has_verb = |from: usize, to: usize| {
        (from..to).any(|p| is_verb[p] || AUXILIARIES.contains(words[p].folded.as_str()))
    };
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for to in 1..=words.len() {
        if to < words.len() && !is_break(text, words, to) {
            continue;
        }
        let is_open = bounds.last().is_some_and(|b| !has_verb(b.0, b.1));
        match bounds.last_mut().filter(|_| is_open || !has_verb(from, to)) {
            Some(last) => last.1 = to,
            None => bounds.push((from, to)),
        }
        from = to;
    }
    Clauses { bounds, is_verb }
}

/// Tells whether a piece ends right before the word at `at`.
fn is_break(text: &str, words: &[Word], at: usize) -> bool {
    let gap = Span::new(words[at - 1].span.end, words[at].span.start).of(text);
    gap.contains([',', ';', ':', '(', ')', '—', '–'])
        || gap.contains(" -- ")
        || OPENERS.contains(words[at].folded.as_str())
}

fn is_verb(text: &str, words: &[Word], at: usize) -> bool {
    let word = words[at].folded.as_str();
    let is_name = at > 0 && words[at].span.of(text).starts_with(char::is_uppercase);
    let joint = |from: usize, to: usize| Span::new(from, to).of(text);
    let end = words[at].span.end;
    let is_joined =
        joint(end, text.len()).starts_with('-') || joint(0, words[at].span.start).ends_with('-');
    if is_name || is_joined || AUXILIARIES.contains(word) || words[at].is_figure() {
        return false;
    }
    let is_past = word.len() > 3 && word.ends_with("ed") && !NOT_PAST.contains(word);
    let before = at.checked_sub(1).map_or("", |p| words[p].folded.as_str());
    let is_led = matches!(before, "to" | "not" | "never") || is_modal(before);
    let is_base = is_led && !words[at].is_stop_word() && !word.ends_with('s');
    is_past || is_base || IRREGULAR.contains(word) || PRESENT.contains(word)
}

/// Tells whether a bare verb follows the word.
fn is_modal(folded: &str) -> bool {
    let is_short =
        folded.ends_with("n't") && !matches!(folded, "isn't" | "wasn't" | "aren't" | "weren't");
    is_short
        || matches!(
            folded,
            "will"
                | "would"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "shall"
                | "should"
                | "did"
                | "does"
        )
}

impl Clauses {
    /// First word and one past the last of the clause around the word at `place`.
    pub(super) fn around(&self, place: usize) -> (usize, usize) {
        let clause = self.bounds.iter().find(|b| (b.0..b.1).contains(&place));
        clause.copied().unwrap_or((place, place + 1))
    }

    /// Tells whether the word tells what was done.
    pub(super) fn is_verb(&self, place: usize) -> bool {
        self.is_verb.get(place).copied().unwrap_or(false)
    }

    /// The verbs of the clause around the word at `place`.
    pub(super) fn verbs(&self, place: usize) -> Vec<usize> {
        let (first, end) = self.around(place);
        (first..end).filter(|p| self.is_verb(*p)).collect()
    }

    /// The verb a detail belongs to: the nearest before it in its clause, else the first after it;
    /// none where a word like "before" stands between.
    pub(super) fn verb_of(&self, details: &Details<'_>, place: usize) -> Option<usize> {
        let verbs = self.verbs(place);
        let before = verbs.iter().rev().find(|v| **v < place);
        let verb = *before.or(verbs.first())?;
        let is_parted =
            (verb + 1..=place).any(|p| OPENERS.contains(details.words[p].folded.as_str()));
        (!is_parted).then_some(verb)
    }
}

impl Details<'_> {
    /// Tells whether the verb tells of speech.
    pub(super) fn is_reporting(&self, verb: usize) -> bool {
        REPORTING.contains(self.words[verb].folded.as_str())
    }

    /// Tells whether the clause of a verb only supposes what it says: "if it takes place on Friday".
    pub(super) fn is_supposed(&self, verb: usize) -> bool {
        let (first, _) = self.clauses.around(verb);
        let is_if = |w: &Word| matches!(w.folded.as_str(), "if" | "whether" | "unless");
        self.words[first..verb].iter().any(is_if)
    }

    /// Tells whether something was done to the subject of the verb: "was inspected".
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let is_be = |w: &Word| {
            matches!(
                w.folded.as_str(),
                "is" | "are" | "was" | "were" | "be" | "been" | "being"
            )
        };
        self.words[verb.saturating_sub(PASSIVE_REACH_WORDS)..verb]
            .iter()
            .any(is_be)
    }

    /// The words that carry news before the verb, in its clause: who did it. Empty for "he", "it".
    pub(super) fn subject(&self, verb: usize) -> Vec<usize> {
        let (first, _) = self.clauses.around(verb);
        let mut places = self.content(first, verb);
        places.retain(|p| !self.clauses.is_verb(*p));
        places
    }

    /// The words that carry news after the verb, in its clause: what was done.
    pub(super) fn object(&self, verb: usize) -> Vec<usize> {
        let (_, end) = self.clauses.around(verb);
        self.content(verb + 1, end)
    }

    /// The words that carry news up to the first preposition: the thing itself, not what it is of.
    pub(super) fn to_preposition(&self, first: usize, end: usize) -> Vec<usize> {
        let is_preposition = |p: &usize| PREPOSITIONS.contains(self.words[*p].folded.as_str());
        let end = (first..end).find(is_preposition).unwrap_or(end);
        self.content(first, end)
    }

    /// The places from `first` to `end` that carry news, days left out: they are compared as days.
    pub(super) fn content(&self, first: usize, end: usize) -> Vec<usize> {
        let is_dated = |p: usize| {
            self.dates
                .iter()
                .any(|d| (d.first_word..d.end_word).contains(&p))
        };
        (first..end)
            .filter(|p| !self.stems[*p].is_empty() && !is_dated(*p))
            .collect()
    }

    /// How many of the words at `places` the other statement has among its own at `others`.
    pub(super) fn count_shared(
        &self,
        places: &[usize],
        other: &Details<'_>,
        others: &[usize],
    ) -> usize {
        let is_there = |p: &&usize| others.iter().any(|o| self.is_same_word(**p, other, *o));
        places.iter().filter(is_there).count()
    }

    /// Tells whether two words are the same or stand for each other.
    pub(super) fn is_same_word(&self, place: usize, other: &Details<'_>, there: usize) -> bool {
        let (a, b) = (&self.stems[place], &other.stems[there]);
        !a.is_empty() && a.is_like(b)
    }

    /// Tells whether the statement has the word that stands at `place` in another.
    pub(super) fn has_word_of(&self, other: &Details<'_>, place: usize) -> bool {
        let sought = (&other.known, other.words.as_slice());
        self.known.have(&self.words, sought, place)
    }

    /// Tells whether the words from `first` to `end` name somebody or something that the other statement
    /// does not name at all.
    pub(super) fn names_other(&self, (first, end): (usize, usize), other: &Details<'_>) -> bool {
        let is_name = |p: usize| p > 0 && self.is_capital(p);
        self.content(first, end)
            .into_iter()
            .any(|p| is_name(p) && !other.has_word_of(self, p))
    }
}

/// Tells whether each clause names what the other statement does not know: then they are about two
/// things.
pub(super) fn have_other_names(
    a: &Details<'_>,
    place_a: usize,
    b: &Details<'_>,
    place_b: usize,
) -> bool {
    a.names_other(a.clauses.around(place_a), b) && b.names_other(b.clauses.around(place_b), a)
}

/// Tells whether two verbs can have one subject: they share a word, or one of them has only "he".
pub(super) fn can_share_subject(
    a: &Details<'_>,
    verb_a: usize,
    b: &Details<'_>,
    verb_b: usize,
) -> bool {
    let (here, there) = (a.subject(verb_a), b.subject(verb_b));
    here.is_empty() || there.is_empty() || a.count_shared(&here, b, &there) > 0
}
