//! Opens exported pages in a real browser, at the width of a phone and of a desktop.
//!
//! The page itself has no script and forbids any, so what is measured is a copy of it: without its
//! policy, and with a script at the end that writes the measures into the page, which the browser then
//! prints. What the policy does is tried on another copy, to which things are added that it must stop.
//! Where no Chromium is found (`CHROMIUM` names one elsewhere) the tests say so and pass. All files stand
//! below `target`: some browsers are kept out of the system's temporary folder.

use std::fs;
use std::io::Read as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use abreast::article::read;
use abreast::comparison::{Comparison, compare};
use abreast::export::{Report, html};
use abreast::sample;
use serde_json::Value;
use tempfile::TempDir;

/// Width and height of a phone held upright, and of a laptop.
const SIZES: [(u32, u32); 2] = [(390, 844), (1440, 900)];

/// A browser that does not come back by then hangs.
const PATIENCE: Duration = Duration::from_secs(60);

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Writes what the page measures into its title, and whatever went wrong.
const MEASURING: &str = r"<script>
const box = (e) => e.getBoundingClientRect();
const root = document.documentElement;
const frames = [...document.querySelectorAll('.cols, .scroll')];
const inFrame = (e) => frames.some((f) => f !== e && f.contains(e));
const wide = [...document.querySelectorAll('body *')]
  .filter((e) => !e.closest('.vh, .skip') && !inFrame(e) && box(e).right > innerWidth + 1);
const column = document.querySelector('.col');
const statement = document.querySelector('.st p');
const twin = document.querySelector('.twins a');
const place = document.querySelector(twin.getAttribute('href'));
location.hash = twin.getAttribute('href');
const seen = box(place);
document.title = JSON.stringify({
  width: innerWidth,
  pageWidth: root.scrollWidth,
  wide: wide.map((e) => e.outerHTML.slice(0, 80)),
  columns: document.querySelectorAll('.col').length,
  columnWidth: box(column).width,
  columnScrolls: column.scrollHeight > column.clientHeight,
  statementWidth: box(statement).width,
  letter: parseFloat(getComputedStyle(statement).fontSize),
  font: getComputedStyle(document.body).fontFamily,
  ground: getComputedStyle(document.body).backgroundColor,
  twinIsSeen: seen.top >= 0 && seen.left >= 0 && seen.bottom <= innerHeight && seen.right <= innerWidth + 1,
  fetched: performance.getEntriesByType('resource').map((r) => r.name),
});
</script>";

/// The first Chromium there is.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders)
        .flat_map(|folder| BROWSERS.map(|name| folder.join(name)))
        .find(|path| path.is_file());
    // A browser that cannot say its version is only the promise of one.
    let runs = |path: &PathBuf| {
        let version = Command::new(path).arg("--version").output();
        version.is_ok_and(|output| output.status.success())
    };
    let browser = named.or(found).filter(runs);
    if browser.is_none() {
        println!("skipped: no Chromium is installed (CHROMIUM names one)");
    }
    browser
}

fn samples() -> Vec<(&'static str, Comparison)> {
    let stories = sample::stories();
    let stories = stories.iter().map(|story| {
        let articles = story.sources().iter().map(read).map(Arc::new).collect();
        (story.name, compare(articles, 0.6))
    });
    stories.collect()
}

fn page(samples: &[(&str, Comparison)]) -> String {
    let reports: Vec<Report> = samples
        .iter()
        .map(|(name, comparison)| Report {
            name,
            comparison,
            skipped: &[],
        })
        .collect();
    html(&reports)
}

/// The page without its policy, and with a script at its end.
fn with_script(page: &str, script: &str) -> String {
    let from = page.find("<meta http-equiv").expect("a policy");
    let to = from + page[from..].find('>').expect("its end") + 1;
    let free = format!("{}{}", &page[..from], &page[to..]);
    free.replace("</body>", &format!("{script}</body>"))
}

/// Runs the browser on a page; what it printed, and what it complained of.
fn run(browser: &Path, page: &str, size: (u32, u32), arguments: &[&str]) -> (Vec<u8>, String) {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let file = folder.path().join("page.html");
    fs::write(&file, page).expect("a page");
    let mut child = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
        ])
        .args([
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
        ])
        .args(["--enable-logging=stderr", "--virtual-time-budget=2000"])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("--window-size={},{}", size.0, size.1))
        .args(arguments)
        .arg(format!("file://{}", file.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the browser starts");
    let mut stdout = child.stdout.take().expect("a pipe");
    let mut stderr = child.stderr.take().expect("a pipe");
    let printed = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stdout.read_to_end(&mut bytes).expect("what it prints");
        bytes
    });
    let complaints = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stderr
            .read_to_end(&mut bytes)
            .expect("what it complains of");
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let started = Instant::now();
    while child.try_wait().expect("the browser's state").is_none() {
        if started.elapsed() > PATIENCE {
            child.kill().expect("the browser is ended");
            panic!("the browser hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    (
        printed.join().expect("read to the end"),
        complaints.join().expect("read to the end"),
    )
}

/// What the page wrote to the console, as the browser logs it.
fn console(complaints: &str) -> Vec<&str> {
    complaints
        .lines()
        .filter(|line| line.contains("CONSOLE"))
        .collect()
}

/// What a page measures at a size.
fn measures(browser: &Path, page: &str, size: (u32, u32), arguments: &[&str]) -> Value {
    // A window may not be as narrow as a phone; a frame in it may.
    let inner = with_script(page, MEASURING)
        .replace('&', "&amp;")
        .replace('"', "&quot;");
    let (width, height) = size;
    let frame = format!(
        "<!doctype html><meta charset=utf-8><style>body{{margin:0}}iframe{{border:0}}</style>\
         <iframe id=f width={width} height={height} srcdoc=\"{inner}\"></iframe><script>onload = () => {{\
         document.body.textContent = document.getElementById('f').contentDocument.title }}</script>"
    );
    let window = (width.max(600), height.max(600));
    let arguments = [&["--dump-dom"], arguments].concat();
    let (printed, complaints) = run(browser, &frame, window, &arguments);
    assert_eq!(console(&complaints), Vec::<&str>::new());
    let printed = String::from_utf8(printed).expect("UTF-8");
    let from = printed
        .find("{\"width\"")
        .unwrap_or_else(|| panic!("no measures in {printed}"));
    let to = printed.rfind('}').expect("their end") + 1;
    let text = printed[from..to]
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e} in {text}"))
}

