//! Reads the files of relations. Every fault names file, line, column and remedy.

use super::check::{duplicates, unsound};
use super::spec::{PatternSpec, RelationSpec};
use super::{Filling, Pattern, Qualifier, Range, Relation};
use crate::gazetteer::Kinds;
use crate::ontology::QualifierReading;
use crate::pattern::{Slot, Term, TriggerPos, parse_role, parse_slot, parse_term, parse_trigger};
use crate::plover::no_class;
use crate::record::{Source, Spanned};
use crate::{Fault, Files, Words};
use rapporteur_model::well_known::relations;
use std::collections::{BTreeMap, BTreeSet};

/// The names that relations may refer to.
pub(crate) struct Known<'a> {
    pub words: &'a Words,
    pub types: &'a BTreeSet<&'a str>,
    pub kinds: &'a Kinds,
    pub relations: &'a BTreeSet<&'a str>,
    pub ontology: &'a crate::Ontology,
}

/// Reads all relations, sorted by id.
pub(crate) fn parse_relations(files: &Files, known: &Known<'_>, faults: &mut Vec<Fault>) -> Vec<Relation> {
    let sources = files.below("relations/").map(|(path, text)| Source { path, text });
    let specs: Vec<(Source<'_>, RelationSpec)> =
        sources.filter_map(|source| Some((source, source.read(faults)?))).collect();
    let declared =
        specs.iter().map(|(_, spec)| (spec.id.get_ref().clone(), names(&spec.qualifiers))).collect();
    let mut relations = Vec::new();
    for (source, spec) in specs {
        relations.push(Loading { source, known, declared: &declared, faults: &mut *faults }.relation(spec));
    }
    relations.sort_by(|a: &Relation, b| a.id.cmp(&b.id));
    relations
}

/// The qualifiers that relations declare, by relation.
type Declared = BTreeMap<String, Vec<String>>;

pub(super) struct Loading<'a> {
    source: Source<'a>,
    pub(super) known: &'a Known<'a>,
    pub(super) declared: &'a Declared,
    faults: &'a mut Vec<Fault>,
}

