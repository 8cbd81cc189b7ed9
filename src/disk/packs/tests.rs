//! What is kept is found again, whatever happens to the files; and what is damaged is a miss.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::place::{list, pack_name};
use super::*;

const MEGABYTE: u64 = 1_000_000;

fn place(folder: &TempDir) -> PackPlace {
    PackPlace {
        folder: folder.path().join("cache"),
        budget_bytes: 100 * MEGABYTE,
        build: 7,
    }
}

fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn key(number: u32) -> RecordKey {
    let mut key = [0; KEY_BYTES];
    // As a hash has them: the first bytes differ.
    key[..4].copy_from_slice(&number.wrapping_mul(0x9e37_79b9).to_be_bytes());
    key
}

/// Bytes of a record of this number.
fn bytes(number: u32, length: usize) -> Vec<u8> {
    (0..length).map(|at| (at as u32 ^ number) as u8).collect()
}

/// Writes records of these numbers as one run.
fn write(place: &PackPlace, numbers: impl IntoIterator<Item = u32>, length: usize) {
    let packs = Packs::new(place.clone());
    for number in numbers {
        packs.put(1, &key(number), &bytes(number, length));
    }
    packs.publish();
    assert_eq!(packs.take_trouble(), None);
}

/// How many of these numbers are found, each as it was written.
fn found(place: &PackPlace, numbers: impl IntoIterator<Item = u32>, length: usize) -> usize {
    let packs = Packs::new(place.clone());
    let is_found = |number: &u32| match packs.get(&key(*number)) {
        Some(found) => {
            assert_eq!(found, bytes(*number, length));
            true
        }
        None => false,
    };
    numbers.into_iter().filter(is_found).count()
}

fn files(place: &PackPlace) -> Vec<PathBuf> {
    let mut named = list(&place.folder).unwrap_or_default();
    named.sort();
    named.into_iter().map(|n| n.path).collect()
}

#[test]
fn record_is_found_by_the_same_run_and_by_the_next() {
    let folder = folder();
    let packs = Packs::new(place(&folder));
    assert_eq!(packs.get(&key(1)), None);
    packs.put(1, &key(1), b"one");
    assert_eq!(packs.get(&key(1)).as_deref(), Some(&b"one"[..]), "before");
    packs.put(2, &key(2), b"");
    packs.publish();
    assert_eq!(packs.get(&key(1)).as_deref(), Some(&b"one"[..]), "after");
    let next = Packs::new(place(&folder));
    assert_eq!(next.get(&key(1)).as_deref(), Some(&b"one"[..]));
    assert_eq!(next.get(&key(2)).as_deref(), Some(&b""[..]));
    assert_eq!(next.get(&key(3)), None);
    let counts = next.counts();
    assert_eq!(counts.packs, 1);
    assert_eq!(counts.records, BTreeMap::from([(1, 1), (2, 1)]));
}

#[test]
fn what_was_not_published_is_gone_without_a_trace() {
    let folder = folder();
    let packs = Packs::new(place(&folder));
    packs.put(1, &key(1), b"one");
    drop(packs);
    assert_eq!(found(&place(&folder), [1], 3), 0);
    let entries = fs::read_dir(place(&folder).folder).expect("a folder");
    assert_eq!(entries.count(), 1, "the tag alone");
}

#[test]
fn runs_side_by_side_lose_nothing_of_each_other() {
    let folder = folder();
    std::thread::scope(|scope| {
        for run in 0..8 {
            let place = place(&folder);
            scope.spawn(move || {
                for part in 0..10 {
                    let first = run * 1_000 + part * 10;
                    write(&place, first..first + 15, 100);
                    assert_eq!(found(&place, first..first + 15, 100), 15);
                }
            });
        }
    });
    let all = (0..8).flat_map(|run| run * 1_000..run * 1_000 + 105);
    assert_eq!(found(&place(&folder), all, 100), 8 * 105);
}

#[test]
fn many_small_packs_become_one() {
    let folder = folder();
    for number in 0..100 {
        write(&place(&folder), [number, number + 1], 50);
    }
    assert!(files(&place(&folder)).len() <= 33);
    assert_eq!(found(&place(&folder), 0..101, 50), 101);
    assert_eq!(Packs::new(place(&folder)).counts().records[&1], 101);
}

#[test]
fn run_that_reads_a_pack_which_another_joins_goes_on() {
    let folder = folder();
    write(&place(&folder), [1], 50);
    let reading = Packs::new(place(&folder));
    assert!(reading.get(&key(1)).is_some());
    for path in files(&place(&folder)) {
        fs::remove_file(path).expect("removed");
    }
    if cfg!(unix) {
        assert_eq!(reading.get(&key(1)), Some(bytes(1, 50)));
    }
}

#[test]
fn least_recently_used_go_when_there_are_too_many_bytes() {
    let folder = folder();
    let small = PackPlace {
        budget_bytes: MEGABYTE,
        ..place(&folder)
    };
    // One record that is used in every run among many that are not.
    write(&small, [0], 1_000);
    for run in 1..40 {
        let packs = Packs::new(small.clone());
        assert!(packs.get(&key(0)).is_some(), "in run {run}");
        for number in 0..50 {
            packs.put(1, &key(run * 100 + number), &bytes(number, 1_000));
        }
        packs.publish();
        let all = list(&small.folder).expect("a folder");
        let bytes: u64 = all.iter().map(|n| n.bytes).sum();
        assert!(bytes <= small.budget_bytes, "{bytes} bytes after run {run}");
    }
    let packs = Packs::new(small);
    assert!(packs.get(&key(100)).is_none(), "used once, long ago");
    assert!(packs.get(&key(3_910)).is_some(), "of the last run");
}

