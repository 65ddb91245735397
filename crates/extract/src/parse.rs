//! The bare analysis of a report: one run of tokens with their heads, made of passages that were each parsed alone.

mod tree;

use crate::passage::Passage;
use rapporteur_knowledge::Words;
use rapporteur_knowledge::words::{Usage, Usages};
use rapporteur_language::{Analysis, Dep, Pos, Tag, Token};
use rapporteur_model::{BlockKind, Span};
use std::ops::Range;

/// Token index in [`Parse::tokens`].
pub type TokenIdx = usize;

/// One sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<TokenIdx>,
    /// Its words, without surrounding white space.
    pub span: Span,
    /// What kind of block it stands in.
    pub block: BlockKind,
    /// Counts the passages of the report: blocks, and attribution lines inside them ("- a spokesman said").
    pub passage_idx: usize,
}

/// A name as the entity recogniser found it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameSpan {
    /// Its tokens.
    pub tokens: Range<TokenIdx>,
    /// OntoNotes label.
    pub label: String,
}

/// Where a passage stands in its report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its bytes.
    pub span: Span,
    /// The kind of block that it is part of.
    pub block: BlockKind,
    /// How many passages stand before it.
    pub passage_idx: usize,
}

/// Tokens, sentences and names of a report, as trees of heads and dependents. All spans index the report's text.
#[derive(Clone, Debug, Default)]
pub struct Parse {
    /// Tokens of all analysed passages, with heads as indices into this list.
    pub tokens: Vec<Token>,
    /// Lower-case lemma of each token.
    pub lemmas: Vec<String>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Names of the recogniser in order.
    pub names: Vec<NameSpan>,
    /// The analysed passages as they were read: without invisible signs, in ordinary case, one after the other.
    read: String,
    /// Where each token stands in `read`.
    read_at: Vec<Range<usize>>,
    /// What readings take each token for.
    usages: Vec<Usages>,
    children: Vec<Vec<TokenIdx>>,
    sentence_of: Vec<usize>,
}

impl Parse {
    /// Adds the analysis of the next passage.
    pub(crate) fn push(&mut self, analysis: Analysis, passage: &Passage, place: Place, words: &Words) {
        let base = self.tokens.len();
        for token in analysis.tokens {
            self.push_token(token, base, passage, place.span.start, words);
        }
        self.read.push_str(&passage.text);
        self.read.push(' ');
        self.hang(base);
        for sentence in analysis.sentences {
            self.push_sentence(sentence.start + base..sentence.end + base, place);
        }
        self.sentence_of.resize(self.tokens.len(), self.sentences.len().saturating_sub(1));
        self.names.extend(analysis.names.into_iter().map(|name| NameSpan {
            tokens: name.tokens.start + base..name.tokens.end + base,
            label: name.label.to_string(),
        }));
    }

    /// Adds a token that the analysis of its passage places in the passage as it was read.
    fn push_token(
        &mut self,
        mut token: Token,
        base: TokenIdx,
        passage: &Passage,
        start: usize,
        words: &Words,
    ) {
        self.read_at.push(token.span.start + self.read.len()..token.span.end + self.read.len());
        let original = passage.original(&token.span);
        token.span = original.start + start..original.end + start;
        token.head += base;
        let lemma = lemma(&token, words);
        self.usages.push(words.usages(&lemma));
        self.lemmas.push(lemma);
        self.tokens.push(token);
    }

    /// Hangs the tokens from `base` on their heads, which stand in the same passage.
    fn hang(&mut self, base: TokenIdx) {
        self.children.resize(self.tokens.len(), Vec::new());
        for i in base..self.tokens.len() {
            let head = self.tokens[i].head;
            if head != i {
                self.children[head].push(i);
            }
        }
    }

    fn push_sentence(&mut self, tokens: Range<TokenIdx>, place: Place) {
        let span = self.words_of(tokens.clone()).unwrap_or_else(|| self.span_of(tokens.clone()));
        self.sentence_of.resize(tokens.end, self.sentences.len());
        let Place { block, passage_idx, .. } = place;
        self.sentences.push(Sentence { tokens, span, block, passage_idx });
    }

    fn words_of(&self, tokens: Range<TokenIdx>) -> Option<Span> {
        let words: Vec<TokenIdx> = tokens.filter(|i| self.tokens[*i].pos != Pos::Space).collect();
        Some(self.span_of(*words.first()?..*words.last()? + 1))
    }

    /// The text of a run of tokens, as a span.
    pub fn span_of(&self, tokens: Range<TokenIdx>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The words of a run of tokens as they were read: a shouted name has the letters that it has elsewhere.
    pub fn text_of(&self, tokens: Range<TokenIdx>) -> &str {
        &self.read[self.read_at[tokens.start].start..self.read_at[tokens.end - 1].end]
    }

    /// A token's words.
    pub fn text(&self, i: TokenIdx) -> &str {
        &self.tokens[i].text
    }

    /// A token's lower-case lemma.
    pub fn lemma(&self, i: TokenIdx) -> &str {
        &self.lemmas[i]
    }

    /// Whether a reading takes a token for this, by its lemma.
    pub fn serves(&self, i: TokenIdx, usage: Usage) -> bool {
        self.usages[i].has(usage)
    }

    /// A token's dependency label.
    pub fn dep(&self, i: TokenIdx) -> Dep {
        self.tokens[i].dep
    }

    /// A token's Penn tag.
    pub fn tag(&self, i: TokenIdx) -> Tag {
        self.tokens[i].tag
    }

    /// A token's universal part of speech.
    pub fn pos(&self, i: TokenIdx) -> Pos {
        self.tokens[i].pos
    }

    /// Index of the sentence a token stands in.
    pub fn sentence_idx(&self, i: TokenIdx) -> usize {
        self.sentence_of[i]
    }

    /// The sentence a token stands in.
    pub fn sentence(&self, i: TokenIdx) -> &Sentence {
        &self.sentences[self.sentence_of[i]]
    }

    /// The token that holds a byte of the text, if an analysed block does.
    pub fn token_at(&self, byte: usize) -> Option<TokenIdx> {
        let i = self.tokens.partition_point(|token| token.span.end <= byte);
        self.tokens.get(i).filter(|token| token.span.start <= byte).map(|_| i)
    }

    /// The recogniser's name that holds a token.
    pub fn name_at(&self, token: TokenIdx) -> Option<&NameSpan> {
        let i = self.names.partition_point(|name| name.tokens.end <= token);
        self.names.get(i).filter(|name| name.tokens.start <= token)
    }

    /// The tokens that a span touches.
    pub fn tokens_in(&self, span: Span) -> Range<TokenIdx> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }
}

/// A token's lemma in lower case. The rule lemmatizer takes "hopes" for a form of "hop": where only the lemma with an e is a
/// word of the lexicons, that is meant.
fn lemma(token: &Token, words: &Words) -> String {
    let lemma = token.lemma.to_lowercase();
    let with_e = format!("{lemma}e");
    let text = token.text.to_lowercase();
    let regular =
        text == format!("{with_e}s") || text == format!("{with_e}d") || text == format!("{lemma}ing");
    if regular && token.tag.is_verb() && !words.knows(&lemma) && words.knows(&with_e) {
        with_e
    } else {
        lemma
    }
}
