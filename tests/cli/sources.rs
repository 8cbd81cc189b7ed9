//! What is read: files, folders, standard input, feeds, mails; and what is said of what cannot be.

use std::fs;

use tempfile::TempDir;

use super::{COURIER, GAZETTE, HERALD, complaints, json, out, run, run_with_input, story};

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
