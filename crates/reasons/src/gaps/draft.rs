//! Drafts a pattern for a predicate and proves it.

use super::error::DraftError;
use super::evidence::{Candidate, Evidence, Party, Wanted};
use super::pattern::{PatternText, RelationText, id_of};
use super::proof::{Left, Proof, Proven};
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::{Knowledge, Range, Relation};
use rapporteur_model::RelationFamily;
use rapporteur_pipeline::Pipeline;
use std::collections::{BTreeMap, BTreeSet};

/// Most sentences that are tried as examples, and most as rejects.
const MAX_TRIED: usize = 200;

/// Most rejects that a draft has.
const MAX_REJECTS: usize = 2;

/// A proven draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// A fragment of TOML: a pattern, or a whole relation that has it.
    pub text: String,
    /// What a person should know of it.
    pub remarks: Vec<String>,
}

/// Drafts a pattern of a relation for a predicate that `evidence` was collected of, with at most `n_examples`
/// examples. The pattern is loaded in the place where it belongs and reads each example, taken from the reports, as
/// its report means it; it leaves the rejects alone.
///
/// # Errors
/// If nothing fits the relation or nothing proves the pattern.
pub fn draft(
    pipeline: &Pipeline,
    evidence: Evidence,
    wanted: &Wanted,
    relation: &str,
    n_examples: usize,
) -> Result<Draft, DraftError> {
    let mut evidence = evidence;
    evidence.settle();
    let knowledge = pipeline.knowledge();
    let known = knowledge.relation(relation);
    takes_things(knowledge, relation, known)?;
    let Some(first) = evidence.places.first() else {
        let others = evidence.others();
        let others = if others.is_empty() { others } else { format!(", but it has {others}") };
        return Err(DraftError::NoPredicate { predicate: wanted.given.clone(), others });
    };
    let predicate = format!("{}: {}", first.predicate.class, wanted.told(&first.predicate.stem));
    let (usable, unfit) = usable(&evidence, &predicate, relation, known)?;
    let Some((stem, slot, candidates)) = most_frequent(&usable) else {
        let tail = first.predicate.tail.clone();
        return Err(DraftError::NoSlot { predicate, tail });
    };
    let trigger = wanted.trigger(stem);
    let plan = Plan { knowledge, relation, known, predicate: &predicate, trigger, slot, candidates };
    let mut draft = plan.proven(pipeline, &evidence, n_examples)?;
    if !unfit.is_empty() {
        draft.remarks.push(format!("left out, since {relation} does not take them: {unfit}"));
    }
    Ok(draft)
}

/// Refuses relations for which no pattern between two things can be written.
fn takes_things(knowledge: &Knowledge, name: &str, known: Option<&Relation>) -> Result<(), DraftError> {
    let refused = |takes| Err(DraftError::Relation { relation: name.to_owned(), takes });
    match known {
        None if !is_name(name) => Err(DraftError::RelationName(name.to_owned())),
        Some(Relation { range: Range::Literal(_), .. }) => refused("takes numbers or dates and no things"),
        Some(_) if knowledge.families.has(RelationFamily::Open, name) => refused("takes every predicate"),
        _ => Ok(()),
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A place that a sentence alone can prove, with its object.
type Usable<'e> = (&'e Candidate, &'e Party);

/// The places whose both things are named and fit the relation, and the pairs of types that do not.
fn usable<'e>(
    evidence: &'e Evidence,
    predicate: &str,
    relation: &str,
    known: Option<&Relation>,
) -> Result<(Vec<Usable<'e>>, String), DraftError> {
    let named = evidence.places.iter().filter_map(|place| {
        let object = place.object.as_ref().filter(|object| !object.is_pronoun)?;
        (!place.subject.is_pronoun).then_some((place, object))
    });
    let named: Vec<Usable<'e>> = named.collect();
    if named.is_empty() {
        let place = evidence.places.first().map_or_else(String::new, |place| place.place.clone());
        let (predicate, n) = (predicate.to_owned(), evidence.places.len());
        return Err(DraftError::NoNames { predicate, n, place });
    }
    let fits = |(place, object): &Usable<'e>| {
        known.is_none_or(|relation| {
            relation.accepts_subject(&place.subject.kind) && relation.accepts_object(&object.kind)
        })
    };
    let (fit, unfit): (Vec<_>, Vec<_>) = named.into_iter().partition(fits);
    let unfit = pairs(&unfit);
    match known {
        Some(known) if fit.is_empty() => Err(DraftError::Types {
            relation: relation.to_owned(),
            from: known.from.join(", "),
            to: match &known.range {
                Range::Types(types) => types.join(", "),
                Range::Literal(datatype) => datatype.clone(),
            },
            predicate: predicate.to_owned(),
            found: unfit,
        }),
        _ => Ok((fit, unfit)),
    }
}

