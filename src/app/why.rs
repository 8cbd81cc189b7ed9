//! Why: everything that is known of the statement under the cursor, on one sheet.
//!
//! All wordings of its claim, one under the other with the words lit that they share and those that
//! differ; what they differ on; for each link the evidence and how much of the score it gave, which
//! adds up; and for the outlets without a twin the statement that comes nearest. Evidence, not a
//! verdict: nothing here says who is right.

use std::collections::BTreeSet;

use super::annotate::add_annotation;
use super::sheet::piece;
use super::{Sheet, State, Tone, why_details};
use crate::article::ArticleId;
use crate::claims::{Claim, Evidence, Link, LinkKind, StatementRef};
use crate::comparison::Comparison;
use crate::page::{Lit, Role, Says, elide_shared, light_up, lit_of_pair, says_of};

/// Reasons that gave less than this are summed up in one row: they change no digit that is shown.
const SMALL_GAIN: f64 = 0.01;

/// Wider rows than this are hard to follow to their end.
const READING_CELLS: usize = 96;

/// Makes the sheet.
pub(super) fn why_sheet(state: &State, width_cells: usize) -> Sheet {
    let mut sheet = Sheet::new(width_cells.min(READING_CELLS), state.has_bare_words());
    let story = &state.story;
    let (Some(comparison), Some(cursor)) = (&story.comparison, story.reference(story.cursor))
    else {
        let is_waiting = story.comparison.is_none() && !story.columns.is_empty();
        let word = if is_waiting {
            "finding links …"
        } else {
            "nothing to compare"
        };
        sheet.add(word, Tone::Faint, 0);
        return sheet;
    };
    let why = Why {
        state,
        comparison,
        cursor,
    };
    why.add_wordings(&mut sheet);
    why_details::add_details(&mut sheet, state, comparison, why.claims());
    why.add_evidence(&mut sheet);
    why.add_nearest(&mut sheet);
    sheet
}

/// Shows long wordings whole, or leaves out again what they share.
pub(super) fn toggle_wordings(state: &mut State) {
    state.has_whole_wordings = !state.has_whole_wordings;
    state.say(if state.has_whole_wordings {
        "wordings whole"
    } else {
        "long wordings without what they share"
    });
}

/// What every part of the sheet reads.
struct Why<'a> {
    state: &'a State,
    comparison: &'a Comparison,
    cursor: StatementRef,
}

