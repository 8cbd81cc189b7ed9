//! Piles of news made by the project itself, to measure and to try with: any number of articles, the same at every run.
//!
//! What costs time in real news is here too, in the proportions of real news: words by how often news
//! has them ([`words`]), stories that one to eight outlets tell, each with the names, words and facts of
//! its story ([`facts`]), some facts in the words of one agency, figures that differ, quotations,
//! curly quotation marks, dates, and clutter under the text. Stories share only common words and
//! the few names that are always in the news. Every story is made from its own number alone, so that a
//! hundred thousand articles can be written without holding them.
//!
//! It needs nothing but the standard library: benches, examples and tests include it by its path.

mod facts;
mod numbers;
mod words;

use std::fmt::Write as _;

use facts::{Fact, Topic};
use numbers::Numbers;

/// One article, as a file.
pub(crate) struct Made {
    /// "2031-03-04-harbour-post-17.md": sorted by name, a folder has its stories mixed, as feeds bring them.
    pub(crate) name: String,
    /// Markdown with front matter.
    pub(crate) text: String,
}

/// Outlets of one story after the other; the first has five.
const OUTLETS: [usize; 12] = [5, 3, 4, 1, 6, 2, 5, 4, 7, 1, 3, 8];
/// New stories a day.
const STORIES_A_DAY: usize = 80;
/// Facts that outlets of a story may tell, and of so many an outlet tells one.
const FACTS: usize = 28;
const TOLD_ONE_IN: u64 = 2;
/// Statements of an article: this many and up to as many more.
const STATEMENTS: u64 = 20;
/// Of so many words of a fact an outlet has one of its own; of the agency's text none.
const OWN_WORD_IN: u64 = 5;
const AGENCY_WORD_IN: u64 = u64::MAX;

const OUTLET_NAMES: [(&str, &str); 10] = [
    ("Harbour", "Post"),
    ("Northern", "Herald"),
    ("City", "Courier"),
    ("Daily", "Ledger"),
    ("Evening", "Star"),
    ("Valley", "Times"),
    ("Capital", "Gazette"),
    ("Morning", "Mail"),
    ("River", "Observer"),
    ("Union", "Tribune"),
];
const MONTH_DAYS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The first so many articles of an endless run of stories, five outlets on the first.
pub(crate) fn pile(articles: usize) -> impl Iterator<Item = Made> {
    let stories = (0..).map(|number| story(number, OUTLETS[number % OUTLETS.len()]));
    stories.flatten().take(articles)
}

/// What so many outlets say about the story of a number.
pub(crate) fn story(number: usize, outlets: usize) -> Vec<Made> {
    let mut numbers = Numbers::new(number as u64);
    let topic = Topic::new(&mut numbers);
    let facts: Vec<Fact> = (0..FACTS)
        .map(|_| Fact::new(&topic, &mut numbers))
        .collect();
    let first_outlet = numbers.below(100) as usize;
    let tell = |place: usize| {
        let seed = (number as u64) << 20 | (place as u64 + 1) << 8;
        let teller = Teller {
            topic: &topic,
            facts: &facts,
            numbers: Numbers::new(seed),
        };
        // 7 and 100 have no common divisor: no outlet comes twice in a story of up to a hundred.
        teller.tell(number, (first_outlet + place * 7) % 100)
    };
    (0..outlets).map(tell).collect()
}

/// Statements one a line, as many as wanted, as search reads them.
pub(crate) fn statements(count: usize) -> impl Iterator<Item = String> {
    let lines = |made: Made| -> Vec<String> {
        let body = made.text.lines().filter(|line| line.ends_with(['.', '”']));
        body.flat_map(sentences).collect()
    };
    pile(usize::MAX).flat_map(lines).take(count)
}

