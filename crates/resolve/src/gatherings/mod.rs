//! Meetings and events: one by place, date, participants, topic, kind and name, however each report calls it.
//!
//! [`reading`] tells what each report says of a gathering, [`blocks`] which gatherings may be one, [`likeness`] what speaks for
//! it. A component is decided from its gatherings and the [`surroundings`] alone: weights, places and holders of offices.

mod blocks;
mod editions;
mod evidence;
mod gathering;
mod geography;
mod likeness;
mod reading;
mod surroundings;
mod times;
mod told;
mod words;

pub(crate) use geography::Geography;
pub(crate) use words::singular;

use crate::agglomerate;
use crate::partition::Partition;
use crate::profile::Context;
use crate::stories::Cast;
use rapporteur_model::well_known::types;
use reading::Reading;
use surroundings::Surroundings;

/// How often gatherings are compared at most: what has been gathered brings others within reach.
const ROUNDS: usize = 3;

/// Merges meetings, then events. Call it when places and people are merged.
pub(crate) fn merge(context: &Context, geography: &Geography, casts: &[Cast], partition: &mut Partition) {
    let surroundings = Surroundings::of(context, geography, partition);
    let join = context.tables.weights.meetings.join;
    for kind in [types::MEETING, types::EVENT] {
        let mut gatherings = Reading::new(context, &surroundings, casts, partition).of_kind(kind);
        for _ in 0..ROUNDS {
            let n_before = gatherings.len();
            let candidates = blocks::candidates(&gatherings);
            gatherings = agglomerate::merge(gatherings, candidates, join, partition);
            if gatherings.len() == n_before {
                break;
            }
        }
    }
}
