//! Whether an expression without a year or week lies before or after the report: by the governing verb's tense.
//!
//! HeidelTime (Strötgen and Gertz 2010) takes the tense of the nearest verb; with a parse the verb that governs the
//! expression is known, so its tense and auxiliaries decide.

use rapporteur_language::{Analysis, Token};
use rapporteur_model::Span;
use regex::{Regex, RegexBuilder};

/// Where in time, seen from the report, a verb places what it tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tense {
    /// Before the report.
    Past,
    /// At the time of the report.
    Present,
    /// After the report.
    Future,
}

/// Words that show tense in a text without a parse.
#[derive(Debug)]
pub(super) struct TenseWords {
    past: Regex,
    future: Regex,
}

impl TenseWords {
    pub(super) fn new(past: &[String], future: &[String]) -> Result<Self, regex::Error> {
        let words = |list: &[String]| list.iter().map(|w| regex::escape(w)).collect::<Vec<_>>().join("|");
        let build = |source: String| RegexBuilder::new(&source).case_insensitive(true).unicode(false).build();
        Ok(Self {
            past: build(format!(r"\b(?:{}|[a-z]+ed)\b", words(past)))?,
            future: build(format!(r"\b(?:{})\b", words(future)))?,
        })
    }

    /// The tense of the nearest telling word before `span` in its sentence, else of the first one after it.
    pub(super) fn around(&self, text: &str, span: Span) -> Option<Tense> {
        let before = text.get(..span.start).unwrap_or("");
        let before = &before[sentence_start(before)..];
        let last = |regex: &Regex| regex.find_iter(before).last().map(|m| m.end());
        match (last(&self.past), last(&self.future)) {
            (Some(past), Some(future)) => Some(if past > future { Tense::Past } else { Tense::Future }),
            (Some(_), None) => Some(Tense::Past),
            (None, Some(_)) => Some(Tense::Future),
            (None, None) => self.after(text.get(span.end..).unwrap_or("")),
        }
    }

    fn after(&self, after: &str) -> Option<Tense> {
        let sentence = after.find(". ").map_or(after, |end| &after[..end]);
        let first = |regex: &Regex| regex.find(sentence).map(|m| m.start());
        match (first(&self.past), first(&self.future)) {
            (Some(past), Some(future)) => Some(if past < future { Tense::Past } else { Tense::Future }),
            (Some(_), None) => Some(Tense::Past),
            (None, Some(_)) => Some(Tense::Future),
            (None, None) => None,
        }
    }
}

/// Byte after the last full stop that ends a word of three letters or more: "Jan." and initials end no sentence.
fn sentence_start(before: &str) -> usize {
    let bytes = before.as_bytes();
    let stops = before.rmatch_indices(['.', '!', '?', '\n']);
    let ends = |at: usize| {
        bytes[at] != b'.'
            || at >= 4
                && bytes[at - 4..at].iter().all(u8::is_ascii_lowercase)
                && bytes.get(at + 1) != Some(&b'.')
    };
    stops.map(|(at, _)| at).find(|at| ends(*at)).map_or(0, |at| at + 1)
}

/// The tense of the verb that governs `span`, from the parse; `None` where no verb does.
pub(super) fn of_governor(analysis: &Analysis, span: Span) -> Option<Tense> {
    let tokens = &analysis.tokens;
    let inside = |t: &Token| t.span.start < span.end && span.start < t.span.end;
    let mut at =
        tokens.iter().position(|t| inside(t) && tokens.get(t.head).is_some_and(|head| !inside(head)))?;
    // A parse tree is no deeper than it has tokens, so a walk that is longer has met a cycle.
    for _ in 0..tokens.len() {
        let token = &tokens[at];
        if !inside(token)
            && matches!(token.tag.as_bytes(), [b'V', b'B', ..] | [b'M', b'D'])
            && let Some(tense) = of_verb(tokens, at)
        {
            return Some(tense);
        }
        if token.head == at {
            return None;
        }
        at = token.head;
    }
    None
}

/// The tense that a verb's form and auxiliaries show; `None` for forms that take it from the verb above.
fn of_verb(tokens: &[Token], at: usize) -> Option<Tense> {
    let mut tense = match &*tokens[at].tag {
        "VBD" => Some(Tense::Past),
        "MD" => Some(Tense::Future),
        "VBZ" | "VBP" => Some(Tense::Present),
        _ => None,
    };
    let participle = &*tokens[at].tag == "VBN";
    let auxiliaries = tokens.iter().filter(|t| t.head == at && matches!(&*t.dep, "aux" | "auxpass"));
    for auxiliary in auxiliaries {
        match (&*auxiliary.tag, &*auxiliary.lemma) {
            ("MD", _) | ("TO", _) => return Some(Tense::Future),
            ("VBD", _) => tense = Some(Tense::Past),
            ("VBZ" | "VBP", "have") => tense = Some(Tense::Past),
            ("VBZ" | "VBP", _) if participle => tense = tense.or(Some(Tense::Present)),
            ("VBZ" | "VBP", _) => tense = Some(Tense::Future),
            _ => {}
        }
    }
    match tense {
        None if participle && matches!(&*tokens[at].dep, "acl" | "advcl" | "ROOT") => Some(Tense::Past),
        tense => tense,
    }
}
