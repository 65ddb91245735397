//! From a world to its graph.

use crate::edge::sorted;
use crate::{Basis, Edge, Graph, Node, Property, StatedClaim};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{ClaimId, Entity, EntityId, Object, Report, ReportId, When, World};
use std::collections::{BTreeMap, BTreeSet};

/// The id of a report's node.
pub fn report_node(id: &ReportId) -> EntityId {
    EntityId(format!("report/{id}"))
}

impl Graph {
    /// Merges the claims of a world into edges and joins reports, origins and disputes to them. What a text says whose place a
    /// newer one took is on no edge, since nobody says so any more; the world keeps it.
    pub fn from_world(world: &World) -> Self {
        let origins = Origins::of(world);
        let disputes = disputes(world);
        let mut edges: BTreeMap<Ends<'_>, Vec<StatedClaim>> = BTreeMap::new();
        for claim in world.claims.iter().filter(|claim| !claim.claim.superseded) {
            let key = (claim.claim.subject.as_ref(), claim.claim.relation.as_str(), &claim.claim.object);
            let of_claim = disputes.get(&claim.id).map(|ids| sorted(ids.iter().cloned())).unwrap_or_default();
            let stated = StatedClaim::new(world, claim, origins.get(&claim.report), of_claim);
            edges.entry(key).or_default().push(stated);
        }
        let mut edges: Vec<Edge> = edges.into_iter().map(|(key, claims)| claimed(key, claims)).collect();
        let claimed: BTreeSet<_> = edges
            .iter()
            .map(|edge| (edge.subject.clone(), edge.relation.clone(), edge.object.clone()))
            .collect();
        let mut plain = source_edges(world, &origins);
        plain.extend(structure_edges(world));
        plain.retain(|edge| {
            !claimed.contains(&(edge.subject.clone(), edge.relation.clone(), edge.object.clone()))
        });
        edges.extend(plain);
        Self::new(nodes(world, &origins), edges)
    }
}

/// Subject, relation and object: claims that have them in common are one edge.
type Ends<'a> = (Option<&'a EntityId>, &'a str, &'a Object<EntityId>);

/// The origin of each report.
struct Origins<'a>(BTreeMap<&'a ReportId, &'a EntityId>);

impl<'a> Origins<'a> {
    fn of(world: &'a World) -> Self {
        let pairs = world.origins.iter().flat_map(|o| o.reports.iter().map(move |report| (report, &o.id)));
        Self(pairs.collect())
    }

    fn get(&self, report: &ReportId) -> Option<EntityId> {
        self.0.get(report).map(|id| (*id).clone())
    }

    fn all(&self, reports: &[ReportId]) -> Vec<EntityId> {
        sorted(reports.iter().filter_map(|report| self.get(report)))
    }
}

fn disputes(world: &World) -> BTreeMap<&ClaimId, Vec<EntityId>> {
    let mut of_claim: BTreeMap<&ClaimId, Vec<EntityId>> = BTreeMap::new();
    for dispute in &world.disputes {
        for claim in &dispute.claims {
            of_claim.entry(claim).or_default().push(dispute.id.clone());
        }
    }
    of_claim
}

fn claimed(key: Ends<'_>, mut claims: Vec<StatedClaim>) -> Edge {
    claims.sort_by(|a, b| (&a.report, &a.id).cmp(&(&b.report, &b.id)));
    claims.dedup_by(|a, b| a.id == b.id);
    let (subject, relation, object) = key;
    Edge { claims, ..plain(subject.cloned(), relation, object.clone(), Basis::Claims) }.count()
}

fn plain(subject: Option<EntityId>, relation: &str, object: Object<EntityId>, basis: Basis) -> Edge {
    Edge {
        subject,
        relation: relation.to_owned(),
        object,
        basis,
        claims: Vec::new(),
        reports: Vec::new(),
        origins: Vec::new(),
        asserted: true,
    }
}

fn source_edges(world: &World, origins: &Origins<'_>) -> Vec<Edge> {
    let edge = |report: &ReportId, relation: &str, object: EntityId| Edge {
        reports: vec![report.clone()],
        origins: origins.all(std::slice::from_ref(report)),
        ..plain(Some(report_node(report)), relation, Object::Entity(object), Basis::Source)
    };
    let mut edges = Vec::new();
    for (relation, links) in &world.report_links {
        edges.extend(links.iter().map(|(report, entity)| edge(report, relation, entity.clone())));
    }
    edges.extend(world.relays.iter().map(|(from, to)| edge(from, relations::BASED_ON, report_node(to))));
    for origin in &world.origins {
        edges.extend(origin.reports.iter().map(|report| edge(report, "origin", origin.id.clone())));
        for (a, b) in &origin.shared_text {
            edges.push(edge(a, relations::SHARES_TEXT_WITH, report_node(b)));
            edges.push(edge(b, relations::SHARES_TEXT_WITH, report_node(a)));
        }
    }
    edges
}

