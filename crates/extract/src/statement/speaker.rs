//! Who speaks.

use super::Voice;
use super::unnamed::Unnamed;
use crate::argument::{Argument, Reader};
use crate::attribution::{Manner, Saying, is_mark};
use crate::document::{Document, TokenIdx};
use crate::office::Offices;
use crate::party::issuer;
use crate::registry::{Registry, phrase};
use crate::status::factuality;
use crate::syntax::Frame;
use crate::timing::is_ahead;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId, Span, Status};
use std::ops::Range;

/// Finds the speaker of every saying.
pub fn voices<'s>(
    document: &Document<'_>,
    offices: &Offices,
    sayings: &'s [Saying],
    registry: &mut Registry,
) -> Vec<Voice<'s>> {
    let reader = Reader { document, offices, groups: &["actor_group"], parties: false };
    let mut unnamed = Unnamed::default();
    sayings
        .iter()
        .map(|saying| {
            let party = |kind: &str| matches!(kind, types::PERSON | types::COUNTRY | types::ORGANIZATION);
            let one = saying.source.iter().find_map(|head| {
                let picked = unnamed.picked(document, *head, registry);
                let one = picked.or_else(|| holder(offices, *head, registry))?;
                Some((one, document.span_of(source_words(document, *head))))
            });
            let found = saying.source.iter().find_map(|head| {
                let own = registry.at(*head).map(|m| m.entity).filter(|id| party(&registry.entity(*id).kind));
                let read = || {
                    let all = reader.read(registry, *head, &party);
                    let all = if all.is_empty() { spoken_for(&reader, registry, *head) } else { all };
                    all.first().map(|a| (a.entity, a.span))
                };
                let found = own.map(|id| (id, document.span_of(source_words(document, *head)))).or_else(read);
                let found = found.or_else(|| issued(document, *head, registry));
                found.filter(|_| !is_share(document, *head, registry))
            });
            let speaker = one.or(found).or_else(|| {
                saying.source.iter().find_map(|head| {
                    let found = unnamed.speaker(document, saying, *head, registry)?;
                    Some((found, document.span_of(source_words(document, *head))))
                })
            });
            if let Some((speaker, _)) = speaker {
                unnamed.note(saying.cue.first().copied(), speaker);
            }
            let unknown = speaker.is_none() && is_untold(document, saying);
            let speaker = speaker.filter(|(id, _)| !is_publisher(document, *id, registry));
            let joint = speaker.map_or_else(Vec::new, |first| {
                let others = saying.source.iter().flat_map(|head| coordinated(document, *head));
                let together =
                    saying.source.iter().flat_map(|i| registry.members(*i).iter().map(|id| (*id, *i)));
                let named = others.filter_map(|i| Some((registry.entity_at(i)?, i))).chain(together);
                let parties = named.filter(|(id, _)| *id != first.0 && party(&registry.entity(*id).kind));
                parties.map(|(id, i)| (id, document.span_of(source_words(document, i)))).collect()
            });
            Voice { saying, speaker, unknown, joint, status: status_of(document, saying) }
        })
        .collect()
}

/// "The head of the inquiry in Lima, Ana Ruiz, said": whoever is told to hold the post.
fn holder(offices: &Offices, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let post = offices.get(&head).filter(|post| post.is_held())?;
    post.holder.filter(|id| registry.entity(*id).named && registry.entity(*id).kind == types::PERSON)
}

