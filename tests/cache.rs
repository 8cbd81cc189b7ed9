//! The cache, from outside: the same output with and without it, byte for byte, whatever happens to it.
//!
//! A pile is compared cold, warm, with damaged files, by two runs at once, on a disk that is full and in a
//! folder that cannot be written to. What is inside the files is tested beside the code.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

/// A pile of our own articles, some more than once with other words, and places for what is kept.
struct Pile {
    folder: TempDir,
}

/// How many stories are made of each of ours.
const COPIES: usize = 2;

impl Pile {
    fn new() -> Pile {
        let folder = TempDir::new().expect("a temporary folder");
        let news = folder.path().join("news");
        fs::create_dir(&news).expect("made");
        let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
        for file in walk(&articles) {
            let text = fs::read_to_string(&file).expect("our articles are UTF-8");
            let name = file.file_name().expect("a file").to_string_lossy();
            for copy in 0..COPIES {
                let path = news.join(format!("{copy}-{name}"));
                fs::write(path, reworded(&text, copy)).expect("written");
            }
        }
        Pile { folder }
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache/abreast")
    }

    /// A run of the program over the pile.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_abreast"));
        self.set_up(&mut command);
        command.args(arguments);
        command
    }

    fn set_up(&self, command: &mut Command) {
        let folder = self.folder.path();
        command
            .current_dir(folder)
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .env("XDG_STATE_HOME", folder.join("state"))
            .env("XDG_CACHE_HOME", folder.join("cache"));
    }

    fn compare(&self, flags: &[&str]) -> String {
        let arguments = [&COMPARE[..], flags].concat();
        done(&self.command(&arguments).output().expect("it runs"))
    }

    /// What the comparison is without a cache: the same for every pile.
    fn plain(&self) -> String {
        static PLAIN: OnceLock<String> = OnceLock::new();
        PLAIN.get_or_init(|| self.compare(&["--no-cache"])).clone()
    }

    fn shown(&self) -> String {
        done(&self.command(&["cache"]).output().expect("it runs"))
    }

    fn packs(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.cache()) else {
            return Vec::new();
        };
        let paths = entries.flatten().map(|entry| entry.path());
        let mut packs: Vec<PathBuf> = paths
            .filter(|path| path.extension().is_some_and(|e| e == "pack"))
            .collect();
        packs.sort();
        packs
    }
}

const COMPARE: [&str; 5] = ["compare", "--stories", "news", "--format", "jsonl"];

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            files.extend(walk(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    files
}

/// The same text about something else: longer words are turned round, but in the first copy.
fn reworded(text: &str, copy: usize) -> String {
    let turned = |word: &str| match copy {
        0 => word.to_owned(),
        1 => word.chars().rev().collect(),
        _ => format!("{}{}", &word[word.len() / 2..], &word[..word.len() / 2]),
    };
    let words = text.split_inclusive(|c: char| !c.is_ascii_lowercase());
    let words = words.map(|piece| {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_lowercase());
        match word.len() {
            5.. if !text.starts_with("---") || !piece.contains(':') => {
                turned(word) + &piece[word.len()..]
            }
            _ => piece.to_owned(),
        }
    });
    words.collect()
}

