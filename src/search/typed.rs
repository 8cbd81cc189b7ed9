//! The typed text as it stands, but for case and accents.
//!
//! ```text
//!  ASCII article                       letters of either case, as they are printed
//!  with “…”, — or other scripts        the same, while only letters, digits and blanks are typed
//!  with é, ﬁ or soft hyphens           statements that are not ASCII are folded first
//! ```

use memchr::memmem;

use super::fold::Foreign;
use super::fragments::Needed;
use super::lines::best_edges;
use super::pattern::Caseless;
use super::query::Query;
use super::whole::{Asked, Sought};
use crate::text::Span;

/// A typed text, ready to be found.
pub(super) struct TypedText<'a> {
    letters: &'a str,
    folded: memmem::Finder<'a>,
    /// None where a text of ASCII can never hold it.
    caseless: Option<Caseless>,
    /// Of letters, digits and blanks alone.
    is_plain: bool,
}

impl<'a> TypedText<'a> {
    /// Takes what was typed.
    pub(super) fn new(query: &'a Query) -> TypedText<'a> {
        let letters = query.folded.as_str();
        TypedText {
            letters,
            folded: memmem::Finder::new(letters.as_bytes()),
            caseless: letters.is_ascii().then(|| Caseless::new(letters)).flatten(),
            is_plain: letters
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b' '),
        }
    }

    /// Its places in a folded text.
    fn places<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = Span> + 't {
        let found = self.folded.find_iter(folded.as_bytes());
        found.map(|start| Span::new(start, start + self.letters.len()))
    }
}

impl Sought for TypedText<'_> {
    fn needed(&self) -> Needed {
        Needed::by_text(self.letters)
    }

    fn is_anywhere(&self, foreign: Foreign) -> bool {
        match foreign {
            Foreign::None => true,
            Foreign::Apart => self.is_plain,
            Foreign::Letters => false,
        }
    }

    fn next_end(&self, text: &str, from: usize) -> Option<usize> {
        self.caseless.as_ref()?.next_end(text, from)
    }

    fn edges(&self, asked: &mut Asked) -> Option<u32> {
        if self.is_anywhere(asked.foreign) || asked.text.is_ascii() {
            let caseless = self.caseless.as_ref()?;
            return best_edges(asked.text, caseless.found(asked.text));
        }
        let folded = asked.room.fold(asked.text);
        best_edges(folded, self.places(folded))
    }

    fn is_in(&self, asked: &mut Asked) -> bool {
        if self.is_anywhere(asked.foreign) || asked.text.is_ascii() {
            let caseless = self.caseless.as_ref();
            return caseless.is_some_and(|caseless| caseless.is_in(asked.text));
        }
        let folded = asked.room.fold(asked.text);
        self.folded.find(folded.as_bytes()).is_some()
    }
}
