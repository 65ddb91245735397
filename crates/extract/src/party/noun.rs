//! Reads nouns for parties, and where they stand.

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_knowledge::words::{Answer, Column, PartyKind};
use rapporteur_language::{Dep, Pos, Tag};

/// How a noun tells whom it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// The government of a country.
    Government,
    /// A body of which a state has one of a kind.
    Organ,
    /// Whoever acts and speaks for a body or country.
    Official,
    /// Who speaks in public for somebody.
    Spokesperson,
    /// Who says what nobody answers for.
    Source,
    /// A body known by its kind.
    Body,
    /// Somebody's relative.
    Kin,
    /// Those known by what they do.
    People,
}

/// A noun for a party.
#[derive(Clone, Debug)]
pub(super) struct PartyNoun {
    pub head: TokenIdx,
    /// First token of the noun itself ("central" of "central bank").
    pub start: TokenIdx,
    pub kind: Kind,
    /// Whether the noun alone tells which body of a state is meant.
    pub own: bool,
    /// Whether the noun alone tells nothing of who is meant.
    pub is_vague: bool,
    pub plural: bool,
    pub definite: bool,
    /// A noun for another party that the parser takes for a word before this one: "the *bank* and finance ministry".
    pub joined: Option<TokenIdx>,
}

/// Classes of nouns for people beside those of the class of parties.
const PEOPLE: [&str; 5] = ["human_noun", "person_noun", "staff_noun", "employee_noun", "actor_group"];

/// Prepositions behind which parties stand.
const DEALING: [&str; 13] = [
    "against",
    "among",
    "between",
    "by",
    "for",
    "from",
    "including",
    "like",
    "of",
    "than",
    "to",
    "towards",
    "with",
];

