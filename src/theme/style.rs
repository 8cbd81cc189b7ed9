//! A style: text colour, background, attributes, as a theme gives it to an ink.

use super::Color;

/// How text looks beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// Heavier letters.
    Bold,
    /// Paler letters; how pale is up to the terminal.
    Dim,
    /// Slanted letters.
    Italic,
    /// A line below.
    Underline,
    /// Text and background change places.
    Reverse,
}

impl Attribute {
    /// All of them.
    pub const ALL: [Attribute; 5] = [
        Attribute::Bold,
        Attribute::Dim,
        Attribute::Italic,
        Attribute::Underline,
        Attribute::Reverse,
    ];

    /// Its name in theme files.
    pub fn name(self) -> &'static str {
        match self {
            Attribute::Bold => "bold",
            Attribute::Dim => "dim",
            Attribute::Italic => "italic",
            Attribute::Underline => "underline",
            Attribute::Reverse => "reverse",
        }
    }

    /// The attribute with a name.
    pub fn named(name: &str) -> Option<Attribute> {
        Attribute::ALL.into_iter().find(|a| a.name() == name)
    }
}

/// Any number of attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attributes(u8);

impl Attributes {
    /// Tells whether the attribute is among them.
    pub fn has(self, attribute: Attribute) -> bool {
        self.0 & (1 << attribute as u8) != 0
    }

    /// The others.
    #[must_use]
    pub fn without(self, attribute: Attribute) -> Attributes {
        Attributes(self.0 & !(1 << attribute as u8))
    }

    /// Those that are among them.
    pub fn iter(self) -> impl Iterator<Item = Attribute> {
        Attribute::ALL.into_iter().filter(move |a| self.has(*a))
    }
}

impl FromIterator<Attribute> for Attributes {
    fn from_iter<I: IntoIterator<Item = Attribute>>(attributes: I) -> Self {
        let bits = attributes.into_iter().map(|a| 1u8 << a as u8);
        Attributes(bits.fold(0, |all, bit| all | bit))
    }
}

/// What a theme gives to an ink; what it leaves open is as around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The colour of the text.
    pub fg: Option<Color>,
    /// The background.
    pub bg: Option<Color>,
    /// All else.
    pub attributes: Attributes,
}

impl Style {
    /// Tells whether it takes no colour at all.
    pub fn is_colorless(&self) -> bool {
        let is_own = |color: Option<Color>| color.is_none_or(|c| c == Color::Default);
        is_own(self.fg) && is_own(self.bg)
    }
}
