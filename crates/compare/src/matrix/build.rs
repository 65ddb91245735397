//! From claims to rows and columns.

use super::comparison::Comparison;
use super::{Cell, Facet, Matrix, Part, ReportRef, Source, Verdict, verdict, words};
use crate::question;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{
    EntityId, Object, Ranking, RelationFamily, Report, ReportId, World, WorldClaim, in_words,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Which rows to keep.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    /// These verdicts; empty for all.
    pub only: BTreeSet<Verdict>,
    /// These relations; empty for those that tell something of the world.
    pub relations: BTreeSet<String>,
}

impl Comparison<'_> {
    /// The matrix of a thing; without rows if nothing is claimed of it.
    pub fn matrix(&self, about: &EntityId, selection: &Selection) -> Matrix {
        let builder = Builder::new(self, about, selection);
        let mut facets: Vec<Facet> = builder.facets();
        facets.retain(|facet| selection.only.is_empty() || selection.only.contains(&facet.verdict));
        Matrix { about: self.thing(about), origins: sources(self, &builder.origins), facets }
    }
}

/// What makes claims one row.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    relation: &'a str,
    part: Part,
    other: Other<'a>,
    /// What a figure measures.
    measured: Vec<&'a str>,
}

impl Key<'_> {
    /// Whether a value is asked: when, where, how many.
    pub fn asks_value(&self) -> bool {
        self.other == Other::Value
    }
}

/// What a row relates the thing to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Other<'a> {
    /// Nothing: a value is asked.
    Value,
    /// Somebody or something that the reports do not tell.
    Untold,
    /// A thing.
    Thing(&'a EntityId),
}

/// One matrix in the making.
struct Builder<'a, 'c> {
    comparison: &'c Comparison<'a>,
    rows: BTreeMap<Key<'a>, Vec<&'a WorldClaim>>,
    /// Origins that speak of it, with their reports, in order.
    origins: Speaking<'a>,
}

/// Origins with their reports.
pub(super) type Speaking<'a> = Vec<(&'a EntityId, Vec<&'a Report>)>;

impl<'a, 'c> Builder<'a, 'c> {
    fn new(comparison: &'c Comparison<'a>, about: &'c EntityId, selection: &Selection) -> Self {
        let mut rows: BTreeMap<Key, Vec<&WorldClaim>> = BTreeMap::new();
        for claim in comparison.claims_of(about) {
            let Some(key) = key(comparison, about, claim) else { continue };
            let kept = if selection.relations.is_empty() {
                is_telling(comparison, claim)
            } else {
                selection.relations.contains(key.relation)
            };
            if kept {
                rows.entry(key).or_default().push(claim);
            }
        }
        let origins = origins(comparison, about);
        Self { comparison, rows, origins }
    }

    /// The rows, most telling first.
    fn facets(&self) -> Vec<Facet> {
        let mut facets: Vec<Facet> = self.rows.iter().map(|(key, claims)| self.facet(key, claims)).collect();
        facets.sort_by(|a, b| {
            let rank = |relation: &str| self.comparison.setting.rules.families.rank(Ranking::Row, relation);
            // Of rows that tell as much: what a meeting is, then who takes part, then the rest.
            let order = |facet: &Facet| {
                (facet.verdict, Reverse(facet.n_agree), rank(&facet.relation).unwrap_or(u8::MAX))
            };
            order(a)
                .cmp(&order(b))
                .then_with(|| (&a.label, a.part, &a.other).cmp(&(&b.label, b.part, &b.other)))
        });
        facets
    }

    fn facet(&self, key: &Key<'a>, claims: &[&'a WorldClaim]) -> Facet {
        let by_origin = self.by_origin(claims);
        let disputed = claims.iter().any(|claim| self.comparison.disputed.contains(&claim.id));
        let found = match key.other {
            Other::Untold | Other::Thing(_) => verdict::of_words(self.comparison, &by_origin, disputed),
            Other::Value => verdict::of_values(self.comparison, &by_origin, disputed),
        };
        let cell = |(origin, _): &(&'a EntityId, Vec<&Report>)| {
            let claims = by_origin.get(origin).map_or(&[][..], Vec::as_slice);
            Cell {
                origin: (*origin).clone(),
                words: words::in_short(self.comparison, claims, key.other == Other::Value),
                claims: claims.iter().map(|claim| words::saying(self.comparison, claim)).collect(),
            }
        };
        Facet {
            relation: key.relation.to_owned(),
            part: key.part,
            other: match key.other {
                Other::Thing(id) => Some(self.comparison.thing(id)),
                Other::Value | Other::Untold => None,
            },
            label: self.label(key),
            verdict: found.verdict,
            n_agree: found.n_agree,
            note: found.note.or_else(|| verdict::told_apart(&by_origin).filter(|_| disputed)),
            answers: found.answers,
            cells: self.origins.iter().map(cell).collect(),
        }
    }

    fn label(&self, key: &Key) -> String {
        let relation = self.comparison.wording.of(key.relation);
        if !key.measured.is_empty() {
            return key.measured.join(" ");
        }
        match (key.other, key.part) {
            (Other::Value, _) => match key.relation {
                relations::ON_DATE => "date".to_owned(),
                relations::LOCATED_IN => "place".to_owned(),
                _ => format!("number of {relation}"),
            },
            (Other::Untold, _) => in_words(None, relation, None),
            (Other::Thing(other), Part::Subject) => {
                format!("{relation} {}", self.comparison.thing(other).label)
            }
            (Other::Thing(other), Part::Object) => {
                in_words(Some(&self.comparison.thing(other).label), relation, None)
            }
        }
    }

    /// Claims by origin; a report of no origin, which no world of `resolve` has, is left out.
    fn by_origin(&self, claims: &[&'a WorldClaim]) -> BTreeMap<&'a EntityId, Vec<&'a WorldClaim>> {
        let mut by_origin: BTreeMap<&EntityId, Vec<&WorldClaim>> = BTreeMap::new();
        for claim in claims {
            if let Some(origin) = self.comparison.setting.origin(&claim.report) {
                by_origin.entry(origin).or_default().push(claim);
            }
        }
        by_origin
    }
}

