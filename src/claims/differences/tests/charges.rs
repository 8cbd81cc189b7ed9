//! Offences behind the same word of law.

use super::flags;

#[test]
fn other_offence() {
    assert_eq!(
        flags(
            "Jonas Reh pleaded guilty on Monday to a single count of felony fraud over the ferry.",
            "He pleaded guilty to conspiracy before Judge Lindt."
        ),
        "name: fraud | conspiracy"
    );
}

#[test]
fn other_sort_of_one_offence() {
    assert_eq!(
        flags(
            "The other, Jonas Reh, pleaded guilty to visa fraud charges.",
            "The mate, Jonas Reh, pleaded guilty in August to a tax fraud charge."
        ),
        "name: visa fraud | tax fraud"
    );
}

#[test]
fn degree_is_no_other_offence() {
    assert_eq!(
        flags(
            "Jonas Reh was charged with felony assault.",
            "Reh was charged with assault on Friday."
        ),
        ""
    );
}

#[test]
fn two_offences_on_one_side() {
    assert_eq!(
        flags(
            "Jonas Reh was charged with assault and theft.",
            "Jonas Reh was charged with theft."
        ),
        ""
    );
}

#[test]
fn offences_of_two_people() {
    assert_eq!(
        flags(
            "Jonas Reh was charged with theft.",
            "Mara Lindt was charged with assault."
        ),
        ""
    );
}

#[test]
fn other_word_of_law() {
    assert_eq!(
        flags(
            "Jonas Reh was charged with murder.",
            "Jonas Reh was convicted of manslaughter."
        ),
        ""
    );
}
