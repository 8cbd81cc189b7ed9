//! The list of stories, where several were opened: a row a story, what was counted in it beside its name.
//!
//! Counts come in while stories are read behind the list; till then `…` stands in their place. Where the
//! screen is narrow, columns go, the least telling first. The articles of a story of a pile may stand
//! below it, each with its outlet and day.

use super::canvas::{BODY, FAINT, STRONG};
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{
    ListedArticle, State, StoryCounts, StoryRow, Surveyed, View, article_at, background_words,
    counts_of, head_rows, is_compared, sought,
};
use crate::page::{fit_cells, text_width};

/// A name is not cut below this while a column of counts could go instead.
const MIN_NAME_CELLS: u16 = 18;
/// Before the name.
const SIGN_CELLS: u16 = 2;
/// Before that of an article.
const ARTICLE_CELLS: u16 = 6;

/// A column of the list: its head and its cells.
type Column = (&'static str, u16, fn(&StoryCounts) -> String);

/// The columns, the most telling first.
const COLUMNS: [Column; 5] = [
    ("outlets", 9, |c| c.outlets.to_string()),
    ("differ", 8, |c| c.differing.to_string()),
    ("shared", 8, |c| c.shared.to_string()),
    ("days", 25, StoryCounts::days_words),
    ("articles", 10, |c| c.articles.to_string()),
];

/// Draws the list; the chosen row carries a sign.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let body = state.layout.body;
    let width = state.size.width_cells;
    let list = &state.story_list;
    if list.rows.is_empty() {
        let words = background_words(state).filter(|_| sought(state).trim().is_empty());
        let text = words.unwrap_or_else(|| why_empty(state));
        canvas.put_fitting(Strip::new(1, body.start, width), &text, FAINT);
        return;
    }
    let columns = fitting_columns(width);
    let heads = u16::try_from(head_rows(state)).unwrap_or(0);
    if heads > 0 {
        let row = Strip::new(0, body.start, width);
        canvas.put_fitting(row.skip(SIGN_CELLS), "story", STRONG);
        for ((head, ..), strip) in columns.iter().zip(cells_of(row, columns)) {
            canvas.put_ending(strip, head, STRONG);
        }
    }
    let rows = state.rows_of(View::Stories);
    let shown = list.rows.iter().enumerate().skip(rows.top);
    for (y, (row, shown)) in (body.start + heads..body.end()).zip(shown) {
        let strip = Strip::new(0, y, width);
        let is_chosen = row == rows.chosen;
        canvas.put(strip, if is_chosen { "▸ " } else { "  " }, BODY);
        match shown {
            StoryRow::Story(number) => draw_story(canvas, state, (strip, *number)),
            StoryRow::Article(story, place) => {
                if let Some(article) = article_at(state, *story, *place) {
                    draw_article(canvas, article, strip);
                }
            }
        }
        if is_chosen {
            canvas.restyle(strip, Look::Chosen);
        }
    }
}

fn why_empty(state: &State) -> String {
    match sought(state).trim() {
        "" => "no articles here; r looks again".to_owned(),
        sought => format!("no story is called “{sought}”; Esc lists all"),
    }
}

/// An article below its story: `    Ferry burns off Port Arden            here by hand   Heron  2024-05-06`
fn draw_article(canvas: &mut Canvas, article: &ListedArticle, row: Strip) {
    let day = article
        .published
        .map_or(String::new(), |day| day.to_string());
    let mut facts = vec![article.outlet.clone(), day];
    if article.is_by_hand {
        facts.insert(0, "here by hand".to_owned());
    }
    facts.retain(|fact| !fact.is_empty());
    let facts = fit_cells(&facts.join("  "), usize::from(row.width_cells / 2));
    canvas.put_ending(row, &facts, FAINT);
    let taken = u16::try_from(text_width(&facts)).unwrap_or(u16::MAX);
    let name = row.take(row.width_cells.saturating_sub(taken.saturating_add(2)));
    canvas.put_fitting(name.skip(ARTICLE_CELLS), article.name(), BODY);
}

fn draw_story(canvas: &mut Canvas, state: &State, (row, number): (Strip, usize)) {
    let Some(story) = state.stories.get(number) else {
        return;
    };
    let columns = fitting_columns(row.width_cells);
    let name = row.take(name_end(row, columns)).skip(SIGN_CELLS);
    canvas.put_fitting(name, &story.name, BODY);
    for ((head, _, cell), strip) in columns.iter().zip(cells_of(row, columns)) {
        let is_of_claims = matches!(*head, "differ" | "shared");
        let counts =
            counts_of(state, number).filter(|_| !is_of_claims || is_compared(state, number));
        let left = state.story_list.surveyed.get(&number);
        let text = match left {
            Some(Surveyed::Left(_)) if is_of_claims => "-".to_owned(),
            _ if counts.is_some() => counts
                .map(|counts| cell(&counts))
                .filter(|c| !c.is_empty())
                .unwrap_or_else(|| "-".to_owned()),
            // The count of sources is known without reading them.
            _ if *head == "articles" => story.source_count.to_string(),
            Some(Surveyed::Left(why)) if *head == "days" => (*why).to_owned(),
            Some(Surveyed::Left(_)) => "-".to_owned(),
            _ => "…".to_owned(),
        };
        canvas.put_ending(strip, &text, FAINT);
    }
}

/// As many columns as leave the names their room.
fn fitting_columns(width: u16) -> &'static [Column] {
    let cells = |count: usize| {
        COLUMNS[..count]
            .iter()
            .map(|(_, cells, _)| *cells)
            .sum::<u16>()
    };
    let fits = |count: &usize| cells(*count) + SIGN_CELLS + MIN_NAME_CELLS <= width;
    let count = (0..=COLUMNS.len()).rev().find(fits).unwrap_or(0);
    &COLUMNS[..count]
}

fn name_end(row: Strip, columns: &[Column]) -> u16 {
    let taken: u16 = columns.iter().map(|(_, cells, _)| *cells).sum();
    row.width_cells.saturating_sub(taken)
}

/// The strips of a row's columns, after the name, which takes no more than the longest needs.
fn cells_of(row: Strip, columns: &[Column]) -> Vec<Strip> {
    let mut rest = row.skip(name_end(row, columns));
    let strip = |(_, cells, _): &Column| {
        let own = rest.take(*cells);
        rest = rest.skip(*cells);
        own
    };
    columns.iter().map(strip).collect()
}
