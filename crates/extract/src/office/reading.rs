//! Reads what the words at a title tell: the post, what it belongs to, who holds it and when.

use super::belonging::{self, body};
use super::usage::OfficeUse;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::title::{Tenure, Title, is_unique};
use rapporteur_knowledge::Words;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::words::{Column, TitleSense};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;

/// Reads the title at a head; none for what is no office noun or part of a longer name.
pub(super) fn read(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &Registry,
    words: &Words,
) -> Option<OfficeUse> {
    let title = parsed.title_at(head)?;
    parsed.hits.get(head, "office")?;
    if registry.holding(head).any(|m| m.tokens.len() > title.tokens.len() && m.head == head) {
        return None;
    }
    let holders = Frame::new(parsed, head).slot(SlotName::Holder);
    let people = holders.into_iter().filter_map(|i| registry.entity_at(i));
    let holder = people.into_iter().find(|id| registry.entity(*id).kind == types::PERSON);
    let apart = if title.tenure == Tenure::Now { set_apart(parsed, head, words) } else { None };
    let tenure = tenure(parsed, title, words).or(apart.map(|(_, tenure)| tenure)).unwrap_or(title.tenure);
    let plain = parsed.text_of(title.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut bodies = if title.is_plural {
        belonging::bodies(parsed, head, registry)
    } else {
        let first = body(parsed, head, registry);
        first.into_iter().chain(belonging::further(parsed, head, registry)).collect()
    };
    let others = bodies.split_off(bodies.len().min(1)).into_iter().map(|body| (body, None)).collect();
    Some(OfficeUse {
        post: title.post.clone(),
        own: title.own.clone(),
        words: apart.map_or(plain.clone(), |(word, _)| format!("{word} {plain}")),
        body: bodies.pop(),
        holder: holder.filter(|_| !title.is_plural),
        office: None,
        tenure,
        others,
    })
}

/// When a post is held as the words around its title tell, if they do.
fn tenure(parsed: &ParsedReport<'_>, title: &Title, words: &Words) -> Option<Tenure> {
    let head = title.head;
    // "Ana Ruiz, a foreign minister under Jorge Paz": of several who were it.
    let one_of_many = is_unique(&title.post, words)
        && parsed.dep(head) == Dep::Appos
        && parsed.child(head, &[Dep::Det]).is_some_and(|det| parsed.lemma(det) == "a");
    if one_of_many || is_left(parsed, head) {
        Some(Tenure::Former)
    } else {
        is_ahead(parsed, head).then_some(Tenure::Coming)
    }
}

/// "resigned as president", "was president": not any more.
pub(super) fn is_left(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let Some(up) = parsed.head(head) else { return false };
    match parsed.dep(head) {
        Dep::Attr => parsed.lemma(up) == "be" && parsed.tag(up) == Tag::Vbd,
        Dep::Pobj if parsed.lemma(up) == "as" => parsed.head(up).is_some_and(|verb| {
            parsed.hits.is(verb, "leaving_verb")
                || parsed.lemma(verb) == "serve" && parsed.tag(verb) == Tag::Vbd
        }),
        _ => false,
    }
}

/// "was nominated as minister": not yet.
pub(super) fn is_ahead(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let as_it = parsed.head(head).filter(|up| parsed.dep(head) == Dep::Pobj && parsed.lemma(*up) == "as");
    let verb = as_it.and_then(|up| parsed.head(up));
    verb.is_some_and(|verb| matches!(parsed.lemma(verb), "nominate" | "designate" | "earmark"))
}

/// "former French president": a word of time that other words part from the title.
pub(super) fn set_apart<'d>(
    parsed: &'d ParsedReport<'_>,
    head: TokenIdx,
    words: &Words,
) -> Option<(&'d str, Tenure)> {
    const REACH: usize = 5;
    let above = parsed.head(head).map(|h| parsed.children(h));
    let beside = parsed.children(head).iter().chain(above.into_iter().flatten());
    let mut before = beside.copied().filter(|c| *c < head && head - *c <= REACH);
    before.find_map(|c| match words.get("title_prefix", parsed.lemma(c))?.value(Column::Sense)? {
        TitleSense::Former => Some((parsed.lemma(c), Tenure::Former)),
        TitleSense::Coming => Some((parsed.lemma(c), Tenure::Coming)),
        _ => None,
    })
}
