//! What something was given for.

use super::flags;

#[test]
fn other_price() {
    assert_eq!(
        flags(
            "He agreed to talk in exchange for payments.",
            "He agreed to talk in return for help with permits."
        ),
        "condition: payments | help with permits"
    );
}

#[test]
fn same_price_in_other_words() {
    assert_eq!(
        flags(
            "He agreed to talk in exchange for help with permits.",
            "He agreed to talk in return for building permits."
        ),
        ""
    );
}

#[test]
fn condition_on_one_side_only_is_silence() {
    assert_eq!(
        flags(
            "He agreed to talk in exchange for payments.",
            "He agreed to talk."
        ),
        ""
    );
}

#[test]
fn price_is_no_condition() {
    assert_eq!(
        flags(
            "He spoke on condition of anonymity.",
            "He spoke in exchange for payments."
        ),
        ""
    );
}

#[test]
fn both_sides_of_one_exchange_agree() {
    assert_eq!(
        flags(
            "He got the papers of the yard in exchange for the money.",
            "He paid the money for the yard in exchange for silence."
        ),
        ""
    );
}

#[test]
fn exchange_of_another_thing_is_not_compared() {
    assert_eq!(
        flags(
            "The mayor gave the crane to the port in exchange for rent.",
            "The crew left the ferry in exchange for a flight home."
        ),
        ""
    );
}
