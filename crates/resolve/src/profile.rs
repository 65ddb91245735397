//! What is known of a person beside the name. This context decides whom a name means that several people bear.

use crate::corpus::Corpus;
use crate::corpus::hull;
use crate::offices;
use crate::partition::Partition;
use crate::{Gazetteer, Tables};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Gender, PartialDate, RelationFamily};
use std::collections::{BTreeMap, BTreeSet};

/// Context of one person, gathered over reports.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// Identities in the gazetteers. There are several only where reports err.
    pub entries: BTreeSet<String>,
    pub genders: BTreeSet<Gender>,
    /// Offices held at the time of a report.
    pub offices: BTreeSet<usize>,
    /// Countries whose offices are held.
    pub states: BTreeSet<usize>,
    /// Countries and bodies that the person represents, belongs to or holds an office of.
    pub ties: BTreeSet<usize>,
    /// Names of the posts held, with and without what they belong to.
    pub posts: BTreeSet<String>,
    /// Date of the first report.
    pub date: Option<PartialDate>,
    /// Countries, organizations and places that the same reports speak of, each with the number of reports.
    pub parties: BTreeMap<usize, usize>,
    pub n_reports: usize,
    /// People said to be kin.
    pub kin: BTreeSet<usize>,
    /// First and last day of the reports.
    pub days: Option<(i64, i64)>,
    /// Voices that speak of the person.
    pub origins: BTreeSet<usize>,
}

/// What reading profiles needs.
pub(crate) struct Context<'a> {
    pub corpus: &'a Corpus<'a>,
    pub tables: &'a Tables,
    pub gazetteer: &'a dyn Gazetteer,
    /// Number of the voice of each source.
    pub origins: &'a [usize],
}

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
            date: corpus.date(person),
            origins: BTreeSet::from([context.origins[node.source]]),
            n_reports: 1,
            ..Self::default()
        };
        for claim in node.objects(relations::HOLDS_OFFICE) {
            let Some(office) = corpus.object(person, claim) else { continue };
            if is_past(claim.role.as_deref(), context.tables) {
                continue;
            }
            profile.posts.insert(offices::post(corpus, office, context.tables));
            if let Some(body) = offices::body(corpus, office) {
                profile.offices.insert(partition.find(office));
                profile.ties.insert(partition.find(body));
                if corpus.nodes[body].entity.kind == types::COUNTRY {
                    profile.states.insert(partition.find(body));
                }
            }
        }
        let ties = context.tables.rules.families.of(RelationFamily::Tie);
        for claim in ties.flat_map(|relation| node.objects(relation)) {
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
        self.parties.extend(parties.get(&source).into_iter().flatten().map(|party| (*party, 1)));
        self
    }

    /// Adds what another report shows of the same person.
    pub fn absorb(&mut self, other: &Self) {
        self.entries.extend(other.entries.iter().cloned());
        self.genders.extend(&other.genders);
        self.offices.extend(&other.offices);
        self.states.extend(&other.states);
        self.ties.extend(&other.ties);
        for (party, n) in &other.parties {
            *self.parties.entry(*party).or_default() += n;
        }
        self.n_reports += other.n_reports;
        self.posts.extend(other.posts.iter().cloned());
        self.kin.extend(&other.kin);
        self.origins.extend(&other.origins);
        self.days = hull(self.days, other.days);
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
    claim.relation == relations::KIN_OF
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
        if matches!(node.entity.kind.as_str(), types::COUNTRY | types::ORGANIZATION | types::PLACE) {
            parties.entry(node.source).or_default().insert(partition.find(i));
        }
    }
    parties
}
