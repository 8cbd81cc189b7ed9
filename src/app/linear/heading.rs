//! The first row: where the reader is and how much was found.
//!
//! It changes seldom, since what changes is spoken; the place in the text stands in the lines.

use crate::app::{Completion, Mode, State, View, list_words, title};
use crate::claims::Status;
use crate::page::text_width;

/// `"compare, ferry-fire, 4 articles, 22 shared, 3 differ, threshold 0.50, 17 told once"`
pub(super) fn heading(state: &State) -> String {
    if let Mode::Typing(prompt) = &state.mode
        && let Some(words) = offered_words(&prompt.completion)
    {
        return words;
    }
    let view = state.shown_view();
    let mut words = vec![view.name().to_owned()];
    match view {
        View::Stories => words.push(list_words(state)),
        View::Help => words.push("keys and what they do".to_owned()),
        View::Find => words.extend(found_words(state)),
        View::Claims => words.extend(claims_words(state)),
        _ => words.extend(story_words(state)),
    }
    // What does not fit goes whole, the least important word first.
    while words.len() > 2 && text_width(&words.join(", ")) > usize::from(state.size.width_cells) {
        words.pop();
    }
    words.join(", ")
}

/// What the command that is being typed may go on with: `"Tab takes one of 3: set, sort, stories"`
fn offered_words(completion: &Completion) -> Option<String> {
    let candidates = &completion.candidates;
    match (candidates.len(), completion.usage.as_str()) {
        (0, "") => None,
        (0, usage) => Some(usage.to_owned()),
        (count, _) => Some(format!(
            "Tab takes one of {count}: {}",
            candidates.join(", ")
        )),
    }
}

fn story_words(state: &State) -> Vec<String> {
    let story = &state.story;
    let read = story.columns.iter().filter(|c| c.article.is_some()).count();
    let all = story.columns.len();
    let mut words = vec![story.name.clone()];
    if !story.is_read() {
        words.push(format!("{read} of {all} articles read"));
        return words;
    }
    words.push(match read {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    });
    match &story.comparison {
        Some(comparison) => {
            let claims = &comparison.claims;
            let count = |status: Status| claims.iter().filter(|c| c.status == status).count();
            let differing = count(Status::Differs);
            words.push(format!("{} shared", count(Status::Agreed) + differing));
            words.push(format!("{differing} differ"));
            words.push(format!("threshold {:.2}", state.threshold));
            words.push(format!("{} told once", count(Status::Single)));
        }
        None if read > 0 => words.push("links are still being found".to_owned()),
        None => {}
    }
    if !story.failures.is_empty() {
        words.push(format!("{} not opened", story.failures.len()));
    }
    words
}

fn claims_words(state: &State) -> Vec<String> {
    let mut words = vec![title(state)];
    let name = |column: usize| state.story.columns.get(column).map(|c| c.name().to_owned());
    if !state.grid.filter.is_left_out {
        words.extend(name(state.grid.column).map(|name| format!("outlet {name}")));
    }
    words.push(format!("threshold {:.2}", state.threshold));
    words
}

fn found_words(state: &State) -> Vec<String> {
    let find = &state.find;
    let mut words = vec![find.mode.name().to_owned()];
    if !find.found.query.is_empty() {
        words.push(match find.found.rows.len() {
            1 => "1 result".to_owned(),
            count => format!("{count} results"),
        });
        let (total, all) = (find.found.total, find.found.statements);
        words.push(format!("{total} of {all} statements"));
    }
    words
}
