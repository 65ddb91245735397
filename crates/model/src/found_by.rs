//! How a claim was found: this module alone writes and reads the value of `found_by`.
//!
//! A wording is written `relation/id`. If a claim rests on another claim, that other one follows after a `+`: the claim it is
//! derived from (`represents/national+holdsOffice/verb`), or the claim that answers it (`attacks/noun+denies/speech`).

use crate::well_known::relations;

const SPEECH: &str = "speech";
const JOINT: char = '+';

/// What a claim rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// Its own words.
    Words,
    /// Another claim of the same words, from which it follows.
    Claim,
    /// The words of someone else, which the claim's own speaker denies.
    Answer,
}

/// How a claim was found, as `found_by` states it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoundBy<'a>(pub &'a str);

impl<'a> FoundBy<'a> {
    /// The name of a wording of a relation.
    pub fn wording(relation: &str, id: &str) -> String {
        format!("{relation}/{id}")
    }

    /// The name of what a saying itself claims.
    pub fn speech(relation: &str) -> String {
        Self::wording(relation, SPEECH)
    }

    /// The name of a claim that is found this way and rests on another claim, or is answered by it.
    pub fn joined(self, other: FoundBy<'_>) -> String {
        format!("{}{JOINT}{}", self.0, other.0)
    }

    /// What the claim rests on.
    pub fn basis(self) -> Basis {
        match self.0.split_once(JOINT) {
            None => Basis::Words,
            Some((_, other)) if relation_and_id(other).0 == relations::DENIES => Basis::Answer,
            Some(_) => Basis::Claim,
        }
    }

    /// The id of the wording inside its relation, if the claim rests on its own words alone.
    pub fn own_wording(self) -> Option<&'a str> {
        (self.basis() == Basis::Words).then(|| relation_and_id(self.0).1)
    }

    /// Whether the last step that found the claim is a saying's own words.
    pub fn is_of_speech(self) -> bool {
        self.0.rsplit(JOINT).next().is_some_and(|last| relation_and_id(last).1 == SPEECH)
    }
}

fn relation_and_id(step: &str) -> (&str, &str) {
    step.split_once('/').unwrap_or((step, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_claim_rests_on_is_told_by_what_is_joined_to_it() {
        let verb = FoundBy::wording(relations::HOLDS_OFFICE, "verb");
        let speech = FoundBy::speech(relations::DENIES);
        assert_eq!((verb.as_str(), speech.as_str()), ("holdsOffice/verb", "denies/speech"));
        let follows = FoundBy("represents/national").joined(FoundBy(&verb));
        let denied = FoundBy("attacks/noun").joined(FoundBy(&speech));
        let basis = |found: &str| FoundBy(found).basis();
        assert_eq!(
            [basis(&verb), basis(&follows), basis(&denied)],
            [Basis::Words, Basis::Claim, Basis::Answer]
        );
        assert_eq!(FoundBy(&verb).own_wording(), Some("verb"));
        assert_eq!(FoundBy(&denied).own_wording(), None);
        assert!(FoundBy(&denied).is_of_speech() && !FoundBy(&follows).is_of_speech());
    }
}
