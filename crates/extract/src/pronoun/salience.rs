//! Who is in the reader's mind at a pronoun: the weights of Lappin and Leass (1994), summed over the mentions of one thing and
//! halved with every sentence back.

use super::Wanted;
use super::binding;
use crate::attribution::{Manner, Saying};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Registry, STANDING_IN};
use rapporteur_knowledge::words::{Column, Usage};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, Gender, LocalId};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back things are remembered, and how many what "it" may be.
const REACH: usize = 3;
const THING_REACH: usize = 2;

/// How much more weight than the next best the best must have, in percent.
const CLEAR: u32 = 108;

/// The same for a description, which may look far back.
const FAR: u32 = 160;

/// What people known by description alone weigh beside those the report names, in percent.
const UNNAMED: u32 = 85;

/// What is added for whoever spoke last before, where the pronoun speaks.
pub(super) const SPOKE: u32 = 120;

/// What things that can say nothing weigh where the pronoun speaks, in percent.
const MUTE: u32 = 70;

/// Classes of nouns for a single human being.
const HUMAN: [&str; 6] = ["human_noun", "person_noun", "office", "leader", "kin", "member"];

/// A thing of the report, or a noun phrase that nothing is known of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Key {
    Entity(LocalId),
    Bare(TokenIdx),
}

/// What the search for an antecedent reads.
pub(super) struct Search<'s, 'd, 'r> {
    pub parsed: &'d ParsedReport<'r>,
    pub sayings: &'s [Saying],
    /// Which tokens stand in quotation marks.
    pub quoted: &'s [bool],
    /// Which tokens belong to what somebody says.
    pub told: &'s [bool],
    /// The companies that the gazetteers know.
    pub firms: &'s BTreeSet<LocalId>,
    pub registry: &'s Registry,
}

/// Weight by sentence back, and the last place.
#[derive(Default)]
struct Weight {
    by_sentence: [u32; REACH + 1],
    bonus: u32,
    last: TokenIdx,
}

impl Weight {
    fn total(&self) -> u32 {
        self.by_sentence.iter().enumerate().map(|(back, weight)| weight >> back).sum::<u32>() + self.bonus
    }
}

