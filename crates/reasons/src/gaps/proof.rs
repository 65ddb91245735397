//! Proofs of a drafted pattern: sentences that it reads alone as their reports mean them, and others that it leaves
//! alone.

use super::evidence::Candidate;
use rapporteur_extract::Explained;
use rapporteur_model::{
    Block, BlockKind, Claim, Extraction, FoundBy, LocalId, PartialDate, Report, Sourced, Span, Status,
};
use rapporteur_pipeline::Pipeline;

/// The day of sentences that stand alone: that of the test that runs every pattern's examples.
const DAY: PartialDate = PartialDate::Day(2026, 1, 6);

/// Signs that mean something in the notation of examples.
const NOTATION: [&str; 4] = ["[", "]", "|", "=>"];

/// A pipeline that knows a drafted pattern.
pub(super) struct Proof<'a> {
    pub pipeline: &'a Pipeline,
    pub relation: &'a str,
    pub pattern: &'a str,
}

/// A sentence that the pattern reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Proven {
    pub text: String,
    subject: Span,
    object: Span,
    /// The word that fired the pattern, and the one behind it.
    trigger: Span,
    behind: Span,
    status: Status,
}

/// How a sentence that gives no claim of the relation fares with the pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Left {
    /// The pattern's trigger stands there, and a subject or object that fits does not.
    Nearly,
    /// Its trigger does not stand there.
    Wholly,
}

impl Proof<'_> {
    /// Reads the sentence of a candidate alone; `None` unless the pattern claims in it what the candidate joins.
    pub fn of(&self, candidate: &Candidate) -> Option<Proven> {
        self.read(&candidate.text, &candidate.subject.words, &candidate.object.as_ref()?.words)
    }

    fn read(&self, text: &str, subject: &str, object: &str) -> Option<Proven> {
        if NOTATION.iter().any(|sign| text.contains(sign)) {
            return None;
        }
        let found = |explained: &Explained<'_>| {
            let extraction = &explained.extraction;
            let wording = FoundBy::wording(self.relation, self.pattern);
            let own = extraction.claims.iter().filter(|claim| claim.found_by == wording);
            let wanted = |claim: &&Claim<LocalId>| {
                is_named(extraction, claim.subject, subject)
                    && is_named(extraction, claim.object.entity().copied(), object)
            };
            let proven = |claim| self.proven(explained, text, claim);
            own.filter(wanted).find_map(proven)
        };
        self.pipeline.explained(&alone(text), found)?
    }

    fn proven(&self, explained: &Explained<'_>, text: &str, claim: &Claim<LocalId>) -> Option<Proven> {
        let (subject, object) = (claim.subject_span?, claim.object_span?);
        let extraction = &explained.extraction;
        // The brackets hold these words, and the claim must be found by them again.
        let marked = is_named(extraction, claim.subject, subject.of(text))
            && is_named(extraction, claim.object.entity().copied(), object.of(text));
        if subject.overlaps(object) || !marked {
            return None;
        }
        let parsed = &explained.parsed;
        let word = |token| parsed.span_of(token..token + 1);
        let fired = |token: &usize| claim.evidence.span.contains(word(*token));
        let token = self.attempts(explained).find(fired)?;
        let behind = word((token + 1).min(parsed.tokens.len() - 1));
        let (text, status) = (text.to_owned(), claim.status);
        Some(Proven { text, subject, object, trigger: word(token), behind, status })
    }

    /// The tokens at which the pattern was tried.
    fn attempts<'e>(&self, explained: &'e Explained<'_>) -> impl Iterator<Item = usize> + 'e {
        let wording = FoundBy::wording(self.relation, self.pattern);
        explained.attempts.iter().filter(move |a| a.pattern == wording).map(|attempt| attempt.trigger)
    }

    /// A part of the same sentence that the pattern reads too: the shortest that is read.
    pub fn cut(&self, proven: &Proven) -> Option<Proven> {
        let Proven { text, subject, object, trigger, .. } = proven;
        let start = subject.start.min(object.start).min(trigger.start);
        let end = subject.end.max(object.end).max(trigger.end);
        let cuts =
            [(start, end), (start, text.len()), (0, end)].into_iter().filter_map(|(a, b)| part(text, a, b));
        cuts.filter(|cut| cut != text).find_map(|cut| self.read(&cut, subject.of(text), object.of(text)))
    }

    /// How a sentence without a claim of the relation fares with the pattern; `None` if it has such a claim.
    pub fn leaves(&self, text: &str) -> Option<Left> {
        if NOTATION.iter().any(|sign| text.contains(sign)) {
            return None;
        }
        let left = |explained: &Explained<'_>| {
            let is_own = |claim: &Claim<LocalId>| claim.relation == self.relation;
            let is_tried = self.attempts(explained).next().is_some();
            let left = if is_tried { Left::Nearly } else { Left::Wholly };
            (!explained.extraction.claims.iter().any(is_own)).then_some(left)
        };
        self.pipeline.explained(&alone(text), left)?
    }

    /// An example without its object, or with a subject that names nobody, whichever gives no claim first.
    pub fn emptied(&self, proven: &Proven, particle: Option<&str>) -> Option<String> {
        let Proven { text, trigger, behind, .. } = proven;
        let has_particle = particle.is_some_and(|particle| behind.of(text).eq_ignore_ascii_case(particle));
        let end = if has_particle { behind.end } else { trigger.end };
        let is_first = proven.subject.end <= trigger.start && end <= proven.object.start;
        let without_object = if is_first { part(text, proven.subject.start, end) } else { None };
        let without_subject = format!("It {}.", Span::new(trigger.start, end).of(text));
        let emptied = without_object.into_iter().chain([without_subject]);
        emptied.into_iter().find(|text| self.leaves(text).is_some())
    }
}

