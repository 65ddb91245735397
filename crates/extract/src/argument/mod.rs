//! From words in a slot to the entities they bring: coordination, "including", representatives, topics, implied meetings.

mod described;
mod happening;
mod incident;
mod told;

use crate::mention::clause_heads;
use crate::office::Offices;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::party::stands_for_state;
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::syntax::phrase;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId, Span};

/// An entity that fills a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Argument {
    /// The entity.
    pub entity: LocalId,
    /// The words it was read from.
    pub span: Span,
    /// Head of those words.
    pub head: TokenIdx,
    /// How surely the words bring this entity, in percent.
    pub trust: u32,
}

/// How far "advisers from countries, including officials of …" is followed.
const DEPTH: usize = 5;

/// Prepositions and participles after which members of a group are named.
const INCLUDING: [&str; 4] = ["including", "include", "such", "like"];

/// What argument reading needs.
pub struct ArgumentReader<'d, 'r> {
    /// The report.
    pub parsed: &'d ParsedReport<'r>,
    /// Office nouns.
    pub offices: &'d Offices,
    /// Word classes whose nouns are entities here though known by description alone ("the invited delegations", "rebels").
    pub groups: &'static [&'static str],
    /// Whether an adjective of party may bring the party, as it does where somebody's membership is told.
    pub parties: bool,
}

