//! Finds the expressions of a paragraph and reads them in order.

use super::calendar::{Base, Moment};
use super::fields::Fields;
use super::grammar::Grammar;
use super::ops;
use super::pattern::{Context, Pattern};
use super::reading::{Found, Reading, Scene};
use super::tense::{Dependents, Tense};
use super::{number, together};
use crate::cover::Apart;
use rapporteur_language::{Analysis, Name};
use rapporteur_model::{PartialDate, Span, Timex};

/// What is known of a paragraph beside its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hints {
    /// The last date mentioned before this paragraph: what "that day" counts from.
    pub reference: Option<PartialDate>,
    /// The tense to assume for every expression; `None`: read it from the syntax, else from the words around.
    pub tense: Option<Tense>,
}

/// Finds time expressions and their values.
#[derive(Debug)]
pub struct TimeTagger {
    grammar: Grammar,
}

/// A match of a pattern, not yet read.
pub(super) struct Candidate<'m> {
    /// The pattern's place in the grammar.
    pub(super) rank: usize,
    pub(super) fields: Fields<'m>,
    pub(super) span: Span,
}

/// How far from a time of day its date may stand, in bytes.
const CLOCK_TO_DATE_BYTES: usize = 60;

/// How much text around an expression its context patterns see, in bytes.
const CONTEXT_BYTES: usize = 48;

impl TimeTagger {
    /// A tagger that uses `grammar`.
    pub fn new(grammar: Grammar) -> Self {
        Self { grammar }
    }

    /// The time expressions of one paragraph, in order, never overlapping. `analysis` is that of the same text, or empty;
    /// `anchor` is the report's date, as far as known.
    pub fn tag(
        &self,
        text: &str,
        analysis: &Analysis,
        anchor: Option<PartialDate>,
        hints: &Hints,
    ) -> Vec<Timex> {
        let found = self.find(text, analysis, anchor, hints);
        let timex = |found: Found<'_>| {
            let (kind, when) = found.reading.timex();
            Timex { span: found.span, kind, when }
        };
        found.into_iter().map(timex).collect()
    }

    /// [`tag`](Self::tag) with readings and pattern ids.
    pub(super) fn find(
        &self,
        text: &str,
        analysis: &Analysis,
        anchor: Option<PartialDate>,
        hints: &Hints,
    ) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        let mut scene = Scene {
            anchor: anchor.map(Base::from).unwrap_or_default(),
            reference: hints.reference.map(Base::from),
            tense: hints.tense,
            over: false,
            near: false,
        };
        let candidates = self.candidates(text, analysis);
        let parse = Dependents::of(if candidates.is_empty() { &[] } else { &analysis.tokens });
        for candidate in candidates {
            scene = self.scene(scene, &candidate, &parse, text, hints);
            let Some(reading) = ops::read(candidate.fields.pattern.op, &candidate.fields, &scene) else {
                continue;
            };
            let pattern = self.grammar.patterns[candidate.rank].id.as_str();
            let dated = ["year", "yy", "which"].iter().any(|field| candidate.fields.words(field).is_some());
            for (span, reading) in split(&candidate, reading) {
                if let Reading::Point(moment, _) = &reading {
                    scene.reference = reference(moment).or(scene.reference);
                }
                found.push(Found { span, reading, pattern, dated, tense: scene.tense });
            }
        }
        together::agree(&mut found, text);
        date_clocks(&mut found, scene.anchor);
        found
    }

    /// A scene with the tense in which a match is read.
    fn scene(
        &self,
        scene: Scene,
        candidate: &Candidate<'_>,
        parse: &Dependents<'_>,
        text: &str,
        hints: &Hints,
    ) -> Scene {
        let (words, span) = (&self.grammar.tense, candidate.span);
        let told = hints.tense.or_else(|| words.of_governor(parse, text, span));
        let mut tense = told.or_else(|| words.around(text, span));
        // "a June summit": without a verb in the past, news names the month of what is to come.
        let open = matches!(tense, None | Some(Tense::Present));
        if open && candidate.fields.pattern.id == "month" && parse.premodifies(span) {
            tense = Some(Tense::Future);
        }
        let near = words.is_ahead_of(parse, span);
        if near {
            tense = Some(Tense::Future);
        }
        let over = tense == Some(Tense::Past) && words.is_over(parse, span);
        Scene { tense, over, near, ..scene }
    }

    pub(super) fn patterns(&self) -> &[Pattern] {
        &self.grammar.patterns
    }

    /// The longest matches that do not overlap, in order of the text.
    fn candidates<'t>(&'t self, text: &'t str, analysis: &Analysis) -> Vec<Candidate<'t>> {
        let mut all: Vec<Candidate<'t>> = Vec::new();
        for (rank, pattern) in self.grammar.patterns.iter().enumerate() {
            for captures in pattern.regex.captures_iter(text) {
                let Some(core) = captures.get_group(pattern.core.unwrap_or(0)) else { continue };
                let span = Span::new(core.start, core.end);
                let named = pattern.is_of_words() && is_title(text, span);
                let number = pattern.bare_year && number::is_no_year(analysis, span, &self.grammar.dated);
                if is_whole(text, span)
                    && fits(pattern, text, span)
                    && !in_person_name(analysis, span)
                    && !number
                    && !named
                {
                    let fields = Fields { grammar: &self.grammar, pattern, text, captures };
                    all.push(Candidate { rank, fields, span });
                }
            }
        }
        all.sort_by_key(|c| (std::cmp::Reverse(c.span.len()), c.rank, c.span.start));
        let mut kept = Apart::default();
        all.retain(|candidate| kept.keep(candidate.span.start..candidate.span.end));
        all.sort_by_key(|c| c.span);
        all
    }
}

