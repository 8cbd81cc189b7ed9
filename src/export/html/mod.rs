//! The comparison as one web page that needs nothing else: no script, no font, no picture, no network.
//!
//! It can be mailed, archived, printed and opened in ten years. What the reader shows by moving a
//! cursor is laid out here: every statement names its twins and leads to them, every claim stands with
//! its wordings side by side, and the marks and highlights are those of the reader, found by the same
//! functions (`page`). On a wide screen each article scrolls in its own column, so that following a
//! link to a twin moves its column alone, and both statements stay in view.
//!
//! Articles are hostile: all text goes through the escaping of `maud`, only plain web addresses become
//! links, and the page's own policy forbids every script and every load, should any of that fail.
//! Nothing is told by colour alone: marks are signs, differing values are framed and named in words for
//! those who listen, shared words are underlined.
//!
//! ```text
//!  header   name, contents
//!  main     outlets · details differ · claims by outlet · side by side · said alike
//!           · only one outlet · left out · reuse · taken out · notes
//!  footer   how it was made
//! ```

mod claims;
mod columns;
mod lit;
mod notes;
mod outlets;
mod page;
mod story;
mod table;
mod twins;

use self::story::Story;
use super::Report;

/// Returns the report of one story or several as one page.
pub fn html(stories: &[Report]) -> String {
    let is_alone = stories.len() == 1;
    let stories: Vec<Story> = stories
        .iter()
        .enumerate()
        .map(|(number, report)| Story::new(report, number + 1, is_alone))
        .collect();
    page::page(&stories).into_string() + "\n"
}

#[cfg(test)]
mod colour_tests;
#[cfg(test)]
mod tests;
