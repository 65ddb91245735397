//! People: full names first, then parts of names, then holders of a post.
//!
//! A name alone never merges what context contradicts: another gender, another state's office, kin. A lone surname joins a
//! full name only where office, country or company point at one bearer. Compare the context features of Bagga and Baldwin,
//! "Entity-based cross-document coreferencing" (1998).
//!
//! Each step connects people that it may make one, and decides each component from its own people ([`group`]), from weights
//! and gazetteers, and from the judgements that touch it. Decisions about bodies and offices are in the people's profiles;
//! how many people of the whole corpus bear a name decides which names are compared at all ([`blocks`]).

mod blocks;
mod evidence;
mod facts;
mod full_names;
mod group;
mod holders;
mod judged;
mod part_names;
mod person;

use crate::partition::Partition;
use crate::profile::Context;
use crate::statistics::{Counts, PeopleStatistics};
use facts::Facts;
use full_names::{merge_known, merge_like_names, merge_same_names};
use holders::{merge_holders, single_offices};
use judged::merge_judged;
use part_names::merge_part_names;
use person::gather;

/// Merges people of all reports; returns how many bear names in the reports that are resolved. Call it when bodies and offices
/// are merged.
pub(crate) fn merge(context: &Context, counts: Counts, partition: &mut Partition) -> PeopleStatistics {
    let facts = Facts { tables: context.tables, gazetteer: context.gazetteer };
    let offices = single_offices(context, partition);
    let people = gather(context, partition);
    let people = merge_known(facts, people, partition);
    let people = merge_same_names(facts, people, partition);
    let (people, statistics) = merge_like_names(facts, people, counts, partition);
    let people = merge_part_names(facts, people, partition);
    let people = merge_holders(facts, people, &offices, partition);
    if partition.judged_one().is_empty() {
        return statistics;
    }
    // Lone names that two people of one name made ambiguous may point at one now.
    let people = merge_judged(facts, people, partition);
    let people = merge_part_names(facts, people, partition);
    merge_holders(facts, people, &offices, partition);
    statistics
}
