//! Reprints and rewrites: how much of each article stands in each other one.
//!
//! Two measures, since an editor keeps some sentences and turns others round. *Verbatim* are the words in
//! runs that both articles have: stems in the same order, so that a changed ending or article does not
//! break a run. *Reworded* are the other words of statements most of which stand in one linked
//! statement. What somebody is quoted with says little about who copied whom, since every outlet quotes
//! the same speaker; so words outside quotations are counted once more by themselves.

use serde::{Deserialize, Serialize};

use super::terms::{StemId, StoryTerms};
use crate::article::ArticleId;
use crate::threads::map_ranges;

/// How many words that carry news make a run: with the words of grammar between, seven or eight of a
/// text. Three are a name with its office and a verb; with five a rewrite falls apart.
const RUN_WORDS: usize = 4;

/// A statement is reworded where at least this share of its words stands in the linked statement.
/// Rewrites of one text reach 0.6 to 0.9 a sentence, two desks on the same fact 0.2 to 0.5.
const REUSED_WORDS: f64 = 0.55;

/// A run that more places have is looked for in the first of them only: the pairs grow with the square.
const MOST_REPRINTS: usize = 200;

/// An article with fewer words that carry news is too short to tell: two sentences on one fact are alike
/// by chance. About eighty words of running text.
const LEAST_WORDS: usize = 40;

/// How many articles a thread measures at a time.
const ARTICLES_AT_A_TIME: usize = 8;

/// How much of one article stands in another, 0 to 1, by the words that carry news.
#[derive(Clone, Copy, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Reused {
    /// In runs that both have.
    pub verbatim: f64,
    /// In statements most of which the other has, and in no run.
    pub reworded: f64,
    /// `verbatim`, of the words outside quotations alone.
    pub own_verbatim: f64,
    /// `reworded`, of the words outside quotations alone.
    pub own_reworded: f64,
}

impl Reused {
    /// Verbatim and reworded.
    pub fn share(self) -> f64 {
        self.verbatim + self.reworded
    }

    /// Verbatim and reworded, of the words outside quotations alone.
    pub fn own_share(self) -> f64 {
        self.own_verbatim + self.own_reworded
    }
}

/// How much of each article stands in each other one.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Reuse {
    /// By article, then the other: those of which anything stands there.
    pub shares: Vec<Vec<(ArticleId, Reused)>>,
    /// Articles with too few words of their own to say anything of.
    pub is_too_short: Vec<bool>,
}

impl Reuse {
    /// How much of `article` stands in `other`; nothing where an article is too short to tell.
    pub fn of(&self, article: ArticleId, other: ArticleId) -> Reused {
        let found = self.shares.get(article.0).into_iter().flatten();
        let mut found = found.filter(|(id, _)| *id == other);
        found
            .next()
            .map_or_else(Reused::default, |(_, share)| *share)
    }

    /// Tells whether an article is too short to say where it comes from.
    pub fn is_too_short(&self, article: ArticleId) -> bool {
        self.is_too_short.get(article.0).copied().unwrap_or(true)
    }
}

/// Two statements that may say the same.
pub(super) struct Overlap {
    /// Their places in the story.
    pub(super) places: [usize; 2],
    /// Whether most words of each stand in the other: see [`is_reused`].
    pub(super) is_reused: [bool; 2],
}

/// Measures the reuse between all articles; which statements may say the same is read off the links.
pub(super) fn measure_reuse(story: &StoryTerms, overlaps: &[Overlap]) -> Reuse {
    let articles = story.starts.len().saturating_sub(1);
    let texts = map_ranges(articles, ARTICLES_AT_A_TIME, |range| {
        range.map(|a| Text::of(story, a)).collect::<Vec<Text>>()
    });
    let texts: Vec<Text> = texts.into_iter().flatten().collect();
    let is_too_short: Vec<bool> = texts.iter().map(Text::is_too_short).collect();
    let runs = Runs::of(&texts);
    let reworded = reworded_statements(story, overlaps);
    let shares = |article: usize| {
        let first = reworded.partition_point(|f| f.article < article);
        let own = reworded[first..].iter();
        let mut found = runs.common(article);
        found.extend(own.take_while(|f| f.article == article));
        found.retain(|f| !is_too_short[article] && !is_too_short[f.other]);
        found.sort_unstable();
        let others = found.chunk_by(|x, y| x.other == y.other);
        let share = |same: &[Found]| (ArticleId(same[0].other), texts[article].measure(same));
        others.map(share).collect()
    };
    let parts = map_ranges(articles, ARTICLES_AT_A_TIME, |range| {
        range.map(shares).collect::<Vec<_>>()
    });
    Reuse {
        shares: parts.concat(),
        is_too_short,
    }
}

