//! The elements of an XML part, one after the other, by their local names.
//!
//! Nothing here calls itself and no entity is expanded but the five of XML, so neither deep nor
//! self-referring documents cost more than their bytes. What stands before a damage is given.

use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Most elements within each other. Tables in tables in text boxes reach some sixty.
const MAX_DEPTH: usize = 512;

/// A piece of a part.
pub(super) enum Piece<'a> {
    /// An element begins.
    Start(&'a str, &'a BytesStart<'a>),
    /// It ends; one without content ends right after it began.
    End(&'a str),
    /// Text, its references resolved.
    Text(&'a str),
}

/// Gives all pieces of a part to `take`; tells whether it came to its end without damage.
pub(super) fn for_each_piece(bytes: &[u8], take: &mut dyn FnMut(Piece)) -> bool {
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    let (mut place, mut depth) = (Vec::new(), 0_usize);
    loop {
        match reader.read_event_into(&mut place) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return false;
                }
                take(Piece::Start(tag.local_name().as_ref(), &tag));
            }
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                take(Piece::End(tag.local_name().as_ref()));
            }
            Ok(Event::Text(text)) => take(Piece::Text(&text.xml10_content())),
            Ok(Event::CData(text)) => take(Piece::Text(&text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                if let Some(text) = resolve(&reference) {
                    take(Piece::Text(&text));
                }
            }
            Ok(Event::Eof) => return depth == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
        place.clear();
    }
}

/// `amp` -> `"&"`, `#8217` -> `"’"`; an entity of the document's own is left out
fn resolve(reference: &BytesRef) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => Some(letter.to_string()),
        Ok(None) => resolve_predefined_entity(reference).map(str::to_owned),
        Err(_) => None,
    }
}

/// An attribute's value by its local name: `("val", <w:ilvl w:val="2"/>)` -> `"2"`
pub(super) fn attribute(name: &str, tag: &BytesStart) -> Option<String> {
    // Looking for repeated names costs the square of their number.
    let mut all = tag.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}
