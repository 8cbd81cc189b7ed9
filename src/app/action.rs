//! The table of actions: everything the reader can ask for.
//!
//! One row an action: its name (in the key file and on the command line), one line of help, the group
//! it stands under, and the views in which it means something. Dispatch (`perform.rs`), the help view,
//! the key hints and the README's key table are all made from it, and tests hold them together.
//!
//! To add an action: a variant, a row in [`ACTIONS`], a line in `assets/keys.toml`, an arm in
//! `perform.rs` (a test asks for it). Nothing else.

use super::View;

macro_rules! actions {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $group:ident $views:ident $help:literal;)*) => {
        /// Something the reader can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $(#[doc = $help] $variant,)*
        }

        /// All actions, in the order in which help lists them.
        pub const ACTIONS: &[ActionInfo] = &[
            $(ActionInfo {
                action: Action::$variant,
                name: $name,
                help: $help,
                group: Group::$group,
                views: $views,
            },)*
        ];
    };
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionInfo {
    /// The action.
    pub action: Action,
    /// Its name in the key file and on the command line.
    pub name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// The heading it stands under.
    pub group: Group,
    /// Where it means something.
    pub views: &'static [View],
}

/// Headings of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving within a view.
    Moving,
    /// From column to column.
    Columns,
    /// Twins, links, differences.
    Claims,
    /// Back, forward, marks, search.
    Finding,
    /// Other views.
    Views,
    /// Copying and opening.
    Taking,
    /// The program itself.
    Program,
}

impl Group {
    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            Group::Moving => "Moving",
            Group::Columns => "Columns",
            Group::Claims => "What the outlets share",
            Group::Finding => "Finding and going back",
            Group::Views => "Views",
            Group::Taking => "Taking along",
            Group::Program => "The program",
        }
    }
}

use View::{Claims, Compare, Find, Focus, Help, Notes, Origins, Removed, Stories, Why};

/// Where articles are read.
const TEXT: &[View] = &[Compare, Focus];
/// Where there is a statement under the cursor.
const STATEMENT: &[View] = &[Compare, Focus, Claims, Why];
/// The views that are gone through one after another.
const CYCLED: &[View] = &[Compare, Focus, Claims, Why, Origins];
/// Where columns are seen beside each other.
const COLUMNS: &[View] = &[Compare, Claims];
/// Lists that are put in order.
const ORDERED: &[View] = &[Claims, Stories];
/// Where a line typed after `/` seeks something.
const SEARCHED: &[View] = &[Compare, Focus, Stories];
/// Where a claim is explained.
const WHY: &[View] = &[Why];
/// Where claims are listed.
const GRID: &[View] = &[Claims];
/// Where things are set by hand.
const BY_HAND: &[View] = &[Compare, Focus, Claims, Why, Removed, Notes, Stories];
/// The list of stories.
const LIST: &[View] = &[Stories];
/// Where an article can be taken to another story.
const MOVABLE: &[View] = &[Compare, Focus, Stories];
/// Where something may not have been opened.
const OPENED: &[View] = &[Compare, Focus, Claims, Why, Stories];
/// Where a statement is under the cursor that can be written about.
const WRITABLE: &[View] = &[Compare, Focus, Claims, Why, Notes];
/// What the reader has marked and written.
const NOTES: &[View] = &[Notes];
/// What cleaning took out.
const REMOVED: &[View] = &[Removed];
/// Everything that has rows and is not typed into.
const ROWS: &[View] = &[
    Compare, Focus, Claims, Why, Help, Stories, Removed, Origins, Notes,
];
/// Where a query is typed.
const FIND: &[View] = &[Find];
/// Everything that help explains.
const HELPED: &[View] = &[
    Compare, Focus, Claims, Find, Why, Help, Stories, Removed, Origins, Notes,
];
/// Lists whose rows can be chosen.
const CHOICE: &[View] = &[Claims, Stories, Origins, Notes];
/// Everywhere, even while the query of Find is typed.
const ALL: &[View] = HELPED;

