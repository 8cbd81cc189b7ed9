//! The sample stories, built into the program so that it has something to show with no file at hand.
//!
//! The articles are the very files of `articles/` in the repository: one list, so that the built-in stories and the ones a
//! newcomer opens from disk cannot drift apart. Every outlet is invented and every text is ours; where they contradict each
//! other they do so on purpose, and `tests/gold` says where.

use crate::article::Source;

/// One story that the program ships: the same event as several invented outlets told it.
#[derive(Clone, Copy, Debug)]
pub struct SampleStory {
    /// Folder name, as in `articles/`: "ferry-fire".
    pub name: &'static str,
    /// What the story is about, for a list of stories.
    pub title: &'static str,
    /// File names and bytes, in the order of the file names.
    files: &'static [(&'static str, &'static [u8])],
}

impl SampleStory {
    /// Returns the story's articles as sources, named as if they lay in a folder `sample`.
    ///
    /// `stories()[0].sources()[0].path` -> `"sample/exchange-denial/bourse-monitor.txt"`
    pub fn sources(&self) -> Vec<Source> {
        let source = |(file, bytes): &(&str, &[u8])| {
            Source::new(format!("sample/{}/{file}", self.name), bytes.to_vec())
        };
        self.files.iter().map(source).collect()
    }
}

/// Embeds files of one folder under `articles/`.
macro_rules! files {
    ($story:literal: $($file:literal),+ $(,)?) => {
        &[$((
            $file,
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/articles/", $story, "/", $file)),
        )),+]
    };
}

/// Returns the stories that are built in, in the order in which a list shows them.
pub fn stories() -> Vec<SampleStory> {
    vec![
        SampleStory {
            name: "exchange-denial",
            title: "An exchange disputes a report",
            files: files!("exchange-denial":
                "bourse-monitor.txt",
                "coinwatch-daily.txt",
                "harbour-courier.md",
                "ledgerline.txt",
                "meridian-brief.md",
            ),
        },
        SampleStory {
            name: "ferry-fire",
            title: "Fire on the Lady Maren",
            files: files!("ferry-fire":
                "ansgar-gazette.txt",
                "capital-standard.md",
                "channel-six.txt",
                "dockside.md",
                "island-radio.txt",
                "north-wire.md",
            ),
        },
    ]
}
