//! The last rows: where the reader is, what is on, what happened last, which keys matter.

use tui_input::Input;

use super::canvas::BODY;
use super::style::Look;
use super::{Canvas, Strip};
use crate::app::{
    Action, Completion, Mode, Prompt, State, Tone, View, annotation_words, shown_keys,
    waiting_words, welcome_words,
};
use crate::page::text_width;
use crate::theme::Ink;

/// A line that is typed.
const PROMPT: Look = Look::Ink(Ink::Prompt);

/// The keys worth showing, with a word each, by view.
const TEXT_HINTS: [(Action, &str); 6] = [
    (Action::NextTwin, "twin"),
    (Action::NextLink, "link"),
    (Action::NextDifference, "difference"),
    (Action::OpenClaims, "claims"),
    (Action::OpenFind, "find"),
    (Action::OpenHelp, "help"),
];
const LIST_HINTS: [(Action, &str); 5] = [
    (Action::Choose, "open"),
    (Action::Search, "search"),
    (Action::ChangeOrder, "order"),
    (Action::OpenHelp, "help"),
    (Action::Close, "quit"),
];
const GRID_HINTS: [(Action, &str); 6] = [
    (Action::Choose, "read"),
    (Action::OpenWhy, "why"),
    (Action::ChangeOrder, "order"),
    (Action::OnlyDifferences, "differing"),
    (Action::OnlyOmissions, "left out"),
    (Action::Close, "close"),
];
const WHY_HINTS: [(Action, &str); 5] = [
    (Action::WholeWordings, "whole"),
    (Action::CopyClaim, "copy all"),
    (Action::RaiseThreshold, "stricter"),
    (Action::LowerThreshold, "looser"),
    (Action::Close, "close"),
];
const FIND_HINTS: [(Action, &str); 6] = [
    (Action::NextResult, "next"),
    (Action::PickResult, "pick"),
    (Action::ChangeFindScope, "where"),
    (Action::SwitchFindMode, "mode"),
    (Action::GoToResult, "go there"),
    (Action::CloseFind, "close"),
];
const REMOVED_HINTS: [(Action, &str); 4] = [
    (Action::Down, "on"),
    (Action::PutBack, "put back"),
    (Action::Undo, "undo"),
    (Action::Close, "close"),
];
const ORIGINS_HINTS: [(Action, &str); 3] = [
    (Action::Down, "on"),
    (Action::Choose, "side by side"),
    (Action::Close, "close"),
];
const NOTES_HINTS: [(Action, &str); 4] = [
    (Action::Choose, "go there"),
    (Action::WriteNote, "write"),
    (Action::RemoveNote, "remove"),
    (Action::Close, "close"),
];
const SHEET_HINTS: [(Action, &str); 2] = [(Action::Down, "on"), (Action::Close, "close")];

/// Draws status row and last row.
pub(super) fn draw(canvas: &mut Canvas, state: &State) {
    let height = state.size.height_rows;
    let last = Strip::new(0, height.saturating_sub(1), state.size.width_cells);
    let has_both = height >= 8;
    if has_both {
        let above = Strip {
            y: last.y - 1,
            ..last
        };
        draw_status(canvas, state, above);
    }
    match &state.mode {
        Mode::Typing(prompt) => draw_prompt(canvas, prompt, last),
        Mode::Normal if has_both || !state.said.is_empty() => draw_last(canvas, state, last),
        Mode::Normal => draw_status(canvas, state, last),
    }
}

/// Says what size is needed, where nothing else can be said.
pub(super) fn draw_too_small(canvas: &mut Canvas, state: &State) {
    let strip = Strip::new(0, 0, state.size.width_cells);
    canvas.put_fitting(strip, "too small, 20x4 needed", BODY);
}

fn draw_status(canvas: &mut Canvas, state: &State, strip: Strip) {
    let view = state.shown_view();
    let mut name = view.name().to_uppercase();
    if view != state.view {
        name.push_str(" (narrow)");
    }
    let typed = typed_so_far(state);
    let look = Look::Ink(Ink::Status);
    canvas.lay(strip, look);
    canvas.put_ending(strip, &typed, look);
    let taken = u16::try_from(text_width(&typed)).unwrap_or(u16::MAX);
    let strip = strip.take(strip.width_cells.saturating_sub(taken));
    let left = canvas.put_fitting(strip, &format!(" {name} "), Look::ViewName);
    let left = left.skip(1);
    // The last row is taken while a line is typed, so what is said about it stands here.
    match &state.mode {
        Mode::Typing(prompt) if !prompt.completion.candidates.is_empty() => {
            draw_candidates(canvas, &prompt.completion, left);
        }
        Mode::Typing(prompt) if !prompt.completion.usage.is_empty() => {
            canvas.put_fitting(left, &prompt.completion.usage, look);
        }
        Mode::Typing(_) if !state.said.is_empty() => {
            canvas.put_fitting(left, &state.said, look);
        }
        _ => {
            let mut words = status_words(state);
            add_file_words(state, &mut words);
            canvas.put_fitting(left, &words.join("  "), look);
        }
    }
}

