//! What the reader looks like on terminals that answer, answer late, or do not; with and without colours.
//!
//! Where no pseudo-terminal is to be had, the tests say so and pass.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "terminal/session.rs"]
mod session;

use std::fs;

use abreast::theme::{Color, Ink, Rgb, Theme};
use session::Session;
use tempfile::TempDir;

/// Words that no other outlet shares, as they stand on the first screen.
const BODY: &str = "It was a deckhand";

/// What a white terminal answers, right behind it what every terminal answers.
const WHITE: &str = "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\\u{1b}[?62;22c";

/// The program over our own story, with these variables and arguments.
fn open(variables: &[&str], arguments: &[&str]) -> Option<Session> {
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/articles/ferry-fire");
    let program = [env!("CARGO_BIN_EXE_abreast"), story, "--fresh"];
    let clean = ["env", "-u", "COLORTERM", "-u", "COLORFGBG", "-u", "STY"];
    Session::start(&[&clean, variables, &program, arguments].concat())
}

const EXACT: &str = "COLORTERM=truecolor";

/// The colour of a built-in theme's text, as the terminal sees it.
fn text_of(theme: &str) -> vt100::Color {
    match Theme::built_in(theme).style(Ink::Screen).fg {
        Some(Color::Rgb(Rgb(red, green, blue))) => vt100::Color::Rgb(red, green, blue),
        other => panic!("{theme} has exact text, not {other:?}"),
    }
}

