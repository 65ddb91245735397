//! From a request to an edit of the file of judgements.

use super::error::JudgingError;
use super::target::Target;
use super::{Request, Verb};
use crate::named::{Names, claim};
use rapporteur_graph::search_key;
use rapporteur_model::well_known::types;
use rapporteur_model::{Claim, ClaimId, EntityId, Judged, Object, World, WorldClaim, in_words};
use rapporteur_pipeline::Edit;
use rapporteur_resolve::{Decision, Judgement, Judgements, Name, in_cell, node_type};

/// What is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decided {
    /// The change of the file: one line more, and lines that it takes the place of less.
    pub edit: Edit,
    /// What else there is to say, in words.
    pub notes: Vec<String>,
}

/// Turns a request into an edit of the file of judgements. A new name or type takes the place of one that was given before, and so
/// does a claim that is kept of one that was dropped; the notes tell so.
///
/// # Errors
/// If a name fits nothing or several things, the request lacks something, or it is so already.
pub fn decide(
    names: &Names<'_>,
    judgements: &Judgements,
    request: &Request,
) -> Result<Decided, JudgingError> {
    let world = names.world();
    let of = Former { world, judgements };
    let (decision, words, former) = match request.decision {
        Verb::Merge => merge(names, request, &of)?,
        Verb::Separate => separate(names, request, &of)?,
        Verb::Rename => rename(names, request, &of)?,
        Verb::Retype => retype(names, request, &of)?,
        Verb::Drop if names_claim(names, request) => judge_claim(names, request, &of, false)?,
        Verb::Drop => drop_node(names, request)?,
        Verb::Keep => judge_claim(names, request, &of, true)?,
    };
    if let Some(known) = judgements.list().iter().find(|known| known.decision == decision) {
        return Err(JudgingError::Already(format!("line {} says so already", known.line)));
    }
    // As the file will hold it, by which the line is found again in the graph.
    let given = request.reason.as_deref().map(in_cell).filter(|reason| !reason.is_empty());
    let reason = given.unwrap_or_else(|| in_cell(&words));
    let note = |(line, stated): &(usize, String)| {
        format!("takes the place of line {line}, which --undo does not bring back: {}", plain(stated))
    };
    let notes = former.iter().map(note).collect();
    Ok(Decided { edit: Edit { take_out: former, add: vec![(decision, reason)] }, notes })
}

/// A decision, the same in words, and the lines that it takes the place of.
type Made = Result<(Decision, String, Vec<(usize, String)>), JudgingError>;

/// Cells of a line with spaces between them.
pub(super) fn plain(stated: &str) -> String {
    stated.split('\t').filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The judgements that there are.
struct Former<'a> {
    world: &'a World,
    judgements: &'a Judgements,
}

impl Former<'_> {
    /// The lines of some judgements: number, and what it states.
    fn lines(&self, fits: impl Fn(&Judgement) -> bool) -> Vec<(usize, String)> {
        let found = self.judgements.list().iter().filter(|known| fits(known));
        found.map(|known| (known.line, known.decision.to_string())).collect()
    }

    /// What a judgement is noted as in the world; `None` if it is not in force yet.
    fn noted(&self, known: &Judgement) -> Option<&Judged> {
        self.world.noted(&known.decision.to_string(), &known.reason)
    }

    /// Whether a judgement concerns a node. Of a line that is not in force yet, the world knows nothing: it names the node as a new
    /// line would.
    fn concerns(&self, known: &Judgement, target: &Target<'_>) -> bool {
        match self.noted(known) {
            Some(judged) => judged.entities.contains(target.id()),
            None => known.decision.names().into_iter().any(|name| name.is_same(&target.name)),
        }
    }

    /// Whether the world obeys the file as it is; if not, it does not tell what is so already.
    fn is_applied(&self) -> bool {
        let lines = self.judgements.list();
        lines.len() == self.world.judgements.len() && lines.iter().all(|known| self.noted(known).is_some())
    }
}

