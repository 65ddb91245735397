//! Whether an expression without a year or week lies before or after the report: by the governing verb's tense.
//!
//! HeidelTime (Strötgen and Gertz 2010) takes the tense of the nearest verb; with a parse the verb that governs the
//! expression is known, so its tense and auxiliaries decide.

use super::compile::compile;
use super::spec::TenseSpec;
use rapporteur_language::{Dep, Pos, Tag, Token};
use rapporteur_model::Span;
use regex_automata::meta::{BuildError, Regex};
use std::collections::BTreeSet;

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

/// How much text before and after an expression is taken for its sentence at most, in bytes.
const SENTENCE_BYTES: usize = 4096;

/// Words that show tense.
#[derive(Debug)]
pub(super) struct TenseWords {
    past: Regex,
    future: Regex,
    /// Lemmas of verbs whose dates lie ahead of what they tell ("plan", "schedule").
    prospective: BTreeSet<String>,
    /// Lemmas of verbs whose present tense tells what is arranged ("the talks open on Sunday").
    arranged: BTreeSet<String>,
    /// Lemmas of adjectives for what is to come ("the upcoming talks").
    coming: BTreeSet<String>,
    /// Words directly before a date that is ahead ("until"), up to the end of what precedes it.
    ahead: Regex,
}

impl TenseWords {
    pub(super) fn new(spec: TenseSpec) -> Result<Self, Box<BuildError>> {
        let any = |list: &[String]| list.iter().map(|w| regex::escape(w)).collect::<Vec<_>>().join("|");
        Ok(Self {
            past: compile(&format!(r"\b(?:{}|[a-z]+ed)\b", any(&spec.past)))?,
            future: compile(&format!(r"\b(?:{})\b", any(&spec.future)))?,
            prospective: spec.prospective,
            arranged: spec.arranged,
            coming: spec.coming,
            ahead: compile(&format!(r"\b(?:{}) (?:the )?$", any(&spec.ahead)))?,
        })
    }

    /// The tense of the nearest telling word before `span` in its sentence, else of the first one after it.
    pub(super) fn around(&self, text: &str, span: Span) -> Option<Tense> {
        let before =
            text.get(text.floor_char_boundary(span.start.saturating_sub(SENTENCE_BYTES))..span.start);
        let before = before.unwrap_or("");
        let before = &before[sentence_start(before)..];
        let last = |regex: &Regex| regex.find_iter(before).last().map(|m| m.end());
        match (last(&self.past), last(&self.future)) {
            (Some(past), Some(future)) => Some(if past > future { Tense::Past } else { Tense::Future }),
            (Some(_), None) => Some(Tense::Past),
            (None, Some(_)) => Some(Tense::Future),
            (None, None) => self.after(
                text.get(span.end..text.ceil_char_boundary((span.end + SENTENCE_BYTES).min(text.len())))
                    .unwrap_or(""),
            ),
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

/// Tokens with what depends on each, a root on itself.
pub(super) struct Dependents<'t> {
    tokens: &'t [Token],
    /// Tokens by their head, then in order of the text.
    by_head: Vec<usize>,
}

impl<'t> Dependents<'t> {
    pub(super) fn of(tokens: &'t [Token]) -> Self {
        let mut by_head: Vec<usize> = (0..tokens.len()).collect();
        by_head.sort_by_key(|i| tokens[*i].head);
        Self { tokens, by_head }
    }

    /// The tokens whose head is the token, in order of the text.
    fn on(&self, head: usize) -> impl Iterator<Item = &'t Token> {
        let start = self.by_head.partition_point(|i| self.tokens[*i].head < head);
        let rest = self.by_head[start..].iter().map(|i| &self.tokens[*i]);
        rest.take_while(move |token| token.head == head)
    }
}

impl Dependents<'_> {
    /// Whether an expression stands before the noun that it tells the time of: "a June summit".
    pub(super) fn premodifies(&self, span: Span) -> bool {
        let first = self.tokens.partition_point(|t| t.span.end <= span.start);
        let last = self.tokens.partition_point(|t| t.span.start < span.end);
        let labels = [Dep::Compound, Dep::Nmod, Dep::Amod, Dep::Npadvmod];
        (first..last).any(|i| {
            let token = &self.tokens[i];
            labels.contains(&token.dep)
                && token.head >= last
                && self.tokens.get(token.head).is_some_and(|noun| noun.pos == Pos::Noun)
        })
    }
}

/// How much text before an expression may show that it is to come, in bytes.
const AHEAD_BYTES: usize = 24;

