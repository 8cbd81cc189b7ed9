//! Cells that are links (OSC 8), written beside what the drawing library writes.
//!
//! The library knows cells of text and nothing of links, and takes a sequence within a cell for letters.
//! So the cells of a link are written once more after the frame, between the sequences that open and
//! close it, whenever they or the address have changed; cells that are no longer part of a link are
//! written once more without. These are a few cells in the heads of columns.
//!
//! An address comes in as plain ASCII without controls (see `article::web_address`), so it cannot end its
//! sequence.

use std::io::{self, Write};

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};

use super::Strip;
use crate::page::text_width;

/// A link as it is on the screen.
#[derive(Clone, Debug, PartialEq)]
struct Link {
    strip: Strip,
    address: String,
    cells: Vec<Cell>,
}

/// The links on the screen.
#[derive(Debug, Default)]
pub(super) struct Links(Vec<Link>);

/// Cells to be written after a frame, each stretch with the address it links to, if any.
pub(super) struct Changes(Vec<Link>);

impl Links {
    /// Takes in the links of a new frame; returns what is to be written for them.
    pub(super) fn take(&mut self, linked: Vec<(Strip, String)>, buffer: &Buffer) -> Changes {
        let linked = linked.into_iter();
        let new: Vec<Link> = linked
            .map(|(strip, address)| Link {
                strip,
                address,
                cells: cells_of(strip, buffer),
            })
            .collect();
        let old = std::mem::take(&mut self.0);
        let gone = old.iter().filter(|link| !new.contains(link));
        let plain = gone.map(|link| Link {
            strip: link.strip,
            address: String::new(),
            cells: cells_of(link.strip, buffer),
        });
        let plain: Vec<Link> = plain.collect();
        // What was a link may overlap one that stays, so then all are written.
        let is_same = plain.is_empty();
        let fresh = new.iter().filter(|link| !is_same || !old.contains(link));
        let changes = plain.iter().chain(fresh).cloned().collect();
        self.0 = new;
        Changes(changes)
    }
}

impl Changes {
    /// Tells whether nothing is to be written.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes the cells.
    pub(super) fn write<W: Write>(&self, backend: &mut CrosstermBackend<W>) -> io::Result<()> {
        for link in &self.0 {
            if !link.address.is_empty() {
                write!(backend, "\x1b]8;;{}\x1b\\", link.address)?;
            }
            backend.draw(link.visible())?;
            if !link.address.is_empty() {
                write!(backend, "\x1b]8;;\x1b\\")?;
            }
        }
        Ok(())
    }
}

impl Link {
    /// Its cells with their places, without those that the second half of a wide letter covers.
    fn visible(&self) -> impl Iterator<Item = (u16, u16, &Cell)> {
        let mut covered = 0;
        let cells = (self.strip.x..).zip(&self.cells);
        cells.filter_map(move |(x, cell)| {
            if covered > 0 {
                covered -= 1;
                return None;
            }
            covered = text_width(cell.symbol()).saturating_sub(1);
            Some((x, self.strip.y, cell))
        })
    }
}

fn cells_of(strip: Strip, buffer: &Buffer) -> Vec<Cell> {
    let places = strip.x..strip.x.saturating_add(strip.width_cells);
    let cells = places.filter_map(|x| buffer.cell((x, strip.y)));
    cells.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRIP: Strip = Strip {
        x: 2,
        y: 0,
        width_cells: 4,
    };

    /// What is written for a frame with this text and this link.
    fn written(links: &mut Links, text: &str, address: Option<&str>) -> String {
        let buffer = Buffer::with_lines([text]);
        let linked = address.map(|address| (STRIP, address.to_owned()));
        let changes = links.take(linked.into_iter().collect(), &buffer);
        let mut bytes = Vec::new();
        let mut backend = CrosstermBackend::new(&mut bytes);
        changes.write(&mut backend).expect("written");
        // Colours are not of interest here.
        let text = String::from_utf8_lossy(&bytes).replace("\x1b[39m\x1b[49m\x1b[59m\x1b[0m", "");
        text.replace('\x1b', "␛")
    }

    const OPEN: &str = "␛]8;;https://a.example/␛\\";
    const CLOSE: &str = "␛]8;;␛\\";

    #[test]
    fn link_is_written_around_its_cells_once() {
        let mut links = Links::default();
        let address = Some("https://a.example/");
        let first = written(&mut links, "1 Post  2024", address);
        assert_eq!(first, format!("{OPEN}␛[1;3HPost{CLOSE}"));
        assert_eq!(written(&mut links, "1 Post  2025", address), "");
    }

    #[test]
    fn changed_text_and_changed_address_are_written_anew() {
        let mut links = Links::default();
        written(&mut links, "1 Post", Some("https://b.example/"));
        let address = Some("https://a.example/");
        let plain = "␛[1;3HPost";
        let again = written(&mut links, "1 Post", address);
        assert_eq!(again, format!("{plain}{OPEN}␛[1;3HPost{CLOSE}"));
        let again = written(&mut links, "1 Echo", address);
        assert_eq!(again, format!("␛[1;3HEcho{OPEN}␛[1;3HEcho{CLOSE}"));
    }

    #[test]
    fn cells_are_no_link_any_more_when_it_is_gone() {
        let mut links = Links::default();
        written(&mut links, "1 Post", Some("https://a.example/"));
        assert_eq!(written(&mut links, "1 Post", None), "␛[1;3HPost");
        assert_eq!(written(&mut links, "1 Post", None), "");
    }

    #[test]
    fn wide_letters_are_written_once() {
        let mut links = Links::default();
        let first = written(&mut links, "1 日報", Some("https://a.example/"));
        assert_eq!(first, format!("{OPEN}␛[1;3H日␛[1;5H報{CLOSE}"));
    }
}
