//! What was found by comparing, as bytes: links with their reasons, claims, reuse.
//!
//! Most of it are links that nobody sees: of a hundred candidates three are shown. So they stand as three
//! rows of small numbers, some four bytes a link: how many each statement has, how far it is from one to
//! the next, and score and kind in one. A score has four decimals and comes back as it was; one that does
//! not is not kept.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::article::is_inert;
use super::key::{Hashing, Kind, is_passing_path};
use super::reasons::{KeptReasons, Texts};
use super::{Cache, article, keep};
use crate::article::{Article, ArticleId, StatementId};
use crate::claims::{Claim, Link, LinkKind, Reuse, Reused, StatementRef, Status, Uncompared};
use crate::comparison::{Comparison, Known, compare, compare_known, put_in_order};
use crate::disk::RecordKey;

/// Scores are told apart to so many parts of one.
const SCORE_PARTS: f64 = 10_000.0;

/// Kinds of links.
const KINDS: [LinkKind; 3] = [LinkKind::Verbatim, LinkKind::Reworded, LinkKind::Partial];

/// What is known of a story.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    /// For each statement that has links to later ones: how far it is from the one before, and how many.
    firsts: Vec<(u32, u32)>,
    /// For each link how far its second statement is from that of the one before; from its first in the
    /// first of a row.
    seconds: Vec<u32>,
    /// Score and kind of each link.
    scores: Vec<u32>,
    #[serde(borrow)]
    reasons: Vec<KeptReasons<'a>>,
    claims: Vec<KeptClaim>,
    shares: Vec<Vec<(u32, Reused)>>,
    is_too_short: Vec<bool>,
    origin: Vec<u32>,
    stranger_pairs: u64,
    distant_pairs: u64,
}

#[derive(Serialize, Deserialize)]
struct KeptClaim {
    lead: u32,
    members: Vec<u32>,
    links: Vec<u32>,
    outlets: u32,
    origins: u32,
    status: Status,
}

impl Cache {
    /// Compares the articles of one story as [`compare`] does, or knows what came of it.
    pub fn compare(&self, mut articles: Vec<Arc<Article>>, threshold: f64) -> Comparison {
        put_in_order(&mut articles);
        let is_kept = !articles.iter().any(|a| is_passing_path(&a.path));
        let packs = self.in_use().filter(|_| is_kept);
        let keyed = packs.and_then(|p| Some((p, key_of(&articles, threshold)?)));
        let Some((packs, key)) = keyed else {
            return compare(articles, threshold);
        };
        let known = packs.get(&key).and_then(|bytes| decode(&bytes, &articles));
        if let Some(known) = known {
            return compare_known(articles, threshold, known);
        }
        let comparison = compare(articles, threshold);
        keep(packs, Kind::Comparison, &key, encode(&comparison));
        comparison
    }
}

fn key_of(articles: &[Arc<Article>], threshold: f64) -> Option<RecordKey> {
    let mut key = Hashing::new(Kind::Comparison);
    key.add(threshold.to_bits().to_le_bytes());
    for article in articles {
        key.add(article::encode(article)?);
    }
    Some(key.finish())
}

/// The statements of a story in one row.
struct Row {
    /// Number of the first statement of each article, and of all.
    starts: Vec<usize>,
}

impl Row {
    fn of(articles: &[Arc<Article>]) -> Row {
        let mut starts = vec![0];
        for article in articles {
            starts.push(starts.last().copied().unwrap_or(0) + article.statements.len());
        }
        Row { starts }
    }

    fn number(&self, statement: StatementRef) -> Option<u32> {
        let start = self.starts.get(statement.article.0)?;
        u32::try_from(start + statement.statement.0).ok()
    }

    fn statement(&self, number: u32) -> Option<StatementRef> {
        let number = number as usize;
        if number >= *self.starts.last()? {
            return None;
        }
        let article = self.starts.partition_point(|start| *start <= number) - 1;
        Some(StatementRef {
            article: ArticleId(article),
            statement: StatementId(number - self.starts[article]),
        })
    }
}

pub(super) fn encode(comparison: &Comparison) -> Option<Vec<u8>> {
    let row = Row::of(&comparison.articles);
    let links = &comparison.links;
    let (mut firsts, mut seconds) = (Vec::new(), Vec::new());
    let mut last_first = 0;
    for of_one in links.chunk_by(|x, y| x.a == y.a) {
        let first = row.number(of_one[0].a)?;
        firsts.push((
            first.checked_sub(last_first)?,
            u32::try_from(of_one.len()).ok()?,
        ));
        last_first = first;
        let mut last = first;
        for link in of_one {
            let second = row.number(link.b)?;
            seconds.push(second.checked_sub(last)?);
            last = second;
        }
    }
    let reasons = links
        .iter()
        .enumerate()
        .filter(|(_, link)| !link.evidence.is_empty());
    let claim = |claim: &Claim| keep_claim(claim, &row);
    let share =
        |(article, reused): &(ArticleId, Reused)| Some((u32::try_from(article.0).ok()?, *reused));
    let shares = comparison.reuse.shares.iter();
    let origin = comparison.shape.origin.iter();
    let uncompared = comparison.uncompared();
    let kept = Kept {
        firsts,
        seconds,
        scores: links.iter().map(keep_score).collect::<Option<_>>()?,
        reasons: reasons
            .map(|(number, link)| KeptReasons::of(number, link))
            .collect::<Option<_>>()?,
        claims: comparison.claims.iter().map(claim).collect::<Option<_>>()?,
        shares: shares
            .map(|s| s.iter().map(share).collect())
            .collect::<Option<_>>()?,
        is_too_short: comparison.reuse.is_too_short.clone(),
        origin: origin
            .map(|o| u32::try_from(*o).ok())
            .collect::<Option<_>>()?,
        stranger_pairs: uncompared.stranger_pairs as u64,
        distant_pairs: uncompared.distant_pairs as u64,
    };
    postcard::to_allocvec(&kept).ok()
}

