//! What happened in a made story, and how an outlet words it.
//!
//! A [`Fact`] is who did what, where, when, why, and who says so: the parts that a link rests on and that
//! differences are found in. Two outlets that tell one fact share its names and most of its words, put
//! some in their own way, leave parts out, order them differently, and now and then give another figure.

use std::fmt::Write as _;

use super::numbers::{Numbers, power};
use super::words::{Kind, capital, invent, past, plural, word};

const FIRST_NAMES: [&str; 24] = [
    "Anna", "Peter", "Maria", "James", "Laura", "Thomas", "Nadia", "Paul", "Helen", "David",
    "Irene", "Mark", "Sofia", "Robert", "Clara", "Daniel", "Ruth", "Victor", "Emma", "Simon",
    "Julia", "Omar", "Grace", "Leo",
];
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const SPEECH: [&str; 6] = ["said", "said", "said", "told reporters", "wrote", "added"];
const PREPOSITIONS: [&str; 8] = ["of", "for", "in", "of", "on", "with", "to", "from"];
/// What stands before a noun; it goes with the noun, so that outlets agree in it.
const BEFORE_NOUN: [&str; 14] = [
    "the", "the", "a", "its", "", "the", "a", "", "their", "some", "the", "", "this", "many",
];
/// What stands before what was done, and whether it was: "will" takes "block", all others "blocked".
const BEFORE_VERB: [&str; 12] = [
    "", "", "", "", "", "has", "had", "will", "was", "", "has not", "never",
];

/// People, places and words that the statements of one story have in common.
pub(crate) struct Topic {
    people: Vec<String>,
    places: Vec<String>,
    nouns: Vec<usize>,
    verbs: Vec<usize>,
}

/// Distinct surnames, and places, of all stories; a few of them are in the news every day.
const SURNAMES: f64 = 40_000.0;
const PLACES: f64 = 8_000.0;

impl Topic {
    /// What the story with these numbers is about.
    pub(crate) fn new(numbers: &mut Numbers) -> Self {
        let people = (0..6).map(|_| person(numbers)).collect();
        let places = (0..3).map(|_| name(numbers, PLACES, 5 << 40)).collect();
        Self {
            people,
            places,
            nouns: (0..14).map(|_| numbers.rank() + 60).collect(),
            verbs: (0..8).map(|_| numbers.rank()).collect(),
        }
    }

    fn noun(&self, numbers: &mut Numbers) -> usize {
        if numbers.is_one_in(3) {
            *numbers.of(&self.nouns)
        } else {
            numbers.rank()
        }
    }

    fn verb(&self, numbers: &mut Numbers) -> usize {
        if numbers.is_one_in(3) {
            *numbers.of(&self.verbs)
        } else {
            numbers.rank()
        }
    }
}

/// "Laura Stander"
fn person(numbers: &mut Numbers) -> String {
    let first = numbers.of(&FIRST_NAMES);
    format!("{first} {}", name(numbers, SURNAMES, 4 << 40))
}

/// A name by how often it comes: the cube leaves most stories with names that few others have.
fn name(numbers: &mut Numbers, count: f64, offset: u64) -> String {
    let share = numbers.share();
    let number = power(count, 1.0 - share * share * share) as u64;
    capital(&invent(number + offset, 3))
}

/// The words after "the": "northern harbour", by their ranks.
#[derive(Clone, Copy)]
struct Thing {
    adjective: Option<usize>,
    noun: usize,
}

impl Thing {
    fn new(topic: &Topic, numbers: &mut Numbers) -> Self {
        let adjective = numbers.is_one_in(3).then(|| numbers.rank());
        Self {
            adjective,
            noun: topic.noun(numbers),
        }
    }
}

