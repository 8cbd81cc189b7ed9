//! What the terminal reports, turned into the app's own words.

use crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use super::events::Event;
use crate::app::{Key, KeyCode, Message, Mouse, Size};

/// The event for the loop; none for what nobody listens to.
pub(super) fn event_of(event: event::Event) -> Option<Event> {
    match event {
        event::Event::FocusGained => Some(Event::FocusGained),
        other => message_of(other).map(Event::Message),
    }
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
