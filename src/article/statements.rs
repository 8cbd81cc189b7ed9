//! Cuts an article's paragraphs into statements: sentences with their role and speaker.
//!
//! A statement never crosses a paragraph. Its role tells an outlet's own words from quoted ones; its
//! speaker is found in the sentence itself, or carried along a quotation of several sentences.

use std::collections::BTreeSet;

use super::speakers::{Speaker, find_speaker};
use super::{Article, Limits, Note, Paragraph, ParagraphKind, Role, Statement};
use crate::text::{Quotation, Span, quotations, split_sentences, word_spans};

/// A statement is a quotation when at least this share of its words is quoted: `…,” he said` may
/// remain. Lower, and a report that quotes half a sentence counts as somebody's own words; at 1, the
/// two words of an attribution make a long quotation the outlet's.
const QUOTED_SHARE: f64 = 0.9;

/// A pronoun stands for the last person who spoke within this many statements; farther back the story
/// has as a rule gone on to somebody else.
const PRONOUN_REACH_STATEMENTS: usize = 2;

/// Cuts the text of an article into its statements, within limits; what they leave out is noted.
pub(super) fn fill(article: &mut Article, limits: Limits) {
    let most = limits.sentences;
    article.statements = cut(&article.text, &article.paragraphs);
    let long = shorten(
        &article.text,
        limits.sentence_chars,
        &mut article.statements,
    );
    let mut note = |text| article.notes.push(Note { text });
    if long > 0 {
        let chars = limits.sentence_chars;
        let sentences = if long == 1 {
            "1 sentence"
        } else {
            &format!("{long} sentences")
        };
        let were = if long == 1 { "was" } else { "were" };
        note(format!(
            "{sentences} of more than {chars} characters {were} cut (limits.sentence-chars)"
        ));
    }
    let all = article.statements.len();
    if all > most {
        note(format!(
            "only the first {most} of {all} sentences were read (limits.sentences)"
        ));
        article.statements.truncate(most);
        end_text(article);
    }
}

/// Cuts statements of more than `most` characters at blanks; tells how many there were.
fn shorten(text: &str, most: usize, statements: &mut Vec<Statement>) -> usize {
    let is_long =
        |s: &Statement| s.span.len() > most && s.span.of(text).chars().nth(most).is_some();
    let long = statements.iter().filter(|s| is_long(s)).count();
    if long > 0 {
        let parts = statements.iter().flat_map(|statement| {
            let parts = parts_of(text, statement.span, most);
            parts.into_iter().map(|span| Statement {
                span,
                ..statement.clone()
            })
        });
        *statements = parts.collect();
    }
    long
}

/// The parts of a span of at most so many characters, each as long as it can be, cut at a blank where there
/// is one.
fn parts_of(text: &str, span: Span, most: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut rest = span;
    while let Some((end, _)) = rest.of(text).char_indices().nth(most) {
        let head = &rest.of(text)[..end];
        let blank = head.rfind(char::is_whitespace).filter(|at| *at > 0);
        let end = rest.start + blank.unwrap_or(end);
        parts.push(Span::new(rest.start, end).trim(text));
        rest = Span::new(end, span.end).trim(text);
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Lets the text end with its last statement.
fn end_text(article: &mut Article) {
    let Some(last) = article.statements.last() else {
        return;
    };
    let end = last.span.end;
    article.paragraphs.truncate(last.paragraph + 1);
    if let Some(paragraph) = article.paragraphs.last_mut() {
        paragraph.span.end = end;
    }
    article.text.truncate(end);
}

/// Returns the statements of all paragraphs, in order.
fn cut(text: &str, paragraphs: &[Paragraph]) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut talk = Talk::default();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let spans = split_sentences(paragraph.span.of(text));
        let spans = spans.into_iter().map(|s| s.shift(paragraph.span.start));
        if paragraph.kind == ParagraphKind::Heading {
            statements.extend(spans.map(|span| plain(span, index, Role::Headline)));
            continue;
        }
        let quoted = quotations(paragraph.span.of(text));
        let quoted: Vec<Quotation> = quoted
            .into_iter()
            .map(|q| q.shift(paragraph.span.start))
            .collect();
        let first = statements.len();
        statements.extend(spans.map(|span| plain(span, index, role(text, span, &quoted))));
        talk.credit(text, &quoted, &mut statements[first..]);
    }
    statements
}

