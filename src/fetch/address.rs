//! Which addresses may be asked: the public web, and one's own network only by its number.
//!
//! A page, a feed or a redirect must not be able to make the reader's machine ask something inside its
//! own network: a router, a printer, the service that hands out a cloud's keys. Text is no basis for
//! that (`2130706433` is 127.0.0.1), so addresses are judged as numbers, after parsing and after names
//! are resolved.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::answer::Refusal;

/// Where a cloud machine asks for its keys, outside of the private ranges.
const CLOUD_SERVICE: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);

/// Reads an address as a browser would.
pub(super) fn parse(address: &str) -> Result<Url, Refusal> {
    let hint = "check the address";
    let url = Url::parse(address.trim())
        .map_err(|error| Refusal::new(format!("it is no address: {error}"), hint))?;
    check_form(&url)?;
    Ok(url)
}

/// Refuses what is not of the web, and addresses that carry a password.
pub(super) fn check_form(url: &Url) -> Result<(), Refusal> {
    if !["http", "https"].contains(&url.scheme()) {
        let reason = format!("{}: is neither http nor https", url.scheme());
        return Err(Refusal::new(reason, "only pages of the web are fetched"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        let hint = "open it in a browser and save the page";
        return Err(Refusal::new("it carries a name or password", hint));
    }
    Ok(())
}

/// What may be asked in one fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    /// A host of one's own network that the reader typed as such: a number, or "localhost".
    private: Option<String>,
}

impl Allowed {
    /// What an address allows: the public web, and its own host where it was typed as a private one.
    pub(super) fn by(url: &Url, is_typed: bool) -> Self {
        let is_private = match url.host() {
            Some(Host::Ipv4(ip)) => !is_public(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => !is_public(IpAddr::V6(ip)),
            Some(Host::Domain(name)) => is_local_name(name),
            None => false,
        };
        let host = url.host_str().filter(|_| is_typed && is_private);
        Allowed {
            private: host.map(str::to_owned),
        }
    }

    /// Tells whether an address is the private host that the reader typed.
    pub(super) fn is_private(&self, url: &Url) -> bool {
        self.private.is_some() && self.private.as_deref() == url.host_str()
    }

    /// Refuses an address whose host is written as a number that is not allowed.
    pub(super) fn check(&self, url: &Url) -> Result<(), Refusal> {
        let ip = match url.host() {
            Some(Host::Ipv4(ip)) => IpAddr::V4(ip),
            Some(Host::Ipv6(ip)) => IpAddr::V6(ip),
            _ => return Ok(()),
        };
        if self.is_private(url) || is_public(ip) {
            return Ok(());
        }
        Err(Refusal::private(&ip.to_string()))
    }

    /// Tells whether a host, resolved, may be connected to at this number.
    pub(super) fn is_allowed(&self, host: &str, ip: IpAddr) -> bool {
        is_public(ip) || self.private.as_deref() == Some(host)
    }
}

/// `"localhost"` and names below it mean this machine by definition.
fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// Tells whether a number is of the public network.
///
/// `93.184.216.34` -> true; `10.0.0.1`, `169.254.169.254`, `::ffff:127.0.0.1`, `fd00::1` -> false
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_special = a == 0 // this network
        || ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || (a == 100 && (64..128).contains(&b)) // shared by a provider's customers
        || (a == 192 && b == 0 && c == 0) // protocol assignments
        || ip.is_documentation()
        || (a == 198 && (18..20).contains(&b)) // benchmarks
        || a >= 224 // multicast, reserved, broadcast
        || ip == CLOUD_SERVICE;
    !is_special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = inner_v4(ip) {
        return is_public_v4(inner);
    }
    let [a, b, ..] = ip.segments();
    // Of all of it, only 2000::/3 is given out; within it some is not.
    let is_given_out = a & 0xe000 == 0x2000;
    let is_special = match a {
        0x2001 => b < 0x200 || b == 0xdb8, // protocol assignments and tunnels; documentation
        0x3fff => b < 0x1000,              // documentation
        _ => false,
    };
    is_given_out && !is_special
}

/// The older address that a newer one stands for: mapped, compatible, translated or tunnelled.
fn inner_v4(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let parts = ip.segments();
    let join = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match parts {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(join(high, low))
        }
        [0x2002, high, low, ..] => Some(join(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_networks_are_not_public() {
        for ip in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.9.9.9",
            "168.63.129.16",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.192",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(ip.parse().expect("an address")), "{ip}");
        }
        for ip in [
            "93.184.216.34",
            "1.1.1.1",
            "172.32.0.1",
            "2606:2800:220:1::1",
            "::ffff:1.1.1.1",
        ] {
            assert!(is_public(ip.parse().expect("an address")), "{ip}");
        }
    }

    #[test]
    fn private_host_is_allowed_only_as_it_was_typed() {
        let url = |text: &str| parse(text).expect("an address");
        let is_ok =
            |typed: &str, then: &str| Allowed::by(&url(typed), true).check(&url(then)).is_ok();
        assert!(is_ok("http://127.0.0.1:80/a", "http://127.0.0.1:81/b"));
        assert!(
            is_ok("http://2130706433/", "http://127.0.0.1/"),
            "the same number"
        );
        for then in [
            "http://127.0.0.2/",
            "http://0x7f000001/",
            "http://[::1]/",
            "http://10.0.0.1/",
        ] {
            assert!(!is_ok("http://news.example/", then), "{then}");
            assert!(!is_ok("http://127.0.0.9/", then), "{then}");
        }
        let listed = Allowed::by(&url("http://127.0.0.1/"), false);
        assert!(listed.check(&url("http://127.0.0.1/")).is_err());
    }

    #[test]
    fn name_that_leads_home_is_refused_unless_it_means_home() {
        let home = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let by = |text: &str| Allowed::by(&parse(text).expect("an address"), true);
        assert!(!by("http://news.example/").is_allowed("news.example", home));
        assert!(by("http://localhost:8000/").is_allowed("localhost", home));
        assert!(!by("http://localhost:8000/").is_allowed("news.example", home));
    }

    #[test]
    fn only_the_web_is_asked_and_without_passwords() {
        for bad in [
            "file:///etc/passwd",
            "gopher://a/",
            "http://a:b@news.example/",
            "http://",
            "x",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
