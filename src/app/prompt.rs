//! The line at the bottom that takes text: a search, a command.
//!
//! Editing follows readline, as every such line does. Find's query is edited by the same [`edit`].

use tui_input::{Input, InputRequest};

use super::{Completion, Key, KeyCode, Recalled};

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromptKind {
    /// Search in the text.
    Search,
    /// Command line.
    Command,
    /// A note on the statement under the cursor.
    Note,
    /// A command of the shell that takes what is under the cursor.
    Pipe,
}

impl PromptKind {
    /// The sign before the line.
    pub fn sign(self) -> &'static str {
        match self {
            PromptKind::Search => "/",
            PromptKind::Command => ":",
            PromptKind::Note => "note: ",
            PromptKind::Pipe => "|",
        }
    }
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// The text and the cursor in it.
    pub input: Input,
    /// What it may go on with.
    pub completion: Box<Completion>,
    /// Where in the history it comes from.
    pub recalled: Recalled,
}

impl Prompt {
    /// An empty line.
    pub fn new(kind: PromptKind) -> Prompt {
        Prompt::with(kind, String::new())
    }

    /// A line with something typed already.
    pub fn with(kind: PromptKind, typed: String) -> Prompt {
        Prompt {
            kind,
            input: typed.into(),
            completion: Box::default(),
            recalled: Recalled::default(),
        }
    }
}

/// Lets a key edit a line; tells whether it did (Enter, Esc, arrows up and down are for the caller).
pub fn edit(input: &mut Input, key: Key) -> bool {
    let Some(request) = request_of(key) else {
        return false;
    };
    input.handle(request);
    true
}

/// Puts pasted text into a line; line ends become blanks.
pub fn paste(input: &mut Input, text: &str) {
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if !c.is_control() {
            input.handle(InputRequest::InsertChar(c));
        }
    }
}

fn request_of(key: Key) -> Option<InputRequest> {
    use InputRequest as R;
    Some(match (key.code, key.ctrl, key.alt) {
        (KeyCode::Char(c), false, false) => R::InsertChar(c),
        (KeyCode::Backspace, false, false) | (KeyCode::Char('h'), true, false) => R::DeletePrevChar,
        (KeyCode::Delete, ..) | (KeyCode::Char('d'), true, false) => R::DeleteNextChar,
        (KeyCode::Char('w'), true, false) | (KeyCode::Backspace, _, true) => R::DeletePrevWord,
        (KeyCode::Char('d'), false, true) => R::DeleteNextWord,
        (KeyCode::Char('u'), true, false) => R::DeleteLine,
        (KeyCode::Char('k'), true, false) => R::DeleteTillEnd,
        (KeyCode::Home, ..) | (KeyCode::Char('a'), true, false) => R::GoToStart,
        (KeyCode::End, ..) | (KeyCode::Char('e'), true, false) => R::GoToEnd,
        (KeyCode::Left, true, false) | (KeyCode::Char('b'), false, true) => R::GoToPrevWord,
        (KeyCode::Right, true, false) | (KeyCode::Char('f'), false, true) => R::GoToNextWord,
        (KeyCode::Left, ..) | (KeyCode::Char('b'), true, false) => R::GoToPrevChar,
        (KeyCode::Right, ..) | (KeyCode::Char('f'), true, false) => R::GoToNextChar,
        _ => return None,
    })
}
