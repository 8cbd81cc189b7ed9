//! The defaults, and the reader's own keys over them, right and wrong.

use super::*;
use crate::app::KeyCode;

fn keys(text: &str) -> Vec<Key> {
    text.chars().map(Key::char).collect()
}

fn with(text: &str) -> (Keymap, Vec<String>) {
    let (lines, wrong) = parse_keys(text, "keys.toml");
    let (keymap, warnings) = Keymap::with(&lines);
    let warnings = wrong.iter().chain(&warnings).map(ToString::to_string);
    (keymap, warnings.collect())
}

/// The keys of an action in Compare, with a file that is right.
fn compare_keys(text: &str, action: Action) -> String {
    let (keymap, warnings) = with(text);
    assert_eq!(warnings, [""; 0]);
    keymap.keys_in(View::Compare, action).join(" | ")
}

fn only_warning(text: &str) -> String {
    let (keymap, warnings) = with(text);
    assert_eq!(keymap, Keymap::default(), "the defaults stay");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    warnings.concat()
}

#[test]
fn defaults_are_without_a_mistake() {
    assert_eq!(with(DEFAULT_KEYS).1, [""; 0]);
    assert!(own::conflicts(&Keymap::default().bindings).is_empty());
}

#[test]
fn every_action_has_a_key() {
    let keymap = Keymap::default();
    for info in ACTIONS {
        for view in info.views {
            let keys = keymap.keys_in(*view, info.action);
            assert!(!keys.is_empty(), "{} in {}", info.name, view.name());
        }
    }
}

#[test]
fn printed_defaults_are_the_defaults() {
    let (keymap, warnings) = with(&commented_keys());
    assert_eq!(warnings, [""; 0]);
    assert_eq!(
        keymap.keys_in(View::Compare, Action::Down),
        Keymap::default().keys_in(View::Compare, Action::Down)
    );
    for info in ACTIONS {
        assert!(commented_keys().contains(info.help), "{}", info.name);
    }
}

#[test]
fn two_keys_need_both() {
    let keymap = Keymap::default();
    assert_eq!(keymap.look_up(View::Compare, &keys("g")), Lookup::Prefix);
    let top = Lookup::Found(Action::Top, None);
    assert_eq!(keymap.look_up(View::Compare, &keys("gg")), top);
    let third = Lookup::Found(Action::GoToColumn, Some('3'));
    assert_eq!(keymap.look_up(View::Compare, &keys("g3")), third);
    assert_eq!(keymap.look_up(View::Compare, &keys("gx")), Lookup::Nothing);
}

#[test]
fn one_key_may_mean_two_things_in_two_views() {
    let keymap = Keymap::default();
    let enter = [Key::plain(KeyCode::Enter)];
    let twin = Lookup::Found(Action::NextTwin, None);
    assert_eq!(keymap.look_up(View::Compare, &enter), twin);
    let choose = Lookup::Found(Action::Choose, None);
    assert_eq!(keymap.look_up(View::Claims, &enter), choose);
}

#[test]
fn own_line_replaces_the_keys_of_its_action_and_of_no_other() {
    assert_eq!(
        compare_keys("down = [\"Ctrl-j\", \"Down\"]", Action::Down),
        "Ctrl-j | Down"
    );
    assert_eq!(compare_keys("down = \"Ctrl-j\"", Action::Up), "k | Up");
}

#[test]
fn sequences_of_several_keys_are_read_and_shown() {
    let text = "reload = [\"Ctrl-x Ctrl-s\", \"gqq\", \"Alt-x f\"]";
    assert_eq!(
        compare_keys(text, Action::Reload),
        "Ctrl-x Ctrl-s | gqq | Alt-x f"
    );
    let (keymap, _) = with(text);
    let held = |letter| Key {
        ctrl: true,
        ..Key::char(letter)
    };
    assert_eq!(keymap.look_up(View::Compare, &[held('x')]), Lookup::Prefix);
    let found = keymap.look_up(View::Compare, &[held('x'), held('s')]);
    assert_eq!(found, Lookup::Found(Action::Reload, None));
}

#[test]
fn line_for_a_view_counts_there_and_nowhere_else() {
    let (keymap, warnings) = with("down = \"Ctrl-j\"\n[claims]\ndown = \"J\"");
    assert_eq!(warnings, [""; 0]);
    assert_eq!(keymap.keys_in(View::Claims, Action::Down), ["J"]);
    assert_eq!(keymap.keys_in(View::Compare, Action::Down), ["Ctrl-j"]);
    assert_eq!(keymap.keys_of(Action::Down), ["Ctrl-j", "J"]);
}

#[test]
fn no_keys_take_an_action_its_keys() {
    assert_eq!(compare_keys("unlink = []", Action::UnlinkTwin), "");
}

