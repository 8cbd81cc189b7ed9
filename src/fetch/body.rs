//! Reads a body and unpacks it, both within limits.
//!
//! Unpacking is done here and not by the client, so that what it takes can be bounded: a megabyte of
//! gzip may hold a gigabyte. One layer is unpacked; real servers use one. What a broken connection or
//! a damaged packing leaves is kept, with a note, for half a page still names its outlet and its claims.

use std::io::{self, Read};

use ureq::Body;

use super::Limits;
use super::answer::Refusal;
use crate::article::Note;

/// The packings that can be undone, as they are asked for.
pub(super) const ACCEPTED: &str = "gzip, br, zstd, deflate";

/// How much is read between two words of progress.
const STEP_BYTES: usize = 64 * 1024;

/// Times that a body may grow when unpacked; pages grow four to ten times, bombs a thousand.
const MAX_GROWTH: usize = 200;

/// Below this, growth is harmless.
const HARMLESS_BYTES: usize = 1 << 20;

/// Memory that zstd may take for looking back; more than browsers grant.
const ZSTD_WINDOW_BYTES: u64 = 16 << 20;

/// Reads a body as it comes over the wire.
pub(super) fn read(
    body: Body,
    limits: &Limits,
    heard: &mut dyn FnMut(usize) -> bool,
) -> Result<(Vec<u8>, Vec<Note>), Refusal> {
    let mut reader = body.into_with_config().limit(u64::MAX).reader();
    let (mut bytes, mut step) = (Vec::new(), vec![0; STEP_BYTES]);
    loop {
        match reader.read(&mut step) {
            Ok(0) => return Ok((bytes, Vec::new())),
            Ok(count) => bytes.extend_from_slice(&step[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if bytes.is_empty() => {
                return Err(Refusal::from_error(error.into(), limits.whole));
            }
            Err(error) => {
                let why = Refusal::from_error(error.into(), limits.whole).reason;
                let text = format!("only a part of the page came: {why}");
                return Ok((bytes, vec![Note { text }]));
            }
        }
        if bytes.len() > limits.body_bytes {
            return Err(too_large(limits.body_bytes));
        }
        if !heard(bytes.len()) {
            return Err(Refusal::new("it is not wanted any more", "open it again"));
        }
    }
}

fn too_large(limit: usize) -> Refusal {
    let reason = if limit < 1 << 20 {
        format!("it is larger than {} kB", limit >> 10)
    } else {
        format!("it is larger than {} MB", limit >> 20)
    };
    Refusal::new(
        reason,
        "save the article's text and name that, or raise limits.fetch-mb",
    )
}

/// Undoes the packing that the server names.
pub(super) fn unpack(
    bytes: Vec<u8>,
    packing: &str,
    limits: &Limits,
) -> Result<(Vec<u8>, Option<Note>), Refusal> {
    let names = packing
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase());
    let names: Vec<String> = names.filter(|n| !n.is_empty() && n != "identity").collect();
    let [name] = names.as_slice() else {
        return match names.len() {
            0 => Ok((bytes, None)),
            _ => Err(unknown(packing)),
        };
    };
    let packed = bytes.as_slice();
    match name.as_str() {
        // Some servers name a packing and do not use it.
        "gzip" | "x-gzip" if !packed.starts_with(b"\x1f\x8b") => Ok((bytes, None)),
        "gzip" | "x-gzip" => inflate(flate2::read::MultiGzDecoder::new(packed), packed, limits),
        "deflate" if packed.first().is_some_and(|b| b & 0x0f == 8) => {
            inflate(flate2::read::ZlibDecoder::new(packed), packed, limits)
        }
        "deflate" => inflate(flate2::read::DeflateDecoder::new(packed), packed, limits),
        "br" => inflate(
            brotli_decompressor::Decompressor::new(packed, STEP_BYTES),
            packed,
            limits,
        ),
        "zstd" if !packed.starts_with(b"\x28\xb5\x2f\xfd") => Ok((bytes, None)),
        "zstd" => {
            let window = ZSTD_WINDOW_BYTES;
            let decoder =
                ruzstd::decoding::StreamingDecoder::new_with_max_window_size(packed, window);
            let damaged = |_| Refusal::new("its zstd packing is damaged", "try again later");
            inflate(decoder.map_err(damaged)?, packed, limits)
        }
        _ => Err(unknown(packing)),
    }
}

fn unknown(packing: &str) -> Refusal {
    let reason = format!("it is packed in a way that was not asked for ({packing})");
    Refusal::new(reason, "open it in a browser and save the page")
}

/// Reads a packed body to its end or its limit.
fn inflate(
    mut from: impl Read,
    packed: &[u8],
    limits: &Limits,
) -> Result<(Vec<u8>, Option<Note>), Refusal> {
    let most = (packed.len().saturating_mul(MAX_GROWTH)).max(HARMLESS_BYTES);
    let most = most.min(limits.reading.unpacked_bytes());
    let mut bytes = Vec::new();
    let end = from.by_ref().take(most as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > most {
        let reason = format!(
            "unpacked it is larger than {} MB or {MAX_GROWTH} times what came",
            limits.reading.unpacked_mb
        );
        return Err(Refusal::new(
            reason,
            "save the article's text and name that, or raise limits.unpacked-mb",
        ));
    }
    match end {
        Ok(_) => Ok((bytes, None)),
        Err(_) if bytes.is_empty() => Err(Refusal::new(
            "its packing is damaged",
            "try again later, or save the page in a browser",
        )),
        Err(_) => {
            let text = "only a part of the page came: its packing is damaged".to_owned();
            Ok((bytes, Some(Note { text })))
        }
    }
}
