//! Layout analysis: finds which stretches of a text are headline, dateline, running text, credit, boilerplate or teaser.
//!
//! It relies on conventions that hold for any publisher: typography (case, closing punctuation, line breaks), the order headline,
//! byline, dateline, body, credits, and cue words from the word lists in `data/lexicons/`. Nothing is cut from the text; blocks
//! only mark it.

mod credits;
mod cues;
mod dateline;
pub(crate) mod headline;
mod names;
pub(crate) mod shape;
mod units;

use crate::lexicon::Lexicons;
use credits::Credits;
use rapporteur_model::{Block, BlockKind, Credit, CreditRole, Dateline, Report, Sourced, Span};
use std::collections::{HashMap, HashSet};

/// What a format knows about the layout of its text.
#[derive(Default, Debug)]
pub(crate) struct Hints {
    /// Stretches that the markup marks as headings, in order.
    pub headings: Vec<Span>,
}

impl Hints {
    /// Whether a heading contains the unit. Headings do not overlap.
    fn marks(&self, unit: Span) -> bool {
        let next = self.headings.partition_point(|heading| heading.end < unit.end);
        self.headings.get(next).is_some_and(|heading| heading.contains(unit))
    }
}

/// Finds the blocks of `report.text` and fills in what metadata left open.
pub(crate) fn analyse(report: &mut Report, hints: &Hints, lexicons: &Lexicons) {
    let text = std::mem::take(&mut report.text);
    let units = units::units(&text);
    let mut analysis = Analysis::new(&text, &units, hints, lexicons, report);
    for i in 0..units.len() {
        analysis.classify(i);
    }
    let Analysis { blocks, .. } = analysis;
    report.blocks = blocks;
    report.text = text;
}

struct Analysis<'a> {
    text: &'a str,
    units: &'a [Span],
    hints: &'a Hints,
    lexicons: &'a Lexicons,
    report: &'a mut Report,
    blocks: Vec<Block>,
    /// The folded headline, once it is known.
    title: Option<String>,
    title_in_text: bool,
    n_paragraphs: usize,
    /// The first unit after the last one that ends like a sentence; only credits and boilerplate follow it.
    tail: usize,
    /// The last unit that may follow a headline.
    last_body: Option<usize>,
    /// Credits by role and folded name.
    credited: HashMap<(CreditRole, String), usize>,
    agencies: HashSet<String>,
}

/// How many paragraphs may precede a dateline, such as a summary and a caption.
const MAX_PARAGRAPHS_BEFORE_DATELINE: usize = 3;

impl<'a> Analysis<'a> {
    fn new(
        text: &'a str,
        units: &'a [Span],
        hints: &'a Hints,
        lexicons: &'a Lexicons,
        report: &'a mut Report,
    ) -> Self {
        let tail = units
            .iter()
            .rposition(|unit| {
                let slice = unit.of(text);
                let prose = shape::ends_sentence(slice) && shape::words(slice).count() > 5;
                prose && credits::read_line(text, *unit, lexicons).is_none()
            })
            .map_or(units.len(), |last| last + 1);
        let title = report.title.as_ref().map(|title| shape::plain_line(&title.value));
        let last_body = units.iter().rposition(|unit| headline::is_body(unit.of(text)));
        let role_and_name = |known: &Credit| (known.role, shape::plain_line(&known.name.value));
        let credited =
            report.credits.iter().map(role_and_name).enumerate().map(|(i, key)| (key, i)).rev().collect();
        let agencies =
            report.publisher.iter().chain(&report.agencies).map(|known| shape::plain_line(&known.value));
        let agencies = agencies.collect();
        Self {
            text,
            units,
            hints,
            lexicons,
            report,
            blocks: Vec::new(),
            title,
            title_in_text: false,
            n_paragraphs: 0,
            tail,
            last_body,
            credited,
            agencies,
        }
    }

