//! A link and what it carries.

use std::ops::Deref;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

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
    /// All else that is known of it; nothing of a link that is not to be seen.
    ///
    /// Boxed, since of nine links in ten nothing else is known. Read through the link itself:
    /// `link.evidence`.
    reasons: Option<Box<Reasons>>,
}

/// Why a link is one, and where its statements agree and differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasons {
    /// The aligned words, in bytes within the text of statement `a`, in order; neighbours are one span.
    pub overlap_a: Vec<Span>,
    /// The aligned words, in bytes within the text of statement `b`, in order; neighbours are one span.
    pub overlap_b: Vec<Span>,
    /// Those of the aligned words that are not the same in both, in order of statement `a`.
    pub counterparts: Vec<Counterpart>,
    /// Details on which the two disagree.
    pub differences: Vec<Difference>,
    /// What the score is made of, largest first; the gains sum to `score`.
    pub evidence: Vec<Evidence>,
}

static NO_REASONS: Reasons = Reasons {
    overlap_a: Vec::new(),
    overlap_b: Vec::new(),
    counterparts: Vec::new(),
    differences: Vec::new(),
    evidence: Vec::new(),
};

impl Deref for Link {
    type Target = Reasons;

    fn deref(&self) -> &Reasons {
        self.reasons.as_deref().unwrap_or(&NO_REASONS)
    }
}

impl Link {
    /// A link of which only the score is known.
    pub(crate) fn bare(a: StatementRef, b: StatementRef, score: f64, kind: LinkKind) -> Self {
        Link {
            a,
            b,
            score,
            kind,
            reasons: None,
        }
    }

    /// The same link with these reasons and no others.
    pub(crate) fn with(mut self, reasons: Reasons) -> Self {
        self.set_reasons(reasons);
        self
    }

    /// Puts these reasons in place of those it had.
    pub(crate) fn set_reasons(&mut self, reasons: Reasons) {
        self.reasons = (reasons != NO_REASONS).then(|| Box::new(reasons));
    }

    /// Its reasons, to be changed.
    #[cfg(test)]
    pub(crate) fn reasons_mut(&mut self) -> &mut Reasons {
        self.reasons.get_or_insert_default()
    }

    /// The other end of the link, seen from `from`.
    pub fn other(&self, from: StatementRef) -> StatementRef {
        if self.a == from { self.b } else { self.a }
    }

    /// Drops evidence, differences and shared words; the score stays.
    pub(super) fn forget_reasons(&mut self) {
        self.reasons = None;
    }
}

/// Two different words of two linked statements that stand for each other: "consented", "agreed".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// In bytes within the text of statement `a`.
    pub a: Span,
    /// In bytes within the text of statement `b`.
    pub b: Span,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DifferenceKind {
    /// Counts, money, percentages.
    Number,
    /// Days, months, years.
    Date,
    /// A name in the same place.
    Name,
    /// A quotation whose wording changed.
    Quote,
    /// One says that it is so, the other that it is not, or not yet.
    Denial,
    /// Who is credited with saying it.
    Credit,
    /// In exchange for what, on what condition.
    Condition,
}

impl DifferenceKind {
    /// The kind's name on the screen and in reports.
    pub fn name(self) -> &'static str {
        match self {
            DifferenceKind::Number => "number",
            DifferenceKind::Date => "date",
            DifferenceKind::Name => "name",
            DifferenceKind::Quote => "quote",
            DifferenceKind::Denial => "denial",
            DifferenceKind::Credit => "credit",
            DifferenceKind::Condition => "condition",
        }
    }

    /// The kind's name in JSON, whose words stay as they were first given out.
    pub fn json_name(self) -> &'static str {
        match self {
            DifferenceKind::Denial => "polarity",
            kind => kind.name(),
        }
    }
}

/// One reason for a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What sort of reason.
    pub what: EvidenceKind,
    /// The words in statement `a`; mostly one, and short enough to need no memory of its own.
    pub a: CompactString,
    /// The words in statement `b`.
    pub b: CompactString,
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
    /// Something that no single word shows.
    Sign(Sign),
}

/// A reason that is told in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sign {
    /// Its name in reports.
    pub name: &'static str,
    /// What it says of the two statements, for a reader.
    pub sentence: &'static str,
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
            EvidenceKind::Sign(sign) => sign.name,
        }
    }

    /// What it says of the two statements, for a reader; words follow where there are any.
    pub fn sentence(self) -> &'static str {
        match self {
            EvidenceKind::Word => "both say",
            EvidenceKind::Name => "both name",
            EvidenceKind::Number => "both give",
            EvidenceKind::Quote => "both quote",
            EvidenceKind::Synonym => "in other words",
            EvidenceKind::Sign(sign) => sign.sentence,
        }
    }
}
