//! The linear form as a reader of lines meets it: keys in, the row under the terminal's cursor out.
//!
//! Nothing else of the screen is looked at for what the reader must know. Where no pseudo-terminal is
//! to be had, the tests say so and pass.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "terminal/session.rs"]
mod session;

use session::Session;

/// The program over our own story, in plain lines.
fn open(size: (u16, u16), more: &[&str]) -> Option<Session> {
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/articles/ferry-fire");
    let command = [env!("CARGO_BIN_EXE_abreast"), story, "--linear", "--fresh"];
    let mut session = Session::start_on(size, &[&command, more].concat())?;
    session.wait_for("shared");
    session.wait_for("statement 1 of");
    Some(session)
}

/// The row under the cursor; the cursor stands at its start.
fn spoken(session: &Session) -> String {
    match session.cursor() {
        Some((row, 0)) => session.rows().get(row).cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

fn hear(session: &mut Session, keys: &str, words: &[&str]) -> String {
    session.press(keys);
    let what = format!("{words:?} under the cursor after {keys:?}");
    session.wait_until(&what, |s| words.iter().all(|word| spoken(s).contains(word)));
    assert_plain(session);
    spoken(session)
}

/// No boxes, no rules, no bars, no marks, on any row.
fn assert_plain(session: &Session) {
    let is_drawn = |c: char| ('\u{2500}'..='\u{25ff}').contains(&c) || "≠≈·".contains(c);
    for row in session.rows() {
        assert!(!row.contains(is_drawn), "{row}");
    }
}

#[test]
fn article_is_read_line_by_line_with_outlet_state_and_twins() {
    for size in [(80, 24), (120, 40)] {
        let Some(mut session) = open(size, &[]) else {
            return;
        };
        hear(&mut session, "", &["headline, statement 1 of 16"]);
        hear(
            &mut session,
            "}",
            &["statement 2 of 16", "3 of 6 outlets say it"],
        );
        hear(&mut session, "\u{1b}[B", &["Fifteen people were treated"]);
        session.press("]d");
        hear(
            &mut session,
            "",
            &["Ansgar Gazette, statement 9 of 16", "Channel Six News"],
        );
        session.press("}");
        hear(
            &mut session,
            "",
            &["quotation of Inga Solheim, statement 10 of 16"],
        );
        session.press("Q");
        assert_eq!(session.exit_code(), 0);
        session.assert_given_back();
        session.assert_only_own_sequences();
    }
}

#[test]
fn twin_is_reached_from_its_line_and_silent_outlets_are_named() {
    let Some(mut session) = open((120, 40), &[]) else {
        return;
    };
    hear(
        &mut session,
        "]d",
        &["statement 9 of 16", "Channel Six News differs: quote"],
    );
    hear(
        &mut session,
        "jj",
        &["The Capital Standard says the same: The captain"],
    );
    hear(
        &mut session,
        "j",
        &["Channel Six News differs, quote so proud, here prouder:"],
    );
    let silent = "Silent: Dockside, Island Radio";
    session.wait_until(silent, |s| s.rows().iter().any(|row| row == silent));
    hear(
        &mut session,
        "\r",
        &["Channel Six News, statement 10 of 14"],
    );
    hear(
        &mut session,
        "\u{7f}",
        &["The Ansgar Gazette, statement 9 of 16"],
    );
}

#[test]
fn refusal_is_under_the_cursor() {
    let Some(mut session) = open((80, 24), &[]) else {
        return;
    };
    hear(
        &mut session,
        "[d",
        &["no statement on which outlets differ before this"],
    );
    hear(&mut session, "j", &["Nobody ran"]);
}

#[test]
fn claims_why_find_and_help_are_lines_too() {
    let Some(mut session) = open((80, 24), &[]) else {
        return;
    };
    hear(
        &mut session,
        "cDgg",
        &["claim 1 of 8", "outlets say it, differs on"],
    );
    hear(&mut session, "}", &["claim 2 of 8"]);
    hear(&mut session, "i", &["said by"]);
    hear(&mut session, "q", &["claim 2 of 8"]);
    hear(&mut session, "?", &["Keys of the view claims"]);
    session.press("q");
    session.press("fcaptian");
    session.wait_for("find: captian");
    session.wait_for("2 results");
    // While a query is typed the cursor is in it, behind the last letter.
    let (row, column) = session.cursor().unwrap_or_default();
    assert_eq!(session.rows()[row], "find: captian");
    assert_eq!(column, "find: captian".len());
    hear(&mut session, "\u{1b}[B", &["result 2 of 2"]);
    hear(&mut session, "\r", &["statement", "a hit of the search"]);
}

#[test]
fn moving_over_lines_writes_none_of_them_anew() {
    let Some(mut session) = open((120, 40), &[]) else {
        return;
    };
    hear(&mut session, "}", &["statement 2 of 16"]);
    let before = session.written().len();
    hear(&mut session, "jjj", &["says a part of it"]);
    let written = String::from_utf8_lossy(&session.written()[before..]).into_owned();
    assert!(
        !written.contains(char::is_lowercase) || written.len() < 200,
        "{written:?}"
    );
    assert!(!written.contains("outlets"), "{written:?}");
}

#[test]
fn form_is_turned_on_and_off_by_a_key() {
    let Some(mut session) = open((120, 40), &[]) else {
        return;
    };
    session.press("Z");
    session.wait_for("COMPARE");
    assert!(session.screen().contains('│') && session.cursor().is_none());
    hear(&mut session, ":linear\r", &["statement 1 of 16"]);
    session.press("Q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}
