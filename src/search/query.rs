//! What the reader typed, taken apart.
//!
//! ```text
//!  sanctons russia   both words, in any order, each shortened, or with a typing error
//!  'ban  'ban'       these letters as they stand; the whole word
//!  ^the  end$        the statement begins, ends with it
//!  !crew             no word that begins with it
//!  bank | exchange   one of the two
//!  "much of a"       these words in a row
//!  outlet:reuters    only articles of this outlet
//!  in:quotes         only quotations; in:body, in:headlines
//! ```
//!
//! Anything can be typed at any moment, so nothing is an error: an operator with nothing behind it
//! yet asks for nothing.

use super::fold::fold;
use super::scope::{Part, Scope};
use super::tokens::words_of;

/// Characters of a query that are read; more is a pasted page.
const MAX_QUERY_CHARS: usize = 400;
/// Parts of a query that are read: a pasted paragraph would visit the vocabulary for each word.
const MAX_CLAUSES: usize = 24;

/// How what was typed is held against the statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Mode {
    /// Words in any order, shortened or with typing errors, and the operators.
    #[default]
    Words,
    /// Letters in their order anywhere in the statement, as fuzzy finders do it.
    Fuzzy,
    /// The typed text as it stands, but for case and accents.
    Exact,
    /// A regular expression, on the text as it was printed.
    Regex,
}

impl Mode {
    /// The mode after this one, round and round.
    #[must_use]
    pub fn next(self) -> Mode {
        match self {
            Mode::Words => Mode::Fuzzy,
            Mode::Fuzzy => Mode::Exact,
            Mode::Exact => Mode::Regex,
            Mode::Regex => Mode::Words,
        }
    }

    /// The mode with this name.
    pub fn named(name: &str) -> Option<Mode> {
        let all = [Mode::Words, Mode::Fuzzy, Mode::Exact, Mode::Regex];
        all.into_iter().find(|mode| mode.name() == name)
    }

    /// The mode in one word, for the screen.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Words => "words",
            Mode::Fuzzy => "fuzzy",
            Mode::Exact => "exact",
            Mode::Regex => "regex",
        }
    }
}

/// What the reader typed, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// As it was typed.
    pub text: String,
    /// How it is held against the statements.
    pub mode: Mode,
    /// Where it looks.
    pub scope: Scope,
    /// As it was typed, folded, without blanks at the ends.
    pub(super) folded: String,
    /// All of these must hold; empty but in words mode.
    pub(super) clauses: Vec<Clause>,
}

/// One of its alternatives must hold.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Clause {
    pub alternatives: Vec<Alternative>,
}

/// One thing that a statement can satisfy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alternative {
    /// The statement must not satisfy it.
    pub is_not: bool,
    pub what: What,
}

/// What an alternative asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Words(Sequence),
    /// The outlet's name holds these letters.
    Outlet(String),
    /// The statement stands in this part of its article.
    Part(Part),
}

/// Terms on neighbouring words of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Never empty.
    pub terms: Vec<Term>,
    /// The first term falls on the statement's first word.
    pub is_at_start: bool,
    /// The last term falls on the statement's last word.
    pub is_at_end: bool,
}

/// One typed word and how it may fall on a word of a statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub letters: String,
    pub manner: Manner,
}

/// How a term may fall on a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// Whole, shortened, inside, with typing errors, as an abbreviation.
    Loose,
    /// These letters, anywhere in the word.
    Literal,
    /// The word begins with them.
    Beginning,
    /// The word ends with them.
    Ending,
    /// The word is them.
    Whole,
}

impl Query {
    /// Takes apart what was typed, in words mode.
    pub fn parse(text: &str) -> Query {
        Query::in_mode(text, Mode::Words)
    }

    /// Takes apart what was typed.
    pub fn in_mode(text: &str, mode: Mode) -> Query {
        let text: String = text.chars().take(MAX_QUERY_CHARS).collect();
        let folded = fold(&text).trim().to_owned();
        let clauses = if mode == Mode::Words {
            clauses_of(&folded)
        } else {
            Vec::new()
        };
        Query {
            text,
            mode,
            scope: Scope::All,
            folded,
            clauses,
        }
    }

    /// The same query, looking only there.
    #[must_use]
    pub fn within(self, scope: Scope) -> Query {
        Query { scope, ..self }
    }

    /// Tells whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        match self.mode {
            Mode::Words => self.clauses.is_empty(),
            Mode::Fuzzy | Mode::Exact | Mode::Regex => self.folded.is_empty(),
        }
    }
}

