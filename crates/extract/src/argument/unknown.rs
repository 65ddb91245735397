//! Takes a name that nothing knows for somebody's, where only a party can stand.

use super::proposal::{Proposal, Thing, Words};
use super::reader::ArgumentReader;
use crate::detector::Rule;
use crate::parsed_report::TokenIdx;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, Form, LocalEntity};

/// Classes of nouns that name a kind of thing, however they are written ("the Member States").
const CLASS_NOUNS: [&str; 9] = [
    "office",
    "member",
    "person_noun",
    "event",
    "organization_noun",
    "document",
    "meeting",
    "leader",
    "place_noun",
];

impl ArgumentReader<'_, '_> {
    /// Proposes a person of a capitalised name that nothing knows, where only a party can stand.
    pub(super) fn unknown_name(&self, head: TokenIdx) -> Option<Proposal> {
        let party =
            self.accepts(types::PERSON) && self.accepts(types::COUNTRY) && !self.accepts(types::TOPIC);
        if !party || !self.stands_as_name(head) || self.is_known_word(head) {
            return None;
        }
        let person = LocalEntity {
            kind: types::PERSON.to_owned(),
            label: self.parsed.text(head).to_owned(),
            named: true,
            ..LocalEntity::default()
        };
        let words = Words { tokens: head..head + 1, form: Form::Name, found_by: Rule::Unknown.into() };
        let span = self.parsed.span_of(head..head + 1);
        Some(Proposal { thing: Thing::Labelled(person), head, span, trust: 60, words: Some(words) })
    }

    /// Whether a word of a paragraph is written as a name, is an argument, and no mention holds it.
    fn stands_as_name(&self, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        let argument = matches!(
            parsed.dep(head),
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Conj | Dep::Agent | Dep::Pobj
        );
        let mut letters = parsed.text(head).chars();
        let written =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        argument
            && written
            && parsed.sentence(head).block == BlockKind::Paragraph
            && (parsed.tag(head) == Tag::Nnp || self.opens_as_name(head))
            && self.registry.covering(head).is_none()
            && !self.is_time(head)
    }

    /// Whether a word describes something, or names what is nobody: a class of things, or a body, place or thing of the report.
    fn is_known_word(&self, head: TokenIdx) -> bool {
        let (parsed, word) = (self.parsed, self.parsed.text(head));
        let names = |e: &LocalEntity| e.label == word || e.names.iter().any(|name| name == word);
        parsed.child(head, &[Dep::Det, Dep::Amod]).is_some()
            || parsed.hits.is_any(head, &CLASS_NOUNS)
            || self
                .registry
                .entities
                .iter()
                .any(|e| e.kind != types::PERSON && names(e) || is_cut_from(word, e))
    }

    /// A name that the tagger takes for a common noun, because it opens the sentence: a bare singular that no list knows, dealing with
    /// somebody named.
    fn opens_as_name(&self, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        let lower = parsed.text(head).to_lowercase();
        let counterpart = parsed
            .head(head)
            .and_then(|verb| parsed.child(verb, &[Dep::Dobj]))
            .is_some_and(|object| parsed.tag(object) == Tag::Nnp);
        parsed.sentence(head).tokens.start == head
            && parsed.tag(head) == Tag::Nn
            && parsed.dep(head) == Dep::Nsubj
            && parsed.children(head).is_empty()
            && counterpart
            && !parsed.hits.any(head)
            && parsed.tokens.iter().all(|token| *token.text != *lower)
    }
}

/// Whether a word is the beginning of a body's name: what was said of the body, shortened, and no person.
fn is_cut_from(word: &str, entity: &LocalEntity) -> bool {
    let rest = entity.label.strip_prefix(word).filter(|rest| rest.starts_with(' '));
    entity.kind == types::ORGANIZATION && rest.is_some()
}
