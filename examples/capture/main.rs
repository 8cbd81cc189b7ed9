//! Draws frames of the built-in sample story as pictures for the README.
//!
//! ```text
//! cargo run --example capture                      # writes assets/captures/*.svg
//! cargo run --example capture -- out dark mono     # writes them to a folder, in these themes
//! cargo run --example capture -- out dark@256      # ... as a terminal of 256 colours shows them
//! ```
//!
//! The frames are the program's own: the same state, the same `draw`, the same keys, the same themes; only
//! the terminal is replaced by a file.

#![expect(clippy::print_stdout, reason = "a command that says what it wrote")]

mod pictures;
mod svg;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use abreast::theme::Depth;
use pictures::{CAPTURES, THEMES, picture};

fn main() {
    let mut arguments = env::args().skip(1);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/captures");
    let folder = arguments.next().map_or(own, PathBuf::from);
    let mut themes: Vec<String> = arguments.collect();
    if themes.is_empty() {
        themes.extend(THEMES.map(str::to_owned));
    }
    if let Err(error) = fs::create_dir_all(&folder) {
        println!("cannot make {}: {error}", folder.display());
        return;
    }
    for theme in &themes {
        let (name, depth) = match theme.strip_suffix("@256") {
            Some(name) => (name, Depth::Palette),
            None => (theme.as_str(), Depth::Exact),
        };
        for capture in CAPTURES {
            let path = folder.join(format!("{}-{theme}.svg", capture.name));
            match fs::write(&path, picture(capture, name, depth)) {
                Ok(()) => println!("wrote {}", path.display()),
                Err(error) => println!("cannot write {}: {error}", path.display()),
            }
        }
    }
}
