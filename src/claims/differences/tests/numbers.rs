//! Numbers: counts of the same thing, money, percentages.

use super::flags;

#[test]
fn other_count_of_the_same_thing() {
    assert_eq!(
        flags(
            "At the mill 14 people were hurt.",
            "The blaze left 19 people hurt."
        ),
        "number: 14 | 19"
    );
}

#[test]
fn count_in_words_is_read_as_a_number() {
    assert_eq!(
        flags(
            "Fourteen passengers were hurt.",
            "Police said 19 passengers were hurt."
        ),
        "number: Fourteen | 19"
    );
}

#[test]
fn synonym_of_what_is_counted_is_the_same_thing() {
    assert_eq!(
        flags(
            "The company fired 40 workers there.",
            "The company fired 60 employees there."
        ),
        "number: 40 | 60"
    );
}

#[test]
fn count_in_digits_and_words_agrees() {
    assert_eq!(
        flags("Fourteen people were hurt.", "14 people were hurt."),
        ""
    );
}

#[test]
fn hedge_leaves_room_for_more() {
    assert_eq!(
        flags("At least 14 people were hurt.", "15 people were hurt."),
        ""
    );
    assert_eq!(
        flags("More than 14 people were hurt.", "15 people were hurt."),
        ""
    );
}

#[test]
fn hedge_leaves_no_room_for_less() {
    assert_eq!(
        flags("At least 14 people were hurt.", "12 people were hurt."),
        "number: 14 | 12"
    );
}

#[test]
fn about_leaves_room_around() {
    assert_eq!(
        flags("About 200 people were hurt.", "195 people were hurt."),
        ""
    );
}

#[test]
fn rounded_sum_agrees() {
    assert_eq!(
        flags(
            "He bought a $43,350 gold watch.",
            "He bought a $43,000 gold watch."
        ),
        ""
    );
}

#[test]
fn other_sum_for_the_same_thing() {
    assert_eq!(
        flags(
            "They paid $5,587.75 for a stay at the lake retreat.",
            "They paid $5,687.75 for a stay at the lake retreat."
        ),
        "number: $5,587.75 | $5,687.75"
    );
}

#[test]
fn scale_written_out_is_the_same_sum() {
    assert_eq!(
        flags(
            "The city paid $6 million for the bridge repair.",
            "The city paid $6,000,000 for the bridge repair."
        ),
        ""
    );
}

#[test]
fn other_currency_is_not_compared() {
    assert_eq!(
        flags(
            "The city paid $6 million for the bridge.",
            "The city paid €5 million for the bridge."
        ),
        ""
    );
}

#[test]
fn counts_of_other_things_are_not_compared() {
    assert_eq!(
        flags(
            "The ship carried 14 cars to the island.",
            "The ship carried 19 passengers to the island."
        ),
        ""
    );
}

#[test]
fn total_against_an_item_is_not_compared() {
    assert_eq!(
        flags(
            "The pair spent $750,000 of campaign money.",
            "Among the items was a $43,350 gold watch."
        ),
        ""
    );
}

#[test]
fn sum_that_the_other_names_too_is_no_difference() {
    assert_eq!(
        flags(
            "They spent $300 on stuffed animals and $900 on stuffed toys.",
            "They spent $900 on stuffed animals."
        ),
        ""
    );
}

#[test]
fn other_percentage_of_the_same_thing() {
    assert_eq!(
        flags(
            "The company raised fares by 4% in winter.",
            "The company raised fares by 6 per cent in winter."
        ),
        "number: 4% | 6 per cent"
    );
}

#[test]
fn years_are_no_counts() {
    assert_eq!(
        flags("In 2019 people voted there.", "In 2021 people voted there."),
        "date: 2019 | 2021"
    );
}

#[test]
fn people_of_other_groups_are_not_compared() {
    assert_eq!(
        flags(
            "Three people are in a serious condition.",
            "The doctor treated 15 people after the fire."
        ),
        ""
    );
}

#[test]
fn hedged_sum_for_another_thing_hides_no_difference() {
    assert_eq!(
        flags(
            "They paid $5,587.75 for a lake stay.",
            "They paid over $300 at a toy shop and $5,687.75 for a lake stay."
        ),
        "number: $5,587.75 | $5,687.75"
    );
}

#[test]
fn more_of_a_thing_is_not_its_total() {
    assert_eq!(
        flags(
            "The yard hired 200 more welders in May.",
            "The yard hired 900 welders in May."
        ),
        ""
    );
}

#[test]
fn things_of_another_kind_are_not_compared() {
    assert_eq!(
        flags(
            "The port expelled 23 Danish pilots.",
            "The port expelled 60 Dutch pilots."
        ),
        ""
    );
}

#[test]
fn counts_of_which_other_things_are_told_are_not_compared() {
    assert_eq!(
        flags(
            "The port sent 23 pilots home.",
            "Over 100 pilots of the port walked out."
        ),
        ""
    );
}

#[test]
fn term_of_years_is_no_span_of_years_ago() {
    assert_eq!(
        flags(
            "He signed the pledge 20 years ago.",
            "He said the pledge was signed for a two-year term."
        ),
        ""
    );
}

#[test]
fn ages_of_two_people_are_not_compared() {
    assert_eq!(
        flags(
            "The 19-year-old suspect was caught in the harbour.",
            "The 26-year-old suspect was caught in the harbour."
        ),
        ""
    );
}

#[test]
fn other_span_of_time() {
    assert_eq!(
        flags(
            "Four days later, Lindt was fired.",
            "Lindt was fired two days later, on 30 May."
        ),
        "number: Four | two"
    );
}

#[test]
fn share_of_somebody_else_is_not_compared() {
    assert_eq!(
        flags(
            "In the harbour town Lindt won 49 percent of the vote.",
            "In the hill town Reh won 47 percent of the vote."
        ),
        ""
    );
}

#[test]
fn all_but_one_is_no_count() {
    assert_eq!(
        flags(
            "Five of the deputies agreed to sail.",
            "All but one of the deputies agreed to sail."
        ),
        ""
    );
}

#[test]
fn first_in_years() {
    assert_eq!(
        flags(
            "She is the first to leave the post in nearly 500 years.",
            "Lindt becomes the first captain to do so in nearly 600 years."
        ),
        "number: 500 | 600"
    );
}

#[test]
fn sum_in_two_lists() {
    assert_eq!(
        flags(
            "In 2008 the pair spent $466.30 on a dinner at Hill House in Solby and a $5,587.75 stay at the Green Lake Retreat.",
            "Records list $4,272.78 for the Sea Star cruise, over $10,000 at Toy Barn and $5,687.75 for the Green Lake Retreat."
        ),
        "number: $5,587.75 | $5,687.75"
    );
}

#[test]
fn share_of_those_who_did_the_same() {
    assert_eq!(
        flags(
            "With 98 percent of harbours reporting, the losses are small.",
            "The losses are small, with 99.5% of the harbours reporting by noon."
        ),
        "number: 98 percent | 99.5%"
    );
}
