//! Origins: how much of each article stands in each other one, and how many independent texts there are.
//!
//! ```text
//!  3 articles, 2 origins                                       summary: what counts as one text,
//!    one text: Courier, Herald                                 credits, what is too short to tell
//!
//!  ▸ Herald · Courier   one origin                             the pairs, most reused first; each can
//!      62% of Herald   ██████████▒▒······  54 word for word…   be chosen and opened side by side
//!      48% of Courier  ████████▒▒········
//!
//!                  1   2   3                                    all of it, in percent
//!   1 Courier      ·  48   2
//! ```
//!
//! Percentages are evidence, not a verdict: which of two outlets had a text first is not said.

use std::collections::BTreeMap;

use super::origins::{Pair, pairs};
use super::sheet::piece;
use super::{Piece, Sheet, State, Tone, View};
use crate::article::ArticleId;
use crate::claims::Reused;
use crate::comparison::Comparison;
use crate::page::{Role, Says, fit_cells, text_width};
use crate::text::counted;

/// Less than this of an article is what reports of one story share anyway: names, a quotation.
const MIN_REUSE: f64 = 0.1;
/// A name is cut beyond this, so that bars stand level and keep their room.
const MAX_NAME_CELLS: usize = 24;
/// A bar that is longer says no more.
const MAX_BAR_CELLS: usize = 40;
/// "100% of ".
const PERCENT_CELLS: usize = 8;
/// "  54 word for word, 8 reworded".
const PARTS_CELLS: usize = 32;
/// A cell of the matrix: "100" and a blank.
const MATRIX_CELLS: usize = 4;

/// Makes the sheet; its stops are the pairs, in the order of `pairs`.
pub(super) fn origins_sheet(state: &State, width_cells: usize) -> Sheet {
    let mut sheet = Sheet::new(width_cells, state.options.has_color);
    let Some(comparison) = &state.story.comparison else {
        let is_waiting = !state.story.columns.is_empty();
        let word = if is_waiting {
            "finding links …"
        } else {
            "nothing to compare"
        };
        sheet.add(word, Tone::Faint, 1);
        return sheet;
    };
    let origins = Origins {
        state,
        comparison,
        width_cells,
    };
    origins.add_summary(&mut sheet);
    if comparison.articles.len() > 1 {
        origins.add_pairs(&mut sheet);
        origins.add_matrix(&mut sheet);
    }
    sheet
}

/// What every part of the sheet reads.
struct Origins<'a> {
    state: &'a State,
    comparison: &'a Comparison,
    width_cells: usize,
}

