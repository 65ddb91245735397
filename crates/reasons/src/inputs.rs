//! The inputs that reports were read from, for whoever wants to open the file behind a sentence.
//!
//! Explanations are made of a world, which knows texts and no files; what they show of reports gets its input afterwards.

use crate::why::{ClaimReasons, EntityReasons};
use crate::{Passage, Reasons};
use rapporteur_model::ReportId;
use rapporteur_pipeline::{Listed, Snapshot};
use std::collections::BTreeMap;

/// The input of each report; of several the one that is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inputs(BTreeMap<String, String>);

impl Inputs {
    /// Of the reports that a store lists.
    pub fn of(listed: &[Listed]) -> Self {
        let input = |report: &Listed| Some((report.id.0.clone(), report.sources.first()?.input.clone()));
        Self(listed.iter().filter_map(input).collect())
    }

    /// Of the reports of a generation in memory.
    pub fn of_snapshot(snapshot: &Snapshot) -> Self {
        let reports = snapshot.world.reports.iter();
        let input = |id: &ReportId| (id.0.clone(), snapshot.input(id).to_owned());
        Self(reports.map(|report| input(&report.id)).collect())
    }

    /// The input of a report.
    pub fn get(&self, report: &ReportId) -> Option<&str> {
        self.of_id(&report.0)
    }

    fn of_id(&self, report: &str) -> Option<&str> {
        self.0.get(report).map(String::as_str)
    }

    fn owned(&self, report: &str) -> Option<String> {
        self.of_id(report).map(str::to_owned)
    }

    /// Names the inputs of all reports that an explanation shows.
    pub fn complete(&self, reasons: &mut Reasons) {
        match reasons {
            Reasons::Entity(entity) => self.complete_entity(entity),
            Reasons::Claim(claim) => self.complete_claim(claim),
            Reasons::Origin(origin) => {
                origin.reports.iter_mut().for_each(|source| source.input = self.owned(&source.report));
            }
            Reasons::Dispute(dispute) => {
                dispute.claims.iter_mut().for_each(|claim| self.complete_claim(claim));
            }
        }
    }

    pub(crate) fn complete_claim(&self, claim: &mut ClaimReasons) {
        claim.input = self.owned(&claim.report);
    }

    pub(crate) fn complete_passage(&self, passage: &mut Passage) {
        passage.input = self.owned(&passage.report);
    }

    fn complete_entity(&self, entity: &mut EntityReasons) {
        entity.reports.iter_mut().for_each(|place| place.input = self.owned(&place.report));
        let merges = entity.merges.iter_mut().flat_map(|merge| [&mut merge.left, &mut merge.right]);
        let apart = entity.kept_apart.iter_mut().flat_map(|apart| [&mut apart.own, &mut apart.other]);
        merges.chain(apart).for_each(|passage| self.complete_passage(passage));
    }
}

/// A headline with the input behind it in brackets.
pub(crate) fn titled(title: &str, input: Option<&str>) -> String {
    input.map_or_else(|| title.to_owned(), |input| format!("{title} ({input})"))
}
