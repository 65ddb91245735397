//! Speakers that no mention stands for: "organizers estimated", "the study says", "one of the victims said".

use crate::attribution::{Manner, Saying};
use crate::document::{Document, TokenIdx};
use crate::party::described;
use crate::registry::{Placed, Registry, STANDING_IN};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::{BlockKind, Form, LocalEntity, LocalId, Traits};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Nouns for people: whoever they name speaks.
const PEOPLE: [&str; 9] = [
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

/// Verbs whose plural subject is people, whatever its noun: "millennials say", not "the figures show".
const SPEAKING: [&str; 16] = [
    "add", "agree", "allege", "argue", "assert", "claim", "complain", "declare", "estimate", "insist",
    "predict", "recall", "say", "tell", "warn", "write",
];

/// What documents, figures and recordings do to tell something.
const TELLING: [&str; 29] = [
    "add",
    "allege",
    "argue",
    "caution",
    "claim",
    "conclude",
    "confirm",
    "declare",
    "describe",
    "estimate",
    "find",
    "forecast",
    "go",
    "indicate",
    "note",
    "predict",
    "put",
    "read",
    "reveal",
    "report",
    "say",
    "show",
    "state",
    "stress",
    "suggest",
    "tell",
    "according",
    "warn",
    "write",
];

/// How many sentences back a pronoun's speaker may have spoken.
const REACH: usize = 2;

/// A description of more words is cut to its noun.
const LONGEST: usize = 8;

/// What kind of speaker a noun names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    Person,
    People,
    Thing,
}

impl Sort {
    /// Only parties speak in the graph: a document whose maker is not told stands for the body that made it.
    fn type_name(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::People | Self::Thing => "Organization",
        }
    }
}

/// Finds speakers by their description.
#[derive(Default)]
pub(super) struct Unnamed {
    /// Who was described by a noun, the last one first asked for: "the aide" behind "one of his aides".
    spoken: FxHashMap<String, LocalId>,
    /// Who spoke where, in order of the sayings.
    last: Vec<(TokenIdx, LocalId)>,
}

impl Unnamed {
    /// Records who spoke, for the pronouns of later sayings.
    pub fn note(&mut self, cue: Option<TokenIdx>, speaker: LocalId) {
        self.last.extend(cue.map(|cue| (cue, speaker)));
    }

    /// The speaker that a saying's source describes.
    pub fn speaker(
        &mut self,
        document: &Document<'_>,
        saying: &Saying,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        let manner = match saying.manner {
            Manner::Say | Manner::Deny | Manner::Doubt => true,
            Manner::Think => document.hits.is(head, "speaking_thing"),
            _ => false,
        };
        if !manner || document.sentence(head).block == BlockKind::Headline {
            return None;
        }
        if document.pos(head) == Pos::Pron && matches!(document.tag(head), Tag::Prp) {
            return self.taken_up(document, saying, head, registry);
        }
        let sort = sort(document, saying, head)?;
        if sort == Sort::Thing
            && let Some(maker) = self
                .maker(document, saying, head, registry)
                .or_else(|| self.told_maker(document, saying, head, registry))
        {
            return Some(maker);
        }
        // A document is no party: the body that speaks in it is one of its own.
        let paper = |id: LocalId| sort == Sort::Thing && registry.entity(id).kind == "Document";
        if registry.covering(head).is_some_and(|m| m.head != head || !paper(m.entity)) {
            return None;
        }
        self.describe(document, head, sort, registry)
    }

