//! Finds who says what a sentence reports.
//!
//! By general reporting verbs and their place, not by parsing: `…,” Roe said`, `said Roe`, `Roe, a
//! lawyer, said`, `according to Roe`. Only a name is a speaker; "the statement" or "a spokesman" is
//! nobody that other outlets would credit in the same words. Where the words leave room for doubt the
//! speaker is not known: a wrong credit costs more than a missing one.

use crate::text::{Quotation, Span, WordList, is_sentence_opener};

/// Verbs that report speech.
static REPORTING_VERBS: WordList = WordList::of(
    "\
    said says say told tells wrote writes added adds tweeted posted stated states announced \
    announces asked asks replied explained explains insisted insists noted notes argued argues \
    warned warns claimed claims testified declared recalled admitted acknowledged confirmed \
    continued concluded complained responded commented joked shouted yelled stressed emphasized \
    emphasised suggested remarked promised vowed urged",
);

/// Words that may stand between a subject and its verb.
static BETWEEN: WordList = WordList::of(
    "\
    has have had also later then earlier previously reportedly allegedly repeatedly recently \
    further now once again",
);

/// Words before a name that is not the subject of the verb after it.
static NOT_BEFORE_SUBJECT: WordList = WordList::of(
    "\
    for of from to with by at in on about and or than against when if whether until unless",
);

/// Words inside a name that are not written with a capital.
static PARTICLES: WordList = WordList::of("de del della der den di da dos la le van von bin al");

/// Days and months: written with a capital, but nobody.
static CALENDAR: WordList = WordList::of(
    "\
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May \
    June July August September October November December",
);

/// Groups of people, which open sentences with a capital but are nobody named.
static GROUPS: WordList = WordList::of(
    "\
    Police Officials Authorities Prosecutors Investigators Witnesses Neighbors Neighbours Residents \
    Critics Supporters Opponents Experts Analysts Scientists Researchers Doctors Lawyers Sources \
    Others People Reports Protesters Activists Workers Voters Lawmakers Many Some",
);

/// How many words an apposition between commas may have: `Roe, a lawyer for the company, said`.
const APPOSITION_LIMIT_WORDS: usize = 12;

/// Who is said to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// A name as the sentence has it.
    Named(String),
    /// "he" or "she": whoever spoke last.
    Pronoun,
}

/// A word outside quotations, with the marks after it.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    word: &'a str,
    end: End,
    is_possessive: bool,
    follows_quotation: bool,
}

/// What stands after a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The next word.
    Open,
    Comma,
    /// A colon, a dash, a quotation, the sentence's end.
    Break,
}

impl Token<'_> {
    fn has_comma(&self) -> bool {
        self.end == End::Comma
    }

    fn is_last(&self) -> bool {
        self.end == End::Break
    }
}

/// Returns who says what `sentence` (a span of `text`) reports, by the words outside its quotations,
/// which are those that overlap it and no others.
///
/// `"“It is so,” said the lawyer's aide, Ann Roe."` -> `Ann Roe`; `"“No,” he said."` -> pronoun
pub(super) fn find_speaker(
    text: &str,
    sentence: Span,
    quotations: &[Quotation],
) -> Option<Speaker> {
    let tokens = tokens(text, sentence, quotations);
    (0..tokens.len())
        .filter(|&i| REPORTING_VERBS.has(tokens[i].word))
        .find_map(|verb| subject_before(&tokens, verb).or_else(|| subject_after(&tokens, verb)))
        .or_else(|| after_according_to(&tokens))
}

fn tokens<'a>(text: &'a str, sentence: Span, quotations: &[Quotation]) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    let ends = [Span::new(sentence.end, sentence.end)];
    for quotation in quotations.iter().map(|q| q.outer).chain(ends) {
        let follows_quotation = at > sentence.start;
        let part = Span::new(at, quotation.start.clamp(at, sentence.end)).of(text);
        push_tokens(part, follows_quotation, &mut found);
        at = quotation.end.clamp(at, sentence.end);
    }
    found
}

