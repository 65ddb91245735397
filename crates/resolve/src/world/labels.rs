//! The best name of each entity.

use super::drafts::{Draft, Drafts};
use super::parts::Parts;
use crate::Tables;
use crate::names::{PersonName, abbreviation_letters};
use crate::offices;
use crate::tables::LabelUse;
use rapporteur_compare::dates;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{PartialDate, When};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Labels every draft. Bodies come first, since the labels of offices and meetings name them.
pub(super) fn label(parts: &Parts, drafts: &mut Drafts) {
    let built = [types::OFFICE, types::MEETING, types::EVENT];
    for i in 0..drafts.list.len() {
        let draft = &drafts.list[i];
        if !built.contains(&draft.kind.as_str()) {
            let (label, noun) = (plain(parts, draft), noun(parts, draft));
            let when = best_when(parts, draft);
            let draft = &mut drafts.list[i];
            (draft.label, draft.noun, draft.when) = (draft.given.clone().unwrap_or(label), noun, when);
        }
    }
    for i in 0..drafts.list.len() {
        let kind = drafts.list[i].kind.clone();
        if built.contains(&kind.as_str()) {
            let draft = &drafts.list[i];
            let (noun, when) = (noun(parts, draft), best_when(parts, draft));
            let label = match kind.as_str() {
                types::OFFICE => office(parts, drafts, draft),
                types::MEETING => meeting(parts, drafts, draft, noun.as_deref(), when.as_ref()),
                _ => plain(parts, draft),
            };
            let draft = &mut drafts.list[i];
            (draft.label, draft.noun, draft.when) = (draft.given.clone().unwrap_or(label), noun, when);
        }
    }
}

/// The gazetteers' name; for people only if no report gives a full one. Else the most frequent full form: of equals the longest,
/// then the first by alphabet.
fn plain(parts: &Parts, draft: &Draft) -> String {
    let in_full = |form: &String| fullness(parts, draft, PersonName::without_titles(form, parts.tables)) > 1;
    if let Some(entry) = &draft.entry
        && (draft.kind != types::PERSON || !draft.names.keys().any(in_full))
    {
        return entry.label.clone();
    }
    let forms = if draft.names.is_empty() { &draft.forms } else { &draft.names };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (form, n) in forms {
        let form = match draft.kind.as_str() {
            types::PERSON if !draft.names.is_empty() => PersonName::without_titles(form, parts.tables),
            _ => without_article(form),
        };
        *counts.entry(form).or_default() += n;
    }
    let best = counts.iter().max_by_key(|(form, n)| {
        (fullness(parts, draft, form), !shouted(form), **n, form.len(), Reverse(**form))
    });
    best.map(|(form, _)| without_quotes(form)).unwrap_or_default()
}

/// Several words in capitals, as in bylines and headlines.
fn shouted(form: &str) -> bool {
    form.contains(' ') && !form.chars().any(char::is_lowercase)
}

/// A name without quotation marks: a mention may hold one of a pair. An apostrophe inside a word stays.
fn without_quotes(form: &str) -> String {
    let mut clean = String::with_capacity(form.len());
    for c in form.trim_end_matches(['\'', '’', '‘']).chars() {
        let opens = clean.is_empty() || clean.ends_with(' ');
        let quotes = matches!(c, '"' | '“' | '”' | '„') || opens && matches!(c, '\'' | '‘' | '’');
        if !quotes {
            clean.push(c);
        }
    }
    clean
}

/// How whole a form is: full names before parts, long forms before abbreviations.
fn fullness(parts: &Parts, draft: &Draft, form: &str) -> usize {
    match draft.kind.as_str() {
        types::PERSON => {
            let name = PersonName::parse(form, parts.tables);
            name.words.iter().filter(|w| !w.is_initial()).count().min(2)
        }
        types::ORGANIZATION => usize::from(abbreviation_letters(form).is_none()),
        _ => 0,
    }
}

fn without_article(form: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|article| form.strip_prefix(article)).unwrap_or(form)
}

/// The most frequent form that names post and body; else both, put together.
fn office(parts: &Parts, drafts: &Drafts, draft: &Draft) -> String {
    let Some(first) = draft.nodes.first() else { return draft.label.clone() };
    let post = title_case(&offices::post(parts.corpus, *first, parts.tables), parts.tables);
    let body = draft.nodes.iter().find_map(|office| offices::body(parts.corpus, *office));
    let Some(body) = body.and_then(|body| drafts.of_node(parts.partition, body)) else { return post };
    let body = &drafts.list[body].label;
    let joined = joined(&post, body);
    if joined.len() < post.len() + body.len() {
        return joined;
    }
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    for office in &draft.nodes {
        let label = parts.corpus.nodes[*office].entity.label.as_str();
        // "Foreign Secretary of Arland" names the post as well, in the country's own words.
        let own = label.strip_suffix(body.as_str()).map(|start| start.trim_end_matches(" the "));
        let own = own.map(|start| start.trim_end().trim_end_matches(" of").trim_end_matches(" of the"));
        let alike = |own: &str| parts.tables.post(own) == post.to_lowercase();
        if own.is_some_and(alike) {
            *written.entry(label).or_default() += 1;
        }
    }
    let best = written.into_iter().max_by_key(|(label, n)| (*n, Reverse(*label)));
    best.map_or(joined, |(label, _)| label.to_owned())
}

