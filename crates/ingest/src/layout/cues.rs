//! Recognises lines that are not part of the report: view counts, share prompts, date lines, headlines of other reports.

use super::names;
use super::shape::{ends_sentence, is_field_separator, is_space, plain_line, words};
use crate::dates;
use crate::lexicon::{CueKind, Lexicons, Match};
use rapporteur_model::{BlockKind, PartialDate, Span};

/// How many words a date line may hold beside the date ("11:20 AM Eastern time").
const MAX_DATE_LINE_WORDS: usize = 4;
/// The fewest words of a headline that has a date attached to its end.
const MIN_TEASER_WORDS: usize = 3;

/// What a meta line says about its own report.
#[derive(Default, Debug, PartialEq)]
pub(crate) struct Meta {
    /// Date of publication or update.
    pub date: Option<(PartialDate, Span)>,
    /// Whether a word such as "Published" introduces the date.
    pub labelled: bool,
    /// The agency or outlet.
    pub publisher: Option<Span>,
    /// The place, which precedes an agency.
    pub place: Option<Span>,
    /// A person's name.
    pub person: Option<Span>,
}

/// The kind of block that a list of cues assigns to the line, if any.
pub(crate) fn by_cue(line: &str, lexicons: &Lexicons) -> Option<BlockKind> {
    let folded = plain_line(line);
    let n_words = words(line).count();
    lexicons.boilerplate.iter().filter(|cue| n_words <= cue.max_words).find_map(|cue| {
        let matches = match cue.matching {
            Match::Exact => folded == cue.cue,
            Match::Prefix => {
                folded.strip_prefix(&cue.cue).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            }
            Match::Suffix => {
                folded.strip_suffix(&cue.cue).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
            }
            Match::Count => is_count(&folded, &cue.cue),
            Match::Date => false,
        };
        matches.then_some(match cue.kind {
            CueKind::Boilerplate => BlockKind::Boilerplate,
            CueKind::Teaser => BlockKind::Teaser,
        })
    })
}

/// Whether the line is a count with this cue: "418 views", "3 min read", "12.4k shares".
fn is_count(folded: &str, cue: &str) -> bool {
    folded.strip_suffix(cue).is_some_and(|number| {
        let number = number.trim_end();
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | 'k' | 'm'))
    })
}

fn is_any_count(text: &str, lexicons: &Lexicons) -> bool {
    let folded = plain_line(text);
    lexicons.boilerplate.iter().any(|cue| cue.matching == Match::Count && is_count(&folded, &cue.cue))
}

/// Whether the line is another report's headline with its date or count: "Talks to open in Vale07.03.31, 09:45 • 512 views".
pub(crate) fn is_teaser(line: &str, lexicons: &Lexicons) -> bool {
    let last_field = line.rfind(is_field_separator).filter(|at| is_any_count(&line[*at..], lexicons));
    let stamp_end = last_field.unwrap_or(line.len());
    let head = line[..stamp_end].trim_end_matches(is_space);
    let stamp = dated_end(head);
    let headline = stamp.map_or(head, |(start, _)| &head[..start]);
    if words(headline).count() < MIN_TEASER_WORDS {
        return false;
    }
    let glued = headline.ends_with(|c: char| !is_space(c) && !matches!(c, '(' | '-' | '/' | ','))
        && !ends_sentence(headline);
    match (stamp, last_field) {
        (Some(_), Some(_)) => true,
        (Some((_, has_time)), None) => {
            !ends_sentence(line) && glued && (has_time || headline.ends_with(char::is_alphabetic))
        }
        (None, Some(_)) => !ends_sentence(head),
        (None, None) => false,
    }
}

/// Where a numeric date at the end of the text begins, and whether a time follows it.
fn dated_end(text: &str) -> Option<(usize, bool)> {
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit()
            && !previous.is_ascii_digit()
            && previous != '.'
            && let Some((_, length)) = dates::at_start(&text[at..])
        {
            let rest = text[at + length..].trim_start_matches(|c: char| is_space(c) || c == ',');
            if rest.is_empty() || is_time(rest) {
                return Some((at, !rest.is_empty()));
            }
        }
        previous = c;
    }
    None
}

fn is_time(text: &str) -> bool {
    text.len() <= 8
        && text.contains(':')
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | ' ' | 'a' | 'p' | 'm' | 'A' | 'P' | 'M'))
}

/// Reads a line of fields: dates, counts, agency, place and name; `None` if it says anything else.
pub(crate) fn read_meta(text: &str, unit: Span, lexicons: &Lexicons) -> Option<Meta> {
    let mut meta = Meta::default();
    let fields: Vec<Span> = fields(text, unit);
    let mut certain = false;
    for field in &fields {
        certain |= read_field(text, *field, fields.len() > 1, lexicons, &mut meta)?;
    }
    certain.then_some(meta)
}

/// Reads one field into `meta`. Returns whether the field is certain evidence of a meta line; `None` if it fits nothing.
fn read_field(text: &str, field: Span, several: bool, lexicons: &Lexicons, meta: &mut Meta) -> Option<bool> {
    let slice = field.of(text);
    if is_any_count(slice, lexicons) || by_cue(slice, lexicons) == Some(BlockKind::Boilerplate) {
        return Some(true);
    }
    if let Some((date, span, labelled)) = date_line(text, field, lexicons) {
        if meta.date.is_none() || labelled && !meta.labelled {
            meta.date = Some((date, span));
            meta.labelled = labelled;
        }
        return Some(true);
    }
    if names::is_agency(slice, lexicons) {
        meta.publisher = meta.publisher.or(Some(field));
        return Some(true);
    }
    let capitals = slice.chars().all(char::is_uppercase) && (2..=8).contains(&slice.chars().count());
    if several && capitals && meta.place.is_some() {
        meta.publisher = meta.publisher.or(Some(field));
        return Some(true);
    }
    let capitalised = words(slice).count() <= 3 && words(slice).all(|w| w.starts_with(char::is_uppercase));
    let name = without_by(text, field);
    if several && names::is_person(name.of(text), lexicons) {
        meta.person = meta.person.or(Some(name));
    } else if several && capitalised {
        meta.place = meta.place.or(Some(field));
    } else {
        return None;
    }
    Some(false)
}

