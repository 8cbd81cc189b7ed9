//! abreast: one story, every outlet, side by side.
//!
//! Opens several articles about one story, sets them side by side, lights up the claims they share,
//! shows where they disagree and what only one of them says. This page is the map: the words, the
//! flow, and who may use whom.
//!
//! # Glossary
//!
//! The words below mean the same in code, in docs and on the screen. A new noun is added here first.
//!
//! | word | meaning |
//! |---|---|
//! | *source* | a name and the raw bytes that stand behind it: a file, standard input, an item of a feed, the text of a mail, the built-in sample |
//! | *foreign* | a kind of file that cannot be read as text; it is named, with what to do |
//! | *declared* | what is known about a source from outside its bytes: from a header, a feed, a mail |
//! | *article* | one outlet's text about a story, cleaned, with its statements |
//! | *outlet* | who published an article |
//! | *language* | what an article is written in: told by its text, else by its page; its stems and words of grammar follow it |
//! | *block* | a piece of a page between two gaps, before text and clutter are parted |
//! | *paragraph* | a block of an article's clean text |
//! | *statement* | the unit that is compared: a sentence, or a part of one |
//! | *kept article* | an article that was written to a file clean, and is read from it as it stands |
//! | *clutter* | text of a page that is no part of the article: navigation, prompts, credits |
//! | *sign* | what gives a block away as clutter: its words, or where it stands |
//! | *credit* | a news agency whose text an article says it uses |
//! | *note* | words beside the text: about something odd in an article that was read all the same, or the reader's own about a statement |
//! | *failure* | a source that could not be opened, with the reason and what to try |
//! | *link* | a scored pair of statements from two articles, with the evidence for it |
//! | *evidence* | one reason for a link and how much of the score it gave |
//! | *counterpart* | a different word that stands for one of a linked statement: "agreed" for "consented" |
//! | *correction* | a pair of statements that the reader linked or unlinked by hand; it overrules the score |
//! | *entry* | one thing that the reader set by hand about a story: a pair, a block, a name, a bookmark, a note, a move |
//! | *move* | an article of a pile that the reader has put into another story, or into one of its own |
//! | *edit* | the change of one entry |
//! | *side file* | where the entries of a story, or of a pile, are kept, beside its articles or in the state folder |
//! | *bookmark* | a letter that the reader gave to a statement, to come back to it; `m` marks with it |
//! | *annotation* | the bookmarks and notes on one statement |
//! | *session* | one run of the reader over a story; of the last one it is kept where the story was left |
//! | *amendments* | what the reader set about one article: blocks put back or taken out, names, rank, groups |
//! | *group* | outlets that the reader has put together under a name |
//! | *claim* | a group of linked statements: what several outlets say |
//! | *twin* | what another outlet says to a statement: a member of the same claim, or the other end of a shown link |
//! | *difference* | a checkable detail on which two linked statements disagree |
//! | *denial* | the difference between a thing that is said to be so and one that is said not to be, or not yet: `polarity` in JSON |
//! | *single* | a statement that no other outlet makes |
//! | *omission* | the same seen from the other side: an outlet without a twin for a claim |
//! | *reuse* | how much of an article stands in another: *verbatim* in runs of words, or *reworded* |
//! | *origin* | an independent source of text: reprints and rewrites of one text are one origin |
//! | *story* | the articles that are compared together |
//! | *step* | a move through rows; of work that takes its time, how far it is |
//! | *survey* | counting stories that are not open, behind the list of them, the chosen one first |
//! | *wait* | something that takes longer than a moment: how far it is is told, and it can be ended with what is there |
//! | *pile* | articles of many stories, to be sorted into them |
//! | *strangers* | two articles of a large story that share next to nothing, and are not compared |
//! | *distant* | two articles of a story of more than two hundred that are not compared, since each has many that are nearer |
//! | *hub* | an article that all others of such a story are compared with: one of those most like all |
//! | *cache* | what was read, sorted and compared before, kept by content so that it need not be done again |
//! | *pack* | a file of the cache, with many records |
//! | *record* | one thing that is kept in the cache, under its key |
//! | *build* | the program as it was made of this very code: another has other records |
//! | *sketch* | what sorting must know of an article: its words and its day |
//! | *span* | a range of bytes in a text, always on character boundaries |
//! | *cell* | one column of one line of the terminal; exists only after wrapping |
//! | *page* | an article wrapped to a width: its rows, and which statement each row shows |
//! | *row* | one line of a page, or of the claims grid |
//! | *column* | the place on the screen where one article is shown |
//! | *border* | the rule after a column on the screen, which the mouse can drag |
//! | *density strip* | the border of a column seen as its article from afar: where shared, differing and single statements stand |
//! | *hidden* | a column that the reader has put away; it is compared and counted all the same |
//! | *query* | what the reader typed to find something, taken apart |
//! | *scope* | where a query looks: everywhere, in one article, in one claim, in one part of the texts |
//! | *hit* | a statement that satisfies a query, with the words that made it one |
//! | *vocabulary* | the distinct words of all statements |
//! | *postings* | for each word of the vocabulary the statements that hold it |
//! | *fragment* | letters and digits in a row of what was typed: wherever it stands, they stand within one word |
//! | *expansion* | the words of the vocabulary that a typed word may stand for, each with how well |
//! | *role* | what a span means (shared word, differing value, hit), before any colour |
//! | *gutter* | the marks left of a column's text: `=3`, `≠2`, `+1`, `~` |
//! | *lock* | columns scrolling together by claim |
//! | *view* | one way of looking at the story: compare, focus, claims, find, why, origins, notes, help |
//! | *place* | a statement in a column: where the cursor is, or was |
//! | *mark* | the sign in the gutter for one statement |
//! | *linear* | the form of the screen that has nothing but lines of words, one after another, with the terminal's cursor on the chosen one |
//! | *passage* | lines of the linear form that belong together: a statement with its twins, a claim with its wordings |
//! | *tour* | ten steps on a sample story, each naming a key and waiting until what it does is done |
//! | *sheet* | rows of text made in `update` and shown as they are: help, the panel, why |
//! | *stop* | a row of a sheet at which something can be chosen: a block that was removed, a pair of articles |
//! | *strip* | cells of one row that may be written on |
//! | *frame* | what is written to the terminal at once, to show one picture |
//! | *stamp* | what a file looks like without reading it: its size, when it changed |
//! | *export* | a report of the open story that is to be written to a file |
//! | *digest* | what a report says, worked out once for all its formats |
//! | *position* | where in its article a statement stands: headline, lead, paragraph 4 |
//! | *ink* | something on the screen to which a theme gives a style: shared words, the cursor, a rule |
//! | *theme* | a style (colours, attributes) for every ink, read from a file |
//! | *setting* | something about the program that the reader may set for good, in the config file, or for now, with `:set` |
//! | *warning* | a line of the reader's own files that cannot be used, and why |
//! | *action* | something the reader can ask for: nameable, bindable, documented |
//! | *message* | anything that `update` must hear: keys, a resize, a finished comparison |
//! | *effect* | what `update` asks the outside to do |
//!
//! # Flow
//!
//! ```text
//!  disk ──▶ Source ──▶ article::read ──▶ Article ─┐
//!  fetch    unpack     decode, clean,             │   compare()
//!                      metadata, statements       ├──▶ claims: candidates, links, differences, groups
//!                                        Article ─┘            │
//!                                                         Comparison
//!                              ┌───────────────┬───────────────┼──────────────┐
//!                            search          export ◀─────── page            app ──▶ ui
//!                           (find)        (text, Markdown,  (wrapped,      (state)  (frames)
//!                                          HTML, CSV, JSON)  marked)
//!                                                                            │
//!                                                                        terminal, main
//! ```
//!
//! # Who may use whom
//!
//! A module may use itself, what stands before it in this table on its line, and nothing else.
//! `tests/architecture.rs` reads this very table and holds the code to it.
//!
//! | module | may use |
//! |---|---|
//! | text | |
//! | threads | |
//! | article | text |
//! | sorting | text, threads, article |
//! | claims | text, threads, article, sorting |
//! | comparison | text, threads, article, claims |
//! | side | text, article, comparison |
//! | session | text, article, claims, comparison, side |
//! | search | text, threads, article, claims, comparison |
//! | config | article, comparison, search |
//! | theme | config |
//! | export | text, article, claims, comparison, search |
//! | page | text, article, claims, comparison |
//! | export | text, article, claims, comparison, search, page |
//! | sample | article |
//! | failure | article |
//! | unpack | text, article, failure |
//! | disk | article, side, session, failure |
//! | fetch | article, failure |
//! | cache | text, article, sorting, claims, comparison, failure, disk |
//! | open | text, article, side, failure, unpack, disk, fetch, threads, sorting, cache |
//! | keep | text, article |
//! | app | text, article, claims, comparison, side, session, search, config, theme, page, export |
//! | ui | text, article, claims, comparison, search, theme, page, app |
//! | terminal | threads, article, comparison, side, session, config, failure, unpack, disk, cache, fetch, open, sample, search, theme, app, ui |
//! | cli | |
//!
//! Outside crates are fenced in too: ratatui is named only under `ui/`; crossterm, signals,
//! threads and clocks only under `terminal/`, and where pages are fetched side by side (`open/`,
//! `fetch/`); `threads.rs` has threads too, which end with the call and cannot be seen in what
//! it returns; files are opened only in `disk`, addresses only in `fetch`, the tree of a web page only
//! under `article/html/`, the parts of a mail only under `unpack/mail/`, archives only under
//! `unpack/office/`, property lists only in `unpack/webarchive.rs`, HTML is written only under
//! `export/html/`; only `main.rs` and `main/` print and exit; `main/add.rs` asks what time it is.

pub mod app;
pub mod article;
pub mod cache;
pub mod claims;
pub mod cli;
pub mod comparison;
pub mod config;
pub mod disk;
pub mod export;
pub mod failure;
pub mod fetch;
pub mod keep;
pub mod open;
pub mod page;
pub mod sample;
pub mod search;
pub mod session;
pub mod side;
pub mod sorting;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod threads;
pub mod ui;
pub mod unpack;
