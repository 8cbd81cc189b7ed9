//! Writes the weights as a file for people: on what they were fitted, and what they reach.

use std::fmt::Write as _;

use abreast::claims::{Feature, Weights};

/// `reached`: each story with its average precision when it was left out of the fit.
pub(crate) fn write(weights: &Weights, reached: &[(&str, f64)]) -> String {
    let mut text = String::from(
        "# What each sign of a link weighs, in logits a unit: see src/claims/features.rs for the signs.\n\
         # Made by `cargo run --release --example fit_links -- --write`; not to be edited by hand.\n\
         #\n\
         # Fitted on the gold readings of these stories. Average precision of the links of each one with\n\
         # weights fitted on the others:\n",
    );
    let mut line = |name: &str, value: f64| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "#   {name:18} {value:.3}");
    };
    for (name, value) in reached {
        line(name, *value);
    }
    line(
        "mean",
        reached.iter().map(|r| r.1).sum::<f64>() / reached.len() as f64,
    );
    let _ = writeln!(text, "\nbias = {:.3}\n\n[weights]", weights.bias);
    for (feature, weight) in Feature::ALL.iter().zip(weights.weights) {
        let _ = writeln!(text, "{} = {weight:.3}", feature.name());
    }
    text
}
