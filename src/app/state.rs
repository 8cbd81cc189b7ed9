//! Everything the screen shows, and nothing else: `draw` reads it, only `update` changes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Action, Arrangement, Beside, Find, Grid, HandWork, History, Key, Keymap, Layout, Linear,
    ListedArticle, LoadId, PileState, Piping, Prompt, Reread, Rows, Sheet, Size, Story, StoryList,
    Tour, View, Welcome, Widths,
};
use crate::config::{Config, When};
use crate::session::Session;
use crate::theme::{Looks, Theme};

/// A story that can be opened.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct StoryName {
    /// What to call it.
    pub name: String,
    /// How many sources it has.
    pub source_count: usize,
    /// How many outlets have published them, where that is known without comparing: in a pile.
    pub outlet_count: usize,
    /// First and last day of its articles, where that is known without comparing: in a pile.
    pub days: Option<(Date, Date)>,
    /// Its articles, where it is a story of a pile.
    pub articles: Arc<[ListedArticle]>,
}

/// What the reader chose before the program started.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The settings, as they are now: `:set` changes them.
    pub config: Config,
    /// The threshold that was given with the command; it counts whatever it was when the story was left.
    pub given_threshold: Option<f64>,
    /// What of the reader's own files cannot be used.
    pub warnings: Vec<String>,
    /// Tells whether styles may be told apart by colour; else characters stand around marked words.
    /// Follows the theme once the reader runs.
    pub has_color: bool,
    /// What the program is started for.
    pub occasion: Occasion,
    /// All themes, and what is known of the terminal.
    pub looks: Looks,
    /// The keys.
    pub keymap: Keymap,
    /// Tells whether the terminal is known to show links.
    pub shows_links: bool,
}

/// What the program is started for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Occasion {
    /// To read.
    #[default]
    Usual,
    /// To read for the first time: the keys that matter are told.
    First,
    /// For the guided tour: nothing is written of it.
    Tour,
}

/// Who gets the keys.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// Keys are actions.
    #[default]
    Normal,
    /// Keys go into a line at the bottom of the screen.
    Typing(Prompt),
}

/// The whole state of the reader.
#[derive(Clone, Debug)]
pub struct State {
    /// Chosen before the start.
    pub options: Options,
    /// Size of the terminal.
    pub size: Size,
    /// Where things stand on it; worked out by [`super::update()`].
    pub layout: Layout,
    /// Widths that the reader gave to the columns.
    pub widths: Widths,
    /// Order and hiding that the reader gave to the columns, by the number of the story.
    pub arrangements: BTreeMap<usize, Arrangement>,
    /// The stories that can be opened.
    pub stories: Vec<StoryName>,
    /// What was counted in them, and which are listed.
    pub story_list: StoryList,
    /// The number of the open one, if any.
    pub open_story: Option<usize>,
    /// The open story; empty before one is opened.
    pub story: Story,
    /// The number of the latest load.
    pub load: LoadId,
    /// The load that reads the open story again behind the screen, if any.
    pub reread: Option<Reread>,
    /// What goes on beside the story for longer than a moment, and how far it is.
    pub beside: BTreeMap<Beside, String>,
    /// What everything looks like.
    pub theme: Theme,
    /// What fills the screen.
    pub view: View,
    /// The views below it, to which `close` goes back, latest last.
    pub under: Vec<View>,
    /// Who gets the keys.
    pub mode: Mode,
    /// Chosen row and scroll of the views that have rows.
    pub rows: BTreeMap<View, Rows>,
    /// The rows of the current view, where it is a sheet (help, removed).
    pub sheet: Sheet,
    /// What the grid of claims shows.
    pub grid: Grid,
    /// Everything as plain lines, where the reader wants it so.
    pub linear: Linear,
    /// The guided tour, if it is on.
    pub tour: Tour,
    /// The claim under the cursor, wrapped to the side panel.
    pub panel: Sheet,
    /// Tells whether Why shows long wordings whole, with what they share.
    pub has_whole_wordings: bool,
    /// The query of Find and what it found.
    pub find: Find,
    /// Tells whether columns scroll together by claim.
    pub is_locked: bool,
    /// Links at or above it are shown.
    pub threshold: f64,
    /// What was set by hand, by the number of the story.
    pub hand_work: BTreeMap<usize, HandWork>,
    /// Tells whether the list of warnings was opened.
    pub has_seen_warnings: bool,
    /// The hint of the first start.
    pub welcome: Welcome,
    /// Lines typed before.
    pub history: History,
    /// How stories were left that were open before this one, by their numbers.
    pub sessions: BTreeMap<usize, Session>,
    /// What was searched for last in the text.
    pub searched: String,
    /// Digits typed before a key.
    pub count: Option<usize>,
    /// Keys typed of a longer sequence.
    pub pending: Vec<Key>,
    /// What is given to commands of the shell, and those typed so far.
    pub piping: Piping,
    /// The last thing that happened, in words.
    pub said: String,
}

