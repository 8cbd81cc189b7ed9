//! The page around the stories: its policy, its looks, contents, and how it was made.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::story::{LINE, Part, Story, address};
use super::{claims, columns, notes, outlets, table};
use crate::claims::Status;
use crate::export::content_hash;
use crate::text::counted;

/// The looks; a browser is told its hash, and takes no others.
pub(super) const LOOKS: &str = include_str!("../../../assets/export.css");

/// The whole page.
pub(super) fn page(stories: &[Story]) -> Markup {
    let parts: Vec<Vec<Part>> = stories.iter().map(parts).collect();
    html! {
        (DOCTYPE)
        (LINE)
        html lang="en" {
            (head(stories))
            body {
                (LINE)
                a.skip href="#main" { "Skip to the report" }
                (LINE)
                header.top {
                    h1 { (title(stories)) }
                    (contents(stories, &parts))
                }
                (LINE)
                main id="main" tabindex="-1" {
                    (LINE)
                    @for (story, parts) in stories.iter().zip(&parts) {
                        @if stories.len() == 1 { (bodies(parts)) } @else { (section(story, parts)) }
                    }
                }
                (LINE)
                (making(stories))
            }
            (LINE)
        }
    }
}

fn head(stories: &[Story]) -> Markup {
    let outlets: usize = stories.iter().map(|s| s.digest.names.len()).sum();
    let generator = concat!("abreast ", env!("CARGO_PKG_VERSION"));
    html! {
        head {
            (LINE)
            meta charset="utf-8";
            (LINE)
            meta http-equiv="Content-Security-Policy" content=(policy());
            (LINE)
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta name="generator" content=(generator);
            (LINE)
            // Without it a browser asks the page's server for one.
            link rel="icon" href="data:,";
            (LINE)
            title { (title(stories)) ", " (counted(outlets, "article")) " side by side" }
            (LINE)
            style { (PreEscaped(LOOKS)) }
            (LINE)
        }
        (LINE)
    }
}

/// Nothing may run, nothing may be fetched, nothing may be sent; only these looks count.
pub(super) fn policy() -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(LOOKS.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// The name of the story, or how many there are.
fn title(stories: &[Story]) -> String {
    match stories {
        [story] => story.digest.report.name.to_owned(),
        several => format!("{} stories", several.len()),
    }
}

/// What a story's page holds, in its order.
fn parts(story: &Story) -> Vec<Part> {
    let parts = [
        Some(outlets::outlets(story)),
        claims::claims(story, Status::Differs),
        table::table(story),
        Some(columns::columns(story)),
        claims::claims(story, Status::Agreed),
        outlets::singles(story),
        outlets::omissions(story),
        notes::own_notes(story),
        outlets::reuse(story),
        outlets::removed(story),
        outlets::notes(story),
        outlets::skipped(story),
    ];
    parts.into_iter().flatten().collect()
}

fn bodies(parts: &[Part]) -> Markup {
    html! { @for part in parts { (part.body) } }
}

/// One of several stories, under its own name.
fn section(story: &Story, parts: &[Part]) -> Markup {
    let label = format!("{}-title", story.anchor());
    html! {
        section.story id=(story.anchor()) aria-labelledby=(label) {
            h2 id=(label) { bdi { (story.digest.report.name) } }
            (LINE)
            (bodies(parts))
        }
        (LINE)
    }
}

fn contents(stories: &[Story], parts: &[Vec<Part>]) -> Markup {
    html! {
        nav aria-label="Contents" {
            @for (story, parts) in stories.iter().zip(parts) {
                @if stories.len() > 1 {
                    p { a href={ "#" (story.anchor()) } { bdi { (story.digest.report.name) } } }
                }
                ul {
                    @for part in parts { li { a href={ "#" (part.anchor) } { (part.title) } } " " }
                    @if stories.len() == 1 { (making_link()) }
                }
                (LINE)
            }
            @if stories.len() != 1 { ul { (making_link()) } }
        }
    }
}

fn making_link() -> Markup {
    html! { li { a href="#making" { "How this was made" } } }
}

/// What one needs to make the report again, and to tell whether the texts have changed.
fn making(stories: &[Story]) -> Markup {
    html! {
        footer id="making" {
            h2 { "How this was made" }
            (LINE)
            @for story in stories {
                @if stories.len() > 1 { h3 { bdi { (story.digest.report.name) } } }
                p { (story.digest.making()) }
                @if let Some(said) = story.digest.by_hand_note() { p { (said) } }
                div.scroll role="region" aria-label="Hashes of the articles, scrolls sideways" tabindex="0" {
                    table {
                        thead {
                            tr { th scope="col" { "outlet" } th scope="col" { "XXH3-64" } th scope="col" { "read from" } }
                        }
                        (LINE)
                        tbody { @for article in 0..story.digest.names.len() { (made_of(story, article)) } }
                    }
                }
                (LINE)
            }
        }
        (LINE)
    }
}

fn made_of(story: &Story, number: usize) -> Markup {
    let article = &story.digest.comparison.articles[number];
    html! {
        tr {
            th scope="row" { (story.name(number)) }
            td { code { (content_hash(article)) } }
            td {
                // What was fetched is read from its address.
                @if article.url.as_ref() != Some(&article.path) { bdi { (article.path) } " " }
                @if let Some(url) = &article.url { (address(url, url)) }
            }
        }
        (LINE)
    }
}
