//! Every built-in theme is held to what it promises: it names what it must, explains it, is readable at
//! every depth, and keeps what differs apart, also for eyes that see fewer colours.

use super::palettes::{PALETTES, Palette, rgb};
use super::*;

/// Themes with colours of their own, with the contrast that each promises.
fn rich() -> Vec<(Theme, f64)> {
    let themes = names().map(Theme::built_in);
    let rich = themes.filter(|theme| !theme.is_ansi());
    let promise = |theme: &Theme| {
        if theme.name().starts_with("high-contrast") {
            7.0
        } else {
            MIN_CONTRAST
        }
    };
    rich.map(|theme| (theme.clone(), promise(&theme))).collect()
}

fn unreadable(theme: &Theme, least: f64) -> Vec<String> {
    let mut found = Vec::new();
    for info in INKS {
        for contrast in theme.contrasts(info.ink) {
            if contrast.ratio < least {
                let (ground, ratio) = (contrast.ground.info().name, contrast.ratio);
                found.push(format!(
                    "{}: {} on {ground} is {ratio:.2}",
                    theme.name(),
                    info.name
                ));
            }
        }
    }
    found
}

#[test]
fn built_in_themes_can_be_read_without_a_warning() {
    for (name, text) in BUILT_IN {
        let (_, warnings) = parse::parse(name, text, &[]);
        assert_eq!(warnings, [], "{name}");
    }
}

#[test]
fn built_in_themes_name_what_every_theme_must() {
    for name in names() {
        let draft = draft(name).expect("a built-in theme");
        let must = INKS.iter().filter(|info| info.fallback == Fallback::Named);
        let missing: Vec<&str> = must
            .filter(|info| draft.style(info.ink).is_none())
            .map(|info| info.name)
            .collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn built_in_themes_explain_every_line() {
    for (name, text) in BUILT_IN {
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let is_explained = line.contains('#') && line.trim_start().starts_with('#')
                || number > 0 && lines[number - 1].starts_with("# ")
                || line.contains("  # ");
            let is_said = line.contains(" = ");
            assert!(!is_said || is_explained, "{name}:{}: {line}", number + 1);
        }
    }
}

#[test]
fn every_ink_is_readable_wherever_it_may_stand() {
    for (theme, least) in rich() {
        assert_eq!(unreadable(&theme, least), Vec::<String>::new());
        let checked = INKS.iter().filter(|i| !theme.contrasts(i.ink).is_empty());
        assert_eq!(checked.count(), INKS.len(), "{}", theme.name());
    }
}

#[test]
fn palette_of_256_keeps_every_ink_readable() {
    for (theme, _) in rich() {
        let fitted = theme.fitted(Depth::Palette);
        assert_eq!(unreadable(&fitted, MIN_CONTRAST), Vec::<String>::new());
    }
}

/// What a statement or a word can be; these must not be taken for one another.
const APART: [Ink; 5] = [
    Ink::Screen,
    Ink::Shared,
    Ink::Differs,
    Ink::MarkSingle,
    Ink::Hit,
];

/// Two colours that are this far apart in `OKLab` look different in one word of text beside the other;
/// the nearest pair of Okabe and Ito's own set is about so far apart for the eyes below.
const MIN_DISTANCE: f64 = 0.08;

/// How eyes that lack one kind of cone see light: Machado, Oliveira and Fernandes, 2009, severity 1.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The colour that tells an ink beside another: its background, if it has one of its own. Beside that,
/// plain text is its background too.
fn telling(theme: &Theme, ink: Ink, beside: Ink) -> Rgb {
    let style = theme.style(ink);
    let is_ground = ink != Ink::Screen || theme.style(beside).bg.is_some();
    let color = style.bg.filter(|_| is_ground).or(style.fg);
    color.and_then(Color::rgb).expect("a known colour")
}

fn seen(rgb: Rgb, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let light = rgb.linear();
    let part = |row: &[f64; 3]| {
        let sum: f64 = row
            .iter()
            .zip(light)
            .map(|(weight, part)| weight * part)
            .sum();
        sum.clamp(0.0, 1.0)
    };
    oklab_of_linear([part(&eyes[0]), part(&eyes[1]), part(&eyes[2])])
}

/// The pairs of inks that look alike, with what for.
fn alike(theme: &Theme, eyes: &[(&str, [[f64; 3]; 3])]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, eyes) in eyes {
        for (number, one) in APART.iter().enumerate() {
            for other in &APART[number + 1..] {
                let place = |ink: Ink, beside: Ink| seen(telling(theme, ink, beside), eyes);
                let distance = distance_oklab(place(*one, *other), place(*other, *one));
                if distance < MIN_DISTANCE {
                    let (one, other) = (one.info().name, other.info().name);
                    let theme = theme.name();
                    found.push(format!("{theme}, {name}: {one} and {other} {distance:.3}"));
                }
            }
        }
    }
    found
}

#[test]
fn colour_blind_themes_stay_apart_for_all_eyes() {
    for name in ["color-blind-dark", "color-blind-light"] {
        let theme = Theme::built_in(name);
        assert_eq!(alike(&theme, &EYES), Vec::<String>::new());
        let fitted = theme.fitted(Depth::Palette);
        assert_eq!(alike(&fitted, &EYES), Vec::<String>::new(), "256 colours");
    }
}

#[test]
fn all_themes_stay_apart_for_eyes_with_all_cones() {
    for (theme, _) in rich() {
        assert_eq!(alike(&theme, &EYES[..1]), Vec::<String>::new());
        let fitted = theme.fitted(Depth::Palette);
        assert_eq!(
            alike(&fitted, &EYES[..1]),
            Vec::<String>::new(),
            "256 colours"
        );
    }
}

