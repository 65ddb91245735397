//! What the world is made from.

use crate::Tables;
use crate::corpus::Corpus;
use crate::gazetteer::Gazetteer;
use crate::judgements::Effects;
use crate::origins::Origins;
use crate::partition::Partition;
use rapporteur_knowledge::Relation;

/// The reports, and what is decided about them.
pub(crate) struct Parts<'a> {
    pub corpus: &'a Corpus<'a>,
    pub tables: &'a Tables,
    pub gazetteer: &'a dyn Gazetteer,
    pub partition: &'a Partition,
    pub origins: &'a Origins,
    pub effects: &'a Effects,
    pub relations: &'a [Relation],
}
