//! The reasons of a link as bytes: shared words, differences, evidence.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::article::is_inert;
use super::lasting::lasting;
use crate::claims::{
    Counterpart, Difference, DifferenceKind, Evidence, EvidenceKind, Link, Reasons, Sign, Value,
};
use crate::text::Span;

/// Start and length.
type Range = (u32, u32);

/// What is known of one link beside its score.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptReasons<'a> {
    /// Its number.
    pub(super) link: u32,
    overlap_a: Vec<Range>,
    overlap_b: Vec<Range>,
    counterparts: Vec<(Range, Range)>,
    #[serde(borrow)]
    differences: Vec<KeptDifference<'a>>,
    #[serde(borrow)]
    evidence: Vec<KeptEvidence<'a>>,
}

#[derive(Serialize, Deserialize)]
struct KeptDifference<'a> {
    kind: DifferenceKind,
    #[serde(borrow)]
    a: KeptValue<'a>,
    #[serde(borrow)]
    b: KeptValue<'a>,
}

#[derive(Serialize, Deserialize)]
struct KeptValue<'a>(#[serde(borrow)] Cow<'a, str>, Option<Range>);

#[derive(Serialize, Deserialize)]
struct KeptEvidence<'a> {
    #[serde(borrow)]
    what: KeptKind<'a>,
    #[serde(borrow)]
    a: Cow<'a, str>,
    #[serde(borrow)]
    b: Cow<'a, str>,
    gain: f64,
}

#[derive(Serialize, Deserialize)]
enum KeptKind<'a> {
    Word,
    Name,
    Number,
    Quote,
    Synonym,
    Sign(#[serde(borrow)] Cow<'a, str>, #[serde(borrow)] Cow<'a, str>),
}

/// The texts of the two statements of a link.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) a: &'a str,
    pub(super) b: &'a str,
}

impl<'a> KeptReasons<'a> {
    /// The reasons of the link of this number.
    pub(super) fn of(number: usize, link: &'a Link) -> Option<KeptReasons<'a>> {
        let ranges = |spans: &[Span]| spans.iter().map(|s| range(*s)).collect::<Option<Vec<_>>>();
        let pair = |pair: &Counterpart| Some((range(pair.a)?, range(pair.b)?));
        let counterparts = link.counterparts.iter().map(pair);
        let differences = link.differences.iter().map(KeptDifference::of);
        Some(KeptReasons {
            link: u32::try_from(number).ok()?,
            overlap_a: ranges(&link.overlap_a)?,
            overlap_b: ranges(&link.overlap_b)?,
            counterparts: counterparts.collect::<Option<_>>()?,
            differences: differences.collect::<Option<_>>()?,
            evidence: link.evidence.iter().map(KeptEvidence::of).collect(),
        })
    }

    /// Gives a link its reasons; none where they are not about its texts.
    pub(super) fn give(self, link: &mut Link, texts: Texts<'_>) -> Option<()> {
        let spans = |ranges: Vec<Range>, text: &str| {
            let spans = ranges.into_iter().map(|range| span(range, text));
            spans.collect::<Option<Vec<Span>>>()
        };
        let pair = |(a, b): (Range, Range)| {
            Some(Counterpart {
                a: span(a, texts.a)?,
                b: span(b, texts.b)?,
            })
        };
        let differences = self.differences.into_iter().map(|d| d.give(texts));
        let counterparts = self.counterparts.into_iter().map(pair);
        let evidence = self.evidence.into_iter().map(KeptEvidence::give);
        link.set_reasons(Reasons {
            overlap_a: spans(self.overlap_a, texts.a)?,
            overlap_b: spans(self.overlap_b, texts.b)?,
            counterparts: counterparts.collect::<Option<_>>()?,
            differences: differences.collect::<Option<_>>()?,
            evidence: evidence.collect::<Option<_>>()?,
        });
        Some(())
    }
}

impl<'a> KeptDifference<'a> {
    fn of(difference: &'a Difference) -> Option<KeptDifference<'a>> {
        let Difference { kind, a, b } = difference;
        Some(KeptDifference {
            kind: *kind,
            a: KeptValue::of(a)?,
            b: KeptValue::of(b)?,
        })
    }

    fn give(self, texts: Texts<'_>) -> Option<Difference> {
        Some(Difference {
            kind: self.kind,
            a: self.a.give(texts.a)?,
            b: self.b.give(texts.b)?,
        })
    }
}

impl<'a> KeptValue<'a> {
    fn of(Value { text, span }: &'a Value) -> Option<KeptValue<'a>> {
        let range = match span {
            Some(span) => Some(range(*span)?),
            None => None,
        };
        Some(KeptValue(text.into(), range))
    }

    fn give(self, of: &str) -> Option<Value> {
        let KeptValue(text, range) = self;
        let span = match range {
            Some(range) => Some(span(range, of)?),
            None => None,
        };
        is_inert(&text).then(|| Value {
            text: text.into_owned(),
            span,
        })
    }
}

impl<'a> KeptEvidence<'a> {
    fn of(evidence: &'a Evidence) -> KeptEvidence<'a> {
        let Evidence { what, a, b, gain } = evidence;
        let what = match what {
            EvidenceKind::Word => KeptKind::Word,
            EvidenceKind::Name => KeptKind::Name,
            EvidenceKind::Number => KeptKind::Number,
            EvidenceKind::Quote => KeptKind::Quote,
            EvidenceKind::Synonym => KeptKind::Synonym,
            EvidenceKind::Sign(Sign { name, sentence }) => {
                KeptKind::Sign((*name).into(), (*sentence).into())
            }
        };
        KeptEvidence {
            what,
            a: a.as_str().into(),
            b: b.as_str().into(),
            gain: *gain,
        }
    }

    fn give(self) -> Option<Evidence> {
        let what = match self.what {
            KeptKind::Word => EvidenceKind::Word,
            KeptKind::Name => EvidenceKind::Name,
            KeptKind::Number => EvidenceKind::Number,
            KeptKind::Quote => EvidenceKind::Quote,
            KeptKind::Synonym => EvidenceKind::Synonym,
            KeptKind::Sign(name, sentence) => EvidenceKind::Sign(Sign {
                name: lasting(&name)?,
                sentence: lasting(&sentence)?,
            }),
        };
        let is_sound = is_inert(&self.a) && is_inert(&self.b) && self.gain.is_finite();
        is_sound.then(|| Evidence {
            what,
            a: self.a.into(),
            b: self.b.into(),
            gain: self.gain,
        })
    }
}

fn range(span: Span) -> Option<Range> {
    Some((span.start.try_into().ok()?, span.len().try_into().ok()?))
}

/// A span of a text; none where it does not fit.
fn span((start, length): Range, text: &str) -> Option<Span> {
    let (start, length) = (start as usize, length as usize);
    let span = Span::new(start, start.checked_add(length)?);
    (text.is_char_boundary(span.start) && text.is_char_boundary(span.end)).then_some(span)
}
