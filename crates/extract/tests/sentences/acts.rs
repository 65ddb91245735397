//! Acts whose doer is untold, what is told beside subject and object, and what follows from both: read by relations made up here.

use rapporteur_extract::Extractor;
use rapporteur_knowledge::{Files, Knowledge};
use rapporteur_language::Analyzer;
use rapporteur_model::{Extraction, LocalId, Object, Qualifier};
use std::sync::{Arc, LazyLock};

const HIRES: &str = r#"
id = "hires"
label = "hires"
inverse = "hired by"
from = ["Person", "Country", "Organization"]
to = ["Person"]
subjectless = true
qualifiers = ["office", "position"]
source = "test"
[[pattern]]
id = "verb"
trigger = "verb: hire"
subject = "agent"
object = "patient"
with = { office = "complement | as" }
examples = ["[Chile|subject] hired [Ana Ruiz|object].", "[Ana Ruiz|object] was hired."]
rejects = ["Nobody came."]
[[pattern]]
id = "noun"
trigger = "noun: hiring"
subject = "agent"
object = "of"
set = { position = "for" }
examples = ["[Chile|subject]'s hiring of [Ana Ruiz|object].", "The hiring of [Ana Ruiz|object]."]
rejects = ["Nobody came."]
[[pattern]]
id = "fire"
trigger = "verb: fire"
subject = "agent"
object = "patient"
with = { office = "as.office | patient.modifier.office" }
set = { position = "against" }
examples = ["[Chile|subject] fired [Ana Ruiz|object].", "[Ana Ruiz|object] was fired."]
rejects = ["Nobody came."]
"#;

const SERVES: &str = r#"
id = "serves"
label = "serves"
inverse = "served by"
from = ["Person"]
to = ["Country", "Office"]
source = "test"
[[derived]]
id = "hired"
from = "hires"
subject = "object"
object = "office"
time = "since"
examples = []
[[derived]]
id = "country"
from = "serves"
posts = "national_office"
to = ["Country"]
examples = []
"#;

const LEFT: &str = r#"
id = "left"
label = "left"
inverse = "left by"
from = ["Person"]
to = ["Office"]
source = "test"
[[derived]]
id = "fired"
from = "hires"
subject = "object"
object = "office"
time = "until"
examples = []
"#;

const BARTERS: &str = r#"
id = "barters"
label = "barters"
inverse = "bartered by"
from = ["Country"]
to = ["Country"]
qualifiers = ["measure", "thing"]
source = "test"
[[pattern]]
id = "verb"
trigger = "verb: barter"
subject = "agent"
object = "with"
with = { thing = "patient", measure = "patient" }
examples = ["[Chile|subject] bartered with [Peru|object].", "[Chile|subject] bartered rice with [Peru|object]."]
rejects = ["Nobody came."]
"#;