/// Words of one article that stand in another; in order of the articles, then verbatim first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    article: usize,
    other: usize,
    is_reworded: bool,
    /// Ranks of the first word, and of the one after the last.
    first: usize,
    end: usize,
}

/// An article as a row of the words that carry news.
struct Text {
    stems: Vec<StemId>,
    is_quoted: Vec<bool>,
}

impl Text {
    fn of(story: &StoryTerms, article: usize) -> Self {
        let mut text = Text {
            stems: Vec::new(),
            is_quoted: Vec::new(),
        };
        for makeup in &story.statements[story.starts[article]..story.starts[article + 1]] {
            let places = makeup.terms.iter().flat_map(|term| {
                let spans = makeup.spans(term).iter();
                spans.map(move |span| (*span, term.stem, term.is_quoted))
            });
            let mut places: Vec<_> = places.collect();
            places.sort_unstable();
            for (_, stem, is_quoted) in places {
                text.stems.push(stem);
                text.is_quoted.push(is_quoted);
            }
        }
        text
    }

    fn is_too_short(&self) -> bool {
        self.stems.len() < LEAST_WORDS
    }

    /// What of the article was found in one other: each word once, verbatim before reworded.
    fn measure(&self, found: &[Found]) -> Reused {
        let (mut verbatim, mut reworded) = ([0, 0], [0, 0]);
        let mut is_counted = vec![false; self.stems.len()];
        for part in found {
            let counts = if part.is_reworded {
                &mut reworded
            } else {
                &mut verbatim
            };
            for rank in part.first..part.end.min(self.stems.len()) {
                if !std::mem::replace(&mut is_counted[rank], true) {
                    counts[usize::from(self.is_quoted[rank])] += 1;
                }
            }
        }
        let own = self.is_quoted.iter().filter(|q| !**q).count();
        // Smoothed, so that a column of quotations is judged by few words of its own with care.
        let of_own = |count: u32| f64::from(count) / own.max(LEAST_WORDS) as f64;
        let of_all =
            |counts: [u32; 2]| f64::from(counts[0] + counts[1]) / self.stems.len().max(1) as f64;
        Reused {
            verbatim: of_all(verbatim),
            reworded: of_all(reworded),
            own_verbatim: of_own(verbatim[0]),
            own_reworded: of_own(reworded[0]),
        }
    }
}

/// The runs of words of all articles.
struct Runs {
    /// The articles that have a run, each once however often it does, run by run.
    having: Vec<usize>,
    /// For each run of each article where the articles that have it begin in `having`, and the end.
    same: Vec<Vec<(usize, usize)>>,
}

impl Runs {
    fn of(texts: &[Text]) -> Self {
        let mut sorted = Vec::new();
        let mut same = Vec::new();
        for (article, text) in texts.iter().enumerate() {
            let runs = text.stems.windows(RUN_WORDS);
            same.push(vec![(0, 0); runs.len()]);
            for (first, run) in runs.enumerate() {
                let mut stems = [0; RUN_WORDS];
                stems.copy_from_slice(run);
                sorted.push((stems, article, first));
            }
        }
        sorted.sort_unstable();
        let mut having = Vec::new();
        for group in sorted.chunk_by(|x, y| x.0 == y.0) {
            let start = having.len();
            having.extend(group.chunk_by(|x, y| x.1 == y.1).map(|same| same[0].1));
            for &(_, article, first) in group {
                same[article][first] = (start, having.len());
            }
        }
        Runs { having, same }
    }

    /// The runs of an article with each other article that has them too.
    fn common(&self, article: usize) -> Vec<Found> {
        let mut found = Vec::new();
        for (first, &(start, end)) in self.same[article].iter().enumerate() {
            let others = self.having[start..end].iter().filter(|o| **o != article);
            found.extend(others.take(MOST_REPRINTS).map(|other| Found {
                article,
                other: *other,
                is_reworded: false,
                first,
                end: first + RUN_WORDS,
            }));
        }
        found
    }
}

/// The statements most of whose words stand in one linked statement.
fn reworded_statements(story: &StoryTerms, overlaps: &[Overlap]) -> Vec<Found> {
    let firsts = first_words(story);
    let reworded = |overlap: &Overlap| {
        let ([a, b], [is_a, is_b]) = (overlap.places, overlap.is_reused);
        let ways = [(a, b, is_a), (b, a, is_b)].into_iter();
        let firsts = &firsts;
        ways.filter(|(.., is_reused)| *is_reused)
            .map(move |(from, to, _)| Found {
                article: story.article_of(from),
                other: story.article_of(to),
                is_reworded: true,
                first: firsts[from],
                end: firsts[from] + story.statements[from].words as usize,
            })
    };
    let mut found: Vec<Found> = overlaps.iter().flat_map(reworded).collect();
    found.sort_unstable();
    found
}