/// Names what the typed line may go on with, from the page on which the taken one stands.
fn draw_candidates(canvas: &mut Canvas, completion: &Completion, strip: Strip) {
    // The last two cells say that there are more.
    let strip = strip.take(strip.width_cells.saturating_sub(2));
    let room = usize::from(strip.width_cells);
    let page = on_page(&completion.candidates, completion.taken.unwrap_or(0), room);
    let has_more = page
        .last()
        .is_some_and(|(at, _)| at + 1 < completion.candidates.len());
    if has_more {
        let after = Strip::new(strip.x + strip.width_cells, strip.y, 2);
        canvas.put_fitting(after.skip(1), "…", Look::Ink(Ink::Hint));
    }
    let mut left = strip;
    for (at, name) in page {
        let look = if completion.taken == Some(at) {
            Look::Chosen
        } else {
            Look::Ink(Ink::Status)
        };
        left = canvas.put_fitting(left, name, look).skip(2);
    }
}

/// The names that fit on a row together with the one at `wanted`; the row is filled as a page is.
fn on_page(names: &[String], wanted: usize, room: usize) -> Vec<(usize, &str)> {
    let mut page: Vec<(usize, &str)> = Vec::new();
    let mut used = 0;
    for (at, name) in names.iter().enumerate() {
        let width = text_width(name) + 2;
        if used + width > room + 2 {
            if at > wanted {
                break;
            }
            page.clear();
            used = 0;
        }
        used += width;
        page.push((at, name));
    }
    page
}

fn status_words(state: &State) -> Vec<String> {
    let story = &state.story;
    let mut words = Vec::new();
    if !state.shown_view().is_text() {
        let rows = state.rows_of(state.view);
        let count = match state.view {
            View::Stories => state.story_list.rows.len(),
            View::Claims => state.grid.rows.len(),
            View::Find => state.find.found.rows.len(),
            _ => state.sheet.rows.len(),
        };
        let stops = state.sheet.stops.len();
        let stop = match state.view {
            View::Removed => Some("block"),
            View::Origins => Some("pair"),
            _ => None,
        };
        if let Some(stop) = stop.filter(|_| stops > 0) {
            words.push(format!("{stop} {} of {stops}", rows.chosen + 1));
        } else if state.view == View::Notes {
            let count = state.sheet.stops.len();
            words.push(format!("{} of {count}", (rows.chosen + 1).min(count)));
        } else if count > 0 {
            words.push(format!("row {} of {count}", rows.chosen + 1));
        }
        words.splice(0..0, waiting_words(state));
        if state.view == View::Claims {
            words.extend(claims_words(state));
        }
        return words;
    }
    words.extend(waiting_words(state));
    if let Some(column) = story.focus() {
        let count = column.statement_count();
        let at = (story.cursor.statement.0 + 1).min(count);
        let shown = story.columns.iter().filter(|c| !c.is_hidden).count();
        words.push(match story.number_of(story.cursor.column) {
            Some(number) => format!("{} {number}/{shown}", column.name()),
            None => format!("{} (hidden)", column.name()),
        });
        words.push(format!("statement {at}/{count}"));
        words.push(format!("{}%", percent(at, count)));
    }
    words.push(if state.is_locked {
        "lock on".into()
    } else {
        "lock off".into()
    });
    words.push(format!("threshold {:.2}", state.threshold));
    words
}

/// What is on in Claims, the most telling first: what stands last is cut on a narrow screen.
fn claims_words(state: &State) -> Vec<String> {
    let filters = state.grid.filter.short_words(state);
    let only = (!filters.is_empty()).then(|| format!("only: {}", filters.join("; ")));
    let threshold = format!("threshold {:.2}", state.threshold);
    let order = state.grid.order.name().to_owned();
    let differ = state.story.comparison.as_ref();
    let differ = differ.map(|_| state.story.tally.words());
    let words = only.into_iter().chain([threshold]);
    words.chain(differ).chain([order]).collect()
}