/// The pairs of types with their numbers, the most frequent first.
fn pairs(places: &[Usable<'_>]) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (place, object) in places {
        *counts.entry((&place.subject.kind, &object.kind)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(pair, n)| (std::cmp::Reverse(*n), *pair));
    let told: Vec<String> = counts.iter().map(|((from, to), n)| format!("{from} to {to} ({n})")).collect();
    told.join(", ")
}

/// The stem and slot that most places have, with these places, the shortest sentence first.
fn most_frequent<'e>(places: &[Usable<'e>]) -> Option<(&'e str, SlotName, Vec<Usable<'e>>)> {
    let mut groups: BTreeMap<(&str, &str), (SlotName, Vec<Usable<'e>>)> = BTreeMap::new();
    for (place, object) in places {
        let Some(slot) = place.slot.filter(|slot| *slot != SlotName::Clause) else { continue };
        let key = (place.predicate.stem.as_str(), slot.as_str());
        groups.entry(key).or_insert_with(|| (slot, Vec::new())).1.push((place, object));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, (_, places))| std::cmp::Reverse(places.len()));
    let ((stem, _), (slot, mut places)) = groups.into_iter().next()?;
    places.sort_by_key(|(place, _)| (place.text.len(), &place.text));
    Some((stem, slot, places))
}

/// What is drafted.
struct Plan<'e> {
    knowledge: &'e Knowledge,
    relation: &'e str,
    /// The relation, if there is one of the name.
    known: Option<&'e Relation>,
    predicate: &'e str,
    /// What fires the pattern, without its word class.
    trigger: String,
    slot: SlotName,
    candidates: Vec<Usable<'e>>,
}