/// A part of a sentence as a sentence, with the article before it.
fn part(text: &str, start: usize, end: usize) -> Option<String> {
    let before = &text[..start];
    let article = ["the ", "The "].into_iter().find(|article| before.ends_with(article));
    let words = text.get(start - article.map_or(0, str::len)..end)?;
    let mut letters = words.chars();
    let first: String = letters.next()?.to_uppercase().collect();
    let stop = if end < text.len() { "." } else { "" };
    Some(format!("{first}{}{stop}", letters.as_str()))
}

impl Proven {
    /// The sentence in the notation of examples: `[Chad|subject] left [the talks|object]. => Happened`.
    pub fn notation(&self) -> String {
        let mut brackets = [(self.subject, "subject"), (self.object, "object")];
        brackets.sort();
        let (mut out, mut end) = (String::new(), 0);
        for (span, role) in brackets {
            out.push_str(&format!("{}[{}|{role}]", &self.text[end..span.start], span.of(&self.text)));
            end = span.end;
        }
        format!("{out}{} => {}", &self.text[end..], self.status)
    }
}

/// A sentence as a report of its own, as the test of patterns reads it.
fn alone(text: &str) -> Report {
    Report {
        text: text.to_owned(),
        format: "text".to_owned(),
        published_on: Some(Sourced::metadata(DAY)),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        ..Report::default()
    }
    .seal()
}

/// Whether an entity goes by these words, as the test of patterns asks it.
fn is_named(extraction: &Extraction, id: Option<LocalId>, words: &str) -> bool {
    let fold = |text: &str| text.to_lowercase().trim_start_matches("the ").to_owned();
    id.is_some_and(|id| {
        let entity = extraction.entity(id);
        std::iter::once(&entity.label).chain(&entity.names).any(|name| fold(name) == fold(words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proven(text: &str, subject: &str, object: &str, trigger: &str) -> Proven {
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let behind = Span::new(span(trigger).end + 1, span(trigger).end + 5);
        let (subject, object, trigger) = (span(subject), span(object), span(trigger));
        let (text, status) = (text.to_owned(), Status::Happened);
        Proven { text, subject, object, trigger, behind, status }
    }

    #[test]
    fn a_proof_is_written_as_an_example() {
        let proven = proven(
            "On Monday the port of Oslo was handed over to Chad by Ana Ruiz.",
            "Ana Ruiz",
            "Chad",
            "handed",
        );
        let expected =
            "On Monday the port of Oslo was handed over to [Chad|object] by [Ana Ruiz|subject]. => Happened";
        assert_eq!(proven.notation(), expected);
    }

    #[test]
    fn a_sentence_is_cut_from_the_subject_on_with_its_article() {
        let proven = proven(
            "He said the Aden fund handed over two boats to Chad on Monday.",
            "Aden fund",
            "Chad",
            "handed",
        );
        let cut = |end| part(&proven.text, proven.subject.start, end);
        assert_eq!(cut(proven.object.end).as_deref(), Some("The Aden fund handed over two boats to Chad."));
        assert_eq!(cut(proven.behind.end).as_deref(), Some("The Aden fund handed over."));
        assert_eq!(part(&proven.text, 0, proven.text.len()).as_ref(), Some(&proven.text));
    }
}
