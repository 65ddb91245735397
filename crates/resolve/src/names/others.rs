//! How alike the names of bodies, places and things are.

use super::likeness::{Match, NameSign};
use super::words::{align, edits};
use super::{OrganizationName, is_abbreviation_of};
use crate::Tables;
use strsim::osa_distance;

/// Compares two names that are not people's.
pub(super) fn compare_others(a: &str, b: &str, tables: &Tables) -> Match {
    if is_abbreviation_of(a, b, tables) || is_abbreviation_of(b, a, tables) {
        return Match::new(0.9, "an abbreviation");
    }
    let (x, y) = (OrganizationName::parse_loose(a, tables), OrganizationName::parse_loose(b, tables));
    if x.words.is_empty() || y.words.is_empty() {
        return Match::new(0.0, "no name");
    }
    if !x.forms.is_empty() && !y.forms.is_empty() && x.forms.iter().all(|form| !y.forms.contains(form)) {
        return Match::new(0.6, "other legal forms");
    }
    if x.words.concat() == y.words.concat() {
        return Match::of(1.0, NameSign::Same);
    }
    let pairs = align(&x.words, &y.words, |v, w| plain_likeness(v, w));
    let open = (x.words.len() - pairs.len()).max(y.words.len() - pairs.len());
    if open > 0 || pairs.is_empty() {
        return Match::new(0.5 / (1 + open) as f64, "other words");
    }
    // A short name leaves nothing to tell an error from another name.
    if let ([v], [w]) = (&x.words[..], &y.words[..])
        && v.len().max(w.len()) < 5
    {
        return Match::new(0.6, "another short word");
    }
    let mean = pairs.iter().map(|p| p.likeness).sum::<f64>() / pairs.len() as f64;
    let worst = pairs.iter().map(|p| p.likeness).fold(1.0, f64::min);
    Match::of(f64::midpoint(mean, worst), NameSign::Misspelled)
}

fn is_number(word: &str) -> bool {
    word.bytes().any(|c| c.is_ascii_digit()) || word.bytes().all(|c| matches!(c, b'i' | b'v' | b'x'))
}

/// How alike two words are, and in what they agree; `None` for words that cannot answer one another.
fn plain_likeness(a: &str, b: &str) -> Option<(f64, NameSign)> {
    if a == b {
        return Some((1.0, NameSign::Same));
    }
    // Things of two numbers are two of one kind: like enough to look at, never the same.
    if is_number(a) || is_number(b) {
        return (is_number(a) && is_number(b)).then_some((0.78, NameSign::Number));
    }
    // One letter of an abbreviation is easily mistyped.
    if a.len() == 3 && b.len() == 3 && osa_distance(a, b) == 1 {
        return Some((0.62, NameSign::Misspelled));
    }
    Some((edits(a, b), NameSign::Misspelled))
}
