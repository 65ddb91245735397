//! Brings shouted sentences and titled headlines to ordinary case before they are analysed: tagger, parser and recogniser were trained
//! on ordinary text. How a word is written is told by the rest of the report, the gazetteers, the word lists and its neighbours, in
//! this order (after Lita, Ittycheriah, Roukos and Kambhatla, "tRuEcasIng", 2003, with lists in place of a language model).
//!
//! Letters change, bytes do not move: every letter is replaced by one of the same length, so offsets stay.

mod seen;
mod shape;
mod words;

use rapporteur_knowledge::Knowledge;
use rapporteur_knowledge::gazetteer::{Match, NameUse};
use rapporteur_knowledge::words::Column;
use rapporteur_language::Analyzer;
use rapporteur_model::well_known::types;
use seen::Seen;
use shape::{Shape, shape};

/// What tells the case of words in one report.
pub struct Casing<'k> {
    knowledge: &'k Knowledge,
    analyzer: &'k Analyzer,
    year: Option<i16>,
    seen: Seen,
}

/// How a word is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Written {
    /// As it stands.
    Kept,
    /// All letters small.
    Small,
    /// The first letter a capital.
    Capital,
    /// As the report writes it elsewhere.
    Like(String),
}

/// A sentence to restore.
struct Line<'t> {
    texts: Vec<&'t str>,
    lower: Vec<String>,
    shape: Shape,
}

/// Longest unknown word that may be an abbreviation when it has a vowel.
const SHORT: usize = 3;

/// Consonants that words begin with, in English and in names that it writes with Latin letters.
const ONSETS: [&str; 66] = [
    "bh", "bl", "br", "ch", "chr", "cl", "cr", "cz", "dh", "dj", "dm", "dn", "dr", "dv", "dw", "dz", "fj",
    "fl", "fr", "gh", "gl", "gn", "gr", "gw", "hj", "hr", "jh", "kh", "khr", "kl", "kn", "kr", "ks", "kv",
    "kw", "ll", "mb", "mc", "ml", "mn", "nd", "ng", "nk", "ph", "phr", "pl", "pr", "ps", "rh", "sc", "sch",
    "scr", "sh", "shr", "sk", "sl", "sm", "sn", "sp", "spr", "st", "str", "sw", "th", "thr", "tr",
];
/// Further ones, mostly of Slavic and Asian names.
const RARE_ONSETS: [&str; 20] = [
    "schm", "schn", "schr", "schw", "spl", "sr", "ss", "sv", "sz", "szcz", "tch", "tl", "ts", "tsv", "tw",
    "vl", "vr", "wh", "zh", "zv",
];

