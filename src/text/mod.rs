//! Text as the comparison sees it: spans, words, sentences, quotations, figures.
//!
//! Everything here works on plain `&str` and knows nothing of articles or outlets.

mod dates;
mod figures;
mod letters;
mod quotes;
mod sentences;
mod span;
mod words;

pub use dates::{TextDate, dates, month};
pub use figures::{Figure, Hedge, Unit, figures};
pub use letters::letters;
pub use quotes::{Quotation, quotations};
pub use sentences::{is_sentence_opener, split_sentences};
pub use span::Span;
pub use words::{Word, are_synonyms, stem, synonym_classes, words};
