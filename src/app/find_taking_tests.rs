//! Results of Find that are picked, copied and written to a file.

use super::find_fixture::{opened, press, wide};
use super::{Effect, Key, KeyCode, Message, View, update};

#[test]
fn picked_results_are_copied_with_their_sources_over_several_queries() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "finsurer<Tab><Ctrl-u>coast guard<Tab>");
    assert_eq!(state.find.picked.len(), 2);
    let key = Key::parse("Ctrl-y").expect("a key");
    let effects = update(&mut state, Message::Key(key));
    let [Effect::Copy { text, what }] = &effects[..] else {
        panic!("no copy: {effects:?}");
    };
    assert_eq!(what, "2 statements with their sources");
    assert!(
        text.contains("14 people") && text.contains("— Ledger"),
        "{text}"
    );
    press(&mut state, "<Ctrl-u>insurer<Tab>");
    assert_eq!(state.find.picked.len(), 1, "picked again, it is let go");
}

#[test]
fn nothing_picked_means_the_chosen_result() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "finsurer");
    let key = Key::parse("Ctrl-y").expect("a key");
    let effects = update(&mut state, Message::Key(key));
    assert!(matches!(&effects[..], [Effect::Copy { text, .. }] if text.contains("insurer")));
    let mut none = opened(wide(), true, true);
    press(&mut none, "fxyzzy<Tab>");
    assert_eq!(none.said, "nothing to pick");
    press(&mut none, "<Ctrl-y>");
    assert_eq!(none.said, "nothing to copy");
    press(&mut none, "<Alt-e>");
    assert_eq!(none.said, "nothing to export");
}

#[test]
fn results_are_written_in_the_format_of_the_ending() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Alt-e>");
    assert!(matches!(state.mode, super::Mode::Typing(_)));
    let enter = || Message::Key(Key::plain(KeyCode::Enter));
    let effects = update(&mut state, enter());
    let [Effect::ExportFound(export)] = &effects[..] else {
        panic!("no export: {effects:?}");
    };
    assert_eq!(export.path, "ferry-found.txt");
    assert!(export.render().contains("much of a"), "{}", export.render());
    let json = super::FoundExport {
        path: "a.JSON".to_owned(),
        ..export.clone()
    };
    assert!(json.render().starts_with("{\"format\":\"abreast.find\""));
    assert_eq!(state.view, View::Find, "Find stays open");
}
