//! Splits a world into one part per report and groups of entities, so that a changed report changes few
//! files.

use bitcode::{Decode, Encode};
use rapporteur_model::{EntityId, ReportId, World, WorldClaim};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A part of a world.
#[derive(Clone, Debug, Default, Encode, Decode)]
pub(crate) struct Part {
    /// Name of the file that holds its report; empty for a group of entities.
    pub archive: String,
    /// The part's own lists. The part of a report leaves out the report itself.
    pub world: World,
    /// Labels of entities that the part mentions and other parts hold.
    pub labels: BTreeMap<EntityId, String>,
}

/// Groups hold this many entities on average, or down to half as many.
const GROUP: usize = 64;

/// A world whose lists are sorted by the part that each entry goes to.
pub(crate) struct Split<'a> {
    world: &'a World,
    labels: FxHashMap<&'a EntityId, &'a str>,
    claims: Vec<Vec<&'a WorldClaim>>,
    links: Vec<Vec<(&'a str, &'a EntityId)>>,
    relays: Vec<Vec<&'a ReportId>>,
    revisions: Vec<Vec<&'a ReportId>>,
}

impl<'a> Split<'a> {
    pub fn new(world: &'a World) -> Self {
        let n = world.reports.len();
        let place: FxHashMap<&ReportId, usize> =
            world.reports.iter().enumerate().map(|(i, report)| (&report.id, i)).collect();
        let labels = world.entities.iter().map(|entity| (&entity.id, entity.label.as_str())).collect();
        let (mut claims, mut links) = (vec![Vec::new(); n], vec![Vec::new(); n]);
        for claim in &world.claims {
            place.get(&claim.report).into_iter().for_each(|i| claims[*i].push(claim));
        }
        for (relation, pairs) in &world.report_links {
            for (report, entity) in pairs {
                place.get(report).into_iter().for_each(|i| links[*i].push((relation.as_str(), entity)));
            }
        }
        let by_first = |pairs: &'a [(ReportId, ReportId)]| {
            let mut seconds = vec![Vec::new(); n];
            for (first, second) in pairs {
                place.get(first).into_iter().for_each(|i| seconds[*i].push(second));
            }
            seconds
        };
        let (relays, revisions) = (by_first(&world.relays), by_first(&world.revisions));
        Self { world, labels, claims, links, relays, revisions }
    }

    /// What the part of a report depends on besides code: the file of the analysed report, which fixes all of
    /// a claim but the ids of entities, whether a person keeps it and whether its text was revised; these, and the labels of the entities.
    pub fn made_of(&self, i: usize, archive: &str) -> Vec<u8> {
        let mut made_of = MadeOf::default();
        made_of.add(archive);
        self.world.tools.iter().for_each(|tool| made_of.add(&tool.id.0));
        made_of.count(self.claims[i].len());
        for WorldClaim { id, claim, report: _ } in &self.claims[i] {
            made_of.add(&id.0);
            made_of.count(usize::from(claim.kept) + 2 * usize::from(claim.superseded));
            for named in [claim.subject.as_ref(), claim.object.entity()] {
                made_of.add(named.map_or("", |id| &id.0));
                made_of.add(named.and_then(|id| self.labels.get(id)).copied().unwrap_or_default());
            }
            made_of.count(claim.entities().count());
            claim.entities().for_each(|id| made_of.add(&id.0));
        }
        made_of.count(self.links[i].len());
        for (relation, entity) in &self.links[i] {
            made_of.add(relation);
            made_of.add(&entity.0);
        }
        made_of.count(self.relays[i].len());
        self.relays[i].iter().for_each(|relayed| made_of.add(&relayed.0));
        made_of.count(self.revisions[i].len());
        self.revisions[i].iter().for_each(|older| made_of.add(&older.0));
        let date = self.world.derived_dates.get(&self.world.reports[i].id);
        made_of.add(&date.map(ToString::to_string).unwrap_or_default());
        made_of.0
    }

    /// The part of the report whose file has this name.
    pub fn report(&self, i: usize, archive: &str) -> Part {
        let id = &self.world.reports[i].id;
        let mut part = Part { archive: archive.to_owned(), ..Part::default() };
        part.world.tools.clone_from(&self.world.tools);
        for claim in &self.claims[i] {
            for id in claim.claim.ends() {
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
        part.world.revisions.extend(self.revisions[i].iter().map(|older| (id.clone(), (*older).clone())));
        let date = self.world.derived_dates.get(id);
        part.world.derived_dates.extend(date.map(|date| (id.clone(), *date)));
        part
    }

    /// Everything that belongs to more than one report, grouped by the ids of entities. Each entry of a list
    /// is in one group.
    pub fn things(&self) -> Vec<Part> {
        // Every list must be in some part. This pattern makes the compiler reject a new list that is in none.
        let World {
            reports: _,
            claims: _,
            report_links: _,
            relays: _,
            revisions: _,
            derived_dates: _,
            entities,
            tools,
            origins,
            disputes,
            merges,
            doubts,
            judgements,
            left_out,
            former,
        } = self.world;
        let n_groups = (entities.len() + origins.len()).div_ceil(GROUP).next_power_of_two();
        let mut parts = vec![Part::default(); n_groups];
        let group = |id: &EntityId| group(id, n_groups);
        entities.iter().for_each(|x| parts[group(&x.id)].world.entities.push(x.clone()));
        origins.iter().for_each(|x| parts[group(&x.id)].world.origins.push(x.clone()));
        disputes.iter().for_each(|x| parts[group(&x.about)].world.disputes.push(x.clone()));
        merges.iter().for_each(|x| parts[group(&x.entity)].world.merges.push(x.clone()));
        // Each group with entities describes the tools too; the graph has their description only once.
        parts.iter_mut().for_each(|part| part.world.tools.clone_from(tools));
        let (doubts, judgements, former) = (doubts.clone(), judgements.clone(), former.clone());
        let world = World { doubts, judgements, left_out: left_out.clone(), former, ..World::default() };
        parts.push(Part { world, ..Part::default() });
        parts
    }
}

/// The group of an id, by its FNV-1a hash (Fowler, Noll and Vo).
fn group(id: &EntityId, n_groups: usize) -> usize {
    let hash = id.0.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 32) as usize & (n_groups - 1)
}

