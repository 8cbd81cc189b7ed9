//! Scores candidate pairs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Evidence, EvidenceKind, Link, LinkKind, StatementRef};
use crate::article::{Article, ArticleId, StatementId};
use crate::text::{Span, words};

/// Returns every scored candidate pair, by first statement, then second.
pub fn link_statements(articles: &[Arc<Article>]) -> Vec<Link> {
    let bags: Vec<Vec<BTreeMap<String, Span>>> = articles
        .iter()
        .map(|a| {
            a.statement_ids()
                .map(|id| {
                    words(a.statement_text(id))
                        .into_iter()
                        .filter(|w| w.folded.len() > 3)
                        .map(|w| (w.folded, w.span))
                        .collect()
                })
                .collect()
        })
        .collect();
    let mut links = Vec::new();
    for a in 0..articles.len() {
        for b in a + 1..articles.len() {
            for (i, bag_a) in bags[a].iter().enumerate() {
                for (j, bag_b) in bags[b].iter().enumerate() {
                    let shared: Vec<_> = bag_a
                        .iter()
                        .filter_map(|(w, s)| bag_b.get(w).map(|t| (w, *s, *t)))
                        .collect();
                    if shared.len() < 2 {
                        continue;
                    }
                    let score = shared.len() as f64 / bag_a.len().max(bag_b.len()) as f64;
                    let mut overlap_a: Vec<Span> = shared.iter().map(|s| s.1).collect();
                    let mut overlap_b: Vec<Span> = shared.iter().map(|s| s.2).collect();
                    overlap_a.sort();
                    overlap_b.sort();
                    links.push(Link {
                        a: StatementRef {
                            article: ArticleId(a),
                            statement: StatementId(i),
                        },
                        b: StatementRef {
                            article: ArticleId(b),
                            statement: StatementId(j),
                        },
                        score,
                        kind: LinkKind::Reworded,
                        overlap_a,
                        overlap_b,
                        differences: Vec::new(),
                        evidence: shared
                            .iter()
                            .map(|(w, ..)| Evidence {
                                what: EvidenceKind::Word,
                                a: (*w).clone(),
                                b: (*w).clone(),
                                gain: score / shared.len() as f64,
                            })
                            .collect(),
                    });
                }
            }
        }
    }
    links
}
