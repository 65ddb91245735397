//! A report as one run of analysed tokens: the analysed blocks, each parsed alone, laid end to end.

use crate::casing::Casing;
use crate::divided::part;
use crate::firm_end;
use crate::hyphen::divide;
use crate::lexical::Hits;
use crate::misread::{mend, unknown_names};
use crate::passage::Passage;
use crate::relative;
use crate::time::{Hints, TimeTagger};
use crate::title::{self, Title};
use rapporteur_knowledge::Knowledge;
use rapporteur_knowledge::words::Family;
use rapporteur_language::{Analysis, Analyzer, Dep, Pos, Tag, Token};
use rapporteur_model::{Block, BlockKind, Diagnostic, PartialDate, Report, Severity, Span, Timex};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Token index in [`ParsedReport::tokens`].
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

/// What passages are read with.
struct Tools<'t> {
    analyzer: &'t Analyzer,
    tagger: &'t TimeTagger,
    knowledge: &'t Knowledge,
    casing: &'t Casing<'t>,
}

/// An analysed report. All spans index [`Report::text`].
pub struct ParsedReport<'a> {
    /// The report.
    pub report: &'a Report,
    /// Tokens of all analysed blocks, with heads as indices into this list.
    pub tokens: Vec<Token>,
    /// Lower-case lemma of each token.
    pub lemmas: Vec<String>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Names of the recogniser in order.
    pub names: Vec<NameSpan>,
    /// Time expressions in order.
    pub times: Vec<Timex>,
    /// The date relative times count from.
    pub anchor: Option<PartialDate>,
    /// Titles in order.
    pub titles: Vec<Title>,
    /// Where words of the lexicons stand.
    pub hits: Hits,
    /// What is doubtful about the analysis.
    pub diagnostics: Vec<Diagnostic>,
    /// The analysed passages as they were read: without invisible signs, in ordinary case, one after the other.
    read: String,
    /// Where each token stands in `read`.
    read_at: Vec<Range<usize>>,
    /// Families of the nouns for meetings that the lexicons know in the text, once they are asked for.
    pub(crate) meeting_families: OnceLock<HashMap<String, Vec<Family>>>,
    /// Bytes of the longest time expression.
    longest_time: usize,
    children: Vec<Vec<TokenIdx>>,
    sentence_of: Vec<usize>,
}

impl<'a> ParsedReport<'a> {
    /// Analyses the running text, headlines and headings of a report.
    pub fn analyse(
        report: &'a Report,
        analyzer: &Analyzer,
        tagger: &TimeTagger,
        knowledge: &Knowledge,
    ) -> Self {
        let mut parsed = Self {
            report,
            tokens: Vec::new(),
            lemmas: Vec::new(),
            sentences: Vec::new(),
            names: Vec::new(),
            times: Vec::new(),
            anchor: report.anchor(),
            titles: Vec::new(),
            hits: Hits::default(),
            diagnostics: Vec::new(),
            read: String::new(),
            read_at: Vec::new(),
            meeting_families: OnceLock::new(),
            longest_time: 0,
            children: Vec::new(),
            sentence_of: Vec::new(),
        };
        let analysed = report.blocks.iter().filter(|block| block.kind.is_analysed());
        let passages =
            analysed.flat_map(|block| passages(report, block).into_iter().map(|span| (block.kind, span)));
        let passages: Vec<(BlockKind, Span)> = passages.collect();
        let year = report.anchor().and_then(|date| date.parts().0);
        let read: Vec<Passage> =
            passages.iter().map(|(_, span)| Passage::new(span.of(&report.text))).collect();
        let casing =
            Casing::learn(read.iter().map(|passage| passage.text.as_str()), knowledge, analyzer, year);
        let tools = Tools { analyzer, tagger, knowledge, casing: &casing };
        for (passage_idx, ((kind, span), passage)) in passages.into_iter().zip(read).enumerate() {
            parsed.add(passage_idx, kind, span, passage, &tools);
        }
        parsed.add_margins(tagger);
        parsed.index();
        parsed.hits = Hits::find(&parsed, &knowledge.words);
        parsed
    }

