//! Said against denied.

use super::flags;

#[test]
fn negated_verb() {
    assert_eq!(
        flags(
            "The relief valve was not inspected in the yard.",
            "The relief valve was inspected in the yard."
        ),
        "polarity: not inspected | inspected"
    );
}

#[test]
fn opposite_verbs() {
    assert_eq!(
        flags(
            "The council approved the harbour crane project.",
            "The council rejected the harbour crane project."
        ),
        "polarity: approved | rejected"
    );
}

#[test]
fn negation_of_another_word() {
    assert_eq!(
        flags(
            "The valve was inspected in the yard, not at sea.",
            "The valve was inspected in the yard."
        ),
        ""
    );
}

#[test]
fn denial_frame_against_the_claim_it_denies() {
    assert_eq!(
        flags(
            "The company denied that the valve was replaced in the yard.",
            "The company said it had not replaced the valve in the yard."
        ),
        ""
    );
}

#[test]
fn both_negated_agree() {
    assert_eq!(
        flags(
            "The relief valve was never inspected in the yard.",
            "The relief valve was not inspected in the yard."
        ),
        ""
    );
}

#[test]
fn word_said_both_ways_on_one_side() {
    assert_eq!(
        flags(
            "The valve was inspected in the yard but not inspected at sea.",
            "The valve was inspected in the yard and at sea."
        ),
        ""
    );
}

#[test]
fn statements_that_share_little_are_not_turned_around() {
    assert_eq!(
        flags(
            "The valve was not inspected.",
            "Customs inspected the cargo."
        ),
        ""
    );
}

#[test]
fn opposite_with_a_negation_agrees() {
    assert_eq!(
        flags(
            "The council did not accept the harbour crane project.",
            "The council rejected the harbour crane project."
        ),
        ""
    );
}

#[test]
fn negation_from_afar_is_a_negation() {
    assert_eq!(
        flags(
            "Not one of the engineers inspected the valve in the yard.",
            "The engineers never inspected the valve in the yard."
        ),
        ""
    );
}

#[test]
fn verb_in_another_phrase_is_not_turned_around() {
    assert_eq!(
        flags(
            "The mayor of the harbour town agreed to turn the old records over.",
            "The harbour town's mayor said the insurers had never turned to the company."
        ),
        ""
    );
}

#[test]
fn opposite_of_another_doing_is_not_compared() {
    assert_eq!(
        flags(
            "Talks with the mayor of the harbour town stopped on Friday.",
            "The mayor of the harbour town said the ferry rescue would be continued."
        ),
        ""
    );
}

#[test]
fn what_is_denied_may_be_far_from_the_verb() {
    assert_eq!(
        flags(
            "The owner denied on Friday night that any sprinklers were out of order.",
            "In a note to its staff the company admitted that sprinklers of the owner were out of order on Friday."
        ),
        "polarity: denied | admitted"
    );
}
