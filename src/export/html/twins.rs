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
        @if !shown.is_empty() { p.twins { (by_outlet(story, of, &shown, twin_link)) } }
        @if !more.is_empty() {
            details.twins {
                summary { (more.len()) " more" }
                (by_outlet(story, of, &more, bare_twin_link))
            }
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
    let comparison = story.digest.comparison;
    let nearest = |own: &[StatementRef]| story.index.best_of(comparison, of, own.iter().copied());
    let nearest: Vec<StatementRef> = by_outlet.filter_map(nearest).collect();
    twins.iter().partition(|twin| nearest.contains(twin))
}

fn by_outlet(
    story: &Story,
    of: StatementRef,
    twins: &[StatementRef],
    link: impl Fn(&Story, StatementRef, StatementRef) -> Markup,
) -> Markup {
    html! {
        @for own in twins.chunk_by(|x, y| x.article == y.article) {
            span {
                (story.name(own[0].article.0))
                @for twin in own { " " (link(story, of, *twin)) }
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

/// The same without a name of its own, for the many: sign and place say what it is, the outlet stands before.
fn bare_twin_link(story: &Story, of: StatementRef, twin: StatementRef) -> Markup {
    let says = says_of_pair(story.digest.comparison, &story.index, of, twin);
    html! {
        a href={ "#" (story.statement_anchor(twin)) } { (says.sign()) (story.sign(twin)) }
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
