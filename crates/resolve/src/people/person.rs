//! People as far as merged.

use super::evidence::Conflict;
use crate::names::PersonName;
use crate::partition::Partition;
use crate::profile::{Context, Profile, parties};
use rapporteur_model::well_known::types;

/// One person as far as merged.
pub(super) struct Person<'a> {
    /// Its nodes; the first stands for it.
    pub nodes: Vec<usize>,
    /// What the report of its first node calls it.
    pub label: &'a str,
    /// Distinct names, best first.
    pub names: Vec<PersonName>,
    pub profile: Profile,
}

/// Every person of every report, in order of their nodes.
pub(super) fn gather<'a>(context: &Context<'a>, partition: &Partition) -> Vec<Person<'a>> {
    let corpus = context.corpus;
    let parties = parties(corpus, partition);
    let person = |node: usize| Person {
        nodes: vec![node],
        label: &corpus.nodes[node].entity.label,
        names: best_name(context, node).into_iter().collect(),
        profile: Profile::of(context, partition, node).with_parties(&parties, corpus.nodes[node].source),
    };
    corpus.of_kind(types::PERSON).map(person).collect()
}

/// The name with the most words written out, of those the most frequent; `None` for a person known by description.
fn best_name(context: &Context, node: usize) -> Option<PersonName> {
    let node = &context.corpus.nodes[node];
    let written_out = |name: &PersonName| name.words.iter().filter(|w| !w.is_initial()).count();
    node.names
        .iter()
        .map(|(text, n)| (PersonName::parse(text, context.tables), n))
        .filter(|(name, _)| !name.words.is_empty())
        .max_by(|(a, m), (b, n)| {
            (written_out(a), a.words.len(), m).cmp(&(written_out(b), b.words.len(), n)).then_with(|| b.cmp(a))
        })
        .map(|(name, _)| name)
}

impl Person<'_> {
    /// The node that stands for it.
    pub fn node(&self) -> usize {
        self.nodes[0]
    }

    /// Whether a full name is known.
    pub fn is_full(&self) -> bool {
        self.names.iter().any(PersonName::is_full)
    }

    /// Its name to show in reasons.
    pub fn written(&self) -> String {
        format!("“{}”", self.label)
    }

    /// Whether a part of a name is all that it is called by.
    pub fn is_lone_name(&self) -> bool {
        !self.names.is_empty() && !self.is_full()
    }

    /// The key of the last word of its first name; empty without a name.
    pub fn last_key(&self) -> &str {
        self.names.first().map_or("", PersonName::last_key)
    }

    /// Why both cannot be one person, whatever their names.
    pub fn conflict(&self, other: &Self) -> Option<Conflict> {
        let is_kin = |own: &Self, other: &Self| own.profile.kin.iter().any(|kin| other.nodes.contains(kin));
        self.profile.conflict(&other.profile, || is_kin(self, other) || is_kin(other, self))
    }

    /// Takes in what another has gathered.
    pub fn absorb(&mut self, other: Self) {
        self.nodes.extend(other.nodes);
        self.profile.absorb(&other.profile);
        for name in other.names {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }
}
