//! Work split over the machine's processors, and told of while it goes on.
//!
//! The one place in the core that starts threads (`open` has those that wait for the net). They last as
//! long as the call, and what comes out is in the order of what went in, so that nothing can depend on
//! how many there are or which is done first.

mod listening;

use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

pub(crate) use listening::begin;
pub use listening::{Hear, Step, heard};

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
        ranges => processors().min(MAX_THREADS).min(ranges),
    };
    map_on(threads, count, size, make)
}

#[cfg(not(test))]
fn processors() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
thread_local! {
    /// As many processors as a test wants there to be.
    static PROCESSORS: std::cell::Cell<usize> =
        std::cell::Cell::new(available_parallelism().map_or(1, NonZero::get));
}

#[cfg(test)]
fn processors() -> usize {
    PROCESSORS.get()
}

/// Does something as on a machine with so many processors.
#[cfg(test)]
pub(crate) fn on_processors<R>(count: usize, make: impl FnOnce() -> R) -> R {
    let before = PROCESSORS.replace(count);
    let result = make();
    PROCESSORS.set(before);
    result
}

fn map_on<R: Send>(
    threads: usize,
    count: usize,
    size: usize,
    make: impl Fn(Range<usize>) -> R + Sync,
) -> Vec<R> {
    let ranges = count.div_ceil(size);
    let listening = listening::now();
    let (finished, is_ended) = (AtomicUsize::new(0), AtomicBool::new(false));
    let part = |number: usize| {
        let range = number * size..((number + 1) * size).min(count);
        let length = range.len();
        let part = make(range);
        let done = finished.fetch_add(length, Ordering::Relaxed) + length;
        if listening.as_ref().is_some_and(|l| !l.tell(done, count)) {
            is_ended.store(true, Ordering::Relaxed);
        }
        part
    };
    let goes_on = |_: &usize| !is_ended.load(Ordering::Relaxed);
    if threads < 2 {
        let parts = (0..ranges).take_while(goes_on).map(part).collect();
        return if is_ended.into_inner() {
            listening::end()
        } else {
            parts
        };
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= ranges || !goes_on(&number) {
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
    if is_ended.into_inner() {
        listening::end();
    }
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
