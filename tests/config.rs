//! Runs the built program with settings of the reader: right, wrong, missing, and before the flags.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use abreast::config::DEFAULT_CONFIG;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A config folder with this `config.toml`.
fn folder_with(settings: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let own = folder.path().join("abreast");
    fs::create_dir(&own).expect("a folder");
    fs::write(own.join("config.toml"), settings).expect("a file");
    folder
}

fn run(config_folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_abreast"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .env("XDG_CONFIG_HOME", config_folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn defaults_are_printed_to_the_letter() {
    let folder = folder_with("");
    assert_eq!(out(&run(folder.path(), &["config"])), DEFAULT_CONFIG);
}

#[test]
fn path_of_the_config_file_is_printed() {
    let folder = folder_with("");
    let expected = folder.path().join("abreast/config.toml");
    let printed = out(&run(folder.path(), &["config", "--path"]));
    assert_eq!(printed, format!("{}\n", expected.display()));
}

#[test]
fn threshold_comes_from_the_file_and_the_flag_overrides_it() {
    let folder = folder_with("threshold = 0.95");
    let threshold = |arguments: &[&str]| -> f64 {
        let all = [&["compare", "--sample"][..], arguments].concat();
        let text = out(&run(folder.path(), &all));
        let says = text
            .split("from a score of ")
            .nth(1)
            .expect("the report says it");
        let digits: String = says.chars().take(4).collect();
        digits.parse().expect("a number")
    };
    assert!((threshold(&[]) - 0.95).abs() < 1e-9);
    assert!((threshold(&["--threshold", "0.75"]) - 0.75).abs() < 1e-9);
}

#[test]
fn wrong_lines_are_warnings_and_the_report_is_printed() {
    let folder = folder_with("mouse = 3\nthreshhold = 0.9\n[broken\n");
    let output = run(folder.path(), &["compare", "--sample"]);
    assert_eq!(output.status.code(), Some(0));
    let complaints = complaints(&output);
    let lines: Vec<&str> = complaints.lines().collect();
    assert!(lines[0].contains("config.toml:1: mouse takes true or false, not 3"));
    assert!(lines[1].contains("config.toml:2: no setting threshhold; the nearest is threshold"));
    assert!(lines[2].contains("config.toml:3: "), "{complaints}");
}

#[test]
fn check_says_what_cannot_be_used() {
    let fine = folder_with("mouse = true");
    assert_eq!(
        run(fine.path(), &["config", "--check"]).status.code(),
        Some(0)
    );
    let wrong = folder_with("mice = true");
    let output = run(wrong.path(), &["config", "--check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("no setting mice"));
}

#[test]
fn check_names_themes_that_are_not_there_or_cannot_be_read() {
    let folder = folder_with("mouse = false\ntheme-light = \"lihgt\"\ntheme = \"mine\"\n");
    let themes = folder.path().join("abreast/themes");
    fs::create_dir(&themes).expect("a folder");
    fs::write(themes.join("mine.toml"), b"base = \"\xff").expect("a file");
    let output = run(folder.path(), &["config", "--check"]);
    assert_eq!(output.status.code(), Some(2));
    let complaints = complaints(&output);
    for expected in [
        "config.toml:2: no theme lihgt; the nearest is light",
        "mine.toml:1: cannot read",
        "config.toml:3: no theme mine",
    ] {
        assert!(complaints.contains(expected), "{expected}: {complaints}");
    }
}

#[test]
fn colour_of_the_file_reaches_the_report() {
    let folder = folder_with("color = \"always\"");
    assert!(out(&run(folder.path(), &["compare", "--sample"])).contains('\x1b'));
    let plain = run(folder.path(), &["compare", "--sample", "--color", "never"]);
    assert!(!out(&plain).contains('\x1b'));
}

#[test]
fn keys_are_printed_with_what_they_do_and_read_back() {
    let folder = folder_with("");
    let printed = out(&run(folder.path(), &["keys"]));
    assert!(printed.contains("# next statement that another outlet makes too (compare, focus)\n"));
    fs::write(folder.path().join("abreast/keys.toml"), printed).expect("a file");
    let output = run(folder.path(), &["config", "--check"]);
    assert_eq!(complaints(&output), "");
}

#[test]
fn keys_that_collide_are_named_with_both_lines() {
    let folder = folder_with("[keys]\ndown = \"Ctrl-j\"\n");
    let keys = folder.path().join("abreast/keys.toml");
    fs::write(&keys, "reload = \"Ctrl-j\"").expect("a file");
    let output = run(folder.path(), &["config", "--check"]);
    assert_eq!(output.status.code(), Some(2));
    let complaints = complaints(&output);
    assert!(
        complaints.contains("config.toml:2: Ctrl-j is on down and, in "),
        "{complaints}"
    );
    assert!(
        complaints.contains("keys.toml:1: Ctrl-j is on reload and, in "),
        "{complaints}"
    );
}

#[test]
fn file_that_was_named_must_be_there() {
    let folder = folder_with("");
    let output = run(
        folder.path(),
        &["compare", "--sample", "--config", "gone.toml"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(complaints(&output).contains("cannot read gone.toml"));
}

/// Writes a Word document of more than a megabyte.
fn write_document(path: &Path) {
    let body = "<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>".repeat(30_000);
    let main = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let mut writer = ZipWriter::new(File::create(path).expect("a new file"));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let relations = "<Relationships><Relationship Type='http://s/officeDocument' \
        Target='/word/document.xml'/></Relationships>";
    for (name, text) in [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", relations),
        ("word/document.xml", &main),
    ] {
        writer.start_file(name, options).expect("a new part");
        writer.write_all(text.as_bytes()).expect("room");
    }
    writer.finish().expect("room");
}

#[test]
fn limits_of_documents_are_settings() {
    for (setting, said) in [
        ("unpacked-mb = 1", "(limits.unpacked-mb)"),
        ("file-mb = 1", "raise limits.file-mb"),
        ("paragraphs = 5", "(limits.paragraphs)"),
    ] {
        let folder = folder_with(&format!("[limits]\n{setting}\n"));
        let document = folder.path().join("long.docx");
        write_document(&document);
        let output = run(
            folder.path(),
            &[
                "compare",
                "--no-cache",
                "--format=json",
                &document.to_string_lossy(),
            ],
        );
        let all = out(&output) + &complaints(&output);
        assert!(all.contains(said), "{setting}: {}", complaints(&output));
    }
}