/// Labels of the words that carry a verb's tense.
const AUXILIARIES: [Dep; 2] = [Dep::Aux, Dep::Auxpass];

impl TenseWords {
    /// Whether an expression tells of what something else happened ahead of: "released them ahead of a summit on Friday".
    pub(super) fn is_ahead_of(&self, parse: &Dependents<'_>, span: Span) -> bool {
        let tokens = parse.tokens;
        let mut at = tokens.partition_point(|t| t.span.end <= span.start);
        for _ in 0..tokens.len() {
            let Some(token) = tokens.get(at) else { return false };
            if token.pos == Pos::Adv && &*token.lemma == "ahead" {
                return true;
            }
            if token.tag.is_verb() || token.head == at {
                return false;
            }
            at = token.head;
        }
        false
    }

    /// Whether an expression hangs right on a finite verb in the past, and on no noun in its clause: the day is over.
    pub(super) fn is_over(&self, parse: &Dependents<'_>, span: Span) -> bool {
        let tokens = parse.tokens;
        let inside = |t: &Token| t.span.start < span.end && span.start < t.span.end;
        let first = tokens.partition_point(|t| t.span.end <= span.start);
        let touched = tokens[first..].iter().take_while(|t| t.span.start < span.end);
        let leaves = |t: &Token| inside(t) && tokens.get(t.head).is_some_and(|head| !inside(head));
        let Some(at) = touched.into_iter().position(leaves) else { return false };
        let up = tokens[first + at].head;
        let adposition = tokens
            .get(up)
            .is_some_and(|t| t.dep == Dep::Prep && !matches!(&*t.lemma, "for" | "until" | "till"));
        let verb = if adposition { tokens[up].head } else { up };
        let finite = |t: &Token| {
            let auxiliary = || parse.on(verb).any(|t| AUXILIARIES.contains(&t.dep) && t.tag == Tag::Vbd);
            t.tag == Tag::Vbd || t.tag == Tag::Vbn && auxiliary()
        };
        tokens.get(verb).is_some_and(|t| finite(t) && !self.prospective.contains(&*t.lemma))
    }

    /// The tense of the verb that governs `span`, from the parse; `None` where no verb does.
    pub(super) fn of_governor(&self, parse: &Dependents<'_>, text: &str, span: Span) -> Option<Tense> {
        let tokens = parse.tokens;
        let inside = |t: &Token| t.span.start < span.end && span.start < t.span.end;
        let leaves = |t: &Token| inside(t) && tokens.get(t.head).is_some_and(|head| !inside(head));
        let first = tokens.partition_point(|t| t.span.end <= span.start);
        let touched = tokens[first..].iter().take_while(|t| t.span.start < span.end);
        let mut at = first + touched.into_iter().position(leaves)?;
        let ahead = self
            .ahead
            .is_match(&text[text.floor_char_boundary(span.start.saturating_sub(AHEAD_BYTES))..span.start]);
        // "Are to appeal Friday's ruling" dates the ruling.
        let of_noun = tokens[at].dep == Dep::Poss;
        let (mut passed_noun, mut infinitive) = (false, false);
        // A parse tree is no deeper than it has tokens, so a longer walk has met a cycle.
        for _ in 0..tokens.len() {
            let token = &tokens[at];
            let outside = !inside(token);
            let is_to = infinitive && !of_noun && announces(parse, at);
            if outside && (is_to || self.looks_ahead(parse, at)) {
                return Some(Tense::Future);
            }
            if outside
                && is_verbal(token)
                && let Some(tense) = of_verb(parse, at, passed_noun)
            {
                return Some(if ahead && !is_past_perfect(parse, at) { Tense::Future } else { tense });
            }
            if token.head == at {
                return None;
            }
            // "a summit set for Friday", "her slated visit on Friday"
            if outside && self.is_slated(parse, at) {
                return Some(Tense::Future);
            }
            // "ways to get around Friday's ruling": what one acts on is there.
            if of_noun && is_infinitive(parse, at) && !announces(parse, token.head) {
                return Some(Tense::Past);
            }
            infinitive = is_infinitive(parse, at);
            passed_noun |= outside && matches!(token.pos, Pos::Noun | Pos::Propn);
            at = token.head;
        }
        None
    }

    /// Whether a verb tells what is to come: by its meaning, or as the timetable present does.
    ///
    /// The timetable present and "are to meet": Quirk et al., A Comprehensive Grammar of the English Language (1985), 4.45-48.
    fn looks_ahead(&self, parse: &Dependents<'_>, at: usize) -> bool {
        let token = &parse.tokens[at];
        is_verbal(token) && self.prospective.contains(&*token.lemma)
            || is_present(parse, at) && self.arranged.contains(&*token.lemma)
    }
}

