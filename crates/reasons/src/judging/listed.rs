//! The file of judgements as a list, with whether each line does something.

use super::Verb;
use rapporteur_model::World;
use rapporteur_resolve::{Decision, Judgement, Judgements};
use serde::Serialize;
use std::fmt;

/// One line of the file.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct JudgementLine {
    /// Its number in the file, from 1.
    pub n: usize,
    /// What is decided.
    pub decision: Verb,
    /// The node, as the line names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// The other node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The new label or type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// Why.
    pub reason: String,
    /// Whether the graph obeys it.
    pub applied: bool,
    /// Why not, if it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Ids of the nodes that it concerns now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<String>,
}

/// All lines of the file.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct JudgementList {
    /// In the order of the file.
    pub judgements: Vec<JudgementLine>,
}

/// The lines of the file of judgements, with what became of them in a world.
pub fn judgement_lines(world: &World, judgements: &Judgements) -> Vec<JudgementLine> {
    judgements.list().iter().map(|judgement| JudgementLine::new(world, judgement)).collect()
}

impl JudgementLine {
    fn new(world: &World, judgement: &Judgement) -> Self {
        let stated = judgement.decision.to_string();
        let noted = world.noted(&stated, &judgement.reason);
        let why_not = match noted {
            Some(judged) => judged.idle.clone(),
            None => Some("it is not in force yet: rapporteur resolve".to_owned()),
        };
        let mut line = Self {
            n: judgement.line,
            decision: Verb::Drop,
            node: None,
            other: None,
            value: None,
            claim: None,
            reason: judgement.reason.clone(),
            applied: why_not.is_none(),
            why_not,
            concerns: noted
                .map(|judged| judged.entities.iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
        };
        line.concerns.dedup();
        match &judgement.decision {
            Decision::Merge(node, other) | Decision::KeepApart(node, other) => {
                let is_merge = matches!(judgement.decision, Decision::Merge(..));
                line.decision = if is_merge { Verb::Merge } else { Verb::Separate };
                (line.node, line.other) = (Some(node.to_string()), Some(other.to_string()));
            }
            Decision::Rename(node, value) | Decision::Retype(node, value) => {
                let is_rename = matches!(judgement.decision, Decision::Rename(..));
                line.decision = if is_rename { Verb::Rename } else { Verb::Retype };
                (line.node, line.value) = (Some(node.to_string()), Some(value.clone()));
            }
            Decision::Drop(node) => line.node = Some(node.to_string()),
            Decision::DropClaim(claim) => line.claim = Some(format!("claim/{}", claim.0)),
            Decision::KeepClaim(claim) => {
                (line.decision, line.claim) = (Verb::Keep, Some(format!("claim/{}", claim.0)));
            }
        }
        line
    }
}

impl fmt::Display for JudgementLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [&self.node, &self.claim, &self.other].into_iter().flatten().cloned().collect::<Vec<_>>();
        let value = self.value.as_ref().map_or_else(String::new, |value| format!(" → {value}"));
        writeln!(f, "{:>4}  {} {}{value}: {}", self.n, self.decision.as_str(), named.join(" "), self.reason)?;
        if let Some(why) = &self.why_not {
            writeln!(f, "      changes nothing: {why}")?;
        }
        Ok(())
    }
}
