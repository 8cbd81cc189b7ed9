//! Runs the built program as a shell would: exit codes, pipes, odd sources, stable bytes.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const COURIER: &str = "Fire guts the old paper mill\n\n\
    At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    Nobody had worked at the mill since spring, a watchman said.\n";
const GAZETTE: &str = "Nineteen hurt in mill blaze\n\n\
    At least 19 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    The town council will meet on Friday.\n";
const HERALD: &str = "Mill fire: what is known\n\n\
    Fire swept through the old paper mill on Tuesday night and hurt 14 people.\n\n\
    A plan to rebuild it had been turned down twice.\n";

/// A folder with a story of three outlets in `mill/`.
fn story() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let mill = folder.path().join("mill");
    fs::create_dir(&mill).expect("a folder");
    for (name, text) in [
        ("courier", COURIER),
        ("gazette", GAZETTE),
        ("herald", HERALD),
    ] {
        fs::write(mill.join(name).with_extension("txt"), text).expect("a file");
    }
    folder
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abreast"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments)
        .output()
        .expect("the program runs")
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = program(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("input is read");
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&out(output)).expect("JSON")
}

#[test]
fn report_is_printed_where_there_is_no_terminal() {
    let folder = story();
    for arguments in [&["mill"][..], &["compare", "mill"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", complaints(&output));
        assert!(
            out(&output).starts_with("mill\n3 articles"),
            "{}",
            out(&output)
        );
        assert!(!out(&output).contains('\x1b'));
    }
}

#[test]
fn articles_folder_is_opened_where_nothing_is_named() {
    let folder = story();
    fs::rename(folder.path().join("mill"), folder.path().join("articles")).expect("renamed");
    let output = run(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).starts_with("articles\n3 articles"));
}

#[test]
fn sample_is_opened_where_there_is_nothing_else() {
    let folder = TempDir::new().expect("a temporary folder");
    let plain = run(folder.path(), &[]);
    assert_eq!(plain.status.code(), Some(0), "{}", complaints(&plain));
    assert!(out(&plain).contains("5 articles"));
    let asked = run(story().path(), &["compare", "--sample"]);
    assert_eq!(out(&plain), out(&asked));
}

#[test]
fn order_of_names_changes_no_byte() {
    let folder = story();
    let files = ["mill/courier.txt", "mill/gazette.txt", "mill/herald.txt"];
    for format in ["text", "json", "markdown", "csv"] {
        let first = run(
            folder.path(),
            &["compare", "--format", format, files[0], files[1], files[2]],
        );
        let last = run(
            folder.path(),
            &["compare", "--format", format, files[2], files[0], files[1]],
        );
        let folder = run(folder.path(), &["compare", "--format", format, "mill"]);
        assert_eq!(out(&first), out(&last));
        assert_eq!(out(&first), out(&folder));
    }
}

#[test]
fn file_named_twice_is_read_once() {
    let folder = story();
    let twice = [
        "compare",
        "--format",
        "json",
        "mill",
        "mill/courier.txt",
        "./mill/courier.txt",
    ];
    let parsed = json(&run(folder.path(), &twice));
    assert_eq!(parsed["articles"].as_array().map(Vec::len), Some(3));
}

#[test]
fn standard_input_is_an_article() {
    let folder = story();
    let output = run_with_input(
        folder.path(),
        &["compare", "--format", "json", "mill", "-"],
        HERALD,
    );
    let parsed = json(&output);
    let paths: Vec<&str> = parsed["articles"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|article| article["path"].as_str())
        .collect();
    assert_eq!(paths.len(), 4);
    assert!(paths.contains(&"-"));
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let folder = story();
    let parsed = json(&run(
        folder.path(),
        &["compare", "mill", "--format", "json", "--all-links"],
    ));
    assert_eq!(parsed["format"], "abreast.comparison");
    assert_eq!(parsed["version"], 1);
    let keys = [
        (
            "articles",
            "id path outlet title author published url statements removed",
        ),
        ("links", "a b score shown kind overlap differences evidence"),
        ("claims", "id text members outlets origins status"),
    ];
    for (list, keys) in keys {
        let first = parsed[list][0].as_object().expect("at least one");
        for key in keys.split(' ') {
            assert!(first.contains_key(key), "{list}: {key}");
        }
    }
}

