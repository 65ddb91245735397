//! Finds who speaks.

use super::Voice;
use super::unnamed::Unnamed;
use crate::argument::ArgumentReader;
use crate::attribution::{Manner, Saying, is_mark};
use crate::office::Offices;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::party::issuer;
use crate::registry::Registry;
use crate::status::factuality;
use crate::syntax::{Frame, phrase};
use crate::timing::is_ahead;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::Usage;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId, Span, Status};
use std::ops::Range;

/// Finds the speaker of every saying.
pub fn voices<'s>(
    parsed: &ParsedReport<'_>,
    offices: &Offices,
    sayings: &'s [Saying],
    registry: &mut Registry,
) -> Vec<Voice<'s>> {
    let mut speakers = Speakers { parsed, offices, unnamed: Unnamed::default() };
    sayings.iter().map(|saying| speakers.voice(saying, registry)).collect()
}

/// What speakers are found with.
struct Speakers<'d, 'r> {
    parsed: &'d ParsedReport<'r>,
    offices: &'d Offices,
    unnamed: Unnamed,
}

impl Speakers<'_, '_> {
    fn voice<'s>(&mut self, saying: &'s Saying, registry: &mut Registry) -> Voice<'s> {
        let parsed = self.parsed;
        let picked = self.picked(saying, registry);
        // The words are read though somebody is picked out of them: what they propose is the report's.
        let told = self.told(saying, registry);
        let speaker = picked.or(told).or_else(|| self.described(saying, registry));
        if let Some((speaker, _)) = speaker {
            self.unnamed.note(saying.cue.first().copied(), speaker);
        }
        let unknown = speaker.is_none() && is_untold(parsed, saying);
        let speaker = speaker.filter(|(id, _)| !is_publisher(parsed, *id, registry));
        let joint = speaker.map_or_else(Vec::new, |(first, _)| joint(parsed, saying, first, registry));
        Voice { saying, speaker, unknown, joint, status: status_of(parsed, saying) }
    }

    /// Finds somebody picked out of those whom the words name, or the holder of the post that they name.
    fn picked(&mut self, saying: &Saying, registry: &mut Registry) -> Option<(LocalId, Span)> {
        saying.source.iter().find_map(|head| {
            let picked = self.unnamed.picked(self.parsed, *head, registry);
            let one = picked.or_else(|| holder(self.offices, *head, registry))?;
            Some((one, self.parsed.span_of(source_words(self.parsed, *head))))
        })
    }

    /// Finds the party that the words bring, or for which they stand.
    fn told(&self, saying: &Saying, registry: &mut Registry) -> Option<(LocalId, Span)> {
        let parsed = self.parsed;
        saying.source.iter().find_map(|head| {
            let own = registry.at(*head).map(|m| m.entity).filter(|id| is_party(&registry.entity(*id).kind));
            let own = own.map(|id| (id, parsed.span_of(source_words(parsed, *head))));
            let found = own
                .or_else(|| self.read(*head, &is_party, registry))
                .or_else(|| self.spoken_for(*head, registry))
                .or_else(|| issued(parsed, *head, registry));
            found.filter(|_| !is_share(parsed, *head, registry))
        })
    }

    /// Makes somebody without a name of the words that describe who speaks.
    fn described(&mut self, saying: &Saying, registry: &mut Registry) -> Option<(LocalId, Span)> {
        saying.source.iter().find_map(|head| {
            let found = self.unnamed.speaker(self.parsed, saying, *head, registry)?;
            Some((found, self.parsed.span_of(source_words(self.parsed, *head))))
        })
    }

    /// Enters what a word brings in the register, and gives the first of it.
    fn read(
        &self,
        head: TokenIdx,
        accepted: &dyn Fn(&str) -> bool,
        registry: &mut Registry,
    ) -> Option<(LocalId, Span)> {
        let (parsed, offices) = (self.parsed, self.offices);
        let groups = &["actor_group"];
        let reader = ArgumentReader { parsed, offices, registry, accepted, groups, parties: false };
        let arguments = reader.read(head).commit(parsed, registry);
        arguments.first().map(|argument| (argument.entity, argument.span))
    }

    /// Finds whom an unnamed head, a statement or state media speak for: "the heads of the bank", "a ministry statement".
    fn spoken_for(&self, head: TokenIdx, registry: &mut Registry) -> Option<(LocalId, Span)> {
        let parsed = self.parsed;
        let former = parsed.children(head).iter().any(|c| parsed.serves(*c, Usage::Former));
        if former || !parsed.hits.is_any(head, &["leader", "mouthpiece"]) {
            return None;
        }
        let frame = Frame::new(parsed, head);
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
        let found: Vec<_> = words.filter_map(|word| self.read(word, &body, registry)).collect();
        found.first().map(|(body, _)| (*body, parsed.span_of(source_words(parsed, head))))
    }
}

fn is_party(kind: &str) -> bool {
    matches!(kind, types::PERSON | types::COUNTRY | types::ORGANIZATION)
}