impl State {
    /// The state before anything is opened.
    pub fn new(mut options: Options, stories: Vec<StoryName>, size: Size) -> State {
        options.looks.is_refused |= !options.has_color;
        let theme = options.looks.theme();
        options.has_color = theme.has_color();
        let view = if stories.len() > 1 {
            View::Stories
        } else {
            View::Compare
        };
        let mut find = Find::default();
        find.mode = options.config.find_mode;
        let is_locked = options.config.lock;
        let welcome = Welcome::new(options.occasion == Occasion::First);
        let said = first_warning(&options);
        let mut state = State {
            threshold: options.config.threshold,
            options,
            size,
            layout: Layout::default(),
            widths: Widths::default(),
            arrangements: BTreeMap::new(),
            stories,
            story_list: StoryList::default(),
            open_story: None,
            story: Story::default(),
            load: LoadId::default(),
            reread: None,
            beside: BTreeMap::new(),
            theme,
            view,
            under: Vec::new(),
            mode: Mode::Normal,
            rows: BTreeMap::new(),
            sheet: Sheet::default(),
            grid: Grid::default(),
            linear: Linear::default(),
            tour: Tour::default(),
            panel: Sheet::default(),
            has_whole_wordings: false,
            find,
            is_locked,
            hand_work: BTreeMap::new(),
            has_seen_warnings: false,
            welcome,
            history: History::default(),
            sessions: BTreeMap::new(),
            searched: String::new(),
            count: None,
            pending: Vec::new(),
            piping: Piping::default(),
            said,
        };
        if state.options.occasion == Occasion::Tour {
            super::tour::begin(&mut state);
        }
        super::settle(&mut state);
        state
    }

    /// The state of a reader whose stories are sorted from a pile that is yet to be read.
    #[must_use]
    pub fn with_pile(mut self) -> State {
        self.story_list.pile = Some(PileState::default());
        self.view = View::Stories;
        super::settle(&mut self);
        self
    }

    /// Tells whether there is a list of stories to go back to.
    pub fn has_list(&self) -> bool {
        self.story_list.pile.is_some() || self.stories.len() > 1
    }

    /// The view that is drawn: Compare shows one article where two columns do not fit.
    pub fn shown_view(&self) -> View {
        Layout::effective_view(self.size, self.view)
    }

    /// Chosen row and scroll of a view.
    pub fn rows_of(&self, view: View) -> Rows {
        self.rows.get(&view).copied().unwrap_or_default()
    }

    /// Tells whether marked words need no characters around them: colour tells, or they are spoken of.
    pub fn has_bare_words(&self) -> bool {
        self.options.has_color || self.linear.is_on
    }

    /// Tells whether addresses are links that the terminal opens.
    pub fn has_links(&self) -> bool {
        match self.options.config.hyperlinks {
            When::Auto => self.options.shows_links,
            When::Always => true,
            When::Never => false,
        }
    }

    /// Rows of text on the screen.
    pub fn body_rows(&self) -> usize {
        usize::from(self.layout.body.length)
    }

    /// Opens a view over the current one.
    pub fn open_view(&mut self, view: View) {
        if self.view != view {
            self.under.retain(|v| *v != view);
            self.under.push(self.view);
            self.view = view;
        }
    }

    /// Goes back to the view below; tells whether there was one.
    pub fn close_view(&mut self) -> bool {
        self.under.pop().is_some_and(|view| {
            self.view = view;
            true
        })
    }

    /// The first key of an action in this view, for a message; without one, what to type after `:`.
    pub fn key_of(&self, action: Action) -> String {
        let keys = self.options.keymap.keys_in(self.shown_view(), action);
        let name = action.info().name;
        keys.into_iter()
            .next()
            .unwrap_or_else(|| format!(":{name}"))
    }

    /// The same, for an action that this view may not have.
    pub(super) fn key_anywhere(&self, action: Action) -> String {
        let mut keys = self.options.keymap.keys_of(action).into_iter();
        keys.next().unwrap_or_else(|| self.key_of(action))
    }

    /// Sets the last thing that happened.
    pub fn say(&mut self, what: impl Into<String>) {
        self.said = what.into();
    }
}

/// The first warning, and how many more there are.
fn first_warning(options: &Options) -> String {
    let keys = options.keymap.keys_in(View::Compare, Action::OpenRemoved);
    let key = keys.first().map_or(":removed", String::as_str);
    match options.warnings.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, more @ ..] => format!("{first} (and {} more: {key} lists them)", more.len()),
    }
}
