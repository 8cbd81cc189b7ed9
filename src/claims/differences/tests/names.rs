//! Another name in the same role.

use super::{flags, flags_of_headlines};

#[test]
fn other_name_in_the_same_role() {
    assert_eq!(
        flags(
            "The ship's captain Mara Lindt was on the bridge.",
            "Captain Jonas Reh was on the bridge."
        ),
        "name: Mara Lindt | Jonas Reh"
    );
}

#[test]
fn short_form_is_no_other_name() {
    assert_eq!(
        flags(
            "Captain Mara Lindt was on the bridge.",
            "Captain Lindt was on the bridge."
        ),
        ""
    );
}

#[test]
fn title_before_the_name_is_no_other_name() {
    assert_eq!(
        flags("Judge Dr Mara Lindt ruled.", "Judge Lindt ruled."),
        ""
    );
}

#[test]
fn initial_is_no_other_name() {
    assert_eq!(
        flags("Judge Mara K. Lindt ruled.", "Judge Mara Lindt ruled."),
        ""
    );
}

#[test]
fn vice_president_is_no_president() {
    assert_eq!(
        flags(
            "Vice President Mara Lindt spoke.",
            "President Jonas Reh spoke."
        ),
        ""
    );
}

#[test]
fn ministers_of_two_offices_are_not_compared() {
    assert_eq!(
        flags(
            "Health minister Mara Lindt spoke.",
            "Finance minister Jonas Reh spoke."
        ),
        ""
    );
}

#[test]
fn other_name_after_a_district_judge() {
    assert_eq!(
        flags(
            "District Judge Mara Lindt ruled.",
            "A District Judge, Mara Lindt, ruled."
        ),
        ""
    );
    assert_eq!(
        flags(
            "On Friday District Judge Mara Lindt ruled.",
            "District Judge Jonas Reh ruled."
        ),
        "name: Mara Lindt | Jonas Reh"
    );
}

#[test]
fn two_of_a_role_are_not_compared() {
    assert_eq!(
        flags(
            "Judge Lindt and judge Reh ruled.",
            "Judge Berg ruled in the case."
        ),
        ""
    );
}

#[test]
fn name_that_the_other_has_too_is_no_difference() {
    assert_eq!(
        flags(
            "Captain Mara Lindt relieved Jonas Reh.",
            "Captain Jonas Reh was relieved."
        ),
        ""
    );
}

#[test]
fn names_in_other_roles_are_not_compared() {
    assert_eq!(
        flags("Captain Mara Lindt spoke.", "Mayor Jonas Reh spoke."),
        ""
    );
}

#[test]
fn capitals_of_a_headline_are_no_names() {
    assert_eq!(
        flags_of_headlines(
            "Judge Orders Release of Ferry Crew",
            "Judge Denies Release of Ferry Crew"
        ),
        ""
    );
}

#[test]
fn holders_of_one_office_who_did_other_things_are_not_compared() {
    assert_eq!(
        flags(
            "President Mara Lindt opened the port in 1986.",
            "President Jonas Reh closed the mine last year."
        ),
        ""
    );
}

#[test]
fn office_holder_in_the_possessive_is_not_compared() {
    assert_eq!(
        flags(
            "The ferry sank under President Lindt's watch.",
            "The ferry sank under President Reh's watch."
        ),
        ""
    );
}

#[test]
fn weekday_is_no_name() {
    assert_eq!(
        flags(
            "The president Monday opened the port.",
            "President Reh opened the port."
        ),
        ""
    );
}

#[test]
fn slip_of_the_page_is_no_other_name() {
    assert_eq!(
        flags(
            "President Lindtâ opened the port.",
            "President Lindt opened the port."
        ),
        ""
    );
}

#[test]
fn other_form_of_a_first_name_is_the_same() {
    assert_eq!(
        flags(
            "Captain Sandra Solheim left last.",
            "Captain Sandy Solheim left last."
        ),
        ""
    );
}

#[test]
fn two_of_a_family_are_two() {
    assert_eq!(
        flags(
            "The captain, Mara Solheim, left last.",
            "The captain, Jonas Solheim, left last."
        ),
        ""
    );
}

#[test]
fn short_form_of_a_first_name_is_the_same() {
    assert_eq!(
        flags(
            "The captain, Christine Solheim, left last.",
            "The captain, Chris Solheim, left last."
        ),
        ""
    );
}
