//! CPU time of the calling thread: what a keystroke costs, whatever else the machine does.

use rustix::time::{ClockId, clock_gettime};

fn now() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// Seconds of CPU that the work takes on this thread.
pub fn cpu_time<R>(work: impl FnOnce() -> R) -> f64 {
    let start = now();
    std::hint::black_box(work());
    now() - start
}

/// Seconds of CPU that the work takes on all threads, with what it returns.
pub fn process_time<R>(work: impl FnOnce() -> R) -> (R, f64) {
    let all = || {
        let time = clock_gettime(ClockId::ProcessCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
    };
    let start = all();
    let made = work();
    (made, all() - start)
}
