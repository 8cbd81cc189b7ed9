//! Keys while a line is typed: a search that lights up as it grows, or a command (`commands.rs`).

use super::prompt::edit;
use super::{Effect, Key, KeyCode, Mode, PromptKind, State, View};
use super::{annotate, commands, completion, hits, piping, stories};

/// Takes a key while a line is typed.
pub(super) fn type_key(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Typing(prompt) = &mut state.mode else {
        return Vec::new();
    };
    let kind = prompt.kind;
    let is_held = |letter| key.ctrl && key.code == KeyCode::Char(letter);
    let is_cancel = key == Key::plain(KeyCode::Esc)
        || is_held('c')
        || (key.code == KeyCode::Backspace
            && kind != PromptKind::Note
            && prompt.input.value().is_empty());
    if is_cancel {
        state.said.clear();
        state.mode = Mode::Normal;
        hits::find_hits(state);
        return Vec::new();
    }
    match key.code {
        KeyCode::Enter => {
            let text = prompt.input.value().to_owned();
            state.history.add(kind, &text);
            state.mode = Mode::Normal;
            return finish(state, kind, &text);
        }
        KeyCode::Tab if kind == PromptKind::Pipe => piping::switch_given(state),
        KeyCode::Tab => return completion::take_next(state, key.shift),
        KeyCode::Up => state.history.recall(prompt, true),
        KeyCode::Down => state.history.recall(prompt, false),
        _ if is_held('p') => state.history.recall(prompt, true),
        _ if is_held('n') => state.history.recall(prompt, false),
        _ => {
            edit(&mut prompt.input, key);
            prompt.recalled = super::Recalled::default();
        }
    }
    take_change(state)
}

/// What follows from a line that has changed: hits are lit, candidates are offered.
pub(super) fn take_change(state: &mut State) -> Vec<Effect> {
    let Mode::Typing(prompt) = &state.mode else {
        return Vec::new();
    };
    match prompt.kind {
        PromptKind::Search => {
            hits::find_hits(state);
            Vec::new()
        }
        PromptKind::Command => completion::offer(state),
        PromptKind::Note | PromptKind::Pipe => Vec::new(),
    }
}

fn finish(state: &mut State, kind: PromptKind, text: &str) -> Vec<Effect> {
    match kind {
        PromptKind::Search if state.shown_view() == View::Stories => {
            stories::seek(state, text);
            Vec::new()
        }
        PromptKind::Search => {
            // An empty search repeats the last one, as in less and vim.
            if !text.is_empty() {
                text.clone_into(&mut state.searched);
                state.find.is_landed = false;
            }
            hits::find_hits(state);
            hits::first_hit(state);
            Vec::new()
        }
        PromptKind::Command => commands::run(state, text.trim()),
        PromptKind::Note => {
            annotate::write_note(state, text);
            Vec::new()
        }
        PromptKind::Pipe => piping::finish(state, text.trim()),
    }
}
