//! Reads things that are worth an entity only where a claim speaks of them: topics, groups and places by description.

use super::incident::{Incident, is_no_incident};
use super::proposal::{Proposal, Thing, Words};
use super::reader::ArgumentReader;
use super::told::told_before;
use crate::detector::Detector;
use crate::label::plain_label;
use crate::mention::{clause_extent, describe, document_modifiers, has_complement, whole};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, Form, LocalEntity, LocalId, Traits};

impl ArgumentReader<'_, '_> {
    /// Proposes a thing that is only worth an entity where a claim speaks of it: an event, a group, a place, a topic.
    pub(super) fn on_demand(&self, token: TokenIdx) -> Option<Proposal> {
        let parsed = self.parsed;
        if matches!(parsed.pos(token), Pos::Verb | Pos::Aux) {
            return self.happening(token).or_else(|| self.clause(token));
        }
        let head = Some(token).filter(|t| matches!(parsed.pos(*t), Pos::Noun | Pos::Propn))?;
        let people = self.is_people(head);
        if self
            .registry
            .at(head)
            .is_some_and(|m| !people && !self.takes(m.entity) && self.kind(m.entity) != types::EVENT)
        {
            return None;
        }
        if let Some(person) = self.unknown_name(head) {
            return Some(person);
        }
        let kind = self.kind_on_demand(head, people || self.is_group(head))?;
        Some(self.described(head, kind, people))
    }

