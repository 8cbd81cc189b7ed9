//! Dates of the same event.

use super::{date, flags, flags_on};

#[test]
fn other_day_of_the_same_event() {
    assert_eq!(
        flags(
            "The ferry caught fire on 4 March.",
            "The ferry caught fire on 7 March."
        ),
        "date: 4 March | 7 March"
    );
}

#[test]
fn weekday_is_resolved_by_the_day_of_publication() {
    let (a, b) = (
        "The ferry caught fire on Tuesday.",
        "The ferry caught fire on 5 March.",
    );
    assert_eq!(flags(a, b), "");
    let later = (Some(date(2024, 3, 13)), Some(date(2024, 3, 6)));
    assert_eq!(flags_on(later, a, b), "date: Tuesday | 5 March");
}

#[test]
fn weekday_without_a_day_of_publication_agrees_with_a_date() {
    assert_eq!(
        flags_on(
            (None, None),
            "The ferry caught fire on Tuesday.",
            "The ferry caught fire on 7 March."
        ),
        ""
    );
}

#[test]
fn yesterday_is_a_day() {
    assert_eq!(
        flags(
            "The ferry caught fire yesterday.",
            "The ferry caught fire on Tuesday."
        ),
        ""
    );
    assert_eq!(
        flags(
            "The ferry caught fire yesterday.",
            "The ferry caught fire on Monday."
        ),
        "date: yesterday | Monday"
    );
}

#[test]
fn month_agrees_with_a_day_in_it() {
    assert_eq!(
        flags(
            "The ferry caught fire in March.",
            "The ferry caught fire on 7 March."
        ),
        ""
    );
}

#[test]
fn dates_of_other_events_are_not_compared() {
    assert_eq!(
        flags(
            "The ferry caught fire on 4 March.",
            "The inquiry into the ferry will report on 9 May."
        ),
        ""
    );
}

#[test]
fn date_that_the_other_names_too_is_no_difference() {
    assert_eq!(
        flags(
            "The ferry caught fire on 4 March.",
            "The ferry caught fire on 4 March and the ferry was towed on 6 March."
        ),
        ""
    );
}
