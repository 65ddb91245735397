//! The pipeline: a model and the order in which its parts run.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use crate::labels::{Grammar, Label, Labels, known_tag};
use crate::lexical_tables::{LexicalTables, Norms, VectorKeys};
use crate::model::{ModelFile, Section, SectionReader};
use crate::morphology::{AttributeRuler, Attributes, Lemmatizer, Observed};
use crate::nn::{Form, Linear, Tok2Vec, first_maximum};
use crate::pieces::pieces;
use crate::strings::StringIds;
use crate::syntax::{EntityRecognizer, Parse, Parser};
use crate::tokenizer::{RawToken, Tokenizer};
use crate::workspace::{Workspace, Workspaces};
use crate::{Analysis, Error, Name, Token};

/// The model in `data/models`, `en_core_web_md` in half precision.
#[cfg(feature = "embedded-model")]
static EMBEDDED: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/models/en_core_web_md.rapm"));

/// A language pipeline, ready to analyse texts from any number of threads at the same time.
#[derive(Debug)]
pub struct Analyzer {
    name: Box<str>,
    fingerprint: String,
    pub(crate) tables: Arc<LexicalTables>,
    labels: Labels,
    grammar: Grammar,
    tokenizer: Tokenizer,
    shared: Tok2Vec,
    tags: Vec<Label>,
    tagger: Linear,
    parser: Parser,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    ner_tok2vec: Tok2Vec,
    ner: EntityRecognizer,
    workspaces: Workspaces,
}

/// The results of tagger, parser, ruler and recogniser for one piece of a text.
pub(crate) struct Annotation {
    pub(crate) tags: Vec<Label>,
    pub(crate) parse: Parse,
    pub(crate) attributes: Vec<Attributes>,
    pub(crate) names: Vec<Name>,
}

impl Analyzer {
    /// The pipeline of the model built into this crate.
    ///
    /// # Errors
    /// If the embedded file is damaged.
    #[cfg(feature = "embedded-model")]
    pub fn embedded() -> Result<Self, Error> {
        Self::from_bytes(EMBEDDED)
    }

