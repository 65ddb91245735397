//! Names of nodes, made from content alone.

use super::drafts::{Draft, Drafts};
use super::parts::Parts;
use crate::documents;
use crate::names::slug;
use rapporteur_model::well_known::types;
use rapporteur_model::{EntityId, hash};
use std::collections::BTreeMap;

/// An id for each draft: `<type>/<slug>`. Where several would be equal, each gets a hash of its first place, except one that the
/// gazetteers know.
pub(super) fn assign(parts: &Parts, drafts: &Drafts) -> Vec<EntityId> {
    let bare: Vec<String> = drafts.list.iter().map(|draft| bare(parts, draft)).collect();
    let mut n_of: BTreeMap<&str, usize> = BTreeMap::new();
    for id in &bare {
        *n_of.entry(id).or_default() += 1;
    }
    let unique = |id: &str, draft: &Draft| n_of[id] == 1 || draft.gazetteer.is_some();
    let given = drafts.list.iter().zip(&bare).map(|(draft, id)| {
        EntityId(if unique(id, draft) { id.clone() } else { format!("{id}-{}", first_place(parts, draft)) })
    });
    given.collect()
}

fn bare(parts: &Parts, draft: &Draft) -> String {
    let kind = draft.kind.to_lowercase();
    let slug = match (&draft.gazetteer, draft.kind.as_str()) {
        (Some(id), _) => id.clone(),
        (None, types::STATEMENT) => statement(parts, draft),
        _ => slug(&draft.label),
    };
    if slug.is_empty() {
        return format!("{kind}/{}", &hash(&[&kind, &draft.label])[..16]);
    }
    format!("{kind}/{slug}")
}

fn statement(parts: &Parts, draft: &Draft) -> String {
    let content = draft.nodes.iter().find_map(|node| documents::content(parts.corpus, *node));
    hash(&["statement", &content.unwrap_or_else(|| draft.label.clone())])[..16].to_owned()
}

fn first_place(parts: &Parts, draft: &Draft) -> String {
    let report = |source: usize| &parts.corpus.sources[source].report.id;
    let first = draft.occurrences.iter().min();
    let place = first.map(|(source, span)| format!("{}:{}-{}", report(*source), span.start, span.end));
    let node = draft.nodes.first().map(|node| {
        let node = &parts.corpus.nodes[*node];
        let source = &parts.corpus.sources[node.source];
        let index = source.extraction.entities.iter().position(|e| std::ptr::eq(e, node.entity));
        format!("{}#{}", source.report.id, index.unwrap_or_default())
    });
    hash(&[&draft.kind, &draft.label, &place.unwrap_or_default(), &node.unwrap_or_default()])[..8].to_owned()
}
