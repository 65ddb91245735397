//! Parties that the report knows by their description alone.

use super::Parties;
use super::noun::{Kind, PartyNoun};
use super::owner::Owner;
use crate::label::plain_label;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry, STANDING_IN};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{
    Claim, Confidence, Evidence, Form, FoundBy, LocalEntity, LocalId, Object, Span, Status, Traits,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// A description of more words is cut to its noun phrase.
const LONGEST: usize = 9;

impl Parties<'_, '_, '_> {
    /// A party under its own words; none where the words only take up something that is not clear.
    pub(super) fn described(&mut self, noun: &PartyNoun, registry: &mut Registry) -> Option<LocalId> {
        if self.is_idle_description(noun, registry) {
            return None;
        }
        let owner = self.owner(noun, registry, 1);
        let kind = if noun.plural || matches!(noun.kind, Kind::Government | Kind::Organ | Kind::Body) {
            types::ORGANIZATION
        } else {
            types::PERSON
        };
        let label = self.label(noun, owner, registry);
        let known = registry.of_kind(kind).find(|id| {
            !registry.entity(*id).named && registry.entity(*id).label.eq_ignore_ascii_case(&label)
        });
        // "Other dealers" are none of those before.
        let others = noun.plural && !noun.definite && self.is_of_others(noun);
        let label = if others { format!("other {label}") } else { label };
        let fresh = others || !noun.plural && noun.is_indefinite(self.parsed);
        if let Some(known) = known.filter(|_| !fresh) {
            return Some(known);
        }
        let of = match owner {
            Some(Owner::Country(id) | Owner::Place(id)) => Some(id),
            _ => None,
        };
        let traits = Traits { kind: Some(self.parsed.lemma(noun.head).to_owned()), of, ..Traits::default() };
        Some(registry.add(LocalEntity { kind: kind.to_owned(), label, traits, ..LocalEntity::default() }))
    }

    fn is_of_others(&self, noun: &PartyNoun) -> bool {
        let mut words = self.parsed.children_by(noun.head, &[Dep::Amod]);
        words.any(|word| self.parsed.lemma(word) == "other")
    }

    /// "The company" where several are named, "members" of nothing, "no official": words that tell of nobody.
    fn is_idle_description(&self, noun: &PartyNoun, registry: &Registry) -> bool {
        let parsed = self.parsed;
        let speaks = self.speakers.contains(&noun.head);
        let leads = speaks || noun.is_subject(parsed);
        let bare = noun.is_bare(parsed);
        let nobody = parsed
            .children_by(noun.head, &[Dep::Det])
            .any(|d| matches!(parsed.lemma(d), "no" | "any" | "every" | "each" | "what" | "which"));
        let counted = parsed.child(noun.head, &[Dep::Nummod]).is_some();
        let body = matches!(noun.kind, Kind::Body | Kind::Organ | Kind::Government);
        nobody
            || noun.kind == Kind::Kin && !Frame::new(parsed, noun.head).slot(SlotName::Holder).is_empty()
            || !speaks && !body && noun.is_before(parsed)
            || counted
                && !speaks
                && (noun.definite || parsed.dep(parsed.first_conjunct(noun.head)) != Dep::Nsubj)
            || self.stands_for_listed(noun)
            || !leads && (noun.kind == Kind::Kin || self.is_sought(noun))
            || bare && noun.is_vague
            || bare && noun.definite && self.is_open(noun, leads, registry)
            || parsed.hits.is(noun.head, "office") && !noun.plural && bare
    }

    /// A bare definite noun whose party is not found: somebody known to the report, but who?
    fn is_open(&self, noun: &PartyNoun, leads: bool, registry: &Registry) -> bool {
        let named_before = || {
            let body = |m: &&Placed| {
                m.form == Form::Name
                    && m.head < noun.head
                    && registry.entity(m.entity).kind == types::ORGANIZATION
            };
            registry.mentions.iter().any(|m| body(&m))
        };
        match noun.kind {
            Kind::Body if !noun.plural => !leads || named_before(),
            Kind::People | Kind::Kin if !noun.plural => true,
            _ => !leads,
        }
    }

    /// "Envoys from 12 countries, including Chad": they stand for those countries.
    fn stands_for_listed(&self, noun: &PartyNoun) -> bool {
        let parsed = self.parsed;
        let frame = Frame::new(parsed, noun.head);
        let owners = [Preposition::Of, Preposition::From].into_iter().flat_map(|p| frame.slot(p));
        let listed = owners.into_iter().any(|i| parsed.hits.is(i, "group_noun"));
        listed && parsed.hits.is(noun.head, "representative")
    }

    /// "Suggested a candidate", "wants an expert": nobody yet.
    fn is_sought(&self, noun: &PartyNoun) -> bool {
        let parsed = self.parsed;
        let object = parsed.head(noun.head).filter(|_| parsed.dep(noun.head) == Dep::Dobj);
        !noun.plural
            && noun.is_indefinite(parsed)
            && object.is_some_and(|verb| parsed.hits.is_any(verb, &["attitude", "reporting"]))
    }

    /// The words of the description; a pronoun before them gives way to its owner's name.
    fn label(&self, noun: &PartyNoun, owner: Option<Owner>, registry: &Registry) -> String {
        let parsed = self.parsed;
        let words = words(parsed, noun.head);
        let text = plain_label(parsed.text_of(words.clone()));
        let possessed = parsed.child(noun.head, &[Dep::Poss]).filter(|p| parsed.tag(*p) == Tag::PrpPoss);
        let owned = match owner {
            Some(Owner::Country(id) | Owner::Body(id) | Owner::Person(id) | Owner::Place(id))
                if possessed.is_some() =>
            {
                Some(registry.entity(id).label.clone())
            }
            _ => None,
        };
        match owned {
            Some(owner) => format!("{owner}'s {text}"),
            None => uncapitalised(parsed, words.start, text, registry),
        }
    }
}

