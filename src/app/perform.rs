//! Does what an action asks for: the other half of the table in `action.rs`.

use std::sync::Arc;

use super::motion::{
    Sought, go, go_to_number, has_comparison, move_column, move_cursor, next_twin, seek,
};
use super::showing::{close, cycle_view, dismiss, show_view, toggle_focus};
use super::{
    Action, Beside, Effect, Mode, Prompt, PromptKind, State, Step, StoryRow, View, Waiting,
    article_at,
};
use super::{
    GridKind, amending, annotate, arrange, corrections, export, find, find_scope, find_taking,
    follow, grid, grid_filter, hits, linear, moving, notes, origins, pile, piping, quote, reread,
    stops, stories, strip, survey, typing, update, waiting, why,
};

/// An action with the number typed before it and the letter typed after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    /// What is asked for.
    pub(super) action: Action,
    /// How often, or which.
    pub(super) count: Option<usize>,
    /// The letter or digit that filled a place holder.
    pub(super) letter: Option<char>,
}

/// How much one press of `+` or `-` moves the threshold.
const THRESHOLD_STEP: f64 = 0.05;

impl Wish {
    fn times(self) -> i64 {
        i64::try_from(self.count.unwrap_or(1)).unwrap_or(1)
    }

    /// The target of `gg` and `G`: the number typed, else the given end.
    fn target(self, end: Step) -> Step {
        self.count.map_or(end, |n| Step::To(n.saturating_sub(1)))
    }
}

/// Does what is asked for.
pub(super) fn perform(state: &mut State, wish: Wish) -> Vec<Effect> {
    if let Some(effects) = linear::perform(state, wish) {
        return effects;
    }
    let times = wish.times();
    match wish.action {
        Action::Down | Action::NextStatement => step(state, Step::By(times)),
        Action::Up | Action::PreviousStatement => step(state, Step::By(-times)),
        Action::HalfPageDown => step(state, Step::HalfScreens(times)),
        Action::HalfPageUp => step(state, Step::HalfScreens(-times)),
        Action::PageDown => step(state, Step::HalfScreens(2 * times)),
        Action::PageUp => step(state, Step::HalfScreens(-2 * times)),
        Action::Top => step(state, wish.target(Step::To(0))),
        Action::Bottom => step(state, wish.target(Step::ToLast)),
        Action::GoToPercent => go_to_percent(state, wish.count),
        Action::NextColumn if is_grid(state) => grid::move_column(state, times),
        Action::PreviousColumn if is_grid(state) => grid::move_column(state, -times),
        Action::GoToColumn if is_grid(state) => grid::go_to_column(state, number_of(wish)),
        Action::NextColumn => move_column(state, times),
        Action::PreviousColumn => move_column(state, -times),
        Action::GoToColumn => go_to_number(state, number_of(wish) + 1),
        Action::MoveColumnLeft => arrange::move_column(state, -times),
        Action::MoveColumnRight => arrange::move_column(state, times),
        Action::HideColumn => arrange::toggle_hidden(state),
        Action::ShowColumns => arrange::show_all(state),
        Action::NextTwin => (0..times).for_each(|_| next_twin(state)),
        Action::NextLink => seek(state, Sought::Link, times),
        Action::PreviousLink => seek(state, Sought::Link, -times),
        Action::NextDifference => seek(state, Sought::Difference, times),
        Action::PreviousDifference => seek(state, Sought::Difference, -times),
        Action::NextSingle => seek(state, Sought::Single, times),
        Action::PreviousSingle => seek(state, Sought::Single, -times),
        Action::NextOmission => seek(state, Sought::Omission, times),
        Action::PreviousOmission => seek(state, Sought::Omission, -times),
        Action::Back => go_back(state, false),
        Action::Forward => go_back(state, true),
        Action::SetMark => annotate::set_bookmark(state, wish.letter),
        Action::GoToMark => annotate::go_to_bookmark(state, wish.letter),
        Action::NextHit => hits::next_hit(state, times),
        Action::PreviousHit => hits::next_hit(state, -times),
        _ => return perform_on_program(state, wish),
    }
    Vec::new()
}

