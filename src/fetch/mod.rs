//! Fetches pages and feeds: the one place that speaks to the network.
//!
//! A page that was asked for may point anywhere, so every hop is checked before it is taken
//! (`address`), and the address that was checked is the one that is connected to (`resolver`). Size and
//! time have limits at every step (`body`). One request a page, no cookies, nothing but http and https,
//! and never plain http in place of https that failed. An answer that is no page gets a sentence
//! (`answer`).
//!
//! Where a proxy is set in the environment, it resolves names itself, so a name that leads to a private
//! address can then be refused only by the proxy; addresses written as numbers are refused here.

mod address;
mod answer;
mod body;
mod resolver;

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, http};
use url::Url;

use crate::article::{self, Declared, Source};
use crate::failure::Failure;
use address::Allowed;
use answer::Refusal;
use resolver::CheckedResolver;

/// How a server is told who asks.
const USER_AGENT: &str = concat!("abreast/", env!("CARGO_PKG_VERSION"));

/// What is read, best first.
const ACCEPT: &str = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,\
    application/feed+json,text/markdown,text/plain;q=0.9,*/*;q=0.5";

/// How far a fetch may go before it is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Hops from the address that was asked for; browsers follow twenty, honest pages need one to three.
    pub redirects: usize,
    /// Bytes of a body as it comes over the wire; long pages with all their scripts have two million.
    pub body_bytes: usize,
    /// What is read of a page once it is here.
    pub reading: article::Limits,
    /// Time to reach the server.
    pub connect: Duration,
    /// Time for everything, redirects included.
    pub whole: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            redirects: 5,
            body_bytes: 16 << 20,
            reading: article::Limits::default(),
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
        }
    }
}

/// An address to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The address.
    pub address: String,
    /// The reader typed it; one that stood in a list of feeds was not typed, and leads to public hosts only.
    pub is_typed: bool,
}

/// Fetches addresses; may be used from several threads at once.
#[derive(Debug, Default)]
pub struct Fetcher {
    limits: Limits,
    tls: OnceLock<TlsConfig>,
}

/// A short name of an address for a line of progress: `"https://www.a.example/b"` -> `"a.example"`
pub fn host_name(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or(address);
    article::clean_line(host.strip_prefix("www.").unwrap_or(host))
}

impl Fetcher {
    /// A fetcher whose pages are read within limits, and fetched within those that they name.
    pub fn within(reading: article::Limits) -> Self {
        Fetcher::with_limits(Limits {
            body_bytes: reading.fetch_bytes(),
            whole: Duration::from_secs(reading.fetch_seconds as u64),
            reading,
            ..Limits::default()
        })
    }

    /// What is read of anything that is opened.
    pub fn reading_limits(&self) -> article::Limits {
        self.limits.reading
    }

    /// A fetcher with limits of one's own.
    pub fn with_limits(limits: Limits) -> Self {
        Fetcher {
            limits,
            tls: OnceLock::new(),
        }
    }

    /// Fetches what an address leads to.
    ///
    /// `heard` is told how many bytes have come, and says whether to go on.
    ///
    /// # Errors
    /// Where the address leads nowhere, to a place that is refused, or to no page.
    pub fn fetch(
        &self,
        wanted: &Wanted,
        heard: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Source, Failure> {
        self.follow(wanted, heard).map_err(|refusal| Failure {
            action: "fetch",
            path: article::clean_line(&wanted.address),
            reason: article::clean_line(&refusal.reason),
            hint: refusal.hint.to_owned(),
        })
    }

    fn follow(
        &self,
        wanted: &Wanted,
        heard: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Source, Refusal> {
        let start = Instant::now();
        let mut url = address::parse(&wanted.address)?;
        let allowed = Allowed::by(&url, wanted.is_typed);
        for hop in 0..=self.limits.redirects {
            let refused = |refusal: Refusal| {
                if hop == 0 {
                    refusal
                } else {
                    refusal.after(&url)
                }
            };
            allowed.check(&url).map_err(refused)?;
            let left = self.limits.whole.saturating_sub(start.elapsed());
            let response = self.ask(&url, &allowed, left).map_err(refused)?;
            match answer::next_hop(&response, &url)? {
                Some(next) => url = next,
                None => return self.take(wanted, &url, response, heard),
            }
        }
        Err(Refusal::new(
            format!("it redirects more than {} times", self.limits.redirects),
            "open it in a browser and save the page",
        ))
    }

    /// Sends one request; redirects come back as they are.
    fn ask(
        &self,
        url: &Url,
        allowed: &Allowed,
        left: Duration,
    ) -> Result<http::Response<Body>, Refusal> {
        if left.is_zero() {
            return Err(answer::too_slow(self.limits.whole));
        }
        let mut config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding(body::ACCEPTED)
            .tls_config(self.tls.get_or_init(tls_config).clone())
            .timeout_resolve(Some(self.limits.connect))
            .timeout_connect(Some(self.limits.connect))
            .timeout_global(Some(left));
        if allowed.is_private(url) {
            config = config.proxy(None);
        }
        let resolver = CheckedResolver::new(allowed.clone());
        let agent = Agent::with_parts(config.build(), DefaultConnector::default(), resolver);
        let answer = agent.get(url.as_str()).call();
        answer.map_err(|error| Refusal::from_error(error, self.limits.whole))
    }

    /// Reads the body of the last answer.
    fn take(
        &self,
        wanted: &Wanted,
        url: &Url,
        response: http::Response<Body>,
        heard: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Source, Refusal> {
        answer::check(&response)?;
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let (media_type, charset) =
            answer::content_type(&header("content-type").unwrap_or_default());
        let packing = header("content-encoding").unwrap_or_default();
        let (bytes, mut notes) = body::read(response.into_body(), &self.limits, heard)?;
        let (bytes, damage) = body::unpack(bytes, &packing, &self.limits)?;
        notes.extend(damage);
        if bytes.trim_ascii().is_empty() {
            return Err(answer::empty());
        }
        let mut url = url.clone();
        url.set_fragment(None);
        Ok(Source {
            path: wanted.address.clone(),
            bytes,
            declared: Declared {
                media_type,
                charset,
                url: Some(url.into()),
                ..Declared::default()
            },
            notes,
            limits: self.limits.reading,
        })
    }
}

/// Trusts what the system trusts (or `SSL_CERT_FILE` names); where that is nothing, the built-in list.
fn tls_config() -> TlsConfig {
    let own = rustls_native_certs::load_native_certs().certs;
    let roots = if own.is_empty() {
        RootCerts::WebPki
    } else {
        let certificates = own
            .iter()
            .map(|c| Certificate::from_der(c.as_ref()).to_owned());
        certificates.collect::<Vec<_>>().into()
    };
    TlsConfig::builder().root_certs(roots).build()
}
