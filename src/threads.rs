//! Work split over the machine's processors.
//!
//! The one place in the core that starts threads (`open` has those that wait for the net). They last as long as the call, and what comes out is
//! in the order of what went in, so that nothing can depend on how many there are or which is done first.

use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

/// More do not help: the parts that run on one thread are then the longer ones.
const MAX_THREADS: usize = 8;

/// Makes a part from each range of `size` numbers below `count`, on all processors; in order.
///
/// One range alone is made on the calling thread: a story of a few articles starts none.
pub(crate) fn map_ranges<R: Send>(
    count: usize,
    size: usize,
    make: impl Fn(Range<usize>) -> R + Sync,
) -> Vec<R> {
    let threads = match count.div_ceil(size) {
        0 | 1 => 1,
        ranges => available_parallelism()
            .map_or(1, NonZero::get)
            .min(MAX_THREADS)
            .min(ranges),
    };
    map_on(threads, count, size, make)
}

fn map_on<R: Send>(
    threads: usize,
    count: usize,
    size: usize,
    make: impl Fn(Range<usize>) -> R + Sync,
) -> Vec<R> {
    let ranges = count.div_ceil(size);
    let part = |number: usize| make(number * size..((number + 1) * size).min(count));
    if threads < 2 {
        return (0..ranges).map(part).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= ranges {
                return done;
            }
            done.push((number, part(number)));
        }
    };
    let mut parts: Vec<(usize, R)> = scope(|scope| {
        let started: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut parts = work();
        for thread in started {
            match thread.join() {
                Ok(more) => parts.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        parts
    });
    parts.sort_unstable_by_key(|(number, _)| *number);
    parts.into_iter().map(|(_, part)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_order_from_any_number_of_threads() {
        for threads in [1, 2, 3, 7, 40] {
            for count in [0, 1, 9, 10, 11, 100] {
                let parts = map_on(threads, count, 10, Iterator::collect::<Vec<_>>);
                let all: Vec<usize> = (0..count).collect();
                assert_eq!(parts.concat(), all, "{threads} threads, {count} numbers");
            }
        }
    }
}
