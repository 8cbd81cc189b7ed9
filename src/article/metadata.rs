//! What is known about an article: title, outlet, author, day and address.
//!
//! Front matter is believed first, then what the page's own lines say, then the address, then the
//! name of the file: a reader who named the files by outlet sees those names.

use jiff::civil::Date;

use super::dates::find_date;
use super::{STDIN, is_address};

/// What is known about an article; each field where something said so.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Metadata {
    /// The headline.
    pub(super) title: Option<String>,
    /// Who published it.
    pub(super) outlet: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// Day of publication.
    pub(super) published: Option<Date>,
    /// Where it was published.
    pub(super) url: Option<String>,
    /// The tag of the language it is written in.
    pub(super) language: Option<String>,
}

impl Metadata {
    /// Fills what is missing from `other`.
    #[must_use]
    pub(super) fn or(self, other: Metadata) -> Metadata {
        Metadata {
            title: self.title.or(other.title),
            outlet: self.outlet.or(other.outlet),
            author: self.author.or(other.author),
            published: self.published.or(other.published),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
        }
    }

    /// Fills outlet and day from the address and the path, which say something of any article.
    #[must_use]
    pub(super) fn or_from_names(self, path: &str) -> Metadata {
        let url = self
            .url
            .clone()
            .or_else(|| is_address(path).then(|| path.to_owned()));
        let names = Metadata {
            outlet: url
                .as_deref()
                .and_then(host)
                .or_else(|| Some(readable_name(path))),
            published: url.as_deref().and_then(find_date),
            url,
            ..Metadata::default()
        };
        self.or(names)
    }
}

impl Metadata {
    /// Names that the outlet may have: from front matter, the address, the name of the file.
    pub(super) fn possible_outlets(&self, path: &str) -> Vec<String> {
        let address = self.url.as_deref().or(is_address(path).then_some(path));
        let names = [
            self.outlet.clone(),
            address.and_then(host),
            Some(readable_name(path)),
        ];
        names.into_iter().flatten().collect()
    }
}

/// Tells whether two names are one, but for case, blanks, "The", a domain's ending and a frequency.
///
/// (`"usatoday.com"`, `"USA TODAY"`) -> true, (`"hill radio"`, `"Hill Radio 96.4"`) -> true
pub(super) fn is_same_name(a: &str, b: &str) -> bool {
    let a = name_letters(a);
    a.len() > 1 && a.contains(char::is_alphabetic) && a == name_letters(b)
}

/// `"The Hill Radio 96.4"` -> `"hillradio"`, `"post.example"` -> `"post"`
fn name_letters(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let label = match lower.rsplit_once('.') {
        Some((host, _)) if !lower.contains(' ') => host,
        _ => &lower,
    };
    let words: Vec<&str> = label.split([' ', '-', '_']).collect();
    let is_dial = |w: &str| w.contains('.') && w.starts_with(|c: char| c.is_ascii_digit());
    let has_dial = words.iter().any(|w| is_dial(w));
    let is_ending = |w: &&str| {
        let is_band = has_dial && ["fm", "am", "mhz"].contains(w);
        ["com", "org", "net"].contains(w) || is_band || is_dial(w)
    };
    let end = words
        .iter()
        .rposition(|w| !is_ending(w))
        .map_or(0, |i| i + 1);
    let start = usize::from(end > 1 && words[0] == "the");
    let letters = words[start..end].iter().flat_map(|w| w.chars());
    letters.filter(|c| c.is_alphanumeric()).collect()
}

/// `"https://www.post.example/a"` -> `"post.example"`
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let bare = host.strip_prefix("www.").unwrap_or(host);
    (!bare.is_empty()).then(|| bare.to_lowercase())
}

/// Makes a name of a path: `"story/the_daily-post.txt"` -> `"the daily post"`, `"-"` -> `"standard input"`
fn readable_name(path: &str) -> String {
    let (whole, part) = path.split_once('#').unwrap_or((path, ""));
    if whole == STDIN {
        return format!("standard input {part}").trim_end().to_owned();
    }
    let file = path
        .trim_end_matches('/')
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(path);
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    };
    let words: Vec<&str> = stem
        .split(['_', '-', ' '])
        .filter(|w| !w.is_empty())
        .collect();
    if words.is_empty() {
        return "unnamed".to_owned();
    }
    words.join(" ")
}

