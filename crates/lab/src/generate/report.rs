//! Turns a meeting into its reports: originals of several papers, copies, and reports that relay an agency's.

use super::World;
use super::gold::{Facts, GoldReport};
use super::meetings::{Meeting, shifted};
use super::people::hash;
use super::random::Random;
use super::story::{Phase, Story, Style};
use super::tables::Parts;
use super::writer::Writer;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Percentages of reports that copy another one, and that relay one.
const COPIES: usize = 14;
const RELAYS: usize = 7;

/// A report that others may copy.
struct Original {
    gold: GoldReport,
    style: Style,
    phase: Phase,
    on: Date,
    count: u32,
    body: Writer,
    /// Start and end of each paragraph in `body`.
    paragraphs: Vec<(usize, usize)>,
    /// Hashes of its runs of words.
    runs: BTreeSet<u64>,
}

/// Maximum share of its runs of words that an original may have in common with another, and number of texts
/// tried.
const COMMON: f64 = 0.12;
const TRIES: usize = 8;
/// Number of words in a run.
const RUN: usize = 5;

/// Makes the reports of one meeting.
pub fn of_meeting(world: &World, number: usize, n_reports: usize, first_id: usize) -> Vec<GoldReport> {
    let mut random = Random::new(world.seed, 0x1000_0000 + number as u64);
    let mut originals: Vec<Original> = Vec::new();
    let mut reports = Vec::new();
    for i in 0..n_reports {
        let id = format!("r{:06}", first_id + i);
        let made = random.below(100);
        let agencies: Vec<&Original> = originals.iter().filter(|o| o.style.is_agency).collect();
        let report = if made < COPIES
            && let Some(original) = random.pick(&originals)
        {
            copy(world, number, original, &id, &mut random)
        } else if made < COPIES + RELAYS
            && let Some(original) = random.pick(&agencies)
        {
            relay(world, number, original, &id, &mut random)
        } else {
            let original = distinct(world, number, &id, &originals, &mut random);
            let gold = original.gold.clone();
            originals.push(original);
            gold
        };
        reports.push(report);
    }
    reports
}

/// Picks when a report appears and what it can know by then.
fn moment(meeting: &Meeting, random: &mut Random) -> (Phase, Date) {
    let (from, to) = (meeting.from, meeting.to);
    let dice = random.below(100);
    let (phase, on) = match dice {
        0..40 if meeting.cancelled => (Phase::Before, shifted(from, random.within(-15, -6))),
        _ if meeting.cancelled => (Phase::Cancelled, shifted(from, random.within(-4, -1))),
        0..32 => (Phase::Before, shifted(from, random.within(-12, -1))),
        32..58 => (Phase::During, from),
        _ => (Phase::After, shifted(to, random.within(0, 4))),
    };
    (phase, on)
}

fn story<'a>(
    world: &'a World,
    number: usize,
    style: Style,
    moment: (Phase, Date),
    count: u32,
    random: &mut Random,
) -> Story<'a> {
    Story {
        world,
        meeting: &world.meetings[number],
        style,
        phase: moment.0,
        on: moment.1,
        count,
        random: Random::new(world.seed, random.below(usize::MAX) as u64),
        writer: Writer::default(),
        is_headline: false,
        agency: String::new(),
    }
}

/// Writes a report that has few words in common with others, because independent authors do not write the
/// same text.
fn distinct(world: &World, number: usize, id: &str, others: &[Original], random: &mut Random) -> Original {
    let mut best: Option<(f64, Original)> = None;
    for _ in 0..TRIES {
        let draft = original(world, number, id, random);
        let share = |other: &Original| {
            let common = draft.runs.intersection(&other.runs).count();
            common as f64 / draft.runs.len().min(other.runs.len()).max(1) as f64
        };
        let common = others.iter().map(share).fold(0.0, f64::max);
        if best.as_ref().is_none_or(|(least, _)| common < *least) {
            best = Some((common, draft));
        }
        if best.as_ref().is_some_and(|(least, _)| *least < COMMON) {
            break;
        }
    }
    best.map_or_else(|| original(world, number, id, random), |(_, draft)| draft)
}

fn runs(text: &str) -> BTreeSet<u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.windows(RUN).map(|run| hash(&run.join(" "))).collect()
}

fn original(world: &World, number: usize, id: &str, random: &mut Random) -> Original {
    let meeting = &world.meetings[number];
    let moment = moment(meeting, random);
    let style = Style::of(world, random.below(world.names.outlets.len()));
    let differs = if random.chance(25) { random.within(-2, 2) } else { 0 };
    let count = if meeting.n_countries > 0 { meeting.n_countries.saturating_add_signed(differs) } else { 0 };
    let mut story = story(world, number, style.clone(), moment, count, random);
    let paragraphs = body(&mut story, world.is_short);
    let body = std::mem::take(&mut story.writer);
    let gold = finish(story, &body, &paragraphs, id, id);
    let runs = runs(&body.text);
    Original { gold, style, phase: moment.0, on: moment.1, count, body, paragraphs, runs }
}

