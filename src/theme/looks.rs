//! All themes there are, which one was asked for, and which one that comes to on this terminal.

use super::{Attribute, Depth, MONO, Rgb, Theme, names};
use crate::config::nearest;

/// The name that stands for "by the terminal's background".
pub const AUTO: &str = "auto";

/// What the reader has asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The name of a theme, or [`AUTO`].
    pub theme: String,
    /// What `auto` takes on a dark background.
    pub dark: String,
    /// What `auto` takes on a light one.
    pub light: String,
}

impl Default for Wanted {
    fn default() -> Self {
        Wanted {
            theme: AUTO.to_owned(),
            dark: "dark".to_owned(),
            light: "light".to_owned(),
        }
    }
}

/// Themes, and what is known of the terminal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    /// The reader's own themes; one that is named like a built-in one stands before it.
    pub own: Vec<Theme>,
    /// What was asked for.
    pub wanted: Wanted,
    /// How many colours there are.
    pub depth: Depth,
    /// Tells whether colours are not wanted: `NO_COLOR`, `--color never`.
    pub is_refused: bool,
    /// Tells whether italics are shown in another way, as old terminals do: reversed, or coloured.
    pub lacks_italics: bool,
    /// The background, where the terminal has said it.
    pub background: Option<Rgb>,
    /// Whether it is light, as far as that is known in another way.
    pub is_light: Option<bool>,
}

