//! How alike two words of names are, and which word of one name answers which of another.

use super::given::Kinship;
use super::likeness::SAME;
use super::person::NameWord;
use super::transliteration::skeleton;
use crate::Tables;
use strsim::osa_distance;

/// Likeness from which two words can answer one another.
const LEAST: f64 = 0.6;
/// Another spelling by a rule of transliteration.
const SPELLED: f64 = 0.97;
/// A short form, or a form of a neighbouring language, that one person's name is given in.
const FORM: f64 = 0.93;
pub(super) const INITIAL: f64 = 0.9;
/// Other vowels, or the form of another language: often one name, often two, so context must speak for it.
pub(crate) const LIKELY: f64 = 0.86;
/// What is said of words that differ in few letters.
pub(crate) const MISSPELLED: &str = "nearly the same letters";

/// One pairing of words.
pub(super) struct Pair {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) likeness: f64,
    pub(super) why: &'static str,
}

/// Pairs words best first; pairs are sorted by the left word.
pub(super) fn align<W>(a: &[W], b: &[W], likeness: impl Fn(&W, &W) -> (f64, &'static str)) -> Vec<Pair> {
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

/// How alike two words of people's names are, by the nearest of: same word, same key, forms of one given name, initial,
/// same consonants, few edits.
pub(super) fn word_likeness(a: &NameWord, b: &NameWord, tables: &Tables) -> (f64, &'static str) {
    if a.word == b.word {
        return (1.0, SAME);
    }
    if a.key == b.key && !a.is_initial() {
        return (SPELLED, "same name by transliteration");
    }
    if a.is_initial() || b.is_initial() {
        let same =
            a.word.chars().next() == b.word.chars().next() || a.key.chars().next() == b.key.chars().next();
        return if same && a.is_initial() != b.is_initial() { (INITIAL, "an initial") } else { (0.0, "") };
    }
    match tables.given_names.kinship(&a.key, &b.key) {
        Some(Kinship::SameLanguage) => return (FORM, "forms of one given name"),
        Some(Kinship::Translated) => return (LIKELY, "one given name in two languages"),
        None => {}
    }
    if a.loose == b.loose && a.loose.len() > 2 {
        return (LIKELY, "perhaps another transliteration");
    }
    if tells_gender(&a.word, &b.word) {
        return (0.0, "");
    }
    // Short keys of long words are near one another by accident.
    let keyed = if osa_distance(&a.word, &b.word) <= 2 { edits(&a.key, &b.key) } else { 0.0 };
    let edited = keyed.max(edits(&a.word, &b.word));
    if same_consonants(&a.key, &b.key) {
        return (LIKELY.max(edited), "other vowels");
    }
    let is_ending = a.word.ends_with('a') != b.word.ends_with('a');
    (edited, if is_ending { "perhaps a woman's and a man's name" } else { MISSPELLED })
}

/// Whether a last vowel alone tells a woman's name from a man's: Mario and Maria, Daniel and Daniela.
fn tells_gender(a: &str, b: &str) -> bool {
    let feminine = |woman: &str, man: &str| {
        woman.strip_suffix('a').is_some_and(|stem| {
            !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && (stem == man || man.strip_suffix('o') == Some(stem))
        })
    };
    feminine(a, b) || feminine(b, a)
}

/// Whether two keys differ in inner vowels only. A last "a" that one lacks tells a woman's name from a man's.
fn same_consonants(a: &str, b: &str) -> bool {
    let consonants = skeleton(a);
    let distance = osa_distance(a, b);
    a.ends_with('a') == b.ends_with('a')
        && consonants == skeleton(b)
        && (consonants.len() > 2 && distance * 2 <= a.len().max(b.len())
            || consonants.len() == 2 && distance == 1 && a.len().min(b.len()) > 3)
}

/// Likeness by the number of letters to change, less forgiving of short words.
pub(super) fn edits(a: &str, b: &str) -> f64 {
    let length = a.chars().count().max(b.chars().count());
    match (osa_distance(a, b), length) {
        (0, _) => SPELLED,
        (1, 5..) => 0.82,
        (1, 4) => 0.78,
        (2, 8..) => 0.8,
        (2, 6..) => 0.7,
        (distance, _) => (1.0 - distance as f64 / length.max(1) as f64).min(0.6) * 0.9,
    }
}
