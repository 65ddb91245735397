//! Reads the files of relations; every fault is told with file, line and remedy.

use super::check::{duplicates, unsound};
use super::spec::{PatternSpec, RelationSpec};
use super::{Derived, Pattern, Range, Relation};
use crate::gazetteer::Kinds;
use crate::pattern::{Slot, Term, TriggerPos, parse_role, parse_slot, parse_term, parse_trigger};
use crate::plover::no_class;
use crate::{Fault, Files, Words};
use std::collections::BTreeMap;

/// Reads all relations, sorted by id.
pub(crate) fn parse_relations(
    files: &Files,
    words: &Words,
    types: &[String],
    kinds: &Kinds,
) -> Result<Vec<Relation>, Vec<Fault>> {
    let (mut relations, mut faults) = (Vec::new(), Vec::new());
    let ids: Vec<&str> = files.below("relations/").filter_map(|(path, _)| id_of(path)).collect();
    for (path, text) in files.below("relations/") {
        match toml::from_str::<RelationSpec>(text) {
            Ok(spec) => {
                let known = Known { words, types, kinds, relations: &ids };
                let mut loading = Loading { path, text, known, faults: &mut faults };
                relations.push(loading.relation(spec));
            }
            Err(error) => faults.push(Fault::toml(path, text, &error)),
        }
    }
    relations.sort_by(|a: &Relation, b| a.id.cmp(&b.id));
    if faults.is_empty() { Ok(relations) } else { Err(faults) }
}

/// The relation that a file is about.
fn id_of(path: &str) -> Option<&str> {
    path.strip_prefix("relations/")?.strip_suffix(".toml")
}

/// What relations may refer to.
#[derive(Clone, Copy)]
struct Known<'a> {
    words: &'a Words,
    types: &'a [String],
    kinds: &'a Kinds,
    relations: &'a [&'a str],
}

struct Loading<'a> {
    path: &'a str,
    text: &'a str,
    known: Known<'a>,
    faults: &'a mut Vec<Fault>,
}

