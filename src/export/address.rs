//! Which addresses of articles may become links.
//!
//! An address comes from the article, and may be anything: `javascript:`, a path of this machine, a
//! name that hides another. Only what plainly leads to a page of the web is made a link; everything
//! else is shown as text.

use crate::article::is_address;

/// Returns the address where it may become a link.
///
/// `"https://a.example/b"` -> itself; `"javascript:alert(1)"`, `"https://bank.example@evil.example"` -> nothing
pub(super) fn web_address(address: &str) -> Option<&str> {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\|".contains(c);
    let is_plain = is_address(address) && !address.contains(is_odd);
    (is_plain && !host.is_empty() && !host.contains('@')).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_pages_of_the_web_become_links() {
        for good in ["https://a.example/b?c=d&e=f#g", "HTTP://A.example"] {
            assert_eq!(web_address(good), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//a.example",
            "https://",
            "https:///x",
            "https://bank.example@evil.example/",
            "https://a.example/ onclick=x",
            "https://a.example/\"><script>",
            "http://a.example/\\..",
            "http://a.example/a|b",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }
}