/// "Chief of the General Staff" and "General Staff of Arland" share their middle.
fn joined(post: &str, body: &str) -> String {
    let (low_post, low_body) = (post.to_lowercase(), body.to_lowercase());
    let ends = low_body.match_indices(' ').map(|(end, _)| end).chain([low_body.len()]);
    let shared = ends.filter(|end| low_post.ends_with(&low_body[..*end])).max();
    match shared.and_then(|end| body.get(end..)) {
        Some(rest) => format!("{post}{rest}"),
        None => format!("{post} of {body}"),
    }
}

/// "prime minister" as "Prime Minister".
fn title_case(words: &str, tables: &Tables) -> String {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
    };
    let small = |word: &str| tables.small_words.contains(word);
    words.split(' ').map(|w| if small(w) { w.to_owned() } else { capital(w) }).collect::<Vec<_>>().join(" ")
}

/// A proper name, else place or parties and the noun; with the date, if it is known.
fn meeting(parts: &Parts, drafts: &Drafts, draft: &Draft, noun: Option<&str>, when: Option<&When>) -> String {
    let base = if draft.names.is_empty() {
        described(parts, drafts, draft, noun).unwrap_or_else(|| plain(parts, draft))
    } else {
        plain(parts, draft)
    };
    match when.and_then(|when| when.from) {
        Some(PartialDate::MonthDay(m, d)) => format!("{base} (--{m:02}-{d:02})"),
        Some(date) if !base.contains(&date.to_string()) => format!("{base} ({date})"),
        _ => base,
    }
}

fn described(parts: &Parts, drafts: &Drafts, draft: &Draft, noun: Option<&str>) -> Option<String> {
    let (corpus, noun) = (parts.corpus, noun?);
    let label = |node: usize| drafts.of_node(parts.partition, node).map(|d| drafts.list[d].label.clone());
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut parties: BTreeMap<String, usize> = BTreeMap::new();
    for &meeting in &draft.nodes {
        let node = &corpus.nodes[meeting];
        let stated = node.objects(relations::LOCATED_IN).filter_map(|claim| corpus.object(meeting, claim));
        let own = node.entity.traits.place.and_then(|id| corpus.node(node.source, id));
        for place in stated.chain(own).filter_map(label) {
            *places.entry(place).or_default() += 1;
        }
        for party in node.entity.traits.parties.iter().filter_map(|id| corpus.node(node.source, *id)) {
            parties.extend(label(party).map(|party| (party, 1)));
        }
    }
    let place =
        places.into_iter().max_by_key(|(place, n)| (*n, Reverse(place.clone()))).map(|(place, _)| place);
    match (place, parts.tables.label_nouns.get(noun)) {
        (Some(place), Some(LabelUse::Destination)) => Some(format!("{noun} to {place}")),
        (Some(place), _) => Some(format!("{place} {}", plural(parts, draft, noun))),
        (None, _) if !parties.is_empty() => {
            let parties: Vec<String> = parties.into_keys().take(3).collect();
            Some(format!("{} {}", parties.join("–"), plural(parts, draft, noun)))
        }
        _ => None,
    }
}

/// The noun as reports write it: "talks", where no report has "talk".
fn plural(parts: &Parts, draft: &Draft, noun: &str) -> String {
    let plural = format!("{noun}s");
    let written =
        |word: &str| draft.forms.keys().any(|form| crate::names::words(form).iter().any(|w| w == word));
    let is_known = parts.tables.gatherings.contains_key(noun);
    if is_known && written(&plural) && !written(noun) { plural } else { noun.to_owned() }
}

/// The most frequent head noun; of equals the first by alphabet.
fn noun(parts: &Parts, draft: &Draft) -> Option<String> {
    let corpus = parts.corpus;
    if draft.kind == types::OFFICE {
        return draft.nodes.first().map(|office| offices::post(corpus, *office, parts.tables));
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for noun in draft.nodes.iter().filter_map(|node| corpus.nodes[*node].entity.traits.kind.as_deref()) {
        *counts.entry(noun).or_default() += 1;
    }
    let says_least = |noun: &str| parts.tables.label_nouns.get(noun) == Some(&LabelUse::Least);
    let key = |(noun, n): &(&str, usize)| (*n, !says_least(noun), Reverse(noun.to_string()));
    counts.into_iter().max_by_key(key).map(|(noun, _)| noun.to_owned())
}

/// The time that reports state most often: of equals the most precise, then the first. A full date goes before one without a year.
fn best_when(parts: &Parts, draft: &Draft) -> Option<When> {
    let corpus = parts.corpus;
    let mut counts: BTreeMap<When, usize> = BTreeMap::new();
    for &node in &draft.nodes {
        let node = &corpus.nodes[node];
        let stated = node.objects(relations::ON_DATE).filter_map(dates::stated_date);
        for when in node.entity.traits.when.iter().cloned().chain(stated).filter(|when| when.from.is_some()) {
            *counts.entry(when).or_default() += 1;
        }
    }
    let precision = |when: &When| match dates::span(when) {
        Some((first, last)) => 100_000 - (last - first),
        None => 0,
    };
    counts
        .into_iter()
        .max_by(|(a, m), (b, n)| {
            let key = |when: &When, n: usize| (dates::span(when).is_some(), n, precision(when));
            key(a, *m).cmp(&key(b, *n)).then_with(|| b.cmp(a))
        })
        .map(|(when, _)| when)
}
