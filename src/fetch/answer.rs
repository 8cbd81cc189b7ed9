//! What servers answer, in words: where to go next, and why there is no page.

use std::io;
use std::time::Duration;

use ureq::http::{Response, StatusCode};
use ureq::{Body, Error};
use url::Url;

use super::address::check_form;

/// What to try where a program is not let in and a person is.
const SAVE_IT: &str = "open it in a browser and save the page, or paste its text";

/// Why something was not fetched, and what to try.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub(super) struct Refusal {
    /// Why.
    pub(super) reason: String,
    /// What to try.
    pub(super) hint: &'static str,
}

impl Refusal {
    pub(super) fn new(reason: impl Into<String>, hint: &'static str) -> Self {
        Refusal {
            reason: reason.into(),
            hint,
        }
    }

    /// The address is one of a private network and was not typed.
    pub(super) fn private(ip: &str) -> Self {
        Refusal::new(
            format!("it leads to {ip}, which is no public address"),
            "such an address is fetched only where you type it yourself",
        )
    }

    /// The same, met at an address that redirects led to.
    pub(super) fn after(self, url: &Url) -> Self {
        Refusal {
            reason: format!("it redirects to {url}; {}", self.reason),
            ..self
        }
    }

    /// What went wrong on the way, in words.
    pub(super) fn from_error(error: Error, whole: Duration) -> Self {
        match error {
            Error::Other(inner) => match inner.downcast::<Refusal>() {
                Ok(refusal) => *refusal,
                Err(other) => Refusal::new(other.to_string(), "check the address"),
            },
            Error::Timeout(_) => too_slow(whole),
            Error::HostNotFound => no_such_host(),
            Error::LargeResponseHeader(..) => {
                Refusal::new("the head of its answer is too large", SAVE_IT)
            }
            Error::Protocol(_) | Error::Http(_) => Refusal::new(
                "it does not answer as a web server does",
                "check the address",
            ),
            Error::Tls(what) => distrusted(what),
            Error::Rustls(error) => distrusted(&error.to_string()),
            Error::Io(error) => from_io_error(&error, whole),
            other => Refusal::new(other.to_string(), "check the address and the network"),
        }
    }
}

fn from_io_error(error: &io::Error, whole: Duration) -> Refusal {
    let text = error.to_string();
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => too_slow(whole),
        io::ErrorKind::ConnectionRefused => Refusal::new(
            "nothing answers there: connection refused",
            "check the address",
        ),
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::UnexpectedEof => {
            Refusal::new("the connection broke off", "try again later")
        }
        _ if text.contains("certificate") => distrusted(&text),
        _ if text.contains("lookup address") => no_such_host(),
        _ => Refusal::new(text, "check the address and the network"),
    }
}

fn no_such_host() -> Refusal {
    Refusal::new("no such host is known", "check the address and the network")
}

/// Time ran out.
pub(super) fn too_slow(whole: Duration) -> Refusal {
    let reason = format!("no full answer within {} s", whole.as_secs_f32());
    Refusal::new(
        reason,
        "try again later, save the page in a browser, or raise limits.fetch-seconds",
    )
}

fn distrusted(what: &str) -> Refusal {
    Refusal::new(
        format!("its certificate is not trusted ({what})"),
        "it is not fetched without; if you trust its issuer, name that in SSL_CERT_FILE",
    )
}

/// The page came, and nothing was on it.
pub(super) fn empty() -> Refusal {
    Refusal::new("the page that came is empty", SAVE_IT)
}

/// Where an answer leads on, if it does.
pub(super) fn next_hop(response: &Response<Body>, url: &Url) -> Result<Option<Url>, Refusal> {
    if ![301, 302, 303, 307, 308].contains(&response.status().as_u16()) {
        return Ok(None);
    }
    let place = response.headers().get("location");
    let place = place.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let lost = || Refusal::new("it redirects to nowhere", SAVE_IT);
    let next = url.join(&place.ok_or_else(lost)?).map_err(|_| lost())?;
    check_form(&next).map_err(|refusal| refusal.after(&next))?;
    Ok(Some(next))
}

/// Refuses an answer that is no page.
pub(super) fn check(response: &Response<Body>) -> Result<(), Refusal> {
    let status = response.status();
    if status.is_success() && status != StatusCode::NO_CONTENT {
        return Ok(());
    }
    let (reason, hint) = match status.as_u16() {
        204 | 205 | 304 => ("the server sent no page", SAVE_IT),
        401 => ("it wants a name and a password", SAVE_IT),
        402 => ("it wants to be paid for", SAVE_IT),
        403 => ("the server does not let programs in", SAVE_IT),
        404 | 410 => ("there is no such page", "check the address"),
        429 => ("the server has been asked too often", "try again later"),
        451 => ("it is withheld for legal reasons", SAVE_IT),
        500..=599 => ("the server failed", "try again later"),
        _ => ("the server did not send the page", SAVE_IT),
    };
    Err(Refusal::new(
        format!("{reason} ({})", status.as_u16()),
        hint,
    ))
}

/// Type and encoding of a body.
///
/// `"text/HTML; charset=\"utf-8\""` -> (`"text/html"`, `"utf-8"`)
pub(super) fn content_type(header: &str) -> (Option<String>, Option<String>) {
    let mut parts = header.split(';').map(str::trim);
    let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media_type.contains('/').then_some(media_type), charset)
}
