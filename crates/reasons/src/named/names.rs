//! Reads the names that a person gives things of a world.

use super::lines;
use crate::Error;
use rapporteur_graph::{Index, SOURCE_TYPES, Things, others_told, read, report_node};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{EntityId, ReportId, World};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Number of nodes that a message lists.
const SHOWN: usize = 10;

/// Everything in a world that a person may name, which is read as [`rapporteur_graph::read`] tells.
pub struct Names<'w> {
    world: &'w World,
    base: &'w str,
    rows: Vec<Row<'w>>,
    index: Index<usize>,
    mentioned: OnceCell<BTreeMap<&'w EntityId, (usize, usize)>>,
}

/// One node.
struct Row<'w> {
    id: EntityId,
    kind: &'w str,
    label: String,
}

/// The node that a name means, and what else it may mean.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meant {
    /// Its id, the tail of its IRI.
    pub id: EntityId,
    /// Its type; empty for one that a judgement dropped.
    pub kind: String,
    /// Its best name.
    pub label: String,
    /// Type, label and id of each other node that the name may mean, the likeliest first.
    pub others: Vec<(String, String, String)>,
}

impl Meant {
    /// `Paris: Paris summit (meeting/paris-summit); the place Paris is place/paris`, after `what=` where something is named for a
    /// purpose.
    pub fn told(&self, what: &str, name: &str) -> String {
        let what = if what.is_empty() { String::new() } else { format!("{what}=") };
        let others = self.others.iter().map(|(kind, label, id)| (kind.as_str(), label.as_str(), id.as_str()));
        format!("{what}{name}: {} ({}){}", self.label, self.id, others_told(others))
    }

    /// Refuses a name that may mean several things, for what must not rest on a guess.
    ///
    /// # Errors
    /// If there are others.
    pub fn alone(self, name: &str) -> Result<Self, Error> {
        if self.others.is_empty() {
            return Ok(self);
        }
        let first = (self.kind.clone(), self.label.clone(), self.id.0.clone());
        let all: Vec<_> = std::iter::once(first).chain(self.others).collect();
        let line = |(_, label, id): &(String, String, String)| format!("\n  {id}  {label}");
        let nodes = lines(&all, SHOWN, line, |more| format!("\n  … and {more} more"));
        Err(Error::SeveralNodes { name: name.to_owned(), n: all.len(), nodes })
    }
}

impl<'w> Names<'w> {
    /// Of a world whose IRIs begin with `base`.
    pub fn of(world: &'w World, base: &'w str) -> Self {
        let mut rows = Vec::new();
        let mut names: Vec<(String, usize)> = Vec::new();
        for entity in &world.entities {
            let forms = std::iter::once(&entity.label).chain(&entity.aliases);
            names.extend(forms.map(|form| (form.clone(), rows.len())));
            rows.push(Row { id: entity.id.clone(), kind: &entity.kind, label: entity.label.clone() });
        }
        let reports =
            world.reports.iter().map(|report| (report_node(&report.id), types::REPORT, report.label()));
        let origins =
            world.origins.iter().map(|origin| (origin.id.clone(), types::ORIGIN, origin.label.clone()));
        for (id, kind, label) in reports.chain(origins) {
            names.push((label.clone(), rows.len()));
            rows.push(Row { id, kind, label });
        }
        let index = Index::new(names.iter().map(|(name, i)| (name.as_str(), *i)));
        Self { world, base, rows, index, mentioned: OnceCell::new() }
    }

