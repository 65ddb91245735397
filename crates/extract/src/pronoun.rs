//! Personal pronouns: the nearest fitting name or description before them, subjects first (after Lappin and Leass 1994).

use crate::attribution::Saying;
use crate::document::{Document, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_model::{Form, Gender, LocalId};

/// How many sentences back a pronoun looks.
const REACH: usize = 3;

/// Registers pronouns that have an antecedent.
pub fn register(document: &Document<'_>, sayings: &[Saying], registry: &mut Registry) {
    for i in 0..document.tokens.len() {
        // The "He" of "He Lifeng" is a name.
        if registry.covering(i).is_some_and(|mention| mention.tokens.len() > 1) {
            continue;
        }
        let antecedent = match document.text(i).to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => person(document, i, Gender::Male, registry),
            "she" | "her" | "hers" | "herself" => person(document, i, Gender::Female, registry),
            "it" | "its" | "itself" if matches!(document.tag(i), "PRP" | "PRP$") => {
                body(document, i, registry)
            }
            "i" | "me" | "my" | "we" | "us" | "our" if document.tag(i).starts_with("PRP") => {
                speaker(i, sayings, registry)
            }
            _ => None,
        };
        if let Some(entity) = antecedent {
            registry.mention(
                document,
                Placed {
                    tokens: i..i + 1,
                    head: i,
                    entity,
                    form: Form::Pronoun,
                    found_by: "pronoun".to_owned(),
                },
            );
        }
    }
}

/// Whoever is quoted says "I" and "we".
fn speaker(i: TokenIdx, sayings: &[Saying], registry: &Registry) -> Option<LocalId> {
    let saying = sayings.iter().filter(|s| s.is_voiced() && s.holds(i)).min_by_key(|s| s.n_tokens())?;
    saying.source.iter().find_map(|s| registry.entity_at(*s))
}

fn candidates<'r>(
    document: &'r Document<'_>,
    i: TokenIdx,
    registry: &'r Registry,
) -> impl Iterator<Item = &'r Placed> {
    let sentence = document.sentence_idx(i);
    registry.mentions.iter().filter(move |m| {
        m.head < i && sentence - document.sentence_idx(m.head) < REACH && !m.tokens.contains(&i)
    })
}

fn person(document: &Document<'_>, i: TokenIdx, gender: Gender, registry: &mut Registry) -> Option<LocalId> {
    let fits = |m: &&Placed| {
        let entity = registry.entity(m.entity);
        entity.kind == "Person" && entity.traits.gender.is_none_or(|g| g == gender)
    };
    let own = reporter(document, i).and_then(|head| registry.at(head)).filter(|m| fits(m));
    let near = || candidates(document, i, registry).filter(fits).max_by_key(|m| salience(document, i, m));
    let chosen = own.or_else(near)?.entity;
    registry.entity_mut(chosen).traits.gender.get_or_insert(gender);
    Some(chosen)
}

/// "X denied that he had signed": whoever reports speaks of himself, unless something else is said.
fn reporter(document: &Document<'_>, pronoun: TokenIdx) -> Option<TokenIdx> {
    let clause = document.ancestors(pronoun).take(3).find(|verb| document.dep(*verb) == "ccomp")?;
    let cue = document.head(clause).filter(|cue| document.hits.is(*cue, "reporting"))?;
    document.child(cue, &["nsubj"]).filter(|subject| *subject < pronoun)
}

fn body(document: &Document<'_>, i: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let acting = |m: &&Placed| {
        matches!(registry.entity(m.entity).kind.as_str(), "Country" | "Organization" | "Meeting")
            && m.form != Form::Demonym
            && matches!(document.dep(m.head), "nsubj" | "nsubjpass" | "poss")
    };
    candidates(document, i, registry)
        .filter(acting)
        .max_by_key(|m| salience(document, i, m))
        .map(|m| m.entity)
}

/// Sentences back count most, then the grammatical role, then nearness.
fn salience(document: &Document<'_>, i: TokenIdx, m: &Placed) -> (i32, usize) {
    let back = (document.sentence_idx(i) - document.sentence_idx(m.head)) as i32;
    let role = match document.dep(m.head) {
        "nsubj" | "nsubjpass" => 4,
        "dobj" | "agent" => 2,
        "poss" | "compound" => 0,
        _ => 1,
    };
    let form = i32::from(m.form == Form::Pronoun);
    (role + form - 3 * back, m.head)
}
