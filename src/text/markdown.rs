//! Text as Markdown that means the very same text.
//!
//! Only what could be taken for markup gets a backslash, so that ordinary prose stays as it is.

/// Characters that are markup wherever they stand.
const MARKUP: [char; 11] = ['\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '#'];

/// One paragraph as a line of Markdown; `also` names signs that mean something where it will stand.
///
/// `"5 * 3 [sic]"` -> `"5 \\* 3 \\[sic\\]"`, `"1986. A year"` -> `"1986\\. A year"`
pub fn escape_markdown(paragraph: &str, also: &[char]) -> String {
    let digits = paragraph.bytes().take_while(u8::is_ascii_digit).count();
    let mut line = String::with_capacity(paragraph.len());
    for (at, c) in paragraph.char_indices() {
        let opens_line = match c {
            '-' | '+' | '=' | '|' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if opens_line || MARKUP.contains(&c) || also.contains(&c) {
            line.push('\\');
        }
        line.push(c);
    }
    line
}
