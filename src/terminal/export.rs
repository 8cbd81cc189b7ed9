//! Writes the reader's report to a file, and says in one line what became of it.

use super::stories::Stories;
use crate::app::{Export, FoundExport};
use crate::disk;
use crate::failure::shown;

/// Bytes of a kilobyte, as file managers count them.
const KILOBYTE: usize = 1000;

/// Writes a report, never over an article of any of the stories; returns what to tell the reader, nothing where it
/// was not wanted any more when it was put together.
pub(super) fn write_export(
    export: &Export,
    stories: &Stories,
    is_wanted: &dyn Fn() -> bool,
) -> Option<String> {
    let render = || {
        let report = export.render();
        is_wanted().then_some(report)
    };
    write(&export.path, export.may_replace, stories, &render)
}

/// Writes results of Find, never over anything that is there; returns what to tell the reader.
pub(super) fn write_found(export: &FoundExport, stories: &Stories) -> String {
    let render = || Some(export.render());
    write(&export.path, false, stories, &render).unwrap_or_default()
}

fn write(
    path: &str,
    may_replace: bool,
    stories: &Stories,
    render: &dyn Fn() -> Option<String>,
) -> Option<String> {
    let path = disk::typed_path(path);
    let is_there = path.exists();
    if is_there && stories.all().iter().any(|story| story.holds(&path)) {
        let name = shown(&path);
        return Some(format!(
            "cannot write {name}: it is one of the articles; name another file"
        ));
    }
    let report = render()?;
    let written = if may_replace {
        disk::write_file(&path, report.as_bytes())
    } else {
        disk::write_new_file(&path, report.as_bytes())
    };
    Some(match written {
        Ok(()) => format!("wrote {}, {}", shown(&path), size_words(report.len())),
        Err(failure) => failure.to_string(),
    })
}

/// `812` -> `"812 bytes"`, `12_345` -> `"12 kB"`
fn size_words(bytes: usize) -> String {
    if bytes < KILOBYTE {
        format!("{bytes} bytes")
    } else {
        format!("{} kB", (bytes + KILOBYTE / 2) / KILOBYTE)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use super::*;
    use crate::comparison::fixture::mill;
    use crate::disk::StoryPaths;
    use crate::export::Format;
    use crate::side::StoryFile;
    use crate::terminal::StorySource;

    fn export(path: &Path, may_replace: bool) -> Export {
        Export {
            path: path.to_string_lossy().into_owned(),
            format: Format::Text,
            may_replace,
            name: "storm".to_owned(),
            comparison: Arc::new(mill()),
            failures: Vec::new(),
        }
    }

    fn wanted_export(export: &Export, stories: &Stories) -> String {
        write_export(export, stories, &|| true).expect("it is wanted")
    }

    #[test]
    fn report_that_is_not_wanted_any_more_is_not_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.txt");
        let said = write_export(&export(&path, false), &Stories::default(), &|| false);
        assert!(said.is_none() && !path.exists());
    }

    fn story(paths: Vec<PathBuf>) -> Stories {
        let name = "storm".to_owned();
        Stories::new(vec![StorySource::Paths(StoryPaths {
            name,
            paths,
            folder: None,
            story_file: StoryFile::default(),
        })])
    }

    #[test]
    fn report_is_written_once_and_replaced_only_when_asked() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.txt");
        let said = wanted_export(&export(&path, false), &Stories::default());
        assert!(
            said.starts_with("wrote ") && said.contains("report.txt, "),
            "{said}"
        );
        assert_eq!(
            fs::read_to_string(&path).expect("a report"),
            export(&path, false).render()
        );
        fs::write(&path, "mine").expect("written");
        let said = wanted_export(&export(&path, false), &Stories::default());
        assert!(said.contains("it is there already"), "{said}");
        assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
        let said = wanted_export(&export(&path, true), &Stories::default());
        assert!(said.starts_with("wrote "), "{said}");
        assert_ne!(fs::read_to_string(&path).expect("a report"), "mine");
        let names = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(names, 1, "nothing is left beside the report");
    }

    #[test]
    fn article_is_never_written_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("heron.txt");
        fs::write(&path, "A storm.").expect("written");
        let said = wanted_export(&export(&path, true), &story(vec![path.clone()]));
        assert!(said.contains("it is one of the articles"), "{said}");
        assert_eq!(fs::read_to_string(&path).expect("a file"), "A storm.");
    }

    #[test]
    fn folder_that_is_not_there_is_said() {
        let said = wanted_export(
            &export(Path::new("no/such/folder/x.txt"), false),
            &Stories::default(),
        );
        assert!(
            said.starts_with("cannot write no/such/folder/x.txt: "),
            "{said}"
        );
    }

    #[test]
    fn sizes_read_well() {
        assert_eq!(size_words(812), "812 bytes");
        assert_eq!(size_words(12_345), "12 kB");
    }
}
