//! Words of numbers and names of currencies: `data/grammar/numbers.toml` and `data/grammar/currencies.tsv`.

use crate::names::names;
use crate::record::{Source, Spanned};
use crate::table::{self, At, Lower};
use crate::{Fault, Files};
use rapporteur_model::Bound;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

const WORDS: &str = "grammar/numbers.toml";
const CURRENCIES: &str = "grammar/currencies.tsv";

/// What a word is in a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberWord {
    /// A number below twenty.
    One(u64),
    /// A multiple of ten below a hundred.
    Ten(u64),
    /// What multiplies the number before it: *hundred*, *million*.
    Times(u64),
    /// One of so many equal parts of one: *half* is one of two.
    Part(u64),
}

names! {
    /// What a word says of the numbers beside it.
    NumberCue {
        /// Two numbers before it are the result of a contest: *a 3-2 win*.
        Score = "score",
        /// A number behind it is a name: *Flight 655*.
        Named = "named",
        /// Pounds behind it are a weight: *weighing 40 pounds*.
        Weighed = "weighed",
    }
}

names! {
    /// Where the name of a currency stands.
    CurrencyPlace {
        /// Before the number.
        Before = "before",
        /// Behind the number.
        Behind = "behind",
        /// On either side.
        Both = "both",
    }
}

/// The money that a name means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Currency {
    /// Its code of ISO 4217.
    pub code: String,
    /// How many of what is named make one of the currency: 100 cents.
    pub parts: u64,
    place: CurrencyPlace,
}

impl Currency {
    /// Whether the name may stand before a number.
    pub fn is_before(&self) -> bool {
        self.place != CurrencyPlace::Behind
    }

    /// Whether the name may stand behind a number.
    pub fn is_behind(&self) -> bool {
        self.place != CurrencyPlace::Before
    }
}

crate::table! {
    /// A row of the list of currencies.
    struct CurrencyRow<'a>, unique by 1 {
        name: Lower<'a>,
        code: Code<'a>,
        place: CurrencyPlace,
        parts: Option<u32>,
    }
}

/// A code of ISO 4217.
struct Code<'a>(&'a str);

impl<'a> table::Cell<'a> for Code<'a> {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let is_sound = cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_sound { Ok(Self(cell)) } else { Err(cell) }
    }

    fn remedy() -> String {
        "write the three capital letters of ISO 4217".to_owned()
    }
}

/// Phrases of lower-case words, each with a value.
#[derive(Clone, Debug)]
pub struct Phrases<T>(FxHashMap<String, Vec<(Vec<String>, T)>>);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T> Phrases<T> {
    fn new(phrases: impl IntoIterator<Item = (Vec<String>, T)>) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, T)>> = FxHashMap::default();
        for (words, value) in phrases {
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push((words, value));
            }
        }
        by_first.values_mut().for_each(|list| list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        Self(by_first)
    }

    /// The longest phrase that words begin with: the number of its words, and its value. `word` gives the words in lower case by
    /// their place, nothing behind the last.
    pub fn longest<'w>(&self, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, &T)> {
        let list = self.0.get(word(0)?)?;
        let fits = |words: &[String]| words.iter().enumerate().all(|(i, own)| word(i) == Some(own));
        list.iter().find(|(words, _)| fits(words)).map(|(words, value)| (words.len(), value))
    }

    /// The value of a phrase of one word.
    pub fn single(&self, word: &str) -> Option<&T> {
        self.longest(|i| (i == 0).then_some(word)).map(|(_, value)| value)
    }
}

