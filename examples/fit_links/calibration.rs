//! Whether a score is what it says: of the pairs scored 0.8, do 8 in 10 hold?

/// How many bands the scores are counted in.
const BANDS: usize = 10;

/// Pairs with a lower score are nearly all of them and nearly all apart: with them in, any model looks
/// calibrated. The error is given with and without.
const LEAST_TELLING_SCORE: f64 = 0.1;

/// Prints the bands with how many pairs they have, what they say and what holds, then the expected
/// calibration error: the mean distance of the two over all pairs (Naeini et al. 2015).
pub(crate) fn print(scored: &[(f64, bool)]) {
    println!("Scores of the real stories, each left out of the fit, against what holds.\n");
    println!("score        pairs   mean   hold");
    for band in 0..BANDS {
        let of_band = |&&(score, _): &&(f64, bool)| band_of(score) == band;
        let pairs: Vec<(f64, bool)> = scored.iter().filter(of_band).copied().collect();
        if let Some((mean, hold)) = means(&pairs) {
            println!(
                "{:.1} to {:.1}  {:7}  {mean:.3}  {hold:.3}",
                band as f64 / BANDS as f64,
                (band + 1) as f64 / BANDS as f64,
                pairs.len(),
            );
        }
    }
    let telling = scored.iter().filter(|(s, _)| *s >= LEAST_TELLING_SCORE);
    println!(
        "expected calibration error {:.3}; of pairs from {LEAST_TELLING_SCORE} up {:.3}\n",
        expected_error(scored),
        expected_error(&telling.copied().collect::<Vec<_>>()),
    );
}

fn band_of(score: f64) -> usize {
    ((score * BANDS as f64) as usize).min(BANDS - 1)
}

/// Mean score, and share that holds; none without a pair.
fn means(pairs: &[(f64, bool)]) -> Option<(f64, f64)> {
    let count = pairs.len() as f64;
    let hold = pairs.iter().filter(|(_, is_link)| *is_link).count() as f64;
    let sum: f64 = pairs.iter().map(|(score, _)| score).sum();
    (!pairs.is_empty()).then_some((sum / count, hold / count))
}

fn expected_error(scored: &[(f64, bool)]) -> f64 {
    let of_band = |band: usize| {
        let pairs = scored.iter().filter(|(score, _)| band_of(*score) == band);
        let pairs: Vec<(f64, bool)> = pairs.copied().collect();
        let distance = means(&pairs).map_or(0.0, |(mean, hold)| (mean - hold).abs());
        distance * pairs.len() as f64
    };
    (0..BANDS).map(of_band).sum::<f64>() / scored.len().max(1) as f64
}
