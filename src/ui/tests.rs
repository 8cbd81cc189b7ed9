//! Screens at several sizes, with the looks under the text, since text alone cannot show a lost mark.

use std::sync::Arc;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

use super::style::terminal_color;
use super::{Canvas, draw};
use crate::app::fixture::{article, articles, expecting, opened, press, reader};
use crate::app::{Failure, Message, Size, State, View, update};
use crate::page::{long_article, text_width};
use crate::theme::{Ink, Theme};

fn drawn(state: &State) -> Buffer {
    let area = Rect::new(0, 0, state.size.width_cells, state.size.height_rows);
    let mut buffer = Buffer::empty(area);
    draw(&mut Canvas::new(&mut buffer, &state.theme), state);
    buffer
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    let cells: Vec<&str> = buffer.content().iter().map(Cell::symbol).collect();
    cells.chunks(width).map(<[&str]>::concat).collect()
}

/// Tells whether a cell shows an ink by its colours, as far as the theme gives it any.
pub(super) fn is_in_ink(cell: &Cell, theme: &Theme, ink: Ink) -> bool {
    let style = theme.style(ink);
    let (fg, bg) = (style.fg.map(terminal_color), style.bg.map(terminal_color));
    (fg.is_some() || bg.is_some())
        && fg.is_none_or(|fg| fg == cell.fg)
        && bg.is_none_or(|bg| bg == cell.bg)
}

/// One letter for the look of a cell: what a reader with eyes for colour would tell apart.
fn letter(cell: &Cell, theme: &Theme) -> char {
    let is = |inks: &[Ink]| inks.iter().any(|ink| is_in_ink(cell, theme, *ink));
    let has = |m: Modifier| cell.modifier.contains(m);
    match cell {
        _ if is(&[Ink::OutletFocus, Ink::ViewName, Ink::Chosen]) => 'r',
        _ if is(&[Ink::Hit]) => 'h',
        _ if is(&[Ink::Differs, Ink::StripDiffers]) => 'd',
        _ if is(&[Ink::Shared, Ink::Counterpart, Ink::StripSame]) => 's',
        _ if is(&[Ink::Cursor, Ink::MarkSingle, Ink::StripSingle]) => 'c',
        _ if has(Modifier::REVERSED) => 'r',
        _ if has(Modifier::BOLD) => 'b',
        _ => ' ',
    }
}

/// The screen with looks under each row that has any: s shared, d differs, h hit, c cursor or single, b bold.
pub(super) fn picture(state: &State) -> String {
    let buffer = drawn(state);
    let width = usize::from(buffer.area.width);
    let cells = buffer.content().iter();
    let looks: Vec<char> = cells.map(|c| letter(c, &state.theme)).collect();
    let mut picture = String::new();
    for (text, look) in rows(&buffer).iter().zip(looks.chunks(width)) {
        picture.push_str(text.trim_end());
        picture.push('\n');
        let look: String = look.iter().collect();
        if !look.trim().is_empty() {
            picture.push_str("  ");
            picture.push_str(look.trim_end());
            picture.push('\n');
        }
    }
    // The looks stand two cells to the right, so that no look can be taken for text.
    picture
}

fn after(size: (u16, u16), has_color: bool, keys: &str) -> State {
    let mut state = reader(size.0, size.1, has_color);
    press(&mut state, keys);
    state
}

#[test]
fn compare_at_80x24_shows_two_columns_with_the_difference_marked() {
    insta::assert_snapshot!(picture(&after((80, 24), true, "]d")));
}

#[test]
fn compare_at_120x40_shows_three_columns() {
    insta::assert_snapshot!(picture(&after((120, 40), true, "j")));
}

#[test]
fn compare_at_200x60_has_a_panel() {
    insta::assert_snapshot!(picture(&after((200, 60), true, "]d")));
}

#[test]
fn narrow_screen_shows_focus() {
    insta::assert_snapshot!(picture(&after((40, 12), true, "j")));
}

