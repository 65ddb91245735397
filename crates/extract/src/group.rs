//! "The two leaders", "both sides": parties that the report has just named together, exactly as many as the number says.

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::words::{Column, GroupKind};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back the parties were named.
const REACH: usize = 2;

/// Records what descriptions of several stand for.
pub fn register(parsed: &ParsedReport<'_>, registry: &mut Registry) {
    for head in 0..parsed.tokens.len() {
        let Some((kind, number)) = described(parsed, head) else { continue };
        // What is said of "sides" may be countries, bodies or people.
        let choices: &[&[&str]] = match kind {
            GroupKind::Any => &[&[types::COUNTRY], &[types::COUNTRY, types::ORGANIZATION], &[types::PERSON]],
            GroupKind::Country => &[&[types::COUNTRY]],
            GroupKind::Organization => &[&[types::ORGANIZATION]],
            GroupKind::Person => &[&[types::PERSON]],
        };
        let search = Search { parsed, registry, head, number };
        if let Some(members) = choices.iter().find_map(|kinds| search.members(kinds)) {
            registry.group(head, members.into_iter().collect());
        }
    }
}

/// What kind of parties and how many, if the words only take up what was said.
fn described(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<(GroupKind, usize)> {
    let definite = |c: &TokenIdx| matches!(parsed.lemma(*c), "the" | "these" | "both" | "all");
    let children = parsed.children(head);
    if parsed.tag(head) == Tag::Cd {
        // "The two embraced."
        let bare = children.iter().all(|c| definite(c) || parsed.dep(*c) == Dep::Punct);
        let argument = matches!(parsed.dep(head), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj);
        return (argument && bare && children.iter().any(definite))
            .then(|| number(parsed, head))
            .flatten()
            .map(|n| (GroupKind::Any, n));
    }
    let hit = parsed.hits.get(head, "group_noun").filter(|_| parsed.tag(head) == Tag::Nns)?;
    let others = |c: &TokenIdx| {
        !definite(c)
            && !hit.tokens.contains(c)
            && number(parsed, *c).is_none()
            && !matches!(
                parsed.dep(*c),
                Dep::Punct | Dep::Relcl | Dep::Appos | Dep::Cc | Dep::Conj | Dep::Case
            )
    };
    let n = children.iter().find_map(|c| number(parsed, *c))?;
    let kind = hit.word.value(Column::Kind)?;
    (children.iter().any(definite) && !children.iter().any(others)).then_some((kind, n))
}

fn number(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<usize> {
    Some(match parsed.lemma(i) {
        "two" | "both" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        _ => return None,
    })
}

struct Search<'s, 'd, 'r> {
    parsed: &'d ParsedReport<'r>,
    registry: &'s Registry,
    head: TokenIdx,
    number: usize,
}

impl Search<'_, '_, '_> {
    /// As many as wanted in the sentences before, nearest first; where a sentence has more, those joined by "and" in it. Parties of
    /// several sentences were named together only if one paragraph has them all.
    fn members(&self, kinds: &[&str]) -> Option<BTreeSet<LocalId>> {
        let here = self.parsed.sentence_idx(self.head);
        let mut met: BTreeSet<LocalId> = BTreeSet::new();
        for sentence in (here.saturating_sub(REACH)..=here).rev() {
            let tokens = self.parsed.sentences[sentence].tokens.clone();
            let before: Vec<&Placed> = tokens
                .filter(|t| *t < self.head)
                .filter_map(|t| self.registry.at(t))
                .filter(|m| kinds.contains(&self.registry.entity(m.entity).kind.as_str()))
                .collect();
            let named: BTreeSet<LocalId> = before.iter().map(|m| m.entity).collect();
            let together = named.len() == self.number && met.is_subset(&named);
            met.extend(named);
            if met.len() == self.number {
                return (together || self.passage(sentence) == self.passage(here)).then_some(met);
            }
            if met.len() > self.number {
                return self.joined(&before);
            }
        }
        None
    }

    fn passage(&self, sentence: usize) -> usize {
        self.parsed.sentences[sentence].passage_idx
    }

    /// The only row of as many names.
    fn joined(&self, before: &[&Placed]) -> Option<BTreeSet<LocalId>> {
        let mut rows: BTreeMap<TokenIdx, BTreeSet<LocalId>> = BTreeMap::new();
        for (n, mention) in before.iter().enumerate().filter(|(_, m)| m.form != Form::Pronoun) {
            let row = rows.entry(self.parsed.first_of_row(mention.head)).or_default();
            row.insert(mention.entity);
            // A name right before a comma belongs to the row, whatever the parser says.
            let neighbour = n.checked_sub(1).map(|n| before[n]).filter(|m| {
                m.tokens.end + 1 == mention.tokens.start && self.parsed.text(m.tokens.end) == ","
            });
            row.extend(neighbour.map(|m| m.entity));
        }
        let mut fitting = rows.into_values().filter(|row| row.len() == self.number);
        let only = fitting.next()?;
        fitting.all(|row| row == only).then_some(only)
    }
}
