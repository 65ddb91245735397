//! What a program that links the library does: it builds a graph of reports, asks it, adds to it and exports
//! it.

use rapporteur_export::{Input, format};
use rapporteur_graph::Graph;
use rapporteur_pipeline::{Options, Pipeline, Resources, StoreFolder};
use rapporteur_store::{Format, Query};
use std::error::Error;
use std::fs;
use std::io::Write;

/// Works in a temporary folder; writes who signed, then the graph, to `out`.
pub fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let place = tempfile::tempdir()?;
    let (friday, monday) = (place.path().join("friday.txt"), place.path().join("monday.txt"));
    fs::write(&friday, "OSLO, May 9, 2031 (Harbour Wire) - Kenya signed the Aden accord on Friday.")?;
    fs::write(&monday, "OSLO, May 12, 2031 (Harbour Wire) - Chad signed the Aden accord on Monday.")?;

    let pipeline = Pipeline::load(&Resources::default(), Options::default())?;
    let folder = StoreFolder::new(place.path().join("store"));
    pipeline.build(&[friday], &folder, &|_| {})?.commit()?;
    pipeline.add(&[monday], &folder, &|_| {})?.commit()?;

    let store = folder.open()?;
    let signed = Query::sparql("SELECT ?who { ?who rap:signs ?what } ORDER BY ?who")?;
    store.query(&signed, &Default::default())?.write(&store, Format::Csv, None, out)?;

    let world = folder.world()?;
    let graph = Graph::from_world(&world);
    Ok(format("graphml")?.write(&Input::new(&world, &graph, pipeline.knowledge()), out)?)
}

#[allow(dead_code, reason = "the tests call what it calls")]
fn main() -> Result<(), Box<dyn Error>> {
    #[expect(clippy::disallowed_methods, reason = "only the command line writes through a screen")]
    let mut out = std::io::stdout().lock();
    run(&mut out)
}
