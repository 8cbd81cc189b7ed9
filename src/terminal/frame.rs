//! The bytes of one frame, held together until they are written at once.
//!
//! The drawing library flushes its writer several times a frame; a terminal that paints between two of
//! those shows half a picture. So it writes into memory, and what is there goes out in one piece, between
//! the marks of synchronized output.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// A writer whose bytes are written out by [`Frame::send`] alone; its clones share them.
#[derive(Clone, Default)]
pub(super) struct Frame(Rc<RefCell<Vec<u8>>>);

impl Frame {
    /// Writes out what has been gathered.
    pub(super) fn send(&self) -> io::Result<()> {
        let bytes = self.0.take();
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
