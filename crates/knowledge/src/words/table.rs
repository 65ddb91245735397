//! Reads the list of one class.

use super::Word;
use super::columns::{Rule, rules_of};
use crate::Fault;

/// The entries of a list; faults name file, line and remedy.
pub(super) fn parse_class(path: &str, class: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<Word> {
    let mut lines =
        text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let Some((header_line, header)) = lines.next() else {
        faults.push(Fault::new(
            path,
            0,
            "the list is empty: the first line names the columns, the first column is `lemma`",
        ));
        return Vec::new();
    };
    let columns = match columns_of(class, &header.split('\t').collect::<Vec<_>>()) {
        Ok(columns) => columns,
        Err(message) => {
            faults.push(Fault::new(path, header_line + 1, message));
            return Vec::new();
        }
    };
    let mut words: Vec<Word> = Vec::new();
    let mut previous = "";
    for (i, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let mut fault = |message: String| faults.push(Fault::new(path, i + 1, message));
        if cells.len() > columns.len() + 1 {
            fault(format!("{} cells in a table of {} columns", cells.len(), columns.len() + 1));
        }
        if cells[0] <= previous {
            fault(format!("`{}` is out of order or double: sort the lines by byte value", cells[0]));
        }
        previous = cells[0];
        let mut word = Word { lemmas: split_lemmas(cells[0]), cells: Vec::new() };
        for (n, rule) in columns.iter().enumerate() {
            let cell = cells.get(n + 1).copied().unwrap_or_default();
            if let Some(message) = rule.fault(cell) {
                fault(message);
            }
            if !cell.is_empty() {
                word.cells.push((rule.column, cell.to_owned()));
            }
        }
        words.push(word);
    }
    words
}

/// The columns behind the first, as the header orders them.
fn columns_of(class: &str, header: &[&str]) -> Result<Vec<&'static Rule>, String> {
    if header[0] != "lemma" {
        return Err("the first column must be `lemma`".to_owned());
    }
    let known: Vec<&Rule> = rules_of(class).collect();
    let named = |rule: &&Rule| rule.column.as_str();
    let wanted = || std::iter::once("lemma").chain(known.iter().map(named)).collect::<Vec<_>>().join(", ");
    let found: Option<Vec<&Rule>> =
        header[1..].iter().map(|name| known.iter().copied().find(|rule| named(rule) == *name)).collect();
    match found {
        Some(columns) if columns.len() == known.len() => Ok(columns),
        _ => Err(format!("the columns of this list are {}", wanted())),
    }
}

/// Splits an entry as the tokenizer splits text: at spaces, and around hyphens.
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
    fn unsorted_lists_are_faults() {
        assert_eq!(
            told("x", "lemma\nb\na\n"),
            ["3: `a` is out of order or double: sort the lines by byte value"]
        );
    }

    /// Lines and messages of the faults of a list.
    fn told(class: &str, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        parse_class("lexicons/x.tsv", class, text, &mut faults);
        faults.iter().map(|fault| format!("{}: {}", fault.line, fault.message)).collect()
    }

    #[test]
    fn columns_are_those_of_the_class() {
        let columns = "1: the columns of this list are lemma, distance, kind, takes";
        assert_eq!(told("reporting", "lemma\tdistance\tkynd\ttakes\nsay\tno\tsay\t\n"), [columns]);
        assert_eq!(told("reporting", "lemma\tdistance\tkind\nsay\tno\tsay\n"), [columns]);
        assert_eq!(told("kin", "lemma\tgender\naunt\tf\n"), ["1: the columns of this list are lemma"]);
        assert_eq!(told("kin", "word\naunt\n"), ["1: the first column must be `lemma`"]);
        assert_eq!(told("kin", "lemma\naunt\tf\n"), ["2: 2 cells in a table of 1 columns"]);
    }

    #[test]
    fn cells_hold_only_what_their_column_means() {
        let reporting = |row: &str| told("reporting", &format!("lemma\tdistance\tkind\ttakes\n{row}\n"));
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
            told("embedding", &format!("{header}\n{row}\n"))
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
            told("modality", "lemma\teffect\nx\tfuturo\n"),
            [format!("2: `futuro` is no effect: {effects}")]
        );
        assert_eq!(told("honorific", "lemma\tgender\nx\tF\n"), ["2: `F` is no gender: write f, m"]);
        assert_eq!(
            told("meeting", "lemma\tfamily\nx\ttalks|visits\n"),
            [
                "2: `visits` is no family: write gathering, talks, call, visit, event; `|` stands between several"
            ]
        );
        assert_eq!(
            told("office", "lemma\tpost\tbound\tof\nx\tPrime Minister\n"),
            ["2: `Prime Minister` is no post: write it in lower case, without spaces around it"]
        );
    }
}
