//! A small comparison made by hand, for tests of what reads comparisons: they change only when their
//! own code does, never when the engine finds more.

use std::sync::Arc;

use super::{Comparison, Correction};
use crate::article::{
    Article, ArticleId, Note, Paragraph, ParagraphKind, Removed, Role, Statement,
};
use crate::claims::{
    Claim, Difference, DifferenceKind, Evidence, EvidenceKind, Link, LinkKind, Reasons, Reuse,
    Reused, StatementRef, Status, Value,
};
use crate::text::Span;

/// An article of a title and one-statement paragraphs.
fn article(outlet: &str, title: &str, paragraphs: &[&str]) -> Article {
    let mut article = Article {
        path: format!("mill/{}.txt", outlet.to_lowercase()),
        outlet: outlet.to_owned(),
        title: title.to_owned(),
        ..Article::default()
    };
    for (index, line) in [title].iter().chain(paragraphs).enumerate() {
        if index > 0 {
            article.text.push_str("\n\n");
        }
        let span = Span::new(article.text.len(), article.text.len() + line.len());
        article.text.push_str(line);
        let (kind, role) = match index {
            0 => (ParagraphKind::Heading, Role::Headline),
            _ => (ParagraphKind::Body, Role::Body),
        };
        article.paragraphs.push(Paragraph { span, kind });
        article.statements.push(Statement {
            span,
            paragraph: index,
            role,
            speaker: None,
        });
    }
    article
}

fn articles() -> Vec<Arc<Article>> {
    let mut courier = article(
        "Courier",
        "Fire guts the old paper mill",
        &[
            "At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.",
            "The mill's owner called the warnings \"categorically false\".",
            "Nobody had worked there since spring.",
        ],
    );
    courier.published = Some(jiff::civil::date(2031, 5, 7));
    courier.removed.push(Removed {
        text: "Share this story".to_owned(),
        reason: "share prompt",
    });
    let mut gazette = article(
        "Gazette",
        "Nineteen hurt in mill blaze",
        &[
            "Nineteen people were injured in Tuesday's blaze at the disused paper mill.",
            "The owner said the warnings had been \"categorically incorrect\".",
        ],
    );
    gazette.notes.push(Note {
        text: "decoded as windows-1252".to_owned(),
    });
    let herald = article(
        "Herald",
        "Mill fire: what is known",
        &[
            "At least 14 people were hurt when fire swept through the old paper mill on Tuesday night",
            "A crowd-funded rebuilding plan had been turned down twice by the town council, most recently in March.",
        ],
    );
    [courier, gazette, herald].map(Arc::new).into()
}

/// A side of a difference: the words, found in the statement.
fn value(articles: &[Arc<Article>], statement: StatementRef, words: &str) -> Value {
    let text = articles[statement.article.0].statement_text(statement.statement);
    let span = text.find(words).map(|at| Span::new(at, at + words.len()));
    Value {
        text: words.to_owned(),
        span,
    }
}

fn link(a: (usize, usize), b: (usize, usize), score: f64, kind: LinkKind) -> Link {
    let (a, b) = (StatementRef::new(a.0, a.1), StatementRef::new(b.0, b.1));
    Link::bare(a, b, score, kind).with(Reasons {
        overlap_a: vec![Span::new(0, 2)],
        overlap_b: vec![Span::new(0, 2)],
        evidence: vec![Evidence {
            what: EvidenceKind::Word,
            a: "mill".into(),
            b: "mill".into(),
            gain: score,
        }],
        ..Reasons::default()
    })
}

fn differs(mut link: Link, kind: DifferenceKind, a: &str, b: &str) -> Link {
    let articles = articles();
    let difference = Difference {
        kind,
        a: value(&articles, link.a, a),
        b: value(&articles, link.b, b),
    };
    link.reasons_mut().differences.push(difference);
    link
}

/// Three outlets on a fire: one claim with a number that differs, one with a changed quotation, one
/// repeated word for word, and two singles.
pub(crate) fn mill() -> Comparison {
    let articles = articles();
    let number = DifferenceKind::Number;
    let hurt = link((0, 1), (1, 1), 0.724_68, LinkKind::Reworded);
    let warned = link((0, 2), (1, 2), 0.91, LinkKind::Partial);
    let same = link((0, 1), (2, 1), 1.0, LinkKind::Verbatim);
    let also_hurt = link((1, 1), (2, 1), 0.7, LinkKind::Reworded);
    let links = vec![
        differs(hurt, number, "14", "Nineteen"),
        same,
        differs(
            warned,
            DifferenceKind::Quote,
            "categorically false",
            "categorically incorrect",
        ),
        link((1, 2), (2, 2), 0.22, LinkKind::Partial),
        differs(also_hurt, number, "Nineteen", "14"),
    ];
    Comparison {
        articles,
        links,
        claims: vec![
            claim(Status::Differs, &[(0, 1), (1, 1), (2, 1)], &[0, 1, 4]),
            claim(Status::Differs, &[(0, 2), (1, 2)], &[2]),
            claim(Status::Single, &[(0, 3)], &[]),
            claim(Status::Agreed, &[(0, 1), (2, 1)], &[1]),
            claim(Status::Single, &[(2, 2)], &[]),
        ],
        threshold: 0.5,
        corrections: super::Corrections::default(),
        annotations: super::Annotations::default(),
        reuse: reuse(),
        shape: super::Shape::default(),
        linker: std::sync::Arc::default(),
    }
}

/// What was found of each article in each other one: word for word, reworded.
fn reuse() -> Reuse {
    let share = |other: usize, verbatim: f64, reworded: f64| {
        let reused = Reused {
            verbatim,
            reworded,
            ..Reused::default()
        };
        (ArticleId(other), reused)
    };
    Reuse {
        shares: vec![
            vec![share(1, 0.05, 0.0), share(2, 0.4, 0.2)],
            vec![share(0, 0.04, 0.0)],
            vec![share(0, 0.62, 0.2)],
        ],
        is_too_short: vec![false; 3],
    }
}

fn claim(status: Status, members: &[(usize, usize)], links: &[usize]) -> Claim {
    let members: Vec<StatementRef> = members
        .iter()
        .map(|(article, statement)| StatementRef::new(*article, *statement))
        .collect();
    Claim {
        lead: members[0],
        outlets: members.len(),
        origins: members.len().min(2),
        members,
        links: links.to_vec(),
        status,
    }
}

/// Article and statement of both ends.
pub(crate) type Ends = [(usize, usize); 2];

/// The comparison made by hand, with such corrections.
pub(crate) fn corrected(pairs: &[(Ends, bool)]) -> Comparison {
    let mut comparison = mill();
    let corrections: Vec<Correction> = pairs
        .iter()
        .filter_map(|&([a, b], is_linked)| {
            let (a, b) = (StatementRef::new(a.0, a.1), StatementRef::new(b.0, b.1));
            comparison.correction(a, b, is_linked)
        })
        .collect();
    comparison.set_corrections(&corrections);
    comparison
}