    pub(crate) fn world(&self) -> &'w World {
        self.world
    }

    /// An id or IRI without the base, the brackets and the place that judgements add to it.
    pub(crate) fn bare<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let bare = name.trim_start_matches('<').trim_end_matches('>');
        let bare = bare.strip_prefix(self.base).or_else(|| bare.strip_prefix("id:")).unwrap_or(bare);
        let place = |(id, place): &(&str, &str)| id.contains('/') && place.contains(':');
        unprefixed(bare.rsplit_once('@').filter(place).map_or(bare, |(id, _)| id))
    }

    /// The node that a person means: one with this id or IRI, else one of this name.
    ///
    /// # Errors
    /// If nothing has the name; the message lists the nearest names.
    pub fn read(&self, name: &str) -> Result<Meant, Error> {
        self.read_of(name, |_| true)
    }

    /// As [`read`](Self::read), among things that reports speak of.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_thing(&self, name: &str) -> Result<Meant, Error> {
        self.read_of(name, |kind| !SOURCE_TYPES.contains(&kind))
    }

    fn read_of(&self, name: &str, is_wanted: impl Fn(&str) -> bool) -> Result<Meant, Error> {
        if let Some(id) = self.by_id(&self.bare(name)) {
            let meant = self.of_id(id);
            return match is_wanted(&meant.kind) {
                true => Ok(meant),
                false => Err(Error::NoThing { name: name.to_owned(), kind: meant.kind }),
            };
        }
        let is_wanted = |i: &usize| is_wanted(self.rows[*i].kind);
        let Some(reading) = read(&self.index, self, name, is_wanted) else {
            let line = |i: &usize| format!("\n  {}  {}", self.rows[*i].id, self.rows[*i].label);
            let is_thing = |i: &usize| is_wanted(i) && self.rows[*i].kind != types::STATEMENT;
            let nearest = self.index.nearest(name, 5, is_thing).iter().map(line).collect();
            return Err(Error::NoNode { name: name.to_owned(), nearest });
        };
        let row = &self.rows[reading.meant];
        let other = |i: &usize| {
            let Row { id, kind, label } = &self.rows[*i];
            ((*kind).to_owned(), label.clone(), id.0.clone())
        };
        Ok(Meant {
            id: row.id.clone(),
            kind: row.kind.to_owned(),
            label: row.label.clone(),
            others: reading.others.iter().map(other).collect(),
        })
    }

    /// What is known of a node that an id names.
    fn of_id(&self, id: EntityId) -> Meant {
        let row = self.rows.iter().find(|row| row.id == id);
        let is_dispute = || self.world.disputes.iter().any(|dispute| dispute.id == id);
        let (kind, label) = match row {
            Some(row) => (row.kind, row.label.clone()),
            None => (if is_dispute() { types::DISPUTE } else { "" }, id.0.clone()),
        };
        Meant { kind: kind.to_owned(), label, others: Vec::new(), id }
    }

    /// The node of an id: one in the graph, one that a judgement made of it, or one that a judgement dropped.
    pub(crate) fn by_id(&self, id: &str) -> Option<EntityId> {
        if !id.contains('/') {
            return None;
        }
        let id = EntityId(id.to_owned());
        let world = self.world;
        let is_there = || {
            world.entity(&id).is_some()
                || world.origins.iter().any(|origin| origin.id == id)
                || world.disputes.iter().any(|dispute| dispute.id == id)
                || world.reports.iter().any(|report| report_node(&report.id) == id)
        };
        let heir = || world.former.iter().find(|(former, _)| *former == id).map(|(_, now)| now.clone());
        let is_dropped = || world.judgements.iter().any(|j| j.decision == "drop" && j.entities.contains(&id));
        if is_there() {
            return Some(id);
        }
        heir().or_else(|| is_dropped().then_some(id.clone()))
    }

    /// Origins and reports that mention each entity.
    fn counts(&self) -> &BTreeMap<&'w EntityId, (usize, usize)> {
        self.mentioned.get_or_init(|| {
            let world = self.world;
            let pairs =
                world.origins.iter().flat_map(|o| o.reports.iter().map(move |report| (report, &o.id)));
            let origin: BTreeMap<&ReportId, &EntityId> = pairs.collect();
            let mut reports: BTreeMap<&EntityId, BTreeSet<&ReportId>> = BTreeMap::new();
            for (report, entity) in world.report_links.get(relations::MENTIONS).into_iter().flatten() {
                reports.entry(entity).or_default().insert(report);
            }
            let count = |reports: BTreeSet<&ReportId>| {
                let origins: BTreeSet<_> = reports.iter().filter_map(|report| origin.get(report)).collect();
                (origins.len(), reports.len())
            };
            reports.into_iter().map(|(entity, reports)| (entity, count(reports))).collect()
        })
    }
}

