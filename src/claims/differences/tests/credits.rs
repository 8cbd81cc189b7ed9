//! One quotation, two speakers.

use super::flags_of_speakers;

const LOCKED: &str = "“The stern door was locked,” said Mara Lindt.";
const ALSO_LOCKED: &str = "“The stern door was locked,” said Jonas Reh.";

#[test]
fn other_speaker_of_the_same_words() {
    assert_eq!(
        flags_of_speakers((LOCKED, "Mara Lindt"), (ALSO_LOCKED, "Jonas Reh")),
        "credit: Mara Lindt | Jonas Reh"
    );
}

#[test]
fn speaker_of_another_statement_is_named_without_a_place() {
    assert_eq!(
        flags_of_speakers(
            (LOCKED, "Mara Lindt"),
            ("“The stern door was locked.”", "Jonas Reh")
        ),
        "credit: Mara Lindt | Jonas Reh"
    );
}

#[test]
fn short_form_of_the_speaker_is_the_same_one() {
    assert_eq!(
        flags_of_speakers(
            (LOCKED, "Mara Lindt"),
            ("“The stern door was locked,” Lindt said.", "Lindt")
        ),
        ""
    );
}

#[test]
fn speaker_who_is_not_named_is_no_other_one() {
    assert_eq!(
        flags_of_speakers(
            (LOCKED, "Mara Lindt"),
            ("“The stern door was locked,” she said.", "")
        ),
        ""
    );
}

#[test]
fn other_words_of_another_speaker_are_no_difference() {
    assert_eq!(
        flags_of_speakers(
            (LOCKED, "Mara Lindt"),
            ("“Nobody warned us,” said Jonas Reh.", "Jonas Reh")
        ),
        ""
    );
}

#[test]
fn speaker_whom_the_other_names_too_is_no_difference() {
    assert_eq!(
        flags_of_speakers(
            (LOCKED, "Mara Lindt"),
            (
                "“The stern door was locked,” Jonas Reh heard Lindt say.",
                "Jonas Reh"
            )
        ),
        ""
    );
}

#[test]
fn house_and_party_are_nobody() {
    let firm = "“The stern door was locked,” the Harbour Department said.";
    assert_eq!(
        flags_of_speakers((LOCKED, "Mara Lindt"), (firm, "Harbour Department")),
        ""
    );
    assert_eq!(
        flags_of_speakers((firm, "Harbour Department"), (firm, "HD")),
        ""
    );
}

#[test]
fn phrase_that_two_people_use_is_no_quotation() {
    assert_eq!(
        flags_of_speakers(
            (
                "“What counts is the rule of law at sea,” said Mara Lindt.",
                "Mara Lindt"
            ),
            (
                "“No port thrives without the rule of law,” said Jonas Reh.",
                "Jonas Reh"
            )
        ),
        ""
    );
}

#[test]
fn matter_that_two_people_speak_of_is_no_quotation() {
    assert_eq!(
        flags_of_speakers(
            (
                "“We were clear about the fire in the lower engine room, and we shall be,” said Mara Lindt.",
                "Mara Lindt"
            ),
            (
                "“I accept what they say of the fire in the lower engine room and much else,” said Jonas Reh.",
                "Jonas Reh"
            )
        ),
        ""
    );
}
