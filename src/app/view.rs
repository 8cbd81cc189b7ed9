//! The views: what fills the screen between story line and status rows.

/// One way of looking at the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Columns side by side, an article each.
    Compare,
    /// One article at reading width.
    Focus,
    /// The grid of claims.
    Claims,
    /// Fuzzy search for statements and their twins.
    Find,
    /// Wordings, differences and evidence of one claim.
    Why,
    /// Keys of the view it was opened from.
    Help,
    /// The list of stories.
    Stories,
    /// What cleaning took out.
    Removed,
    /// How much of each article stands in each other one.
    Origins,
    /// Bookmarks and notes.
    Notes,
}

impl View {
    /// All views, in the order of their declaration.
    pub const ALL: [View; 10] = [
        View::Compare,
        View::Focus,
        View::Claims,
        View::Find,
        View::Why,
        View::Help,
        View::Stories,
        View::Removed,
        View::Origins,
        View::Notes,
    ];

    /// Those that `v` and `V` go through.
    pub const CYCLE: [View; 5] = [
        View::Compare,
        View::Focus,
        View::Claims,
        View::Origins,
        View::Why,
    ];

    /// Its name, on the screen and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            View::Compare => "compare",
            View::Focus => "focus",
            View::Claims => "claims",
            View::Find => "find",
            View::Why => "why",
            View::Help => "help",
            View::Stories => "stories",
            View::Removed => "removed",
            View::Origins => "origins",
            View::Notes => "notes",
        }
    }

    /// The view with this name.
    pub fn named(name: &str) -> Option<View> {
        View::ALL.into_iter().find(|v| v.name() == name)
    }

    /// Tells whether articles are read in it, with a cursor on a statement.
    pub fn is_text(self) -> bool {
        matches!(self, View::Compare | View::Focus)
    }
}
