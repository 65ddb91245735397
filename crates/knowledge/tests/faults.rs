//! What loading reports about mistyped tables and patterns: file, line and remedy, never silence.

use rapporteur_knowledge::{Files, Knowledge};

const RELATION: &str = "relations/visits.toml";

/// All faults of the project's files, with one of them replaced.
fn faults_with(path: &str, text: String) -> Vec<String> {
    let files = Files::embedded().with(path, text);
    match Knowledge::from_files(files) {
        Ok(_) => Vec::new(),
        Err(error) => error.to_string().lines().map(str::to_owned).collect(),
    }
}

/// The faults of a relation between parties with one pattern.
fn of_pattern(head: &str, fields: &str) -> Vec<String> {
    let text = format!(
        r#"id = "visits"
label = "visits"
inverse = "visited by"
from = ["Person", "Country"]
source = "test"
{head}
[[pattern]]
id = "one"
{fields}
examples = ["[Ana Ruiz|subject] came.", "[Ana Ruiz|subject] went."]
rejects = ["Nobody came."]
"#
    );
    faults_with(RELATION, text)
}

/// The first fault of a pattern that is sound except for the given fields.
fn first(fields: &str) -> String {
    of_pattern("to = [\"Place\"]", fields).into_iter().next().unwrap_or_default()
}

/// Compares a fault without its column.
fn starts(found: &str, expected: &str) {
    let column = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let plain = match found.splitn(4, ':').collect::<Vec<_>>()[..] {
        [file, line, at, rest] if column(at) => format!("{file}:{line}:{rest}"),
        _ => found.to_owned(),
    };
    assert!(plain.starts_with(expected), "{found}");
}

#[test]
fn a_sound_pattern_is_no_fault() {
    let fields = "trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient | ahead-of.in\"";
    assert_eq!(of_pattern("to = [\"Place\"]", fields), [""; 0]);
}

#[test]
fn slots_are_those_of_the_list() {
    let object =
        |slot: &str| first(&format!("trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"{slot}\""));
    starts(
        &object("patient | dobj"),
        "data/relations/visits.toml:11: `dobj` is no slot: use self, light, agent,",
    );
    starts(&object("ahead-off"), "data/relations/visits.toml:11: `ahead-off` is no slot");
    starts(&object("patient..in"), "data/relations/visits.toml:11: a slot has an empty step");
    let condition =
        "trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient\"\nwhere = { oprd = \"*\" }";
    starts(&first(condition), "data/relations/visits.toml:12: `oprd` is no slot");
    let role = "trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient\"\nrole = \"triger\"";
    starts(&first(role), "data/relations/visits.toml:12: `triger` is no slot");
}

#[test]
fn slots_that_hold_nothing_where_they_stand_are_faults() {
    let object =
        |slot: &str| first(&format!("trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"{slot}\""));
    starts(&object("light.of"), "data/relations/visits.toml:8: pattern `one`: `light` stands first");
    starts(&object("office.of"), "data/relations/visits.toml:8: pattern `one`: `office` brings no words");
    let condition =
        "trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient\"\nunless = { meeting = \"*\" }";
    starts(&first(condition), "data/relations/visits.toml:8: pattern `one`: `meeting` brings no words");
}

#[test]
fn terms_ask_for_what_there_is() {
    let fault = |term: &str| {
        first(&format!(
            "trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient\"\nwhere = {{ patient = \"{term}\" }}"
        ))
    };
    starts(
        &fault("@ofice"),
        "data/relations/visits.toml:12: @ofice is no word class: add data/lexicons/ofice.tsv",
    );
    starts(&fault("@kind:citty"), "data/relations/visits.toml:12: @kind:citty is no kind");
    starts(&fault("@type:Persn"), "data/relations/visits.toml:12: @type:Persn is no type");
    starts(&fault("@form:demonym"), "data/relations/visits.toml:12: `@form:demonym` is no form");
    starts(&fault("@case:upper"), "data/relations/visits.toml:12: `@case:upper` asks for nothing");
    assert_eq!(fault("@kind:city | @type:Place | @form:pronoun | @case:lower"), "");
}

#[test]
fn triggers_can_fire() {
    let fault =
        |trigger: &str| first(&format!("trigger = \"{trigger}\"\nsubject = \"agent\"\nobject = \"patient\""));
    starts(&fault("vreb: visit"), "data/relations/visits.toml:9: `vreb` is no part of speech");
    starts(&fault("noun: visit [@talks]"), "data/relations/visits.toml:9: only a verb has a light object");
    starts(&fault("verb: *"), "data/relations/visits.toml:8: pattern `one`: `*` fires at names");
    starts(
        &fault("noun: @kind:city"),
        "data/relations/visits.toml:8: pattern `one`: `@kind:city` cannot fire",
    );
}

