//! The linear form, driven by keys and read line by line.

use crate::app::fixture::{articles, expecting, opened, press, reader};
use crate::app::{Failure, LinearCursor, Message, Size, State, View, update};

fn linear(width: u16, height: u16, keys: &str) -> State {
    let mut state = reader(width, height, true);
    press(&mut state, "Z");
    press(&mut state, keys);
    state
}

/// What a screen reader speaks: the line under the cursor, or the message.
fn spoken(state: &State) -> &str {
    if state.linear.cursor == LinearCursor::Message {
        return &state.said;
    }
    let line = state.linear.lines.get(state.linear.chosen);
    line.map_or("", |line| &line.text)
}

fn lines(state: &State) -> Vec<&str> {
    let lines = state.linear.lines.iter();
    lines.map(|line| line.text.as_str()).collect()
}

#[test]
fn article_reads_from_top_to_bottom_with_its_twins() {
    let state = linear(100, 40, "");
    insta::assert_snapshot!(format!(
        "{}\n{}",
        state.linear.heading,
        lines(&state).join("\n")
    ));
}

#[test]
fn claims_read_as_lines() {
    let state = linear(100, 24, "c");
    insta::assert_snapshot!(format!(
        "{}\n{}",
        state.linear.heading,
        lines(&state).join("\n")
    ));
}

#[test]
fn statement_names_outlet_place_and_who_differs() {
    assert_eq!(
        spoken(&linear(120, 40, "]d")),
        "Morning Post, statement 3 of 6, 2 of 3 outlets say it, Elmford Echo differs: number 4,000 against 5,500"
    );
}

#[test]
fn down_goes_line_by_line_and_brace_statement_by_statement() {
    assert_eq!(
        spoken(&linear(100, 40, "} j")),
        "A burst pipe flooded the Elmford library on Sunday night."
    );
    let next = spoken(&linear(100, 40, "} j }")).to_owned();
    assert!(next.starts_with("Morning Post, statement 3 of 6"), "{next}");
    let start = spoken(&linear(100, 40, "} j {")).to_owned();
    assert!(
        start.starts_with("Morning Post, statement 2 of 6"),
        "{start}"
    );
}

#[test]
fn enter_on_the_line_of_a_twin_goes_to_it() {
    let mut state = linear(100, 40, "} j j");
    assert!(spoken(&state).starts_with("Elmford Echo says the same: Water from"));
    press(&mut state, "Enter");
    assert!(spoken(&state).starts_with("Elmford Echo, statement 2 of 4"));
    press(&mut state, "Backspace");
    assert!(spoken(&state).starts_with("Morning Post, statement 2 of 6"));
}

#[test]
fn enter_on_a_statement_goes_to_the_twin_in_the_next_outlet() {
    assert!(spoken(&linear(100, 40, "} Enter")).starts_with("Elmford Echo, statement 2"));
}

#[test]
fn refusal_is_spoken_and_the_next_key_returns_to_the_text() {
    let mut state = linear(100, 40, "Enter");
    assert_eq!(spoken(&state), "no twin in another outlet");
    press(&mut state, "j");
    assert_eq!(spoken(&state), "Burst pipe floods Elmford library");
}

#[test]
fn what_is_said_while_the_cursor_moves_does_not_hide_the_line() {
    let state = linear(100, 40, "} Enter");
    assert!(state.linear.cursor == LinearCursor::Line && state.said.starts_with("twin in"));
}

#[test]
fn lines_stay_while_the_cursor_moves_over_them() {
    let mut state = linear(100, 40, "");
    let before = state.linear.lines.clone();
    press(&mut state, "j j }");
    assert_eq!(state.linear.lines, before);
}

#[test]
fn page_turns_when_the_cursor_leaves_it_and_shows_the_statement_whole() {
    let mut state = linear(100, 8, "");
    for _ in 0..5 {
        press(&mut state, "}");
        let at = state.linear.chosen;
        let text = lines(&state)
            .get(at + 1)
            .copied()
            .unwrap_or_default()
            .to_owned();
        assert!(
            !text.is_empty() && !text.starts_with("Morning Post"),
            "{text}"
        );
    }
    press(&mut state, "gg");
    assert_eq!(state.linear.chosen, 0);
}

#[test]
fn every_line_is_reached_going_down_and_going_up() {
    let mut state = linear(60, 7, "");
    let mut down = vec![spoken(&state).to_owned()];
    for _ in 0..200 {
        press(&mut state, "j");
        if state.said == "last line" {
            break;
        }
        down.push(spoken(&state).to_owned());
    }
    let mut up = vec![down[down.len() - 1].clone()];
    for _ in 1..down.len() {
        press(&mut state, "k");
        up.push(spoken(&state).to_owned());
    }
    up.reverse();
    assert_eq!(up, down);
    assert!(
        down.iter().any(|line| line == "Silent: River Radio"),
        "{down:?}"
    );
}

