//! Quotations whose wording changed.

use super::flags;

#[test]
fn changed_word() {
    assert_eq!(
        flags(
            "He called it “categorically false” on air.",
            "He called it \"categorically incorrect\" on air."
        ),
        "quote: categorically false | categorically incorrect"
    );
}

#[test]
fn shortened_quotation_is_not_changed() {
    assert_eq!(
        flags(
            "“It was not a proud day for us,” she said.",
            "It was “not a proud day”, she said."
        ),
        ""
    );
}

#[test]
fn other_marks_and_case_are_not_changed_words() {
    assert_eq!(
        flags(
            "“We acted at once, as we should,” he said.",
            "\"we acted at once as we should\", he said."
        ),
        ""
    );
}

#[test]
fn dotted_initials_are_not_changed_words() {
    assert_eq!(
        flags(
            "“The F.B.I. came at dawn,” he said.",
            "“The FBI came at dawn,” he said."
        ),
        ""
    );
}

#[test]
fn typographic_apostrophe_is_no_changed_word() {
    assert_eq!(
        flags(
            "“I can’t say who did it,” he said.",
            "\"I can't say who did it,\" he said."
        ),
        ""
    );
}

#[test]
fn other_quotation_is_no_changed_quotation() {
    assert_eq!(
        flags(
            "“We acted at once,” the captain said.",
            "“Nobody was told of the valve,” the captain said."
        ),
        ""
    );
}

#[test]
fn same_words_without_marks_are_no_difference() {
    assert_eq!(
        flags(
            "He called the claim “categorically false”.",
            "He called the claim categorically false and “categorically wrong”."
        ),
        ""
    );
}

#[test]
fn word_dropped_from_a_long_quotation() {
    assert_eq!(
        flags(
            "“Active talks with the city have now stopped due to the strike.”",
            "“Talks with the city have now stopped due to the strike.”"
        ),
        "quote: Active talks with the city have now stopped due to the strike | \
         Talks with the city have now stopped due to the strike"
    );
}

#[test]
fn shared_word_in_another_place_is_no_changed_quotation() {
    assert_eq!(
        flags(
            "The firm spoke of a “false story” on Friday.",
            "The firm called it “simply false” on Friday."
        ),
        ""
    );
}
