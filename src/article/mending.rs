//! Mends text whose UTF-8 was once read as windows-1252: "the councilâ€™s vote".
//!
//! A line is mended as a whole or not at all. Bytes of windows-1252 are UTF-8 by chance where a letter with an
//! accent stands before a closing quotation mark: `CAFÉ’S` would become `CAFɒS`. So a line must hold a
//! sequence that no text has, or several of the doubtful ones.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// How often one text may have gone through wrong hands; twice is seen in the wild.
const MAX_GARBLINGS: usize = 3;

/// So many doubtful sequences in a line are none by chance: a line of Chinese has as many.
const ENOUGH_DOUBTFUL: usize = 3;

/// Mends the lines whose UTF-8 was once read as windows-1252, and counts them.
///
/// `"the councilâ€™s vote"` -> `"the council’s vote"`; `"café"` stays, for its bytes would be no UTF-8
pub(super) fn mend_lines(text: &str) -> (Cow<'_, str>, usize) {
    let is_suspect = |c: char| ('\u{c2}'..='\u{f4}').contains(&c);
    if !text.contains(is_suspect) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut mended, mut count) = (String::with_capacity(text.len()), 0);
    for line in text.split_inclusive('\n') {
        let mut line = Cow::Borrowed(line);
        let mut was_garbled = false;
        for _ in 0..MAX_GARBLINGS {
            let Some(better) = mend(&line).filter(|_| line.contains(is_suspect)) else {
                break;
            };
            line = Cow::Owned(better);
            was_garbled = true;
        }
        count += usize::from(was_garbled);
        mended.push_str(&line);
    }
    (Cow::Owned(mended), count)
}

/// The UTF-8 that windows-1252 made this line of, if it is that.
fn mend(line: &str) -> Option<String> {
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(line);
    if is_lossy || bytes.is_ascii() {
        return None;
    }
    let text = String::from_utf8(bytes.into_owned()).ok()?;
    let foreign = text.chars().filter(|c| !c.is_ascii());
    let (sure, doubtful): (Vec<char>, Vec<char>) = foreign.partition(|c| is_sure(*c));
    (!sure.is_empty() || doubtful.len() >= ENOUGH_DOUBTFUL).then_some(text)
}

/// Tells whether no text has the letters that the bytes of this character are in windows-1252: not where
/// each after the first is a sign that may follow a letter.
fn is_sure(c: char) -> bool {
    let mut bytes = [0; 4];
    let after_letter = c.encode_utf8(&mut bytes).bytes().skip(1);
    !after_letter.into_iter().all(may_follow_a_letter)
}

/// Closing quotation marks, dashes, the ellipsis, the section and other signs that follow a word, and the
/// space that does not break.
fn may_follow_a_letter(byte: u8) -> bool {
    matches!(
        byte,
        0x85 | 0x91..=0x97 | 0x99 | 0xa0 | 0xab | 0xb7 | 0xbb | 0xae | 0xb0 | 0xb9 | 0xb2 | 0xb3
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> (String, usize) {
        let (text, count) = mend_lines(text);
        (text.into_owned(), count)
    }

    #[test]
    fn garbled_letters_and_marks_are_mended() {
        for (garbled, text) in [
            ("cafÃ©", "café"),
            ("the councilâ€™s", "the council’s"),
            ("â€œNo,â€\u{9d} he said", "“No,” he said"),
            ("ÐœÐ¾Ñ€Ðµ", "Море"),
            ("ä¸\u{ad}å›½", "中国"),
        ] {
            assert_eq!(mended(garbled), (text.to_owned(), 1), "{garbled}");
        }
    }

    #[test]
    fn accent_before_a_closing_mark_is_text() {
        for text in ["CAFÉ’S", "LE CAFÉ”", "é’’", "MENÜ – GUT", "VOILÀ…", "Ç®"] {
            assert_eq!(mended(text), (text.to_owned(), 0), "{text}");
        }
    }
}
