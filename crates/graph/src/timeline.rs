//! What happened when, as precisely as it is known.

use crate::period::{Day, days, stated_date};
use crate::{Edge, Graph, Node, Period, StatedClaim};
use rapporteur_model::well_known::types;
use rapporteur_model::{EntityId, PartialDate, When};
use std::collections::{BTreeMap, BTreeSet};

/// How precisely a time is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    /// One day.
    Day,
    /// Several days, months or years, with first and last.
    Range,
    /// One month.
    Month,
    /// One year.
    Year,
    /// A day of a year that no report states.
    DayOfSomeYear,
}

impl Precision {
    /// Of a time; `None` if it has no date.
    pub fn of(when: &When) -> Option<Self> {
        let from = when.from.or(when.to)?;
        if when.to.is_some_and(|to| to != from) {
            return Some(Self::Range);
        }
        Some(match from {
            PartialDate::Day(..) => Self::Day,
            PartialDate::Month(..) => Self::Month,
            PartialDate::Year(_) => Self::Year,
            PartialDate::MonthDay(..) => Self::DayOfSomeYear,
        })
    }

    /// What a table says.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Range => "range",
            Self::Month => "month",
            Self::Year => "year",
            Self::DayOfSomeYear => "day, no year",
        }
    }
}

/// What a moment is about.
#[derive(Clone, PartialEq, Debug)]
pub enum Matter<'g> {
    /// A meeting, event or document of that date, with the edges that date it or join it to the node asked for.
    Node(&'g Node, Vec<&'g Edge>),
    /// Claims of one edge that give the same time.
    Edge(&'g Edge, Vec<&'g StatedClaim>),
}

/// Something at a time.
#[derive(Clone, PartialEq, Debug)]
pub struct Moment<'g> {
    /// When.
    pub when: When,
    /// How precisely that is known.
    pub precision: Precision,
    /// What.
    pub matter: Matter<'g>,
}

impl Graph {
    /// Dated meetings, events and documents, and dated claims, in the order of time; only those around a node if one is named.
    /// Times whose year is unknown come last. A claim that only repeats the date of a meeting belongs to the meeting's moment.
    pub fn timeline(&self, about: Option<&EntityId>, period: Period) -> Vec<Moment<'_>> {
        let edges: Vec<&Edge> = match about {
            Some(id) => {
                let own = self.outgoing(id).iter();
                own.chain(self.incoming(id).into_iter().filter(|edge| !edge.is_from(id))).collect()
            }
            None => self.edges().iter().collect(),
        };
        let fits = |when: &When| period.is_all() || period.meets(when).unwrap_or(false);
        let dated = self.dated(about, &edges);
        let nodes = dated.iter().map(|node| {
            let dates = |edge: &&Edge| stated_date(&edge.object).is_some();
            let joins: Vec<&Edge> = match about {
                Some(_) => edges.iter().copied().filter(|edge| touches(edge, &node.id)).collect(),
                None => self.outgoing(&node.id).iter().filter(dates).collect(),
            };
            (node.when.clone(), Matter::Node(node, joins))
        });
        let own_dates: BTreeMap<&EntityId, &When> =
            dated.iter().filter_map(|node| Some((&node.id, node.when.as_ref()?))).collect();
        let told = |edge: &Edge, when: &When| {
            edge.ends().filter_map(|id| own_dates.get(id)).any(|own| agree(own, when))
        };
        let claims = edges.iter().flat_map(|edge| by_date(edge)).filter_map(|(when, edge, claims)| {
            (!told(edge, &when)).then_some((Some(when), Matter::Edge(edge, claims)))
        });
        let mut moments: Vec<Moment<'_>> = nodes
            .chain(claims)
            .filter_map(|(when, matter)| {
                let when = when.filter(fits)?;
                Some(Moment { precision: Precision::of(&when)?, when, matter })
            })
            .collect();
        moments.sort_by_cached_key(Moment::key);
        moments
    }

    /// The dated nodes that are no reports: all, or those that edges join to the node asked for.
    fn dated(&self, about: Option<&EntityId>, edges: &[&Edge]) -> Vec<&Node> {
        let ends = || edges.iter().flat_map(|edge| edge.ends());
        let near: Option<BTreeSet<&EntityId>> = about.map(|id| ends().chain([id]).collect());
        let wanted = |id: &EntityId| near.as_ref().is_none_or(|near| near.contains(id));
        let nodes = self.nodes().iter().filter(|node| node.kind != types::REPORT && wanted(&node.id));
        nodes.filter(|node| node.when.as_ref().and_then(Precision::of).is_some()).collect()
    }
}

impl<'g> Moment<'g> {
    /// Years known before unknown, then first and last day, then nodes before edges, each by its order.
    #[allow(clippy::type_complexity, reason = "a key to sort by")]
    fn key(&self) -> (bool, Option<(Day, Day)>, When, u8, Option<&'g EntityId>, Option<String>) {
        let days = days(&self.when);
        let (rank, id, edge) = match &self.matter {
            Matter::Node(node, _) => (0, Some(&node.id), None),
            Matter::Edge(edge, _) => (1, edge.subject.as_ref(), Some(edge.id())),
        };
        (days.is_none(), days, self.when.clone(), rank, id, edge)
    }
}

fn touches(edge: &Edge, id: &EntityId) -> bool {
    edge.ends().any(|end| end == id)
}

/// Whether the one says nothing that the other does not.
fn agree(own: &When, stated: &When) -> bool {
    let same = |a: Option<PartialDate>, b: Option<PartialDate>| match (a, b) {
        (Some(a), Some(b)) => a.agrees_with(b),
        _ => true,
    };
    same(own.from, stated.from) && same(own.to, stated.to)
}

/// The claims of an edge by the time they give, which is its object where that is a date.
fn by_date(edge: &Edge) -> Vec<(When, &Edge, Vec<&StatedClaim>)> {
    let object = stated_date(&edge.object);
    let mut by_date: BTreeMap<When, Vec<&StatedClaim>> = BTreeMap::new();
    for claim in &edge.claims {
        if let Some(when) = object.clone().or_else(|| claim.when.clone()) {
            by_date.entry(when).or_default().push(claim);
        }
    }
    by_date.into_iter().map(|(when, claims)| (when, edge, claims)).collect()
}
