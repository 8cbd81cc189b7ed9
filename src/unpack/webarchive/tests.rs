//! Archives written here, in both kinds of property list, and what is read of them.

use plist::{Dictionary, Value as Plist};

use super::*;
use crate::article;
use crate::unpack::unpack;

const PAGE: &str =
    "<html><head><title>Mill</title></head><body><p>The café burnt.</p></body></html>";

fn resource(bytes: &[u8], media_type: &str) -> Plist {
    let mut resource = Dictionary::new();
    let mut put = |name: &str, value: Plist| resource.insert(name.to_owned(), value);
    put("WebResourceURL", "https://h.example/1".into());
    put("WebResourceMIMEType", media_type.into());
    put("WebResourceTextEncodingName", "windows-1252".into());
    put("WebResourceData", Plist::Data(bytes.to_vec()));
    put("WebResourceFrameName", "".into());
    Plist::Dictionary(resource)
}

fn archive(main: Plist) -> Plist {
    let mut archive = Dictionary::new();
    let picture = resource(b"\x89PNG", "image/png");
    archive.insert(
        "WebSubresources".to_owned(),
        Plist::Array(vec![picture, Plist::Integer(7.into())]),
    );
    archive.insert(MAIN.to_owned(), main);
    Plist::Dictionary(archive)
}

fn binary(list: &Plist) -> Vec<u8> {
    let mut bytes = Vec::new();
    list.to_writer_binary(&mut bytes).expect("memory");
    bytes
}

fn xml(list: &Plist) -> Vec<u8> {
    let mut bytes = Vec::new();
    list.to_writer_xml(&mut bytes).expect("memory");
    bytes
}

fn failure_of(bytes: Vec<u8>) -> String {
    let unpacked = unpack(Source::new("a.webarchive", bytes));
    assert!(unpacked.sources.is_empty());
    unpacked
        .failures
        .first()
        .map_or_else(String::new, ToString::to_string)
}

#[test]
fn page_of_an_archive_is_read_with_address_and_encoding() {
    let (page, _, _) = encoding_rs::WINDOWS_1252.encode(PAGE);
    let list = archive(resource(&page, "text/html"));
    for bytes in [binary(&list), xml(&list)] {
        let unpacked = unpack(Source::new("a.webarchive", bytes));
        assert_eq!(unpacked.failures, []);
        let source = &unpacked.sources[0];
        assert_eq!(source.path, "a.webarchive");
        assert_eq!(source.declared.charset.as_deref(), Some("windows-1252"));
        let article = article::read(source);
        assert_eq!(article.text, "Mill\n\nThe café burnt.");
        assert_eq!(article.url.as_deref(), Some("https://h.example/1"));
    }
}

#[test]
fn archive_of_something_else_is_named() {
    let pdf = binary(&archive(resource(b"%PDF-1.7", "application/pdf")));
    assert!(
        failure_of(pdf)
            .contains("it is a web archive of a PDF document; save the page as HTML or text")
    );
    let other = binary(&Plist::Array(vec!["A".into()]));
    assert!(failure_of(other).contains("it is a property list, and no web archive"));
    let empty = xml(&archive(Plist::Dictionary(Dictionary::new())));
    assert!(failure_of(empty).contains("no web archive"));
}

/// Forty arrays, each of which names the one before it twice: 2^40 objects in 200 bytes.
#[test]
fn objects_that_are_named_many_times_are_counted() {
    let mut bytes = b"bplist00".to_vec();
    let mut places = Vec::new();
    for number in 0..40_u8 {
        places.push(bytes.len() as u8);
        match number {
            39 => bytes.extend([0x51, b'a']),
            _ => bytes.extend([0xa2, number + 1, number + 1]),
        }
    }
    let table = bytes.len() as u64;
    bytes.extend(&places);
    bytes.extend([0, 0, 0, 0, 0, 0, 1, 1]);
    for number in [40, 0, table] {
        bytes.extend(u64::to_be_bytes(number));
    }
    assert!(failure_of(bytes).contains("a property list that is damaged"));
}

#[test]
fn dates_and_numbers_beyond_all_measure_are_passed_over() {
    for value in [
        vec![0x33, 0xc2, 0x50, 0, 0, 0, 0, 0, 0],
        vec![0x33, 0xc2, 0x30, 0, 0, 0, 0, 0, 0],
        [vec![0x14], vec![0x7f; 16]].concat(),
        [vec![0x14], vec![0x80; 16]].concat(),
    ] {
        let mut bytes = b"bplist00".to_vec();
        let table = 8 + value.len() as u64;
        bytes.extend(value);
        bytes.extend([8, 0, 0, 0, 0, 0, 0, 1, 1]);
        for number in [1, 0, table] {
            bytes.extend(u64::to_be_bytes(number));
        }
        assert!(failure_of(bytes).contains("property list"));
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!(
        "<?xml version='1.0'?><plist><!--{MAIN}-->{}",
        "<array>".repeat(100_000)
    );
    assert!(failure_of(deep.into_bytes()).contains("damaged or beyond the limits"));
}

#[test]
fn damage_anywhere_is_no_panic() {
    let list = archive(resource(PAGE.as_bytes(), "text/html"));
    for whole in [binary(&list), xml(&list)] {
        for at in 0..whole.len() {
            let _ = unpack(Source::new("a", &whole[..at]));
            for flip in [1, 0x80, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] ^= flip;
                let _ = unpack(Source::new("a", bytes));
            }
        }
    }
}
