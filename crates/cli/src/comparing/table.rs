//! Matrices as tables for the terminal.

use crate::tables::{counted, shortened};
use anyhow::Result;
use comfy_table::Table;
use rapporteur_compare::{
    Cell, Facet, Matrix, Overview, OverviewRow, ReportRef, Source, Verdict, agreement, written,
};
use rapporteur_store::laid_out;
use std::collections::BTreeMap;
use std::io::Write;

/// Terminal columns needed besides the origins, for the facet and the agreement.
const SIDES: usize = 56;
/// Terminal columns needed for each origin.
const ORIGIN: usize = 13;
/// Assumed terminal width when there is no terminal.
const USUAL_WIDTH: u16 = 160;

/// Writes a matrix with one column for each origin, or with one column for all origins if they would not fit.
pub fn table(matrix: &Matrix, limit: usize, width: Option<u16>, out: &mut dyn Write) -> Result<()> {
    let (n, reports) = (matrix.origins.len(), matrix.origins.iter().map(|o| o.reports.len()).sum::<usize>());
    writeln!(
        out,
        "{} ({}): {} from {}\n",
        matrix.about.label,
        matrix.about.id,
        counted(reports, "report"),
        counted(n, "origin")
    )?;
    let room = usize::from(width.unwrap_or(USUAL_WIDTH)).saturating_sub(SIDES) / ORIGIN;
    let shown = crate::tables::shown(limit, matrix.facets.len());
    let facets = &matrix.facets[..shown];
    let speaks = |i: usize| facets.iter().any(|facet| facet.cells.get(i).is_some_and(|c| !c.is_silent()));
    let mut silent = 0;
    for (i, origin) in matrix.origins.iter().enumerate() {
        if n <= room || speaks(i) {
            writeln!(out, "{:>3}  {}", i + 1, described(origin))?;
        } else {
            silent += 1;
        }
    }
    if silent > 0 {
        writeln!(out, "     and {} without a word on these rows", counted(silent, "origin"))?;
    }
    if facets.is_empty() {
        return Ok(writeln!(out, "\nnothing is claimed of it that can be compared so")?);
    }
    let table = if n <= room { wide(matrix, facets) } else { narrow(facets) };
    writeln!(out, "\n{}", laid_out(table, width))?;
    writeln!(out, "{}", totals(matrix, shown))?;
    Ok(())
}

/// Maximum number of an origin's reports listed above a table.
const MAX_NAMED: usize = 3;

/// Describes an origin: one line for its only report, or a line for each of several.
fn described(origin: &Source) -> String {
    let line = |report: &ReportRef| {
        let date = report.date.map(|date| format!("{}  ", written(date))).unwrap_or_default();
        let input = report.input.as_ref().map(|input| format!(" ({input})")).unwrap_or_default();
        format!("{date}{}{input}", shortened(&report.title))
    };
    // An origin without agency or publisher has the title of its first report as label.
    let is_title = origin.reports.iter().any(|report| match origin.label.strip_suffix('…') {
        Some(beginning) => report.title.starts_with(beginning),
        None => report.title == origin.label,
    });
    let name = if is_title { String::new() } else { format!("{}: ", origin.label) };
    let [report] = &origin.reports[..] else {
        let lines = origin.reports.iter().take(MAX_NAMED).map(|report| format!("\n       {}", line(report)));
        let rest = origin.reports.len().saturating_sub(MAX_NAMED);
        let rest = if rest == 0 { String::new() } else { format!("\n       {rest} more") };
        return format!("{}{}{rest}", name.trim_end(), lines.collect::<String>());
    };
    format!("{name}{}", line(report))
}

fn wide(matrix: &Matrix, facets: &[Facet]) -> Table {
    let mut table = Table::new();
    let origins = matrix.origins.iter().enumerate().map(|(i, origin)| heading(i, origin));
    table.set_header(["what".to_owned()].into_iter().chain(origins).chain(["agreement".to_owned()]));
    for facet in facets {
        let cells = facet.cells.iter().map(said);
        table.add_row([facet.label.clone()].into_iter().chain(cells).chain([agreement(facet)]));
    }
    table
}