/// A match with a second day is two expressions; any other is one.
fn split(candidate: &Candidate<'_>, reading: Reading) -> Vec<(Span, Reading)> {
    let (Some(first), Some(second)) = (candidate.fields.span("day"), candidate.fields.span("second")) else {
        return vec![(candidate.span, reading)];
    };
    let later = candidate.fields.number("second").and_then(|n| u8::try_from(n).ok());
    let Reading::Point(Moment::Date { year, month, .. }, time) = &reading else {
        return vec![(candidate.span, reading)];
    };
    let other = Reading::Point(Moment::Date { year: *year, month: *month, day: later }, time.clone());
    vec![
        (Span::new(candidate.span.start, first.end), reading),
        (Span::new(second.start, candidate.span.end), other),
    ]
}

/// What later expressions count from after this one: a date of known year.
fn reference(moment: &Moment) -> Option<Base> {
    match moment {
        Moment::Date { .. } => moment.range().map(|(from, _)| Base::from(from)),
        _ => None,
    }
}

/// Gives times of day the date of the nearest dated expression, else the report's.
fn date_clocks(found: &mut [Found<'_>], anchor: Base) {
    let days: Vec<(Span, Moment)> = found
        .iter()
        .filter_map(|f| match &f.reading {
            Reading::Point(moment @ Moment::Date { day: Some(_), .. }, _) => Some((f.span, moment.clone())),
            _ => None,
        })
        .collect();
    for f in found {
        let Reading::Clock(time) = &f.reading else { continue };
        let gap = |span: &Span| span.start.saturating_sub(f.span.end) + f.span.start.saturating_sub(span.end);
        let near = days
            .iter()
            .filter(|(span, _)| gap(span) <= CLOCK_TO_DATE_BYTES)
            .min_by_key(|(span, _)| gap(span));
        let moment = near.map_or_else(|| anchor.shifted(0, "day"), |(_, moment)| moment.clone());
        f.reading = Reading::Point(moment, Some(time.clone()));
    }
}

/// Whether the span neither cuts a word nor a number.
fn is_whole(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let mut after = text[span.end..].chars();
    let (next, second) = (after.next(), after.next());
    let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let starts_digit = text[span.start..].starts_with(|c: char| c.is_ascii_digit());
    let ends_digit = text[..span.end].ends_with(|c: char| c.is_ascii_digit());
    let cut_before = before.is_some_and(|c| {
        c.is_alphanumeric() || starts_digit && matches!(c, '.' | ',' | '$' | '€' | '£' | '/' | '#')
    });
    let cut_after = next.is_some_and(char::is_alphanumeric)
        || ends_digit && (next == Some('%') || matches!(next, Some('.' | ',' | '/' | ':')) && digits(second));
    !cut_before && !cut_after
}

/// Whether an expression is a name: "ABC's This Week", "60 Minutes", with capitals that neither the sentence's beginning nor a
/// headline gives it.
fn is_title(text: &str, span: Span) -> bool {
    let titled =
        |word: &str| word.starts_with(char::is_uppercase) || word.starts_with(|c: char| c.is_ascii_digit());
    let words = span.of(text);
    let capital = words.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase));
    let before = text[..span.start].trim_end();
    let behind = text[span.end..].trim_start_matches(['.', ',']);
    let quoted = before.ends_with(QUOTES) && behind.starts_with(QUOTES);
    let opens = before.is_empty()
        || before.ends_with(['.', '!', '?', ':', '\n', '(', '—', '-'])
        || before.ends_with(QUOTES);
    let beside =
        before.split_whitespace().next_back().into_iter().chain(text[span.end..].split_whitespace().next());
    let alone = quoted || !opens && !beside.into_iter().all(titled);
    capital && words.split_whitespace().all(titled) && alone
}

/// Marks that open and close a quotation.
const QUOTES: [char; 7] = ['"', '“', '”', '\'', '‘', '’', '`'];

/// Whether the pattern's conditions on the text around hold.
fn fits(pattern: &Pattern, text: &str, span: Span) -> bool {
    let Context { after, before, not_after, not_before, .. } = &pattern.context;
    let left = &text[text.floor_char_boundary(span.start.saturating_sub(CONTEXT_BYTES))..span.start];
    let right = &text[span.end..text.ceil_char_boundary((span.end + CONTEXT_BYTES).min(text.len()))];
    let word = span.of(text);
    let needs_after = pattern.ambiguous.is_empty() || pattern.ambiguous.iter().any(|w| w == word);
    after.as_ref().is_none_or(|regex| !needs_after || regex.is_match(left))
        && before.as_ref().is_none_or(|regex| regex.is_match(right))
        && not_after.as_ref().is_none_or(|regex| !regex.is_match(left))
        && not_before.as_ref().is_none_or(|regex| !regex.is_match(right))
}

/// Whether the names found say that the words belong to a person ("April Jones", "Theresa May").
fn in_person_name(analysis: &Analysis, span: Span) -> bool {
    let words = |name: &Name| {
        let tokens = analysis.tokens.get(name.tokens.clone()).unwrap_or(&[]);
        tokens.first().zip(tokens.last()).map(|(first, last)| Span::new(first.span.start, last.span.end))
    };
    // Names stand in order and never overlap, so only the last that begins before the words can hold them.
    let after = analysis.names.partition_point(|name| words(name).is_none_or(|w| w.start <= span.start));
    let name = after.checked_sub(1).map(|last| &analysis.names[last]);
    name.filter(|name| &*name.label == "PERSON")
        .and_then(words)
        .is_some_and(|words| words.contains(span) && words.len() > span.len())
}
