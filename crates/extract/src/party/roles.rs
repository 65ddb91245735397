//! Collects which nouns describe which named things.

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_language::Tag;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use rustc_hash::FxHashMap;

/// Which nouns describe which named things: by title, apposition or copula.
pub(super) struct Roles(FxHashMap<String, Vec<(TokenIdx, LocalId)>>);

impl Roles {
    /// Reads all nouns of a report.
    pub fn read(parsed: &ParsedReport<'_>, registry: &Registry) -> Self {
        let mut roles: FxHashMap<String, Vec<(TokenIdx, LocalId)>> = FxHashMap::default();
        for noun in (0..parsed.tokens.len()).filter(|i| parsed.pos(*i).is_nominal()) {
            if registry.covering(noun).is_some() || matches!(parsed.tag(noun), Tag::Nns | Tag::Nnps) {
                continue;
            }
            for holder in Frame::new(parsed, noun).slot(SlotName::Holder) {
                let Some(mention) = registry.at(holder).filter(|m| m.form == Form::Name) else { continue };
                if matches!(
                    registry.entity(mention.entity).kind.as_str(),
                    types::PERSON | types::ORGANIZATION
                ) {
                    roles.entry(parsed.lemma(noun).to_owned()).or_default().push((noun, mention.entity));
                }
            }
        }
        Self(roles)
    }

    /// What a noun describes, with where it does.
    pub fn of(&self, lemma: &str) -> &[(TokenIdx, LocalId)] {
        self.0.get(lemma).map_or(&[], Vec::as_slice)
    }
}
