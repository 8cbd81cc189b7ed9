//! What a run costs: processor time where the system tells it, and time on the clock.

use std::time::{Duration, Instant};

/// A run is repeated until it has taken so long: processor time is told in hundredths of a second.
const LEAST: Duration = Duration::from_secs(1);
/// Ticks of `/proc` in a second, on every Linux.
const TICKS: f64 = 100.0;

/// What one run cost.
pub(crate) struct Spent {
    /// Processor time of all threads; where it is not told, the time on the clock.
    pub(crate) cpu_ms: f64,
    pub(crate) wall_ms: f64,
}

/// Runs something once to warm up if it is short, then until [`LEAST`] has passed.
pub(crate) fn measure<T>(run: impl Fn() -> T) -> (Spent, T) {
    let mut result = run();
    let (started, before) = (Instant::now(), cpu_ticks());
    let mut runs = 0_u32;
    while started.elapsed() < LEAST {
        result = run();
        runs += 1;
    }
    let wall_ms = started.elapsed().as_secs_f64() * 1e3 / f64::from(runs);
    let ticks = before.and_then(|before| Some(cpu_ticks()? - before));
    let cpu_ms = ticks.map_or(wall_ms, |ticks| ticks / TICKS * 1e3 / f64::from(runs));
    (Spent { cpu_ms, wall_ms }, result)
}

/// Ticks that this process has had of all processors.
fn cpu_ticks() -> Option<f64> {
    let line = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = line.rsplit_once(") ")?;
    let fields = fields.split(' ').skip(11).take(2);
    fields.map(|ticks| ticks.parse::<f64>().ok()).sum()
}