/// Origins as columns.
pub(super) fn sources(comparison: &Comparison, speaking: &Speaking) -> Vec<Source> {
    let origins = &comparison.world.origins;
    let label = |id: &EntityId| {
        let found = origins.binary_search_by(|origin| origin.id.cmp(id)).ok().map(|i| &origins[i]);
        // An origin of which nothing is known goes by the id of a report, which tells a reader less than its words.
        let named = found.filter(|origin| origin.reports.iter().all(|report| report.0 != origin.label));
        named.map(|origin| origin.label.clone())
    };
    let source = |(id, reports): &(&EntityId, Vec<&Report>)| {
        let reports: Vec<ReportRef> =
            reports.iter().map(|report| reference(comparison.world, report)).collect();
        let label = label(id).or_else(|| Some(reports.first()?.title.clone())).unwrap_or_default();
        Source { id: (*id).clone(), label, reports }
    };
    speaking.iter().map(source).collect()
}

/// Which row a claim belongs to.
pub(super) fn key<'a>(
    comparison: &Comparison<'a>,
    about: &EntityId,
    claim: &'a WorldClaim,
) -> Option<Key<'a>> {
    let relation = claim.claim.relation.as_str();
    let Some(subject) = &claim.claim.subject else {
        return Some(Key { relation, part: Part::Object, other: Other::Untold, measured: Vec::new() });
    };
    let kind = comparison.setting.kind(subject);
    let families = &comparison.setting.rules.families;
    let asks_value = match relation {
        relations::ON_DATE => true,
        relations::LOCATED_IN => matches!(kind, types::MEETING | types::EVENT),
        _ => families.has(RelationFamily::Counted, relation),
    };
    if asks_value && subject == about {
        let figure = question::is_figure(claim);
        let measured = if figure { question::texts(&claim.claim.qualifiers).collect() } else { Vec::new() };
        return Some(Key { relation, part: Part::Subject, other: Other::Value, measured });
    }
    let Object::Entity(object) = &claim.claim.object else { return None };
    let (part, other) = if subject == about { (Part::Subject, object) } else { (Part::Object, subject) };
    let part = if families.has(RelationFamily::Mutual, relation) { Part::Subject } else { part };
    Some(Key { relation, part, other: Other::Thing(other), measured: Vec::new() })
}

/// Whether a claim is worth a row. A disputed claim always is. Otherwise three kinds are not: how a source relates to another,
/// what follows from another claim, and sayings, since every statement is one report's alone.
fn is_telling(comparison: &Comparison, claim: &WorldClaim) -> bool {
    let aside = comparison.setting.rules.families.has(RelationFamily::Aside, &claim.claim.relation);
    let plain = !comparison.is_saying(claim) && !question::is_derived(claim) && !aside;
    comparison.disputed.contains(&claim.id) || plain
}

/// Origins of reports that speak of a thing, by their first day, label and id.
pub(super) fn origins<'a>(comparison: &Comparison<'a>, about: &EntityId) -> Speaking<'a> {
    let occurrences = comparison.setting.entity(about).map_or(&[][..], |entity| &entity.occurrences);
    let claims = comparison.claims_of(about).iter().map(|claim| &claim.report);
    let reports: BTreeSet<&ReportId> = occurrences.iter().map(|o| &o.report).chain(claims).collect();
    let mut origins: BTreeMap<&EntityId, Vec<&Report>> = BTreeMap::new();
    for id in reports {
        if let (Some(origin), Some(report)) = (comparison.setting.origin(id), comparison.world.report(id)) {
            origins.entry(origin).or_default().push(report);
        }
    }
    let day = |report: &Report| comparison.setting.day(&report.id).unwrap_or(i64::MAX);
    let mut origins: Vec<_> = origins.into_iter().collect();
    for (_, reports) in &mut origins {
        reports.sort_by_cached_key(|report| (day(report), reference(comparison.world, report)));
    }
    origins.sort_by_cached_key(|(id, reports)| {
        (reports.first().map(|report| (day(report), reference(comparison.world, report))), (*id).clone())
    });
    origins
}

fn reference(world: &World, report: &Report) -> ReportRef {
    let published = || report.published_on.as_ref().map(|date| date.value);
    let date = world.derived_dates.get(&report.id).copied().or_else(published).or_else(|| report.anchor());
    ReportRef {
        date,
        title: report.label(),
        publisher: report.publisher.as_ref().map(|publisher| publisher.value.clone()),
        input: None,
        id: report.id.clone(),
    }
}
