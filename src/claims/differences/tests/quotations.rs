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

#[test]
fn contraction_is_no_changed_word() {
    assert_eq!(
        flags(
            "“We're sure they can't have left the lower deck,” she said.",
            "“We are sure they cannot have left the lower deck,” she said."
        ),
        ""
    );
}

#[test]
fn number_in_digits_is_no_changed_word() {
    assert_eq!(
        flags(
            "“We waited 4 hours on the lower deck,” she said.",
            "“We waited four hours on the lower deck,” she said."
        ),
        ""
    );
}

#[test]
fn words_in_brackets_are_the_editors() {
    assert_eq!(
        flags(
            "“We waited for [Reh] on the lower deck,” she said.",
            "“We waited for him on the lower deck,” she said."
        ),
        ""
    );
}

#[test]
fn bracketed_capital_is_no_changed_word() {
    assert_eq!(
        flags(
            "“[W]e waited for hours on the lower deck,” she said.",
            "“We waited for hours on the lower deck,” she said."
        ),
        ""
    );
}

#[test]
fn ellipsis_stands_for_anything() {
    assert_eq!(
        flags(
            "“We waited on the … deck for the mate,” she said.",
            "“We waited on the cold lower deck for the mate,” she said."
        ),
        ""
    );
}

#[test]
fn dropped_small_word_is_no_change() {
    assert_eq!(
        flags(
            "“I believe that the valve was shut all night,” she said.",
            "“I believe the valve was shut all night,” she said."
        ),
        ""
    );
}

#[test]
fn pause_word_is_no_change() {
    assert_eq!(
        flags(
            "“We will, you know, never open that valve again,” she said.",
            "“We will never open that valve again,” she said."
        ),
        ""
    );
}

#[test]
fn word_written_apart_is_no_change() {
    assert_eq!(
        flags(
            "“It was an act of firefighting on the lower deck,” she said.",
            "“It was an act of fire fighting on the lower deck,” she said."
        ),
        ""
    );
}

#[test]
fn plural_is_no_changed_word() {
    assert_eq!(
        flags(
            "“They asked us about our valves and the lower deck,” she said.",
            "“They asked us about our valve and the lower deck,” she said."
        ),
        ""
    );
}

#[test]
fn moved_word_is_no_change() {
    assert_eq!(
        flags(
            "“I told them not to open the lower valve,” she said.",
            "“I told them to not open the lower valve,” she said."
        ),
        ""
    );
}

#[test]
fn british_spelling_is_no_changed_word() {
    assert_eq!(
        flags(
            "“We recognise the honour of the harbour crew,” she said.",
            "“We recognize the honor of the harbor crew,” she said."
        ),
        ""
    );
}

#[test]
fn long_stretch_left_out_is_a_cut() {
    assert_eq!(
        flags(
            "“The crew shut the lower valve before the fire reached the upper deck of the ship and we left.”",
            "“The crew shut the lower valve and we left.”"
        ),
        ""
    );
}

#[test]
fn same_beginning_is_no_same_quotation() {
    assert_eq!(
        flags(
            "“There was no fire, friends,” Lindt said.",
            "“There was no fire on the lower deck,” Lindt said."
        ),
        ""
    );
}

#[test]
fn adverb_before_a_quotation_is_a_cut() {
    assert_eq!(
        flags(
            "“Sadly, given the open anger of the crew, the ferry will not sail to the cape.”",
            "“Given the open anger of the crew, the ferry will not sail to the cape.”"
        ),
        ""
    );
}

#[test]
fn word_replaced_in_the_middle() {
    assert_eq!(
        flags(
            "“I truly believe this fire was no accident at all,” Lindt told the inquiry.",
            "“I strongly believe this fire was no accident,” Lindt said."
        ),
        "quote: I truly believe this fire was no accident at all | I strongly believe this fire was no accident"
    );
}

#[test]
fn last_word_replaced() {
    assert_eq!(
        flags(
            "It shared lists with “harbour controlled agencies and harbour authorities”.",
            "It shared lists with “harbour controlled agencies and harbour regulators”."
        ),
        "quote: harbour controlled agencies and harbour authorities | harbour controlled agencies and harbour regulators"
    );
}

#[test]
fn word_turned_around() {
    assert_eq!(
        flags(
            "“I took planks I shouldn’t have taken from the yard,” he said.",
            "“I took planks that should have been taken from the yard,” he said."
        ),
        "quote: I took planks I shouldn’t have taken from the yard | I took planks that should have been taken from the yard"
    );
}

#[test]
fn dropped_denial() {
    assert_eq!(
        flags(
            "“We did not open the lower valve that night,” she said.",
            "“We did open the lower valve that night,” she said."
        ),
        "quote: We did not open the lower valve that night | We did open the lower valve that night"
    );
}

#[test]
fn hyphen_is_no_change() {
    assert_eq!(
        flags(
            "“It was the all-time best ferry in the harbour,” he said.",
            "He called it “the all time best ferry in the harbour”."
        ),
        ""
    );
}

#[test]
fn two_sayings_on_one_matter_are_compared_only_where_they_begin_alike() {
    assert_eq!(
        flags(
            "“We know that he was angry at the ferry's owner, who sails from this quay,” she said.",
            "“The captain and the ferry's owner sailed from this quay,” she said."
        ),
        ""
    );
}

#[test]
fn saying_that_begins_alike_is_changed_further_on() {
    assert_eq!(
        flags(
            "“I used oil that should have been used for my ferry.”",
            "“I used oil I shouldn’t have used for private trips.”"
        ),
        "quote: I used oil that should have been used for my ferry | \
         I used oil I shouldn’t have used for private trips"
    );
}

#[test]
fn long_saying_with_one_word_of_news() {
    assert_eq!(
        flags(
            "He said he “used funds that shouldn't have been used” in May.",
            "“I used funds I shouldn’t have used for my own ends.”"
        ),
        "quote: used funds that shouldn't have been used | I used funds I shouldn’t have used for my own ends"
    );
}

#[test]
fn long_quotation_of_what_another_outlet_wrote() {
    assert_eq!(
        flags(
            "The Gazette wrote the charges “will include smuggling and arson and focus on the ferry \
             that he ran between the islands of the sound after he left the harbour police in 2006.”",
            "The charges were expected to include smuggling and arson, and to focus largely on the \
             ferry that he ran between the islands of the sound after he left the harbour police in 2006, two \
             people said."
        ),
        "quote: will include smuggling and arson and focus on the ferry that he ran between the \
         islands of the sound after he left the harbour police in 2006 | include smuggling and arson, and to \
         focus largely on the ferry that he ran between the islands of the sound after he left the harbour police in 2006"
    );
}

#[test]
fn long_quotation_told_in_the_same_words_is_not_changed() {
    assert_eq!(
        flags(
            "“The crew of the ferry left the harbour at dawn with forty passengers on the deck,” she said.",
            "The crew of the ferry left the harbour at dawn with 40 passengers on the deck."
        ),
        ""
    );
}
