//! Themes: what everything on the screen looks like, read from TOML files.
//!
//! ```text
//!  assets/themes/*.toml ─┐
//!                        ├─▶ parse ─▶ Theme (a style for each ink) ─▶ fitted to the terminal ─▶ ui
//!  the reader's own ─────┘   and a warning for each line that cannot be used
//! ```
//!
//! A theme knows nothing of the terminal library: `ui/style.rs` maps what panes draw to an [`Ink`], and the
//! ink's [`Style`] to what the library takes. A theme of the reader's own is put over one that is built
//! in, so it never lacks an ink that came later. [`Looks`] knows all themes and what was asked for.
//!
//! # Adding an ink
//! A row in `ink.rs`. # Adding a theme: a file in `assets/themes/`, and a row in [`BUILT_IN`]; tests hold it
//! to the contrast that all keep.

mod color;
mod contrast;
mod depth;
mod ink;
mod looks;
#[cfg(test)]
#[expect(
    clippy::unreadable_literal,
    reason = "colours are known by their six digits"
)]
mod palettes;
mod parse;
mod style;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

pub use color::{ANSI_NAMES, Color, Rgb, distance_oklab, oklab_of_linear};
pub use contrast::{Contrast, MIN_CONTRAST};
pub use depth::Depth;
pub use ink::{Fallback, INKS, Ink, InkInfo};
pub use looks::{AUTO, Looks, Wanted, is_light_by_variable};
pub use style::{Attribute, Attributes, Style};

use crate::config::Warning;
use parse::Draft;

/// The themes that are built in: name and file.
pub const BUILT_IN: [(&str, &str); 9] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    (
        "high-contrast-dark",
        include_str!("../../assets/themes/high-contrast-dark.toml"),
    ),
    (
        "high-contrast-light",
        include_str!("../../assets/themes/high-contrast-light.toml"),
    ),
    (
        "color-blind-dark",
        include_str!("../../assets/themes/color-blind-dark.toml"),
    ),
    (
        "color-blind-light",
        include_str!("../../assets/themes/color-blind-light.toml"),
    ),
    (
        "ansi-dark",
        include_str!("../../assets/themes/ansi-dark.toml"),
    ),
    (
        "ansi-light",
        include_str!("../../assets/themes/ansi-light.toml"),
    ),
    (MONO, include_str!("../../assets/themes/mono.toml")),
];

/// The theme without colours.
pub const MONO: &str = "mono";

/// Names of the themes that are built in.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// What background a theme is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// A dark one.
    #[default]
    Dark,
    /// A light one.
    Light,
    /// Either.
    Any,
}

impl Ground {
    const NAMES: [(&str, Ground); 3] = [
        ("dark", Ground::Dark),
        ("light", Ground::Light),
        ("any", Ground::Any),
    ];
}

/// When a theme paints its own background over that of the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// Unless the terminal's is known, and everything is readable on it.
    #[default]
    WhereNeeded,
    /// In any case.
    Always,
    /// Not at all: readable or not.
    Never,
}

impl Paint {
    const NAMES: [(&str, Paint); 3] = [
        ("where-needed", Paint::WhereNeeded),
        ("always", Paint::Always),
        ("never", Paint::Never),
    ];
}

/// A style for every ink.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    name: String,
    ground: Ground,
    paint: Paint,
    styles: Vec<Style>,
}

/// What the built-in files say, in their order; each is read when it is first asked for, since the first frame
/// waits for one and not for nine.
static DRAFTS: [OnceLock<Draft>; BUILT_IN.len()] = [const { OnceLock::new() }; BUILT_IN.len()];

/// What the built-in file of a name says.
fn draft(name: &str) -> Option<&'static Draft> {
    let number = names().position(|known| known == name)?;
    let (name, text) = BUILT_IN[number];
    Some(DRAFTS[number].get_or_init(|| parse::parse(name, text, &[]).0))
}

