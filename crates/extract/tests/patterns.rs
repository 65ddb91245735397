//! Runs every example and reject of `data/relations/` through the real analyser, one test a pattern.
#![expect(clippy::expect_used, reason = "set-up of tests outside of test functions")]

use libtest_mimic::{Arguments, Failed, Trial};
use rapporteur_extract::Extractor;
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Pipeline;
use rapporteur_model::{Claim, Extraction, LocalId, Object};
use rapporteur_testkit::{Annotated, report};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let knowledge = Arc::new(Knowledge::embedded().expect("the knowledge files are sound"));
    let pipeline = Arc::new(Pipeline::embedded().expect("the model loads"));
    let extractor = Arc::new(Extractor::new(knowledge.clone(), pipeline).expect("the date grammar is sound"));
    let mut trials = Vec::new();
    for relation in &knowledge.relations {
        for pattern in &relation.patterns {
            let (name, extractor) = (format!("{}/{}", relation.id, pattern.id), extractor.clone());
            let (examples, rejects, id) =
                (pattern.examples.clone(), pattern.rejects.clone(), relation.id.clone());
            trials.push(Trial::test(name, move || check(&extractor, &id, &examples, &rejects)));
        }
        for rule in &relation.derived {
            let (name, extractor) = (format!("{}/{}", relation.id, rule.id), extractor.clone());
            let (examples, id) = (rule.examples.clone(), relation.id.clone());
            trials.push(Trial::test(name, move || check(&extractor, &id, &examples, &[])));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn check(
    extractor: &Extractor,
    relation: &str,
    examples: &[String],
    rejects: &[String],
) -> Result<(), Failed> {
    for example in examples {
        let wanted = Annotated::parse(example)?;
        let found = extractor.extract(&report(&wanted.text));
        let claims: Vec<_> = found.claims.iter().filter(|claim| claim.relation == relation).collect();
        if !claims.iter().any(|claim| fits(claim, &found, &wanted)) {
            return Err(format!("no {relation} claim fits `{example}`; found:\n{}", listing(&found)).into());
        }
    }
    for reject in rejects {
        let unwanted = Annotated::parse(reject)?;
        let found = extractor.extract(&report(&unwanted.text));
        let marked = unwanted.arguments.is_empty();
        if found
            .claims
            .iter()
            .any(|claim| claim.relation == relation && (marked || fits(claim, &found, &unwanted)))
        {
            return Err(format!("a {relation} claim in `{reject}`:\n{}", listing(&found)).into());
        }
    }
    Ok(())
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
        .all(|words| named(claim.subject, words) || found.entity(claim.subject).kind == "Report")
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
            found.entity(claim.subject).label,
            claim.relation,
            object,
            claim.status,
            claim.found_by
        )
    };
    found.claims.iter().map(line).collect::<Vec<_>>().join("\n")
}
