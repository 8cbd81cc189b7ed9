//! Text with its highlights, as the reader has them.

use maud::{Markup, html};

use super::story::Story;
use crate::claims::StatementRef;
use crate::page::{Lit, Role, light_up, lit_of_pair, runs_of_row};
use crate::text::Span;

impl Story<'_> {
    /// The words of a statement, lit up for its links to `others`.
    pub(super) fn lit_text(
        &self,
        statement: StatementRef,
        others: impl IntoIterator<Item = StatementRef>,
    ) -> Markup {
        let others = others.into_iter();
        let lit: Vec<Lit> = others
            .flat_map(|other| lit_of_pair(self.digest.comparison, &self.index, statement, other))
            .collect();
        marked(self.text(statement), &lit)
    }
}

/// Text with marks: shared words underlined, counterparts dashed, differing values framed and named.
fn marked(text: &str, lit: &[Lit]) -> Markup {
    let lit = light_up(text, lit);
    let runs = runs_of_row(Span::new(0, text.len()), &lit, Role::Body);
    html! {
        @for run in runs {
            @let part = run.span.of(text);
            @match run.role {
                Role::Shared => mark.s { (part) },
                Role::Counterpart => mark.c { (part) },
                Role::Differs => mark.d { span.vh { "differs: " } (part) },
                _ => (part),
            }
        }
    }
}

/// What the highlights mean, as they look.
pub(super) fn legend() -> Markup {
    html! {
        mark.s { "shared words" } " · "
        mark.c { "another word for the same" } " · "
        mark.d { span.vh { "differs: " } "a detail that differs" }
    }
}
