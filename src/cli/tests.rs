//! Command lines, taken apart.

use super::*;
use clap::CommandFactory as _;

#[test]
fn definition_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn subcommand_name_after_two_dashes_is_a_path() {
    let cli = Cli::parse_from(["abreast", "--", "compare"]);
    assert_eq!(cli.paths, [PathBuf::from("compare")]);
    assert!(cli.command.is_none());
}

#[test]
fn threshold_outside_zero_to_one_is_refused() {
    for bad in ["1.2", "-0.1", "NaN", "half", ""] {
        assert!(parse_threshold(bad).is_err(), "{bad}");
    }
    assert_eq!(parse_threshold("1"), Ok(1.0));
}

#[test]
fn part_lies_within_the_whole() {
    assert_eq!(parse_part("2/4"), Ok(Part { number: 2, of: 4 }));
    for bad in ["0/4", "5/4", "1/0", "2", "a/b", ""] {
        assert!(parse_part(bad).is_err(), "{bad}");
    }
}

#[test]
fn outlet_is_named_behind_the_last_equals_sign() {
    let pair = |path: &str, name: &str| Ok((path.to_owned(), name.to_owned()));
    assert_eq!(parse_outlet("a.txt= Fork Log "), pair("a.txt", "Fork Log"));
    assert_eq!(
        parse_outlet("http://x/?a=b=Post"),
        pair("http://x/?a=b", "Post")
    );
    for bad in ["a.txt", "=x", "a.txt=", ""] {
        assert!(parse_outlet(bad).is_err(), "{bad}");
    }
}

#[test]
fn single_dash_is_standard_input() {
    let cli = Cli::parse_from(["abreast", "story", "-"]);
    assert_eq!(cli.paths.last(), Some(&PathBuf::from("-")));
}
