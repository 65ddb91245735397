//! Command-line names for values of other crates.

use anyhow::{Context, Result};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use rapporteur_compare::Verdict;
use rapporteur_eval::Task;
use rapporteur_export::picture::{Grouping, Layout, Orientation};
use rapporteur_export::{Engine, FORMATS};
use rapporteur_model::Status;
use rapporteur_store::Format;
use std::path::Path;

/// How results are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum View {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// What offsets count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum OffsetUnit {
    /// UTF-8 bytes.
    Bytes,
    /// Unicode scalar values.
    Chars,
}

impl From<OffsetUnit> for rapporteur_pipeline::lines::OffsetUnit {
    fn from(unit: OffsetUnit) -> Self {
        match unit {
            OffsetUnit::Bytes => Self::Bytes,
            OffsetUnit::Chars => Self::Chars,
        }
    }
}

/// The form of a query's answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerForm {
    /// What the store writes itself.
    Text(Format),
    /// A workbook of Excel.
    Workbook,
}

impl AnswerForm {
    /// Every form with its name, which is the extension of its files as well.
    fn all() -> impl Iterator<Item = (&'static str, Self)> {
        let texts = Format::ALL.into_iter().map(|format| (format.name(), Self::Text(format)));
        texts.chain([("xlsx", Self::Workbook)])
    }

    /// The form that the name of a file tells, in any case; a table without an extension.
    ///
    /// # Errors
    /// If the extension is that of no form.
    pub fn of_file(path: &Path) -> Result<Self> {
        let extension =
            path.extension().map_or_else(|| "txt".into(), |extension| extension.to_string_lossy());
        let extension = match extension.to_ascii_lowercase().as_str() {
            "txt" => Format::Table.name().to_owned(),
            "ttl" => Format::Turtle.name().to_owned(),
            other => other.to_owned(),
        };
        let found = Self::all().find(|(name, _)| *name == extension).map(|(_, form)| form);
        found.with_context(|| format!("the name {} tells no format: add --format", path.display()))
    }
}

/// Parses the form of a query's answer.
pub fn answer_form() -> impl TypedValueParser<Value = AnswerForm> {
    PossibleValuesParser::new(AnswerForm::all().map(|(name, _)| name)).map(|name| {
        let found = AnswerForm::all().find(|(known, _)| *known == name);
        found.map_or(AnswerForm::Text(Format::Table), |(_, form)| form)
    })
}

/// Parses the name of an export format.
pub fn export_format() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS.iter().map(|format| PossibleValue::new(format.name()).help(format.title())),
    )
}

/// Parses the name of an input format.
pub fn input_format() -> PossibleValuesParser {
    PossibleValuesParser::new(rapporteur_ingest::formats().map(|format| format.name))
}

/// Parses a task of evaluation.
pub fn task() -> impl TypedValueParser<Value = Task> {
    let values = Task::ALL.map(|task| PossibleValue::new(task.name()).help(task.title()));
    PossibleValuesParser::new(values)
        .map(|name| Task::ALL.into_iter().find(|task| task.name() == name).unwrap_or(Task::Typing))
}

const STATUSES: [Status; 4] = [Status::Happened, Status::Planned, Status::Possible, Status::Denied];

/// Parses a status of claims. Its argument ignores case, as queries do.
pub fn status() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(STATUSES.map(Status::as_str)).map(|name| {
        let is_named = |status: &Status| status.as_str().eq_ignore_ascii_case(&name);
        STATUSES.into_iter().find(is_named).unwrap_or(Status::Happened)
    })
}

/// Parses a verdict on how the origins agree.
pub fn verdict() -> impl TypedValueParser<Value = Verdict> {
    PossibleValuesParser::new(Verdict::ALL.map(Verdict::as_str)).map(|name| {
        let is_named = |verdict: &Verdict| verdict.as_str().eq_ignore_ascii_case(&name);
        Verdict::ALL.into_iter().find(is_named).unwrap_or(Verdict::Disputed)
    })
}

/// Parses a grouping, by which nodes of a picture are framed.
pub fn grouping() -> impl TypedValueParser<Value = Grouping> {
    PossibleValuesParser::new(Grouping::ALL.map(|(name, _)| name)).map(|name| named(&Grouping::ALL, &name))
}

/// Parses a layout, by which nodes of a picture are placed.
pub fn layout() -> impl TypedValueParser<Value = Layout> {
    PossibleValuesParser::new(Layout::ALL.map(|(name, _)| name)).map(|name| named(&Layout::ALL, &name))
}

/// Parses an orientation of pictures.
pub fn orientation() -> impl TypedValueParser<Value = Orientation> {
    PossibleValuesParser::new(Orientation::ALL.map(|(name, _)| name))
        .map(|name| named(&Orientation::ALL, &name))
}

/// The value with a name that clap has already found among the possible ones.
fn named<T: Copy, const N: usize>(values: &[(&'static str, T); N], name: &str) -> T {
    let found = values.iter().find(|(known, _)| *known == name);
    found.map_or(values[0].1, |(_, value)| *value)
}

/// Parses a layout engine.
pub fn engine(name: &str) -> Result<Engine, rapporteur_export::Error> {
    name.parse()
}
