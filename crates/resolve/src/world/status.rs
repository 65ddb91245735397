//! Whether meetings took place.

use super::parts::Parts;
use rapporteur_compare::dates;
use rapporteur_model::{MeetingStatus, RelationFamily, Status, When};
use std::collections::BTreeMap;

/// One report's word for a meeting. Of two words of one day the greater is the later: what happened is news after what was
/// planned, and a cancellation is the last word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Planned,
    Happened,
    Cancelled,
}

/// A meeting's status as the latest origin tells it; `None` if no origin does. A copy that is printed later is no later word, and a
/// report that calls a meeting planned when its day is over does not know better.
pub(super) fn of_meeting(parts: &Parts, nodes: &[usize], when: Option<&When>) -> Option<MeetingStatus> {
    let mut first_said: BTreeMap<(usize, Word), Option<i64>> = BTreeMap::new();
    for &node in nodes {
        let Some(word) = word(parts, node) else { continue };
        let (origin, day) =
            (parts.origins.of_source[parts.corpus.nodes[node].source], parts.corpus.day(node));
        let known = first_said.entry((origin, word)).or_insert(day);
        *known = (*known).min(day);
    }
    let over = when.and_then(dates::span).map(|(_, last)| last);
    let is_late = |word: Word, day: Option<i64>| {
        word == Word::Planned && matches!((day, over), (Some(day), Some(last)) if day > last)
    };
    let (late, in_time): (Vec<_>, Vec<_>) = first_said
        .into_iter()
        .map(|((_, word), day)| (day, word))
        .partition(|(day, word)| is_late(*word, *day));
    in_time.into_iter().max().or_else(|| late.into_iter().max()).map(|(_, word)| match word {
        Word::Planned => MeetingStatus::Planned,
        Word::Happened => MeetingStatus::Happened,
        Word::Cancelled => MeetingStatus::Cancelled,
    })
}

fn word(parts: &Parts, meeting: usize) -> Option<Word> {
    let node = &parts.corpus.nodes[meeting];
    if node.entity.traits.cancelled {
        return Some(Word::Cancelled);
    }
    let families = &parts.tables.rules.families;
    let claims = node.subject_of.iter().chain(&node.object_of);
    claims
        .filter(|claim| families.has(RelationFamily::MeetingStatus, &claim.relation))
        .filter_map(|claim| match claim.status {
            Status::Happened => Some(Word::Happened),
            Status::Planned => Some(Word::Planned),
            Status::Possible | Status::Denied => None,
        })
        .max()
}
