//! Text as the comparison sees it: spans, words, sentences, quotations, figures; and as Markdown has it.
//!
//! Everything here works on plain `&str` and knows nothing of articles or outlets.

mod counted;
mod dates;
mod figures;
mod language;
mod latin;
mod letters;
mod markdown;
mod quotes;
mod sentences;
mod span;
mod stop_words;
mod unspaced;
mod word_bounds;
mod word_list;
mod words;

pub use counted::counted;
pub use dates::{TextDate, dates, month};
pub use figures::{Figure, Hedge, Unit, figures};
pub use language::Language;
pub use latin::latin_form;
pub use letters::letters;
pub use markdown::escape_markdown;
pub use quotes::{Quotation, quotations};
pub use sentences::{is_sentence_opener, split_sentences};
pub use span::Span;
pub use unspaced::is_unspaced;
pub use word_list::{WordList, first_letters};
pub use words::{
    Word, are_synonyms, compared_words, each_folded, is_predicate, stem, synonym_classes,
    word_spans, words, words_in,
};
