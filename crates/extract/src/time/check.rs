//! Runs the examples and counter-examples that a grammar carries.

use super::grammar::PATH;
use super::pattern::Pattern;
use super::reading::Found;
use super::spec::Example;
use super::{Hints, TimeTagger};
use rapporteur_knowledge::record::Source;
use rapporteur_knowledge::{Fault, Files};
use rapporteur_language::Analysis;
use rapporteur_model::{PartialDate, Span};

/// The day on which an example was written that does not say.
const EXAMPLE_DAY: PartialDate = PartialDate::Day(2026, 1, 6);

impl TimeTagger {
    /// What is wrong with the grammar of these files by its own examples: each is read by its pattern, with its span and
    /// value, and no pattern fires on its rejects. Empty if all is well.
    pub fn faults(&self, files: &Files) -> Vec<Fault> {
        let mut faults = Vec::new();
        let Some(source) = Source::of(files, PATH, &mut faults) else { return faults };
        for pattern in self.patterns() {
            if pattern.examples.is_empty() {
                let wrong = format!("pattern `{}` has no example: add one", pattern.id);
                faults.push(Fault::in_text(PATH, source.text, pattern.place, wrong));
            }
            for example in &pattern.examples {
                let wrong = self.example_fault(pattern, example.get_ref());
                faults.extend(wrong.map(|wrong| source.fault(example, wrong)));
            }
            for text in &pattern.rejects {
                let fired = |f: &Found<'_>| f.pattern == pattern.id;
                if let Some(f) = self.read(text.get_ref(), Some(EXAMPLE_DAY)).into_iter().find(fired) {
                    let read = f.span.of(text.get_ref());
                    let wrong = format!("pattern `{}` must reject this and reads `{read}`", pattern.id);
                    faults.push(source.fault(text, wrong));
                }
            }
        }
        faults
    }

    fn example_fault(&self, pattern: &Pattern, example: &Example) -> Option<String> {
        let fault =
            |what: String| Some(format!("pattern `{}`, example `{}`: {what}", pattern.id, example.text));
        let brackets = example.text.find('[').zip(example.text.find(']'));
        let Some((start, end)) = brackets.filter(|(start, end)| start < end) else {
            return fault("put the expression in brackets".to_owned());
        };
        let anchor = match example.on.as_deref().map(str::parse) {
            None => Some(EXAMPLE_DAY),
            Some(Ok(date)) => Some(date),
            Some(Err(_)) if example.on.as_deref() == Some("") => None,
            Some(Err(error)) => return fault(error.to_string()),
        };
        let text = example.text.replace(['[', ']'], "");
        let found = self.read(&text, anchor);
        let wanted = Span::new(start, end - 1);
        let hit = |f: &Found<'_>| {
            f.span == wanted && f.pattern == pattern.id && f.reading.timex().1.value == example.value
        };
        if found.iter().any(hit) {
            return None;
        }
        let got: Vec<String> = found
            .iter()
            .map(|f| format!("{} {:?} {}", f.pattern, f.span.of(&text), f.reading.timex().1.value))
            .collect();
        fault(format!("wants {}, got [{}]", example.value, got.join("; ")))
    }

    fn read(&self, text: &str, anchor: Option<PartialDate>) -> Vec<Found<'_>> {
        self.find(text, &Analysis::default(), anchor, &Hints::default())
    }
}
