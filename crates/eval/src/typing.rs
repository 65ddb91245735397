//! Scores typed mentions by exact span and class.

use crate::gold::Record;
use crate::predictions::Typing;
use crate::{Error, Row, Table};
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// Groups gold types and predicted types into classes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeMapping {
    classes: Vec<(String, Vec<String>, Vec<String>)>,
}

impl Default for TypeMapping {
    /// The classes of persons, organizations and places; countries are places.
    fn default() -> Self {
        let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        Self {
            classes: vec![
                ("person".to_owned(), list(&["person"]), list(&[types::PERSON])),
                ("org".to_owned(), list(&["org"]), list(&[types::ORGANIZATION])),
                ("place".to_owned(), list(&["place", "country"]), list(&[types::PLACE, types::COUNTRY])),
            ],
        }
    }
}

impl FromStr for TypeMapping {
    type Err = Error;

    /// Parses classes separated by spaces, each written `class=gold,gold:predicted,predicted`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let class = |part: &str| {
            let (name, types) = part.split_once('=')?;
            let (gold, predicted) = types.split_once(':')?;
            let list = |types: &str| types.split(',').map(str::to_owned).collect::<Vec<_>>();
            Some((name.to_owned(), list(gold), list(predicted)))
        };
        let classes =
            text.split_whitespace().map(|part| class(part).ok_or_else(|| Error::Mapping(part.to_owned())));
        Ok(Self { classes: classes.collect::<Result<_, _>>()? })
    }
}

type Typed = (usize, usize, usize);

impl TypeMapping {
    fn gold(&self, kind: &str) -> Option<usize> {
        self.classes.iter().rposition(|(_, gold, _)| gold.iter().any(|g| g == kind))
    }

    fn predicted(&self, kind: &str) -> Option<usize> {
        self.classes.iter().rposition(|(_, _, predicted)| predicted.iter().any(|p| p == kind))
    }
}

/// Scores typed mentions. A mention is right if its trimmed span and its class equal those of a gold mention.
/// A record without prediction line counts as having no predictions.
pub fn score_typing(gold: &[Record], predictions: &[Typing], mapping: &TypeMapping) -> Table {
    let by_id: BTreeMap<&str, &Typing> = predictions.iter().map(|p| (p.id.as_str(), p)).collect();
    // Counts of right, wrong and missed, by class.
    let mut counts = vec![[0_usize; 3]; mapping.classes.len()];
    for record in gold {
        let text: Vec<char> = record.text.chars().collect();
        let (wanted, optional) = gold_mentions(record, &text, mapping);
        let mentions = by_id.get(record.id.as_str()).map_or(&[][..], |p| &p.mentions);
        let found: BTreeSet<Typed> = mentions
            .iter()
            .filter_map(|m| {
                let class = mapping.predicted(&m.kind)?;
                let (start, end) = trim(&text, m.start, m.end);
                is_scored(record, start, end).then_some((start, end, class))
            })
            .filter(|m| wanted.contains(m) || !optional.contains(m))
            .collect();
        wanted.intersection(&found).for_each(|m| counts[m.2][0] += 1);
        found.difference(&wanted).for_each(|m| counts[m.2][1] += 1);
        wanted.difference(&found).for_each(|m| counts[m.2][2] += 1);
    }
    let row = |name: &str, c: [usize; 3]| Row::counted(name, c[0], c[0], c[0] + c[1], c[0] + c[2]);
    let mut rows: Vec<Row> =
        mapping.classes.iter().zip(&counts).map(|((name, ..), c)| row(name, *c)).collect();
    let sum = |i: usize| counts.iter().map(|c| c[i]).sum();
    let micro = row("micro", [sum(0), sum(1), sum(2)]);
    let headline = micro.f1;
    rows.push(micro);
    Table { task: "typing".to_owned(), rows, headline }
}

fn gold_mentions(
    record: &Record,
    text: &[char],
    mapping: &TypeMapping,
) -> (BTreeSet<Typed>, BTreeSet<Typed>) {
    let (mut wanted, mut optional) = (BTreeSet::new(), BTreeSet::new());
    for mention in &record.mentions {
        let (start, end) = trim(text, mention.start, mention.end);
        if let Some(class) = mapping.gold(&mention.kind)
            && is_scored(record, start, end)
        {
            if mention.optional { &mut optional } else { &mut wanted }.insert((start, end, class));
        }
    }
    (wanted, optional)
}

fn is_scored(record: &Record, start: usize, end: usize) -> bool {
    let kept = record.scored.as_ref().is_none_or(|spans| spans.iter().any(|[a, b]| *a <= start && end <= *b));
    let dropped =
        record.unscored.as_ref().is_some_and(|spans| spans.iter().any(|[a, b]| *a < end && start < *b));
    kept && !dropped
}

/// The span without leading articles, quotes and brackets, and without trailing possessives, quotes and
/// punctuation.
fn trim(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    loop {
        let part = text.get(start..end).unwrap_or(&[]);
        match leading(part) {
            0 => {}
            n if n < part.len() => {
                start += n;
                continue;
            }
            _ => {}
        }
        match trailing(part) {
            0 => return (start, end),
            n if n < part.len() => end -= n,
            _ => return (start, end),
        }
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Number of leading characters that are an article with its space, or quotes, brackets and space.
fn leading(part: &[char]) -> usize {
    for article in ["the", "a", "an"] {
        let n = article.len();
        let same =
            part.len() > n && part.iter().zip(article.chars()).all(|(c, a)| c.eq_ignore_ascii_case(&a));
        let spaces = part.iter().skip(n).take_while(|c| is_space(**c)).count();
        if same && spaces > 0 {
            return n + spaces;
        }
    }
    part.iter().take_while(|c| is_space(**c) || "\"“”'‘’`(".contains(**c)).count()
}

/// Number of trailing characters that are a possessive ending, or quotes, punctuation and space.
fn trailing(part: &[char]) -> usize {
    let run = part.iter().rev().take_while(|c| is_space(**c) || "\"“”`,;:)".contains(**c)).count();
    // The possessive may be followed by a final line break.
    let newline = usize::from(part.last() == Some(&'\n'));
    let word = &part[..part.len() - newline];
    let possessive = match word {
        [.., '\'' | '’', 's'] => 2 + newline,
        [.., '\'' | '’'] => 1 + newline,
        _ => 0,
    };
    run.max(possessive)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &str) {
        let chars: Vec<char> = text.chars().collect();
        let (start, end) = trim(&chars, 0, chars.len());
        assert_eq!(chars[start..end].iter().collect::<String>(), wanted, "{text:?}");
    }

    #[test]
    fn trims_articles_quotes_and_possessives() {
        check("the Council", "Council");
        check("The  An “Council”", "Council");
        check("Norway's", "Norway");
        check("the Netherlands’", "Netherlands");
        check("Norway's\n", "Norway");
        check("(Council):", "Council");
        check("the", "the");
        check("''", "'");
    }

    #[test]
    fn reads_a_mapping() {
        let mapping: TypeMapping = "org=org,group:Organization".parse().unwrap();
        assert_eq!(mapping.gold("group"), Some(0));
        assert!("org".parse::<TypeMapping>().is_err());
    }
}