    /// "One of the victims", "a student named Wong": somebody whom the noun at hand does not name.
    pub fn picked(
        &mut self,
        document: &Document<'_>,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        if let Some(name) = called(document, head) {
            let known = registry.covering(name.end - 1).map(|m| m.entity);
            let person = known.filter(|id| registry.entity(*id).kind == "Person");
            return person.or_else(|| known.is_none().then(|| named(document, name, registry)));
        }
        // "The head of the inquiry, Ana Ruiz, said": the name beside the noun tells who.
        let beside = document.children_by(head, &[Dep::Appos]).filter(|i| document.pos(*i) == Pos::Propn);
        let noun = document.pos(head) == Pos::Noun && document.tag(head) != Tag::Nns;
        let mut people = beside.filter_map(|i| registry.covering(i)).map(|m| m.entity);
        if let Some(person) = people.find(|id| noun && registry.entity(*id).kind == "Person") {
            return Some(person);
        }
        let group = one_of(document, head)?;
        if registry.entity_at(group).is_some_and(|id| registry.entity(id).named) {
            return None;
        }
        let words = described::words(document, group);
        let the = document.children_by(group, &[Dep::Det]).any(|d| document.lemma(d) == "the");
        let the = if the { "the " } else { "" };
        let label = format!("one of {the}{}", label(document, group, words, registry));
        Some(self.add(document, head, group, label, Sort::Person, registry))
    }

    fn describe(
        &mut self,
        document: &Document<'_>,
        head: TokenIdx,
        sort: Sort,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        let lemma = document.lemma(head);
        let definite = document.children_by(head, &[Dep::Det]).any(|d| document.lemma(d) == "the");
        if definite && let Some(known) = self.spoken.get(lemma).copied() {
            return Some(known).filter(|id| registry.entity(*id).kind == sort.type_name());
        }
        let words = extent(document, head);
        let label = label(document, head, words, registry);
        Some(self.add(document, head, head, label, sort, registry))
    }

    fn add(
        &mut self,
        document: &Document<'_>,
        head: TokenIdx,
        noun: TokenIdx,
        label: String,
        sort: Sort,
        registry: &mut Registry,
    ) -> LocalId {
        let kind = sort.type_name();
        let indefinite =
            document.children_by(head, &[Dep::Det]).any(|d| matches!(document.lemma(d), "a" | "an"));
        let known = registry.of_kind(kind).find(|id| {
            !registry.entity(*id).named && registry.entity(*id).label.eq_ignore_ascii_case(&label)
        });
        let entity = known.filter(|_| !indefinite).unwrap_or_else(|| {
            let traits = Traits { kind: Some(document.lemma(noun).to_owned()), ..Traits::default() };
            registry.add(LocalEntity { kind: kind.to_owned(), label, traits, ..LocalEntity::default() })
        });
        if registry.covering(head).is_none() {
            let tokens = if head == noun { extent(document, head) } else { head..head + 1 };
            let found_by = STANDING_IN.to_owned();
            registry.mention(document, Placed { tokens, head, entity, form: Form::Nominal, found_by });
        }
        self.spoken.insert(document.lemma(noun).to_owned(), entity);
        entity
    }

    /// Whose words a document holds: "a poll by the bank", "a statement released by her family", "Larkspur Institute figures".
    fn maker(
        &mut self,
        document: &Document<'_>,
        saying: &Saying,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        let frame = Frame::new(document, head);
        let beside =
            [SlotName::Poss, Preposition::By.into(), Preposition::From.into(), Preposition::In.into()];
        let mut words: Vec<TokenIdx> = beside.into_iter().flat_map(|slot| frame.slot(slot)).collect();
        let made = document.children_by(head, &[Dep::Acl]).filter(|i| document.tag(*i) == Tag::Vbn);
        words.extend(made.flat_map(|verb| Frame::new(document, verb).slot(SlotName::Agent)));
        words.extend(frame.slot(SlotName::Modifier));
        words.sort_unstable();
        words.into_iter().filter(|word| *word != head).find_map(|word| {
            let Some(mention) = registry.covering(word) else {
                let possessor = document.pos(word) == Pos::Noun
                    && !matches!(document.dep(word), Dep::Compound | Dep::Nmod | Dep::Amod);
                return possessor
                    .then(|| sort(document, saying, word))
                    .flatten()
                    .filter(|sort| *sort != Sort::Thing)
                    .and_then(|sort| self.describe(document, word, sort, registry));
            };
            let entity = registry.entity(mention.entity);
            let before = word < head && matches!(document.dep(word), Dep::Compound | Dep::Nmod | Dep::Amod);
            let inside = document.head(word).is_some_and(|up| document.lemma(up) == "in");
            let fits = match entity.kind.as_str() {
                "Organization" => true,
                "Person" => !before && !inside,
                "Country" => !inside && (!before || document.pos(word) == Pos::Adj),
                _ => false,
            };
            fits.then_some(mention.entity)
        })
    }

    /// "The study" behind "a study by the bank": the same noun, whose maker was told before.
    fn told_maker(
        &mut self,
        document: &Document<'_>,
        saying: &Saying,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        let definite = document.children_by(head, &[Dep::Det]).any(|d| document.lemma(d) == "the");
        let same = |i: &TokenIdx| document.pos(*i) == Pos::Noun && document.lemma(*i) == document.lemma(head);
        let before: Vec<TokenIdx> = (0..head).rev().filter(same).collect();
        before.into_iter().filter(|_| definite).find_map(|noun| self.maker(document, saying, noun, registry))
    }

    /// "He said", "they added": who spoke just before, if nobody else fits.
    fn taken_up(
        &self,
        document: &Document<'_>,
        saying: &Saying,
        pronoun: TokenIdx,
        registry: &Registry,
    ) -> Option<LocalId> {
        let cue = *saying.cue.first()?;
        let here = document.sentence_idx(cue);
        let fits = |id: LocalId| {
            let entity = registry.entity(id);
            match document.lemma(pronoun) {
                "he" | "she" => entity.kind == "Person" && !entity.named,
                "they" => entity.kind == "Organization" && !entity.named,
                _ => false,
            }
        };
        let near = self.last.iter().filter(|(at, _)| *at < cue && here - document.sentence_idx(*at) <= REACH);
        let (_, last) = near.max_by_key(|(at, _)| *at)?;
        Some(*last).filter(|id| fits(*id))
    }
}

