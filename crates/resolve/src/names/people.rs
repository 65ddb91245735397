//! How alike two written names of people are.

use super::PersonName;
use super::likeness::{Match, NameSign};
use super::person::NameWord;
use super::romanisation::same_syllables;
use super::words::{INITIAL, LIKELY, Pair, align, word_likeness};
use crate::Tables;

/// The score of names that share some words only.
const PART: f64 = 0.6;
/// The score of names that each have a word which the other lacks.
const OTHER: f64 = 0.5;

/// Compares two names of people.
pub(crate) fn compare_people(a: &PersonName, b: &PersonName, tables: &Tables) -> Match {
    if let (Some(x), Some(y)) = (&a.generation, &b.generation)
        && x != y
    {
        return Match::new(0.0, format!("{x} and {y} are two of one name"));
    }
    if a.words.is_empty() || b.words.is_empty() {
        return Match::new(0.0, "no name");
    }
    if joined(a) == joined(b) {
        return match a == b {
            true => Match::of(1.0, NameSign::Same),
            false => Match::of(0.98, NameSign::Transliterated),
        };
    }
    let (left, right) = (mended(&a.words, &b.words, tables), mended(&b.words, &a.words, tables));
    if same_syllables(&left, &right, tables) {
        return Match { worst: LIKELY, ..Match::new(ROMANISED, "another romanisation") };
    }
    let pairs = align(&left, &right, |x, y| word_likeness(x, y, tables));
    judge((&left, &right), &pairs, a.turned || b.turned, tables)
}

/// The score of names in two systems of romanisation.
const ROMANISED: f64 = 0.88;

fn joined(name: &PersonName) -> String {
    name.words.iter().map(|w| w.key.as_str()).collect()
}

/// The words, where neighbours that the other name writes as one are put together ("Patr ushev").
fn mended(words: &[NameWord], other: &[NameWord], tables: &Tables) -> Vec<NameWord> {
    let mut mended: Vec<NameWord> = Vec::with_capacity(words.len());
    for word in words {
        let whole = mended.last().map(|last| format!("{}{}", last.word, word.word));
        match whole.filter(|whole| other.iter().any(|o| o.word == *whole)) {
            Some(whole) => {
                mended.pop();
                mended.push(NameWord::new(whole, tables));
            }
            None => mended.push(word.clone()),
        }
    }
    mended
}

fn judge(
    (left, right): (&[NameWord], &[NameWord]),
    pairs: &[Pair],
    says_turned: bool,
    tables: &Tables,
) -> Match {
    let (open_left, open_right) = (left.len() - pairs.len(), right.len() - pairs.len());
    if pairs.is_empty() {
        return Match::new(0.0, "no word in common");
    }
    if middle_initials(left).is_some_and(|x| middle_initials(right).is_some_and(|y| x != y)) {
        return Match::new(0.4, "other middle initials");
    }
    let likeness = |pair: &Pair| pair.likeness - if is_shifted(pair) { 0.15 } else { 0.0 };
    let mean = pairs.iter().map(likeness).sum::<f64>() / pairs.len() as f64;
    let worst = pairs.iter().map(likeness).fold(1.0, f64::min);
    let mut score = f64::midpoint(mean, worst);
    let mut signs: Vec<NameSign> =
        pairs.iter().map(|pair| pair.sign).filter(|sign| *sign != NameSign::Same).collect();
    signs.sort_unstable_by_key(|sign| sign.as_str());
    signs.dedup();
    if open_left > 0 && open_right > 0 {
        return Match::new(score.min(OTHER), "some words agree, others differ");
    }
    let open = open_left.max(open_right);
    if open > 0 && (pairs.len() == 1 || open > pairs.len() + 1) {
        return Match::new(score.min(PART), "part of the name");
    }
    if open > 0 {
        score -= 0.02 * open as f64;
        signs.push(NameSign::LeftOut);
        let is_last = |p: &Pair| p.left + 1 == left.len() && p.right + 1 == right.len();
        if !pairs.iter().any(is_last) {
            score -= 0.08;
        }
    }
    if !pairs.is_sorted_by_key(|p| p.right) {
        if !(says_turned || is_turned(left, pairs, tables)) {
            return Match::new(score.min(OTHER), "the same words in another order");
        }
        score -= 0.04;
        signs.push(NameSign::Turned);
    }
    let found = match signs[..] {
        [] => Match::of(score, NameSign::Same),
        [sign] => Match::of(score, sign),
        _ => Match::new(score, signs.iter().map(|sign| sign.as_str()).collect::<Vec<_>>().join(", ")),
    };
    Match { worst: worst.min(score), ..found }
}

/// Initials between the first and the last word, if there are any.
fn middle_initials(words: &[NameWord]) -> Option<Vec<&str>> {
    let middle = words.get(1..words.len().saturating_sub(1))?;
    let initials: Vec<&str> = middle.iter().filter(|w| w.is_initial()).map(|w| w.word.as_str()).collect();
    (!initials.is_empty()).then_some(initials)
}

/// Whether an initial answers a word at another place: "P. J. Ashby" is hardly Joseph Ashby.
fn is_shifted(pair: &Pair) -> bool {
    pair.likeness == INITIAL && pair.left != pair.right
}

/// Whether the names differ only in the end at which the family name stands. Fathers' names stay in order ("Omar bin Rashad" is
/// not Rashad bin Omar), and two given names can be a name either way.
fn is_turned(left: &[NameWord], pairs: &[Pair], tables: &Tables) -> bool {
    let n_falls = pairs.windows(2).filter(|w| w[0].right > w[1].right).count();
    let closes = pairs.first().zip(pairs.last()).is_some_and(|(first, last)| last.right < first.right);
    let all_given = left.iter().all(|w| tables.first_names.contains(&w.word));
    n_falls == 1 && closes && !(left.len() == 2 && all_given)
}