/// A score and a kind as one number; none where the score would not come back.
fn keep_score(link: &Link) -> Option<u32> {
    let part = (link.score * SCORE_PARTS).round();
    let is_same = (0.0..=SCORE_PARTS).contains(&part)
        && (part / SCORE_PARTS).to_bits() == link.score.to_bits();
    let kind = KINDS.iter().position(|kind| *kind == link.kind)?;
    is_same.then_some(part as u32 * KINDS.len() as u32 + kind as u32)
}

fn keep_claim(claim: &Claim, row: &Row) -> Option<KeptClaim> {
    let Claim {
        lead,
        members,
        links,
        outlets,
        origins,
        status,
    } = claim;
    Some(KeptClaim {
        lead: row.number(*lead)?,
        members: members
            .iter()
            .map(|m| row.number(*m))
            .collect::<Option<_>>()?,
        links: links
            .iter()
            .map(|l| u32::try_from(*l).ok())
            .collect::<Option<_>>()?,
        outlets: u32::try_from(*outlets).ok()?,
        origins: u32::try_from(*origins).ok()?,
        status: *status,
    })
}

/// What is known of the story of these articles; none where it cannot be theirs.
pub(super) fn decode(bytes: &[u8], articles: &[Arc<Article>]) -> Option<Known> {
    let kept: Kept = postcard::from_bytes(bytes).ok()?;
    let row = Row::of(articles);
    let mut links = links(&kept, &row)?;
    for reasons in kept.reasons {
        let link = links.get_mut(reasons.link as usize)?;
        let texts = Texts {
            a: text(articles, link.a)?,
            b: text(articles, link.b)?,
        };
        reasons.give(link, texts)?;
    }
    let claim = |claim: KeptClaim| claim_of(claim, &row, links.len());
    let claims = kept.claims.into_iter().map(claim).collect::<Option<_>>()?;
    let count = articles.len();
    let article = |number: u32| Some(number as usize).filter(|number| *number < count);
    let share = |(number, reused)| Some((ArticleId(article(number)?), reused));
    let of_one = |of_one: Vec<(u32, Reused)>| of_one.into_iter().map(share).collect::<Option<_>>();
    let shares: Vec<_> = kept.shares.into_iter().map(of_one).collect::<Option<_>>()?;
    let origin: Vec<usize> = kept
        .origin
        .into_iter()
        .map(article)
        .collect::<Option<_>>()?;
    let lengths = [shares.len(), kept.is_too_short.len(), origin.len()];
    lengths
        .iter()
        .all(|length| *length == count)
        .then_some(Known {
            links,
            claims,
            reuse: Reuse {
                shares,
                is_too_short: kept.is_too_short,
            },
            origin,
            uncompared: Uncompared {
                stranger_pairs: usize::try_from(kept.stranger_pairs).ok()?,
                distant_pairs: usize::try_from(kept.distant_pairs).ok()?,
            },
        })
}

fn text(articles: &[Arc<Article>], statement: StatementRef) -> Option<&str> {
    let article = articles.get(statement.article.0)?;
    Some(article.statement_text(statement.statement)).filter(|text| is_inert(text))
}

/// The links without their reasons, by first statement, then second, none of them twice.
fn links(kept: &Kept, row: &Row) -> Option<Vec<Link>> {
    let mut numbers = kept.seconds.iter().zip(&kept.scores);
    let mut links = Vec::with_capacity(kept.seconds.len());
    let mut first = 0_u32;
    for (number, (gap, count)) in kept.firsts.iter().enumerate() {
        first = first
            .checked_add(*gap)
            .filter(|_| number == 0 || *gap > 0)?;
        let a = row.statement(first)?;
        let mut second = first;
        for _ in 0..*count {
            let (gap, score) = numbers.next()?;
            second = second.checked_add(*gap).filter(|_| *gap > 0)?;
            links.push(link(a, row.statement(second)?, *score)?);
        }
    }
    (numbers.next().is_none() && kept.seconds.len() == kept.scores.len()).then_some(links)
}

fn link(a: StatementRef, b: StatementRef, score: u32) -> Option<Link> {
    let kinds = KINDS.len() as u32;
    let part = f64::from(score / kinds);
    let kind = KINDS[(score % kinds) as usize];
    let is_sound = part <= SCORE_PARTS && a.article != b.article;
    is_sound.then(|| Link::bare(a, b, part / SCORE_PARTS, kind))
}

fn claim_of(kept: KeptClaim, row: &Row, link_count: usize) -> Option<Claim> {
    let link = |number: u32| Some(number as usize).filter(|number| *number < link_count);
    let members = kept.members.into_iter().map(|number| row.statement(number));
    let members: Vec<StatementRef> = members.collect::<Option<_>>()?;
    (!members.is_empty()).then_some(())?;
    Some(Claim {
        lead: row.statement(kept.lead)?,
        members,
        links: kept.links.into_iter().map(link).collect::<Option<_>>()?,
        outlets: kept.outlets as usize,
        origins: kept.origins as usize,
        status: kept.status,
    })
}
