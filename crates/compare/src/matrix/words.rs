//! Claims in short words.

use super::Saying;
use super::comparison::Comparison;
use crate::number::Number;
use rapporteur_model::well_known::relations;
use rapporteur_model::{Object, PartialDate, Status, When, WorldClaim, qualifiers_in_words};

/// Most different words shown of one origin on one facet.
const MAX_WORDS: usize = 4;

/// A claim with its words.
pub(super) fn saying(comparison: &Comparison, claim: &WorldClaim) -> Saying {
    let inner = &claim.claim;
    let text = comparison.world.report(&claim.report).map_or("", |report| report.text.as_str());
    let quoted = |span: rapporteur_model::Span| span.of(text).to_owned();
    let value = match &inner.object {
        Object::Value { lexical, .. } => Some(lexical.clone()),
        _ => None,
    };
    Saying {
        id: claim.id.clone(),
        report: claim.report.clone(),
        status: inner.status.as_str(),
        value,
        unit: inner.unit.clone(),
        bound: inner.bound.map(rapporteur_model::Bound::as_str),
        qualifiers: further(comparison, claim),
        date: inner.when.as_ref().map(|when| when.value.clone()),
        speaker: inner.attributed_to().map(|id| comparison.thing(id)),
        alleged: inner.distant,
        confidence: inner.confidence,
        quote: quoted(inner.evidence.span),
        sentence: quoted(inner.evidence.sentence),
    }
}

/// The value a claim gives: "35 countries", "2026-01-06", a name; `None` if its status is its answer.
pub(super) fn value(comparison: &Comparison, claim: &WorldClaim) -> Option<String> {
    let inner = &claim.claim;
    match inner.relation.as_str() {
        relations::ON_DATE => crate::dates::stated_date(inner).map(|when| date(&when)),
        relations::LOCATED_IN => inner.object.entity().map(|place| comparison.thing(place).label),
        _ => {
            let number = Number::of(claim)?;
            Some(format!("{} {}", number.text(), inner.unit.as_deref().unwrap_or_default()).trim().to_owned())
        }
    }
}

/// A time for people: a date, two dates, else its TIMEX3 value.
fn date(when: &When) -> String {
    match (when.from, when.to) {
        (Some(from), Some(to)) if from != to => format!("{} to {}", written(from), written(to)),
        (Some(from), _) => written(from),
        _ => when.value.clone(),
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date for people; one without a year does not look like a minus sign.
pub fn written(date: PartialDate) -> String {
    match date {
        PartialDate::MonthDay(month, day) => {
            let name = MONTHS.get(usize::from(month).saturating_sub(1)).unwrap_or(&"");
            format!("{day} {name}")
        }
        other => other.to_string(),
    }
}

/// What one origin says, in short: what it says itself before what it relays, each once.
pub(super) fn in_short(comparison: &Comparison, claims: &[&WorldClaim], asks_value: bool) -> Vec<String> {
    let mut short: Vec<(bool, Status, String, Option<String>)> = claims
        .iter()
        .map(|claim| {
            let speaker = claim.claim.attributed_to().map(|id| comparison.thing(id).label);
            (speaker.is_some(), claim.claim.status, word(comparison, claim, asks_value), speaker)
        })
        .collect();
    short.sort();
    let mut words: Vec<String> = Vec::new();
    for (_, _, word, speaker) in short {
        let relayed = speaker.map_or_else(|| word.clone(), |speaker| format!("{word}, says {speaker}"));
        if !words.contains(&word) && !words.contains(&relayed) {
            words.push(relayed);
        }
    }
    if words.len() > MAX_WORDS {
        let rest = words.len() - (MAX_WORDS - 1);
        words.truncate(MAX_WORDS - 1);
        words.push(format!("{rest} more"));
    }
    words
}

/// What the claim tells beside subject and object.
fn further(comparison: &Comparison, claim: &WorldClaim) -> Vec<String> {
    qualifiers_in_words(&claim.claim.qualifiers, |id| comparison.thing(id).label)
}

fn word(comparison: &Comparison, claim: &WorldClaim, asks_value: bool) -> String {
    let inner = &claim.claim;
    let word = match (value(comparison, claim).filter(|_| asks_value), inner.status) {
        (None, status) if inner.distant && status != Status::Denied => return "alleged".to_owned(),
        (None, status) => status.as_str().to_lowercase(),
        (Some(value), Status::Denied) => format!("not {value}"),
        (Some(value), Status::Possible) => format!("perhaps {value}"),
        (Some(value), _) => value,
    };
    let mut words = vec![word];
    if !asks_value {
        words.extend(further(comparison, claim));
    }
    words.extend(inner.distant.then(|| "alleged".to_owned()));
    words.join(", ")
}
