//! What `update` hears and what it asks for.

use std::sync::Arc;

use super::{
    Beside, Export, Failure, Found, FoundExport, Key, PileProgress, PileWish, SearchId, Size,
    StoryName, Surveyed,
};
use crate::article::Article;
use crate::comparison::Comparison;
use crate::search::Query;
use crate::session::Session;
use crate::side::{Edit, Entries};
use crate::theme::Rgb;

/// Numbers the loads of a session, so that what an earlier one still sends can be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct LoadId(pub u64);

/// Something that happened outside.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now.
    Resize(Size),
    /// The terminal has said its background, later than was waited for.
    Background(Rgb),
    /// The sources of a story are known, in column order; their texts follow.
    Expected {
        /// The load it belongs to.
        load: LoadId,
        /// Path, URL or "-" of each.
        paths: Vec<String>,
    },
    /// A part of a source has come over the net.
    Received {
        /// The load it belongs to.
        load: LoadId,
        /// Its place among the expected paths.
        slot: usize,
        /// All that has come of it.
        bytes: usize,
    },
    /// A source holds several articles: they take its place, in this order.
    Unpacked {
        /// The load it belongs to.
        load: LoadId,
        /// Its place among the expected paths.
        slot: usize,
        /// Its parts.
        parts: Vec<Part>,
    },
    /// What was set by hand is known: the side file was read, and this session's changes were added.
    ByHand {
        /// The load it belongs to.
        load: LoadId,
        /// All that was set by hand.
        entries: Entries,
        /// What of the side file could not be read, in words for the reader.
        notes: Vec<String>,
    },
    /// It is known how the story was left the last time.
    Left {
        /// The load it belongs to.
        load: LoadId,
        /// How it was left.
        session: Box<Session>,
    },
    /// A source was read.
    Read {
        /// The load it belongs to.
        load: LoadId,
        /// Its place among the expected paths.
        slot: usize,
        /// What it holds.
        article: Arc<Article>,
    },
    /// A source could not be opened.
    Failed {
        /// The load it belongs to.
        load: LoadId,
        /// Its place among the expected paths; none for one that was no part of a story yet.
        slot: Option<usize>,
        /// What failed and why.
        failure: Failure,
    },
    /// The story takes longer than a moment; how far it is.
    Waiting {
        /// The load it belongs to.
        load: LoadId,
        /// In words for the reader: "linking, weighing pairs 45 %".
        words: String,
    },
    /// Links and claims are there.
    Compared {
        /// The load it belongs to.
        load: LoadId,
        /// Everything found.
        comparison: Arc<Comparison>,
    },
    /// Files of the story are not what they were when they were read.
    Changed {
        /// The load that read them.
        load: LoadId,
    },
    /// A story of the list was counted, or left.
    Surveyed {
        /// Index into the stories.
        story: usize,
        /// What came of it.
        surveyed: Surveyed,
    },
    /// So much of the pile is read.
    PileRead(PileProgress),
    /// The stories of the pile as they are sorted now, in order: the number of each, and what is known.
    PileSorted {
        /// A number stands for the same story as long as the program runs.
        stories: Vec<(usize, StoryName)>,
    },
    /// Something of the pile could not be read.
    PileFailed(Vec<Failure>),
    /// What was set by hand about the pile is known.
    PileByHand {
        /// All that was set by hand.
        entries: Entries,
        /// What of the side file could not be read, in words for the reader.
        notes: Vec<String>,
    },
    /// Work beside the story takes longer than a moment; how far it is, or nothing where it is over.
    Beside {
        /// What it is.
        work: Beside,
        /// In words for the reader: "writing 45 %".
        words: String,
    },
    /// A search is done.
    Found {
        /// The search it answers.
        search: SearchId,
        /// What was found.
        found: Box<Found>,
    },
    /// The files whose names begin like what is typed.
    Files {
        /// What was typed of the name.
        word: String,
        /// The names, folders with a slash at their end.
        names: Vec<String>,
    },
    /// Something outside was done, or was not: a word for the status row.
    Said(String),
}

/// One of several articles that a source holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number by which later messages name it; of no other source of the load.
    pub slot: usize,
    /// What to call it until it is read, safe to show.
    pub path: String,
}

/// What the mouse did, in cells from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The first button went down.
    Click {
        /// Column of cells.
        x: u16,
        /// Row of cells.
        y: u16,
    },
    /// The first button is down and the mouse has moved.
    Drag {
        /// Column of cells.
        x: u16,
    },
    /// The first button went up.
    Release,
    /// The wheel turned.
    Wheel {
        /// Column of cells.
        x: u16,
        /// Row of cells.
        y: u16,
        /// Towards the start of the text.
        is_up: bool,
    },
}

/// What `update` asks the outside to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Open the story with this number, read its articles, compare them.
    Load {
        /// Index into the stories.
        story: usize,
        /// To be sent along with every answer.
        load: LoadId,
        /// The threshold to group claims with.
        threshold: f64,
        /// What was set by hand in this session; it counts more than what the side file says.
        edits: Vec<Edit>,
        /// Only what was set by hand has changed: what was fetched need not be fetched again.
        is_reread: bool,
        /// It is not known yet how the story was left: that is to be told.
        is_first: bool,
    },
    /// Keep how a story was left.
    KeepSession {
        /// Index into the stories.
        story: usize,
        /// How it was left.
        session: Box<Session>,
    },
    /// Count stories that are not open, one after another, until one is opened; in place of those asked
    /// for before.
    Survey {
        /// Indices into the stories, the first to be counted first.
        stories: Vec<usize>,
        /// The latest load: a later one ends it.
        after: LoadId,
        /// The threshold to group claims with.
        threshold: f64,
    },
    /// Count no more stories.
    StopSurvey,
    /// End a load; what it has sent stays.
    StopLoad(LoadId),
    /// End work beside the story.
    StopBeside(Beside),
    /// End the reading of the pile, or go on with it.
    Pile(PileWish),
    /// Move articles of the pile from story to story, and keep that in its side file.
    MoveArticles(Vec<Edit>),
    /// Keep in the story's side file what was set by hand.
    Keep {
        /// Index into the stories.
        story: usize,
        /// What to set and drop.
        edits: Vec<Edit>,
    },
    /// Search the story.
    Search {
        /// To be sent along with the answer; a later search overtakes earlier ones.
        search: SearchId,
        /// The load that the comparison came from.
        load: LoadId,
        /// What to look for.
        query: Query,
        /// What to look in.
        comparison: Arc<Comparison>,
    },
    /// Put text on the clipboard, and say by which way, or why not.
    Copy {
        /// The text.
        text: String,
        /// What it is, in words for the reader: "the statement with its source".
        what: String,
    },
    /// Hand the terminal over to a command of the reader's, with a text on its standard input.
    Pipe {
        /// What the reader typed, for the shell.
        command: String,
        /// The text; it never becomes part of the command.
        text: String,
    },
    /// Show an address in the browser.
    OpenUrl(String),
    /// Write a report to a file, and say whether it was written.
    Export(Export),
    /// List the files whose names begin like this.
    ListFiles(String),
    /// Remember that the hint of the first start was seen.
    RememberWelcome,
    /// Write results of Find to a file that is not there yet, and say whether they were written.
    ExportFound(FoundExport),
    /// Put the program to sleep.
    Suspend,
    /// Forget what is on the screen and draw all of it.
    Redraw,
}
