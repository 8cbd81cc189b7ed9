//! The signs by which a pair of statements is judged, as numbers.
//!
//! Each sign is one number, so that a score is a weighted sum and every part of it can be shown.
//! The first group is read off the two statements; the second compares the pair with the others of
//! the story ([`Feature::Best`], [`Feature::Support`], [`Feature::Context`]). How they are read is in
//! `judge.rs`.
//!
//! What each sign is worth: mean average precision over five stories, each measured with weights
//! fitted on the other four, with the sign left out (`fit_links -- --ablate`). With all signs 0.689
//! (0.693 since neighbours of little likeness support nothing).
//!
//! | without | precision | | without | precision |
//! |---|---|---|---|---|
//! | synonyms | 0.667 | | context | 0.687 |
//! | plain | 0.667 | | words | 0.689 |
//! | support | 0.670 | | across | 0.689 |
//! | denial | 0.674 | | figures | 0.689 |
//! | lead | 0.676 | | other-figures | 0.689 |
//! | best | 0.681 | | pairs | 0.689 |
//! | names | 0.682 | | quote | 0.690 |
//! | other-quote | 0.683 | | within | 0.691 |
//! | letters | 0.684 | | | |
//!
//! Those on the right are told by the others; they stay, because other signs are made of some, a link's
//! kind of one, and a story of another sort may need them. Tried and dropped, since unseen stories
//! did not gain (0.686 with all of them): the rarest run of words in common, how near the places in the two
//! articles are, a match's rank among the statement's others in place of [`Feature::Best`].

/// How many signs there are.
pub const FEATURES: usize = Feature::ALL.len();

/// One sign. The names are those of `assets/link-weights.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Rarity-weighted cosine of the stems, 0 to 1.
    Words,
    /// Logarithm of the rarity of shared stems that are no names.
    Plain,
    /// Share of the shorter statement's rarity that the other has too, 0 to 1.
    Within,
    /// Share of the longer statement's rarity that the other has too, 0 to 1.
    Across,
    /// What different words of one meaning add to the overlap, 0 to 1.
    Synonyms,
    /// Logarithm of the number of neighbouring stems that stay neighbours.
    Pairs,
    /// Cosine of runs of four letters, 0 to 1: catches inflection, compounds, misspellings.
    Letters,
    /// Share of the figures of the statement with fewer, 0 to 1.
    Figures,
    /// 1 where both have figures and share none.
    OtherFigures,
    /// Logarithm of the rarity of shared names.
    Names,
    /// Logarithm of the rarity of stems that both quote.
    Quote,
    /// 1 where both quote and share no quoted stem.
    OtherQuote,
    /// 1 where one denies and the other does not.
    Denial,
    /// 1 where both stand in the first statements of their articles.
    Lead,
    /// 1 where each is the other's best match among the candidates.
    Best,
    /// How well a third outlet's statement matches both, 0 to 1.
    Support,
    /// How well the statements before and after match each other, 0 to 2.
    Context,
}

impl Feature {
    /// Every sign, in the order of the weights.
    pub const ALL: [Feature; 17] = [
        Feature::Words,
        Feature::Plain,
        Feature::Within,
        Feature::Across,
        Feature::Synonyms,
        Feature::Pairs,
        Feature::Letters,
        Feature::Figures,
        Feature::OtherFigures,
        Feature::Names,
        Feature::Quote,
        Feature::OtherQuote,
        Feature::Denial,
        Feature::Lead,
        Feature::Best,
        Feature::Support,
        Feature::Context,
    ];

    /// The sign's name in the weights file.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Words => "words",
            Feature::Plain => "plain",
            Feature::Within => "within",
            Feature::Across => "across",
            Feature::Synonyms => "synonyms",
            Feature::Pairs => "pairs",
            Feature::Letters => "letters",
            Feature::Figures => "figures",
            Feature::OtherFigures => "other-figures",
            Feature::Names => "names",
            Feature::Quote => "quote",
            Feature::OtherQuote => "other-quote",
            Feature::Denial => "denial",
            Feature::Lead => "lead",
            Feature::Best => "best",
            Feature::Support => "support",
            Feature::Context => "context",
        }
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

    pub(super) fn set(&mut self, feature: Feature, value: f64) {
        self.0[feature as usize] = value;
    }
}
