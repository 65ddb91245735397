//! Entities that only a claim calls for: events, topics, groups and places by description, unknown names, implied meetings.

use super::incident::is_no_incident;
use super::told::told_before;
use super::{Argument, ArgumentReader};
use crate::detector::{Detector, Rule};
use crate::label::plain_label;
use crate::mention::{clause_extent, describe, document_modifiers, has_complement, whole};
use crate::parsed_report::TokenIdx;
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, Form, LocalEntity, LocalId, Traits};

/// Classes of nouns that name a kind of thing, however they are written ("the Member States").
const CLASS_NOUNS: [&str; 9] = [
    "office",
    "member",
    "person_noun",
    "event",
    "organization_noun",
    "document",
    "meeting",
    "leader",
    "place_noun",
];

/// How many sentences back a meeting may be implied.
const MEETING_REACH: usize = 3;

impl ArgumentReader<'_, '_> {
    /// Things that are only worth an entity where a claim speaks of them: events, documents, topics.
    pub(super) fn on_demand(
        &self,
        registry: &mut Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Option<Argument> {
        let parsed = self.parsed;
        if matches!(parsed.pos(token), Pos::Verb | Pos::Aux) {
            return self
                .happening(registry, token, accepts)
                .or_else(|| self.clause(registry, token, accepts));
        }
        let head = Some(token).filter(|t| matches!(parsed.pos(*t), Pos::Noun | Pos::Propn))?;
        let people = self.is_people(registry, head);
        if registry.at(head).is_some_and(|m| {
            !people
                && !accepts(&registry.entity(m.entity).kind)
                && registry.entity(m.entity).kind != types::EVENT
        }) {
            return None;
        }
        if let Some(person) = self.unknown_name(registry, head, accepts) {
            return Some(person);
        }
        let kind = self.kind_on_demand(head, people || self.is_group(registry, head), accepts)?;
        Some(self.described(registry, head, kind, people))
    }

    /// The type that a noun's thing has where only a description tells it.
    fn kind_on_demand(
        &self,
        head: TokenIdx,
        group: bool,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Option<&'static str> {
        let hits = &self.parsed.hits;
        let place = self.groups.contains(&"place_noun") && hits.is(head, "place_noun");
        match () {
            () if accepts(types::ORGANIZATION) && group => Some(types::ORGANIZATION),
            () if accepts(types::PLACE) && place => Some(types::PLACE),
            () if accepts(types::EVENT) && hits.is(head, "event") && !is_no_incident(self.parsed, head) => {
                Some(types::EVENT)
            }
            () if accepts(types::TOPIC) && !self.is_agentive(head) => Some(types::TOPIC),
            () => None,
        }
    }

    /// The thing that a noun describes, with its mention.
    fn described(
        &self,
        registry: &mut Registry,
        head: TokenIdx,
        kind: &'static str,
        people: bool,
    ) -> Argument {
        let parsed = self.parsed;
        let group = kind == types::ORGANIZATION;
        let own = if group { describe(parsed, head) } else { whole(parsed, head, registry) };
        let told = if group { None } else { told_before(parsed, registry, head) };
        let tokens = told.map_or_else(|| own.clone(), |earlier| whole(parsed, earlier, registry));
        let label = plain_label(parsed.text_of(tokens));
        let modifiers = document_modifiers(parsed, told.unwrap_or(head), registry);
        let known = if kind == types::EVENT {
            Some(self.incident(registry, head, label.clone(), modifiers.clone()))
        } else {
            registry.of_kind(kind).find(|id| registry.entity(*id).label.eq_ignore_ascii_case(&label))
        };
        let entity = known.unwrap_or_else(|| {
            let nation =
                registry.entity_at(head).filter(|id| people && registry.entity(*id).kind == types::COUNTRY);
            let of = nation.or_else(|| self.owner_of_group(registry, head, &[types::COUNTRY]));
            let of = of.filter(|_| group);
            let traits =
                Traits { kind: Some(parsed.lemma(head).to_owned()), of, modifiers, ..Traits::default() };
            registry.add(LocalEntity { kind: kind.to_owned(), label, traits, ..LocalEntity::default() })
        });
        let span = parsed.span_of(own);
        if registry.at(head).is_none() {
            let found_by = Detector::Description(kind);
            let tokens = describe(parsed, head);
            registry.mention(parsed, Placed { tokens, head, entity, form: Form::Nominal, found_by });
        }
        Argument { entity, span, head, trust: 90 }
    }

    /// A noun of the classes that may act here, or one for a body that a country is named with: "a Saudi company".
    fn is_group(&self, registry: &Registry, head: TokenIdx) -> bool {
        let hits = &self.parsed.hits;
        let listed = self.groups.iter().any(|class| *class != "place_noun" && hits.is(head, class));
        listed
            || self.groups.contains(&"actor_group")
                && hits.is(head, "organization_noun")
                && self
                    .owner_of_group(registry, head, &[types::COUNTRY, types::PLACE, types::ORGANIZATION])
                    .is_some()
    }

    /// "Kurds", "Chechens": those named after a region that is no state; "thousands of Syrians", "young Syrians": some of a nation.
    pub(super) fn is_people(&self, registry: &Registry, head: TokenIdx) -> bool {
        let plural =
            self.groups.contains(&"actor_group") && matches!(self.parsed.tag(head), Tag::Nns | Tag::Nnps);
        let nation = registry.at(head).filter(|m| plural && m.form == Form::Demonym);
        nation.is_some_and(|m| match registry.entity(m.entity).kind.as_str() {
            types::PLACE => true,
            types::COUNTRY => self.is_counted(head),
            _ => false,
        })
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
    fn owner_of_group(&self, registry: &Registry, head: TokenIdx, kinds: &[&str]) -> Option<LocalId> {
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
        .find_map(|word| {
            registry.entity_at(word).filter(|id| kinds.contains(&registry.entity(*id).kind.as_str()))
        })
    }

    /// A capitalised name that nothing knows, where only a party can stand: most likely somebody's.
    fn unknown_name(
        &self,
        registry: &mut Registry,
        head: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Option<Argument> {
        let parsed = self.parsed;
        let party = accepts(types::PERSON) && accepts(types::COUNTRY) && !accepts(types::TOPIC);
        let heading = parsed.sentence(head).block != BlockKind::Paragraph;
        let argument = matches!(
            parsed.dep(head),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Conj | Dep::Agent | Dep::Pobj
        );
        let word = parsed.text(head);
        let named = word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().nth(1).is_some_and(char::is_lowercase);
        let described = parsed.child(head, &[Dep::Det, Dep::Amod]).is_some()
            || parsed.hits.is_any(head, &CLASS_NOUNS)
            || registry.entities.iter().any(|e| {
                e.kind != types::PERSON && (e.label == word || e.names.iter().any(|n| n == word))
                    || is_cut_from(word, e)
            });
        if described {
            return None;
        }
        if !party
            || heading
            || !argument
            || !named
            || !(parsed.tag(head) == Tag::Nnp || self.opens_as_name(head))
            || registry.covering(head).is_some()
            || self.is_time(head)
        {
            return None;
        }
        let known = registry.of_kind(types::PERSON).find(|id| registry.entity(*id).label == word);
        let entity = known.unwrap_or_else(|| {
            registry.add(LocalEntity {
                kind: types::PERSON.to_owned(),
                label: word.to_owned(),
                named: true,
                ..LocalEntity::default()
            })
        });
        registry.mention(
            parsed,
            Placed { tokens: head..head + 1, head, entity, form: Form::Name, found_by: Rule::Unknown.into() },
        );
        Some(Argument { entity, span: parsed.span_of(head..head + 1), head, trust: 60 })
    }

    /// What a clause says is to be done, as a topic.
    fn clause(
        &self,
        registry: &mut Registry,
        verb: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Option<Argument> {
        let parsed = self.parsed;
        let tokens = clause_extent(parsed, verb).filter(|_| accepts(types::TOPIC))?;
        let label = plain_label(parsed.text_of(tokens.clone()));
        let known =
            registry.of_kind(types::TOPIC).find(|id| registry.entity(*id).label.eq_ignore_ascii_case(&label));
        let entity = known.unwrap_or_else(|| {
            let traits = Traits { kind: Some(parsed.lemma(verb).to_owned()), ..Traits::default() };
            registry.add(LocalEntity {
                kind: types::TOPIC.to_owned(),
                label,
                traits,
                ..LocalEntity::default()
            })
        });
        Some(Argument { entity, span: parsed.span_of(tokens), head: verb, trust: 90 })
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

    /// A name that the tagger takes for a common noun, because it opens the sentence: a bare singular that no list knows, dealing with
    /// somebody named.
    fn opens_as_name(&self, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        let lower = parsed.text(head).to_lowercase();
        let counterpart = parsed
            .head(head)
            .and_then(|verb| parsed.child(verb, &[Dep::Dobj]))
            .is_some_and(|object| parsed.tag(object) == Tag::Nnp);
        parsed.sentence(head).tokens.start == head
            && parsed.tag(head) == Tag::Nn
            && parsed.dep(head) == Dep::Nsubj
            && parsed.children(head).is_empty()
            && counterpart
            && !parsed.hits.any(head)
            && parsed.tokens.iter().all(|token| *token.text != *lower)
    }

    fn is_time(&self, head: TokenIdx) -> bool {
        let word = self.parsed.span_of(head..head + 1);
        self.parsed.in_time(word)
    }

    /// The meeting that a predicate speaks of without naming it: one in its own clause, else the last one spoken of nearby.
    pub fn implied_meeting(&self, registry: &Registry, trigger: TokenIdx) -> Option<Argument> {
        let parsed = self.parsed;
        if let Some(own) = registry.at(trigger).filter(|m| registry.entity(m.entity).kind == types::MEETING) {
            return Some(Argument {
                entity: own.entity,
                span: parsed.span_of(own.tokens.clone()),
                head: trigger,
                trust: 90,
            });
        }
        let sentence = parsed.sentence_idx(trigger);
        // Nobody takes part in a visit unless it is said so.
        let near = registry
            .mentions
            .iter()
            .filter(|m| registry.entity(m.entity).kind == types::MEETING && !parsed.hits.is(m.head, "visit"));
        let in_reach = near.filter(|m| {
            m.head != trigger
                && parsed.sentence_idx(m.head) <= sentence
                && sentence - parsed.sentence_idx(m.head) <= MEETING_REACH
        });
        let best = in_reach.max_by_key(|m| (parsed.sentence_idx(m.head), m.head < trigger, m.head))?;
        Some(Argument {
            entity: best.entity,
            span: parsed.span_of(best.tokens.clone()),
            head: best.head,
            trust: 70,
        })
    }
}

/// Whether a word is the beginning of a body's name: what was said of the body, shortened, and no person.
fn is_cut_from(word: &str, entity: &LocalEntity) -> bool {
    let rest = entity.label.strip_prefix(word).filter(|rest| rest.starts_with(' '));
    entity.kind == types::ORGANIZATION && rest.is_some()
}
