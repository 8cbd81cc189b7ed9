//! Which text stands on which background, and how readable it is there.

use super::color::contrast;
use super::{INKS, Ink, Rgb, Style, Theme};

/// Text on a background is readable from here on (WCAG 2, level AA).
pub const MIN_CONTRAST: f64 = 4.5;

/// The contrast of an ink on one background.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// The ink whose background it is.
    pub ground: Ink,
    /// From 1 to 21.
    pub ratio: f64,
}

impl Theme {
    /// The contrast of an ink on each background it may stand on, where both colours are known.
    pub fn contrasts(&self, ink: Ink) -> Vec<Contrast> {
        let Some(text) = self.text_of(ink) else {
            return Vec::new();
        };
        let grounds = self.ground_inks(ink).into_iter();
        grounds
            .filter_map(|ground| {
                Some(Contrast {
                    ground,
                    ratio: contrast(text, self.ground_of(ground)?),
                })
            })
            .collect()
    }

    /// The inks on whose background an ink may stand: itself, if it has one.
    fn ground_inks(&self, ink: Ink) -> Vec<Ink> {
        let own = self.style(ink);
        if own.bg.is_some() {
            return vec![ink];
        }
        if ink.is_line() {
            return vec![Ink::Screen];
        }
        let all = INKS.iter().map(|info| info.ink);
        let takes_text = |other: &Ink| other.is_ground() && self.keeps_text(*other);
        all.filter(takes_text).collect()
    }

    /// Tells whether text on its background keeps its own colour.
    fn keeps_text(&self, ground: Ink) -> bool {
        ground == Ink::Screen || self.style(ground).fg.is_none()
    }

    /// The known colours of those backgrounds.
    pub(super) fn grounds_of(&self, ink: Ink) -> Vec<Rgb> {
        let inks = self.ground_inks(ink).into_iter();
        inks.filter_map(|ground| self.ground_of(ground)).collect()
    }

    /// The colour of an ink's text, that of the screen where it has none.
    fn text_of(&self, ink: Ink) -> Option<Rgb> {
        let Style { fg, .. } = self.style(ink);
        fg.or(self.style(Ink::Screen).fg)?.rgb()
    }

    /// The colour of a background, that of the screen where it has none.
    fn ground_of(&self, ink: Ink) -> Option<Rgb> {
        let Style { bg, .. } = self.style(ink);
        bg.or(self.style(Ink::Screen).bg)?.rgb()
    }
}
