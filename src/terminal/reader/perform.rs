//! What `update` asks the outside to do, done: most of it by the worker, the rest on the terminal itself.

use std::io::{self, Write as _};

use super::super::Ending;
use super::super::clipboard::Copying;
use super::super::events::Event;
use super::super::finder::Question;
use super::super::keeper::Change;
use super::super::load::LoadOrder;
use super::super::{guard, pipe};
use super::Reader;
use crate::app::{Effect, Message, State, update};

impl Reader {
    pub(super) fn perform(
        &mut self,
        state: &mut State,
        effects: Vec<Effect>,
    ) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(Ending::Quit)),
                Effect::Load {
                    story,
                    load,
                    threshold,
                    edits,
                    is_reread,
                    is_first,
                } => self.worker.load(LoadOrder {
                    story,
                    load,
                    threshold,
                    edits,
                    is_reread,
                    is_first,
                }),
                Effect::Survey {
                    stories,
                    after,
                    threshold,
                } => self.worker.survey(stories, after, threshold),
                Effect::StopSurvey => self.worker.stop_survey(),
                Effect::StopLoad(load) => self.worker.stop_load(load),
                Effect::StopBeside(work) => self.worker.stop_beside(work),
                Effect::Pile(wish) => self.worker.steer_pile(wish),
                Effect::MoveArticles(edits) => self.worker.move_articles(edits),
                Effect::Keep { story, edits } => self.worker.keep(Change::Edits(story, edits)),
                Effect::KeepSession { story, session } => {
                    self.worker.keep(Change::Session(story, session));
                }
                Effect::Search {
                    search,
                    load,
                    query,
                    comparison,
                } => self.worker.search(Question {
                    search,
                    load,
                    query,
                    comparison,
                }),
                Effect::Copy { text, what } => self.copy(state, text, what)?,
                Effect::Pipe { command, text } => {
                    let ending = self.pipe(state, &command, text)?;
                    if ending.is_some() {
                        return Ok(ending);
                    }
                }
                Effect::ListFiles(word) => self.worker.list_files(word),
                Effect::RememberWelcome => self.worker.remember_welcome(),
                Effect::OpenUrl(url) => self.worker.open_url(url),
                Effect::Export(export) => self.worker.export(export),
                Effect::ExportFound(export) => self.worker.export_found(export),
                Effect::Suspend => self.sleep(state)?,
                Effect::Redraw => self.screen.forget()?,
            }
        }
        Ok(None)
    }

    fn copy(&mut self, state: &State, text: String, what: String) -> io::Result<()> {
        let way = state.options.config.clipboard;
        let copying = Copying::new(&self.surroundings, way, what, text);
        self.screen
            .writer()
            .write_all(copying.sequence().as_bytes())?;
        self.worker.copy(copying);
        Ok(())
    }

    /// Gives the terminal to a command until it has ended and the reader has seen how.
    fn pipe(
        &mut self,
        state: &mut State,
        command: &str,
        text: String,
    ) -> io::Result<Option<Ending>> {
        self.input.pause();
        guard::give_back();
        pipe::set_running(true);
        pipe::start(command, text, self.events.sender());
        let mut said = String::new();
        let mut waiting = Vec::new();
        let ending = loop {
            match self.events.received.recv() {
                Ok(Event::CommandEnded(ended)) => {
                    said = format!("| {command}: {}", pipe::words_of(&ended));
                    pipe::say_end(command, &ended)?;
                    self.input.read_line();
                }
                Ok(Event::Line) => break None,
                Ok(Event::Message(message)) => waiting.push(message),
                Ok(Event::Signal(number)) => break Some(Ending::Signal(number)),
                Ok(Event::Panicked) => break Some(Ending::Panic),
                Ok(Event::InputEnded) | Err(_) => break Some(Ending::Quit),
                Ok(Event::Sleep | Event::FocusGained) => {}
            }
        };
        pipe::set_running(false);
        if ending.is_some() {
            return Ok(ending);
        }
        self.take_terminal_again(state)?;
        self.input.resume();
        update(state, Message::Said(said));
        for message in waiting {
            let effects = update(state, message);
            if let Some(ending) = self.perform(state, effects)? {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }
}
