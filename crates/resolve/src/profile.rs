//! What is known of a person beside the name: the context that decides about names that several people bear.

use crate::corpus::Corpus;
use crate::offices;
use crate::partition::Partition;
use crate::reasons::Weighed;
use crate::{PeopleWeights, Tables};
use rapporteur_model::Gender;
use std::collections::{BTreeMap, BTreeSet};

/// Context of one person, gathered over reports.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// Identities in the gazetteers; several only where reports err.
    pub entries: BTreeSet<String>,
    pub genders: BTreeSet<Gender>,
    /// Offices held at the time of a report.
    pub offices: BTreeSet<usize>,
    /// Countries whose offices are held.
    pub states: BTreeSet<usize>,
    /// Countries and bodies represented, belonged to or held an office of.
    pub ties: BTreeSet<usize>,
    /// Countries, organizations and places of the same reports.
    pub parties: BTreeSet<usize>,
    /// People said to be kin.
    pub kin: BTreeSet<usize>,
    /// First and last day of its reports.
    pub days: Option<(i64, i64)>,
    /// Voices it is met in.
    pub origins: BTreeSet<usize>,
}

/// What reading profiles needs.
pub(crate) struct Context<'a> {
    pub corpus: &'a Corpus<'a>,
    pub tables: &'a Tables,
    /// Number of the voice of each source.
    pub origins: &'a [usize],
}

const TIES: [&str; 5] = ["represents", "citizenOf", "envoyOf", "memberOf", "leads"];

impl Profile {
    /// What one report shows of a person.
    pub fn of(context: &Context, partition: &Partition, person: usize) -> Self {
        let corpus = context.corpus;
        let node = &corpus.nodes[person];
        let day = corpus.day(person);
        let mut profile = Self {
            entries: node.entity.gazetteer.iter().cloned().collect(),
            genders: node.entity.traits.gender.into_iter().collect(),
            days: day.map(|day| (day, day)),
            origins: BTreeSet::from([context.origins[node.source]]),
            ..Self::default()
        };
        for claim in node.objects("holdsOffice") {
            let Some(office) = corpus.object(person, claim) else { continue };
            if is_past(claim.role.as_deref(), context.tables) {
                continue;
            }
            if let Some(body) = offices::body(corpus, office) {
                profile.offices.insert(partition.find(office));
                profile.ties.insert(partition.find(body));
                if corpus.nodes[body].entity.kind == "Country" {
                    profile.states.insert(partition.find(body));
                }
            }
        }
        for claim in TIES.iter().flat_map(|relation| node.objects(relation)) {
            profile.ties.extend(corpus.object(person, claim).map(|o| partition.find(o)));
        }
        let kin_of = |claim: &&_| -> bool { is_kin(claim) };
        profile
            .kin
            .extend(node.subject_of.iter().copied().filter(kin_of).filter_map(|c| corpus.object(person, c)));
        profile
            .kin
            .extend(node.object_of.iter().copied().filter(kin_of).filter_map(|c| corpus.subject(person, c)));
        profile
    }

    /// Adds the bodies and places that the person's report speaks of.
    pub fn with_parties(mut self, parties: &BTreeMap<usize, BTreeSet<usize>>, source: usize) -> Self {
        self.parties.extend(parties.get(&source).into_iter().flatten());
        self
    }

    /// Adds what another report shows of the same person.
    pub fn absorb(&mut self, other: &Self) {
        self.entries.extend(other.entries.iter().cloned());
        self.genders.extend(&other.genders);
        self.offices.extend(&other.offices);
        self.states.extend(&other.states);
        self.ties.extend(&other.ties);
        self.parties.extend(&other.parties);
        self.kin.extend(&other.kin);
        self.origins.extend(&other.origins);
        self.days = match (self.days, other.days) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }

    /// Why both cannot be one person, whatever their names; `nodes` is any node of each.
    pub fn conflict(
        &self,
        other: &Self,
        partition: &Partition,
        nodes: (usize, usize),
    ) -> Option<&'static str> {
        if !self.entries.is_disjoint(&other.entries) {
            return None;
        }
        if !self.entries.is_empty() && !other.entries.is_empty() {
            return Some("the gazetteers know them as two people");
        }
        if !self.genders.is_empty() && !other.genders.is_empty() && self.genders.is_disjoint(&other.genders) {
            return Some("a woman and a man");
        }
        if !self.states.is_empty() && !other.states.is_empty() && self.states.is_disjoint(&other.states) {
            return Some("they hold offices of different states");
        }
        let kin = |kin: &BTreeSet<usize>, node: usize| {
            kin.iter().any(|k| partition.find(*k) == partition.find(node))
        };
        if kin(&self.kin, nodes.1) || kin(&other.kin, nodes.0) {
            return Some("they are kin");
        }
        None
    }

    /// How much speaks for both being one person, and what.
    pub fn agreement(&self, other: &Self, weights: &PeopleWeights) -> Weighed {
        let mut found = Weighed::default();
        let mut add = |weight: f64, holds: bool, reason| {
            if holds {
                found.add(weight, reason);
            }
        };
        add(weights.same_office, !self.offices.is_disjoint(&other.offices), "same office");
        add(weights.same_country, !self.ties.is_disjoint(&other.ties), "same country or body");
        let shared = self.parties.intersection(&other.parties).count().min(3) as f64 / 3.0;
        add(weights.shared_parties * shared, shared > 0.0, "same company");
        add(weights.same_origin, !self.origins.is_disjoint(&other.origins), "same text");
        found
    }

    /// Days between the times both are met; 0 if unknown.
    pub fn days_apart(&self, other: &Self) -> i64 {
        match (self.days, other.days) {
            (Some(a), Some(b)) => (b.0 - a.1).max(a.0 - b.1).max(0),
            _ => 0,
        }
    }
}

fn is_kin(claim: &rapporteur_model::Claim<rapporteur_model::LocalId>) -> bool {
    claim.relation == "kinOf"
}

/// Whether the role words say that the post is no longer, or not yet, held.
pub(crate) fn is_past(role: Option<&str>, tables: &Tables) -> bool {
    role.is_some_and(|role| {
        crate::names::words(role).iter().any(|word| tables.rules.past_roles.contains(word))
    })
}

/// The countries, organizations and places that each report speaks of.
pub(crate) fn parties(corpus: &Corpus, partition: &Partition) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut parties: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (i, node) in corpus.nodes.iter().enumerate() {
        if matches!(node.entity.kind.as_str(), "Country" | "Organization" | "Place") {
            parties.entry(node.source).or_default().insert(partition.find(i));
        }
    }
    parties
}
