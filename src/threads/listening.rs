//! Tells whoever waits how far a long piece of work is, and ends it where nobody wants it any more.
//!
//! The core is pure and takes no callbacks: a dozen functions between whoever waits and the loop that
//! takes its time would each have to hand one on. So who wants to know says so around the call
//! ([`heard`]), and every loop that is split over the processors tells of itself. What comes out cannot
//! depend on it; it only may not come out at all: work that is ended is left by unwinding, as
//! rust-analyzer leaves a query whose text has changed, up to [`heard`] and no further.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

/// How far a piece of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is being done, for the reader: "weighing".
    pub stage: &'static str,
    /// So many parts of the stage are done.
    pub done: usize,
    /// So many there are; zero where nobody knows.
    pub of: usize,
}

impl Step {
    /// `"weighing 45 %"`, `"grouping"`
    pub fn words(self) -> String {
        match (self.done * 100).checked_div(self.of) {
            Some(percent) => format!("{} {percent} %", self.stage),
            None => self.stage.to_owned(),
        }
    }
}

/// Hears how far the work is, on any thread, and says whether to go on.
pub type Hear = Arc<dyn Fn(Step) -> bool + Send + Sync>;

/// What work that was ended unwinds with.
struct Ended;

thread_local! {
    static NOW: RefCell<Option<Listening>> = const { RefCell::new(None) };
}

/// Who listens, and to what.
#[derive(Clone)]
pub(super) struct Listening {
    hear: Hear,
    stage: &'static str,
}

impl Listening {
    /// Tells that so many parts are done; returns whether to go on.
    pub(super) fn tell(&self, done: usize, of: usize) -> bool {
        let stage = self.stage;
        (self.hear)(Step { stage, done, of })
    }
}

/// Does a piece of work of which `hear` is told; nothing where that said not to go on.
pub fn heard<R>(hear: Hear, work: impl FnOnce() -> R) -> Option<R> {
    let stage = "working";
    let before = NOW.replace(Some(Listening { hear, stage }));
    let done = catch_unwind(AssertUnwindSafe(work));
    NOW.set(before);
    match done {
        Ok(result) => Some(result),
        Err(ended) if ended.is::<Ended>() => None,
        Err(panic) => resume_unwind(panic),
    }
}

/// Names what is being done from now on, where anybody listens.
pub(crate) fn begin(stage: &'static str) {
    let listening = NOW.with_borrow_mut(|now| {
        let now = now.as_mut()?;
        now.stage = stage;
        Some(now.clone())
    });
    if listening.is_some_and(|listening| !listening.tell(0, 0)) {
        end();
    }
}

/// Who listens to this thread.
pub(super) fn now() -> Option<Listening> {
    NOW.with_borrow(Clone::clone)
}

/// Leaves the work.
pub(super) fn end() -> ! {
    resume_unwind(Box::new(Ended))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::threads::map_ranges;

    fn sum() -> usize {
        begin("adding");
        map_ranges(100, 10, Iterator::sum::<usize>)
            .into_iter()
            .sum()
    }

    #[test]
    fn every_part_is_told_of_and_the_result_is_the_same() {
        let steps = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&steps);
        let hear = Arc::new(move |step: Step| {
            kept.lock().expect("no panic").push(step);
            true
        });
        assert_eq!(heard(hear, sum), Some(sum()));
        let mut steps = steps.lock().expect("no panic").clone();
        steps.sort_by_key(|step| step.done);
        let told: Vec<String> = steps.into_iter().map(Step::words).collect();
        assert_eq!((told.len(), told[0].as_str()), (11, "adding"));
        assert_eq!(told[10], "adding 100 %");
    }

    #[test]
    fn work_that_nobody_wants_is_left() {
        assert_eq!(heard(Arc::new(|step: Step| step.done < 30), sum), None);
        assert_eq!(heard(Arc::new(|_| false), sum), None);
        assert_eq!(sum(), 4950, "and nobody listens any more");
    }

    #[test]
    fn listener_of_a_part_gives_way_to_the_one_around_it() {
        let inner = || heard(Arc::new(|_| false), sum);
        let outer = heard(Arc::new(|_| true), || (inner(), sum()));
        assert_eq!(outer, Some((None, 4950)));
    }

    #[test]
    fn panic_is_none_of_ours() {
        let panicking = || heard(Arc::new(|_| true), || panic!("planted"));
        assert!(catch_unwind(panicking).is_err());
    }
}
