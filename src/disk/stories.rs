//! Finds the stories behind the paths that were named: walks folders, picks articles by their endings,
//! and names what was found.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use url::Url;

use super::story_file::{STORY_FILE, read_story_file};
use crate::article::{STDIN, clean_line, is_address};
use crate::failure::{Failure, shown};
use crate::side::StoryFile;

/// The folder that is opened where no path was named.
pub const DEFAULT_FOLDER: &str = "articles";

/// Endings of files that are taken from a folder; a file that is named itself may have any.
const ENDINGS: [&str; 17] = [
    "txt",
    "text",
    "md",
    "markdown",
    "html",
    "htm",
    "xhtml",
    "rss",
    "atom",
    "xml",
    "mhtml",
    "mht",
    "eml",
    "docx",
    "odt",
    "fodt",
    "webarchive",
];

/// The [`ENDINGS`] that are met most, for a hint that fits on a line.
const COMMON_ENDINGS: &str =
    ".txt, .md, .html, .mhtml, .eml, .docx, .rss and the like are read from a folder";

/// How deep folders are followed: stories filed by year, month and day fit, a runaway tree does not.
const MAX_DEPTH: usize = 8;

/// How many unsupported files are named one by one in a folder's failure.
const MAX_NAMED: usize = 3;

/// A story that was found, its sources not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryPaths {
    /// The folder's name, or one made from the files' names; safe to show.
    pub name: String,
    /// Its sources, in order, each once; "-" is standard input.
    pub paths: Vec<PathBuf>,
    /// The folder that it is; none for files that were named themselves.
    pub folder: Option<PathBuf>,
    /// What the folder's `story.toml` says, with articles called as on the screen.
    pub story_file: StoryFile,
}

/// What stands behind the paths that were named.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The stories, by name.
    pub stories: Vec<StoryPaths>,
    /// What could not be looked into, or is no article.
    pub failures: Vec<Failure>,
}

/// Finds the stories behind the paths that were named.
///
/// One folder is one story, and so are the files that are named together. Where just one story was
/// found in folders, the named files join it: `abreast story/ extra.txt` is one story. A folder within
/// a folder is a story of its own. Nothing depends on the order of `paths`.
pub fn find_stories(paths: &[PathBuf]) -> Found {
    find_stories_heard(paths, &mut |_| true)
}

/// The same; `hear` is told how many files were looked at so far, and says whether to go on. What was
/// found by then is returned.
pub fn find_stories_heard(paths: &[PathBuf], hear: &mut dyn FnMut(usize) -> bool) -> Found {
    let mut found = Found::default();
    let mut files = Vec::new();
    let mut walk = Walk {
        seen: BTreeSet::new(),
        look: Look {
            hear,
            count: 0,
            is_over: false,
        },
    };
    let mut paths: Vec<PathBuf> = paths.iter().map(|path| plain_path(path)).collect();
    paths.sort();
    for path in paths {
        if path == Path::new(STDIN) || is_address(&path.to_string_lossy()) {
            files.push(path);
            continue;
        }
        match fs::metadata(&path) {
            Ok(meta) if meta.is_dir() => walk.folder(&path, &folder_name(&path), 0, &mut found),
            _ => files.push(path),
        }
    }
    if let [story] = found.stories.as_mut_slice() {
        story.paths.append(&mut files);
    } else if !files.is_empty() {
        found.stories.push(StoryPaths {
            name: files_name(&files),
            paths: files,
            folder: None,
            story_file: StoryFile::default(),
        });
    }
    for story in &mut found.stories {
        drop_repeats(&mut story.paths);
        let rank = |path: &PathBuf| story.story_file.rank(&shown(path)).unwrap_or(usize::MAX);
        story.paths.sort_by_key(rank);
    }
    found
        .stories
        .sort_by(|x, y| (&x.name, &x.paths).cmp(&(&y.name, &y.paths)));
    found
}

