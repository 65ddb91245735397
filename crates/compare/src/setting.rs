//! What comparing claims needs to know beside the claims.

use crate::dates;
use crate::places::Places;
use crate::rules::Rules;
use rapporteur_model::{Entity, EntityId, Origin, PartialDate, Report, ReportId, World, WorldClaim};
use std::collections::BTreeMap;

/// Whose word a claim is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Voice<'a> {
    /// The reports of an origin speak for themselves.
    Origin(&'a EntityId),
    /// A report of no known origin.
    Report(&'a ReportId),
    /// A party that is quoted, whoever quotes it.
    Speaker(&'a EntityId),
}

/// Origins, days and places around a set of claims.
#[derive(Clone, Debug)]
pub struct Setting<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) places: Places<'a>,
    entities: &'a [Entity],
    origins: BTreeMap<&'a ReportId, &'a EntityId>,
    days: BTreeMap<&'a ReportId, i64>,
}

impl<'a> Setting<'a> {
    /// Around the claims of a world.
    pub fn of(world: &'a World, rules: &'a Rules) -> Self {
        Self::new(
            rules,
            &world.entities,
            &world.claims,
            Days::new(&world.reports, &world.derived_dates),
            &world.origins,
        )
    }

    /// Around claims whose entities are sorted by id.
    pub fn new(
        rules: &'a Rules,
        entities: &'a [Entity],
        claims: &'a [WorldClaim],
        days: Days<'a>,
        origins: &'a [Origin],
    ) -> Self {
        let of_origin = |origin: &'a Origin| origin.reports.iter().map(move |report| (report, &origin.id));
        Self {
            rules,
            places: Places::new(entities, claims),
            entities,
            origins: origins.iter().flat_map(of_origin).collect(),
            days: days.0,
        }
    }

    /// An entity, by binary search.
    pub fn entity(&self, id: &EntityId) -> Option<&'a Entity> {
        self.entities.binary_search_by(|entity| entity.id.cmp(id)).ok().map(|i| &self.entities[i])
    }

    /// The type of an entity; empty if unknown.
    pub fn kind(&self, id: &EntityId) -> &'a str {
        self.entity(id).map_or("", |entity| entity.kind.as_str())
    }

    /// The origin of a report.
    pub fn origin(&self, report: &ReportId) -> Option<&'a EntityId> {
        self.origins.get(report).copied()
    }

    /// The day of a report, counted from 1970.
    pub fn day(&self, report: &ReportId) -> Option<i64> {
        self.days.get(report).copied()
    }

    /// The voice that a report itself is.
    pub fn own_voice(&self, report: &'a ReportId) -> Voice<'a> {
        self.origin(report).map_or(Voice::Report(report), Voice::Origin)
    }

    /// Whose word a claim is.
    pub fn voice(&self, claim: &'a WorldClaim) -> Voice<'a> {
        claim.claim.attributed_to().map_or_else(|| self.own_voice(&claim.report), Voice::Speaker)
    }
}

/// The days of reports.
#[derive(Clone, Debug, Default)]
pub struct Days<'a>(BTreeMap<&'a ReportId, i64>);

impl<'a> Days<'a> {
    /// Of their own dates, else of those completed from other reports.
    pub fn new(reports: &'a [Report], derived: &BTreeMap<ReportId, PartialDate>) -> Self {
        let day = |report: &Report| {
            let own = report.anchor().and_then(dates::day_number);
            own.or_else(|| dates::day_number(*derived.get(&report.id)?))
        };
        Self(reports.iter().filter_map(|report| Some((&report.id, day(report)?))).collect())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use rapporteur_model::*;

    /// An entity of a type that its id tells: `place/x` is a Place.
    pub fn entity(id: &str) -> Entity {
        let (kind, name) = id.split_once('/').unwrap();
        let kind = format!("{}{}", kind[..1].to_uppercase(), &kind[1..]);
        Entity { id: EntityId(id.to_owned()), kind, label: name.to_owned(), ..Entity::default() }
    }

    /// `SUBJECT RELATION OBJECT`, optionally followed by `Planned`, `by=SPEAKER`, `in=REPORT`, `unit=…`, `bound=…`,
    /// `at=DATE`, `alleged`, `QUALIFIER:VALUE`. A subject `-` is not told. An object without `/` is a number or date, one with a
    /// full stop a figure. The id is the line.
    pub fn claim(line: &str) -> WorldClaim {
        let mut words = line.split(' ');
        let [subject, relation, object] = [(); 3].map(|()| words.next().unwrap());
        let span = Span::new(0, 0);
        let mut claim = Claim {
            subject: (subject != "-").then(|| EntityId(subject.to_owned())),
            subject_span: (subject != "-").then_some(span),
            confidence: Confidence::new(0.9),
            found_by: format!("{relation}/test"),
            evidence: Evidence { span, sentence: span },
            ..Claim::new(relation, object_of(object))
        };
        let mut report = "a";
        for word in words {
            if let Some((name, value)) = word.split_once(':') {
                claim.qualifiers.insert(name.to_owned(), qualifier(value));
                continue;
            }
            match word.split_once('=').unwrap_or((word, "")) {
                ("in", name) => report = name,
                ("by", speaker) => claim.attribution.push(EntityId(speaker.to_owned())),
                ("unit", unit) => claim.unit = Some(unit.replace('_', " ")),
                ("at", date) => claim.when = Some(date.parse::<PartialDate>().unwrap().into()),
                ("role", role) => claim.role = Some(role.replace('_', " ")),
                ("alleged", _) => claim.distant = true,
                ("moreThan", _) => claim.bound = Some(Bound::MoreThan),
                ("Planned", _) => claim.status = Status::Planned,
                ("Possible", _) => claim.status = Status::Possible,
                ("Denied", _) => claim.status = Status::Denied,
                (other, _) => panic!("{other}"),
            }
        }
        WorldClaim { id: ClaimId(line.to_owned()), report: ReportId(report.to_owned()), claim }
    }

    fn qualifier(value: &str) -> Qualifier<EntityId> {
        match value.parse::<f64>() {
            Ok(_) => Qualifier::Number(value.to_owned()),
            Err(_) if value.contains('/') => Qualifier::Entity(EntityId(value.to_owned())),
            Err(_) => Qualifier::Text(value.replace('_', " ")),
        }
    }

    fn object_of(text: &str) -> Object<EntityId> {
        if text.contains('/') {
            return Object::Entity(EntityId(text.to_owned()));
        }
        let datatype = match text {
            date if date.contains('-') => "date",
            figure if figure.contains('.') => "decimal",
            _ => "integer",
        };
        Object::Value { lexical: text.to_owned(), datatype: datatype.to_owned() }
    }
}
