//! Where the reader jumped from: back and forward, as a browser has it.

use super::Place;

/// More jumps than this are forgotten, oldest first; nobody walks back further.
const LONGEST: usize = 200;

/// Places left by jumps.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Jumps {
    behind: Vec<Place>,
    ahead: Vec<Place>,
}

impl Jumps {
    /// Notes that the reader jumps away from `from`; what lay ahead is forgotten.
    pub fn leave(&mut self, from: Place) {
        self.ahead.clear();
        if self.behind.last() != Some(&from) {
            self.behind.push(from);
        }
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
    }

    /// Moves every place, when the texts have changed.
    pub fn move_places(&mut self, moved: impl Fn(Place) -> Place) {
        for place in self.behind.iter_mut().chain(&mut self.ahead) {
            *place = moved(*place);
        }
    }

    /// The place to go back to from `here`.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        let to = self.behind.pop()?;
        self.ahead.push(here);
        Some(to)
    }

    /// The place to go forward to from `here`.
    pub fn forward(&mut self, here: Place) -> Option<Place> {
        let to = self.ahead.pop()?;
        self.behind.push(here);
        Some(to)
    }
}
