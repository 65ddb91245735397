//! Corrects the type of a name by what the words around it tell.

use super::candidates;
use super::span::{NamedSpan, Source};
use crate::context::Context;
use crate::detector::{Detector, ModelLabel, Rule};
use crate::mention::class_noun::class_kind;
use crate::mention::people;
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;

/// Corrects the recogniser's types by what names are introduced as, and by the company they keep.
pub(super) fn correct(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut [NamedSpan]) {
    for span in spans.iter_mut().filter(|span| span.source == Source::Model) {
        let person = span.kind == types::PERSON
            && context.knowledge.gazetteer.is_first_name(parsed.text(span.tokens.start));
        let titled = people::is_titled(parsed, span.tokens.start);
        if let Some(kind) = introduced(parsed, context, span).filter(|_| !person && !titled) {
            span.kind = kind.to_owned();
            span.found_by = Rule::Introduced.into();
        } else if span.kind == types::PERSON && holds_post(parsed, span) {
            // What a post introduces is a person wherever the report names it.
            span.found_by = Rule::Introduced.into();
        }
    }
}

/// "Larkspur cathedral", "Milford prison": a name that the noun for a building follows is the building's, with the noun. Nothing stands
/// before it that the noun belongs to.
pub(super) fn buildings(parsed: &ParsedReport<'_>, spans: &mut [NamedSpan]) {
    const ALIKE: [&str; 6] = ["church", "house", "mall", "market", "memorial", "palace"];
    let starts: Vec<TokenIdx> = spans.iter().map(|span| span.tokens.start).collect();
    for span in spans.iter_mut().filter(|span| span.source == Source::Model) {
        let noun = span.tokens.end;
        let fits = noun < parsed.sentence(span.tokens.start).tokens.end
            && parsed.tag(noun) == Tag::Nn
            && !capitalised(parsed, noun)
            && parsed.hits.get(noun, "facility").is_some_and(|hit| hit.tokens == (noun..noun + 1))
            && !ALIKE.contains(&parsed.lemma(noun))
            && parsed.head(parsed.head_of(span.tokens.clone())) == Some(noun)
            && matches!(parsed.dep(parsed.head_of(span.tokens.clone())), Dep::Compound | Dep::Nmod)
            && parsed.child(noun, &[Dep::Appos]).is_none()
            && !parsed.children_by(noun, &[Dep::Det]).any(|det| matches!(parsed.lemma(det), "a" | "an"))
            && starts.binary_search(&noun).is_err();
        if fits && matches!(span.kind.as_str(), types::ORGANIZATION | types::PERSON | types::PLACE) {
            span.tokens.end += 1;
            types::PLACE.clone_into(&mut span.kind);
            span.found_by = Rule::Building.into();
        }
    }
}

fn introduced(parsed: &ParsedReport<'_>, context: Context<'_>, span: &NamedSpan) -> Option<&'static str> {
    let person = span.kind == types::PERSON;
    let class = || listed(parsed, span).filter(|kind| !person || *kind == types::ORGANIZATION);
    let body = || {
        (span.kind == types::PLACE || person)
            && (labelled_body(parsed, span) || person && has_members(parsed, span))
    };
    class()
        .or_else(|| by_last_word(parsed, span))
        .or_else(|| described(parsed, span))
        .or_else(|| before_country(parsed, context, span).then_some(types::PLACE))
        .or_else(|| holds_post(parsed, span).then_some(types::PERSON))
        .or_else(|| is_who(parsed, context, span).then_some(types::PERSON))
        .or_else(|| body().then_some(types::ORGANIZATION))
        .or_else(|| in_region(parsed, span).then_some(types::PLACE))
        .or_else(|| acts(parsed, span).then_some(types::PERSON))
}

