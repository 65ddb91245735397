//! Reads the list of one class.

use super::columns::{Column, Rule, rules_of};
use super::{Word, phrase_of};
use crate::Fault;
use crate::gazetteer::Kinds;
use crate::table::{self, Row, Table};

/// The entries of a list; faults name file, line and remedy.
pub(super) fn parse_class(
    path: &str,
    class: &str,
    text: &str,
    kinds: &Kinds,
    faults: &mut Vec<Fault>,
) -> Vec<Word> {
    let rules: Vec<&Rule> = rules_of(class).collect();
    let lemma = table::Column { name: "lemma", optional: false };
    let others =
        rules.iter().map(|rule| table::Column { name: rule.column.as_str(), optional: !rule.is_needed() });
    let columns: Vec<table::Column> = std::iter::once(lemma).chain(others).collect();
    let Some(table) = Table::parse(path, text, &columns, 1, faults) else { return Vec::new() };
    let words: Vec<Word> = table.rows().map(|row| word(&row, &rules, faults)).collect();
    for row in table.rows() {
        faults.extend(broken_references(&row, &rules, &words, kinds));
    }
    words
}

fn word(row: &Row<'_, '_>, rules: &[&Rule], faults: &mut Vec<Fault>) -> Word {
    let mut word = Word { lemmas: split_lemmas(row.cell(0)), cells: Vec::new() };
    for (i, rule) in rules.iter().enumerate() {
        let cell = row.cell(i + 1);
        if let Some(message) = rule.fault(cell) {
            faults.push(row.fault(i + 1, message));
        }
        if !cell.is_empty() {
            word.cells.push((rule.column, cell.to_owned()));
        }
    }
    word
}

/// Faults of cells that refer to something missing: kinds of the gazetteers, posts of the same list.
fn broken_references(row: &Row<'_, '_>, rules: &[&Rule], words: &[Word], kinds: &Kinds) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (i, rule) in rules.iter().enumerate() {
        let cell = row.cell(i + 1);
        if rule.fault(cell).is_some() {
            continue;
        }
        match rule.column {
            Column::Kinds => {
                let unknown = cell.split('|').filter(|kind| !kind.is_empty() && !kinds.has(kind));
                let told = |kind| format!("`{kind}` is no kind: no entry of data/gazetteers/ is of it");
                faults.extend(unknown.map(|kind| row.fault(i + 1, told(kind))));
            }
            Column::Post if !cell.is_empty() && !words.iter().any(|word| phrase_of(&word.lemmas) == cell) => {
                let message = format!("`{cell}` is no post: it is itself no entry of this list");
                faults.push(row.fault(i + 1, message));
            }
            Column::Uses if row.cell(0).contains(' ') => {
                let message = "a use is asked of single words: write one word".to_owned();
                faults.push(row.fault(0, message));
            }
            _ => {}
        }
    }
    faults
}

