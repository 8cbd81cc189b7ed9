//! The README's key table is the table of actions, its commands are the table of commands, word for word.

use std::env;
use std::fs;

use abreast::app::{Keymap, command_table, key_table};

/// What stands around the tables in the README.
const KEYS: (&str, &str) = (
    "<!-- keys: made from the table of actions -->\n",
    "<!-- end of keys -->",
);
const COMMANDS: (&str, &str) = (
    "<!-- commands: made from the table of commands -->\n",
    "<!-- end of commands -->",
);

/// Set, it has the tables written into the README: `UPDATE_README=1 cargo test --test readme`.
const UPDATE: &str = "UPDATE_README";

#[test]
fn tables_are_those_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let Ok(readme) = fs::read_to_string(path) else {
        println!("skipped: no README.md here");
        return;
    };
    let with_keys = with_table(&readme, KEYS, &key_table(&Keymap::default()));
    let expected = with_table(&with_keys, COMMANDS, &command_table());
    if env::var_os(UPDATE).is_some() {
        fs::write(path, &expected).expect("the README can be written");
        return;
    }
    assert!(
        readme == expected,
        "a table of the README is not that of the program; {UPDATE}=1 cargo test --test readme writes it"
    );
}

/// The text with this table between two comments.
fn with_table(text: &str, (start, end): (&str, &str), table: &str) -> String {
    let (before, rest) = text.split_once(start).expect("the README has the start");
    let (_, after) = rest.split_once(end).expect("the README has the end");
    [before, start, table, end, after].concat()
}
