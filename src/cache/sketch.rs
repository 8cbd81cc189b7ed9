//! What a pile knows of an article, as bytes: its sketch, and what it is called.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::article::is_inert;
use super::key::{Kind, is_passing, key_of_source};
use super::{Cache, keep};
use crate::article::{Amendments, Article, Source};
use crate::sorting::Sketch;

/// What a pile knows of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sketched {
    /// Its headline.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Day of publication.
    #[serde(with = "super::article::day_or_none")]
    pub published: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// What it is sorted by.
    pub sketch: Sketch,
}

impl Sketched {
    /// Takes down what a pile must know.
    pub fn of(article: &Article) -> Sketched {
        Sketched {
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published: article.published,
            url: article.url.clone(),
            sketch: Sketch::new(article),
        }
    }
}

impl Cache {
    /// The sketch of a source's article, if it is known.
    pub fn sketched(&self, source: &Source, amendments: &Amendments) -> Option<Sketched> {
        let packs = self.in_use().filter(|_| !is_passing(source))?;
        let key = key_of_source(Kind::Sketch, source, amendments);
        decode(&packs.get(&key)?)
    }

    /// Keeps the sketch of a source's article.
    pub fn keep_sketched(&self, source: &Source, amendments: &Amendments, sketched: &Sketched) {
        if let Some(packs) = self.in_use().filter(|_| !is_passing(source)) {
            let key = key_of_source(Kind::Sketch, source, amendments);
            keep(
                packs,
                Kind::Sketch,
                &key,
                postcard::to_allocvec(sketched).ok(),
            );
        }
    }
}

pub(super) fn decode(bytes: &[u8]) -> Option<Sketched> {
    let known: Sketched = postcard::from_bytes(bytes).ok()?;
    let url = known.url.as_deref().unwrap_or_default();
    let is_clean = [&known.title, &known.outlet, url].into_iter().all(is_inert);
    is_clean.then_some(known)
}
