//! The weights of the signs: a logistic regression, kept in `assets/link-weights.toml`.
//!
//! A score is `1 / (1 + exp(-(bias + sum of weight * sign)))`, so it is a probability as far as the
//! stories it was fitted on speak for others. The file says on which it was fitted and what it
//! reached; `cargo run --release --example fit_links` makes it anew.

use std::sync::LazyLock;

use serde::Deserialize;

use super::features::{FEATURES, Feature, Features};

/// The fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What a pair without any sign starts from, in logits.
    pub bias: f64,
    /// Logits a unit of each sign, in the order of [`Feature::ALL`].
    pub weights: [f64; FEATURES],
}

#[derive(Deserialize)]
struct File {
    bias: f64,
    weights: std::collections::BTreeMap<String, f64>,
}

static SHIPPED: LazyLock<Weights> = LazyLock::new(|| {
    Weights::parse(include_str!("../../assets/link-weights.toml"))
        .expect("the shipped weights are read by a test")
});

impl Weights {
    /// The weights that come with the program.
    pub fn shipped() -> &'static Weights {
        &SHIPPED
    }

    /// Reads a weights file; a sign that is not named weighs nothing.
    ///
    /// # Errors
    /// Text that is not such a file, or names a sign that does not exist.
    pub fn parse(toml: &str) -> Result<Weights, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let mut weights = [0.0; FEATURES];
        for (name, weight) in &file.weights {
            let place = Feature::ALL.iter().position(|f| f.name() == name);
            weights[place.ok_or_else(|| format!("no sign is called \"{name}\""))?] = *weight;
        }
        Ok(Weights {
            bias: file.bias,
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

    /// How likely it is that a careful reader would link the pair, to four decimals.
    ///
    /// Rounded so that the last bits of a machine's logarithm are not seen in any output.
    pub fn score(&self, features: &Features) -> f64 {
        let logits = self.bias + self.parts(features).iter().sum::<f64>();
        round(1.0 / (1.0 + (-logits).exp()))
    }
}

/// Rounds to four decimals.
pub(super) fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_weights_are_readable() {
        let text = include_str!("../../assets/link-weights.toml");
        assert_eq!(
            Weights::parse(text).map(|w| w == *Weights::shipped()),
            Ok(true)
        );
    }

    #[test]
    fn unknown_sign_is_named() {
        let error = Weights::parse("bias = 0.0\n[weights]\nluck = 1.0").unwrap_err();
        assert!(error.contains("luck"), "{error}");
    }
}
