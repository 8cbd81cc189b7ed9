//! What cleaning took out of the article under the cursor, with the reason, and what was set by hand
//! about it; what was odd; what could not be opened.
//!
//! Blocks are chosen one by one and put back; one that was put back is listed too, and goes again.

use super::sheet::piece;
use super::{Effect, Failure, Sheet, State, Tone, View, amending, by_hand};
use crate::article::Article;
use crate::page::Role;
use crate::side::{Entry, Field};
use crate::text::letters;

/// Stands before the chosen block, and before the others.
const CHOSEN_SIGN: &str = "▸ ";
const OTHER_SIGN: &str = "  ";

/// A block in the list.
enum Block<'a> {
    /// It was taken out, for this reason.
    Removed(&'a str, &'static str),
    /// The reader put it back.
    PutBack(&'a str),
}

/// Makes the list.
pub(super) fn removed_sheet(state: &State, width_cells: usize) -> Sheet {
    let mut sheet = Sheet::new(width_cells, state.has_bare_words());
    add_warnings(&mut sheet, &state.options.warnings);
    if state.under.last() == Some(&View::Stories) {
        let pile = state.story_list.pile.as_ref();
        add_failures(&mut sheet, pile.map_or(&[], |pile| &pile.failures));
        return sheet;
    }
    match state.story.focus_article() {
        Some(article) => add_article(&mut sheet, state, article),
        None => sheet.add("no article here", Tone::Faint, 0),
    }
    add_by_hand(&mut sheet, state);
    add_failures(&mut sheet, &state.story.failures);
    sheet
}

fn add_failures(sheet: &mut Sheet, failures: &[Failure]) {
    for failure in failures {
        sheet.gap();
        sheet.add("not opened", Tone::Strong, 0);
        sheet.add(&failure.path, Tone::Text(Role::Body), 2);
        sheet.add(&failure.reason, Tone::Faint, 2);
    }
}

/// The blocks of an article that can be chosen: those taken out, then those put back.
fn blocks<'a>(state: &'a State, article: &'a Article) -> Vec<Block<'a>> {
    let removed = article.removed.iter();
    let removed = removed.map(|r| Block::Removed(&r.text, r.reason));
    let is_there = |text: &str| {
        let sought = letters(text);
        let mut kept = article.paragraphs.iter().map(|p| p.span.of(&article.text));
        kept.any(|paragraph| letters(paragraph) == sought)
    };
    let entries = by_hand::of_open_story(state).into_iter();
    let entries = entries.flat_map(|work| work.entries.iter());
    let put_back = entries.filter_map(|entry| match entry {
        Entry::Block {
            article: name,
            text,
            is_kept: true,
        } if name.path == article.path && is_there(text) => Some(Block::PutBack(text)),
        _ => None,
    });
    removed.chain(put_back).collect()
}

fn add_article(sheet: &mut Sheet, state: &State, article: &Article) {
    let name = state.story.focus().map_or("", |c| c.name());
    let count = article.removed.len();
    sheet.add_row(vec![
        piece(name, Tone::Strong),
        piece(&format!("  {count} removed  {}", article.path), Tone::Faint),
    ]);
    for note in &article.notes {
        sheet.add(&note.text, Tone::Faint, 0);
    }
    for (field, value) in fields(state, article) {
        sheet.add(
            &format!("{}: {value}, set by you", field.name()),
            Tone::Faint,
            0,
        );
    }
    if !article.groups.is_empty() {
        let groups = format!("in your groups: {}", article.groups.join(", "));
        sheet.add(&groups, Tone::Faint, 0);
    }
    if count == 0 {
        sheet.gap();
        sheet.add(
            "Nothing was removed from this article.",
            Tone::Text(Role::Body),
            0,
        );
    }
    let chosen = state.rows_of(View::Removed).chosen;
    for (number, block) in blocks(state, article).into_iter().enumerate() {
        sheet.gap();
        sheet.stops.push(sheet.rows.len());
        let sign = if number == chosen {
            CHOSEN_SIGN
        } else {
            OTHER_SIGN
        };
        let (text, reason) = match block {
            Block::Removed(text, reason) => (text, reason),
            Block::PutBack(text) => (text, "put back by you"),
        };
        sheet.add_row(vec![piece(sign, Tone::Key), piece(reason, Tone::Strong)]);
        sheet.add(text, Tone::Text(Role::Body), 2);
    }
}

/// What was named by hand of an article.
fn fields<'a>(state: &'a State, article: &'a Article) -> impl Iterator<Item = (Field, &'a str)> {
    let entries = by_hand::of_open_story(state).into_iter();
    let entries = entries.flat_map(|work| work.entries.iter());
    entries.filter_map(|entry| match entry {
        Entry::Field {
            article: name,
            field,
            value,
        } if name.path == article.path => Some((*field, value.as_str())),
        _ => None,
    })
}

/// What of the story's side file cannot be read, or is about nothing here.
fn add_by_hand(sheet: &mut Sheet, state: &State) {
    let Some(work) = by_hand::of_open_story(state) else {
        return;
    };
    for note in &work.notes {
        sheet.gap();
        sheet.add(note, Tone::Faint, 0);
    }
    let comparison = state.story.comparison.as_ref();
    let gone = comparison.map_or(Vec::new(), |comparison| work.entries.unmatched(comparison));
    if !gone.is_empty() {
        sheet.gap();
        sheet.add(
            "set by hand about what is not there any more; kept",
            Tone::Strong,
            0,
        );
    }
    for entry in gone {
        sheet.add(&amending::describe(state, entry), Tone::Faint, 2);
    }
}

/// What of the reader's own files cannot be used.
fn add_warnings(sheet: &mut Sheet, warnings: &[String]) {
    if warnings.is_empty() {
        return;
    }
    sheet.add("in your settings, not used", Tone::Strong, 0);
    for warning in warnings {
        sheet.add(warning, Tone::Text(Role::Body), 2);
    }
    sheet.gap();
}

/// Puts the chosen block back, or takes it out again.
pub(super) fn put_back(state: &mut State) -> Vec<Effect> {
    let chosen = state.rows_of(View::Removed).chosen;
    let block = state.story.focus_article().and_then(|article| {
        let blocks = blocks(state, article);
        let (text, is_kept) = match blocks.get(chosen)? {
            Block::Removed(text, _) => (*text, true),
            Block::PutBack(text) => (*text, false),
        };
        Some((text.to_owned(), is_kept))
    });
    let Some((text, is_kept)) = block else {
        state.say("nothing was removed here");
        return Vec::new();
    };
    amending::set_block(state, text, is_kept)
}
