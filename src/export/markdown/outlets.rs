//! The parts that go outlet by outlet: the head, singles, omissions, reuse, and how it was made.

use super::escape::escaped;
use super::{Page, address_words, place_words, source_words};
use crate::claims::StatementRef;
use crate::export::content_hash;
use crate::export::digest::{Digest, MAX_OMISSIONS, Omission, gutter, listed};
use crate::text::counted;

/// What the marks of the page mean.
const LEGEND: &str = "\\=3: said by 3 outlets. ≠2: said by 2, details differ. **Bold** in a quotation: words \
                      that differ.";

/// Writes the story's name, the totals, and its outlets.
pub(super) fn write_head(digest: &Digest, page: &mut Page) {
    page.heading(1, &escaped(digest.report.name));
    page.block(&digest.totals());
    write_table(digest, page);
    let groups = digest.comparison.groups();
    page.list(groups.iter().map(|(name, articles)| {
        let outlets = articles.iter().map(|id| escaped(digest.name(id.0)));
        let outlets: Vec<String> = outlets.collect();
        format!("{}: {}", escaped(name), listed(&outlets))
    }));
    if let Some(note) = digest.languages_note() {
        page.block(&note);
    }
    if !digest.shared.is_empty() {
        page.block(LEGEND);
    }
}

fn write_table(digest: &Digest, page: &mut Page) {
    page.block("| outlet | date | statements | shared | alone | headline | address |");
    page.line("|---|---|--:|--:|--:|---|---|");
    for (id, article) in digest.comparison.articles.iter().enumerate() {
        let told = digest.told(id).count();
        let alone = digest.alone(id).count();
        let day = article.published.map(|day| day.to_string());
        let address = article.url.as_deref().map(address_words);
        page.line(&format!(
            "| {} | {} | {told} | {} | {alone} | {} | {} |",
            escaped(digest.name(id)),
            day.unwrap_or_default(),
            told - alone,
            escaped(&article.title),
            address.unwrap_or_default(),
        ));
    }
}

/// Writes what only one outlet says, in the order of its article.
pub(super) fn write_singles(digest: &Digest, page: &mut Page) {
    let articles = digest.comparison.articles.len();
    let total: usize = (0..articles).map(|a| digest.alone(a).count()).sum();
    if articles < 2 || total == 0 {
        return;
    }
    page.heading(2, "Only one outlet");
    let note = format!(
        "{} that no other outlet makes.",
        counted(total, "statement")
    );
    page.block(&note);
    for article in 0..articles {
        let statements: Vec<StatementRef> = digest.alone(article).collect();
        if statements.is_empty() {
            continue;
        }
        let number = counted(statements.len(), "statement");
        page.heading(3, &format!("{}: {number}", escaped(digest.name(article))));
        page.list(statements.into_iter().map(|statement| {
            let text = escaped(digest.comparison.text(statement));
            format!("{}: {text}", place_words(digest, statement))
        }));
    }
}

/// Writes for each outlet the claims of two others or more for which it has no twin.
pub(super) fn write_omissions(digest: &Digest, page: &mut Page) {
    let omitted = digest.omissions();
    if omitted.is_empty() {
        return;
    }
    page.heading(2, "Left out");
    page.block("Claims of other outlets, and the nearest statement with its score.");
    for omissions in omitted {
        let name = escaped(digest.name(omissions.article));
        let number = counted(omissions.claims.len(), "claim");
        page.heading(3, &format!("{name}: {number}"));
        let claims = omissions.claims.iter().take(MAX_OMISSIONS);
        page.list(claims.map(|omission| omission_words(digest, omission)));
        if omissions.claims.len() > MAX_OMISSIONS {
            let rest = counted(omissions.claims.len() - MAX_OMISSIONS, "claim");
            page.block(&format!(
                "{rest} more, which fewer outlets make: --format csv has them."
            ));
        }
    }
}

