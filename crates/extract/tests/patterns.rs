//! Runs every example and reject of `data/relations/` through the real analyser, one test a pattern. `RAPPORTEUR_DATA` names
//! another folder of the same layout.
#![expect(clippy::expect_used, reason = "set-up of tests outside of test functions")]

use libtest_mimic::{Arguments, Failed, Trial};
use rapporteur_extract::Extractor;
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::{Claim, Extraction, LocalId, Object};
use rapporteur_testkit::{Annotated, report};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// A pattern or a derivation with its sentences.
struct Wording<'k> {
    relation: &'k str,
    /// Id inside the relation.
    id: &'k str,
    examples: &'k [String],
    rejects: &'k [String],
}

impl Wording<'_> {
    /// Whether this very wording made the claim, and not another one of the same relation; derived claims go on with their source.
    fn made(&self, claim: &Claim<LocalId>) -> bool {
        let own = claim.found_by.split_once('+').map_or(claim.found_by.as_str(), |(own, _)| own);
        own.split_once('/') == Some((self.relation, self.id))
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
                        relation: &relation.id,
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
                let wording =
                    Wording { relation: &relation.id, id: &rule.id, examples: &rule.examples, rejects: &[] };
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
        let found = extractor.extract(&report(&wanted.text));
        let fitting: Vec<_> = found
            .claims
            .iter()
            .filter(|claim| claim.relation == wording.relation && fits(claim, &found, &wanted))
            .collect();
        if !fitting.iter().any(|claim| wording.made(claim)) {
            let others: Vec<_> = fitting.iter().map(|claim| claim.found_by.as_str()).collect();
            let problem = match &others[..] {
                [] => format!("no {} claim fits", wording.relation),
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
            claim.relation == wording.relation && (marked || fits(claim, &found, &unwanted))
        };
        if found.claims.iter().any(claimed) {
            wrong.push(format!("a {} claim in `{reject}`:\n{}", wording.relation, listing(&found)));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn fits(claim: &Claim<LocalId>, found: &Extraction, wanted: &Annotated) -> bool {
    let named = |id: LocalId, words: &str| {
        let entity = found.entity(id);
        let fold = |text: &str| text.to_lowercase().trim_start_matches("the ").to_owned();
        std::iter::once(&entity.label).chain(&entity.names).any(|name| fold(name) == fold(words))
    };
    let object = |words: &str| match &claim.object {
        Object::Entity(id) => named(*id, words),
        Object::Value { lexical, .. } => lexical == words,
        Object::None => false,
    };
    wanted
        .words("subject")
        .all(|words| claim.subject.is_some_and(|id| named(id, words) || found.entity(id).kind == "Report"))
        && wanted.words("object").all(object)
        && wanted.words("value").all(object)
        && wanted.words("speaker").all(|words| claim.attributed_to().is_some_and(|id| named(*id, words)))
        && wanted.words("role").all(|words| claim.role.as_deref() == Some(words))
        && wanted.status.is_none_or(|status| claim.status == status)
}

fn listing(found: &Extraction) -> String {
    let line = |claim: &Claim<LocalId>| {
        let object = match &claim.object {
            Object::Entity(id) => found.entity(*id).label.clone(),
            Object::Value { lexical, .. } => lexical.clone(),
            Object::None => "–".to_owned(),
        };
        format!(
            "  {} {} {} [{}] {}",
            claim.subject.map_or("–", |id| &found.entity(id).label),
            claim.relation,
            object,
            claim.status,
            claim.found_by
        )
    };
    found.claims.iter().map(line).collect::<Vec<_>>().join("\n")
}
