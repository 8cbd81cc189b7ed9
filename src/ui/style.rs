//! What panes draw, as inks of the theme, and the ink's style as the terminal library takes it.
//!
//! The only place where both are known. A pane says what something is ([`Look`]); which ink that is
//! stands here, and what the ink looks like in the theme's file.

use ratatui::style::{Color as TerminalColor, Modifier, Style as TerminalStyle};

use crate::app::Tone;
use crate::page::{Mark, Role, Says};
use crate::theme::{Attribute, Color, Ink, Rgb, Style, Theme};

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
    /// Anything else, by its ink.
    Ink(Ink),
}

/// Returns the ink of a look; none for what looks like the text around it.
fn ink_of(look: Look) -> Option<Ink> {
    Some(match look {
        Look::Tone(tone) => ink_of_tone(tone),
        Look::Mark(mark) => return ink_of_mark(mark),
        Look::CursorBar => Ink::Cursor,
        Look::TwinBar => Ink::Twin,
        Look::Outlet => Ink::Outlet,
        Look::FocusOutlet => Ink::OutletFocus,
        Look::Rule => Ink::Rule,
        Look::ViewName => Ink::ViewName,
        Look::Chosen => Ink::Chosen,
        Look::Failure => Ink::Error,
        Look::Ink(ink) => ink,
    })
}

fn ink_of_tone(tone: Tone) -> Ink {
    match tone {
        Tone::Text(role) => ink_of_role(role),
        Tone::Strong => Ink::Heading,
        Tone::Faint => Ink::Faint,
        Tone::Key => Ink::Key,
        Tone::Says(says) => ink_of_says(says),
    }
}

fn ink_of_role(role: Role) -> Ink {
    match role {
        Role::Body => Ink::Body,
        Role::Quotation => Ink::Quotation,
        Role::Headline => Ink::Headline,
        Role::Counterpart => Ink::Counterpart,
        Role::Shared => Ink::Shared,
        Role::Differs => Ink::Differs,
        Role::Hit => Ink::Hit,
    }
}

fn ink_of_says(says: Says) -> Ink {
    match says {
        Says::Same => Ink::SaysSame,
        Says::Partly => Ink::SaysPartly,
        Says::Differs => Ink::SaysDiffers,
        Says::Silent => Ink::SaysSilent,
    }
}

fn ink_of_mark(mark: Mark) -> Option<Ink> {
    match mark {
        Mark::Blank => None,
        Mark::Same(_) => Some(Ink::MarkSame),
        Mark::Differs(_) => Some(Ink::MarkDiffers),
        Mark::Single => Some(Ink::MarkSingle),
        Mark::Weak => Some(Ink::MarkWeak),
    }
}

/// Returns the style of a look in a theme.
pub(super) fn style_of(look: Look, theme: &Theme) -> TerminalStyle {
    ink_of(look).map_or(TerminalStyle::default(), |ink| {
        terminal_style(theme.style(ink))
    })
}

/// An ink's style as the terminal library takes it.
pub(super) fn terminal_style(style: Style) -> TerminalStyle {
    TerminalStyle {
        fg: style.fg.map(terminal_color),
        bg: style.bg.map(terminal_color),
        add_modifier: style.attributes.iter().map(modifier).collect(),
        ..TerminalStyle::default()
    }
}

pub(super) fn terminal_color(color: Color) -> TerminalColor {
    match color {
        Color::Default => TerminalColor::Reset,
        Color::Rgb(Rgb(red, green, blue)) => TerminalColor::Rgb(red, green, blue),
        Color::Indexed(number) => TerminalColor::Indexed(number),
    }
}

fn modifier(attribute: Attribute) -> Modifier {
    match attribute {
        Attribute::Bold => Modifier::BOLD,
        Attribute::Dim => Modifier::DIM,
        Attribute::Italic => Modifier::ITALIC,
        Attribute::Underline => Modifier::UNDERLINED,
        Attribute::Reverse => Modifier::REVERSED,
    }
}