/// "Larkspur and South West Corp", "the Salt Lake Division", "Karl Marx Avenue": the last word of a longer name tells its type.
fn by_last_word(parsed: &ParsedReport<'_>, span: &NamedSpan) -> Option<&'static str> {
    const PARTS: [&str; 4] = ["Bureau", "Division", "Subsidiary", "Unit"];
    const REGIONS: [&str; 6] = ["County", "District", "Island", "Islands", "Province", "Township"];
    const ROADS: [&str; 6] = ["Airport", "Avenue", "Boulevard", "Highway", "Road", "Street"];
    let last = parsed.text(span.tokens.end - 1);
    let form =
        || parsed.hits.is(span.tokens.end - 1, "company_form") && capitalised(parsed, span.tokens.end - 1);
    match span.kind.as_str() {
        _ if span.tokens.len() < 2 => None,
        types::PLACE | types::EVENT | types::PERSON if form() => Some(types::ORGANIZATION),
        types::PLACE if PARTS.contains(&last) => Some(types::ORGANIZATION),
        types::PERSON if ROADS.contains(&last) || REGIONS.contains(&last) => Some(types::PLACE),
        _ => None,
    }
}

/// "Larkspur del Sur, Chile,": what a country's name follows behind a comma is a place of it, unless a word tells that it is a body.
fn before_country(parsed: &ParsedReport<'_>, context: Context<'_>, span: &NamedSpan) -> bool {
    let sentence = &parsed.sentence(span.tokens.start).tokens;
    let comma = span.tokens.end;
    let text = |i: TokenIdx| if i < sentence.end { parsed.text(i) } else { "." };
    if span.kind != types::ORGANIZATION || text(comma) != "," || parsed.text(span.tokens.start).len() < 4 {
        return false;
    }
    let body = |i: TokenIdx| {
        class_kind(parsed, i).is_some()
            || parsed.hits.is_any(i, &["company_form", "company_noun"])
            || !parsed.text(i).chars().any(char::is_lowercase)
    };
    let words: Vec<&str> = (comma + 1..sentence.end).map(|i| parsed.text(i)).collect();
    let country = context.knowledge.gazetteer.longest_match(&words, 0, context.year);
    let closed = country.is_some_and(|(n, matches)| {
        let land = matches.first().is_some_and(|m| {
            m.entity.type_name == types::COUNTRY && !m.usage.is_metonym() && !m.usage.is_demonym()
        });
        land && matches!(text(comma + 1 + n), "," | "." | ")" | ";")
            && !matches!(text(comma + 2 + n), "and" | "or")
    });
    // Not a list of parties: "Acme, Chile, Peru".
    let placed = candidates::after_locative(parsed, span.tokens.start)
        || parsed
            .head(parsed.head_of(span.tokens.clone()))
            .is_some_and(|up| parsed.hits.is(up, "disaster_verb"))
        || parsed.ancestors(span.tokens.start).take(3).any(|up| parsed.hits.is(up, "disaster_verb"));
    closed && placed && !span.tokens.clone().any(body)
}

/// "agreements such as the X and the Y": what a list is introduced as tells the type of its names (Hearst 1992).
fn listed(parsed: &ParsedReport<'_>, span: &NamedSpan) -> Option<&'static str> {
    let top = parsed.first_conjunct(parsed.head_of(span.tokens.clone()));
    let introducer = parsed.head(top).filter(|p| {
        parsed.dep(top) == Dep::Pobj
            && matches!(parsed.text(*p).to_lowercase().as_str(), "like" | "as" | "including")
    });
    let noun = introducer
        .and_then(|p| parsed.ancestors(p).find(|a| matches!(parsed.pos(*a), Pos::Noun | Pos::Verb)));
    noun.and_then(|noun| class_kind(parsed, noun))
}

/// "the airline X", "the movement X": a noun for a body right before the name.
fn labelled_body(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let before = span.tokens.start.checked_sub(1).filter(|i| *i >= parsed.sentence(*i).tokens.start);
    let noun = |i: &TokenIdx| parsed.tag(*i) == Tag::Nn && !capitalised(parsed, *i);
    let labels = |i: TokenIdx| {
        let related = parsed.head(i) == Some(parsed.head_of(span.tokens.clone()))
            || parsed.head(span.tokens.start) == Some(i)
            || parsed.head(span.tokens.end - 1) == Some(i);
        related && parsed.hits.is_any(i, &["organization_noun", "company_noun"])
    };
    before.filter(noun).is_some_and(labels)
}

/// "the leader of X", "members of X": people have none.
fn has_members(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let of = parsed.head(parsed.head_of(span.tokens.clone())).filter(|p| parsed.lemma(*p) == "of");
    let noun = of.and_then(|of| parsed.head(of));
    noun.is_some_and(|noun| {
        parsed.pos(noun) == Pos::Noun
            && (parsed.hits.is_any(noun, &["leader", "member"]) || parsed.lemma(noun) == "faction")
    })
}

/// "the province of X", "the town of X", "the X district".
fn in_region(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    const REGIONS: [&str; 8] =
        ["province", "town", "city", "village", "district", "region", "island", "state"];
    let region = |i: TokenIdx| parsed.tag(i) == Tag::Nn && REGIONS.contains(&parsed.lemma(i));
    let (start, end) = (span.tokens.start, span.tokens.end);
    let before = start > 1 && parsed.text(start - 1) == "of" && region(start - 2);
    let after = || {
        end < parsed.tokens.len()
            && region(end)
            && parsed.head(parsed.head_of(span.tokens.clone())).is_some_and(|h| h >= end)
    };
    before || (span.kind != types::PERSON && after())
}

/// "X said", "X met Y": a place that no gazetteer knows is no seat of government, so that it cannot act; most likely somebody does.
fn acts(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let head = parsed.head_of(span.tokens.clone());
    let verb =
        parsed.head(head).filter(|verb| parsed.dep(head) == Dep::Nsubj && parsed.pos(*verb) == Pos::Verb);
    span.kind == types::PLACE
        && span.tokens.len() == 1
        && span.found_by == Detector::Model(ModelLabel::Gpe)
        && parsed.children(head).is_empty()
        && verb.is_some_and(|verb| parsed.hits.is_any(verb, &["reporting", "gather", "visit"]))
}

/// "X, the defence minister,": a post behind a name that no word for a body heads.
fn holds_post(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let head = parsed.head_of(span.tokens.clone());
    let body = span.tokens.clone().any(|i| class_kind(parsed, i) == Some(types::ORGANIZATION));
    span.tokens.len() > 1 && !body && people::post_behind(parsed, head, span.tokens.end)
}

/// "Larkspur TV's Haru Mutasa", "Haru Mutasa, who has covered the war": somebody of a medium, or one of whom a clause with "who" tells.
fn is_who(parsed: &ParsedReport<'_>, context: Context<'_>, span: &NamedSpan) -> bool {
    let head = parsed.head_of(span.tokens.clone());
    let body = |i: TokenIdx| {
        class_kind(parsed, i).is_some()
            || parsed.hits.is_any(i, &["company_noun", "company_form", "party_word"])
    };
    let written =
        |i: TokenIdx| capitalised(parsed, i) && parsed.text(i).chars().any(char::is_lowercase) && !body(i);
    if !(2..=4).contains(&span.tokens.len()) || !span.tokens.clone().all(written) {
        return false;
    }
    let clause = |c: TokenIdx| {
        parsed.children_by(c, &[Dep::Nsubj]).any(|s| parsed.lemma(s) == "who" && s == parsed.subtree(c)[0])
    };
    let medium = |owner: TokenIdx| {
        let name = parsed.subtree_without(owner, |c| parsed.tag(c) == Tag::Pos || parsed.dep(c) == Dep::Det);
        let words = parsed.text_of(name[0]..name[name.len() - 1] + 1);
        let known = context.knowledge.gazetteer.lookup(words, context.year);
        known.iter().any(|m| m.entity.is_medium())
    };
    span.kind == types::ORGANIZATION
        && (parsed.children_by(head, &[Dep::Relcl]).any(clause)
            || parsed.children_by(head, &[Dep::Poss]).any(medium))
}

/// "X, a mining company", "X, the national airline": a description behind the name.
fn described(parsed: &ParsedReport<'_>, span: &NamedSpan) -> Option<&'static str> {
    let head = parsed.head_of(span.tokens.clone());
    let noun = parsed.children_by(head, &[Dep::Appos]).find(|i| *i > span.tokens.end)?;
    let article = |word: &str| parsed.children_by(noun, &[Dep::Det]).any(|d| parsed.lemma(d) == word);
    // "X, the Russian space agency": an article with "the" needs more to be a description.
    let narrowed = || span.kind != types::PERSON && parsed.child(noun, &[Dep::Amod, Dep::Compound]).is_some();
    let described = article("a") || article("an") || article("the") && narrowed();
    match () {
        () if !described || parsed.tag(noun) != Tag::Nn => None,
        () if parsed.hits.is_any(noun, &["organization_noun", "company_noun"]) => Some(types::ORGANIZATION),
        () if parsed.hits.is_any(noun, &["person_noun", "office"]) => Some(types::PERSON),
        () if parsed.hits.is_any(noun, &["settlement", "subdivision"]) => Some(types::PLACE),
        () => None,
    }
}
