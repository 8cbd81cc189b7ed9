//! The only place that opens files: finds stories, reads sources, writes reports.
//!
//! What a path is gets settled before a byte is read, by type and size, since a pipe could block for
//! ever and a device never ends. A source that cannot be read is a [`Failure`] that names it, says why
//! and what to try; it never stops the others.

mod config;
mod lines;
mod lock;
mod names;
mod packs;
mod read;
mod session;
mod side;
mod stamps;
mod stories;
mod story_file;
mod themes;
mod welcome;
mod write;

pub use config::{config_file, config_folder, read_own_file};
pub use lines::LineFile;
pub use names::names_beginning;
pub use packs::{KEY_BYTES, PackCounts, PackPlace, Packs, RecordKey, cache_folder};
pub use read::{is_same_file, read_source};
use read::{kind_of, read_limited};
pub use session::SessionPlace;
pub use side::{Kept, Rescued, SidePlace};
pub use stamps::Stamps;
pub use stories::{
    DEFAULT_FOLDER, Found, StoryPaths, find_default, find_stories, find_stories_heard, listed_again,
};
pub use themes::own_themes;
pub use welcome::{is_welcomed, remember_welcome};
pub use write::{make_folder, typed_path, write_file, write_file_by, write_new_file};

pub use crate::article::STDIN;
pub use crate::failure::Failure;
