//! What claims answer.

use crate::answer::{Answer, Counted, Dated, Holder};
use crate::dates;
use crate::fit::{Recurs, Said};
use crate::number::Number;
use crate::setting::Setting;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{
    Basis, DisputeKind, EntityId, FoundBy, Object, RelationFamily, Status, TypeFamily, WorldClaim,
};

/// A question that two claims can answer differently.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Question<'a> {
    /// Does the relation hold between the two?
    Whether(&'a EntityId, &'a str, Object<&'a EntityId>),
    /// Is what was said or alleged so?
    Words(&'a EntityId),
    /// How many of a family of units?
    HowMany(&'a EntityId, &'a str, &'a str),
    /// On which day?
    When(&'a EntityId),
    /// Where does the meeting take place?
    Where(&'a EntityId),
    /// Who holds the post?
    Who(&'a EntityId),
}

impl<'a> Question<'a> {
    /// What a dispute over it is about.
    pub fn about(&self) -> &'a EntityId {
        match self {
            Self::Whether(about, ..)
            | Self::Words(about)
            | Self::HowMany(about, ..)
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
            Self::HowMany(..) | Self::Where(_) | Self::Who(_) => DisputeKind::Value,
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
    let (subject, relation) = (&claim.claim.subject, claim.claim.relation.as_str());
    if is_idle(claim)
        || relation == relations::HOLDS_OFFICE && !setting.rules.is_held_now(claim.claim.role.as_deref())
    {
        return None;
    }
    let families = &setting.rules.families;
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
    let ends = [Some(&claim.claim.subject), claim.claim.object.entity()];
    let families = &setting.rules.families;
    let singular = ends.iter().flatten().find(|end| families.has_type(TypeFamily::Once, setting.kind(end)));
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
    let object = claim.claim.object.entity()?;
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
    let certain = matches!(inner.status, Status::Happened | Status::Planned);
    if is_idle(claim) || !certain || inner.distant {
        return None;
    }
    match (inner.relation.as_str(), &inner.object) {
        (relations::ON_DATE, _) => {
            Some((Question::When(&inner.subject), Answer::Date(Dated::of(setting, claim)?)))
        }
        (relations::LOCATED_IN, Object::Entity(place)) if setting.kind(&inner.subject) == types::MEETING => {
            Some((Question::Where(&inner.subject), Answer::Place(place)))
        }
        (relations::HOLDS_OFFICE, Object::Entity(office)) => {
            Some((Question::Who(office), Answer::Holder(Holder::of(setting, claim, office)?)))
        }
        _ => {
            let number = Number::of(claim)?;
            let family = setting.rules.family(inner.unit.as_deref().unwrap_or_default());
            let day = setting.day(&claim.report).map(|day| (day, day));
            let at = inner.when.as_ref().and_then(dates::span).or(day);
            let once = setting.rules.families.has_type(TypeFamily::Once, setting.kind(&inner.subject));
            let counted = Counted { number, at: at.filter(|_| !once) };
            Some((Question::HowMany(&inner.subject, &inner.relation, family), Answer::Number(counted)))
        }
    }
}
