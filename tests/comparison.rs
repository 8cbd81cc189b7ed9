//! One small story compared, as a person would read it: statements, shown links with their evidence,
//! claims, differences.
//!
//! Read the difference before accepting a new one: `cargo insta review`.

use std::fmt::Write as _;
use std::sync::Arc;

use abreast::article::{self, Source};
use abreast::claims::{Claim, Link, StatementRef};
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD, compare};

const COURIER: &str = "\
Fire guts the old paper mill

At least 14 people were hurt when fire swept through the old paper mill in Brennhaven on Tuesday night.

The owner, Ilse Marwitz, called reports of earlier warnings “categorically false”.

Nobody had worked in the mill since the spring of 2019.
";

const GAZETTE: &str = "\
Nineteen Hurt in Brennhaven Mill Blaze

Nineteen people were injured on Tuesday when a blaze tore through the disused paper mill in Brennhaven.

Ilse Marwitz, who owns the mill, said that talk of warnings was “categorically incorrect”.

The town had offered to buy the building for £1.2 million.
";

const HERALD: &str = "\
Mill fire: what is known

Twelve people were hurt, the fire service said, in the fire at the paper mill in Brennhaven.

The town had offered £1.5 million to buy the building, which has stood empty since 2019.

It took forty firefighters until dawn to put the fire out.
";

fn mill() -> Comparison {
    let read = |(name, text): (&str, &str)| {
        Arc::new(article::read(&Source::new(
            format!("mill/{name}.txt"),
            text.as_bytes().to_vec(),
        )))
    };
    let articles = [
        ("courier", COURIER),
        ("gazette", GAZETTE),
        ("herald", HERALD),
    ];
    compare(articles.map(read).into(), DEFAULT_THRESHOLD)
}

fn name(statement: StatementRef) -> String {
    let letter = char::from(b'A' + u8::try_from(statement.article.0).unwrap_or_default());
    format!("{letter}{}", statement.statement.0 + 1)
}

/// How many reasons of a link are listed: the rest is given as a sum.
const REASONS: usize = 6;

fn write_link(out: &mut String, link: &Link) {
    let (a, b) = (name(link.a), name(link.b));
    let _ = writeln!(out, "{a} {b}  {:.2} {}", link.score, link.kind.name());
    let (shown, rest) = link.evidence.split_at(REASONS.min(link.evidence.len()));
    for e in shown {
        let words = [e.a.as_str(), e.b.as_str()].join(" = ");
        let _ = writeln!(
            out,
            "    {:+.2} {} {}",
            e.gain,
            e.what.name(),
            words.trim_matches([' ', '='])
        );
    }
    let sum: f64 = rest.iter().map(|e| e.gain).sum();
    let _ = writeln!(out, "    {sum:+.2} {} more", rest.len());
    for d in &link.differences {
        let _ = writeln!(
            out,
            "    differs: {}: {} | {}",
            d.kind.name(),
            d.a.text,
            d.b.text
        );
    }
}

fn write_claim(out: &mut String, comparison: &Comparison, claim: &Claim) {
    let members: Vec<String> = claim.members.iter().map(|m| name(*m)).collect();
    let _ = writeln!(
        out,
        "{} ({}, outlets {}, origins {}): {}",
        members.join(" "),
        claim.status.name(),
        claim.outlets,
        claim.origins,
        comparison.text(claim.lead)
    );
}

#[test]
fn comparison_of_a_small_story_reads_well() {
    let comparison = mill();
    let mut out = String::from("Statements\n\n");
    for (number, article) in comparison.articles.iter().enumerate() {
        for id in article.statement_ids() {
            let statement = name(StatementRef::new(number, id.0));
            let _ = writeln!(out, "{statement} {}", article.statement_text(id));
        }
    }
    out.push_str("\nShown links\n\n");
    for link in comparison.links.iter().filter(|l| comparison.is_shown(l)) {
        write_link(&mut out, link);
    }
    out.push_str("\nClaims\n\n");
    for claim in &comparison.claims {
        write_claim(&mut out, &comparison, claim);
    }
    insta::assert_snapshot!(out);
}
