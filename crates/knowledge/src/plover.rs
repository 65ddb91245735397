//! How claims are coded as events of PLOVER: `data/plover/coding.toml`.

use crate::names::names;
use crate::record::{Source, Spanned};
use crate::{Fault, Files, Knowledge, Relation};
use rapporteur_model::well_known::types;
use rapporteur_model::{FoundBy, Status};
use serde::Deserialize;
use std::collections::BTreeMap;

const PATH: &str = "plover/coding.toml";

names! {
    /// A class of events.
    #[allow(missing_docs, reason = "the names are PLOVER's")]
    PloverClass {
        Accuse = "ACCUSE",
        Agree = "AGREE",
        Aid = "AID",
        Assault = "ASSAULT",
        Coerce = "COERCE",
        Concede = "CONCEDE",
        Consult = "CONSULT",
        Cooperate = "COOPERATE",
        Mobilize = "MOBILIZE",
        Protest = "PROTEST",
        Reject = "REJECT",
        Request = "REQUEST",
        Retreat = "RETREAT",
        Sanction = "SANCTION",
        Support = "SUPPORT",
        Threaten = "THREATEN",
    }
}

/// The coding rules of PLOVER.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PloverCoding {
    /// The source of the rules.
    pub source: String,
    #[serde(default, rename = "rule")]
    rules: Vec<Rule>,
    /// Actor codes of bodies that belong to no country, by their kind in the gazetteers.
    #[serde(default)]
    bodies: BTreeMap<String, String>,
}

/// A rule about how the status of a claim changes its class.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    classes: Vec<Spanned<String>>,
    status: Vec<Status>,
    #[serde(default)]
    own: Option<bool>,
    #[serde(default)]
    class: Option<Spanned<String>>,
}

impl PloverCoding {
    /// The class of a claim of this relation and status, found by a pattern (`"aids/give"`). `own` says whether the claim's
    /// subject is also the one who states it. `None` if the claim is not an event.
    pub fn class<'a>(
        &'a self,
        relation: &'a Relation,
        found_by: &str,
        status: Status,
        own: bool,
    ) -> Option<&'a str> {
        let pattern = FoundBy(found_by).own_wording();
        let wording = relation
            .patterns
            .iter()
            .find(|p| pattern == Some(p.id.as_str()))
            .and_then(|p| p.plover.as_deref());
        let plain = wording.or(relation.plover.as_deref())?;
        let fits = |rule: &&Rule| {
            rule.classes.iter().any(|class| class.get_ref() == plain)
                && rule.status.contains(&status)
                && rule.own.is_none_or(|wanted| wanted == own)
        };
        match self.rules.iter().find(fits) {
            Some(rule) => rule.class.as_ref().map(|class| class.get_ref().as_str()),
            None => Some(plain),
        }
    }

    /// The actor code of a body of this kind that belongs to no country (`"IGO"` for a union of states).
    pub fn body(&self, kind: &str) -> Option<&str> {
        self.bodies.get(kind).map(String::as_str)
    }
}

impl Knowledge {
    /// The code of an actor of the gazetteers: the ISO 3166-1 code of the country that it is or belongs to, or PLOVER's code for
    /// a body without a country.
    pub fn actor_code(&self, kind: &str, id: &str) -> Option<&str> {
        let known = self.gazetteer.entity(kind, id)?;
        let country = if kind == types::COUNTRY { Some(known) } else { self.gazetteer.country_of(known) };
        let of_body = || self.plover.body(&known.kind).filter(|_| kind == types::ORGANIZATION);
        country.and_then(|country| country.iso3.as_deref()).or_else(of_body)
    }
}

/// Reads the rules.
pub(crate) fn parse_coding(files: &Files, faults: &mut Vec<Fault>) -> PloverCoding {
    let Some(source) = Source::of(files, PATH, faults) else { return PloverCoding::default() };
    let coding: PloverCoding = source.read(faults).unwrap_or_default();
    let named = coding.rules.iter().flat_map(|rule| rule.classes.iter().chain(&rule.class));
    faults.extend(named.filter_map(|class| Some(source.fault(class, no_class(class.get_ref())?))));
    coding
}

/// The fault of a name that is not a class; `None` if it is one.
pub(crate) fn no_class(name: &str) -> Option<String> {
    let classes: Vec<&str> = PloverClass::ALL.iter().map(|class| class.as_str()).collect();
    let unknown = PloverClass::from_name(name).is_none();
    unknown.then(|| format!("`{name}` is no class of PLOVER: use {}", classes.join(", ")))
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;
    use rapporteur_model::Status;

    #[test]
    fn status_and_speaker_change_the_class() {
        let knowledge = Knowledge::embedded().unwrap();
        let class = |relation: &str, status, own| {
            let id = relation.split('/').next().unwrap_or_default();
            knowledge.plover.class(knowledge.relation(id).unwrap(), relation, status, own).map(str::to_owned)
        };
        let named = |class: &str| Some(class.to_owned());
        assert_eq!(class("aids", Status::Happened, false), named("AID"));
        assert_eq!(class("aids", Status::Planned, false), named("AGREE"));
        assert_eq!(class("retreatsFrom", Status::Possible, true), named("AGREE"));
        assert_eq!(class("sanctions", Status::Possible, false), named("SANCTION"));
        assert_eq!(class("sanctions", Status::Planned, true), named("THREATEN"));
        assert_eq!(class("signs", Status::Denied, true), named("REJECT"));
        assert_eq!(class("attacks", Status::Denied, true), None);
        assert_eq!(class("yieldsTo/apologize", Status::Happened, false), named("SUPPORT"));
        assert_eq!(class("kinOf", Status::Happened, false), None);
        assert_eq!(knowledge.plover.body("alliance"), Some("IGO"));
        assert_eq!(knowledge.actor_code("Country", "norway"), Some("NOR"));
        assert_eq!(knowledge.actor_code("Place", "oslo"), Some("NOR"));
        assert_eq!(knowledge.actor_code("Country", "nowhere"), None);
    }
}
