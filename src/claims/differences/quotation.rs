//! A quotation as words that can be compared, and two of them laid along each other.
//!
//! What an editor may change without changing the words is evened out first: contractions, numbers in
//! digits or letters, short titles, British and American endings. Words in brackets are the editor's,
//! not the speaker's, and an ellipsis stands for any words at all.

use super::Details;
use super::stem::key_of;
use crate::text::Span;

/// A longer quotation is compared by its beginning: laying two along each other costs the product of
/// their lengths.
const LONGEST_QUOTE_WORDS: usize = 160;

/// One word of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The word, evened out.
    pub(super) word: String,
    /// Made from the word's letters.
    key: u64,
    /// Which word of the statement it comes from.
    pub(super) place: usize,
    /// Whether it carries news.
    pub(super) is_content: bool,
    /// Whose word it is.
    pub(super) hand: Hand,
    /// Whether a comma stands right behind it.
    pub(super) has_comma: bool,
    /// Whether it is written with a capital.
    pub(super) is_capital: bool,
}

impl Token {
    /// Tells whether two quotations have the same word.
    fn is_same(&self, other: &Token) -> bool {
        self.key == other.key && self.word == other.word
    }
}

/// Whose word a word of a quotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    /// The speaker's.
    Speaker,
    /// The speaker's, behind an ellipsis.
    BehindGap,
    /// An editor's: it stands in brackets or is masked.
    Editor,
}

/// A quotation that carries news.
pub(super) struct Quote {
    /// Its words, marks left out.
    pub(super) span: Span,
    pub(super) tokens: Vec<Token>,
    /// Keys of the words, ascending.
    keys: Vec<u64>,
}

impl Quote {
    fn new(span: Span, tokens: Vec<Token>) -> Self {
        let mut keys: Vec<u64> = tokens.iter().map(|t| t.key).collect();
        keys.sort_unstable();
        Quote { span, tokens, keys }
    }

    /// How many words the two have in common, in whatever order: no alignment is longer.
    pub(super) fn count_common(&self, other: &Quote) -> usize {
        let (mut i, mut j, mut common) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.keys.get(i), other.keys.get(j)) {
            common += usize::from(one == two);
            (i, j) = (i + usize::from(one <= two), j + usize::from(two <= one));
        }
        common
    }
}

/// Reads the quotations of a statement.
///
/// `"“We can't wait [for Reh] … four days”"` -> `we can not wait for reh 4 days`
pub(super) fn read_quotes(details: &Details<'_>) -> Vec<Quote> {
    details
        .quotes
        .iter()
        .map(|span| Quote::new(*span, read_tokens(details, *span)))
        .filter(|q| q.tokens.iter().any(|t| t.is_content))
        .collect()
}

/// Reads a whole statement as if somebody had said it.
pub(super) fn read_prose(details: &Details<'_>) -> Quote {
    let whole = Span::new(0, details.text.len());
    Quote::new(whole, read_tokens(details, whole))
}

fn read_tokens(details: &Details<'_>, quote: Span) -> Vec<Token> {
    let inside = (0..details.words.len()).filter(|p| quote.contains(details.words[*p].span));
    let mut tokens = Vec::new();
    let mut end = quote.start;
    let mut depth = 0_usize;
    for place in inside.take(LONGEST_QUOTE_WORDS) {
        let span = details.words[place].span;
        let gap = Span::new(end, span.start).of(details.text);
        depth += gap.matches(['[', '(']).count();
        depth = depth.saturating_sub(gap.matches([']', ')']).count());
        end = span.end;
        let follows_gap = gap.contains('…') || gap.contains("..") || gap.contains(". .");
        for (number, word) in even_out(details, place).into_iter().enumerate() {
            tokens.push(Token {
                is_content: !details.stems[place].is_empty() && number == 0,
                hand: if depth > 0 || is_masked(details, place) {
                    Hand::Editor
                } else if follows_gap && number == 0 {
                    Hand::BehindGap
                } else {
                    Hand::Speaker
                },
                has_comma: Span::new(span.end, details.text.len())
                    .of(details.text)
                    .starts_with(','),
                is_capital: span.of(details.text).starts_with(char::is_uppercase),
                key: key_of(&word),
                place,
                word,
            });
        }
    }
    tokens
}