fn needed<'r>(
    request: &Request,
    given: Option<&'r String>,
    what: &'static str,
) -> Result<&'r str, JudgingError> {
    let given = given.map(|text| text.trim()).filter(|text| !text.is_empty());
    given.ok_or(JudgingError::Missing { decision: request.decision.as_str(), what })
}

fn node<'w>(names: &Names<'w>, request: &Request) -> Result<Target<'w>, JudgingError> {
    Target::find(names, needed(request, request.node.as_ref(), "a node")?)
}

fn both<'w>(names: &Names<'w>, request: &Request) -> Result<[Target<'w>; 2], JudgingError> {
    let other = Target::find(names, needed(request, request.other.as_ref(), "another node")?)?;
    Ok([node(names, request)?, other])
}

fn merge(names: &Names<'_>, request: &Request, of: &Former<'_>) -> Made {
    let [a, b] = both(names, request)?;
    if a.id() == b.id() && (of.is_applied() || a.name.is_same(&b.name)) {
        return Err(match of.is_applied() {
            true => JudgingError::Already(format!("both are {} already", a.id())),
            false => JudgingError::NotApplied(a.id().clone()),
        });
    }
    if a.entity.kind != b.entity.kind {
        let (a_kind, b_kind) = (a.entity.kind.clone(), b.entity.kind.clone());
        return Err(JudgingError::TwoTypes { a: a.id().clone(), a_kind, b: b.id().clone(), b_kind });
    }
    let apart = of.lines(|known| {
        matches!(known.decision, Decision::KeepApart(..)) && of.concerns(known, &a) && of.concerns(known, &b)
    });
    let words = format!("“{}” and “{}” are one", a.entity.label, b.entity.label);
    Ok((Decision::Merge(a.name, b.name), words, apart))
}

fn separate(names: &Names<'_>, request: &Request, of: &Former<'_>) -> Made {
    let [a, b] = both(names, request)?;
    let words = |a: &str, b: &str| format!("“{a}” and “{b}” are two");
    if a.id() != b.id() {
        let words = words(&a.entity.label, &b.entity.label);
        // A merge that is not in force yet.
        let former = of.lines(|known| {
            matches!(known.decision, Decision::Merge(..)) && of.concerns(known, &a) && of.concerns(known, &b)
        });
        return Ok((Decision::KeepApart(a.name, b.name), words, former));
    }
    if a.is_mention && b.is_mention && a.name.place != b.name.place {
        let words = words(&said(of.world, &a.name), &said(of.world, &b.name));
        let former = of.lines(|known| is_merge_of(known, &a.name, &b.name));
        return Ok((Decision::KeepApart(a.name, b.name), words, former));
    }
    if !(a.is_by_name() && b.is_by_name()) || search_key(&a.written) == search_key(&b.written) {
        return Err(JudgingError::OneNode(a.id().clone()));
    }
    let merged = of.judgements.list().iter().find_map(|known| {
        let Decision::Merge(left, right) = &known.decision else { return None };
        let is_side = |side: &Name, target: &Target<'_>| {
            search_key(&said(of.world, side)) == search_key(&target.written)
        };
        let fits = is_side(left, &a) && is_side(right, &b) || is_side(left, &b) && is_side(right, &a);
        (fits && of.concerns(known, &a)).then(|| (known, left.clone(), right.clone()))
    });
    let words = words(&a.written, &b.written);
    Ok(match merged {
        Some((known, left, right)) => {
            (Decision::KeepApart(left, right), words, vec![(known.line, known.decision.to_string())])
        }
        None => {
            let name = |target: Target<'_>| Name { name: target.written, place: None };
            (Decision::KeepApart(name(a), name(b)), words, Vec::new())
        }
    })
}

/// Whether a line makes one of two mentions.
fn is_merge_of(known: &Judgement, a: &Name, b: &Name) -> bool {
    let Decision::Merge(left, right) = &known.decision else { return false };
    let same = |x: &Name, y: &Name| x.place.is_some() && x.place == y.place;
    same(left, a) && same(right, b) || same(left, b) && same(right, a)
}

