//! A logistic regression with a ridge penalty and signs of known direction, by projected Newton steps.
//!
//! A sign that speaks for a link may not get a weight below zero, one that speaks against it none
//! above: with a few hundred links a sign's direction is better known from reading than from counting.
//! The loss is convex, so a handful of Newton steps on the weights that are free, each cut back to the
//! allowed side, end in its one minimum (Bertsekas 1982, "Projected Newton methods").

use abreast::claims::{FEATURES, Feature, Features, Weights};

/// Strength of the ridge penalty on standardised signs: between 0.5 and 10 the precision on stories left
/// out is the same to three decimals.
const RIDGE: f64 = 2.0;

/// Steps at most; a dozen are enough.
const MAX_STEPS: usize = 100;

/// The fit has settled when no weight moves by more, in logits a deviation.
const SETTLED: f64 = 1e-7;

/// The weights and, last, the bias.
const SIZE: usize = FEATURES + 1;

type Vector = [f64; SIZE];

/// One scored pair: its signs, whether the gold reading links it, how much it counts.
pub(crate) struct Example {
    pub(crate) signs: Features,
    pub(crate) is_link: bool,
    pub(crate) weight: f64,
}

/// Fits the weights without the signs of `without`.
pub(crate) fn fit(examples: &[Example], without: &[Feature]) -> Weights {
    let scale = deviations(examples);
    let row = |e: &Example| -> Vector {
        std::array::from_fn(|f| match e.signs.0.get(f) {
            Some(sign) if !without.contains(&Feature::ALL[f]) => sign / scale[f],
            Some(_) => 0.0,
            None => 1.0,
        })
    };
    let rows: Vec<Vector> = examples.iter().map(row).collect();
    let mut at: Vector = [0.0; SIZE];
    at[FEATURES] = -3.0;
    for _ in 0..MAX_STEPS {
        let next = step(examples, &rows, &at);
        let moved = at.iter().zip(next).map(|(x, y)| (x - y).abs());
        let furthest = moved.fold(0.0, f64::max);
        at = next;
        if furthest < SETTLED {
            break;
        }
    }
    Weights {
        bias: at[FEATURES],
        weights: std::array::from_fn(|f| at[f] / scale[f]),
    }
}

/// Puts a weight on the side it may stand on.
fn allowed(f: usize, weight: f64) -> f64 {
    match Feature::ALL.get(f) {
        Some(sign) if sign.is_against() => weight.min(0.0),
        Some(_) => weight.max(0.0),
        None => weight,
    }
}

/// One Newton step on the free weights, halved until the loss does not grow.
#[expect(
    clippy::needless_range_loop,
    reason = "indices name signs, as in the formulas"
)]
fn step(examples: &[Example], rows: &[Vector], at: &Vector) -> Vector {
    let (slope, mut curve) = slopes(examples, rows, at);
    // At its bound and pushed against it, a weight stays where it is.
    let is_free = |f: usize| at[f] != 0.0 || allowed(f, -slope[f]) != 0.0;
    let mut down = slope.map(|s| -s);
    for f in (0..SIZE).filter(|f| !is_free(*f)) {
        down[f] = 0.0;
        for other in 0..SIZE {
            (curve[f][other], curve[other][f]) = (0.0, 0.0);
        }
        curve[f][f] = 1.0;
    }
    let way = solve(curve, down);
    let before = loss(examples, rows, at);
    let mut length = 1.0;
    loop {
        let next = std::array::from_fn(|f| allowed(f, at[f] + length * way[f]));
        if loss(examples, rows, &next) <= before || length < 1e-9 {
            return next;
        }
        length /= 2.0;
    }
}

fn logits(row: &Vector, at: &Vector) -> f64 {
    row.iter().zip(at).map(|(x, w)| x * w).sum()
}

fn loss(examples: &[Example], rows: &[Vector], at: &Vector) -> f64 {
    let of = |(e, row): (&Example, &Vector)| {
        let z = logits(row, at);
        let z = if e.is_link { -z } else { z };
        e.weight * (z.max(0.0) + (-z.abs()).exp().ln_1p())
    };
    let ridge: f64 = at[..FEATURES].iter().map(|w| w * w).sum();
    examples.iter().zip(rows).map(of).sum::<f64>() + RIDGE / 2.0 * ridge
}

/// First and second derivatives of the loss.
#[expect(
    clippy::needless_range_loop,
    reason = "indices name signs, as in the formulas"
)]
fn slopes(examples: &[Example], rows: &[Vector], at: &Vector) -> (Vector, [Vector; SIZE]) {
    let (mut slope, mut curve) = ([0.0; SIZE], [[0.0; SIZE]; SIZE]);
    for (e, row) in examples.iter().zip(rows) {
        let p = 1.0 / (1.0 + (-logits(row, at)).exp());
        let error = e.weight * (p - f64::from(u8::from(e.is_link)));
        let bend = e.weight * p * (1.0 - p);
        for f in 0..SIZE {
            slope[f] += error * row[f];
            for g in 0..=f {
                curve[f][g] += bend * row[f] * row[g];
            }
        }
    }
    for f in 0..SIZE {
        for g in 0..f {
            curve[g][f] = curve[f][g];
        }
        if f < FEATURES {
            slope[f] += RIDGE * at[f];
            curve[f][f] += RIDGE;
        }
    }
    (slope, curve)
}

/// Solves `matrix * x = right` for a positive definite matrix, by Gauss's elimination.
#[expect(
    clippy::needless_range_loop,
    reason = "indices name signs, as in the formulas"
)]
fn solve(mut matrix: [Vector; SIZE], mut right: Vector) -> Vector {
    for f in 0..SIZE {
        for below in f + 1..SIZE {
            let share = matrix[below][f] / matrix[f][f];
            for g in f..SIZE {
                matrix[below][g] -= share * matrix[f][g];
            }
            right[below] -= share * right[f];
        }
    }
    for f in (0..SIZE).rev() {
        let known: f64 = (f + 1..SIZE).map(|g| matrix[f][g] * right[g]).sum();
        right[f] = (right[f] - known) / matrix[f][f];
    }
    right
}

/// Standard deviation of each sign.
fn deviations(examples: &[Example]) -> [f64; FEATURES] {
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    std::array::from_fn(|f| {
        let sum = |value: &dyn Fn(f64) -> f64| -> f64 {
            examples
                .iter()
                .map(|e| value(e.signs.0[f]) * e.weight)
                .sum()
        };
        let mean = sum(&|v| v) / total;
        (sum(&|v| (v - mean).powi(2)) / total).sqrt().max(1e-9)
    })
}