/// Tells whether an editor put strokes or stars for the rest of the word: "d---".
fn is_masked(details: &Details<'_>, place: usize) -> bool {
    let end = details.words[place].span.end;
    let rest = Span::new(end, details.text.len()).of(details.text);
    ["--", "**", "—"].iter().any(|mark| rest.starts_with(mark))
        && details.words[place].span.len() == 1
}

/// The word as it is compared; none for the later words of a number, two for a contraction.
///
/// `"can't"` -> `can`, `not`; `"four"` -> `4`; `"Gen"` -> `general`; `"honoured"` -> `honored`
fn even_out(details: &Details<'_>, place: usize) -> Vec<String> {
    let figure = details
        .figures
        .iter()
        .find(|f| (f.first_word..f.end_word).contains(&place));
    if let Some(figure) = figure {
        let is_first = figure.first_word == place;
        return is_first
            .then(|| figure.value.to_string())
            .into_iter()
            .collect();
    }
    let word = details.words[place].folded.clone();
    if word == "s" {
        // What is left of "it's" where the page has another mark for the apostrophe.
        return Vec::new();
    }
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    if let Some((bare, rest)) = word.split_once('\'') {
        match rest {
            "re" => return two(bare, "are"),
            "ve" => return two(bare, "have"),
            "ll" => return two(bare, "will"),
            "m" => return two(bare, "am"),
            "d" => return two(bare, "would"),
            "t" if word == "can't" => return two("can", "not"),
            "t" if word == "won't" => return two("will", "not"),
            "t" => return two(bare.trim_end_matches('n'), "not"),
            _ => {}
        }
    }
    match word.as_str() {
        "cannot" => two("can", "not"),
        "gonna" => vec!["going".to_owned(), "to".to_owned()],
        _ => vec![even_spelling(&word)],
    }
}

/// One spelling for short titles and for British and American words.
fn even_spelling(word: &str) -> String {
    let title = match word {
        "gen" => "general",
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "dr" => "doctor",
        "pres" => "president",
        _ => "",
    };
    if !title.is_empty() {
        return title.to_owned();
    }
    let mut even = word.replace("isation", "ization").replace("ising", "izing");
    for (british, american) in [
        ("ise", "ize"),
        ("ised", "ized"),
        ("our", "or"),
        ("oured", "ored"),
        ("ours", "ors"),
    ] {
        let is_long = even.len() > british.len() + 2;
        if let Some(bare) = even.strip_suffix(british).filter(|_| is_long) {
            even = format!("{bare}{american}");
        }
    }
    even
}

/// Two common words are neighbours where no more than one word stands between: "have used", "have been used".
const RUN_STEP_WORDS: usize = 2;

/// Two quotations laid along each other: the places of the words they share, in order.
pub(super) type Alignment = Vec<(usize, usize)>;

/// Finds the longest run of words that both quotations have in this order, without what only happens
/// to be there: it begins and ends with neighbours that are neighbours in both.
pub(super) fn align(a: &[Token], b: &[Token]) -> Alignment {
    let pairs = longest_common(a, b);
    let is_run = |at: usize| {
        let joins = |x: usize, y: usize| {
            let Some(next) = pairs.get(y) else {
                return false;
            };
            let (step_a, step_b) = (next.0 - pairs[x].0, next.1 - pairs[x].1);
            step_a.max(step_b) <= RUN_STEP_WORDS
        };
        joins(at, at + 1) || (at > 0 && joins(at - 1, at))
    };
    // Or with the first or last word of both.
    let is_end = |at: usize| {
        pairs[at] == (0, 0) || (pairs[at].0 + 1 == a.len() && pairs[at].1 + 1 == b.len())
    };
    let first = (0..pairs.len()).find(|at| is_run(*at) || is_end(*at));
    let last = (0..pairs.len()).rev().find(|at| is_run(*at) || is_end(*at));
    match (first, last) {
        (Some(first), Some(last)) => pairs[first..=last].to_vec(),
        _ => pairs,
    }
}

/// Longest common subsequence of the words.
fn longest_common(a: &[Token], b: &[Token]) -> Alignment {
    let width = b.len() + 1;
    let mut best = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i * width + j] = if a[i].is_same(&b[j]) {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i].is_same(&b[j]) {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}
