//! Keys in, state out; searches are answered at once, as the worker would.

use std::sync::Arc;

use super::{
    Effect, Key, KeyCode, Message, Options, Size, State, StoryName, View, open_story, search,
    update,
};
use crate::article::{Article, Source, read};
use crate::claims::{Claim, StatementRef, Status};
use crate::comparison::{Comparison, compare};
use crate::config::Config;
use crate::search::{Index, Mode};

const TEXTS: [&str; 2] = [
    "Ferry fire injures fourteen\n\nA fire broke out on the ferry Selma late on Monday night.\n\nThe \
     coast guard said at least 14 people were hurt. “We had not much of a choice,” the captain said.",
    "Night of flames at sea\n\nA fire broke out on the ferry Selma on Monday night, officials \
     said.\n\nThe insurer declined to comment. The captain had no choice.",
];

fn articles() -> Vec<Arc<Article>> {
    let article = |(number, text): (usize, &&str)| {
        Arc::new(Article {
            outlet: ["Herald", "Ledger"][number].to_owned(),
            ..read(&Source::new(
                format!("{number}.txt"),
                text.as_bytes().to_vec(),
            ))
        })
    };
    TEXTS.iter().enumerate().map(article).collect()
}

/// The reader with the story read, and compared if wanted.
pub(crate) fn opened(size: Size, has_color: bool, is_compared: bool) -> State {
    let options = Options {
        config: Config {
            threshold: 0.3,
            ..Config::default()
        },
        has_color,
        ..Options::default()
    };
    let name = StoryName {
        name: "ferry".to_owned(),
        source_count: TEXTS.len(),
    };
    let mut state = State::new(options, vec![name], size);
    open_story(&mut state, 0);
    let load = state.load;
    let paths = vec!["0.txt".to_owned(), "1.txt".to_owned()];
    update(&mut state, Message::Expected { load, paths });
    for (slot, article) in articles().into_iter().enumerate() {
        update(
            &mut state,
            Message::Read {
                load,
                slot,
                article,
            },
        );
    }
    if is_compared {
        tell_compared(&mut state);
    }
    state
}

/// The two outlets share the fire and the captain's choice; made by hand, so that the tests do not
/// hang on how links are scored.
fn comparison() -> Comparison {
    let claim = |members: &[(usize, usize)]| {
        let members: Vec<StatementRef> = members
            .iter()
            .map(|m| StatementRef::new(m.0, m.1))
            .collect();
        Claim {
            lead: members[0],
            links: Vec::new(),
            outlets: members.len(),
            origins: members.len(),
            status: if members.len() > 1 {
                Status::Agreed
            } else {
                Status::Single
            },
            members,
        }
    };
    let claims: [&[(usize, usize)]; 6] = [
        &[(0, 0)],
        &[(0, 1), (1, 1)],
        &[(0, 2)],
        &[(0, 3), (1, 3)],
        &[(1, 0)],
        &[(1, 2)],
    ];
    Comparison {
        links: Vec::new(),
        claims: claims.into_iter().map(claim).collect(),
        ..compare(articles(), 0.3)
    }
}

fn tell_compared(state: &mut State) {
    let comparison = Arc::new(comparison());
    let load = state.load;
    let effects = update(state, Message::Compared { load, comparison });
    answer(state, effects);
}

/// Answers what was asked, as the worker would.
fn answer(state: &mut State, effects: Vec<Effect>) {
    for effect in effects {
        if let Some(message) = answer_to(&effect) {
            update(state, message);
        }
    }
}

fn answer_to(effect: &Effect) -> Option<Message> {
    let Effect::Search {
        search: id,
        load,
        query,
        comparison,
    } = effect
    else {
        return None;
    };
    let index = Index::build(&comparison.articles);
    Some(Message::Found {
        search: *id,
        found: Box::new(search(&index, comparison, query, *load)),
    })
}

/// Presses keys: names between angle brackets, letters else.
pub(crate) fn press(state: &mut State, script: &str) {
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        let (key, after) = match named {
            Some((name, after)) => (Key::parse(name), after),
            None => (Some(Key::char(c)), &rest[c.len_utf8()..]),
        };
        let effects = update(state, Message::Key(key.expect("a key of the script")));
        answer(state, effects);
        rest = after;
    }
}

fn wide() -> Size {
    Size {
        width_cells: 120,
        height_rows: 40,
    }
}

fn cursor_text(state: &State) -> &str {
    let article = state.story.focus_article().expect("an article");
    article.statement_text(state.story.cursor.statement)
}

#[test]
fn typing_filters_at_once() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoi");
    assert_eq!(state.view, View::Find);
    assert_eq!(state.find.found.total, 2);
    press(&mut state, "ce cap !no");
    assert_eq!(state.find.found.total, 0);
}

#[test]
fn letters_are_typed_even_where_they_are_actions() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fqQj?:");
    assert_eq!(
        (state.view, state.find.input.value()),
        (View::Find, "qQj?:")
    );
}

