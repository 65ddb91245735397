//! Fuzzes the pattern notation, one line each, parsed as trigger, slot, role, term and name of a slot; and
//! sentences in the notation of examples.

use super::shared::message;
use rapporteur_knowledge::pattern::{
    Role, Slot, Term, parse_role, parse_slot, parse_slot_name, parse_term, parse_trigger,
};
use rapporteur_testkit::Annotated;

pub fn run(bytes: &[u8]) {
    for line in String::from_utf8_lossy(bytes).lines().take(50) {
        let told = |error: String| message(&error);
        match parse_trigger(line) {
            Ok(trigger) => {
                assert!(!trigger.alternatives.is_empty(), "a trigger has an alternative");
                trigger.alternatives.iter().for_each(|alternative| {
                    term(&alternative.head);
                    alternative.light.iter().for_each(term);
                });
            }
            Err(error) => told(error),
        }
        match parse_role(line) {
            Ok(Role::Slot(found)) => slot(&found),
            Ok(Role::Trigger) => assert_eq!(line, "trigger"),
            Err(error) => told(error),
        }
        parse_slot(line).map_or_else(told, |found| slot(&found));
        parse_term(line).map_or_else(told, |found| term(&found));
        if let Ok(name) = parse_slot_name(line) {
            assert_eq!(name.as_str(), line);
        }
        Annotated::parse(line).map_or_else(told, |annotated| example(&annotated));
    }
}

fn slot(slot: &Slot) {
    assert!(slot.0.iter().all(|path| !path.is_empty()));
    assert_eq!(parse_slot(&slot.to_string()).as_ref(), Ok(slot), "a slot is written as it is read");
}

fn term(term: &Term) {
    let written = term.to_string();
    assert_eq!(parse_term(&written).as_ref(), Ok(term), "a term is written as it is read: {written:?}");
    let names = match term {
        Term::Lemma(name) | Term::Class(name) | Term::Kind(name) | Term::Type(name) => name,
        _ => return,
    };
    assert!(!names.is_empty() && !names.contains(['|', '[', ']']), "{names:?} is a name");
}

fn example(annotated: &Annotated) {
    for argument in &annotated.arguments {
        assert!(annotated.text.contains(&argument.words), "{argument:?} is in {:?}", annotated.text);
    }
}
