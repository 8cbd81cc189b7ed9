//! Tells a page that keeps its article back: for subscribers, for browsers with scripts, for people.
//!
//! Such a page is not empty: it shows a few sentences and a prompt. Few words alone prove nothing, for some
//! articles are short, and a prompt alone proves nothing, for pages show prompts beside whole articles;
//! both together are worth a note.

use crate::article::Note;
use crate::article::blocks::Block;

/// Most words of an article that may be kept back: teasers have up to three paragraphs.
const MAX_TEASER_WORDS: usize = 150;

/// Longest prompt, in words; a sentence of an article that holds the same words is longer.
const MAX_PROMPT_WORDS: usize = 40;

/// What prompts hold, in lower case, and what keeps the article back.
const PROMPTS: [(&str, &[&str]); 4] = [
    (
        "for subscribers",
        &[
            "subscribe to continue",
            "subscribe to read",
            "subscribe to keep reading",
            "subscribe now to read",
            "already a subscriber",
            "already subscribed",
            "already a member",
            "for subscribers only",
            "exclusive to subscribers",
            "subscriber-only",
            "subscribers only",
            "members only",
            "to continue reading",
            "continue reading this article",
            "to read the full",
            "to read this article",
            "unlock this article",
            "become a subscriber",
            "start your free trial",
            "log in to continue",
            "sign in to continue",
            "register to continue",
            "create a free account",
            "free articles",
            "to keep reading",
            "abonn",
            "réservé aux",
            "nur für",
            "suscríbete",
            "suscriptores",
            "assinante",
            "abbonati",
            "подпис",
        ],
    ),
    (
        "for browsers with scripts",
        &[
            "enable javascript",
            "enable js",
            "javascript is disabled",
            "javascript is not enabled",
            "javascript to run",
            "requires javascript",
            "javascript is required",
            "turn on javascript",
            "without javascript",
            "javascript disabled",
            "activate javascript",
            "javascript aktivieren",
            "activer javascript",
            "activar javascript",
            "habilitar javascript",
            "включите javascript",
        ],
    ),
    (
        "for people",
        &[
            "are you a robot",
            "not a robot",
            "verify you are human",
            "verifying you are human",
            "checking your browser",
            "unusual traffic",
            "access denied",
            "access to this page has been denied",
            "you have been blocked",
            "complete the captcha",
            "security check",
            "ddos protection",
            "attention required",
        ],
    ),
    (
        "behind a consent prompt",
        &[
            "before you continue",
            "accept all cookies",
            "manage your privacy",
            "we value your privacy",
            "accept cookies to",
        ],
    ),
];

/// Says that the page keeps its article back, where few words and a prompt say so.
///
/// `without_scripts` is what the page shows where scripts are off.
pub(super) fn wall_note(blocks: &[Block], without_scripts: &str) -> Option<Note> {
    let kept = blocks.iter().filter(|b| !b.is_outside());
    let words: usize = kept.map(|b| b.text.split(' ').count()).sum();
    if words > MAX_TEASER_WORDS {
        return None;
    }
    let shown = blocks.iter().map(|b| b.text.as_str());
    let prompt = shown.chain([without_scripts]).find_map(|text| {
        let is_short = text.split_whitespace().count() <= MAX_PROMPT_WORDS;
        let lower = text.to_lowercase();
        let says = |phrases: &[&str]| phrases.iter().any(|p| lower.contains(p));
        let found = PROMPTS
            .iter()
            .find(|(_, phrases)| is_short && says(phrases));
        found.map(|(wall, _)| (*wall, text))
    });
    let (wall, prompt) = prompt?;
    let prompt = prompt.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = format!(
        "{} {wall}: {words} words of text, and “{prompt}”",
        super::WALL
    );
    Some(Note { text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::blocks::{Shape, Standing};

    fn note(words: usize, prompt: &str, without_scripts: &str) -> String {
        let blocks = [
            Block::new(&"word ".repeat(words), Shape::Plain),
            Block {
                standing: Standing::Outside("outside the article"),
                ..Block::new(prompt, Shape::Plain)
            },
        ];
        wall_note(&blocks, without_scripts).map_or(String::new(), |n| n.text)
    }

    #[test]
    fn few_words_and_a_prompt_are_a_wall() {
        let said = "for subscribers: 60 words of text, and “Subscribe to continue.”";
        assert_eq!(
            note(60, "Subscribe to continue.", ""),
            format!("the page seems to be {said}")
        );
        assert!(note(3, "", "Please  enable JavaScript").contains("for browsers with scripts"));
    }

    #[test]
    fn long_text_or_no_prompt_is_none() {
        assert_eq!(note(400, "Subscribe to continue.", ""), "");
        assert_eq!(note(60, "Weather: rain", ""), "");
    }
}
