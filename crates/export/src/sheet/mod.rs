//! Workbooks of Excel: tables with a frozen header and filters, each cell what it is and never a formula.
//! Source of the limits: "Excel specifications and limits", Microsoft.

mod answer;
mod cell;
mod graph;
mod meetings;

pub use answer::write_answer;
pub(crate) use cell::{Value, cut};
pub(crate) use graph::write as write_graph;

use rapporteur_model::text_cell;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet,
    XlsxError,
};
use std::borrow::Cow;

/// Most rows of a sheet, its header included.
const MOST_ROWS: u32 = 1_048_576;
/// Most addresses of a sheet that can be followed.
const MOST_LINKS: usize = 65_530;
/// Most UTF-16 units of such an address.
const LONGEST_LINK: usize = 2_080;
/// Widths of columns in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;
/// Characters that the button of a filter takes from a header.
const FILTER_BUTTON: usize = 3;

/// A workbook while it is filled.
pub(crate) struct Book {
    workbook: Workbook,
    looks: Looks,
    /// What did not fit, a sentence each.
    notes: Vec<[String; 2]>,
}

/// The formats of cells.
struct Looks {
    head: Format,
    text: Format,
    /// Text that a spreadsheet would compute once somebody edits its cell.
    guarded: Format,
    share: Format,
    link: Format,
}

/// A table of a workbook.
pub(crate) struct Table<'t> {
    /// The name of its sheet, at most 31 characters.
    pub name: &'t str,
    /// What a row is.
    pub about: &'t str,
    /// The names of its columns.
    pub columns: Vec<Cow<'t, str>>,
    /// Whether columns without any value are left out.
    pub drops_empty: bool,
    /// Passes its rows on, from the first again on each call.
    pub rows: &'t dyn Fn(&mut Taker<'_>) -> Result<(), XlsxError>,
}

/// Takes the rows of a table.
pub(crate) type Taker<'t> = dyn FnMut(&[Value<'_>]) -> Result<(), XlsxError> + 't;

/// What did not fit into a sheet.
#[derive(Default)]
struct Losses {
    n_cut: usize,
    n_replaced: usize,
    n_unlinked: usize,
    n_rows: usize,
}

impl Book {
    /// An empty workbook. Its date is always the same, so that equal tables give equal bytes.
    pub fn new() -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_author("rapporteur").set_creation_datetime(&date));
        let text = Format::new().set_align(FormatAlign::Top);
        let head = text.clone().set_bold().set_background_color(Color::RGB(0x00E8_EDF2));
        let looks = Looks {
            head: head.set_border_bottom(FormatBorder::Thin),
            guarded: text.clone().set_quote_prefix(),
            share: text.clone().set_num_format("0.00"),
            link: text
                .clone()
                .set_font_color(Color::RGB(0x0005_63C1))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            text,
        };
        Ok(Self { workbook, looks, notes: Vec::new() })
    }

    /// Adds a table as a sheet of its own.
    pub fn add(&mut self, table: &Table<'_>) -> Result<(), XlsxError> {
        let (kept, widths) = measure(table)?;
        let sheet = self.workbook.add_worksheet().set_name(table.name)?;
        let mut losses = Losses::default();
        for (i, column) in kept.iter().zip(0..) {
            sheet.write_string_with_format(0, column, cut(&table.columns[*i]), &self.looks.head)?;
            sheet.set_column_width(column, widths[*i] as f64)?;
        }
        let (looks, mut row, mut n_links) = (&self.looks, 0_u32, 0);
        (table.rows)(&mut |values| {
            if row + 1 >= MOST_ROWS {
                losses.n_rows += 1;
                return Ok(());
            }
            row += 1;
            kept.iter().zip(0..).try_for_each(|(i, column)| {
                let value = values.get(*i).unwrap_or(&Value::Nothing);
                write(sheet, (row, column), value, looks, &mut n_links, &mut losses)
            })
        })?;
        if !kept.is_empty() {
            sheet.set_freeze_panes(1, 0)?;
            sheet.autofilter(0, 0, row, u16::try_from(kept.len() - 1).unwrap_or(u16::MAX))?;
        }
        self.notes.push([table.name.to_owned(), table.about.to_owned()]);
        self.notes.extend(losses.told().into_iter().map(|told| [table.name.to_owned(), told]));
        Ok(())
    }

    /// The file, with a sheet that says what the others are and what did not fit into them.
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        let notes = std::mem::take(&mut self.notes);
        self.add(&Table {
            name: "Notes",
            about: "",
            columns: vec!["sheet".into(), "note".into()],
            drops_empty: false,
            rows: &|taker| {
                let mut told = notes.iter();
                told.try_for_each(|[sheet, note]| {
                    taker(&[Value::from(sheet.as_str()), Value::from(note.as_str())])
                })
            },
        })?;
        self.workbook.save_to_buffer()
    }
}

