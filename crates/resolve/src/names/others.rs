//! How alike the names of bodies, places and things are.

use super::likeness::{Match, SAME};
use super::words::{MISSPELLED, align, edits};
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
        return Match::new(1.0, SAME);
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
    Match::new(f64::midpoint(mean, worst), MISSPELLED)
}

fn is_number(word: &str) -> bool {
    word.bytes().any(|c| c.is_ascii_digit()) || word.bytes().all(|c| matches!(c, b'i' | b'v' | b'x'))
}

fn plain_likeness(a: &str, b: &str) -> (f64, &'static str) {
    if a == b {
        return (1.0, SAME);
    }
    // Another number is another of the same kind: like enough to look at, never the same.
    if is_number(a) || is_number(b) {
        return if is_number(a) && is_number(b) { (0.78, "another number") } else { (0.0, "") };
    }
    // One letter of an abbreviation is easily mistyped.
    if a.len() == 3 && b.len() == 3 && osa_distance(a, b) == 1 {
        return (0.62, MISSPELLED);
    }
    (edits(a, b), MISSPELLED)
}
