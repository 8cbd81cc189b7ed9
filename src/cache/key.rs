//! The key of what is kept: a hash over all that decides it.
//!
//! Every field is hashed with its length, so that no two sources run into one. Structs are taken apart
//! by name: a new field is an error of the compiler until it is hashed too.

use sha2::{Digest as _, Sha256};

use super::BUILD;
use crate::article::{Amendments, Declared, Limits, Note, OutletGroup, STDIN, Source, is_address};
use crate::disk::{KEY_BYTES, RecordKey};

/// What sort of thing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Article = 1,
    Sketch = 2,
    Sorted = 3,
    Comparison = 4,
}

/// Tells whether a source came by standard input: it is not looked for again, and may be private.
pub(super) fn is_passing(source: &Source) -> bool {
    is_passing_path(&source.path)
}

/// The same by its name.
pub(super) fn is_passing_path(path: &str) -> bool {
    let rest = path.strip_prefix(STDIN);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
}

/// The key of what is made of a source.
pub(super) fn key_of_source(kind: Kind, source: &Source, amendments: &Amendments) -> RecordKey {
    let mut key = Hashing::new(kind);
    let Source {
        path,
        bytes,
        declared,
        notes,
        limits,
    } = source;
    // Outlets are grouped by paths too.
    let has_groups = !amendments.groups.is_empty();
    key.add(if has_groups { path } else { telling_part(path) });
    key.add(bytes);
    key.add_declared(declared);
    key.add_all(notes.iter().map(|Note { text }| text));
    key.add_limits(*limits);
    key.add_amendments(amendments);
    key.finish()
}

/// What of a path reading goes by: all of an address, the name of a file.
///
/// `"news/a.txt"` -> `"a.txt"`, `"https://a.example/b"` -> `"https://a.example/b"`
fn telling_part(path: &str) -> &str {
    if is_address(path) {
        return path;
    }
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A key in the making.
pub(super) struct Hashing(Sha256);

impl Hashing {
    pub(super) fn new(kind: Kind) -> Hashing {
        let mut key = Hashing(Sha256::new());
        key.add(BUILD);
        key.add([kind as u8]);
        key
    }

    /// Adds a text or bytes, with their length.
    pub(super) fn add(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    pub(super) fn add_all(&mut self, texts: impl ExactSizeIterator<Item = impl AsRef<[u8]>>) {
        self.add((texts.len() as u64).to_le_bytes());
        for text in texts {
            self.add(text);
        }
    }

    fn add_option(&mut self, text: Option<impl AsRef<[u8]>>) {
        match text {
            Some(text) => {
                self.add([1]);
                self.add(text);
            }
            None => self.add([0]),
        }
    }

    fn add_declared(&mut self, declared: &Declared) {
        let Declared {
            media_type,
            charset,
            url,
            title,
            outlet,
            author,
            published,
            language,
        } = declared;
        for text in [media_type, charset, url, title, outlet, author, language] {
            self.add_option(text.as_ref());
        }
        self.add_option(published.map(|day| day.to_string()));
    }

    fn add_limits(&mut self, limits: Limits) {
        // What could not be fetched or was too large is not kept; the other limits cut what is read.
        let Limits {
            file_mb,
            unpacked_mb,
            fetch_mb: _,
            fetch_seconds: _,
            feed_mb: _,
            feed_items: _,
            page_tags,
            page_depth,
            page_text_mb,
            paragraphs,
            sentences,
            sentence_chars,
        } = limits;
        let limits = [
            file_mb,
            unpacked_mb,
            page_tags,
            page_depth,
            page_text_mb,
            paragraphs,
            sentences,
            sentence_chars,
        ];
        for limit in limits {
            self.add((limit as u64).to_le_bytes());
        }
    }

    fn add_amendments(&mut self, amendments: &Amendments) {
        let Amendments {
            outlet,
            title,
            published,
            rank,
            groups,
            put_back,
            taken_out,
        } = amendments;
        self.add_option(outlet.as_ref());
        self.add_option(title.as_ref());
        self.add_option(published.map(|day| day.to_string()));
        self.add_option(rank.map(|rank| (rank as u64).to_le_bytes()));
        self.add((groups.len() as u64).to_le_bytes());
        for OutletGroup { name, members } in groups {
            self.add(name);
            self.add_all(members.iter());
        }
        self.add_all(put_back.iter());
        self.add_all(taken_out.iter());
    }

    pub(super) fn finish(self) -> RecordKey {
        let hash = self.0.finalize();
        let mut key = [0; KEY_BYTES];
        key.copy_from_slice(&hash[..KEY_BYTES]);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(source: &Source) -> RecordKey {
        key_of_source(Kind::Article, source, &Amendments::default())
    }

    #[test]
    fn name_counts_but_not_its_folder() {
        let of = |path: &str| key(&Source::new(path, "text"));
        assert_eq!(of("news/a.txt"), of("/else/where/a.txt"));
        assert_ne!(of("news/a.txt"), of("news/b.txt"));
        assert_ne!(of("https://a.example/x"), of("https://b.example/x"));
        assert_ne!(of("feed.xml#1"), of("feed.xml#2"));
    }

    #[test]
    fn every_field_counts() {
        let plain = Source::new("a.txt", "text");
        let mut others = vec![plain.clone(); 10];
        others[1].bytes = b"texts".to_vec();
        others[2].declared.title = Some("text".to_owned());
        others[3].declared.outlet = Some("text".to_owned());
        others[4].declared.published = "2024-01-02".parse().ok();
        others[5].declared.charset = Some(String::new());
        others[6].declared.language = Some(String::new());
        others[7].notes = vec![Note {
            text: String::new(),
        }];
        others[8].declared.media_type = Some("text/html".to_owned());
        others[9].declared.url = Some("text".to_owned());
        let mut keys: Vec<RecordKey> = others.iter().map(key).collect();
        let set = |change: fn(&mut Amendments)| {
            let mut amendments = Amendments::default();
            change(&mut amendments);
            key_of_source(Kind::Article, &plain, &amendments)
        };
        keys.push(set(|a| a.outlet = Some("x".to_owned())));
        keys.push(set(|a| a.title = Some("x".to_owned())));
        keys.push(set(|a| a.rank = Some(0)));
        keys.push(set(|a| a.published = "2024-01-02".parse().ok()));
        keys.push(set(|a| a.set_block("x", true)));
        keys.push(set(|a| a.set_block("x", false)));
        keys.push(set(|a| a.groups = vec![OutletGroup::default()]));
        keys.push(key_of_source(Kind::Sketch, &plain, &Amendments::default()));
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn group_by_path_makes_the_folder_count() {
        let group = OutletGroup {
            name: "wires".to_owned(),
            members: vec!["news/a.txt".to_owned()],
        };
        let amendments = Amendments {
            groups: vec![group],
            ..Amendments::default()
        };
        let of = |path: &str| key_of_source(Kind::Article, &Source::new(path, ""), &amendments);
        assert_ne!(of("news/a.txt"), of("old/a.txt"));
    }

    #[test]
    fn standard_input_is_passing() {
        let is = |path: &str| is_passing(&Source::new(path, ""));
        assert!(is("-") && is("-#2"));
        assert!(!is("-a.txt") && !is("a-") && !is("news/-"));
    }
}
