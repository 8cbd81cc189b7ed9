//! What is counted in a story behind the list.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::claims::Status;
use crate::comparison::Comparison;

/// What there is in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct StoryCounts {
    /// Articles that could be read.
    pub articles: usize,
    /// Outlets that published them.
    pub outlets: usize,
    /// Claims that two outlets or more make.
    pub shared: usize,
    /// Those of them on which outlets differ.
    pub differing: usize,
    /// First and last day of the articles that have one.
    pub days: Option<(Date, Date)>,
}

impl StoryCounts {
    /// Counts what was found.
    pub fn of(comparison: &Comparison) -> StoryCounts {
        let articles = &comparison.articles;
        let outlets: BTreeSet<&str> = articles.iter().map(|a| a.outlet.as_str()).collect();
        let is = |status: Status| comparison.claims.iter().filter(move |c| c.status == status);
        let differing = is(Status::Differs).count();
        let days = || articles.iter().filter_map(|a| a.published);
        StoryCounts {
            articles: articles.len(),
            outlets: outlets.len(),
            shared: is(Status::Agreed).count() + differing,
            differing,
            days: days().min().zip(days().max()),
        }
    }

    /// The days, as short as they can be told.
    ///
    /// `2024-05-06`, `2024-05-06–09`, `2024-04-30 – 2024-05-02`
    pub fn days_words(&self) -> String {
        match self.days {
            None => String::new(),
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
                format!("{first}–{:02}", last.day())
            }
            Some((first, last)) => format!("{first} – {last}"),
        }
    }
}

/// What came of counting a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surveyed {
    /// It was counted.
    Counts(StoryCounts),
    /// It is not counted before it is opened; why, in words for the reader.
    Left(&'static str),
}
