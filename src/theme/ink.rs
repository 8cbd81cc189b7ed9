//! The inks: everything on the screen to which a theme gives a style.
//!
//! # Adding an ink
//! A row below: its variant, its name in theme files, what stands for it in a theme that does not name
//! it, and a word of help. Nothing else is needed: with `plain` it looks like the text around it, with the
//! name of another ink like that one. Only a `named` ink must be in every theme that is built in (a
//! test asks for it). What is drawn with it is said in `ui/style.rs`.

/// What an ink looks like in a theme that does not name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// Every theme must name it.
    Named,
    /// Like the text around it.
    Plain,
    /// Like another ink.
    As(Ink),
}

macro_rules! fallback {
    (named) => {
        Fallback::Named
    };
    (plain) => {
        Fallback::Plain
    };
    ($other:ident) => {
        Fallback::As(Ink::$other)
    };
}

macro_rules! inks {
    ($($variant:ident $name:literal $fallback:ident $help:literal;)*) => {
        /// Something on the screen to which a theme gives a style.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Ink {
            $(#[doc = $help] $variant,)*
        }

        /// All inks, in the order of the theme files.
        pub const INKS: &[InkInfo] = &[
            $(InkInfo {
                ink: Ink::$variant,
                name: $name,
                fallback: fallback!($fallback),
                help: $help,
            },)*
        ];
    };
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct InkInfo {
    /// The ink.
    pub ink: Ink,
    /// Its name in theme files.
    pub name: &'static str,
    /// What stands for it where it is not named.
    pub fallback: Fallback,
    /// What it is, in one line.
    pub help: &'static str,
}

inks! {
    Screen "screen" named "everything: the text and the background of the screen";
    Faint "faint" named "what is only aside: dates, counts, what an outlet leaves out";
    Heading "heading" named "headings in Help, Why and the panel";

    Body "body" plain "the articles' own words";
    Quotation "quotation" Body "somebody's words from end to end";
    Headline "headline" named "headlines within an article";

    Shared "shared" named "words that a twin shares";
    Counterpart "counterpart" Shared "words for which a twin has others: \"agreed\" for \"consented\"";
    Differs "differs" named "a detail on which a twin differs";
    Hit "hit" named "what a search found";

    MarkSame "mark-same" Shared "the gutter mark =3: so many outlets say it";
    MarkDiffers "mark-differs" Differs "the gutter mark ≠2: details differ";
    MarkSingle "mark-single" named "the gutter mark +1: only here";
    MarkWeak "mark-weak" Faint "the gutter mark ~: only a weak link";

    SaysSame "says-same" Shared "an outlet that says the same, in Claims and in the margins";
    SaysPartly "says-partly" Counterpart "an outlet that says a part of it";
    SaysDiffers "says-differs" Differs "an outlet that differs";
    SaysSilent "says-silent" Faint "an outlet that says nothing of it";

    Cursor "cursor" named "the bar ▌ beside the statement under the cursor";
    CursorLine "cursor-line" named "the background of the statement under the cursor";
    Twin "twin" Shared "the bar ╎ beside its twins";
    TwinLine "twin-line" plain "the background of its twins";
    Chosen "chosen" named "the chosen row of a list";

    Outlet "outlet" named "the head of a column";
    OutletFocus "outlet-focus" Chosen "the head of the column with the cursor";
    Title "title" Faint "the title below the head of a column";
    Rule "rule" named "rules between columns and above lists";
    Strip "strip" Rule "the strip beside a column, where nothing is claimed";
    StripSame "strip-same" MarkSame "the strip, where statements are shared";
    StripSingle "strip-single" MarkSingle "the strip, where only this outlet says something";
    StripDiffers "strip-differs" MarkDiffers "the strip, where outlets differ";
    Panel "panel" plain "the text and the background of the panel at the side";

    ViewName "view-name" Chosen "the name of the view in the status row";
    Status "status" plain "the rest of the status row";
    Said "said" plain "what happened last, in the last row";
    Prompt "prompt" plain "a line that is typed";
    Hint "hint" Faint "the keys that are hinted at in the last row";
    Key "key" named "a key to press, in Help and elsewhere";
    Error "error" Differs "something that went wrong";
}

impl Ink {
    /// The ink with a name.
    ///
    /// `"shared"` -> `Ink::Shared`
    pub fn named(name: &str) -> Option<Ink> {
        let row = INKS.iter().find(|info| info.name == name);
        row.map(|info| info.ink)
    }

    /// Its row in the table.
    pub fn info(self) -> &'static InkInfo {
        &INKS[self as usize]
    }

    /// Tells whether it is drawn between columns and lists, and never on a background of theirs.
    pub fn is_line(self) -> bool {
        use Ink::{Rule, Strip, StripDiffers, StripSame, StripSingle};
        matches!(self, Rule | Strip | StripSame | StripSingle | StripDiffers)
    }

    /// Tells whether text in other inks stands on its background.
    pub fn is_ground(self) -> bool {
        use Ink::{Chosen, CursorLine, Panel, Screen, TwinLine};
        matches!(self, Screen | CursorLine | TwinLine | Chosen | Panel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_variants() {
        for (number, info) in INKS.iter().enumerate() {
            assert_eq!(info.ink as usize, number);
            assert_eq!(Ink::named(info.name), Some(info.ink));
        }
    }

    #[test]
    fn ink_falls_back_only_to_one_before_it() {
        for info in INKS {
            if let Fallback::As(other) = info.fallback {
                assert!(other < info.ink, "{}", info.name);
            }
        }
    }
}
