//! Who a quotation is of when no verb of saying is near: any verb beside it, a name behind a dash, a noun phrase before a colon.

use super::cue::cue_of;
use super::marks;
use super::saying::{Manner, Saying, runs};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Words before a colon that introduce a quotation without a verb are no more than this.
const MAX_OPENING: usize = 16;

/// Things that carry words of whoever is named beside them ("the answer of X", "a message from X").
const CARRIERS: [&str; 5] = ["of", "from", "by", "for", "at"];

/// The saying of a quotation whose speaker stands right beside it.
pub(super) fn introduced(
    parsed: &ParsedReport<'_>,
    quotations: &[Range<TokenIdx>],
    quote: &Range<TokenIdx>,
) -> Option<Saying> {
    let place = Place { parsed, quotations, quote };
    let (source, cue) = place
        .governing()
        .or_else(|| place.as_clause())
        .or_else(|| place.opening_verb())
        .or_else(|| place.following_verb())
        .or_else(|| place.opening_noun())
        .or_else(|| place.signed())?;
    let hit = cue.last().and_then(|verb| parsed.hits.get(*verb, "reporting"));
    let outside = |i: &TokenIdx| !cue.contains(i) && !source.contains(i);
    Some(Saying {
        content: runs(parsed, quote.clone().filter(outside).collect()),
        source,
        distant: hit.is_some_and(|hit| hit.word.is_yes(Column::Distance)),
        manner: Manner::Say,
        cue,
    })
}

type Attributed = (Vec<TokenIdx>, Vec<TokenIdx>);

/// A quotation and what stands around it.
struct Place<'p, 'r> {
    parsed: &'p ParsedReport<'r>,
    quotations: &'p [Range<TokenIdx>],
    quote: &'p Range<TokenIdx>,
}

impl Place<'_, '_> {
    /// "“…,” thundered X", "X thundered: “…”": the verb outside whose complement the words inside are.
    fn governing(&self) -> Option<Attributed> {
        let parsed = self.parsed;
        let clause = |i: &TokenIdx| matches!(parsed.dep(*i), Dep::Ccomp | Dep::Parataxis);
        let verb = self
            .quote
            .clone()
            .filter(clause)
            .filter_map(|i| parsed.head(i))
            .find(|head| self.is_cue(*head) && parsed.lemma(*head) != "be")?;
        self.with_subject(verb)
    }

    /// "“…,” as X put it".
    fn as_clause(&self) -> Option<Attributed> {
        let parsed = self.parsed;
        let inside = self.quote.clone().flat_map(|i| parsed.children_by(i, &[Dep::Advcl]));
        let verb = inside.into_iter().find(|verb| {
            self.is_cue(*verb) && parsed.children_by(*verb, &[Dep::Mark]).any(|m| parsed.lemma(m) == "as")
        })?;
        self.with_subject(verb)
    }

    /// "X went on: “…”": the last clause before the colon, whichever way the parser joins the two.
    fn opening_verb(&self) -> Option<Attributed> {
        let opening = self.opening(":")?;
        let parsed = self.parsed;
        let finite =
            |i: &TokenIdx| matches!(parsed.tag(*i), Tag::Vbd | Tag::Vbz | Tag::Vbp) && self.is_cue(*i);
        let subject = |i: &TokenIdx| parsed.child(*i, &[Dep::Nsubj]).is_some();
        self.with_subject(opening.rev().filter(finite).find(subject)?)
    }

    /// "“Never!” thundered X.": the verb right behind the closing mark.
    fn following_verb(&self) -> Option<Attributed> {
        let parsed = self.parsed;
        let passage = marks::passage_of(parsed, self.quote.start).end;
        let verb = (self.quote.end..passage)
            .find(|i| !matches!(parsed.pos(*i), Pos::Space) && !matches!(parsed.text(*i), "," | "."))?;
        let fits = matches!(parsed.tag(verb), Tag::Vbd | Tag::Vbz)
            && parsed.pos(verb) == Pos::Verb
            && parsed.child(verb, &[Dep::Nsubj]).is_none_or(|s| s > verb);
        self.with_subject(Some(verb).filter(|_| fits)?)
    }

