//! What of a statement means the same in every language: names, figures, quoted words.

use crate::article::{Article, StatementId};
use crate::claims::differences::QuotedParts;
use crate::claims::headline::has_title_case;
use crate::claims::{EvidenceKind, StatementRef};
use crate::text::{Language, Span, Word, latin_form, words_in};

/// Names that begin with so many equal letters may be forms of one: "Путина", "Putin".
const ROOT_LETTERS: usize = 4;

/// How many letters longer than another form of it a name may be.
const ENDING_LETTERS: usize = 3;

/// A word that means the same in two languages.
pub(super) struct Token {
    pub(super) kind: EvidenceKind,
    /// What signs are looked up by: a figure's digits, the first letters of a name.
    pub(super) root: String,
    /// The word in Latin letters, as it stands and without its ending.
    forms: [String; 2],
    /// Number of the word in its statement.
    pub(super) place: usize,
    pub(super) span: Span,
    /// Surely a name: German gives a capital to every noun, and sentences to their first word.
    pub(super) is_sure: bool,
}

/// A statement with its signs.
pub(super) struct Signed<'a> {
    pub(super) statement: StatementRef,
    pub(super) language: Language,
    pub(super) text: &'a str,
    pub(super) signs: Vec<Token>,
}

/// Reads the signs of the statements of the article with this number.
pub(super) fn read_signs(number: usize, article: &Article) -> Vec<Signed<'_>> {
    let mut quoted = QuotedParts::new(article);
    let ids = article.statement_ids();
    ids.map(|id| read_statement(number, article, id, &quoted.of(id)))
        .collect()
}

fn read_statement<'a>(
    number: usize,
    article: &'a Article,
    id: StatementId,
    quoted: &[Span],
) -> Signed<'a> {
    let text = article.statement_text(id);
    let language = article.language_or_default();
    let words = words_in(text, language);
    let is_titled = has_title_case(article.statements[id.0].role, text, &words);
    let is_case_telling = language.has_capitals_for_names() && !is_titled;
    let is_latin_text = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| c < '\u{250}');
    let sign = |(place, word): (usize, &Word)| {
        let written = word.span.of(text);
        let is_capital = written.starts_with(char::is_uppercase);
        let is_foreign = !is_latin_text && written.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_quoted = quoted.iter().any(|q| q.contains(word.span));
        let kind = match () {
            () if word.is_figure() => EvidenceKind::Number,
            () if word.is_stop_word() => return None,
            () if is_capital || is_foreign => EvidenceKind::Name,
            () if is_quoted && written.chars().count() >= ROOT_LETTERS => EvidenceKind::Quote,
            () => return None,
        };
        let is_sure = is_foreign || (is_case_telling && place > 0);
        Some(Token::new(kind, word, place, is_sure))
    };
    Signed {
        statement: StatementRef::new(number, id.0),
        language,
        text,
        signs: words.iter().enumerate().filter_map(sign).collect(),
    }
}

impl Token {
    fn new(kind: EvidenceKind, word: &Word, place: usize, is_sure: bool) -> Token {
        let forms = if kind == EvidenceKind::Number {
            [word.plain_figure(), word.plain_figure()]
        } else {
            [latin_form(&word.folded), latin_form(&word.bare_stem())]
        };
        let root = match kind {
            EvidenceKind::Number => forms[0].clone(),
            _ => forms[0].chars().take(ROOT_LETTERS).collect(),
        };
        Token {
            kind,
            root,
            forms,
            place,
            span: word.span,
            is_sure,
        }
    }

    /// Tells whether a statement says the same word twice.
    pub(super) fn is_same_word(&self, other: &Token) -> bool {
        self.kind == other.kind && self.forms[0] == other.forms[0]
    }

    /// Tells whether two signs of different languages are one.
    pub(super) fn is_same(&self, other: &Token) -> bool {
        let is_known = match (self.kind, other.kind) {
            (EvidenceKind::Name, EvidenceKind::Name) => self.is_sure || other.is_sure,
            (a, b) => a == b,
        };
        let is_exact = self.kind != EvidenceKind::Name;
        let pairs = self
            .forms
            .iter()
            .flat_map(|a| other.forms.iter().map(move |b| (a, b)));
        is_known
            && pairs
                .into_iter()
                .any(|(a, b)| a == b || (!is_exact && is_form_of(a, b)))
    }
}

/// `"zelensk"`, `"zelensky"` -> true; `"iran"`, `"iranian"` -> false
fn is_form_of(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ending = long.strip_prefix(short);
    short.chars().count() > ROOT_LETTERS
        && ending.is_some_and(|e| e.chars().count() <= ENDING_LETTERS)
}
