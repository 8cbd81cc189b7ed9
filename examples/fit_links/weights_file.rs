//! Writes the weights as a file for people: on what they were fitted, and what they reach.

use std::fmt::Write as _;

use abreast::claims::{Feature, Model, Weights};

/// `reached`: each story with its average precision when it was left out of the fit.
pub(crate) fn write(model: &Model, reached: &[(&str, f64)]) -> String {
    let mut text = String::from(
        "# What each sign of a link weighs, in logits a unit: see src/claims/features.rs for the signs.\n\
         # Made by `cargo run --release --example fit_links -- --write`; not to be edited by hand.\n\
         # The first scores tell what a third outlet supports; the last are those that are shown.\n\
         #\n\
         # Fitted on the gold readings of these stories. Average precision of the links of each one with\n\
         # weights fitted on the others:\n",
    );
    for (name, value) in reached {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "#   {name:18} {value:.3}");
    }
    write_part(&mut text, "first", &model.first);
    write_part(&mut text, "last", &model.last);
    text
}

fn write_part(text: &mut String, name: &str, weights: &Weights) {
    let _ = writeln!(
        text,
        "\n[{name}]\nbias = {:.3}\n\n[{name}.weights]",
        weights.bias
    );
    for (feature, weight) in Feature::ALL.iter().zip(weights.weights) {
        let _ = writeln!(text, "{} = {weight:.3}", feature.name());
    }
}
