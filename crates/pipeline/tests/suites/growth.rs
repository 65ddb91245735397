//! A store that grew and shrank equals a fresh build, whatever was added and removed before.
#![allow(clippy::unwrap_used, reason = "a test")]

use rapporteur_knowledge::Knowledge;
use rapporteur_pipeline::{Options, Pipeline, Removal, StoreFolder};
use rapporteur_store::{DEFAULT_BASE, Vocabulary, nquads, quads};
use rapporteur_testkit::store_files as files;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Reports that affect the results of others: fuller names, years and dates that others lack, copies and
/// relays, other numbers, denials, bodies under long and short names.
const STORIES: [&str; 12] = [
    "GENEVA, March 3, 2031 (Northern Wire) - President Ana Ruiz of Chile met Prime Minister Tom Ashby of Norway in Geneva on Monday. The talks were attended by 35 countries.\n",
    "President Ruiz of Chile said the Geneva talks on March 3 brought together 27 countries. Ruiz will visit Norway in May.\n",
    "GENEVA, March 3 (Lake Post) - Chile's President Ruiz met Norway's Ashby at talks in Geneva. Kenya rejected the accord.\n",
    "OSLO, March 9, 2031 (Northern Wire) - Norway will host a summit on fisheries in Oslo on April 2. Prime Minister Tom Ashby will attend the summit, the foreign ministry said.\n",
    "OSLO, April 2, 2031 - Leaders of Norway, Chile and Kenya attended the fisheries summit in Oslo on Wednesday. Kenya denied that it had rejected the accord.\n",
    "Northern Wire reports: Norway will host a summit on fisheries in Oslo on April 2. Prime Minister Tom Ashby will attend the summit, the foreign ministry said. Nothing more is known.\n",
    "NAIROBI, April 4, 2031 - The Lakes and Rivers Commission (LRC) said Kenya signed the Oslo accord. The LRC is led by Grace Otieno.\n",
    "NAIROBI, April 5, 2031 - Grace Otieno, the head of the LRC, met Ana María Ruiz on Friday. Kenya did not sign the Oslo accord, she said.\n",
    "BERGEN, April 6, 2031 - Ashby's party lost an election. Tom Ashby resigned on Sunday, his spokeswoman said.\n",
    "BERGEN, April 8, 2031 - Prime Minister Liv Ashby took office on Tuesday and spoke to President Ruiz of Chile.\n",
    "VIENNA, May 1, 2031 - Envoys of Chad and Niger met in Vienna on Thursday.\n",
    "VIENNA, May 2, 2031 - The envoys of Chad and Niger did not meet in Vienna on Thursday, Chad's foreign ministry said.\n",
];

/// Numbers that are the same in every run, from a linear congruential generator (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

fn pipeline(threads: usize) -> Pipeline {
    let knowledge = Arc::new(Knowledge::embedded().unwrap());
    let language = Arc::new(rapporteur_language::Analyzer::embedded().unwrap());
    Pipeline::new(knowledge, language, Options { threads, ..Options::default() }).unwrap()
}

#[test]
fn any_way_to_a_set_of_reports_gives_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: String, text: &str| {
        let path = place.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let mut paths: Vec<PathBuf> =
        STORIES.iter().enumerate().map(|(i, story)| write(format!("{i}.txt"), story)).collect();
    // Some stories are also in further files, one of which holds a story twice: a report goes with the last
    // of its inputs.
    let copies = [vec![0], vec![1, 0], vec![3, 0, 3]];
    paths.extend(copies.iter().enumerate().map(|(i, stories)| {
        let record = |story: &usize| serde_json::json!({ "text": STORIES[*story] }).to_string() + "\n";
        write(format!("{i}.jsonl"), &stories.iter().map(record).collect::<String>())
    }));
    let (pipeline, other) = (pipeline(2), pipeline(1));
    let grown = StoreFolder::new(place.path().join("grown"));
    let mut dice = Dice(20_310_303);
    let mut held = BTreeSet::from([dice.below(paths.len())]);
    let first: Vec<&PathBuf> = held.iter().map(|i| &paths[*i]).collect();
    pipeline.build(&first, &grown, &|_| {}).unwrap().commit().unwrap();
    // The long test run sets a high number of cases.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse::<usize>().ok()).unwrap_or(128);
    for step in 0..cases / 16 {
        let some: BTreeSet<usize> = (0..=dice.below(4)).map(|_| dice.below(paths.len())).collect();
        // The larger the store, the more often a step removes, so that stores of all sizes occur.
        if dice.below(paths.len()) >= held.len() || some.iter().all(|i| !held.contains(i)) {
            let added: Vec<&PathBuf> = some.iter().rev().map(|i| &paths[*i]).collect();
            pipeline.add(&added, &grown, &|_| {}).unwrap().commit().unwrap();
            held.extend(some);
        } else {
            let gone = held.intersection(&some).map(|i| paths[*i].to_string_lossy().into_owned());
            let removal = Removal { inputs: gone.collect(), ..Removal::default() };
            pipeline.remove(&removal, &grown, &|_| {}).unwrap().commit().unwrap();
            held.retain(|i| !some.contains(i));
        }
        let fresh = StoreFolder::new(place.path().join(format!("fresh-{step}")));
        let mut order: Vec<&PathBuf> = held.iter().map(|i| &paths[*i]).collect();
        if order.is_empty() {
            continue;
        }
        let turn = dice.below(order.len());
        order.rotate_left(turn);
        let built = other.build(&order, &fresh, &|_| {}).unwrap();
        built.commit().unwrap();
        let (ours, theirs) = (files(grown.path()).unwrap(), files(fresh.path()).unwrap());
        assert_eq!(
            ours.keys().collect::<Vec<_>>(),
            theirs.keys().collect::<Vec<_>>(),
            "step {step}: {held:?}"
        );
        assert!(ours == theirs, "step {step}: {held:?}");
        let world = grown.world().unwrap();
        assert_eq!(world, built.world, "the parts make the world again");
        let graph = String::from_utf8(grown.graph().unwrap()).unwrap();
        let lines: BTreeSet<&str> = graph.lines().collect();
        let vocabulary = Vocabulary::of(DEFAULT_BASE, &Knowledge::embedded().unwrap()).unwrap();
        let whole = String::from_utf8(nquads(&quads(&world, &vocabulary))).unwrap();
        assert!(lines.into_iter().eq(whole.lines()), "the parts make the graph");
        std::fs::remove_dir_all(fresh.path()).unwrap();
    }
}
