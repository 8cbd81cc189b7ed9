//! What the sixteen colours look like in terminals that many people have, as they come.
//!
//! Only the tests know of them: the reader's own palette is his, and the themes for sixteen colours are held
//! to the worst of these. Solarized is left out on purpose, and said so in those themes: its bright
//! colours are greys, some of them the background's own.

use super::Rgb;

/// A palette, and the backgrounds it comes with.
pub(super) struct Palette {
    pub(super) name: &'static str,
    /// Text and background where it is dark.
    pub(super) dark: (u32, u32),
    /// Text and background where it is light, if it is.
    pub(super) light: Option<(u32, u32)>,
    pub(super) colors: [u32; 16],
}

/// `0x1e1e1e` -> its parts
pub(super) fn rgb(number: u32) -> Rgb {
    let [_, red, green, blue] = number.to_be_bytes();
    Rgb(red, green, blue)
}

pub(super) const PALETTES: [Palette; 7] = [
    Palette {
        name: "xterm",
        dark: (0xe5e5e5, 0x000000),
        light: Some((0x000000, 0xffffff)),
        colors: [
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
            0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
        ],
    },
    Palette {
        name: "VS Code, dark",
        dark: (0xcccccc, 0x1e1e1e),
        light: None,
        colors: [
            0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5,
            0x666666, 0xf14c4c, 0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5,
        ],
    },
    Palette {
        name: "VS Code, light",
        dark: (0xcccccc, 0x1e1e1e),
        light: Some((0x333333, 0xffffff)),
        colors: [
            0x000000, 0xcd3131, 0x00bc00, 0x949800, 0x0451a5, 0xbc05bc, 0x0598bc, 0x555555,
            0x666666, 0xcd3131, 0x14ce14, 0xb5ba00, 0x0451a5, 0xbc05bc, 0x0598bc, 0xa5a5a5,
        ],
    },
    Palette {
        name: "Windows (Campbell)",
        dark: (0xcccccc, 0x0c0c0c),
        light: Some((0x0c0c0c, 0xffffff)),
        colors: [
            0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
            0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
        ],
    },
    Palette {
        name: "Linux console",
        dark: (0xaaaaaa, 0x000000),
        light: None,
        colors: [
            0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
            0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
        ],
    },
    Palette {
        name: "GNOME, and Ubuntu's background",
        dark: (0xd0cfcc, 0x300a24),
        light: Some((0x171421, 0xffffff)),
        colors: [
            0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc,
            0x5e5c64, 0xf66151, 0x33d17a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff,
        ],
    },
    Palette {
        name: "macOS Terminal",
        dark: (0xf2f2f2, 0x000000),
        light: Some((0x000000, 0xffffff)),
        colors: [
            0x000000, 0x990000, 0x00a600, 0x999900, 0x0000b2, 0xb200b2, 0x00a6b2, 0xbfbfbf,
            0x666666, 0xe50000, 0x00d900, 0xe5e500, 0x0000ff, 0xe500e5, 0x00e5e5, 0xe5e5e5,
        ],
    },
];