/// The path that a `file:` address stands for; any other path as it is.
///
/// `"file:///story/a%20b.txt"` -> `"/story/a b.txt"`
fn plain_path(path: &Path) -> PathBuf {
    let address = path.to_str().filter(|name| name.starts_with("file:"));
    let url = address.and_then(|address| Url::parse(address).ok());
    let inner = url.and_then(|url| url.to_file_path().ok());
    inner.unwrap_or_else(|| path.to_owned())
}

/// A story as its folder holds it now; one of single files is what it was.
///
/// Paths that were named beside the folder stay. A folder that is gone or empty leaves the story as it
/// was, so that each of its articles is missed by name.
#[must_use]
pub fn listed_again(story: &StoryPaths) -> StoryPaths {
    let Some(folder) = &story.folder else {
        return story.clone();
    };
    let mut found = Found::default();
    let named = story.paths.iter().filter(|path| {
        path.parent() != Some(folder) || !has_ending(path, &ENDINGS) || is_ignored(path)
    });
    let mut paths: Vec<PathBuf> = named.cloned().collect();
    let mut look = Look {
        hear: &mut |_| true,
        count: 0,
        is_over: false,
    };
    list_folder(folder, &story.name, &mut found, &mut look);
    let Some(listed) = found.stories.pop() else {
        return story.clone();
    };
    paths.extend(listed.paths);
    drop_repeats(&mut paths);
    let rank = |path: &PathBuf| listed.story_file.rank(&shown(path)).unwrap_or(usize::MAX);
    paths.sort_by_key(rank);
    StoryPaths {
        name: story.name.clone(),
        paths,
        folder: story.folder.clone(),
        story_file: listed.story_file,
    }
}

/// Finds the stories of [`DEFAULT_FOLDER`], where the current folder has one with articles in it.
pub fn find_default() -> Option<Found> {
    let folder = PathBuf::from(DEFAULT_FOLDER);
    let found = folder.is_dir().then(|| find_stories(&[folder]))?;
    (!found.stories.is_empty()).then_some(found)
}

/// A walk through folders.
struct Walk<'a> {
    /// Those that were already looked into, so that a link upwards does not turn in circles.
    seen: BTreeSet<PathBuf>,
    look: Look<'a>,
}

/// After so many files whoever waits hears of it.
const FILES_AT_A_TIME: usize = 256;

/// How many files were looked at, and who hears of it.
struct Look<'a> {
    hear: &'a mut dyn FnMut(usize) -> bool,
    count: usize,
    is_over: bool,
}

impl Look<'_> {
    /// Counts a file; returns whether to go on.
    fn goes_on(&mut self) -> bool {
        self.count += 1;
        if self.count.is_multiple_of(FILES_AT_A_TIME) && !self.is_over {
            self.is_over = !(self.hear)(self.count);
        }
        !self.is_over
    }
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, name: &str, depth: usize, found: &mut Found) {
        let is_new = fs::canonicalize(folder).is_ok_and(|real| self.seen.insert(real));
        if !is_new || self.look.is_over {
            return;
        }
        if depth > MAX_DEPTH {
            let reason = format!("it is more than {MAX_DEPTH} folders deep");
            let failure = Failure::reading(folder, reason, "name the folder itself");
            return found.failures.push(failure);
        }
        for inner in list_folder(folder, name, found, &mut self.look) {
            let name = match depth {
                0 => folder_name(&inner),
                _ => format!("{name}/{}", folder_name(&inner)),
            };
            self.folder(&inner, &name, depth + 1, found);
        }
    }
}

