//! The comparison for programs: JSON, version 1.
//!
//! The shapes below are a promise of their own and no copy of the core's types, so that the core may
//! change without the format: fields may be added, never changed. Numbers that were computed are
//! rounded to four decimals, which keeps the bytes the same on every machine.

use std::io;

use serde::{Serialize, Serializer};

use super::neighbours::Neighbours;
use super::{Report, content_hash};
use crate::article::{Article, ArticleId, Role, StatementId};
use crate::claims::{Claim, Link, LinkKind, StatementRef, Status};
use crate::comparison::Comparison;
use crate::text::{Language, Span};

/// Version of the format: raised when a field changes its meaning, not when one is added.
const VERSION: u32 = 1;

/// What lies below is not listed as the nearest to a single: it shares a word or two with it.
const LEAST_NEAR_SCORE: f64 = 0.05;

/// In a story of more articles those are not listed at each claim that have nothing near to it: of a thousand on
/// one event they were 150 MB of 490.
const MAX_LISTED: usize = 100;

/// Returns the report as one line of JSON and a line feed.
///
/// Only shown links are listed, with `all_links` every scored pair.
#[expect(
    clippy::missing_panics_doc,
    reason = "serialising plain structs into memory cannot fail"
)]
pub fn json(report: &Report, all_links: bool) -> String {
    let mut bytes = Vec::new();
    write_json(report, all_links, &mut bytes).expect("memory takes everything");
    String::from_utf8(bytes).expect("JSON is text")
}

/// Writes the same as it comes: the report of a large story is longer than all that is known of it.
///
/// # Errors
/// Where it cannot be written.
pub fn write_json(report: &Report, all_links: bool, mut out: impl io::Write) -> io::Result<()> {
    let comparison = report.comparison;
    let uncompared = comparison.uncompared();
    let neighbours = Neighbours::new(comparison);
    let is_listed = |link: &&Link| all_links || comparison.is_shown(link);
    let links = comparison.links.iter().filter(is_listed);
    let claims = comparison.claims.iter().enumerate();
    let document = DocumentJson {
        format: "abreast.comparison",
        version: VERSION,
        generator: concat!("abreast ", env!("CARGO_PKG_VERSION")),
        story: report.name,
        threshold: round(comparison.threshold),
        strangers: uncompared.stranger_pairs,
        distant: uncompared.distant_pairs,
        articles: comparison
            .articles
            .iter()
            .enumerate()
            .map(|(id, article)| article_json(comparison, id, article))
            .collect(),
        links: Each(links.map(|link| link_json(comparison, link))),
        claims: Each(claims.map(|(id, claim)| claim_json(&neighbours, id, claim))),
        reuse: reuse(comparison),
        skipped: report
            .skipped
            .iter()
            .map(|s| SkippedJson {
                path: &s.path,
                reason: &s.reason,
            })
            .collect(),
        agreement: agreement(comparison),
        notes: notes(comparison),
    };
    serde_json::to_writer(&mut out, &document)?;
    out.write_all(b"\n")
}

/// A list whose items are made when it is their turn to be written, and let go after.
struct Each<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Rounds to four decimals; never gives minus zero.
pub(super) fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4 + 0.0
}

#[derive(Serialize)]
#[serde(bound = "Each<L>: Serialize, Each<C>: Serialize")]
struct DocumentJson<'a, L, C> {
    format: &'static str,
    version: u32,
    generator: &'static str,
    story: &'a str,
    threshold: f64,
    /// Pairs of articles that were not compared; there only where there are any.
    #[serde(skip_serializing_if = "is_zero")]
    strangers: usize,
    /// Pairs that were not compared since each has many that are nearer; only in very large stories.
    #[serde(skip_serializing_if = "is_zero")]
    distant: usize,
    articles: Vec<ArticleJson<'a>>,
    links: Each<L>,
    claims: Each<C>,
    reuse: Vec<ReuseJson>,
    skipped: Vec<SkippedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteJson<'a>>,
}

/// What the reader has put on a statement: letters of bookmarks, and what was written.
#[derive(Serialize)]
struct NoteJson<'a> {
    statement: [usize; 2],
    letters: &'a [char],
    notes: &'a [String],
}

/// How the automatic links agree with the reader's; there only where pairs were linked or unlinked.
#[derive(Serialize)]
struct AgreementJson {
    precision: Option<f64>,
    recall: Option<f64>,
    pairs: Vec<JudgedJson>,
}