#[test]
fn a_pattern_fits_its_relation() {
    let fields = "trigger = \"verb: visit\"\nsubject = \"agent\"";
    let fault = |head: &str, more: &str| {
        of_pattern(head, &format!("{fields}\n{more}")).into_iter().next().unwrap_or_default()
    };
    let own = |problem: &str| format!("data/relations/visits.toml:8: pattern `one`: {problem}");
    starts(&fault("to = [\"Place\"]", ""), &own("`object` is missing"));
    assert_eq!(fault("to = [\"Place\"]\nobjectless = true", ""), "");
    starts(&fault("to = [\"Place\"]", "object = \"patient\"\nto = [\"Topic\"]"), &own("`Topic` in `to`"));
    starts(&fault("to = [\"Place\"]", "object = \"patient\"\nfrom = [\"Place\"]"), &own("`Place` in `from`"));
    starts(&fault("to = [\"Place\"]", "object = \"patient\"\nconfidence = 1.5"), &own("confidence 1.5"));
    starts(&fault("to = [\"Place\"]", "count = \"agent\""), &own("`count` is for relations"));
    starts(&fault("literal = \"integer\"", ""), &own("a number needs `count`"));
    starts(&fault("literal = \"date\"", "count = \"agent\""), &own("a date is read from around"));
    starts(
        &fault("literal = \"integr\"", "count = \"agent\""),
        "data/relations/visits.toml:6: `integr` is no datatype of a relation",
    );
    starts(
        &fault("to = [\"Place\"]\nplover = \"CONSLUT\"", "object = \"patient\""),
        "data/relations/visits.toml:7: `CONSLUT` is no class of PLOVER: use ACCUSE, AGREE",
    );
}

#[test]
fn ids_of_patterns_are_their_own() {
    let again = "trigger = \"verb: see\"\nsubject = \"agent\"\nobject = \"patient\"\nexamples = [\"x\", \"y\"]\nrejects = [\"z\"]\n[[pattern]]\nid = \"one\"\ntrigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient\"";
    starts(&first(again), "data/relations/visits.toml:15: pattern `one`: two of this relation have the id");
}

#[test]
fn derivations_refer_to_what_there_is() {
    let derived = |from: &str, posts: &str| {
        let rule =
            format!("[[derived]]\nid = \"two\"\nfrom = \"{from}\"\nposts = \"{posts}\"\nexamples = []\n");
        let fields = "trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient\"";
        of_pattern(&format!("to = [\"Place\"]\n{rule}"), fields).join("\n")
    };
    starts(
        &derived("holdOffice", "national_office"),
        "data/relations/visits.toml:9: `holdOffice` is no relation",
    );
    starts(
        &derived("holdsOffice", "nationl_office"),
        "data/relations/visits.toml:10: @nationl_office is no word",
    );
}

#[test]
fn cells_of_every_table_are_read() {
    let own = |path: &str| Files::embedded().get(path).unwrap_or_default().to_owned();
    let changed = |path: &str, from: &str, to: &str| {
        let text = own(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        faults_with(path, text.replacen(from, to, 1)).join("\n")
    };
    let cell = changed("lexicons/reporting.tsv", "\tno\tsay", "\tno\tsya");
    assert!(cell.contains("`sya` is no kind: write say, think, deny, doubt, accuse"), "{cell}");
    let header = changed("lexicons/embedding.tsv", "\tobjects\t", "\tobject\t");
    assert!(header.contains("`object` is no column of this table: use lemma, affirmed, negated"), "{header}");
    let kind = changed("lexicons/organization_noun.tsv", "\tbank", "\tbnak");
    assert!(kind.contains("`bnak` is no kind: no entry of data/gazetteers/ is of it"), "{kind}");
    let post = changed("lexicons/office.tsv", "\tassemblyman", "\tassemblymen");
    assert!(post.contains("`assemblymen` is no post"), "{post}");
    let class = changed("plover/coding.toml", "\"CONCEDE\"", "\"CONCEED\"");
    assert!(class.contains("`CONCEED` is no class of PLOVER"), "{class}");
    let kind = changed("gazetteers/organizations.tsv", "\tOrganization\t", "\tOrganisation\t");
    assert!(kind.contains("`Organisation` is no type: write Country, Organization, Person, Place"), "{kind}");
}

/// The faults of a rule by which visits follow from a relation's claims.
fn of_rule(fields: &str) -> Vec<String> {
    let text = format!(
        r#"id = "visits"
label = "visits"
inverse = "visited by"
from = ["Person"]
to = ["Place", "Office"]
source = "test"
qualifiers = ["office"]
[[derived]]
id = "one"
{fields}
examples = []
"#
    );
    faults_with(RELATION, text)
}

#[test]
fn rules_take_what_their_source_has() {
    let sound = "from = \"visits\"\nsubject = \"object\"\nobject = \"office\"\ntime = \"since\"";
    assert_eq!(of_rule(sound), [""; 0]);
    let first = |fields: &str| of_rule(fields).into_iter().next().unwrap_or_default();
    starts(
        &first("from = \"attends\"\nobject = \"office\""),
        "data/relations/visits.toml:11: `office` is nothing that a claim of `attends` has",
    );
    starts(
        &first("from = \"visits\"\nobject = \"amount\""),
        "data/relations/visits.toml:11: `amount` is nothing that a claim of `visits` has",
    );
    starts(
        &first("from = \"visits\"\ntime = \"after\""),
        "data/relations/visits.toml:11: `after` is no time of what follows: use same, since, until",
    );
}

#[test]
fn what_holds_both_ways_has_a_subject() {
    let fields = "trigger = \"verb: visit\"\nsubject = \"agent\"\nobject = \"patient\"";
    let head = "to = [\"Person\"]\nsymmetric = true\nsubjectless = true";
    let found = of_pattern(head, fields).into_iter().next().unwrap_or_default();
    starts(&found, "data/relations/visits.toml:1: what holds both ways always has a subject");
}

#[test]
fn a_relation_has_no_name_of_a_property() {
    let text = Files::embedded().get(RELATION).unwrap().replace("id = \"visits\"", "id = \"evidence\"");
    let faults = faults_with("relations/evidence.toml", text);
    assert!(faults.iter().any(|fault| fault.contains("`evidence` is a property of")), "{faults:?}");
}
