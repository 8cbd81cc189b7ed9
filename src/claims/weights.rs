//! The weights of the signs: two logistic regressions, kept in `assets/link-weights.toml`.
//!
//! The first knows a pair by itself; its scores tell which pairs a third outlet supports
//! ([`Feature::Support`]), and the second scores with that known too. A score is
//! `1 / (1 + exp(-(bias + sum of weight * sign)))`, so it is a probability as far as the stories it was
//! fitted on speak for others. The file says on which it was fitted and what it reached;
//! `cargo run --release --example fit_links` makes it anew.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::features::{FEATURES, Feature, Features};

/// The fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Scores pairs before support is known.
    pub first: Weights,
    /// Gives the score that is shown.
    pub last: Weights,
}

/// One logistic regression.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What a pair without any sign starts from, in logits.
    pub bias: f64,
    /// Logits a unit of each sign, in the order of [`Feature::ALL`].
    pub weights: [f64; FEATURES],
}

#[derive(Deserialize)]
struct File {
    first: Part,
    last: Part,
}

#[derive(Deserialize)]
struct Part {
    bias: f64,
    weights: BTreeMap<String, f64>,
}

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    Model::parse(include_str!("../../assets/link-weights.toml"))
        .expect("the shipped weights are read by a test")
});

impl Model {
    /// The model that comes with the program.
    pub fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// Reads a weights file; a sign that is not named weighs nothing.
    ///
    /// # Errors
    /// Text that is not such a file, or names a sign that does not exist.
    pub fn parse(toml: &str) -> Result<Model, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        Ok(Model {
            first: Weights::read(&file.first)?,
            last: Weights::read(&file.last)?,
        })
    }
}

impl Weights {
    fn read(part: &Part) -> Result<Weights, String> {
        let mut weights = [0.0; FEATURES];
        for (name, weight) in &part.weights {
            let place = Feature::ALL.iter().position(|f| f.name() == name);
            weights[place.ok_or_else(|| format!("no sign is called \"{name}\""))?] = *weight;
        }
        Ok(Weights {
            bias: part.bias,
            weights,
        })
    }

    /// What each sign adds, in logits.
    pub fn parts(&self, features: &Features) -> [f64; FEATURES] {
        let mut parts = self.weights;
        for (part, value) in parts.iter_mut().zip(features.0) {
            *part *= value;
        }
        parts
    }

    /// The weighted sum, in logits.
    pub fn logits(&self, features: &Features) -> f64 {
        self.bias + self.parts(features).iter().sum::<f64>()
    }

    /// How likely it is that a careful reader would link the pair, to four decimals.
    pub fn score(&self, features: &Features) -> f64 {
        score(self.logits(features))
    }
}

/// From logits to a probability, to four decimals.
///
/// Rounded so that the last bits of a machine's logarithm are not seen in any output.
pub(super) fn score(logits: f64) -> f64 {
    round(1.0 / (1.0 + (-logits).exp()))
}

/// Rounds to four decimals.
pub(super) fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNKNOWN: &str =
        "[first]\nbias = 0.0\nweights = {}\n[last]\nbias = 0.0\nweights = { luck = 1.0 }";

    #[test]
    fn shipped_weights_are_readable() {
        let text = include_str!("../../assets/link-weights.toml");
        assert_eq!(Model::parse(text).map(|m| m == *Model::shipped()), Ok(true));
    }

    #[test]
    fn unknown_sign_is_named() {
        let error = Model::parse(UNKNOWN).unwrap_err();
        assert!(error.contains("luck"), "{error}");
    }
}
