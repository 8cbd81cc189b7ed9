//! Taking words along: a statement with its source, a claim with all its wordings, the original page.
//!
//! A quotation stands as it was said, with who published it, when, where, and how far down: what leads
//! one article may be the last paragraph of another.
//!
//! ```text
//! At least 14 people were hurt.
//! — Harbor Times, “Fire on the ferry”, 2024-03-12, lead, https://harbor.example/1
//! ```

use super::{Effect, Place, State, Story};
use crate::article::{Article, StatementId, web_address};
use crate::claims::StatementRef;
use crate::comparison::Comparison;
use crate::export::Position;
use crate::export::disagreements::{Disagreement, disagreements};

/// Copies the statement under the cursor with its source.
pub(super) fn copy_statement(state: &mut State) -> Vec<Effect> {
    match quote_of(&state.story, state.story.cursor) {
        Some(text) => copy(state, text, "the statement with its source".to_owned()),
        None => nothing(state),
    }
}

/// Copies every wording of the claim under the cursor.
pub(super) fn copy_claim(state: &mut State) -> Vec<Effect> {
    match claim_text(&state.story, state.story.cursor) {
        Some((text, wordings)) => copy(state, text, claim_name(wordings)),
        None => nothing(state),
    }
}

/// `3` -> `"the claim, 3 wordings"`
pub(super) fn claim_name(wordings: usize) -> String {
    match wordings {
        1 => "the claim, 1 wording".to_owned(),
        n => format!("the claim, {n} wordings"),
    }
}

/// Opens the page the article was published at.
pub(super) fn open_original(state: &mut State) -> Vec<Effect> {
    let named = state.story.focus_article().and_then(|a| a.url.clone());
    let address = named.as_deref().map(web_address);
    match (named, address.flatten()) {
        (_, Some(address)) => {
            state.say(format!("opening {address}"));
            vec![Effect::OpenUrl(address)]
        }
        (Some(named), None) => {
            state.say(format!("not opened, since it is no web address: {named}"));
            Vec::new()
        }
        (None, None) => {
            state.say("this article names no address");
            Vec::new()
        }
    }
}

fn nothing(state: &mut State) -> Vec<Effect> {
    state.say("nothing to copy");
    Vec::new()
}

/// By which way it was copied is said once it is.
fn copy(state: &mut State, text: String, what: String) -> Vec<Effect> {
    state.said.clear();
    vec![Effect::Copy { text, what }]
}

/// A statement with its source; none where there is no such statement.
pub(super) fn quote_of(story: &Story, place: Place) -> Option<String> {
    let column = story.columns.get(place.column)?;
    let article = column.article.as_ref()?;
    let text = article.statement_text(place.statement);
    let source = source_line(article, column.name(), place.statement);
    (!text.is_empty()).then(|| format!("{text}\n{source}"))
}

/// All wordings of the claim at a place with their sources, what they differ on, who does not make it;
/// and how many wordings these are.
pub(super) fn claim_text(story: &Story, at: Place) -> Option<(String, usize)> {
    let own = quote_of(story, at)?;
    let place = |twin: StatementRef| story.place(twin);
    let mut twins: Vec<Place> = story.twins_of(at).into_iter().filter_map(place).collect();
    twins.sort_unstable();
    twins.dedup();
    let others = twins.iter().filter_map(|twin| quote_of(story, *twin));
    let mut parts: Vec<String> = std::iter::once(own).chain(others).collect();
    let wordings = parts.len();
    parts.extend(differences_text(story, at));
    parts.extend(silence_text(story, at, &twins));
    Some((parts.join("\n\n"), wordings))
}

/// `"Differ on the number: 4,000 (Morning Post) / 5,500 (Elmford Echo)"`, a line a detail.
fn differences_text(story: &Story, at: Place) -> Option<String> {
    let comparison = story.comparison.as_ref()?;
    let claims = story.index.claims(story.reference(at)?).iter();
    let claims = claims.filter_map(|id| comparison.claims.get(id.0));
    let found = claims.flat_map(|claim| disagreements(comparison, claim));
    let lines: Vec<String> = found
        .map(|detail| detail_line(comparison, &detail))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn detail_line(comparison: &Comparison, detail: &Disagreement) -> String {
    let sides = detail.sides.iter().map(|side| {
        let articles = side.statements.iter().map(|s| s.article);
        let mut outlets: Vec<&str> = articles
            .map(|article| comparison.article(article).outlet.as_str())
            .collect();
        outlets.dedup();
        let value = if side.text.is_empty() {
            "nothing"
        } else {
            &side.text
        };
        format!("{value} ({})", outlets.join(", "))
    });
    let sides: Vec<String> = sides.collect();
    format!(
        "Differ on the {}: {}",
        detail.kind.name(),
        sides.join(" / ")
    )
}

/// `"Not said by River Radio"`; nothing while links are still being found.
fn silence_text(story: &Story, at: Place, twins: &[Place]) -> Option<String> {
    story.comparison.as_ref()?;
    let is_silent = |column: usize| column != at.column && twins.iter().all(|t| t.column != column);
    let columns = story.columns.iter().enumerate();
    let silent: Vec<&str> = columns
        .filter(|(number, column)| is_silent(*number) && column.article.is_some())
        .map(|(_, column)| column.name())
        .collect();
    (!silent.is_empty()).then(|| format!("Not said by {}", silent.join(", ")))
}

/// `"— Harbor Times, “Ferry fire”, 2024-03-12, paragraph 3 of 14, https://…"`
fn source_line(article: &Article, outlet: &str, statement: StatementId) -> String {
    let mut parts = vec![format!("— {outlet}")];
    if !article.title.is_empty() {
        parts.push(format!("“{}”", article.title));
    }
    parts.extend(article.published.map(|day| day.to_string()));
    let position = Position::of(article, statement);
    parts.extend(position.map(|p| p.words_in(article)));
    parts.extend(article.url.as_deref().and_then(web_address));
    parts.join(", ")
}
