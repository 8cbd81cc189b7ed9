//! The config file as readers write it, right and wrong.

use super::*;
use crate::article::Limits;

fn warnings(text: &str) -> Vec<String> {
    let parsed = parse(text, "config.toml");
    parsed.warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn commented_defaults_are_the_defaults() {
    let parsed = parse(DEFAULT_CONFIG, "config.toml");
    assert_eq!(parsed.warnings, []);
    assert_eq!(parsed.config, Config::default());
}

#[test]
fn commented_defaults_name_every_setting() {
    let uncommented = DEFAULT_CONFIG.lines().filter(|line| !line.starts_with('#'));
    let table: toml::Table = uncommented
        .collect::<Vec<_>>()
        .join("\n")
        .parse()
        .expect("it is TOML");
    for setting in SETTINGS {
        let mut at = Some(toml::Value::Table(table.clone()));
        for part in setting.name.split('.') {
            at = at.and_then(|value| value.get(part).cloned());
        }
        assert!(
            at.is_some(),
            "{} is missing in assets/config.toml",
            setting.name
        );
    }
}

#[test]
fn every_setting_reads_what_it_writes() {
    for setting in SETTINGS {
        let mut config = Config::default();
        let value = setting.get(&config);
        assert_eq!(setting.set(&mut config, &value), Ok(()), "{}", setting.name);
        for choice in setting.choices {
            assert_eq!(setting.set(&mut config, choice), Ok(()), "{}", setting.name);
            assert_eq!(setting.get(&config), *choice);
        }
    }
}

#[test]
fn limits_are_a_table_of_their_own() {
    let config = parse("[limits]\nfile-mb = 64\nsentences = 5_000", "x").config;
    let expected = Limits {
        file_mb: 64,
        sentences: 5_000,
        ..Limits::default()
    };
    assert_eq!(config.limits(), expected);
    assert_eq!(Config::default().limits(), Limits::default());
    assert_eq!(
        warnings("[limits]\nfile-mb = 0\nfile-mib = 3"),
        [
            "config.toml:2: limits.file-mb takes a whole number from 1 to 1000000000, not 0; it stays 32",
            "config.toml:3: no setting limits.file-mib; the nearest is limits.file-mb",
        ]
    );
}

#[test]
fn what_is_not_named_stays() {
    let config = parse("threshold = 0.7\nmouse = false", "x").config;
    let expected = Config {
        threshold: 0.7,
        mouse: false,
        ..Config::default()
    };
    assert_eq!(config, expected);
}

#[test]
fn unknown_setting_is_named_with_line_and_nearest() {
    assert_eq!(
        warnings("mouse = true\n\ntreshold = 0.7"),
        ["config.toml:3: no setting treshold; the nearest is threshold"]
    );
    assert_eq!(
        warnings("xyzzy = 1"),
        ["config.toml:1: no setting xyzzy; abreast config lists them"]
    );
}

#[test]
fn wrong_value_says_what_is_taken() {
    assert_eq!(
        warnings("threshold = 1.5\nmouse = \"yes\"\ncolor = 'blue'"),
        [
            "config.toml:1: threshold takes a number from 0 to 1, not 1.5; it stays 0.6",
            "config.toml:2: mouse takes true or false, not \"yes\"; it stays on",
            "config.toml:3: color takes auto, always or never, not 'blue'; it stays auto",
        ]
    );
}

#[test]
fn broken_line_costs_only_itself() {
    let parsed = parse(
        "threshold = \nmouse = false\nlock = tru\nhints = false",
        "x",
    );
    assert!(!parsed.config.mouse);
    assert!(!parsed.config.hints);
    assert!(parsed.config.lock);
    assert_eq!(parsed.warnings.len(), 2, "{:?}", parsed.warnings);
}

#[test]
fn keys_are_taken_apart() {
    let text = "[keys]\ndown = \"j\"\nup = [\"k\", \"Up\"]\n[keys.claims]\ndown = []\n";
    let parsed = parse(text, "c.toml");
    assert_eq!(parsed.warnings, []);
    let line = |view: Option<&str>, action: &str, keys: &[&str], line| KeyLine {
        view: view.map(str::to_owned),
        action: action.to_owned(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        file: "c.toml".to_owned(),
        line,
    };
    assert_eq!(
        parsed.config.keys,
        [
            line(None, "down", &["j"], 2),
            line(None, "up", &["k", "Up"], 3),
            line(Some("claims"), "down", &[], 5),
        ]
    );
}

#[test]
fn key_that_is_no_text_is_a_warning() {
    assert_eq!(
        warnings("[keys]\ndown = 4"),
        ["config.toml:2: down takes keys in quotes, as in down = [\"x\"]"]
    );
}

#[test]
fn nothing_of_the_file_reaches_the_screen_uncleaned() {
    let warned = warnings("\"\\u001b[31mred\" = 1");
    assert!(!warned[0].contains('\u{1b}'), "{warned:?}");
}
