//! The reader without a screen: its state, what can be asked of it, and how it changes.
//!
//! ```text
//!  terminal ──Message──▶ update(&mut State) ──Effect──▶ terminal
//!                             │
//!                          State ──▶ ui::draw(frame, &State)
//! ```
//!
//! [`update()`] decides; it touches nothing outside and returns [`Effect`]s. Everything that drawing
//! needs (layout, wrapped pages, what lights up, scroll limits) is worked out in `settle.rs` at the end
//! of every message, so `draw` only copies, and tests drive the app by keys without a terminal.
//!
//! # Adding an action
//! A row in the table of `action.rs`, a line in `assets/keys.toml`, an arm in `perform.rs`. Help,
//! command line and key table follow.
//!
//! # Adding a command
//! A row in the table of `commands.rs`. A setting is a command already: `:mouse off` is `:set mouse off`;
//! what has to happen when it changes is an arm in `settings.rs`.
//!
//! # Adding a view
//! 1. A variant in `view.rs` (name, and a place in `View::CYCLE` if `v` should come by).
//! 2. Its own state in a file of its own here, as one field of [`State`]; if it is a list or a sheet,
//!    chosen row and scroll are kept in `State::rows` ([`Rows`]) already: give its row count in
//!    `perform.rs` (`row_count`, and `step` for whether rows are chosen or only scrolled). What `Enter`
//!    does is an arm of `choose` there.
//! 3. What must be worked out before drawing (wrapped rows, cells of a grid) goes into `settle.rs`
//!    (`settle_sheets`), made from the state, the body height ([`State::body_rows`]) and the width.
//!    Text with marked words is a [`Sheet`]: wrapped, with roles, and right without colour.
//! 4. Its pane: a file under `ui/` with `draw(canvas, &State)`, and an arm in `ui/mod.rs`.
//! 5. A view that is typed into (Find) takes keys that its own actions do not claim: see
//!    `update.rs`, `take_action_key`; [`edit`] edits a line.
//! 6. To land on a statement from it: `motion::jump`, which notes the way back and brings twins level.

mod action;
mod amending;
#[cfg(test)]
mod amending_tests;
mod annotate;
#[cfg(test)]
mod annotate_tests;
mod arrange;
#[cfg(test)]
mod arrange_tests;
mod by_hand;
mod claim_sheet;
mod commands;
mod completion;
#[cfg(test)]
mod completion_tests;
mod corrections;
#[cfg(test)]
mod corrections_tests;
mod export;
mod find;
#[cfg(test)]
pub(crate) mod find_fixture;
mod find_preview;
#[cfg(test)]
mod find_query_tests;
mod find_scope;
mod find_sheet;
mod find_taking;
#[cfg(test)]
mod find_taking_tests;
#[cfg(test)]
mod find_tests;
#[cfg(test)]
pub(crate) mod fixture;
mod follow;
mod grid;
mod grid_detail;
mod grid_filter;
#[cfg(test)]
mod grid_filter_tests;
mod grid_rows;
mod help;
mod history;
mod hits;
mod jumps;
mod key;
mod keymap;
mod layout;
mod linear;
mod looks;
#[cfg(test)]
mod looks_tests;
mod message;
mod motion;
mod mouse;
#[cfg(test)]
mod mouse_tests;
mod moves;
mod moving;
mod notes;
#[cfg(test)]
mod notes_tests;
mod origins;
mod origins_sheet;
mod perform;
mod pile;
#[cfg(test)]
mod pile_tests;
mod piping;
mod prompt;
mod quote;
#[cfg(test)]
mod reload_tests;
mod removed;
mod reread;
mod resume;
#[cfg(test)]
mod resume_tests;
mod rows;
mod settings;
mod settle;
mod sheet;
mod showing;
mod state;
mod stops;
mod stories;
#[cfg(test)]
mod stories_tests;
mod story;
mod story_counts;
mod story_order;
mod strip;
mod survey;
#[cfg(test)]
mod tests;
mod tour;
mod typing;
mod update;
mod view;
mod waiting;
mod watch;
mod welcome;
mod why;
mod why_details;
mod widths;

pub use action::{ACTIONS, Action, ActionInfo, Group};
pub use annotate::{Annotated, annotation_words};
pub use arrange::Arrangement;
pub use by_hand::HandWork;
pub use claim_sheet::answers_of;
pub use completion::Completion;
pub use export::Export;
pub use find::{Find, Found, SearchId, search};
pub use find_scope::FindScope;
pub use find_sheet::{FIND_GUTTER_CELLS, FindLine, FindSheet};
pub use find_taking::FoundExport;
pub use grid::{GRID_GUTTER_CELLS, Grid, GridLayout, GridOrder, GridRow, title};
pub use grid_filter::{GridFilter, GridKind, GroupFilter, why_empty};
pub use help::{command_table, key_table};
pub use history::{History, Recalled};
pub use jumps::Jumps;
pub use key::{Key, KeyCode};
pub use keymap::{Class, Keymap, Lookup, commented_keys, shown_keys};
pub use layout::{ColumnPlace, GUTTER_CELLS, Layout, Size, Stretch};
pub use linear::{Line, Linear, LinearCursor};
pub use message::{Effect, LoadId, Message, Mouse, Part};
pub use moving::Moving;
pub use pile::{ListedArticle, PilePhase, PileProgress, PileState, PileWish, grouped};
pub use piping::Piping;
pub use prompt::{Prompt, PromptKind, edit, paste};
pub use reread::Reread;
pub use resume::session_of;
pub use rows::{Rows, Step};
pub(crate) use settle::settle;
pub use sheet::{Piece, Sheet, Tone, piece};
pub use state::{Mode, Occasion, Options, State, StoryName};
pub use stories::{
    StoryList, StoryRow, article_at, background_words, counts_of, head_rows, is_compared,
    list_words, sought,
};
pub use story::{ClaimCounts, Column, Failure, Place, Story};
pub use story_counts::{StoryCounts, Surveyed};
pub use story_order::StoryOrder;
pub use survey::survey;
pub use tour::Tour;
pub use update::{open_story, update};
pub use view::View;
pub use waiting::{Beside, Waiting, waiting_words};
pub use welcome::{Welcome, welcome_words};
pub use widths::Widths;