impl TenseWords {
    /// Whether a noun's own words put it ahead, or a participle sets a day for one.
    fn is_slated(&self, parse: &Dependents<'_>, at: usize) -> bool {
        let token = &parse.tokens[at];
        let planned = |t: &Token| {
            t.tag == Tag::Vbn && self.prospective.contains(&*t.lemma) || self.coming.contains(&*t.lemma)
        };
        match token.pos {
            Pos::Noun => parse.on(at).any(|t| t.dep == Dep::Amod && planned(t)),
            _ => {
                let set_for = || parse.on(at).any(|t| t.dep == Dep::Prep && &*t.lemma == "for");
                token.tag == Tag::Vbn && token.dep == Dep::Acl && &*token.lemma == "set" && set_for()
            }
        }
    }
}

fn is_verbal(token: &Token) -> bool {
    token.tag.is_verb() || token.tag == Tag::Md
}

/// Whether a verb is in the present; the tagger calls it an infinitive behind a plural ("The talks begin tomorrow").
fn is_present(parse: &Dependents<'_>, at: usize) -> bool {
    let token = &parse.tokens[at];
    let subject = || parse.on(at).any(|t| t.dep == Dep::Nsubj && t.span.end <= token.span.start);
    let bare = || !parse.on(at).any(|t| AUXILIARIES.contains(&t.dep)) && token.dep != Dep::Ccomp;
    matches!(token.tag, Tag::Vbz | Tag::Vbp) || token.tag == Tag::Vb && subject() && bare()
}

/// "are to discuss trade in a call on Sunday", "is due to discuss trade …": what the infinitive tells lies ahead, with all in it.
fn announces(parse: &Dependents<'_>, at: usize) -> bool {
    let token = &parse.tokens[at];
    let present = matches!(token.tag, Tag::Vbz | Tag::Vbp) && &*token.lemma == "be";
    let complete = || parse.on(at).any(|t| matches!(t.dep, Dep::Acomp | Dep::Attr | Dep::Oprd));
    matches!(&*token.lemma, "due" | "likely" | "set") || present && !complete()
}

/// Whether the verb has its "to".
fn is_infinitive(parse: &Dependents<'_>, at: usize) -> bool {
    parse.on(at).any(|t| t.dep == Dep::Aux && t.tag == Tag::To)
}

/// Whether the verb is in the past perfect ("until Thursday they had not said so").
fn is_past_perfect(parse: &Dependents<'_>, at: usize) -> bool {
    parse.on(at).any(|t| t.dep == Dep::Aux && (&*t.lemma, t.tag) == ("have", Tag::Vbd))
}

/// The tense that a verb's form and auxiliaries show; `None` for forms that take it from the verb above.
/// An infinitive places its own dates in the future, not those of a noun in it ("to appeal Monday's ruling").
fn of_verb(parse: &Dependents<'_>, at: usize, passed_noun: bool) -> Option<Tense> {
    let tokens = parse.tokens;
    let dependents = || parse.on(at);
    let mut tense = match tokens[at].tag {
        Tag::Vbd => Some(Tense::Past),
        Tag::Md => Some(Tense::Future),
        _ if is_present(parse, at) => Some(Tense::Present),
        _ => None,
    };
    let participle = tokens[at].tag == Tag::Vbn;
    for auxiliary in dependents().filter(|t| AUXILIARIES.contains(&t.dep)) {
        match (auxiliary.tag, &*auxiliary.lemma) {
            // "Could not be reached" tells of the past, "could meet" of what is to come.
            (Tag::Md, "could") if dependents().any(|t| t.dep == Dep::Neg) => return Some(Tense::Past),
            (Tag::To, _) if passed_noun => return None,
            (Tag::Md | Tag::To, _) => return Some(Tense::Future),
            (Tag::Vbd, _) => tense = Some(Tense::Past),
            (Tag::Vbz | Tag::Vbp, "have") => tense = Some(Tense::Past),
            (Tag::Vbz | Tag::Vbp, _) if participle => tense = tense.or(Some(Tense::Present)),
            // "Is meeting on Thursday": the progressive announces.
            (Tag::Vbz | Tag::Vbp, _) => tense = Some(Tense::Future),
            _ => {}
        }
    }
    let reduced = participle && matches!(tokens[at].dep, Dep::Acl | Dep::Advcl | Dep::Root);
    tense.or(reduced.then_some(Tense::Past))
}
