//! What a search found, for programs.

use serde::Serialize;

use super::found::{FindReport, Found, Twin, found};
use super::json::{place, round, spans};
use crate::comparison::Comparison;

/// Version of the format: raised when a field changes its meaning, not when one is added.
const VERSION: u32 = 1;

/// Returns what was found as one line of JSON and a line feed; at most `limit` hits.
#[expect(
    clippy::missing_panics_doc,
    reason = "serialising plain structs into memory cannot fail"
)]
pub fn find_json(report: &FindReport, limit: usize) -> String {
    let comparison = report.story.comparison;
    let document = FoundJson {
        format: "abreast.find",
        version: VERSION,
        story: report.story.name,
        query: report.query,
        threshold: round(comparison.threshold),
        total: report.answer.total,
        hits: found(report, limit)
            .iter()
            .map(|found| hit_json(comparison, found))
            .collect(),
    };
    let mut bytes =
        serde_json::to_string(&document).expect("plain structs with string keys always serialise");
    bytes.push('\n');
    bytes
}

#[derive(Serialize)]
struct FoundJson<'a> {
    format: &'static str,
    version: u32,
    story: &'a str,
    query: &'a str,
    threshold: f64,
    total: usize,
    hits: Vec<HitJson<'a>>,
}

#[derive(Serialize)]
struct HitJson<'a> {
    statement: [usize; 2],
    outlet: &'a str,
    path: &'a str,
    text: &'a str,
    spans: Vec<[usize; 2]>,
    claims: Vec<usize>,
    twins: Vec<TwinJson<'a>>,
    silent: Vec<usize>,
}

#[derive(Serialize)]
struct TwinJson<'a> {
    statement: [usize; 2],
    outlet: &'a str,
    path: &'a str,
    text: &'a str,
    /// Where the query falls on the twin too; empty where it uses other words.
    spans: Vec<[usize; 2]>,
    /// Score of the link to the hit; null where the two are joined by way of another outlet.
    score: Option<f64>,
}

fn hit_json<'a>(comparison: &'a Comparison, found: &Found) -> HitJson<'a> {
    let statement = found.hit.statement;
    let article = comparison.article(statement.article);
    HitJson {
        statement: place(statement),
        outlet: &article.outlet,
        path: &article.path,
        text: comparison.text(statement),
        spans: spans(&found.hit.spans),
        claims: comparison.claims_of(statement).map(|id| id.0).collect(),
        twins: found
            .twins
            .iter()
            .map(|t| twin_json(comparison, t))
            .collect(),
        silent: found.silent.iter().map(|article| article.0).collect(),
    }
}

fn twin_json<'a>(comparison: &'a Comparison, twin: &Twin) -> TwinJson<'a> {
    let article = comparison.article(twin.statement.article);
    TwinJson {
        statement: place(twin.statement),
        outlet: &article.outlet,
        path: &article.path,
        text: comparison.text(twin.statement),
        spans: twin.hit.map_or_else(Vec::new, |hit| spans(&hit.spans)),
        score: twin.score.map(round),
    }
}
