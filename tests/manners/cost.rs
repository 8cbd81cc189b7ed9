//! What the reader costs while nothing happens.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::session::Session;
use crate::{TRIES, open, quit, story};

/// Processor time that a process has used, in ticks, and how often it was woken; none without `/proc`.
fn cost(id: u32) -> Option<(u64, u64)> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    let mut woken = 0;
    for thread in fs::read_dir(format!("/proc/{id}/task")).ok()? {
        let status = fs::read_to_string(thread.ok()?.path().join("status")).ok()?;
        let line = status.lines().find(|l| l.starts_with("voluntary_ctxt"));
        woken += line?.split_whitespace().last()?.parse::<u64>().ok()?;
    }
    Some((ticks(11)? + ticks(12)?, woken))
}

/// What some seconds of doing nothing cost: ticks and wake-ups.
fn idle_cost(session: &Session, seconds: u64) -> Option<(u64, u64)> {
    let id = session.process_id()?;
    thread::sleep(Duration::from_millis(500));
    let before = cost(id)?;
    thread::sleep(Duration::from_secs(seconds));
    let after = cost(id)?;
    Some((after.0 - before.0, after.1 - before.1))
}

/// The same of the first seconds in which it was no more than it should be, else of the last.
fn best_idle_cost(
    session: &Session,
    seconds: u64,
    is_fine: impl Fn(&(u64, u64)) -> bool,
) -> Option<(u64, u64)> {
    let mut last = None;
    for _ in 0..TRIES {
        last = Some(idle_cost(session, seconds)?);
        if last.as_ref().is_some_and(&is_fine) {
            break;
        }
    }
    last
}

#[test]
fn idle_reader_sleeps() {
    let folder = story();
    let Some(session) = open(&folder, &[]) else {
        return;
    };
    match best_idle_cost(&session, 2, |cost| *cost == (0, 0)) {
        Some(cost) => assert_eq!(cost, (0, 0), "ticks and wake-ups in two seconds"),
        None => eprintln!("skipped: no /proc here"),
    }
    quit(session);
}

#[test]
fn watching_reader_wakes_once_a_second_for_next_to_nothing() {
    let folder = story();
    let Some(session) = open(&folder, &["--watch"]) else {
        return;
    };
    match best_idle_cost(&session, 3, |(ticks, woken)| *ticks <= 1 && *woken <= 8) {
        Some((ticks, woken)) => {
            assert!(ticks <= 1, "{ticks} ticks in three seconds");
            assert!(woken <= 8, "{woken} wake-ups in three seconds");
        }
        None => eprintln!("skipped: no /proc here"),
    }
    quit(session);
}