    /// Chooses the type of a noun's thing where only a description tells it.
    fn kind_on_demand(&self, head: TokenIdx, group: bool) -> Option<&'static str> {
        let hits = &self.parsed.hits;
        let place = self.groups.contains(&"place_noun") && hits.is(head, "place_noun");
        match () {
            () if self.accepts(types::ORGANIZATION) && group => Some(types::ORGANIZATION),
            () if self.accepts(types::PLACE) && place => Some(types::PLACE),
            () if self.accepts(types::EVENT)
                && hits.is(head, "event")
                && !is_no_incident(self.parsed, head) =>
            {
                Some(types::EVENT)
            }
            () if self.accepts(types::TOPIC) && !self.is_agentive(head) => Some(types::TOPIC),
            () => None,
        }
    }

    /// Proposes the thing that a noun describes, with its mention.
    fn described(&self, head: TokenIdx, kind: &'static str, people: bool) -> Proposal {
        let parsed = self.parsed;
        let group = kind == types::ORGANIZATION;
        let own = if group { describe(parsed, head) } else { whole(parsed, head, self.registry) };
        let told = if group { None } else { told_before(parsed, self.registry, head) };
        let tokens = told.map_or_else(|| own.clone(), |earlier| whole(parsed, earlier, self.registry));
        let label = plain_label(parsed.text_of(tokens));
        let modifiers = document_modifiers(parsed, told.unwrap_or(head), self.registry);
        let thing = if kind == types::EVENT {
            Thing::Event(Incident::read(parsed, self.registry, head, label, modifiers))
        } else {
            let of = if group { self.country_of_group(head, people) } else { None };
            let traits =
                Traits { kind: Some(parsed.lemma(head).to_owned()), of, modifiers, ..Traits::default() };
            Thing::Labelled(LocalEntity { kind: kind.to_owned(), label, traits, ..LocalEntity::default() })
        };
        let found_by = Detector::Description(kind);
        let words = Words { tokens: describe(parsed, head), form: Form::Nominal, found_by };
        Proposal { thing, head, span: parsed.span_of(own), trust: 90, words: Some(words) }
    }

    /// The country that a group is of: the nation of which it is a part, or the one that its description names.
    fn country_of_group(&self, head: TokenIdx, people: bool) -> Option<LocalId> {
        let nation = self.registry.entity_at(head).filter(|id| people && self.kind(*id) == types::COUNTRY);
        nation.or_else(|| self.owner_of_group(head, &[types::COUNTRY]))
    }

    /// A noun of the classes that may act here, or one for a body that a country is named with: "a Saudi company".
    fn is_group(&self, head: TokenIdx) -> bool {
        let hits = &self.parsed.hits;
        let listed = self.groups.iter().any(|class| *class != "place_noun" && hits.is(head, class));
        listed
            || self.groups.contains(&"actor_group")
                && hits.is(head, "organization_noun")
                && self.owner_of_group(head, &[types::COUNTRY, types::PLACE, types::ORGANIZATION]).is_some()
    }

    /// "Kurds", "Chechens": those named after a region that is no state; "thousands of Syrians", "young Syrians", "Syrians", "a
    /// Syrian": some of a nation. "The Syrians" may be the state.
    pub(super) fn is_people(&self, head: TokenIdx) -> bool {
        let acting = self.groups.contains(&"actor_group");
        let plural = acting && matches!(self.parsed.tag(head), Tag::Nns | Tag::Nnps);
        let single = acting && self.is_one_of_a_nation(head);
        let nation = self.registry.at(head).filter(|m| (plural || single) && m.form == Form::Demonym);
        nation.is_some_and(|m| match self.kind(m.entity) {
            types::PLACE => plural,
            types::COUNTRY => single || is_undetermined(self.parsed, head) || self.is_counted(head),
            _ => false,
        })
    }

    /// "an Australian", "a young Syrian": with an article that no state has, and no noun behind it.
    fn is_one_of_a_nation(&self, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        let article = parsed.child(head, &[Dep::Det]).is_some_and(|det| parsed.lemma(det) == "a");
        let modifies = matches!(parsed.dep(head), Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss);
        article && !modifies && matches!(parsed.tag(head), Tag::Nn | Tag::Nnp | Tag::Jj)
    }

    fn is_counted(&self, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        let lower = |c: TokenIdx| {
            parsed.text(c).starts_with(char::is_lowercase) || c == parsed.sentence(c).tokens.start
        };
        let told = parsed
            .children_by(head, &[Dep::Nummod, Dep::Quantmod, Dep::Amod])
            .any(|c| parsed.dep(c) != Dep::Amod || lower(c));
        let of = parsed.head(head).filter(|of| parsed.dep(head) == Dep::Pobj && parsed.lemma(*of) == "of");
        told || of.and_then(|of| parsed.head(of)).is_some_and(|q| parsed.hits.is(q, "measure_noun"))
    }

    /// What a group's description names it by: "Afghan rebels", "rebels in Chad", "the Basque government", "a U.N. panel".
    fn owner_of_group(&self, head: TokenIdx, kinds: &[&str]) -> Option<LocalId> {
        let frame = Frame::new(self.parsed, head);
        [
            SlotName::Modifier,
            SlotName::Poss,
            Preposition::From.into(),
            Preposition::In.into(),
            Preposition::Of.into(),
            Preposition::Throughout.into(),
            Preposition::Across.into(),
        ]
        .into_iter()
        .flat_map(|slot| frame.slot(slot))
        .find_map(|word| self.registry.entity_at(word).filter(|id| kinds.contains(&self.kind(*id))))
    }

    /// Proposes what a clause says is to be done, as a topic.
    fn clause(&self, verb: TokenIdx) -> Option<Proposal> {
        let parsed = self.parsed;
        let tokens = clause_extent(parsed, verb).filter(|_| self.accepts(types::TOPIC))?;
        let label = plain_label(parsed.text_of(tokens.clone()));
        let traits = Traits { kind: Some(parsed.lemma(verb).to_owned()), ..Traits::default() };
        let topic = LocalEntity { kind: types::TOPIC.to_owned(), label, traits, ..LocalEntity::default() };
        let span = parsed.span_of(tokens);
        Some(Proposal { thing: Thing::Labelled(topic), head: verb, span, trust: 90, words: None })
    }

    /// People and times are no topics.
    fn is_agentive(&self, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        // "time" is no topic, "an end to the war" is one.
        let bare = || !has_complement(parsed, head);
        parsed.hits.is_any(head, &["person_noun", "office", "kin"])
            || parsed.hits.is(head, "abstract") && bare()
            || self.is_time(head)
            || self.offices.contains_key(&head)
            || parsed.text(head).chars().count() < 3
    }

    pub(super) fn is_time(&self, head: TokenIdx) -> bool {
        let word = self.parsed.span_of(head..head + 1);
        self.parsed.in_time(word)
    }
}

/// "Syrians fled": no article, no possessor. Headlines leave articles out, so that there it may be the state.
fn is_undetermined(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    // "the Americans and Iranians" share their article.
    let first = parsed.first_conjunct(head);
    parsed.child(first, &[Dep::Det, Dep::Poss]).is_none()
        && parsed.sentence(head).block != BlockKind::Headline
}