impl Loading<'_> {
    /// Reports a fault at the first line that holds `near`.
    fn fault(&mut self, near: &str, message: String) {
        let line = self.text.lines().position(|line| line.contains(near)).map_or(0, |i| i + 1);
        self.faults.push(Fault::new(self.path, line, message));
    }

    fn relation(&mut self, spec: RelationSpec) -> Relation {
        if id_of(self.path) != Some(spec.id.as_str()) {
            self.fault("id", format!("id `{}` must equal the file name", spec.id));
        }
        self.types(spec.from.iter().chain(&spec.to));
        self.plover(spec.plover.as_deref());
        if spec.to.is_empty() == spec.literal.is_none() {
            self.fault("from", "a relation has either `to` (types) or `literal` (a datatype)".to_owned());
        }
        if let Some(literal) = spec.literal.as_deref().filter(|l| !matches!(*l, "integer" | "date")) {
            self.fault("literal", format!("`{literal}` is no datatype of a relation: write integer or date"));
        }
        for rule in &spec.derived {
            self.derived(rule);
        }
        let patterns = spec.pattern.into_iter().filter_map(|pattern| self.pattern(pattern)).collect();
        let relation = Relation {
            range: spec.literal.map_or(Range::Types(spec.to), Range::Literal),
            id: spec.id,
            label: spec.label,
            inverse: spec.inverse,
            comment: spec.comment,
            from: spec.from,
            symmetric: spec.symmetric,
            objectless: spec.objectless,
            timeless: spec.timeless,
            plover: spec.plover,
            aligned: spec.aligned,
            source: spec.source,
            patterns,
            derived: spec.derived,
        };
        let own = |id: &str| format!("id = \"{id}\"");
        for (id, problem) in duplicates(&relation).chain(unsound(&relation)) {
            self.fault(&own(&id), format!("pattern `{id}`: {problem}"));
        }
        relation
    }

    fn types<'t>(&mut self, names: impl Iterator<Item = &'t String>) {
        for name in names {
            if !self.known.types.contains(name) {
                self.fault(name, format!("`{name}` is no type: the files of data/types/ name them"));
            }
        }
    }

    fn plover(&mut self, class: Option<&str>) {
        if let Some((class, message)) = class.and_then(|class| Some((class, no_class(class)?))) {
            self.fault(class, message);
        }
    }

    fn derived(&mut self, rule: &Derived) {
        self.types(rule.to.iter());
        if !self.known.relations.contains(&rule.from.as_str()) {
            self.fault(
                &rule.from,
                format!("`{}` is no relation: data/relations/ has no such file", rule.from),
            );
        }
        if !rule.posts.is_empty() {
            self.terms(&rule.posts, std::iter::once(&Term::Class(rule.posts.clone())));
        }
    }

    fn pattern(&mut self, spec: PatternSpec) -> Option<Pattern> {
        if spec.examples.len() < 2 || spec.rejects.is_empty() {
            self.fault(
                &format!("\"{}\"", spec.id),
                format!("pattern `{}` needs two examples and one reject at least", spec.id),
            );
        }
        self.types(spec.from.iter().chain(&spec.to));
        self.plover(spec.plover.as_deref());
        let trigger = self.keep(&spec.trigger, parse_trigger(&spec.trigger))?;
        for alternative in &trigger.alternatives {
            self.terms(&spec.trigger, std::iter::once(&alternative.head).chain(&alternative.light));
        }
        if trigger.pos != TriggerPos::Verb && trigger.alternatives.iter().any(|a| !a.light.is_empty()) {
            self.fault(
                &spec.trigger,
                "only a verb has a light object: write `verb: hold [@talks]`".to_owned(),
            );
        }
        // What cannot be read leaves the pattern out: what its lack would make wrong is no fault of its own.
        let mut slot = |text: &str| self.keep(text, parse_slot(text));
        let subject = slot(&spec.subject)?;
        let mut optional = |text: &Option<String>| text.as_deref().map(&mut slot);
        let object = spread(optional(&spec.object))?;
        let count = spread(optional(&spec.count))?;
        let speaker = spread(optional(&spec.speaker))?;
        let role = spec.role.as_deref().map(|text| self.keep(text, parse_role(text)));
        let role = spread(role)?;
        let conditions = self.conditions(&spec.conditions);
        let unless = self.conditions(&spec.unless);
        Some(Pattern {
            id: spec.id,
            trigger,
            subject,
            object,
            count,
            role,
            conditions,
            unless,
            from: spec.from,
            to: spec.to,
            status: spec.status,
            plover: spec.plover,
            speaker,
            collective: spec.collective,
            presupposed: spec.presupposed,
            confidence: spec.confidence,
            examples: spec.examples,
            rejects: spec.rejects,
        })
    }

    fn conditions(&mut self, table: &BTreeMap<String, String>) -> Vec<(Slot, Vec<Term>)> {
        let mut conditions = Vec::new();
        for (slot, terms) in table {
            let parsed: Result<Vec<Term>, String> = terms.split('|').map(parse_term).collect();
            if let (Some(slot), Some(parsed)) = (self.keep(slot, parse_slot(slot)), self.keep(terms, parsed))
            {
                self.terms(terms, parsed.iter());
                conditions.push((slot, parsed));
            }
        }
        conditions
    }

    /// Classes, kinds and types that terms ask for must be there.
    fn terms<'t>(&mut self, near: &str, terms: impl Iterator<Item = &'t Term>) {
        for term in terms {
            let message = match term {
                Term::Class(class) if !self.known.words.has_class(class) => {
                    format!("@{class} is no word class: add data/lexicons/{class}.tsv or mend the name")
                }
                Term::Kind(kind) if !self.known.kinds.has(kind) => {
                    format!("@kind:{kind} is no kind: no entry of data/gazetteers/ is of it")
                }
                Term::Type(kind) if !self.known.types.contains(kind) => {
                    format!("@type:{kind} is no type: the files of data/types/ name them")
                }
                _ => continue,
            };
            self.fault(near, message);
        }
    }

    fn keep<T>(&mut self, near: &str, result: Result<T, String>) -> Option<T> {
        result.map_err(|message| self.fault(near, message)).ok()
    }
}

/// A field that is not there is none; one that is there and cannot be read leaves nothing.
fn spread<T>(field: Option<Option<T>>) -> Option<Option<T>> {
    field.map_or(Some(None), |read| read.map(Some))
}
