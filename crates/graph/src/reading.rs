//! What a person means by a bare name: one reading for every command.
//!
//! 1. What is called so comes before what has the name as one of its words, and that before what has it as a run of letters.
//! 2. Of these, things that reports speak of come before statements, reports, origins and the like.
//! 3. People call a meeting by its place: a place of that very name yields to meetings that have it as a word of theirs.
//! 4. Of several, the one is meant that most origins mention, then most reports, then a meeting, then the first by id.
//!
//! The others are told, so that a person can name one of them by its id.

use crate::names::Index;
use rapporteur_model::well_known::types;
use std::cmp::Reverse;

/// Types of nodes that tell of reports and not of what these speak of.
pub const SOURCE_TYPES: [&str; 7] = [
    types::CLAIM,
    types::DISPUTE,
    types::EVIDENCE,
    types::EXTRACTION,
    types::ORIGIN,
    types::REPORT,
    types::TOOL,
];

/// What a name is read as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading<T> {
    /// What is meant.
    pub meant: T,
    /// What else may be meant, the likeliest first; empty where the name is one thing's alone.
    pub others: Vec<T>,
}

/// What a reading needs to know of things.
pub trait Things<T> {
    /// The node type of a thing.
    fn kind(&self, thing: &T) -> &str;

    /// How many origins mention it, and how many reports.
    fn mentioned(&self, thing: &T) -> (usize, usize);
}

/// Reads a name among the allowed things of an index; `None` if nothing has it.
pub fn read<T: Ord + Clone>(
    index: &Index<T>,
    things: &dyn Things<T>,
    name: &str,
    allowed: impl Fn(&T) -> bool,
) -> Option<Reading<T>> {
    let tiers = index.tiers(name, allowed);
    let is_aside = |thing: &&T| {
        let kind = things.kind(thing);
        SOURCE_TYPES.contains(&kind) || kind == types::STATEMENT
    };
    let is = |kind: &'static str| move |thing: &&T| things.kind(thing) == kind;
    let parted = tiers.iter().flat_map(|tier| {
        let (aside, spoken_of): (Vec<&T>, Vec<&T>) = tier.iter().partition(is_aside);
        [spoken_of, aside]
    });
    let mut found: Vec<&T> = parted.into_iter().find(|group| !group.is_empty())?;
    let mut first: Vec<&T> = Vec::new();
    if tiers[0].iter().any(|thing| found.contains(&thing) && is(types::PLACE)(&thing)) {
        let meetings = tiers[0].iter().chain(&tiers[1]).filter(is(types::MEETING));
        first = meetings.collect();
        found.retain(|thing| !first.contains(thing));
    }
    let key = |thing: &&T| {
        (Reverse(things.mentioned(thing)), things.kind(thing) != types::MEETING, (*thing).clone())
    };
    first.sort_by_cached_key(key);
    found.sort_by_cached_key(key);
    let mut all = first.into_iter().chain(found).cloned();
    Some(Reading { meant: all.next()?, others: all.collect() })
}

/// How a reading is told where there are several: the thing that is meant is named before.
///
/// Each of the others is a type, a label and an id, as in `the place Paris is place/paris`.
pub fn others_told<'a>(others: impl ExactSizeIterator<Item = (&'a str, &'a str, &'a str)>) -> String {
    const SHOWN: usize = 3;
    let n = others.len();
    let one = |(kind, label, id): (&str, &str, &str)| {
        const LONGEST: usize = 60;
        let label: String = label.chars().take(LONGEST).collect();
        format!("; the {} {label} is {id}", kind.to_lowercase())
    };
    let mut told: String = others.take(SHOWN).map(one).collect();
    if n > SHOWN {
        told.push_str(&format!("; and {} more", n - SHOWN));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Type, label and how many origins mention it.
    type Row = (&'static str, &'static str, usize);

    struct Listed<'r>(&'r [Row]);

    impl Things<usize> for Listed<'_> {
        fn kind(&self, thing: &usize) -> &str {
            self.0[*thing].0
        }

        fn mentioned(&self, thing: &usize) -> (usize, usize) {
            (self.0[*thing].2, 0)
        }
    }

    fn labels(rows: &[Row], name: &str) -> Vec<&'static str> {
        let index = Index::new(rows.iter().enumerate().map(|(i, row)| (row.1, i)));
        let reading = read(&index, &Listed(rows), name, |_| true);
        let all = reading.map(|reading| [vec![reading.meant], reading.others].concat()).unwrap_or_default();
        all.into_iter().map(|i| rows[i].1).collect()
    }

    #[test]
    fn a_place_yields_to_the_meeting_that_people_call_by_it() {
        let rows = [
            ("Place", "Paris", 9),
            ("Meeting", "Paris summit", 3),
            ("Meeting", "Paris talks", 4),
            ("Organization", "Paris Post", 8),
            ("Country", "Chad", 2),
            ("Meeting", "Chad talks", 5),
        ];
        assert_eq!(labels(&rows, "paris"), ["Paris talks", "Paris summit", "Paris"]);
        assert_eq!(labels(&rows[..1], "paris"), ["Paris"]);
        assert_eq!(labels(&rows, "chad"), ["Chad"], "a country acts in its own name");
    }

    #[test]
    fn whole_names_come_before_words_and_words_before_letters() {
        let rows = [
            ("Country", "Romania", 9),
            ("Country", "Oman", 1),
            ("Person", "Ada Oman", 5),
            ("Report", "Oman speaks", 9),
        ];
        assert_eq!(labels(&rows, "oman"), ["Oman"]);
        assert_eq!(labels(&rows[2..], "oman"), ["Ada Oman"], "a thing before a report");
        assert_eq!(labels(&rows[..1], "oman"), ["Romania"]);
        assert_eq!(labels(&rows, "Vienna"), [] as [&str; 0]);
    }

    #[test]
    fn of_several_the_most_mentioned_is_meant() {
        let rows = [
            ("Person", "Bill Clinton", 2),
            ("Person", "Hillary Clinton", 4),
            ("Statement", "Clinton won", 9),
        ];
        assert_eq!(labels(&rows, "clinton"), ["Hillary Clinton", "Bill Clinton"]);
        let told = others_told([("Place", "Paris", "place/paris")].into_iter());
        assert_eq!(told, "; the place Paris is place/paris");
    }
}