/// Standard output of a run that went well and said nothing else than how many stories there are.
fn done(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let is_usual = |line: &str| line.contains(" stories; ") || line.is_empty();
    assert!(said.lines().all(is_usual), "{said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn warm_run_gives_the_same_bytes_and_reads_nothing_anew() {
    let pile = Pile::new();
    let plain = pile.compare(&["--no-cache"]);
    assert!(plain.lines().count() >= COPIES && plain == pile.plain());
    assert_eq!(pile.packs(), [] as [PathBuf; 0], "--no-cache keeps nothing");
    assert!(pile.compare(&[]) == plain);
    let kept = pile.packs();
    assert_eq!(kept.len(), 1);
    assert!(pile.compare(&[]) == plain);
    assert_eq!(pile.packs(), kept, "nothing was new");
    let other = ["--threshold", "0.3", "--all-links"];
    let other_plain = pile.compare(&[&other[..], &["--no-cache"]].concat());
    assert!(pile.compare(&other) == other_plain);
    assert!(pile.compare(&other) == other_plain);
}

#[test]
fn every_command_gives_the_same_with_it() {
    let pile = Pile::new();
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/articles/ferry-fire");
    for arguments in [
        &["compare", own][..],
        &["compare", own, "--format", "html"],
        &["compare", own, "--format", "csv", "--threshold", "0.2"],
        &["compare", own, "--outlet", "dockside.md=Mine"],
        &["find", "ferry", own],
        &[own],
    ] {
        let run = |more: &[&str]| {
            let arguments = [arguments, more].concat();
            done(&pile.command(&arguments).output().expect("it runs"))
        };
        let plain = run(&["--no-cache"]);
        for time in ["first", "second"] {
            assert!(run(&[]) == plain, "{arguments:?}, the {time} time");
        }
    }
}

#[test]
fn changed_letter_is_read() {
    let pile = Pile::new();
    pile.compare(&[]);
    let file = &walk(&pile.folder.path().join("news"))[0];
    let before = fs::metadata(file)
        .and_then(|m| m.modified())
        .expect("a time");
    let text = fs::read_to_string(file).expect("text");
    let at = text.rfind("the").expect("a word");
    fs::write(file, [&text[..at], "THE", &text[at + 3..]].concat()).expect("written");
    // Of the same size and time: only the letters tell.
    let changed = fs::File::options().write(true).open(file).expect("a file");
    changed.set_modified(before).expect("set");
    let warm = pile.compare(&[]);
    assert!(warm == pile.compare(&["--no-cache"]) && warm.contains("THE"));
}

#[test]
fn damaged_files_are_read_anew_and_then_whole_again() {
    let pile = Pile::new();
    let plain = pile.plain();
    pile.compare(&[]);
    let whole = fs::read(&pile.packs()[0]).expect("a pack");
    let middle = whole.len() / 2;
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x40;
        bytes
    };
    for (case, bytes) in [
        ("empty", Vec::new()),
        ("half", whole[..middle].to_vec()),
        ("without its last byte", whole[..whole.len() - 1].to_vec()),
        ("one bit of a record", flipped(middle / 2)),
        ("one bit of the index", flipped(whole.len() - 100)),
        ("one bit of the foot", flipped(whole.len() - 30)),
        ("another form", flipped(whole.len() - 4)),
        (
            "nothing but noise",
            (0..50_000_u32).map(|n| ((n * n) >> 7) as u8).collect(),
        ),
    ] {
        for pack in pile.packs() {
            fs::remove_file(pack).expect("removed");
        }
        let name = "0000000000000001-".to_owned() + &build(&pile) + "-0000000000000001.pack";
        fs::write(pile.cache().join(name), bytes).expect("written");
        assert!(pile.compare(&[]) == plain, "{case}");
        assert!(pile.compare(&[]) == plain, "{case}, again");
    }
}

/// The number of the build, as `abreast cache` says it.
fn build(pile: &Pile) -> String {
    let shown = pile.shown();
    let (_, build) = shown.split_once("build ").expect("it says the build");
    build
        .split_whitespace()
        .next()
        .expect("a number")
        .to_owned()
}

#[test]
fn files_of_another_build_are_left_alone() {
    let pile = Pile::new();
    let plain = pile.plain();
    pile.compare(&[]);
    let own = &pile.packs()[0];
    let build = build(&pile);
    let name = own.file_name().expect("a name").to_string_lossy();
    let other = own.with_file_name(name.replace(&build, "00000000000000ff"));
    fs::rename(own, &other).expect("renamed");
    assert!(pile.compare(&[]) == plain);
    assert!(other.exists());
    assert_eq!(pile.packs().len(), 2);
    assert!(pile.shown().contains("of other builds"));
}

#[test]
fn runs_side_by_side_are_all_right() {
    let pile = Pile::new();
    let plain = pile.plain();
    for _ in 0..2 {
        let start = |_| {
            let mut command = pile.command(&COMPARE);
            command.stdout(std::process::Stdio::piped());
            command.stderr(std::process::Stdio::piped());
            command.spawn().expect("it runs")
        };
        let runs: Vec<_> = (0..4).map(start).collect();
        for run in runs {
            assert!(done(&run.wait_with_output().expect("it ends")) == plain);
        }
    }
    assert!(pile.compare(&[]) == plain);
}