/// One thing that happened.
pub(crate) struct Fact {
    who: String,
    done: usize,
    what: Thing,
    of: Option<Thing>,
    also: Option<(usize, Thing)>,
    is_who: Option<Thing>,
    figure: Option<(u64, usize)>,
    place: String,
    day: usize,
    after: (Thing, usize, Thing),
    cause: Option<Thing>,
    speaker: String,
    is_quoted: bool,
}

impl Fact {
    /// Something that happened in a story.
    pub(crate) fn new(topic: &Topic, numbers: &mut Numbers) -> Self {
        let figures = [9, 30, 400, 5_000, 90_000];
        let most = *numbers.of(&figures);
        Self {
            who: numbers.of(&topic.people).clone(),
            done: topic.verb(numbers),
            what: Thing::new(topic, numbers),
            of: (numbers.below(3) > 0).then(|| Thing::new(topic, numbers)),
            also: (numbers.is_one_in(3)).then(|| (topic.verb(numbers), Thing::new(topic, numbers))),
            is_who: numbers.is_one_in(4).then(|| Thing::new(topic, numbers)),
            figure: (numbers.is_one_in(4)).then(|| (2 + numbers.below(most), topic.noun(numbers))),
            place: numbers.of(&topic.places).clone(),
            day: numbers.below(7) as usize,
            after: (
                Thing::new(topic, numbers),
                topic.verb(numbers),
                Thing::new(topic, numbers),
            ),
            cause: numbers.is_one_in(2).then(|| Thing::new(topic, numbers)),
            speaker: numbers.of(&topic.people).clone(),
            is_quoted: numbers.is_one_in(4),
        }
    }

    /// A headline: "Laura Stander blocked northern harbour in Drail"
    pub(crate) fn headline(&self, numbers: &mut Numbers) -> String {
        let wording = Wording { own_in: 6, numbers };
        wording.headline(self)
    }

    /// A sentence of an outlet; one word in so many is its own.
    pub(crate) fn sentence(&self, own_in: u64, numbers: &mut Numbers) -> String {
        let wording = Wording { own_in, numbers };
        if self.is_quoted {
            wording.quotation(self)
        } else {
            wording.report(self)
        }
    }
}

/// How an outlet puts a fact into words.
struct Wording<'a> {
    /// One word in so many is another than that of the fact.
    own_in: u64,
    numbers: &'a mut Numbers,
}