/// The columns that are written, and the width of each in characters.
fn measure(table: &Table<'_>) -> Result<(Vec<usize>, Vec<usize>), XlsxError> {
    let name = |name: &Cow<'_, str>| name.chars().count() + FILTER_BUTTON;
    let mut widths: Vec<usize> = table.columns.iter().map(name).collect();
    let mut filled = vec![!table.drops_empty; widths.len()];
    (table.rows)(&mut |values| {
        for ((value, width), filled) in values.iter().zip(&mut widths).zip(&mut filled) {
            *width = value.width().min(WIDEST).max(*width);
            *filled |= *value != Value::Nothing;
        }
        Ok(())
    })?;
    widths.iter_mut().for_each(|width| *width = (*width + 1).clamp(NARROWEST, WIDEST));
    // A table without rows shows what it would have.
    let is_empty = !filled.contains(&true);
    Ok(((0..widths.len()).filter(|i| is_empty || filled[*i]).collect(), widths))
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value<'_>,
    looks: &Looks,
    n_links: &mut usize,
    losses: &mut Losses,
) -> Result<(), XlsxError> {
    match value {
        Value::Nothing => {}
        Value::Truth(truth) => drop(sheet.write_boolean_with_format(row, column, *truth, &looks.text)?),
        Value::Number(number) => drop(sheet.write_number_with_format(row, column, *number, &looks.text)?),
        Value::Share(share) => drop(sheet.write_number_with_format(row, column, *share, &looks.share)?),
        Value::Text(text) => {
            let legal = losses.legal(text);
            let look = if matches!(text_cell(&legal), Cow::Owned(_)) { &looks.guarded } else { &looks.text };
            sheet.write_string_with_format(row, column, &*legal, look)?;
        }
        Value::Address(address) => {
            let legal = losses.legal(address);
            if !cell::is_link(&legal) || legal.encode_utf16().count() > LONGEST_LINK || *n_links >= MOST_LINKS
            {
                losses.n_unlinked += usize::from(cell::is_link(&legal));
                sheet.write_string_with_format(row, column, &*legal, &looks.text)?;
                return Ok(());
            }
            *n_links += 1;
            sheet.write_url_with_options(row, column, Url::new(&*legal), "", "", Some(&looks.link))?;
        }
    }
    Ok(())
}

impl Losses {
    /// The text as a cell can hold it.
    fn legal<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let legal = crate::xml::legal(text);
        self.n_replaced += usize::from(matches!(legal, Cow::Owned(_)));
        let short = match &legal {
            Cow::Borrowed(text) => cut(text),
            Cow::Owned(text) => Cow::Owned(cut(text).into_owned()),
        };
        self.n_cut += usize::from(short.len() != legal.len());
        short
    }

    fn told(&self) -> Vec<String> {
        let told = [
            (self.n_cut, "cells were longer than 32,767 characters and end with …"),
            (self.n_replaced, "cells hold � for each character that no workbook can hold"),
            (self.n_unlinked, "addresses are text, because a sheet takes 65,530 links of 2,080 characters"),
            (self.n_rows, "rows did not fit, because a sheet has 1,048,576"),
        ];
        told.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect()
    }
}
