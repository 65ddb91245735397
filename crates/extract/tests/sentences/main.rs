//! What the extractor makes of plain sentences, by what is asked of it. One program, so that model and knowledge load once.
#![expect(clippy::expect_used, reason = "set-up of tests outside of test functions")]

mod acts;
mod arguments;
mod attribution;
mod bearers;
mod bodies;
mod coreference;
mod denial;
mod described;
mod figures;
mod leaders;
mod names;
mod parties;
mod quotation;
mod reading;
mod sayings;
mod status;
mod times;
mod wires;

use rapporteur_extract::Extractor;
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::{Claim, Extraction, LocalId};
use std::sync::{Arc, LazyLock};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| {
    let knowledge = Arc::new(Knowledge::embedded().expect("the knowledge files are sound"));
    let analyzer = Arc::new(Analyzer::embedded().expect("the model loads"));
    Extractor::new(knowledge, analyzer).expect("the date grammar is sound")
});

/// What a claim is about, `-` where its words do not tell.
fn subject<'e>(found: &'e Extraction, claim: &Claim<LocalId>) -> &'e str {
    claim.subject.map_or("-", |id| &found.entity(id).label)
}
