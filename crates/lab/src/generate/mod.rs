//! `cargo xtask generate`: writes reports of an invented world, together with their gold.
//!
//! Countries, cities, bodies and leaders come from the gazetteers; ministers and meetings are invented.
//! Papers spell names in their own ways, call one meeting by many names, count differently, copy and relay
//! one another. The wordings are in `crates/lab/news`. The same options give the same bytes.

#![allow(clippy::print_stdout, reason = "the outcome is what the task is for")]

mod geography;
mod gold;
mod meetings;
mod people;
mod random;
mod report;
mod slots;
mod story;
mod tables;
mod writer;

pub use gold::GoldReport;

use self::geography::Geography;
use self::meetings::{Calendar, Meeting};
use self::people::People;
use self::random::Random;
use self::tables::{Names, Wordings};
use anyhow::{Context, Result, ensure};
use rapporteur_knowledge::Gazetteer;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Which reports.
#[derive(clap::Args, Clone, Debug)]
pub struct Settings {
    /// How many reports
    #[arg(long, default_value_t = 300)]
    pub reports: usize,
    /// How many meetings they are about
    #[arg(long, default_value_t = 15)]
    pub meetings: usize,
    /// Another number makes another world
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Two sentences a report, to measure what many reports cost
    #[arg(long)]
    pub short: bool,
}

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    settings: Settings,
    /// File of JSON lines to write: `rapporteur build` reads it, and so does `rapporteur eval coref`
    #[arg(short, long)]
    output: PathBuf,
}

/// The invented world.
pub struct World {
    seed: u64,
    is_short: bool,
    names: Names,
    wordings: Wordings,
    geography: Geography,
    people: People,
    meetings: Vec<Meeting>,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let reports = reports(&arguments.settings)?;
    let file = std::fs::File::create(&arguments.output)
        .with_context(|| format!("cannot write {}", arguments.output.display()))?;
    let mut lines = BufWriter::new(file);
    for report in &reports {
        serde_json::to_writer(&mut lines, report)?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    let n_mentions: usize = reports.iter().map(|report| report.mentions.len()).sum();
    println!("{}: {} reports, {n_mentions} names", arguments.output.display(), reports.len());
    Ok(())
}

/// Makes the reports, ordered by meeting.
pub fn reports(settings: &Settings) -> Result<Vec<GoldReport>> {
    ensure!(
        settings.meetings > 0 && settings.reports >= settings.meetings,
        "want a report for each meeting at least"
    );
    let world = World::new(settings)?;
    let mut random = Random::new(settings.seed, 0x7368_6172);
    let shares: Vec<usize> = world.meetings.iter().map(|_| 2 + random.below(9)).collect();
    let all: usize = shares.iter().sum();
    let mut reports: Vec<GoldReport> = Vec::with_capacity(settings.reports);
    let mut before = 0;
    for (number, share) in shares.iter().enumerate() {
        before += share;
        let until = before * settings.reports / all;
        let first = reports.len();
        reports.extend(report::of_meeting(&world, number, until.saturating_sub(first), first));
    }
    Ok(reports)
}

impl World {
    fn new(settings: &Settings) -> Result<Self> {
        let gazetteer = Gazetteer::embedded()?;
        let (names, wordings) = (Names::load()?, Wordings::load()?);
        let geography = Geography::new(&gazetteer, &names)?;
        let n_years = (settings.meetings / 25).clamp(2, 14) as i32;
        let years = (2020 - n_years, 2019);
        let people = People::new(&gazetteer, &geography, &names, years, settings.seed);
        let meetings = Calendar::fill(&geography, &people, &names, years, settings.meetings, settings.seed);
        Ok(Self {
            seed: settings.seed,
            is_short: settings.short,
            names,
            wordings,
            geography,
            people,
            meetings,
        })
    }
}
