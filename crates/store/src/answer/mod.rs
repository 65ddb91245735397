//! What a query answers, and how it is written.

mod layout;
mod table;

pub use layout::laid_out;

use crate::syntax::{for_xml, with_text};
use crate::{Error, Store, Syntax, write_quads};
use oxigraph::model::{GraphName, Literal, Term, Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use rapporteur_model::{name_in_words, text_cell};
use std::borrow::Cow;
use std::io::Write;

/// Solutions of a SELECT: one row each, one column a variable.
#[derive(Clone, PartialEq, Debug)]
pub struct Solutions {
    /// The columns.
    pub variables: Vec<Variable>,
    /// The rows; a variable without a value is `None`.
    pub rows: Vec<Vec<Option<Term>>>,
}

impl Solutions {
    /// Puts the rows in the order of their terms.
    pub(crate) fn sort(&mut self) {
        let key = |row: &Vec<Option<Term>>| -> Vec<String> {
            row.iter().map(|term| term.as_ref().map(Term::to_string).unwrap_or_default()).collect()
        };
        self.rows.sort_by_cached_key(key);
    }
}

/// What came out.
#[derive(Clone, PartialEq, Debug)]
pub enum Results {
    /// Of SELECT.
    Solutions(Solutions),
    /// Of ASK.
    Boolean(bool),
    /// Of CONSTRUCT and DESCRIBE.
    Triples(Vec<Triple>),
}

/// Results, and how the parameters were understood.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// What came out.
    pub results: Results,
    /// One line a parameter that named a node: `meeting=Oslo: Oslo talks; the meeting Oslo summit is meeting/oslo-summit`.
    pub notes: Vec<String>,
}

/// How an answer is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Format {
    /// For people: labels, prefixes, fitted to the terminal.
    Table,
    /// SPARQL 1.1 CSV: values only.
    Csv,
    /// SPARQL 1.1 TSV: RDF terms.
    Tsv,
    /// SPARQL 1.1 results JSON.
    Json,
    /// SPARQL results XML.
    Xml,
    /// Turtle, for CONSTRUCT and DESCRIBE.
    Turtle,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Table, Self::Csv, Self::Tsv, Self::Json, Self::Xml, Self::Turtle];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Turtle => "turtle",
        }
    }

    /// The media type of an answer in it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Table => "text/plain; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Tsv => "text/tab-separated-values; charset=utf-8",
            Self::Json => "application/sparql-results+json",
            Self::Xml => "application/sparql-results+xml",
            Self::Turtle => Syntax::Turtle.media_type(),
        }
    }

    fn serializer(self) -> Option<QueryResultsSerializer> {
        let format = match self {
            Self::Csv => QueryResultsFormat::Csv,
            Self::Tsv => QueryResultsFormat::Tsv,
            Self::Json => QueryResultsFormat::Json,
            Self::Xml => QueryResultsFormat::Xml,
            Self::Table | Self::Turtle => return None,
        };
        Some(QueryResultsSerializer::from_format(format))
    }
}