    /// Dates of datelines and credits, which are not running text: nothing there governs them.
    fn add_margins(&mut self, tagger: &TimeTagger) {
        let stating = |block: &&Block| matches!(block.kind, BlockKind::Dateline | BlockKind::Credit);
        for span in self.report.blocks.iter().filter(stating).map(|block| block.span) {
            let text = span.of(&self.report.text);
            for mut time in tagger.tag(text, &Analysis::default(), self.anchor, &Hints::default()) {
                time.span = time.span.shifted(span.start);
                self.times.push(time);
            }
        }
        self.times.sort_by_key(|time| time.span.start);
        self.longest_time = self.times.iter().map(|time| time.span.len()).max().unwrap_or(0);
    }

    fn add(&mut self, passage_idx: usize, block: BlockKind, span: Span, passage: Passage, tools: &Tools<'_>) {
        let Tools { analyzer, tagger, knowledge, casing } = *tools;
        let titled = matches!(block, BlockKind::Headline | BlockKind::Heading);
        let passage = passage.restored(titled, casing);
        let analysis = analyzer.analyze(&passage.text);
        if analysis.is_cut() {
            let message = "a sentence does not end within 512 words and signs and was cut: what spans a cut is not found";
            let remark = Diagnostic::new(Severity::Warning, "long-sentence", message);
            self.diagnostics.push(Diagnostic { span: Some(span), ..remark });
        }
        let analysis = firm_end::divide(&passage.text, analysis, analyzer, knowledge);
        let analysis = unknown_names(analysis, analyzer);
        // What stands in a week is no day that "the next morning" follows.
        let dated = self.times.iter().rev().filter(|time| !time.when.value.contains("-W"));
        let reference = dated.filter_map(|time| time.when.from).next();
        let times =
            tagger.tag(&passage.text, &analysis, self.anchor, &Hints { reference, ..Hints::default() });
        let year = self.anchor.and_then(|date| date.parts().0);
        let analysis = part(mend(divide(analysis, knowledge, year), knowledge, year));
        let titles = title::titles(&analysis, knowledge);
        let analysis = relative::mend(title::mend(analysis, &titles, knowledge), knowledge);
        for mut time in times {
            let place = passage.original(&(time.span.start..time.span.end));
            time.span = Span::new(place.start, place.end).shifted(span.start);
            self.times.push(time);
        }
        let base = self.tokens.len();
        self.titles.extend(titles.into_iter().map(|title| title.shifted(base)));
        for mut token in analysis.tokens {
            self.read_at.push(token.span.start + self.read.len()..token.span.end + self.read.len());
            let place = passage.original(&token.span);
            token.span = place.start + span.start..place.end + span.start;
            token.head += base;
            self.lemmas.push(lemma(&token, knowledge));
            self.tokens.push(token);
        }
        self.read.push_str(&passage.text);
        self.read.push(' ');
        for sentence in analysis.sentences {
            let tokens = sentence.start + base..sentence.end + base;
            let span = self.words_of(tokens.clone()).unwrap_or_else(|| self.span_of(tokens.clone()));
            self.sentence_of.resize(tokens.end, self.sentences.len());
            self.sentences.push(Sentence { tokens, span, block, passage_idx });
        }
        self.sentence_of.resize(self.tokens.len(), self.sentences.len().saturating_sub(1));
        self.names.extend(analysis.names.into_iter().map(|name| NameSpan {
            tokens: name.tokens.start + base..name.tokens.end + base,
            label: name.label.to_string(),
        }));
    }

    fn words_of(&self, tokens: Range<TokenIdx>) -> Option<Span> {
        let words: Vec<TokenIdx> = tokens.filter(|i| self.tokens[*i].pos != Pos::Space).collect();
        Some(self.span_of(*words.first()?..*words.last()? + 1))
    }

