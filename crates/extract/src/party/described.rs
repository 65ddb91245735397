//! Parties that the report knows by their description alone.

use super::Parties;
use super::noun::{Kind, PartyNoun};
use super::owner::Owner;
use crate::document::{Document, TokenIdx};
use crate::mention::plain_label;
use crate::registry::{Placed, Registry};
use rapporteur_model::{Claim, Confidence, Evidence, Form, LocalEntity, LocalId, Object, Status, Traits};
use std::collections::BTreeSet;
use std::ops::Range;

/// Detector of mentions of parties without a name.
pub(super) const FOUND_BY: &str = "nominal/party";

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
            "Organization"
        } else {
            "Person"
        };
        let label = self.label(noun, owner, registry);
        let known = registry
            .of_kind(kind)
            .find(|id| !registry.entity(*id).named && registry.entity(*id).label.eq_ignore_ascii_case(&label));
        let fresh = !noun.plural && noun.is_indefinite(self.document);
        if let Some(known) = known.filter(|_| !fresh) {
            return Some(known);
        }
        let of = match owner {
            Some(Owner::Country(id) | Owner::Place(id)) => Some(id),
            _ => None,
        };
        let traits =
            Traits { kind: Some(self.document.lemma(noun.head).to_owned()), of, ..Traits::default() };
        Some(registry.add(LocalEntity { kind: kind.to_owned(), label, traits, ..LocalEntity::default() }))
    }

    /// "The company" where several are named, "members" of nothing, "no official": words that tell of nobody.
    fn is_idle_description(&self, noun: &PartyNoun, registry: &Registry) -> bool {
        let document = self.document;
        let nobody = document
            .children_by(noun.head, &["det"])
            .any(|d| matches!(document.lemma(d), "no" | "any" | "every" | "each" | "what" | "which"));
        let bare = noun.is_bare(document);
        let takes_up = bare && noun.definite && !noun.plural && matches!(noun.kind, Kind::Body | Kind::People | Kind::Kin);
        let bodies = || {
            let body = |m: &&Placed| m.head < noun.head && registry.entity(m.entity).kind == "Organization";
            registry.mentions.iter().filter(|m| m.form == Form::Name).any(|m| body(&m))
        };
        let unnamed_role = document.hits.is(noun.head, "office") && !noun.plural;
        let title = matches!(document.dep(noun.head), "compound" | "nmod" | "amod") && !self.speakers.contains(&noun.head)
            && !matches!(noun.kind, Kind::Body | Kind::Organ | Kind::Government);
        nobody
            || title
            || unnamed_role && noun.kind == Kind::People && bare
            || takes_up && (noun.kind != Kind::Body || bodies())
            || noun.kind == Kind::Kin
            || bare && document.lemma(noun.head) == "member"
    }

    /// The words of the description; a pronoun before them gives way to its owner's name.
    fn label(&self, noun: &PartyNoun, owner: Option<Owner>, registry: &Registry) -> String {
        let document = self.document;
        let words = words(document, noun.head);
        let text = plain_label(document.text_of(words.clone()));
        let possessed = document.child(noun.head, &["poss"]).filter(|p| document.tag(*p) == "PRP$");
        let owned = match owner {
            Some(Owner::Country(id) | Owner::Body(id) | Owner::Person(id) | Owner::Place(id)) if possessed.is_some() => {
                Some(registry.entity(id).label.clone())
            }
            _ => None,
        };
        match owned {
            Some(owner) => format!("{owner}'s {text}"),
            None => uncapitalised(document, words.start, text, registry),
        }
    }
}

/// "Industry sources" at the start of a sentence are "industry sources".
fn uncapitalised(document: &Document<'_>, first: TokenIdx, label: String, registry: &Registry) -> String {
    let opens = document.sentence(first).tokens.start == first;
    if !opens || document.tag(first).starts_with("NNP") || registry.covering(first).is_some() {
        return label;
    }
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(one), Some(two)) if !two.is_uppercase() => one.to_lowercase().chain([two]).chain(chars).collect(),
        _ => label,
    }
}