fn structure_edges(world: &World) -> Vec<Edge> {
    let link = |from: &EntityId, relation: &str, to: &EntityId, basis| {
        plain(Some(from.clone()), relation, Object::Entity(to.clone()), basis)
    };
    let mut edges = Vec::new();
    for entity in &world.entities {
        let facts = [
            ("containedInPlace", &entity.contained_in, Basis::Gazetteer),
            ("postIn", &entity.of, Basis::Structure),
            ("speaker", &entity.speaker, Basis::Structure),
        ];
        for (relation, object, basis) in facts {
            edges.extend(object.as_ref().map(|object| link(&entity.id, relation, object, basis)));
        }
    }
    edges.extend(world.disputes.iter().map(|d| link(&d.id, relations::ABOUT, &d.about, Basis::Structure)));
    edges
}

fn nodes(world: &World, origins: &Origins<'_>) -> Vec<Node> {
    let told = told_of_unmentioned(world);
    let things = world.entities.iter().map(|entity| {
        let mentioning = entity.occurrences.iter().map(|occurrence| occurrence.report.clone());
        let telling = told.get(&entity.id).into_iter().flatten().map(|report| (*report).clone());
        thing(entity, sorted(mentioning.chain(telling)), origins)
    });
    let reports = world.reports.iter().map(|report| report_as_node(world, report, origins));
    let voices = world.origins.iter().map(|origin| Node {
        id: origin.id.clone(),
        kind: types::ORIGIN.to_owned(),
        label: origin.label.clone(),
        reports: origin.reports.clone(),
        origins: vec![origin.id.clone()],
        ..Node::default()
    });
    let disputes = world.disputes.iter().map(|dispute| dispute_as_node(world, dispute, origins));
    things.chain(reports).chain(voices).chain(disputes).collect()
}

/// The reports with claims about entities that stand at no place of a text, as topics do that only the object of a claim makes.
fn told_of_unmentioned(world: &World) -> BTreeMap<&EntityId, BTreeSet<&ReportId>> {
    let unmentioned = world.entities.iter().filter(|entity| entity.occurrences.is_empty());
    let mut told: BTreeMap<&EntityId, BTreeSet<&ReportId>> =
        unmentioned.map(|entity| (&entity.id, BTreeSet::new())).collect();
    for claim in &world.claims {
        for end in claim.claim.ends() {
            if let Some(reports) = told.get_mut(end) {
                reports.insert(&claim.report);
            }
        }
    }
    told
}

fn thing(entity: &Entity, reports: Vec<ReportId>, origins: &Origins<'_>) -> Node {
    let strings = [
        ("meetingStatus", entity.meeting_status.map(|status| status.as_str().to_owned())),
        ("content", entity.content.clone()),
        ("noun", entity.noun.clone()),
        ("gazetteer", entity.gazetteer.clone()),
        ("gender", entity.gender.map(|gender| format!("{gender:?}").to_lowercase())),
    ];
    Node {
        id: entity.id.clone(),
        kind: entity.kind.clone(),
        label: entity.label.clone(),
        aliases: sorted(entity.aliases.iter().filter(|alias| **alias != entity.label).cloned()),
        wikidata: entity.wikidata.clone(),
        when: entity.when.clone(),
        properties: strings.into_iter().filter_map(|(k, v)| Some((k, Property::string(v?)))).collect(),
        origins: origins.all(&reports),
        reports,
    }
}

fn report_as_node(world: &World, report: &Report, origins: &Origins<'_>) -> Node {
    let stated = report.published_on.as_ref().map(|date| date.value);
    let published = world.derived_dates.get(&report.id).copied().or(stated);
    let mut properties = BTreeMap::new();
    if let Some(date) = published {
        properties.insert(
            relations::PUBLISHED_ON,
            Property { lexical: date.to_string(), datatype: date.datatype() },
        );
    }
    if let Some(url) = &report.url {
        properties.insert("url", Property { lexical: url.clone(), datatype: "anyURI" });
    }
    Node {
        id: report_node(&report.id),
        kind: types::REPORT.to_owned(),
        label: report.label(),
        when: published.map(When::from),
        properties,
        reports: vec![report.id.clone()],
        origins: origins.all(std::slice::from_ref(&report.id)),
        ..Node::default()
    }
}

fn dispute_as_node(world: &World, dispute: &rapporteur_model::Dispute, origins: &Origins<'_>) -> Node {
    let about = world.entity(&dispute.about).map_or(dispute.about.0.as_str(), |entity| entity.label.as_str());
    let claim = |id| world.claims.binary_search_by(|claim| claim.id.cmp(id)).ok().map(|i| &world.claims[i]);
    let reports = sorted(dispute.claims.iter().filter_map(claim).map(|claim| claim.report.clone()));
    Node {
        id: dispute.id.clone(),
        kind: types::DISPUTE.to_owned(),
        label: format!("{} dispute about {about}", dispute.kind.as_str()),
        properties: [("kind", Property::string(dispute.kind.as_str()))].into(),
        origins: origins.all(&reports),
        reports,
        ..Node::default()
    }
}
