//! What several outlets say: candidate pairs, scored links with evidence, differences, claims.
//!
//! A [`Linker`] finds and scores the pairs, an [`Explainer`] tells of those that are shown why; [`group_claims`] joins the
//! shown ones into claims for one threshold, cheap enough to be done at every press of `+`.

mod across;
mod align;
mod candidates;
mod differences;
mod differing;
mod evidence;
mod explain;
mod features;
#[cfg(test)]
mod fixture;
mod group;
mod grow;
mod headline;
mod judge;
mod late;
mod likeness;
mod link;
mod near;
mod neighbours;
mod origins;
mod raw;
#[cfg(test)]
mod recall_tests;
mod reuse;
mod score;
mod terms;
mod weights;

pub use explain::Explainer;
pub use features::{FEATURES, Feature, Features};
pub use group::{Claim, ClaimId, Shape, Status, group_claims};
pub use late::LateLinker;
pub use link::{
    Counterpart, Difference, DifferenceKind, Evidence, EvidenceKind, Link, LinkKind, Reasons, Sign,
    StatementRef, Value,
};
pub use origins::number_origins;
pub use reuse::{Reuse, Reused};
pub use score::{JudgedPair, Linker, judge_statements, link_statements, support_pairs};
pub use weights::{Model, Weights};

pub use crate::sorting::Uncompared;
