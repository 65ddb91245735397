//! Holds the things that a report speaks of, and tells which words speak of which.

use crate::cover::Cover;
use crate::detector::{Detector, Rule};
use crate::label::plain_label;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Mention, Span, Traits};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// The detector of nouns that stand for named things for once.
pub const STANDING_IN: Rule = Rule::NounParty;

/// A mention with its place among the tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed {
    /// The words.
    pub tokens: Range<TokenIdx>,
    /// Syntactic head of the words.
    pub head: TokenIdx,
    /// The thing spoken of.
    pub entity: LocalId,
    /// How it is referred to.
    pub form: Form,
    /// Detector and rule.
    pub found_by: Detector,
}

/// Entities and mentions as they are found.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// Entities by [`LocalId`].
    pub entities: Vec<LocalEntity>,
    /// Mentions in the order found.
    pub mentions: Vec<Placed>,
    by_head: FxHashMap<TokenIdx, usize>,
    cover: Cover,
    groups: FxHashMap<TokenIdx, Vec<LocalId>>,
    statements: FxHashMap<Option<Span>, Vec<LocalId>>,
    homes: FxHashMap<TokenIdx, (LocalId, Range<TokenIdx>)>,
    bare_offices: FxHashMap<LocalId, Vec<(String, LocalId)>>,
}

impl Registry {
    /// Adds an entity.
    pub fn add(&mut self, entity: LocalEntity) -> LocalId {
        let id = LocalId(self.entities.len());
        if entity.kind == types::STATEMENT {
            self.statements.entry(entity.traits.content).or_default().push(id);
        }
        self.entities.push(entity);
        id
    }

    /// An entity.
    pub fn entity(&self, id: LocalId) -> &LocalEntity {
        &self.entities[id.0]
    }

    /// An entity, to learn more of it.
    pub fn entity_mut(&mut self, id: LocalId) -> &mut LocalEntity {
        &mut self.entities[id.0]
    }

    /// Gives an entity a better name; the one it had stays among its names.
    pub fn rename(&mut self, id: LocalId, label: &str) {
        let entity = &mut self.entities[id.0];
        let old = std::mem::replace(&mut entity.label, label.to_owned());
        entity.names.retain(|name| *name != label);
        if old != label && !entity.names.contains(&old) {
            entity.names.insert(0, old);
        }
    }

    /// Records that words speak of an entity, and the words among its names.
    pub fn mention(&mut self, parsed: &ParsedReport<'_>, mention: Placed) {
        // "The government" is no other name of a country.
        let entity = &self.entities[mention.entity.0];
        let by_name = entity.named && (entity.traits.kind.is_none() || entity.traits.of.is_none());
        let stands_in = by_name && mention.found_by == STANDING_IN;
        if mention.form != Form::Pronoun && !stands_in {
            let words = plain_label(parsed.text_of(mention.tokens.clone()));
            let entity = &mut self.entities[mention.entity.0];
            if entity.label != words && !entity.names.contains(&words) && !is_short_for(&words, entity) {
                entity.names.push(words);
            }
        }
        self.by_head.insert(mention.head, self.mentions.len());
        self.cover.add(self.mentions.len(), mention.tokens.clone());
        self.mentions.push(mention);
    }

    /// The mention whose head is the token.
    pub fn at(&self, head: TokenIdx) -> Option<&Placed> {
        self.by_head.get(&head).map(|i| &self.mentions[*i])
    }

    /// Records that words speak of several entities together.
    pub fn group(&mut self, head: TokenIdx, members: Vec<LocalId>) {
        self.groups.insert(head, members);
    }

    /// The entities that words headed by the token speak of together; empty for any other word.
    pub fn members(&self, head: TokenIdx) -> &[LocalId] {
        self.groups.get(&head).map_or(&[], Vec::as_slice)
    }

    /// Records the country that a body's name tells, with the words of the name that do.
    pub fn set_home_in_name(&mut self, head: TokenIdx, home: LocalId, words: Range<TokenIdx>) {
        self.homes.insert(head, (home, words));
    }

    /// The country that the name headed by the token tells, and the words of the name that do.
    pub fn home_in_name(&self, head: TokenIdx) -> Option<(LocalId, Range<TokenIdx>)> {
        self.homes.get(&head).cloned()
    }

    /// The entity of the mention whose head is the token.
    pub fn entity_at(&self, head: TokenIdx) -> Option<LocalId> {
        self.at(head).map(|mention| mention.entity)
    }

    /// The mention that covers a token, head or not.
    pub fn covering(&self, token: TokenIdx) -> Option<&Placed> {
        self.at(token).or_else(|| self.holding(token).next())
    }

    /// The mentions that hold a token, in the order found.
    pub fn holding(&self, token: TokenIdx) -> impl Iterator<Item = &Placed> {
        self.cover.holding(token).iter().map(|i| &self.mentions[*i])
    }

    /// Ids of all entities of a type.
    pub fn of_kind<'s>(&'s self, kind: &'s str) -> impl DoubleEndedIterator<Item = LocalId> + 's {
        self.entities.iter().enumerate().filter(move |(_, e)| e.kind == kind).map(|(i, _)| LocalId(i))
    }

    /// The Statement with these traits, as [`add`](Self::add) was given it.
    pub fn statement(&self, traits: &Traits) -> Option<LocalId> {
        let alike = self.statements.get(&traits.content)?;
        alike.iter().copied().find(|id| self.entity(*id).traits == *traits)
    }

    /// The entity of a type that is one of the gazetteers, by its id there.
    pub fn of_gazetteer(&self, kind: &str, id: &str) -> Option<LocalId> {
        self.of_kind(kind).find(|e| self.entity(*e).gazetteer.as_deref() == Some(id))
    }

