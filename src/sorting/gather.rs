//! Gathers articles that are near to each other into stories.

use super::nearness::Neighbours;

/// An article joins a story whose articles are at least so near to it on average. On the groups of
/// `../shared/data/mixed`, in piles of 1 to 60 groups, anything from 0.12 to 0.18 sorts alike.
const LEAST_AVERAGE: f32 = 0.16;

/// After so many rounds an article that still moves to and fro stays where it is.
const MAX_ROUNDS: usize = 8;

/// The stories of a pile, each with its most central article first, then the others ascending.
pub(super) fn gather(near: &Neighbours) -> Vec<Vec<usize>> {
    let mut stories = Stories::new(near);
    for at in 0..near.len() {
        stories.place(at);
    }
    for _ in 0..MAX_ROUNDS {
        let moved = (0..near.len()).filter(|at| stories.place(*at)).count();
        if moved == 0 {
            break;
        }
    }
    stories.into_lists()
}

/// Which article is in which story.
struct Stories<'a> {
    near: &'a Neighbours,
    /// By article; none before it is placed.
    story_of: Vec<Option<usize>>,
    /// By story: how many articles it has.
    sizes: Vec<usize>,
    /// By story: what an article is near to in it; zero between two questions.
    sums: Vec<f32>,
}

impl<'a> Stories<'a> {
    fn new(near: &'a Neighbours) -> Self {
        Stories {
            near,
            story_of: vec![None; near.len()],
            sizes: Vec::new(),
            sums: Vec::new(),
        }
    }

    /// Puts an article into the story that it is nearest to, or a new one; tells whether it moved.
    fn place(&mut self, at: usize) -> bool {
        let old = self.story_of[at].take();
        if let Some(old) = old {
            self.sizes[old] -= 1;
        }
        let best = self.nearest_story(at);
        // A story that it had to itself is as good as a new one.
        let alone = old.filter(|old| self.sizes[*old] == 0);
        let story = best.or(alone).unwrap_or_else(|| {
            self.sizes.push(0);
            self.sums.push(0.0);
            self.sizes.len() - 1
        });
        self.sizes[story] += 1;
        self.story_of[at] = Some(story);
        old != Some(story)
    }

    /// The story whose articles are nearest on average, if near enough; of equals the first begun.
    fn nearest_story(&mut self, at: usize) -> Option<usize> {
        let mut touched = Vec::new();
        for (other, nearness) in &self.near[at] {
            if let Some(story) = self.story_of[*other as usize] {
                if self.sums[story] == 0.0 {
                    touched.push(story);
                }
                self.sums[story] += nearness;
            }
        }
        touched.sort_unstable();
        let mut best = None;
        let mut least = LEAST_AVERAGE;
        for story in touched {
            let average = std::mem::take(&mut self.sums[story]) / self.sizes[story] as f32;
            if average > least {
                (best, least) = (Some(story), average);
            }
        }
        best
    }

    fn into_lists(self) -> Vec<Vec<usize>> {
        let mut lists = vec![Vec::new(); self.sizes.len()];
        for (at, story) in self.story_of.iter().enumerate() {
            if let Some(story) = story {
                lists[*story].push(at);
            }
        }
        lists.retain(|list| !list.is_empty());
        for list in &mut lists {
            put_central_first(list, self.near);
        }
        lists
    }
}

/// Puts the article first that is nearest to all others of its story.
fn put_central_first(list: &mut [usize], near: &Neighbours) {
    let sum_within = |at: usize| -> f32 {
        let inside = near[at]
            .iter()
            .filter(|n| list.binary_search(&(n.0 as usize)).is_ok());
        inside.map(|(_, nearness)| nearness).sum()
    };
    let sums: Vec<f32> = list.iter().map(|at| sum_within(*at)).collect();
    let mut best = 0;
    for at in 1..sums.len() {
        if sums[at] > sums[best] {
            best = at;
        }
    }
    list[..=best].rotate_right(1);
}
