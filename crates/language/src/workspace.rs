//! Scratch space and caches, used by one analysis at a time.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::Pos;
use crate::labels::{Label, SharedLabels};
use crate::lexical_tables::LexicalTables;
use crate::lexicon::Lexicon;
use crate::nn::EmbeddingCache;
use crate::syntax::ScoreSpace;

/// The number of lexemes after which a workspace drops them all. With its embeddings each takes about 2 KB.
const MAX_LEXEMES: usize = 20_000;

/// The number of bytes of text after which a workspace drops all lexemes; it bounds texts with very long tokens.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// Everything that one thread needs to analyse a text. Its contents never change a result.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) lexicon: Lexicon,
    pub(crate) labels: SharedLabels,
    pub(crate) shared: EmbeddingCache,
    pub(crate) ner: EmbeddingCache,
    pub(crate) scores: ScoreSpace,
    pub(crate) tag_scores: Vec<f32>,
    pub(crate) lemmas: FxHashMap<(u32, Option<Pos>, Label), Arc<str>>,
}

impl Workspace {
    fn new(tables: Arc<LexicalTables>, labels: SharedLabels) -> Self {
        Self {
            lexicon: Lexicon::new(tables),
            labels,
            shared: EmbeddingCache::default(),
            ner: EmbeddingCache::default(),
            scores: ScoreSpace::default(),
            tag_scores: Vec::new(),
            lemmas: FxHashMap::default(),
        }
    }

    fn is_full(&self) -> bool {
        self.lexicon.len() > MAX_LEXEMES || self.lexicon.text_bytes() > MAX_TEXT_BYTES
    }
}

/// Workspaces that are not in use. There are as many as analyses that ran at the same time.
#[derive(Default, Debug)]
pub(crate) struct Workspaces(Mutex<Vec<Workspace>>);

impl Workspaces {
    /// Runs `work` with a workspace that nobody else uses at the same time.
    pub(crate) fn with<T>(
        &self,
        tables: &Arc<LexicalTables>,
        labels: impl Fn() -> SharedLabels,
        work: impl FnOnce(&mut Workspace) -> T,
    ) -> T {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut workspace = idle.unwrap_or_else(|| Workspace::new(tables.clone(), labels()));
        let result = work(&mut workspace);
        if !workspace.is_full() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
        }
        result
    }
}