/// "The letter said": whose letter it is.
fn issued(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> Option<(LocalId, Span)> {
    let id = registry.entity_at(head).filter(|id| registry.entity(*id).kind == types::DOCUMENT)?;
    Some((issuer(document, id, registry)?, document.span_of(source_words(document, head))))
}

/// Whether nobody is told to speak, or only a thing shows quoted words ("a banner read “…”"). What is expected or thought by nobody named
/// is the report's own.
fn is_untold(document: &Document<'_>, saying: &Saying) -> bool {
    const PEOPLE: [&str; 12] = [
        "actor_group",
        "band_noun",
        "collective",
        "group_noun",
        "human_noun",
        "leader",
        "nationality_noun",
        "office",
        "person_noun",
        "representative",
        "speaking_noun",
        "spokesperson",
    ];
    let silent = saying.source.is_empty() && !matches!(saying.manner, Manner::Think | Manner::Regard);
    let quoted = || saying.content.iter().cloned().flatten().any(|i| is_mark(document, i));
    let thing = |i: &TokenIdx| document.pos(*i) == Pos::Noun && !document.hits.is_any(*i, &PEOPLE);
    // A label that names nobody known: "Q: …".
    let labelled = saying.cue.len() == 1 && !document.text(saying.cue[0]).chars().any(char::is_alphanumeric);
    silent || labelled || !saying.source.is_empty() && saying.source.iter().all(thing) && quoted()
}

/// What "and" joins to a word.
fn coordinated(document: &Document<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let found: Vec<TokenIdx> = document.conjuncts_after(head).collect();
    let or = found
        .iter()
        .chain([&head])
        .any(|i| document.child(*i, &[Dep::Cc]).is_some_and(|cc| !matches!(document.lemma(cc), "and" | "&")));
    if or { Vec::new() } else { found }
}

/// Whom an unnamed head, a statement or state media speak for: "the heads of the bank", "a ministry statement".
fn spoken_for(reader: &Reader<'_, '_>, registry: &mut Registry, head: TokenIdx) -> Vec<Argument> {
    let document = reader.document;
    let former =
        document.children(head).iter().any(|c| matches!(document.lemma(*c), "former" | "ex" | "retired"));
    if former || !document.hits.is_any(head, &["leader", "mouthpiece"]) {
        return Vec::new();
    }
    let frame = Frame::new(document, head);
    let words = [
        SlotName::Poss,
        SlotName::Modifier,
        Preposition::Of.into(),
        Preposition::From.into(),
        Preposition::By.into(),
    ]
    .into_iter()
    .flat_map(|slot| frame.slot(slot));
    let body = |kind: &str| matches!(kind, types::COUNTRY | types::ORGANIZATION);
    let mut found: Vec<Argument> = words.flat_map(|word| reader.read(registry, word, &body)).collect();
    let own = document.span_of(source_words(document, head));
    found.iter_mut().for_each(|argument| argument.span = own);
    found
}

/// Whether a saying is reported as said, by its verb: "did not say", "will announce". Who may say something of their own, says it ("I
/// must say").
fn status_of(document: &Document<'_>, saying: &Saying) -> Status {
    let verb = saying.cue.iter().rev().copied().find(|cue| document.pos(*cue) == Pos::Verb);
    let Some(verb) = verb.filter(|verb| document.hits.is_any(*verb, &["reporting", "deny_verb"])) else {
        return Status::Happened;
    };
    // "everybody I spoke to said": no infinitive.
    if matches!(document.tag(verb), Tag::Vbd | Tag::Vbz)
        && document.children_by(verb, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To)
    {
        return Status::Happened;
    }
    let fact = factuality(document, verb, false, &|token| is_ahead(document, token));
    let own = saying.source.iter().any(|i| matches!(document.lemma(*i), "i" | "we"));
    if own && fact.positive { Status::Happened } else { fact.status() }
}

/// "most Germans", "six in ten Kenyans": people counted, who do not speak for their country.
fn is_share(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> bool {
    let people = document
        .subtree(head)
        .into_iter()
        .find(|i| registry.at(*i).is_some_and(|m| m.form == Form::Demonym) && document.tag(*i).is_plural());
    people.is_some_and(|people| {
        people != head
            || document.children(people).iter().any(|c| {
                document.pos(*c) == Pos::Num
                    || matches!(document.lemma(*c), "most" | "many" | "some" | "few" | "several" | "more")
            })
    })
}

/// What the report's own publisher says, the report says.
fn is_publisher(document: &Document<'_>, speaker: LocalId, registry: &Registry) -> bool {
    let Some(publisher) = document.report.publisher.as_ref() else { return false };
    let entity = registry.entity(speaker);
    entity.kind == types::ORGANIZATION
        && std::iter::once(&entity.label)
            .chain(&entity.names)
            .any(|name| name.eq_ignore_ascii_case(&publisher.value))
}

pub(super) fn source_words(document: &Document<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let words = phrase(document, head, true);
    let titled = document
        .children_by(head, &[Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Poss, Dep::Det])
        .map(|c| document.subtree(c)[0])
        .min();
    titled.map_or(words.start, |t| t.min(words.start))..words.end
}