/// Adds what asks for something first: settings that cannot be used, files that have changed.
fn add_file_words(state: &State, words: &mut Vec<String>) {
    let count = state.options.warnings.len();
    if count > 0 && !state.has_seen_warnings {
        let noun = if count == 1 { "setting" } else { "settings" };
        let key = state.key_of(Action::OpenRemoved);
        words.insert(0, format!("{count} {noun} not used, {key} tells"));
    }
    if state.options.config.watch {
        words.push("watching".to_owned());
    } else if state.story.is_changed {
        let keys = state.options.keymap.keys_of(Action::Reload);
        let key = keys.first().map_or(":reload", String::as_str);
        words.insert(0, format!("changed on disk, {key} reads it again"));
    }
}

/// How far the cursor is: 0 on the first statement, 100 on the last.
fn percent(at: usize, count: usize) -> usize {
    if count <= 1 {
        100
    } else {
        at.saturating_sub(1) * 100 / (count - 1)
    }
}

fn typed_so_far(state: &State) -> String {
    let count = state.count.map_or(String::new(), |c| c.to_string());
    count + &shown_keys(&state.pending)
}

fn draw_last(canvas: &mut Canvas, state: &State, strip: Strip) {
    // Where nothing else is to be said, what was written about the statement under the cursor.
    let note = annotation_words(state).filter(|_| state.said.is_empty());
    if let Some(words) = welcome_words(state).filter(|_| note.is_none()) {
        canvas.put_fitting(strip.skip(1), &words, Look::Tone(Tone::Key));
        return;
    }
    let left = match note {
        Some(note) => canvas.put_fitting(strip.skip(1), &note, Look::Tone(Tone::Key)),
        None => canvas.put_fitting(strip.skip(1), &state.said, Look::Ink(Ink::Said)),
    };
    let left = left.skip(2);
    if !state.options.config.hints {
        return;
    }
    let left = left.take(left.width_cells.saturating_sub(1));
    let mut hints = hints(state);
    // What does not fit goes, the most general hint (help) last.
    while text_width(&hints.join("  ")) > usize::from(left.width_cells) {
        hints.remove(0);
    }
    canvas.put_ending(left, &hints.join("  "), Look::Ink(Ink::Hint));
}

fn hints(state: &State) -> Vec<String> {
    let view = state.shown_view();
    let hints: &[(Action, &str)] = match view {
        View::Compare | View::Focus => &TEXT_HINTS,
        View::Stories => &LIST_HINTS,
        View::Claims => &GRID_HINTS,
        View::Why => &WHY_HINTS,
        View::Find => &FIND_HINTS,
        View::Removed => &REMOVED_HINTS,
        View::Origins => &ORIGINS_HINTS,
        View::Notes => &NOTES_HINTS,
        View::Help => &SHEET_HINTS,
    };
    let in_view = hints.iter().filter(|(a, _)| a.info().views.contains(&view));
    in_view
        .filter_map(|(action, word)| {
            let keys = state.options.keymap.keys_in(view, *action);
            Some(format!("{} {word}", keys.first()?))
        })
        .collect()
}

pub(super) fn draw_prompt(canvas: &mut Canvas, prompt: &Prompt, strip: Strip) {
    let left = canvas.put(strip, prompt.kind.sign(), PROMPT);
    draw_input(canvas, &prompt.input, left);
}

/// Draws a line that is typed into, scrolled so that the cursor is in it.
pub(super) fn draw_input(canvas: &mut Canvas, input: &Input, left: Strip) {
    let room = usize::from(left.width_cells.saturating_sub(1)).max(1);
    let skipped = input.visual_scroll(room);
    canvas.put(left, skip_cells(input.value(), skipped), PROMPT);
    let cursor = input.visual_cursor().saturating_sub(skipped);
    let cursor = u16::try_from(cursor).unwrap_or(u16::MAX);
    canvas.set_cursor(left.x.saturating_add(cursor), left.y);
}

/// The text without its first cells, cut between graphemes.
fn skip_cells(text: &str, cells: usize) -> &str {
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts
        .map(|at| text.split_at(at))
        .find(|(before, _)| text_width(before) >= cells)
        .map_or("", |(_, after)| after)
}
