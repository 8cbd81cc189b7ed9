//! What roles and tones look like: the only place that names a colour.
//!
//! The terminal's own sixteen colours, since the reader has made those legible on the background of
//! his choice, dark or light; so no bright white, no pale yellow on nothing, and the hit brings its
//! own background along. Everything is told by a sign or a word too, and without colour only bold,
//! underline and reverse are left.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Tone;
use crate::page::{Mark, Role, Says};

/// What something on the screen is, before any colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Words and pieces of sheets.
    Tone(Tone),
    /// A gutter mark.
    Mark(Mark),
    /// The bar beside the statement under the cursor.
    CursorBar,
    /// The sign beside its twins.
    TwinBar,
    /// The name of a column.
    Outlet,
    /// The name of the column with the cursor.
    FocusOutlet,
    /// Rules between columns.
    Rule,
    /// The name of the view in the status row.
    ViewName,
    /// A row that is chosen in a list.
    Chosen,
    /// Something that went wrong.
    Failure,
}

/// Returns the style of a look.
pub(super) fn style_of(look: Look, has_color: bool) -> Style {
    let style = colored(look);
    if has_color {
        return style;
    }
    Style {
        fg: None,
        bg: None,
        ..style
    }
}

fn colored(look: Look) -> Style {
    let plain = Style::default();
    match look {
        Look::Tone(tone) => tone_style(tone),
        Look::Mark(mark) => mark_style(mark),
        Look::CursorBar => plain.fg(Color::Magenta).add_modifier(Modifier::BOLD),
        Look::TwinBar => plain.fg(Color::Green),
        Look::Outlet => plain.add_modifier(Modifier::BOLD),
        Look::FocusOutlet | Look::ViewName | Look::Chosen => {
            plain.add_modifier(Modifier::BOLD | Modifier::REVERSED)
        }
        Look::Rule => plain.add_modifier(Modifier::DIM),
        Look::Failure => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
    }
}

fn tone_style(tone: Tone) -> Style {
    let plain = Style::default();
    match tone {
        Tone::Text(role) => role_style(role),
        Tone::Strong => plain.add_modifier(Modifier::BOLD),
        Tone::Faint => plain.add_modifier(Modifier::DIM),
        Tone::Key => plain.fg(Color::Magenta),
        Tone::Says(says) => says_style(says),
    }
}

fn role_style(role: Role) -> Style {
    let plain = Style::default();
    match role {
        Role::Body | Role::Quotation => plain,
        Role::Headline => plain.add_modifier(Modifier::BOLD),
        Role::Counterpart => plain.fg(Color::Green).add_modifier(Modifier::DIM),
        Role::Shared => plain.fg(Color::Green),
        Role::Differs => plain
            .fg(Color::Red)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Hit => plain.fg(Color::Black).bg(Color::Yellow),
    }
}

fn says_style(says: Says) -> Style {
    let plain = Style::default();
    match says {
        Says::Same => plain.fg(Color::Green),
        Says::Partly => plain.fg(Color::Green).add_modifier(Modifier::DIM),
        Says::Differs => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Says::Silent => plain.add_modifier(Modifier::DIM),
    }
}

fn mark_style(mark: Mark) -> Style {
    match mark {
        Mark::Blank => Style::default(),
        Mark::Same(_) => says_style(Says::Same),
        Mark::Differs(_) => says_style(Says::Differs),
        Mark::Single => Style::default().fg(Color::Magenta),
        Mark::Weak => Style::default().add_modifier(Modifier::DIM),
    }
}