fn omission_words(digest: &Digest, omission: &Omission) -> String {
    let Omission { id, claim, nearest } = omission;
    let nearest = match *nearest {
        Some((statement, score)) => format!(
            "nearest {score:.2}, {}: {}",
            place_words(digest, statement),
            escaped(digest.comparison.text(statement))
        ),
        None => "nothing near".to_owned(),
    };
    format!(
        "claim {} ({}): {}\n  - {nearest}",
        id.0,
        gutter(claim),
        escaped(digest.comparison.text(claim.lead))
    )
}

/// Writes what the reader has marked and written.
pub(super) fn write_own_notes(digest: &Digest, page: &mut Page) {
    let annotations = &digest.comparison.annotations;
    if annotations.is_empty() {
        return;
    }
    page.heading(2, "Your marks and notes");
    page.block(&format!("On {}.", counted(annotations.len(), "statement")));
    for (statement, own) in annotations {
        let text = escaped(digest.comparison.text(*statement));
        let source = source_words(digest, *statement);
        page.block(&format!("> {text}\n>\n> — {source}"));
        let letters = (!own.letters.is_empty()).then(|| format!("mark {}", own.letters_text()));
        let notes = own.notes.iter().map(|note| escaped(note));
        page.list(letters.into_iter().chain(notes));
    }
}

/// Writes which articles stand in others, whole or in part: copies are no second witness.
pub(super) fn write_reuse(digest: &Digest, page: &mut Page) {
    let origins = digest.origins();
    if origins.is_empty() {
        return;
    }
    page.heading(2, "Reuse");
    page.block("How much of an article stands in another, in nearly the same words.");
    page.list(origins.iter().map(|of_one| {
        let words = escaped(&listed(&digest.origin_words(of_one)));
        format!("{}: {words}", escaped(digest.name(of_one.article)))
    }));
    for names in digest.one_text() {
        page.block(&format!("One origin: {}.", escaped(&listed(&names))));
    }
}

/// Writes how much of the pages was no part of the articles.
pub(super) fn write_removed(digest: &Digest, page: &mut Page) {
    let total = digest.removed_count();
    if total == 0 {
        return;
    }
    page.heading(2, "Taken out");
    page.block(&format!(
        "{} of the pages that are no part of the articles; --format json lists each.",
        counted(total, "piece")
    ));
    let articles = digest.comparison.articles.iter().enumerate();
    let with_removed = articles.filter(|(_, article)| !article.removed.is_empty());
    page.list(with_removed.map(|(id, article)| {
        let reasons = escaped(&listed(&digest.removed_reasons(id)));
        format!(
            "{}: {}, {reasons}",
            escaped(digest.name(id)),
            article.removed.len()
        )
    }));
}

/// Writes what was odd about the sources, and which could not be read.
pub(super) fn write_notes(digest: &Digest, page: &mut Page) {
    let articles = digest.comparison.articles.iter().enumerate();
    let notes: Vec<String> = articles
        .flat_map(|(id, article)| article.notes.iter().map(move |note| (id, note)))
        .map(|(id, note)| format!("{}: {}", escaped(digest.name(id)), escaped(&note.text)))
        .collect();
    let skipped: Vec<String> = digest
        .report
        .skipped
        .iter()
        .map(|skipped| format!("{}: {}", escaped(&skipped.path), escaped(&skipped.reason)))
        .collect();
    for (title, items) in [("Notes", notes), ("Not read", skipped)] {
        if !items.is_empty() {
            page.heading(2, title);
            page.list(items);
        }
    }
}

/// Writes what one needs to make the report again, and to tell whether the texts have changed.
pub(super) fn write_making(digest: &Digest, page: &mut Page) {
    page.heading(2, "How this was made");
    page.block(&digest.making());
    if let Some(said) = digest.by_hand_note() {
        page.block(&said);
    }
    let articles = digest.comparison.articles.iter().enumerate();
    page.list(articles.map(|(id, article)| {
        let mut place = escaped(&article.path);
        if let Some(url) = &article.url {
            place = format!("{place} {}", address_words(url));
        }
        format!(
            "{}: `{}` {place}",
            escaped(digest.name(id)),
            content_hash(article)
        )
    }));
}
