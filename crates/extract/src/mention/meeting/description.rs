//! Reads what the words around a noun or verb say of a gathering.

use crate::lexical::Hit;
use crate::mention::extent::document_modifiers;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::timing::time_of_gathering;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{Column, Family};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, LocalId, When};
use std::ops::Range;

/// Word classes whose words speak of gatherings, each with the families it may be one of.
pub(super) const CLASSES: [&str; 3] = ["meeting", "gather", "gathering_word"];

/// What words say of a meeting.
#[derive(Clone, Debug, Default)]
pub struct Description {
    pub(super) noun: String,
    /// Families of gatherings it may be one with (`data/lexicons/meeting.tsv`).
    pub(super) families: Vec<Family>,
    pub(super) place: Option<LocalId>,
    pub(super) when: Option<When>,
    pub(super) parties: Vec<LocalId>,
    pub(super) modifiers: Vec<String>,
    pub(super) definite: bool,
    /// "a first round of talks": none of those spoken of before.
    pub(super) new: bool,
}

impl Description {
    /// Reads a meeting noun, or a verb of gathering.
    pub(in crate::mention) fn read(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Self {
        let verbal = parsed.pos(head) == Pos::Verb;
        let hit = CLASSES.iter().find_map(|class| parsed.hits.get(head, class));
        let families = families_of(hit);
        let visit = !verbal && families.contains(&Family::Visit);
        Self {
            noun: hit.map_or_else(|| parsed.lemma(head).to_owned(), |hit| hit.word.phrase()),
            families,
            place: place(parsed, head, visit, registry),
            when: time_of_gathering(parsed, head),
            parties: parties(parsed, head, visit, registry),
            modifiers: if verbal { Vec::new() } else { document_modifiers(parsed, head, registry) },
            definite: !verbal && (definite(parsed, head) || bare_in_heading(parsed, head)),
            new: is_new_round(parsed, head),
        }
    }

    /// Whether it is a visit that the words speak of.
    pub(super) fn is_visit(&self) -> bool {
        self.families.contains(&Family::Visit)
    }

    /// Gives a meeting what the description adds.
    pub(in crate::mention) fn tell(self, id: LocalId, registry: &mut Registry) {
        let traits = &mut registry.entity_mut(id).traits;
        traits.kind.get_or_insert(self.noun);
        traits.place = traits.place.or(self.place);
        traits.when = traits.when.take().or(self.when);
        traits.parties.extend(self.parties);
        traits.parties.sort_unstable();
        traits.parties.dedup();
    }
}

/// Where the gathering is: by its own prepositions, else by a name before the noun, else by what is said of those who meet.
fn place(parsed: &ParsedReport<'_>, head: TokenIdx, visit: bool, registry: &Registry) -> Option<LocalId> {
    let frame = Frame::new(parsed, head);
    let own = [Preposition::In, Preposition::At].into_iter().chain(visit.then_some(Preposition::To));
    let named = || {
        let right_before = name_before(parsed, head).map(|name| parsed.head_of(name));
        let modifiers = frame.slot(SlotName::Modifier).into_iter().chain(frame.slot(SlotName::Poss));
        modifiers.chain(right_before).find_map(|i| {
            let covering = registry.covering(i)?;
            (registry.entity(covering.entity).kind == types::PLACE).then_some(covering.entity)
        })
    };
    let verbal = parsed.pos(head) == Pos::Verb;
    let of_verb = || if verbal { None } else { verb_places(parsed, head, registry) };
    own.flat_map(|p| frame.slot(p))
        .find_map(|i| place_at(i, registry))
        .or_else(named)
        .or_else(|| company_places(parsed, head, registry))
        .or_else(of_verb)
}

/// The place that a word names.
fn place_at(word: TokenIdx, registry: &Registry) -> Option<LocalId> {
    registry.entity_at(word).filter(|id| registry.entity(*id).kind == types::PLACE)
}

/// Who gathers, in order of their ids.
fn parties(parsed: &ParsedReport<'_>, head: TokenIdx, visit: bool, registry: &Registry) -> Vec<LocalId> {
    let frame = Frame::new(parsed, head);
    let mut words: Vec<TokenIdx> = [Preposition::With, Preposition::Between, Preposition::Of]
        .into_iter()
        .flat_map(|p| frame.slot(p))
        .flat_map(|i| std::iter::once(i).chain(parsed.conjuncts_after(i)))
        .collect();
    if parsed.pos(head) != Pos::Verb {
        words.extend(frame.slot(SlotName::Modifier));
        words.extend(frame.slot(SlotName::Poss));
    }
    if visit {
        words.extend(visitors(parsed, head));
        words.extend(frame.slot(Preposition::To));
    }
    let party = |id: &LocalId| {
        let kind = registry.entity(*id).kind.as_str();
        matches!(kind, types::COUNTRY | types::ORGANIZATION | types::PERSON)
    };
    let mut parties: Vec<LocalId> =
        words.into_iter().filter_map(|i| registry.entity_at(i)).filter(party).collect();
    parties.sort_unstable();
    parties.dedup();
    parties
}

/// Who pays a visit: "Ruiz's visit", "a visit by Ruiz", "Ruiz ended a visit", "Ruiz arrived on a visit".
fn visitors(parsed: &ParsedReport<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let own = Frame::new(parsed, head).slot(SlotName::Agent);
    let preposition = parsed
        .head(head)
        .filter(|p| parsed.dep(head) == Dep::Pobj && matches!(parsed.lemma(*p), "on" | "for" | "during"));
    let verb = preposition.and_then(|p| parsed.head(p)).filter(|verb| parsed.pos(*verb) == Pos::Verb);
    let of_verb = || verb.map_or_else(Vec::new, |verb| Frame::new(parsed, verb).slot(SlotName::Agent));
    let agents = if own.is_empty() { of_verb() } else { own };
    agents.into_iter().flat_map(|i| std::iter::once(i).chain(parsed.conjuncts_after(i))).collect()
}

/// "a round of talks", "another series of meetings", "the first day of negotiations" is not among them.
fn is_new_round(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let of = parsed.head(head).filter(|of| parsed.dep(head) == Dep::Pobj && parsed.lemma(*of) == "of");
    let round = of.and_then(|of| parsed.head(of));
    round.is_some_and(|round| {
        matches!(parsed.lemma(round), "round" | "series" | "set")
            && parsed
                .children_by(round, &[Dep::Det])
                .any(|det| matches!(parsed.lemma(det), "a" | "an" | "another"))
    })
}

/// The capitalised words right before a noun, whatever the parser hangs them on.
fn name_before(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<Range<TokenIdx>> {
    let floor = parsed.sentence(head).tokens.start;
    let named = |i: &TokenIdx| parsed.pos(*i) == Pos::Propn;
    let start = (floor..head).rev().take_while(named).last()?;
    (parsed.pos(head) == Pos::Noun).then_some(start..head)
}

/// A place said of the verb that a meeting noun depends on: "talks were held in Kyiv".
fn verb_places(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let verb = parsed.head(head).filter(|v| {
        parsed.pos(*v) == Pos::Verb && matches!(parsed.dep(head), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass)
    })?;
    let happens = parsed.hits.is(verb, "hold") || parsed.hits.is(verb, "gather");
    let mut words = Frame::new(parsed, verb).slot(Preposition::In).into_iter().filter(|_| happens);
    words.find_map(|i| place_at(i, registry))
}

/// "met envoys in Oslo", "talks among envoys in Oslo": the place hangs on those met.
fn company_places(parsed: &ParsedReport<'_>, verb: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let frame = Frame::new(parsed, verb);
    let company = [Preposition::With, Preposition::Among, Preposition::Between]
        .into_iter()
        .flat_map(|slot| frame.slot(slot));
    let agent = if parsed.pos(verb) == Pos::Verb { frame.slot(SlotName::Agent) } else { Vec::new() };
    let company = company.chain(agent);
    company.flat_map(|i| Frame::new(parsed, i).slot(Preposition::In)).find_map(|i| place_at(i, registry))
}

/// "the", "this", "these", or a possessor.
pub(crate) fn definite(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let before_name = || parsed.pos(head) == Pos::Propn;
    // "the Oslo talks", of which the parser makes "the Oslo" and "talks"
    let of_name = || {
        let start = name_before(parsed, head).map_or(head, |name| name.start);
        start > parsed.sentence(head).tokens.start && start < head && parsed.lemma(start - 1) == "the"
    };
    parsed.children(head).iter().any(|c| {
        (parsed.dep(*c) == Dep::Det
            && matches!(parsed.lemma(*c), "the" | "this" | "these" | "those" | "that"))
            || parsed.dep(*c) == Dep::Poss
    }) || before_name()
        || of_name()
}

/// Headings leave articles out: "Guarantees top summit's agenda".
fn bare_in_heading(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    in_heading(parsed, head)
        && (parsed.tag(head) == Tag::Nn || is_plural_of_one(parsed.lemma(head)))
        && parsed.child(head, &[Dep::Det, Dep::Poss, Dep::Nummod]).is_none()
}

/// Whether a word stands in a headline or over a part of the report.
pub(in crate::mention) fn in_heading(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.sentence(i).block != BlockKind::Paragraph
}

/// Nouns whose plural is one gathering: "talks", "negotiations".
pub(super) fn is_plural_of_one(noun: &str) -> bool {
    matches!(noun, "talk" | "negotiation" | "discussion" | "consultation" | "conversation")
}

/// Families that a word of the lexicons is listed under.
pub(super) fn families_of(hit: Option<&Hit>) -> Vec<Family> {
    hit.map_or_else(Vec::new, |hit| hit.word.values(Column::Family).collect())
}
