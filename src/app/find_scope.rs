//! Where Find looks, as the reader chooses it: a round of scopes, told in words beside the query.

use super::{Place, State};
use crate::search::{Part, Scope};

/// Where Find looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FindScope {
    /// Everywhere.
    #[default]
    All,
    /// In the article that had the cursor when Find was opened.
    Article,
    /// In the claim that was under the cursor then.
    Claim,
    /// In what the articles say themselves.
    Body,
    /// In what they quote.
    Quotes,
    /// In headlines.
    Headlines,
}

impl FindScope {
    /// All of them, in the order of the round.
    const ALL: [FindScope; 6] = [
        FindScope::All,
        FindScope::Article,
        FindScope::Claim,
        FindScope::Body,
        FindScope::Quotes,
        FindScope::Headlines,
    ];

    /// The scope after this one, round and round.
    fn next(self) -> FindScope {
        let at = FindScope::ALL.iter().position(|scope| *scope == self);
        let next = at.map_or(0, |at| (at + 1) % FindScope::ALL.len());
        FindScope::ALL[next]
    }

    /// The statements that it means.
    pub(super) fn of(self, state: &State) -> Scope {
        let from = state.find.from;
        let own = state.story.reference(from);
        match (self, own) {
            (FindScope::Article, Some(own)) => Scope::Article(own.article),
            (FindScope::Claim, Some(own)) => {
                let twins = state.story.twins_of(from);
                let mut all: Vec<_> = twins.into_iter().chain([own]).collect();
                all.sort_unstable();
                all.dedup();
                Scope::Statements(all)
            }
            (FindScope::Body, _) => Scope::Part(Part::Body),
            (FindScope::Quotes, _) => Scope::Part(Part::Quotes),
            (FindScope::Headlines, _) => Scope::Part(Part::Headlines),
            _ => Scope::All,
        }
    }

    /// In words, behind the count: `" in The Gazette"`; nothing where it is everywhere.
    pub fn words(self, state: &State) -> String {
        let name = |place: Place| {
            let column = state.story.columns.get(place.column);
            column.map_or("this article", |c| c.name()).to_owned()
        };
        match self {
            FindScope::All => String::new(),
            FindScope::Article => format!(" in {}", name(state.find.from)),
            FindScope::Claim => " in this claim".to_owned(),
            FindScope::Body => " outside quotations".to_owned(),
            FindScope::Quotes => " in quotations".to_owned(),
            FindScope::Headlines => " in headlines".to_owned(),
        }
    }
}

/// Looks in the next scope.
pub(super) fn change(state: &mut State) {
    state.find.scope = state.find.scope.next();
    state.find.is_old = false;
    let words = state.find.scope.words(state);
    let words = words.trim();
    state.say(if words.is_empty() {
        "everywhere"
    } else {
        words
    });
}
