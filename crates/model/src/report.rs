//! One ingested text and what ingestion learned of it.

use crate::{Diagnostic, OffsetMap, PartialDate, Span, hash};
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Identity of a report: 32 hexadecimal digits, the hash of text, title, date, source and address.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, Encode, Decode,
)]
pub struct ReportId(pub String);

impl std::fmt::Display for ReportId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value from metadata (`span` is `None`) or from the text at `span`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where the text states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl<T> Sourced<T> {
    /// Makes a value that the input's metadata gave.
    pub fn metadata(value: T) -> Self {
        Self { value, span: None }
    }

    /// Makes a value that the text states at `span`.
    pub fn stated(value: T, span: Span) -> Self {
        Self { value, span: Some(span) }
    }
}

/// What a stretch of the text is.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The report's own headline.
    Headline,
    /// A heading inside the body.
    Heading,
    /// "PARIS, Jan 6 (Reuters) -": place, date and agency before the first sentence.
    Dateline,
    /// Running text. Only paragraphs, headlines and headings are analysed.
    Paragraph,
    /// Byline, translator, editor: who made the report.
    Credit,
    /// Markup residue, view counts, share prompts, advertising.
    Boilerplate,
    /// The headline of another report, linked from this one.
    Teaser,
}

impl BlockKind {
    /// Whether claims are read from such blocks.
    pub fn is_analysed(self) -> bool {
        matches!(self, Self::Headline | Self::Heading | Self::Paragraph)
    }
}

/// A stretch of the text and its kind. Blocks are in order and never overlap; the white space between them belongs to no block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is.
    pub span: Span,
}

/// What the dateline says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Dateline {
    /// Place of writing, as written in the text (`"PARIS"`).
    pub place: Option<Sourced<String>>,
    /// Date of writing, as far as stated.
    pub date: Option<Sourced<PartialDate>>,
    /// Agency in brackets.
    pub agency: Option<Sourced<String>>,
}

/// What a credited person did.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum CreditRole {
    /// Wrote the report or contributed reporting.
    Author,
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
}

/// A person named for work on the report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Credit {
    /// The work.
    pub role: CreditRole,
    /// The person's name.
    pub name: Sourced<String>,
}

/// One ingested text: the source of claims.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Report {
    /// Content hash, see [`Report::seal`].
    pub id: ReportId,
    /// The input record's own `id`, passed through.
    pub record_id: Option<String>,
    /// Name of the input format (`"text"`, `"html"`, `"jsonl"`, …).
    pub format: String,
    /// The text that all spans index: verbatim for plain text and JSON, extracted for HTML and feeds.
    pub text: String,
    /// The report's headline.
    pub title: Option<Sourced<String>>,
    /// When the report was published, from metadata or a date line in the text.
    pub published_on: Option<Sourced<PartialDate>>,
    /// The agency or outlet that published it.
    pub publisher: Option<Sourced<String>>,
    /// Address it came from.
    pub url: Option<String>,
    /// The dateline, if there is one.
    pub dateline: Option<Dateline>,
    /// Authors, editors, translators.
    pub credits: Vec<Credit>,
    /// Agencies and outlets, beside the publisher, that are credited with the text or a part of it ("With files from …").
    #[serde(default)]
    pub agencies: Vec<Sourced<String>>,
    /// The blocks of the text, in order.
    pub blocks: Vec<Block>,
    /// Maps offsets in the text to offsets in the input file.
    pub offsets: OffsetMap,
    /// What went wrong or was doubtful during reading.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Gives the report its id, the hash of text, title, date, source and address. Identical inputs are therefore one report.
    #[must_use]
    pub fn seal(mut self) -> Self {
        let title = self.title.as_ref().map_or("", |t| t.value.as_str());
        let date = self.published_on.as_ref().map(|d| d.value.to_string()).unwrap_or_default();
        let publisher = self.publisher.as_ref().map_or("", |p| p.value.as_str());
        let url = self.url.as_deref().unwrap_or("");
        self.id = ReportId(hash(&["report", &self.text, title, &date, publisher, url]));
        self
    }

    /// What a report is called: its headline, else the first words of its text.
    pub fn label(&self) -> String {
        const WORDS: usize = 10;
        let headline = self.title.as_ref().map(|title| title.value.trim());
        if let Some(title) = headline.filter(|title| !title.is_empty()) {
            return title.to_owned();
        }
        let body = self.blocks.iter().find(|block| block.kind.is_analysed());
        let text = body.map_or(self.text.as_str(), |block| block.span.of(&self.text));
        let mut words = text.split_whitespace();
        let mut label = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
        if words.next().is_some() {
            label.push('…');
        }
        if label.is_empty() { format!("report {}", self.id) } else { label }
    }

    /// The date that relative dates in the text are counted from: the dateline's date, with the year of the publication date if
    /// it has none; else the publication date.
    pub fn anchor(&self) -> Option<PartialDate> {
        let published = self.published_on.as_ref().map(|d| d.value);
        let dateline = self.dateline.as_ref().and_then(|d| d.date.as_ref()).map(|d| d.value);
        match (dateline, published) {
            (Some(PartialDate::MonthDay(m, d)), Some(p)) => Some(complete(m, d, p)),
            (Some(date), _) => Some(date),
            (None, published) => published,
        }
    }
}

/// The date of this month and day that is nearest to and not long after `published`: a dateline of 31 December in a report of 2
/// January belongs to the year before. A 29 February keeps no year if that year has none.
fn complete(month: u8, day: u8, published: PartialDate) -> PartialDate {
    let year = match published.parts() {
        (Some(year), Some(1), _) if month == 12 => Some(year - 1),
        (year, _, _) => year,
    };
    year.and_then(|year| PartialDate::day(year, month, day)).unwrap_or(PartialDate::MonthDay(month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_takes_its_year_from_the_publication_date() {
        let report = Report {
            published_on: Some(Sourced::metadata(PartialDate::Day(2026, 1, 2))),
            dateline: Some(Dateline {
                date: Some(Sourced::metadata(PartialDate::MonthDay(12, 31))),
                ..Dateline::default()
            }),
            ..Report::default()
        };
        assert_eq!(report.anchor(), Some(PartialDate::Day(2025, 12, 31)));
    }

    #[test]
    fn a_dateline_of_a_leap_day_takes_no_year_without_one() {
        let on = |year| complete(2, 29, PartialDate::Year(year));
        assert_eq!((on(2028), on(2026)), (PartialDate::Day(2028, 2, 29), PartialDate::MonthDay(2, 29)));
    }

    #[test]
    fn the_id_depends_on_content_alone() {
        let report = |title: &str| Report {
            text: "Words.".to_owned(),
            title: Some(Sourced::metadata(title.to_owned())),
            record_id: Some(title.len().to_string()),
            ..Report::default()
        };
        assert_eq!(report("a").seal().id, Report { record_id: None, ..report("a") }.seal().id);
        assert_ne!(report("a").seal().id, report("b").seal().id);
    }
}
