//! The word lists of `assets/clutter.toml`, which says what each list means.
//!
//! The first frame waits for them, and a reader of all that TOML may be takes seven times as long as one of the
//! little that the file has: names, numbers, strings without escapes, lists of them, and tables `[[sign]]`.
//! A test holds what is read here to what the real reader finds.

use std::sync::LazyLock;

/// The lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) networks: Vec<&'static str>,
    pub(super) share_marks: Vec<&'static str>,
    pub(super) share_words: Vec<&'static str>,
    pub(super) counter_words: Vec<&'static str>,
    pub(super) caption_marks: Vec<&'static str>,
    pub(super) press_words: Vec<&'static str>,
    pub(super) sign: Vec<Sign>,
}

/// Phrases that give one kind of clutter away, and how short the line must be.
#[derive(Debug, Default)]
pub(super) struct Sign {
    pub(super) reason: &'static str,
    pub(super) max_words: usize,
    pub(super) whole: Vec<&'static str>,
    pub(super) starts: Vec<&'static str>,
    pub(super) holds: Vec<&'static str>,
    pub(super) labels: Vec<&'static str>,
}

const FILE: &str = include_str!("../../../assets/clutter.toml");

/// What begins a sign.
const SIGN: &str = "[[sign]]";

pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    let mut rest = FILE;
    while let Some(entry) = next_entry(&mut rest) {
        match entry {
            Entry::Sign => lists.sign.push(Sign::default()),
            Entry::Value { name, value } => lists.take(name, value),
        }
    }
    lists
});

/// One entry of the file.
enum Entry {
    Sign,
    Value { name: &'static str, value: Value },
}

/// What a name is given.
enum Value {
    Number(usize),
    Text(&'static str),
    List(Vec<&'static str>),
}

/// Reads the next entry, and leaves what stands behind it.
fn next_entry(rest: &mut &'static str) -> Option<Entry> {
    loop {
        let (line, after) = rest.split_once('\n')?;
        let line = line.trim();
        if line == SIGN {
            *rest = after;
            return Some(Entry::Sign);
        }
        if let Some((name, written)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            let value = if written.starts_with('[') {
                *rest = rest.split_once('[')?.1;
                Value::List(strings(rest))
            } else {
                *rest = after;
                match written.parse() {
                    Ok(number) => Value::Number(number),
                    Err(_) => Value::Text(written.trim_matches('"')),
                }
            };
            return Some(Entry::Value { name, value });
        }
        *rest = after;
    }
}

/// Reads strings up to the bracket that ends their list.
fn strings(rest: &mut &'static str) -> Vec<&'static str> {
    let mut strings = Vec::new();
    while let Some(at) = rest.find(['"', ']']) {
        let is_end = rest[at..].starts_with(']');
        *rest = &rest[at + 1..];
        let Some((string, after)) = rest.split_once('"').filter(|_| !is_end) else {
            break;
        };
        strings.push(string);
        *rest = after;
    }
    strings
}

impl Lists {
    fn take(&mut self, name: &str, value: Value) {
        match (name, value, self.sign.last_mut()) {
            ("networks", Value::List(words), _) => self.networks = words,
            ("share_marks", Value::List(words), _) => self.share_marks = words,
            ("share_words", Value::List(words), _) => self.share_words = words,
            ("counter_words", Value::List(words), _) => self.counter_words = words,
            ("caption_marks", Value::List(words), _) => self.caption_marks = words,
            ("press_words", Value::List(words), _) => self.press_words = words,
            ("reason", Value::Text(reason), Some(sign)) => sign.reason = reason,
            ("max_words", Value::Number(words), Some(sign)) => sign.max_words = words,
            ("whole", Value::List(phrases), Some(sign)) => sign.whole = phrases,
            ("starts", Value::List(phrases), Some(sign)) => sign.starts = phrases,
            ("holds", Value::List(phrases), Some(sign)) => sign.holds = phrases,
            ("labels", Value::List(phrases), Some(sign)) => sign.labels = phrases,
            _ => debug_assert!(false, "assets/clutter.toml: {name} is no list"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        networks: Vec<String>,
        share_marks: Vec<String>,
        share_words: Vec<String>,
        counter_words: Vec<String>,
        caption_marks: Vec<String>,
        press_words: Vec<String>,
        sign: Vec<FileSign>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct FileSign {
        reason: String,
        max_words: usize,
        #[serde(default)]
        whole: Vec<String>,
        #[serde(default)]
        starts: Vec<String>,
        #[serde(default)]
        holds: Vec<String>,
        #[serde(default)]
        labels: Vec<String>,
    }

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn lists_are_what_a_reader_of_toml_finds() {
        let sign = |sign: &Sign| FileSign {
            reason: sign.reason.to_owned(),
            max_words: sign.max_words,
            whole: owned(&sign.whole),
            starts: owned(&sign.starts),
            holds: owned(&sign.holds),
            labels: owned(&sign.labels),
        };
        let read = File {
            networks: owned(&LISTS.networks),
            share_marks: owned(&LISTS.share_marks),
            share_words: owned(&LISTS.share_words),
            counter_words: owned(&LISTS.counter_words),
            caption_marks: owned(&LISTS.caption_marks),
            press_words: owned(&LISTS.press_words),
            sign: LISTS.sign.iter().map(sign).collect(),
        };
        assert_eq!(toml::from_str::<File>(FILE).expect("TOML"), read);
    }
}
