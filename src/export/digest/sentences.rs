//! The sentences that sum a story up: the same words in every format.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Digest;
use crate::claims::{Claim, LinkKind, Status};
use crate::export::Tally;
use crate::text::{Language, counted};

impl Digest<'_> {
    /// How many articles, statements and claims there are.
    pub(in crate::export) fn totals(&self) -> String {
        let articles = self.comparison.articles.len();
        let told: usize = (0..articles).map(|a| self.told(a).count()).sum();
        let alone: usize = (0..articles).map(|a| self.alone(a).count()).sum();
        let sizes = format!(
            "{}, {}.",
            counted(articles, "article"),
            counted(told, "statement")
        );
        if articles < 2 {
            return format!("{sizes} There is nothing to compare it with: name more articles.");
        }
        if self.shared.is_empty() {
            return format!("{sizes} No statement of one outlet was found in another.");
        }
        let details = match self.with_status(Status::Differs).len() {
            0 => "no details differ".to_owned(),
            n => format!(
                "details differ in {n} of them: {}",
                Tally::of(self.comparison).words()
            ),
        };
        let verb = if self.shared.len() == 1 { "is" } else { "are" };
        format!(
            "{sizes} {} {verb} made by two or more outlets; {details}. {} stand in one outlet alone.",
            counted(self.shared.len(), "claim"),
            counted(alone, "statement"),
        )
    }

    /// Says what links between articles of several languages are worth; nothing where there is one.
    pub(in crate::export) fn languages_note(&self) -> Option<String> {
        let articles = self.comparison.articles.iter();
        let compared: BTreeSet<Language> =
            articles.clone().map(|a| a.language_or_default()).collect();
        if compared.len() < 2 {
            return None;
        }
        let known: BTreeSet<&str> = articles
            .clone()
            .filter_map(|a| a.language)
            .map(Language::name)
            .collect();
        let mut named: Vec<&str> = known.into_iter().collect();
        if articles.into_iter().any(|a| a.language.is_none()) {
            named.push("a language that is not known (taken for English)");
        }
        Some(format!(
            "The articles are in {}. Between languages only names, figures and quoted words are \
             compared: such links are weak, and stay below the threshold.",
            named.join(", ")
        ))
    }

    /// How well the claim's links hold: weakest to strongest, and whether only a part is shared.
    pub(in crate::export) fn strength(&self, claim: &Claim) -> String {
        let links: Vec<_> = claim
            .links
            .iter()
            .filter_map(|i| self.comparison.links.get(*i))
            .collect();
        let scores = || links.iter().map(|link| format!("{:.2}", link.score));
        let (Some(low), Some(high)) = (scores().min(), scores().max()) else {
            return String::new();
        };
        let range = if low == high {
            format!("score {low}")
        } else {
            format!("score {low} to {high}")
        };
        let is_partial = links.iter().any(|link| link.kind == LinkKind::Partial);
        range + if is_partial { ", in part" } else { "" }
    }

    /// How the report was made, so that it can be made again.
    pub(in crate::export) fn making(&self) -> String {
        let mut made = format!(
            "abreast {}; links are shown from a score of {:.2} (--threshold). A score says how likely it \
             is that a careful reader finds the same claim in both statements. Every wording is the outlet's \
             own. The codes are XXH3-64 hashes of the cleaned texts.",
            env!("CARGO_PKG_VERSION"),
            self.comparison.threshold
        );
        let uncompared = self.comparison.uncompared();
        // Writing to a string cannot fail.
        let _ = match uncompared.stranger_pairs {
            0 => Ok(()),
            n => write!(
                made,
                " Of the articles, {} share next to nothing and were not compared; --stories sorts them \
                 into stories.",
                counted(n, "pair")
            ),
        };
        let _ = match uncompared.distant_pairs {
            0 => Ok(()),
            n => write!(
                made,
                " In a story of so many articles each is compared with those most like it and with some \
                 that are most like all; {} were left out, and their claims meet over others.",
                counted(n, "further pair")
            ),
        };
        made
    }

    /// Says how many pairs the reader set by hand; nothing where there are none.
    pub(in crate::export) fn by_hand_note(&self) -> Option<String> {
        let by_hand = self.comparison.corrections.pairs().count();
        (by_hand > 0).then(|| {
            let pairs = counted(by_hand, "pair");
            format!(
                "{pairs} linked or unlinked by hand (--agreement lists them, --fresh passes over them)."
            )
        })
    }
}

/// ", 2 origins" where some of the outlets that make a claim print one text.
pub(in crate::export) fn origins_note(claim: &Claim) -> String {
    match claim.origins {
        n if n == claim.outlets => String::new(),
        1 => ", 1 origin".to_owned(),
        n => format!(", {n} origins"),
    }
}