impl Things<usize> for Names<'_> {
    fn kind(&self, thing: &usize) -> &str {
        self.rows[*thing].kind
    }

    fn mentioned(&self, thing: &usize) -> (usize, usize) {
        self.counts().get(&self.rows[*thing].id).copied().unwrap_or_default()
    }
}

/// The id of a node that is written with the prefix of its type: `person:ana-ruiz`.
fn unprefixed(name: &str) -> Cow<'_, str> {
    let is_prefixed = |(kind, tail): &(&str, &str)| {
        kind.bytes().all(|b| b.is_ascii_lowercase()) && !kind.is_empty() && !tail.contains([' ', '/'])
    };
    match name.split_once(':').filter(is_prefixed) {
        Some((kind, tail)) => Cow::Owned(format!("{kind}/{tail}")),
        None => Cow::Borrowed(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named::invented::world;
    use rapporteur_model::Origin;

    const BASE: &str = "https://example.org/";

    fn oslo() -> World {
        world(&[
            ("person/ana-ruiz", "Person", "Ana Ruiz"),
            ("place/oslo", "Place", "Oslo"),
            ("meeting/a", "Meeting", "Oslo talks"),
            ("meeting/b", "Meeting", "Oslo summit"),
            ("organization/oslo-post", "Organization", "Oslo Post"),
        ])
    }

    #[test]
    fn ids_names_and_parts_of_names_are_found() {
        let world = oslo();
        let names = Names::of(&world, BASE);
        for (name, id) in [
            ("person/ana-ruiz", "person/ana-ruiz"),
            ("<https://example.org/person/ana-ruiz>", "person/ana-ruiz"),
            ("ANA RUÍZ", "person/ana-ruiz"),
            ("ruiz", "person/ana-ruiz"),
            ("Oslo", "meeting/a"),
            ("post", "organization/oslo-post"),
        ] {
            assert_eq!(names.read_thing(name).unwrap().id.0, id, "{name}");
        }
        let none = names.read("Anna Ruis").unwrap_err().to_string();
        assert!(none.contains("near to it are\n  person/ana-ruiz  Ana Ruiz"), "{none}");
    }

    #[test]
    fn an_id_of_what_is_no_thing_is_refused_where_a_thing_is_wanted() {
        let mut world = oslo();
        world.origins.push(Origin {
            id: EntityId("origin/7f".to_owned()),
            label: "Northern Wire".to_owned(),
            reports: Vec::new(),
            shared_text: Vec::new(),
        });
        let names = Names::of(&world, BASE);
        assert_eq!(names.read("origin/7f").unwrap().kind, types::ORIGIN);
        let refused = names.read_thing("origin/7f").unwrap_err().to_string();
        assert_eq!(refused, "\"origin/7f\" is of type Origin: name a thing that reports speak of");
    }

    #[test]
    fn others_are_told_and_refused_where_nothing_may_be_guessed() {
        let world = oslo();
        let meant = Names::of(&world, BASE).read("Oslo").unwrap();
        let told = meant.told("NODE", "Oslo");
        assert_eq!(
            told,
            "NODE=Oslo: Oslo talks (meeting/a); the meeting Oslo summit is meeting/b; the place Oslo is place/oslo"
        );
        let refused = meant.alone("Oslo").unwrap_err().to_string();
        assert!(
            refused.starts_with("3 nodes are called \"Oslo\"") && refused.contains("place/oslo  Oslo"),
            "{refused}"
        );
    }
}