/// The actions that change what is shown, or ask for something outside.
fn perform_on_program(state: &mut State, wish: Wish) -> Vec<Effect> {
    match wish.action {
        Action::AlignTwins => align(state),
        Action::ToggleLock => toggle_lock(state),
        Action::ChangeOrder if state.shown_view() == View::Stories => stories::change_order(state),
        Action::ChangeOrder => grid::change_order(state),
        Action::OnlyDifferences => grid_filter::toggle_kind(state, GridKind::Differences),
        Action::OnlySingles => grid_filter::toggle_kind(state, GridKind::Singles),
        Action::OnlyOmissions => grid_filter::toggle_left_out(state),
        Action::OnlyGroup => grid_filter::cycle_groups(state, wish.times()),
        Action::AllClaims => grid_filter::all_claims(state),
        Action::RaiseThreshold => move_threshold(state, THRESHOLD_STEP * wish.times() as f64),
        Action::LowerThreshold => move_threshold(state, -THRESHOLD_STEP * wish.times() as f64),
        Action::ResetThreshold => set_threshold(state, state.options.config.threshold),
        Action::LinkByHand => corrections::link(state),
        Action::UnlinkTwin => corrections::unlink(state),
        Action::Undo => return corrections::undo(state),
        Action::Redo => return corrections::redo(state),
        Action::RemoveParagraph => return amending::remove_paragraph(state),
        Action::PutBack => return super::removed::put_back(state),
        Action::Search => return start_typing(state, PromptKind::Search),
        Action::CommandLine => return start_typing(state, PromptKind::Command),
        Action::ToggleFocus => toggle_focus(state),
        Action::ToggleLinear => linear::toggle(state),
        Action::OpenFind => show_view(state, View::Find),
        Action::OpenClaims => show_view(state, View::Claims),
        Action::OpenOrigins => show_view(state, View::Origins),
        Action::OpenWhy => show_view(state, View::Why),
        Action::WholeWordings => why::toggle_wordings(state),
        Action::OpenRemoved => show_view(state, View::Removed),
        Action::OpenNotes => show_view(state, View::Notes),
        Action::WriteNote => annotate::start_note(state),
        Action::RemoveNote => notes::remove(state),
        Action::OpenHelp => show_view(state, View::Help),
        Action::NextView => cycle_view(state, wish.times()),
        Action::PreviousView => cycle_view(state, -wish.times()),
        Action::Choose => return choose(state),
        Action::CopyStatement => return quote::copy_statement(state),
        Action::CopyClaim => return quote::copy_claim(state),
        Action::PipeClaim | Action::PipeResult => piping::start(state),
        Action::OpenOriginal => return quote::open_original(state),
        Action::Export => {
            export::start(state);
            return typing::take_change(state);
        }
        Action::Reload => return reload(state),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Dismiss => return dismiss(state),
        Action::Close => return close(state),
        Action::Stop => return waiting::stop(state).map_or(vec![Effect::Quit], |e| vec![e]),
        Action::Quit => return vec![Effect::Quit],
        _ => return perform_in_find(state, wish),
    }
    Vec::new()
}

/// The actions that mean something only while a query is typed.
fn perform_in_find(state: &mut State, wish: Wish) -> Vec<Effect> {
    match wish.action {
        Action::NextResult => find::choose(state, Step::By(wish.times())),
        Action::PreviousResult => find::choose(state, Step::By(-wish.times())),
        Action::NextResults => find::choose(state, Step::HalfScreens(2)),
        Action::PreviousResults => find::choose(state, Step::HalfScreens(-2)),
        Action::GoToResult => find::land(state),
        Action::SwitchFindMode => find::switch_mode(state),
        Action::ChangeFindScope => find_scope::change(state),
        Action::OlderQuery => find::recall(state, wish.times()),
        Action::NewerQuery => find::recall(state, -wish.times()),
        Action::PickResult => find_taking::pick(state),
        Action::CopyResults => return find_taking::copy(state),
        Action::ExportResults => find_taking::start_export(state),
        Action::CloseFind => {
            if let Some(effect) = waiting::stop_beside(state, Beside::Search) {
                return vec![effect];
            }
            find::leave(state);
            return close(state);
        }
        _ => perform_in_list(state, wish),
    }
    Vec::new()
}

/// The actions that mean something in the list of stories.
fn perform_in_list(state: &mut State, wish: Wish) {
    match wish.action {
        Action::Unfold => stories::fold(state, true),
        Action::Fold => stories::fold(state, false),
        Action::MoveArticle => moving::move_article(state),
        Action::MoveAlone => moving::move_alone(state),
        Action::MoveBack => moving::move_back(state),
        _ => {}
    }
}

fn is_grid(state: &State) -> bool {
    state.shown_view() == View::Claims
}

fn start_typing(state: &mut State, kind: PromptKind) -> Vec<Effect> {
    state.said.clear();
    state.mode = Mode::Typing(Prompt::new(kind));
    typing::take_change(state)
}

pub(super) fn number_of(wish: Wish) -> usize {
    let digit = wish.letter.and_then(|c| c.to_digit(10));
    let number = digit.map(|digit| digit as usize).or(wish.count);
    number.map_or(0, |number| number.saturating_sub(1))
}

/// Moves the cursor, the chosen row or the sheet, whichever the view has.
pub(super) fn step(state: &mut State, step: Step) {
    let view = state.shown_view();
    let height = state.body_rows();
    if view.is_text() {
        move_cursor(state, step);
        return;
    }
    if view == View::Claims {
        grid::step(state, step);
        return;
    }
    if view == View::Notes {
        notes::step(state, step);
        return;
    }
    if stops::has_stops(view) {
        stops::step(state, step);
        return;
    }
    if view == View::Stories {
        stories::step(state, step);
        return;
    }
    let count = row_count(state, view);
    let rows = state.rows.entry(view).or_default();
    rows.scroll(step, count, height);
}