/// What kind of speaker a noun names, if it speaks at all.
fn sort(document: &Document<'_>, saying: &Saying, head: TokenIdx) -> Option<Sort> {
    let nobody = document
        .children_by(head, &[Dep::Det])
        .any(|d| matches!(document.lemma(d), "no" | "any" | "neither" | "what" | "which" | "whatever"));
    if nobody || document.in_time(document.span_of(head..head + 1)) {
        return None;
    }
    let plural = matches!(document.tag(head), Tag::Nns | Tag::Nnps);
    let cues = || saying.cue.iter().copied();
    if matches!(document.lemma(head), "those" | "these") {
        let below = document.subtree(head);
        let told =
            document.child(head, &[Dep::Acl, Dep::Relcl]).is_some() && extent(document, head).len() > 1;
        return (told && !cues().any(|cue| below.contains(&cue))).then_some(Sort::People);
    }
    // "according to bank records": the tagger takes the noun for a verb.
    let mistagged = document.pos(head) == Pos::Verb && document.dep(head) == Dep::Pobj;
    if !matches!(document.pos(head), Pos::Noun | Pos::Propn) && !mistagged {
        return None;
    }
    if document.hits.is(head, "speaking_thing") {
        // "the journal Science": it has a name.
        let named = document.child(head, &[Dep::Poss]).is_none()
            && document.children_by(head, &[Dep::Appos]).any(|a| document.pos(a) == Pos::Propn);
        let fits = cues().any(|i| TELLING.contains(&document.lemma(i)) || document.lemma(i) == "accord");
        return (fits && !named).then_some(Sort::Thing);
    }
    if document.hits.is_any(head, &PEOPLE) || document.hits.is(head, "party") && plural {
        return (plural || document.pos(head) == Pos::Noun).then_some(if plural {
            Sort::People
        } else {
            Sort::Person
        });
    }
    let speaking = |i: TokenIdx| SPEAKING.contains(&document.lemma(i)) && document.tag(i) != Tag::Vbg;
    let company = document.hits.is_any(head, &["party", "organization_noun", "company_noun"]);
    let cue = cues().any(speaking) && !company;
    let group = document.hits.is_any(head, &["collective", "band_noun", "group_noun"]);
    (cue && (plural || group) || document.hits.is(head, "speaking_body")).then_some(Sort::People)
}

