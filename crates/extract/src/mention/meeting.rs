//! Meetings inside one report: which descriptions speak of one gathering. Place, date, parties and kind of gathering decide; a definite
//! description without any of them takes up the last meeting it fits.

mod joining;

use self::joining::find;
use super::nominal::{describe, document_modifiers, plain_label};
use crate::document::{Document, TokenIdx};
use crate::lexical::Hit;
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use crate::timing::time_of_gathering;
use rapporteur_language::Pos;
use rapporteur_model::{BlockKind, Form, LocalEntity, LocalId, Traits, When};

/// What words say of a meeting.
#[derive(Clone, Debug, Default)]
pub struct Description {
    noun: String,
    /// Families of gatherings it may be one with (`data/lexicons/meeting.tsv`).
    families: Vec<String>,
    place: Option<LocalId>,
    when: Option<When>,
    parties: Vec<LocalId>,
    modifiers: Vec<String>,
    definite: bool,
    /// "a first round of talks": none of those spoken of before.
    new: bool,
}

impl Description {
    /// Reads a meeting noun, or a verb of gathering.
    pub(super) fn read(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> Self {
        let frame = Frame::new(document, head);
        let verbal = document.pos(head) == Pos::Verb;
        let hit = document.hits.get(head, "meeting").or_else(|| document.hits.get(head, "gather"));
        let place = |i: TokenIdx| registry.entity_at(i).filter(|id| registry.entity(*id).kind == "Place");
        let own = ["in", "at"].iter().flat_map(|p| frame.slot(p)).find_map(place);
        let near = || {
            if verbal {
                company_places(document, head, registry)
            } else {
                verb_places(document, head, registry)
            }
        };
        let named = || {
            frame.slot("modifier").into_iter().chain(frame.slot("poss")).find_map(|i| {
                let covering = registry.covering(i)?;
                (registry.entity(covering.entity).kind == "Place").then_some(covering.entity)
            })
        };
        let party = |i: TokenIdx| {
            registry.entity_at(i).filter(|id| {
                matches!(registry.entity(*id).kind.as_str(), "Country" | "Organization" | "Person")
            })
        };
        let mut parties: Vec<LocalId> = ["with", "between", "of"]
            .iter()
            .flat_map(|p| frame.slot(p))
            .flat_map(|i| std::iter::once(i).chain(document.conjuncts_after(i)))
            .filter_map(party)
            .collect();
        if !verbal {
            parties.extend(frame.slot("modifier").into_iter().chain(frame.slot("poss")).filter_map(party));
        }
        parties.sort_unstable();
        parties.dedup();
        Self {
            noun: hit.map_or_else(|| document.lemma(head).to_owned(), |hit| hit.word.phrase()),
            families: families_of(hit),
            place: own.or_else(named).or_else(near),
            when: time_of_gathering(document, head),
            parties,
            modifiers: if verbal { Vec::new() } else { document_modifiers(document, head, registry) },
            definite: !verbal && (definite(document, head) || bare_in_heading(document, head)),
            new: is_new_round(document, head),
        }
    }
}

/// "a round of talks", "another series of meetings", "the first day of negotiations" is not among them.
fn is_new_round(document: &Document<'_>, head: TokenIdx) -> bool {
    let of = document.head(head).filter(|of| document.dep(head) == "pobj" && document.lemma(*of) == "of");
    let round = of.and_then(|of| document.head(of));
    round.is_some_and(|round| {
        matches!(document.lemma(round), "round" | "series" | "set")
            && document
                .children_by(round, &["det"])
                .any(|det| matches!(document.lemma(det), "a" | "an" | "another"))
    })
}

/// A place said of the verb that a meeting noun depends on: "talks were held in Kyiv".
fn verb_places(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let verb = document.head(head).filter(|v| {
        document.pos(*v) == Pos::Verb && matches!(document.dep(head), "dobj" | "nsubj" | "nsubjpass")
    })?;
    let happens = document.hits.is(verb, "hold") || document.hits.is(verb, "gather");
    let place = |i: TokenIdx| registry.entity_at(i).filter(|id| registry.entity(*id).kind == "Place");
    Frame::new(document, verb).slot("in").into_iter().filter(|_| happens).find_map(place)
}

/// "met envoys in Oslo": the place hangs on those met.
fn company_places(document: &Document<'_>, verb: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let frame = Frame::new(document, verb);
    let company = frame.slot("with").into_iter().chain(frame.slot("agent"));
    let place = |i: TokenIdx| registry.entity_at(i).filter(|id| registry.entity(*id).kind == "Place");
    company.flat_map(|i| Frame::new(document, i).slot("in")).find_map(place)
}

/// "the", "this", "these", or a possessor.
pub(super) fn definite(document: &Document<'_>, head: TokenIdx) -> bool {
    let before_name = || document.pos(head) == Pos::Propn;
    document.children(head).iter().any(|c| {
        (document.dep(*c) == "det"
            && matches!(document.lemma(*c), "the" | "this" | "these" | "those" | "that"))
            || document.dep(*c) == "poss"
    }) || before_name()
}

/// Headings leave articles out: "Guarantees top summit's agenda".
fn bare_in_heading(document: &Document<'_>, head: TokenIdx) -> bool {
    document.sentence(head).block != BlockKind::Paragraph
        && document.tag(head) == "NN"
        && document.child(head, &["det", "poss", "nummod"]).is_none()
}

/// A meeting noun: joined to a meeting it fits, else a new one.
pub(super) fn register_nominal(document: &Document<'_>, head: TokenIdx, registry: &mut Registry) {
    let description = Description::read(document, head, registry);
    if modifies_noun(document, head) || several_gatherings(document, head, &description) {
        return;
    }
    let mut tokens = describe(document, head);
    // "the 'Union for Peace' summit": a name that stands before the noun is told whole.
    if let Some(name) = registry
        .mentions
        .iter()
        .find(|m| m.form == Form::Name && m.tokens.contains(&tokens.start) && m.tokens.end <= head)
    {
        tokens.start = name.tokens.start;
    }
    let gathering = gathered_for(document, head, registry);
    if let Some(id) = gathering {
        let label = plain_label(document.text_of(tokens.clone()));
        let entity = registry.entity_mut(id);
        (entity.label, entity.traits.kind) = (label, Some(description.noun.clone()));
    }
    let id = match gathering.or_else(|| find(document, head, &description, registry)) {
        Some(id) => id,
        None => add(document, tokens.clone(), &description, registry),
    };
    adopt(id, description, registry);
    registry.mention(
        document,
        Placed { tokens, head, entity: id, form: Form::Nominal, found_by: "nominal/meeting".to_owned() },
    );
}

/// "summit communiqué", "meeting room".
fn modifies_noun(document: &Document<'_>, head: TokenIdx) -> bool {
    document.dep(head) == "compound" && document.head(head).is_some_and(|h| document.pos(h) != Pos::Propn)
}

/// "several meetings", "calls": no single gathering. "Talks" are one.
fn several_gatherings(document: &Document<'_>, head: TokenIdx, description: &Description) -> bool {
    let plural = matches!(document.tag(head), "NNS" | "NNPS");
    plural
        && !matches!(
            description.noun.as_str(),
            "talk" | "negotiation" | "discussion" | "consultation" | "conversation"
        )
}

fn add(
    document: &Document<'_>,
    tokens: std::ops::Range<TokenIdx>,
    description: &Description,
    registry: &mut Registry,
) -> LocalId {
    let label = plain_label(document.text_of(tokens));
    registry.add(LocalEntity {
        kind: "Meeting".to_owned(),
        label,
        traits: Traits {
            kind: Some(description.noun.clone()),
            modifiers: description.modifiers.clone(),
            ..Traits::default()
        },
        ..LocalEntity::default()
    })
}

/// A verb of gathering without object speaks of a meeting: "leaders gathered in Geneva".
pub(super) fn register_verbal(document: &Document<'_>, verb: TokenIdx, registry: &mut Registry) {
    let gathers = document.hits.is(verb, "gather") && document.child(verb, &["dobj", "auxpass"]).is_none();
    let frame = Frame::new(document, verb);
    if !gathers
        || document.dep(verb) == "amod"
        || meets_need(document, verb)
        || !several(document, &frame.slot("agent")) && frame.slot("with").is_empty()
    {
        return;
    }
    let mut description = Description::read(document, verb, registry);
    description.parties.clear();
    if description.place.is_none() && description.when.is_none() {
        return;
    }
    // "met in Oslo for the Nordic Summit"
    let named = Frame::new(document, verb).slot("for").into_iter().filter_map(|i| registry.entity_at(i));
    let named = named.into_iter().find(|id| registry.entity(*id).kind == "Meeting");
    let id = named.or_else(|| find(document, verb, &description, registry)).unwrap_or_else(|| {
        let label = verbal_label(&description, registry);
        registry.add(LocalEntity {
            kind: "Meeting".to_owned(),
            label,
            traits: Traits { kind: Some("meeting".to_owned()), ..Traits::default() },
            ..LocalEntity::default()
        })
    });
    adopt(id, description, registry);
    registry.mention(
        document,
        Placed {
            tokens: verb..verb + 1,
            head: verb,
            entity: id,
            form: Form::Pronoun,
            found_by: "verbal/meeting".to_owned(),
        },
    );
}

/// "gathered in Oslo for talks", "convened at a conference": the gathering that the verb speaks of is the one named behind it.
/// Who meets with somebody at a summit has a meeting apart.
fn gathered_for(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let preposition = document.head(head).filter(|_| document.dep(head) == "pobj")?;
    let verb = document.head(preposition).filter(|verb| document.pos(*verb) == Pos::Verb)?;
    let joined = match document.lemma(preposition) {
        "for" => true,
        "at" => Frame::new(document, verb).slot("with").is_empty() && document.lemma(verb) != "meet",
        _ => false,
    };
    registry.entity_at(verb).filter(|id| joined && registry.entity(*id).kind == "Meeting")
}

/// "meet a deadline" has an object; "meet with success" is no gathering.
fn meets_need(document: &Document<'_>, verb: TokenIdx) -> bool {
    Frame::new(document, verb).slot("with").iter().any(|i| {
        matches!(
            document.lemma(*i),
            "success" | "failure" | "resistance" | "approval" | "criticism" | "skepticism" | "scepticism"
        )
    })
}

fn several(document: &Document<'_>, agents: &[TokenIdx]) -> bool {
    agents.iter().any(|a| {
        matches!(document.tag(*a), "NNS" | "NNPS" | "PRP")
            || document.child(*a, &["conj"]).is_some()
            || document.hits.is(*a, "organization_noun")
            || document.tag(*a) == "CD"
    })
}

fn verbal_label(description: &Description, registry: &Registry) -> String {
    match description.place {
        Some(place) => format!("{} meeting", registry.entity(place).label),
        None => "meeting".to_owned(),
    }
}

/// Gives a meeting what a description adds.
pub(super) fn adopt(id: LocalId, description: Description, registry: &mut Registry) {
    let traits = &mut registry.entity_mut(id).traits;
    traits.kind.get_or_insert(description.noun);
    traits.place = traits.place.or(description.place);
    traits.when = traits.when.take().or(description.when);
    traits.parties.extend(description.parties);
    traits.parties.sort_unstable();
    traits.parties.dedup();
}

/// Families that a word of the lexicons is listed under.
fn families_of(hit: Option<&Hit>) -> Vec<String> {
    hit.map_or_else(Vec::new, |hit| hit.word.cell("family").split('|').map(str::to_owned).collect())
}
