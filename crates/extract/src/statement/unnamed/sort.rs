//! Which nouns speak, and as what.

use super::extent;
use crate::attribution::Saying;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::Usage;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;

/// Nouns for people: whoever they name speaks.
pub(super) const PEOPLE: [&str; 9] = [
    "actor_group",
    "human_noun",
    "kin",
    "leader",
    "nationality_noun",
    "office",
    "person_noun",
    "spokesperson",
    "staff_noun",
];

/// What kind of speaker a noun names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Person,
    People,
    Thing,
}

impl Sort {
    /// Only parties speak in the graph: a document whose maker is not told stands for the body that made it.
    pub(super) fn type_name(self) -> &'static str {
        match self {
            Self::Person => types::PERSON,
            Self::People | Self::Thing => types::ORGANIZATION,
        }
    }
}

/// What kind of speaker a noun names, if it speaks at all.
pub(super) fn sort(parsed: &ParsedReport<'_>, saying: &Saying, head: TokenIdx) -> Option<Sort> {
    let nobody = parsed
        .children_by(head, &[Dep::Det])
        .any(|d| matches!(parsed.lemma(d), "no" | "any" | "neither" | "what" | "which" | "whatever"));
    if nobody || parsed.in_time(parsed.span_of(head..head + 1)) {
        return None;
    }
    let plural = matches!(parsed.tag(head), Tag::Nns | Tag::Nnps);
    let cues = || saying.cue.iter().copied();
    if matches!(parsed.lemma(head), "those" | "these") {
        let below = parsed.subtree(head);
        let told = parsed.child(head, &[Dep::Acl, Dep::Relcl]).is_some() && extent(parsed, head).len() > 1;
        return (told && !cues().any(|cue| below.contains(&cue))).then_some(Sort::People);
    }
    // "according to bank records": the tagger takes the noun for a verb.
    let mistagged = parsed.pos(head) == Pos::Verb && parsed.dep(head) == Dep::Pobj;
    if !matches!(parsed.pos(head), Pos::Noun | Pos::Propn) && !mistagged {
        return None;
    }
    if parsed.hits.is(head, "speaking_thing") {
        // "the journal Science": it has a name.
        let named = parsed.child(head, &[Dep::Poss]).is_none()
            && parsed.children_by(head, &[Dep::Appos]).any(|a| parsed.pos(a) == Pos::Propn);
        let fits = cues().any(|i| parsed.serves(i, Usage::Told) || parsed.lemma(i) == "accord");
        return (fits && !named).then_some(Sort::Thing);
    }
    if parsed.hits.is_any(head, &PEOPLE) || parsed.hits.is(head, "party") && plural {
        return (plural || parsed.pos(head) == Pos::Noun).then_some(if plural {
            Sort::People
        } else {
            Sort::Person
        });
    }
    let speaking = |i: TokenIdx| parsed.serves(i, Usage::Said) && parsed.tag(i) != Tag::Vbg;
    let company = parsed.hits.is_any(head, &["party", "organization_noun", "company_noun"]);
    let cue = cues().any(speaking) && !company;
    let group = parsed.hits.is_any(head, &["collective", "band_noun", "group_noun"]);
    (cue && (plural || group) || parsed.hits.is(head, "speaking_body")).then_some(Sort::People)
}
