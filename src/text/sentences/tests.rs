//! Sentences, one paragraph a line: `|` stands where one ends and the next begins.

use proptest::prelude::*;

use super::split_sentences;

/// Checks that the paragraph is cut exactly at the bars of `marked`.
fn check(marked: &str) {
    let paragraph = marked.replace('|', "");
    let found: Vec<&str> = split_sentences(&paragraph)
        .into_iter()
        .map(|s| s.of(&paragraph))
        .collect();
    let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(found, wanted);
}

#[test]
fn abbreviation_does_not_end_sentence() {
    check("Mr. Roe met Sen. Doe. | They spoke.");
}

#[test]
fn initial_does_not_end_sentence() {
    check("Ask J. K. Roe and Ann B. Doe. | They know.");
}

#[test]
fn pronoun_i_ends_sentence() {
    check("It was she and I. | Did John I. Roe come?");
}

#[test]
fn number_follows_numbered_abbreviation() {
    check("See No. 5 and pp. 3. | He said no. | Then he left.");
}

#[test]
fn dotted_abbreviation_ends_sentence_before_an_opener_only() {
    check("He left the U.S. Army in the U.S. | It was over.");
}

#[test]
fn company_ends_sentence_before_an_opener_only() {
    check("Roe Inc. Chief Ann Doe spoke of Doe Ltd. | They agreed, e.g. Roe did.");
}

#[test]
fn time_of_day_ends_sentence_before_a_name() {
    check("Doors open at 6 p.m. | Tickets are free until 7 p.m. Friday. | At 8 a.m. Mr. Roe left.");
}

#[test]
fn decimals_and_addresses_hold_together() {
    check("It cost $2.50 at shop.example.com. | Write to Ann.Roe@example.com.");
}

#[test]
fn each_sentence_of_a_quotation_stands_alone() {
    check("“I know,” he said. | “But no. | Not yet.” | She left.");
    check("\"It is so. | It was so,\" he said. | \"No.\"");
}

#[test]
fn attribution_goes_on_after_a_quoted_question() {
    check("“Is it so?” he asked. | 'No!' she said.");
}

#[test]
fn ellipsis_goes_on_in_lower_case() {
    check("He was ... well, gone… or not. | I waited.... | She came.");
}

#[test]
fn dots_in_brackets_stand_for_words_left_out() {
    check("“It is no different [...] Roe has not signed.” | So he said.");
}

#[test]
fn aside_in_brackets_hides_its_stops() {
    check(
        "He taught (He had been a clerk.) at a school. | (It was small. | It closed.) | He left.",
    );
}

#[test]
fn bracket_left_open_hides_nothing() {
    check("He left (so they say. | She stayed.");
}

#[test]
fn dateline_belongs_to_its_sentence() {
    check("WASHINGTON, D.C. — The vote failed. | BONN, Jan. 5 (Wire) - It rained.");
}

#[test]
fn missing_blank_after_full_stop_is_no_hindrance() {
    check("The vote was lost.| The mayor left. | See www.Site.com or Node.Js.");
}

#[test]
fn stray_full_stop_joins_the_sentence_before() {
    check("So they said in a statement. . | It went on .");
}

#[test]
fn list_items_only_where_a_line_begins() {
    check("1. Boil it | 2. Stir it | 3. Eat it");
    check("They play in group 2. | Roe leads.");
}

#[test]
fn note_belongs_to_the_sentence_before() {
    check("It is old.[1][2] | It is new. [3] | Roe said so.");
}

#[test]
fn single_line_break_is_a_blank() {
    assert_eq!(
        split_sentences("It was a cold\nnight. It\nrained.\n\nHeading\n\nEnd").len(),
        4
    );
}

#[test]
fn marks_of_other_scripts_end_sentences() {
    check("他走了。| 她留下了！| 为什么？");
    check("「行く。」と言った。| 雨だ。");
    check("هل جاء؟ | نعم. | وصل.");
    check("वह गया। | वह आई।");
}

#[test]
fn german_ordinals_and_abbreviations_hold_together() {
    check("Am 3. Oktober kam z. B. Dr. Roe. | Es war der 2. Weltkrieg. | Er hat ca. 5 Mio. Euro.");
}

#[test]
fn french_spanish_italian_abbreviations_hold_together() {
    check("M. Roe est parti. | « Il pleut. » | Elle reste.");
    check("El Sr. Roe vive en EE. UU. | Ella no. | ¿Qué pasa? | Nada.");
    check("Il sig. Roe è qui. | Anche l'avv. Doe.");
}

#[test]
fn russian_abbreviations_hold_together() {
    check("Он жил на ул. Ленина и т. д. | Потом в 2004 г. | Он уехал.");
}

proptest! {
    #[test]
    fn sentences_partition_any_text(text in any_prose()) {
        let spans = split_sentences(&text);
        let mut at = 0;
        for span in &spans {
            prop_assert!(span.start >= at && !span.is_empty() && *span == span.trim(&text));
            prop_assert!(!span.of(&text).is_empty(), "off a character boundary");
            prop_assert!(text[at..span.start].trim().is_empty(), "lost {:?}", &text[at..span.start]);
            at = span.end;
        }
        prop_assert!(text[at..].trim().is_empty(), "lost {:?}", &text[at..]);
    }
}

/// Any text, and text made of what the rules look at.
fn any_prose() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        ".",
        "!",
        "?",
        "…",
        "。",
        " ",
        "\n",
        "\n\n",
        "\u{a0}",
        "“",
        "”",
        "\"",
        "'",
        "»",
        "(",
        ")",
        "[",
        "]",
        "1",
        "[2]",
        "a",
        "U.S.",
        "Mr.",
        "p.m.",
        "I",
        "It",
        "lower",
        "No",
        "é",
        "日本",
        "•",
        "-",
        "1.)",
        "(i) ",
        "\u{301}",
        "👩‍👧",
        "г.",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(parts, 0..60).prop_map(|v| v.concat()),
    ]
}

#[test]
fn hostile_megabytes_take_linear_time() {
    let parts = [
        ".", ". ", "\"", "(", ")", "Mr. ", ".)", ".(", "a. ", "[1", ".[1] ", "“", "…", "!?", "1. ",
        " .", "\n", "\n1. ", ".“a", ".\"A", "（", "。", "a.", " a",
    ];
    for part in parts {
        for text in [
            part.repeat(40_000),
            format!(".{}", part.repeat(40_000)),
            format!("({}", part.repeat(40_000)),
        ] {
            let start = std::time::Instant::now();
            let spans = split_sentences(&text);
            assert!(
                start.elapsed().as_secs() < 2,
                "{part:?} is slow, {} sentences",
                spans.len()
            );
        }
    }
}
