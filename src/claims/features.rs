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
//! | (none) | 0.757 | 0.678 | 0.512 |
//! | support | 0.727 | 0.655 | 0.494 |
//! | lead | 0.732 | 0.681 | 0.493 |
//! | letters | 0.736 | 0.651 | 0.478 |
//! | names | 0.738 | 0.683 | 0.494 |
//! | plain | 0.738 | 0.672 | 0.474 |
//! | synonyms | 0.744 | 0.664 | 0.508 |
//! | both-deny | 0.746 | 0.664 | 0.509 |
//! | denial | 0.746 | 0.670 | 0.509 |
//! | context | 0.747 | 0.672 | 0.506 |
//! | best | 0.751 | 0.671 | 0.511 |
//! | differing | 0.752 | 0.678 | 0.512 |
//! | borrowed | 0.752 | 0.675 | 0.510 |
//! | predicates | 0.753 | 0.673 | 0.513 |
//! | other-quote | 0.753 | 0.677 | 0.511 |
//! | figures | 0.757 | 0.679 | 0.510 |
//! | quote | 0.757 | 0.678 | 0.512 |
//!
//! The last two are told by the others: as fitted, `quote` weighs nothing and `figures` little. They stay,
//! since a fit without some story gives them weight.
//!
//! How a sign is measured matters as much: rarity of shared words to the power of three quarters instead
//! of its logarithm gave 0.003 on the real stories and as much on those read once, and support that
//! counts less where letters already tell gave 0.007 (0.004 on our own, 0.002 on those read once).
//!
//! Tried in the same way and left out, for want of a gain on both the real stories and those read
//! once: cosine of stems, share of the shorter and of the longer statement, neighbouring stems, different
//! figures (0.001 together); background word frequencies mixed into rarity (0.001); the longest run
//! in common, clauses against clauses, places in the article, lengths, margins to the second-best match
//! (0.001 each at most); names met again by their initials, stems with one beginning (0); a third
//! pass (0); products of two signs, 45 of them, but for the one above (0.001 to 0.004 on the real stories,
//! less or nothing on the others); support by the mean of all thirds, by the geometric mean of its two scores,
//! or scaled by how many outlets there are (-0.002 to 0.002); how much a statement's other matches in the
//! same article sum to, and how far they stay behind, by the first scores (0.000, -0.001); powers of names,
//! verbs and quoted words (-0.004 to 0); boosted trees and random forests on all of it (-0.03); a ranking
//! loss (-0.01). Word vectors fitted to a sentence encoder (half a megabyte) gave 0.003 on the real stories, 0.006 on those read
//! once and -0.005 on our own: too little to ship.
//!
//! # One scale for every story
//!
//! Scores of one story come out too high, of the next too low: with the best constant for each, told by its
//! gold reading and added to the logits, 0.89 of the shown links of the real stories would hold at 0.47 of
//! all found, and the calibration error of scores of 0.1 and more would fall from 0.078 to 0.022. So
//! the constant was fitted on the other stories to what a story tells of itself without a reading. Share of
//! the shown links that hold, of stories left out, at the same threshold (fitted outside of the program, so a
//! little below its figures):
//!
//! | constant told by | real | own | read once | error, real |
//! |---|---|---|---|---|
//! | (none) | 0.865 | 0.809 | 0.769 | 0.078 |
//! | pairs within one article, which are next to never twins: their mean score | 0.876 | 0.794 | 0.781 | 0.066 |
//! | the same, as the highest twentieth begins | 0.869 | 0.806 | 0.787 | 0.065 |
//! | pairs between two articles against pairs within one | 0.866 | 0.778 | 0.789 | 0.068 |
//! | how many twins a statement is to have in another article by the sum of its scores | 0.879 | 0.761 | 0.781 | 0.066 |
//! | that and pairs within one article | 0.879 | 0.760 | 0.783 | 0.067 |
//!
//! Each takes from our own stories what it gives to the real ones, and none brings the story whose scores are
//! farthest off (too high by 0.75) down by more than 0.21. The shape of a story does not tell how strictly it is to be
//! read. Left out as well: showing pairs that stand in one claim though their own link is weak (31 of 51 hold).
//!
//! # Another sign
//!
//! Another source of evidence is one more [`Feature`]: it is read in `judge.rs`, fitted by the command above and told in `evidence.rs`.

/// How many signs there are.
pub const FEATURES: usize = Feature::ALL.len();

/// One sign. The names are those of `assets/link-weights.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Rarity of shared stems that are no names, to the power of three quarters: each further one tells
    /// a little less.
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
    /// 1 where both tell one thing at length and differ on a detail of it: a long saying with a word
    /// changed, a long figure with a digit changed, another thing given in exchange.
    Differing,
    /// How likely it is that a third outlet's statement goes with both, by their first scores, 0 to 1;
    /// less the more letters the two share, for then a third says nothing new.
    Support,
}

impl Feature {
    /// Every sign, in the order of the weights.
    pub const ALL: [Feature; 16] = [
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
        Feature::Differing,
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
            Feature::Differing => "differing",
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
