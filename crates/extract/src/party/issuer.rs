//! Who speaks where a document does: "the letter said", "a report found".

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::Dep;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;

/// What is done to a document by whose words it holds.
const ISSUING: [&str; 20] = [
    "address",
    "circulate",
    "commission",
    "compile",
    "deliver",
    "draft",
    "file",
    "issue",
    "make",
    "post",
    "prepare",
    "present",
    "produce",
    "publish",
    "release",
    "send",
    "sign",
    "submit",
    "unveil",
    "write",
];

/// The person, body or country whose words a document of the report holds, as the first of its mentions shows that tells.
pub(crate) fn issuer(parsed: &ParsedReport<'_>, id: LocalId, registry: &Registry) -> Option<LocalId> {
    let mut mentions: Vec<&Placed> = registry.mentions.iter().filter(|m| m.entity == id).collect();
    mentions.sort_by_key(|mention| mention.head);
    mentions.into_iter().find_map(|mention| {
        of_noun(parsed, mention.head, registry).or_else(|| of_verb(parsed, mention.head, registry))
    })
}

/// "Kenya's letter", "a statement by the ministry", "the Larkspur report".
fn of_noun(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let frame = Frame::new(parsed, head);
    let slots = [SlotName::Poss, Preposition::By.into(), Preposition::From.into(), SlotName::Modifier];
    slots.into_iter().flat_map(|slot| frame.slot(slot)).find_map(|word| party(word, registry))
}

/// "Kenya issued a report", "Kenya said so in a letter".
fn of_verb(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let up = parsed.head(head)?;
    let verb = match parsed.dep(head) {
        Dep::Dobj | Dep::Nsubjpass if ISSUING.contains(&parsed.lemma(up)) => up,
        Dep::Pobj if parsed.lemma(up) == "in" => {
            parsed.head(up).filter(|verb| parsed.hits.is_any(*verb, &["reporting", "attitude"]))?
        }
        _ => return None,
    };
    Frame::new(parsed, verb).slot(SlotName::Agent).into_iter().find_map(|word| party(word, registry))
}

fn party(word: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let id = registry.covering(word)?.entity;
    matches!(registry.entity(id).kind.as_str(), types::PERSON | types::COUNTRY | types::ORGANIZATION)
        .then_some(id)
}