#[test]
fn themes_for_16_colours_name_no_others_and_mono_names_none() {
    for name in ["ansi-dark", "ansi-light"] {
        let theme = Theme::built_in(name);
        assert!(theme.is_ansi() && theme.has_color(), "{name}");
    }
    assert!(!Theme::built_in(MONO).has_color());
}

/// The theme as a terminal with a palette shows it.
fn on_palette(theme: &Theme, palette: &Palette, (text, paper): (u32, u32)) -> Theme {
    let mut shown = theme.clone();
    let exact = |color: Color| match color {
        Color::Indexed(number @ 0..16) => Color::Rgb(rgb(palette.colors[usize::from(number)])),
        other => other,
    };
    for style in &mut shown.styles {
        style.fg = style.fg.map(exact);
        style.bg = style.bg.map(exact);
    }
    let screen = shown.style_mut(Ink::Screen);
    screen.fg = Some(Color::Rgb(rgb(text)));
    screen.bg = Some(Color::Rgb(rgb(paper)));
    shown
}

#[test]
fn sixteen_colours_are_readable_on_the_palettes_most_terminals_come_with() {
    for palette in &PALETTES {
        let dark = on_palette(&Theme::built_in("ansi-dark"), palette, palette.dark);
        let light = palette.light.map(|own| {
            let theme = Theme::built_in("ansi-light");
            on_palette(&theme, palette, own)
        });
        // The light palette of VS Code is never shown on its dark background.
        let dark = (palette.name != "VS Code, light").then_some(dark);
        for theme in dark.into_iter().chain(light) {
            assert_eq!(
                unreadable(&theme, MIN_CONTRAST),
                Vec::<String>::new(),
                "{}",
                palette.name
            );
        }
    }
}

#[test]
fn own_theme_changes_what_it_names_and_keeps_the_rest() {
    let text = "base = \"light\"\n[palette]\nleaf = \"#004400\"\n[styles]\nrule = { fg = \"red\", attributes = [\"dim\"] }\n";
    let (own, warnings) = Theme::parse("mine", "mine.toml", text);
    assert_eq!(warnings, []);
    let below = Theme::built_in("light");
    assert_eq!(own.name(), "mine");
    assert_eq!(own.ground(), Ground::Light);
    let green = Some(Color::Rgb(Rgb(0, 0x44, 0)));
    assert_eq!(
        own.style(Ink::Shared).fg,
        green,
        "drawn in a colour of the palette"
    );
    assert_eq!(own.style(Ink::Twin).fg, green, "like shared");
    assert_eq!(own.style(Ink::Rule).fg, Some(Color::Indexed(1)));
    assert_eq!(own.style(Ink::Hit), below.style(Ink::Hit));
}

#[test]
fn wrong_lines_are_said_with_line_and_nearest_name_and_cost_only_themselves() {
    let text = "base = \"drak\"\ncolour = 3\n[palette]\nred = \"#000000\"\nrose = \"#12345\"\n\
                [styles]\nsharde = \"green\"\ndiffers = \"grene\"\nhit = { fb = \"red\" }\n\
                rule = { attributes = [\"blod\"] }\nkey = 300\nfaint = \"#aabbcc\"\n";
    let (theme, warnings) = Theme::parse("mine", "mine.toml", text);
    let said: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    let expected = [
        "mine.toml:1: no built-in theme drak; the nearest is dark",
        "mine.toml:2: no key colour; there are base, ground, paint, palette, styles",
        "mine.toml:4: red is a colour already; take another name",
        "mine.toml:5: no colour #12345; a colour is \"#rrggbb\", one of the 16 names such as \"bright-red\", \"default\", or a number to 255",
        "mine.toml:7: no ink sharde; the nearest is shared",
        "mine.toml:8: no colour grene; the nearest is green",
        "mine.toml:9: no part of a style fb; there are fg, bg, attributes",
        "mine.toml:10: no attribute blod; the nearest is bold",
        "mine.toml:11: no colour 300; a colour is \"#rrggbb\", one of the 16 names such as \"bright-red\", \"default\", or a number to 255",
    ];
    assert_eq!(said, expected);
    assert_eq!(
        theme.style(Ink::Faint).fg,
        Some(Color::Rgb(Rgb(0xaa, 0xbb, 0xcc)))
    );
    assert_eq!(
        theme.style(Ink::Differs),
        Theme::built_in("dark").style(Ink::Differs)
    );
}

#[test]
fn file_that_is_no_toml_is_half_used() {
    let text = "base = \"light\"\n[styles\nrule = \"red\"\n";
    let (theme, warnings) = Theme::parse("mine", "mine.toml", text);
    assert_eq!(warnings.first().map(|w| w.line), Some(2));
    assert_eq!(theme.ground(), Ground::Light);
}

#[test]
fn own_background_of_the_terminal_is_kept_where_all_is_readable_on_it() {
    let dark = Theme::built_in("dark");
    let paper = |background| dark.over(background).style(Ink::Screen).bg;
    let own = dark.style(Ink::Screen).bg;
    assert_eq!(paper(None), own, "not known");
    assert_eq!(paper(Some(Rgb(0x10, 0x10, 0x14))), None, "dark enough");
    assert_eq!(paper(Some(Rgb(0x60, 0x60, 0x60))), own, "grey");
    assert_eq!(paper(Some(Rgb(255, 255, 255))), own, "light");
}

#[test]
fn no_bytes_of_a_theme_file_do_harm() {
    for text in [
        "",
        "=",
        "[styles]",
        "styles = 3",
        "palette = []",
        "[styles.rule]\nfg = {}",
        "\u{0}",
        "[[styles]]\n",
    ] {
        let _ = Theme::parse("mine", "mine.toml", text);
    }
}