#[test]
fn without_colour_marks_are_characters() {
    insta::assert_snapshot!(picture(&after((80, 24), false, "]d")));
}

#[test]
fn hits_are_lit_in_every_column() {
    insta::assert_snapshot!(picture(&after((120, 20), true, "/ l i b r a r y Enter")));
}

#[test]
fn focus_names_who_agrees_in_the_margin() {
    insta::assert_snapshot!(picture(&after((80, 24), true, "z j j")));
}

#[test]
fn loading_names_each_source() {
    let (state, _) = expecting(vec!["a.txt".into(), "b.txt".into()], (80, 12), true);
    let text = rows(&drawn(&state)).join("\n");
    assert!(text.contains("a.txt") && text.contains("b.txt") && text.contains("reading 0 of 2"));
}

#[test]
fn article_is_readable_while_links_are_found() {
    let text = rows(&drawn(&opened(articles(), (80, 24), true))).join("\n");
    assert!(text.contains("A burst pipe flooded") && text.contains("finding links"));
}

#[test]
fn failed_source_is_named_with_its_reason() {
    let (mut state, load) = expecting(vec!["a.txt".into()], (80, 12), true);
    let failure = Failure {
        path: "a.txt".into(),
        reason: "permission denied".into(),
    };
    update(
        &mut state,
        Message::Failed {
            load,
            slot: Some(0),
            failure,
        },
    );
    let text = rows(&drawn(&state)).join("\n");
    assert!(text.contains("nothing to read here") && text.contains("a.txt: permission denied"));
}

#[test]
fn empty_article_says_so() {
    let mut all = articles();
    all.push(Arc::new(crate::article::Article {
        path: "9.txt".into(),
        ..Default::default()
    }));
    let mut state = opened(all, (120, 24), true);
    press(&mut state, "g4");
    assert!(
        rows(&drawn(&state))
            .join("\n")
            .contains("nothing to read in this article")
    );
}

#[test]
fn hidden_outlets_are_named() {
    assert!(rows(&drawn(&after((80, 24), true, "")))[0].contains("hidden: 3 River Radio"));
}

#[test]
fn wide_letters_never_cross_a_rule() {
    let wide = article(&[
        &["図書館が水浸しになった。"],
        &["日曜日の夜、エルムフォード図書館で水道管が破裂し、約四千冊の本が濡れた。"],
    ]);
    let long = article(&[
        &["אבגד הוזח"],
        &["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"],
    ]);
    let state = opened(vec![Arc::new(wide), Arc::new(long)], (80, 24), true);
    let buffer = drawn(&state);
    let rule = state.layout.columns[1].x - 1;
    for y in state.layout.body.start..state.layout.body.end() {
        assert_eq!(buffer[(rule, y)].symbol(), "│");
    }
}

#[test]
fn right_to_left_text_draws_in_every_view_and_size() {
    let first = article(&[
        &["حريق يدمر مصنع الورق القديم"],
        &["أصيب 14 شخصا في حريق اندلع مساء الثلاثاء في مصنع الورق القديم (Brennhafen)."],
    ]);
    let second = article(&[
        &["שריפה במפעל הנייר"],
        &["اندلع الحريق مساء الثلاثاء في مصنع الورق القديم وأصيب فيه 14 شخصا."],
    ]);
    let both = vec![Arc::new(first), Arc::new(second)];
    for keys in ["", "j", "z", "c", "i", "f 14", "/ 14"] {
        for size in [(1, 1), (20, 5), (77, 24), (120, 40)] {
            let mut state = opened(both.clone(), size, false);
            press(&mut state, keys);
            drawn(&state);
        }
    }
}

#[test]
fn drawing_leaves_the_state_equal() {
    for keys in [
        "", "]d", "z", "?", "R", "/ a", ": q", "i", "c", "f", "Z", "Z f",
    ] {
        let state = after((100, 30), true, keys);
        let before = format!("{state:?}");
        drawn(&state);
        assert_eq!(before, format!("{state:?}"), "{keys}");
    }
}

