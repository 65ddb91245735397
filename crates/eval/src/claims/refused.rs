//! Decides when a found claim repeats one that a reader refused: it must have the same fault.

use super::{Found, Judge, Thing};
use crate::gold;

impl Judge<'_> {
    /// Whether a reader has refused a claim like this one.
    pub(super) fn is_refused(&self, found: &Found) -> bool {
        self.gold.claims.iter().filter(|gold| gold.is_refused()).any(|gold| self.repeats(gold, found))
    }

    fn repeats(&self, gold: &gold::Claim, found: &Found) -> bool {
        self.fits(gold, found)
            && (!gold.is_because("wrong-status") || gold.status == found.status)
            && (!gold.is_because("wrong-speaker") || self.has_speaker(gold, found))
            // Found claims have no date here. A later one may well have the right date, so it does not count
            // as refused.
            && !gold.is_because("wrong-date")
            && (!gold.is_because("wrong-subject") || has_subject(gold, found))
            && (!gold.is_because("wrong-object") || has_object(gold, found))
    }

    /// Whether a claim has the gold's speaker, or neither has one.
    pub(super) fn has_speaker(&self, gold: &gold::Claim, found: &Found) -> bool {
        match (gold.attributed_to, &found.attributed_to) {
            (Some(gold), Some(found)) => self.is_same(gold, found),
            (gold, found) => gold.is_none() && found.is_none(),
        }
    }
}

/// Whether the subject is the refused one.
fn has_subject(gold: &gold::Claim, found: &Found) -> bool {
    gold.subject.zip(found.subject.as_ref()).is_none_or(|(words, subject)| has_words(subject, words))
}

/// Whether the object is the refused one. A clipped object and the whole one differ, though both have the
/// same head.
fn has_object(gold: &gold::Claim, found: &Found) -> bool {
    gold.object.zip(found.object.as_ref()).is_none_or(|(words, object)| has_words(object, words))
}

/// Whether one of the thing's mentions has exactly this span.
fn has_words(thing: &Thing, words: [usize; 2]) -> bool {
    thing.spans.contains(&words)
}