/// A pair that was linked or unlinked by hand, and what the program made of it.
#[derive(Serialize)]
struct JudgedJson {
    a: [usize; 2],
    b: [usize; 2],
    linked: bool,
    score: Option<f64>,
    shown: bool,
}

/// How much of one article stands in another; `share` is the two parts together.
#[derive(Serialize)]
struct ReuseJson {
    article: usize,
    within: usize,
    share: f64,
    verbatim: f64,
    reworded: f64,
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    id: usize,
    path: &'a str,
    outlet: &'a str,
    title: &'a str,
    author: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    language: Option<&'static str>,
    hash: String,
    /// News agencies whose text it says it uses.
    credits: &'a [String],
    /// Articles with the same number are one origin.
    origin: usize,
    /// Too short to say where its text comes from.
    too_short: bool,
    statements: Vec<StatementJson<'a>>,
    removed: Vec<RemovedJson<'a>>,
    notes: Vec<&'a str>,
    #[serde(skip_serializing_if = "is_empty")]
    groups: &'a [String],
}

/// There only where the reader made groups: a report without reads as it always did.
fn is_empty(groups: &&[String]) -> bool {
    groups.is_empty()
}

#[derive(Serialize)]
struct StatementJson<'a> {
    id: usize,
    text: &'a str,
    start: usize,
    end: usize,
    paragraph: usize,
    role: &'static str,
    speaker: Option<&'a str>,
}

#[derive(Serialize)]
struct RemovedJson<'a> {
    text: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct LinkJson<'a> {
    a: [usize; 2],
    b: [usize; 2],
    score: f64,
    shown: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_hand: Option<bool>,
    kind: &'static str,
    overlap: OverlapJson,
    counterparts: Vec<CounterpartJson>,
    differences: Vec<DifferenceJson<'a>>,
    evidence: Vec<EvidenceJson<'a>>,
}

#[derive(Serialize)]
struct OverlapJson {
    a: Vec<[usize; 2]>,
    b: Vec<[usize; 2]>,
}

/// Different words that stand for each other; their bytes are part of the overlap.
#[derive(Serialize)]
struct CounterpartJson {
    a: [usize; 2],
    b: [usize; 2],
}

#[derive(Serialize)]
struct DifferenceJson<'a> {
    kind: &'static str,
    a: &'a str,
    b: &'a str,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    what: &'static str,
    a: &'a str,
    b: &'a str,
    gain: f64,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    id: usize,
    text: &'a str,
    members: Vec<[usize; 2]>,
    outlets: usize,
    origins: usize,
    status: &'static str,
    /// How many articles leave the claim out, where those with nothing near are not listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
    omissions: Vec<OmissionJson>,
}

/// An outlet without a twin, and what it says that comes nearest.
#[derive(Serialize)]
struct OmissionJson {
    article: usize,
    nearest: Option<[usize; 2]>,
    score: Option<f64>,
}

#[derive(Serialize)]
struct SkippedJson<'a> {
    path: &'a str,
    reason: &'a str,
}

fn agreement(comparison: &Comparison) -> Option<AgreementJson> {
    let agreement = comparison.agreement();
    let pairs = agreement.pairs.iter().map(|pair| JudgedJson {
        a: place(pair.a),
        b: place(pair.b),
        linked: pair.is_linked,
        score: pair.score.map(round),
        shown: pair.is_shown,
    });
    (!agreement.pairs.is_empty()).then(|| AgreementJson {
        precision: agreement.precision().map(round),
        recall: agreement.recall().map(round),
        pairs: pairs.collect(),
    })
}

fn article_json<'a>(comparison: &Comparison, id: usize, article: &'a Article) -> ArticleJson<'a> {
    ArticleJson {
        id,
        path: &article.path,
        outlet: &article.outlet,
        title: &article.title,
        author: article.author.as_deref(),
        published: article.published.map(|day| day.to_string()),
        url: article.url.as_deref(),
        language: article.language.map(Language::code),
        hash: format!("xxh3:{}", content_hash(article)),
        credits: &article.credits,
        origin: comparison.shape.origin.get(id).copied().unwrap_or(id),
        too_short: comparison.reuse.is_too_short(ArticleId(id)),
        statements: article
            .statement_ids()
            .map(|s| statement_json(article, s))
            .collect(),
        removed: article
            .removed
            .iter()
            .map(|r| RemovedJson {
                text: &r.text,
                reason: r.reason,
            })
            .collect(),
        notes: article.notes.iter().map(|n| n.text.as_str()).collect(),
        groups: &article.groups,
    }
}

