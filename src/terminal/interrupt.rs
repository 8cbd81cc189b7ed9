//! Ctrl-C on the command line: once, it is asked for; twice, it ends the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// What a shell takes for an end by that signal.
const EXIT_CODE: i32 = 128 + SIGINT;

/// Hears of Ctrl-C.
#[derive(Debug)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Takes Ctrl-C over: from now on the first one only asks.
    pub fn listen() -> Interrupt {
        let is_asked = Arc::new(AtomicBool::new(false));
        // In this order: the second one finds what the first has set. Where the system refuses, Ctrl-C
        // does what it does without us.
        let _ = flag::register_conditional_shutdown(SIGINT, EXIT_CODE, Arc::clone(&is_asked))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&is_asked)));
        Interrupt(is_asked)
    }

    /// Tells whether it was pressed.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
