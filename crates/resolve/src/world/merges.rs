//! The log of merges: who was joined with whom, and why.

use super::Parts;
use super::drafts::Drafts;
use crate::corpus::Corpus;
use rapporteur_model::{Doubt, EntityId, Form, Local, LocalId, Merge};

/// Every union of the partition, sorted.
pub(super) fn log(parts: &Parts, drafts: &Drafts, ids: &[EntityId]) -> Vec<Merge> {
    let unions = parts.partition.unions().iter();
    let mut merges: Vec<Merge> = unions
        .filter_map(|union| {
            let draft = drafts.of_node(parts.partition, union.left)?;
            let (left, right) = (local(parts.corpus, union.left), local(parts.corpus, union.right));
            let reason = &union.reason;
            Some(Merge {
                entity: ids[draft].clone(),
                left: left.clone().min(right.clone()),
                right: left.max(right),
                reason: reason.words.clone(),
                score: reason.score,
                judged: reason.judged,
            })
        })
        .collect();
    merges.sort();
    merges
}

/// Decisions that a person may want to look at.
pub(super) fn doubts(parts: &Parts, drafts: &Drafts, ids: &[EntityId]) -> Vec<Doubt> {
    let id = |node: usize| drafts.of_node(parts.partition, node).map(|draft| ids[draft].clone());
    let doubt = |doubt: crate::doubts::Doubt| {
        let (mut left, mut right) = (doubt.left, doubt.right);
        if right < left {
            std::mem::swap(&mut left, &mut right);
        }
        Some(Doubt {
            entities: (id(left)?, id(right)?),
            left: local(parts.corpus, left),
            right: local(parts.corpus, right),
            score: doubt.score,
            reasons: doubt.reasons,
            against: doubt.against,
        })
    };
    parts.partition.open_doubts().into_iter().filter_map(doubt).collect()
}

/// A node as its report names it.
fn local(corpus: &Corpus, node: usize) -> Local {
    let own = &corpus.nodes[node];
    let source = &corpus.sources[own.source];
    let entity = LocalId(node - source.first_node);
    let mentions = || source.extraction.mentions.iter().filter(|mention| mention.entity == entity);
    let named = mentions().find(|mention| mention.span.of(&source.report.text) == own.entity.label);
    let written = || mentions().find(|mention| mention.form != Form::Pronoun);
    Local {
        report: source.report.id.clone(),
        name: own.entity.label.clone(),
        entity,
        span: named.or_else(written).or_else(|| mentions().next()).map(|mention| mention.span),
    }
}
