//! Resolves names and keeps only the numbers that may be asked.
//!
//! What is connected to is what was checked: the list that comes from here. A name that leads to a
//! public number first and to a private one later gains nothing.

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::address::Allowed;
use super::answer::Refusal;

/// A resolver for one fetch.
#[derive(Debug)]
pub(super) struct CheckedResolver {
    allowed: Allowed,
    system: DefaultResolver,
}

impl CheckedResolver {
    /// A resolver that gives only what is allowed.
    pub(super) fn new(allowed: Allowed) -> Self {
        CheckedResolver {
            allowed,
            system: DefaultResolver::default(),
        }
    }
}

impl Resolver for CheckedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        // The proxy is the reader's own setting, and stands in a private network as often as not.
        if config.proxy().is_some_and(|proxy| proxy.uri() == uri) {
            return Ok(found);
        }
        let host = uri.host().unwrap_or_default();
        let mut kept = self.empty();
        for at in found
            .iter()
            .filter(|at| self.allowed.is_allowed(host, at.ip()))
        {
            kept.push(*at);
        }
        match (found.first(), kept.is_empty()) {
            (Some(first), true) => {
                let refusal = Refusal::private(&first.ip().to_string());
                Err(Error::Other(Box::new(refusal)))
            }
            _ => Ok(kept),
        }
    }
}
