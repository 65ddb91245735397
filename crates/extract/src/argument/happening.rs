//! Reads events that only a verb tells: "a block of flats collapsed in Lima" speaks of a collapse that has a place and a day, as "the
//! collapse of a block of flats" would.

use super::incident::{Incident, family_of, places};
use super::proposal::{Proposal, Thing};
use super::reader::ArgumentReader;
use crate::label::{lowered, plain_label};
use crate::mention::describe;
use crate::parsed_report::TokenIdx;
use crate::syntax::Frame;
use crate::timing::time_of;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::Form;
use rapporteur_model::well_known::types;

impl ArgumentReader<'_, '_> {
    /// Proposes the event that a verb of `event_verb` tells, where what it befell or who did it is told.
    pub(super) fn happening(&self, verb: TokenIdx) -> Option<Proposal> {
        let parsed = self.parsed;
        let hit = parsed.hits.get(verb, "event_verb").filter(|_| self.accepts(types::EVENT))?;
        let (noun, link) = hit.word.cell(Column::Noun).rsplit_once(' ')?;
        let own = hit.word.phrase();
        let label = format!("{noun} {link} {}", self.theme(verb, link, &own)?);
        let told = Incident {
            noun: noun.to_owned(),
            family: family_of(parsed, noun),
            label,
            places: places(parsed, self.registry, verb, []),
            when: time_of(parsed, verb),
            ..Incident::default()
        };
        let span = parsed.span_of(verb..verb + 1);
        Some(Proposal { thing: Thing::Event(told), head: verb, span, trust: 85, words: None })
    }

    /// Words what the event befell, or behind "by" who did it.
    fn theme(&self, verb: TokenIdx, link: &str, own: &str) -> Option<String> {
        let parsed = self.parsed;
        let frame = Frame::new(parsed, verb);
        let mut befallen = if link == "by" { Vec::new() } else { frame.slot(SlotName::Patient) };
        // "caught fire": the fire is what happened, not what it befell.
        befallen.retain(|i| !own.split(' ').any(|word| word == parsed.lemma(*i)));
        let theme = befallen.first().copied().or_else(|| frame.slot(SlotName::Agent).first().copied())?;
        if let Some(mention) = self.registry.at(theme).filter(|m| m.form != Form::Nominal) {
            return Some(self.registry.entity(mention.entity).label.clone());
        }
        if !matches!(parsed.pos(theme), Pos::Noun | Pos::Propn) {
            return None;
        }
        let words = describe(parsed, theme);
        let named = parsed.pos(words.start) == Pos::Propn;
        let label = plain_label(parsed.text_of(words));
        let label = if named { label } else { lowered(&label) };
        let mut articles = parsed.children_by(theme, &[Dep::Det]).map(|det| parsed.lemma(det));
        let article = articles.find(|det| matches!(*det, "a" | "an" | "the"));
        Some(match article {
            Some("the") => format!("the {label}"),
            Some(_) => format!("{} {label}", indefinite(&label)),
            None => label,
        })
    }
}

/// The article before a word, by its first letter.
fn indefinite(label: &str) -> &'static str {
    match label.chars().next().map(|c| c.to_ascii_lowercase()) {
        Some('a' | 'e' | 'i' | 'o' | 'u') => "an",
        _ => "a",
    }
}
