//! Why links are links: shared words, evidence and differences, for those that are to be seen.
//!
//! What is known of a statement by itself is read when the first link of it is explained, and kept as
//! long as the [`Explainer`] is: a claim's weak links are explained after its shown ones, and are of
//! the same statements.

use std::ops::Range;
use std::sync::Arc;

use super::align::Line;
use super::differences::{ArticleWords, Details, QuotedParts, find_differences, read_details};
use super::evidence::{Pair, explain, line_of};
use super::features::Feature;
use super::judge::Row;
use super::score::{LEAST_EXPLAINED_SCORE, Linker};
use super::{Link, Reasons};
use crate::threads::map_ranges;

/// Statements with a lower score are not read for differences: no threshold a reader would set
/// shows them, and details of two different things differ without meaning anything.
const LEAST_COMPARED_SCORE: f64 = 0.2;

/// How many links a thread explains at a time.
const LINKS_AT_A_TIME: usize = 512;

/// How many articles a thread reads the details of at a time.
const ARTICLES_AT_A_TIME: usize = 4;

/// Explains links of one story.
pub struct Explainer<'a> {
    linker: &'a Linker,
    /// By place in the story: of the statements that were needed so far.
    details: Vec<Option<Box<Details<'a>>>>,
    /// By place in the story: the words of the statements that were needed so far.
    lines: Vec<Option<Line<'a>>>,
}

/// A link that is to be explained.
struct Due {
    /// Its index.
    link: usize,
    /// The places of its statements in the story.
    a: usize,
    b: usize,
    /// The index of its candidate.
    candidate: usize,
}

impl<'a> Explainer<'a> {
    /// Nothing is read yet.
    pub fn new(linker: &'a Linker) -> Self {
        let count = linker.story.statements.len();
        Explainer {
            linker,
            details: std::iter::repeat_with(|| None).take(count).collect(),
            lines: std::iter::repeat_with(|| None).take(count).collect(),
        }
    }

    /// Adds shared words, evidence and differences to the links that are wanted, by their index, and
    /// have none yet.
    ///
    /// Links of too low a score to be worth a reason stay as they are, as does a link that is no
    /// candidate of this story.
    pub fn explain(&mut self, links: &mut [Link], wanted: impl Iterator<Item = usize>) {
        let is_due = |l: &Link| l.score >= LEAST_EXPLAINED_SCORE && l.overlap_a.is_empty();
        let wanted = wanted.filter(|number| is_due(&links[*number]));
        let mut due: Vec<Due> = wanted
            .filter_map(|number| due(self.linker, number, &links[number]))
            .collect();
        due.sort_unstable_by_key(|d| (d.candidate, d.link));
        self.read_lines(&due);
        self.read_details(links, &due);
        let explain = |range: Range<usize>| {
            let mut row = Row::new(&self.linker.story, &self.linker.near);
            let same_first = due[range].chunk_by(|x, y| x.a == y.a);
            let mut found: Vec<Reasons> = Vec::new();
            for same in same_first {
                row.lay_out(same[0].a);
                found.extend(
                    same.iter()
                        .map(|d| self.reasons(&links[d.link], d, &mut row)),
                );
            }
            found
        };
        let explained = map_ranges(due.len(), LINKS_AT_A_TIME, explain);
        for (due, reasons) in due.iter().zip(explained.into_iter().flatten()) {
            links[due.link].set_reasons(reasons);
        }
    }

    /// Lays out the words of the statements that were not needed before.
    fn read_lines(&mut self, due: &[Due]) {
        for place in due.iter().flat_map(|due| [due.a, due.b]) {
            self.lines[place].get_or_insert_with(|| {
                let makeup = &self.linker.story.statements[place];
                line_of(makeup, self.linker.text(makeup.statement))
            });
        }
    }

    /// Reads the statements that are to be compared and were not read before.
    fn read_details(&mut self, links: &[Link], due: &[Due]) {
        let story = &self.linker.story;
        let mut is_needed = vec![false; story.statements.len()];
        for due in due.iter().filter(|d| is_compared(&links[d.link])) {
            for place in [due.a, due.b] {
                is_needed[place] = self.details[place].is_none();
            }
        }
        let articles = story.starts.len().saturating_sub(1);
        let read = |article: usize| {
            let places = story.starts[article]..story.starts[article + 1];
            let article = &*self.linker.articles[article];
            let mut quoted = QuotedParts::new(article);
            let words = ArticleWords::new(article);
            let needed = places.filter(|place| is_needed[*place]);
            let read = needed.map(|place| {
                let id = story.statements[place].statement.statement;
                (
                    place,
                    Box::new(read_details(Arc::clone(&words), id, quoted.of(id))),
                )
            });
            read.collect::<Vec<_>>()
        };
        let parts = map_ranges(articles, ARTICLES_AT_A_TIME, |range| {
            range.flat_map(read).collect::<Vec<_>>()
        });
        for (place, details) in parts.into_iter().flatten() {
            self.details[place] = Some(details);
        }
    }

    fn reasons(&self, link: &Link, due: &Due, row: &mut Row<'_>) -> Reasons {
        let linker = self.linker;
        let mut features = linker.judge(row, due.candidate).features;
        features.set(Feature::Support, linker.support[due.candidate]);
        let (Some(a), Some(b)) = (&self.lines[due.a], &self.lines[due.b]) else {
            return Reasons::default();
        };
        let pair = Pair::new(&linker.story, (due.a, due.b), (a, b));
        let evidence = explain(&pair, &features, link.score);
        let marks = pair.into_marks();
        let differences = match (&self.details[due.a], &self.details[due.b]) {
            (Some(a), Some(b)) if is_compared(link) => find_differences(a, b),
            _ => Vec::new(),
        };
        Reasons {
            overlap_a: marks.a,
            overlap_b: marks.b,
            counterparts: marks.counterparts,
            differences,
            evidence,
        }
    }
}

impl Linker {
    /// Explains links without what was read for others: see [`Explainer::explain`].
    pub fn explain(&self, links: &mut [Link], wanted: impl Iterator<Item = usize>) {
        Explainer::new(self).explain(links, wanted);
    }

    /// Drops what was explained of the links that are not seen, by their index.
    pub fn forget(&self, links: &mut [Link], is_seen: impl Fn(usize) -> bool) {
        for (number, link) in links.iter_mut().enumerate() {
            let is_explained = !link.overlap_a.is_empty();
            if is_explained && !is_seen(number) && due(self, number, link).is_some() {
                link.forget_reasons();
            }
        }
    }
}

fn due(linker: &Linker, link: usize, of: &Link) -> Option<Due> {
    let (a, b) = (linker.story.place(of.a)?, linker.story.place(of.b)?);
    let candidate = linker.candidates.find(a, b)?;
    Some(Due {
        link,
        a,
        b,
        candidate,
    })
}

fn is_compared(link: &Link) -> bool {
    link.score >= LEAST_COMPARED_SCORE
}