fn push_tokens<'a>(part: &'a str, follows_quotation: bool, found: &mut Vec<Token<'a>>) {
    let first = found.len();
    for raw in part.split_whitespace() {
        let is_edge = |c: char| !c.is_alphanumeric() && c != '.';
        let trimmed = raw.trim_matches(is_edge);
        let bare = trimmed.strip_suffix(
            ["'s", "’s"]
                .into_iter()
                .find(|s| trimmed.ends_with(s))
                .unwrap_or("\0"),
        );
        let word = bare.unwrap_or(trimmed);
        if word.chars().any(char::is_alphanumeric) {
            found.push(Token {
                word,
                end: end_of(raw),
                is_possessive: bare.is_some(),
                follows_quotation: follows_quotation && found.len() == first,
            });
        } else if let Some(last) = found.last_mut() {
            last.end = End::Break;
        }
    }
    if let Some(last) = found[first..].last_mut() {
        last.end = End::Break;
        last.word = without_full_stop(last.word);
    }
}

fn end_of(raw: &str) -> End {
    match raw.chars().next_back() {
        Some(',') => End::Comma,
        Some(';' | ':' | '—' | '–') => End::Break,
        _ => End::Open,
    }
}

/// `"Roe."` -> `"Roe"`; the full stop of `"Jr."` and `"U.S."` stays.
fn without_full_stop(word: &str) -> &str {
    let stem = word.strip_suffix('.').unwrap_or(word);
    let is_short = matches!(stem, "Jr" | "Sr") || stem.contains('.') || stem.len() < 2;
    if is_short { word } else { stem }
}

