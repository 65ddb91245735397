//! Words beside a speaker's name and a colon or dash: headlines ("Minister: talks to go on", "Talks to go on - minister") and transcripts.

use super::saying::{Manner, Saying, runs};
use crate::parsed_report::{ParsedReport, Sentence, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::BlockKind;
use std::ops::Range;

/// A speaker before a colon has no more words than this, a description in brackets not counted.
const MAX_SPEAKER: usize = 8;

/// What is said has at least as many.
const MIN_CONTENT: usize = 3;

/// Sayings of headlines and of transcripts' lines.
pub(super) fn labelled(parsed: &ParsedReport<'_>) -> Vec<Saying> {
    let mut found = Vec::new();
    let (mut first, mut last) = (0, None::<Line<'_, '_>>);
    while first < parsed.sentences.len() {
        let passage = parsed.sentences[first].passage_idx;
        let end = parsed.sentences.partition_point(|s| s.passage_idx <= passage);
        let line = Line { parsed, sentences: &parsed.sentences[first..end] };
        found.extend(line.turns());
        found.extend(last.and_then(|headline| line.tail(&headline)));
        last = Some(line);
        first = end;
    }
    found
}

/// A speaker's label: its head and where its words, colon included, end.
#[derive(Clone, Copy)]
struct Label {
    start: TokenIdx,
    head: TokenIdx,
    colon: TokenIdx,
}

/// One passage of a report.
#[derive(Clone, Copy)]
struct Line<'l, 'r> {
    parsed: &'l ParsedReport<'r>,
    sentences: &'l [Sentence],
}

impl Line<'_, '_> {
    fn tokens(&self) -> Range<TokenIdx> {
        let start = self.sentences.first().map_or(0, |s| s.tokens.start);
        start..self.sentences.last().map_or(start, |s| s.tokens.end)
    }

    fn is_headline(&self) -> bool {
        self.sentences.first().is_some_and(|s| s.block == BlockKind::Headline)
    }

    /// What the speakers of a passage that opens with a speaker and a colon say, one after the other.
    fn turns(&self) -> Vec<Saying> {
        let parsed = self.parsed;
        // A transcript's line may stand in quotation marks as a whole.
        let mark = |i: TokenIdx| matches!(parsed.text(i), "\"" | "“" | "``" | "''");
        let start = self.tokens().find(|i| parsed.pos(*i) != Pos::Space && !mark(*i));
        let Some(first) = start.and_then(|start| self.label(start)) else { return Vec::new() };
        let mut labels = vec![first];
        if !self.is_headline() {
            let later = first.colon + 1..self.tokens().end;
            let stops = later.filter(|i| matches!(parsed.text(*i), "." | "?" | "!" | "…" | "\"" | "”"));
            labels.extend(
                stops.filter_map(|stop| self.label(self.word_after(stop)?)).filter(|l| self.is_turn(l)),
            );
            labels.dedup_by_key(|label| label.colon);
        }
        let ends = labels.iter().skip(1).map(|l| l.start).chain([self.tokens().end]);
        labels.iter().zip(ends).filter_map(|(label, end)| self.turn(*label, end)).collect()
    }

    fn word_after(&self, stop: TokenIdx) -> Option<TokenIdx> {
        (stop + 1..self.tokens().end).find(|i| !matches!(self.parsed.pos(*i), Pos::Space | Pos::Punct))
    }

    /// Inside a passage a new turn needs a name in capitals, or a name of two words that begins its sentence.
    fn is_turn(&self, label: &Label) -> bool {
        let words = label.start..label.head + 1;
        self.is_shouted(words.clone()) || words.len() > 1 && self.names(words, &["PERSON"])
    }

    fn turn(&self, label: Label, end: TokenIdx) -> Option<Saying> {
        let parsed = self.parsed;
        let content = runs(parsed, (label.colon + 1..end).collect());
        let words = content.iter().map(ExactSizeIterator::len).sum::<usize>();
        // Who only asks puts nothing forward.
        let asked = || {
            let stops = (label.colon + 1..end).filter(|i| matches!(parsed.text(*i), "." | "!" | "?"));
            let mut stops = stops.map(|i| parsed.text(i) == "?").peekable();
            stops.peek().is_some() && stops.all(|question| question)
        };
        let manner = if asked() { Manner::Ask } else { Manner::Say };
        (words >= MIN_CONTENT).then(|| self.saying(label.head, label.colon, content, manner))
    }

    /// "Talks to go on - minister", "Kenya signed accord: UN": the source at a headline's end, cut off as a passage of its own.
    fn tail(&self, headline: &Line<'_, '_>) -> Option<Saying> {
        let parsed = self.parsed;
        let sign = self.tokens().next().filter(|_| self.is_headline() && headline.is_headline())?;
        let end = self.tokens().rev().find(|i| parsed.pos(*i) != Pos::Space)? + 1;
        let name = sign + 1..end;
        if !matches!(parsed.text(sign), "-" | "–" | "—" | "--" | ":") || name.is_empty() {
            return None;
        }
        let head = parsed.head_of(name.clone());
        let nominal = name.clone().all(|i| {
            parsed.pos(i).is_nominal()
                || matches!(parsed.pos(i), Pos::Adj | Pos::Det | Pos::Part)
                || parsed.text(i) == "&"
        });
        let named = parsed.pos(head) == Pos::Propn || parsed.text(head).starts_with(char::is_uppercase);
        let speaks = parsed.hits.is_any(head, &["office", "speaking_noun", "spokesperson", "leader"]);
        let content = runs(parsed, headline.tokens().collect());
        let words = content.iter().map(ExactSizeIterator::len).sum::<usize>();
        (nominal && (named || speaks) && words >= MIN_CONTENT)
            .then(|| self.saying(head, sign, content, Manner::Say))
    }

    fn saying(
        &self,
        head: TokenIdx,
        sign: TokenIdx,
        content: Vec<Range<TokenIdx>>,
        manner: Manner,
    ) -> Saying {
        Saying { source: vec![head], cue: vec![sign], content, distant: false, manner }
    }

    /// The speaker's label that begins at a token: a person or body, in headlines also a country that accuses or what speaks ("poll").
    fn label(&self, start: TokenIdx) -> Option<Label> {
        let parsed = self.parsed;
        let limit = parsed.sentence(start).tokens.end;
        let open = (start..limit.min(start + MAX_SPEAKER)).find(|i| parsed.text(*i) == "(");
        let close = open.and_then(|open| {
            (open..limit.min(open + 2 * MAX_SPEAKER)).find(|i| parsed.text(*i).starts_with(')'))
        });
        let described = close.and_then(|close| {
            let colon = if parsed.text(close) == "):" { close } else { close + 1 };
            (colon < limit && parsed.text(colon).ends_with(':')).then_some(colon)
        });
        let plain = || (start + 1..limit.min(start + MAX_SPEAKER + 1)).find(|i| parsed.text(*i) == ":");
        let colon = described.or_else(plain)?;
        let end = described.and(open).unwrap_or(colon);
        let head = self.speaker(start..end, colon)?;
        Some(Label { start, head, colon })
    }

    /// The head of the words before a colon, if they name a speaker.
    fn speaker(&self, words: Range<TokenIdx>, colon: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        if words.is_empty() {
            return None;
        }
        let (headline, head) = (self.is_headline(), parsed.head_of(words.clone()));
        let named = self.names(words.clone(), &["PERSON", "ORG", "NORP"])
            || headline && self.names(words.clone(), &["GPE"]) && self.states(colon);
        let speaks = parsed.hits.is_any(head, &["office", "speaking_noun"]);
        // "Ana Ruiz (Greek: …)": a bracket that the colon stands in ends after it.
        let whole = words.clone().all(|i| !parsed.text(i).starts_with(['(', '[']));
        let verbless =
            whole && words.clone().all(|i| !matches!(parsed.pos(i), Pos::Verb | Pos::Aux | Pos::Adp));
        let shouted = !headline && words.len() <= 3 && self.is_shouted(words);
        (verbless && (named || headline && speaks || shouted)).then_some(head)
    }

    /// Whether a clause with a subject and a verb in the past or with an auxiliary follows: a country before such a colon says so, before
    /// other words it tells where.
    fn states(&self, colon: TokenIdx) -> bool {
        let parsed = self.parsed;
        (colon + 1..self.tokens().end).any(|i| {
            matches!(parsed.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
                && parsed
                    .child(i, &[Dep::Nsubj, Dep::Nsubjpass])
                    .is_some_and(|s| s > colon && parsed.pos(s) == Pos::Propn)
        })
    }

    /// Whether the words end with a name of one of the recogniser's kinds.
    fn names(&self, words: Range<TokenIdx>, kinds: &[&str]) -> bool {
        self.parsed.names.iter().any(|n| {
            n.tokens.end == words.end && n.tokens.start >= words.start && kinds.contains(&n.label.as_str())
        })
    }

    fn is_shouted(&self, words: Range<TokenIdx>) -> bool {
        let capital = |text: &str| text.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\''));
        words.clone().any(|i| self.parsed.text(i).chars().any(char::is_uppercase))
            && words.into_iter().all(|i| capital(self.parsed.text(i)))
    }
}