fn leave(session: &mut Session) {
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn white_terminal_shows_the_light_theme_on_its_own_background() {
    let Some(mut session) = open(&[EXACT], &[]) else {
        return;
    };
    session.wait_for_bytes("\u{1b}]11;?");
    session.press(WHITE);
    session.wait_for(BODY);
    let expected = (text_of("light"), vt100::Color::Default);
    session.wait_until("the light theme", |s| s.colors_of(BODY) == Some(expected));
    leave(&mut session);
}

#[test]
fn silent_terminal_shows_the_dark_theme_on_a_background_of_its_own() {
    let Some(mut session) = open(&[EXACT], &[]) else {
        return;
    };
    session.wait_for(BODY);
    let (text, paper) = session.colors_of(BODY).expect("the words are there");
    assert_eq!(text, text_of("dark"));
    assert_ne!(paper, vt100::Color::Default);
    leave(&mut session);
}

#[test]
fn variable_decides_where_the_terminal_is_silent() {
    let Some(mut session) = open(&[EXACT, "COLORFGBG=0;15"], &[]) else {
        return;
    };
    session.wait_for(BODY);
    let text = session.colors_of(BODY).map(|(text, _)| text);
    assert_eq!(text, Some(text_of("light")));
    leave(&mut session);
}

#[test]
fn late_answer_is_followed_and_types_nothing() {
    let Some(mut session) = open(&[EXACT], &[]) else {
        return;
    };
    session.wait_for(BODY);
    session.wait_for("statement 1/");
    // In pieces, as a slow line brings it.
    for piece in ["\u{1b}]11;rgb:ff", "ff/ffff/ffff\u{1b}", "\\"] {
        session.press(piece);
    }
    let light = text_of("light");
    session.wait_until("the light theme", |s| {
        s.colors_of(BODY).is_some_and(|(text, _)| text == light)
    });
    session.press("j");
    session.wait_for("statement 2/");
    leave(&mut session);
}

#[test]
fn keys_typed_before_the_answer_count() {
    let Some(mut session) = open(&[EXACT], &[]) else {
        return;
    };
    session.wait_for_bytes("\u{1b}]11;?");
    session.press(&format!("?{WHITE}"));
    session.wait_for("HELP");
    session.press("q");
    leave(&mut session);
}

#[test]
fn without_colours_nothing_is_asked_and_no_colour_is_sent() {
    for (variables, arguments) in [
        (&["NO_COLOR=1", EXACT][..], &[][..]),
        (&[EXACT], &["--color", "never"]),
    ] {
        let Some(mut session) = open(variables, arguments) else {
            return;
        };
        session.wait_for(BODY);
        session.wait_for(" shared");
        session.press("]d");
        session.wait_for("{");
        leave(&mut session);
        let written = session.written_text();
        assert!(!written.contains("]11;?"));
        assert_eq!(colors_set(&written), Vec::<String>::new());
    }
}

/// The sequences that set a colour; 39 and 49 give the terminal its own back.
fn colors_set(written: &str) -> Vec<String> {
    let sequences = written.split("\u{1b}[").skip(1);
    let styles = sequences.filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let is_color = |code: &str| {
        let number = code.parse::<u8>().unwrap_or(0);
        let is_set = (30..=48).contains(&number) || (90..=107).contains(&number);
        is_set && number != 39
    };
    styles
        .filter(|style| style.split(';').any(is_color))
        .collect()
}

#[test]
fn colours_that_are_asked_for_outweigh_the_variable() {
    let Some(mut session) = open(&["NO_COLOR=1", EXACT], &["--color", "always"]) else {
        return;
    };
    session.wait_for(BODY);
    let text = session.colors_of(BODY).map(|(text, _)| text);
    assert_eq!(text, Some(text_of("dark")));
    leave(&mut session);
}

#[test]
fn terminal_of_256_colours_gets_no_others() {
    let Some(mut session) = open(&[], &[]) else {
        return;
    };
    session.wait_for(BODY);
    let (text, paper) = session.colors_of(BODY).expect("the words are there");
    assert!(matches!(
        (text, paper),
        (vt100::Color::Idx(16..), vt100::Color::Idx(16..))
    ));
    leave(&mut session);
    assert!(!session.written_text().contains("38;2;"));
}

#[test]
fn terminal_of_16_colours_gets_its_own_palette() {
    let Some(mut session) = open(&["TERM=xterm"], &[]) else {
        return;
    };
    session.wait_for(BODY);
    let plain = (vt100::Color::Default, vt100::Color::Default);
    assert_eq!(session.colors_of(BODY), Some(plain));
    session.wait_for("+1");
    let single = session.colors_of("+1").map(|(text, _)| text);
    assert!(
        matches!(single, Some(vt100::Color::Idx(0..16))),
        "{single:?}"
    );
    leave(&mut session);
}

/// A config folder with these files.
fn own(files: &[(&str, &str)]) -> (TempDir, String) {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join("abreast").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let variable = format!("XDG_CONFIG_HOME={}", folder.path().display());
    (folder, variable)
}

#[test]
fn own_theme_is_shown_and_switched_while_reading() {
    let theme = "base = \"dark\"\n[palette]\ntext = \"#fedcba\"\n";
    let (_folder, variable) = own(&[
        ("themes/mine.toml", theme),
        ("config.toml", "theme = \"mine\"\n"),
    ]);
    let Some(mut session) = open(&[EXACT, &variable], &[]) else {
        return;
    };
    session.wait_for(BODY);
    let text = session.colors_of(BODY).map(|(text, _)| text);
    assert_eq!(text, Some(vt100::Color::Rgb(0xfe, 0xdc, 0xba)));
    session.press(":theme high-contrast-light\r");
    session.wait_for("theme high-contrast-light");
    let text = session.colors_of(BODY).map(|(text, _)| text);
    assert_eq!(text, Some(text_of("high-contrast-light")));
    session.press(":theme mien\r");
    session.wait_for("no theme mien; the nearest is mine");
    leave(&mut session);
}

#[test]
fn broken_theme_is_said_with_its_line_and_the_rest_of_it_is_used() {
    let theme = "[styles]\nscreen = { fg = \"#fedcba\", bg = \"#000000\" }\nsharde = \"red\"\n";
    let (_folder, variable) = own(&[("themes/mine.toml", theme)]);
    let Some(mut session) = open(&[EXACT, &variable], &["--theme", "mine"]) else {
        return;
    };
    session.wait_for(BODY);
    let text = session.colors_of(BODY).map(|(text, _)| text);
    assert_eq!(text, Some(vt100::Color::Rgb(0xfe, 0xdc, 0xba)));
    session.press("R");
    session.wait_for("no ink sharde; the nearest is shared");
    assert!(session.screen().replace('\n', "").contains("mine.toml:3: "));
    session.press("q");
    leave(&mut session);
}

#[test]
fn theme_that_is_not_there_is_said_and_the_default_is_used() {
    for (theme, said) in [
        ("drak", "no theme drak; the nearest is dark"),
        ("./drak.toml", "there is no such theme file"),
    ] {
        let Some(mut session) = open(&[EXACT], &["--theme", theme]) else {
            return;
        };
        session.wait_for(BODY);
        let text = session.colors_of(BODY).map(|(text, _)| text);
        assert_eq!(text, Some(text_of("dark")));
        session.press("R");
        session.wait_for(said);
        session.press("q");
        leave(&mut session);
    }
}