/// Tells whether a statement of so many words is reworded where another has so many of them, or others for them.
pub(super) fn is_reused(words: u32, reused: u32) -> bool {
    words > 0 && f64::from(reused) >= REUSED_WORDS * f64::from(words)
}

/// Rank of each statement's first word in its article.
fn first_words(story: &StoryTerms) -> Vec<usize> {
    let mut firsts = vec![0; story.statements.len()];
    for article in story.starts.windows(2) {
        let mut first = 0;
        let own = article[0]..article[1];
        let statements = firsts[own.clone()].iter_mut().zip(&story.statements[own]);
        for (own_first, statement) in statements {
            *own_first = first;
            first += statement.words as usize;
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Linker;
    use crate::claims::fixture::story;

    /// Long enough to tell: forty words that carry news and more.
    const WIRE: &[&str] = &[
        "The ferry Selma burned off Cape Brae late on Monday, port officials in Tarn said.",
        "Fourteen passengers jumped into cold water before two tugs reached the burning ship.",
        "Engineers blamed a cracked fuel pipe that inspectors had reported three weeks earlier.",
        "Owner Haldor Lines promised free tickets and new pumps for every vessel it runs.",
        "Divers will search the wreck on Thursday if wind and swell allow boats near it.",
    ];

    /// The first two statements as they were, the third turned round, the rest its own.
    const REWRITE: &[&str] = &[
        "The ferry Selma burned off Cape Brae late on Monday, port officials in Tarn said.",
        "Fourteen passengers jumped into cold water before two tugs reached the burning ship.",
        "Inspectors reported a cracked pipe for fuel weeks earlier, which engineers now blamed.",
        "Residents of the island gathered candles, blankets and soup inside the old school hall.",
        "Schoolteacher Ana Quill remembered another shipwreck from her childhood, in a winter of storms.",
    ];

    /// Another desk on the same facts.
    const OTHER: &[&str] = &[
        "A blaze destroyed the Selma near Tarn, and rescuers pulled people from the sea.",
        "Haldor Lines, which owns the boat, faces questions about maintenance from parliament.",
        "Critics want older ships retired, says transport minister Olaf Berg, speaking in the capital.",
        "Ticket prices climbed twice this year while crossings were cancelled again and again.",
        "Fishermen worry about oil drifting towards mussel farms along the southern shore.",
    ];

    fn measured(articles: &[&[&str]]) -> Reuse {
        let linker = Linker::new(&story(articles));
        linker.reuse(&linker.links())
    }

    fn of(reuse: &Reuse, article: usize, other: usize) -> Reused {
        reuse.of(ArticleId(article), ArticleId(other))
    }

    #[test]
    fn reprint_stands_wholly_in_its_original() {
        let share = of(&measured(&[WIRE, WIRE]), 0, 1);
        assert!((share.verbatim - 1.0).abs() < 1e-9, "{share:?}");
        assert!(share.reworded.abs() < 1e-9, "{share:?}");
    }

    #[test]
    fn rewrite_has_a_verbatim_and_a_reworded_part() {
        let share = of(&measured(&[WIRE, REWRITE]), 1, 0);
        assert!((0.3..0.5).contains(&share.verbatim), "{share:?}");
        assert!((0.1..0.3).contains(&share.reworded), "{share:?}");
    }

    #[test]
    fn other_desk_on_the_same_facts_reuses_next_to_nothing() {
        let share = of(&measured(&[WIRE, OTHER]), 1, 0);
        assert!(share.share() < 0.1, "{share:?}");
    }

    #[test]
    fn quotation_that_both_print_is_no_words_of_their_own() {
        let quoted = "“Fourteen passengers jumped into cold water before two tugs reached the burning \
                      ship”, a port clerk in Tarn wrote.";
        let mut one = OTHER.to_vec();
        one.push(quoted);
        let mut other = WIRE.to_vec();
        other[1] = quoted;
        let share = of(&measured(&[&other, &one]), 1, 0);
        assert!(share.verbatim > share.own_verbatim + 0.05, "{share:?}");
    }

    #[test]
    fn short_article_is_too_short_to_tell() {
        let reuse = measured(&[WIRE, &WIRE[..1]]);
        assert!(reuse.is_too_short(ArticleId(1)) && !reuse.is_too_short(ArticleId(0)));
        assert!(of(&reuse, 1, 0).share().abs() < 1e-9);
    }

    #[test]
    fn one_word_over_and_over_takes_no_longer_than_others() {
        // A walk over all its runs at each of them would take minutes here.
        let one_line = "ferry ".repeat(100_000);
        let share = of(&measured(&[&[one_line.as_str()], WIRE]), 1, 0);
        assert!(share.share() < 0.1, "{share:?}");
    }
}