/// The field without a leading "By".
fn without_by(text: &str, field: Span) -> Span {
    let starts = |word: &str| field.of(text).starts_with(word);
    let by = if starts("By ") || starts("by ") || starts("BY ") { 3 } else { 0 };
    Span::new(field.start + by, field.end)
}

fn fields(text: &str, unit: Span) -> Vec<Span> {
    let mut fields = Vec::new();
    let mut start = unit.start;
    let slice = unit.of(text);
    let cuts = slice.char_indices().filter(|(_, c)| is_field_separator(*c));
    for (at, length) in cuts.map(|(at, c)| (at, c.len_utf8())).chain([(slice.len(), 0)]) {
        if let Some(field) = names::trim(text, Span::new(start, unit.start + at)) {
            fields.push(field);
        }
        start = unit.start + at + length;
    }
    fields
}

/// Reads a date line: "date 2026-01-06 $42", "Published: 6 January 2026, 11:20 GMT", "March 01, 2008".
fn date_line(text: &str, field: Span, lexicons: &Lexicons) -> Option<(PartialDate, Span, bool)> {
    let slice = field.of(text);
    let (date, span) = dates::find(slice)?;
    let before = plain_line(&slice[..span.start]);
    let label = lexicons.boilerplate.iter().filter(|cue| cue.matching == Match::Date).find(|cue| {
        before == cue.cue
            || before.strip_suffix(&cue.cue).is_some_and(|rest| rest.ends_with(' ') && is_time(rest.trim()))
    });
    let lead_is_time = is_time(before.trim()) || before.is_empty();
    let after = &slice[span.end..];
    let n_after = words(after).filter(|w| w.chars().any(char::is_alphabetic)).count();
    let quiet = n_after <= MAX_DATE_LINE_WORDS && !has_long_small_word(after) && !ends_sentence(slice);
    if !(label.is_some() || lead_is_time) || !quiet {
        return None;
    }
    Some((date, span.shifted(field.start), label.is_some()))
}

/// Whether the text has a lower-case word of more than five letters. Such a word belongs to a sentence; zones and "am" are
/// shorter.
fn has_long_small_word(text: &str) -> bool {
    words(text).any(|word| word.chars().count() > 5 && word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicons() -> Lexicons {
        Lexicons::embedded().unwrap()
    }

    #[test]
    fn cues_mark_lines_by_kind() {
        let lists = lexicons();
        for line in
            ["Advertisement", "• 418 views", "SHARE", "Sign up for our daily newsletter", "5 min read"]
        {
            assert_eq!(by_cue(line, &lists), Some(BlockKind::Boilerplate), "{line}");
        }
        assert_eq!(by_cue("Read also: Talks to open in Vale", &lists), Some(BlockKind::Teaser));
        for line in
            ["Share prices fell sharply after the talks.", "The views of 12 ministers", "Readers wrote."]
        {
            assert_eq!(by_cue(line, &lists), None, "{line}");
        }
    }

    #[test]
    fn headlines_with_glued_dates_are_teasers() {
        let lists = lexicons();
        for line in [
            "Ministers to open talks in Vale - media07.03.31, 09:45 • 512 views",
            "Ministers to open talks in Vale04.01.2026, 20:10",
            "Ministers to open talks in Vale • 312 views",
        ] {
            assert!(is_teaser(line, &lists), "{line}");
        }
        for line in [
            "The talks opened on 07.03.31, 09:45 local time.",
            "• 418 views",
            "The treaty of 01.09.1981",
            "The sides met.",
        ] {
            assert!(!is_teaser(line, &lists), "{line}");
        }
    }

    fn meta(text: &str) -> Option<String> {
        let meta = read_meta(text, Span::new(0, text.len()), &lexicons())?;
        let at = |span: Option<Span>| span.map_or("", |span| span.of(text)).to_owned();
        let date = meta.date.map_or(String::new(), |(date, span)| format!("{date}={}", span.of(text)));
        Some(format!("{date}|{}|{}|{}", at(meta.publisher), at(meta.place), at(meta.person)))
    }

    #[test]
    fn meta_lines() {
        let check = |text: &str, expected: &str| assert_eq!(meta(text).as_deref(), Some(expected), "{text}");
        check("date 2031-03-08 #17.2.3", "2031-03-08=2031-03-08|||");
        check("Published: 6 January 2026, 11:20 GMT", "2026-01-06=6 January 2026|||");
        check("March 01, 2008", "2008-03-01=March 01, 2008|||");
        check("Lviv • UNN", "|UNN|Lviv|");
        check("Ana Ruiz | 6 January 2026 | 312 views", "2026-01-06=6 January 2026|||Ana Ruiz");
        check("By Ana Ruiz | 6 January 2026", "2026-01-06=6 January 2026|||Ana Ruiz");
        check("Reuters", "|Reuters||");
        for text in [
            "On 6 January 2026 the talks opened.",
            "The talks of January 2026",
            "Details",
            "Paris | London",
            "March 01, 2008, the meeting opened",
        ] {
            assert_eq!(meta(text), None, "{text}");
        }
    }
}
