//! How much is read of what comes from outside.
//!
//! Each limit is a setting of the table `[limits]` in the config file, and each message about one names it. They
//! travel with a [`super::Source`] to wherever it is taken apart, so that nothing on the way need know them.

/// Bytes in a megabyte, as files are measured here.
const MEGABYTE: usize = 1 << 20;

/// How much is read of what comes from outside; the defaults are those of `assets/config.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Largest file that is read. The longest reportage is under one megabyte; beyond this it is a book or a
    /// dump, and reading costs about ten times the file in memory.
    pub file_mb: usize,
    /// Largest page or document once it is unpacked.
    pub unpacked_mb: usize,
    /// Most that is taken of one answer of a server.
    pub fetch_mb: usize,
    /// Longest wait for a page, redirects included.
    pub fetch_seconds: usize,
    /// Largest feed that is parsed; those of news outlets have a tenth of a megabyte.
    pub feed_mb: usize,
    /// Most items taken of one feed; beyond it, it is an archive.
    pub feed_items: usize,
    /// Tags of a page that are read; news pages have two to twenty thousand.
    pub page_tags: usize,
    /// How deep elements may stand in each other; news pages reach forty.
    pub page_depth: usize,
    /// Text of a page that is read; the longest have one.
    pub page_text_mb: usize,
    /// Paragraphs read of one text: a long book has some ten thousand.
    pub paragraphs: usize,
    /// Sentences compared of one article: a long book has as many.
    pub sentences: usize,
    /// Longest sentence in characters; a longer one is cut at a blank. The longest of literature have half.
    pub sentence_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_mb: 32,
            unpacked_mb: 64,
            fetch_mb: 16,
            fetch_seconds: 30,
            feed_mb: 16,
            feed_items: 2_000,
            page_tags: 300_000,
            page_depth: 200,
            page_text_mb: 4,
            paragraphs: 20_000,
            sentences: 20_000,
            sentence_chars: 4_000,
        }
    }
}

impl Limits {
    /// Largest file in bytes.
    pub fn file_bytes(self) -> usize {
        self.file_mb.saturating_mul(MEGABYTE)
    }

    /// Largest page or document once it is unpacked, in bytes.
    pub fn unpacked_bytes(self) -> usize {
        self.unpacked_mb.saturating_mul(MEGABYTE)
    }

    /// Largest answer of a server in bytes.
    pub fn fetch_bytes(self) -> usize {
        self.fetch_mb.saturating_mul(MEGABYTE)
    }

    /// Most text of a page in bytes.
    pub fn page_text_bytes(self) -> usize {
        self.page_text_mb.saturating_mul(MEGABYTE)
    }

    /// Largest feed in bytes.
    pub fn feed_bytes(self) -> usize {
        self.feed_mb.saturating_mul(MEGABYTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Source, read};

    /// The notes of a text read within limits, and how many statements it has.
    fn noted(path: &str, text: &str, limits: Limits) -> (Vec<String>, usize) {
        let source = Source {
            limits,
            ..Source::new(path, text)
        };
        let article = read(&source);
        let notes = article.notes.iter().map(|n| n.text.clone()).collect();
        (notes, article.statements.len())
    }

    #[test]
    fn paragraphs_beyond_the_limit_are_noted() {
        let limits = Limits {
            paragraphs: 2,
            ..Limits::default()
        };
        for path in ["a.txt", "a.md"] {
            let (notes, _) = noted(path, "It rained.\n\nIt snowed.\n\nIt hailed.\n", limits);
            let note = "only the first 2 of 3 paragraphs were read (limits.paragraphs)";
            assert_eq!(notes, [note]);
        }
    }

    #[test]
    fn sentences_beyond_the_limit_are_noted_and_end_the_text() {
        let limits = Limits {
            sentences: 3,
            ..Limits::default()
        };
        let text = "It rained. It snowed.\n\nIt hailed. It cleared.\n\nIt froze.\n";
        let source = Source {
            limits,
            ..Source::new("a.txt", text)
        };
        let article = read(&source);
        assert_eq!(article.text, "It rained. It snowed.\n\nIt hailed.");
        assert_eq!(article.paragraphs.len(), 2);
        assert_eq!(
            article.notes[0].text,
            "only the first 3 of 5 sentences were read (limits.sentences)"
        );
    }

    #[test]
    fn longer_sentence_is_cut_at_blanks_and_noted() {
        let limits = Limits {
            sentence_chars: 12,
            ..Limits::default()
        };
        let source = Source {
            limits,
            ..Source::new("a.txt", "It never rained on Élodie, ever. So!\n")
        };
        let article = read(&source);
        let parts = article.statement_ids().map(|id| article.statement_text(id));
        let parts: Vec<&str> = parts.collect();
        assert_eq!(parts, ["It never", "rained on", "Élodie,", "ever.", "So!"]);
        let note = "1 sentence of more than 12 characters was cut (limits.sentence-chars)";
        assert_eq!(article.notes[0].text, note);
    }

    #[test]
    fn word_without_an_end_is_cut_too() {
        let (notes, count) = noted("a.txt", &"é".repeat(10_000), Limits::default());
        assert_eq!((notes.len(), count), (1, 3));
    }

    #[test]
    fn tags_and_depth_of_a_page_are_limited() {
        let limits = Limits {
            page_tags: 40,
            page_depth: 5,
            ..Limits::default()
        };
        let deep = format!("<html><body>{}<p>It rained.", "<div>".repeat(10));
        let (notes, _) = noted("a.html", &deep, limits);
        assert!(notes[0].ends_with("more than 5 deep were opened up (limits.page-depth)"));
        let long = format!("<html><body>{}", "<p>It rained again.</p>".repeat(30));
        let (notes, _) = noted("a.html", &long, limits);
        assert_eq!(
            notes[0],
            "only the first 40 tags were read (limits.page-tags)"
        );
    }

    #[test]
    fn bytes_beyond_the_limit_are_not_read() {
        let limits = Limits {
            file_mb: 1,
            unpacked_mb: 1,
            ..Limits::default()
        };
        let (notes, _) = noted("a.txt", &"It rained.\n\n".repeat(100_000), limits);
        assert_eq!(
            notes[0],
            "only the first 1 MB were read (limits.unpacked-mb)"
        );
    }
}
