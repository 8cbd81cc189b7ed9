//! What a reader sets by hand about an article: a page in, the article as it is then.

use super::{Amendments, Article, OutletGroup, Role, Source, TAKEN_OUT, read, read_amended};

const PAGE: &str = "Bridge closed for a year | Daily Post\n\n\
    By Jane Doe\n\n\
    The council voted on Monday to close the bridge for a year, the mayor said.\n\n\
    Share this story\n\n\
    Traders on both sides of the river said that they had not been asked at all.\n\n\
    Share this story\n\n\
    The bridge was built in 1903 and has been repaired three times since the war.\n";

fn amended(amendments: &Amendments) -> Article {
    read_amended(&Source::new("a.txt", PAGE), amendments)
}

fn blocks(text: &str, is_kept: bool) -> Amendments {
    let mut amendments = Amendments::default();
    amendments.set_block(text, is_kept);
    amendments
}

/// Every span lies within the text, in order, and says what it should.
fn assert_sound(article: &Article) {
    let mut end = 0;
    for statement in &article.statements {
        assert!(statement.span.start >= end && !statement.span.of(&article.text).is_empty());
        let paragraph = &article.paragraphs[statement.paragraph];
        assert!(paragraph.span.contains(statement.span));
        end = statement.span.end;
    }
}

#[test]
fn nothing_set_changes_nothing() {
    let plain = read(&Source::new("a.txt", PAGE));
    assert_eq!(amended(&Amendments::default()), plain);
    assert_eq!(amended(&blocks("not there", true)), plain);
}

#[test]
fn block_that_is_put_back_holds_statements_again() {
    let article = amended(&blocks("share this STORY!", true));
    let texts: Vec<&str> = article
        .statement_ids()
        .map(|id| article.statement_text(id))
        .collect();
    assert_eq!(
        texts.iter().filter(|t| **t == "Share this story").count(),
        2
    );
    assert!(article.removed.iter().all(|r| r.text != "Share this story"));
    assert_sound(&article);
}

#[test]
fn byline_that_is_put_back_still_names_the_author() {
    let article = amended(&blocks("By Jane Doe", true));
    assert_eq!(article.author.as_deref(), Some("Jane Doe"));
    assert!(article.text.contains("By Jane Doe"));
}

#[test]
fn site_name_that_is_put_back_stands_by_itself() {
    let article = amended(&blocks("| Daily Post", true));
    assert_eq!(article.title, "Bridge closed for a year");
    assert!(
        article
            .text
            .starts_with("Bridge closed for a year\n\n| Daily Post\n\n")
    );
    assert_sound(&article);
}

#[test]
fn block_that_is_taken_out_is_listed_as_such() {
    let text = "Traders on both sides of the river said that they had not been asked at all.";
    let article = amended(&blocks(text, false));
    assert!(!article.text.contains("Traders"));
    let removed = article.removed.iter().find(|r| r.text == text);
    assert_eq!(removed.map(|r| r.reason), Some(TAKEN_OUT));
    assert_sound(&article);
}

#[test]
fn later_word_on_a_block_counts() {
    let mut amendments = blocks("Share this story", true);
    amendments.set_block("Share this story", false);
    assert_eq!(
        amended(&amendments).text,
        amended(&Amendments::default()).text
    );
}

#[test]
fn names_that_are_set_stand_in_place_of_those_found() {
    let article = amended(&Amendments {
        outlet: Some("The Post".to_owned()),
        title: Some("A bridge closes".to_owned()),
        published: Some(jiff::civil::date(2031, 5, 7)),
        ..Amendments::default()
    });
    assert_eq!(
        (article.outlet.as_str(), article.title.as_str()),
        ("The Post", "A bridge closes")
    );
    assert_eq!(article.published, Some(jiff::civil::date(2031, 5, 7)));
    assert_eq!(article.statements[0].role, Role::Headline);
    assert_eq!(
        article.statement_text(crate::article::StatementId(0)),
        "A bridge closes"
    );
    assert!(!article.text.contains("Bridge closed for a year"));
    assert_sound(&article);
}

#[test]
fn what_is_by_hand_is_noted() {
    let mut amendments = blocks("Share this story", true);
    amendments.set_block("By Jane Doe", true);
    amendments.outlet = Some("The Post".to_owned());
    let notes = amended(&amendments).notes;
    assert_eq!(notes[0].text, "by hand: outlet set, 3 blocks put back");
}

#[test]
fn article_belongs_to_the_groups_that_name_its_outlet_or_path() {
    let group = |name: &str, member: &str| OutletGroup {
        name: name.to_owned(),
        members: vec![member.to_owned()],
    };
    let article = amended(&Amendments {
        groups: vec![
            group("dailies", "The daily post"),
            group("weeklies", "Herald"),
            group("here", "a.txt"),
        ],
        ..Amendments::default()
    });
    assert_eq!(article.groups, ["dailies", "here"]);
}