/// What a report says at the place of a name, else the name itself.
fn said(world: &World, name: &Name) -> String {
    let words = name.place.as_ref().and_then(|(report, span)| {
        let report = world.reports.iter().find(|known| known.id.0.starts_with(report.as_str()))?;
        report.text.get(span.start..span.end).map(str::to_owned)
    });
    words.unwrap_or_else(|| name.name.rsplit('/').next().unwrap_or(&name.name).replace('-', " "))
}

fn rename(names: &Names<'_>, request: &Request, of: &Former<'_>) -> Made {
    let target = node(names, request)?;
    let label = needed(request, request.value.as_ref(), "the new name")?;
    let label = in_cell(label);
    if target.entity.label == label && of.is_applied() {
        return Err(JudgingError::Already(format!("{} is called so already", target.id())));
    }
    let former =
        of.lines(|known| matches!(known.decision, Decision::Rename(..)) && of.concerns(known, &target));
    let words = format!("“{}” is called “{label}”", target.entity.label);
    Ok((Decision::Rename(target.name, label), words, former))
}

fn retype(names: &Names<'_>, request: &Request, of: &Former<'_>) -> Made {
    let target = node(names, request)?;
    let kind =
        node_type(needed(request, request.value.as_ref(), "the new type")?).map_err(JudgingError::NoType)?;
    if target.entity.kind == types::STATEMENT {
        return Err(JudgingError::Statement(target.id().clone()));
    }
    if target.entity.kind == kind && of.is_applied() {
        return Err(JudgingError::Already(format!("{} is of type {kind} already", target.id())));
    }
    let former =
        of.lines(|known| matches!(known.decision, Decision::Retype(..)) && of.concerns(known, &target));
    let words = format!("“{}” is of type {kind}, not {}", target.entity.label, target.entity.kind);
    Ok((Decision::Retype(target.name, kind), words, former))
}

fn drop_node(names: &Names<'_>, request: &Request) -> Made {
    let target = node(names, request)?;
    let words = format!("“{}” is nothing that the reports speak of", target.entity.label);
    Ok((Decision::Drop(target.name), words, Vec::new()))
}

/// Whether a request to drop names a claim.
fn names_claim(names: &Names<'_>, request: &Request) -> bool {
    request.claim.is_some()
        || request.node.as_deref().is_some_and(|node| names.bare(node.trim()).starts_with("claim/"))
}

fn judge_claim(names: &Names<'_>, request: &Request, of: &Former<'_>, is_kept: bool) -> Made {
    let given = request.claim.as_ref().or(request.node.as_ref());
    let written = needed(request, given, "a claim")?;
    // Turtle writes a slash inside a local name with a backslash.
    let written = written.replace('\\', "");
    let digits = names.bare(&written).trim_start_matches("claim/").to_owned();
    if digits.contains('/') {
        return Err(JudgingError::NoClaim(written));
    }
    let WorldClaim { id, claim: stated, .. } = claim(of.world, &written, &digits)?;
    let is_left_out = of.world.claim(id).is_none();
    let says = in_words_of(of.world, stated);
    if is_left_out && !is_kept && of.is_applied() {
        return Err(JudgingError::Already(format!("claim/{} is left out already", id.0)));
    }
    let opposite = |known: &Judgement| match &known.decision {
        Decision::DropClaim(other) => is_kept && other == id,
        Decision::KeepClaim(other) => !is_kept && other == id,
        _ => false,
    };
    let id = ClaimId(id.0.clone());
    Ok(if is_kept {
        (Decision::KeepClaim(id), format!("the words say: {says}"), of.lines(opposite))
    } else {
        (Decision::DropClaim(id), format!("the words do not say: {says}"), of.lines(opposite))
    })
}

fn in_words_of(world: &World, claim: &Claim<EntityId>) -> String {
    let label = |id: &EntityId| world.entity(id).map_or_else(|| id.0.clone(), |entity| entity.label.clone());
    let object = match &claim.object {
        Object::None => None,
        Object::Entity(id) => Some(label(id)),
        Object::Value { lexical, .. } => Some(lexical.clone()),
    };
    in_words(claim.subject.as_ref().map(label).as_deref(), &claim.relation, object.as_deref())
}