/// Holds what a page measured to what a reader needs.
fn assert_fits(found: &Value, size: (u32, u32), columns: usize) {
    let number = |name: &str| found[name].as_f64().unwrap_or(-1.0);
    let width = f64::from(size.0);
    assert!((number("width") - width).abs() < 0.5, "{found}");
    assert!(
        number("pageWidth") <= width,
        "the page scrolls sideways: {found}"
    );
    assert_eq!(found["wide"], Value::Array(Vec::new()), "{found}");
    assert_eq!(found["columns"], columns);
    assert_eq!(found["columnScrolls"], true, "{found}");
    assert!(
        number("columnWidth") <= width && number("columnWidth") >= 250.0,
        "{found}"
    );
    assert!(number("statementWidth") >= 180.0, "{found}");
    assert!(number("letter") >= 15.0, "{found}");
    assert!(
        found["font"]
            .as_str()
            .is_some_and(|f| f.contains("sans-serif")),
        "the looks count: {found}"
    );
    assert_eq!(
        found["twinIsSeen"], true,
        "a link brings its twin into view: {found}"
    );
    assert_eq!(found["fetched"], Value::Array(Vec::new()), "{found}");
}

#[test]
fn pages_fit_phone_and_desktop() {
    let Some(browser) = browser() else { return };
    let samples = samples();
    for (number, size) in SIZES.iter().enumerate() {
        for story in &samples {
            let one = page(std::slice::from_ref(story));
            let found = measures(&browser, &one, *size, &[]);
            assert_fits(&found, *size, story.1.articles.len());
        }
        if number == 0 {
            let all = samples.iter().map(|(_, c)| c.articles.len()).sum();
            assert_fits(&measures(&browser, &page(&samples), *size, &[]), *size, all);
        }
    }
}

#[test]
fn page_follows_the_scheme_of_the_reader() {
    let Some(browser) = browser() else { return };
    let page = page(&samples()[..1]);
    for (scheme, ground) in [("0", "rgb(21, 23, 26)"), ("1", "rgb(255, 255, 255)")] {
        let setting = format!("--blink-settings=preferredColorScheme={scheme}");
        let found = measures(&browser, &page, SIZES[1], &[&setting]);
        assert_eq!(found["ground"], ground);
    }
}

#[test]
fn page_as_exported_is_drawn_and_complains_of_nothing() {
    let Some(browser) = browser() else { return };
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let picture = folder.path().join("page.png");
    let shot = format!("--screenshot={}", picture.display());
    let (_, complaints) = run(&browser, &page(&samples()), SIZES[1], &[&shot]);
    assert_eq!(console(&complaints), Vec::<&str>::new());
    let bytes = fs::read(&picture).expect("a picture");
    // An empty page of this size is a few thousand bytes.
    assert!(bytes.len() > 40_000, "{} bytes", bytes.len());
}

#[test]
fn policy_stops_scripts_pictures_and_other_looks() {
    let Some(browser) = browser() else { return };
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("no waiting");
    let address = listener.local_addr().expect("its address");
    let attack = format!(
        "<script>document.title = 'ran'</script><img src=x onerror=\"document.title = 'ran'\">\
         <img src=http://{address}/a.png><link rel=stylesheet href=http://{address}/a.css>\
         <style>body {{ background: url(http://{address}/b.png) }}</style></body>"
    );
    let page = page(&samples()[..1]).replace("</body>", &attack);
    let (printed, complaints) = run(&browser, &page, SIZES[1], &["--dump-dom"]);
    let printed = String::from_utf8_lossy(&printed).into_owned();
    assert!(printed.contains("<title>exchange-denial, "), "{complaints}");
    assert!(console(&complaints).len() > 3, "{complaints}");
    assert!(listener.accept().is_err(), "something was asked for");
}

#[test]
fn print_is_light_and_holds_every_article() {
    let Some(browser) = browser() else { return };
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let printed = folder.path().join("page.pdf");
    let print = format!("--print-to-pdf={}", printed.display());
    let (_, complaints) = run(&browser, &page(&samples()[..1]), SIZES[1], &[&print]);
    assert_eq!(console(&complaints), Vec::<&str>::new());
    let bytes = fs::read(&printed).expect("a document");
    let pages = String::from_utf8_lossy(&bytes)
        .matches("/Type /Page\n")
        .count();
    assert!((8..40).contains(&pages), "{pages} pages");
}
