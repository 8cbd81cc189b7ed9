//! One thing that holds several articles becomes several sources.
//!
//! Stands between where bytes come from (disk, net) and where they are read. Formats are told by
//! content first, since names lie and standard input has none. What holds one article comes back as
//! it is. A part is named after the whole and its place in it, counted from one: "feed.xml#3"; the
//! same bytes always give the same names.

use crate::article::Source;
use crate::failure::Failure;

/// What was found in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The articles' sources, in the order in which they stand in it.
    pub sources: Vec<Source>,
    /// What of it could not be used.
    pub failures: Vec<Failure>,
}

impl Unpacked {
    /// A source that is one article.
    pub fn whole(source: Source) -> Self {
        Unpacked {
            sources: vec![source],
            failures: Vec::new(),
        }
    }

    /// A source of which nothing can be used.
    pub fn failed(failure: Failure) -> Self {
        Unpacked {
            sources: Vec::new(),
            failures: vec![failure],
        }
    }
}

/// Takes a source apart, where it holds several articles.
pub fn unpack(source: Source) -> Unpacked {
    Unpacked::whole(source)
}
