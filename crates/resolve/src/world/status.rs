//! Whether meetings took place.

use super::Parts;
use rapporteur_model::{MeetingStatus, Status};

/// What a meeting's claims say of its taking place: relations whose claims tell.
const TELLING: [&str; 7] =
    ["attends", "hosts", "locatedIn", "onDate", "discusses", "adopts", "participantCount"];

/// One report's word; the order makes the later word of one day the greater: what happened is news after what was planned,
/// and a cancellation the last word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Planned,
    Happened,
    Cancelled,
}

/// A meeting's status by the latest report that says anything of it; `None` if none does.
pub(super) fn of_meeting(parts: &Parts, nodes: &[usize]) -> Option<MeetingStatus> {
    let said = nodes.iter().filter_map(|node| Some((parts.corpus.day(*node), word(parts, *node)?)));
    said.max().map(|(_, word)| match word {
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
    let claims = node.subject_of.iter().chain(&node.object_of);
    claims
        .filter(|claim| TELLING.contains(&claim.relation.as_str()))
        .filter_map(|claim| match claim.status {
            Status::Happened => Some(Word::Happened),
            Status::Planned => Some(Word::Planned),
            Status::Possible | Status::Denied => None,
        })
        .max()
}
