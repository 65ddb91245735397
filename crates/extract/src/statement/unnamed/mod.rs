//! Speakers that no mention stands for: "organizers estimated", "the study says", "one of the victims said".

mod maker;
mod picked;
mod sort;
mod words;

use self::picked::{called, named, one_of};
use self::sort::{Sort, sort};
use self::words::{extent, label};
use crate::attribution::{Manner, Saying};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::party;
use crate::registry::{Placed, Registry, STANDING_IN};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, Form, LocalEntity, LocalId, Traits};
use rustc_hash::FxHashMap;

/// How many sentences back a pronoun's speaker may have spoken.
const REACH: usize = 2;

/// Finds speakers by their description.
#[derive(Default)]
pub(super) struct Unnamed {
    /// Who was described by a noun, the last one first asked for: "the aide" behind "one of his aides".
    spoken: FxHashMap<String, LocalId>,
    /// Who spoke where, in order of the sayings.
    last: Vec<(TokenIdx, LocalId)>,
    /// Up to where the report was searched for the maker of what a noun names, and who it is: "a study by the bank", then "the study".
    makers: FxHashMap<String, (TokenIdx, Option<LocalId>)>,
}

impl Unnamed {
    /// Records who spoke, for the pronouns of later sayings.
    pub fn note(&mut self, cue: Option<TokenIdx>, speaker: LocalId) {
        self.last.extend(cue.map(|cue| (cue, speaker)));
    }

    /// The speaker that a saying's source describes.
    pub fn speaker(
        &mut self,
        parsed: &ParsedReport<'_>,
        saying: &Saying,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        let manner = match saying.manner {
            Manner::Say | Manner::Deny | Manner::Doubt => true,
            Manner::Think => parsed.hits.is(head, "speaking_thing"),
            _ => false,
        };
        if !manner || parsed.sentence(head).block == BlockKind::Headline {
            return None;
        }
        if parsed.pos(head) == Pos::Pron && matches!(parsed.tag(head), Tag::Prp) {
            return self.taken_up(parsed, saying, head, registry);
        }
        let sort = sort(parsed, saying, head)?;
        if sort == Sort::Thing {
            // A poll or a study is no party. Where nothing tells who made it, nobody is told to say so.
            return self
                .maker(parsed, saying, head, registry)
                .or_else(|| self.told_maker(parsed, saying, head, registry));
        }
        if registry.covering(head).is_some() {
            return None;
        }
        self.describe(parsed, head, sort, registry)
    }

    /// "One of the victims", "a student named Wong": somebody whom the noun at hand does not name.
    pub fn picked(
        &mut self,
        parsed: &ParsedReport<'_>,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        if let Some(name) = called(parsed, head) {
            let known = registry.covering(name.end - 1).map(|m| m.entity);
            let person = known.filter(|id| registry.entity(*id).kind == types::PERSON);
            return person.or_else(|| known.is_none().then(|| named(parsed, name, registry)));
        }
        // "The head of the inquiry, Ana Ruiz, said": the name beside the noun tells who.
        let beside = parsed.children_by(head, &[Dep::Appos]).filter(|i| parsed.pos(*i) == Pos::Propn);
        let noun = parsed.pos(head) == Pos::Noun && parsed.tag(head) != Tag::Nns;
        let mut people = beside.filter_map(|i| registry.covering(i)).map(|m| m.entity);
        if let Some(person) = people.find(|id| noun && registry.entity(*id).kind == types::PERSON) {
            return Some(person);
        }
        let group = one_of(parsed, head)?;
        if registry.entity_at(group).is_some_and(|id| registry.entity(id).named) {
            return None;
        }
        let words = party::words(parsed, group);
        let the = parsed.children_by(group, &[Dep::Det]).any(|d| parsed.lemma(d) == "the");
        let the = if the { "the " } else { "" };
        let label = format!("one of {the}{}", label(parsed, group, words, registry));
        Some(self.add(parsed, head, group, label, Sort::Person, registry))
    }

    fn describe(
        &mut self,
        parsed: &ParsedReport<'_>,
        head: TokenIdx,
        sort: Sort,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        let lemma = parsed.lemma(head);
        let definite = parsed.children_by(head, &[Dep::Det]).any(|d| parsed.lemma(d) == "the");
        if definite && let Some(known) = self.spoken.get(lemma).copied() {
            return Some(known).filter(|id| registry.entity(*id).kind == sort.type_name());
        }
        let words = extent(parsed, head);
        let label = label(parsed, head, words, registry);
        Some(self.add(parsed, head, head, label, sort, registry))
    }

    fn add(
        &mut self,
        parsed: &ParsedReport<'_>,
        head: TokenIdx,
        noun: TokenIdx,
        label: String,
        sort: Sort,
        registry: &mut Registry,
    ) -> LocalId {
        let kind = sort.type_name();
        let indefinite = parsed.children_by(head, &[Dep::Det]).any(|d| matches!(parsed.lemma(d), "a" | "an"));
        let known = registry.of_kind(kind).find(|id| {
            !registry.entity(*id).named && registry.entity(*id).label.eq_ignore_ascii_case(&label)
        });
        let entity = known.filter(|_| !indefinite).unwrap_or_else(|| {
            let traits = Traits { kind: Some(parsed.lemma(noun).to_owned()), ..Traits::default() };
            registry.add(LocalEntity { kind: kind.to_owned(), label, traits, ..LocalEntity::default() })
        });
        if registry.covering(head).is_none() {
            let tokens = if head == noun { extent(parsed, head) } else { head..head + 1 };
            let found_by = STANDING_IN.into();
            registry.mention(parsed, Placed { tokens, head, entity, form: Form::Nominal, found_by });
        }
        self.spoken.insert(parsed.lemma(noun).to_owned(), entity);
        entity
    }

    /// "He said", "they added": who spoke just before, if nobody else fits.
    fn taken_up(
        &self,
        parsed: &ParsedReport<'_>,
        saying: &Saying,
        pronoun: TokenIdx,
        registry: &Registry,
    ) -> Option<LocalId> {
        let cue = *saying.cue.first()?;
        let here = parsed.sentence_idx(cue);
        let fits = |id: LocalId| {
            let entity = registry.entity(id);
            match parsed.lemma(pronoun) {
                "he" | "she" => entity.kind == types::PERSON && !entity.named,
                "they" => entity.kind == types::ORGANIZATION && !entity.named,
                _ => false,
            }
        };
        let near = self.last.iter().filter(|(at, _)| *at < cue && here - parsed.sentence_idx(*at) <= REACH);
        let (_, last) = near.max_by_key(|(at, _)| *at)?;
        Some(*last).filter(|id| fits(*id))
    }
}
