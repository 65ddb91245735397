//! The whole of extraction: analysis, mentions, sayings, claims, and what follows from them.

use crate::accusation;
use crate::attribution::sayings;
use crate::chronology;
use crate::context::Context;
use crate::derive::derive;
use crate::finish;
use crate::group;
use crate::judge::{Judge, Judged};
use crate::mention::mentions;
use crate::office::{offices, peers, worded};
use crate::parsed_report::ParsedReport;
use crate::parts::{join, parts};
use crate::party::{self, Parties};
use crate::pronoun;
use crate::relate::{Attempt, PatternIndex, Relator, keep_telling};
use crate::statement::{self, voices};
use crate::time::{Grammar, TimeTagger};
use rapporteur_knowledge::{Error, Knowledge};
use rapporteur_language::Analyzer;
use rapporteur_model::{Extraction, Report};
use std::sync::Arc;

/// Reads reports. Cheap to share between threads; reading one report depends on nothing but the report.
pub struct Extractor {
    knowledge: Arc<Knowledge>,
    analyzer: Arc<Analyzer>,
    tagger: TimeTagger,
    index: PatternIndex,
    judge: Judge,
}

/// An extraction together with its inner steps, for `explain`.
pub struct Explained<'a> {
    /// Tokens and syntax.
    pub parsed: ParsedReport<'a>,
    /// Patterns whose trigger stood in the text, in order of the text.
    pub attempts: Vec<Attempt>,
    /// What came of it.
    pub extraction: Extraction,
    /// What the judge saw of each claim, in the order of the claims.
    pub judged: Vec<Judged>,
}

impl Extractor {
    /// An extractor with this knowledge and front end.
    ///
    /// # Errors
    /// If the date grammar or the judge among the knowledge files is at fault.
    pub fn new(knowledge: Arc<Knowledge>, analyzer: Arc<Analyzer>) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let judge = Judge::read(&knowledge.files, &mut faults);
        let grammar = Grammar::read(&knowledge.files, &mut faults);
        let grammar = grammar.filter(|_| faults.is_empty()).ok_or_else(|| Error::of(faults))?;
        let index = PatternIndex::new(&knowledge.relations);
        Ok(Self { knowledge, analyzer, tagger: TimeTagger::new(grammar), index, judge })
    }

    /// What a report says. One that is [too long](parts) is read part by part.
    pub fn extract(&self, report: &Report) -> Extraction {
        match parts(report) {
            None => self.explain(report).extraction,
            Some(parts) => {
                let read = parts.reports.iter().map(|part| self.explain(part).extraction).collect();
                join(read, parts.diagnostics)
            }
        }
    }

    /// What a report says, and how that was found.
    pub fn explain<'r>(&self, report: &'r Report) -> Explained<'r> {
        let parsed = ParsedReport::analyse(report, &self.analyzer, &self.tagger, &self.knowledge);
        let (year, month, _) = report.anchor().map_or((None, None, None), |date| date.parts());
        let context = Context { knowledge: &self.knowledge, year, month };
        let mut registry = mentions(&parsed, context);
        let mut offices = offices(&parsed, context, &mut registry);
        let sayings = sayings(&parsed);
        group::register(&parsed, &mut registry);
        party::governments(&parsed, context, &offices, &mut registry);
        let parties = Parties::new(&parsed, context, &offices, &sayings, &registry);
        pronoun::register(&parsed, &sayings, &offices, context, parties, &mut registry);
        peers(&parsed, context, &mut registry, &mut offices);
        worded(&parsed, context, &mut registry, &mut offices);
        let voices = voices(&parsed, &offices, &sayings, &mut registry);
        let relator = Relator {
            parsed: &parsed,
            context,
            index: &self.index,
            offices: &offices,
            voices: &voices,
            heard: &statement::heard(&voices),
        };
        let (mut claims, mut attempts) = relator.relate(&mut registry);
        claims.extend(statement::claims(&parsed, &voices, &mut registry));
        accusation::answer(&parsed, &voices, &self.knowledge.families, &mut registry, &mut claims);
        keep_telling(&parsed, context, &mut registry, &mut claims);
        party::without_echoes(&registry, &mut claims);
        party::homes(&parsed, &registry, &mut claims);
        derive(&parsed, context, &registry, &offices, &mut claims);
        let (open, fired) = relator.relate_open(&claims, &attempts, &mut registry);
        claims.extend(open);
        attempts.extend(fired);
        let remarks = chronology::settle(&parsed, &registry, &self.knowledge.families, &mut claims);
        let quotes = statement::quotes(&parsed, &voices);
        let mut extraction = finish::finish(&parsed, registry, claims, quotes);
        extraction.diagnostics.extend(parsed.diagnostics.iter().cloned().chain(remarks));
        let judged = self.judge.judge(&parsed, &attempts, &mut extraction);
        Explained { parsed, attempts, extraction, judged }
    }
}
