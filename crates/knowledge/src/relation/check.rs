//! Finds patterns whose form alone shows that they can never match, although they would load.

use super::{Pattern, Range, Relation};
use crate::ontology::QualifierReading;
use crate::pattern::{Path, Role, SlotName, Term, TriggerPos};
use rapporteur_model::RelationFamily;
use std::collections::BTreeSet;

/// The id of a pattern and what is wrong with it.
type Problem = (String, String);

/// Ids that two patterns, or a pattern and a derivation, share.
pub(super) fn duplicates(relation: &Relation) -> impl Iterator<Item = Problem> {
    let mut seen = BTreeSet::new();
    let patterns = relation.patterns.iter().map(|pattern| &pattern.id);
    let ids = patterns.chain(relation.derived.iter().map(|rule| &rule.id));
    let double: Vec<Problem> = ids
        .filter(|id| !seen.insert((*id).clone()))
        .map(|id| (id.clone(), "two of this relation have the id: rename one".to_owned()))
        .collect();
    double.into_iter()
}

/// Patterns that can never make a claim.
pub(super) fn unsound(relation: &Relation) -> impl Iterator<Item = Problem> {
    let problems = |pattern: &Pattern| -> Vec<String> {
        let found = [arguments(relation, pattern), types(relation, pattern), trigger(relation, pattern)];
        let slots = slots(pattern).into_iter();
        found.into_iter().flatten().chain(slots).chain(confidence(pattern)).collect()
    };
    let named = |pattern: &Pattern| {
        let id = pattern.id.clone();
        problems(pattern).into_iter().map(move |problem| (id.clone(), problem))
    };
    relation.patterns.iter().flat_map(named).collect::<Vec<_>>().into_iter()
}

/// The arguments that the relation's range requires.
fn arguments(relation: &Relation, pattern: &Pattern) -> Option<String> {
    let problem = match &relation.range {
        Range::Literal(datatype) => match (datatype.as_str(), pattern.count.is_some()) {
            _ if pattern.object.is_some() => "a relation with a `literal` takes no `object`",
            ("integer" | "decimal", false) => "a number needs `count`: the slot of what is counted",
            ("date", true) => "a date is read from around the trigger: leave out `count`",
            _ => return None,
        },
        Range::Types(_) if pattern.count.is_some() => "`count` is for relations whose `literal` is a number",
        Range::Types(_) if pattern.object.is_none() && !relation.objectless => {
            "`object` is missing: name its slot, or set the relation's `objectless`"
        }
        Range::Types(_) => return None,
    };
    Some(problem.to_owned())
}

/// Types that are not narrower than the relation's.
fn types(relation: &Relation, pattern: &Pattern) -> Option<String> {
    let wider =
        |names: &[String], accepts: &dyn Fn(&str) -> bool| names.iter().find(|name| !accepts(name)).cloned();
    let from = wider(&pattern.from, &|kind| relation.accepts_subject(kind)).map(|kind| (kind, "from"));
    let wrong =
        from.or_else(|| wider(&pattern.to, &|kind| relation.accepts_object(kind)).map(|kind| (kind, "to")));
    wrong
        .map(|(kind, field)| format!("`{kind}` in `{field}` is no type that the relation itself takes there"))
}

fn trigger(relation: &Relation, pattern: &Pattern) -> Option<String> {
    let heads = || pattern.trigger.alternatives.iter().map(|alternative| &alternative.head);
    if let Some(head) = heads().find(|head| !matches!(head, Term::Lemma(_) | Term::Class(_) | Term::Any)) {
        return Some(format!(
            "`{head}` cannot fire a pattern: write a lemma, @class or *, the rest in `where`"
        ));
    }
    let any = heads().any(|head| *head == Term::Any);
    if relation.families.contains(&RelationFamily::Open) {
        let every = any && pattern.trigger.pos == TriggerPos::Verb;
        return (!every)
            .then(|| "a relation of the family `open` takes every verb: write `verb: *`".to_owned());
    }
    (any && pattern.trigger.pos != TriggerPos::Noun).then(|| "`*` fires at names: write `noun: *`".to_owned())
}

/// Steps of slots that lead nowhere.
fn slots(pattern: &Pattern) -> Vec<String> {
    let light = pattern.trigger.alternatives.iter().any(|alternative| !alternative.light.is_empty());
    let argument = [Some(&pattern.subject), pattern.object.as_ref(), pattern.speaker.as_ref()];
    let argument = argument.into_iter().flatten().map(|slot| (slot, true));
    let conditions = pattern.conditions.iter().chain(&pattern.unless).map(|(slot, _)| slot);
    let words = conditions.chain(&pattern.count).map(|slot| (slot, false));
    let qualified = pattern
        .with
        .iter()
        .map(|filling| (&filling.slot, filling.qualifier.reading == QualifierReading::Entity));
    let role = pattern.role.iter().filter_map(|role| match role {
        Role::Trigger => None,
        Role::Slot(slot) => Some((slot, false)),
    });
    let paths = argument
        .chain(words)
        .chain(qualified)
        .chain(role)
        .flat_map(|(slot, is_argument)| slot.0.iter().map(move |path| (path, is_argument)));
    paths.filter_map(|(path, is_argument)| dead_step(path, is_argument, light)).collect()
}

fn dead_step(path: &Path, is_argument: bool, has_light: bool) -> Option<String> {
    for (i, step) in path.iter().enumerate() {
        let last = i + 1 == path.len();
        if *step == SlotName::Light && (i > 0 || !has_light) {
            return Some(
                "`light` stands first, and only where the trigger has an object in brackets".to_owned(),
            );
        }
        if step.is_thing() && !(last && is_argument) {
            return Some(format!("`{step}` brings no words: it ends a subject, object or speaker"));
        }
    }
    None
}

fn confidence(pattern: &Pattern) -> Option<String> {
    let sound = pattern.confidence > 0.0 && pattern.confidence <= 1.0;
    (!sound).then(|| format!("confidence {} is not above 0 and at most 1", pattern.confidence))
}