    /// Decides what unit `i` is and adds its blocks.
    fn classify(&mut self, i: usize) {
        let unit = self.units[i];
        let line = unit.of(self.text);
        if self.take_title(unit) {
            return;
        }
        if shape::is_code(line) {
            return self.push(BlockKind::Boilerplate, unit);
        }
        if cues::is_teaser(line, self.lexicons) {
            return self.push(BlockKind::Teaser, unit);
        }
        if self.take_meta(i, unit) || self.take_credits(i, unit) {
            return;
        }
        if let Some(kind) = cues::by_cue(line, self.lexicons) {
            return self.push(kind, unit);
        }
        let body = self.take_dateline(unit);
        if let Some(body) = body {
            self.take_words(i, body);
        }
    }

    fn push(&mut self, kind: BlockKind, span: Span) {
        self.blocks.push(Block { kind, span });
    }

    /// Takes the headline that metadata names at its first place in the text. Later places are repetitions.
    fn take_title(&mut self, unit: Span) -> bool {
        let line = unit.of(self.text);
        let Some(title) = self.title.as_deref().filter(|title| headline::same(title, line)) else {
            return false;
        };
        let _ = title;
        if self.title_in_text || self.n_paragraphs > 0 {
            self.push(BlockKind::Boilerplate, unit);
            return true;
        }
        self.set_title(unit);
        true
    }

    fn set_title(&mut self, unit: Span) {
        self.push(BlockKind::Headline, unit);
        self.title_in_text = true;
        let value = headline::value(unit.of(self.text));
        self.title = Some(shape::plain_line(&value));
        // The metadata's wording stays; the text adds only the place.
        let value = self.report.title.take().map_or(value, |title| title.value);
        self.report.title = Some(Sourced::stated(value, unit));
    }

    /// Takes date lines, counts, and lines such as "Geneva • Wire".
    fn take_meta(&mut self, i: usize, unit: Span) -> bool {
        let Some(meta) = cues::read_meta(self.text, unit, self.lexicons) else { return false };
        let at_edge = self.n_paragraphs == 0 || i >= self.tail;
        if !at_edge && meta.date.is_some() && !meta.labelled {
            return false;
        }
        if let Some((date, span)) = meta.date
            && at_edge
            && self.report.published_on.is_none()
        {
            self.report.published_on = Some(Sourced::stated(date, span));
        }
        if let Some(name) = meta.person.filter(|_| at_edge) {
            self.add_credit(Credit { role: CreditRole::Author, name: self.stated(name) });
        }
        let mut kind = BlockKind::Boilerplate;
        if let Some(publisher) = meta.publisher.filter(|_| at_edge) {
            self.set_publisher(publisher);
            kind = if meta.place.is_some() { BlockKind::Dateline } else { BlockKind::Credit };
            if let Some(place) = meta.place.filter(|_| self.report.dateline.is_none()) {
                self.report.dateline = Some(Dateline {
                    place: Some(self.stated(place)),
                    date: None,
                    agency: Some(self.stated(publisher)),
                });
            }
        } else if meta.person.is_some() {
            kind = BlockKind::Credit;
        }
        self.push(kind, unit);
        true
    }

    /// Takes bylines, lines of translators and editors, and a name alone in the place of a byline.
    fn take_credits(&mut self, i: usize, unit: Span) -> bool {
        let at_edge = self.n_paragraphs == 0 || i >= self.tail;
        let found = credits::read_line(self.text, unit, self.lexicons).or_else(|| {
            let bare = credits::read_bare_name(self.text, unit, self.lexicons)?;
            self.is_byline_place(i).then(|| Credits { persons: vec![bare], ..Credits::default() })
        });
        let Some(credits) = found.filter(|_| at_edge) else { return false };
        self.add_credits(credits);
        self.push(BlockKind::Credit, unit);
        true
    }

