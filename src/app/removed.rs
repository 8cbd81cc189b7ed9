//! What cleaning took out of the article under the cursor, with the reason, and what was odd about it.

use super::sheet::piece;
use super::{Sheet, State, Tone};
use crate::page::Role;

/// Makes the list.
pub(super) fn removed_sheet(state: &State, width_cells: usize) -> Sheet {
    let mut sheet = Sheet::new(width_cells, state.options.has_color);
    let Some(article) = state.story.focus_article() else {
        sheet.add("no article here", Tone::Faint, 0);
        return sheet;
    };
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
    sheet
}
