//! What the analysis knows of a claim.

use super::argument::{self, End, OBJECT, SUBJECT};
use super::feature::{Features, Kind};
use crate::attribution::quotations;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::relate::{Attempt, Outcome};
use rapporteur_model::{BlockKind, Claim, Extraction, Form, LocalId, Mention, Object, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Joints of `found_by`.
const JOINT: char = '+';

type Values = Vec<(Kind, String)>;

/// One report, read for its judge.
pub struct Reading<'a, 'r> {
    /// Tokens and syntax.
    pub parsed: &'a ParsedReport<'r>,
    /// What the report says.
    pub extraction: &'a Extraction,
    quotations: Vec<Range<TokenIdx>>,
    /// Triggers of patterns that fired, by pattern, in order of the text.
    triggers: FxHashMap<&'a str, Vec<TokenIdx>>,
    by_entity: FxHashMap<LocalId, Vec<usize>>,
    same: FxHashMap<(&'a str, Option<LocalId>, &'a Object<LocalId>), usize>,
    ends: FxHashMap<(Span, Option<LocalId>, &'a Object<LocalId>), usize>,
    in_sentence: FxHashMap<Span, usize>,
    by_wording: FxHashMap<(Span, &'a str), usize>,
}

impl<'a, 'r> Reading<'a, 'r> {
    /// Counts what the features ask for.
    pub fn new(parsed: &'a ParsedReport<'r>, attempts: &'a [Attempt], extraction: &'a Extraction) -> Self {
        let mut reading = Self {
            parsed,
            extraction,
            quotations: quotations(parsed),
            triggers: FxHashMap::default(),
            by_entity: FxHashMap::default(),
            same: FxHashMap::default(),
            ends: FxHashMap::default(),
            in_sentence: FxHashMap::default(),
            by_wording: FxHashMap::default(),
        };
        for attempt in attempts.iter().filter(|attempt| matches!(attempt.outcome, Outcome::Fired(_))) {
            reading.triggers.entry(&attempt.pattern).or_default().push(attempt.trigger);
        }
        for (i, mention) in extraction.mentions.iter().enumerate() {
            reading.by_entity.entry(mention.entity).or_default().push(i);
        }
        for claim in &extraction.claims {
            let sentence = claim.evidence.sentence;
            *reading.same.entry((&claim.relation, claim.subject, &claim.object)).or_default() += 1;
            *reading.ends.entry((sentence, claim.subject, &claim.object)).or_default() += 1;
            *reading.in_sentence.entry(sentence).or_default() += 1;
            *reading.by_wording.entry((sentence, &claim.found_by)).or_default() += 1;
        }
        reading
    }

    /// The features of a claim of the report.
    pub fn features(&self, claim: &Claim<LocalId>) -> Features {
        let mut out: Values = vec![(Kind::Any, String::from("yes"))];
        of_claim(claim, &mut out);
        self.of_place(claim, &mut out);
        self.of_others(claim, &mut out);
        let trigger = self.trigger(claim);
        self.of_trigger(trigger, &mut out);
        self.of_ends(claim, trigger, &mut out);
        Features::of(&out)
    }

    /// The mentions of a thing, in order of the text.
    pub fn mentions_of(&self, entity: LocalId) -> impl DoubleEndedIterator<Item = &'a Mention> {
        self.by_entity.get(&entity).into_iter().flatten().map(|i| &self.extraction.mentions[*i])
    }

    /// The mention of a thing at its words.
    pub fn mention(&self, entity: LocalId, span: Span) -> Option<&'a Mention> {
        let exact = self.mentions_of(entity).find(|mention| mention.span == span);
        exact.or_else(|| self.mentions_of(entity).find(|mention| mention.span.overlaps(span)))
    }

    /// How many sentences before a mention its thing was last named: `never` if it was not.
    pub fn named_before(&self, mention: &Mention) -> String {
        let sentence = |span: Span| self.parsed.token_at(span.start).map(|i| self.parsed.sentence_idx(i));
        let named = |m: &&Mention| m.form == Form::Name && m.span.start < mention.span.start;
        let last = self.mentions_of(mention.entity).rev().find(named);
        match (last.and_then(|m| sentence(m.span)), sentence(mention.span)) {
            (Some(from), Some(to)) => steps(to.abs_diff(from)),
            _ => String::from("never"),
        }
    }

    /// The word that fired the pattern of a claim: the first one in its evidence.
    fn trigger(&self, claim: &Claim<LocalId>) -> Option<TokenIdx> {
        let here = self.parsed.tokens_in(claim.evidence.span);
        let of_step = |step: &str| {
            let fired = self.triggers.get(step).into_iter().flatten();
            fired.copied().find(|trigger| here.contains(trigger))
        };
        claim.found_by.split(JOINT).find_map(of_step)
    }

    fn of_place(&self, claim: &Claim<LocalId>, out: &mut Values) {
        let parsed = self.parsed;
        let evidence = parsed.tokens_in(claim.evidence.span);
        out.push((Kind::Evidence, steps(evidence.len())));
        let Some(first) = evidence.clone().next().filter(|_| !evidence.is_empty()) else { return };
        let sentence = parsed.sentence(first);
        out.push((Kind::Sentence, steps(sentence.tokens.len())));
        out.push((Kind::Place, steps(parsed.sentence_idx(first))));
        let block = match sentence.block {
            BlockKind::Headline => "headline",
            BlockKind::Heading => "heading",
            _ => "body",
        };
        out.push((Kind::Block, block.to_owned()));
        if self.quotations.iter().any(|quote| quote.contains(&first)) {
            out.push((Kind::Quoted, String::from("yes")));
        }
        for token in sentence.tokens.clone() {
            let sign = parsed.text(token);
            if matches!(sign, "?" | ";" | ":" | "(" | "—" | "–" | "-" | "...") {
                out.push((Kind::Sign, sign.to_owned()));
            }
        }
        let n_commas = evidence.filter(|token| parsed.text(*token) == ",").count();
        out.push((Kind::Sign, format!(",{}", n_commas.min(3))));
    }

    fn of_others(&self, claim: &Claim<LocalId>, out: &mut Values) {
        let sentence = claim.evidence.sentence;
        let count = |n: Option<&usize>| n.copied().unwrap_or(1).saturating_sub(1);
        let same = count(self.same.get(&(&claim.relation, claim.subject, &claim.object)));
        let ends = count(self.ends.get(&(sentence, claim.subject, &claim.object)));
        out.push((Kind::Repeated, steps(same)));
        out.push((Kind::Beside, steps(count(self.in_sentence.get(&sentence)))));
        out.push((Kind::Shared, steps(count(self.by_wording.get(&(sentence, &claim.found_by))))));
        if ends > 0 {
            out.push((Kind::Rival, String::from("yes")));
        }
    }

    fn of_trigger(&self, trigger: Option<TokenIdx>, out: &mut Values) {
        let parsed = self.parsed;
        let Some(trigger) = trigger else {
            out.push((Kind::TriggerDep, String::from("none")));
            return;
        };
        out.push((Kind::Trigger, parsed.lemma(trigger).to_owned()));
        out.push((Kind::TriggerDep, format!("{:?}/{:?}", parsed.tag(trigger), parsed.dep(trigger))));
    }

    fn of_ends(&self, claim: &Claim<LocalId>, trigger: Option<TokenIdx>, out: &mut Values) {
        match claim.subject {
            Some(entity) => {
                argument::tell(self, &SUBJECT, &End { entity, span: claim.subject_span }, trigger, out);
            }
            None => argument::tell_other(&SUBJECT, "none", out),
        }
        match &claim.object {
            Object::Entity(entity) => {
                let end = End { entity: *entity, span: claim.object_span };
                argument::tell(self, &OBJECT, &end, trigger, out);
            }
            Object::Value { datatype, .. } => {
                argument::tell_other(&OBJECT, datatype, out);
                argument::tell_value(self, claim.object_span, trigger, out);
            }
            Object::None => argument::tell_other(&OBJECT, "none", out),
        }
        if let (Some(subject), Some(object)) = (claim.subject_span, claim.object_span) {
            let (s, o) = (self.parsed.tokens_in(subject), self.parsed.tokens_in(object));
            let between =
                if s.start < o.start { o.start.saturating_sub(s.end) } else { s.start.saturating_sub(o.end) };
            let order = if s.start < o.start { "subject" } else { "object" };
            out.push((Kind::Distance, format!("{order}{}", steps(between))));
        }
    }
}

/// What the claim itself states.
fn of_claim(claim: &Claim<LocalId>, out: &mut Values) {
    out.push((Kind::Relation, claim.relation.clone()));
    out.push((Kind::Pattern, claim.found_by.clone()));
    if let Some((_, source)) = claim.found_by.split_once(JOINT) {
        out.push((Kind::Source, source.to_owned()));
    }
    out.push((Kind::Status, claim.status.as_str().to_owned()));
    let whose = match claim.attribution.as_slice() {
        [] => "report",
        [one] if Some(one) == claim.subject.as_ref() => "subject",
        [_] => "speaker",
        _ => "chain",
    };
    out.push((Kind::Attribution, whose.to_owned()));
    if claim.distant {
        out.push((Kind::Distant, String::from("yes")));
    }
    out.push((Kind::Trust, format!("{:.1}", claim.confidence.get())));
    out.extend(claim.qualifiers.keys().map(|name| (Kind::Tells, name.clone())));
    let tells = [
        ("role", claim.role.is_some()),
        ("when", claim.when.is_some()),
        ("unit", claim.unit.is_some()),
        ("bound", claim.bound.is_some()),
    ];
    let told = tells.into_iter().filter(|(_, told)| *told);
    out.extend(told.map(|(name, _)| (Kind::Tells, name.to_owned())));
}

/// A number in steps that grow with it: 0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32.
pub fn steps(n: usize) -> String {
    let from = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
    from.into_iter().rev().find(|from| *from <= n).unwrap_or_default().to_string()
}
