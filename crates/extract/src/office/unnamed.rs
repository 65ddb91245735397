//! "The French president" is the report's holder of that office, else somebody not named.

use super::role::is_role;
use super::usage::{OfficeUse, Offices};
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::phrase;
use crate::title::{core, is_unique};
use rapporteur_knowledge::Words;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId};
use std::collections::BTreeMap;

/// Makes mentions of holders known in one place by their post alone.
pub(super) fn holders(parsed: &ParsedReport<'_>, words: &Words, registry: &mut Registry, uses: &mut Offices) {
    let known = Holders::of(uses, words);
    let mut unnamed: BTreeMap<LocalId, LocalId> = BTreeMap::new();
    for (head, usage) in uses.iter_mut() {
        let alone = stands_alone(parsed, *head) && !is_role(parsed, *head);
        if usage.holder.is_some() || !alone || registry.at(*head).is_some() {
            continue;
        }
        let tokens = phrase(parsed, *head, true);
        let entity = match (known.holder(parsed, *head, usage, registry), usage.office) {
            (Some(person), _) => person,
            (None, Some(office)) if usage.is_held() && is_unique(&usage.post, words) => {
                let label =
                    || parsed.text_of(tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
                *unnamed.entry(office).or_insert_with(|| {
                    let (kind, label) = (types::PERSON.to_owned(), label());
                    registry.add(LocalEntity { kind, label, ..LocalEntity::default() })
                })
            }
            _ => continue,
        };
        usage.holder = Some(entity);
        let found_by = Rule::NounOffice.into();
        registry.mention(parsed, Placed { tokens, head: *head, entity, form: Form::Nominal, found_by });
    }
}

/// The people whom the report tells to hold an office.
struct Holders {
    by_office: BTreeMap<LocalId, LocalId>,
    fields: Fields,
}

impl Holders {
    fn of(uses: &Offices, words: &Words) -> Self {
        let held = uses.values().filter(|usage| usage.is_held());
        let by_office = held.filter_map(|usage| Some((usage.office?, usage.holder?))).collect();
        Self { by_office, fields: Fields::of(uses, words) }
    }

    /// Finds who holds an office; of "the minister" without a body, the only holder of such a post.
    fn holder(
        &self,
        parsed: &ParsedReport<'_>,
        head: TokenIdx,
        usage: &OfficeUse,
        registry: &Registry,
    ) -> Option<LocalId> {
        let own = usage.office.and_then(|office| self.by_office.get(&office).copied());
        if own.is_some() || usage.body.is_some() || !definite(parsed, head) {
            return own;
        }
        let post = |office: LocalId| registry.entity(office).traits.kind.as_deref();
        let mut same = self.by_office.iter().filter(|(office, _)| post(**office) == Some(&usage.post));
        match (same.next(), same.next()) {
            (Some((_, only)), None) => Some(*only),
            _ => self.fields.holder(parsed, head, &usage.post),
        }
    }
}

/// Holders of posts with a field, by the plain post: "the minister" takes up "Trade Minister Ana Ruiz".
struct Fields(Vec<(TokenIdx, String, LocalId)>);

impl Fields {
    fn of(uses: &Offices, words: &Words) -> Self {
        let plain = |usage: &OfficeUse| {
            let core = core(&usage.post, words);
            (core.len() < usage.post.len()).then(|| core.to_owned())
        };
        let held = uses.iter().filter(|(_, u)| u.is_held());
        Self(held.filter_map(|(head, u)| Some((*head, plain(u)?, u.holder?))).collect())
    }

    /// The only such holder of the report, else the last one before a mention and near it.
    fn holder(&self, parsed: &ParsedReport<'_>, head: TokenIdx, post: &str) -> Option<LocalId> {
        const NEAR: usize = 2;
        let alike = || self.0.iter().filter(|(_, plain, _)| plain == post);
        let first = alike().next()?.2;
        if alike().all(|(_, _, holder)| *holder == first) {
            return Some(first);
        }
        let here = parsed.sentence_idx(head);
        let near = |at: TokenIdx| at < head && parsed.sentence_idx(at) + NEAR >= here;
        alike().filter(|(at, ..)| near(*at)).map(|(_, _, holder)| *holder).next_back()
    }
}

/// Singular, and argument of something rather than a title or predicate.
pub(super) fn stands_alone(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed.tag(head) != Tag::Nns
        && parsed.tag(head) != Tag::Nnps
        && !indefinite(parsed, head)
        && matches!(
            parsed.dep(head),
            Dep::Nsubj
                | Dep::Nsubjpass
                | Dep::Dobj
                | Dep::Pobj
                | Dep::Poss
                | Dep::Dative
                | Dep::Conj
                | Dep::Agent
        )
}

/// "a French president", "no president": nobody in particular.
fn indefinite(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let open =
        |d: TokenIdx| matches!(parsed.lemma(d), "a" | "an" | "any" | "no" | "every" | "each" | "another");
    parsed.child(head, &[Dep::Det]).is_some_and(open)
}

fn definite(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed.child(head, &[Dep::Det]).is_some_and(|d| parsed.lemma(d) == "the")
}