impl Origins<'_> {
    fn name(&self, article: ArticleId) -> &str {
        self.state.story.outlet(article)
    }

    fn origin(&self, article: ArticleId) -> Option<usize> {
        self.comparison.shape.origin.get(article.0).copied()
    }

    fn articles(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..self.comparison.articles.len()).map(ArticleId)
    }

    fn names(&self, articles: &[ArticleId]) -> String {
        let names: Vec<&str> = articles.iter().map(|a| self.name(*a)).collect();
        names.join(", ")
    }

    /// "5 articles, 4 origins", what is one text, who credits whom, what is too short to tell.
    fn add_summary(&self, sheet: &mut Sheet) {
        let mut texts: BTreeMap<usize, Vec<ArticleId>> = BTreeMap::new();
        for article in self.articles() {
            texts
                .entry(self.origin(article).unwrap_or(article.0))
                .or_default()
                .push(article);
        }
        let (articles, origins) = (self.comparison.articles.len(), texts.len());
        let title = format!(
            "{}, {}",
            counted(articles, "article"),
            counted(origins, "origin")
        );
        sheet.add(&title, Tone::Strong, 1);
        for text in texts.values().filter(|articles| articles.len() > 1) {
            let line = format!("likely one text, so one origin: {}", self.names(text));
            sheet.add(&line, Tone::Text(Role::Body), 3);
        }
        let mut credits: BTreeMap<&str, Vec<ArticleId>> = BTreeMap::new();
        for article in self.articles() {
            for agency in &self.comparison.article(article).credits {
                credits.entry(agency).or_default().push(article);
            }
        }
        for (agency, articles) in credits {
            let line = format!("credits {agency}: {}", self.names(&articles));
            sheet.add(&line, Tone::Text(Role::Body), 3);
        }
        let is_short = |article: &ArticleId| self.comparison.reuse.is_too_short(*article);
        let short: Vec<ArticleId> = self.articles().filter(is_short).collect();
        if !short.is_empty() {
            let line = format!("too short to tell: {}", self.names(&short));
            sheet.add(&line, Tone::Faint, 3);
        }
    }

    fn add_pairs(&self, sheet: &mut Sheet) {
        let pairs = pairs(self.comparison);
        let weak = pairs.partition_point(|pair| pair.there.share() >= MIN_REUSE);
        sheet.gap();
        if weak == 0 {
            let line =
                "No article stands in another: at most what reports of one story share anyway.";
            sheet.add(line, Tone::Text(Role::Body), 1);
        } else if !self.state.linear.is_on {
            let legend = "█ word for word  ▒ reworded  · the rest";
            sheet.add(legend, Tone::Faint, 3);
        }
        let chosen = self.state.rows_of(View::Origins).chosen;
        for (number, pair) in pairs[..weak].iter().enumerate() {
            sheet.gap();
            sheet.stops.push(sheet.rows.len());
            self.add_pair(sheet, *pair, number == chosen);
        }
        if weak < pairs.len() {
            sheet.gap();
            let line = "less than 10%: names, a quotation, what reports of one story share anyway";
            sheet.add(line, Tone::Strong, 1);
        }
        for (number, pair) in pairs.iter().enumerate().skip(weak) {
            sheet.stops.push(sheet.rows.len());
            let shares = format!("{:>3} {:>4}  ", percent(pair.there), percent(pair.back));
            let names = format!("{} · {}", self.name(pair.one), self.name(pair.other));
            sheet.add_row(vec![
                piece(sign(number == chosen), Tone::Key),
                piece(&shares, Tone::Faint),
                piece(&names, Tone::Text(Role::Body)),
            ]);
        }
    }

    fn add_pair(&self, sheet: &mut Sheet, pair: Pair, is_chosen: bool) {
        let is_one = self.origin(pair.one) == self.origin(pair.other);
        let names = format!("{} · {}", self.name(pair.one), self.name(pair.other));
        let mut heading = vec![
            piece(sign(is_chosen), Tone::Key),
            piece(&names, Tone::Strong),
        ];
        if is_one {
            heading.push(piece("  one origin", Tone::Says(Says::Same)));
        }
        sheet.add_row(heading);
        for (article, share) in [(pair.one, pair.there), (pair.other, pair.back)] {
            sheet.add_row(self.share_row(article, share));
        }
    }

    /// "    62% of Herald   ████▒▒····  54 word for word, 8 reworded"
    fn share_row(&self, article: ArticleId, share: Reused) -> Vec<Piece> {
        let longest = self.articles().map(|a| text_width(self.name(a))).max();
        let room = self.width_cells.saturating_sub(4 + PERCENT_CELLS);
        let cells = longest.unwrap_or(0).min(MAX_NAME_CELLS).min(room / 3);
        let room = room.saturating_sub(cells + 2);
        let has_parts = room >= PARTS_CELLS + 10;
        let room = room.saturating_sub(if has_parts { PARTS_CELLS } else { 1 });
        let (verbatim, reworded) = (whole(share.verbatim), whole(share.share()));
        let name = padded(self.name(article), cells);
        let mut pieces = vec![piece(
            &format!("    {:>4} of {name}  ", percent(share)),
            Tone::Text(Role::Body),
        )];
        pieces.extend(bar(share, room.min(MAX_BAR_CELLS)));
        if has_parts {
            let parts = format!(
                "  {verbatim} word for word, {} reworded",
                reworded - verbatim
            );
            pieces.push(piece(&parts, Tone::Faint));
        }
        pieces
    }

    /// Who stands in whom, in percent, in as many parts as the width asks for.
    fn add_matrix(&self, sheet: &mut Sheet) {
        let order: Vec<ArticleId> = self
            .state
            .story
            .columns
            .iter()
            .filter_map(|c| c.id)
            .collect();
        if order.len() < 3 {
            return;
        }
        sheet.gap();
        sheet.add(
            "how much of the article of a row stands in that of a column, in percent",
            Tone::Strong,
            1,
        );
        let longest = order
            .iter()
            .map(|a| text_width(self.name(*a)))
            .max()
            .unwrap_or(0);
        let name_cells = longest.min(MAX_NAME_CELLS).min(self.width_cells / 3);
        let room = self.width_cells.saturating_sub(name_cells + 6);
        for (part, heads) in order.chunks((room / MATRIX_CELLS).max(1)).enumerate() {
            let before = part * (room / MATRIX_CELLS).max(1);
            let numbers = (before..)
                .take(heads.len())
                .map(|n| format!("{:>4}", n + 1));
            let blank = " ".repeat(name_cells + 5);
            sheet.add_row(vec![piece(
                &format!("{blank}{}", numbers.collect::<String>()),
                Tone::Faint,
            )]);
            for (number, article) in order.iter().enumerate() {
                let name = padded(self.name(*article), name_cells);
                let mut row = vec![piece(
                    &format!("  {:>2} {name}", number + 1),
                    Tone::Text(Role::Body),
                )];
                row.extend(heads.iter().map(|other| self.matrix_cell(*article, *other)));
                sheet.add_row(row);
            }
        }
    }

    fn matrix_cell(&self, article: ArticleId, other: ArticleId) -> Piece {
        let is_short = |a| self.comparison.reuse.is_too_short(a);
        if article == other {
            return piece("   ·", Tone::Faint);
        }
        if is_short(article) || is_short(other) {
            return piece("   ?", Tone::Faint);
        }
        let share = self.comparison.reuse.of(article, other);
        let tone = match share.share() {
            share if share >= MIN_REUSE => Tone::Strong,
            _ => Tone::Faint,
        };
        piece(&format!("{:>4}", whole(share.share())), tone)
    }
}

