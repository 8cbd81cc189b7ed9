//! What stands behind the paths that are named: which files make a story, and what it is called.

use std::fs;
use std::path::{Path, PathBuf};

use abreast::article::Limits;
use abreast::disk::{Found, find_stories, listed_again, read_source, write_file};
use tempfile::TempDir;

/// A folder with these files, each with a line of text.
fn folder(files: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, "One line that says something.\n").expect("written");
    }
    folder
}

/// Stories as `name: file file`, one a line.
fn listed(found: &Found, root: &Path) -> String {
    let inner = |path: &PathBuf| {
        let inner = path.strip_prefix(root).unwrap_or(path);
        inner.to_string_lossy().into_owned()
    };
    let lines: Vec<String> = found
        .stories
        .iter()
        .map(|s| {
            let paths: Vec<String> = s.paths.iter().map(inner).collect();
            format!("{}: {}\n", s.name, paths.join(" "))
        })
        .collect();
    lines.concat()
}

fn stories(files: &[&str], named: &[&str]) -> String {
    let folder = folder(files);
    let named: Vec<PathBuf> = named.iter().map(|name| folder.path().join(name)).collect();
    listed(&find_stories(&named), folder.path())
}

#[test]
fn folder_is_a_story() {
    assert_eq!(
        stories(&["storm/b.txt", "storm/a.md"], &["storm"]),
        "storm: storm/a.md storm/b.txt\n"
    );
}

#[test]
fn folder_of_folders_is_a_list_of_stories() {
    let files = ["news/storm/a.txt", "news/vote/late/b.txt", "news/c.txt"];
    assert_eq!(
        stories(&files, &["news"]),
        "news: news/c.txt\nstorm: news/storm/a.txt\nvote/late: news/vote/late/b.txt\n"
    );
}

#[test]
fn files_that_are_named_together_are_a_story() {
    assert_eq!(
        stories(
            &["storm/a.txt", "storm/b.log"],
            &["storm/b.log", "storm/a.txt"]
        ),
        "storm: storm/a.txt storm/b.log\n"
    );
    assert_eq!(
        stories(&["x/a.txt", "y/b.txt"], &["x/a.txt", "y/b.txt"]),
        "a and 1 more: x/a.txt y/b.txt\n"
    );
}

#[test]
fn named_file_joins_the_only_folder() {
    assert_eq!(
        stories(&["storm/a.txt", "extra.txt"], &["extra.txt", "storm"]),
        "storm: extra.txt storm/a.txt\n"
    );
}

#[test]
fn named_file_stays_beside_its_folder_though_the_folder_would_not_list_it() {
    let files = [
        "storm/a.txt",
        "storm/b.txt",
        "storm/notes",
        "storm/.draft.txt",
    ];
    let folder = folder(&files);
    let named = ["storm", "storm/notes", "storm/.draft.txt"];
    let named: Vec<PathBuf> = named.iter().map(|name| folder.path().join(name)).collect();
    let found = find_stories(&named);
    let mut again: Vec<String> = listed_again(&found.stories[0])
        .paths
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    again.sort();
    assert_eq!(again, [".draft.txt", "a.txt", "b.txt", "notes"]);
}

#[test]
fn hidden_files_and_readme_are_no_articles() {
    let files = [
        "storm/a.txt",
        "storm/.b.txt",
        "storm/README.md",
        "storm/.git/c.txt",
    ];
    assert_eq!(stories(&files, &["storm"]), "storm: storm/a.txt\n");
}

#[test]
fn many_unsupported_files_are_one_line() {
    let folder = folder(&[
        "s/a.txt", "s/1.jpg", "s/2.jpg", "s/3.jpg", "s/4.jpg", "s/5.jpg",
    ]);
    let found = find_stories(&[folder.path().join("s")]);
    assert_eq!(found.failures.len(), 1);
    assert!(found.failures[0].to_string().contains("3.jpg and 2 more: "));
}

#[test]
fn file_beyond_its_limit_says_which_setting_raises_it() {
    let folder = folder(&["s/a.txt"]);
    let path = folder.path().join("s/a.txt");
    std::fs::write(&path, vec![b'a'; (1 << 20) + 1]).expect("written");
    let limits = Limits {
        file_mb: 1,
        ..Limits::default()
    };
    let failure = read_source(&path, limits).expect_err("it is too large");
    let said = failure.to_string();
    assert!(
        said.ends_with("larger than 1 MB; cut the article out of it, or raise limits.file-mb"),
        "{said}"
    );
    assert!(read_source(&path, Limits::default()).is_ok_and(|source| source.limits.file_mb == 32));
}

#[test]
fn old_file_stays_where_writing_fails() {
    let folder = folder(&["report.txt/inside.txt"]);
    let target = folder.path().join("report.txt");
    assert!(write_file(&target, b"new").is_err());
    assert!(read_source(&target.join("inside.txt"), Limits::default()).is_ok());
    assert!(write_file(&folder.path().join("no/such/folder"), b"new").is_err());
}

#[cfg(unix)]
#[test]
fn link_stays_a_link_and_mode_stays_when_its_target_is_replaced() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder(&["real.txt"]);
    let (real, link) = (
        folder.path().join("real.txt"),
        folder.path().join("link.txt"),
    );
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("mode");
    symlink(&real, &link).expect("a link");
    write_file(&link, b"new").expect("written");
    assert!(link.is_symlink());
    assert_eq!(fs::read(&real).expect("a file"), b"new");
    let mode = fs::metadata(&real).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
