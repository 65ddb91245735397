//! Meetings with who takes part, a row for each party, part and status.

use super::graph::{address, report};
use super::{Book, Table, Value};
use crate::rows::{Rows, first_day, last_day};
use rapporteur_graph::{Edge, Node, StatedClaim};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{EntityId, Ranking, RelationFamily, Status};
use rust_xlsxwriter::XlsxError;
use std::borrow::Cow;
use std::collections::BTreeMap;

const NAMES: [&str; 20] = [
    "meeting",
    "start",
    "end",
    "place",
    "meetingStatus",
    "attendee",
    "type",
    "part",
    "status",
    "role",
    "office",
    "country",
    "reports",
    "origins",
    "quote",
    "reportTitle",
    relations::PUBLISHED_ON,
    "url",
    "meetingId",
    "attendeeId",
];

/// Adds the sheet.
pub(super) fn add(book: &mut Book, rows: &Rows<'_>) -> Result<(), XlsxError> {
    let graph = rows.input().graph;
    let mut meetings: Vec<&Node> = graph.nodes().iter().filter(|node| node.kind == types::MEETING).collect();
    // By date, those without one at the end.
    let day = |node: &Node| node.when.as_ref().and_then(first_day);
    meetings.sort_by_key(|node| (day(node).is_none(), day(node), &node.label, &node.id));
    book.add(&Table {
        name: "Meetings",
        about: "A row is who takes part in a meeting, how, and whether that happened, is planned, is possible or is denied.",
        columns: NAMES.into_iter().map(Cow::from).collect(),
        drops_empty: true,
        rows: &|taker| {
            for meeting in &meetings {
                let meeting_values = of_meeting(rows, meeting);
                let parts = parts(rows, meeting);
                if parts.is_empty() {
                    taker(&row(&meeting_values, meeting, None))?;
                }
                for part in &parts {
                    taker(&row(&meeting_values, meeting, Some((rows, part))))?;
                }
            }
            Ok(())
        },
    })
}

/// Who takes part how, by all claims of one status.
struct Part<'a> {
    who: &'a Node,
    edge: &'a Edge,
    status: Status,
    claims: Vec<&'a StatedClaim>,
}

/// The parts of a meeting: hosts last, as a relation's name has it, then by name.
fn parts<'a>(rows: &Rows<'a>, meeting: &Node) -> Vec<Part<'a>> {
    let input = rows.input();
    let mut parts = Vec::new();
    for edge in input.graph.incoming(&meeting.id) {
        let Some(who) = edge.subject.as_ref().and_then(|id| rows.node(id)) else { continue };
        if !input.knowledge.families.has(RelationFamily::TakingPart, &edge.relation) {
            continue;
        }
        let mut by_status: BTreeMap<Status, Vec<&StatedClaim>> = BTreeMap::new();
        edge.claims.iter().for_each(|claim| by_status.entry(claim.status).or_default().push(claim));
        parts.extend(by_status.into_iter().map(|(status, claims)| Part { who, edge, status, claims }));
    }
    parts.sort_by(|a, b| {
        (&a.edge.relation, &a.who.label, &a.who.id, a.status).cmp(&(
            &b.edge.relation,
            &b.who.label,
            &b.who.id,
            b.status,
        ))
    });
    parts
}

/// The first five columns.
fn of_meeting<'a>(rows: &Rows<'a>, meeting: &'a Node) -> Vec<Value<'a>> {
    let day = |day: Option<String>| day.map_or(Value::Nothing, |day| Value::Text(Cow::Owned(day)));
    let families = &rows.input().knowledge.families;
    vec![
        Value::from(meeting.label.as_str()),
        day(meeting.when.as_ref().and_then(first_day)),
        day(meeting.when.as_ref().and_then(last_day)),
        Value::several(objects(rows, &meeting.id, |relation| {
            families.has(RelationFamily::Placing, relation)
        })),
        Value::text(meeting.property("meetingStatus")),
    ]
}

fn row<'a>(
    of_meeting: &[Value<'a>],
    meeting: &'a Node,
    part: Option<(&Rows<'a>, &Part<'a>)>,
) -> Vec<Value<'a>> {
    let mut values = of_meeting.to_vec();
    let Some((rows, part)) = part else {
        values.resize(NAMES.len() - 2, Value::Nothing);
        values.extend([Value::from(meeting.id.0.as_str()), Value::Nothing]);
        return values;
    };
    let knowledge = rows.input().knowledge;
    let label =
        knowledge.relation(&part.edge.relation).map_or(part.edge.relation.as_str(), |r| r.label.as_str());
    let surest = part.claims.iter().max_by(|a, b| {
        let sure = |claim: &StatedClaim| (claim.confidence, std::cmp::Reverse(claim.id.clone()));
        sure(a).cmp(&sure(b))
    });
    let said_in = surest.and_then(|claim| report(rows, claim));
    let mut origins: Vec<&EntityId> = part.claims.iter().filter_map(|claim| claim.origin.as_ref()).collect();
    origins.sort();
    origins.dedup();
    let mut reports: Vec<_> = part.claims.iter().map(|claim| &claim.report).collect();
    reports.sort();
    reports.dedup();
    values.extend([
        Value::from(part.who.label.as_str()),
        Value::from(part.who.kind.as_str()),
        Value::from(label),
        Value::from(part.status.as_str()),
        Value::several(part.claims.iter().filter_map(|claim| claim.role.as_deref())),
        Value::several(objects(rows, &part.who.id, |relation| relation == relations::HOLDS_OFFICE)),
        country(rows, part.who),
        Value::count(reports.len()),
        Value::count(origins.len()),
        Value::text(surest.map(|claim| claim.quote.as_str())),
        Value::text(said_in.map(|report| report.label.as_str())),
        Value::text(said_in.and_then(|report| report.property(relations::PUBLISHED_ON))),
        said_in.map_or(Value::Nothing, address),
        Value::from(meeting.id.0.as_str()),
        Value::from(part.who.id.0.as_str()),
    ]);
    values
}

/// What the plain edges of some relations lead to.
fn objects<'a>(rows: &Rows<'a>, from: &EntityId, is_wanted: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let whole = rows.input().whole;
    let edges = whole.outgoing(from).iter().filter(|edge| edge.asserted && is_wanted(&edge.relation));
    edges.filter_map(|edge| Some(whole.object(edge)?.label.as_str())).collect()
}

/// The countries that somebody acts for.
fn country<'a>(rows: &Rows<'a>, who: &Node) -> Value<'a> {
    let input = rows.input();
    let acts_for = |edge: &&Edge| {
        edge.asserted && input.knowledge.families.rank(Ranking::Country, &edge.relation).is_some()
    };
    let ends =
        input.whole.outgoing(&who.id).iter().filter(acts_for).filter_map(|edge| input.whole.object(edge));
    Value::several(ends.filter(|node| node.kind == types::COUNTRY).map(|node| node.label.as_str()))
}