#[test]
fn another_build_has_records_of_its_own() {
    let folder = folder();
    let other = PackPlace {
        build: 8,
        ..place(&folder)
    };
    write(&other, [1], 10);
    assert_eq!(found(&place(&folder), [1], 10), 0);
    write(&place(&folder), [2], 10);
    assert_eq!(found(&other, [1], 10), 1);
    let counts = Packs::new(place(&folder)).counts();
    assert_eq!((counts.packs, counts.other_packs), (1, 1));
    let two_months = std::time::Duration::from_secs(60 * 24 * 60 * 60);
    let old = files(&place(&folder)).into_iter().next().expect("a pack");
    let file = fs::File::options().write(true).open(&old).expect("a file");
    let now = file.metadata().and_then(|m| m.modified()).expect("a time");
    file.set_modified(now - two_months).expect("set");
    write(&place(&folder), [3], 10);
    assert!(!old.exists(), "not used for two months");
}

#[test]
fn what_a_run_left_behind_goes_after_a_day() {
    let folder = folder();
    write(&place(&folder), [1], 10);
    let left = place(&folder).folder.join(".unfinished-x");
    fs::write(&left, b"half").expect("written");
    write(&place(&folder), [2], 10);
    assert!(left.exists(), "it may be another run's");
    let file = fs::File::options().write(true).open(&left).expect("a file");
    let now = file.metadata().and_then(|m| m.modified()).expect("a time");
    let two_days = std::time::Duration::from_secs(2 * 24 * 60 * 60);
    file.set_modified(now - two_days).expect("set");
    write(&place(&folder), [3], 10);
    assert!(!left.exists());
}

#[test]
fn folder_that_cannot_be_written_to_is_done_without() {
    let folder = folder();
    fs::write(folder.path().join("file"), b"").expect("written");
    let packs = Packs::new(PackPlace {
        folder: folder.path().join("file/cache"),
        ..place(&folder)
    });
    packs.put(1, &key(1), b"one");
    assert_eq!(packs.get(&key(1)), None);
    let trouble = packs.take_trouble().expect("told");
    assert!(
        trouble.to_string().contains("going on without"),
        "{trouble}"
    );
    packs.put(1, &key(2), b"two");
    packs.publish();
    assert_eq!(packs.take_trouble(), None, "told once");
}

#[cfg(unix)]
#[test]
fn files_are_for_this_user_alone_and_a_folder_of_others_is_not_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    write(&place(&folder), [1], 10);
    let mode = |path: &Path| {
        let meta = fs::metadata(path).expect("it is there");
        meta.permissions().mode() & 0o777
    };
    let own = place(&folder).folder;
    assert_eq!(mode(&own), 0o700);
    assert_eq!(mode(&files(&place(&folder))[0]), 0o600);
    let open_to_all = fs::Permissions::from_mode(0o777);
    fs::set_permissions(&own, open_to_all).expect("set");
    assert_eq!(found(&place(&folder), [1], 10), 0);
    assert!(!place(&folder).is_ours_alone());
}

#[test]
fn clearing_removes_what_is_ours_and_nothing_else() {
    let folder = folder();
    write(&place(&folder), 0..10, 10);
    let own = place(&folder).folder;
    fs::write(own.join("notes.txt"), b"mine").expect("written");
    fs::write(own.join("1-2-3.pack"), b"mine").expect("written");
    assert!(place(&folder).clear().expect("cleared") > 100);
    let mut left: Vec<_> = fs::read_dir(&own).expect("it is there").collect();
    assert_eq!(left.len(), 2);
    fs::remove_file(own.join("notes.txt")).expect("removed");
    fs::remove_file(own.join("1-2-3.pack")).expect("removed");
    write(&place(&folder), 0..10, 10);
    place(&folder).clear().expect("cleared");
    left.clear();
    assert!(!own.exists());
    assert_eq!(place(&folder).clear().expect("nothing there"), 0);
}

#[test]
fn pack_of_the_same_name_is_kept() {
    let folder = folder();
    write(&place(&folder), [1], 10);
    let name = files(&place(&folder))[0].clone();
    let other = TempDir::new().expect("a temporary folder");
    write(&place(&other), [1], 10);
    assert_eq!(files(&place(&other))[0].file_name(), name.file_name());
    assert!(pack_name(1, 7, 9).ends_with("-0000000000000009.pack"));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(60))]
    #[test]
    fn damaged_bytes_are_misses(
        places in proptest::collection::vec((0.0..1.0_f64, proptest::prelude::any::<u8>()), 1..20),
        cut in 0.0..1.0_f64,
        is_cut in proptest::prelude::any::<bool>(),
    ) {
        let folder = folder();
        write(&place(&folder), 0..20, 40);
        let path = files(&place(&folder))[0].clone();
        let mut all = fs::read(&path).expect("read");
        for (at, byte) in places {
            let at = (at * all.len() as f64) as usize;
            all[at] = byte;
        }
        if is_cut {
            all.truncate((cut * all.len() as f64) as usize);
        }
        fs::write(&path, &all).expect("written");
        // Each that is found is as it was written.
        found(&place(&folder), 0..20, 40);
        write(&place(&folder), 0..20, 40);
        proptest::prop_assert_eq!(found(&place(&folder), 0..20, 40), 20);
    }
}