static READER: LazyLock<Extractor> = LazyLock::new(|| {
    let made_up = [("hires", HIRES), ("serves", SERVES), ("left", LEFT), ("barters", BARTERS)];
    let with =
        |files: Files, (id, text): (&str, &'static str)| files.with(&format!("relations/{id}.toml"), text);
    let files = made_up.into_iter().fold(Files::embedded(), with);
    let knowledge = Arc::new(Knowledge::from_files(files).expect("the relations made up here are sound"));
    let analyzer = Arc::new(Analyzer::embedded().expect("the model loads"));
    Extractor::new(knowledge, analyzer).expect("the date grammar is sound")
});

/// The claims of a relation as `subject object status name=value… @time`.
fn claims(relation: &str, text: &str) -> Vec<String> {
    let found: Extraction = READER.extract(&rapporteur_testkit::report(text));
    let label = |id: &LocalId| found.entity(*id).label.clone();
    let mut lines: Vec<String> = Vec::new();
    for claim in found.claims.iter().filter(|claim| claim.relation == relation) {
        let object = if let Object::Entity(id) = &claim.object { label(id) } else { "-".to_owned() };
        let mut line = format!("{} {object} {}", crate::subject(&found, claim), claim.status);
        for (name, value) in &claim.qualifiers {
            let value = match value {
                Qualifier::Entity(id) => label(id),
                Qualifier::Number(text) | Qualifier::Text(text) => text.clone(),
            };
            line += &format!(" {name}={value}");
        }
        line += &claim.when.as_ref().map_or_else(String::new, |when| format!(" @{}", when.value));
        lines.push(line);
    }
    lines
}

#[track_caller]
fn check(relation: &str, text: &str, expected: &[&str]) {
    assert_eq!(claims(relation, text), expected, "{relation} in `{text}`");
}

#[test]
fn an_act_without_doer_has_no_subject() {
    check("hires", "Ana Ruiz was hired on Monday.", &["- Ana Ruiz Happened @2026-01-05"]);
    check("hires", "A stranger hired Ana Ruiz.", &["- Ana Ruiz Happened"]);
    check("hires", "The hiring of Ana Ruiz angered Peru.", &["- Ana Ruiz Happened position=for"]);
    check("hires", "Ana Ruiz was not hired.", &["- Ana Ruiz Denied"]);
    check("hires", "Chile said Ana Ruiz may be hired.", &["- Ana Ruiz Possible"]);
    // Never without both.
    check("hires", "Somebody was hired on Monday.", &[]);
}

#[test]
fn a_doer_of_another_kind_is_told() {
    check("hires", "The treaty hired Ana Ruiz.", &[]);
    check("hires", "Chile hired Ana Ruiz.", &["Chile Ana Ruiz Happened"]);
}

#[test]
fn one_act_is_told_once() {
    check("hires", "Chile hired Ana Ruiz, who was hired at home.", &["Chile Ana Ruiz Happened"]);
    let both = ["Chile Ana Ruiz Happened @2025-05", "- Ana Ruiz Happened @2026-01-05"];
    check("hires", "Chile hired Ana Ruiz in May 2025. Ana Ruiz was hired again on Monday.", &both);
}

#[test]
fn what_nobody_is_told_to_do_is_an_idea() {
    check("hires", "It is time to hire Ana Ruiz.", &["- Ana Ruiz Possible"]);
    check("hires", "Hiring Ana Ruiz would be a mistake.", &["- Ana Ruiz Possible"]);
    check("hires", "Chile plans to hire Ana Ruiz.", &["Chile Ana Ruiz Planned"]);
}

#[test]
fn posts_are_qualifiers() {
    let of_chile = ["Chile Ana Ruiz Happened office=Finance Minister of Chile"];
    check("hires", "Chile hired Ana Ruiz as finance minister.", &of_chile);
    check("hires", "Chile hired Ana Ruiz as its finance minister.", &of_chile);
    let of_peru = ["- Ana Ruiz Happened office=President of Peru"];
    check("hires", "Ana Ruiz was hired as president of Peru.", &of_peru);
    // A trade is no post.
    check("hires", "Chile hired Ana Ruiz as a driver.", &["Chile Ana Ruiz Happened"]);
    // A rank is none either.
    check("hires", "Chile fired Colonel Ana Ruiz.", &["Chile Ana Ruiz Happened position=against"]);
    let fired = ["Chile Ana Ruiz Happened office=Finance Minister of Chile position=against"];
    check("hires", "Chile fired Finance Minister Ana Ruiz.", &fired);
}

#[test]
fn words_are_qualifiers_without_article_and_clause() {
    let thing = |text: &str| {
        let found = claims("barters", text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].trim_start_matches("Chile Peru Happened ").to_owned()
    };
    assert_eq!(thing("Chile bartered with Peru two old frigates."), "measure=frigate thing=two old frigates");
    assert_eq!(
        thing("Chile bartered with Peru the frigates and a tanker."),
        "measure=frigate thing=frigates and a tanker"
    );
    assert_eq!(
        thing("Chile bartered with Peru the bags of rice that it had stored."),
        "measure=bag thing=bags of rice"
    );
    assert_eq!(thing("Chile bartered $2 million of rice with Peru."), "thing=rice");
    assert_eq!(thing("Chile bartered it with Peru."), "Chile Peru Happened");
}

#[test]
fn an_appointment_begins_a_term() {
    let text = "Ana Ruiz was hired as president of Peru on Monday.";
    let holds = "Ana Ruiz President of Peru Happened @2026-01-05/..";
    check("serves", text, &["Ana Ruiz Peru Happened @2026-01-05/..", holds]);
    let text = "Ana Ruiz will be hired as president of Peru on Friday.";
    let holds = "Ana Ruiz President of Peru Planned @2026-01-09/..";
    check("serves", text, &["Ana Ruiz Peru Planned @2026-01-09/..", holds]);
    check("serves", "Ana Ruiz was not hired as president of Peru.", &[]);
}

#[test]
fn a_dismissal_ends_a_term_once_its_day_is_there() {
    let text = "Ana Ruiz was fired as president of Peru on Monday.";
    check("left", text, &["Ana Ruiz President of Peru Happened @../2026-01-05"]);
    check("left", "Ana Ruiz was fired as president of Peru.", &[]);
    check("left", "Ana Ruiz will be fired as president of Peru on Friday.", &[]);
}

#[test]
fn what_only_a_qualifier_names_is_kept() {
    let found = READER.extract(&rapporteur_testkit::report("Ana Ruiz was hired as president of Peru."));
    let claim = found.claims.iter().find(|claim| claim.relation == "hires").unwrap();
    let office = claim.qualifiers["office"].entity().unwrap();
    assert_eq!(found.entity(*office).label, "President of Peru");
    let quote = claim.evidence.span.of("Ana Ruiz was hired as president of Peru.");
    assert_eq!(quote, "Ana Ruiz was hired as president");
}
