//! From an extraction to prediction lines, with character offsets.

use crate::predictions::{
    ClusteredMention, Coreference, Plover, Quote, Quotes, Relation, Relations, Side, Time, Times,
    TypedMention, Typing,
};
use crate::{CharOffsets, gold};
use rapporteur_model::{Claim, Extraction, Form, LocalId, Report, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The mentions by name, with the type of what they name. Adjectives of nationality and descriptions are left out.
pub fn typing(id: &str, report: &Report, extraction: &Extraction) -> Typing {
    let chars = CharOffsets::new(&report.text);
    let named = extraction.mentions.iter().filter(|m| matches!(m.form, Form::Name | Form::Metonym));
    let typed = named.map(|m| {
        let [start, end] = chars.span(m.span);
        TypedMention { start, end, kind: extraction.entity(m.entity).kind.clone() }
    });
    Typing { id: id.to_owned(), mentions: typed.collect() }
}

/// The time expressions.
pub fn times(id: &str, report: &Report, extraction: &Extraction) -> Times {
    let chars = CharOffsets::new(&report.text);
    let time = |t: &rapporteur_model::Timex| {
        let [start, end] = chars.span(t.span);
        let kind = format!("{:?}", t.kind).to_uppercase();
        Time { start, end, kind: Some(kind), value: Some(t.when.value.clone()) }
    };
    Times { id: id.to_owned(), times: extraction.times.iter().map(time).collect() }
}

/// The attributed passages.
pub fn quotes(id: &str, report: &Report, extraction: &Extraction) -> Quotes {
    let chars = CharOffsets::new(&report.text);
    let spans = |spans: &[Span]| spans.iter().map(|s| chars.span(*s)).collect();
    let quote = |q: &rapporteur_model::Quote| Quote {
        source: spans(&q.source),
        cue: spans(&q.cue),
        content: spans(&q.content),
    };
    Quotes { id: id.to_owned(), quotes: extraction.quotes.iter().map(quote).collect() }
}

/// The asserted relations by their names in evaluation; `contained` are pairs of entities of which the first lies in the
/// second by the gazetteers. A relation stated several times is given once.
pub fn relations(
    id: &str,
    report: &Report,
    extraction: &Extraction,
    contained: &[(LocalId, LocalId)],
) -> Relations {
    let places = Places { chars: CharOffsets::new(&report.text), extraction };
    let mut found: BTreeSet<Relation> = BTreeSet::new();
    let mut add =
        |rel: &str, subj: Side, obj: Side| found.insert(Relation { rel: rel.to_owned(), subj, obj });
    for claim in extraction.claims.iter().filter(|claim| claim.is_asserted()) {
        let Some(object) = claim.object.entity().copied() else { continue };
        let subject = places.side(claim.subject, claim.subject_span);
        if claim.relation == "holdsOffice" {
            for body in bodies_of_office(extraction, object) {
                add("holds-office", subject.clone(), places.side(body, claim.evidence.span));
            }
            continue;
        }
        let name = evaluation_name(claim, extraction);
        let object = places.side(object, claim.object_span.unwrap_or(claim.evidence.span));
        if let Some(name) = name {
            add(&name, subject, object);
        }
    }
    for (inner, outer) in contained {
        let nowhere = Span::default();
        add("located-in", places.side(*inner, nowhere), places.side(*outer, nowhere));
    }
    Relations { id: id.to_owned(), relations: found.into_iter().collect() }
}

/// Entities as sides of a relation.
struct Places<'e> {
    chars: CharOffsets,
    extraction: &'e Extraction,
}

impl Places<'_> {
    /// The entity's first mention by name, else its label if it is named, else the words at hand.
    fn side(&self, entity: LocalId, otherwise: Span) -> Side {
        let named = |m: &&rapporteur_model::Mention| m.entity == entity && m.form == Form::Name;
        match self.extraction.mentions.iter().find(named) {
            Some(mention) => Side::Span(self.chars.span(mention.span)),
            None if self.extraction.entity(entity).named || otherwise.is_empty() => {
                Side::Name(self.extraction.entity(entity).label.clone())
            }
            None => Side::Span(self.chars.span(otherwise)),
        }
    }
}

