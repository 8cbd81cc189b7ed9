//! What several outlets say: candidate pairs, scored links with evidence, differences, claims.
//!
//! [`link_statements`] finds and scores the pairs; [`group_claims`] joins the shown ones into claims
//! for one threshold, cheap enough to be done at every press of `+`.

mod candidates;
mod differences;
mod evidence;
mod features;
#[cfg(test)]
mod fixture;
mod group;
mod headline;
mod judge;
mod link;
mod origins;
mod score;
mod terms;
mod weights;

pub use features::{FEATURES, Feature, Features};
pub use group::{Claim, ClaimId, Shape, Status, group_claims};
pub use link::{
    Difference, DifferenceKind, Evidence, EvidenceKind, Link, LinkKind, StatementRef, Value,
};
pub use origins::{Reuse, measure_reuse, number_origins};
pub use score::{JudgedPair, judge_statements, link_statements};
pub use weights::Weights;
