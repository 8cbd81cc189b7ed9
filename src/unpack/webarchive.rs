//! Web archives of Safari: the page that a property list holds, with its address, type and encoding.
//!
//! Pictures, styles and frames beside it are passed over. A binary property list may name one object from
//! many places, so that a small file stands for a huge tree; what is passed over is counted too. The events
//! of the parser are read, not its values: it panics on some dates when it makes values of them.

use std::io::Cursor;

use plist::stream::{Event, OwnedEvent, Reader};

use super::{Unpacked, failure};
use crate::article::{Declared, Source, foreign_kind};

/// How much may be read of a property list, in bytes and objects: twice the largest file by default, for
/// nothing stands in one more than once.
const MAX_COST: usize = 64 << 20;

/// Most objects within each other. Frames within frames take two each.
const MAX_DEPTH: usize = 64;

/// The page, among all resources.
const MAIN: &str = "WebMainResource";

/// Tells whether bytes are a binary property list.
pub(super) fn is_property_list(bytes: &[u8]) -> bool {
    bytes.starts_with(b"bplist0")
}

/// Takes the page of an archive.
pub(super) fn take_page(mut source: Source) -> Unpacked {
    let fail = |reason: &str, hint| Unpacked::failed(failure(&source, reason, hint));
    let page = match find_page(&source.bytes) {
        Ok(page) => page,
        Err(_) if !has_main(&source.bytes) => {
            return fail(
                "it is a property list that is damaged",
                "save the page as HTML",
            );
        }
        Err(_) => {
            let reason = "it is a web archive, and damaged or beyond the limits";
            return fail(reason, "save the page again, as HTML");
        }
    };
    let Some(page) = page else {
        let hint = "only those that Safari saves pages in are read";
        return fail("it is a property list, and no web archive", hint);
    };
    if let Some(foreign) = foreign_kind(&page.bytes) {
        let reason = format!("it is a web archive of {}", foreign.what);
        return fail(&reason, foreign.hint);
    }
    let outer = std::mem::take(&mut source.declared);
    source.declared = Declared {
        media_type: page.media_type.or(Some("text/html".to_owned())),
        charset: page.charset,
        url: page.url.or(outer.url),
        ..outer
    };
    source.bytes = page.bytes;
    Unpacked::whole(source)
}

fn has_main(bytes: &[u8]) -> bool {
    bytes.windows(MAIN.len()).any(|w| w == MAIN.as_bytes())
}

/// A resource of an archive.
#[derive(Default)]
struct Resource {
    bytes: Vec<u8>,
    media_type: Option<String>,
    charset: Option<String>,
    url: Option<String>,
}

/// Finds the page among the events of a property list; none where there is no such resource.
fn find_page(bytes: &[u8]) -> Result<Option<Resource>, String> {
    let mut walk = Walk::default();
    for event in Reader::new(Cursor::new(bytes)) {
        walk.take(event.map_err(|error| error.to_string())?)?;
    }
    Ok(walk.page.filter(|page| !page.bytes.is_empty()))
}

/// Where reading stands: depth 1 is within the archive, depth 2 within one of its resources.
#[derive(Default)]
struct Walk {
    cost: usize,
    depth: usize,
    /// The last key of the archive, and of the page; none where a key is to come.
    outer_key: Option<String>,
    inner_key: Option<String>,
    is_dictionary: bool,
    page: Option<Resource>,
}

impl Walk {
    fn take(&mut self, event: OwnedEvent) -> Result<(), String> {
        self.cost += 1 + cost_of(&event);
        if self.cost > MAX_COST || self.depth > MAX_DEPTH {
            return Err("it is larger or deeper than any page".to_owned());
        }
        match event {
            Event::StartArray(_) | Event::StartDictionary(_) => self.begin(&event),
            Event::EndCollection => {
                self.depth = self.depth.saturating_sub(1);
                self.value_ended();
            }
            Event::String(text) => self.text(text.into_owned()),
            Event::Data(bytes) => {
                if let (Some("WebResourceData"), Some(page)) = self.slot() {
                    page.bytes = bytes.into_owned();
                }
                self.value_ended();
            }
            _ => self.value_ended(),
        }
        Ok(())
    }

    fn begin(&mut self, event: &OwnedEvent) {
        let is_dictionary = matches!(event, Event::StartDictionary(_));
        match self.depth {
            0 => self.is_dictionary = is_dictionary,
            1 if is_dictionary && self.is_dictionary && self.outer_key.as_deref() == Some(MAIN) => {
                self.page = Some(Resource::default());
            }
            _ => {}
        }
        self.depth += 1;
    }

    /// A text is a key where one is to come, else a value.
    fn text(&mut self, text: String) {
        let is_in_page = self.is_in_page();
        match self.depth {
            1 if self.is_dictionary && self.outer_key.is_none() => self.outer_key = Some(text),
            2 if is_in_page && self.inner_key.is_none() => self.inner_key = Some(text),
            _ => {
                match self.slot() {
                    (Some("WebResourceMIMEType"), Some(page)) => page.media_type = Some(text),
                    (Some("WebResourceTextEncodingName"), Some(page)) => page.charset = Some(text),
                    (Some("WebResourceURL"), Some(page)) => page.url = Some(text),
                    _ => {}
                }
                self.value_ended();
            }
        }
    }

    fn is_in_page(&self) -> bool {
        self.page.is_some() && self.outer_key.as_deref() == Some(MAIN)
    }

    /// The key whose value comes, and the page it belongs to, directly within the page.
    fn slot(&mut self) -> (Option<&str>, Option<&mut Resource>) {
        let is_here = self.depth == 2 && self.is_in_page();
        (
            self.inner_key.as_deref(),
            self.page.as_mut().filter(|_| is_here),
        )
    }

    fn value_ended(&mut self) {
        match self.depth {
            1 => (self.outer_key, self.inner_key) = (None, None),
            2 => self.inner_key = None,
            _ => {}
        }
    }
}

/// What an event took to read: its bytes, or the places for what it holds.
fn cost_of(event: &OwnedEvent) -> usize {
    match event {
        Event::StartArray(length) | Event::StartDictionary(length) => {
            usize::try_from(length.unwrap_or(0))
                .unwrap_or(MAX_COST)
                .min(MAX_COST)
        }
        Event::String(text) => text.len(),
        Event::Data(bytes) => bytes.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