impl<'k> Casing<'k> {
    /// Learns from the passages of a report that are written ordinarily.
    pub fn learn<'t>(
        passages: impl IntoIterator<Item = &'t str>,
        knowledge: &'k Knowledge,
        analyzer: &'k Analyzer,
        year: Option<i16>,
    ) -> Self {
        let mut seen = Seen::default();
        for passage in passages {
            for sentence in words::sentences(passage).into_iter().map(|range| &passage[range]) {
                if shape(sentence) == Shape::Ordinary {
                    seen.learn(sentence);
                }
            }
        }
        Self { knowledge, analyzer, year, seen }
    }

    /// The passage in ordinary case, of the same length in bytes. A capital before nearly every word tells something only where a
    /// headline or heading may stand (`titled`): a list of names has as many.
    pub fn restore(&self, passage: &str, titled: bool) -> String {
        let mut restored = String::with_capacity(passage.len());
        for range in words::sentences(passage) {
            let sentence = &passage[range];
            match shape(sentence) {
                Shape::Titled if !titled => restored.push_str(sentence),
                Shape::Ordinary => restored.push_str(sentence),
                shape => self.write(sentence, shape, &mut restored),
            }
        }
        restored
    }

    fn write(&self, sentence: &str, shape: Shape, restored: &mut String) {
        let ranges = words::words(sentence);
        let texts: Vec<&str> = ranges.iter().map(|range| &sentence[range.clone()]).collect();
        let line = Line { lower: texts.iter().map(|text| text.to_lowercase()).collect(), texts, shape };
        let written = self.decide(&line);
        let mut at = 0;
        for (i, (range, how)) in ranges.iter().zip(&written).enumerate() {
            restored.push_str(&sentence[at..range.start]);
            let word = render(line.texts[i], how);
            let first = i == 0 || opens(&sentence[..range.start]);
            restored.push_str(&if first { capitalized(&word) } else { word });
            at = range.end;
        }
        restored.push_str(&sentence[at..]);
    }

    fn decide(&self, line: &Line<'_>) -> Vec<Written> {
        let n = line.texts.len();
        let mut written = vec![None; n];
        let mut i = 0;
        while i < n {
            let name = self.name(line, i);
            let taken = name.as_ref().map_or(1, Vec::len);
            for (k, how) in name.into_iter().flatten().enumerate() {
                written[i + k] = Some(how);
            }
            i += taken;
        }
        for i in 0..n.saturating_sub(1) {
            if self.seen.is_pair(&line.lower[i], &line.lower[i + 1]) {
                for k in [i, i + 1] {
                    written[k].get_or_insert_with(|| self.as_in_name(line, k));
                }
            }
        }
        (0..n).map(|i| written[i].take().unwrap_or_else(|| self.alone(line, i))).collect()
    }

    /// The words of a name of the gazetteers that begins at a word: one of several words, or one that is no ordinary word.
    fn name(&self, line: &Line<'_>, at: usize) -> Option<Vec<Written>> {
        let (n, matches) = self.knowledge.gazetteer.longest_match(&line.texts, at, self.year)?;
        let best = matches.first()?;
        let country = best.entity.type_name == types::COUNTRY || best.usage.is_demonym();
        let sure = n > 1 || country || !self.is_ordinary(&line.lower[at]);
        (sure && best.entity.type_name != types::PERSON || n > 1).then(|| {
            (at..at + n)
                .map(
                    |i| {
                        if is_abbreviated(best, line.texts[i]) {
                            Written::Kept
                        } else {
                            self.part(line, i, at)
                        }
                    },
                )
                .collect()
        })
    }

    /// A word inside a name: small only where it is a function word behind the first.
    fn part(&self, line: &Line<'_>, i: usize, first: usize) -> Written {
        if i > first && self.is_function(&line.lower[i]) { Written::Small } else { Written::Capital }
    }

    /// A word of a pair that the report writes with capitals.
    fn as_in_name(&self, line: &Line<'_>, i: usize) -> Written {
        match self.seen.form(&line.lower[i]) {
            Some(form) if seen::is_capital(form) => Written::Like(form.to_owned()),
            _ => Written::Capital,
        }
    }

    /// A word by itself.
    fn alone(&self, line: &Line<'_>, i: usize) -> Written {
        let (text, lower) = (line.texts[i], line.lower[i].as_str());
        if let Some(form) = self.seen.form(lower) {
            return Written::Like(form.to_owned());
        }
        if !text.chars().any(char::is_alphabetic) || text.ends_with('.') {
            return Written::Kept;
        }
        if lower == "i" || self.knowledge.words.is("calendar_name", lower) && self.is_dated(line, i) {
            return Written::Capital;
        }
        if self.is_function(lower) {
            return Written::Small;
        }
        if self.begins_name(line, i)
            || self.knowledge.words.is("honorific", lower) && i + 1 < line.texts.len()
        {
            return Written::Capital;
        }
        if self.is_ordinary(lower) {
            // "ACT" within a titled headline is an abbreviation: titles do not shout.
            let shouted = line.shape == Shape::Titled
                && text.chars().count() > 1
                && !text.chars().any(char::is_lowercase);
            return if shouted { Written::Kept } else { Written::Small };
        }
        match line.shape {
            Shape::Shouted if !is_unspeakable(lower) => Written::Capital,
            _ => Written::Kept,
        }
    }

    /// Whether a given name stands before a word that is no ordinary one, or a word is what reports call a leader of these years.
    fn begins_name(&self, line: &Line<'_>, i: usize) -> bool {
        let next = line.lower.get(i + 1);
        let given = self.knowledge.gazetteer.is_first_name(&line.texts[i].to_lowercase());
        let before_name = next.is_some_and(|next| !self.is_ordinary(next));
        let called = || {
            let name = capitalized(&line.lower[i]);
            let governs = |term: &rapporteur_knowledge::gazetteer::Term| {
                self.year.is_none_or(|year| term.holds_in(year, None))
            };
            self.knowledge
                .gazetteer
                .called(&name)
                .any(|who| self.knowledge.gazetteer.terms(&who.id).iter().any(governs))
        };
        given && before_name || !self.is_ordinary(&line.lower[i]) && called()
    }

    /// "MAY" and "MARCH" are months beside a number; other names of days and months need none.
    fn is_dated(&self, line: &Line<'_>, i: usize) -> bool {
        let number = |k: Option<usize>| {
            k.and_then(|k| line.texts.get(k))
                .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        };
        let doubtful = self
            .knowledge
            .words
            .get("calendar_name", &line.lower[i])
            .is_some_and(|word| !word.cell(Column::Also).is_empty());
        !doubtful || number(i.checked_sub(1)) || number(Some(i + 1))
    }

    fn is_function(&self, lower: &str) -> bool {
        let stem = lower.split(['\'', '’']).next().unwrap_or(lower);
        self.knowledge.words.is("function_word", stem)
    }

    /// Whether a word is one that English writes small.
    fn is_ordinary(&self, lower: &str) -> bool {
        let stem = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(lower);
        self.is_function(lower) || self.analyzer.is_word(stem)
    }
}

