//! Finds the news agencies an article credits with its text.
//!
//! "(AP)" in a dateline or "Reuters contributed to this report" says whose text it is; "according to
//! Reuters" only cites. Reprints of one agency's text are one origin, so the difference matters.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// News agencies that sell text to many outlets: how lines name them (lower case), and one name each.
const AGENCIES: [(&[&str], &str); 22] = [
    (&["ap", "associated press", "the associated press"], "AP"),
    (&["reuters", "thomson reuters"], "Reuters"),
    (
        &["afp", "agence france-presse", "agence france presse"],
        "AFP",
    ),
    (&["upi", "united press international"], "UPI"),
    (&["dpa", "deutsche presse-agentur"], "dpa"),
    (&["efe"], "EFE"),
    (&["ansa"], "ANSA"),
    (&["tass", "itar-tass"], "TASS"),
    (&["interfax"], "Interfax"),
    (&["ria novosti", "sputnik"], "RIA Novosti"),
    (&["xinhua"], "Xinhua"),
    (&["pa", "pa media", "press association"], "PA"),
    (&["kyodo", "kyodo news"], "Kyodo"),
    (&["pti", "press trust of india"], "PTI"),
    (&["ani"], "ANI"),
    (&["ians"], "IANS"),
    (&["aap", "australian associated press"], "AAP"),
    (
        &["the canadian press", "canadian press"],
        "The Canadian Press",
    ),
    (&["yonhap"], "Yonhap"),
    (&["anadolu", "anadolu agency"], "Anadolu"),
    (&["bloomberg", "bloomberg news"], "Bloomberg"),
    (&["tribune news service", "tns"], "Tribune News Service"),
];

/// Phrases of a credit line; an agency named in such a line gave text.
const CREDIT_PHRASES: [&str; 10] = [
    "contributing:",
    "contributed to this",
    "contributed reporting",
    "contributed.",
    "material from",
    "reporting from",
    "with inputs from",
    "with reporting by",
    "with files from",
    "with agenc",
];

/// Longest credit line in bytes; real ones fit on two lines.
const MAX_CREDIT_BYTES: usize = 300;

/// What stands before the agency in a line of its own: "With AP", "By The Associated Press". The bare name is
/// more often the credit of a photo.
const LEAD_INS: [&str; 6] = ["with ", "by ", "from ", "via ", "source: ", "sources: "];

/// Longest line that is nothing but such a credit.
const MAX_LONE_CREDIT_BYTES: usize = 60;

/// How far into a paragraph the dash of a dateline may stand.
const MAX_DATELINE_BYTES: usize = 90;

/// Phrases of a line that says who helped to write the article.
const HELP_PHRASES: [&str; 3] = [
    "contributed to this ",
    "contributed reporting",
    "includes material from ",
];

/// How such a line may begin.
const HELP_STARTS: [&str; 4] = [
    "reporting by ",
    "(reporting by ",
    "with assistance by ",
    "— with assistance by ",
];

/// Finds any of some phrases, in whatever case, in one pass.
type Finder = LazyLock<AhoCorasick>;

static CREDIT_FINDER: Finder = LazyLock::new(|| finder(&CREDIT_PHRASES));
static HELP_FINDER: Finder = LazyLock::new(|| finder(&HELP_PHRASES));

fn finder(phrases: &[&str]) -> AhoCorasick {
    let mut any_case = AhoCorasick::builder();
    // The first frame waits for it: the fastest kind takes five times as long to make.
    any_case.kind(Some(AhoCorasickKind::ContiguousNFA));
    let built = any_case.ascii_case_insensitive(true).build(phrases);
    built.expect("a few short phrases fit")
}

/// Tells whether a line begins with `start`, in whatever case.
fn begins(line: &str, start: &str) -> bool {
    let begin = line.get(..start.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// Tells whether a line says who helped to write the article.
///
/// `"Jane Doe contributed to this report."` -> true
pub(super) fn is_credit_line(line: &str) -> bool {
    line.len() <= MAX_CREDIT_BYTES
        && (HELP_STARTS.iter().any(|start| begins(line, start)) || HELP_FINDER.is_match(line))
}

/// Adds the agencies that a line of an article credits, each once.
///
/// `"WASHINGTON (AP) — The council …"` -> `"AP"`, `"Reuters contributed to this report."` -> `"Reuters"`,
/// `"With AP"` -> `"AP"`, `"It rained, Reuters said."` -> nothing
pub(super) fn add_credits(line: &str, credits: &mut Vec<String>) {
    let found = dateline_agency(line)
        .into_iter()
        .chain(credit_line_agencies(line))
        .chain(lone_credit_agencies(line))
        .chain(is_signature(line).then_some("Reuters"));
    for name in found {
        if !credits.iter().any(|c| c == name) {
            credits.push(name.to_owned());
        }
    }
}

/// The agency in the brackets of a dateline: brackets, then a dash, near the start.
fn dateline_agency(line: &str) -> Option<&'static str> {
    let open = line.find('(').filter(|at| *at <= MAX_DATELINE_BYTES)?;
    let (inner, after) = line[open + 1..].split_once(')')?;
    let is_dateline = after.trim_start().starts_with(['-', '–', '—', '―']);
    let place = line[..open].trim();
    let is_place = place.is_empty() || place.starts_with(char::is_uppercase);
    (is_dateline && is_place).then(|| agency(inner)).flatten()
}

fn credit_line_agencies(line: &str) -> Vec<&'static str> {
    if line.len() > MAX_CREDIT_BYTES {
        return Vec::new();
    }
    let is_copyright = begins(line, "copyright") || line.starts_with('©');
    if !is_copyright && !CREDIT_FINDER.is_match(line) {
        return Vec::new();
    }
    let lower = line.to_lowercase();
    let names = |(names, name): &(&[&str], &'static str)| {
        names.iter().any(|n| has_words(&lower, n)).then_some(*name)
    };
    AGENCIES.iter().filter_map(names).collect()
}

