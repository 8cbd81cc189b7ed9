//! The signs by which a pair of statements is judged, as numbers.
//!
//! Each sign is one number, so that a score is a weighted sum and every part of it can be shown.
//! The first group is read off the two statements; the second compares the pair with the others of
//! the story ([`Feature::Best`], [`Feature::Context`], [`Feature::Support`]). How they are read is in
//! `judge.rs`.
//!
//! What each sign is worth: mean average precision of stories left out of the fit, with the sign left
//! out too (`fit_links -- --ablate`): of the three real stories read with care, of our own two, and of
//! twelve more real stories that a language model read once.
//!
//! | without | real | own | read once |
//! |---|---|---|---|
//! | (none) | 0.742 | 0.672 | 0.506 |
//! | support | 0.719 | 0.653 | 0.489 |
//! | lead | 0.723 | 0.676 | 0.489 |
//! | synonyms | 0.728 | 0.659 | 0.503 |
//! | letters | 0.728 | 0.648 | 0.473 |
//! | names | 0.730 | 0.674 | 0.489 |
//! | plain | 0.730 | 0.666 | 0.473 |
//! | denial | 0.733 | 0.662 | 0.504 |
//! | context | 0.733 | 0.666 | 0.499 |
//! | best | 0.733 | 0.665 | 0.504 |
//! | both-deny | 0.733 | 0.663 | 0.504 |
//! | borrowed | 0.739 | 0.669 | 0.505 |
//! | other-quote | 0.739 | 0.672 | 0.506 |
//! | predicates | 0.740 | 0.665 | 0.507 |
//! | figures | 0.742 | 0.674 | 0.504 |
//! | quote | 0.742 | 0.672 | 0.507 |
//!
//! The last two are told by the others: as fitted, `quote` weighs nothing and `figures` little. They stay,
//! since a fit without some story gives them weight.
//!
//! Tried in the same way and left out, for want of a gain on both the real stories and those read
//! once: cosine of stems, share of the shorter and of the longer statement, neighbouring stems, different
//! figures (0.001 together); background word frequencies mixed into rarity (0.001); the longest run
//! in common, clauses against clauses, places in the article, lengths, margins to the second-best match
//! (0.001 each at most); names met again by their initials, stems with one beginning (0); a third
//! pass (0); boosted trees and random forests on all of it (-0.03); a ranking loss (-0.01). Word vectors
//! fitted to a sentence encoder (half a megabyte) gave 0.003 on the real stories, 0.006 on those read
//! once and -0.005 on our own: too little to ship. Another source of evidence is one more [`Feature`]:
//! it is read in `judge.rs`, fitted by the command above and told in `evidence.rs`.

/// How many signs there are.
pub const FEATURES: usize = Feature::ALL.len();

/// One sign. The names are those of `assets/link-weights.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Logarithm of the rarity of shared stems that are no names.
    Plain,
    /// What different words of one meaning add to the overlap, 0 to 1.
    Synonyms,
    /// Cosine of runs of four letters, 0 to 1: catches inflection, compounds, misspellings.
    Letters,
    /// Share of the figures of the statement with fewer, 0 to 1.
    Figures,
    /// Logarithm of the rarity of shared names.
    Names,
    /// What names of the statement before add to the cosine where a pronoun may stand for them, 0 to 1.
    Borrowed,
    /// Logarithm of the rarity of shared verbs that say what happened, or of verbs of one meaning.
    Predicates,
    /// Logarithm of the rarity of stems that both quote.
    Quote,
    /// 1 where both quote and share no quoted stem.
    OtherQuote,
    /// 1 where one denies and the other does not.
    Denial,
    /// Where both deny: the root of their cosine, 0 to 1, since few things are denied in one story.
    BothDeny,
    /// How near both stand to the top of their articles, 0 to 1.
    Lead,
    /// 1 where each is the other's best match among the candidates.
    Best,
    /// How well the statements before and after match each other, 0 to 2.
    Context,
    /// How likely it is that a third outlet's statement goes with both, by their first scores, 0 to 1.
    Support,
}

impl Feature {
    /// Every sign, in the order of the weights.
    pub const ALL: [Feature; 15] = [
        Feature::Plain,
        Feature::Synonyms,
        Feature::Letters,
        Feature::Figures,
        Feature::Names,
        Feature::Borrowed,
        Feature::Predicates,
        Feature::Quote,
        Feature::OtherQuote,
        Feature::Denial,
        Feature::BothDeny,
        Feature::Lead,
        Feature::Best,
        Feature::Context,
        Feature::Support,
    ];

    /// The sign's name in the weights file.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Plain => "plain",
            Feature::Synonyms => "synonyms",
            Feature::Letters => "letters",
            Feature::Figures => "figures",
            Feature::Names => "names",
            Feature::Borrowed => "borrowed",
            Feature::Predicates => "predicates",
            Feature::Quote => "quote",
            Feature::OtherQuote => "other-quote",
            Feature::Denial => "denial",
            Feature::BothDeny => "both-deny",
            Feature::Lead => "lead",
            Feature::Best => "best",
            Feature::Context => "context",
            Feature::Support => "support",
        }
    }

    /// Tells whether the sign speaks against a link.
    pub fn is_against(self) -> bool {
        matches!(self, Feature::OtherQuote | Feature::Denial)
    }
}

/// The signs of one pair, in the order of [`Feature::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Features(pub [f64; FEATURES]);

impl Features {
    /// The value of one sign.
    pub fn get(&self, feature: Feature) -> f64 {
        self.0[feature as usize]
    }

    /// Puts in a sign that is known only when others are.
    pub fn set(&mut self, feature: Feature, value: f64) {
        self.0[feature as usize] = value;
    }
}
