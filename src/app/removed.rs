//! What cleaning took out of the article under the cursor, with the reason; what was odd about it; and
//! what could not be opened.

use super::sheet::piece;
use super::{Sheet, State, Tone};
use crate::article::Article;
use crate::page::Role;

/// Makes the list.
pub(super) fn removed_sheet(state: &State, width_cells: usize) -> Sheet {
    let mut sheet = Sheet::new(width_cells, state.options.has_color);
    match state.story.focus_article() {
        Some(article) => add_removed(&mut sheet, state, article),
        None => sheet.add("no article here", Tone::Faint, 0),
    }
    for failure in &state.story.failures {
        sheet.gap();
        sheet.add("not opened", Tone::Strong, 0);
        sheet.add(&failure.path, Tone::Text(Role::Body), 2);
        sheet.add(&failure.reason, Tone::Faint, 2);
    }
    sheet
}

fn add_removed(sheet: &mut Sheet, state: &State, article: &Article) {
    let name = state.story.focus().map_or("", |c| c.name());
    let count = article.removed.len();
    sheet.add_row(vec![
        piece(name, Tone::Strong),
        piece(&format!("  {count} removed  {}", article.path), Tone::Faint),
    ]);
    for note in &article.notes {
        sheet.add(&note.text, Tone::Faint, 0);
    }
    if count == 0 {
        sheet.gap();
        sheet.add(
            "Nothing was removed from this article.",
            Tone::Text(Role::Body),
            0,
        );
    }
    for removed in &article.removed {
        sheet.gap();
        sheet.add(removed.reason, Tone::Strong, 0);
        sheet.add(&removed.text, Tone::Text(Role::Body), 2);
    }
}
