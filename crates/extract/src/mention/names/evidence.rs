//! What the words around a name tell of its type.

use super::super::{Context, people, spans};
use super::{NamedSpan, Source, candidates};
use crate::detector::{Detector, ModelLabel, Rule};
use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;

/// Corrects the recogniser's types by what names are introduced as, and by the company they keep.
pub(super) fn correct(document: &Document<'_>, context: Context<'_>, spans: &mut [NamedSpan]) {
    for span in spans.iter_mut().filter(|span| span.source == Source::Model) {
        let person = span.kind == types::PERSON
            && context.knowledge.gazetteer.is_first_name(document.text(span.tokens.start));
        let titled = people::is_titled(document, span.tokens.start);
        if let Some(kind) = introduced(document, context, span).filter(|_| !person && !titled) {
            span.kind = kind.to_owned();
            span.found_by = Rule::Introduced.into();
        } else if span.kind == types::PERSON && holds_post(document, span) {
            // What a post introduces is a person wherever the report names it.
            span.found_by = Rule::Introduced.into();
        }
    }
}

/// "Larkspur cathedral", "Milford prison": a name that the noun for a building follows is the building's, with the noun. Nothing stands
/// before it that the noun belongs to.
pub(super) fn buildings(document: &Document<'_>, spans: &mut [NamedSpan]) {
    const ALIKE: [&str; 6] = ["church", "house", "mall", "market", "memorial", "palace"];
    let starts: Vec<TokenIdx> = spans.iter().map(|span| span.tokens.start).collect();
    for span in spans.iter_mut().filter(|span| span.source == Source::Model) {
        let noun = span.tokens.end;
        let fits = noun < document.sentence(span.tokens.start).tokens.end
            && document.tag(noun) == Tag::Nn
            && !spans::capitalised(document, noun)
            && document.hits.get(noun, "facility").is_some_and(|hit| hit.tokens == (noun..noun + 1))
            && !ALIKE.contains(&document.lemma(noun))
            && document.head(document.head_of(span.tokens.clone())) == Some(noun)
            && matches!(document.dep(document.head_of(span.tokens.clone())), Dep::Compound | Dep::Nmod)
            && document.child(noun, &[Dep::Appos]).is_none()
            && !document.children_by(noun, &[Dep::Det]).any(|det| matches!(document.lemma(det), "a" | "an"))
            && starts.binary_search(&noun).is_err();
        if fits && matches!(span.kind.as_str(), types::ORGANIZATION | types::PERSON | types::PLACE) {
            span.tokens.end += 1;
            types::PLACE.clone_into(&mut span.kind);
            span.found_by = Rule::Building.into();
        }
    }
}

fn introduced(document: &Document<'_>, context: Context<'_>, span: &NamedSpan) -> Option<&'static str> {
    let person = span.kind == types::PERSON;
    let class = || listed(document, span).filter(|kind| !person || *kind == types::ORGANIZATION);
    let body = || {
        (span.kind == types::PLACE || person)
            && (labelled_body(document, span) || person && has_members(document, span))
    };
    class()
        .or_else(|| by_last_word(document, span))
        .or_else(|| described(document, span))
        .or_else(|| before_country(document, context, span).then_some(types::PLACE))
        .or_else(|| holds_post(document, span).then_some(types::PERSON))
        .or_else(|| body().then_some(types::ORGANIZATION))
        .or_else(|| in_region(document, span).then_some(types::PLACE))
        .or_else(|| acts(document, span).then_some(types::PERSON))
}