/// Writes the paragraphs, about eighty to a hundred and sixty words.
fn body(story: &mut Story, is_short: bool) -> Vec<(usize, usize)> {
    let mut paragraphs = Vec::new();
    let empty = Parts::default();
    let parts = story.parts().unwrap_or(&empty);
    story.say_one(&parts.lead);
    paragraphs.push((0, story.writer.text.len()));
    let mut pool: Vec<&String> = parts.body.iter().collect();
    pool.extend(story.timeless().into_iter().flat_map(|parts| &parts.body));
    let filler = story.random.shuffled(&story.world.wordings.filler.body);
    pool.extend(filler.into_iter().take(3));
    let pool: Vec<&String> = story.random.shuffled(&pool).into_iter().copied().collect();
    let target = if is_short { 25 } else { story.random.within(70, 130) as usize };
    for sentence in pool {
        if story.writer.text.split(' ').count() >= target {
            break;
        }
        if !story.fits(sentence) {
            continue;
        }
        let is_new = story.random.chance(60);
        story.writer.push(if is_new { "\n\n" } else { " " });
        let start = story.writer.text.len();
        story.say(sentence);
        let end = story.writer.text.len();
        match paragraphs.last_mut() {
            Some(last) if !is_new => last.1 = end,
            _ => paragraphs.push((start, end)),
        }
    }
    paragraphs
}

/// Joins headline, byline, dateline and paragraphs to one text.
fn finish(
    mut story: Story,
    body: &Writer,
    paragraphs: &[(usize, usize)],
    id: &str,
    origin: &str,
) -> GoldReport {
    story.is_headline = true;
    let headlines = story.parts().map(|parts| parts.headline.clone()).unwrap_or_default();
    if !story.world.is_short && story.say_one(&headlines).is_some() {
        story.writer.push("\n\n");
    }
    let author = story.random.chance(30).then(|| byline(&mut story)).flatten();
    dateline(&mut story);
    for (i, (from, to)) in paragraphs.iter().enumerate() {
        story.writer.push(if i == 0 { "" } else { "\n\n" });
        story.writer.copy(body, *from, *to);
    }
    let meeting = story.meeting;
    let geography = &story.world.geography;
    let facts = Facts {
        meeting: meeting.id.clone(),
        kind: meeting.kind.name().to_owned(),
        status: story.phase.status().to_owned(),
        city: meeting.city.map(|city| format!("place/{}", geography.cities[city].id)),
        from: meeting.from.to_string(),
        to: meeting.to.to_string(),
        parties: meeting
            .parties
            .iter()
            .map(|p| format!("country/{}", geography.countries[p.country].id))
            .collect(),
        count: (story.count > 0).then_some(story.count),
    };
    let (text, mentions) = story.writer.finish();
    GoldReport {
        id: id.to_owned(),
        date: story.on.to_string(),
        source: story.style.outlet,
        author,
        text,
        mentions,
        origin: origin.to_owned(),
        facts,
    }
}

fn byline(story: &mut Story) -> Option<String> {
    let family = story.random.pick(&story.world.names.family)?;
    let given = story.random.pick(&family.given)?.split(' ').nth(1)?;
    let surname = story.random.pick(&family.stems)?.clone() + story.random.pick(&family.endings)?;
    Some(format!("{given} {surname}"))
}

fn dateline(story: &mut Story) {
    let geography = &story.world.geography;
    let capital = geography.countries[story.meeting.host].capital;
    let place = geography.cities[story.meeting.city.unwrap_or(capital)].name.to_uppercase();
    let outlet = story.style.outlet.clone();
    let month = story.on.strftime("%B").to_string();
    let day = if story.style.day_first {
        format!("{} {month}", story.on.day())
    } else {
        format!("{month} {}", story.on.day())
    };
    let words = match story.random.below(3) {
        _ if !story.style.is_agency => String::new(),
        0 => format!("{place}, {day}, {} ({outlet}) - ", story.on.year()),
        1 => format!("{place}, {day} ({outlet}) - "),
        _ => format!("{place} ({outlet}) - "),
    };
    story.writer.push(&words);
}

/// Prints the text in another paper, with a new headline, another byline, and paragraphs cut from the end or
/// the middle.
fn copy(world: &World, number: usize, of: &Original, id: &str, random: &mut Random) -> GoldReport {
    let style = Style::of(world, random.below(world.names.outlets.len()));
    let on = shifted(of.on, random.within(0, 1));
    let story = story(world, number, style, (of.phase, on), of.count, random);
    let keep = of.paragraphs.len() - random.below(of.paragraphs.len().div_ceil(2));
    let kept = of.paragraphs.iter().take(keep).copied().collect::<Vec<_>>();
    finish(story, &of.body, &kept, id, &of.gold.origin)
}

/// Writes how another paper says what an agency reports, and then quotes a part of it.
fn relay(world: &World, number: usize, of: &Original, id: &str, random: &mut Random) -> GoldReport {
    let style = Style::of(world, random.below(world.names.outlets.len()));
    let mut story = story(world, number, style, (of.phase, of.on), of.count, random);
    story.agency.clone_from(&of.style.outlet);
    story.say_one(&world.wordings.relay.lead);
    let mut paragraphs = vec![(0, story.writer.text.len())];
    for (from, to) in of.paragraphs.iter().take(2) {
        story.writer.push("\n\n");
        let start = story.writer.text.len();
        story.writer.copy(&of.body, *from, *to);
        paragraphs.push((start, story.writer.text.len()));
    }
    let body = std::mem::take(&mut story.writer);
    story.style.is_agency = false;
    finish(story, &body, &paragraphs, id, &of.gold.origin)
}
