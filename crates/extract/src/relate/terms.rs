//! Finds what stands in a slot, and whether it is what a pattern asks for.

use super::{Filled, Outcome, Relator};
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Slot, SlotName, Term, TermForm};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::Form;

impl<'d> Relator<'d, '_> {
    /// Whether a word is what a term asks for.
    pub(super) fn is_term(&self, token: TokenIdx, term: &Term, registry: &Registry) -> bool {
        match term {
            // "attacked Chad over the weekend": a time fills no place.
            Term::Any => !self.parsed.in_time(self.parsed.span_of(token..token + 1)),
            Term::Lemma(lemma) => self.parsed.lemma(token) == lemma,
            Term::Class(class) => self.parsed.hits.is(token, class),
            Term::Kind(kind) => self.has_kind(token, kind, registry),
            Term::Type(kind) => registry.entity_at(token).is_some_and(|id| registry.entity(id).kind == *kind),
            Term::Form(form) => self.has_form(token, *form, registry),
            Term::Lower => self.parsed.text(token).chars().next().is_some_and(char::is_lowercase),
        }
    }

    /// "US" serves as an adjective of nationality as well.
    fn has_form(&self, token: TokenIdx, form: TermForm, registry: &Registry) -> bool {
        let short = || self.parsed.text(token).chars().all(|c| c.is_uppercase() || c == '.');
        let put = |is: &dyn Fn(Form) -> bool| registry.at(token).is_some_and(|mention| is(mention.form));
        match form {
            TermForm::Nationality => put(&|own| own == Form::Demonym || short()),
            TermForm::Metonym => put(&|own| own == Form::Metonym),
            TermForm::Pronoun => put(&|own| own == Form::Pronoun),
            TermForm::Question => self.is_question(token),
            TermForm::Past => self.is_past(token),
            TermForm::Money => self.parsed.quantities.at(token).is_some_and(|q| q.currency().is_some()),
            TermForm::Number => self.parsed.quantities.at(token).is_some(),
        }
    }

    /// "asked *whether* it would", "asked *why* it did": the verb of an indirect question.
    fn is_question(&self, verb: TokenIdx) -> bool {
        let parsed = self.parsed;
        let asks = |c: &TokenIdx| {
            *c < verb
                && (matches!(parsed.tag(*c), Tag::Wrb | Tag::Wp | Tag::Wdt)
                    || parsed.dep(*c) == Dep::Mark && matches!(parsed.lemma(*c), "whether" | "if"))
        };
        // "how much more it can take"
        let first = parsed.subtree(verb)[0];
        parsed.children(verb).iter().any(asks) || first < verb && parsed.tag(first) == Tag::Wrb
    }

    /// "left", "has left", "had left"; "to have left" and "would have left" assert nothing.
    fn is_past(&self, verb: TokenIdx) -> bool {
        let parsed = self.parsed;
        let helpers = || parsed.children_by(verb, &[Dep::Aux]);
        match parsed.tag(verb) {
            Tag::Vbd => true,
            Tag::Vbn => {
                helpers().any(|aux| parsed.lemma(aux) == "have")
                    && helpers().all(|aux| !matches!(parsed.tag(aux), Tag::Md | Tag::To))
            }
            _ => false,
        }
    }

    pub(super) fn has_kind(&self, token: TokenIdx, kind: &str, registry: &Registry) -> bool {
        let entity = registry.entity_at(token).map(|id| registry.entity(id));
        let known =
            entity.and_then(|e| self.context.knowledge.gazetteer.entity(&e.kind, e.gazetteer.as_deref()?));
        known.is_some_and(|known| known.kind == kind)
    }

    pub(super) fn frame(&self, filled: &Filled<'_>) -> Frame<'d, '_> {
        match (filled.light, filled.name_end) {
            (Some(object), _) => Frame::with_light(self.parsed, filled.trigger, object),
            (None, Some(end)) => Frame::of_name(self.parsed, filled.trigger, end),
            (None, None) => Frame::new(self.parsed, filled.trigger),
        }
    }

    /// Tokens at the end of one path.
    pub(super) fn path(&self, filled: &Filled<'_>, path: &[SlotName]) -> Vec<TokenIdx> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let mut at = self.frame(filled).slot(*first);
        for step in rest {
            at = at.into_iter().flat_map(|token| Frame::new(self.parsed, token).slot(*step)).collect();
        }
        at
    }

    /// The nouns of the titles before a name: "summoned *ambassador* Ana Ruiz".
    fn titles_of(&self, name: TokenIdx) -> impl Iterator<Item = TokenIdx> {
        let before = self.parsed.children_by(name, &[Dep::Compound]);
        before.filter(|i| self.parsed.title_at(*i).is_some())
    }

    pub(super) fn conditions(&self, filled: &Filled<'_>, registry: &Registry) -> Result<(), Outcome> {
        let holds = |slot: &Slot, terms: &[Term]| {
            slot.0
                .iter()
                .flat_map(|path| self.path(filled, path))
                .flat_map(|token| std::iter::once(token).chain(self.measured(token)))
                .any(|token| terms.iter().any(|term| self.is_term(token, term, registry)))
        };
        let titled = |slot: &Slot, terms: &[Term]| {
            let names = slot.0.iter().flat_map(|path| self.path(filled, path));
            let mut titles = names.flat_map(|name| self.titles_of(name));
            titles.any(|title| terms.iter().any(|term| self.is_term(title, term, registry)))
        };
        for (slot, terms) in &filled.pattern.conditions {
            if !holds(slot, terms) && !titled(slot, terms) {
                return Err(Outcome::Condition(format!("{slot} must be {}", listed(terms))));
            }
        }
        for (slot, terms) in &filled.pattern.unless {
            if holds(slot, terms) {
                return Err(Outcome::Condition(format!("{slot} must not be {}", listed(terms))));
            }
        }
        Ok(())
    }
}

/// Terms as a condition writes them; any word at all is one that is there.
fn listed(terms: &[Term]) -> String {
    let listed = |term: &Term| if *term == Term::Any { "there".to_owned() } else { term.to_string() };
    terms.iter().map(listed).collect::<Vec<_>>().join(" | ")
}