fn plain(span: Span, paragraph: usize, role: Role) -> Statement {
    Statement {
        span,
        paragraph,
        role,
        speaker: None,
    }
}

/// The quotations that overlap `span`, out of an ordered list.
fn near(quoted: &[Quotation], span: Span) -> &[Quotation] {
    let first = quoted.partition_point(|q| q.outer.end <= span.start);
    let rest = &quoted[first..];
    &rest[..rest.partition_point(|q| q.outer.start < span.end)]
}

fn role(text: &str, sentence: Span, quoted: &[Quotation]) -> Role {
    let near = near(quoted, sentence);
    if near.is_empty() {
        return Role::Body;
    }
    let mut near = near.iter().peekable();
    let (mut inside, mut all) = (0_usize, 0_usize);
    for span in word_spans(sentence.of(text)) {
        let span = span.shift(sentence.start);
        while near.next_if(|q| q.outer.end <= span.start).is_some() {}
        inside += usize::from(near.peek().is_some_and(|q| q.outer.contains(span)));
        all += 1;
    }
    if inside > 0 && inside as f64 >= QUOTED_SHARE * all as f64 {
        Role::Quotation
    } else {
        Role::Body
    }
}

/// Who has been speaking, along an article.
#[derive(Default)]
struct Talk {
    /// The last person who spoke, and how many statements ago.
    last: Option<(String, usize)>,
    /// Last words of the full names of speakers: `Roe` once `Ann Roe` has spoken.
    surnames: BTreeSet<String>,
    /// The speaker of the statement before, where that one quoted.
    quoting: Option<String>,
}

impl Talk {
    /// Fills the speakers of one paragraph's statements.
    ///
    /// A sentence without an attribution takes the one of another sentence in the same quotation, or
    /// of the quoting statement before it.
    fn credit(&mut self, text: &str, quoted: &[Quotation], statements: &mut [Statement]) {
        let named: Vec<Option<String>> = statements
            .iter()
            .map(|s| self.name(find_speaker(text, s.span, near(quoted, s.span))))
            .collect();
        let ahead = speakers_ahead(quoted, statements, &named);
        for ((statement, named), ahead) in statements.iter_mut().zip(named).zip(ahead) {
            if near(quoted, statement.span).is_empty() {
                self.quoting = None;
                continue;
            }
            let carried = ahead.or_else(|| self.quoting.clone());
            let is_whole = statement.role == Role::Quotation;
            statement.speaker = named.or_else(|| carried.filter(|_| is_whole));
            self.quoting.clone_from(&statement.speaker);
        }
    }

    /// Puts a name to what was found, and remembers it.
    fn name(&mut self, found: Option<Speaker>) -> Option<String> {
        let last = self.last.take().map(|(name, ago)| (name, ago + 1));
        let name = match found {
            Some(Speaker::Named(name)) => Some(name),
            Some(Speaker::Pronoun) => last
                .clone()
                .filter(|&(_, ago)| ago <= PRONOUN_REACH_STATEMENTS)
                .map(|(name, _)| name),
            None => None,
        };
        let person = name.clone().filter(|n| self.is_person(n));
        self.last = person.map(|n| (n, 0)).or(last);
        name
    }

    /// Tells whether a speaker's name is a person's, as far as its form shows: "he" is no outlet or firm.
    fn is_person(&mut self, name: &str) -> bool {
        let Some((_, surname)) = name.rsplit_once(' ') else {
            return self.surnames.contains(name);
        };
        self.surnames.insert(surname.to_owned());
        true
    }
}