    /// "The answer of X: “…”", "And from X: “…”", "In the words of X, “…”": a phrase without a verb that names the speaker.
    fn opening_noun(&self) -> Option<Attributed> {
        let parsed = self.parsed;
        let worded = || {
            let opening = self.opening(",")?;
            let words = opening.clone().any(|i| matches!(parsed.lemma(i), "word" | "phrase"));
            (words && opening.clone().any(|i| parsed.lemma(i) == "of")).then_some(opening)
        };
        let opening = self.opening(":").or_else(worded)?;
        let verbless = opening.clone().all(|i| !matches!(parsed.pos(i), Pos::Verb | Pos::Aux));
        if !verbless || opening.len() > MAX_OPENING {
            return None;
        }
        let top = parsed.head_of(opening.clone());
        let top = match parsed.pos(top) {
            Pos::Adp => parsed.child(top, &[Dep::Pobj])?,
            _ => top,
        };
        let source = self.carried(top).filter(|i| opening.contains(i)).or_else(|| {
            Some(top).filter(|i| opening.contains(i) && (parsed.pos(*i) == Pos::Propn || self.is_person(*i)))
        })?;
        Some((vec![source], vec![self.quote.start - 1]))
    }

    /// "“…” — X, the minister": a name behind a dash.
    fn signed(&self) -> Option<Attributed> {
        let parsed = self.parsed;
        let end = parsed.tokens.len().min(self.quote.end + 4);
        let dash = (self.quote.end..end).find(|i| parsed.pos(*i) != Pos::Space && parsed.text(*i) != ".")?;
        let name = dash + 1;
        let fits = matches!(parsed.text(dash), "-" | "–" | "—" | "--" | "―")
            && parsed.tokens.get(name).is_some_and(|token| token.pos == Pos::Propn);
        let run = (name..parsed.sentence(dash).tokens.end).take_while(|i| parsed.pos(*i) == Pos::Propn);
        let last = run.last().filter(|_| fits)?;
        Some((vec![parsed.head_of(name..last + 1)], vec![dash]))
    }

    /// Whether a token is a verb outside all quotations, in or next to the quotation's sentences.
    fn is_cue(&self, i: TokenIdx) -> bool {
        matches!(self.parsed.pos(i), Pos::Verb | Pos::Aux) && marks::around(self.quotations, i).is_none()
    }

    /// A verb with its subject, before it or, in "thundered X", behind it.
    fn with_subject(&self, verb: TokenIdx) -> Option<Attributed> {
        let parsed = self.parsed;
        let outside = |i: &TokenIdx| !self.quote.contains(i) && parsed.pos(*i).is_nominal();
        let subjects: Vec<TokenIdx> =
            Frame::new(parsed, verb).slot(SlotName::Agent).into_iter().filter(outside).collect();
        let inverted = || {
            let behind = parsed.children_by(verb, &[Dep::Dobj, Dep::Npadvmod, Dep::Attr, Dep::Oprd]);
            behind.filter(outside).find(|i| *i > verb).filter(|_| verb >= self.quote.end)
        };
        let found = if subjects.is_empty() { inverted().into_iter().collect() } else { subjects };
        let source: Vec<TokenIdx> = found.into_iter().map(|i| self.carried(i).unwrap_or(i)).collect();
        (!source.is_empty()).then(|| (source, cue_of(parsed, verb, &[])))
    }

    /// Whose answer, message or reaction a thing is.
    fn carried(&self, thing: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let named = parsed.pos(thing) == Pos::Noun || parsed.lemma(thing) == "this";
        if !named || self.is_person(thing) {
            return None;
        }
        let possessor = parsed.child(thing, &[Dep::Poss]);
        let by = parsed.children_by(thing, &[Dep::Prep]).filter(|p| CARRIERS.contains(&parsed.lemma(*p)));
        possessor.or_else(|| by.filter_map(|p| parsed.child(p, &[Dep::Pobj])).next())
    }

    fn is_person(&self, i: TokenIdx) -> bool {
        let classes = ["office", "person_noun", "spokesperson", "leader", "representative", "speaking_noun"];
        self.parsed.hits.is_any(i, &classes)
    }

    /// The words before the quotation up to the sign that ends them, if it stands right before the mark.
    fn opening(&self, sign: &str) -> Option<Range<TokenIdx>> {
        let parsed = self.parsed;
        let end = (0..self.quote.start).rev().find(|i| parsed.pos(*i) != Pos::Space)?;
        let sentence = parsed.sentence(end);
        let here = sentence.passage_idx == parsed.sentence(self.quote.start).passage_idx;
        (here && parsed.text(end) == sign && marks::around(self.quotations, end).is_none())
            .then_some(sentence.tokens.start..end)
    }
}