/// A sequence of texts and numbers, encoded so that no two sequences give the same bytes.
#[derive(Default)]
struct MadeOf(Vec<u8>);

impl MadeOf {
    fn add(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn count(&mut self, n: usize) {
        self.0.extend_from_slice(&(n as u64).to_le_bytes());
    }
}

/// Joins parts, including their reports, into a world.
pub(crate) fn join(parts: impl IntoIterator<Item = World>) -> World {
    let mut whole = World::default();
    for part in parts {
        let World {
            reports,
            entities,
            claims,
            tools,
            origins,
            disputes,
            merges,
            doubts,
            judgements,
            left_out,
            former,
            report_links,
            relays,
            revisions,
            derived_dates,
        } = part;
        whole.reports.extend(reports);
        whole.entities.extend(entities);
        whole.claims.extend(claims);
        // Every part lists all tools.
        if whole.tools.is_empty() {
            whole.tools = tools;
        }
        whole.origins.extend(origins);
        whole.disputes.extend(disputes);
        whole.merges.extend(merges);
        // One part holds all of these, in their own order.
        whole.doubts.extend(doubts);
        whole.judgements.extend(judgements);
        whole.left_out.extend(left_out);
        whole.former.extend(former);
        whole.relays.extend(relays);
        whole.revisions.extend(revisions);
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
    whole.revisions.sort_unstable();
    whole.report_links.values_mut().for_each(|links| links.sort_unstable());
    whole
}