    fn index(&mut self) {
        self.children = vec![Vec::new(); self.tokens.len()];
        for i in 0..self.tokens.len() {
            let head = self.tokens[i].head;
            if head != i {
                self.children[head].push(i);
            }
        }
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

    /// A token's head; `None` for a root.
    pub fn head(&self, i: TokenIdx) -> Option<TokenIdx> {
        Some(self.tokens[i].head).filter(|head| *head != i)
    }

    /// A token's direct dependents in order of the text.
    pub fn children(&self, i: TokenIdx) -> &[TokenIdx] {
        &self.children[i]
    }

    /// Direct dependents with one of the labels.
    pub fn children_by<'s>(&'s self, i: TokenIdx, deps: &'s [Dep]) -> impl Iterator<Item = TokenIdx> + 's {
        self.children[i].iter().copied().filter(move |c| deps.contains(&self.dep(*c)))
    }

    /// The first direct dependent with one of the labels.
    pub fn child(&self, i: TokenIdx, deps: &[Dep]) -> Option<TokenIdx> {
        self.children[i].iter().copied().find(|c| deps.contains(&self.dep(*c)))
    }

    /// The first of a coordination that the token belongs to; itself outside of one.
    pub fn first_conjunct(&self, i: TokenIdx) -> TokenIdx {
        self.climb(i, &[Dep::Conj])
    }

    /// The first of what is coordinated or named beside one another. The parser takes the second of three names for an apposition of
    /// the first.
    pub fn first_of_row(&self, i: TokenIdx) -> TokenIdx {
        self.climb(i, &[Dep::Conj, Dep::Appos])
    }

    fn climb(&self, i: TokenIdx, deps: &[Dep]) -> TokenIdx {
        let up = |at: &TokenIdx| self.head(*at).filter(|_| deps.contains(&self.dep(*at)));
        std::iter::successors(Some(i), up).last().unwrap_or(i)
    }

    /// What is coordinated with a token behind it, in order.
    pub fn conjuncts_after(&self, i: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        std::iter::successors(self.child(i, &[Dep::Conj]), |at| self.child(*at, &[Dep::Conj]))
    }

    /// Index of the sentence a token stands in.
    pub fn sentence_idx(&self, i: TokenIdx) -> usize {
        self.sentence_of[i]
    }

    /// The sentence a token stands in.
    pub fn sentence(&self, i: TokenIdx) -> &Sentence {
        &self.sentences[self.sentence_of[i]]
    }

    /// A token and everything below it, in order of the text.
    pub fn subtree(&self, i: TokenIdx) -> Vec<TokenIdx> {
        self.subtree_without(i, |_| false)
    }

    /// A token and everything below it but the branches whose top `cut` names, in order of the text.
    pub fn subtree_without(&self, i: TokenIdx, cut: impl Fn(TokenIdx) -> bool) -> Vec<TokenIdx> {
        // A token stands between its children, so a tree without crossing branches is gone through in order of the text, and a chain
        // of a thousand clauses costs each of them no sort.
        let (mut found, mut open) = (Vec::new(), vec![(i, false)]);
        while let Some((top, is_open)) = open.pop() {
            let children = self.children(top);
            if is_open || children.is_empty() {
                found.push(top);
                continue;
            }
            let below = |c: &&TokenIdx| !cut(**c);
            let after = children.partition_point(|c| *c < top);
            open.extend(children[after..].iter().rev().filter(below).map(|c| (*c, false)));
            open.push((top, true));
            open.extend(children[..after].iter().rev().filter(below).map(|c| (*c, false)));
        }
        if !found.is_sorted() {
            found.sort_unstable();
        }
        found
    }

    /// Heads of a token from its own head up to the root.
    pub fn ancestors(&self, i: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        std::iter::successors(self.head(i), |a| self.head(*a))
    }

    /// The token that holds a byte of the text, if an analysed block does.
    pub fn token_at(&self, byte: usize) -> Option<TokenIdx> {
        let i = self.tokens.partition_point(|token| token.span.end <= byte);
        self.tokens.get(i).filter(|token| token.span.start <= byte).map(|_| i)
    }

    /// The time expressions that may touch a span, and perhaps some beside it, in order.
    pub fn times_near(&self, span: Span) -> &[Timex] {
        let first = span.start.saturating_sub(self.longest_time);
        let start = self.times.partition_point(|time| time.span.start < first);
        let end = self.times.partition_point(|time| time.span.start <= span.end);
        &self.times[start..end.max(start)]
    }

    /// Whether a time expression holds a span.
    pub fn in_time(&self, span: Span) -> bool {
        self.times_near(span).iter().any(|time| time.span.contains(span))
    }

    /// The recogniser's name that holds a token.
    pub fn name_at(&self, token: TokenIdx) -> Option<&NameSpan> {
        let i = self.names.partition_point(|name| name.tokens.end <= token);
        self.names.get(i).filter(|name| name.tokens.start <= token)
    }

    /// The title whose noun a token is.
    pub fn title_at(&self, head: TokenIdx) -> Option<&Title> {
        let i = self.titles.partition_point(|title| title.tokens.end <= head);
        self.titles.get(i).filter(|title| title.head == head)
    }

    /// The tokens that a span touches.
    pub fn tokens_in(&self, span: Span) -> Range<TokenIdx> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The syntactic head of a run of tokens: the one whose own head lies outside; the last of several.
    pub fn head_of(&self, tokens: Range<TokenIdx>) -> TokenIdx {
        let outside = |i: &TokenIdx| self.head(*i).is_none_or(|head| !tokens.contains(&head));
        tokens.clone().filter(|i| self.pos(*i) != Pos::Punct).rfind(outside).unwrap_or(tokens.end - 1)
    }
}

/// A token's lemma in lower case. The rule lemmatizer takes "hopes" for a form of "hop": where only the lemma with an e is a
/// word of the lexicons, that is meant.
fn lemma(token: &Token, knowledge: &Knowledge) -> String {
    let lemma = token.lemma.to_lowercase();
    let with_e = format!("{lemma}e");
    let text = token.text.to_lowercase();
    let regular =
        text == format!("{with_e}s") || text == format!("{with_e}d") || text == format!("{lemma}ing");
    if regular && token.tag.is_verb() && !knowledge.words.knows(&lemma) && knowledge.words.knows(&with_e) {
        with_e
    } else {
        lemma
    }
}

/// A block, cut before lines that a dash opens and before the source at a headline's end ("Talks fail - minister").
fn passages(report: &Report, block: &Block) -> Vec<Span> {
    let (kind, block) = (block.kind, block.span);
    let text = block.of(&report.text);
    let mut starts: Vec<usize> = vec![0];
    starts.extend(Some(text).filter(|_| kind == BlockKind::Headline).and_then(source_at_end));
    for (at, _) in text.match_indices('\n') {
        let rest = text[at..].trim_start();
        if ["- ", "– ", "— "].iter().any(|dash| rest.starts_with(dash)) {
            starts.push(text.len() - rest.len());
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| Span::new(block.start + start, block.start + end))
        .collect()
}

/// Where the dash or colon stands that parts a headline from a few words at its end.
fn source_at_end(headline: &str) -> Option<usize> {
    const SIGNS: [&str; 5] = [" - ", " – ", " — ", " -- ", ": "];
    const LONGEST: usize = 4;
    let (at, sign) =
        SIGNS.iter().filter_map(|sign| Some((headline.rfind(sign)?, *sign))).max_by_key(|(at, _)| *at)?;
    let words = |text: &str| text.split_whitespace().count();
    let (before, after) = (&headline[..at], &headline[at + sign.len()..]);
    let fits =
        words(before) > 1 && (1..=LONGEST).contains(&words(after)) && !after.contains(['?', '!', '\'', '"']);
    fits.then(|| at + usize::from(sign.starts_with(' ')))
}
