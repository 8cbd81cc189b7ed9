//! Said against denied.

use super::flags;

#[test]
fn negated_verb() {
    assert_eq!(
        flags(
            "The relief valve was not inspected in the yard.",
            "The relief valve was inspected in the yard."
        ),
        "denial: not inspected | inspected"
    );
}

#[test]
fn opposite_verbs() {
    assert_eq!(
        flags(
            "The council approved the harbour crane project.",
            "The council rejected the harbour crane project."
        ),
        "denial: approved | rejected"
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
        "denial: denied | admitted"
    );
}

#[test]
fn done_against_expected() {
    assert_eq!(
        flags(
            "The mate pleaded guilty on Tuesday to a fraud charge.",
            "The mate is expected to plead guilty to a fraud charge."
        ),
        "denial: pleaded | expected to plead"
    );
}

#[test]
fn plan_that_was_dropped_is_no_plan() {
    assert_eq!(
        flags(
            "The mate cancelled plans to testify on the fire.",
            "The mate testified on the fire."
        ),
        ""
    );
}

#[test]
fn what_may_be_is_neither_said_nor_denied() {
    assert_eq!(
        flags(
            "The ferry may not sail to the cape in June.",
            "The ferry sailed to the cape in June."
        ),
        ""
    );
}

#[test]
fn asked_not_to_is_not_turned_around() {
    assert_eq!(
        flags(
            "The town asked the crew not to sail the ferry to the cape.",
            "The crew sailed the ferry to the cape."
        ),
        ""
    );
}

#[test]
fn other_thing_denied() {
    assert_eq!(
        flags(
            "Divers did not recover a rope from the wreck of the ferry.",
            "A bell of the ferry was recovered from the wreck."
        ),
        ""
    );
}

#[test]
fn noun_with_no_is_not_turned_around() {
    assert_eq!(
        flags(
            "No insurance money of the ferry was used, Lindt said.",
            "Lindt said the insurance money of the ferry was used for the crane."
        ),
        ""
    );
}

#[test]
fn told_by_contrast_is_not_turned_around() {
    assert_eq!(
        flags(
            "The owner did admit that he wanted the ferry sold, though he reiterated all the rest.",
            "The owner denied that the ferry was locked, though he said he wanted it sold."
        ),
        ""
    );
}

#[test]
fn question_claims_nothing() {
    assert_eq!(
        flags(
            "Did the crew inspect the valve in the yard?",
            "The crew did not inspect the valve in the yard."
        ),
        ""
    );
}

#[test]
fn conclusion_about_another_thing_is_not_compared() {
    assert_eq!(
        flags(
            "The board concluded that the valve of the ferry was old.",
            "The board did not conclude that the ferry was lost by the crew."
        ),
        ""
    );
}

#[test]
fn expected_against_done_after_an_apposition() {
    assert_eq!(
        flags(
            "His wife later pleaded guilty Monday to a charge of filing wrong ledgers for the years 2012 through 2015.",
            "His wife, Anna Lindt, who left her post on the ferry board, is expected to plead guilty to filing wrong ledgers before the same judge on Monday afternoon."
        ),
        "denial: pleaded | expected to plead"
    );
}

#[test]
fn allowed_against_required() {
    assert_eq!(
        flags(
            "The law has a clause that allows crews to check the papers of passengers.",
            "The court upheld a clause that requires crews to check the papers of all passengers."
        ),
        "denial: allows | requires"
    );
}

#[test]
fn allowed_under_a_condition_against_required() {
    assert_eq!(
        flags(
            "The court upheld a part of the law, a clause that allows crews to check the papers of passengers while at sea if there is a suspicion.",
            "It upheld a clause that requires crews to check the papers of those they suspect may be ill."
        ),
        "denial: allows | requires"
    );
}

#[test]
fn other_things_found_are_no_denial() {
    assert_eq!(
        flags(
            "The inspector did not find the crew or its captain lied about the ferry fire.",
            "Yet the inspector did find logs by the crew after the ferry fire that were wrong."
        ),
        ""
    );
}

#[test]
fn being_confirmed_in_office_confirms_nothing() {
    assert_eq!(
        flags(
            "Half of them believed Lindt should be confirmed even if claims of the ferry fire are true.",
            "Lindt denied the claims of the ferry fire are true."
        ),
        ""
    );
}