impl Answer {
    /// The answer as rows: triples as subject, predicate and object, yes or no as one row of one column.
    pub fn solutions(&self) -> Cow<'_, Solutions> {
        match &self.results {
            Results::Solutions(solutions) => Cow::Borrowed(solutions),
            Results::Triples(triples) => Cow::Owned(rows(triples)),
            Results::Boolean(truth) => Cow::Owned(Solutions {
                variables: vec![Variable::new_unchecked("answer")],
                rows: vec![vec![Some(Literal::from(*truth).into())]],
            }),
        }
    }

    /// The answer with an apostrophe before each text that a spreadsheet would take for a formula.
    #[must_use]
    pub fn for_spreadsheet(mut self) -> Self {
        let guard = |term: &mut Term| {
            if let Some(guarded) = with_text(term, text_cell) {
                *term = guarded;
            }
        };
        match &mut self.results {
            Results::Boolean(_) => {}
            Results::Triples(triples) => triples.iter_mut().for_each(|triple| guard(&mut triple.object)),
            Results::Solutions(solutions) => solutions.rows.iter_mut().flatten().flatten().for_each(guard),
        }
        self
    }

    /// The answer with columns that are named in plain words: `statusLabel` is `status`, `saidBy` is `said by`. A table on the screen
    /// and one in a file are then headed alike.
    #[must_use]
    pub fn in_plain_words(mut self) -> Self {
        if let Results::Solutions(solutions) = &mut self.results {
            let plain: Vec<String> =
                solutions.variables.iter().map(|variable| in_words(variable.as_str())).collect();
            let is_alone = |name: &String| plain.iter().filter(|other| *other == name).count() == 1;
            for (variable, name) in
                solutions.variables.iter_mut().zip(&plain).filter(|(_, name)| is_alone(name))
            {
                *variable = Variable::new_unchecked(name);
            }
        }
        self
    }

    /// How many rows or triples there are; a yes or no is one.
    pub fn n_rows(&self) -> usize {
        match &self.results {
            Results::Boolean(_) => 1,
            Results::Triples(triples) => triples.len(),
            Results::Solutions(solutions) => solutions.rows.len(),
        }
    }

    /// Leaves out rows beyond the first so many.
    pub fn truncate(&mut self, n_rows: usize) {
        match &mut self.results {
            Results::Boolean(_) => {}
            Results::Triples(triples) => triples.truncate(n_rows),
            Results::Solutions(solutions) => solutions.rows.truncate(n_rows),
        }
    }

    /// Writes the answer. Triples are rows of subject, predicate and object in every format but Turtle. `width` is that of
    /// the terminal in columns, for tables; without it no line is broken, unless the table would have many millions of characters.
    ///
    /// # Errors
    /// If the answer does not suit the format, or `out` fails.
    pub fn write(
        &self,
        store: &Store,
        format: Format,
        width: Option<u16>,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        match (&self.results, format.serializer()) {
            (_, None) if format == Format::Turtle => self.write_triples(store, Syntax::Turtle, out),
            (Results::Boolean(truth), None) => Ok(writeln!(out, "{truth}")?),
            (Results::Boolean(truth), Some(serializer)) => {
                serializer.serialize_boolean_to_writer(&mut *out, *truth)?;
                Ok(writeln!(out)?)
            }
            (Results::Solutions(solutions), None) => table::write(store, solutions, width, out),
            (Results::Triples(triples), None) => table::write(store, &rows(triples), width, out),
            (Results::Solutions(solutions), Some(serializer)) => {
                serialize(solutions, serializer, format, out)
            }
            (Results::Triples(triples), Some(serializer)) => {
                serialize(&rows(triples), serializer, format, out)
            }
        }
    }

    /// Writes the triples of a CONSTRUCT or DESCRIBE in a syntax of RDF, in the order of their N-Quads lines, each once.
    ///
    /// # Errors
    /// If the answer is no triples, or `out` fails.
    pub fn write_triples(&self, store: &Store, syntax: Syntax, out: &mut dyn Write) -> Result<(), Error> {
        let answer = match &self.results {
            Results::Triples(triples) => {
                let quads = triples.iter().map(|triple| triple.clone().in_graph(GraphName::DefaultGraph));
                return write_quads(&crate::in_order(quads.collect()), syntax, store.vocabulary(), out);
            }
            Results::Boolean(_) => "yes or no",
            Results::Solutions(_) => "a table of solutions",
        };
        let remedy = "ask with CONSTRUCT or DESCRIBE, or choose table, csv, tsv, json or xml";
        Err(Error::Format { answer, format: syntax.name(), remedy })
    }
}

/// A variable's name as words, without the ending that tells a node's label from the node.
fn in_words(variable: &str) -> String {
    let bare = variable.strip_suffix("Label").filter(|rest| !rest.is_empty()).unwrap_or(variable);
    name_in_words(bare)
}

fn serialize(
    solutions: &Solutions,
    serializer: QueryResultsSerializer,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let cell = |term: &Term| if format == Format::Xml { with_text(term, for_xml) } else { None };
    let mut writer = serializer.serialize_solutions_to_writer(&mut *out, solutions.variables.clone())?;
    for row in &solutions.rows {
        let bound = solutions.variables.iter().zip(row).filter_map(|(v, term)| Some((v, term.as_ref()?)));
        let row: Vec<(&Variable, Cow<'_, Term>)> = bound
            .map(|(variable, term)| (variable, cell(term).map_or(Cow::Borrowed(term), Cow::Owned)))
            .collect();
        writer.serialize(row.iter().map(|(variable, term)| (variable.as_ref(), Term::as_ref(term))))?;
    }
    writer.finish()?;
    if matches!(format, Format::Json | Format::Xml) {
        writeln!(out)?;
    }
    Ok(())
}

fn rows(triples: &[Triple]) -> Solutions {
    let variables = ["subject", "predicate", "object"].map(Variable::new_unchecked).to_vec();
    let row = |triple: &Triple| {
        vec![
            Some(triple.subject.clone().into()),
            Some(triple.predicate.clone().into()),
            Some(triple.object.clone()),
        ]
    };
    let mut solutions = Solutions { variables, rows: triples.iter().map(row).collect() };
    solutions.sort();
    solutions.rows.dedup();
    solutions
}
