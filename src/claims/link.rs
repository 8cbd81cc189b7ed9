//! A link and what it carries.

use crate::article::{ArticleId, StatementId};
use crate::text::Span;

/// Names one statement of one article in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StatementRef {
    /// The article.
    pub article: ArticleId,
    /// The statement within it.
    pub statement: StatementId,
}

impl StatementRef {
    /// Shorthand for tests and loops over plain numbers.
    pub fn new(article: usize, statement: usize) -> Self {
        StatementRef {
            article: ArticleId(article),
            statement: StatementId(statement),
        }
    }
}

/// A scored pair of statements from two articles, with the evidence for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The statement of the article with the lower id.
    pub a: StatementRef,
    /// The statement of the article with the higher id.
    pub b: StatementRef,
    /// How likely it is that a careful reader would link the two, 0 to 1, to four decimals.
    pub score: f64,
    /// How much of the two statements is shared.
    pub kind: LinkKind,
    /// The shared words, in bytes within the text of statement `a`, in order.
    pub overlap_a: Vec<Span>,
    /// The shared words, in bytes within the text of statement `b`, in order.
    pub overlap_b: Vec<Span>,
    /// Details on which the two disagree.
    pub differences: Vec<Difference>,
    /// What the score is made of, largest first; the gains sum to `score`.
    pub evidence: Vec<Evidence>,
}

impl Link {
    /// The other end of the link, seen from `from`.
    pub fn other(&self, from: StatementRef) -> StatementRef {
        if self.a == from { self.b } else { self.a }
    }

    /// Drops evidence, differences and shared words; the score stays.
    pub(super) fn forget_reasons(&mut self) {
        self.overlap_a = Vec::new();
        self.overlap_b = Vec::new();
        self.differences = Vec::new();
        self.evidence = Vec::new();
    }
}

/// How much of two linked statements is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// The same words, but for case and punctuation.
    Verbatim,
    /// The same proposition in other words.
    Reworded,
    /// Shared only as a part of one of them.
    Partial,
}

impl LinkKind {
    /// The kind's name in reports.
    pub fn name(self) -> &'static str {
        match self {
            LinkKind::Verbatim => "verbatim",
            LinkKind::Reworded => "reworded",
            LinkKind::Partial => "partial",
        }
    }
}

/// A checkable detail on which two linked statements disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What sort of detail.
    pub kind: DifferenceKind,
    /// What statement `a` says.
    pub a: Value,
    /// What statement `b` says.
    pub b: Value,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The words, as the statement has them ("" where it says nothing of it).
    pub text: String,
    /// Where they stand in the statement's text, if they do.
    pub span: Option<Span>,
}

/// What sort of detail two statements disagree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// Counts, money, percentages.
    Number,
    /// Days, months, years.
    Date,
    /// A name in the same place.
    Name,
    /// A quotation whose wording changed.
    Quote,
    /// Denied against confirmed.
    Polarity,
    /// Who is credited with saying it.
    Credit,
    /// In exchange for what, on what condition.
    Condition,
}

impl DifferenceKind {
    /// The kind's name in reports.
    pub fn name(self) -> &'static str {
        match self {
            DifferenceKind::Number => "number",
            DifferenceKind::Date => "date",
            DifferenceKind::Name => "name",
            DifferenceKind::Quote => "quote",
            DifferenceKind::Polarity => "polarity",
            DifferenceKind::Credit => "credit",
            DifferenceKind::Condition => "condition",
        }
    }
}

/// One reason for a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What sort of reason.
    pub what: EvidenceKind,
    /// The words in statement `a`.
    pub a: String,
    /// The words in statement `b`.
    pub b: String,
    /// How much of the link's score it gave; below zero where it speaks against the link.
    pub gain: f64,
}

/// What sort of reason speaks for a link, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// A shared word.
    Word,
    /// A shared name.
    Name,
    /// An equal number, sum of money, percentage or date.
    Number,
    /// A shared word that both quote.
    Quote,
    /// Different words that stand for each other.
    Synonym,
    /// Neighbouring words that stay neighbours.
    Pair,
    /// Words that share most of their letters.
    Letters,
    /// Both have figures, and share none.
    OtherNumber,
    /// Both quote, and share no quoted word.
    OtherQuote,
    /// One denies, the other does not.
    Denial,
    /// Both stand at the top of their articles.
    Position,
    /// Each is the other's best match.
    Best,
    /// A third outlet's statement matches both.
    Support,
    /// The statements before and after match too.
    Context,
}

impl EvidenceKind {
    /// The kind's name in reports.
    pub fn name(self) -> &'static str {
        match self {
            EvidenceKind::Word => "word",
            EvidenceKind::Name => "name",
            EvidenceKind::Number => "number",
            EvidenceKind::Quote => "quote",
            EvidenceKind::Synonym => "synonym",
            EvidenceKind::Pair => "pair",
            EvidenceKind::Letters => "letters",
            EvidenceKind::OtherNumber => "other number",
            EvidenceKind::OtherQuote => "other quote",
            EvidenceKind::Denial => "denial",
            EvidenceKind::Position => "position",
            EvidenceKind::Best => "best match",
            EvidenceKind::Support => "support",
            EvidenceKind::Context => "context",
        }
    }
}