impl Plan<'_> {
    fn proven(
        &self,
        pipeline: &Pipeline,
        evidence: &Evidence,
        n_examples: usize,
    ) -> Result<Draft, DraftError> {
        let mut pattern = self.unproven();
        let pipeline = pipeline.with_knowledge(self.loaded(&pattern)?)?;
        let proof = Proof { pipeline: &pipeline, relation: self.relation, pattern: &pattern.id };
        let (examples, n_tried) = self.examples(&proof, n_examples.max(2));
        let Some(first) = examples.first() else {
            let (trigger, place) = (pattern.trigger.clone(), self.first_place());
            return Err(DraftError::Unproven { trigger, n: n_tried, place });
        };
        let mut notations: Vec<String> = examples.iter().map(Proven::notation).collect();
        let mut about_examples = Vec::new();
        if examples.len() == 1 {
            let Some(cut) = proof.cut(first) else {
                let (trigger, place) = (pattern.trigger.clone(), self.place_of(first));
                return Err(DraftError::OneExample { trigger, place });
            };
            about_examples.push("Only one sentence proves it; the second example is its core.".to_owned());
            notations.push(cut.notation());
        }
        let (rejects, about_rejects) = self.rejects(&proof, evidence, &examples)?;
        pattern =
            PatternText { about_examples, examples: notations, about_rejects, rejects, ..pattern.clone() };
        // What is printed is loaded once more, examples and all.
        self.loaded(&pattern)?;
        let (n_places, n_reports) = (evidence.places.len(), evidence.reports.len());
        let remark = format!(
            "{}: places {n_places}, reports {n_reports}; sentences tried {n_tried}, proven {}",
            self.predicate,
            examples.len()
        );
        Ok(Draft { text: self.fragment(&pattern), remarks: vec![remark] })
    }

    /// The pattern before any sentence has proven it.
    fn unproven(&self) -> PatternText {
        let patterns = self.known.iter().flat_map(|relation| relation.patterns.iter().map(|p| p.id.as_str()));
        let rules = self.known.iter().flat_map(|relation| relation.derived.iter().map(|r| r.id.as_str()));
        let taken: BTreeSet<&str> = patterns.chain(rules).collect();
        let class = self.predicate.split_once(": ").map_or("verb", |(class, _)| class);
        let unsaid = |n| vec!["-".to_owned(); n];
        PatternText {
            id: id_of(self.predicate, &taken),
            trigger: format!("{class}: {}", self.trigger),
            object: self.slot,
            about_examples: Vec::new(),
            examples: unsaid(2),
            about_rejects: String::new(),
            rejects: unsaid(1),
        }
    }

    /// The knowledge with the pattern in its place.
    fn loaded(&self, pattern: &PatternText) -> Result<Knowledge, DraftError> {
        let path = format!("relations/{}.toml", self.relation);
        let text = match self.knowledge.files.get(&path) {
            Some(text) => format!("{text}\n{pattern}"),
            None => format!("{}\n{pattern}", self.relation_text()),
        };
        Ok(rapporteur_pipeline::data::read(self.knowledge.files.clone().with(&path, text))?)
    }

    fn relation_text(&self) -> RelationText<'_> {
        RelationText {
            id: self.relation,
            predicate: self.predicate,
            from: self.candidates.iter().map(|(place, _)| place.subject.kind.as_str()).collect(),
            to: self.candidates.iter().map(|(_, object)| object.kind.as_str()).collect(),
        }
    }

    /// The proven sentences, at most `most`, each once, and how many were tried.
    fn examples(&self, proof: &Proof<'_>, most: usize) -> (Vec<Proven>, usize) {
        let mut examples: Vec<Proven> = Vec::new();
        let mut tried: BTreeSet<&str> = BTreeSet::new();
        for (place, _) in &self.candidates {
            if examples.len() == most || tried.len() == MAX_TRIED {
                break;
            }
            let is_proven = examples.iter().any(|known| known.text == place.text);
            tried.insert(&place.text);
            if !is_proven {
                examples.extend(proof.of(place));
            }
        }
        (examples, tried.len())
    }

    /// Sentences that the pattern must leave alone, with a word on where they come from.
    fn rejects(
        &self,
        proof: &Proof<'_>,
        evidence: &Evidence,
        examples: &[Proven],
    ) -> Result<(Vec<String>, String), DraftError> {
        // What joins two things in its report is meant to be read, even where the sentence alone does not tell it.
        let meant: BTreeSet<&str> = evidence
            .places
            .iter()
            .filter(|place| place.object.is_some())
            .map(|place| place.text.as_str())
            .collect();
        let (mut nearly, mut wholly) = (Vec::new(), Vec::new());
        for text in evidence.near().into_iter().filter(|text| !meant.contains(text)).take(MAX_TRIED) {
            match proof.leaves(text) {
                Some(Left::Nearly) => nearly.push(text.to_owned()),
                Some(Left::Wholly) => wholly.push(text.to_owned()),
                None => {}
            }
            if nearly.len() == MAX_REJECTS {
                break;
            }
        }
        if !nearly.is_empty() {
            return Ok((
                nearly,
                "From the reports: the trigger stands there, and something that fits is missing.".to_owned(),
            ));
        }
        if !wholly.is_empty() {
            wholly.truncate(MAX_REJECTS);
            return Ok((wholly, "From the reports: the word stands there in another wording.".to_owned()));
        }
        let particle = self.trigger.split(' ').nth(1).filter(|word| !word.starts_with('['));
        let emptied = examples.iter().find_map(|example| proof.emptied(example, particle));
        let about = "No sentence of the reports has the word without a claim: this is an example cut short. Write a better one.";
        match emptied {
            Some(text) => Ok((vec![text], about.to_owned())),
            None => Err(DraftError::NoReject {
                trigger: self.trigger.clone(),
                relation: self.relation.to_owned(),
            }),
        }
    }

    /// The fragment with a line on where it goes.
    fn fragment(&self, pattern: &PatternText) -> String {
        let relation = self.relation;
        match self.known {
            Some(_) => format!(
                "# Append this to DIR/relations/{relation}.toml, where DIR is a copy of data/, then build with --data DIR.\n{pattern}"
            ),
            None => format!(
                "# Save this as DIR/relations/{relation}.toml, where DIR is a copy of data/ or a new folder, then build with --data DIR.\n{}\n{pattern}",
                self.relation_text()
            ),
        }
    }

    fn first_place(&self) -> String {
        self.candidates.first().map_or_else(String::new, |(place, _)| place.place.clone())
    }

    fn place_of(&self, proven: &Proven) -> String {
        let place = self.candidates.iter().find(|(place, _)| place.text == proven.text);
        place.map_or_else(String::new, |(place, _)| place.place.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_extract::Predicate;

    fn place(stem: &str, slot: Option<SlotName>, text: &str, kinds: [&str; 2]) -> Candidate {
        let party = |kind: &str| Party { words: "x".to_owned(), kind: kind.to_owned(), is_pronoun: false };
        Candidate {
            predicate: Predicate { class: "verb", stem: stem.to_owned(), light: None, tail: "to".to_owned() },
            slot,
            place: "1a2b#1".to_owned(),
            text: text.to_owned(),
            subject: party(kinds[0]),
            object: Some(party(kinds[1])),
        }
    }

    #[test]
    fn names_of_relations_are_names_of_files() {
        assert!(is_name("handsOver2") && !is_name("HandsOver") && !is_name("a/b") && !is_name(""));
    }

    #[test]
    fn the_most_frequent_form_is_drafted_from_its_shortest_sentence() {
        let to = SlotName::from_name("to");
        let places = [
            place("give", Some(SlotName::Dative), "Chad gave Oman boats.", ["Country", "Country"]),
            place("give", to, "Chad gave two boats to Oman.", ["Country", "Country"]),
            place("give", to, "Chad gave it to Ana.", ["Country", "Person"]),
            place("give", None, "Chad gave.", ["Country", "Person"]),
        ];
        let places: Vec<Usable<'_>> =
            places.iter().filter_map(|place| Some((place, place.object.as_ref()?))).collect();
        let (stem, slot, chosen) = most_frequent(&places).unwrap();
        assert_eq!((stem, Some(slot), chosen.len()), ("give", to, 2));
        assert_eq!(chosen[0].0.text, "Chad gave it to Ana.");
        assert_eq!(pairs(&places), "Country to Country (2), Country to Person (2)");
    }
}