    /// The report's entity for one of the gazetteers, new if nothing has spoken of it yet.
    pub fn known(&mut self, entry: &GazEntity) -> LocalId {
        let known = self.of_gazetteer(&entry.type_name, &entry.id);
        known.unwrap_or_else(|| {
            self.add(LocalEntity {
                kind: entry.type_name.clone(),
                label: entry.label.clone(),
                named: true,
                gazetteer: Some(entry.id.clone()),
                ..LocalEntity::default()
            })
        })
    }

    /// The office of a post of which nothing is told but its holder: one a holder and post, made where it is first asked for.
    pub fn bare_office(
        &mut self,
        post: &str,
        holder: LocalId,
        make: impl FnOnce() -> LocalEntity,
    ) -> LocalId {
        let held = self.bare_offices.get(&holder).into_iter().flatten();
        let known = held.clone().find(|(known, _)| known == post).map(|(_, office)| *office);
        known.unwrap_or_else(|| {
            let office = self.add(make());
            self.bare_offices.entry(holder).or_default().push((post.to_owned(), office));
            office
        })
    }

    /// The country that a report is about: spoken of at least twice as often as any other.
    pub fn country_of_report(&self) -> Option<LocalId> {
        const DOMINANT: usize = 2;
        let (first, n_first, n_second) = self.leading_country()?;
        (n_first >= 2 && n_first >= DOMINANT * n_second).then_some(first)
    }

    /// The only country that a report speaks of more than in passing. A report about two has officials of both.
    pub fn sole_country(&self) -> Option<LocalId> {
        let (first, n_first, n_second) = self.leading_country()?;
        (n_first >= 2 && n_second == 0 || n_first >= 4 && n_second == 1).then_some(first)
    }

    /// Whether a report speaks of an entity in its text.
    pub fn is_spoken_of(&self, id: LocalId) -> bool {
        self.mentions.iter().any(|mention| mention.entity == id)
    }

    /// How present a thing is at a word: its mentions before it, each the less the more sentences lie between.
    pub fn presence(&self, parsed: &ParsedReport<'_>, id: LocalId, at: TokenIdx) -> usize {
        const FULL: usize = 60;
        let here = parsed.sentence_idx(at);
        let before = self.mentions.iter().filter(|m| m.entity == id && m.head < at);
        before.map(|m| FULL / (1 + here - parsed.sentence_idx(m.head))).sum()
    }

    /// The country spoken of most, how often it is, and how often the next one.
    fn leading_country(&self) -> Option<(LocalId, usize, usize)> {
        let mut counts: BTreeMap<LocalId, usize> = BTreeMap::new();
        for mention in self.mentions.iter().filter(|m| self.entity(m.entity).kind == types::COUNTRY) {
            *counts.entry(mention.entity).or_default() += 1;
        }
        let (first, n_first) = counts.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)))?;
        let n_second = counts.iter().filter(|(id, _)| *id != first).map(|(_, n)| *n).max().unwrap_or(0);
        Some((*first, *n_first, n_second))
    }

    /// Makes one entity of two: `gone` becomes part of `kept`.
    pub fn merge(&mut self, kept: LocalId, gone: LocalId) {
        if kept == gone {
            return;
        }
        let absorbed = std::mem::take(&mut self.entities[gone.0]);
        let entity = &mut self.entities[kept.0];
        for name in std::iter::once(absorbed.label).chain(absorbed.names) {
            if !name.is_empty() && name != entity.label && !entity.names.contains(&name) {
                entity.names.push(name);
            }
        }
        entity.named |= absorbed.named;
        entity.gazetteer = entity.gazetteer.take().or(absorbed.gazetteer);
        let (traits, other) = (&mut entity.traits, absorbed.traits);
        traits.gender = traits.gender.or(other.gender);
        traits.kind = traits.kind.take().or(other.kind);
        traits.of = traits.of.or(other.of);
        traits.place = traits.place.or(other.place);
        traits.when = traits.when.take().or(other.when);
        traits.parties.extend(other.parties);
        traits.parties.sort_unstable();
        traits.parties.dedup();
        for mention in self.mentions.iter_mut().filter(|m| m.entity == gone) {
            mention.entity = kept;
        }
        self.groups.values_mut().flatten().filter(|id| **id == gone).for_each(|id| *id = kept);
        for entity in &mut self.entities {
            let traits = &mut entity.traits;
            for id in [&mut traits.of, &mut traits.place, &mut traits.speaker]
                .into_iter()
                .flatten()
                .chain(&mut traits.parties)
            {
                if *id == gone {
                    *id = kept;
                }
            }
        }
    }

    /// The mentions in the model's form, in order of the text.
    pub fn model_mentions(&self, parsed: &ParsedReport<'_>) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = self
            .mentions
            .iter()
            .map(|m| Mention {
                span: parsed.span_of(m.tokens.clone()),
                entity: m.entity,
                form: m.form,
                found_by: m.found_by.to_string(),
            })
            .collect();
        mentions.sort_by_key(|m| (m.span, m.entity));
        mentions.dedup_by_key(|m| (m.span, m.entity));
        mentions
    }
}

/// Whether words are part of a description's label, and so no name of their own: "plan" of "plan to let investors in".
fn is_short_for(words: &str, entity: &LocalEntity) -> bool {
    let described =
        !entity.named && matches!(entity.kind.as_str(), types::DOCUMENT | types::EVENT | types::TOPIC);
    let inside =
        || format!(" {} ", entity.label).to_lowercase().contains(&format!(" {} ", words.to_lowercase()));
    described && inside()
}