impl Looks {
    /// The names of all themes, the reader's own first, each once.
    pub fn names(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.own.iter().map(Theme::name).collect();
        for name in names() {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    /// Tells whether the terminal should be asked for its background.
    pub fn wants_background(&self) -> bool {
        !self.is_refused && self.depth > Depth::Colorless
    }

    /// The theme to show.
    pub fn theme(&self) -> Theme {
        if self.is_refused || self.depth == Depth::Colorless {
            return Theme::built_in(MONO);
        }
        let named = self.named(self.wanted_name());
        let theme = named.unwrap_or_else(|| Theme::built_in(self.by_ground("dark", "light")));
        let theme = if self.depth == Depth::Sixteen && !theme.is_ansi() {
            Theme::built_in(self.by_ground("ansi-dark", "ansi-light"))
        } else {
            theme
        };
        let theme = if self.lacks_italics {
            theme.without(Attribute::Italic)
        } else {
            theme
        };
        theme.fitted(self.depth).over(self.background)
    }

    /// Asks for other themes.
    ///
    /// # Errors
    /// Says which there is not, and what comes nearest; nothing is changed then.
    pub fn want(&mut self, wanted: Wanted) -> Result<(), String> {
        let before = std::mem::replace(&mut self.wanted, wanted);
        if let Some(unknown) = self.unknown_names().into_iter().next() {
            self.wanted = before;
            return Err(unknown);
        }
        // Somebody who asks for a theme while reading wants its colours.
        self.is_refused = false;
        Ok(())
    }

    /// The names that were asked for and that no theme has, in words.
    pub fn unknown_names(&self) -> Vec<String> {
        let Wanted { theme, dark, light } = &self.wanted;
        let asked = [theme, dark, light].into_iter();
        asked.filter_map(|name| self.unknown(name)).collect()
    }

    /// Says that no theme has a name, and what comes nearest; nothing where one has.
    pub fn unknown(&self, name: &str) -> Option<String> {
        if name == AUTO || self.names().contains(&name) {
            return None;
        }
        Some(match nearest(name, self.names()) {
            Some(near) => format!("no theme {name}; the nearest is {near}"),
            None => format!("no theme {name}; there are {}", self.names().join(", ")),
        })
    }

    fn named(&self, name: &str) -> Option<Theme> {
        let own = self.own.iter().find(|theme| theme.name() == name).cloned();
        own.or_else(|| names().find(|n| *n == name).map(Theme::built_in))
    }

    /// The name of the theme that was asked for, `auto` resolved.
    pub fn wanted_name(&self) -> &str {
        if self.wanted.theme == AUTO {
            self.by_ground(&self.wanted.dark, &self.wanted.light)
        } else {
            &self.wanted.theme
        }
    }

    /// Dark where nothing is known, as most terminals are.
    fn by_ground<'a>(&self, dark: &'a str, light: &'a str) -> &'a str {
        let is_light = self.background.map(Rgb::is_light).or(self.is_light);
        if is_light.unwrap_or(false) {
            light
        } else {
            dark
        }
    }
}

/// What `COLORFGBG` says of the background: `"15;0"` -> dark, `"0;default;15"` -> light.
///
/// Some terminals set it and none keeps it up to date, so it counts only where asking gives nothing.
pub fn is_light_by_variable(value: &str) -> Option<bool> {
    let (_, background) = value.rsplit_once(';')?;
    match background.parse::<u8>().ok()? {
        0..=6 | 8 => Some(false),
        7 | 9..=15 => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = Rgb(255, 255, 255);
    const BLACK: Rgb = Rgb(0, 0, 0);

    fn want(looks: &mut Looks, name: &str) -> Result<(), String> {
        let theme = name.to_owned();
        let wanted = looks.wanted.clone();
        looks.want(Wanted { theme, ..wanted })
    }

    fn shown(looks: &Looks) -> String {
        looks.theme().name().to_owned()
    }

    #[test]
    fn auto_follows_the_background() {
        let mut looks = Looks::default();
        assert_eq!(shown(&looks), "dark");
        looks.is_light = Some(true);
        assert_eq!(shown(&looks), "light");
        looks.background = Some(BLACK);
        assert_eq!(shown(&looks), "dark", "what the terminal says counts more");
        looks.background = Some(WHITE);
        looks.wanted.light = "color-blind-light".to_owned();
        assert_eq!(shown(&looks), "color-blind-light");
    }

    #[test]
    fn sixteen_colours_show_the_theme_for_them() {
        let mut looks = Looks {
            depth: Depth::Sixteen,
            ..Looks::default()
        };
        assert_eq!(shown(&looks), "ansi-dark");
        looks.background = Some(WHITE);
        assert_eq!(shown(&looks), "ansi-light");
        assert_eq!(want(&mut looks, "mono"), Ok(()));
        assert_eq!(shown(&looks), "mono");
    }

    #[test]
    fn where_colours_are_refused_it_is_mono_until_another_is_asked_for() {
        let mut looks = Looks {
            is_refused: true,
            ..Looks::default()
        };
        looks.wanted.theme = "light".to_owned();
        assert_eq!(shown(&looks), "mono");
        assert_eq!(want(&mut looks, "light"), Ok(()));
        assert_eq!(shown(&looks), "light");
    }

    #[test]
    fn theme_that_is_not_there_is_said_with_the_nearest() {
        let mut looks = Looks::default();
        let said = want(&mut looks, "hi-contrast-dark");
        assert_eq!(
            said,
            Err("no theme hi-contrast-dark; the nearest is high-contrast-dark".to_owned())
        );
        assert_eq!(shown(&looks), "dark");
        looks.wanted.dark = "drak".to_owned();
        assert_eq!(
            looks.unknown_names(),
            ["no theme drak; the nearest is dark"]
        );
        assert_eq!(shown(&looks), "dark");
    }

    #[test]
    fn own_theme_may_take_the_name_of_a_built_in_one() {
        let (own, warnings) = Theme::parse("dark", "dark.toml", "base = \"light\"");
        assert_eq!(warnings, []);
        let looks = Looks {
            own: vec![own.clone()],
            ..Looks::default()
        };
        assert_eq!(looks.names().len(), names().count());
        assert_eq!(looks.theme(), own);
    }

    #[test]
    fn variable_of_some_terminals_is_a_fallback() {
        assert_eq!(is_light_by_variable("15;0"), Some(false));
        assert_eq!(is_light_by_variable("0;default;15"), Some(true));
        assert_eq!(is_light_by_variable("15;default"), None);
        assert_eq!(is_light_by_variable(""), None);
    }
}
