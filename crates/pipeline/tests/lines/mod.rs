//! Parts of a world as the program writes them.

use rapporteur_model::{EntityId, World};
use rapporteur_pipeline::Render;
use rapporteur_store::{Vocabulary, part_lines};
use std::collections::BTreeMap;

/// N-Quads of the usual vocabulary.
pub struct Lines(pub Vocabulary, String);

impl Default for Lines {
    fn default() -> Self {
        let vocabulary = Vocabulary::default();
        let fingerprint = vocabulary.fingerprint();
        Self(vocabulary, fingerprint)
    }
}

impl Render for Lines {
    fn base(&self) -> &str {
        self.0.base()
    }

    fn fingerprint(&self) -> &str {
        &self.1
    }

    fn render(&self, part: &World, labels: &BTreeMap<EntityId, String>) -> Vec<u8> {
        part_lines(part, labels, &self.0)
    }
}
