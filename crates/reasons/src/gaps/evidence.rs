//! What reports show of one predicate.

use super::{REPORT_DIGITS, line, sentence};
use rapporteur_extract::{Explained, Predicate, TokenIdx, covered, gaps};
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_model::{Families, Form, Mention, ReportId};
use std::collections::{BTreeMap, BTreeSet};

/// The word classes that a predicate can have, as [`Predicate`] writes them; a name without one means the first
/// that reports have.
const CLASSES: [&str; 3] = ["verb", "noun", "adj"];

/// A predicate as a person names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// As it was given.
    pub(super) given: String,
    class: Option<&'static str>,
    /// Its words without what stands in brackets.
    words: String,
    /// The objects in brackets, any of which may stand there; without brackets whatever stands there is meant.
    lights: Vec<String>,
}

impl Wanted {
    /// Reads `verb: hand over [archive] to`, as the list prints it; `hand over to`, whatever is handed over; or `hand over
    /// [archive | key] to`.
    pub fn new(text: &str) -> Self {
        let split = text.split_once(':').map(|(class, words)| (class.trim(), words));
        let class = split.and_then(|(class, _)| CLASSES.into_iter().find(|known| *known == class));
        let words = split.filter(|_| class.is_some()).map_or(text, |(_, words)| words);
        let parted = words.split_once('[').and_then(|(stem, rest)| Some((stem, rest.split_once(']')?)));
        let Some((stem, (lights, tail))) = parted else {
            return Self { given: line(text), class, words: line(words), lights: Vec::new() };
        };
        let lights = lights.split('|').map(line).filter(|light| !light.is_empty()).collect();
        Self { given: line(text), class, words: line(&format!("{stem} {tail}")), lights }
    }

    /// Its words as the list prints them: `hand over [archive | key] to`, whose stem is `hand over`.
    pub(super) fn told(&self, stem: &str) -> String {
        let tail = self.words.strip_prefix(stem).unwrap_or_default();
        format!("{}{tail}", self.trigger(stem))
    }

    /// What fires a pattern of it: `hand over [archive | key]`.
    pub(super) fn trigger(&self, stem: &str) -> String {
        if self.lights.is_empty() {
            return stem.to_owned();
        }
        format!("{stem} [{}]", self.lights.join(" | "))
    }

    fn is_of_class(&self, class: &str) -> bool {
        self.class.is_none_or(|wanted| wanted == class)
    }

    fn is(&self, predicate: &Predicate) -> bool {
        let Predicate { class, stem, light, tail } = predicate;
        let fits = match light {
            // Without a tail the light object is what stands in the other place, and no part of the predicate.
            Some(_) if self.lights.is_empty() => !tail.is_empty(),
            Some(light) => self.lights.contains(light),
            None => self.lights.is_empty(),
        };
        fits && self.is_of_class(class) && line(&format!("{stem} {tail}")) == self.words
    }

    fn lemma(&self) -> &str {
        self.words.split(' ').next().unwrap_or_default()
    }
}

/// One of the two things that a predicate joins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Party {
    pub words: String,
    pub kind: String,
    /// Whether a pronoun stands for it, which means nothing where its sentence stands alone.
    pub is_pronoun: bool,
}

/// A sentence in which nothing is claimed of the predicate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Candidate {
    pub predicate: Predicate,
    pub slot: Option<SlotName>,
    /// Report and sentence, as `explain` takes them.
    pub place: String,
    pub text: String,
    pub subject: Party,
    /// `None` for what is only described, or a clause.
    pub object: Option<Party>,
}

