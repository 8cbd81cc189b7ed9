//! What goes outlet by outlet: what each leaves out, where its text comes from, what was taken out of it.

use std::collections::BTreeMap;

use super::Digest;
use crate::article::ArticleId;
use crate::claims::{Claim, ClaimId, Reused, StatementRef};

/// Less than this of an article is what reports of one story share anyway: names, a quotation.
const MIN_REUSE: f64 = 0.1;

/// So many claims that an outlet leaves out are listed on a page, those of most outlets first.
///
/// In a story of twenty long articles each leaves out some two hundred, most of them made by two
/// others: listed for every outlet they were half of the page. Text and tables have them all.
pub(in crate::export) const MAX_OMISSIONS: usize = 40;

/// The claims that one outlet leaves out.
pub(in crate::export) struct Omissions<'a> {
    /// The outlet's article.
    pub(in crate::export) article: usize,
    /// The claims, most outlets first.
    pub(in crate::export) claims: Vec<Omission<'a>>,
}

/// A claim of other outlets that one leaves out.
pub(in crate::export) struct Omission<'a> {
    pub(in crate::export) id: ClaimId,
    pub(in crate::export) claim: &'a Claim,
    /// What comes nearest to it, with its score.
    pub(in crate::export) nearest: Option<(StatementRef, f64)>,
}

/// What is known of where an article's text comes from.
pub(in crate::export) struct Origins {
    /// The article.
    pub(in crate::export) article: usize,
    /// Its text is too short to tell.
    pub(in crate::export) is_too_short: bool,
    /// How much of it stands in others, most first.
    pub(in crate::export) others: Vec<(ArticleId, Reused)>,
}

impl<'a> Digest<'a> {
    /// The claims of two others or more for which an outlet has no twin, by article.
    pub(in crate::export) fn omissions(&self) -> Vec<Omissions<'a>> {
        let mut omitted: BTreeMap<usize, Vec<Omission<'a>>> = BTreeMap::new();
        for (id, claim) in &self.shared {
            for article in self.silent(claim) {
                let nearest = self.neighbours.nearest(claim, ArticleId(article));
                let omission = Omission {
                    id: *id,
                    claim,
                    nearest,
                };
                omitted.entry(article).or_default().push(omission);
            }
        }
        let omitted = omitted.into_iter();
        omitted
            .map(|(article, claims)| Omissions { article, claims })
            .collect()
    }

    /// What is known of where each article's text comes from; an article of which nothing is has no entry.
    pub(in crate::export) fn origins(&self) -> Vec<Origins> {
        let comparison = self.comparison;
        if comparison.articles.len() < 2 {
            return Vec::new();
        }
        let articles = comparison.articles.iter().enumerate();
        articles
            .map(|(article, read)| {
                let shares = comparison.reuse.shares.get(article).into_iter().flatten();
                let mut others: Vec<(ArticleId, Reused)> = shares.copied().collect();
                others.retain(|(_, reused)| reused.share() >= MIN_REUSE);
                others.sort_by(|x, y| y.1.share().total_cmp(&x.1.share()).then(x.0.cmp(&y.0)));
                let is_too_short = comparison.reuse.is_too_short(ArticleId(article));
                let has_credits = !read.credits.is_empty();
                let origins = Origins {
                    article,
                    is_too_short,
                    others,
                };
                (origins, has_credits)
            })
            .filter(|(o, has_credits)| o.is_too_short || *has_credits || !o.others.is_empty())
            .map(|(origins, _)| origins)
            .collect()
    }

    /// The same in words: `["60% in Herald (40% word for word)", "credits AP"]`.
    pub(in crate::export) fn origin_words(&self, origins: &Origins) -> Vec<String> {
        let mut parts = Vec::new();
        if origins.is_too_short {
            parts.push("too short to tell".to_owned());
        }
        parts.extend(origins.others.iter().map(|(other, reused)| {
            format!(
                "{:.0}% in {} ({:.0}% word for word)",
                reused.share() * 100.0,
                self.name(other.0),
                reused.verbatim * 100.0
            )
        }));
        let credits = &self.comparison.articles[origins.article].credits;
        if !credits.is_empty() {
            parts.push(format!("credits {}", credits.join(" and ")));
        }
        parts
    }

    /// The names of the outlets that are one origin, by origin; those that stand alone are none.
    pub(in crate::export) fn one_text(&self) -> Vec<Vec<String>> {
        let mut origins: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (article, origin) in self.comparison.shape.origin.iter().enumerate() {
            let name = self.name(article).to_owned();
            origins.entry(*origin).or_default().push(name);
        }
        let shared = origins.into_values();
        shared.filter(|articles| articles.len() > 1).collect()
    }

    /// How many pieces of the pages were no part of the articles.
    pub(in crate::export) fn removed_count(&self) -> usize {
        let articles = self.comparison.articles.iter();
        articles.map(|a| a.removed.len()).sum()
    }

    /// Why pieces of an article's page went: `["navigation (3)", "share prompt"]`.
    pub(in crate::export) fn removed_reasons(&self, article: usize) -> Vec<String> {
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for removed in &self.comparison.articles[article].removed {
            *reasons.entry(removed.reason).or_default() += 1;
        }
        let reasons = reasons.iter();
        reasons
            .map(|(reason, number)| match number {
                1 => (*reason).to_owned(),
                n => format!("{reason} ({n})"),
            })
            .collect()
    }
}