/// Whether the name is written in capitals though its sentence is not: an abbreviation, or a label that has no small letter.
fn is_abbreviated(found: &Match<'_>, text: &str) -> bool {
    let shouted = |name: &String| name == text && !name.chars().any(char::is_lowercase);
    // "S.KOREAN" is half a word: only what is spelled letter by letter stays.
    let spelled = text
        .rsplit('.')
        .find(|part| !part.is_empty())
        .is_none_or(|part| part.len() < SHORT || !text.contains('.'));
    found.usage == NameUse::Abbreviation && spelled
        || std::iter::once(&found.entity.label).chain(&found.entity.aliases).any(shouted)
}

/// Whether a word can only be spelled: too short for a name, without a vowel, or beginning as no word does.
fn is_unspeakable(lower: &str) -> bool {
    let lower = lower.rsplit('.').next().unwrap_or(lower);
    let onset = lower.find(['a', 'e', 'i', 'o', 'u', 'y']).map(|end| &lower[..end]);
    let spoken = onset.is_some_and(|onset| {
        onset.chars().count() < 2 || ONSETS.contains(&onset) || RARE_ONSETS.contains(&onset)
    });
    lower.chars().count() <= SHORT || lower.contains('&') || !spoken
}

/// Whether what stands before a word lets a sentence begin there: a quotation mark, or a colon behind a name.
fn opens(before: &str) -> bool {
    before.trim_end().is_empty() || before.ends_with(['"', '“'])
}

fn render(text: &str, how: &Written) -> String {
    match how {
        Written::Kept => text.to_owned(),
        Written::Small => small(text),
        Written::Capital => capital(text),
        Written::Like(form) if form.len() == text.len() => form.clone(),
        Written::Like(form) if seen::is_capital(form) => capital(text),
        Written::Like(_) => small(text),
    }
}

/// Letters made small where that keeps their length.
fn small(text: &str) -> String {
    text.chars().map(|c| same_length(c, c.to_lowercase())).collect()
}

/// The first letter a capital, the others small; what follows the sign in "O'Brien" and "S.African" begins anew.
fn capital(text: &str) -> String {
    let mut restored = String::with_capacity(text.len());
    let mut letters_before = 0;
    for c in text.chars() {
        let begins = letters_before == 0;
        restored.push(if begins {
            same_length(c, c.to_uppercase())
        } else {
            same_length(c, c.to_lowercase())
        });
        letters_before = match c {
            '\'' | '’' | '.' if letters_before == 1 => 0,
            _ => letters_before + 1,
        };
    }
    restored
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        std::iter::once(same_length(first, first.to_uppercase())).chain(chars).collect()
    })
}

/// The other case of a letter if it is one letter of the same length.
fn same_length(c: char, mut other: impl Iterator<Item = char>) -> char {
    match (other.next(), other.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_language::Analyzer;
    use std::sync::LazyLock;

    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().unwrap());
    static PIPELINE: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::embedded().unwrap());

    #[track_caller]
    fn check(body: &str, line: &str, expected: &str) {
        let casing = Casing::learn([body], &KNOWLEDGE, &PIPELINE, Some(2005));
        let restored = casing.restore(line, true);
        assert_eq!(restored, expected);
        assert_eq!(restored.len(), line.len());
    }

    #[test]
    fn names_keep_capitals_and_words_lose_them() {
        check("", "KENYA ATTACKED SOMALIA ON MONDAY.", "Kenya attacked Somalia on Monday.");
        check(
            "",
            "THE FOREIGN MINISTER OF SPAIN, ANA RUIZ, LEFT.",
            "The foreign minister of Spain, Ana Ruiz, left.",
        );
        check("", "U.S. AND S.KOREAN TALKS OPEN IN MAY", "U.S. and S.Korean talks open in may");
        check("", "Kenya Attacks Somalia, Kills Five", "Kenya attacks Somalia, kills five");
    }

    #[test]
    fn the_report_tells_how_it_writes_a_word() {
        let body =
            "On Friday the Harbour Bank lent Brixtel money. A bank that the FGCA and Ferrel own did not.";
        check(body, "HARBOUR BANK LENDS BRIXTEL MONEY", "Harbour Bank lends Brixtel money");
        check(body, "FGCA, FERREL OWN A BANK", "FGCA, Ferrel own a bank");
    }

    #[test]
    fn abbreviations_and_ordinary_lines_stay() {
        check("", "QDRT FALLS AS BRIXTEL RISES", "QDRT falls as Brixtel rises");
        check("", "France condemns Iran over rocket attack", "France condemns Iran over rocket attack");
        check("", "ŁÓDŹ MAYOR LEAVES ÇORUM", "Łódź mayor leaves Çorum");
    }
}