actions! {
    Down "down" Moving ROWS "next statement or row; scrolls through one that is taller than the screen";
    Up "up" Moving ROWS "previous statement or row";
    NextStatement "next-statement" Moving ROWS "next statement or entry";
    PreviousStatement "previous-statement" Moving ROWS "previous statement or entry";
    HalfPageDown "half-page-down" Moving ROWS "half a screen on";
    HalfPageUp "half-page-up" Moving ROWS "half a screen back";
    PageDown "page-down" Moving ROWS "a screen on";
    PageUp "page-up" Moving ROWS "a screen back";
    Top "top" Moving ROWS "first statement or row; with a number, that one";
    Bottom "bottom" Moving ROWS "last statement or row; with a number, that one";
    GoToPercent "go-to-percent" Moving ROWS "so many percent into the article or the rows: 50%";
    NextColumn "next-column" Columns STATEMENT "next column";
    PreviousColumn "previous-column" Columns STATEMENT "previous column";
    GoToColumn "go-to-column" Columns STATEMENT "column by number";
    MoveColumnLeft "move-column-left" Columns COLUMNS "move the column to the left";
    MoveColumnRight "move-column-right" Columns COLUMNS "move the column to the right";
    HideColumn "hide-column" Columns TEXT "hide the column; twins in it are still counted, and Enter goes there; again shows it";
    ShowColumns "show-columns" Columns TEXT "show every hidden column again";
    NextTwin "next-twin" Claims TEXT "the twin in the next outlet; again for the one after it";
    NextLink "next-link" Claims TEXT "next statement that another outlet makes too";
    PreviousLink "previous-link" Claims TEXT "previous statement that another outlet makes too";
    NextDifference "next-difference" Claims TEXT "next statement on which outlets differ";
    PreviousDifference "previous-difference" Claims TEXT "previous statement on which outlets differ";
    NextSingle "next-single" Claims TEXT "next statement that only this outlet makes";
    PreviousSingle "previous-single" Claims TEXT "previous statement that only this outlet makes";
    NextOmission "next-omission" Claims TEXT "next shared statement that some outlet leaves out";
    PreviousOmission "previous-omission" Claims TEXT "previous shared statement that some outlet leaves out";
    AlignTwins "align-twins" Claims TEXT "bring the twins level once";
    ToggleLock "toggle-lock" Claims TEXT "lock: keep twins level while moving, or let columns free";
    ChangeOrder "change-order" Claims ORDERED "next order: of claims by outlets, place or differences; of stories by name, day, outlets or differences";
    OnlyDifferences "only-differences" Claims GRID "only claims that differ; again for all";
    OnlySingles "only-singles" Claims GRID "only claims of one outlet; again for all";
    OnlyGroup "only-group" Claims GRID "only claims that one of your groups makes alone, makes and another lacks, or leaves out; again for the next";
    AllClaims "all-claims" Claims GRID "every claim again, whatever filters are on";
    OnlyOmissions "only-omissions" Claims GRID "only claims that the outlet of the chosen column leaves out; again for all";
    RaiseThreshold "raise-threshold" Claims STATEMENT "raise the threshold: fewer, surer links";
    LowerThreshold "lower-threshold" Claims STATEMENT "lower the threshold: more, weaker links";
    ResetThreshold "reset-threshold" Claims STATEMENT "threshold as at the start";
    LinkByHand "link" Claims STATEMENT "link by hand: once marks this statement, again on its twin links the two";
    UnlinkTwin "unlink" Claims STATEMENT "unlink the statement from its twin in the next outlet";
    RemoveParagraph "remove" Claims TEXT "take the paragraph out of the article, as clutter";
    PutBack "put-back" Claims REMOVED "put the chosen block back into the article, or take it out again";
    Unfold "unfold" Moving LIST "list the articles of the story below it";
    Fold "fold" Moving LIST "list only the story again";
    MoveArticle "move-article" Claims MOVABLE "move the article to another story of the pile: once takes it, again puts it into the chosen story";
    MoveAlone "move-alone" Claims LIST "make the article a story of its own";
    MoveBack "move-back" Claims LIST "leave the article to sorting again";
    Undo "undo" Claims BY_HAND "undo the last thing set by hand: a link, a block, a name, a mark, a note, a move";
    Redo "redo" Claims BY_HAND "redo what was undone";
    Back "back" Finding STATEMENT "back to where the last jump began";
    Forward "forward" Finding STATEMENT "forward again";
    SetMark "set-mark" Finding TEXT "mark the statement with a letter";
    GoToMark "go-to-mark" Finding TEXT "go to the mark with that letter";
    OpenNotes "open-notes" Finding ROWS "all marks and notes";
    WriteNote "write-note" Finding WRITABLE "write a note on the statement, or edit the one there; an empty one removes it";
    RemoveNote "remove-note" Finding NOTES "remove marks and notes of the chosen statement";
    Search "search" Finding SEARCHED "search in the text of all columns, or among the names of stories";
    NextHit "next-hit" Finding TEXT "next hit of the search";
    PreviousHit "previous-hit" Finding TEXT "previous hit of the search";
    OpenFind "open-find" Views ROWS "find statements and their twins, by any words";
    ToggleFocus "toggle-focus" Views TEXT "one article at reading width, or all again";
    OpenClaims "open-claims" Views ROWS "all claims, outlet by outlet";
    OpenOrigins "open-origins" Views ROWS "origins: how much of each article stands in each other one";
    OpenWhy "open-why" Views STATEMENT "why: wordings, differences and evidence of this claim";
    WholeWordings "whole-wordings" Views WHY "long wordings whole, or with what they share left out";
    NextView "next-view" Views CYCLED "next view";
    PreviousView "previous-view" Views CYCLED "previous view";
    ToggleLinear "linear" Views ROWS "everything as plain lines, for screen readers and braille; again for columns";
    OpenRemoved "open-removed" Views OPENED "what cleaning took out of this article, and what could not be opened";
    NextResult "next-result" Finding FIND "next result";
    PreviousResult "previous-result" Finding FIND "previous result";
    NextResults "next-results" Finding FIND "a screen of results on";
    PreviousResults "previous-results" Finding FIND "a screen of results back";
    GoToResult "go-to-result" Finding FIND "go to the statement, hits lit, twins level; then n and N go on";
    SwitchFindMode "switch-find-mode" Finding FIND "words with typing errors, letters in order, exact text, or a regular expression";
    ChangeFindScope "change-find-scope" Finding FIND "where to look: everywhere, this article, this claim, outside quotations, in them, in headlines";
    OlderQuery "older-query" Finding FIND "the query before this one";
    NewerQuery "newer-query" Finding FIND "the query after this one";
    PickResult "pick-result" Finding FIND "pick the result, or let it go, and on to the next";
    CopyResults "copy-results" Finding FIND "copy what is picked, else the chosen result, with sources";
    ExportResults "export-results" Finding FIND "write what is picked, else all results, to a file: text, or JSON if it ends in .json";
    CloseFind "close-find" Finding FIND "back to the view below";
    OpenHelp "open-help" Views HELPED "keys of the current view";
    Choose "choose" Views CHOICE "open the chosen row";
    CopyStatement "copy-statement" Taking STATEMENT "copy the statement with its source";
    CopyClaim "copy-claim" Taking STATEMENT "copy the claim with all its wordings";
    PipeClaim "pipe" Taking STATEMENT "give the claim with all its wordings to a command you type; Tab: only the statement";
    PipeResult "pipe-result" Taking FIND "give what is picked, else the chosen result, with twins, to a command you type; Tab: only the statement";
    OpenOriginal "open-original" Taking STATEMENT "open the original in the browser";
    Export "export" Taking STATEMENT "write the report to a file: .txt .md .html .csv or .json; export! replaces a file";
    CommandLine "command-line" Program ROWS "command line; Tab completes, Up brings earlier lines back";
    Reload "reload" Program ROWS "read the story again; in the list, read on what was stopped, and what is new";
    Redraw "redraw" Program ROWS "draw the screen afresh";
    Suspend "suspend" Program ALL "put the program to sleep (fg wakes it)";
    Dismiss "dismiss" Program ROWS "end what is going on and keep what is there; else put out the hits of a search, or close what lies over the articles";
    Close "close" Program ROWS "close this view; in the last one, quit";
    Stop "stop" Program ROWS "end what is going on and keep what is there; where nothing is, quit";
    Quit "quit" Program ROWS "quit at once";
}

impl Action {
    /// Its row of the table.
    ///
    /// # Panics
    /// Never: the table is made from the variants.
    pub fn info(self) -> &'static ActionInfo {
        ACTIONS
            .iter()
            .find(|info| info.action == self)
            .expect("the table is made from the variants")
    }

    /// The action with this name.
    pub fn named(name: &str) -> Option<Action> {
        ACTIONS
            .iter()
            .find(|info| info.name == name)
            .map(|info| info.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        for info in ACTIONS {
            assert_eq!(Action::named(info.name), Some(info.action), "{}", info.name);
        }
    }
}
