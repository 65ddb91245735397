//! How alike two words of names are, and which word of one name answers which of another.

use super::given::Kinship;
use super::likeness::NameSign;
use super::person::NameWord;
use super::transliteration::skeleton;
use crate::Tables;
use strsim::osa_distance;

/// Words that are less alike cannot answer one another.
const LEAST: f64 = 0.6;
/// Another spelling by a rule of transliteration.
const SPELLED: f64 = 0.97;
/// A short form, or a form of a neighbouring language, that one person's name is given in.
const FORM: f64 = 0.93;
pub(super) const INITIAL: f64 = 0.9;
/// Other vowels, or the form of another language: often one name, often two, so context must speak for it.
pub(crate) const LIKELY: f64 = 0.86;

/// One pairing of words.
pub(super) struct Pair {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) likeness: f64,
    pub(super) sign: NameSign,
}

/// Pairs words, the most alike first. The pairs are sorted by the left word.
pub(super) fn align<W>(a: &[W], b: &[W], likeness: impl Fn(&W, &W) -> Option<(f64, NameSign)>) -> Vec<Pair> {
    let mut all = Vec::new();
    for (left, x) in a.iter().enumerate() {
        for (right, y) in b.iter().enumerate() {
            if let Some((likeness, sign)) = likeness(x, y).filter(|(likeness, _)| *likeness >= LEAST) {
                all.push(Pair { left, right, likeness, sign });
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

/// How alike two words of people's names are, and in what they agree; `None` for words that cannot answer one another. The
/// first that holds counts: same word, same key, initial, forms of one given name, same consonants, few edits.
pub(super) fn word_likeness(a: &NameWord, b: &NameWord, tables: &Tables) -> Option<(f64, NameSign)> {
    if a.word == b.word {
        return Some((1.0, NameSign::Same));
    }
    if a.key == b.key && !a.is_initial() {
        return Some((SPELLED, NameSign::Transliterated));
    }
    if a.is_initial() || b.is_initial() {
        let same =
            a.word.chars().next() == b.word.chars().next() || a.key.chars().next() == b.key.chars().next();
        return (same && a.is_initial() != b.is_initial()).then_some((INITIAL, NameSign::Initial));
    }
    match tables.given_names.kinship(&a.key, &b.key) {
        Some(Kinship::SameLanguage) => return Some((FORM, NameSign::Form)),
        Some(Kinship::Translated) => return Some((LIKELY, NameSign::Translated)),
        None => {}
    }
    if a.loose == b.loose && a.loose.len() > 2 {
        return Some((LIKELY, NameSign::SecondReading));
    }
    if tells_gender(&a.word, &b.word) {
        return None;
    }
    // Short keys of long words are near one another by accident.
    let keyed = if osa_distance(&a.word, &b.word) <= 2 { edits(&a.key, &b.key) } else { 0.0 };
    let edited = keyed.max(edits(&a.word, &b.word));
    if same_consonants(&a.key, &b.key) {
        return Some((LIKELY.max(edited), NameSign::Vowels));
    }
    let is_ending = a.word.ends_with('a') != b.word.ends_with('a');
    Some((edited, if is_ending { NameSign::Ending } else { NameSign::Misspelled }))
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

/// Whether two keys differ in inner vowels only. If one alone ends in "a", that tells a woman's name from a man's.
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
