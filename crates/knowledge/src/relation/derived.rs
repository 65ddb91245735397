//! Reads the rules by which claims of a relation follow from those of another.

use super::load::{Loading, plain};
use super::spec::DerivedSpec;
use super::{Derived, DerivedPart, DerivedTime};
use crate::ontology::QualifierReading;
use crate::pattern::Term;
use crate::record::Spanned;

impl Loading<'_> {
    /// A rule, with what it leaves out filled in: the subject stays, the object becomes what the office there belongs to, and the time
    /// stays.
    pub(super) fn derived(&mut self, spec: DerivedSpec) -> Derived {
        self.types(spec.to.iter());
        let from = spec.from.get_ref();
        if !self.known.relations.contains(from.as_str()) {
            let message = format!("`{from}` is no relation: data/relations/ has no such file");
            self.fault(&spec.from, message);
        }
        if let Some(posts) = spec.posts.as_ref().filter(|posts| !posts.get_ref().is_empty()) {
            self.terms(posts, std::iter::once(&Term::Class(posts.get_ref().clone())));
        }
        Derived {
            subject: self.part(spec.subject.as_ref(), from).unwrap_or(DerivedPart::Subject),
            object: self.part(spec.object.as_ref(), from).unwrap_or(DerivedPart::Body),
            time: self.time(spec.time.as_ref()).unwrap_or(DerivedTime::Same),
            id: spec.id.into_inner(),
            from: spec.from.into_inner(),
            posts: spec.posts.map(Spanned::into_inner).unwrap_or_default(),
            to: plain(spec.to),
            examples: spec.examples,
        }
    }

    /// What a field takes of the claims of a relation.
    fn part(&mut self, field: Option<&Spanned<String>>, from: &str) -> Option<DerivedPart> {
        let field = field?;
        let name = field.get_ref().as_str();
        match name {
            "subject" => return Some(DerivedPart::Subject),
            "object" => return Some(DerivedPart::Object),
            "body" => return Some(DerivedPart::Body),
            _ => {}
        }
        let of_entities = |id: &str| {
            let mut properties = self.known.ontology.properties.iter();
            properties.any(|p| p.id == id && p.reading == Some(QualifierReading::Entity))
        };
        let declared = self.declared.get(from).is_none_or(|names| names.iter().any(|n| n == name));
        if declared && of_entities(name) {
            return Some(DerivedPart::Qualifier(name.to_owned()));
        }
        let message = format!(
            "`{name}` is nothing that a claim of `{from}` has: write subject, object, body (what the office belongs to) or a \
             qualifier of it that holds an entity"
        );
        self.fault(field, message);
        None
    }

    fn time(&mut self, field: Option<&Spanned<String>>) -> Option<DerivedTime> {
        let field = field?;
        let time = DerivedTime::from_name(field.get_ref());
        if time.is_none() {
            let names: Vec<&str> = DerivedTime::ALL.iter().map(|one| one.as_str()).collect();
            let message =
                format!("`{}` is no time of what follows: use {}", field.get_ref(), names.join(", "));
            self.fault(field, message);
        }
        time
    }
}
