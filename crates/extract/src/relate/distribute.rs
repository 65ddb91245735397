//! Decides who of several holds which of several: "the foreign ministers of Chile and Peru, A and B".

use super::{Filled, Outcome, Relator};
use crate::argument::Argument;
use rapporteur_knowledge::pattern::SlotName;

impl Relator<'_, '_> {
    /// Of a title in the plural, each holder with what is the holder's, in the order of the text; `None` where there is nothing to
    /// share out. Nobody holds anything where the numbers differ.
    pub(super) fn pairs<'a>(
        &self,
        filled: &Filled<'_>,
        subjects: &'a [Argument],
        objects: &'a [Argument],
    ) -> Result<Option<Vec<(&'a Argument, &'a Argument)>>, Outcome> {
        let shared = filled.is_title() || filled.tells_of_post();
        // "chairman of Acme and of the union": two posts, each with its body.
        let each = filled.tells_of_post() && subjects.len() == objects.len();
        if !shared || objects.len() < 2 || !(each || self.is_plural(filled.trigger)) {
            return Ok(None);
        }
        if subjects.len() != objects.len() {
            return Err(Outcome::Missing("holder for each"));
        }
        let in_order = |arguments: &'a [Argument]| {
            let mut list: Vec<&Argument> = arguments.iter().collect();
            list.sort_by_key(|argument| argument.head);
            list
        };
        Ok(Some(in_order(subjects).into_iter().zip(in_order(objects)).collect()))
    }

    /// Whether a wording gives somebody a post that one person holds: "X, who served as minister, and Y" tells nothing of Y.
    pub(super) fn is_of_one(&self, filled: &Filled<'_>) -> bool {
        let Some(slot) = filled.pattern.object.as_ref().filter(|_| !filled.is_title()) else { return false };
        let posts = slot.0.iter().filter(|path| path.len() > 1 && path.last() == Some(&SlotName::Office));
        let mut nouns = posts.flat_map(|path| self.path(filled, &path[..path.len() - 1]));
        nouns.any(|noun| self.offices.contains_key(&noun) && !self.is_plural(noun))
    }
}
