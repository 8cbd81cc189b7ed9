//! The screen: draws a [`State`] and changes nothing.
//!
//! The only place that names the terminal library. Panes write through a [`Canvas`], which speaks of
//! tones and roles; what they look like is decided in `style.rs` alone. Nothing is wrapped or measured
//! for scrolling here: `app` has done that.
//!
//! ```text
//!  ferry-fire  4 articles  61 statements  22 claims shared  3 differ        hidden: Island Post   story.rs
//! (while the tour is on: what to try)                                                                   tour.rs
//! ▸1 Harbor Times  2024-03-12           │ 2 Daily Ledger  2024-03-12                              header.rs
//!    Fire on the ferry                  │   Ferry burns off Port Arden
//! ──────────────────────────────────────┼────────────────────────────────────
//! =4▌A fire broke out on the ferry      ┤=4╎Fire tore through the ferry Selma                     compare.rs
//!   ▌Selma late on Monday.              │  ╎on Monday night.                                      (focus.rs,
//!                                       │                                                          list.rs,
//! +1 Two cars burned out.               │+1 Shares fell 6%.                                        sheet.rs)
//! = Daily Ledger, North Wire  · silent: Island Post                                               claim.rs
//!  COMPARE  Harbor Times 1/4  statement 2/18  11%  lock on  threshold 0.50                        status.rs
//! twin in Harbor Times                        Enter twin  ]d difference  f find  ? help
//! ```
//!
//! A new view is a file with `draw(&mut Canvas, &State)` and an arm in `draw_body` below.

mod canvas;
mod claim;
mod claims;
mod compare;
mod find;
mod focus;
mod header;
mod linear;
mod links;
mod screen;
mod sheet;
mod status;
mod stories;
mod story;
mod style;
mod tour;

pub use canvas::{Canvas, Strip};
pub use screen::Screen;

use crate::app::{State, View};

/// Draws the whole screen.
pub fn draw(canvas: &mut Canvas, state: &State) {
    if state.linear.is_on {
        linear::draw(canvas, state);
        return;
    }
    if state.layout.is_too_small {
        status::draw_too_small(canvas, state);
        return;
    }
    story::draw(canvas, state);
    tour::draw(canvas, state);
    draw_body(canvas, state);
    claim::draw(canvas, state);
    status::draw(canvas, state);
}

fn draw_body(canvas: &mut Canvas, state: &State) {
    match state.shown_view() {
        View::Compare => compare::draw(canvas, state),
        View::Focus => focus::draw(canvas, state),
        View::Stories => stories::draw(canvas, state),
        View::Help | View::Notes | View::Removed | View::Why | View::Origins => {
            sheet::draw(canvas, state);
        }
        View::Claims => claims::draw(canvas, state),
        View::Find => find::draw(canvas, state),
    }
}

#[cfg(test)]
mod find_tests;
#[cfg(test)]
mod mono_tests;
#[cfg(test)]
mod origins_tests;
#[cfg(test)]
mod stories_tests;
#[cfg(test)]
mod tests;