/// Splits an entry as the tokenizer splits text: at spaces and around hyphens.
fn split_lemmas(entry: &str) -> Vec<String> {
    let spaced = entry.to_lowercase().replace('-', " - ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_are_tokens_of_their_own() {
        assert_eq!(split_lemmas("son-in-law"), ["son", "-", "in", "-", "law"]);
    }

    #[test]
    fn uses_are_known_and_of_single_words() {
        let faults = |row: &str| {
            let text = format!("# Words. Source: project; licence MIT OR Apache-2.0.\nlemma\tuses\n{row}\n");
            let mut faults = Vec::new();
            parse_class("lexicons/usage.tsv", "usage", &text, &Kinds::default(), &mut faults);
            faults.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert!(faults("run-up\tprelude stretch").is_empty());
        assert!(faults("push back\tshift")[0].contains("write one word"));
        assert!(faults("push\tshove")[0].contains("`shove` is no uses"));
    }

    #[test]
    fn unsorted_lists_are_faults() {
        assert_eq!(
            faults_of("x", "lemma\nb\na\n"),
            ["3: `a` is out of order or double: sort the rows by byte value, as `LC_ALL=C sort -u` does"]
        );
    }

    /// Lines and messages of the faults of a list.
    fn faults_of(class: &str, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        parse_class("lexicons/x.tsv", class, text, &Kinds::default(), &mut faults);
        faults.iter().map(|fault| format!("{}: {}", fault.line, fault.message)).collect()
    }

    #[test]
    fn columns_are_those_of_the_class() {
        let unknown = |name, columns| format!("1: `{name}` is no column of this table: use {columns}");
        let lacks = |name| format!("1: the header lacks the column `{name}`: add it behind a tab");
        assert_eq!(
            faults_of("reporting", "lemma\tdistance\tkynd\ttakes\nsay\tno\tsay\t\n"),
            [lacks("kind"), unknown("kynd", "lemma, distance, kind, takes")]
        );
        assert_eq!(faults_of("reporting", "lemma\tdistance\tkind\nsay\tno\tsay\n"), [""; 0]);
        assert_eq!(faults_of("kin", "lemma\tgender\naunt\tf\n"), [unknown("gender", "lemma")]);
        assert_eq!(faults_of("kin", "word\naunt\n"), [lacks("lemma"), unknown("word", "lemma")]);
        assert_eq!(
            faults_of("kin", "lemma\naunt\tf\n"),
            ["2: 2 cells under 1 columns: write one tab between two cells"]
        );
    }

    #[test]
    fn cells_hold_only_what_their_column_means() {
        let reporting = |row: &str| faults_of("reporting", &format!("lemma\tdistance\tkind\ttakes\n{row}\n"));
        assert_eq!(reporting("say\tno\tsay\tobject to"), [""; 0]);
        assert_eq!(
            reporting("say\tno\tsays"),
            ["2: `says` is no kind: write say, think, deny, doubt, accuse"]
        );
        assert_eq!(reporting("say\t\tsay"), ["2: the cell `distance` is empty: write yes, no"]);
        let takes = reporting("say\tno\tsay\tobject wiht");
        assert!(takes[0].starts_with("2: `wiht` is no takes: write clause, object, infinitive, named, "));
        assert!(takes[0].ends_with("; a space stands between several"));
        let embedding = |row: &str| {
            let header = "lemma\taffirmed\tnegated\tobjects\tclauses\tpast\tfrom\tcontents\tpluperfect";
            faults_of("embedding", &format!("{header}\n{row}\n"))
        };
        assert_eq!(embedding("x\tsame\tnegative\tyes\tnone"), [""; 0]);
        let effects = "write same, negative, future, possible, future-negative";
        assert_eq!(embedding("x\tsam\tnegative"), [format!("2: `sam` is no affirmed: {effects}")]);
        assert_eq!(
            embedding("x\tsame\tnone\tno\tnon"),
            [
                format!("2: `none` is no negated: {effects}"),
                format!("2: `non` is no clauses: write none, {}", &effects[6..])
            ]
        );
        assert_eq!(embedding("x\tsame\tsame\tmaybe"), ["2: `maybe` is no objects: write yes, no"]);
        assert_eq!(
            faults_of("modality", "lemma\teffect\nx\tfuturo\n"),
            [format!("2: `futuro` is no effect: {effects}")]
        );
        assert_eq!(faults_of("honorific", "lemma\tgender\nx\tF\n"), ["2: `F` is no gender: write f, m"]);
        assert_eq!(
            faults_of("meeting", "lemma\tfamily\nx\ttalks|visits\n"),
            [
                "2: `visits` is no family: write gathering, talks, call, visit, event; `|` stands between several"
            ]
        );
        assert_eq!(
            faults_of("office", "lemma\tpost\tbound\tof\nx\tPrime Minister\n"),
            ["2: `Prime Minister` is no post: write it in lower case, without spaces around it"]
        );
    }
}