/// "Industry sources" at the start of a sentence are "industry sources".
pub(crate) fn uncapitalised(
    parsed: &ParsedReport<'_>,
    first: TokenIdx,
    label: String,
    registry: &Registry,
) -> String {
    let opens = parsed.sentence(first).tokens.start == first;
    let lower = parsed.text(first).to_lowercase();
    let written = |form: &str| parsed.tokens.iter().enumerate().any(|(i, t)| i != first && *t.text == *form);
    let name = matches!(parsed.tag(first), Tag::Nnp | Tag::Nnps) || written(parsed.text(first));
    let common = parsed.pos(first) != Pos::Adj || parsed.hits.any(first);
    if !opens || (name || !common) && !written(&lower) || registry.covering(first).is_some() {
        return label;
    }
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(one), Some(two)) if !two.is_uppercase() => {
            one.to_lowercase().chain([two]).chain(chars).collect()
        }
        _ => label,
    }
}

/// The words of a description: what narrows it before the noun, and short complements behind.
pub(crate) fn words(parsed: &ParsedReport<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let first = super::noun::read(parsed, head).and_then(|noun| noun.joined).map_or(0, |other| other + 1);
    let before = parsed
        .children_by(head, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Nummod, Dep::Poss, Dep::Quantmod])
        .chain((first > 0).then_some(first + 1).filter(|i| *i < head))
        .filter(|c| (first..head).contains(c) && parsed.tag(*c) != Tag::PrpPoss)
        .map(|c| parsed.subtree(c)[0])
        .min();
    let mut start = before.unwrap_or(head);
    while start < head && is_idle_start(parsed, start) {
        start += 1;
    }
    let mut end = head + 1;
    for child in
        parsed.children_by(head, &[Dep::Prep, Dep::Amod, Dep::Acomp, Dep::Advmod]).filter(|c| *c > head)
    {
        let closes = matches!(
            parsed.lemma(child),
            "of" | "at" | "for" | "in" | "from" | "close" | "within" | "with" | "familiar" | "near"
        );
        let cut = |c: TokenIdx| {
            matches!(
                parsed.dep(c),
                Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Punct | Dep::Advcl | Dep::Conj | Dep::Cc
            )
        };
        let below = parsed.subtree_without(child, cut);
        let last = below[below.len() - 1] + 1;
        let dense = below.len() == last - below[0];
        if !closes || child != end || !dense || last - start > LONGEST {
            break;
        }
        end = last;
    }
    start..end
}

