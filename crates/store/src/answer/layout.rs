//! Tables that fit a terminal.

use comfy_table::ColumnConstraint::LowerBoundary;
use comfy_table::Width::Fixed;
use comfy_table::{Cell, ContentArrangement, Row, Table, presets};
use rapporteur_model::visible;
use std::borrow::Cow;

/// Columns beside the text of a cell: padding on both sides and a border.
const CELL_FRAME: u16 = 3;

/// Lines of a table that are no rows: two borders, the header and the line below it.
const TABLE_FRAME: usize = 4;

/// Lengths up to which a column has room for whole words. The widest limit that leaves room for every column is taken. Below
/// the last one a table is not worth reading.
const WORD_LIMITS: [usize; 3] = [24, 16, 12];

/// Room for words in a record, however narrow the terminal.
const LEAST_LINE: usize = 12;

/// A table is given up where its rows, one below the other, would take so many times fewer lines.
const TOO_TALL: usize = 2;

/// The most characters of a table that is not for a terminal. Up to this a table is as wide as its longest cells; beyond it one
/// long cell would fill every row with blanks, so the table is fitted to [`WIDE`] columns.
const MOST_CHARACTERS: usize = 20_000_000;
const WIDE: u16 = 200;

/// The table as text, fitted to a width if one is known. Lines separate the rows if some cell had to be broken. If columns
/// would be too narrow for words, rows become records with each value on lines of its own.
///
/// Characters that a terminal obeys are written out before cells are measured, so that they cannot disturb the lines.
pub fn laid_out(mut table: Table, width: Option<u16>) -> String {
    table.row_iter_mut().for_each(write_out);
    table.load_style(presets::UTF8_FULL_CONDENSED);
    let width = width.or_else(|| (n_characters(&table) > MOST_CHARACTERS).then_some(WIDE));
    let Some(width) = width else { return table.to_string() };
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let limits = WORD_LIMITS.map(|limit| longest_words(&table, limit));
    let fits = |words: &Vec<u16>| words.iter().map(|word| word + CELL_FRAME).sum::<u16>() < width;
    let Some(words) = limits.into_iter().find(fits) else { return records(&table, width) };
    table.set_constraints(words.into_iter().map(|word| LowerBoundary(Fixed(word + CELL_FRAME - 1))));
    let n_rows = table.row_count();
    if table.lines().count() > n_rows + TABLE_FRAME {
        table.load_style(presets::UTF8_FULL);
        let records = records(&table, width);
        if table.lines().count() > TOO_TALL * records.lines().count() {
            return records;
        }
    }
    table.to_string()
}

/// Writes out what a terminal obeys, in the cells that hold some.
fn write_out(row: &mut Row) {
    if texts(row).any(|text| matches!(visible(&text), Cow::Owned(_))) {
        let cell = |cell: &Cell| match visible(&cell.content()) {
            Cow::Owned(text) => Cell::new(text),
            Cow::Borrowed(_) => cell.clone(),
        };
        *row = Row::from(row.cell_iter().map(cell).collect::<Vec<Cell>>());
    }
}

/// How many characters a table has where no cell is broken.
fn n_characters(table: &Table) -> usize {
    let width: usize = table.column_max_content_widths().into_iter().map(usize::from).sum();
    width * table.row_count()
}

/// The longest word of each column, up to a limit, so that no word of common length is broken.
fn longest_words(table: &Table, limit: usize) -> Vec<u16> {
    let longest = |text: &str| text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let mut words = vec![0; table.header().map_or(0, Row::cell_count)];
    for row in table.header().into_iter().chain(table.row_iter()) {
        for (word, cell) in words.iter_mut().zip(texts(row)) {
            *word = longest(&cell).max(*word);
        }
    }
    words.into_iter().map(|word| word.min(limit) as u16).collect()
}

