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

#[test]
fn day_on_which_somebody_spoke_is_no_event() {
    assert_eq!(
        flags(
            "Lindt said on Monday that the ferry was safe.",
            "Lindt said on Friday that the ferry was safe."
        ),
        ""
    );
}

#[test]
fn programme_is_no_day() {
    assert_eq!(
        flags(
            "Lindt released the recording on NBC's Today on Sunday.",
            "On Sunday Lindt released the recording."
        ),
        ""
    );
}

#[test]
fn today_in_a_quotation_is_the_speakers() {
    assert_eq!(
        flags(
            "“We lost the ferry today,” Lindt wrote.",
            "Lindt wrote that they lost the ferry on Monday."
        ),
        ""
    );
}

#[test]
fn day_of_another_event_in_the_clause_is_not_compared() {
    assert_eq!(
        flags(
            "The ferry will lie in the yard for a week before the auction Sunday.",
            "The ferry will lie in the yard from Wednesday."
        ),
        ""
    );
}

#[test]
fn weekday_with_its_date_is_one_date() {
    assert_eq!(
        flags(
            "The ferry caught fire on Tuesday, 27 February.",
            "The ferry caught fire on 27 February."
        ),
        ""
    );
}

#[test]
fn same_weekday_in_pages_of_two_days_is_one_day() {
    let days = (Some(date(2024, 3, 5)), Some(date(2024, 3, 4)));
    let text = "The ferry caught fire on Tuesday.";
    assert_eq!(flags_on(days, text, text), "");
}

#[test]
fn today_on_a_page_put_up_a_day_before_may_be_the_day_after() {
    let days = (Some(date(2024, 3, 5)), Some(date(2024, 3, 6)));
    let (a, b) = (
        "The ferry caught fire tonight.",
        "The ferry caught fire on Wednesday.",
    );
    assert_eq!(flags_on(days, a, b), "");
}

#[test]
fn one_saying_told_of_two_days() {
    assert_eq!(
        flags(
            "The captain told reporters on Monday: “We saw the smoke at dawn and called the harbour.”",
            "“We saw the smoke at dawn and called the harbour,” the captain told reporters on Tuesday."
        ),
        "date: Monday | Tuesday"
    );
}

#[test]
fn one_listener_on_two_days() {
    let (a, b) = (
        "Captain Lindt told Channel Six on Sunday that the ferry was locked.",
        "Captain Lindt told Channel Six on Monday that the ferry was locked.",
    );
    assert_eq!(flags(a, b), "date: Sunday | Monday");
    let (a, b) = (
        a.replace("Channel Six", "us"),
        b.replace("Channel Six", "us"),
    );
    assert_eq!(flags(&a, &b), "");
}