impl Wording<'_> {
    /// The word of a rank, or the one that this outlet has for it.
    fn word(&mut self, kind: Kind, rank: usize) -> String {
        let rank = if self.numbers.is_one_in(self.own_in) {
            rank + rank / 3 + 1
        } else {
            rank
        };
        word(kind, rank)
    }

    /// "blocked", "has blocked", "will block"
    fn verb(&mut self, rank: usize) -> String {
        let verb = self.word(Kind::Verb, rank);
        match BEFORE_VERB[rank % BEFORE_VERB.len()] {
            "" => past(&verb),
            "will" => format!("will {verb}"),
            before => format!("{before} {}", past(&verb)),
        }
    }

    fn thing(&mut self, thing: Thing) -> String {
        let noun = self.word(Kind::Noun, thing.noun);
        let kept = thing.adjective.filter(|_| !self.numbers.is_one_in(4));
        let adjective = kept.map(|rank| self.word(Kind::Adjective, rank));
        let before = BEFORE_NOUN[thing.noun % BEFORE_NOUN.len()];
        let noun = match before {
            "" | "many" | "some" => plural(&noun),
            _ => noun,
        };
        let words = [before, adjective.as_deref().unwrap_or_default(), &noun];
        words
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// "Laura Stander blocked the northern harbour of the council and delayed this vote"
    fn core(&mut self, fact: &Fact, who: &str) -> String {
        let verb = self.verb(fact.done);
        let mut text = format!("{who} {verb} {}", self.thing(fact.what));
        if let Some(of) = fact.of {
            let preposition = PREPOSITIONS[fact.what.noun % PREPOSITIONS.len()];
            let _ = write!(text, " {preposition} {}", self.thing(of));
        }
        if let Some((done, what)) = fact.also {
            let _ = write!(text, " and {} {}", self.verb(done), self.thing(what));
        }
        text
    }

    /// " with 314 boats", at times with another figure than the other outlets give
    fn figure(&mut self, fact: &Fact) -> String {
        let Some((figure, unit)) = fact.figure else {
            return String::new();
        };
        let figure = if self.numbers.is_one_in(12) {
            figure + 1 + figure / 5
        } else {
            figure
        };
        format!(
            " with {} {}",
            grouped(figure),
            plural(&self.word(Kind::Noun, unit))
        )
    }

    /// "after the council delayed the budget"
    fn after(&mut self, fact: &Fact) -> String {
        let (who, done, what) = fact.after;
        let preposition = PREPOSITIONS[what.noun % PREPOSITIONS.len()];
        let joint = *self.numbers.of(&["after", "because", "as", "when"]);
        let (who, what) = (self.thing(who), self.thing(what));
        let done = self.verb(done);
        match fact.cause {
            Some(cause) => format!(
                "{joint} {who} {done} {what} {preposition} {}",
                self.thing(cause)
            ),
            None => format!("{joint} {who} {done} {what}"),
        }
    }

    /// Where and when, in any order, each at times left out.
    fn place_and_day(&mut self, fact: &Fact) -> String {
        let place = format!(" in {}", fact.place);
        let day = format!(" on {}", DAYS[fact.day]);
        match self.numbers.below(5) {
            0 => place,
            1 => day,
            2 => place + &day,
            3 => day + &place,
            _ => String::new(),
        }
    }

    fn headline(mut self, fact: &Fact) -> String {
        let who = surname(&fact.who).to_owned();
        let core = self.core(fact, &who).replace(" the ", " ");
        if self.numbers.is_one_in(2) {
            format!("{core} in {}", fact.place)
        } else {
            core
        }
    }

    fn report(mut self, fact: &Fact) -> String {
        let who = if self.numbers.is_one_in(2) {
            fact.who.clone()
        } else {
            surname(&fact.who).to_owned()
        };
        let who = match fact.is_who.filter(|_| !self.numbers.is_one_in(3)) {
            Some(thing) => format!("{who}, {} of {},", self.thing(thing), fact.place),
            None => who,
        };
        let core = self.core(fact, &who) + &self.figure(fact) + &self.place_and_day(fact);
        let text = match self.numbers.below(5) {
            0 => core,
            1 => format!("{}, {core}", capital(&self.after(fact))),
            _ => format!("{core} {}", self.after(fact)),
        };
        match self.numbers.below(6) {
            0 => format!("{text}, according to {}.", fact.speaker),
            3 => format!(
                "{} {} that {}.",
                fact.speaker,
                self.numbers.of(&SPEECH),
                text
            ),
            1 | 2 => format!(
                "{text}, {} {}.",
                surname(&fact.speaker),
                self.numbers.of(&SPEECH)
            ),
            _ => text + ".",
        }
    }

    fn quotation(mut self, fact: &Fact) -> String {
        let core = self.core(fact, "We");
        let text = if self.numbers.is_one_in(3) {
            core
        } else {
            format!("{core} {}", self.after(fact))
        };
        let speech = *self.numbers.of(&SPEECH);
        if self.numbers.is_one_in(3) {
            format!("{} {speech}: “{text}.”", fact.speaker)
        } else {
            format!("“{text},” {} {speech}.", surname(&fact.speaker))
        }
    }
}

/// "Laura Stander" -> "Stander"
fn surname(person: &str) -> &str {
    person.rsplit(' ').next().unwrap_or(person)
}

/// 61400 -> "61,400"
fn grouped(figure: u64) -> String {
    match figure {
        0..1_000 => figure.to_string(),
        _ => format!("{},{:03}", figure / 1_000, figure % 1_000),
    }
}