fn clauses_of(folded: &str) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut is_joined = false;
    let mut rest = folded;
    while let Some((piece, after)) = next_piece(rest) {
        rest = after;
        if piece == "|" {
            is_joined = !clauses.is_empty();
            continue;
        }
        let Some(alternative) = alternative_of(piece) else {
            continue;
        };
        let is_full = clauses.len() == MAX_CLAUSES;
        match clauses.last_mut() {
            Some(last) if is_joined => last.alternatives.push(alternative),
            _ if !is_full => clauses.push(Clause {
                alternatives: vec![alternative],
            }),
            _ => break,
        }
        is_joined = false;
    }
    clauses
}

/// Cuts the next piece off: a bar, or what reaches to the next blank or bar outside quotation marks.
fn next_piece(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if text.starts_with('|') {
        return Some(text.split_at(1));
    }
    let mut is_quoted = false;
    let end = text.find(|c: char| {
        is_quoted ^= c == '"';
        !is_quoted && (c.is_whitespace() || c == '|')
    });
    let (piece, rest) = text.split_at(end.unwrap_or(text.len()));
    (!piece.is_empty()).then_some((piece, rest))
}

fn alternative_of(piece: &str) -> Option<Alternative> {
    let (is_not, piece) = piece
        .strip_prefix('!')
        .map_or((false, piece), |p| (true, p));
    let what = if let Some(name) = piece.strip_prefix("outlet:") {
        let name = name.replace('"', "").trim().to_owned();
        (!name.is_empty()).then_some(What::Outlet(name))
    } else if let Some(name) = piece.strip_prefix("in:") {
        Part::beginning(name).map(What::Part)
    } else if let Some(quoted) = piece.strip_prefix('"') {
        phrase_of(quoted).map(What::Words)
    } else {
        word_of(piece, is_not).map(What::Words)
    };
    what.map(|what| Alternative { is_not, what })
}

/// A phrase whose closing mark is still to come may end in the middle of a word.
fn phrase_of(quoted: &str) -> Option<Sequence> {
    let is_closed = quoted.ends_with('"');
    let last = if is_closed {
        Manner::Whole
    } else {
        Manner::Beginning
    };
    sequence_of(quoted, [Manner::Whole, last], last)
}

fn word_of(piece: &str, is_not: bool) -> Option<Sequence> {
    let (is_literal, piece) = strip(piece, |p| p.strip_prefix('\''));
    let (is_at_start, piece) = strip(piece, |p| p.strip_prefix('^'));
    let (is_at_end, piece) = strip(piece, |p| p.strip_suffix('$'));
    let (is_closed, piece) = strip(piece, |p| p.strip_suffix('\'').filter(|_| is_literal));
    let (edges, single) = match (is_at_start, is_at_end) {
        (true, true) => ([Manner::Whole; 2], Manner::Whole),
        _ if is_closed => ([Manner::Whole; 2], Manner::Whole),
        (true, false) => ([Manner::Whole, Manner::Beginning], Manner::Beginning),
        (false, true) => ([Manner::Ending, Manner::Whole], Manner::Ending),
        _ if is_literal => ([Manner::Ending, Manner::Beginning], Manner::Literal),
        _ if is_not => ([Manner::Whole, Manner::Beginning], Manner::Beginning),
        _ => ([Manner::Loose; 2], Manner::Loose),
    };
    let mut sequence = sequence_of(piece, edges, single)?;
    sequence.is_at_start = is_at_start;
    sequence.is_at_end = is_at_end;
    Some(sequence)
}

fn strip<'a>(text: &'a str, cut: impl Fn(&'a str) -> Option<&'a str>) -> (bool, &'a str) {
    cut(text).map_or((false, text), |rest| (true, rest))
}

/// Makes a sequence of the words of a piece: the outer two in the manners given, between them whole
/// words (or loose ones, where the outer are), a single word in its own.
fn sequence_of(piece: &str, edges: [Manner; 2], single: Manner) -> Option<Sequence> {
    let [first, last] = edges;
    let inner = if first == Manner::Loose {
        first
    } else {
        Manner::Whole
    };
    let letters: Vec<String> = words_of(piece);
    let count = letters.len();
    let manner_at = |at: usize| match at {
        _ if count == 1 => single,
        0 => first,
        _ if at + 1 == count => last,
        _ => inner,
    };
    let terms: Vec<Term> = letters
        .into_iter()
        .enumerate()
        .map(|(at, letters)| Term {
            letters,
            manner: manner_at(at),
        })
        .collect();
    (!terms.is_empty()).then_some(Sequence {
        terms,
        is_at_start: false,
        is_at_end: false,
    })
}

#[cfg(test)]
#[path = "query_tests.rs"]
mod tests;
