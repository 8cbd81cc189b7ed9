//! The README's key table is the table of actions, word for word.

use std::fs;

use abreast::app::{Keymap, key_table};

/// What stands around the table in the README.
const START: &str = "<!-- keys: made from the table of actions -->\n";
const END: &str = "<!-- end of keys -->";

#[test]
fn key_table_is_that_of_the_actions() {
    let Ok(readme) = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")) else {
        println!("skipped: no README.md here");
        return;
    };
    let after = readme.split_once(START).map(|(_, after)| after);
    let table = after
        .and_then(|a| a.split_once(END))
        .map(|(table, _)| table);
    let expected = key_table(&Keymap::default());
    assert_eq!(
        table,
        Some(expected.as_str()),
        "the README's key table should be, between {START:?} and {END:?}:\n{expected}"
    );
}