/// A bar of verbatim, reworded and the rest, by characters; what is there at all has a cell.
fn bar(share: Reused, cells: usize) -> Vec<Piece> {
    let all = share.share().clamp(0.0, 1.0);
    let filled = scaled(all, cells);
    let verbatim = scaled(share.verbatim.clamp(0.0, all), cells).min(filled);
    let rest = cells - filled;
    vec![
        piece(&"█".repeat(verbatim), Tone::Says(Says::Same)),
        piece(&"▒".repeat(filled - verbatim), Tone::Says(Says::Partly)),
        piece(&"·".repeat(rest), Tone::Faint),
    ]
}

/// So many of the cells as the share is, rounded; one at least where there is any.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to `cells`"
)]
fn scaled(share: f64, cells: usize) -> usize {
    let exact = share * cells as f64;
    let least = usize::from(share > 0.0);
    (exact.round() as usize).max(least).min(cells)
}

/// Whole hundredths.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100"
)]
fn whole(share: f64) -> usize {
    (share.clamp(0.0, 1.0) * 100.0).round() as usize
}

fn percent(share: Reused) -> String {
    format!("{}%", whole(share.share()))
}

fn sign(is_chosen: bool) -> &'static str {
    if is_chosen { "▸ " } else { "  " }
}

/// The name, cut or filled up to so many cells.
fn padded(name: &str, cells: usize) -> String {
    let name = fit_cells(name, cells);
    let blank = " ".repeat(cells.saturating_sub(text_width(&name)));
    name + &blank
}