/// Lists who says the same with a first speaker: what "and" joins to the source, and the further members of a group.
fn joint(
    parsed: &ParsedReport<'_>,
    saying: &Saying,
    first: LocalId,
    registry: &Registry,
) -> Vec<(LocalId, Span)> {
    let others = saying.source.iter().flat_map(|head| coordinated(parsed, *head));
    let together = saying.source.iter().flat_map(|i| registry.members(*i).iter().map(|id| (*id, *i)));
    let named = others.filter_map(|i| Some((registry.entity_at(i)?, i))).chain(together);
    let parties = named.filter(|(id, _)| *id != first && is_party(&registry.entity(*id).kind));
    parties.map(|(id, i)| (id, parsed.span_of(source_words(parsed, i)))).collect()
}

/// "The head of the inquiry in Lima, Ana Ruiz, said": whoever is told to hold the post.
fn holder(offices: &Offices, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let post = offices.get(&head).filter(|post| post.is_held())?;
    post.holder.filter(|id| registry.entity(*id).named && registry.entity(*id).kind == types::PERSON)
}

/// "The letter said": whose letter it is.
fn issued(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<(LocalId, Span)> {
    // "Kenya's budget forecasts growth": a plan or a law lays down, and nobody is told to have said so.
    const PLANS: [&str; 6] = ["plan", "program", "programme", "proposal", "scheme", "strategy"];
    if parsed.hits.is(head, "law_noun") || PLANS.contains(&parsed.lemma(head)) {
        return None;
    }
    let id = registry.entity_at(head).filter(|id| registry.entity(*id).kind == types::DOCUMENT)?;
    Some((issuer(parsed, id, registry)?, parsed.span_of(source_words(parsed, head))))
}

/// Whether nobody is told to speak, or only a thing shows quoted words ("a banner read “…”"). What is expected or thought by nobody named
/// is the report's own.
fn is_untold(parsed: &ParsedReport<'_>, saying: &Saying) -> bool {
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
    let quoted = || saying.content.iter().cloned().flatten().any(|i| is_mark(parsed, i));
    let thing = |i: &TokenIdx| parsed.pos(*i) == Pos::Noun && !parsed.hits.is_any(*i, &PEOPLE);
    // A label that names nobody known: "Q: …".
    let labelled = saying.cue.len() == 1 && !parsed.text(saying.cue[0]).chars().any(char::is_alphanumeric);
    silent || labelled || !saying.source.is_empty() && saying.source.iter().all(thing) && quoted()
}

/// What "and" joins to a word.
fn coordinated(parsed: &ParsedReport<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let found: Vec<TokenIdx> = parsed.conjuncts_after(head).collect();
    let or = found
        .iter()
        .chain([&head])
        .any(|i| parsed.child(*i, &[Dep::Cc]).is_some_and(|cc| !matches!(parsed.lemma(cc), "and" | "&")));
    if or { Vec::new() } else { found }
}

/// Whether a saying is reported as said, by its verb: "did not say", "will announce". Who may say something of their own, says it ("I
/// must say").
fn status_of(parsed: &ParsedReport<'_>, saying: &Saying) -> Status {
    let verb = saying.cue.iter().rev().copied().find(|cue| parsed.pos(*cue) == Pos::Verb);
    let Some(verb) = verb.filter(|verb| parsed.hits.is_any(*verb, &["reporting", "deny_verb"])) else {
        return Status::Happened;
    };
    // "everybody I spoke to said": no infinitive.
    if matches!(parsed.tag(verb), Tag::Vbd | Tag::Vbz)
        && parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To)
    {
        return Status::Happened;
    }
    let fact = factuality(parsed, verb, false, &|token| is_ahead(parsed, token));
    let own = saying.source.iter().any(|i| matches!(parsed.lemma(*i), "i" | "we"));
    if own && fact.positive { Status::Happened } else { fact.status() }
}

/// "most Germans", "six in ten Kenyans": people counted, who do not speak for their country.
fn is_share(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> bool {
    let people = parsed
        .subtree(head)
        .into_iter()
        .find(|i| registry.at(*i).is_some_and(|m| m.form == Form::Demonym) && parsed.tag(*i).is_plural());
    people.is_some_and(|people| {
        people != head
            || parsed.children(people).iter().any(|c| {
                parsed.pos(*c) == Pos::Num
                    || matches!(parsed.lemma(*c), "most" | "many" | "some" | "few" | "several" | "more")
            })
    })
}

/// What the report's own publisher says, the report says.
fn is_publisher(parsed: &ParsedReport<'_>, speaker: LocalId, registry: &Registry) -> bool {
    let Some(publisher) = parsed.report.publisher.as_ref() else { return false };
    let entity = registry.entity(speaker);
    entity.kind == types::ORGANIZATION
        && std::iter::once(&entity.label)
            .chain(&entity.names)
            .any(|name| name.eq_ignore_ascii_case(&publisher.value))
}

pub(super) fn source_words(parsed: &ParsedReport<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let words = phrase(parsed, head, true);
    let titled = parsed
        .children_by(head, &[Dep::Compound, Dep::Amod, Dep::Nmod, Dep::Poss, Dep::Det])
        .map(|c| parsed.subtree(c)[0])
        .min();
    titled.map_or(words.start, |t| t.min(words.start))..words.end
}