/// What an office belongs to, by its description and by claims.
fn bodies_of_office(extraction: &Extraction, office: LocalId) -> BTreeSet<LocalId> {
    let stated = extraction.claims.iter().filter(|c| c.relation == "officeOf" && c.subject == office);
    let stated = stated.filter(|c| c.is_asserted()).filter_map(|c| c.object.entity().copied());
    stated.chain(extraction.entity(office).traits.of).collect()
}

/// The name of a claim's relation in evaluation; `None` for what only serves other relations.
fn evaluation_name(claim: &Claim<LocalId>, extraction: &Extraction) -> Option<String> {
    let kind = |id: LocalId| extraction.entity(id).kind.as_str();
    Some(match claim.relation.as_str() {
        "officeOf" => return None,
        "kinOf" => "kin".to_owned(),
        "meetsWith" => "meets".to_owned(),
        // Gold annotations know no unnamed meetings.
        "locatedIn" if !extraction.entity(claim.subject).named => return None,
        "locatedIn" => "located-in".to_owned(),
        "partOf" if kind(claim.subject) == "Organization" => match claim.object.entity().map(|o| kind(*o)) {
            Some("Country" | "Organization") => "agency-of".to_owned(),
            _ => "located-in".to_owned(),
        },
        "partOf" => "located-in".to_owned(),
        other => kebab_case(other),
    })
}

fn kebab_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// How much of both a found mention and a gold mention must share to be taken for the same, as intersection over union.
const SAME_MENTION: f64 = 0.5;

/// For each gold mention with a cluster, the entity that the best overlapping found mention speaks of. `cluster_name` gives
/// an entity's name across reports.
pub fn coreference(
    record: &gold::Record,
    report: &Report,
    extraction: &Extraction,
    cluster_name: impl Fn(LocalId) -> String,
) -> Coreference {
    let chars = CharOffsets::new(&report.text);
    let found: Vec<([usize; 2], LocalId)> =
        extraction.mentions.iter().map(|m| (chars.span(m.span), m.entity)).collect();
    let overlap = |[start, end]: [usize; 2], m: &gold::Mention| {
        let shared = end.min(m.end).saturating_sub(start.max(m.start));
        shared as f64 / ((end - start) + (m.end - m.start) - shared).max(1) as f64
    };
    let mut names: BTreeMap<LocalId, String> = BTreeMap::new();
    let mut clustered = |mention: &gold::Mention| {
        let score = |span: [usize; 2]| overlap(span, mention);
        let best = found.iter().max_by(|a, b| score(a.0).total_cmp(&score(b.0)).then(b.0.cmp(&a.0)));
        let entity = best.filter(|(span, _)| score(*span) >= SAME_MENTION).map(|(_, entity)| *entity);
        let cluster = entity.map(|id| names.entry(id).or_insert_with(|| cluster_name(id)).clone());
        ClusteredMention { start: mention.start, end: mention.end, cluster }
    };
    let mentions = record.mentions.iter().filter(|m| m.cluster.is_some()).map(&mut clustered).collect();
    Coreference { id: record.id.clone(), mentions }
}

/// The main event: the first claim, in order of evidence, whose relation has a PLOVER class; a plain `says` only where there
/// is no other. `class_of` names a relation's class, `code_of` an entity's code or, failing that, name. Claims of the same
/// relation and evidence add to its actors.
pub fn plover(
    id: &str,
    extraction: &Extraction,
    class_of: impl Fn(&str) -> Option<String>,
    code_of: impl Fn(LocalId) -> String,
) -> Plover {
    let rank = |claim: &&Claim<LocalId>| {
        (claim.relation == "says", claim.evidence.span.start, claim.evidence.span.end)
    };
    let classed = extraction.claims.iter().filter(|claim| class_of(&claim.relation).is_some());
    let Some(main) = classed.min_by_key(rank) else {
        return Plover { id: id.to_owned(), ..Plover::default() };
    };
    let mut event = Plover {
        id: id.to_owned(),
        class: class_of(&main.relation).unwrap_or_default(),
        ..Plover::default()
    };
    let same = |claim: &&Claim<LocalId>| {
        claim.relation == main.relation
            && claim.evidence.sentence == main.evidence.sentence
            && claim.status == main.status
    };
    let push = |list: &mut Vec<String>, name: String| {
        if !list.contains(&name) {
            list.push(name);
        }
    };
    for claim in extraction.claims.iter().filter(same) {
        push(&mut event.source, code_of(claim.subject));
        if let Some(object) = claim.object.entity() {
            push(&mut event.target, code_of(*object));
        }
    }
    event
}
