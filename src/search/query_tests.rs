//! One typed line in, one line of its parts out.

use super::*;

/// Writes a query's parts in one line: `~` loose, `'` literal, `a*` beginning, `*a` ending, `=` whole.
fn parts(typed: &str) -> String {
    let clause = |c: &Clause| {
        let parts: Vec<String> = c.alternatives.iter().map(alternative).collect();
        parts.join(" | ")
    };
    let parts: Vec<String> = Query::parse(typed).clauses.iter().map(clause).collect();
    parts.join(" & ")
}

fn alternative(a: &Alternative) -> String {
    let what = match &a.what {
        What::Outlet(name) => format!("outlet {name}"),
        What::Part(part) => format!("in {}", part.name()),
        What::Words(s) => {
            let terms: Vec<String> = s.terms.iter().map(term).collect();
            let start = if s.is_at_start { "^" } else { "" };
            let end = if s.is_at_end { "$" } else { "" };
            format!("{start}{}{end}", terms.join("+"))
        }
    };
    format!("{}{what}", if a.is_not { "not " } else { "" })
}

fn term(t: &Term) -> String {
    let letters = &t.letters;
    match t.manner {
        Manner::Loose => format!("~{letters}"),
        Manner::Literal => format!("'{letters}"),
        Manner::Beginning => format!("{letters}*"),
        Manner::Ending => format!("*{letters}"),
        Manner::Whole => format!("={letters}"),
    }
}

#[test]
fn blanks_part_words() {
    assert_eq!(parts("Sanctons  Russia"), "~sanctons & ~russia");
}

#[test]
fn operators_are_read() {
    assert_eq!(
        parts("'ban ^The end$ !crew"),
        "'ban & ^the* & *end$ & not crew*"
    );
}

#[test]
fn closed_apostrophe_asks_for_the_whole_word() {
    assert_eq!(parts("'ban'"), "=ban");
}

#[test]
fn bars_join_with_or_without_blanks() {
    assert_eq!(
        parts("bank | fund|shop data"),
        "~bank | ~fund | ~shop & ~data"
    );
}

#[test]
fn phrase_is_whole_words_in_a_row() {
    assert_eq!(parts("\"much of a\" x"), "=much+=of+=a & ~x");
}

#[test]
fn open_phrase_may_end_inside_a_word() {
    assert_eq!(parts("“much of cho"), "=much+=of+cho*");
}

#[test]
fn outlet_takes_a_quoted_name() {
    assert_eq!(
        parts("outlet:\"Daily News\" !outlet:fox"),
        "outlet daily news & not outlet fox"
    );
}

#[test]
fn hyphened_words_are_a_row() {
    assert_eq!(parts("london-bas"), "~london+~bas");
}

#[test]
fn lone_operators_ask_for_nothing() {
    for typed in [
        "", " ", "'", "^", "$", "!", "|", "\"", "\"\"", "outlet:", "!'^$", "| |", "—",
    ] {
        assert!(Query::parse(typed).is_empty(), "{typed:?}");
    }
}

#[test]
fn leading_bar_joins_nothing() {
    assert_eq!(parts("| bank"), "~bank");
}

#[test]
fn pasted_page_is_cut() {
    assert!(Query::parse(&"word ".repeat(10_000)).clauses.len() <= MAX_CLAUSES);
}

#[test]
fn other_modes_take_the_line_as_it_stands() {
    let query = Query::in_mode(" 'ban | x ", Mode::Exact);
    assert_eq!(
        (query.folded.as_str(), query.clauses.len()),
        ("'ban | x", 0)
    );
}