impl<'a> Why<'a> {
    fn claims(&self) -> impl Iterator<Item = &'a Claim> {
        let ids = self.state.story.index.claims(self.cursor).iter();
        let comparison = self.comparison;
        ids.filter_map(|id| comparison.claims.get(id.0))
    }

    /// Twins of the cursor's statement, by article, the nearest first, each with the best link to it, where there is a direct one.
    fn twins(&self) -> Vec<(StatementRef, Option<&'a Link>)> {
        let index = &self.state.story.index;
        let twins = index.twins(self.comparison, self.cursor).into_iter();
        let link = |twin| index.link_between(self.comparison, self.cursor, twin);
        let mut twins: Vec<(StatementRef, Option<&Link>)> =
            twins.map(|twin| (twin, link(twin))).collect();
        let score = |link: Option<&Link>| link.map_or(0.0, |link| link.score);
        twins.sort_by(|x, y| {
            let by_article = x.0.article.cmp(&y.0.article);
            by_article
                .then(score(y.1).total_cmp(&score(x.1)))
                .then(x.0.cmp(&y.0))
        });
        twins
    }

    fn outlet(&self, article: ArticleId) -> &str {
        self.state.story.outlet(article)
    }

    /// "Courier  statement 4 of 21  reworded, 0.72"
    fn heading(&self, statement: StatementRef, rest: &str, tone: Tone) -> Vec<super::Piece> {
        vec![
            piece(self.outlet(statement.article), Tone::Strong),
            piece(&format!("  {}", self.place_of(statement)), Tone::Faint),
            piece(&format!("  {rest}"), tone),
        ]
    }

    /// "statement 4 of 21"
    fn place_of(&self, statement: StatementRef) -> String {
        let count = self.comparison.article(statement.article).statements.len();
        format!("statement {} of {count}", statement.statement.0 + 1)
    }

    fn add_wordings(&self, sheet: &mut Sheet) {
        let twins = self.twins();
        let outlets = self.comparison.articles.len();
        let said = says_of(self.comparison, &self.state.story.index, self.cursor);
        let told = 1 + said.iter().filter(|s| s.says != Says::Silent).count();
        let title = match told {
            1 => "only this outlet says it".to_owned(),
            n => format!(
                "said by {n} of {outlets} outlets{}",
                self.origins_note(&twins)
            ),
        };
        sheet.add(&title, Tone::Strong, 0);
        sheet.gap();
        let start = sheet.rows.len();
        sheet.add_row(self.heading(self.cursor, "", Tone::Faint));
        self.add_lit(sheet, self.cursor, twins.iter().map(|t| t.0));
        add_annotation(sheet, self.state, self.cursor, 2);
        sheet.wordings.push((start..sheet.rows.len(), self.cursor));
        for (twin, link) in twins {
            let (words, says) = link.map_or(
                ("same claim, by way of another".to_owned(), Says::Same),
                |link| self.link_words(link),
            );
            sheet.gap();
            let start = sheet.rows.len();
            sheet.add_row(self.heading(twin, &words, Tone::Says(says)));
            self.add_lit(sheet, twin, std::iter::once(self.cursor));
            add_annotation(sheet, self.state, twin, 2);
            sheet.wordings.push((start..sheet.rows.len(), twin));
        }
    }

    /// ", 2 origins" where some of the outlets that say it print one text.
    fn origins_note(&self, twins: &[(StatementRef, Option<&Link>)]) -> String {
        let articles = twins.iter().map(|(twin, _)| twin.article);
        let articles: BTreeSet<ArticleId> = articles.chain([self.cursor.article]).collect();
        let origin = |article: &ArticleId| self.comparison.shape.origin.get(article.0);
        let origins: BTreeSet<usize> = articles.iter().filter_map(origin).copied().collect();
        match origins.len() {
            0 => String::new(),
            n if n == articles.len() => String::new(),
            1 => ", 1 origin".to_owned(),
            n => format!(", {n} origins"),
        }
    }

    fn add_lit(
        &self,
        sheet: &mut Sheet,
        of: StatementRef,
        others: impl Iterator<Item = StatementRef>,
    ) {
        let index = &self.state.story.index;
        let lit: Vec<Lit> = others
            .flat_map(|other| lit_of_pair(self.comparison, index, of, other))
            .collect();
        let text = self.comparison.text(of);
        let short = elide_shared(text, &light_up(text, &lit));
        match short.filter(|_| !self.state.has_whole_wordings) {
            Some((short, lit)) => sheet.add_lit(&short, &lit, Role::Body, 2),
            None => sheet.add_lit(text, &lit, Role::Body, 2),
        }
    }

    fn add_evidence(&self, sheet: &mut Sheet) {
        let linked: Vec<(StatementRef, &Link)> = self
            .twins()
            .into_iter()
            .filter_map(|(twin, link)| Some((twin, link?)))
            .collect();
        if linked.is_empty() {
            return;
        }
        sheet.gap();
        sheet.add_row(vec![
            piece("evidence", Tone::Strong),
            piece("  shares of the score, before calibration", Tone::Faint),
        ]);
        for (twin, link) in linked {
            sheet.gap();
            let names = format!(
                "{} and {}",
                self.outlet(self.cursor.article),
                self.outlet(twin.article)
            );
            sheet.add(&names, Tone::Text(Role::Body), 2);
            self.add_reasons(sheet, link);
        }
    }

    fn add_reasons(&self, sheet: &mut Sheet, link: &Link) {
        let (large, small): (Vec<&Evidence>, Vec<&Evidence>) = link
            .evidence
            .iter()
            .partition(|reason| reason.gain.abs() >= SMALL_GAIN);
        for reason in large {
            let (own, other) = if link.a == self.cursor {
                (&reason.a, &reason.b)
            } else {
                (&reason.b, &reason.a)
            };
            let words = if own == other {
                own.to_string()
            } else {
                format!("{own} / {other}")
            };
            let row = format!(
                "{:+.2}  {:<15} {words}",
                reason.gain,
                reason.what.sentence()
            );
            sheet.add(row.trim_end(), Tone::Text(Role::Body), 4);
        }
        if !small.is_empty() {
            let rest: f64 = small.iter().map(|reason| reason.gain).sum();
            let noun = if small.len() == 1 {
                "reason"
            } else {
                "reasons"
            };
            let row = format!("{rest:+.2}  {} smaller {noun}", small.len());
            sheet.add(&row, Tone::Faint, 4);
        }
        let shown = if self.hand_of(link.a, link.b) == Some(true) {
            ", linked by you"
        } else if self.comparison.is_shown(link) {
            ""
        } else {
            ", below the threshold"
        };
        let sum = format!("={:.2}  together: the score{shown}", link.score);
        sheet.add(&sum, Tone::Strong, 4);
        if link.score > 0.0 {
            let hundredths = (link.score * 100.0).round();
            let meaning = format!("of 100 such pairs about {hundredths} say the same");
            sheet.add(&meaning, Tone::Faint, 11);
        }
    }

    fn add_nearest(&self, sheet: &mut Sheet) {
        let story = &self.state.story;
        let said = says_of(self.comparison, &story.index, self.cursor);
        let silent: Vec<ArticleId> = said
            .iter()
            .filter(|answer| answer.says == Says::Silent)
            .map(|answer| answer.article)
            .collect();
        if silent.is_empty() {
            return;
        }
        sheet.gap();
        sheet.add("no twin", Tone::Strong, 0);
        for article in silent {
            sheet.gap();
            match story.index.nearest(self.comparison, self.cursor, article) {
                Some((near, score)) => {
                    let by_hand = match self.hand_of(self.cursor, near) {
                        Some(false) => ", unlinked by you",
                        _ => "",
                    };
                    let words = format!("nearest, {score:.2}{by_hand}");
                    sheet.add_row(self.heading(near, &words, Tone::Says(Says::Silent)));
                    self.add_lit(sheet, near, std::iter::once(self.cursor));
                }
                None => sheet.add_row(vec![
                    piece(self.outlet(article), Tone::Strong),
                    piece("  nothing near", Tone::Says(Says::Silent)),
                ]),
            }
        }
    }

    /// Whether the reader linked or unlinked two statements.
    fn hand_of(&self, one: StatementRef, other: StatementRef) -> Option<bool> {
        self.comparison.corrections.of(one, other)
    }

    /// "same, reworded, 0.72" or "same, reworded, linked by you", and how the two stand.
    fn link_words(&self, link: &Link) -> (String, Says) {
        let (words, says) = link_words(link);
        match self.hand_of(link.a, link.b) {
            Some(true) => (format!("{words}, linked by you"), says),
            _ => (format!("{words}, {:.2}", link.score), says),
        }
    }
}

/// "same, reworded" and how the two stand.
fn link_words(link: &Link) -> (String, Says) {
    let says = match link.kind {
        _ if !link.differences.is_empty() => Says::Differs,
        LinkKind::Partial => Says::Partly,
        LinkKind::Verbatim | LinkKind::Reworded => Says::Same,
    };
    let kind = match link.kind {
        LinkKind::Verbatim => "verbatim",
        LinkKind::Reworded => "reworded",
        LinkKind::Partial => "in part",
    };
    (format!("{}, {kind}", says.word()), says)
}
