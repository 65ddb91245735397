//! A world in parts, of which only those change that a changed report touches: one part a report, and entities in groups.

use bitcode::{Decode, Encode};
use rapporteur_model::{EntityId, ReportId, World, WorldClaim, hash};
use std::collections::{BTreeMap, HashMap};

/// A part of a world.
#[derive(Clone, Debug, Default, Encode, Decode)]
pub(crate) struct Part {
    /// Name of the file that holds its report; empty in a group of entities.
    pub archive: String,
    /// Its own lists; of a report all but the report itself.
    pub world: World,
    /// What things are called that it speaks of and that are in other parts.
    pub labels: BTreeMap<EntityId, String>,
}

/// So many entities make a group, or half as many.
const GROUP: usize = 64;

/// A world whose lists are sorted by the part they go to.
pub(crate) struct Split<'a> {
    world: &'a World,
    labels: HashMap<&'a EntityId, &'a str>,
    claims: Vec<Vec<&'a WorldClaim>>,
    links: Vec<Vec<(&'a str, &'a EntityId)>>,
    relays: Vec<Vec<&'a ReportId>>,
}

impl<'a> Split<'a> {
    pub fn new(world: &'a World) -> Self {
        let n = world.reports.len();
        let place: HashMap<&ReportId, usize> =
            world.reports.iter().enumerate().map(|(i, report)| (&report.id, i)).collect();
        let labels = world.entities.iter().map(|entity| (&entity.id, entity.label.as_str())).collect();
        let (mut claims, mut links, mut relays) =
            (vec![Vec::new(); n], vec![Vec::new(); n], vec![Vec::new(); n]);
        for claim in &world.claims {
            place.get(&claim.report).into_iter().for_each(|i| claims[*i].push(claim));
        }
        for (relation, pairs) in &world.report_links {
            for (report, entity) in pairs {
                place.get(report).into_iter().for_each(|i| links[*i].push((relation.as_str(), entity)));
            }
        }
        for (relaying, relayed) in &world.relays {
            place.get(relaying).into_iter().for_each(|i| relays[*i].push(relayed));
        }
        Self { world, labels, claims, links, relays }
    }

    /// The part of a report, which lies in the file of this name.
    pub fn report(&self, i: usize, archive: &str) -> Part {
        let id = &self.world.reports[i].id;
        let mut part = Part { archive: archive.to_owned(), ..Part::default() };
        for claim in &self.claims[i] {
            let named = [Some(&claim.claim.subject), claim.claim.object.entity()];
            for id in named.into_iter().flatten() {
                if let Some(label) = self.labels.get(id) {
                    part.labels.entry(id.clone()).or_insert_with(|| (*label).to_owned());
                }
            }
            part.world.claims.push((*claim).clone());
        }
        for (relation, entity) in &self.links[i] {
            let links = part.world.report_links.entry((*relation).to_owned()).or_default();
            links.push((id.clone(), (*entity).clone()));
        }
        part.world.relays.extend(self.relays[i].iter().map(|relayed| (id.clone(), (*relayed).clone())));
        let date = self.world.derived_dates.get(id);
        part.world.derived_dates.extend(date.map(|date| (id.clone(), *date)));
        part
    }

    /// Everything that is not of one report alone, grouped by the ids of entities; every entry of a list in one group.
    pub fn things(&self) -> Vec<Part> {
        // Every list must be in some part: a new one stops the compiler here.
        let World {
            reports: _,
            claims: _,
            report_links: _,
            relays: _,
            derived_dates: _,
            entities,
            origins,
            disputes,
            merges,
            doubts,
            judgements,
            former,
        } = self.world;
        let n_groups = (entities.len() + origins.len()).div_ceil(GROUP).next_power_of_two();
        let mut parts = vec![Part::default(); n_groups];
        let group = |id: &EntityId| group(id, n_groups);
        entities.iter().for_each(|x| parts[group(&x.id)].world.entities.push(x.clone()));
        origins.iter().for_each(|x| parts[group(&x.id)].world.origins.push(x.clone()));
        disputes.iter().for_each(|x| parts[group(&x.about)].world.disputes.push(x.clone()));
        merges.iter().for_each(|x| parts[group(&x.entity)].world.merges.push(x.clone()));
        let (doubts, judgements, former) = (doubts.clone(), judgements.clone(), former.clone());
        let world = World { doubts, judgements, former, ..World::default() };
        parts.push(Part { world, ..Part::default() });
        parts
    }
}

fn group(id: &EntityId, n_groups: usize) -> usize {
    let digits = hash(&["group", &id.0]);
    usize::from_str_radix(&digits[..8], 16).unwrap_or_default() & (n_groups - 1)
}

/// The world that parts make, their reports included.
pub(crate) fn join(parts: impl IntoIterator<Item = World>) -> World {
    let mut whole = World::default();
    for part in parts {
        let World {
            reports,
            entities,
            claims,
            origins,
            disputes,
            merges,
            doubts,
            judgements,
            former,
            report_links,
            relays,
            derived_dates,
        } = part;
        whole.reports.extend(reports);
        whole.entities.extend(entities);
        whole.claims.extend(claims);
        whole.origins.extend(origins);
        whole.disputes.extend(disputes);
        whole.merges.extend(merges);
        // One part holds all of these, in an order of their own.
        whole.doubts.extend(doubts);
        whole.judgements.extend(judgements);
        whole.former.extend(former);
        whole.relays.extend(relays);
        whole.derived_dates.extend(derived_dates);
        for (relation, links) in report_links {
            whole.report_links.entry(relation).or_default().extend(links);
        }
    }
    whole.reports.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    whole.entities.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    whole.claims.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    whole.origins.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    whole.disputes.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    whole.merges.sort_unstable();
    whole.relays.sort_unstable();
    whole.report_links.values_mut().for_each(|links| links.sort_unstable());
    whole
}