#[test]
fn run_that_is_killed_leaves_nothing_that_harms() {
    let pile = Pile::new();
    let plain = pile.plain();
    for pause in [0, 20, 60, 150] {
        let mut command = pile.command(&COMPARE);
        command.stdout(std::process::Stdio::null());
        command.stderr(std::process::Stdio::null());
        let mut run = command.spawn().expect("it runs");
        std::thread::sleep(std::time::Duration::from_millis(pause));
        let _ = run.kill();
        run.wait().expect("it ends");
    }
    assert!(pile.compare(&[]) == plain);
    assert!(pile.compare(&[]) == plain);
}

#[cfg(unix)]
#[test]
fn full_disk_costs_one_line_and_nothing_else() {
    let pile = Pile::new();
    let plain = pile.plain();
    // No file may become larger than some kilobytes, which is what writing meets on a full disk.
    let program = env!("CARGO_BIN_EXE_abreast");
    let line = format!(
        "trap '' XFSZ; ulimit -f 16; exec '{program}' {}",
        COMPARE.join(" ")
    );
    let mut command = Command::new("sh");
    pile.set_up(&mut command);
    let output = command.args(["-c", &line]).output().expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(String::from_utf8_lossy(&output.stdout) == plain);
    assert_eq!(
        said.matches("going on without the cache").count(),
        1,
        "{said}"
    );
    assert_eq!(pile.packs(), [] as [PathBuf; 0]);
    assert!(pile.compare(&[]) == plain);
}

#[cfg(unix)]
#[test]
fn folder_that_cannot_be_written_to_costs_nothing() {
    let pile = Pile::new();
    let plain = pile.plain();
    pile.compare(&[]);
    let folder = pile.cache();
    // Others may write there: it is not read, since it may hold other texts than the articles'.
    set_mode(&folder, 0o777);
    assert!(pile.shown().contains("not used"));
    assert!(pile.compare(&[]) == plain);
    set_mode(&folder, 0o500);
    let other = ["--threshold", "0.4"];
    let other_plain = pile.compare(&["--threshold", "0.4", "--no-cache"]);
    assert!(pile.compare(&[]) == plain);
    assert!(pile.compare(&other) == other_plain);
    set_mode(&folder, 0o700);
    let mut nowhere = pile.command(&COMPARE);
    nowhere.env("XDG_CACHE_HOME", "/dev/null/nowhere");
    let output = nowhere.output().expect("it runs");
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout) == plain);
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

#[test]
fn what_is_kept_is_shown_and_cleared() {
    let pile = Pile::new();
    assert!(pile.shown().contains("0 articles"));
    pile.compare(&[]);
    let shown = pile.shown();
    let count = walk(&pile.folder.path().join("news")).len();
    assert!(
        shown.starts_with(&*pile.cache().to_string_lossy()),
        "{shown}"
    );
    assert!(shown.contains(&format!("{count} articles")), "{shown}");
    assert!(
        shown.contains("1 sorted pile") && shown.contains("of at most 512 MB"),
        "{shown}"
    );
    let path = done(
        &pile
            .command(&["cache", "--path"])
            .output()
            .expect("it runs"),
    );
    assert_eq!(path.trim(), pile.cache().to_string_lossy());
    let cleared = done(
        &pile
            .command(&["cache", "--clear"])
            .output()
            .expect("it runs"),
    );
    assert!(cleared.contains("removed"), "{cleared}");
    assert!(!pile.cache().exists());
    assert!(pile.shown().contains("0 articles"));
}

#[test]
fn settings_do_without_it_and_limit_it() {
    let pile = Pile::new();
    let config = pile.folder.path().join("config/abreast");
    fs::create_dir_all(&config).expect("made");
    fs::write(config.join("config.toml"), "cache = false\n").expect("written");
    pile.compare(&[]);
    assert!(!pile.cache().exists());
    assert!(pile.shown().contains("cache = false"));
    fs::write(config.join("config.toml"), "cache-megabytes = 1\n").expect("written");
    for threshold in ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8"] {
        pile.compare(&["--threshold", threshold]);
        let sizes = pile
            .packs()
            .into_iter()
            .map(|p| fs::metadata(p).expect("there").len());
        assert!(sizes.sum::<u64>() <= 1_000_000, "at {threshold}");
    }
}
