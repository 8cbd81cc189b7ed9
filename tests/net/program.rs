//! The program given addresses: opened beside files, one failure never stopping the rest.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::server::{Server, page, redirect, status};

const COURIER: &str = "<!doctype html><html lang=en><head><title>Fire guts mill | Courier</title>\
    <meta property=og:site_name content=Courier></head><body><article><h1>Fire guts mill</h1>\
    <p>At least 14 people were hurt when fire swept through the old paper mill on Tuesday night.</p>\
    <p>Nobody had worked at the mill since spring, a watchman said.</p></article></body></html>";
const GAZETTE: &str = "Nineteen hurt in mill blaze\n\n\
    At least 19 people were hurt when fire swept through the old paper mill on Tuesday night.\n\n\
    The town council will meet on Friday.\n";
const FEED: &str = "<?xml version='1.0'?><rss version='2.0'><channel><title>Heron</title>\
    <item><title>Mill fire</title><description>Fire swept through the old paper mill on Tuesday \
    night and hurt 14 people.</description></item></channel></rss>";

/// The program, in a folder of its own, with no proxy and no authorities of its own.
pub(super) fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abreast"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .stdin(Stdio::null());
    for name in ["SSL_CERT_FILE", "SSL_CERT_DIR", "NO_COLOR"] {
        command.env_remove(name);
    }
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    command
}

/// What a program printed, and what it complained about.
pub(super) fn texts_of(command: &mut Command) -> (String, String) {
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr))
}

fn news() -> Server {
    Server::start("127.0.0.1", |path, _| match path {
        "/courier" => page("Content-Type: text/html; charset=utf-8\r\n", COURIER),
        "/feed" => page("Content-Type: application/rss+xml\r\n", FEED),
        "/away" => redirect("http://127.0.0.2/"),
        "/wall" => page(
            "Content-Type: text/html\r\n",
            "<html><script>pay()</script></html>",
        ),
        "/photo" => page("Content-Type: image/png\r\n", b"\x89PNG\r\n\x1a\n\0\0"),
        _ => status("404 Not Found", ""),
    })
}

#[test]
fn pages_feeds_and_files_are_one_story_and_failures_are_named() {
    let (server, folder) = (news(), TempDir::new().expect("a temporary folder"));
    fs::write(folder.path().join("gazette.txt"), GAZETTE).expect("written");
    let paths =
        ["/courier", "/feed", "/away", "/missing", "/wall", "/photo"].map(|p| server.url(p));
    let mut arguments = vec!["compare", "--format", "json", "gazette.txt"];
    arguments.extend(paths.iter().map(String::as_str));
    let (json, complaints) = texts_of(&mut program(folder.path(), &arguments));
    let parsed: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let outlet = |article: &serde_json::Value| article["outlet"].as_str().map(str::to_owned);
    let articles = parsed["articles"].as_array().expect("a list");
    let mut outlets: Vec<String> = articles.iter().filter_map(outlet).collect();
    outlets.sort();
    assert_eq!(outlets, ["Courier", "Heron", "gazette"]);
    let courier = articles.iter().find(|a| a["outlet"] == "Courier");
    assert_eq!(courier.expect("an article")["url"], server.url("/courier"));
    for words in [
        "/away: it redirects to http://127.0.0.2/; it leads to 127.0.0.2, which is no public address",
        "/missing: there is no such page (404)",
        "/wall: the page has no text",
        "/photo: it is a PNG image",
    ] {
        assert!(complaints.contains(words), "{words}\n{complaints}");
    }
}

#[test]
fn added_pages_are_files_that_open_like_the_pages() {
    let (server, folder) = (news(), TempDir::new().expect("a temporary folder"));
    let (courier, feed) = (server.url("/courier"), server.url("/feed"));
    let add = [
        "add",
        &courier,
        &feed,
        &server.url("/missing"),
        "--to",
        "kept/mill",
    ];
    let output = program(folder.path(), &add).output();
    let output = output.expect("the program runs");
    let written = String::from_utf8(output.stdout).expect("UTF-8");
    let complaints = String::from_utf8(output.stderr).expect("UTF-8");
    let names = ["courier-fire-guts-mill.md", "heron-mill-fire.md"];
    let lines = names.map(|name| format!("kept/mill/{name}\n"));
    assert_eq!(written, lines.concat());
    assert!(
        complaints.contains("/missing: there is no such page"),
        "{complaints}"
    );
    assert_eq!(output.status.code(), Some(2));
    let path = folder.path().join("kept/mill").join(names[0]);
    let file = fs::read_to_string(&path).expect("a file");
    for line in [
        "title: \"Fire guts mill\"\n",
        "outlet: \"Courier\"\n",
        &format!("url: \"{courier}\"\n"),
        "\nretrieved: 20",
        "\nsha256: \"",
        "\n# Fire guts mill\n\nAt least 14 people",
    ] {
        assert!(file.contains(line), "{line}\n{file}");
    }
    let kept = articles_of(folder.path(), &["kept/mill"]);
    assert_eq!(kept, articles_of(folder.path(), &[&courier, &feed]));
}

