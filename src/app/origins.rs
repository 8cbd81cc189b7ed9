//! The pairs of Origins: two articles, how much of each stands in the other, and how they are opened.

use super::showing::show_view;
use super::{Place, State, View, arrange, motion};
use crate::article::ArticleId;
use crate::claims::{Link, LinkKind, Reused, StatementRef};
use crate::comparison::Comparison;

/// Less than this is not worth a row.
const MIN_SHOWN: f64 = 0.005;

/// Two articles, that of which more stands in the other first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) one: ArticleId,
    pub(super) other: ArticleId,
    /// How much of `one` stands in `other`.
    pub(super) there: Reused,
    /// How much of `other` stands in `one`.
    pub(super) back: Reused,
}

/// Opens the chosen pair side by side, the cursor where the text that both have begins.
pub(super) fn open_pair(state: &mut State) {
    let Some(comparison) = state.story.comparison.clone() else {
        return;
    };
    let pairs = pairs(&comparison);
    let Some(pair) = pairs.get(state.rows_of(View::Origins).chosen) else {
        state.say("no pair to open");
        return;
    };
    let place = |state: &State, statement| state.story.place(statement);
    let first = first_reused(&comparison, *pair);
    let columns = [pair.one, pair.other].map(|article| state.story.column_of(article));
    let [Some(one), Some(other)] = columns else {
        return;
    };
    show_view(state, View::Compare);
    arrange::bring_beside(state, one, other);
    let target = first.and_then(|statement| place(state, statement));
    let column = state.story.column_of(pair.one).unwrap_or(one);
    motion::jump(
        state,
        target.unwrap_or(Place {
            column,
            ..Place::default()
        }),
    );
    let names = [pair.one, pair.other].map(|article| state.story.outlet(article).to_owned());
    state.say(format!("{} beside {}", names[1], names[0]));
}

/// The first statement of `one` that stands in `other`: word for word if any does, else reworded.
fn first_reused(comparison: &Comparison, pair: Pair) -> Option<StatementRef> {
    let is_pair = |link: &&Link| {
        let ends = (link.a.article, link.b.article);
        ends == (pair.one, pair.other) || ends == (pair.other, pair.one)
    };
    let shown = comparison
        .links
        .iter()
        .filter(|link| comparison.is_shown(link));
    let rank = |link: &Link| match link.kind {
        LinkKind::Verbatim => 0,
        LinkKind::Reworded => 1,
        LinkKind::Partial => 2,
    };
    let own = |link: &Link| {
        if link.a.article == pair.one {
            link.a
        } else {
            link.b
        }
    };
    let ranked = shown.filter(is_pair).map(|link| (rank(link), own(link)));
    ranked.min().map(|(_, statement)| statement)
}

/// All pairs of which anything is worth a row, most reused first.
pub(super) fn pairs(comparison: &Comparison) -> Vec<Pair> {
    let count = comparison.articles.len();
    let ids = (0..count).flat_map(|a| (a + 1..count).map(move |b| (ArticleId(a), ArticleId(b))));
    let mut pairs: Vec<Pair> = ids
        .map(|(a, b)| {
            let (in_b, in_a) = (comparison.reuse.of(a, b), comparison.reuse.of(b, a));
            let (one, other, there, back) = if in_a.share() > in_b.share() {
                (b, a, in_a, in_b)
            } else {
                (a, b, in_b, in_a)
            };
            Pair {
                one,
                other,
                there,
                back,
            }
        })
        .filter(|pair| pair.there.share() >= MIN_SHOWN)
        .collect();
    pairs.sort_by(|x, y| {
        let by_share = y.there.share().total_cmp(&x.there.share());
        by_share.then((x.one, x.other).cmp(&(y.one, y.other)))
    });
    pairs
}
