//! Links from a statement to what other outlets say to it.
//!
//! The nearest twin of each outlet stands in sight, as `Enter` leads to it in the reader. In a story of
//! many long articles a statement has dozens more, each linked in part; they wait behind "more", which
//! a browser opens without a script.

use maud::{Markup, html};

use super::story::Story;
use crate::claims::StatementRef;
use crate::page::{Says, says_of_pair};

/// So many twins are shown without more ado; more would bury the article they stand in.
const MAX_SHOWN: usize = 8;

/// The twins, outlet by outlet: each outlet's name, then its statements.
pub(super) fn twin_links(story: &Story, of: StatementRef, twins: &[StatementRef]) -> Markup {
    let (shown, more) = parted(story, of, twins);
    html! {
        @if !shown.is_empty() { p.twins { (by_outlet(story, of, &shown)) } }
        @if !more.is_empty() {
            details.twins { summary { (more.len()) " more" } (by_outlet(story, of, &more)) }
        }
    }
}

/// The twins that are shown, and those behind "more".
fn parted(
    story: &Story,
    of: StatementRef,
    twins: &[StatementRef],
) -> (Vec<StatementRef>, Vec<StatementRef>) {
    if twins.len() <= MAX_SHOWN {
        return (twins.to_vec(), Vec::new());
    }
    let by_outlet = twins.chunk_by(|x, y| x.article == y.article);
    let nearest: Vec<StatementRef> = by_outlet
        .filter_map(|own| nearest(story, of, own))
        .collect();
    twins.iter().partition(|twin| nearest.contains(twin))
}

/// The twin of one outlet that stands nearest: by score, then position.
fn nearest(story: &Story, of: StatementRef, twins: &[StatementRef]) -> Option<StatementRef> {
    let comparison = story.digest.comparison;
    let score = |twin: StatementRef| {
        let link = story.index.link_between(comparison, of, twin);
        link.map_or(0.0, |link| comparison.strength(link))
    };
    let scored = twins.iter().map(|twin| (score(*twin), *twin));
    let best = scored.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
    best.map(|(_, twin)| twin)
}

fn by_outlet(story: &Story, of: StatementRef, twins: &[StatementRef]) -> Markup {
    html! {
        @for own in twins.chunk_by(|x, y| x.article == y.article) {
            span {
                (story.name(own[0].article.0))
                @for twin in own { " " (twin_link(story, of, *twin)) }
            }
            " "
        }
    }
}

fn twin_link(story: &Story, of: StatementRef, twin: StatementRef) -> Markup {
    let says = says_of_pair(story.digest.comparison, &story.index, of, twin);
    let name = story.digest.name(twin.article.0);
    let label = format!("{name}, {}: {}", story.place(twin), says.word());
    html! {
        a href={ "#" (story.statement_anchor(twin)) } aria-label=(label) {
            (says.sign()) (story.sign(twin))
        }
    }
}

/// The sign of what another outlet says, with the word for those who listen.
pub(super) fn says_sign(says: Says) -> Markup {
    html! { span.sign aria-hidden="true" { (says.sign()) } span.vh { (says.word()) } }
}

/// Where the best link below the threshold leads.
pub(super) fn weak_link(story: &Story, of: StatementRef) -> Markup {
    let comparison = story.digest.comparison;
    let links = story.index.links(comparison, of);
    let best = links.max_by(|x, y| {
        let by_strength = comparison.strength(x).total_cmp(&comparison.strength(y));
        by_strength.then((y.a, y.b).cmp(&(x.a, x.b)))
    });
    html! {
        @if let Some(link) = best {
            @let other = link.other(of);
            p.twins {
                (story.name(other.article.0)) " "
                a href={ "#" (story.statement_anchor(other)) } {
                    "~" (story.sign(other)) ", " (format!("{:.2}", comparison.strength(link)))
                }
            }
        }
    }
}
