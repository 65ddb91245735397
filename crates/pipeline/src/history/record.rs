//! Writes down what a change brings.

use super::lines::Outline;
use super::log::{Log, Recorded};
use crate::generation::{Generation, Row};
use crate::shelf::Shelf;
use crate::{Error, Listed, StoreFolder, archive};
use rapporteur_model::{World, short_hash};

/// Most bytes of a change before it is compressed. What is new in a larger one is everything, or nearly so: history begins
/// anew with it.
const MOST_BYTES: usize = 16_000_000;

/// Writes the file of a change to a generation that is not in force yet. Equal builds leave no file.
pub(crate) fn record(
    folder: &StoreFolder,
    shelf: &Shelf,
    generation: &Generation,
    world: &World,
) -> Result<(), Error> {
    let before = folder.generation().ok();
    let build = &generation.header.build;
    let since = before.as_ref().map(|before| before.header.build.clone());
    let log = Log::read(folder, since.as_deref());
    let last = log.kept.last();
    if since.as_ref() == Some(build) && last.is_some_and(|last| last.recorded.build == *build) {
        return Ok(());
    }
    let outlined =
        before.filter(|_| since.as_ref() != Some(build)).and_then(|before| outline(folder, &before));
    let difference = outlined.map(|before| before.difference(&Outline::new(world, &listed(generation))));
    let (n_reports, n_claims) = (world.reports.len(), world.claims.len());
    let recorded =
        Recorded { build: build.clone(), since: None, n_reports, n_claims, difference: Default::default() };
    let mut bytes = archive::encoded(&recorded);
    if let Some(difference) = difference {
        let whole = archive::encoded(&Recorded { since, difference, ..recorded });
        if whole.len() <= MOST_BYTES {
            bytes = whole;
        }
    }
    let number = last.map_or(0, |last| last.number + 1);
    let path = folder.history_folder().join(format!("{number:06}-{}.lz4", short_hash(build)));
    shelf.put(&path, &archive::pack(&path, &bytes))
}

fn listed(generation: &Generation) -> Vec<Listed> {
    generation.rows.iter().map(Row::listed).collect()
}

/// What a generation holds; `None` if it is damaged.
fn outline(folder: &StoreFolder, generation: &Generation) -> Option<Outline> {
    let world = folder.joined(generation, |_, _| Ok(())).ok()?;
    Some(Outline::new(&world, &listed(generation)))
}
