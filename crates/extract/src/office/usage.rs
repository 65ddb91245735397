//! Describes one use of an office noun, and makes the node of an office.

use crate::context::Context;
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::title::{Tenure, label_case};
use rapporteur_model::well_known::types;
use rapporteur_model::{LocalEntity, LocalId, Traits};
use std::collections::BTreeMap;

/// One use of an office noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeUse {
    /// Canonical post, lower case ("prime minister").
    pub post: String,
    /// The post in the report's words, lower case, singular ("premier").
    pub own: String,
    /// The title as the report words it ("Acting Prime Minister").
    pub words: String,
    /// What the post belongs to.
    pub body: Option<LocalId>,
    /// Whose title it is.
    pub holder: Option<LocalId>,
    /// The Office entity; `None` where nothing tells what the post belongs to.
    pub office: Option<LocalId>,
    /// When it is held.
    pub tenure: Tenure,
    /// Of a title that several hold, the further bodies in the order of the text, each with its Office.
    pub others: Vec<(LocalId, Option<LocalId>)>,
}

impl OfficeUse {
    /// Whether its holder has left it.
    pub fn is_former(&self) -> bool {
        self.tenure == Tenure::Former
    }

    /// What the post belongs to, one after the other.
    pub fn bodies(&self) -> Vec<LocalId> {
        self.body.into_iter().chain(self.others.iter().map(|(body, _)| *body)).collect()
    }

    /// The offices, one after the other.
    pub fn offices(&self) -> Vec<LocalId> {
        self.office.into_iter().chain(self.others.iter().filter_map(|(_, office)| *office)).collect()
    }

    /// Whether the post is held at the time of the report.
    pub fn is_held(&self) -> bool {
        self.tenure == Tenure::Now
    }
}

/// Uses by the head of the office noun.
pub type Offices = BTreeMap<TokenIdx, OfficeUse>;

/// The Office of a body. `post` is its canonical name, `own` what the report calls it.
pub(super) fn office(
    post: &str,
    own: &str,
    body: LocalId,
    context: Context<'_>,
    registry: &Registry,
) -> LocalEntity {
    let body_words = context.knowledge.articled.in_phrase(&registry.entity(body).label);
    let label = format!("{} of {body_words}", label_case(own));
    LocalEntity {
        kind: types::OFFICE.to_owned(),
        label,
        traits: Traits { kind: Some(post.to_owned()), of: Some(body), ..Default::default() },
        ..LocalEntity::default()
    }
}