/// `Roe said`, `Roe, a lawyer, said`, `his lawyer, Ann Roe, said`, `he said`.
fn subject_before(tokens: &[Token<'_>], verb: usize) -> Option<Speaker> {
    let mut end = verb;
    while end > 0 && BETWEEN.has(tokens[end - 1].word) {
        end -= 1;
    }
    if end > 1 && CALENDAR.has(tokens[end - 1].word) {
        end -= 2;
    }
    let last = tokens.get(end.checked_sub(1)?)?;
    if last.is_last() {
        return None;
    }
    if matches!(last.word.to_lowercase().as_str(), "he" | "she") {
        return Some(Speaker::Pronoun);
    }
    if !last.has_comma() {
        return name_ending(tokens, end).map(Speaker::Named);
    }
    let start = (end.saturating_sub(APPOSITION_LIMIT_WORDS)..end - 1)
        .rev()
        .find(|&i| tokens[i].has_comma())?
        + 1;
    // `his lawyer, Ann Roe of Acme, said`: a full name in the apposition is the speaker's.
    name_starting(&tokens[..end], start)
        .filter(|name| name.contains(' '))
        .or_else(|| name_ending(tokens, start))
        .map(Speaker::Named)
}

/// `said Ann Roe`, right after a quotation; `said the aide, Ann Roe`.
fn subject_after(tokens: &[Token<'_>], verb: usize) -> Option<Speaker> {
    if !tokens[verb].follows_quotation || tokens[verb].is_last() {
        return None;
    }
    let next = tokens.get(verb + 1)?;
    if matches!(next.word, "he" | "she") {
        return Some(Speaker::Pronoun);
    }
    let named = name_starting(tokens, verb + 1).or_else(|| {
        let comma = (verb + 1..tokens.len().min(verb + APPOSITION_LIMIT_WORDS))
            .find(|&i| tokens[i].has_comma())?;
        name_starting(tokens, comma + 1).filter(|name| name.contains(' '))
    });
    named.map(Speaker::Named)
}

fn after_according_to(tokens: &[Token<'_>]) -> Option<Speaker> {
    let at = tokens
        .windows(2)
        .position(|w| w[0].word.eq_ignore_ascii_case("according") && w[1].word == "to")?;
    let skip = usize::from(tokens.get(at + 2).is_some_and(|t| t.word == "the"));
    name_starting(tokens, at + 2 + skip).map(Speaker::Named)
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !CALENDAR.has(word)
}

fn is_name_part(word: &str) -> bool {
    is_capitalised(word) || PARTICLES.has(word)
}

/// The name whose last word is the token before `end`.
///
/// None behind a preposition, since in `a lawyer for Roe said` it is not Roe who speaks, nor behind
/// "and", since two are no speaker.
fn name_ending(tokens: &[Token<'_>], end: usize) -> Option<String> {
    let mut start = end;
    while start > 0 && is_name_part(tokens[start - 1].word) {
        let before = &tokens[start - 1];
        let is_broken = before.is_possessive || before.is_last() || before.has_comma();
        if is_broken && start < end {
            break;
        }
        start -= 1;
    }
    let before = start.checked_sub(1).and_then(|i| tokens.get(i));
    let is_object = |t: &Token<'_>| t.end == End::Open && NOT_BEFORE_SUBJECT.has(t.word);
    if before.is_some_and(is_object) {
        return None;
    }
    name(tokens.get(start..end)?)
}

/// The name whose first word is the token at `start`.
fn name_starting(tokens: &[Token<'_>], start: usize) -> Option<String> {
    let mut end = start;
    while let Some(token) = tokens.get(end).filter(|t| is_name_part(t.word)) {
        end += 1;
        if token.is_possessive {
            return None;
        }
        if token.is_last() || token.has_comma() {
            break;
        }
    }
    name(tokens.get(start..end)?)
}

/// Puts the words of a name together, without a conjunction or particle before it.
fn name(tokens: &[Token<'_>]) -> Option<String> {
    let is_before = |t: &&Token<'_>| !is_capitalised(t.word) || is_sentence_opener(t.word);
    let skip = tokens.iter().take_while(is_before).count();
    let words: Vec<&str> = tokens[skip..].iter().map(|t| t.word).collect();
    let is_group = words.len() == 1 && GROUPS.has(words[0]);
    let is_name = !is_group && words.last().is_some_and(|w| is_capitalised(w));
    is_name.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::quotations;

    /// Checks `sentence => speaker`; "-" where there is none.
    fn check(line: &str) {
        let (sentence, wanted) = line
            .split_once(" => ")
            .expect("a sentence, an arrow, a speaker");
        let found = find_speaker(
            sentence,
            Span::new(0, sentence.len()),
            &quotations(sentence),
        );
        let found = match found {
            Some(Speaker::Named(name)) => name,
            Some(Speaker::Pronoun) => "he or she".to_owned(),
            None => "-".to_owned(),
        };
        assert_eq!(found, wanted, "{sentence}");
    }

    #[test]
    fn subject_stands_before_the_verb() {
        check("“No,” Ann Roe wrote on her page. => Ann Roe");
        check("“No,” Mr. Roe later said. => Mr. Roe");
        check("But Roe said on Friday it was “over.” => Roe");
        check("The clerk's friend, Ann Roe, said it was “over.” => Ann Roe");
        check("A lawyer for Mr. Doe, Ann Roe of Acme, said it was “over.” => Ann Roe");
        check("Ann Roe, a lawyer for the firm, says “no.” => Ann Roe");
        check("Mr. Roe, 47, said “no.” => Mr. Roe");
        check("On Thursday, Acme said “no.” => Acme");
        check("“No,” Acme said in a statement. => Acme");
        check("Roe on Monday said “no.” => Roe");
    }

    #[test]
    fn subject_stands_after_the_verb_behind_a_quotation() {
        check("“No,” said Ann Roe, who was there. => Ann Roe");
        check("\"No,\" said the note from Doe's lawyer, Ann Roe. => Ann Roe");
        check("“No,” said she. => he or she");
    }

    #[test]
    fn according_to_names_the_speaker() {
        check("It was “wrong,” according to Ann Roe of Acme. => Ann Roe");
        check("It was “wrong,” according to the company. => -");
    }

    #[test]
    fn nobody_named_is_nobody() {
        check("“No,” the statement said. => -");
        check("It was “wrong.” => -");
        check("A lawyer for Ann Roe said “no.” => -");
        check("Police said it was “over.” => -");
        check("He nodded “no” when Roe asked him. => -");
        check("Roe and Doe said “no.” => -");
        check("A lawyer for Roe who knows the case said “no.” => -");
    }
}
