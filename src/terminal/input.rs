//! Keys and mouse from the terminal, turned into the app's own words.
//!
//! Where standard input is a pipe (an article), the terminal library reads keys from `/dev/tty`.

use std::sync::mpsc::Sender;

use crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use crossterm::terminal;

use super::events::Event;
use crate::app::{Key, KeyCode, Message, Mouse, Size};

/// What is assumed of a terminal that does not tell its size.
const USUAL_SIZE: Size = Size {
    width_cells: 80,
    height_rows: 24,
};

/// Asks the terminal for its size.
pub(super) fn terminal_size() -> Size {
    match terminal::size() {
        Ok((width_cells, height_rows)) if width_cells > 0 && height_rows > 0 => Size {
            width_cells,
            height_rows,
        },
        _ => USUAL_SIZE,
    }
}

/// Sends what the terminal reports until it is gone.
pub(super) fn send_keys(sender: &Sender<Event>) {
    while let Ok(event) = event::read() {
        let Some(message) = message_of(event) else {
            continue;
        };
        if sender.send(Event::Message(message)).is_err() {
            return;
        }
    }
    let _ = sender.send(Event::InputEnded);
}

fn message_of(event: event::Event) -> Option<Message> {
    match event {
        event::Event::Key(key) => key_of(key).map(Message::Key),
        event::Event::Mouse(mouse) => mouse_of(mouse).map(Message::Mouse),
        event::Event::Paste(text) => Some(Message::Paste(text)),
        event::Event::Resize(width, height) => Some(Message::Resize(Size {
            width_cells: width.max(1),
            height_rows: height.max(1),
        })),
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = code_of(key.code)?;
    let is_shifted =
        key.modifiers.contains(KeyModifiers::SHIFT) || key.code == event::KeyCode::BackTab;
    Some(Key {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
        shift: is_shifted && !matches!(code, KeyCode::Char(_)),
    })
}

fn code_of(code: event::KeyCode) -> Option<KeyCode> {
    Some(match code {
        event::KeyCode::Char(c) => KeyCode::Char(c),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Tab | event::KeyCode::BackTab => KeyCode::Tab,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::F(number) => KeyCode::F(number),
        _ => return None,
    })
}

fn mouse_of(mouse: event::MouseEvent) -> Option<Mouse> {
    let (x, y) = (mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click { x, y }),
        MouseEventKind::Drag(MouseButton::Left) => Some(Mouse::Drag { x }),
        MouseEventKind::Up(MouseButton::Left) => Some(Mouse::Release),
        MouseEventKind::ScrollUp => Some(Mouse::Wheel { x, y, is_up: true }),
        MouseEventKind::ScrollDown => Some(Mouse::Wheel { x, y, is_up: false }),
        _ => None,
    }
}