fn statement_json(article: &Article, id: StatementId) -> StatementJson<'_> {
    let statement = &article.statements[id.0];
    StatementJson {
        id: id.0,
        text: article.statement_text(id),
        start: statement.span.start,
        end: statement.span.end,
        paragraph: statement.paragraph,
        role: match statement.role {
            Role::Headline => "headline",
            Role::Body => "body",
            Role::Quotation => "quotation",
        },
        speaker: statement.speaker.as_deref(),
    }
}

fn link_json<'a>(comparison: &Comparison, link: &'a Link) -> LinkJson<'a> {
    LinkJson {
        a: place(link.a),
        b: place(link.b),
        score: round(link.score),
        shown: comparison.is_shown(link),
        // There only where it is so: a report without corrections reads as it always did.
        by_hand: comparison.corrections.of(link.a, link.b).filter(|is| *is),
        kind: match link.kind {
            LinkKind::Verbatim => "verbatim",
            LinkKind::Reworded => "reworded",
            LinkKind::Partial => "partial",
        },
        overlap: OverlapJson {
            a: spans(&link.overlap_a),
            b: spans(&link.overlap_b),
        },
        counterparts: link
            .counterparts
            .iter()
            .map(|pair| CounterpartJson {
                a: [pair.a.start, pair.a.end],
                b: [pair.b.start, pair.b.end],
            })
            .collect(),
        differences: link
            .differences
            .iter()
            .map(|d| DifferenceJson {
                kind: d.kind.json_name(),
                a: &d.a.text,
                b: &d.b.text,
            })
            .collect(),
        evidence: link
            .evidence
            .iter()
            .map(|e| EvidenceJson {
                what: e.what.name(),
                a: &e.a,
                b: &e.b,
                gain: round(e.gain),
            })
            .collect(),
    }
}

fn claim_json<'a>(neighbours: &Neighbours<'a>, id: usize, claim: &Claim) -> ClaimJson<'a> {
    let is_single = claim.status == Status::Single;
    let is_large = neighbours.comparison.articles.len() > MAX_LISTED;
    let left_out = neighbours.left_out(claim);
    ClaimJson {
        id,
        text: neighbours.comparison.text(claim.lead),
        members: claim.members.iter().map(|m| place(*m)).collect(),
        outlets: claim.outlets,
        origins: claim.origins,
        status: match claim.status {
            Status::Agreed => "agreed",
            Status::Differs => "differs",
            Status::Single => "single",
        },
        left_out: (is_large && !is_single).then_some(left_out.len()),
        omissions: omissions(neighbours, claim, &left_out)
            .filter(|o| !(is_single || is_large) || is_near(o))
            .collect(),
    }
}

/// The outlets without a twin. Of a single, and of any claim of a very large story, those with nothing near are
/// left out: nearly all, in a story of many articles, and there is nothing to say of them.
fn omissions(
    neighbours: &Neighbours,
    claim: &Claim,
    left_out: &[ArticleId],
) -> impl Iterator<Item = OmissionJson> {
    left_out.iter().map(|article| {
        let nearest = neighbours.nearest(claim, *article);
        OmissionJson {
            article: article.0,
            nearest: nearest.map(|(statement, _)| place(statement)),
            score: nearest.map(|(_, score)| round(score)),
        }
    })
}

fn is_near(omission: &OmissionJson) -> bool {
    omission
        .score
        .is_some_and(|score| score >= LEAST_NEAR_SCORE)
}

fn notes(comparison: &Comparison) -> Vec<NoteJson<'_>> {
    let own = comparison.annotations.iter();
    own.map(|(statement, own)| NoteJson {
        statement: place(*statement),
        letters: &own.letters,
        notes: &own.notes,
    })
    .collect()
}

fn reuse(comparison: &Comparison) -> Vec<ReuseJson> {
    let rows = comparison.reuse.shares.iter().enumerate();
    rows.flat_map(|(article, shares)| {
        shares.iter().map(move |(within, reused)| ReuseJson {
            article,
            within: within.0,
            share: round(reused.share()),
            verbatim: round(reused.verbatim),
            reworded: round(reused.reworded),
        })
    })
    .collect()
}

pub(super) fn place(statement: StatementRef) -> [usize; 2] {
    [statement.article.0, statement.statement.0]
}

pub(super) fn spans(spans: &[Span]) -> Vec<[usize; 2]> {
    spans.iter().map(|s| [s.start, s.end]).collect()
}
