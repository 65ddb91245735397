//! Reasons as text for people.

use super::entity::{EntityReasons, MergeReasons};
use super::forest::{Branch, forest};
use super::voices::{DisputeReasons, OriginReasons};
use super::{ClaimReasons, Reasons, Term};
use crate::Passage;
use crate::inputs::titled;
use rapporteur_model::in_words;
use std::fmt::{self, Formatter};

impl fmt::Display for Reasons {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entity(entity) => show_entity(f, entity),
            Self::Claim(claim) => show_claim(f, claim),
            Self::Origin(origin) => show_origin(f, origin),
            Self::Dispute(dispute) => show_dispute(f, dispute),
        }
    }
}

fn show_entity(f: &mut Formatter<'_>, entity: &EntityReasons) -> fmt::Result {
    if entity.dropped {
        writeln!(f, "{}  dropped", entity.id)?;
    } else {
        writeln!(f, "{}  {}  {}", entity.id, entity.r#type, entity.label)?;
    }
    let also: Vec<String> = entity.aliases.iter().map(|alias| format!("“{alias}”")).collect();
    row(f, "also called", &also.join(", "))?;
    row(f, "once", &entity.former.join(", "))?;
    if let Some(id) = &entity.gazetteer {
        let wikidata = entity.wikidata.as_ref().map_or_else(String::new, |id| format!(", Wikidata {id}"));
        row(f, "gazetteers", &format!("{id}{wikidata}: a report calls it by a name that is there"))?;
    }
    heading(f, "in reports", entity.reports.len())?;
    for report in &entity.reports {
        let names: Vec<String> = report.names.iter().map(|name| format!("“{name}”")).collect();
        writeln!(
            f,
            "  {}  {}",
            report.report.get(..12).unwrap_or_default(),
            shown(&report.title, &report.input)
        )?;
        let s = if report.mentions == 1 { "" } else { "s" };
        writeln!(f, "      {} mention{s}: {}", report.mentions, names.join(", "))?;
        writeln!(f, "      {}", report.place)?;
    }
    heading(f, "merges", entity.merges.len())?;
    show_merges(f, &entity.merges)?;
    heading(f, "judgements", entity.judgements.len())?;
    for judged in &entity.judgements {
        let value = judged.value.as_ref().map_or_else(String::new, |value| format!(" → {value}"));
        let left_out = match judged.claims_left_out {
            0 => String::new(),
            n => format!(" ({n} claims left out)"),
        };
        let idle = judged.idle.as_ref().map_or_else(String::new, |why| format!(" (changes nothing: {why})"));
        writeln!(
            f,
            "  {} {}{value}: {}{left_out}{idle}",
            judged.decision,
            judged.entities.join(", "),
            judged.reason
        )?;
    }
    heading(f, "nearly one with it", entity.kept_apart.len())?;
    for apart in &entity.kept_apart {
        writeln!(f, "  {}  {}", apart.entity, apart.label)?;
        for passage in [&apart.own, &apart.other] {
            writeln!(f, "      {}", told(passage))?;
        }
        writeln!(f, "      for      {}", apart.r#for.join(", "))?;
        writeln!(f, "      against  {}", apart.against.join(", "))?;
    }
    Ok(())
}

fn show_merges(f: &mut Formatter<'_>, merges: &[MergeReasons]) -> fmt::Result {
    for Branch { depth, passage, merge } in forest(merges) {
        let indent = "  ".repeat(depth.min(8) + 1);
        let Some(merge) = merge else {
            writeln!(f, "{indent}{}", told(passage))?;
            continue;
        };
        let score = match (merge.sum, merge.needed) {
            (Some(sum), Some(needed)) => format!("; {sum:.1} where {needed:.1} is needed"),
            _ => String::new(),
        };
        writeln!(f, "{indent}= {}", told(passage))?;
        writeln!(f, "{indent}    {}{score}", merge.reason)?;
    }
    Ok(())
}

fn told(passage: &Passage) -> String {
    let place = passage.place.rsplit_once('@').map_or("", |(_, place)| place);
    format!("“{}” in {} @{place}", passage.name, shown(&passage.title, &passage.input))
}

fn show_claim(f: &mut Formatter<'_>, claim: &ClaimReasons) -> fmt::Result {
    let label = |term: &Option<Term>| term.as_ref().map(|term| term.label.clone());
    let (subject, object) = (label(&claim.subject), label(&claim.object));
    let words = in_words(subject.as_deref(), &claim.relation, object.as_deref());
    writeln!(f, "{}  {words}", claim.id)?;
    let ids: Vec<&str> = [claim.subject.as_ref(), claim.object.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|s| s.id.as_deref())
        .collect();
    row(f, "of", &ids.join(", "))?;
    row(f, "status", claim.status)?;
    row(f, "standing", &claim.standing)?;
    let speakers: Vec<&str> = claim.speakers.iter().map(|speaker| speaker.label.as_str()).collect();
    row(f, "said by", &speakers.join(" > "))?;
    row(f, "as", claim.role.as_deref().unwrap_or_default())?;
    let unit = claim
        .unit
        .as_ref()
        .map_or_else(String::new, |unit| format!("{} {unit}", claim.bound.unwrap_or_default()));
    row(f, "counts", unit.trim())?;
    for (name, value) in &claim.qualifiers {
        let id = value.id.as_ref().map_or_else(String::new, |id| format!("  {id}"));
        row(f, name, &format!("{}{id}", value.label))?;
    }
    row(f, "on", claim.on_date.as_deref().unwrap_or_default())?;
    row(f, "from", claim.start_date.as_deref().unwrap_or_default())?;
    row(f, "until", claim.end_date.as_deref().unwrap_or_default())?;
    row(f, "found by", &format!("{}, confidence {:.2}", claim.found_by, claim.confidence))?;
    row(
        f,
        "report",
        &format!("{}  {}", claim.report.get(..12).unwrap_or_default(), shown(&claim.title, &claim.input)),
    )?;
    row(f, "quote", &claim.quote)?;
    row(f, "sentence", &claim.sentence)
}

fn show_origin(f: &mut Formatter<'_>, origin: &OriginReasons) -> fmt::Result {
    writeln!(f, "{}  {}", origin.id, origin.label)?;
    heading(f, "reports", origin.reports.len())?;
    for source in &origin.reports {
        writeln!(
            f,
            "  {}  {}",
            source.report.get(..12).unwrap_or_default(),
            shown(&source.title, &source.input)
        )?;
        for (what, names) in [("published by", &source.published_by), ("based on", &source.based_on)] {
            if !names.is_empty() {
                writeln!(f, "      {what} {}", names.join(", "))?;
            }
        }
    }
    heading(f, "one voice, since", origin.ties.len())?;
    for tie in &origin.ties {
        let short = |id: &str| id.get(..12).unwrap_or_default().to_owned();
        writeln!(f, "  {} and {}: {}", short(&tie.reports.0), short(&tie.reports.1), tie.reason)?;
    }
    Ok(())
}

fn show_dispute(f: &mut Formatter<'_>, dispute: &DisputeReasons) -> fmt::Result {
    writeln!(f, "{}  {} about {}", dispute.id, dispute.kind, dispute.about_label)?;
    row(f, "since", dispute.reason)?;
    for claim in &dispute.claims {
        writeln!(f)?;
        show_claim(f, claim)?;
    }
    Ok(())
}

fn shown(title: &str, input: &Option<String>) -> String {
    titled(title, input.as_deref())
}

/// Writes a line that begins with a name, unless the text is empty.
fn row(f: &mut Formatter<'_>, name: &str, text: &str) -> fmt::Result {
    if text.is_empty() { Ok(()) } else { writeln!(f, "{name:12} {text}") }
}

fn heading(f: &mut Formatter<'_>, name: &str, n: usize) -> fmt::Result {
    if n == 0 { Ok(()) } else { writeln!(f, "\n{name} ({n})") }
}
