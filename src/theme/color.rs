//! Colours as theme files name them, and how far apart they are to the eye.
//!
//! Contrast is that of WCAG 2 (relative luminance); distance is taken in `OKLab`, in which equal steps look
//! about equal, unlike in RGB, where the nearest colour to a soft green may be a grey.

use std::sync::LazyLock;

/// A colour by its parts of red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A colour as the terminal takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// The terminal's own, as text or background has it.
    Default,
    /// One of the palette of 256; the first sixteen look as the reader has set up the terminal.
    Indexed(u8),
    /// Exactly this one.
    Rgb(Rgb),
}

/// The names of the first sixteen of the palette, in their order.
pub const ANSI_NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// The name of the terminal's own colour.
pub(super) const DEFAULT_NAME: &str = "default";

/// The first colour of the palette that looks the same everywhere.
pub(super) const FIRST_FIXED: u8 = 16;

/// Levels of each part in the cube of 6×6×6 colours.
const CUBE_LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Color {
    /// Reads a colour as written; `#rrggbb`, one of the sixteen names, `default`, or a number to 255.
    ///
    /// `"#ff8800"`, `"bright-red"`, `"208"`
    pub fn parse(written: &str) -> Option<Color> {
        if written == DEFAULT_NAME {
            return Some(Color::Default);
        }
        if let Some(number) = ANSI_NAMES.iter().position(|name| *name == written) {
            return Some(Color::Indexed(u8::try_from(number).ok()?));
        }
        if let Some(digits) = written.strip_prefix('#') {
            return Rgb::parse(digits).map(Color::Rgb);
        }
        let is_number = !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
        is_number
            .then(|| written.parse().ok().map(Color::Indexed))
            .flatten()
    }

    /// What it looks like, where that is known: the first sixteen are the reader's own.
    pub fn rgb(self) -> Option<Rgb> {
        match self {
            Color::Rgb(rgb) => Some(rgb),
            Color::Indexed(number) => fixed_rgb(number),
            Color::Default => None,
        }
    }

    /// Tells whether terminals of sixteen colours have it.
    pub fn is_ansi(self) -> bool {
        match self {
            Color::Default => true,
            Color::Indexed(number) => number < FIRST_FIXED,
            Color::Rgb(_) => false,
        }
    }
}

/// What a colour of the palette looks like, from the seventeenth on.
pub(super) fn fixed_rgb(number: u8) -> Option<Rgb> {
    let offset = number.checked_sub(FIRST_FIXED)?;
    if let Some(step) = number.checked_sub(232) {
        let level = 8 + 10 * step;
        return Some(Rgb(level, level, level));
    }
    let level = |place: u8| CUBE_LEVELS[usize::from(place % 6)];
    Some(Rgb(level(offset / 36), level(offset / 6), level(offset)))
}

/// The share of light of each level. There are few, and themes ask for them thousands of times before the first
/// frame.
static LINEAR: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|level| {
        let share = level as f64 / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    })
});

impl Rgb {
    /// `"ff8800"` -> 255, 136, 0
    fn parse(digits: &str) -> Option<Rgb> {
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Rgb(part(0)?, part(2)?, part(4)?))
    }

    /// Its parts as shares of light, from 0 to 1.
    pub fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|part| LINEAR[usize::from(part)])
    }

    /// Relative luminance: 0 is black, 1 is white.
    pub fn luminance(self) -> f64 {
        luminance_of_linear(self.linear())
    }

    /// Tells whether black text is easier to read on it than white.
    pub fn is_light(self) -> bool {
        contrast(self, Rgb(0, 0, 0)) > contrast(self, Rgb(255, 255, 255))
    }

    /// Where it lies in `OKLab`: lightness, green to red, blue to yellow.
    pub fn oklab(self) -> [f64; 3] {
        oklab_of_linear(self.linear())
    }

    /// How far apart two colours look: black and white are 1 apart.
    pub fn distance(self, other: Rgb) -> f64 {
        distance_oklab(self.oklab(), other.oklab())
    }
}

/// Relative luminance of shares of light.
pub(super) fn luminance_of_linear([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Where a colour lies in `OKLab`, from its shares of light (Björn Ottosson's matrices).
pub fn oklab_of_linear([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let long = 0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue;
    let medium = 0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue;
    let short = 0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue;
    let [long, medium, short] = [long.cbrt(), medium.cbrt(), short.cbrt()];
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
    ]
}

/// The distance of two points in `OKLab`.
pub fn distance_oklab(one: [f64; 3], other: [f64; 3]) -> f64 {
    let squares = one.iter().zip(other).map(|(x, y)| (x - y) * (x - y));
    squares.sum::<f64>().sqrt()
}

/// The contrast of text on a background after WCAG 2: from 1 to 21.
pub(super) fn contrast(text: Rgb, ground: Rgb) -> f64 {
    contrast_of_luminances(text.luminance(), ground.luminance())
}

/// The same of two luminances that are known.
pub(super) fn contrast_of_luminances(text: f64, ground: f64) -> f64 {
    let (one, other) = (text + 0.05, ground + 0.05);
    one.max(other) / one.min(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_people_write_them() {
        let cases = [
            ("#ff8800", Some(Color::Rgb(Rgb(255, 136, 0)))),
            ("bright-red", Some(Color::Indexed(9))),
            ("208", Some(Color::Indexed(208))),
            ("default", Some(Color::Default)),
            ("256", None),
            ("#ff880", None),
            ("#ff88é", None),
            ("+5", None),
            ("", None),
        ];
        for (written, expected) in cases {
            assert_eq!(Color::parse(written), expected, "{written}");
        }
    }

    #[test]
    fn palette_is_a_cube_and_a_row_of_greys() {
        let cases = [
            (15, None),
            (16, Some(Rgb(0, 0, 0))),
            (208, Some(Rgb(255, 135, 0))),
            (231, Some(Rgb(255, 255, 255))),
            (232, Some(Rgb(8, 8, 8))),
            (255, Some(Rgb(238, 238, 238))),
        ];
        for (number, expected) in cases {
            assert_eq!(fixed_rgb(number), expected, "{number}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 0.01);
        // The grey that just passes on white, as guides to the standard give it.
        assert!((contrast(Rgb(0x76, 0x76, 0x76), Rgb(255, 255, 255)) - 4.54).abs() < 0.01);
    }

    #[test]
    fn black_and_white_are_one_apart() {
        assert!((Rgb(0, 0, 0).distance(Rgb(255, 255, 255)) - 1.0).abs() < 0.001);
    }
}
