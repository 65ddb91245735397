//! The state of the pipeline before rules correct it, for comparison with spaCy.

use crate::Analyzer;

/// The features and raw annotation of one token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TokenTrace {
    /// String ids of normal form, prefix, suffix and shape.
    pub features: [u64; 4],
    /// The tagger's tag.
    pub tag: String,
    /// The parser's label.
    pub dep: String,
}

impl Analyzer {
    /// The raw annotation of a text, which is analysed in one piece.
    pub fn trace(&self, text: &str) -> Vec<TokenTrace> {
        self.with_workspace(|workspace| {
            let tokens = self.tokens(text, workspace);
            if tokens.is_empty() {
                return Vec::new();
            }
            let annotation = self.annotate(&tokens, workspace);
            let raw = annotation.tags.iter().zip(&annotation.parse.labels);
            tokens
                .iter()
                .zip(raw)
                .map(|(token, (tag, dep))| {
                    let lexeme = workspace.lexicon.get(token.lexeme);
                    let norm = if token.norm == 0 { lexeme.norm } else { token.norm };
                    TokenTrace {
                        features: [norm, lexeme.prefix, lexeme.suffix, lexeme.shape],
                        tag: self.label(*tag).to_owned(),
                        dep: self.label(*dep).to_owned(),
                    }
                })
                .collect()
        })
    }
}