/// "a student named Wong": the name's words.
fn called(document: &Document<'_>, head: TokenIdx) -> Option<Range<TokenIdx>> {
    let verb = document
        .children_by(head, &[Dep::Acl])
        .find(|v| matches!(document.lemma(*v), "name" | "call") && document.tag(*v) == Tag::Vbn)?;
    let name = document.child(verb, &[Dep::Oprd, Dep::Dobj, Dep::Attr])?;
    let fits = document.pos(name) == Pos::Propn && document.hits.is_any(head, &PEOPLE);
    fits.then(|| crate::registry::phrase(document, name, false))
}

fn named(document: &Document<'_>, name: Range<TokenIdx>, registry: &mut Registry) -> LocalId {
    let label = document.text_of(name.clone()).to_owned();
    let known = registry.of_kind("Person").find(|id| registry.entity(*id).label == label);
    let entity = known.unwrap_or_else(|| {
        registry.add(LocalEntity { kind: "Person".to_owned(), label, named: true, ..LocalEntity::default() })
    });
    let head = document.head_of(name.clone());
    let found_by = "names/called".to_owned();
    registry.mention(document, Placed { tokens: name, head, entity, form: Form::Name, found_by });
    entity
}

/// The group that "one of …" takes somebody from.
fn one_of(document: &Document<'_>, head: TokenIdx) -> Option<TokenIdx> {
    let one = document.lemma(head) == "one" && !matches!(document.dep(head), Dep::Nummod);
    let of = document.children_by(head, &[Dep::Prep]).find(|p| document.lemma(*p) == "of").filter(|_| one)?;
    document
        .child(of, &[Dep::Pobj])
        .filter(|i| document.tag(*i) == Tag::Nns && document.hits.is_any(*i, &PEOPLE))
}

/// The words of a description; those of "those surveyed" go on to the end of the clause.
fn extent(document: &Document<'_>, head: TokenIdx) -> Range<TokenIdx> {
    if document.pos(head) == Pos::Noun || document.pos(head) == Pos::Propn {
        return described::words(document, head);
    }
    let last = document.subtree(head).last().copied().unwrap_or(head);
    let comma = (head..last).find(|i| document.text(*i) == ",").unwrap_or(last + 1);
    let end = comma.min(last + 1);
    if end - head > LONGEST { head..head + 1 } else { head..end }
}

/// The words of a description, its owner's name in place of a pronoun.
fn label(document: &Document<'_>, head: TokenIdx, words: Range<TokenIdx>, registry: &Registry) -> String {
    let start = words.start;
    // "Reports say" speaks of "reports".
    let opens = document.sentence(start).tokens.start == start
        && matches!(document.pos(start), Pos::Noun | Pos::Adj)
        && document.name_at(start).is_none()
        && registry.holding(start).all(|m| m.head == head);
    let text = crate::mention::plain_label(document.text_of(words));
    let owner = document
        .child(head, &[Dep::Poss])
        .filter(|p| document.tag(*p) == Tag::PrpPoss)
        .and_then(|p| registry.entity_at(p))
        .map(|id| registry.entity(id).label.clone());
    match owner {
        Some(owner) if owner.ends_with('s') => format!("{owner}' {text}"),
        Some(owner) => format!("{owner}'s {text}"),
        None if opens => lowered(&text),
        None => described::uncapitalised(document, start, text, registry),
    }
}

fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
