//! How many colours the terminal has, and themes made to fit.
//!
//! Of the palette of 256 the first sixteen are never taken in place of an exact colour, since they look
//! as the reader has set them. The nearest colour in `OKLab` is taken among those with which the text stays
//! readable: the palette is coarse, and the nearest grey alone would push faint text below 4.5:1.

use std::sync::{LazyLock, Mutex, PoisonError};

use super::color::{
    FIRST_FIXED, contrast_of_luminances, distance_oklab, fixed_rgb, luminance_of_linear,
};
use super::contrast::MIN_CONTRAST;
use super::{Color, INKS, Ink, Rgb, Theme, oklab_of_linear};

/// How many colours there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: characters stand around marked words.
    Colorless,
    /// The sixteen of the reader's own palette.
    Sixteen,
    /// The palette of 256.
    Palette,
    /// All.
    #[default]
    Exact,
}

/// Terminals that take exact colours without saying so in COLORTERM (over ssh it is not passed on).
const EXACT_TERMS: [&str; 6] = [
    "kitty",
    "alacritty",
    "wezterm",
    "foot",
    "ghostty",
    "-direct",
];

impl Depth {
    /// The depth of the terminal that the environment tells of.
    ///
    /// Old `screen` garbles exact colours, and hands down the COLORTERM of the terminal around it.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Depth {
        let term = variable("TERM").unwrap_or_default();
        let says_exact = variable("COLORTERM").is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            value == "truecolor" || value == "24bit"
        });
        let is_screen = variable("STY").is_some() && variable("TMUX").is_none();
        let is_exact = says_exact || EXACT_TERMS.iter().any(|name| term.contains(name));
        match term.as_str() {
            "dumb" => Depth::Colorless,
            "linux" => Depth::Sixteen,
            _ if is_exact && !is_screen => Depth::Exact,
            _ if term.contains("256") || says_exact => Depth::Palette,
            _ => Depth::Sixteen,
        }
    }
}

impl Theme {
    /// The theme with the colours that a terminal of this depth has.
    ///
    /// Of sixteen, only themes that name no others can be shown: see [`Theme::is_ansi`].
    #[must_use]
    pub fn fitted(&self, depth: Depth) -> Theme {
        if depth != Depth::Palette {
            return self.clone();
        }
        // Asked for again as soon as the terminal tells its background, as a rule with the same theme.
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, fitted)) = last.as_ref().filter(|(theme, _)| theme == self) {
            return fitted.clone();
        }
        let fitted = self.fitted_to_palette();
        *last = Some((self.clone(), fitted.clone()));
        fitted
    }

    fn fitted_to_palette(&self) -> Theme {
        let mut fitted = self.clone();
        for info in INKS {
            let style = fitted.style_mut(info.ink);
            style.bg = style.bg.map(|bg| nearest(bg, &[]));
        }
        for info in INKS {
            let grounds: Vec<(Rgb, f64)> = self.bounds(&fitted, info.ink);
            let style = fitted.style_mut(info.ink);
            style.fg = style.fg.map(|fg| nearest(fg, &grounds));
        }
        fitted
    }

    /// The backgrounds an ink must be readable on once fitted, with the contrast it must keep.
    fn bounds(&self, fitted: &Theme, ink: Ink) -> Vec<(Rgb, f64)> {
        let before = self.contrasts(ink).into_iter();
        let after = fitted.grounds_of(ink);
        let kept = before.map(|had| had.ratio.min(MIN_CONTRAST));
        after.into_iter().zip(kept).collect()
    }
}

/// The theme that was fitted last, and what came of it.
static LAST: Mutex<Option<(Theme, Theme)>> = Mutex::new(None);

/// A colour of the fixed palette, with what is asked of it for every ink: worked out once, since the first
/// frame waits for it.
struct Fixed {
    number: u8,
    place: [f64; 3],
    luminance: f64,
}

static PALETTE: LazyLock<Vec<Fixed>> = LazyLock::new(|| {
    let all = (FIRST_FIXED..=u8::MAX).filter_map(|number| Some((number, fixed_rgb(number)?)));
    let fixed = |(number, rgb): (u8, Rgb)| {
        let linear = rgb.linear();
        Fixed {
            number,
            place: oklab_of_linear(linear),
            luminance: luminance_of_linear(linear),
        }
    };
    all.map(fixed).collect()
});

/// The nearest colour of the palette that keeps its contrast to all grounds; the nearest of all where
/// there is none.
fn nearest(color: Color, bounds: &[(Rgb, f64)]) -> Color {
    let Color::Rgb(wanted) = color else {
        return color;
    };
    let place = wanted.oklab();
    let bounds: Vec<(f64, f64)> = bounds
        .iter()
        .map(|(g, least)| (g.luminance(), *least))
        .collect();
    let is_readable = |fixed: &Fixed| {
        let luminance = fixed.luminance;
        let mut bounds = bounds.iter();
        bounds.all(|(ground, least)| contrast_of_luminances(luminance, *ground) >= *least)
    };
    let readable = nearest_to(place, is_readable).or_else(|| nearest_to(place, |_| true));
    readable.map_or(color, |fixed| Color::Indexed(fixed.number))
}

/// The nearest colour of the palette that `suits`, the first of those equally near; asked of none that is farther
/// than another.
fn nearest_to(place: [f64; 3], suits: impl Fn(&Fixed) -> bool) -> Option<&'static Fixed> {
    let mut nearest = None;
    let mut least = f64::INFINITY;
    for fixed in PALETTE.iter() {
        let far = distance_oklab(place, fixed.place);
        if far < least && suits(fixed) {
            (nearest, least) = (Some(fixed), far);
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::super::color::contrast;
    use super::*;

    fn depth(variables: &[(&str, &str)]) -> Depth {
        Depth::of_environment(|name| {
            let found = variables.iter().find(|(n, _)| *n == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn depth_is_told_by_the_environment() {
        let cases: &[(&[(&str, &str)], Depth)] = &[
            (
                &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
                Depth::Exact,
            ),
            (
                &[("TERM", "xterm-256color"), ("COLORTERM", "24bit")],
                Depth::Exact,
            ),
            (&[("TERM", "tmux-256color")], Depth::Palette),
            (&[("TERM", "xterm-kitty")], Depth::Exact),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (
                &[("TERM", "linux"), ("COLORTERM", "truecolor")],
                Depth::Sixteen,
            ),
            (&[("TERM", "dumb")], Depth::Colorless),
            (
                &[("TERM", "screen"), ("STY", "1"), ("COLORTERM", "truecolor")],
                Depth::Palette,
            ),
            (&[], Depth::Sixteen),
        ];
        for (variables, expected) in cases {
            assert_eq!(depth(variables), *expected, "{variables:?}");
        }
    }

    #[test]
    fn soft_green_does_not_turn_grey() {
        assert_eq!(
            nearest(Color::Rgb(Rgb(0x9c, 0xcf, 0x8f)), &[]),
            Color::Indexed(114)
        );
    }

    #[test]
    fn grey_that_would_be_too_pale_gives_way_to_a_readable_one() {
        let black = [(Rgb(0, 0, 0), MIN_CONTRAST)];
        let grey = Color::Rgb(Rgb(0x70, 0x70, 0x70));
        assert_eq!(nearest(grey, &[]), Color::Indexed(242));
        let Color::Indexed(number) = nearest(grey, &black) else {
            panic!("a colour of the palette");
        };
        let rgb = fixed_rgb(number).expect("a fixed colour");
        assert!(contrast(rgb, Rgb(0, 0, 0)) >= MIN_CONTRAST);
    }
}
