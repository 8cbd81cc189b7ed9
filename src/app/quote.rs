//! Taking words along: a statement with its source, a claim with all its wordings, the original page.

use super::{Effect, Place, State, Story};
use crate::article::Article;
use crate::claims::StatementRef;

/// Terminals take no longer text over OSC 52; so many bytes before it is encoded.
const LONGEST_COPY_BYTES: usize = 74_000;

/// Copies the statement under the cursor with its source.
pub(super) fn copy_statement(state: &mut State) -> Vec<Effect> {
    match quote_of(&state.story, state.story.cursor) {
        Some(text) => copy(state, text, "statement"),
        None => nothing(state),
    }
}

/// Copies every wording of the claim under the cursor.
pub(super) fn copy_claim(state: &mut State) -> Vec<Effect> {
    let story = &state.story;
    let own = quote_of(story, story.cursor);
    let place = |twin: StatementRef| story.place(twin);
    let twins = story.twins().into_iter().filter_map(place);
    let quotes: Vec<String> = own
        .into_iter()
        .chain(twins.filter_map(|p| quote_of(story, p)))
        .collect();
    if quotes.is_empty() {
        return nothing(state);
    }
    let what = format!("{} wordings", quotes.len());
    copy(state, quotes.join("\n\n"), &what)
}

/// Opens the page the article was published at.
pub(super) fn open_original(state: &mut State) -> Vec<Effect> {
    let url = state.story.focus_article().and_then(|a| a.url.clone());
    match url {
        Some(url) if is_web_address(&url) => {
            state.say(format!("opening {url}"));
            vec![Effect::OpenUrl(url)]
        }
        Some(url) => {
            state.say(format!("not opened, since it is no web address: {url}"));
            Vec::new()
        }
        None => {
            state.say("this article names no address");
            Vec::new()
        }
    }
}

/// Tells whether an address is one a browser may be given: it comes from the article, so only the web.
fn is_web_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn nothing(state: &mut State) -> Vec<Effect> {
    state.say("nothing to copy");
    Vec::new()
}

fn copy(state: &mut State, text: String, what: &str) -> Vec<Effect> {
    if text.len() > LONGEST_COPY_BYTES {
        state.say(format!("too long to copy: {} bytes", text.len()));
        return Vec::new();
    }
    state.say(format!("copied {what}"));
    vec![Effect::Copy(text)]
}

fn quote_of(story: &Story, place: Place) -> Option<String> {
    let column = story.columns.get(place.column)?;
    let article = column.article.as_ref()?;
    let text = article.statement_text(place.statement);
    (!text.is_empty()).then(|| format!("{text}\n{}", source_line(article, column.name())))
}

/// `"Harbor Times, "Ferry fire", 2024-03-12, https://…"`
fn source_line(article: &Article, outlet: &str) -> String {
    let mut parts = vec![format!("— {outlet}")];
    if !article.title.is_empty() {
        parts.push(format!("“{}”", article.title));
    }
    parts.extend(article.published.map(|day| day.to_string()));
    parts.extend(article.url.clone());
    parts.join(", ")
}