/// "One official", "other courts": words before a description that are no part of it.
fn is_idle_start(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.pos(i) == Pos::Punct
        || parsed.dep(i) == Dep::Det
        || matches!(parsed.lemma(i), "one" | "other" | "such" | "own" | "same")
}

/// `citizenOf` and `basedIn` of described parties that some claim speaks of: "a Saudi student", "German firms".
pub(crate) fn homes(parsed: &ParsedReport<'_>, registry: &Registry, claims: &mut Vec<Claim<LocalId>>) {
    let spoken: BTreeSet<LocalId> = claims
        .iter()
        .flat_map(|claim| std::iter::once(claim.subject).chain(claim.object.entity().copied()))
        .filter(|id| !registry.entity(*id).named)
        .collect();
    let mut told: BTreeSet<LocalId> = BTreeSet::new();
    let mut mentions: Vec<&Placed> = registry
        .mentions
        .iter()
        .filter(|m| m.found_by == STANDING_IN && spoken.contains(&m.entity))
        .collect();
    mentions.sort_by_key(|mention| mention.head);
    for mention in mentions {
        let Some((home, word)) = nationality(parsed, mention.head, registry) else { continue };
        let relation = match registry.entity(mention.entity).kind.as_str() {
            types::PERSON => relations::CITIZEN_OF,
            types::ORGANIZATION if is_body(parsed, mention.head) => relations::BASED_IN,
            _ => continue,
        };
        if told.insert(mention.entity) {
            claims.push(home_claim(parsed, mention, relation, home, word));
        }
    }
}

/// Leaves out what only repeats a description: that "members of the council" belong to the council.
pub(crate) fn without_echoes(registry: &Registry, claims: &mut Vec<Claim<LocalId>>) {
    claims.retain(|claim| {
        let described = !registry.entity(claim.subject).named && claim.relation != relations::HOLDS_OFFICE;
        let inside = |span: Span| claim.subject_span.contains(span) && span != claim.subject_span;
        !(described
            && matches!(claim.relation.as_str(), relations::MEMBER_OF | relations::REPRESENTS)
            && claim.object_span.is_some_and(inside))
    });
}

/// The country whose adjective stands before a noun.
fn nationality(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &Registry,
) -> Option<(LocalId, TokenIdx)> {
    let before = parsed.children_by(head, &[Dep::Amod, Dep::Compound, Dep::Nmod]).filter(|c| *c < head);
    let country = |word: TokenIdx| {
        let alone = parsed.child(word, &[Dep::Conj]).is_none() && parsed.dep(word) != Dep::Conj;
        let mention = registry.at(word).filter(|m| alone && m.form != Form::Metonym)?;
        (registry.entity(mention.entity).kind == types::COUNTRY).then_some((mention.entity, word))
    };
    before.filter_map(country).last()
}

fn home_claim(
    parsed: &ParsedReport<'_>,
    mention: &Placed,
    relation: &str,
    home: LocalId,
    word: TokenIdx,
) -> Claim<LocalId> {
    let span = parsed.span_of(mention.tokens.clone());
    Claim {
        subject: mention.entity,
        subject_span: span,
        relation: relation.to_owned(),
        object: Object::Entity(home),
        object_span: Some(parsed.span_of(word..word + 1)),
        status: Status::Happened,
        attribution: Vec::new(),
        distant: false,
        when: None,
        role: None,
        unit: None,
        bound: None,
        confidence: Confidence::new(0.8),
        found_by: FoundBy::wording(relation, "described"),
        evidence: Evidence { span, sentence: parsed.sentence(mention.head).span },
    }
}

fn is_body(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    super::noun::read(parsed, head).is_some_and(|noun| noun.kind == Kind::Body)
}
