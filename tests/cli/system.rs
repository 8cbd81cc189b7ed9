//! The system around the program: closed pipes, full disks, odd files and names.

use super::{COURIER, complaints, out, program, run, story};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::process::Stdio;

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
