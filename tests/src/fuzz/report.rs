//! Takes reports the whole way: they are read, extracted, resolved, written as RDF and proven. A rule
//! separates two reports.

use super::parts::parts;
use super::shared::{ANALYSED, EXTRACTOR, KNOWLEDGE, TABLES, date, inside, message, slice};
use rapporteur_ingest::{Options, Reader};
use rapporteur_model::{Extraction, LocalId, Object, Report, Span, When, World};
use rapporteur_resolve::resolve;
use rapporteur_store::{Shapes, Store, Vocabulary, quads, verify};
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub fn run(bytes: &[u8]) {
    static READER: LazyLock<Reader> =
        LazyLock::new(|| Reader::new(&Options::default()).expect("the embedded lists are sound"));
    let inputs = parts(bytes).into_iter().take(4).map(|part| READER.read_bytes("report.txt", part.to_vec()));
    let reports = inputs.flat_map(|input| input.reports);
    let mut analysed: Vec<(Report, Extraction)> = reports
        .map(|report| (EXTRACTOR.extract(&report), report))
        .map(|(said, report)| (report, said))
        .collect();
    for (report, extraction) in &analysed {
        spans(report, extraction);
        claims(report, extraction);
    }
    // Two constant reports are added, so that resolution has something to merge with.
    analysed.extend_from_slice(&ANALYSED);
    let world = resolve(&analysed, &KNOWLEDGE.gazetteer, &TABLES);
    analysed.reverse();
    assert!(
        world == resolve(&analysed, &KNOWLEDGE.gazetteer, &TABLES),
        "the order of reports changes nothing"
    );
    whole(&world);
    proven(&world);
}

fn spans(report: &Report, extraction: &Extraction) {
    let text = &report.text;
    let known = |id: LocalId| assert!(id.0 < extraction.entities.len(), "{id:?} is an entity");
    let all = |spans: &[Span]| spans.iter().for_each(|span| inside(text, *span, "a part of a quote"));
    for mention in &extraction.mentions {
        assert!(!slice(text, mention.span, "a mention").trim().is_empty());
        known(mention.entity);
    }
    for time in &extraction.times {
        assert!(!slice(text, time.span, "a time").is_empty());
        when(&time.when);
    }
    for quote in &extraction.quotes {
        [&quote.source, &quote.cue, &quote.content].into_iter().for_each(|spans| all(spans));
        quote.speaker.into_iter().for_each(known);
    }
    for entity in &extraction.entities {
        assert!(!entity.label.trim().is_empty(), "an entity has a name: {entity:?}");
        let traits = &entity.traits;
        traits
            .of
            .iter()
            .chain(&traits.place)
            .chain(&traits.speaker)
            .chain(&traits.parties)
            .for_each(|id| known(*id));
        traits.content.iter().chain(&traits.further_content).for_each(|span| inside(text, *span, "a saying"));
        traits.when.iter().for_each(when);
    }
    extraction.diagnostics.iter().for_each(|diagnostic| message(&diagnostic.message));
}

fn claims(report: &Report, extraction: &Extraction) {
    for claim in &extraction.claims {
        let evidence = claim.evidence;
        assert!(!slice(&report.text, evidence.span, "evidence").trim().is_empty());
        assert!(!slice(&report.text, evidence.sentence, "a sentence").trim().is_empty());
        claim.subject_span.iter().for_each(|span| inside(&report.text, *span, "a subject"));
        claim.object_span.iter().for_each(|span| inside(&report.text, *span, "an object"));
        let relation = KNOWLEDGE.relation(&claim.relation).expect("a claim is of a relation that is known");
        match claim.subject.map(|subject| extraction.entity(subject)) {
            Some(subject) => {
                assert!(relation.accepts_subject(&subject.kind), "{} of a {}", claim.relation, subject.kind);
            }
            None => assert!(relation.subjectless, "{} needs a subject", claim.relation),
        }
        let declared = |name: &String| relation.qualifiers.iter().any(|qualifier| qualifier.id == *name);
        assert!(claim.qualifiers.keys().all(declared), "{} declares its qualifiers", claim.relation);
        match &claim.object {
            Object::Entity(object) => {
                let object = extraction.entity(*object);
                assert!(relation.accepts_object(&object.kind), "{} a {}", claim.relation, object.kind);
            }
            Object::Value { lexical, .. } => assert!(!lexical.is_empty()),
            Object::None => assert!(relation.objectless, "{} needs an object", claim.relation),
        }
        assert!(claim.attribution.iter().all(|speaker| speaker.0 < extraction.entities.len()));
        claim.when.iter().for_each(when);
    }
}

fn when(when: &When) {
    assert!(!when.value.is_empty());
    when.from.iter().chain(&when.to).for_each(|day| date(*day));
}

/// Asserts that lists are sorted without repetition and that everything referred to exists.
fn whole(world: &World) {
    let entities: BTreeSet<&str> = world.entities.iter().map(|entity| entity.id.0.as_str()).collect();
    assert!(world.entities.is_sorted_by(|a, b| a.id < b.id), "entities are sorted, each once");
    assert!(world.claims.is_sorted_by(|a, b| a.id < b.id), "claims are sorted, each once");
    assert!(world.reports.is_sorted_by(|a, b| a.id < b.id), "reports are sorted, each once");
    for claim in &world.claims {
        for id in claim.claim.entities() {
            assert!(entities.contains(id.0.as_str()) || id.0.starts_with("report/"), "{} is a thing", id.0);
        }
    }
    let voiced: usize = world.origins.iter().map(|origin| origin.reports.len()).sum();
    assert_eq!(voiced, world.reports.len(), "every report is of one origin");
}

fn proven(world: &World) {
    static SHAPES: LazyLock<Shapes> =
        LazyLock::new(|| Shapes::of(&KNOWLEDGE).expect("the embedded shapes are sound"));
    let vocabulary = Vocabulary::default();
    let quads = quads(world, &vocabulary);
    let store = Store::from_quads(vocabulary, quads.clone()).expect("the triples are few");
    assert_eq!(
        store.quads().expect("a store in memory is read"),
        quads,
        "triples come back as they were written"
    );
    let faults = verify(&store, &SHAPES).expect("the shapes are asked");
    assert!(faults.is_empty(), "{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
}