#[test]
fn enter_lands_with_hits_lit_and_n_goes_on() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fmuch choice<Enter>");
    assert_eq!(state.view, View::Compare);
    assert!(cursor_text(&state).contains("much of a choice"));
    assert_eq!(state.story.columns[0].hits.len(), 2);
    press(&mut state, "fchoice<Enter>n");
    assert!(cursor_text(&state).contains("no choice"), "{}", state.said);
    press(&mut state, "N");
    assert!(cursor_text(&state).contains("much of a choice"));
}

#[test]
fn landing_brings_twins_level() {
    let mut state = opened(
        Size {
            width_cells: 80,
            height_rows: 14,
        },
        true,
        true,
    );
    press(&mut state, "fmuch choice<Enter>");
    let row_of = |column: usize, statement: usize| {
        let column = &state.story.columns[column];
        let first = column
            .page
            .first_row(crate::article::StatementId(statement));
        i64::try_from(first).expect("a short page") - column.top
    };
    assert_eq!(row_of(0, 3), row_of(1, 3));
}

#[test]
fn landing_notes_the_way_back() {
    let mut state = opened(wide(), true, true);
    let before = state.story.cursor;
    press(&mut state, "finsurer<Enter>");
    assert_ne!(state.story.cursor, before);
    press(&mut state, "<Backspace>");
    assert_eq!(state.story.cursor, before);
}

#[test]
fn a_new_search_in_the_text_puts_the_hits_out() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>/ferry<Enter>");
    let text = |state: &State| {
        state.story.columns[0]
            .article
            .as_ref()
            .map(|a| a.text.clone())
    };
    let text = text(&state).unwrap_or_default();
    assert!(
        state.story.columns[0]
            .hits
            .iter()
            .all(|h| h.of(&text).eq_ignore_ascii_case("ferry"))
    );
}

#[test]
fn old_query_is_replaced_by_typing_and_kept_by_moving() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Esc>fsea");
    assert_eq!(state.find.input.value(), "sea");
    press(&mut state, "<Esc>f<End>x");
    assert_eq!(state.find.input.value(), "seax");
}

#[test]
fn search_waits_for_links_and_starts_by_itself() {
    let mut state = opened(wide(), true, false);
    press(&mut state, "fcaptain");
    assert_eq!(state.find.found.total, 0);
    tell_compared(&mut state);
    assert_eq!(state.find.found.total, 2);
}

#[test]
fn a_late_answer_never_replaces_a_newer_one() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "f");
    let old = update(&mut state, Message::Key(Key::char('f')));
    let new = update(&mut state, Message::Key(Key::char('e')));
    answer(&mut state, new);
    answer(&mut state, old);
    assert_eq!(state.find.found.query.text, "fe");
    assert!(!state.find.is_searching());
}

#[test]
fn enter_that_is_faster_than_the_answer_lands_when_it_comes() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fmuch choic");
    let asked = update(&mut state, Message::Key(Key::char('e')));
    press(&mut state, "<Enter>");
    assert_eq!(state.view, View::Find);
    answer(&mut state, asked);
    assert_eq!(state.view, View::Compare);
    assert!(cursor_text(&state).contains("much of a choice"));
}

#[test]
fn modes_go_round() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fof a c<Ctrl-r>");
    assert_eq!(state.find.found.query.mode, Mode::Fuzzy);
    press(&mut state, "<Ctrl-r>");
    assert_eq!(
        (state.find.found.query.mode, state.find.found.total),
        (Mode::Exact, 1)
    );
}

#[test]
fn threshold_moved_after_landing_searches_anew() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>+");
    assert!(!state.find.is_searching());
    assert!(!state.story.columns[0].hits.is_empty());
}

#[test]
fn escape_closes_onto_the_view_below() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "zf<Esc>");
    assert_eq!(state.view, View::Focus);
    press(&mut state, "f<Ctrl-c>");
    assert_eq!(state.view, View::Focus);
}

#[test]
fn chosen_result_stays_on_the_screen() {
    for height_rows in [4, 6, 9, 24] {
        let size = Size {
            width_cells: 60,
            height_rows,
        };
        let mut state = opened(size, false, true);
        press(&mut state, "fa | the | in");
        for key in [KeyCode::Down, KeyCode::PageDown, KeyCode::Down, KeyCode::Up] {
            let effects = update(&mut state, Message::Key(Key::plain(key)));
            answer(&mut state, effects);
            let chosen = state.rows_of(View::Find).chosen;
            let shown = state
                .find
                .sheet
                .lines
                .iter()
                .take(state.body_rows().saturating_sub(1));
            let is_shown = shown.clone().any(|l| l.result == Some(chosen));
            assert!(is_shown || state.body_rows() < 3, "{height_rows} rows");
        }
    }
}

#[test]
fn scope_goes_round_and_is_told_in_words() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "jfthe<Ctrl-s>");
    assert_eq!(state.said, "in Herald");
    let found = &state.find.found;
    assert!(found.hits.iter().all(|hit| hit.statement.article.0 == 0));
    assert_eq!(found.statements, state.story.columns[0].statement_count());
    press(&mut state, "<Ctrl-s>");
    assert_eq!(state.said, "in this claim");
    assert_eq!(state.find.found.statements, 2);
    for word in [
        "outside quotations",
        "in quotations",
        "in headlines",
        "everywhere",
    ] {
        press(&mut state, "<Ctrl-s>");
        assert_eq!(state.said, word);
    }
}

