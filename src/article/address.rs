//! Addresses that articles name, made safe to be followed: they come from the articles themselves.

use url::Url;

/// The address as it may be given to a browser, a link or a clipboard; none where it leads elsewhere
/// than to a page of the web.
///
/// All of it is plain ASCII, other letters are percent-encoded, so nothing of it can end a sequence of
/// the terminal. One with a user name is none: it is written to be taken for another.
///
/// `"https://a.example/Zoë b"` -> `"https://a.example/Zo%C3%AB%20b"`; `"file:///etc/passwd"` -> nothing
pub fn web_address(named: &str) -> Option<String> {
    let url = Url::parse(named.trim()).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    let is_plain = url.username().is_empty() && url.password().is_none();
    let address = String::from(url);
    (is_web && is_plain && address.chars().all(|c| c.is_ascii_graphic())).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_web_are_addresses_and_nothing_else_is() {
        let address = |named| web_address(named).unwrap_or_default();
        assert_eq!(
            address("https://a.example/b?c=d#e"),
            "https://a.example/b?c=d#e"
        );
        assert_eq!(address("HTTP://A.example"), "http://a.example/");
        assert_eq!(
            address(" https://a.example/Zoë b "),
            "https://a.example/Zo%C3%AB%20b"
        );
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "a.example/b",
            "https://bank.example@evil.example/",
            "https://",
            "",
        ] {
            assert_eq!(address(bad), "", "{bad}");
        }
    }

    #[test]
    fn sequence_within_an_address_is_encoded() {
        let address = web_address("https://a.example/\u{1b}]8;;x\u{7}\u{9c}y").unwrap_or_default();
        assert!(address.chars().all(|c| c.is_ascii_graphic()), "{address}");
    }
}
