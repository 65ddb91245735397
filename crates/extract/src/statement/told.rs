//! What counts as told: a clause, words of the speaker, or a thing that is announced with what there is to know of it.

use crate::attribution::{Manner, Saying, is_mark};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::{Column, Content, SpeechKind};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::{BlockKind, Span};

/// Whether words are a proposition: a clause with a finite verb or "to be", or words of the speaker ("“Never,” she said"); not an
/// infinitive ("vowed to fight") or a mere phrase.
pub(super) fn is_proposition(parsed: &ParsedReport<'_>, content: &[Span]) -> bool {
    let tokens = || content.iter().flat_map(|span| parsed.tokens_in(*span));
    let idle = |i: &TokenIdx| matches!(parsed.pos(*i), Pos::Punct | Pos::Space | Pos::Adv);
    let infinitive = tokens().find(|i| !idle(i)).is_some_and(|first| parsed.tag(first) == Tag::To);
    let quoted = tokens().next().is_some_and(|first| is_mark(parsed, first));
    // "declared the plan to be dead".
    let to_be = |i: TokenIdx| {
        parsed.lemma(i) == "be"
            && parsed.children_by(i, &[Dep::Aux]).any(|to| parsed.tag(to) == Tag::To)
            && parsed.child(i, &[Dep::Nsubj]).is_some()
    };
    let finite = |i: TokenIdx| matches!(parsed.tag(i), Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md) || to_be(i);
    // "confirmed whether he was fit" does not tell whether.
    let asked = tokens().find(|i| !idle(i)).is_some_and(|first| {
        matches!(parsed.lemma(first), "if" | "whether")
            && parsed.head(first).is_some_and(|top| parsed.dep(top) == Dep::Ccomp)
    });
    !infinitive && !asked && (quoted || tokens().any(finite))
}

/// "announced the death of the poet", "claimed responsibility for the attack": a noun with a complement of its own behind a verb that
/// makes things known.
pub(super) fn is_told_thing(parsed: &ParsedReport<'_>, saying: &Saying, content: &[Span]) -> bool {
    let Some(verb) = telling(parsed, saying) else { return false };
    if !parsed.hits.is(verb, "announcing_verb") {
        return false;
    }
    let object = parsed.children_by(verb, &[Dep::Dobj, Dep::Nsubjpass]).find(|o| saying.holds(*o));
    let Some(object) = object.filter(|o| parsed.pos(*o) == Pos::Noun) else { return false };
    let none = parsed.children_by(object, &[Dep::Det]).any(|d| matches!(parsed.lemma(d), "any" | "no"));
    if none || parsed.sentence(verb).block == BlockKind::Headline {
        return false;
    }
    // "announced plans to leave", "announced a plan for": what is planned is not told by it.
    let planned = parsed.lemma(verb) != "state"
        && parsed.hits.is_any(object, &["attitude_noun", "document", "reporting_noun"]);
    let complement = parsed.children(object).iter().any(|c| {
        *c > object
            && match parsed.dep(*c) {
                Dep::Prep => {
                    matches!(parsed.lemma(*c), "of" | "for" | "in" | "with" | "on" | "over" | "to")
                }
                Dep::Acl | Dep::Relcl => true,
                _ => false,
            }
    });
    let words = content.iter().map(|span| parsed.tokens_in(*span).len()).sum::<usize>();
    complement && !planned && words >= 4
}

/// "called the plan “a trap”", "described the march as peaceful".
pub(super) fn is_named_so(parsed: &ParsedReport<'_>, saying: &Saying) -> bool {
    let Some(verb) = telling(parsed, saying) else { return false };
    let hit = parsed.hits.get(verb, "reporting");
    let mut places = hit.into_iter().flat_map(|hit| hit.word.values::<Content>(Column::Takes));
    let named = || parsed.child(verb, &[Dep::Oprd]).is_some_and(|name| saying.holds(name));
    let as_so = || {
        parsed.hits.is(verb, "describing_verb")
            && parsed.children_by(verb, &[Dep::Prep]).any(|p| parsed.lemma(p) == "as" && saying.holds(p))
    };
    let bearer = parsed.child(verb, &[Dep::Dobj, Dep::Nsubjpass]).is_some_and(|o| {
        saying.holds(o) && parsed.pos(o) != Pos::Pron && !matches!(parsed.tag(o), Tag::Wdt | Tag::Wp)
    });
    bearer && (places.any(|place| place == Content::Named) && named() || as_so())
}

/// What a document, a figure or a body is said to have found or to show.
pub(super) fn is_finding(parsed: &ParsedReport<'_>, saying: &Saying) -> bool {
    let source = |classes: &[&str]| saying.source.iter().any(|i| parsed.hits.is_any(*i, classes));
    let cue = |verb: &str| saying.cue.iter().any(|i| parsed.lemma(*i) == verb);
    let thing = || source(&["speaking_thing", "speaking_body"]) && (cue("find") || cue("show"));
    let study = || source(&["speaking_noun", "person_noun", "organization_noun"]) && cue("find");
    saying.manner == Manner::Think && (thing() || study())
}

/// The verb of saying proper that a saying's cue is.
fn telling(parsed: &ParsedReport<'_>, saying: &Saying) -> Option<TokenIdx> {
    if !matches!(saying.manner, Manner::Say | Manner::Regard) {
        return None;
    }
    let kind = |i: TokenIdx| parsed.hits.get(i, "reporting").and_then(|hit| hit.word.value(Column::Kind));
    saying.cue.iter().copied().find(|i| parsed.pos(*i) == Pos::Verb && kind(*i) == Some(SpeechKind::Say))
}
