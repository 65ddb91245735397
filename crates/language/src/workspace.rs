//! Scratch space and caches of one analysis at a time.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::Pos;
use crate::labels::{Label, SharedLabels};
use crate::lexical_tables::LexicalTables;
use crate::lexicon::Lexicon;
use crate::nn::EmbeddingCache;
use crate::syntax::ScoreSpace;

/// Lexemes after which a workspace forgets them all; with their embeddings they take about 2 KB each.
const MAX_LEXEMES: usize = 20_000;

/// Bytes of text after which a workspace forgets all lexemes, for texts of very long tokens.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// What one thread needs to analyse a text. Nothing in it changes a result.
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

/// Workspaces not in use. As many come into being as analyses run at the same time.
#[derive(Default, Debug)]
pub(crate) struct Workspaces(Mutex<Vec<Workspace>>);

impl Workspaces {
    /// Runs `work` with a workspace that nobody else uses meanwhile.
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
