//! A logistic regression with a ridge penalty, by gradient descent.
//!
//! A sign that speaks for a link may not get a weight below zero, one that speaks against it none
//! above: with a few hundred links a sign's direction is better known from reading than from counting.

use abreast::claims::{FEATURES, Feature, Weights};

/// Strength of the ridge penalty on standardised signs: chosen on leave-one-story-out precision,
/// flat between a third and three times of it.
const RIDGE: f64 = 2.0;

/// Steps of gradient descent; the loss no longer moves in its sixth digit.
const STEPS: usize = 4000;

/// Step length on standardised signs, halved for the second half of the way. The gradient is divided
/// by an eighth of the examples' weight, since a logistic's slope is at most a quarter. With many more
/// signs than now it swings instead of settling: weights then look odd and precision falls at once; a
/// third of it settles with twenty signs, in twice the steps.
const STEP: f64 = 0.5;

/// One scored pair: its signs, whether the gold reading links it, how much it counts.
pub(crate) struct Example {
    pub(crate) signs: [f64; FEATURES],
    pub(crate) is_link: bool,
    pub(crate) weight: f64,
}

/// Which way a sign may pull.
fn direction(feature: Feature) -> f64 {
    match feature {
        Feature::OtherFigures | Feature::OtherQuote | Feature::Denial => -1.0,
        _ => 1.0,
    }
}

/// Fits the weights, with one sign left out if asked.
pub(crate) fn fit(examples: &[Example], without: Option<Feature>) -> Weights {
    let scale = deviations(examples);
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    let may_weigh = |f: usize, weight: f64| {
        let feature = Feature::ALL[f];
        Some(feature) != without && weight * direction(feature) >= 0.0
    };
    let (mut bias, mut weights) = (-3.0, [0.0; FEATURES]);
    for step in 0..STEPS {
        let slope = gradient(examples, &scale, bias, &weights);
        let rate = STEP * 8.0 / total * if step < STEPS / 2 { 1.0 } else { 0.5 };
        bias -= rate * slope.0;
        for (f, weight) in weights.iter_mut().enumerate() {
            let moved = *weight - rate * (slope.1[f] + RIDGE * *weight);
            *weight = if may_weigh(f, moved) { moved } else { 0.0 };
        }
    }
    Weights {
        bias,
        weights: per_unit(weights, &scale),
    }
}

/// Standard deviation of each sign.
fn deviations(examples: &[Example]) -> [f64; FEATURES] {
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    let mut scale = [0.0; FEATURES];
    for (f, slot) in scale.iter_mut().enumerate() {
        let sum = |value: &dyn Fn(f64) -> f64| -> f64 {
            examples.iter().map(|e| value(e.signs[f]) * e.weight).sum()
        };
        let mean = sum(&|v| v) / total;
        *slot = (sum(&|v| (v - mean).powi(2)) / total).sqrt().max(1e-9);
    }
    scale
}

/// Slope of the loss in the bias and in the weights of the standardised signs.
fn gradient(
    examples: &[Example],
    scale: &[f64; FEATURES],
    bias: f64,
    weights: &[f64; FEATURES],
) -> (f64, [f64; FEATURES]) {
    let per_sign = per_unit(*weights, scale);
    let (mut of_bias, mut of_weights) = (0.0, [0.0; FEATURES]);
    for e in examples {
        let z: f64 = bias
            + per_sign
                .iter()
                .zip(e.signs)
                .map(|(w, s)| w * s)
                .sum::<f64>();
        let error = e.weight * (1.0 / (1.0 + (-z).exp()) - f64::from(u8::from(e.is_link)));
        of_bias += error;
        for (slot, sign) in of_weights.iter_mut().zip(e.signs) {
            *slot += error * sign;
        }
    }
    (of_bias, per_unit(of_weights, scale))
}

/// From standardised signs to the signs as they are.
fn per_unit(mut values: [f64; FEATURES], scale: &[f64; FEATURES]) -> [f64; FEATURES] {
    for (value, scale) in values.iter_mut().zip(scale) {
        *value /= scale;
    }
    values
}