    /// Opens the pipeline of a model file.
    ///
    /// # Errors
    /// If the file cannot be read or is not a sound model of this version.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        Self::from_bytes(bytes)
    }

    /// Makes a pipeline from the bytes of a model file.
    ///
    /// # Errors
    /// If the bytes are not a sound model of this version.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        let file = ModelFile::new(bytes.into())?;
        let mut labels = Labels::new();
        let mut tagger = file.section(Section::Tagger)?;
        let tags = tagger.list(|r| r.str().and_then(|name| known_tag(r, &mut labels, &name)))?;
        let tagger = Linear::read(&mut tagger, Tok2Vec::WIDTH, tags.len())?;
        let tables = LexicalTables {
            ids: StringIds::read(&mut file.section(Section::Symbols)?)?,
            norms: Norms::read(&mut file.section(Section::Norms)?)?,
            vectors: VectorKeys::read(&mut file.section(Section::VectorKeys)?)?,
        };
        Ok(Self {
            name: file.section(Section::Meta).and_then(|mut r: SectionReader| r.str())?,
            fingerprint: file.fingerprint().to_owned(),
            tables: Arc::new(tables),
            tokenizer: Tokenizer::read(&mut file.section(Section::Tokenizer)?)?,
            shared: Tok2Vec::read(&mut file.section(Section::SharedTok2Vec)?)?,
            parser: Parser::read(&mut file.section(Section::Parser)?, &mut labels)?,
            ruler: AttributeRuler::read(&mut file.section(Section::Ruler)?, &tags, &mut labels)?,
            lemmatizer: Lemmatizer::read(&mut file.section(Section::Lemmas)?)?,
            ner_tok2vec: Tok2Vec::read(&mut file.section(Section::NerTok2Vec)?)?,
            ner: EntityRecognizer::read(&mut file.section(Section::Ner)?, &mut labels)?,
            tags,
            tagger,
            grammar: labels.as_grammar(),
            labels,
            workspaces: Workspaces::default(),
        })
    }

    /// The model's name and version (`"en_core_web_md 3.8.0"`).
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of the model's contents, in hexadecimal: equal fingerprints give equal analyses.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Whether the lemmatizer's lists of nouns, verbs, adjectives and adverbs contain a word or its base form.
    ///
    /// `lower` is the word in lower case. The lists are those of WordNet, which contains some names too ("kenya").
    pub fn is_word(&self, lower: &str) -> bool {
        self.lemmatizer.knows(lower)
    }

    /// Analyses one paragraph.
    ///
    /// Any text has an analysis; that of the empty text has no tokens. Two limits keep memory and time bounded. A text of more
    /// than 4,096 tokens is cut at a line break, sentence end or space between tokens 2,048 and 4,096, and so on. A sentence that
    /// does not end within 512 tokens is cut after a comma or at that limit. Each piece is analysed by itself.
    pub fn analyze(&self, text: &str) -> Analysis {
        self.with_workspace(|workspace| {
            let tokens = self.tokenizer.tokenize(text, &mut workspace.lexicon);
            let mut analysis = Analysis::default();
            for piece in pieces(&tokens, &workspace.lexicon) {
                self.analyze_piece(&tokens[piece], workspace, &mut analysis);
            }
            analysis
        })
    }

    /// Runs `work` with a workspace that no other thread uses.
    pub(crate) fn with_workspace<T>(&self, work: impl FnOnce(&mut Workspace) -> T) -> T {
        self.workspaces.with(&self.tables, || self.labels.shared(), work)
    }

    /// The tokens of a text.
    pub(crate) fn tokens(&self, text: &str, workspace: &mut Workspace) -> Vec<RawToken> {
        self.tokenizer.tokenize(text, &mut workspace.lexicon)
    }

    /// The text of a label.
    pub(crate) fn label(&self, label: Label) -> &str {
        self.labels.name(label)
    }

    /// Appends the analysis of some tokens to the analysis of the tokens before them.
    fn analyze_piece(&self, tokens: &[RawToken], workspace: &mut Workspace, analysis: &mut Analysis) {
        if tokens.is_empty() {
            return;
        }
        let first = analysis.tokens.len();
        let annotation = self.annotate(tokens, workspace);
        for (i, raw) in tokens.iter().enumerate() {
            let head = first + annotation.parse.heads[i];
            analysis.tokens.push(self.token(raw, &annotation.attributes[i], head, workspace));
        }
        let starts = annotation.parse.sentence_starts.iter().enumerate().skip(1);
        let mut sentence_start = 0;
        for end in starts.filter(|(_, is_start)| **is_start).map(|(end, _)| end).chain([tokens.len()]) {
            analysis.sentences.push(first + sentence_start..first + end);
            sentence_start = end;
        }
        analysis.names.extend(annotation.names.into_iter().map(|name| Name {
            tokens: first + name.tokens.start..first + name.tokens.end,
            label: name.label,
        }));
    }

    /// Runs the networks and rules over one piece.
    pub(crate) fn annotate(&self, tokens: &[RawToken], workspace: &mut Workspace) -> Annotation {
        let Workspace { lexicon, labels, shared, ner, scores, tag_scores, .. } = workspace;
        let forms: Vec<Form> = tokens
            .iter()
            .map(|t| Form { lexeme: t.lexeme, norm: t.norm, space_after: t.space_after })
            .collect();
        let is_space: Vec<bool> = tokens.iter().map(|token| lexicon.get(token.lexeme).is_space).collect();
        let vectors = self.shared.embed(&forms, lexicon, shared);
        let tags = self.tag(vectors, tokens.len(), tag_scores);
        let parse = self.parser.parse(vectors, &is_space, scores);
        let observe = |i: usize| Observed {
            tag: tags[i],
            dep: parse.labels[i],
            word: self.labels.find(&lexicon.get(tokens[i].lexeme).lower),
            is_space: is_space[i],
        };
        let observed: Vec<Observed> = (0..tokens.len()).map(observe).collect();
        let attributes = self.ruler.apply(&observed);
        let vectors = self.ner_tok2vec.embed(&forms, lexicon, ner);
        let found = self.ner.find(vectors, &is_space, &parse.sentence_starts, scores);
        let names =
            found.into_iter().map(|(tokens, label)| Name { tokens, label: labels.get(label) }).collect();
        Annotation { tags, parse, attributes, names }
    }

    fn tag(&self, vectors: &[f32], n: usize, scores: &mut Vec<f32>) -> Vec<Label> {
        self.tagger.apply(vectors, n, scores);
        scores
            .chunks_exact(self.tagger.width())
            .map(|row| self.tags[first_maximum(&row[..self.tags.len()])])
            .collect()
    }

    fn token(&self, raw: &RawToken, found: &Attributes, head: usize, workspace: &mut Workspace) -> Token {
        let Workspace { lexicon, labels, lemmas, .. } = workspace;
        let lexeme = lexicon.get(raw.lexeme);
        let lemma = match found.lemma {
            Some(lemma) => labels.get(lemma),
            None => lemmas
                .entry((raw.lexeme, found.pos, found.morph))
                .or_insert_with(|| {
                    let morph = self.labels.name(found.morph);
                    self.lemmatizer.lemma(&lexeme.text, &lexeme.lower, found.pos, morph).into()
                })
                .clone(),
        };
        Token {
            span: raw.start_byte..raw.start_byte + lexeme.text.len(),
            text: lexeme.text.clone(),
            lemma,
            tag: self.grammar.tag(found.tag),
            pos: found.pos.unwrap_or_default(),
            morph: labels.get(found.morph),
            head,
            dep: self.grammar.dep(found.dep),
            space_after: raw.space_after,
        }
    }
}