#[test]
fn claim_names_who_says_what_and_who_is_silent() {
    let mut state = linear(120, 30, "c D");
    assert_eq!(
        spoken(&state),
        "claim 1 of 1, 2 of 3 outlets say it, differs on number: 4,000 in Morning Post, 5,500 in Elmford Echo"
    );
    press(&mut state, "j j");
    assert!(spoken(&state).starts_with("Elmford Echo, statement 3, differs: Librarians"));
    press(&mut state, "j");
    assert_eq!(spoken(&state), "Silent: River Radio");
    press(&mut state, "k Enter");
    assert!(spoken(&state).starts_with("Elmford Echo, statement 3 of 4"));
}

#[test]
fn choosing_an_outlet_among_the_claims_goes_to_its_line() {
    let mut state = linear(120, 30, "c l");
    assert!(
        spoken(&state).starts_with("Elmford Echo, statement"),
        "{}",
        spoken(&state)
    );
    press(&mut state, "l");
    assert!(
        spoken(&state).starts_with("Silent: River Radio"),
        "{}",
        spoken(&state)
    );
}

#[test]
fn sheets_have_no_blank_lines_and_no_gaps() {
    for keys in ["} } i", "?", "R", "g o", "m a M"] {
        let state = linear(100, 40, keys);
        assert!(!lines(&state).is_empty());
        for line in lines(&state) {
            assert!(
                !line.is_empty() && !line.contains("  ") && line == line.trim(),
                "{line}"
            );
        }
    }
}

#[test]
fn no_line_holds_a_sign_that_only_eyes_can_read() {
    for keys in ["", "]d", "c", "} } i", "?", "R", "f", "g o", "m a M", "M"] {
        let state = linear(100, 40, keys);
        for line in lines(&state) {
            let is_sign = |c: char| "≠≈·▸▌╎…".contains(c) || ('\u{2500}'..='\u{257f}').contains(&c);
            assert!(!line.contains(is_sign), "{keys}: {line}");
        }
    }
}

#[test]
fn heading_tells_what_a_command_may_go_on_with() {
    let state = linear(100, 24, ": t h r");
    assert!(
        state.linear.heading.contains("threshold"),
        "{}",
        state.linear.heading
    );
}

#[test]
fn loading_names_each_source_and_failures() {
    let (mut state, load) = expecting(vec!["a.txt".into()], (100, 12), true);
    press(&mut state, "Z");
    assert_eq!(state.said, "plain lines; Z shows columns again");
    assert_eq!(lines(&state), ["a.txt, being read"]);
    let failure = Failure {
        path: "a.txt".into(),
        reason: "permission denied".into(),
    };
    let slot = Some(0);
    update(
        &mut state,
        Message::Failed {
            load,
            slot,
            failure,
        },
    );
    assert_eq!(spoken(&state), "not opened: a.txt: permission denied");
    assert!(lines(&state).join("\n").contains("not opened: a.txt"));
}

#[test]
fn links_that_are_still_being_found_are_said_to_be() {
    let mut state = opened(articles(), (100, 24), true);
    press(&mut state, "Z");
    assert!(state.linear.heading.contains("links are still being found"));
    press(&mut state, "]d");
    assert_eq!(spoken(&state), "links are still being found");
}

#[test]
fn turned_off_the_cursor_stands_where_it_was() {
    let mut state = linear(80, 24, "]d");
    let place = state.story.cursor;
    press(&mut state, "Z");
    assert!(!state.linear.is_on && !state.layout.columns.is_empty());
    assert_eq!(state.story.cursor, place);
}

#[test]
fn mark_and_hit_are_spoken() {
    let state = linear(120, 40, "} m a / b u r s t Enter");
    let text = lines(&state).join("\n");
    assert!(
        text.contains("mark a") && text.contains("a hit of the search"),
        "{text}"
    );
}

#[test]
fn any_size_and_view_has_a_line_under_the_cursor() {
    for (width, height) in [(1, 1), (1, 9), (40, 2), (40, 1), (20, 3), (200, 60)] {
        for keys in [
            "", "]d", "c", "i", "f", "?", "R", "G", "Space b", "g o", "m a M",
        ] {
            let mut state = linear(width, height, keys);
            assert!(
                state.linear.chosen < state.linear.lines.len(),
                "{width}x{height} {keys}"
            );
            let size = Size {
                width_cells: height,
                height_rows: width,
            };
            update(&mut state, Message::Resize(size));
            assert!(
                state.linear.chosen < state.linear.lines.len(),
                "{width}x{height} {keys}"
            );
        }
    }
}

#[test]
fn view_on_top_and_below_is_kept_apart() {
    let mut state = linear(100, 24, "} j i j j");
    assert_eq!(state.shown_view(), View::Why);
    press(&mut state, "q");
    assert!(spoken(&state).starts_with("Morning Post, statement 2 of 6"));
}