/// "One went. Two came." -> "One went.", "Two came."; made sentences have no other full stop.
fn sentences(line: &str) -> Vec<String> {
    let ends = line.match_indices(". ").map(|(at, _)| at + 1);
    let ends = ends.chain(line.match_indices(".” ").map(|(at, _)| at + ".”".len()));
    let mut ends: Vec<usize> = ends.chain([line.len()]).collect();
    ends.sort_unstable();
    let mut start = 0;
    let mut cut = Vec::new();
    for end in ends {
        cut.push(line[start..end].trim().to_owned());
        start = end;
    }
    cut
}

/// One article of a story with so many statements, a paragraph each: for what grows with the length of one.
pub(crate) fn long_article(statements: usize) -> Made {
    let mut numbers = Numbers::new(9 << 50);
    let topic = Topic::new(&mut numbers);
    let mut text = front_matter(
        "A long record of one long day",
        "Union Tribune",
        "2031-03-01",
    );
    for _ in 0..statements {
        let fact = Fact::new(&topic, &mut numbers);
        let _ = write!(text, "\n{}\n", fact.sentence(OWN_WORD_IN, &mut numbers));
    }
    Made {
        name: format!("long-{statements}.md"),
        text,
    }
}

/// An outlet at work on a story.
struct Teller<'a> {
    topic: &'a Topic,
    facts: &'a [Fact],
    numbers: Numbers,
}

impl Teller<'_> {
    fn tell(mut self, story: usize, outlet: usize) -> Made {
        let day = story / STORIES_A_DAY + usize::from(self.numbers.is_one_in(5));
        let date = date(day);
        let (first, last) = (OUTLET_NAMES[outlet / 10].0, OUTLET_NAMES[outlet % 10].1);
        let title = self.facts[0].headline(&mut self.numbers);
        let mut text = front_matter(&title, &format!("{first} {last}"), &date);
        self.write_body(&mut text);
        if self.numbers.is_one_in(3) {
            text.push_str("\nShare this article\n");
        }
        // Typewriter quotation marks in two outlets of three.
        if !outlet.is_multiple_of(3) {
            text = text.replace(['“', '”'], "\"");
        }
        let slug = format!("{first}-{last}").to_lowercase();
        let name = format!("{date}-{slug}-{story:05}.md");
        Made { name, text }
    }

    /// The facts that this outlet tells, in order, what only it says between them.
    fn write_body(&mut self, text: &mut String) {
        let wanted = STATEMENTS + self.numbers.below(STATEMENTS);
        let mut facts = self.facts.iter();
        let mut paragraph = 0;
        for _ in 0..wanted {
            let told = if self.numbers.is_one_in(2) {
                facts.find(|_| self.numbers.is_one_in(TOLD_ONE_IN))
            } else {
                None
            };
            let own_word_in = self.own_word_in();
            let sentence = match told {
                Some(fact) => fact.sentence(own_word_in, &mut self.numbers),
                None => self.own_sentence(),
            };
            let gap = if paragraph == 0 { "\n" } else { " " };
            let _ = write!(text, "{gap}{sentence}");
            paragraph = (paragraph + 1) % (1 + self.numbers.below(3));
            text.push_str(if paragraph == 0 { "\n" } else { "" });
        }
        text.push('\n');
    }

    /// Something that no other outlet tells.
    fn own_sentence(&mut self) -> String {
        Fact::new(self.topic, &mut self.numbers).sentence(OWN_WORD_IN, &mut self.numbers)
    }

    /// One fact in four is told in the agency's words.
    fn own_word_in(&mut self) -> u64 {
        if self.numbers.is_one_in(4) {
            AGENCY_WORD_IN
        } else {
            OWN_WORD_IN
        }
    }
}

fn front_matter(title: &str, outlet: &str, date: &str) -> String {
    format!("---\ntitle: \"{title}\"\noutlet: \"{outlet}\"\ndate: \"{date}\"\n---\n")
}

/// The date of a day counted from 1 January 2031; leap years are left to others.
fn date(day: usize) -> String {
    let (year, mut day) = (2031 + day / 365, day % 365);
    let mut month = 0;
    while day >= MONTH_DAYS[month] {
        day -= MONTH_DAYS[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, day + 1)
}