#[test]
fn unreadable_and_empty_files_are_named_and_the_rest_opens() {
    let folder = story();
    let mill = folder.path().join("mill");
    fs::write(mill.join("empty.txt"), "\n \n").expect("a file");
    fs::write(mill.join("scan.txt"), b"%PDF-1.7\n").expect("a file");
    fs::write(mill.join("photo.jpg"), b"\xff\xd8\xff").expect("a file");
    let missing = ["compare", "mill", "mill/missing.txt"];
    let output = run(folder.path(), &missing);
    assert_eq!(output.status.code(), Some(0));
    let said = complaints(&output);
    for line in [
        "cannot read mill/empty.txt: it holds no text to compare; put",
        "cannot read mill/scan.txt: it is a PDF document; save the page as HTML or text, or run pdftotext on it",
        "cannot read mill/photo.jpg: not the ending of an article; .txt,",
        "cannot read mill/missing.txt: no such file or folder; check the name",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
        assert!(said.lines().all(|l| l.len() < 160));
    }
    assert!(out(&output).contains("3 articles"));
    assert!(out(&output).contains("NOT READ"));
}

#[test]
fn standard_input_may_hold_several_articles() {
    let folder = story();
    let input = format!("{COURIER}\x0c{GAZETTE}");
    let output = run_with_input(folder.path(), &["compare", "-", "--format", "json"], &input);
    let paths: Vec<String> = json(&output)["articles"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|article| article["path"].to_string())
        .collect();
    assert_eq!(paths, ["\"-#1\"", "\"-#2\""]);
    let fronts = format!("---\noutlet: A\n---\n{COURIER}\n---\noutlet: B\n---\n{GAZETTE}");
    let output = run_with_input(folder.path(), &["-", "mill/herald.txt"], &fronts);
    assert!(out(&output).contains("3 articles"), "{}", out(&output));
}

#[test]
fn items_of_a_feed_are_articles_and_a_summary_is_called_one() {
    let folder = story();
    let item = |title: &str, text: &str| {
        format!("<item><title>{title}</title><description>{text}</description></item>")
    };
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>The Heron</title>{}{}</channel></rss>",
        item("Mill burns", COURIER),
        item("Council meets", "The town council will meet on Friday.")
    );
    fs::write(folder.path().join("mill/heron.rss"), feed).expect("a feed");
    let output = run(folder.path(), &["compare", "mill", "--format", "json"]);
    let parsed = json(&output);
    let articles = parsed["articles"].as_array().expect("a list");
    let herons: Vec<String> = articles
        .iter()
        .filter(|article| article["outlet"] == "The Heron")
        .map(|article| format!("{} {}", article["path"], article["title"]))
        .collect();
    assert_eq!(articles.len(), 5);
    assert_eq!(
        herons,
        [
            "\"mill/heron.rss#1\" \"Mill burns\"",
            "\"mill/heron.rss#2\" \"Council meets\""
        ]
    );
}

#[test]
fn mail_and_saved_page_are_articles_and_a_broken_one_stops_no_other() {
    let folder = story();
    let mail = format!(
        "From: The Lamp <news@lamp.example>\nSubject: Mill ablaze\n\
         Date: Wed, 6 Mar 2024 08:00:00 +0000\n\n{COURIER}"
    );
    let page = format!(
        "MIME-Version: 1.0\nSubject: Mill\nContent-Type: multipart/related; boundary=b\n\n\
         --b\nContent-Type: text/html\nContent-Location: https://heron.example/1\n\n\
         <html><body><article><p>{}</p></article></body></html>\n--b--\n",
        GAZETTE.replace("\n\n", "</p><p>")
    );
    fs::write(folder.path().join("mill/lamp.eml"), mail).expect("a mail");
    fs::write(folder.path().join("mill/page.mhtml"), page).expect("a page");
    fs::write(folder.path().join("mill/stump.eml"), "no fields").expect("a stump");
    let output = run(folder.path(), &["compare", "mill", "--format", "json"]);
    let parsed = json(&output);
    let articles = parsed["articles"].as_array().expect("a list");
    assert_eq!(articles.len(), 5);
    let lamp = articles.iter().find(|a| a["outlet"] == "The Lamp");
    assert_eq!(lamp.expect("the mail")["path"], "mill/lamp.eml");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("mill/stump.eml: it is named like a mail"),
        "{said}"
    );
}

