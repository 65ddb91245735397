//! The reading of a report, passage after passage: each is analysed alone, mended, and laid behind the one before.

use crate::casing::Casing;
use crate::divided::part;
use crate::firm_end;
use crate::hyphen::divide;
use crate::misread::{
    before_years, by_to, listed_subjects, mend, nouns_as_objects, one_subject, per_cent, that_of_saying,
    time_of_saying, unknown_names, unseen_verbs,
};
use crate::parse::{Parse, Place};
use crate::passage::{Passage, passages};
use crate::relative;
use crate::second_voice;
use crate::time::{Hints, TimeTagger};
use crate::title::{self, Title};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Analyzer};
use rapporteur_model::{Block, BlockKind, Diagnostic, PartialDate, Report, Severity, Span, Timex};

/// What passages are read with.
struct Tools<'t> {
    analyzer: &'t Analyzer,
    tagger: &'t TimeTagger,
    knowledge: &'t Knowledge,
    casing: &'t Casing<'t>,
}

/// What the passages read so far have given.
#[derive(Default)]
pub(super) struct Reading {
    anchor: Option<PartialDate>,
    pub(super) parse: Parse,
    pub(super) times: Vec<Timex>,
    pub(super) titles: Vec<Title>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Reads a report from its beginning to its end.
    pub(super) fn of(
        report: &Report,
        analyzer: &Analyzer,
        tagger: &TimeTagger,
        knowledge: &Knowledge,
    ) -> Self {
        let anchor = report.anchor();
        let mut reading = Self { anchor, ..Self::default() };
        let analysed = report.blocks.iter().filter(|block| block.kind.is_analysed());
        let spans =
            analysed.flat_map(|block| passages(report, block).into_iter().map(|span| (block.kind, span)));
        let spans: Vec<(BlockKind, Span)> = spans.collect();
        let read: Vec<Passage> = spans.iter().map(|(_, span)| Passage::new(span.of(&report.text))).collect();
        let texts = read.iter().map(|passage| passage.text.as_str());
        let casing = Casing::learn(texts, knowledge, analyzer, reading.year());
        let tools = Tools { analyzer, tagger, knowledge, casing: &casing };
        for (passage_idx, ((block, span), passage)) in spans.into_iter().zip(read).enumerate() {
            reading.add(passage, Place { span, block, passage_idx }, &tools);
        }
        reading.add_margins(report, tagger);
        reading
    }

    /// The year that the report is of.
    fn year(&self) -> Option<i16> {
        self.anchor.and_then(|date| date.parts().0)
    }

    fn add(&mut self, passage: Passage, place: Place, tools: &Tools<'_>) {
        let titled = matches!(place.block, BlockKind::Headline | BlockKind::Heading);
        let passage = passage.restored(titled, tools.casing);
        let analysis = self.analysed(&passage, place.span, tools);
        self.add_times(&passage, place.span.start, &analysis, tools.tagger);
        let (titles, analysis) = self.mended(analysis, tools.knowledge);
        let base = self.parse.tokens.len();
        self.titles.extend(titles.into_iter().map(|title| title.shifted(base)));
        self.parse.push(analysis, &passage, place, &tools.knowledge.words);
    }

    /// The analysis of a passage, whose sentences end where the firms' names in them say.
    fn analysed(&mut self, passage: &Passage, span: Span, tools: &Tools<'_>) -> Analysis {
        let analysis = tools.analyzer.analyze(&passage.text);
        if analysis.is_cut() {
            let message = "a sentence does not end within 512 words and signs and was cut: what spans a cut is not found";
            let remark = Diagnostic::new(Severity::Warning, "long-sentence", message);
            self.diagnostics.push(Diagnostic { span: Some(span), ..remark });
        }
        let analysis = firm_end::divide(&passage.text, analysis, tools.analyzer, tools.knowledge);
        unknown_names(analysis, tools.analyzer)
    }

    /// Adds the times of a passage that begins at byte `start`, as its analysis was before it is mended.
    fn add_times(&mut self, passage: &Passage, start: usize, analysis: &Analysis, tagger: &TimeTagger) {
        // What stands in a week is no day that "the next morning" follows.
        let dated = self.times.iter().rev().filter(|time| !time.when.value.contains("-W"));
        let reference = dated.filter_map(|time| time.when.from).next();
        let hints = Hints { reference, ..Hints::default() };
        for mut time in tagger.tag(&passage.text, analysis, self.anchor, &hints) {
            let place = passage.original(&(time.span.start..time.span.end));
            time.span = Span::new(place.start, place.end).shifted(start);
            self.times.push(time);
        }
    }

    /// An analysis without the parser's known faults, and the titles in it.
    fn mended(&self, analysis: Analysis, knowledge: &Knowledge) -> (Vec<Title>, Analysis) {
        let year = self.year();
        let analysis = part(mend(divide(analysis, knowledge, year), knowledge, year));
        let analysis = before_years(by_to(per_cent(one_subject(unseen_verbs(analysis)))));
        let analysis = time_of_saying(nouns_as_objects(analysis, knowledge), knowledge);
        let analysis = that_of_saying(analysis, knowledge);
        let analysis = listed_subjects(analysis, knowledge, year);
        let titles = title::titles(&analysis, knowledge);
        let analysis = relative::mend(title::mend(analysis, &titles, knowledge), knowledge);
        let analysis = second_voice::mend(analysis, knowledge);
        (titles, analysis)
    }

    /// Dates of datelines and credits, which are not running text: nothing there governs them.
    fn add_margins(&mut self, report: &Report, tagger: &TimeTagger) {
        let stating = |block: &&Block| matches!(block.kind, BlockKind::Dateline | BlockKind::Credit);
        for span in report.blocks.iter().filter(stating).map(|block| block.span) {
            let text = span.of(&report.text);
            for mut time in tagger.tag(text, &Analysis::default(), self.anchor, &Hints::default()) {
                time.span = time.span.shifted(span.start);
                self.times.push(time);
            }
        }
    }
}