/// The noun that a token heads, if it is one for a party.
pub(super) fn read(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<PartyNoun> {
    let noun = matches!(parsed.pos(head), Pos::Noun | Pos::Propn) || parsed.lemma(head) == "police";
    if !noun || parsed.in_time(parsed.span_of(head..head + 1)) {
        return None;
    }
    // "Opposition to the plan" is no party.
    let act = parsed.lemma(head) == "opposition"
        && parsed.children_by(head, &[Dep::Prep]).any(|p| matches!(parsed.lemma(p), "to" | "from"));
    if act {
        return None;
    }
    let hit = parsed.hits.get(head, "party");
    let kind = match hit.and_then(|hit| hit.word.value(Column::Kind)) {
        Some(kind) => Kind::of(kind),
        None if parsed.hits.is(head, "kin") => Kind::Kin,
        None if parsed.hits.is_any(head, &PEOPLE) || parsed.hits.is(head, "office") => Kind::People,
        None if parsed.hits.is_any(head, &["organization_noun", "company_noun"]) => Kind::Body,
        None => return None,
    };
    let own = hit.and_then(|hit| hit.word.value(Column::Own));
    let plural = is_plural(parsed, head);
    // "authorities" rule; "an authority" is a body.
    let kind = if parsed.lemma(head) == "authority" && !plural { Kind::Body } else { kind };
    let definite = parsed.children_by(head, &[Dep::Det, Dep::Poss]).any(|d| {
        parsed.dep(d) == Dep::Poss
            || matches!(parsed.lemma(d), "the" | "this" | "that" | "these" | "those" | "both")
    });
    // "Court upholds suspension": what is written as a name is a certain body.
    let definite = definite || kind == Kind::Body && parsed.tag(head) == Tag::Nnp;
    let start = hit.map_or(head, |hit| hit.tokens.start);
    let joined = parsed.children_by(head, &[Dep::Compound, Dep::Nmod]).find(|m| {
        *m < start
            && parsed.child(*m, &[Dep::Cc]).is_some_and(|cc| parsed.lemma(cc) == "and")
            && parsed
                .hits
                .get(*m, "party")
                .and_then(|hit| hit.word.value(Column::Kind))
                .is_some_and(|kind| matches!(kind, PartyKind::Organ | PartyKind::Body))
    });
    Some(PartyNoun {
        head,
        start,
        kind,
        own: own == Some(Answer::Yes),
        is_vague: own == Some(Answer::No),
        plural,
        definite,
        joined,
    })
}

/// Whether a noun speaks of several.
pub(super) fn is_plural(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    matches!(parsed.tag(head), Tag::Nns | Tag::Nnps) || parsed.lemma(head) == "police"
}

impl Kind {
    fn of(kind: PartyKind) -> Self {
        match kind {
            PartyKind::Government => Self::Government,
            PartyKind::Organ => Self::Organ,
            PartyKind::Official => Self::Official,
            PartyKind::Spokesperson => Self::Spokesperson,
            PartyKind::Source => Self::Source,
            PartyKind::Body => Self::Body,
            PartyKind::People => Self::People,
        }
    }
}

impl PartyNoun {
    /// Whether it is subject, object or possessor, or stands behind a preposition of dealing.
    pub fn is_argument(&self, parsed: &ParsedReport<'_>) -> bool {
        let top = parsed.first_conjunct(self.head);
        let Some(up) = parsed.head(top) else { return false };
        match parsed.dep(top) {
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative | Dep::Poss => true,
            Dep::Pobj => DEALING.contains(&parsed.lemma(up)),
            _ => false,
        }
    }

    /// "a ministry spokesman", "company officials": it stands before a noun for those who speak for it.
    pub fn is_owner(&self, parsed: &ParsedReport<'_>, registry: &Registry) -> bool {
        let body = matches!(self.kind, Kind::Government | Kind::Organ | Kind::Body) && !self.plural;
        let up = parsed.head(self.head).filter(|up| body && self.is_before(parsed) && *up > self.head);
        up.is_some_and(|up| {
            registry.covering(up).is_none()
                && read(parsed, up).is_some_and(|noun| {
                    matches!(noun.kind, Kind::Official | Kind::Spokesperson | Kind::Source | Kind::People)
                })
        })
    }

    /// Whether it is the subject of its clause, or who does it in the passive.
    pub fn is_subject(&self, parsed: &ParsedReport<'_>) -> bool {
        let top = parsed.first_conjunct(self.head);
        match parsed.dep(top) {
            Dep::Nsubj | Dep::Nsubjpass => true,
            Dep::Pobj => parsed.head(top).is_some_and(|by| parsed.dep(by) == Dep::Agent),
            _ => false,
        }
    }

    /// Whether it stands before another noun.
    pub fn is_before(&self, parsed: &ParsedReport<'_>) -> bool {
        matches!(parsed.dep(self.head), Dep::Compound | Dep::Nmod | Dep::Amod)
    }

    /// What stands before the noun and narrows it: adjectives and nouns, without those that say nothing of which one is meant.
    pub fn modifiers<'s>(&'s self, parsed: &'s ParsedReport<'_>) -> impl Iterator<Item = TokenIdx> + 's {
        let own = self.joined.map_or(0, |other| other + 1);
        let beside = self.joined.into_iter().flat_map(|other| parsed.children_by(other, &[Dep::Conj]));
        parsed
            .children_by(self.head, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Nummod])
            .chain(beside)
            .filter(move |m| (own..self.start).contains(m) && !is_idle(parsed, *m) && !is_seated(parsed, *m))
    }

    /// Whether nothing beside the noun says which one is meant.
    pub fn is_bare(&self, parsed: &ParsedReport<'_>) -> bool {
        let narrowing = |c: &TokenIdx| {
            matches!(parsed.dep(*c), Dep::Poss | Dep::Acl)
                || parsed.dep(*c) == Dep::Prep
                    && matches!(parsed.lemma(*c), "of" | "for" | "at" | "from" | "in" | "with")
        };
        self.modifiers(parsed).next().is_none() && !parsed.children(self.head).iter().any(narrowing)
    }

    /// "a spokesman", "one official": somebody not spoken of before.
    pub fn is_indefinite(&self, parsed: &ParsedReport<'_>) -> bool {
        parsed.children_by(self.head, &[Dep::Det, Dep::Nummod]).any(|d| {
            matches!(
                parsed.lemma(d),
                "a" | "an" | "another" | "one" | "some" | "any" | "no" | "every" | "each" | "several"
            )
        })
    }
}

/// "the Oslo-based bank": where a party sits tells more of one that is known.
fn is_seated(parsed: &ParsedReport<'_>, modifier: TokenIdx) -> bool {
    matches!(parsed.lemma(modifier), "base" | "based" | "headquartered")
        && parsed.text(modifier.saturating_sub(1)) == "-"
}

/// Words that tell nothing about which party is meant.
pub(super) fn is_idle(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    const IDLE: [&str; 16] = [
        "same",
        "one",
        "another",
        "other",
        "top",
        "senior",
        "high",
        "chief",
        "own",
        "unnamed",
        "anonymous",
        "whole",
        "entire",
        "very",
        "ranking",
        "leading",
    ];
    IDLE.contains(&parsed.lemma(i))
}
