//! A report as the analysis sees it: its parse, and the tables of words, titles and times that are made from the parse.

mod reading;

pub use crate::parse::{NameSpan, Parse, Sentence, TokenIdx};

use self::reading::Reading;
use crate::lexical::Hits;
use crate::number::Quantities;
use crate::time::{TimeTagger, Times};
use crate::title::Title;
use rapporteur_knowledge::Knowledge;
use rapporteur_knowledge::words::Family;
use rapporteur_language::Analyzer;
use rapporteur_model::{Diagnostic, PartialDate, Report, Span, Timex};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

/// An analysed report. All spans index [`Report::text`].
///
/// It answers whatever its [`Parse`] answers.
pub struct ParsedReport<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its tokens, sentences and names.
    pub parse: Parse,
    /// Its time expressions.
    pub times: Times,
    /// The date that relative times count from.
    pub anchor: Option<PartialDate>,
    /// Titles in order.
    pub titles: Vec<Title>,
    /// Where words of the lexicons stand.
    pub hits: Hits,
    /// Its numbers.
    pub(crate) quantities: Quantities,
    /// What is doubtful about the analysis.
    pub diagnostics: Vec<Diagnostic>,
    /// Families of the nouns for meetings that the lexicons know in the text, once they are asked for.
    pub(crate) meeting_families: OnceLock<HashMap<String, Vec<Family>>>,
}

impl<'a> ParsedReport<'a> {
    /// Analyses the running text, headlines and headings of a report.
    pub fn analyse(
        report: &'a Report,
        analyzer: &Analyzer,
        tagger: &TimeTagger,
        knowledge: &Knowledge,
    ) -> Self {
        let Reading { parse, times, titles, diagnostics, .. } =
            Reading::of(report, analyzer, tagger, knowledge);
        let times = Times::new(times);
        let hits = Hits::find(&parse, &times, &titles, &knowledge.words);
        let quantities = Quantities::find(&parse, &times, &hits, &knowledge.numbers);
        let (anchor, meeting_families) = (report.anchor(), OnceLock::new());
        Self { report, parse, times, anchor, titles, hits, quantities, diagnostics, meeting_families }
    }

    /// The time expressions that may touch a span, and perhaps some beside it, in order.
    pub fn times_near(&self, span: Span) -> &[Timex] {
        self.times.near(span)
    }

    /// Whether a time expression holds a span.
    pub fn in_time(&self, span: Span) -> bool {
        self.times.contain(span)
    }

    /// The title whose noun a token is.
    pub fn title_at(&self, head: TokenIdx) -> Option<&Title> {
        let i = self.titles.partition_point(|title| title.tokens.end <= head);
        self.titles.get(i).filter(|title| title.head == head)
    }
}

/// A function of syntax alone asks for a [`Parse`] and is given the report that holds it.
impl Deref for ParsedReport<'_> {
    type Target = Parse;

    fn deref(&self) -> &Parse {
        &self.parse
    }
}
