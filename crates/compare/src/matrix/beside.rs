//! What the other claims on a question say, seen from one claim.

use super::Source;
use super::build::{self, Key};
use super::comparison::Comparison;
use crate::answer::Answer;
use crate::fit::Fit;
use crate::question::{self, Question};
use crate::setting::Setting;
use rapporteur_model::WorldClaim;

/// Who else speaks of what a claim says. Claims are in order of id.
#[derive(Clone, PartialEq, Debug)]
pub struct Beside<'a> {
    /// Claims that say the same, less surely or later; those of the claim's own origin too.
    pub agree: Vec<&'a WorldClaim>,
    /// Claims that say something else of it.
    pub differ: Vec<&'a WorldClaim>,
    /// Origins that speak of the claim's subject (or its object, where the subject is not told) and say nothing of this; each
    /// with its reports that do.
    pub silent: Vec<Source>,
}

impl<'a> Comparison<'a> {
    /// Who agrees with a claim of the world, who differs, and who is silent. Of a saying nobody else can speak, nor of a claim
    /// without object.
    pub fn beside(&self, claim: &'a WorldClaim) -> Beside<'a> {
        let mut beside = Beside { agree: Vec::new(), differ: Vec::new(), silent: Vec::new() };
        let Some(about) = claim.claim.ends().next() else { return beside };
        let Some(key) = build::key(self, about, claim).filter(|_| !self.is_saying(claim)) else {
            return beside;
        };
        let row: Vec<&WorldClaim> = self.row_of(about, &key).collect();
        for other in row.iter().filter(|other| other.id != claim.id) {
            match agrees(&self.setting, key.asks_value(), claim, other) {
                Some(true) => beside.agree.push(other),
                Some(false) => beside.differ.push(other),
                None => {}
            }
        }
        for claims in [&mut beside.agree, &mut beside.differ] {
            claims.sort_by(|a, b| a.id.cmp(&b.id));
        }
        let speaks =
            |source: &Source| row.iter().any(|claim| self.setting.origin(&claim.report) == Some(&source.id));
        beside.silent = build::sources(self, &build::origins(self, about));
        beside.silent.retain(|source| !speaks(source));
        beside
    }

    fn row_of<'c>(
        &'c self,
        about: &'c rapporteur_model::EntityId,
        key: &'c Key<'a>,
    ) -> impl Iterator<Item = &'a WorldClaim> + 'c {
        let claims = self.claims_of(about).iter().copied();
        claims.filter(move |claim| build::key(self, about, claim).as_ref() == Some(key))
    }
}

/// Whether two claims of one row say the same; `None` if they answer different questions.
fn agrees(setting: &Setting, asks_value: bool, a: &WorldClaim, b: &WorldClaim) -> Option<bool> {
    let denies = |claim| question::said(setting, claim).denies();
    if asks_value {
        return match (question::value(setting, a), question::value(setting, b)) {
            (Some(a), Some(b)) => (a.0 == b.0).then(|| a.1.relate(&b.1, setting) == Fit::Same),
            // One of them only says that it may be so, or that it is not.
            _ => Some(a.claim.object == b.claim.object && denies(a) == denies(b)),
        };
    }
    let further = [a, b].map(|claim| question::further(setting, claim));
    let [own, others] = &further;
    let contradicts = |(asked, answer): &(Question, Answer)| {
        let mut others = others.iter().filter(|(other, _)| other == asked);
        others.any(|(_, other)| answer.relate(other, setting) == Fit::Contradiction)
    };
    Some(denies(a) == denies(b) && !own.iter().any(contradicts))
}