#[test]
fn nothing_readable_is_an_error() {
    let folder = story();
    for arguments in [&["missing"][..], &["compare", "missing.txt"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(out(&output).is_empty());
        assert!(complaints(&output).contains("cannot read missing"));
    }
}

#[test]
fn misuse_is_an_error_and_help_is_none() {
    let folder = story();
    let code = |arguments: &[&str]| run(folder.path(), arguments).status.code();
    assert_eq!(code(&["compare"]), Some(2));
    assert_eq!(code(&["compare", "mill", "--threshold", "7"]), Some(2));
    assert_eq!(code(&["compare", "mill", "--format", "docx"]), Some(2));
    for fine in [
        &["--help"][..],
        &["-h"],
        &["-V"],
        &["man"],
        &["completions", "bash"],
    ] {
        assert_eq!(code(fine), Some(0), "{fine:?}");
    }
}

#[test]
fn json_of_several_stories_asks_for_one() {
    let folder = story();
    let other = folder.path().join("quarry");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("courier.txt"), HERALD).expect("a file");
    let output = run(folder.path(), &["compare", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("name one of them: mill, quarry"));
    let text = out(&run(folder.path(), &["compare", "."]));
    assert!(text.starts_with("mill\n") && text.contains("\nquarry\n"));
}

#[test]
fn file_named_like_a_subcommand_opens_after_two_dashes() {
    let folder = story();
    fs::write(folder.path().join("compare"), HERALD).expect("a file");
    let output = run(folder.path(), &["--", "compare"]);
    assert!(
        out(&output).starts_with("compare\n1 article"),
        "{}",
        out(&output)
    );
}

#[test]
fn report_is_written_to_a_file_whole() {
    let folder = story();
    let report = folder.path().join("report.json");
    let arguments = ["compare", "mill", "--format", "json", "-o", "report.json"];
    assert_eq!(run(folder.path(), &arguments).status.code(), Some(0));
    let printed = out(&run(folder.path(), &arguments[..4]));
    assert_eq!(fs::read_to_string(&report).expect("a file"), printed);
    let output = run(folder.path(), &["compare", "mill", "-o", "mill"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("cannot write mill: it is a folder;"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn ending_of_the_file_names_the_format_unless_one_is_named() {
    let folder = story();
    let written = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["compare", "mill"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", complaints(&output));
        fs::read_to_string(folder.path().join(arguments[1])).expect("a report")
    };
    assert!(written(&["-o", "a.md"]).starts_with("# mill\n"));
    assert!(written(&["-o", "a.CSV"]).starts_with("\"story\",\"claim\""));
    assert!(written(&["-o", "a.json"]).starts_with('{'));
    assert!(written(&["-o", "a.out"]).starts_with("mill\n"));
    assert!(written(&["-o", "b.md", "--format", "text"]).starts_with("mill\n"));
}

#[test]
fn several_stories_make_one_page_and_one_table() {
    let folder = TempDir::new().expect("a temporary folder");
    let markdown = run(
        folder.path(),
        &["compare", "--sample", "--format", "markdown"],
    );
    let titles = out(&markdown)
        .lines()
        .filter(|l| l.starts_with("# "))
        .count();
    let csv = run(folder.path(), &["compare", "--sample", "--format", "csv"]);
    let heads = out(&csv).matches("\"story\",\"claim\"").count();
    assert_eq!((titles, heads), (2, 1));
}

#[test]
fn agreement_in_a_format_that_lacks_it_is_an_error() {
    let folder = story();
    let output = run(
        folder.path(),
        &["compare", "mill", "--agreement", "-o", "a.csv"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("--agreement prints text"));
}

#[test]
fn report_never_replaces_an_article() {
    let folder = story();
    let arguments = ["compare", "mill", "-o", "./mill/herald.txt"];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("it is one of the articles"));
    let kept = fs::read_to_string(folder.path().join("mill/herald.txt"));
    assert_eq!(kept.expect("a file"), HERALD);
}

#[test]
fn threshold_and_colour_are_honoured() {
    let folder = story();
    let strict = json(&run(
        folder.path(),
        &["compare", "mill", "--format", "json", "--threshold", "1"],
    ));
    assert_eq!(strict["threshold"], 1.0);
    let coloured = run(folder.path(), &["compare", "mill", "--color", "always"]);
    assert!(out(&coloured).contains("\x1b[1m"));
}

#[test]
fn hit_is_shown_with_the_wordings_of_other_outlets() {
    let folder = story();
    let output = run(folder.path(), &["find", "swept nineteen", "mill"]);
    assert_eq!(output.status.code(), Some(1), "{}", out(&output));
    let output = run(folder.path(), &["find", "at leest 19", "mill"]);
    assert_eq!(output.status.code(), Some(0), "{}", complaints(&output));
    let text = out(&output);
    let (hit, twin) = (text.find("people were hurt"), text.find("At least 14"));
    assert!(text.contains("*At least 19*"), "{text}");
    assert!(hit < twin, "the hit stands first, its twin beneath: {text}");
}

#[test]
fn find_in_json_gives_twins() {
    let folder = story();
    let parsed = json(&run(
        folder.path(),
        &["find", "19", "mill", "--format", "json"],
    ));
    assert_eq!(parsed["format"], "abreast.find");
    let hit = &parsed["hits"][0];
    for key in [
        "statement",
        "outlet",
        "path",
        "text",
        "spans",
        "claims",
        "twins",
        "silent",
    ] {
        assert!(!hit[key].is_null(), "{key}");
    }
    assert!(!hit["twins"][0]["text"].is_null());
}

#[test]
fn nothing_found_is_exit_code_one_and_names_the_missing_word() {
    let folder = story();
    let output = run(folder.path(), &["find", "mill zebra", "mill"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).is_empty());
    assert!(complaints(&output).contains("no statement of mill holds “zebra”"));
    let unread = run(folder.path(), &["find", "mill", "nowhere"]);
    assert_eq!(unread.status.code(), Some(2));
    let asks_nothing = run(folder.path(), &["find", " ", "mill"]);
    assert_eq!(asks_nothing.status.code(), Some(2));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    #[test]
    fn closed_pipe_is_a_silent_end() {
        let folder = story();
        for arguments in [&["compare", "mill"][..], &["--help"], &["man"]] {
            let (reader, writer) = std::io::pipe().expect("a pipe");
            drop(reader);
            let child = program(folder.path(), arguments)
                .stdout(writer)
                .stderr(Stdio::piped())
                .spawn()
                .expect("the program runs");
            let output = child.wait_with_output().expect("the program ends");
            assert_eq!(output.status.code(), Some(0), "{arguments:?}");
            assert_eq!(complaints(&output), "");
        }
    }

    #[test]
    fn full_disk_is_an_error() {
        let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
            println!("skipped: no /dev/full here");
            return;
        };
        let folder = story();
        let output = program(folder.path(), &["compare", "mill"])
            .stdout(full)
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        assert!(complaints(&output).contains("cannot write to standard output"));
    }

    #[test]
    fn hostile_file_names_are_inert() {
        let folder = story();
        let mill = folder.path().join("mill");
        for name in [
            &b"\x1b[31mred\x07.txt"[..],
            b"new\nline.txt",
            b"--help.txt",
            b"\xff\xfe.txt",
        ] {
            fs::write(mill.join(OsStr::from_bytes(name)), COURIER).expect("a file");
        }
        fs::write(mill.join("\x1b]0;title\x07empty.txt"), "").expect("a file");
        let output = run(folder.path(), &["compare", "mill"]);
        assert_eq!(output.status.code(), Some(0));
        assert!(out(&output).contains("7 articles"));
        for text in [out(&output), complaints(&output)] {
            assert!(
                text.chars().all(|c| c == '\n' || !c.is_control()),
                "{text:?}"
            );
        }
    }

    #[test]
    fn pipes_devices_and_circles_are_refused_at_once() {
        let folder = story();
        let mill = folder.path().join("mill");
        symlink("/dev/zero", mill.join("zero.txt")).expect("a link");
        symlink("round.txt", mill.join("round.txt")).expect("a link");
        symlink("..", mill.join("upwards")).expect("a link");
        let output = run(folder.path(), &["compare", "mill"]);
        assert_eq!(output.status.code(), Some(0));
        let said = complaints(&output);
        assert!(
            said.contains("cannot read mill/zero.txt: it is a pipe, socket or device"),
            "{said}"
        );
        assert!(
            said.contains("cannot read mill/round.txt: too many levels"),
            "{said}"
        );
        assert!(out(&output).contains("3 articles"));
    }

    #[test]
    fn file_that_is_too_large_is_not_read() {
        let folder = story();
        let large = fs::File::create(folder.path().join("mill/large.txt")).expect("a file");
        large.set_len(8 << 30).expect("a sparse file");
        let output = run(folder.path(), &["compare", "mill"]);
        assert!(complaints(&output).contains("mill/large.txt: larger than 32 MB; cut"));
    }
}
