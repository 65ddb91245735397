//! How alike two written names are, and why.
//!
//! Words are paired best first. The sum leans on the worst pair, so one different word is enough to keep two people apart.
//! Compare the token alignment of followthemoney's `compare` and nomenklatura's `logic_v2`.

use super::PersonName;
use super::likeness::Match;
use super::others::compare_others;
use super::people::compare_people;
use crate::Tables;

/// Whose name it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameKind {
    /// A human.
    Person,
    /// Anything else.
    Other,
}

/// Compares two written names.
///
/// ```
/// use rapporteur_resolve::{Tables, names::{NameKind, compare}};
/// let tables = Tables::embedded()?;
/// assert!(compare("Mikhail Gorbachev", "Michail Gorbatschow", NameKind::Person, &tables).score >= tables.weights.names.merge);
/// assert!(compare("Anna Weber", "Jonas Weber", NameKind::Person, &tables).score < tables.weights.names.same);
/// # Ok::<(), rapporteur_knowledge::Error>(())
/// ```
pub fn compare(a: &str, b: &str, kind: NameKind, tables: &Tables) -> Match {
    // One sign is a syllable or a word: another sign is another name, however alike they are romanised.
    if is_syllabic(a) && is_syllabic(b) && a.trim() != b.trim() {
        return Match::new(0.5, "other signs");
    }
    match kind {
        NameKind::Person => {
            compare_people(&PersonName::parse(a, tables), &PersonName::parse(b, tables), tables)
        }
        NameKind::Other => compare_others(a, b, tables),
    }
}

/// Whether a name is written in Chinese, Japanese or Korean signs.
fn is_syllabic(name: &str) -> bool {
    name.chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}