#[test]
fn scope_stays_that_of_the_opening_after_landing() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fthe<Ctrl-s><Enter>l");
    assert!(!state.find.is_searching());
    assert!(
        state
            .find
            .found
            .hits
            .iter()
            .all(|hit| hit.statement.article.0 == 0)
    );
}

#[test]
fn pattern_being_typed_keeps_what_was_found() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "f<Ctrl-r><Ctrl-r><Ctrl-r>choice");
    assert_eq!((state.find.mode, state.find.found.total), (Mode::Regex, 2));
    press(&mut state, "(");
    assert_eq!(state.find.trouble.as_deref(), Some("unclosed group"));
    assert_eq!(state.find.found.total, 2);
    press(&mut state, "x)?");
    assert_eq!(
        (state.find.trouble.as_deref(), state.find.found.total),
        (None, 2)
    );
    press(&mut state, "<Enter>n");
    assert!(cursor_text(&state).contains("choice"), "{}", state.said);
}

#[test]
fn queries_are_called_back() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>fcaptain<Enter>f<Ctrl-u>fer");
    press(&mut state, "<Alt-p>");
    assert_eq!(state.find.input.value(), "captain");
    press(&mut state, "<Alt-p><Alt-p><Alt-p>");
    assert_eq!(state.find.input.value(), "choice");
    press(&mut state, "<Alt-n><Alt-n>");
    assert_eq!(state.find.input.value(), "fer");
    assert_eq!(state.find.history, ["choice", "captain"]);
}

#[test]
fn query_called_back_at_once_is_another_than_the_one_that_stands_there() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Enter>fcaptain<Enter>f<Alt-p>");
    assert_eq!(state.find.input.value(), "choice");
    let mut fresh = opened(wide(), true, true);
    press(&mut fresh, "f<Alt-p>");
    assert_eq!(fresh.said, "no query before this one");
}

#[test]
fn picked_results_are_copied_with_their_sources_over_several_queries() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "finsurer<Tab><Ctrl-u>coast guard<Tab>");
    assert_eq!(state.find.picked.len(), 2);
    let key = Key::parse("Ctrl-y").expect("a key");
    let effects = update(&mut state, Message::Key(key));
    let [Effect::Copy { text, what }] = &effects[..] else {
        panic!("no copy: {effects:?}");
    };
    assert_eq!(what, "2 statements with their sources");
    assert!(
        text.contains("14 people") && text.contains("— Ledger"),
        "{text}"
    );
    press(&mut state, "<Ctrl-u>insurer<Tab>");
    assert_eq!(state.find.picked.len(), 1, "picked again, it is let go");
}

#[test]
fn nothing_picked_means_the_chosen_result() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "finsurer");
    let key = Key::parse("Ctrl-y").expect("a key");
    let effects = update(&mut state, Message::Key(key));
    assert!(matches!(&effects[..], [Effect::Copy { text, .. }] if text.contains("insurer")));
    let mut none = opened(wide(), true, true);
    press(&mut none, "fxyzzy<Tab>");
    assert_eq!(none.said, "nothing to pick");
    press(&mut none, "<Ctrl-y>");
    assert_eq!(none.said, "nothing to copy");
    press(&mut none, "<Alt-e>");
    assert_eq!(none.said, "nothing to export");
}

#[test]
fn results_are_written_in_the_format_of_the_ending() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fchoice<Alt-e>");
    assert!(matches!(state.mode, super::Mode::Typing(_)));
    let enter = || Message::Key(Key::plain(KeyCode::Enter));
    let effects = update(&mut state, enter());
    let [Effect::ExportFound(export)] = &effects[..] else {
        panic!("no export: {effects:?}");
    };
    assert_eq!(export.path, "ferry-found.txt");
    assert!(export.render().contains("much of a"), "{}", export.render());
    let json = super::FoundExport {
        path: "a.JSON".to_owned(),
        ..export.clone()
    };
    assert!(json.render().starts_with("{\"format\":\"abreast.find\""));
    assert_eq!(state.view, View::Find, "Find stays open");
}

#[test]
fn large_screen_shows_the_result_in_its_context() {
    let mut state = opened(wide(), true, true);
    press(&mut state, "fno choice");
    let text = |state: &State| -> String {
        let lines = state.find.sheet.lines.iter();
        lines
            .flat_map(|l| &l.pieces)
            .map(|p| p.text.as_str())
            .collect()
    };
    assert!(
        text(&state).contains("The insurer declined"),
        "{}",
        text(&state)
    );
    let low = Size {
        width_cells: 120,
        height_rows: 24,
    };
    let mut state = opened(low, true, true);
    press(&mut state, "fno choice");
    assert!(!text(&state).contains("The insurer declined"));
}