    /// Whether a name alone is a byline: it stands at the end, or at the head next to a date, agency or credit line.
    fn is_byline_place(&self, i: usize) -> bool {
        if self.n_paragraphs > 0 && i >= self.tail {
            return true;
        }
        let is_meta = |unit: Option<&Span>| {
            unit.is_some_and(|unit| {
                cues::read_meta(self.text, *unit, self.lexicons).is_some()
                    || credits::read_line(self.text, *unit, self.lexicons).is_some()
            })
        };
        self.n_paragraphs == 0
            && self.title_in_text
            && (is_meta(self.units.get(i + 1)) || i > 0 && is_meta(self.units.get(i - 1)))
    }

    /// Marks the dateline at the start of the unit. Returns the rest of the unit, if any.
    fn take_dateline(&mut self, unit: Span) -> Option<Span> {
        let known = self.report.dateline.as_ref().is_some_and(|d| d.date.is_some() || d.agency.is_some());
        if known || self.n_paragraphs > MAX_PARAGRAPHS_BEFORE_DATELINE {
            return Some(unit);
        }
        let Some(found) = dateline::read(self.text, unit, self.lexicons) else { return Some(unit) };
        let rest = shape::trim_start(self.text, Span::new(found.span.end, unit.end));
        if let Some(agency) = found.dateline.agency.as_ref().and_then(|agency| agency.span) {
            self.set_publisher(agency);
        }
        self.report.dateline = Some(found.dateline);
        self.push(BlockKind::Dateline, found.span);
        rest
    }

    /// Takes a headline, heading or paragraph, and the credits after its last sentence.
    fn take_words(&mut self, i: usize, unit: Span) {
        let line = unit.of(self.text);
        if let Some(title) = &self.title
            && self.title_in_text
            && headline::same(title, line)
        {
            return self.push(BlockKind::Boilerplate, unit);
        }
        let next = self.units.get(i + 1).map_or("", |next| next.of(self.text));
        let marked = self.hints.marks(unit);
        let has_body = self.last_body.is_some_and(|last| last > i);
        if self.title.is_none() && self.n_paragraphs == 0 && has_body && headline::is_headline(line) {
            return self.set_title(unit);
        }
        if marked || has_body && headline::is_heading(line, next) {
            return self.push(BlockKind::Heading, unit);
        }
        self.n_paragraphs += 1;
        let tail = (i + 1 >= self.tail).then(|| credits::read_tail(self.text, unit, self.lexicons)).flatten();
        let Some((tail, credits)) = tail else { return self.push(BlockKind::Paragraph, unit) };
        if let Some(body) = shape::trim_end(self.text, Span::new(unit.start, tail.start)) {
            self.push(BlockKind::Paragraph, body);
        }
        self.push(BlockKind::Credit, tail);
        self.add_credits(credits);
    }

    fn stated(&self, span: Span) -> Sourced<String> {
        Sourced::stated(span.of(self.text).to_owned(), span)
    }

    /// Records the publisher. Agencies named after the publisher is known supplied the text.
    fn set_publisher(&mut self, span: Span) {
        if self.report.publisher.is_some() {
            return self.add_agency(span);
        }
        let publisher = self.stated(span);
        self.agencies.insert(shape::plain_line(&publisher.value));
        self.report.publisher = Some(publisher);
    }

    fn add_agency(&mut self, span: Span) {
        let agency = self.stated(span);
        if self.agencies.insert(shape::plain_line(&agency.value)) {
            self.report.agencies.push(agency);
        }
    }

    fn add_credits(&mut self, credits: Credits) {
        for credit in credits.persons {
            self.add_credit(credit);
        }
        if let Some(publisher) = credits.publisher {
            self.set_publisher(publisher);
        }
        for agency in credits.agencies {
            self.add_agency(agency);
        }
    }

    /// Adds a credit. A credit that metadata already gave gets its place in the text instead.
    fn add_credit(&mut self, credit: Credit) {
        let key = (credit.role, shape::plain_line(&credit.name.value));
        match self.credited.get(&key).and_then(|i| self.report.credits.get_mut(*i)) {
            Some(known) => known.name.span = known.name.span.or(credit.name.span),
            None => {
                self.credited.insert(key, self.report.credits.len());
                self.report.credits.push(credit);
            }
        }
    }
}
