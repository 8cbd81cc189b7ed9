//! Screens of Origins: shares set by hand, so that a better engine does not redraw them.

use std::sync::Arc;

use super::tests::picture;
use crate::app::fixture::{articles, comparison, press, reader};
use crate::app::{Message, State, View, update};
use crate::article::{Article, ArticleId};
use crate::claims::{Reuse, Reused};

fn share(verbatim: f64, reworded: f64) -> Reused {
    Reused {
        verbatim,
        reworded,
        own_verbatim: verbatim,
        own_reworded: reworded,
    }
}

/// The small story, in which the first two are one text and the third is too short to tell.
fn opened(size: (u16, u16), has_color: bool) -> State {
    let mut state = reader(size.0, size.1, has_color);
    let mut all = articles();
    let credited = Article {
        credits: vec!["Reuters".to_owned()],
        ..Article::clone(&all[1])
    };
    all[1] = Arc::new(credited);
    let mut comparison = comparison(all, state.threshold);
    comparison.reuse = Reuse {
        shares: vec![
            vec![
                (ArticleId(1), share(0.40, 0.08)),
                (ArticleId(2), share(0.02, 0.0)),
            ],
            vec![(ArticleId(0), share(0.54, 0.08))],
            vec![(ArticleId(0), share(0.03, 0.02))],
        ],
        is_too_short: vec![false, false, true],
    };
    comparison.shape.origin = vec![0, 0, 2];
    let load = state.load;
    let comparison = Arc::new(comparison);
    update(&mut state, Message::Compared { load, comparison });
    state
}

fn after(size: (u16, u16), has_color: bool, keys: &str) -> State {
    let mut state = opened(size, has_color);
    press(&mut state, keys);
    state
}

#[test]
fn origins_at_80_by_24() {
    insta::assert_snapshot!(picture(&after((80, 24), true, "go")));
}

#[test]
fn narrow_origins_keep_bars_and_choose_the_next_pair() {
    insta::assert_snapshot!(picture(&after((44, 30), false, "go j")));
}

#[test]
fn enter_opens_the_pair_side_by_side_at_the_first_common_statement() {
    let state = after((80, 24), true, "go j Enter");
    assert_eq!(state.view, View::Compare);
    let names = state
        .layout
        .columns
        .iter()
        .map(|c| state.story.columns[c.column].name());
    assert_eq!(
        names.collect::<Vec<_>>().join(", "),
        "River Radio, Morning Post"
    );
    assert_eq!(
        (state.story.cursor.column, state.story.cursor.statement.0),
        (1, 1)
    );
    assert_eq!(state.said, "Morning Post beside River Radio");
}

#[test]
fn hidden_articles_are_shown_to_be_set_side_by_side() {
    let state = after((80, 24), true, "g2 H go Enter");
    assert!(state.story.columns.iter().all(|c| !c.is_hidden));
    assert_eq!(state.story.cursor.column, 1);
}

#[test]
fn cycle_and_command_lead_there_and_back() {
    assert_eq!(after((80, 24), true, "c v").view, View::Origins);
    assert_eq!(
        after((80, 24), true, ": o r i g i n s Enter").view,
        View::Origins
    );
    assert_eq!(after((80, 24), true, "go q").view, View::Compare);
}
