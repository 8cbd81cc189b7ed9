//! A linker that is made when it is first asked for.
//!
//! A comparison that is known from before has its links with their reasons; taking its statements apart
//! anew is most of the work that is saved. Only a threshold that is moved, a pair linked by hand or a
//! list of every link needs the linker itself.

use std::sync::{Arc, OnceLock};

use super::Linker;
use crate::article::Article;
use crate::sorting::Uncompared;

/// The linker of some articles, made or still to be made.
#[derive(Debug, Default)]
pub struct LateLinker {
    articles: Vec<Arc<Article>>,
    uncompared: Uncompared,
    made: OnceLock<Linker>,
}

/// It follows from its articles alone.
impl PartialEq for LateLinker {
    fn eq(&self, other: &Self) -> bool {
        self.articles == other.articles
    }
}

impl LateLinker {
    /// The linker of these articles, made at once.
    pub fn new(articles: &[Arc<Article>]) -> Self {
        let linker = Linker::new(articles);
        LateLinker {
            articles: articles.to_vec(),
            uncompared: linker.uncompared(),
            made: OnceLock::from(linker),
        }
    }

    /// The linker of articles whose links are known, and how many pairs of them are not compared.
    pub fn known(articles: &[Arc<Article>], uncompared: Uncompared) -> Self {
        LateLinker {
            articles: articles.to_vec(),
            uncompared,
            made: OnceLock::new(),
        }
    }

    /// The linker; where it is not made yet, whoever asks first waits for it.
    pub fn get(&self) -> &Linker {
        self.made.get_or_init(|| Linker::new(&self.articles))
    }

    /// How many pairs of articles are not compared.
    pub fn uncompared(&self) -> Uncompared {
        self.uncompared
    }
}
