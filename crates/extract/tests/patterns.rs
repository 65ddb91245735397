//! Runs every example and reject of `data/relations/` through the real analyser, one test a pattern. `RAPPORTEUR_DATA` names
//! another folder of the same layout.
#![expect(clippy::expect_used, reason = "set-up of tests outside of test functions")]

use libtest_mimic::{Arguments, Failed, Trial};
use rapporteur_extract::Extractor;
use rapporteur_knowledge::{Knowledge, Relation};
use rapporteur_language::Analyzer;
use rapporteur_model::{Claim, Extraction, LocalId, Object, Qualifier};
use rapporteur_testkit::{Annotated, Argument, report};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// A pattern or a derivation with its sentences.
struct Wording<'k> {
    relation: &'k Relation,
    /// Id inside the relation.
    id: &'k str,
    examples: &'k [String],
    rejects: &'k [String],
}

impl Wording<'_> {
    /// Whether this very wording made the claim, and not another one of the same relation; derived claims go on with their source.
    fn made(&self, claim: &Claim<LocalId>) -> bool {
        let own = claim.found_by.split_once('+').map_or(claim.found_by.as_str(), |(own, _)| own);
        own.split_once('/') == Some((&self.relation.id, self.id))
    }

    /// A role of an example that claims of the relation do not have.
    fn unknown_role<'e>(&self, example: &'e Annotated) -> Option<&'e str> {
        const ROLES: [&str; 7] = ["subject", "object", "value", "unit", "role", "speaker", "when"];
        let roles = example.arguments.iter().map(|argument| argument.role.as_str());
        let qualifier = |role: &str| self.relation.qualifiers.iter().any(|own| own.id == role);
        roles.into_iter().find(|role| !ROLES.contains(role) && !qualifier(role))
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    // From the folder and not the built-in files: a change of a table needs no new build of this program.
    let own = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data"));
    let data = std::env::var_os("RAPPORTEUR_DATA").map_or(own, PathBuf::from);
    let knowledge = Arc::new(Knowledge::load(&data).expect("the knowledge files are sound"));
    let analyzer = Arc::new(Analyzer::embedded().expect("the model loads"));
    let extractor = Arc::new(Extractor::new(knowledge.clone(), analyzer).expect("the date grammar is sound"));
    let mut trials = Vec::new();
    for (r, relation) in knowledge.relations.iter().enumerate() {
        for (p, pattern) in relation.patterns.iter().enumerate() {
            let (name, extractor) = (format!("{}/{}", relation.id, pattern.id), extractor.clone());
            let knowledge = knowledge.clone();
            trials.push(Trial::test(name, move || {
                let relation = &knowledge.relations[r];
                let pattern = &relation.patterns[p];
                check(
                    &extractor,
                    &Wording {
                        relation,
                        id: &pattern.id,
                        examples: &pattern.examples,
                        rejects: &pattern.rejects,
                    },
                )
            }));
        }
        for (d, rule) in relation.derived.iter().enumerate() {
            let (name, extractor) = (format!("{}/{}", relation.id, rule.id), extractor.clone());
            let knowledge = knowledge.clone();
            trials.push(Trial::test(name, move || {
                let relation = &knowledge.relations[r];
                let rule = &relation.derived[d];
                let wording = Wording { relation, id: &rule.id, examples: &rule.examples, rejects: &[] };
                check(&extractor, &wording)
            }));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// All that is wrong with a wording's sentences.
fn check(extractor: &Extractor, wording: &Wording<'_>) -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for example in wording.examples {
        let wanted = Annotated::parse(example)?;
        if let Some(role) = wording.unknown_role(&wanted) {
            wrong.push(format!("no {} claim has a `{role}`: `{example}`", wording.relation.id));
            continue;
        }
        // Of a relation whose doer may be untold, an example without subject is one of a claim without.
        let untold = wording.relation.subjectless && wanted.words("subject").next().is_none();
        let found = extractor.extract(&report(&wanted.text));
        let fitting: Vec<_> = found
            .claims
            .iter()
            .filter(|claim| claim.relation == wording.relation.id && fits(claim, &found, &wanted))
            .filter(|claim| !untold || claim.subject.is_none())
            .collect();
        if !fitting.iter().any(|claim| wording.made(claim)) {
            let others: Vec<_> = fitting.iter().map(|claim| claim.found_by.as_str()).collect();
            let problem = match &others[..] {
                [] => format!("no {} claim fits", wording.relation.id),
                _ => format!("only {} found the claim of", others.join(" and ")),
            };
            wrong.push(format!("{problem} `{example}`; found:\n{}", listing(&found)));
        }
    }
    for reject in wording.rejects {
        let unwanted = Annotated::parse(reject)?;
        let found = extractor.extract(&report(&unwanted.text));
        let marked = unwanted.arguments.is_empty();
        let claimed = |claim: &Claim<LocalId>| {
            claim.relation == wording.relation.id && (marked || fits(claim, &found, &unwanted))
        };
        if found.claims.iter().any(claimed) {
            wrong.push(format!("a {} claim in `{reject}`:\n{}", wording.relation.id, listing(&found)));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn fits(claim: &Claim<LocalId>, found: &Extraction, wanted: &Annotated) -> bool {
    let named = |id: LocalId, words: &str| is_named(found, id, words);
    let report = |id: LocalId| found.entity(id).kind == "Report";
    wanted.words("subject").all(|words| claim.subject.is_some_and(|id| named(id, words) || report(id)))
        && wanted.arguments.iter().all(|argument| has(claim, found, argument))
        && wanted.status.is_none_or(|status| claim.status == status)
}

/// Whether a claim has what a bracket marks, if that is not its subject.
fn has(claim: &Claim<LocalId>, found: &Extraction, argument: &Argument) -> bool {
    let expected = argument.expected();
    match argument.role.as_str() {
        "subject" => true,
        "object" | "value" => match &claim.object {
            Object::Entity(id) => is_named(found, *id, expected),
            Object::Value { lexical, .. } => lexical == expected,
            Object::None => false,
        },
        "unit" => claim.unit.as_deref() == Some(expected),
        "role" => claim.role.as_deref() == Some(expected),
        "when" => claim.when.as_ref().is_some_and(|when| when.value == expected),
        "speaker" => claim.attributed_to().is_some_and(|id| is_named(found, *id, expected)),
        qualifier => claim.qualifiers.get(qualifier).is_some_and(|value| match value {
            Qualifier::Entity(id) => is_named(found, *id, expected) || is_post(found, *id, expected),
            Qualifier::Number(lexical) => lexical == expected,
            Qualifier::Text(text) => text == expected,
        }),
    }
}

/// Whether an office is that of a post, whatever it belongs to.
fn is_post(found: &Extraction, id: LocalId, words: &str) -> bool {
    let entity = found.entity(id);
    entity.kind == "Office" && entity.traits.kind.as_deref() == Some(&words.to_lowercase())
}

fn is_named(found: &Extraction, id: LocalId, words: &str) -> bool {
    let entity = found.entity(id);
    let fold = |text: &str| text.to_lowercase().trim_start_matches("the ").to_owned();
    std::iter::once(&entity.label).chain(&entity.names).any(|name| fold(name) == fold(words))
}

fn listing(found: &Extraction) -> String {
    let line = |claim: &Claim<LocalId>| {
        let object = match &claim.object {
            Object::Entity(id) => found.entity(*id).label.clone(),
            Object::Value { lexical, .. } => lexical.clone(),
            Object::None => "–".to_owned(),
        };
        let qualifiers: String = claim.qualifiers.iter().map(|q| qualifier(found, q)).collect();
        format!(
            "  {} {} {}{qualifiers} [{}] {}",
            claim.subject.map_or("–", |id| &found.entity(id).label),
            claim.relation,
            object,
            claim.status,
            claim.found_by
        )
    };
    found.claims.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A qualifier as ` name=value`.
fn qualifier(found: &Extraction, (name, value): (&String, &Qualifier<LocalId>)) -> String {
    match value {
        Qualifier::Entity(id) => format!(" {name}={}", found.entity(*id).label),
        Qualifier::Number(text) | Qualifier::Text(text) => format!(" {name}={text}"),
    }
}