impl ArgumentReader<'_, '_> {
    /// The entities of the accepted types that a word brings.
    pub fn read(
        &self,
        registry: &mut Registry,
        head: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Vec<Argument> {
        let mut found = Vec::new();
        for token in self.conjuncts(registry, head) {
            self.read_one(registry, token, accepts, &mut found, DEPTH);
        }
        let mut seen = std::collections::BTreeSet::new();
        found.retain(|argument: &Argument| seen.insert(argument.entity));
        found
    }

    /// The entities that a word brings without what is coordinated with it: a singular title belongs to one name.
    pub fn read_alone(
        &self,
        registry: &mut Registry,
        head: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Vec<Argument> {
        let mut found = Vec::new();
        self.read_one(registry, head, accepts, &mut found, 1);
        found
    }

    /// A word and what is coordinated with it. The parser takes the second name of a list for an apposition of the first: two
    /// names of one type that name two things are a list.
    fn conjuncts(&self, registry: &Registry, head: TokenIdx) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        if matches!(parsed.pos(head), Pos::Verb | Pos::Aux) {
            return clause_heads(parsed, head);
        }
        let mut all = vec![head];
        let mut open = vec![head];
        while let Some(at) = open.pop() {
            let listed = |c: &TokenIdx| parsed.dep(*c) == Dep::Conj || self.names_another(registry, at, *c);
            for next in parsed.children_by(at, &[Dep::Conj, Dep::Appos]).filter(listed) {
                let listed = parsed.pos(next).is_nominal() || matches!(parsed.pos(next), Pos::Adj | Pos::Num);
                if listed && !self.joins_above(at, next) {
                    all.push(next);
                    open.push(next);
                }
            }
        }
        all.sort_unstable();
        all
    }

    /// "his support for X and his refusal": what has the owner of the noun above is coordinated with that noun.
    fn joins_above(&self, at: TokenIdx, next: TokenIdx) -> bool {
        let parsed = self.parsed;
        let owner = |noun: TokenIdx| parsed.child(noun, &[Dep::Poss]).filter(|p| parsed.pos(*p) == Pos::Pron);
        let above = parsed.ancestors(at).take(2).find(|a| parsed.pos(*a).is_nominal());
        let same = |above: TokenIdx, own: TokenIdx| {
            owner(above).is_some_and(|p| parsed.lemma(p) == parsed.lemma(own))
        };
        owner(at).is_none() && owner(next).zip(above).is_some_and(|(own, above)| same(above, own))
    }

    fn names_another(&self, registry: &Registry, first: TokenIdx, second: TokenIdx) -> bool {
        let named = |i: TokenIdx| registry.at(i).filter(|m| m.form == Form::Name);
        match (named(first), named(second)) {
            (Some(a), Some(b)) => {
                a.entity != b.entity
                    && registry.entity(a.entity).kind == registry.entity(b.entity).kind
                    && registry.entity(a.entity).kind != types::PLACE
            }
            _ => false,
        }
    }

    /// What several words and all that is coordinated with them bring.
    fn read_all(
        &self,
        registry: &mut Registry,
        heads: impl IntoIterator<Item = TokenIdx>,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
        depth: usize,
    ) {
        let words: Vec<TokenIdx> =
            heads.into_iter().flat_map(|head| self.conjuncts(registry, head)).collect();
        for word in words {
            self.read_one(registry, word, accepts, found, depth);
        }
    }

    fn read_one(
        &self,
        registry: &mut Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
        depth: usize,
    ) {
        if depth == 0 {
            return;
        }
        if self.parsed.hits.is(token, "part_noun") {
            let whole = Frame::new(self.parsed, token).slot(Preposition::Of);
            if !whole.is_empty() {
                return self.read_all(registry, whole, accepts, found, depth - 1);
            }
        }
        let before = found.len();
        if !(accepts(types::ORGANIZATION) && self.is_people(registry, token)) {
            self.direct(registry, token, accepts, found);
        }
        if found.len() == before
            && let Some(source) = self.reporters(registry, token)
        {
            self.read_all(registry, [source], accepts, found, depth - 1);
        }
        if found.len() == before {
            self.predicate_nominal(registry, token, accepts, found);
        }
        if found.len() == before {
            self.named_apposition(registry, token, accepts, found);
        }
        if found.len() == before {
            self.named_kind(registry, token, accepts, found);
        }
        self.members(registry, token, accepts, found, depth);
        if found.len() == before {
            self.represented(registry, token, accepts, found, depth);
        }
        if found.len() == before {
            found.extend(self.on_demand(registry, token, accepts));
        }
    }

    /// The entity whose mention the word heads.
    fn direct(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
    ) {
        let accepted = registry.members(token).iter().filter(|id| accepts(&registry.entity(**id).kind));
        let span = || self.parsed.span_of(phrase(self.parsed, token, false));
        found.extend(accepted.map(|id| Argument { entity: *id, span: span(), head: token, trust: 85 }));
        let around = || registry.holding(token).find(|m| m.form != Form::Nominal);
        let Some(mention) = registry.at(token).or_else(around) else {
            return;
        };
        let adjective =
            mention.form == Form::Demonym && registry.entity(mention.entity).kind == types::ORGANIZATION;
        if accepts(&registry.entity(mention.entity).kind) && (self.parties || !adjective) {
            let trust = match mention.form {
                Form::Pronoun => 75,
                Form::Nominal => 90,
                _ => 100,
            };
            found.push(Argument {
                entity: mention.entity,
                span: self.parsed.span_of(mention.tokens.clone()),
                head: token,
                trust,
            });
        }
    }

    /// "The rebels said they would go": "they" are those who say so, if they are several and nothing else is known.
    fn reporters(&self, registry: &Registry, token: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        if !matches!(parsed.lemma(token), "they") || registry.at(token).is_some() {
            return None;
        }
        let clause = parsed.ancestors(token).take(4).find(|verb| parsed.dep(*verb) == Dep::Ccomp)?;
        let cue = parsed.head(clause).filter(|cue| parsed.hits.is(*cue, "reporting"))?;
        let source = parsed.child(cue, &[Dep::Nsubj]).filter(|subject| *subject < token)?;
        let several = matches!(parsed.tag(source), Tag::Nns | Tag::Nnps)
            || parsed.child(source, &[Dep::Conj]).is_some();
        several.then_some(source)
    }

    /// "The League is a body led by X": what the copula says of its subject stands for the subject.
    fn predicate_nominal(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
    ) {
        let parsed = self.parsed;
        let copula =
            parsed.head(token).filter(|h| parsed.dep(token) == Dep::Attr && parsed.lemma(*h) == "be");
        let described = parsed.head(token).filter(|_| parsed.dep(token) == Dep::Appos);
        for subject in copula
            .map(|c| Frame::new(parsed, c).slot(SlotName::Subject))
            .into_iter()
            .flatten()
            .chain(described)
        {
            if subject != token {
                self.direct(registry, subject, accepts, found);
            }
        }
    }

    /// "two envoys, Steve A and Jared B" and "negotiators Steve A".
    fn named_apposition(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
    ) {
        for name in self
            .parsed
            .children_by(token, &[Dep::Appos])
            .flat_map(|a| self.conjuncts(registry, a))
            .collect::<Vec<_>>()
        {
            self.direct(registry, name, accepts, found);
        }
    }

    /// "the city of Bergen".
    fn named_kind(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
    ) {
        if self.parsed.hits.is(token, "place_noun") {
            let names = Frame::new(self.parsed, token).slot(Preposition::Of);
            let place = |kind: &str| kind == types::PLACE && accepts(kind);
            names.into_iter().for_each(|name| self.direct(registry, name, &place, found));
        }
    }

    /// "leaders including A and B", "countries such as C".
    fn members(
        &self,
        registry: &mut Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
        depth: usize,
    ) {
        let parsed = self.parsed;
        let listing: Vec<TokenIdx> = parsed
            .children_by(token, &[Dep::Prep, Dep::Acl])
            .filter(|p| INCLUDING.contains(&parsed.text(*p).to_lowercase().as_str()))
            .flat_map(|p| parsed.children_by(p, &[Dep::Pobj, Dep::Dobj]).collect::<Vec<_>>())
            .collect();
        let along: Vec<TokenIdx> = parsed
            .children_by(token, &[Dep::Prep])
            .filter(|p| matches!(parsed.lemma(*p), "along" | "together"))
            .flat_map(|p| Frame::new(parsed, p).slot(Preposition::With))
            .collect();
        self.read_all(registry, listing.into_iter().chain(along), accepts, found, depth - 1);
    }

    /// "French officials", "advisers from 15 countries, including Chad", "one of the allies": whom the noun stands for.
    fn represented(
        &self,
        registry: &mut Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
        depth: usize,
    ) {
        let parsed = self.parsed;
        let quantity = matches!(parsed.pos(token), Pos::Num | Pos::Det | Pos::Pron)
            || matches!(
                parsed.lemma(token),
                "number"
                    | "group"
                    | "dozen"
                    | "majority"
                    | "most"
                    | "several"
                    | "ten"
                    | "score"
                    | "hundred"
                    | "thousand"
                    | "million"
            );
        // "the presidents of Ghana and Togo" stand for both, one of them is an office holder.
        let officials =
            matches!(parsed.tag(token), Tag::Nns | Tag::Nnps) && self.offices.contains_key(&token);
        let stands_for = officials || parsed.hits.is(token, "representative");
        let frame = Frame::new(parsed, token);
        if !quantity && parsed.hits.is(token, "band_noun") {
            self.band(registry, &frame, accepts, found);
            if !found.is_empty() {
                return;
            }
        }
        if !stands_for && !quantity {
            return;
        }
        let mut sources: Vec<TokenIdx> = if quantity { Vec::new() } else { frame.slot(SlotName::Modifier) };
        // "his Somali counterpart" stands for Somalia, not for him.
        sources.extend(
            frame
                .slot(SlotName::Poss)
                .into_iter()
                .filter(|_| !quantity && parsed.lemma(token) != "counterpart"),
        );
        sources.extend([Preposition::Of, Preposition::From].into_iter().flat_map(|p| frame.slot(p)));
        sources.extend(
            [Preposition::For, Preposition::At, Preposition::To]
                .into_iter()
                .flat_map(|p| frame.slot(p))
                .filter(|_| stands_for),
        );
        // "The Tory leader" is somebody; the party does nothing by its adjective.
        sources.retain(|i| {
            let party = registry.at(*i).filter(|m| m.form == Form::Demonym);
            party.is_none_or(|m| registry.entity(m.entity).kind != types::ORGANIZATION)
        });
        let start = found.len();
        // "French police officers" are not France.
        let of_state = stands_for_state(parsed, token);
        let accepts = &|kind: &str| accepts(kind) && (of_state || kind != types::COUNTRY);
        self.read_all(registry, sources, accepts, found, depth - 1);
        if found.len() == start && parsed.hits.is(token, "local_body") {
            // "security forces in Guinea" are Guinea's; "diplomats in Guinea" are not.
            self.read_all(registry, frame.slot(Preposition::In), accepts, found, depth - 1);
        }
        let words = phrase(parsed, token, false);
        for argument in &mut found[start..] {
            argument.entity = self.spoken_for(registry, argument.entity, accepts);
            argument.trust = argument.trust * 9 / 10;
            argument.span = argument.span.cover(parsed.span_of(words.clone()));
        }
    }

    /// "Hezbollah guerrillas", "the Polisario movement": the body whose name a noun for its kind or its fighters bears.
    fn band(
        &self,
        registry: &Registry,
        frame: &Frame<'_, '_>,
        accepts: &dyn Fn(&str) -> bool,
        found: &mut Vec<Argument>,
    ) {
        for name in frame.slot(SlotName::Modifier) {
            if registry.entity_at(name).is_some_and(|id| registry.entity(id).kind == types::ORGANIZATION) {
                self.direct(registry, name, accepts, found);
            }
        }
    }

    /// An adviser to a president speaks for the country, not for the person.
    fn spoken_for(&self, registry: &Registry, person: LocalId, accepts: &dyn Fn(&str) -> bool) -> LocalId {
        let body =
            self.offices.values().filter(|u| u.holder == Some(person) && u.is_held()).find_map(|u| u.body);
        body.filter(|body| {
            registry.entity(person).kind == types::PERSON && accepts(&registry.entity(*body).kind)
        })
        .unwrap_or(person)
    }
}
