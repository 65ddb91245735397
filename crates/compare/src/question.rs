//! What claims answer.

use crate::answer::{Answer, Counted, Dated, Holder, Told, Value};
use crate::dates;
use crate::fit::{Recurs, Said};
use crate::number::Number;
use crate::setting::Setting;
use rapporteur_model::well_known::{qualifiers, relations, types};
use rapporteur_model::{
    Basis, Bound, DisputeKind, EntityId, FoundBy, Object, Qualifier, RelationFamily, Status, TypeFamily,
    WorldClaim,
};
use std::collections::BTreeMap;

/// A question that two claims can answer differently.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Question<'a> {
    /// Does the relation hold between the two? Where the subject is not told, what it befell stands in its place, and the object
    /// is nothing: was Ana Ruiz arrested?
    Whether(&'a EntityId, &'a str, Object<&'a EntityId>),
    /// Is what was said or alleged so?
    Words(&'a EntityId),
    /// How many of a family of units? A figure also names what it measures, in the words of its qualifiers.
    HowMany(&'a EntityId, &'a str, &'a str, Vec<&'a str>),
    /// Which value has the qualifier of what the one does to the other: how much does Norland pay Chad?
    Which(Pair<'a>, &'a str, &'a str),
    /// Who alone stands in the relation to it: who has won the election?
    WhoAlone(&'a EntityId, &'a str),
    /// On which day?
    When(&'a EntityId),
    /// Where does the meeting take place?
    Where(&'a EntityId),
    /// Who holds the post?
    Who(&'a EntityId),
}

/// Subject and object.
type Pair<'a> = (&'a EntityId, &'a EntityId);

impl<'a> Question<'a> {
    /// What a dispute over it is about.
    pub fn about(&self) -> &'a EntityId {
        match self {
            Self::Whether(about, ..)
            | Self::Words(about)
            | Self::HowMany(about, ..)
            | Self::Which((about, _), ..)
            | Self::WhoAlone(about, _)
            | Self::When(about)
            | Self::Where(about)
            | Self::Who(about) => about,
        }
    }

    /// The vocabulary's kind of a dispute over it.
    pub fn kind(&self) -> DisputeKind {
        match self {
            Self::Whether(..) | Self::Words(_) => DisputeKind::Denial,
            Self::When(_) => DisputeKind::Date,
            Self::HowMany(..) | Self::Which(..) | Self::WhoAlone(..) | Self::Where(_) | Self::Who(_) => {
                DisputeKind::Value
            }
        }
    }

    /// Whether an origin also answers the question through the parties it quotes. An origin that gives one number in its own
    /// voice and relays another has not committed itself to the first.
    pub fn is_relayed(&self) -> bool {
        !matches!(self, Self::Whether(..) | Self::Words(_))
    }
}

/// Whether the claim follows from another claim of the same words. Then the other claim counts. The answer to a denial
/// (`attacks/noun+denies/thing`) is joined with it in the same way, but it follows from nothing.
pub(crate) fn is_derived(claim: &WorldClaim) -> bool {
    FoundBy(&claim.claim.found_by).basis() == Basis::Claim
}

/// Whether the claim says nothing that can be disputed: it is derived, or it says what a post belongs to, which the name of the
/// post tells whether anybody holds it or not.
fn is_idle(claim: &WorldClaim) -> bool {
    is_derived(claim) || claim.claim.relation == relations::OFFICE_OF
}

/// The question whether it is so; the answer is what is [`said`].
pub(crate) fn whether<'a>(setting: &Setting<'a>, claim: &'a WorldClaim) -> Option<Question<'a>> {
    let relation = claim.claim.relation.as_str();
    if is_idle(claim)
        || relation == relations::HOLDS_OFFICE && !setting.rules.is_held_now(claim.claim.role.as_deref())
    {
        return None;
    }
    let families = &setting.rules.families;
    // What an open claim says is its predicate, of which nothing is known that could be denied.
    if families.has(RelationFamily::Open, relation) {
        return None;
    }
    let Some(subject) = &claim.claim.subject else {
        return Some(Question::Whether(claim.claim.object.entity()?, relation, Object::None));
    };
    let (subject, object) = match &claim.claim.object {
        Object::None => return None,
        Object::Value { lexical, datatype } => {
            (subject, Object::Value { lexical: lexical.clone(), datatype: datatype.clone() })
        }
        // Who is named first does not matter.
        Object::Entity(other) if families.has(RelationFamily::Mutual, relation) && other < subject => {
            (other, Object::Entity(subject))
        }
        Object::Entity(other) => (subject, Object::Entity(other)),
    };
    Some(Question::Whether(subject, relation, object))
}

/// A claim's word.
pub(crate) fn said(setting: &Setting, claim: &WorldClaim) -> Said {
    let families = &setting.rules.families;
    let singular = claim.claim.ends().find(|end| families.has_type(TypeFamily::Once, setting.kind(end)));
    let when = singular.and_then(|end| setting.entity(end)?.when.as_ref());
    Said {
        status: claim.claim.status,
        attributed: claim.claim.attributed_to().is_some(),
        alleged: claim.claim.distant,
        day: setting.day(&claim.report),
        at: claim.claim.when.as_ref().and_then(dates::span).or_else(|| when.and_then(dates::span)),
        recurs: match claim.claim.relation.as_str() {
            relation if singular.is_some() || families.has(RelationFamily::Lasting, relation) => {
                Recurs::Never
            }
            relation if families.has(RelationFamily::State, relation) => Recurs::State,
            _ => Recurs::Act,
        },
    }
}

/// The statement or event that somebody states, alleges or denies.
pub(crate) fn words<'a>(setting: &Setting<'a>, claim: &'a WorldClaim) -> Option<(Question<'a>, Answer<'a>)> {
    let object = claim.claim.object.entity().filter(|_| claim.claim.subject.is_some())?;
    let denies = match claim.claim.relation.as_str() {
        relations::DENIES => true,
        relations::SAYS | relations::ACCUSES => false,
        _ => return None,
    };
    let spoken = matches!(setting.kind(object), types::STATEMENT | types::EVENT);
    (spoken && claim.claim.status != Status::Denied)
        .then_some((Question::Words(object), Answer::Stands(!denies)))
}

/// The question which value it is, with the value that the claim gives. Only claims that assert something have one.
pub(crate) fn value<'a>(setting: &Setting<'a>, claim: &'a WorldClaim) -> Option<(Question<'a>, Answer<'a>)> {
    let inner = &claim.claim;
    if !asserts(claim) {
        return None;
    }
    let subject = inner.subject.as_ref()?;
    match (inner.relation.as_str(), &inner.object) {
        (relations::ON_DATE, _) => Some((Question::When(subject), Answer::Date(Dated::of(setting, claim)?))),
        (relations::LOCATED_IN, Object::Entity(place)) if setting.kind(subject) == types::MEETING => {
            Some((Question::Where(subject), Answer::Place(place)))
        }
        (relations::HOLDS_OFFICE, Object::Entity(office)) => {
            Some((Question::Who(office), Answer::Holder(Holder::of(setting, claim, office)?)))
        }
        _ => {
            let number = Number::of(claim)?;
            let family = setting.rules.family(inner.unit.as_deref().unwrap_or_default());
            let day = setting.day(&claim.report).map(|day| (day, day));
            let at = inner.when.as_ref().and_then(dates::span).or(day);
            let once = setting.rules.families.has_type(TypeFamily::Once, setting.kind(subject));
            let figure = is_figure(claim);
            let counted = Counted { number, at: at.filter(|_| figure || !once), lasts: !figure };
            let measured = if figure { texts(&inner.qualifiers).collect() } else { Vec::new() };
            let question = Question::HowMany(subject, &inner.relation, family, measured);
            Some((question, Answer::Number(counted)))
        }
    }
}

/// The values that the qualifiers of a claim give, and whom it names where only one can be: amounts, votes, positions, winners.
/// Only claims that assert something have them.
pub(crate) fn further<'a>(setting: &Setting<'a>, claim: &'a WorldClaim) -> Vec<(Question<'a>, Answer<'a>)> {
    let inner = &claim.claim;
    let (Some(subject), Object::Entity(object)) = (&inner.subject, &inner.object) else { return Vec::new() };
    if !asserts(claim) {
        return Vec::new();
    }
    let families = &setting.rules.families;
    let once = families.has_type(TypeFamily::Once, setting.kind(object));
    let day = setting.day(&claim.report).map(|day| (day, day));
    let at = inner.when.as_ref().and_then(dates::span).or(day).filter(|_| !once);
    let value = |name: &str, qualifier: &'a Qualifier<EntityId>| match qualifier {
        Qualifier::Number(lexical) => {
            Some(Value::Number(Number { lexical, bound: inner.bound.unwrap_or(Bound::Exactly) }))
        }
        Qualifier::Text(word) if name == qualifiers::POSITION => Some(Value::Word(word)),
        Qualifier::Text(_) | Qualifier::Entity(_) => None,
    };
    let mut answered: Vec<_> = (inner.qualifiers.iter())
        .filter_map(|(name, qualifier)| {
            let told = Told { value: value(name, qualifier)?, at, once, beside: &inner.qualifiers };
            Some((Question::Which((subject, object), &inner.relation, name), Answer::Told(told)))
        })
        .collect();
    // A share of the votes may be that of a loser.
    let numbered = inner.qualifiers.values().any(|value| matches!(value, Qualifier::Number(_)));
    if once
        && !numbered
        && inner.status == Status::Happened
        && families.has(RelationFamily::Sole, &inner.relation)
    {
        let alone = Answer::Alone(setting.kind(subject), subject);
        answered.push((Question::WhoAlone(object, &inner.relation), alone));
    }
    answered
}

/// Whether a claim states something for certain, and its own.
fn asserts(claim: &WorldClaim) -> bool {
    let certain = matches!(claim.claim.status, Status::Happened | Status::Planned);
    !is_idle(claim) && certain && !claim.claim.distant
}

/// Whether a claim gives a figure, which is of its day and measures something: a rate of inflation, a toll of dead.
pub(crate) fn is_figure(claim: &WorldClaim) -> bool {
    matches!(&claim.claim.object, Object::Value { datatype, .. } if datatype == "decimal")
}

/// The words among qualifiers, in the order of their names.
pub(crate) fn texts(qualifiers: &BTreeMap<String, Qualifier<EntityId>>) -> impl Iterator<Item = &str> {
    qualifiers.values().filter_map(|value| match value {
        Qualifier::Text(text) => Some(text.as_str()),
        Qualifier::Entity(_) | Qualifier::Number(_) => None,
    })
}
