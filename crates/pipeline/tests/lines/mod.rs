//! Parts of a world as the program writes them.

use rapporteur_model::{EntityId, World};
use rapporteur_pipeline::Render;
use rapporteur_store::{Vocabulary, part_lines};
use std::collections::BTreeMap;

/// N-Quads of the usual vocabulary.
#[derive(Default)]
pub struct Lines(pub Vocabulary);

impl Render for Lines {
    fn base(&self) -> &str {
        self.0.base()
    }

    fn fingerprint(&self) -> String {
        self.0.fingerprint()
    }

    fn render(&self, part: &World, labels: &BTreeMap<EntityId, String>) -> Vec<u8> {
        part_lines(part, labels, &self.0)
    }
}