/// The words of a description: what narrows it before the noun, and short complements behind.
pub(super) fn words(document: &Document<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let before = document
        .children_by(head, &["amod", "compound", "nmod", "nummod", "poss", "quantmod"])
        .filter(|c| *c < head && document.tag(*c) != "PRP$")
        .map(|c| document.subtree(c)[0])
        .min();
    let mut start = before.unwrap_or(head);
    while start < head && (document.pos(start) == rapporteur_language::Pos::Punct || document.dep(start) == "det") {
        start += 1;
    }
    let mut end = head + 1;
    for child in document.children_by(head, &["prep", "amod", "acomp", "advmod"]).filter(|c| *c > head) {
        let closes = matches!(document.lemma(child), "of" | "at" | "for" | "in" | "from" | "close" | "within" | "with" | "familiar" | "near");
        let cut = |c: TokenIdx| matches!(document.dep(c), "relcl" | "acl" | "appos" | "punct" | "advcl" | "conj" | "cc");
        let below = document.subtree_without(child, cut);
        let last = below[below.len() - 1] + 1;
        let dense = below.len() == last - below[0];
        if !closes || child != end || !dense || last - start > LONGEST {
            break;
        }
        end = last;
    }
    start..end
}

/// `citizenOf` and `basedIn` of described parties that some claim speaks of: "a Saudi student", "German firms".
pub(crate) fn homes(document: &Document<'_>, registry: &Registry, claims: &mut Vec<Claim<LocalId>>) {
    let spoken: BTreeSet<LocalId> = claims
        .iter()
        .flat_map(|claim| std::iter::once(claim.subject).chain(claim.object.entity().copied()))
        .filter(|id| !registry.entity(*id).named)
        .collect();
    let mut told: BTreeSet<LocalId> = BTreeSet::new();
    let mut mentions: Vec<&Placed> =
        registry.mentions.iter().filter(|m| m.found_by == FOUND_BY && spoken.contains(&m.entity)).collect();
    mentions.sort_by_key(|mention| mention.head);
    for mention in mentions {
        let Some((home, word)) = nationality(document, mention.head, registry) else { continue };
        let relation = match registry.entity(mention.entity).kind.as_str() {
            "Person" => "citizenOf",
            "Organization" if is_body(document, mention.head) => "basedIn",
            _ => continue,
        };
        if told.insert(mention.entity) {
            claims.push(home_claim(document, mention, relation, home, word));
        }
    }
}

/// The country whose adjective stands before a noun.
fn nationality(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> Option<(LocalId, TokenIdx)> {
    let before = document.children_by(head, &["amod", "compound", "nmod"]).filter(|c| *c < head);
    let country = |word: TokenIdx| {
        let id = registry.entity_at(word)?;
        (registry.entity(id).kind == "Country").then_some((id, word))
    };
    before.filter_map(country).last()
}

fn home_claim(
    document: &Document<'_>,
    mention: &Placed,
    relation: &str,
    home: LocalId,
    word: TokenIdx,
) -> Claim<LocalId> {
    let span = document.span_of(mention.tokens.clone());
    Claim {
        subject: mention.entity,
        subject_span: span,
        relation: relation.to_owned(),
        object: Object::Entity(home),
        object_span: Some(document.span_of(word..word + 1)),
        status: Status::Happened,
        attribution: Vec::new(),
        distanced: false,
        when: None,
        role: None,
        unit: None,
        bound: None,
        confidence: Confidence::new(0.8),
        found_by: format!("{relation}/described"),
        evidence: Evidence { span, sentence: document.sentence(mention.head).span },
    }
}

fn is_body(document: &Document<'_>, head: TokenIdx) -> bool {
    super::noun::read(document, head).is_some_and(|noun| noun.kind == Kind::Body)
}