impl Loading<'_> {
    pub(super) fn fault<T>(&mut self, at: &Spanned<T>, message: impl Into<String>) {
        self.faults.push(self.source.fault(at, message));
    }

    fn relation(&mut self, spec: RelationSpec) -> Relation {
        if self.source.path != format!("relations/{}.toml", spec.id.get_ref()) {
            self.fault(&spec.id, format!("id `{}` must equal the file name", spec.id.get_ref()));
        }
        self.unlike_properties(&spec.id);
        self.types(spec.from.iter().chain(&spec.to));
        self.plover(spec.plover.as_ref());
        if spec.to.is_empty() == spec.literal.is_none() {
            self.fault(&spec.id, "a relation has either `to` (types) or `literal` (a datatype)");
        }
        if let Some(literal) =
            spec.literal.as_ref().filter(|l| !matches!(l.get_ref().as_str(), "integer" | "decimal" | "date"))
        {
            let name = literal.get_ref();
            self.fault(
                literal,
                format!("`{name}` is no datatype of a relation: write integer, decimal or date"),
            );
        }
        for name in &spec.aligned {
            if let Some(message) = self.known.ontology.misnamed(name.get_ref()) {
                self.fault(name, message);
            }
        }
        if spec.symmetric && spec.subjectless {
            self.fault(
                &spec.id,
                "what holds both ways always has a subject: leave out `symmetric` or `subjectless`",
            );
        }
        self.broader(&spec);
        let qualifiers = self.qualifiers(&spec.qualifiers);
        let places: Vec<Spanned<String>> = spec
            .pattern
            .iter()
            .map(|p| p.id.clone())
            .chain(spec.derived.iter().map(|d| d.id.clone()))
            .collect();
        let derived = spec.derived.into_iter().map(|rule| self.derived(rule)).collect();
        let patterns =
            spec.pattern.into_iter().filter_map(|pattern| self.pattern(pattern, &qualifiers)).collect();
        let relation = Relation {
            range: spec
                .literal
                .map_or_else(|| Range::Types(plain(spec.to)), |l| Range::Literal(l.into_inner())),
            id: spec.id.into_inner(),
            label: spec.label,
            inverse: spec.inverse,
            comment: spec.comment,
            from: plain(spec.from),
            symmetric: spec.symmetric,
            objectless: spec.objectless,
            subjectless: spec.subjectless,
            broader: spec.broader.map(Spanned::into_inner),
            qualifiers,
            timeless: spec.timeless,
            plover: spec.plover.map(Spanned::into_inner),
            aligned: plain(spec.aligned),
            families: spec.families,
            ranks: spec.ranks,
            ftm: spec.ftm,
            source: spec.source,
            patterns,
            derived,
        };
        for (id, problem) in duplicates(&relation).chain(unsound(&relation)) {
            // If two patterns share an id, the second one is at fault.
            if let Some(at) = places.iter().rev().find(|place| *place.get_ref() == id) {
                self.fault(at, format!("pattern `{id}`: {problem}"));
            }
        }
        relation
    }

    pub(super) fn types<'t>(&mut self, names: impl Iterator<Item = &'t Spanned<String>>) {
        for name in names {
            if !self.known.types.contains(name.get_ref().as_str()) {
                let message = format!("`{}` is no type: the files of data/types/ name them", name.get_ref());
                self.fault(name, message);
            }
        }
    }

    /// A relation of the name of a property would mix its edges with what the property tells of claims and reports.
    fn unlike_properties(&mut self, id: &Spanned<String>) {
        /// What the vocabulary names so both ways.
        const SHARED: [&str; 2] = [relations::ABOUT, relations::ON_DATE];
        let name = id.get_ref();
        let is_property = self.known.ontology.properties.iter().any(|property| property.id == *name);
        if is_property && !SHARED.contains(&name.as_str()) {
            let message = format!(
                "`{name}` is a property of data/ontology/properties.toml: give the relation another name"
            );
            self.fault(id, message);
        }
    }

    fn plover(&mut self, class: Option<&Spanned<String>>) {
        if let Some((class, message)) = class.and_then(|class| Some((class, no_class(class.get_ref())?))) {
            self.fault(class, message);
        }
    }

    fn broader(&mut self, spec: &RelationSpec) {
        let Some(broader) = &spec.broader else { return };
        if !self.known.relations.contains(broader.get_ref().as_str()) {
            let message = format!("`{}` is no relation: data/relations/ has no such file", broader.get_ref());
            self.fault(broader, message);
        }
        if broader.get_ref() == spec.id.get_ref() {
            self.fault(broader, "a relation is no kind of itself: name a wider one or leave the line out");
        }
    }

    /// The qualifiers that a relation declares, sorted by name.
    fn qualifiers(&mut self, names: &[Spanned<String>]) -> Vec<Qualifier> {
        let mut declared = Vec::new();
        for name in names {
            let property = self.known.ontology.properties.iter().find(|p| p.id == *name.get_ref());
            match property.and_then(|property| property.reading) {
                Some(reading) => declared.push(Qualifier { id: name.get_ref().clone(), reading }),
                None => {
                    let message = format!(
                        "`{}` is no qualifier: data/ontology/properties.toml has none of this name with `reads`",
                        name.get_ref()
                    );
                    self.fault(name, message);
                }
            }
        }
        declared.sort_by(|a: &Qualifier, b| a.id.cmp(&b.id));
        declared
    }

    /// A declared qualifier, if the wording may take it from a slot (`fixed` is false) or give it itself (`fixed` is true).
    fn declared(&mut self, name: &Spanned<String>, declared: &[Qualifier], fixed: bool) -> Option<Qualifier> {
        let Some(found) = declared.iter().find(|qualifier| qualifier.id == *name.get_ref()) else {
            let message =
                format!("the relation's `qualifiers` do not list `{}`: add it there", name.get_ref());
            self.fault(name, message);
            return None;
        };
        let remedy = match (found.reading, fixed) {
            (QualifierReading::Fixed, false) => "stands in no slot: give its word with `set`",
            (QualifierReading::Currency, _) => "comes with a sum of money: leave the line out",
            (QualifierReading::Predicate, _) => "is the trigger itself: leave the line out",
            (QualifierReading::Fixed, true) | (_, false) => return Some(found.clone()),
            (_, true) => "is read from words: name its slot in `with`",
        };
        self.fault(name, format!("`{}` {remedy}", name.get_ref()));
        None
    }

    fn fillings(
        &mut self,
        table: &BTreeMap<Spanned<String>, Spanned<String>>,
        qualifiers: &[Qualifier],
    ) -> Vec<Filling> {
        let mut fillings = Vec::new();
        for (name, slot) in table {
            let qualifier = self.declared(name, qualifiers, false);
            if let (Some(qualifier), Some(slot)) = (qualifier, self.read(slot, parse_slot)) {
                fillings.push(Filling { qualifier, slot });
            }
        }
        fillings
    }

    fn given(
        &mut self,
        table: &BTreeMap<Spanned<String>, Spanned<String>>,
        qualifiers: &[Qualifier],
    ) -> Vec<(String, String)> {
        let known = |loading: &mut Self, name| loading.declared(name, qualifiers, true);
        table
            .iter()
            .filter_map(|(name, word)| Some((known(self, name)?.id, word.get_ref().clone())))
            .collect()
    }

    fn pattern(&mut self, spec: PatternSpec, qualifiers: &[Qualifier]) -> Option<Pattern> {
        if spec.examples.len() < 2 || spec.rejects.is_empty() {
            let id = spec.id.get_ref();
            self.fault(&spec.id, format!("pattern `{id}` needs two examples and one reject at least"));
        }
        self.types(spec.from.iter().chain(&spec.to));
        self.plover(spec.plover.as_ref());
        let trigger = self.read(&spec.trigger, parse_trigger)?;
        for alternative in &trigger.alternatives {
            self.terms(&spec.trigger, std::iter::once(&alternative.head).chain(&alternative.light));
        }
        if trigger.pos != TriggerPos::Verb && trigger.alternatives.iter().any(|a| !a.light.is_empty()) {
            self.fault(&spec.trigger, "only a verb has a light object: write `verb: hold [@talks]`");
        }
        // A field that cannot be read drops the whole pattern, so that its absence causes no further faults.
        let subject = self.read(&spec.subject, parse_slot)?;
        let object = self.optional(spec.object.as_ref(), parse_slot)?;
        let count = self.optional(spec.count.as_ref(), parse_slot)?;
        let speaker = self.optional(spec.speaker.as_ref(), parse_slot)?;
        let role = self.optional(spec.role.as_ref(), parse_role)?;
        let with = self.fillings(&spec.with, qualifiers);
        let set = self.given(&spec.set, qualifiers);
        let conditions = self.conditions(&spec.conditions);
        let unless = self.conditions(&spec.unless);
        Some(Pattern {
            id: spec.id.into_inner(),
            trigger,
            subject,
            object,
            count,
            growth: spec.growth,
            role,
            with,
            set,
            conditions,
            unless,
            from: plain(spec.from),
            to: plain(spec.to),
            status: spec.status,
            plover: spec.plover.map(Spanned::into_inner),
            speaker,
            collective: spec.collective,
            presupposed: spec.presupposed,
            confidence: spec.confidence,
            examples: spec.examples,
            rejects: spec.rejects,
        })
    }

    fn conditions(&mut self, table: &BTreeMap<Spanned<String>, Spanned<String>>) -> Vec<(Slot, Vec<Term>)> {
        let mut conditions = Vec::new();
        for (slot, terms) in table {
            let parse = |terms: &str| terms.split('|').map(parse_term).collect::<Result<Vec<Term>, String>>();
            if let (Some(slot), Some(parsed)) = (self.read(slot, parse_slot), self.read(terms, parse)) {
                self.terms(terms, parsed.iter());
                conditions.push((slot, parsed));
            }
        }
        conditions
    }

    /// Checks that the classes, kinds and types in the terms exist.
    pub(super) fn terms<'t>(&mut self, at: &Spanned<String>, terms: impl Iterator<Item = &'t Term>) {
        for term in terms {
            let message = match term {
                Term::Class(class) if !self.known.words.has_class(class) => {
                    format!("@{class} is no word class: add data/lexicons/{class}.tsv or mend the name")
                }
                Term::Kind(kind) if !self.known.kinds.has(kind) => {
                    format!("@kind:{kind} is no kind: no entry of data/gazetteers/ is of it")
                }
                Term::Type(kind) if !self.known.types.contains(kind.as_str()) => {
                    format!("@type:{kind} is no type: the files of data/types/ name them")
                }
                _ => continue,
            };
            self.fault(at, message);
        }
    }

    fn read<T>(&mut self, text: &Spanned<String>, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        parse(text.get_ref()).map_err(|message| self.fault(text, message)).ok()
    }

    /// Reads a field that may be missing: `Some(None)` if it is, `None` if it cannot be read.
    fn optional<T>(
        &mut self,
        text: Option<&Spanned<String>>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<Option<T>> {
        text.map_or(Some(None), |text| self.read(text, parse).map(Some))
    }
}

fn names(names: &[Spanned<String>]) -> Vec<String> {
    names.iter().map(|name| name.get_ref().clone()).collect()
}

pub(super) fn plain(names: Vec<Spanned<String>>) -> Vec<String> {
    names.into_iter().map(Spanned::into_inner).collect()
}