#[test]
fn freed_key_may_be_given_away() {
    assert_eq!(
        compare_keys("unlink = []\nreload = \"X\"", Action::Reload),
        "X"
    );
    assert_eq!(compare_keys("down = \"k\"\nup = \"j\"", Action::Down), "k");
}

#[test]
fn two_own_lines_on_one_key_are_named_with_both_lines() {
    let (keymap, warnings) = with("down = \"Ctrl-j\"\n\nreload = \"Ctrl-j\"");
    assert_eq!(keymap, Keymap::default());
    assert_eq!(
        warnings,
        [
            "keys.toml:1: Ctrl-j is on down and, in line 3, on reload, in the view compare; \
             down keeps its default",
            "keys.toml:3: Ctrl-j is on reload and, in line 1, on down, in the view compare; \
             reload keeps its default",
        ]
    );
}

#[test]
fn own_key_that_is_taken_by_default_is_named() {
    assert_eq!(
        only_warning("reload = \"j\""),
        "keys.toml:1: j is on reload and, by default, on down, in the view compare; reload keeps its default"
    );
}

#[test]
fn key_that_begins_another_is_a_conflict() {
    assert_eq!(
        only_warning("reload = \"g\""),
        "keys.toml:1: g is on reload and begins alike with gg, by default on top, in the view compare; \
         reload keeps its default"
    );
    assert!(only_warning("reload = [\"x\", \"xy\"]").contains("x and xy could be typed alike"));
}

#[test]
fn dropped_line_may_cost_another() {
    // Without the first line, j is still on down.
    let (keymap, warnings) = with("down = \"X\"\nup = \"j\"");
    assert_eq!(keymap, Keymap::default());
    assert_eq!(warnings.len(), 2, "{warnings:?}");
}

#[test]
fn same_key_in_views_that_do_not_meet_is_no_conflict() {
    assert_eq!(
        with("[claims]\nchange-order = \"T\"\n[compare]\nreload = \"T\"").1,
        [""; 0]
    );
}

#[test]
fn unknown_names_come_with_the_nearest() {
    assert_eq!(
        only_warning("next-diference = \"x\""),
        "keys.toml:1: no action next-diference; the nearest is next-difference"
    );
    assert_eq!(
        only_warning("\n[clams]\ndown = \"x\""),
        "keys.toml:3: no view clams; the nearest is claims"
    );
    assert_eq!(
        only_warning("down = \"Ctrl-Entr\""),
        "keys.toml:1: down: no key Ctrl-Entr; the nearest is Ctrl-Enter"
    );
    assert_eq!(
        only_warning("[claims]\ntoggle-lock = \"x\""),
        "keys.toml:2: toggle-lock means nothing in the view claims"
    );
}

#[test]
fn what_cannot_be_typed_is_refused() {
    for (key, why) in [
        ("Ctl-x", "modifiers are Ctrl-, Alt- and Shift-"),
        ("quit", "blanks part the keys"),
        ("3j", "digits are counts"),
        ("g Esc", "Esc ends a sequence"),
        ("", "at least one letter"),
        ("a b c d e", "at most 4 keys"),
        ("Ctrl-i", "arrives as Tab"),
        ("x{a-z}", "takes neither digit nor letter"),
    ] {
        let warning = only_warning(&format!("reload = \"{key}\""));
        assert!(warning.contains(why), "{key}: {warning}");
    }
}

#[test]
fn place_holder_is_asked_for_where_an_action_needs_one() {
    assert_eq!(
        only_warning("set-mark = \"M\""),
        "keys.toml:1: set-mark takes a letter: M{a-z}"
    );
    assert_eq!(
        compare_keys("set-mark = \"Alt-m{a-z}\"", Action::SetMark),
        "Alt-m a-z"
    );
}

#[test]
fn letters_are_typed_in_find() {
    assert_eq!(
        only_warning("next-result = \"j\""),
        "keys.toml:1: next-result: j is typed into the query in find"
    );
}

#[test]
fn every_view_can_be_left_whatever_the_file_says() {
    let (keymap, warnings) = with("close = []\nquit = []\nclose-find = []\ndismiss = []");
    assert_eq!(keymap.keys_in(View::Compare, Action::Close), ["q"]);
    assert!(
        warnings[0].contains("keys.toml:1: without close there is no key to leave the view"),
        "{warnings:?}"
    );
    assert_eq!(with("close = \"Ctrl-q\"").1, [""; 0]);
}

#[test]
fn later_of_two_lines_counts() {
    let line = |keys: &str, file: &str| parse_keys(&format!("down = \"{keys}\""), file).0;
    let lines = [line("X x", "config.toml"), line("Ctrl-j", "keys.toml")].concat();
    let (keymap, warnings) = Keymap::with(&lines);
    assert_eq!(keymap.keys_in(View::Compare, Action::Down), ["Ctrl-j"]);
    assert_eq!(
        warnings[0].to_string(),
        "config.toml:1: down is set again in keys.toml:1; that counts"
    );
}