/// For each statement, the speaker that a later one in the same quotation names: `“So it is. So it was,”
/// Roe said.`
fn speakers_ahead(
    quoted: &[Quotation],
    statements: &[Statement],
    named: &[Option<String>],
) -> Vec<Option<String>> {
    let mut ahead = vec![None; statements.len()];
    for i in (1..statements.len()).rev() {
        let around = near(quoted, statements[i - 1].span).last();
        if around.is_some_and(|q| q.outer.overlaps(statements[i].span)) {
            ahead[i - 1] = named[i].clone().or_else(|| ahead[i].clone());
        }
    }
    ahead
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists the statements of a text whose paragraphs stand one a line, as `role speaker: text`.
    fn list(lines: &[&str]) -> Vec<String> {
        let text = lines.join("\n\n");
        let mut start = 0;
        let mut paragraphs = Vec::new();
        for line in lines {
            paragraphs.push(Paragraph {
                span: Span::new(start, start + line.len()),
                kind: if line.starts_with('#') {
                    ParagraphKind::Heading
                } else {
                    ParagraphKind::Body
                },
            });
            start += line.len() + 2;
        }
        cut(&text, &paragraphs)
            .iter()
            .map(|s| {
                format!(
                    "{:?} {}: {}",
                    s.role,
                    s.speaker.as_deref().unwrap_or("-"),
                    s.span.of(&text)
                )
            })
            .collect()
    }

    #[test]
    fn heading_without_a_stop_is_one_headline() {
        assert_eq!(
            list(&["# Roe wins", "It rained."]),
            ["Headline -: # Roe wins", "Body -: It rained."]
        );
    }

    #[test]
    fn each_sentence_of_a_quotation_keeps_its_speaker() {
        assert_eq!(
            list(&["“We lost. We will fight on,” Ann Roe said. “We must.”"]),
            [
                "Quotation Ann Roe: “We lost.",
                "Body Ann Roe: We will fight on,” Ann Roe said.",
                "Quotation Ann Roe: “We must.”"
            ]
        );
    }

    #[test]
    fn quotation_goes_on_in_the_next_paragraph() {
        assert_eq!(
            list(&["Roe said: “We lost.", "“We will fight on.”", "It rained."])[1..],
            ["Quotation Roe: “We will fight on.”", "Body -: It rained."]
        );
    }

    #[test]
    fn pronoun_stands_for_the_person_who_spoke_last() {
        assert_eq!(
            list(&[
                "Roe's lawyer, Ann Doe, said it was “over.”",
                "\"We are sad,\" she said."
            ]),
            [
                "Body Ann Doe: Roe's lawyer, Ann Doe, said it was “over.”",
                "Body Ann Doe: \"We are sad,\" she said."
            ]
        );
    }

    #[test]
    fn pronoun_does_not_stand_for_a_firm() {
        assert_eq!(
            list(&["Acme said it was over.", "\"No,\" he said."])[1],
            "Body -: \"No,\" he said."
        );
    }

    #[test]
    fn megabyte_of_quotations_takes_linear_time() {
        let start = std::time::Instant::now();
        for part in ["“A b.” ", "“A” ", "“A. “B said. ", "said A “", "“A. B. C. "] {
            list(&[&part.repeat(5_000)]);
        }
        assert!(start.elapsed().as_secs() < 10);
    }

    #[test]
    fn few_quoted_words_do_not_make_a_quotation() {
        assert_eq!(
            list(&["The firm called it “false.”"]),
            ["Body -: The firm called it “false.”"]
        );
    }

    #[test]
    fn quotation_of_nobody_named_has_no_speaker() {
        assert_eq!(
            list(&["The note said: “Go away.” It rained."])[0],
            "Body -: The note said: “Go away.”"
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_within_its_paragraph(text in "[A-Za-z “”\"'.,?!\n—é]{0,200}") {
            let paragraph = Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body };
            for statement in cut(&text, &[paragraph]) {
                proptest::prop_assert!(!statement.span.of(&text).is_empty());
            }
        }
    }
}