/// The agencies of a line that says nothing else: `"(with AP and Reuters)"` -> `"AP"`, `"Reuters"`
fn lone_credit_agencies(line: &str) -> Vec<&'static str> {
    if line.len() > MAX_LONE_CREDIT_BYTES {
        return Vec::new();
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let names = LEAD_INS.iter().find_map(|lead| bare.strip_prefix(lead));
    let names = names.unwrap_or_default().replace(" and ", ",");
    let parts = names.split([',', '/', '&', ';']).map(agency);
    parts.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// Tells whether a line is how Reuters signs its texts: who reported, and who edited.
///
/// `"(Reporting by Jo Roe; Editing by Al Poe)"` -> true
fn is_signature(line: &str) -> bool {
    let bare = line.trim_start_matches('(');
    line.len() <= MAX_CREDIT_BYTES
        && begins(bare, "reporting by ")
        && bare.to_lowercase().contains("editing by ")
}

/// Adds the agencies among an article's authors: `"Jo Roe, Associated Press"` -> `"AP"`
pub(super) fn add_authors(author: &str, credits: &mut Vec<String>) {
    let names = author.replace(" and ", ",");
    for name in names.split([',', '/', '&', ';']).filter_map(agency) {
        if !credits.iter().any(|c| c == name) {
            credits.push(name.to_owned());
        }
    }
}

/// Tells whether a name is that of a news agency: `"The Associated Press"` -> true
pub(super) fn is_agency(name: &str) -> bool {
    agency(name).is_some()
}

/// The agency with exactly this name.
fn agency(name: &str) -> Option<&'static str> {
    let lower = name.trim().to_lowercase();
    let same = |(names, _): &&(&[&str], &str)| names.contains(&lower.as_str());
    AGENCIES.iter().find(same).map(|(_, name)| *name)
}

/// Tells whether `line` holds `phrase` between word ends.
fn has_words(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + phrase.len()..].chars().next();
        [before, after]
            .iter()
            .all(|c| !c.is_some_and(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credits(line: &str) -> Vec<String> {
        let mut credits = Vec::new();
        add_credits(line, &mut credits);
        credits
    }

    #[test]
    fn datelines_credit_their_agency() {
        assert_eq!(credits("WASHINGTON (AP) — The council voted."), ["AP"]);
        assert_eq!(
            credits("LONDON, March 3 (Reuters) - The council voted."),
            ["Reuters"]
        );
    }

    #[test]
    fn credit_lines_name_agencies_not_people() {
        assert_eq!(
            credits("Jo Roe, The Associated Press and Reuters contributed to this report."),
            ["AP", "Reuters"]
        );
        assert_eq!(credits("Jo Roe contributed to this report."), [""; 0]);
    }

    #[test]
    fn line_of_its_own_credits_with_a_word_before() {
        assert_eq!(credits("With AP"), ["AP"]);
        assert_eq!(credits("— with files from AFP"), ["AFP"]);
        assert_eq!(credits("(with Reuters and AFP)"), ["Reuters", "AFP"]);
        assert_eq!(credits("By The Associated Press"), ["AP"]);
        assert_eq!(credits("(AP)"), [""; 0]);
        assert_eq!(credits("With AP on strike, papers are thin"), [""; 0]);
    }

    #[test]
    fn signature_of_an_agency_is_its_credit() {
        assert_eq!(
            credits("(Reporting by Jo Roe in Tarn; Editing by Al Poe)"),
            ["Reuters"]
        );
        assert_eq!(credits("Reporting by Jo Roe."), [""; 0]);
    }

    #[test]
    fn agency_among_the_authors_is_a_credit() {
        let mut found = Vec::new();
        add_authors("Jo Roe and Al Poe, Associated Press", &mut found);
        assert_eq!(found, ["AP"]);
        add_authors("Jo Roe", &mut found);
        assert_eq!(found, ["AP"]);
    }

    #[test]
    fn cited_agency_is_no_credit() {
        assert_eq!(
            credits("The council voted, according to Reuters (AP had it first)."),
            [""; 0]
        );
    }
}
