//! How a pile is sorted into stories, as bytes: for each story the numbers of its articles.

use super::key::{Hashing, Kind};
use super::{Cache, keep};
use crate::disk::RecordKey;
use crate::sorting::{Gathered, Sketch, Sorted, sort_into_stories};

impl Cache {
    /// Sorts articles into stories as [`sort_into_stories`] does, or knows what came of it.
    pub fn sort(&self, sketches: &[&Sketch]) -> Sorted {
        let sort = || sort_into_stories(sketches.iter().copied());
        let keyed = self.in_use().and_then(|p| Some((p, key_of(sketches)?)));
        let Some((packs, key)) = keyed else {
            return sort();
        };
        if let Some(known) = packs.get(&key).and_then(|b| decode(&b, sketches.len())) {
            return known;
        }
        let sorted = sort();
        keep(packs, Kind::Sorted, &key, encode(&sorted));
        sorted
    }
}

fn key_of(sketches: &[&Sketch]) -> Option<RecordKey> {
    let mut key = Hashing::new(Kind::Sorted);
    for sketch in sketches {
        key.add(postcard::to_allocvec(sketch).ok()?);
    }
    Some(key.finish())
}

fn encode(sorted: &Sorted) -> Option<Vec<u8>> {
    let story = |story: &Gathered| {
        let numbers = story.articles.iter().map(|at| u32::try_from(*at).ok());
        numbers.collect::<Option<Vec<u32>>>()
    };
    let stories: Vec<Vec<u32>> = sorted.stories.iter().map(story).collect::<Option<_>>()?;
    postcard::to_allocvec(&(stories, sorted.cut_short)).ok()
}

/// The stories; none where not every article of the pile stands in one of them.
pub(super) fn decode(bytes: &[u8], count: usize) -> Option<Sorted> {
    let (stories, cut_short): (Vec<Vec<u32>>, usize) = postcard::from_bytes(bytes).ok()?;
    let mut is_in = vec![false; count];
    for at in stories.iter().flatten() {
        let is_in = is_in.get_mut(*at as usize)?;
        if std::mem::replace(is_in, true) {
            return None;
        }
    }
    let story = |numbers: Vec<u32>| Gathered {
        articles: numbers.into_iter().map(|at| at as usize).collect(),
    };
    is_in.iter().all(|is_in| *is_in).then(|| Sorted {
        stories: stories.into_iter().map(story).collect(),
        cut_short,
    })
}
