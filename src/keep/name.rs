//! Names of kept files: outlet and headline, safe on any disk.

use std::collections::BTreeSet;

/// Longest name, in bytes: disks take 255, and people read less.
const MAX_NAME_BYTES: usize = 120;

/// Longest part of it that names the outlet.
const MAX_OUTLET_BYTES: usize = 40;

/// Names that mean something else: devices of Windows, and files that a folder of articles passes over.
const RESERVED: [&str; 6] = ["aux", "con", "nul", "prn", "readme", "article"];

/// Gives names, none twice.
#[derive(Clone, Debug, Default)]
pub struct Names {
    given: BTreeSet<String>,
}

impl Names {
    /// A name for an article; one that was given before gets a number.
    ///
    /// `("The Post", "Fire: the \"facts\"")` -> `"the-post-fire-the-facts.md"`
    pub fn give(&mut self, outlet: &str, title: &str) -> String {
        let outlet = slug(outlet, MAX_OUTLET_BYTES);
        let room = MAX_NAME_BYTES - MAX_OUTLET_BYTES;
        let parts = [outlet, slug(title, room)].into_iter();
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        let mut stem = parts.join("-");
        let is_device = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
        if stem.is_empty() {
            "article".clone_into(&mut stem);
        } else if is_device || RESERVED.contains(&stem.as_str()) {
            stem.insert_str(0, "article-");
        }
        let numbered = |number: usize| match number {
            1 => format!("{stem}.md"),
            _ => format!("{stem}-{number}.md"),
        };
        let mut number = 1;
        while self.given.contains(&numbered(number)) {
            number += 1;
        }
        let name = numbered(number);
        self.given.insert(name.clone());
        name
    }
}

/// Letters and digits in lower case, all else a hyphen: `"A. B/C"` -> `"a-b-c"`
fn slug(text: &str, max_bytes: usize) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if slug.len() + c.len_utf8() > max_bytes {
            break;
        }
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