/// The articles behind some paths, without what only the page or the path says.
fn articles_of(folder: &Path, paths: &[&str]) -> serde_json::Value {
    let arguments = [&["compare", "--format", "json"][..], paths].concat();
    let (json, complaints) = texts_of(&mut program(folder, &arguments));
    assert_eq!(complaints, "");
    let mut parsed: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let mut articles = parsed["articles"].take();
    for article in articles.as_array_mut().expect("a list") {
        for changed in ["path", "removed", "notes"] {
            article[changed] = serde_json::Value::Null;
        }
    }
    articles
}

#[test]
fn nothing_is_replaced_unless_it_is_said() {
    let (server, folder) = (news(), TempDir::new().expect("a temporary folder"));
    let courier = server.url("/courier");
    let add = ["add", courier.as_str(), "--to", "kept"];
    texts_of(&mut program(folder.path(), &add));
    let path = folder.path().join("kept/courier-fire-guts-mill.md");
    let file = fs::read_to_string(&path).expect("a file");
    fs::write(&path, "mine").expect("written");
    let (written, complaints) = texts_of(&mut program(folder.path(), &add));
    assert_eq!(written, "");
    let said = "it is there already; --force replaces it";
    assert!(complaints.contains(said), "{complaints}");
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
    let forced = [&add[..], &["--force"]].concat();
    let (_, complaints) = texts_of(&mut program(folder.path(), &forced));
    assert_eq!(complaints, "");
    assert_eq!(fs::read_to_string(&path).expect("a file").len(), file.len());
}

#[test]
fn page_that_keeps_its_article_back_is_kept_and_said_to_be_one() {
    let folder = TempDir::new().expect("a temporary folder");
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/wall.html");
    let add = ["add", page, "--to", "kept"];
    let (written, complaints) = texts_of(&mut program(folder.path(), &add));
    assert_eq!(written.lines().count(), 1);
    assert!(complaints.contains("the page seems to be"), "{complaints}");
}

#[test]
fn statements_of_pages_are_found() {
    let (server, folder) = (news(), TempDir::new().expect("a temporary folder"));
    let (said, _) = texts_of(&mut program(
        folder.path(),
        &["find", "watchman", &server.url("/courier")],
    ));
    assert!(said.contains("Nobody had worked at the mill"), "{said}");
}

#[test]
fn file_address_is_a_path_and_a_list_of_feeds_leads_to_no_private_host() {
    let (server, folder) = (news(), TempDir::new().expect("a temporary folder"));
    let gazette = folder.path().join("the gazette.txt");
    fs::write(&gazette, GAZETTE).expect("written");
    let address = format!("file://{}", gazette.display()).replace(' ', "%20");
    let list = format!(
        "<opml><body><outline xmlUrl='{}'/></body></opml>",
        server.url("/feed")
    );
    fs::write(folder.path().join("list.opml"), list).expect("written");
    let (said, complaints) = texts_of(&mut program(folder.path(), &[&address, "list.opml"]));
    assert!(said.contains("Nineteen hurt in mill"), "{said}");
    assert!(
        complaints.contains("which is no public address"),
        "{complaints}"
    );
}

#[test]
fn limits_of_fetching_are_settings() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir(folder.path().join("abreast")).expect("a folder");
    let settings = "[limits]\nfetch-mb = 1\nfetch-seconds = 1\n";
    fs::write(folder.path().join("abreast/config.toml"), settings).expect("a file");
    let server = Server::start("127.0.0.1", |path, _| {
        if path == "/slow" {
            std::thread::sleep(std::time::Duration::from_secs(3));
        }
        page(
            "Content-Type: text/plain\r\n",
            "It rained.\n\n".repeat(100_000),
        )
    });
    for (path, setting) in [("/long", "fetch-mb"), ("/slow", "fetch-seconds")] {
        let url = server.url(path);
        let (_, said) = texts_of(&mut program(folder.path(), &["compare", &url]));
        assert!(said.contains(&format!("raise limits.{setting}")), "{said}");
    }
}
