//! The log of merges: who was joined with whom, and why.

use super::drafts::Drafts;
use super::parts::Parts;
use crate::corpus::Corpus;
use rapporteur_model::{Doubt, EntityId, Form, Local, LocalId, Merge, Span};

/// Every union of the partition, sorted.
pub(super) fn log(parts: &Parts, drafts: &Drafts, ids: &[EntityId]) -> Vec<Merge> {
    let (unions, spans) = (parts.partition.unions(), spans(parts.corpus));
    let mut merges: Vec<Merge> = Vec::with_capacity(unions.len());
    merges.extend(unions.iter().filter_map(|union| {
        let draft = drafts.of_node(parts.partition, union.left)?;
        let [left, right] = [union.left, union.right].map(|node| local(parts.corpus, &spans, node));
        let (left, right) = if right < left { (right, left) } else { (left, right) };
        let reason = &union.reason;
        Some(Merge {
            entity: ids[draft].clone(),
            left,
            right,
            reason: reason.words.clone(),
            score: reason.score,
            judged: reason.judged,
        })
    }));
    merges.sort_unstable();
    merges
}

/// Decisions that a person may want to look at.
pub(super) fn doubts(parts: &Parts, drafts: &Drafts, ids: &[EntityId]) -> Vec<Doubt> {
    let id = |node: usize| drafts.of_node(parts.partition, node).map(|draft| ids[draft].clone());
    let spans = spans(parts.corpus);
    let doubt = |doubt: crate::doubts::Doubt| {
        let (mut left, mut right) = (doubt.left, doubt.right);
        if right < left {
            std::mem::swap(&mut left, &mut right);
        }
        Some(Doubt {
            entities: (id(left)?, id(right)?),
            left: local(parts.corpus, &spans, left),
            right: local(parts.corpus, &spans, right),
            score: doubt.score,
            reasons: doubt.reasons,
            against: doubt.against,
        })
    };
    parts.partition.open_doubts().into_iter().filter_map(doubt).collect()
}

/// A node as its report names it.
fn local(corpus: &Corpus, spans: &[Option<Span>], node: usize) -> Local {
    let own = &corpus.nodes[node];
    let source = &corpus.sources[own.source];
    Local {
        report: source.report.id.clone(),
        name: own.entity.label.clone(),
        entity: LocalId(node - source.first_node),
        span: spans[node],
    }
}

/// Where the report of each node first calls it by its label, else first names or describes it, else first speaks of it.
fn spans(corpus: &Corpus) -> Vec<Option<Span>> {
    let mut best: Vec<Option<(Way, Span)>> = vec![None; corpus.nodes.len()];
    for (i, source) in corpus.sources.iter().enumerate() {
        for mention in &source.extraction.mentions {
            let Some(node) = corpus.node(i, mention.entity) else { continue };
            let way = if mention.span.of(&source.report.text) == corpus.nodes[node].entity.label {
                Way::Labelled
            } else if mention.form == Form::Pronoun {
                Way::Pronoun
            } else {
                Way::Written
            };
            if best[node].is_none_or(|(best, _)| best < way) {
                best[node] = Some((way, mention.span));
            }
        }
    }
    best.into_iter().map(|best| best.map(|(_, span)| span)).collect()
}

/// How a mention speaks of a thing; the last tells most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Pronoun,
    Written,
    Labelled,
}
