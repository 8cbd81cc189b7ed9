//! Pages: an article wrapped to a width, and what every span of it means.
//!
//! This is the one place where bytes become cells. A [`Page`] counts the rows of every statement and wraps
//! those near the screen, so that it is cheap to keep for every column and to make anew at a resize. Meaning comes as [`Role`]s, gutter [`Mark`]s and [`Says`]; colours are the business of
//! `ui/style.rs` alone.
//!
//! ```text
//!  Article ──wrap──▶ Page (rows)            which statement, which bytes
//!  Comparison ─────▶ Index (lookup)         links and claims of a statement, without a search
//!                 ├▶ Mark per statement     =3  ≠2  +1  ~
//!                 │    └▶ Density           the marks of a page in as many cells as it has on the screen
//!                 ├▶ Says per outlet        same, partly, differs, silent
//!                 └▶ Lit spans              shared word, differing value
//! ```

mod cells;
mod claim;
mod density;
mod elide;
mod elsewhere;
mod gutter;
mod index;
#[cfg(test)]
mod marks_tests;
mod plain;
mod role;
mod rows;
mod says;
mod wording;
mod wrap;

pub use cells::{fit_cells, grapheme_width, text_width};
pub use claim::{linked_outside, says_of_claim};
pub use density::{Dense, Density};
pub use elide::elide_shared;
pub use elsewhere::values_elsewhere;
pub use gutter::{Mark, marks_of_article};
pub use index::Index;
pub use plain::is_one_cell;
pub use role::{Lit, Role, Run, light_up, lit_of_pair, merge_near, runs_of_row};
#[cfg(test)]
pub(crate) use rows::long_article;
pub use rows::{Marked, Page, Row};
pub use says::{OutletSays, Says, says_of, says_of_pair};
pub use wording::changed_words;
pub use wrap::wrap;