/// What a report shows of a predicate.
#[derive(Clone, Default, Debug)]
pub struct Shown {
    /// Its places, each with the number of its sentence.
    places: Vec<(usize, Candidate)>,
    /// Class and words of sentences that have its main word, no claim by it and no pronoun beside it.
    near: Vec<(&'static str, String)>,
    /// Other predicates of its main word.
    others: BTreeSet<String>,
}

impl Shown {
    /// Looks at an explained report, of which `n_before` sentences stand before what is explained.
    pub fn of(explained: &Explained<'_>, families: &Families, wanted: &Wanted, n_before: usize) -> Self {
        let party = |mention: &Mention| Party {
            words: line(mention.span.of(&explained.parsed.report.text)),
            kind: explained.extraction.entity(mention.entity).kind.clone(),
            is_pronoun: mention.form == Form::Pronoun,
        };
        let mut shown = Self::default();
        let lemma = wanted.lemma();
        for gap in gaps(explained, families) {
            if !wanted.is(&gap.predicate) {
                if gap.predicate.stem.split(' ').next() == Some(lemma) {
                    shown.others.insert(gap.predicate.to_string());
                }
                continue;
            }
            let (place, text) = sentence(explained, gap.trigger);
            let (subject, object) = (party(&gap.subject), gap.object.as_ref().map(party));
            let (predicate, slot) = (gap.predicate, gap.slot);
            let candidate = Candidate { predicate, slot, place: String::new(), text, subject, object };
            shown.places.push((n_before + place + 1, candidate));
        }
        let (parsed, covered) = (&explained.parsed, covered(explained, families));
        let is_near = |token: &usize| {
            parsed.lemma(*token) == lemma && !covered.contains(token) && !joins_pronoun(explained, *token)
        };
        for token in (0..parsed.tokens.len()).filter(is_near) {
            let class = CLASSES.into_iter().find(|class| *class == parsed.pos(token).as_str().to_lowercase());
            if let Some(class) = class.filter(|class| wanted.is_of_class(class)) {
                shown.near.push((class, sentence(explained, token).1));
            }
        }
        shown
    }
}

/// Whether a pronoun stands in a place of a word, or may: what the sentence means, others tell.
fn joins_pronoun(explained: &Explained<'_>, word: TokenIdx) -> bool {
    let parsed = &explained.parsed;
    let hangs_on_it = |token: &TokenIdx| {
        let head = parsed.head(*token);
        head == Some(word) || head.and_then(|head| parsed.head(head)) == Some(word)
    };
    let is_pronoun =
        |token: &TokenIdx| parsed.pos(*token).as_str() == "PRON" && parsed.dep(*token).to_string() != "poss";
    parsed.sentence(word).tokens.clone().any(|token| is_pronoun(&token) && hangs_on_it(&token))
}

/// What all reports together show of a predicate.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    pub(super) places: Vec<Candidate>,
    pub(super) reports: BTreeSet<ReportId>,
    near: BTreeMap<&'static str, BTreeSet<String>>,
    others: BTreeSet<String>,
}

impl Evidence {
    /// Adds what a report shows.
    pub fn add(&mut self, report: &ReportId, shown: Shown) {
        let digits = report.0.get(..REPORT_DIGITS).unwrap_or(&report.0);
        for (number, mut candidate) in shown.places {
            candidate.place = format!("{digits}#{number}");
            self.reports.insert(report.clone());
            self.places.push(candidate);
        }
        for (class, text) in shown.near {
            self.near.entry(class).or_default().insert(text);
        }
        self.others.extend(shown.others);
    }

    /// Keeps the places of one class, if a predicate was named without it.
    pub(super) fn settle(&mut self) {
        let has = |class: &&str| self.places.iter().any(|place| place.predicate.class == *class);
        if let Some(class) = CLASSES.into_iter().find(has) {
            self.places.retain(|place| place.predicate.class == class);
            self.near.retain(|known, _| *known == class);
        }
    }

    /// Sentences that have the predicate's main word, no claim by it and no pronoun beside it, the shortest first.
    pub(super) fn near(&self) -> Vec<&str> {
        let mut near: Vec<&str> = self.near.values().flatten().map(String::as_str).collect();
        near.sort_by_key(|text| (text.len(), *text));
        near
    }

    /// Other predicates of the main word, the first of them, for messages.
    pub(super) fn others(&self) -> String {
        const SHOWN: usize = 10;
        let names: Vec<&str> = self.others.iter().take(SHOWN).map(String::as_str).collect();
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn predicate(stem: &str, light: Option<&str>, tail: &str) -> Predicate {
        let light = light.map(str::to_owned);
        Predicate { class: "verb", stem: stem.to_owned(), light, tail: tail.to_owned() }
    }

    #[test]
    fn a_predicate_is_named_as_it_is_listed() {
        for named in [
            predicate("hand over", None, "to"),
            predicate("pay", Some("visit"), "to"),
            predicate("hold", Some("breath"), ""),
            predicate("leave", None, ""),
        ] {
            let wanted = Wanted::new(&named.to_string());
            assert!(wanted.is(&named), "{named}");
            assert_eq!(format!("verb: {}", wanted.told(&named.stem)), named.to_string());
        }
        assert!(Wanted::new("hand  over to").is(&predicate("hand over", None, "to")));
        assert!(!Wanted::new("noun: hand over to").is(&predicate("hand over", None, "to")));
        assert_eq!(Wanted::new("adverb: hand").words, "adverb: hand");
    }

    #[test]
    fn without_brackets_any_object_is_meant_and_in_brackets_several_may_be() {
        let towed = |light| predicate("tow", Some(light), "to");
        assert!(Wanted::new("tow to").is(&towed("tanker")));
        let several = Wanted::new("tow [tanker | barge] to");
        assert!(several.is(&towed("barge")) && !several.is(&towed("ferry")));
        assert_eq!(several.trigger("tow"), "tow [tanker | barge]");
        assert!(!Wanted::new("tow").is(&predicate("tow", Some("tanker"), "")), "the object is described");
    }
}