/// What separates the ends of a span of numbers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpansSpec {
    opens: Vec<String>,
    between: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundsSpec {
    before: BTreeMap<Bound, Vec<String>>,
    behind: BTreeMap<Bound, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsSpec {
    one: BTreeMap<String, u64>,
    ten: BTreeMap<String, u64>,
    times: BTreeMap<String, u64>,
    part: BTreeMap<String, Spanned<u64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    #[expect(dead_code, reason = "asked for, so that no list comes without its origin")]
    source: String,
    #[expect(dead_code, reason = "asked for, so that no list comes without its licence")]
    licence: String,
    words: WordsSpec,
    short: BTreeMap<String, u64>,
    units: BTreeMap<String, Vec<String>>,
    points: BTreeMap<String, u64>,
    bounds: BoundsSpec,
    spans: SpansSpec,
    cues: BTreeMap<String, Vec<String>>,
}

/// Everything that a reader of numbers knows of words.
#[derive(Clone, Debug, Default)]
pub struct NumberWords {
    words: FxHashMap<String, NumberWord>,
    short: FxHashMap<String, u64>,
    /// Units of numbers that count nothing (`"percent"`), by their wordings.
    pub units: Phrases<String>,
    points: FxHashMap<String, u64>,
    /// Bounds by the phrases behind a number.
    pub behind: Phrases<Bound>,
    /// Bounds by the phrases before a number, their words from the last to the first.
    pub before: Phrases<Bound>,
    /// Phrases that open a span of two numbers, their words from the last to the first.
    pub opens: Phrases<()>,
    between: Vec<String>,
    cues: FxHashMap<String, Vec<NumberCue>>,
    /// Currencies by their names.
    pub currencies: Phrases<Currency>,
    /// By the last word of a currency's name: what stands before it.
    states: BTreeMap<String, Vec<(String, Currency)>>,
    /// Names of one word, longest first, that stand before numbers and may be written together with them: `"US$"`.
    signs: Vec<String>,
}

impl NumberWords {
    pub(crate) fn read(files: &Files, faults: &mut Vec<Fault>) -> Self {
        let mut known = Self::default();
        known.read_currencies(files, faults);
        let spec = Source::of(files, WORDS, faults).and_then(|source| {
            let spec: Spec = source.read(faults)?;
            faults.extend(spec.faults(source));
            Some(spec)
        });
        if let Some(spec) = spec {
            known.add(spec);
        }
        known
    }

    fn read_currencies(&mut self, files: &Files, faults: &mut Vec<Fault>) {
        let rows: Vec<(At<'_>, CurrencyRow<'_>)> = table::of(files, CURRENCIES, faults);
        let currency = |row: &CurrencyRow<'_>| Currency {
            code: row.code.0.to_owned(),
            parts: row.parts.map_or(1, u64::from).max(1),
            place: row.place,
        };
        self.currencies = Phrases::new(rows.iter().map(|(_, row)| (split(row.name.0), currency(row))));
        for (_, row) in &rows {
            if let Some((state, noun)) = row.name.0.rsplit_once(' ') {
                self.states.entry(noun.to_owned()).or_default().push((state.to_owned(), currency(row)));
            }
        }
        let before = rows.iter().filter(|(_, row)| row.place != CurrencyPlace::Behind);
        self.signs =
            before.map(|(_, row)| row.name.0.to_owned()).filter(|name| !name.contains(' ')).collect();
        self.signs.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
    }

    fn add(&mut self, spec: Spec) {
        let WordsSpec { one, ten, times, part } = spec.words;
        let all = one.into_iter().map(|(word, n)| (word, NumberWord::One(n)));
        let all = all.chain(ten.into_iter().map(|(word, n)| (word, NumberWord::Ten(n))));
        let all = all.chain(times.into_iter().map(|(word, n)| (word, NumberWord::Times(n))));
        let all = all.chain(part.into_iter().map(|(word, n)| (word, NumberWord::Part(n.into_inner()))));
        self.words = all.collect();
        self.short = spec.short.into_iter().collect();
        self.units = Phrases::new(listed(spec.units, split));
        self.points = spec.points.into_iter().collect();
        self.before = Phrases::new(listed(spec.bounds.before, turned));
        self.behind = Phrases::new(listed(spec.bounds.behind, split));
        self.opens = Phrases::new(spec.spans.opens.iter().map(|phrase| (turned(phrase), ())));
        self.between = spec.spans.between;
        for (cue, words) in spec.cues {
            for (word, cue) in words.into_iter().zip(std::iter::repeat(NumberCue::from_name(&cue))) {
                self.cues.entry(word).or_default().extend(cue);
            }
        }
    }

    /// The currencies whose names end in a noun, each with the words before it: of "crown" those of "swedish", "danish" and others.
    pub fn of_states<'n>(&'n self, noun: &'n str) -> impl Iterator<Item = (&'n str, &'n Currency)> {
        let named = self.states.get(noun).into_iter().flatten();
        named.map(|(state, currency)| (state.as_str(), currency))
    }

    /// What a word in lower case is in a number.
    pub fn word(&self, word: &str) -> Option<NumberWord> {
        self.words.get(word).copied()
    }

    /// What one or two letters behind a sum of money multiply it by.
    pub fn short(&self, letters: &str) -> Option<u64> {
        self.short.get(letters).copied()
    }

    /// How many of a unit make one percent of a figure that is a share.
    pub fn points(&self, unit: &str) -> Option<u64> {
        self.points.get(unit).copied()
    }

    /// Whether a word may stand between the ends of a span.
    pub fn is_between(&self, word: &str) -> bool {
        self.between.iter().any(|own| own == word)
    }

    /// Whether a word says this of the numbers beside it.
    pub fn is_cue(&self, word: &str, cue: NumberCue) -> bool {
        self.cues.get(word).is_some_and(|cues| cues.contains(&cue))
    }

    /// Splits a token in lower case that begins with a sign of currency: `"us$1.2bn"` is `"us$"` and `"1.2bn"`.
    pub fn sign<'t>(&self, token: &'t str) -> Option<(&'t str, &'t str)> {
        let followed = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let at =
            self.signs.iter().find(|sign| token.strip_prefix(sign.as_str()).is_some_and(followed))?.len();
        Some(token.split_at(at))
    }
}

