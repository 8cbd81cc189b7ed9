//! Every text colour is legible on every background, in light and dark, by the figures of WCAG 2.

use std::collections::BTreeMap;

use super::page::LOOKS;

const TEXTS: [&str; 6] = ["ink", "quiet", "link", "same", "differs", "single"];
const BACKGROUNDS: [&str; 5] = ["paper", "panel", "shared", "differing", "target"];
/// Lines and outlines: what they say is said by their shape too.
const LINES: [&str; 2] = ["line", "focus"];

/// The colours of one scheme: those of the light one, with what the dark one changes.
fn colours(is_dark: bool) -> BTreeMap<&'static str, [f64; 3]> {
    let mut colours = BTreeMap::new();
    let blocks: Vec<&str> = LOOKS.split(":root {").skip(1).collect();
    assert_eq!(blocks.len(), 2, "a light scheme, then a dark one");
    for block in &blocks[..=usize::from(is_dark)] {
        let block = block.split('}').next().unwrap_or_default();
        for line in block.lines() {
            let Some((name, value)) = line
                .trim()
                .strip_prefix("--")
                .and_then(|l| l.split_once(": #"))
            else {
                continue;
            };
            let channel = |at: usize| {
                let byte = u8::from_str_radix(&value[at..at + 2], 16).expect("two digits");
                f64::from(byte) / 255.0
            };
            colours.insert(name, [channel(0), channel(2), channel(4)]);
        }
    }
    colours
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|c| {
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (x, y) = (luminance(one), luminance(other));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

#[test]
fn contrast_is_that_of_the_standard() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
}

#[test]
fn every_text_is_legible_on_every_background() {
    for is_dark in [false, true] {
        let colours = colours(is_dark);
        let pairs = |names: &'static [&'static str]| {
            names
                .iter()
                .flat_map(|text| BACKGROUNDS.iter().map(move |ground| (*text, *ground)))
        };
        for (least, names) in [(4.5, &TEXTS[..]), (3.0, &LINES[..])] {
            for (text, ground) in pairs(names) {
                let found = contrast(colours[text], colours[ground]);
                assert!(
                    found >= least,
                    "dark: {is_dark}, {text} on {ground}: {found:.2}"
                );
            }
        }
    }
}

#[test]
fn colours_are_named_and_nowhere_else_written_down() {
    let last = LOOKS.rsplit("--focus: #").next().unwrap_or_default();
    let rules = last.split_once("}\n}\n").map_or("", |(_, rules)| rules);
    assert!(rules.contains("body {"));
    for line in rules.lines() {
        assert!(
            !line.contains('#') && !line.contains("rgb(") && !line.contains("hsl("),
            "{line}"
        );
        for property in ["color:", "background:"] {
            let Some((before, value)) = line.split_once(property) else {
                continue;
            };
            if before.ends_with(char::is_alphabetic) || before.ends_with('-') {
                continue;
            }
            let is_known = ["var(--", "inherit", "none"]
                .iter()
                .any(|v| value.trim().starts_with(v));
            assert!(is_known, "{line}");
        }
    }
    let known: Vec<&str> = [&TEXTS[..], &BACKGROUNDS[..], &LINES[..], &["rule"]].concat();
    for used in rules.split("var(--").skip(1) {
        let name = used.split(')').next().unwrap_or_default();
        assert!(known.contains(&name), "{name}");
    }
}