/// Rows one below the other, each value behind the name of its column; what is empty is left out.
fn records(table: &Table, width: u16) -> String {
    let names: Vec<String> = table.header().map(texts).into_iter().flatten().collect();
    let indent = names.iter().map(|name| name.chars().count()).max().unwrap_or(0) + 2;
    let width = usize::from(width);
    let mut out = Vec::new();
    for (idx, row) in table.row_iter().enumerate() {
        let number = format!("── {} ", idx + 1);
        out.push(format!("{number}{}", "─".repeat(width.saturating_sub(number.chars().count()))));
        for (name, value) in names.iter().zip(texts(row)).filter(|(_, value)| !value.trim().is_empty()) {
            let mut name = name.as_str();
            for line in wrapped(&value, width.saturating_sub(indent).max(LEAST_LINE)) {
                out.push(format!("{name:indent$}{line}"));
                name = "";
            }
        }
    }
    out.join("\n")
}

fn texts(row: &Row) -> impl Iterator<Item = String> {
    row.cell_iter().map(comfy_table::Cell::content)
}

/// The lines of a text, broken between words; a word longer than a line is broken anywhere.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut n_chars = 0;
        for word in paragraph.split_whitespace() {
            let mut word: Vec<char> = word.chars().collect();
            if n_chars > 0 && n_chars + 1 + word.len() > width {
                lines.push(std::mem::take(&mut line));
                n_chars = 0;
            }
            if n_chars > 0 {
                line.push(' ');
                n_chars += 1;
            }
            while word.len() > width {
                lines.push(word.drain(..width).collect());
            }
            n_chars += word.len();
            line.extend(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new();
        table.set_header(["attendee", "organization", "statement"]);
        table.add_row([
            "Ana Ruiz",
            "Constitutional Assembly",
            "the accord will be signed in the morning at the harbour",
        ]);
        table.add_row(["Bo", "", "no"]);
        table
    }

    #[test]
    fn a_table_fits_and_breaks_no_word() {
        for width in [50, 60, 80, 100] {
            let text = laid_out(table(), Some(width));
            assert!(
                text.starts_with('┌') && text.lines().all(|line| line.chars().count() <= width.into()),
                "{text}"
            );
            for word in ["Constitutional", "attendee", "organization", "statement", "harbour"] {
                assert!(text.contains(word), "{word}\n{text}");
            }
        }
    }

    #[test]
    fn one_long_cell_does_not_fill_every_row_with_blanks() {
        let mut long = table();
        long.add_row(["Cy", "", &"and so on ".repeat(4000)]);
        long.add_rows(vec![["Di", "", "no"]; 1000]);
        let text = laid_out(long, None);
        assert!(text.len() < 2_000_000 && text.lines().all(|line| line.chars().count() <= WIDE.into()));
        assert!(laid_out(table(), None).lines().count() < 7);
    }

    #[test]
    fn rows_stand_one_below_the_other_where_columns_would_be_too_narrow() {
        let text = laid_out(table(), Some(38));
        assert_eq!(
            text,
            "── 1 ─────────────────────────────────\n\
             attendee      Ana Ruiz\n\
             organization  Constitutional Assembly\n\
             statement     the accord will be\n\
             \x20             signed in the morning at\n\
             \x20             the harbour\n\
             ── 2 ─────────────────────────────────\n\
             attendee      Bo\n\
             statement     no"
        );
    }

    #[test]
    fn rows_stand_one_below_the_other_where_the_table_would_be_too_tall() {
        let mut tall = Table::new();
        tall.set_header(["one", "two", "three", "four", "five", "six"]);
        tall.add_row(["brief", "brief", "brief", "brief", "brief", &"word ".repeat(120)]);
        assert!(laid_out(tall, Some(60)).starts_with("── 1"));
    }

    #[test]
    fn a_cell_cannot_disturb_the_lines_of_a_table() {
        let mut evil = table();
        evil.add_row(["\u{1b}[2Jwiped", "\u{202e}turned", "one\rtwo"]);
        for width in [None, Some(100), Some(38)] {
            let text = laid_out(evil.clone(), width);
            assert!(text.contains("\\u{1b}[2Jwiped") && text.contains("\\u{202e}turned"), "{text}");
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\r']), "{text}");
            if width != Some(38) {
                let lengths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
                assert!(lengths.iter().all(|length| *length == lengths[0]), "{text}");
            }
        }
    }

    #[test]
    fn a_long_word_is_broken_anywhere() {
        assert_eq!(wrapped("a bcdefgh ij", 3), ["a", "bcd", "efg", "h", "ij"]);
        assert_eq!(wrapped("abc def", 3), ["abc", "def"]);
    }
}