/// Takes the name off a "By" line: `"By Jane Doe, Staff Writer"` -> `"Jane Doe"`
pub(super) fn name_in_byline(line: &str) -> Option<String> {
    let begins = |start: &&&str| {
        let begin = line.get(..start.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    let start = ["written by ", "author: ", "by: ", "by "]
        .iter()
        .find(begins)?;
    let rest = line.get(start.len()..)?;
    let end = rest
        .find([',', '|', '·', '•', '/', '('])
        .unwrap_or(rest.len());
    let name = rest[..end].trim().trim_end_matches(" -").trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The name in a line that gives an author, with or without its "By": `"Tom Reed"` -> `"Tom Reed"`
pub(super) fn name_of_author(line: &str) -> Option<String> {
    let is_sentence = line.to_lowercase().starts_with("report");
    name_in_byline(line).or_else(|| (!is_sentence).then(|| line.to_owned()))
}

/// Takes the name off a "Source:" line: `"Source: The Daily Post"` -> `"The Daily Post"`
pub(super) fn name_in_source_line(line: &str) -> Option<String> {
    let (_, name) = line.split_once(':')?;
    let name = name.trim();
    if let Some(host) = is_address(name).then(|| host(name)) {
        return host;
    }
    (!name.is_empty()).then(|| name.to_owned())
}

/// Takes the owner off a copyright line:
/// `"© 2019 The Daily Post, LLC. All rights reserved."` -> `"The Daily Post"`
pub(super) fn name_in_copyright(line: &str) -> Option<String> {
    let is_mark = |w: &&str| {
        let word = w
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        ["", "copyright", "c", "by"].contains(&word.as_str())
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let words: Vec<&str> = line.split_whitespace().skip_while(is_mark).collect();
    let rest = words.join(" ");
    let lower = rest.to_lowercase();
    let cut = [". ", ",", "|", " all rights", " llc", " inc", " ltd", " - "]
        .iter()
        .filter_map(|end| lower.find(end))
        .min()
        .unwrap_or(lower.len());
    let name = rest.get(..cut)?.trim_end_matches('.').trim();
    let is_name = name.starts_with(char::is_uppercase) && name.split(' ').count() <= 5;
    let is_phrase = name.to_lowercase().starts_with("all rights");
    (is_name && !is_phrase).then(|| name.to_owned())
}

/// Parts "headline | site" into its two parts; without a site the whole is headline.
///
/// `"Bridge closed | Daily Post"` -> (`"Bridge closed"`, `"Daily Post"`)
pub(super) fn without_site(line: &str) -> (&str, Option<&str>) {
    let Some((head, site)) = line.rsplit_once(" | ") else {
        return (line, None);
    };
    let title = head.split(" | ").next().unwrap_or(head).trim();
    let is_site = (1..=4).contains(&site.split_whitespace().count());
    let is_sentence = title.ends_with('.');
    if is_site && !is_sentence && title.split_whitespace().count() >= 3 {
        (title, Some(site.trim()))
    } else {
        (line, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_may_be_spelt_in_many_ways() {
        for (a, b) in [
            ("usatoday.com", "USA TODAY"),
            ("hill radio", "Hill Radio 96.4"),
            ("daily post com", "The Daily Post"),
            ("quay fm", "QuayFM"),
            ("hill radio", "Hill Radio 101.7 FM"),
        ] {
            assert!(is_same_name(a, b), "{a}");
        }
        assert!(!is_same_name("channel 6", "Channel 4"));
        assert!(!is_same_name("004", "004"));
    }

    #[test]
    fn file_name_is_made_readable() {
        for (path, name) in [
            ("story/the_daily-post.txt", "the daily post"),
            ("003.txt", "003"),
            (".txt", ".txt"),
            ("-", "standard input"),
            ("-#2", "standard input 2"),
            ("a/b/", "b"),
            ("", "unnamed"),
        ] {
            assert_eq!(readable_name(path), name);
        }
    }

    #[test]
    fn address_names_outlet_and_day() {
        let found = Metadata::default().or_from_names("https://www.Post.example:80/2018/09/17/a");
        assert_eq!(found.outlet.as_deref(), Some("post.example"));
        assert_eq!(
            found.published.map(|d| d.to_string()).as_deref(),
            Some("2018-09-17")
        );
    }

    #[test]
    fn byline_loses_everything_but_the_name() {
        assert_eq!(
            name_in_byline("By Jane Doe, Staff Writer").as_deref(),
            Some("Jane Doe")
        );
        assert_eq!(
            name_in_byline("Written by Jo Roe | 5 min").as_deref(),
            Some("Jo Roe")
        );
        assert_eq!(name_in_byline("Bypass closed"), None);
    }

    #[test]
    fn copyright_line_names_its_owner() {
        let owner = |line| name_in_copyright(line).unwrap_or_default();
        assert_eq!(
            owner("© 2019 The Daily Post, LLC. All rights reserved."),
            "The Daily Post"
        );
        assert_eq!(
            owner("Copyright (c) 2020-2021 Harbour Times"),
            "Harbour Times"
        );
        assert_eq!(owner("© 2024. All rights reserved."), "");
    }

    #[test]
    fn source_line_may_hold_an_address() {
        assert_eq!(
            name_in_source_line("Source: https://www.post.example/a").as_deref(),
            Some("post.example")
        );
        assert_eq!(
            name_in_source_line("Source: Daily Post").as_deref(),
            Some("Daily Post")
        );
    }
}
