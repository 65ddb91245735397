//! Which nodes the names of judgements mean.

use super::Name;
use super::named::Named;
use crate::corpus::{Corpus, SELF};
use crate::names::{latin_key, slug};
use rapporteur_model::well_known::types;
use rapporteur_model::{Claim, ClaimId, LocalId, Report, Span};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Where names are looked up: reports, and the entities as they would be without judgements. These are made only when a name
/// asks for them.
pub(crate) struct Ground<'a> {
    pub corpus: &'a Corpus<'a>,
    /// Entities without judgements.
    pub unjudged: &'a dyn Fn() -> Vec<Named>,
    cell: OnceCell<Vec<Named>>,
    /// The source of each claim, and its place there.
    claims: OnceCell<BTreeMap<String, (usize, usize)>>,
}

/// What a name means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    /// A thing that a text speaks of, by the node that stands for it.
    Node(usize),
    /// A name that only bylines, datelines or publishers give.
    Written {
        /// Type.
        kind: String,
        /// As written.
        name: String,
    },
}

/// A target, and the id it goes by without judgements, as far as known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub target: Target,
    pub id: Option<String>,
}

impl<'a> Ground<'a> {
    pub fn new(corpus: &'a Corpus<'a>, unjudged: &'a dyn Fn() -> Vec<Named>) -> Self {
        Self { corpus, unjudged, cell: OnceCell::new(), claims: OnceCell::new() }
    }

    /// What a name means, or why it means nothing.
    pub fn find(&self, name: &Name) -> Result<Found, String> {
        let id = name.id().map(str::to_owned);
        match &name.place {
            Some((report, span)) => Ok(Found { target: self.at(report, *span)?, id }),
            None => {
                let named = self.named(name)?;
                let target = match self.own_nodes(named, name).first().or(named.nodes.first()) {
                    Some(node) => Target::Node(*node),
                    None => Target::Written { kind: named.kind.clone(), name: named.label.clone() },
                };
                Ok(Found { target, id: Some(named.id.0.clone()) })
            }
        }
    }

    /// The pairs of nodes that two names keep apart. Where both are one entity without judgements, the name that each report uses
    /// tells its reports apart.
    pub fn find_apart(&self, left: &Name, right: &Name) -> Result<Vec<(usize, usize)>, String> {
        if left.place.is_none() && right.place.is_none() {
            let (x, y) = (self.named(left)?, self.named(right)?);
            if x.id == y.id {
                let (a, b) = (self.own_nodes(x, left), self.own_nodes(x, right));
                let only = |own: &[usize], other: &[usize]| -> Vec<usize> {
                    own.iter().copied().filter(|node| !other.contains(node)).collect()
                };
                let (a, b) = (only(&a, &b), only(&b, &a));
                if a.is_empty() || b.is_empty() {
                    return Err(format!(
                        "`{left}` and `{right}` are names of one node, and no report tells them apart: name places of it, as `rapporteur why {}` prints them",
                        x.id
                    ));
                }
                return Ok(a.iter().flat_map(|a| b.iter().map(|b| (*a, *b))).collect());
            }
        }
        match (self.find(left)?.target, self.find(right)?.target) {
            (Target::Node(a), Target::Node(b)) if a == b => {
                Err("both sides are one thing of one report, which only its analysis could part".to_owned())
            }
            (Target::Node(a), Target::Node(b)) => Ok(vec![(a, b)]),
            _ => Err("what only bylines, datelines and publishers name cannot be kept apart".to_owned()),
        }
    }

    /// The source that states a claim, and the claim.
    pub fn find_claim(&self, claim: &ClaimId) -> Result<(usize, &Claim<LocalId>), String> {
        let stated = || {
            let mut stated: BTreeMap<String, (usize, usize)> = BTreeMap::new();
            for (i, source) in self.corpus.sources.iter().enumerate() {
                for (place, claim) in source.extraction.claims.iter().enumerate() {
                    stated.entry(claim.id(&source.report.id)).or_insert((i, place));
                }
            }
            stated
        };
        let found = self.claims.get_or_init(stated).get(&claim.0);
        let found = found.and_then(|(source, place)| {
            Some((*source, self.corpus.sources[*source].extraction.claims.get(*place)?))
        });
        found.ok_or_else(|| format!("no report of this store makes the claim claim/{}", claim.0))
    }

