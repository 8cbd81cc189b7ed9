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