/// "Larkspur and South West Corp", "the Salt Lake Division", "Karl Marx Avenue": the last word of a longer name tells its type.
fn by_last_word(document: &Document<'_>, span: &NamedSpan) -> Option<&'static str> {
    const PARTS: [&str; 4] = ["Bureau", "Division", "Subsidiary", "Unit"];
    const REGIONS: [&str; 6] = ["County", "District", "Island", "Islands", "Province", "Township"];
    const ROADS: [&str; 6] = ["Airport", "Avenue", "Boulevard", "Highway", "Road", "Street"];
    let last = document.text(span.tokens.end - 1);
    let form = || {
        document.hits.is(span.tokens.end - 1, "company_form")
            && spans::capitalised(document, span.tokens.end - 1)
    };
    match span.kind.as_str() {
        _ if span.tokens.len() < 2 => None,
        types::PLACE | types::EVENT | types::PERSON if form() => Some(types::ORGANIZATION),
        types::PLACE if PARTS.contains(&last) => Some(types::ORGANIZATION),
        types::PERSON if ROADS.contains(&last) || REGIONS.contains(&last) => Some(types::PLACE),
        _ => None,
    }
}

/// "Larkspur del Sur, Chile,": what a country's name follows behind a comma is a place of it, unless a word tells that it is a body.
fn before_country(document: &Document<'_>, context: Context<'_>, span: &NamedSpan) -> bool {
    let sentence = &document.sentence(span.tokens.start).tokens;
    let comma = span.tokens.end;
    let text = |i: TokenIdx| if i < sentence.end { document.text(i) } else { "." };
    if span.kind != types::ORGANIZATION || text(comma) != "," || document.text(span.tokens.start).len() < 4 {
        return false;
    }
    let body = |i: TokenIdx| {
        spans::class_kind(document, i).is_some()
            || document.hits.is_any(i, &["company_form", "company_noun"])
            || !document.text(i).chars().any(char::is_lowercase)
    };
    let words: Vec<&str> = (comma + 1..sentence.end).map(|i| document.text(i)).collect();
    let country = context.knowledge.gazetteer.longest_match(&words, 0, context.year);
    let closed = country.is_some_and(|(n, matches)| {
        let land = matches.first().is_some_and(|m| {
            m.entity.type_name == types::COUNTRY && !m.usage.is_metonym() && !m.usage.is_demonym()
        });
        land && matches!(text(comma + 1 + n), "," | "." | ")" | ";")
            && !matches!(text(comma + 2 + n), "and" | "or")
    });
    // Not a list of parties: "Acme, Chile, Peru".
    let placed = candidates::after_locative(document, span.tokens.start)
        || document
            .head(document.head_of(span.tokens.clone()))
            .is_some_and(|up| document.hits.is(up, "disaster_verb"))
        || document.ancestors(span.tokens.start).take(3).any(|up| document.hits.is(up, "disaster_verb"));
    closed && placed && !span.tokens.clone().any(body)
}

/// "agreements such as the X and the Y": what a list is introduced as tells the type of its names (Hearst 1992).
fn listed(document: &Document<'_>, span: &NamedSpan) -> Option<&'static str> {
    let top = document.first_conjunct(document.head_of(span.tokens.clone()));
    let introducer = document.head(top).filter(|p| {
        document.dep(top) == Dep::Pobj
            && matches!(document.text(*p).to_lowercase().as_str(), "like" | "as" | "including")
    });
    let noun = introducer
        .and_then(|p| document.ancestors(p).find(|a| matches!(document.pos(*a), Pos::Noun | Pos::Verb)));
    noun.and_then(|noun| spans::class_kind(document, noun))
}

/// "the airline X", "the movement X": a noun for a body right before the name.
fn labelled_body(document: &Document<'_>, span: &NamedSpan) -> bool {
    let before = span.tokens.start.checked_sub(1).filter(|i| *i >= document.sentence(*i).tokens.start);
    let noun = |i: &TokenIdx| document.tag(*i) == Tag::Nn && !spans::capitalised(document, *i);
    let labels = |i: TokenIdx| {
        let related = document.head(i) == Some(document.head_of(span.tokens.clone()))
            || document.head(span.tokens.start) == Some(i)
            || document.head(span.tokens.end - 1) == Some(i);
        related && document.hits.is_any(i, &["organization_noun", "company_noun"])
    };
    before.filter(noun).is_some_and(labels)
}

/// "the leader of X", "members of X": people have none.
fn has_members(document: &Document<'_>, span: &NamedSpan) -> bool {
    let of = document.head(document.head_of(span.tokens.clone())).filter(|p| document.lemma(*p) == "of");
    let noun = of.and_then(|of| document.head(of));
    noun.is_some_and(|noun| {
        document.pos(noun) == Pos::Noun
            && (document.hits.is_any(noun, &["leader", "member"]) || document.lemma(noun) == "faction")
    })
}

/// "the province of X", "the town of X", "the X district".
fn in_region(document: &Document<'_>, span: &NamedSpan) -> bool {
    const REGIONS: [&str; 8] =
        ["province", "town", "city", "village", "district", "region", "island", "state"];
    let region = |i: TokenIdx| document.tag(i) == Tag::Nn && REGIONS.contains(&document.lemma(i));
    let (start, end) = (span.tokens.start, span.tokens.end);
    let before = start > 1 && document.text(start - 1) == "of" && region(start - 2);
    let after = || {
        end < document.tokens.len()
            && region(end)
            && document.head(document.head_of(span.tokens.clone())).is_some_and(|h| h >= end)
    };
    before || (span.kind != types::PERSON && after())
}

/// "X said", "X met Y": a place that no gazetteer knows is no seat of government, so that it cannot act; most likely somebody does.
fn acts(document: &Document<'_>, span: &NamedSpan) -> bool {
    let head = document.head_of(span.tokens.clone());
    let verb = document
        .head(head)
        .filter(|verb| document.dep(head) == Dep::Nsubj && document.pos(*verb) == Pos::Verb);
    span.kind == types::PLACE
        && span.tokens.len() == 1
        && span.found_by == Detector::Model(ModelLabel::Gpe)
        && document.children(head).is_empty()
        && verb.is_some_and(|verb| document.hits.is_any(verb, &["reporting", "gather", "visit"]))
}

/// "X, the defence minister,": a post behind a name that no word for a body heads.
fn holds_post(document: &Document<'_>, span: &NamedSpan) -> bool {
    let head = document.head_of(span.tokens.clone());
    let body = span.tokens.clone().any(|i| spans::class_kind(document, i) == Some(types::ORGANIZATION));
    span.tokens.len() > 1 && !body && people::post_behind(document, head, span.tokens.end)
}

/// "X, a mining company", "X, the national airline": a description behind the name.
fn described(document: &Document<'_>, span: &NamedSpan) -> Option<&'static str> {
    let head = document.head_of(span.tokens.clone());
    let noun = document.children_by(head, &[Dep::Appos]).find(|i| *i > span.tokens.end)?;
    let article = |word: &str| document.children_by(noun, &[Dep::Det]).any(|d| document.lemma(d) == word);
    // "X, the Russian space agency": an article with "the" needs more to be a description.
    let narrowed =
        || span.kind != types::PERSON && document.child(noun, &[Dep::Amod, Dep::Compound]).is_some();
    let described = article("a") || article("an") || article("the") && narrowed();
    match () {
        () if !described || document.tag(noun) != Tag::Nn => None,
        () if document.hits.is_any(noun, &["organization_noun", "company_noun"]) => Some(types::ORGANIZATION),
        () if document.hits.is_any(noun, &["person_noun", "office"]) => Some(types::PERSON),
        () if document.hits.is_any(noun, &["settlement", "subdivision"]) => Some(types::PLACE),
        () => None,
    }
}