impl Search<'_, '_, '_> {
    /// The thing that a pronoun of the third person stands for.
    pub fn antecedent(&self, pronoun: TokenIdx, wanted: Wanted) -> Option<LocalId> {
        let parsed = self.parsed;
        if let Some(word) = binding::stressed(parsed, pronoun) {
            return self.registry.entity_at(word);
        }
        let here = parsed.sentence_idx(pronoun);
        let reach = if wanted == Wanted::Thing { THING_REACH } else { REACH };
        let first = parsed.sentences[here.saturating_sub(reach)].tokens.start.max(self.earshot(pronoun));
        let excluded = self.excluded(pronoun);
        let own = binding::own_subjects(parsed, pronoun);
        let outer = binding::outer_subjects(parsed, pronoun);
        let spoke = self.spoke_before(pronoun);
        let mut weights: BTreeMap<Key, Weight> = BTreeMap::new();
        // "In his speech, X said": the subject of the clause may come after.
        let ahead = own.iter().copied().filter(|t| *t > pronoun && parsed.sentence_idx(*t) == here);
        for token in (first..pronoun).chain(ahead) {
            let Some(key) = self.candidate(token, wanted) else { continue };
            if excluded.contains(&key) {
                continue;
            }
            let back = here - parsed.sentence_idx(token);
            let mut weight = self.weight(token);
            if matches!(key, Key::Bare(_)) && wanted != Wanted::Thing {
                weight = weight * UNNAMED / 100;
            }
            if self.quoted[token] && !self.quoted[pronoun] {
                weight /= 2;
            }
            if wanted == Wanted::Thing && self.speaks(pronoun) && !self.can_speak(key) {
                weight = weight * MUTE / 100;
            }
            let entry = weights.entry(key).or_default();
            entry.by_sentence[back] = entry.by_sentence[back].max(weight);
            entry.last = token;
            let parallel = parsed.dep(token) == parsed.dep(pronoun);
            let sought = 150 * u32::from(own.contains(&token))
                + 100 * u32::from(outer.contains(&token))
                + SPOKE * u32::from(spoke == Some(token))
                + 35 * u32::from(parallel && back <= 1);
            entry.bonus = entry.bonus.max(sought);
        }
        if binding::is_reflexive(parsed, pronoun) {
            weights.retain(|_, weight| weight.bonus >= 150);
        }
        let lead = if matches!(wanted, Wanted::Company | Wanted::Country) { FAR } else { CLEAR };
        decide(&weights, lead)
    }

    /// In words of nobody known, a pronoun stands for something named in those words: the first token it may look back to.
    pub(super) fn earshot(&self, pronoun: TokenIdx) -> TokenIdx {
        let attributed =
            || self.sayings.iter().any(|s| s.is_voiced() && s.holds(pronoun) && !s.source.is_empty());
        if !self.quoted[pronoun] || attributed() {
            return 0;
        }
        self.quoted[..pronoun].iter().rposition(|quoted| !quoted).map_or(0, |outside| outside + 1)
    }

    /// Whether a pronoun is said to say something; what implies or shows something needs no voice.
    fn speaks(&self, pronoun: TokenIdx) -> bool {
        let parsed = self.parsed;
        let voiced = |cue: &TokenIdx| !parsed.serves(*cue, Usage::Mute);
        let own = |saying: &&Saying| saying.source.contains(&pronoun) && saying.cue.iter().all(voiced);
        self.sayings.iter().filter(own).any(is_aloud)
    }

    /// Whoever was last reported to speak in the sentences before one that the pronoun speaks in: who spoke goes on speaking, unless
    /// somebody else has been named since.
    pub(super) fn spoke_before(&self, pronoun: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let here = parsed.sentence_idx(pronoun);
        if !self.speaks(pronoun) {
            return None;
        }
        let aloud = self.sayings.iter().filter(|saying| is_aloud(saying));
        let sources = aloud.flat_map(|saying| saying.source.iter().copied());
        let before = |source: &TokenIdx| {
            let at = parsed.sentence_idx(*source);
            at < here && here - at <= REACH && !self.quoted[*source]
        };
        // Of several in a sentence, the first one outside of what another says.
        let source = sources.filter(before).max_by_key(|source| {
            (parsed.sentence_idx(*source), !self.told[*source], std::cmp::Reverse(*source))
        })?;
        let since = parsed.sentence(source).tokens.end..parsed.sentence(pronoun).tokens.start;
        let own = self.registry.entity_at(source);
        let other = |i: TokenIdx| {
            let named = self.registry.at(i).filter(|m| m.form == Form::Name && Some(m.entity) != own);
            named.is_some_and(|m| {
                matches!(self.registry.entity(m.entity).kind.as_str(), types::PERSON | types::ORGANIZATION)
            })
        };
        (!since.into_iter().any(other)).then_some(source)
    }

    /// Bodies and countries, and nouns for them; reports and statements speak, too, events and places do not.
    fn can_speak(&self, key: Key) -> bool {
        match key {
            Key::Entity(id) => !matches!(
                self.registry.entity(id).kind.as_str(),
                types::EVENT | types::MEETING | types::PLACE
            ),
            Key::Bare(token) => {
                let classes = ["organization_noun", "company_noun", "party", "document", "report_noun"];
                self.parsed.hits.is_any(token, &classes)
            }
        }
    }

    /// The things that the pronoun cannot be.
    pub(super) fn excluded(&self, pronoun: TokenIdx) -> Vec<Key> {
        let parsed = self.parsed;
        let sentence = parsed.sentence(pronoun).tokens.clone();
        let clause = sentence.filter(|t| *t != pronoun && binding::excludes(parsed, pronoun, *t));
        let speakers = self
            .sayings
            .iter()
            .filter(|saying| self.quoted[pronoun] && saying.is_voiced() && saying.holds(pronoun))
            .flat_map(|saying| &saying.source)
            .copied()
            .filter(|source| !self.quoted[*source]);
        // "…", he said: not who is spoken of inside.
        let content = self
            .sayings
            .iter()
            .filter(|saying| saying.source.contains(&pronoun))
            .flat_map(|saying| saying.content.iter().cloned().flatten())
            .filter(|t| *t < pronoun && (self.quoted[*t] || parsed.dep(*t) != Dep::Poss));
        clause.chain(speakers).chain(content).filter_map(|t| self.key(t)).collect()
    }

    pub(super) fn key(&self, token: TokenIdx) -> Option<Key> {
        if let Some(mention) = self.registry.at(token) {
            return (mention.form != Form::Demonym).then_some(Key::Entity(mention.entity));
        }
        let parsed = self.parsed;
        let nominal =
            matches!(parsed.pos(token), Pos::Noun | Pos::Propn) || parsed.child(token, &[Dep::Det]).is_some();
        let phrase = nominal
            && !matches!(
                parsed.dep(token),
                Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod | Dep::Punct | Dep::Dep
            );
        let pronoun = parsed.tag(token).is_pronoun();
        (phrase || pronoun).then_some(Key::Bare(token))
    }

    /// What a word speaks of, if the pronoun can stand for it.
    fn candidate(&self, token: TokenIdx, wanted: Wanted) -> Option<Key> {
        let key = match self.registry.at(token) {
            // "the Kenyan economy" brings a country to mind, too.
            Some(mention) if wanted == Wanted::Country => Key::Entity(mention.entity),
            _ => self.key(token)?,
        };
        let fits = match (key, wanted) {
            (Key::Entity(id), Wanted::Person(gender)) => {
                let entity = self.registry.entity(id);
                entity.kind == types::PERSON && entity.traits.gender.is_none_or(|g| g == gender)
                    || self.stands_in(token) && self.is_human(token, gender)
            }
            (Key::Entity(id), Wanted::Country) => self.registry.entity(id).kind == types::COUNTRY,
            (Key::Entity(id), Wanted::Company) => self.is_company(id),
            (Key::Bare(_), Wanted::Country) => false,
            (Key::Bare(_), Wanted::Company) => self.parsed.hits.is(token, "company_noun"),
            (Key::Entity(_), Wanted::Thing)
                if self.stands_in(token) && self.parsed.hits.is_any(token, &HUMAN) =>
            {
                false
            }
            (Key::Entity(id), _) => {
                !matches!(self.registry.entity(id).kind.as_str(), types::PERSON | types::OFFICE)
                    && (self.registry.entity(id).named || !self.is_plural(token))
            }
            (Key::Bare(_), Wanted::Person(gender)) => self.is_human(token, gender),
            (Key::Bare(_), _) => self.is_bare_thing(token),
        };
        fits.then_some(key)
    }

    /// A body that is nothing else than a company as far as its name and the gazetteers show.
    fn is_company(&self, id: LocalId) -> bool {
        const OTHERS: [&str; 14] = [
            "party",
            "ministry",
            "parliament",
            "union",
            "agency",
            "court",
            "army",
            "council",
            "commission",
            "committee",
            "police",
            "league",
            "university",
            "association",
        ];
        if self.firms.contains(&id) {
            return true;
        }
        let entity = self.registry.entity(id);
        let name = entity.label.to_lowercase();
        entity.kind == types::ORGANIZATION
            && entity.named
            && entity.gazetteer.is_none()
            && entity.traits.of.is_none()
            && !name.split(' ').any(|word| OTHERS.contains(&word))
    }

    /// "A government spokesman" speaks for the government, and may be taken up as a person.
    fn stands_in(&self, token: TokenIdx) -> bool {
        let mention = self.registry.at(token).filter(|m| m.found_by == STANDING_IN);
        mention.is_some_and(|m| self.registry.entity(m.entity).kind != types::PERSON)
    }

    pub(super) fn is_plural(&self, token: TokenIdx) -> bool {
        matches!(self.parsed.tag(token), Tag::Nns | Tag::Nnps)
    }

    /// A noun for one human being, or a pronoun of the gender whose own antecedent is not known.
    fn is_human(&self, token: TokenIdx, gender: Gender) -> bool {
        let parsed = self.parsed;
        if self.is_plural(token) {
            return false;
        }
        if parsed.tag(token).is_pronoun() {
            let word = parsed.text(token).to_lowercase();
            return match gender {
                Gender::Male => matches!(word.as_str(), "he" | "him" | "his"),
                Gender::Female => matches!(word.as_str(), "she" | "her"),
            };
        }
        let shown = HUMAN
            .iter()
            .find_map(|class| parsed.hits.get(token, class)?.word.value::<Gender>(Column::Gender));
        let described = || {
            parsed.children_by(token, &[Dep::Relcl]).any(|verb| {
                parsed.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).any(|s| parsed.lemma(s) == "who")
            })
        };
        let unknown_name = || parsed.tag(token) == Tag::Nnp && self.registry.covering(token).is_none();
        (parsed.hits.is_any(token, &HUMAN) || described() || unknown_name())
            && shown.is_none_or(|g| g == gender)
    }

    fn is_bare_thing(&self, token: TokenIdx) -> bool {
        let parsed = self.parsed;
        if parsed.tag(token).is_pronoun() {
            return matches!(parsed.text(token).to_lowercase().as_str(), "it" | "its")
                && !binding::is_empty_subject(parsed, token);
        }
        let word = parsed.span_of(token..token + 1);
        !self.is_plural(token) && !parsed.hits.is_any(token, &HUMAN) && !parsed.in_time(word)
    }

    /// Recency and grammatical role.
    pub(super) fn weight(&self, token: TokenIdx) -> u32 {
        let parsed = self.parsed;
        let top = parsed.first_of_row(token);
        let verbal = |i: Option<TokenIdx>| i.is_some_and(|i| binding::is_verb(parsed, i));
        let up = parsed.head(top);
        let role = match parsed.dep(top) {
            Dep::Nsubj | Dep::Nsubjpass | Dep::Root => 210,
            Dep::Dobj | Dep::Attr | Dep::Oprd => 180,
            Dep::Dative | Dep::Agent => 170,
            Dep::Pobj if verbal(up.and_then(|p| parsed.head(p))) => 150,
            Dep::Pobj if up.is_some_and(|p| parsed.dep(p) == Dep::Agent) => 170,
            Dep::Poss => 90,
            _ => 60,
        };
        100 + role
    }
}

/// Whether something is said, not only thought or planned.
fn is_aloud(saying: &Saying) -> bool {
    !matches!(saying.manner, Manner::Think | Manner::Regard | Manner::Echo)
}

/// The weightiest, if it leads clearly and is a thing of the report.
fn decide(weights: &BTreeMap<Key, Weight>, lead: u32) -> Option<LocalId> {
    let (key, best) = weights.iter().max_by_key(|(_, weight)| (weight.total(), weight.last))?;
    let next = weights.iter().filter(|(other, _)| *other != key).map(|(_, weight)| weight.total()).max();
    let clear = next.is_none_or(|next| best.total() * 100 >= next * lead);
    match key {
        Key::Entity(id) if clear => Some(*id),
        _ => None,
    }
}
