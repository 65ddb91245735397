//! How alike two written names are, and why.
//!
//! Words are paired best first, each by the nearest of: same word, same spelling key, forms of one given name, initial, same
//! consonants, few edits. The sum leans on the worst pair, so one different word is enough to keep two people apart.
//! Compare the token alignment of followthemoney's `compare` and nomenklatura's `logic_v2`.

use super::PersonName;
use super::others::compare_others;
use super::person::NameWord;
use super::transliteration::skeleton;
use crate::Tables;
use strsim::osa_distance;

/// Whose name it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameKind {
    /// A human.
    Person,
    /// Anything else.
    Other,
}

/// How alike two names are.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// From 0 (different) to 1 (the same name).
    pub score: f64,
    /// In what they agree or differ, in words.
    pub reason: String,
}

impl Match {
    pub(super) fn new(score: f64, reason: impl Into<String>) -> Self {
        Self { score: score.clamp(0.0, 1.0), reason: reason.into() }
    }
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

/// One pairing of words.
pub(super) struct Pair {
    left: usize,
    right: usize,
    pub(super) likeness: f64,
    why: &'static str,
}

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
        return Match::new(if a == b { 1.0 } else { 0.98 }, "same name");
    }
    let pairs = align(&a.words, &b.words, |x, y| word_likeness(x, y, tables));
    judge(&pairs, a.words.len(), b.words.len(), &Rest::of(a, b, &pairs))
}

fn joined(name: &PersonName) -> String {
    name.words.iter().map(|w| w.key.as_str()).collect()
}

/// What was left unpaired.
struct Rest {
    middle_initials_differ: bool,
    last_words_paired: bool,
}

impl Rest {
    fn of(a: &PersonName, b: &PersonName, pairs: &[Pair]) -> Self {
        let middle = |name: &PersonName| -> Vec<String> {
            let n = name.words.len();
            if n < 3 {
                return Vec::new();
            }
            name.words[1..n - 1].iter().filter(|w| w.is_initial()).map(|w| w.word.clone()).collect()
        };
        let (x, y) = (middle(a), middle(b));
        let last = |i: usize, name: &PersonName| i + 1 == name.words.len();
        Self {
            middle_initials_differ: !x.is_empty() && !y.is_empty() && x != y,
            last_words_paired: pairs.iter().any(|p| last(p.left, a) && last(p.right, b)),
        }
    }
}

fn judge(pairs: &[Pair], n_left: usize, n_right: usize, rest: &Rest) -> Match {
    let (open_left, open_right) = (n_left - pairs.len(), n_right - pairs.len());
    if pairs.is_empty() {
        return Match::new(0.0, "no word in common");
    }
    if rest.middle_initials_differ {
        return Match::new(0.4, "other middle initials");
    }
    let mean = pairs.iter().map(|p| p.likeness).sum::<f64>() / pairs.len() as f64;
    let worst = pairs.iter().map(|p| p.likeness).fold(1.0, f64::min);
    let mut score = f64::midpoint(mean, worst);
    let mut reasons: Vec<&str> = pairs.iter().filter(|p| p.why != SAME).map(|p| p.why).collect();
    reasons.sort_unstable();
    reasons.dedup();
    if open_left > 0 && open_right > 0 {
        return Match::new(score.min(0.5), "some words agree, others differ");
    }
    let open = open_left.max(open_right);
    if open > 0 && pairs.len() == 1 {
        return Match::new(score.min(0.6), "part of the name");
    }
    if open > 0 {
        score -= 0.02 * open as f64;
        reasons.push("a name left out");
        if !rest.last_words_paired {
            score -= 0.08;
        }
    }
    if !pairs.is_sorted_by_key(|p| p.right) {
        score -= 0.04;
        reasons.push("words in another order");
    }
    let reason = if reasons.is_empty() { SAME.to_owned() } else { reasons.join(", ") };
    Match::new(score, reason)
}

pub(super) const SAME: &str = "same name";

/// Pairs words best first; pairs are sorted by the left word.
pub(super) fn align<W>(a: &[W], b: &[W], likeness: impl Fn(&W, &W) -> (f64, &'static str)) -> Vec<Pair> {
    const LEAST: f64 = 0.6;
    let mut all = Vec::new();
    for (left, x) in a.iter().enumerate() {
        for (right, y) in b.iter().enumerate() {
            let (likeness, why) = likeness(x, y);
            if likeness >= LEAST {
                all.push(Pair { left, right, likeness, why });
            }
        }
    }
    all.sort_by(|p, q| {
        let near = |p: &Pair| p.left.abs_diff(p.right);
        q.likeness.total_cmp(&p.likeness).then(near(p).cmp(&near(q))).then(p.left.cmp(&q.left))
    });
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in all {
        if pairs.iter().all(|p| p.left != pair.left && p.right != pair.right) {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|p| p.left);
    pairs
}

fn word_likeness(a: &NameWord, b: &NameWord, tables: &Tables) -> (f64, &'static str) {
    if a.word == b.word {
        return (1.0, SAME);
    }
    if a.key == b.key && !a.is_initial() {
        return (0.97, "another spelling");
    }
    if a.is_initial() || b.is_initial() {
        let same =
            a.word.chars().next() == b.word.chars().next() || a.key.chars().next() == b.key.chars().next();
        return if same && a.is_initial() != b.is_initial() { (0.9, "an initial") } else { (0.0, "") };
    }
    let forms = |w: &NameWord| tables.given_names.get(&w.key);
    if let (Some(x), Some(y)) = (forms(a), forms(b))
        && x.iter().any(|group| y.contains(group))
    {
        return (0.93, "forms of one given name");
    }
    let edited = edits(&a.key, &b.key).max(edits(&a.word, &b.word));
    if edited > 0.5 && same_consonants(&a.key, &b.key) {
        return (0.92, "another spelling");
    }
    (edited, "nearly the same letters")
}

/// Whether two keys differ in inner vowels only. A last "a" that one lacks tells a woman's name from a man's.
fn same_consonants(a: &str, b: &str) -> bool {
    let consonants = skeleton(a);
    consonants.len() > 2 && a.ends_with('a') == b.ends_with('a') && consonants == skeleton(b)
}

/// Likeness by the number of letters to change, less forgiving of short words.
pub(super) fn edits(a: &str, b: &str) -> f64 {
    let length = a.chars().count().max(b.chars().count());
    match (osa_distance(a, b), length) {
        (0, _) => 0.97,
        (1, 5..) => 0.85,
        (1, 4) => 0.78,
        (2, 8..) => 0.8,
        (2, 6..) => 0.7,
        (distance, _) => (1.0 - distance as f64 / length.max(1) as f64).min(0.6) * 0.9,
    }
}
