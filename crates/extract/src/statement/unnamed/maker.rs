//! Whose words a document, a figure or a recording holds.

use super::{Sort, Unnamed, sort};
use crate::attribution::Saying;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;

impl Unnamed {
    /// Whose words a document holds: "a poll by the bank", "a statement released by her family", "Larkspur Institute figures".
    pub(super) fn maker(
        &mut self,
        parsed: &ParsedReport<'_>,
        saying: &Saying,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        let frame = Frame::new(parsed, head);
        let beside =
            [SlotName::Poss, Preposition::By.into(), Preposition::From.into(), Preposition::In.into()];
        let mut words: Vec<TokenIdx> = beside.into_iter().flat_map(|slot| frame.slot(slot)).collect();
        let made = parsed.children_by(head, &[Dep::Acl]).filter(|i| parsed.tag(*i) == Tag::Vbn);
        words.extend(made.flat_map(|verb| Frame::new(parsed, verb).slot(SlotName::Agent)));
        words.extend(frame.slot(SlotName::Modifier));
        words.sort_unstable();
        words.into_iter().filter(|word| *word != head).find_map(|word| {
            let Some(mention) = registry.covering(word) else {
                let possessor = parsed.pos(word) == Pos::Noun
                    && !matches!(parsed.dep(word), Dep::Compound | Dep::Nmod | Dep::Amod);
                return possessor
                    .then(|| sort(parsed, saying, word))
                    .flatten()
                    .filter(|sort| *sort != Sort::Thing)
                    .and_then(|sort| self.describe(parsed, word, sort, registry));
            };
            let entity = registry.entity(mention.entity);
            let before = word < head && matches!(parsed.dep(word), Dep::Compound | Dep::Nmod | Dep::Amod);
            let inside = parsed.head(word).is_some_and(|up| parsed.lemma(up) == "in");
            let fits = match entity.kind.as_str() {
                types::ORGANIZATION => true,
                types::PERSON => !before && !inside,
                types::COUNTRY => !inside && (!before || parsed.pos(word) == Pos::Adj),
                _ => false,
            };
            fits.then_some(mention.entity)
        })
    }

    /// "The study" behind "a study by the bank": the same noun, whose maker was told before.
    pub(super) fn told_maker(
        &mut self,
        parsed: &ParsedReport<'_>,
        saying: &Saying,
        head: TokenIdx,
        registry: &mut Registry,
    ) -> Option<LocalId> {
        if !parsed.children_by(head, &[Dep::Det]).any(|d| parsed.lemma(d) == "the") {
            return None;
        }
        let lemma = parsed.lemma(head);
        // What stands before the last one asked for was looked at then: a report that says so a thousand times is read once.
        let (start, known) = self.makers.get(lemma).copied().unwrap_or_default();
        let same = |i: &TokenIdx| parsed.pos(*i) == Pos::Noun && parsed.lemma(*i) == lemma;
        let told = (start..head)
            .rev()
            .filter(same)
            .find_map(|noun| self.maker(parsed, saying, noun, registry))
            .or(known);
        self.makers.insert(lemma.to_owned(), (head, told));
        told
    }
}