impl Theme {
    /// Reads a theme of the reader's own; what it leaves open comes from the theme it is based on.
    pub fn parse(name: &str, file: &str, text: &str) -> (Theme, Vec<Warning>) {
        let bases: Vec<&str> = names().collect();
        let (own, warnings) = parse::parse(file, text, &bases);
        let base = own.base.as_deref().unwrap_or(match own.ground {
            Some(Ground::Light) => "light",
            _ => "dark",
        });
        let below = draft(base).cloned().unwrap_or_default();
        (Theme::of_draft(name, &below.under(&own)), warnings)
    }

    /// A theme that is built in; the first of them for a name that is not.
    pub fn built_in(name: &str) -> Theme {
        let known = names().find(|n| *n == name).unwrap_or(BUILT_IN[0].0);
        draft(known).map_or_else(
            || Theme::of_draft(known, &Draft::default()),
            |draft| Theme::of_draft(known, draft),
        )
    }

    fn of_draft(name: &str, draft: &Draft) -> Theme {
        let mut styles: Vec<Style> = Vec::with_capacity(INKS.len());
        for info in INKS {
            let fallen_back = match info.fallback {
                Fallback::As(other) => styles.get(other as usize).copied().unwrap_or_default(),
                Fallback::Named | Fallback::Plain => Style::default(),
            };
            styles.push(draft.style(info.ink).unwrap_or(fallen_back));
        }
        Theme {
            name: name.to_owned(),
            ground: draft.ground.unwrap_or_default(),
            paint: draft.paint.unwrap_or_default(),
            styles,
        }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What background it is for.
    pub fn ground(&self) -> Ground {
        self.ground
    }

    /// What an ink looks like.
    pub fn style(&self, ink: Ink) -> Style {
        self.styles.get(ink as usize).copied().unwrap_or_default()
    }

    fn style_mut(&mut self, ink: Ink) -> &mut Style {
        // There is a style for every ink: `of_draft` pushes one a row.
        &mut self.styles[ink as usize]
    }

    /// Tells whether it tells anything by colour; else characters stand around marked words.
    pub fn has_color(&self) -> bool {
        !self.styles.iter().all(Style::is_colorless)
    }

    /// Tells whether it can be shown where there are sixteen colours.
    pub fn is_ansi(&self) -> bool {
        let colors = self.styles.iter().flat_map(|style| [style.fg, style.bg]);
        colors.flatten().all(Color::is_ansi)
    }

    /// The theme without an attribute.
    #[must_use]
    pub fn without(&self, attribute: Attribute) -> Theme {
        let mut theme = self.clone();
        for style in &mut theme.styles {
            style.attributes = style.attributes.without(attribute);
        }
        theme
    }

    /// The theme over a background that the terminal has said it has, or has not.
    ///
    /// The terminal's own is left as it is where everything is readable on it: it may be a picture, or
    /// let the desktop through. Where it is not known, it may be of the wrong kind altogether.
    #[must_use]
    pub fn over(&self, background: Option<Rgb>) -> Theme {
        let mut bare = self.clone();
        bare.style_mut(Ink::Screen).bg = None;
        let is_bare = match (self.paint, background) {
            (Paint::Never, _) => true,
            (Paint::Always, _) | (_, None) => false,
            (Paint::WhereNeeded, Some(background)) => {
                let mut there = self.clone();
                there.style_mut(Ink::Screen).bg = Some(Color::Rgb(background));
                there.is_readable()
            }
        };
        if is_bare { bare } else { self.clone() }
    }

    /// Tells whether every ink is readable wherever it may stand, as far as the colours are known.
    pub fn is_readable(&self) -> bool {
        let inks = INKS.iter().map(|info| info.ink);
        let contrasts = inks.flat_map(|ink| self.contrasts(ink));
        contrasts.into_iter().all(|c| c.ratio >= MIN_CONTRAST)
    }
}
