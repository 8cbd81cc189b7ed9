//! Screens of the list of stories.

use super::tests::picture;
use crate::app::State;
use crate::app::fixture::{listing, press};

fn after(size: (u16, u16), keys: &str) -> State {
    let mut state = listing(size.0, size.1);
    press(&mut state, keys);
    state
}

#[test]
fn stories_at_80_by_12() {
    insta::assert_snapshot!(picture(&after((80, 12), "j s")));
}

#[test]
fn narrow_list_keeps_names_and_what_tells_most() {
    insta::assert_snapshot!(picture(&after((44, 10), "")));
}

#[test]
fn name_that_no_story_has_says_how_to_get_all_back() {
    insta::assert_snapshot!(picture(&after((60, 8), "/ s u n Enter")));
}