/// Goes so many hundredths into the article, or into the rows of a list or sheet.
fn go_to_percent(state: &mut State, percent: Option<usize>) {
    let view = state.shown_view();
    let to = strip::go_to_percent(state, percent);
    if let Some(percent) = to.filter(|_| !view.is_text()) {
        let count = row_count(state, view);
        step(state, Step::To(strip::at_percent(percent, count)));
    }
}

/// How many rows a view that is no text view has.
fn row_count(state: &State, view: View) -> usize {
    match view {
        View::Stories => state.story_list.rows.len(),
        View::Claims => state.grid.rows.len(),
        View::Removed | View::Origins | View::Notes => state.sheet.stops.len(),
        View::Help | View::Why => state.sheet.rows.len(),
        _ => 0,
    }
}

fn go_back(state: &mut State, is_forward: bool) {
    let here = state.story.cursor;
    let jumps = &mut state.story.jumps;
    let place = if is_forward {
        jumps.forward(here)
    } else {
        jumps.back(here)
    };
    match place {
        Some(place) => {
            go(state, place);
            state.say(if is_forward { "forward" } else { "back" });
        }
        None if is_forward => state.say("nothing to go forward to"),
        None => state.say("nothing to go back to"),
    }
}

fn align(state: &mut State) {
    if has_comparison(state) {
        follow::follow_cursor(state);
        follow::align_twins(state);
        state.say("twins level");
    }
}

fn toggle_lock(state: &mut State) {
    state.is_locked = !state.is_locked;
    if state.is_locked {
        follow::follow_cursor(state);
    }
    state.say(if state.is_locked {
        "lock on: twins stay level"
    } else {
        "lock off: columns are free"
    });
}

fn move_threshold(state: &mut State, by: f64) {
    // Whole hundredths, so that ten steps up and ten down end where they began.
    let wanted = ((state.threshold + by) * 100.0).round() / 100.0;
    set_threshold(state, wanted);
}

/// Shows the links at or above another score.
pub(super) fn set_threshold(state: &mut State, threshold: f64) {
    state.threshold = threshold.clamp(0.0, 1.0);
    if let Some(comparison) = state.story.comparison.take() {
        let mut own = Arc::unwrap_or_clone(comparison);
        own.set_threshold(state.threshold);
        let shown = own.links.iter().filter(|l| own.is_shown(l)).count();
        state.story.set_comparison(Arc::new(own));
        follow::follow_cursor(state);
        state.say(format!("threshold {:.2}: {shown} links", state.threshold));
    } else {
        state.say(format!("threshold {:.2}", state.threshold));
    }
}

/// Opens the chosen row.
pub(super) fn choose(state: &mut State) -> Vec<Effect> {
    match state.shown_view() {
        View::Stories => choose_story(state),
        View::Claims => {
            show_view(state, View::Compare);
            Vec::new()
        }
        View::Origins => {
            origins::open_pair(state);
            Vec::new()
        }
        View::Notes => {
            notes::choose(state);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn choose_story(state: &mut State) -> Vec<Effect> {
    let Some(row) = stories::chosen_row(state) else {
        return Vec::new();
    };
    let article = match row {
        StoryRow::Story(_) => None,
        StoryRow::Article(story, place) => article_at(state, story, place),
    };
    let wanted = article.map(|article| article.id.name.path.clone());
    show_view(state, View::Compare);
    if state.open_story == Some(row.story()) {
        let columns = &state.story.columns;
        if let Some(column) = columns
            .iter()
            .position(|c| Some(&c.path) == wanted.as_ref())
        {
            super::motion::go_to_column(state, column);
        }
        return Vec::new();
    }
    let effects = update::open_story(state, row.story());
    state.story.wanted = wanted;
    effects
}

fn reload(state: &mut State) -> Vec<Effect> {
    if state.shown_view() == View::Stories {
        if survey::go_on_with_survey(state) {
            state.say("goes on");
            return Vec::new();
        }
        if let Some(effect) = pile::read_on(state) {
            return vec![effect];
        }
    }
    match state.open_story {
        Some(_) if state.story.comparison.is_some() => reread::start_asked(state),
        // Nothing is there yet that could stay on the screen.
        Some(story) => {
            let place = state.story.cursor;
            let was_stopped = state.story.waiting == Waiting::Stopped;
            let mut effects = update::open_story(state, story);
            for effect in &mut effects {
                if let Effect::Load { is_reread, .. } = effect {
                    // What was fetched before it was stopped is there.
                    *is_reread = was_stopped;
                }
            }
            state.story.return_to = Some(place);
            state.say("reading the story again");
            effects
        }
        None => Vec::new(),
    }
}