/// Takes the articles of a folder as a story of this name; returns the folders within it.
fn list_folder(folder: &Path, name: &str, found: &mut Found, look: &mut Look) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries
            .filter_map(|e| Some(e.ok()?.path()))
            .take_while(|_| look.goes_on())
            .collect(),
        Err(error) => {
            let failure = Failure::from_error("read", folder, &error);
            found.failures.push(failure);
            return Vec::new();
        }
    };
    entries.retain(|entry| !is_ignored(entry));
    let own_file = folder.join(STORY_FILE);
    let story_file = if entries.contains(&own_file) {
        entries.retain(|entry| *entry != own_file);
        read_story_file(&own_file, &mut found.failures)
    } else {
        StoryFile::default()
    };
    entries.sort();
    let (folders, files): (Vec<_>, Vec<_>) = entries.into_iter().partition(|e| e.is_dir());
    let (paths, others): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file| has_ending(file, &ENDINGS));
    found.failures.extend(unsupported(&others));
    if !paths.is_empty() {
        found.stories.push(StoryPaths {
            name: story_file.title.clone().unwrap_or_else(|| name.to_owned()),
            paths,
            folder: Some(folder.to_owned()),
            story_file,
        });
    }
    folders
}

/// Hidden files, and the README that explains a folder, are no articles and not worth a word.
fn is_ignored(path: &Path) -> bool {
    let name = path
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().to_lowercase());
    name.starts_with('.') || name.split('.').next() == Some("readme")
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|own| endings.iter().any(|e| e.eq_ignore_ascii_case(own)))
}

/// One failure for all files of a folder that are no articles, so that forty pictures are one line.
fn unsupported(others: &[PathBuf]) -> Option<Failure> {
    let named: Vec<String> = others.iter().take(MAX_NAMED).map(|p| shown(p)).collect();
    let more = others.len().saturating_sub(MAX_NAMED);
    let path = match more {
        0 => named.join(", "),
        _ => format!("{} and {more} more", named.join(", ")),
    };
    let is_feeds = others.iter().all(|other| has_ending(other, &["opml"]));
    let hint = if is_feeds {
        "a list of feeds is fetched only where it is named itself".to_owned()
    } else {
        COMMON_ENDINGS.to_owned()
    };
    (!others.is_empty()).then_some(Failure {
        action: "read",
        path,
        reason: "not the ending of an article".to_owned(),
        hint,
    })
}

/// Name of a folder, also of "." and "..".
fn folder_name(folder: &Path) -> String {
    let real = fs::canonicalize(folder).ok();
    let name = folder
        .file_name()
        .or_else(|| real.as_deref().and_then(Path::file_name));
    name.map_or_else(|| shown(folder), |name| shown(Path::new(name)))
}

/// Name of a story made of single files.
///
/// `["storm/a.txt", "storm/b.txt"]` -> `"storm"`; `["a.txt", "x/b.txt"]` -> `"a and 1 more"`
fn files_name(files: &[PathBuf]) -> String {
    let address = files
        .iter()
        .find(|file| is_address(&file.to_string_lossy()));
    if let Some(address) = address {
        let host = Url::parse(&address.to_string_lossy()).ok();
        let host = host.and_then(|url| Some(url.host_str()?.to_owned()));
        let host = clean_line(&host.unwrap_or_else(|| shown(address)));
        return match files.len() {
            1 => host,
            n => format!("{host} and {} more", n - 1),
        };
    }
    let parents: BTreeSet<_> = files.iter().map(|file| file.parent()).collect();
    let parent = parents.first().copied().flatten().and_then(Path::file_name);
    if let (1, Some(parent)) = (parents.len(), parent) {
        return shown(Path::new(parent));
    }
    let first = match files.first() {
        Some(path) if path == Path::new(STDIN) => "standard input".to_owned(),
        first => shown(Path::new(
            first.and_then(|p| p.file_stem()).unwrap_or_default(),
        )),
    };
    match files.len() {
        0 | 1 => first,
        n => format!("{first} and {} more", n - 1),
    }
}

/// Sorts the paths and keeps one of those that lead to the same file.
fn drop_repeats(paths: &mut Vec<PathBuf>) {
    paths.sort();
    let mut seen: BTreeSet<OsString> = BTreeSet::new();
    paths.retain(|path| {
        // Compared letter by letter: of an address, every slash counts.
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        seen.insert(real.into_os_string())
    });
}
