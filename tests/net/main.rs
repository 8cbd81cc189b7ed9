//! Fetching, against a real server on this machine: what comes back, and what is refused.
//!
//! Nothing leaves the machine. 127.0.0.2 stands for every private address that a page could point to.

mod program;
mod server;
mod tls;

use std::io::Write as _;
use std::time::{Duration, Instant};

use abreast::article::{Source, read};
use abreast::failure::Failure;
use abreast::fetch::{Fetcher, Limits, Wanted};
use server::{Answer, Server, page, redirect, status};

const TEXT: &str =
    "Fire guts the old paper mill\n\nAt least 14 people were hurt on Tuesday night.\n";

fn fetch_with(limits: Limits, address: &str) -> Result<Source, Failure> {
    let wanted = Wanted {
        address: address.to_owned(),
        is_typed: true,
    };
    Fetcher::with_limits(limits).fetch(&wanted, &mut |_| true)
}

fn fetch(address: &str) -> Result<Source, Failure> {
    fetch_with(Limits::default(), address)
}

/// Why an address was not fetched.
fn refusal(address: &str) -> String {
    match fetch(address) {
        Ok(source) => panic!("{address} was fetched: {} bytes", source.bytes.len()),
        Err(failure) => failure.to_string(),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

fn serve(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Server {
    Server::start("127.0.0.1", move |path, _| answer(path))
}

#[test]
fn page_comes_with_what_its_head_declares() {
    let server = serve(|_| page("Content-Type: text/HTML; Charset=\"koi8-r\"\r\n", TEXT));
    let source = fetch(&server.url("/a?b=c#d")).expect("a page");
    assert_eq!(source.bytes, TEXT.as_bytes());
    assert_eq!(source.declared.media_type.as_deref(), Some("text/html"));
    assert_eq!(source.declared.charset.as_deref(), Some("koi8-r"));
    assert_eq!(source.declared.url, Some(server.url("/a?b=c")));
    assert_eq!(source.path, server.url("/a?b=c#d"));
}

#[test]
fn server_is_told_who_asks() {
    let server = Server::start("127.0.0.1", |_, head| page("", head));
    let source = fetch(&server.url("/")).expect("a page");
    let head = String::from_utf8_lossy(&source.bytes).to_lowercase();
    assert!(head.contains("user-agent: abreast/"), "{head}");
    assert!(head.contains("accept-encoding: gzip, br, zstd"), "{head}");
    assert!(
        !head.contains("cookie") && !head.contains("referer"),
        "{head}"
    );
}

#[test]
fn old_encoding_is_read_as_declared_and_a_wrong_one_is_said() {
    let (bytes, _, _) = encoding_rs::KOI8_R.encode("Глава биржи отверг обвинения.\n");
    let bytes = bytes.into_owned();
    let server = serve(move |path| match path {
        "/right" => page("Content-Type: text/plain; charset=koi8-r\r\n", &bytes),
        _ => page(
            "Content-Type: text/plain; charset=iso-8859-1\r\n",
            "“Nein”, sagte er.",
        ),
    });
    let right = read(&fetch(&server.url("/right")).expect("a page"));
    assert!(right.text.contains("Глава биржи"), "{}", right.text);
    let wrong = read(&fetch(&server.url("/wrong")).expect("a page"));
    assert!(wrong.text.contains("“Nein”"), "{}", wrong.text);
    let said = "declared as iso-8859-1, but it is UTF-8";
    assert!(
        wrong.notes.iter().any(|n| n.text == said),
        "{:?}",
        wrong.notes
    );
}

#[test]
fn redirects_are_followed_to_a_limit() {
    let server = serve(|path| match path {
        "/one" => redirect("two"),
        "/two" => redirect("/page"),
        "/loop" => redirect("/loop"),
        "/nowhere" => status("302 Found", ""),
        _ => page("", TEXT),
    });
    let source = fetch(&server.url("/one")).expect("a page");
    assert_eq!(source.declared.url, Some(server.url("/page")));
    assert_eq!(source.path, server.url("/one"));
    assert!(refusal(&server.url("/loop")).contains("it redirects more than 5 times"));
    assert!(refusal(&server.url("/nowhere")).contains("it redirects to nowhere"));
}

#[test]
fn redirect_to_another_private_address_is_refused() {
    let other = serve(|_| page("", "the keys of the house"));
    let port = other.port();
    let server = serve(move |path| match path {
        "/2" => redirect(&format!("http://127.0.0.2:{port}/")),
        "/number" => redirect(&format!("http://2130706434:{port}/")),
        "/six" => redirect(&format!("http://[::1]:{port}/")),
        "/mapped" => redirect(&format!("http://[::ffff:127.0.0.2]:{port}/")),
        "/name" => redirect(&format!("http://localhost:{port}/")),
        "/cloud" => redirect("http://169.254.169.254/latest/meta-data/"),
        "/file" => redirect("file:///etc/passwd"),
        "/gopher" => redirect("gopher://127.0.0.1/"),
        "/user" => redirect(&format!("http://a:b@127.0.0.1:{port}/")),
        "/same" => redirect(&format!("http://127.0.0.1:{port}/")),
        _ => page("", TEXT),
    });
    for path in ["/2", "/number", "/six", "/mapped", "/name", "/cloud"] {
        let said = refusal(&server.url(path));
        assert!(said.contains("is no public address"), "{path}: {said}");
        assert!(said.contains("it redirects to http"), "{path}: {said}");
    }
    assert!(refusal(&server.url("/file")).contains("neither http nor https"));
    assert!(refusal(&server.url("/gopher")).contains("neither http nor https"));
    assert!(refusal(&server.url("/user")).contains("a name or password"));
    assert!(
        fetch(&server.url("/same")).is_ok(),
        "the host that was typed"
    );
}

#[test]
fn private_address_is_fetched_only_where_it_was_typed() {
    let server = serve(|_| page("", TEXT));
    let listed = Wanted {
        address: server.url("/feed"),
        is_typed: false,
    };
    let failure = Fetcher::default().fetch(&listed, &mut |_| true);
    let said = failure.expect_err("not typed").to_string();
    assert!(said.contains("is no public address"), "{said}");
    assert!(fetch(&server.at("localhost", "/")).is_ok());
}

#[test]
fn packed_pages_are_unpacked() {
    let zstd = b"\x28\xb5\x2f\xfd\x04\x00\x21\x00\x00abcd\x5a\xee\x5f\x0b".to_vec();
    let server = serve(move |path| match path {
        "/gzip" => page("Content-Encoding: gzip\r\n", gzip(TEXT.as_bytes())),
        "/lie" => page("Content-Encoding: gzip\r\n", TEXT),
        "/zstd" => page("Content-Encoding: zstd\r\n", &zstd),
        "/cut" => {
            let packed = gzip(&TEXT.repeat(200).into_bytes());
            page("Content-Encoding: gzip\r\n", &packed[..packed.len() - 9])
        }
        "/broken" => page("Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\x00garbage"),
        "/twice" => page("Content-Encoding: gzip, gzip\r\n", gzip(&gzip(b"a"))),
        _ => page("Content-Encoding: gzip\r\n", gzip(&vec![b'a'; 64 << 20])),
    });
    assert_eq!(
        fetch(&server.url("/gzip")).expect("a page").bytes,
        TEXT.as_bytes()
    );
    assert_eq!(
        fetch(&server.url("/lie")).expect("a page").bytes,
        TEXT.as_bytes()
    );
    let cut = fetch(&server.url("/cut")).expect("a part");
    assert!(cut.bytes.starts_with(TEXT.as_bytes()));
    assert!(cut.notes[0].text.contains("only a part of the page came"));
    assert!(refusal(&server.url("/broken")).contains("its packing is damaged"));
    assert!(refusal(&server.url("/twice")).contains("packed in a way that was not asked for"));
    assert!(refusal(&server.url("/bomb")).contains("times what came"));
    let odd = fetch(&server.url("/zstd"));
    assert!(odd.is_ok_and(|s| s.bytes == b"abcd"), "zstd");
}

#[test]
fn size_and_time_have_limits() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nNews: ".to_vec();
    let server = serve(move |path| match path {
        "/endless" => Answer::Endless(head.clone()),
        "/slow" => Answer::Trickle(head.clone()),
        "/silent" => Answer::Trickle(b"HTTP/1.1 200 OK\r\nX-Slow: ".to_vec()),
        "/header" => Answer::Endless(b"HTTP/1.1 200 OK\r\nX-Long: ".to_vec()),
        _ => page("", TEXT.repeat(1000)),
    });
    let limits = Limits {
        body_bytes: 50 << 10,
        whole: Duration::from_millis(900),
        ..Limits::default()
    };
    let said = |path: &str| match fetch_with(limits, &server.url(path)) {
        Ok(source) => format!("a page, {:?}", source.notes),
        Err(failure) => failure.to_string(),
    };
    let start = Instant::now();
    assert!(said("/endless").contains("it is larger than 50 kB"));
    assert!(said("/long").contains("it is larger than 50 kB"));
    assert!(said("/slow").contains("only a part of the page came: no full answer within 0.9 s"));
    let silent = said("/silent");
    assert!(silent.contains("no full answer within 0.9 s"), "{silent}");
    let header = said("/header");
    assert!(
        header.contains("the head of its answer is too large"),
        "{header}"
    );
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn what_is_no_page_is_said_in_words() {
    let server = serve(|path| match path {
        "/204" => status("204 No Content", ""),
        "/empty" => page("", ""),
        "/reset" => Answer::Bytes(Vec::new()),
        "/noise" => Answer::Bytes(b"SSH-2.0-OpenSSH\r\n\r\n".to_vec()),
        "/short" => {
            Answer::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nHalf a page.".to_vec())
        }
        "/escape" => status("404 \x1b[31mX", ""),
        other => status(&format!("{} X", &other[1..]), ""),
    });
    for (path, words) in [
        ("/204", "the server sent no page (204)"),
        ("/401", "it wants a name and a password (401)"),
        ("/402", "it wants to be paid for (402)"),
        ("/403", "the server does not let programs in (403)"),
        ("/404", "there is no such page (404)"),
        ("/429", "the server has been asked too often (429)"),
        ("/451", "it is withheld for legal reasons (451)"),
        ("/503", "the server failed (503)"),
        ("/empty", "the page that came is empty"),
        ("/reset", "the connection broke off"),
        ("/noise", "it does not answer as a web server does"),
        ("/escape", "it does not answer as a web server does"),
    ] {
        let said = refusal(&server.url(path));
        assert!(said.contains(words), "{path}: {said}");
        assert!(!said.contains('\x1b'), "{path}");
    }
    let short = fetch(&server.url("/short")).expect("a part");
    assert!(
        short.notes[0].text.contains("only a part of the page came"),
        "{:?}",
        short.notes
    );
}

#[test]
fn nobody_there_is_said() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let said = refusal(&format!("http://127.0.0.1:{port}/"));
    assert!(said.contains("connection refused"), "{said}");
    let said = refusal("http://no-such-host.invalid/");
    assert!(
        said.starts_with("cannot fetch http://no-such-host.invalid/: "),
        "{said}"
    );
    assert!(refusal("https://").contains("it is no address"));
}

#[test]
fn fetch_that_is_not_wanted_any_more_ends() {
    let server = serve(|_| Answer::Endless(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()));
    let wanted = Wanted {
        address: server.url("/"),
        is_typed: true,
    };
    let mut calls = 0;
    let ended = Fetcher::default().fetch(&wanted, &mut |_| {
        calls += 1;
        calls < 3
    });
    assert!(ended.is_err());
    assert_eq!(calls, 3);
}