impl Spec {
    fn faults(&self, source: Source<'_>) -> Vec<Fault> {
        let parts = self.words.part.values().filter(|part| *part.get_ref() < 2);
        let mut faults: Vec<Fault> =
            parts.map(|part| source.fault(part, "a part is one of two or more")).collect();
        let unknown = self.cues.keys().filter(|cue| NumberCue::from_name(cue).is_none());
        let names: Vec<&str> = NumberCue::ALL.iter().map(|cue| cue.as_str()).collect();
        let told = |cue: &String| {
            format!("`{cue}` is nothing that a word says of numbers: use {}", names.join(", "))
        };
        faults.extend(unknown.map(|cue| Fault::new(source.path, 0, told(cue))));
        faults
    }
}

fn listed<K: Clone>(
    lists: BTreeMap<K, Vec<String>>,
    words: impl Fn(&str) -> Vec<String>,
) -> impl Iterator<Item = (Vec<String>, K)> {
    let phrases =
        lists.into_iter().flat_map(|(key, list)| list.into_iter().map(move |phrase| (key.clone(), phrase)));
    phrases.map(move |(key, phrase)| (words(&phrase), key))
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split(' ').map(str::to_owned).collect()
}

fn turned(phrase: &str) -> Vec<String> {
    phrase.split(' ').rev().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    fn known() -> NumberWords {
        Knowledge::embedded().unwrap().numbers
    }

    #[test]
    fn longest_names_win() {
        let words = ["hong", "kong", "dollars"];
        let numbers = known();
        let (length, currency) = numbers.currencies.longest(|i| words.get(i).copied()).unwrap();
        assert_eq!((length, currency.code.as_str()), (3, "HKD"));
        assert_eq!(numbers.currencies.single("dollars").unwrap().code, "USD");
        assert_eq!(numbers.currencies.single("cents").unwrap().parts, 100);
        assert!(numbers.currencies.single("peso").is_none());
    }

    #[test]
    fn signs_are_split_from_figures() {
        let numbers = known();
        assert_eq!(numbers.sign("us$1.2bn"), Some(("us$", "1.2bn")));
        assert_eq!(numbers.sign("$.5"), Some(("$", ".5")));
        assert_eq!(numbers.sign("$"), None);
        assert_eq!(numbers.sign("rsvp"), None);
    }

    #[test]
    fn faults_name_the_place() {
        let own = Files::embedded();
        let text =
            own.get(WORDS).unwrap().replacen("half = 2", "half = 1", 1).replacen("score = [", "skore = [", 1);
        let mut faults = Vec::new();
        NumberWords::read(&own.clone().with(WORDS, text), &mut faults);
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|fault| fault.ends_with("a part is one of two or more")), "{told:?}");
        assert!(told.iter().any(|fault| fault.contains("`skore` is nothing")), "{told:?}");
        let table = "name\tcode\tplace\tparts\nyen\tjpy\tbehind\t\n";
        faults.clear();
        NumberWords::read(&own.with(CURRENCIES, table), &mut faults);
        assert!(
            faults[0].to_string().starts_with("data/grammar/currencies.tsv:2:5: `jpy` is no code"),
            "{faults:?}"
        );
    }
}