    fn named(&self, name: &Name) -> Result<&Named, String> {
        let all = self.cell.get_or_init(self.unjudged);
        let found: Vec<&Named> = match name.id() {
            Some(id) => {
                let exact: Vec<&Named> = all.iter().filter(|named| named.id.0 == id).collect();
                if exact.is_empty() {
                    all.iter().filter(|named| is_slug_of(id, named)).collect()
                } else {
                    exact
                }
            }
            None => {
                let wanted = latin_key(&name.name);
                let labelled: Vec<&Named> =
                    all.iter().filter(|named| latin_key(&named.label) == wanted).collect();
                let aliased = |named: &&Named| named.forms.iter().any(|form| latin_key(form) == wanted);
                if labelled.is_empty() { all.iter().filter(aliased).collect() } else { labelled }
            }
        };
        match found[..] {
            [named] => Ok(named),
            [] => Err(format!("no node is `{name}` in the reports of this store")),
            _ => {
                let ids: Vec<&str> = found.iter().take(5).map(|named| named.id.0.as_str()).collect();
                Err(format!("`{name}` may be {}: write one of these ids", ids.join(", ")))
            }
        }
    }

    /// The nodes of an entity whose own label, else some form of theirs, is the name that was given.
    fn own_nodes(&self, named: &Named, name: &Name) -> Vec<usize> {
        let wanted = name
            .id()
            .and_then(|id| Some(id.split_once('/')?.1.to_owned()))
            .unwrap_or_else(|| slug(&name.name));
        let nodes = &self.corpus.nodes;
        let labelled: Vec<usize> =
            named.nodes.iter().copied().filter(|node| slug(&nodes[*node].entity.label) == wanted).collect();
        if !labelled.is_empty() {
            return labelled;
        }
        let formed = |node: &usize| nodes[*node].forms.keys().any(|form| slug(form) == wanted);
        named.nodes.iter().copied().filter(formed).collect()
    }

    fn at(&self, report: &str, span: Span) -> Result<Target, String> {
        let sources = &self.corpus.sources;
        let first = sources.partition_point(|source| source.report.id.0.as_str() < report);
        let fits =
            sources[first..].iter().take_while(|source| source.report.id.0.starts_with(report)).count();
        match fits {
            0 => return Err(format!("no report of the store begins with `{report}`")),
            1 => {}
            _ => return Err(format!("several reports begin with `{report}`: write more digits")),
        }
        let source = &sources[first];
        let near = source.extraction.mentions.iter().filter(|mention| mention.span.overlaps(span));
        let near =
            near.min_by_key(|m| (m.span.start.abs_diff(span.start) + m.span.end.abs_diff(span.end), m.span));
        let node = near.and_then(|mention| self.corpus.node(first, mention.entity));
        match node.filter(|node| self.corpus.nodes[*node].entity.kind != SELF) {
            Some(node) => Ok(Target::Node(node)),
            None => written(source.report, span)
                .ok_or_else(|| format!("report {report} speaks of nothing at {}-{}", span.start, span.end)),
        }
    }
}

/// Whether the id is made of another name of the entity than it goes by now.
fn is_slug_of(id: &str, named: &Named) -> bool {
    id.split_once('/').is_some_and(|(kind, wanted)| {
        named.kind.to_lowercase() == kind && named.forms.iter().any(|form| slug(form) == wanted)
    })
}

/// A name of the report's byline, dateline or publisher.
fn written(report: &Report, span: Span) -> Option<Target> {
    let agency = report.dateline.iter().filter_map(|dateline| dateline.agency.as_ref());
    let bodies = report.publisher.iter().chain(agency).map(|name| (types::ORGANIZATION, name));
    let people = report.credits.iter().map(|credit| (types::PERSON, &credit.name));
    let (kind, name) =
        bodies.chain(people).find(|(_, name)| name.span.is_some_and(|own| own.overlaps(span)))?;
    Some(Target::Written { kind: kind.to_owned(), name: name.value.clone() })
}