/// Maximum length of an origin's name in a column heading.
const HEADING: usize = 18;

fn heading(i: usize, origin: &Source) -> String {
    let label = &origin.label;
    if label.chars().count() > HEADING { format!("{}", i + 1) } else { format!("{} {label}", i + 1) }
}

fn said(cell: &Cell) -> String {
    if cell.is_silent() { "–".to_owned() } else { cell.words.join("\n") }
}

/// A table that shows who says what in one column, with origins as numbers.
fn narrow(facets: &[Facet]) -> Table {
    let mut table = Table::new();
    table.set_header(["what", "who says what", "agreement"]);
    for facet in facets {
        let mut by_words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, cell) in facet.cells.iter().enumerate().filter(|(_, cell)| !cell.is_silent()) {
            by_words.entry(cell.words.join("; ")).or_default().push(i + 1);
        }
        let mut lines: Vec<(String, Vec<usize>)> = by_words.into_iter().collect();
        lines.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.1.cmp(&b.1)));
        let lines: Vec<String> =
            lines.into_iter().map(|(words, origins)| format!("{words}: {}", runs(&origins))).collect();
        table.add_row([facet.label.clone(), lines.join("\n"), agreement(facet)]);
    }
    table
}

/// Numbers with consecutive ones joined: `1-4, 7`.
fn runs(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut().filter(|(_, last)| last + 1 == number) {
            Some(run) => run.1 = number,
            None => runs.push((number, number)),
        }
    }
    let written = runs.iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}-{last}"),
    });
    written.collect::<Vec<_>>().join(", ")
}

fn totals(matrix: &Matrix, shown: usize) -> String {
    let count = |verdict| matrix.facets.iter().filter(|facet| facet.verdict == verdict).count();
    let counts = Verdict::ALL.map(|verdict| format!("{} {}", count(verdict), verdict.as_str()));
    let hidden = matrix.facets.len() - shown;
    let hidden = if hidden == 0 { String::new() } else { format!("; {hidden} not shown: --limit 0") };
    format!("{}: {}{hidden}", counted(matrix.facets.len(), "row"), counts.join(", "))
}

/// Writes the list of meetings, and of other things in dispute.
pub fn overview(overview: &Overview, limit: usize, width: Option<u16>, out: &mut dyn Write) -> Result<()> {
    if overview.meetings.is_empty() {
        writeln!(out, "no meetings")?;
    } else {
        rows("meeting", &overview.meetings, limit, width, out)?;
    }
    if !overview.others.is_empty() {
        writeln!(out, "\nAlso in dispute:")?;
        rows("thing", &overview.others, limit, width, out)?;
    }
    Ok(())
}

fn rows(
    what: &str,
    rows: &[OverviewRow],
    limit: usize,
    width: Option<u16>,
    out: &mut dyn Write,
) -> Result<()> {
    let mut table = Table::new();
    table.set_header([what, "id", "origins", "reports", "disputed", "differs", "agreed", "single"]);
    let shown = crate::tables::shown(limit, rows.len());
    for row in &rows[..shown] {
        let counts = [row.n_origins, row.n_reports, row.disputed, row.differs, row.agreed, row.single];
        let counts = counts.map(|n| if n == 0 { String::new() } else { n.to_string() });
        table.add_row([row.about.label.clone(), row.about.id.0.clone()].into_iter().chain(counts));
    }
    writeln!(out, "{}", laid_out(table, width))?;
    let hidden = rows.len() - shown;
    let hidden = if hidden == 0 { String::new() } else { format!("; {hidden} not shown: --limit 0") };
    Ok(writeln!(out, "{}{hidden}", counted(rows.len(), what))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_numbers_are_drawn_together() {
        assert_eq!(runs(&[1, 2, 3, 5, 8, 9]), "1-3, 5, 8, 9");
        assert_eq!(runs(&[]), "");
    }
}