#[test]
fn every_view_draws_at_every_size() {
    let readers = [
        reader(80, 24, true),
        reader(80, 24, false),
        after((80, 24), true, "Z"),
    ];
    for width_cells in [1, 2, 3, 7, 19, 20, 39, 75, 76, 80, 121, 200] {
        for height_rows in [1, 2, 3, 4, 5, 8, 9, 16, 60] {
            let size = Size {
                width_cells,
                height_rows,
            };
            for (state, view) in readers
                .iter()
                .zip([View::ALL; 3])
                .flat_map(|(s, all)| all.map(|v| (s, v)))
            {
                let mut state = state.clone();
                state.view = view;
                update(&mut state, Message::Resize(size));
                drawn(&state);
                press(&mut state, "j / w a");
                drawn(&state);
            }
        }
    }
}

#[test]
fn unchanged_state_writes_nothing_new() {
    let state = after((80, 24), true, "j");
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a test backend cannot fail");
    let mut frame = || {
        let drawn = terminal.draw(|f| draw(&mut Canvas::new(f.buffer_mut(), &state.theme), &state));
        drawn.expect("a test backend cannot fail").buffer.clone()
    };
    let first = frame();
    assert_eq!(first.diff(&frame()).len(), 0);
}

fn any_article() -> impl Strategy<Value = crate::article::Article> {
    let statement = "[a-z 日本é\u{301}👩‍👩‍👧אב\u{ad}.-]{1,60}";
    let paragraph = prop::collection::vec(statement, 1..4);
    prop::collection::vec(paragraph, 0..5).prop_map(|paragraphs| {
        let held: Vec<Vec<&str>> = paragraphs
            .iter()
            .map(|p| p.iter().map(String::as_str).collect())
            .collect();
        let sliced: Vec<&[&str]> = held.iter().map(Vec::as_slice).collect();
        article(&sliced)
    })
}

#[test]
fn article_longer_than_sixteen_bits_count_is_read_to_its_end() {
    let article = Arc::new(long_article(70_000));
    let (mut state, load) = expecting(vec!["a.txt".to_owned()], (80, 20), true);
    let slot = 0;
    let read = Message::Read {
        load,
        slot,
        article,
    };
    update(&mut state, read);
    for (keys, place) in [("G", "70000/70000"), ("50%", "35001/70000")] {
        press(&mut state, keys);
        let screen = rows(&drawn(&state)).concat();
        assert!(screen.contains("It rained and rained."), "{screen}");
        assert!(screen.contains(place), "{screen}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_row_is_wider_than_its_column(one in any_article(), other in any_article(), width in 1u16..220) {
        let state = opened(vec![Arc::new(one), Arc::new(other)], (width, 20), true);
        for place in &state.layout.columns {
            let column = &state.story.columns[place.column];
            let text = column.article.as_ref().map_or("", |a| &a.text);
            for row in column.page.rows() {
                let row = row.span.of(text);
                // One letter with joiners and marks may be wider than a row; it is never cut.
                let is_one_letter = row.trim().graphemes(true).count() <= 1;
                prop_assert!(text_width(row) <= usize::from(place.text_cells()) || is_one_letter);
            }
        }
        drawn(&state);
    }

    #[test]
    fn any_keys_at_any_size_leave_a_screen(keys in "[jkhlgGsaznNcivVRZ?qQ+=\\-\\[\\]ldou1-9{}/:f'm \n]{0,60}", width in 1u16..220, height in 1u16..70) {
        let mut state = reader(width, height, width % 2 == 0);
        for c in keys.chars() {
            let name = match c { ' ' => "Space".to_owned(), '\n' => "Enter".to_owned(), c => c.to_string() };
            press(&mut state, &name);
            drawn(&state);
        }
    }
}
