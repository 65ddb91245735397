//! Credits: who wrote, edited and translated the report. They stand on lines of their own or after the last sentence.

use super::names;
use super::shape::{is_space, plain_line};
use crate::lexicon::{CreditCue, CreditForm, CreditWork, Lexicons};
use rapporteur_model::{Credit, CreditRole, Sourced, Span};

/// How many other lower-case words a credit line may hold beside its cue and names ("diplomatic writer").
const MAX_OTHER_WORDS: usize = 6;

/// The longest stretch that is read as credits, in bytes. The desks of a large agency take under a thousand.
const MAX_BYTES: usize = 4000;

/// The credits of one line.
#[derive(Default, Debug)]
pub(crate) struct Credits {
    pub persons: Vec<Credit>,
    pub publisher: Option<Span>,
    /// Agencies that supplied the text or a part of it, apart from the publisher.
    pub agencies: Vec<Span>,
}

/// A cue at its place in the text.
struct Hit<'a> {
    span: Span,
    cue: &'a CreditCue,
}

/// Reads `unit` as a credit line from its first word to its last; `None` if it is anything else.
pub(crate) fn read_line(text: &str, unit: Span, lexicons: &Lexicons) -> Option<Credits> {
    if unit.len() > MAX_BYTES {
        return None;
    }
    let hits = hits(text, unit, lexicons);
    let first = hits.first()?;
    if first.cue.form == CreditForm::Suffix {
        return read_suffix(text, unit, &hits, lexicons);
    }
    let lead = Span::new(unit.start, first.span.start);
    if names::trim(text, lead).is_some() {
        return None;
    }
    read_segments(text, unit.end, &hits, lexicons)
}

/// The place after the last sentence of `unit` where credits begin, and the credits.
pub(crate) fn read_tail(text: &str, unit: Span, lexicons: &Lexicons) -> Option<(Span, Credits)> {
    let unit = last_bytes(text, unit);
    for hit in hits(text, unit, lexicons) {
        if matches!(hit.cue.form, CreditForm::Weak | CreditForm::Suffix) || hit.span.start == unit.start {
            continue;
        }
        let before = Span::new(unit.start, hit.span.start).of(text);
        let bare =
            before.trim_end_matches(|c: char| is_space(c) || matches!(c, '(' | '[' | '—' | '–' | '-' | '*'));
        if !bare.ends_with(['.', '!', '?', '"', '\u{201d}', ')', '\u{2026}', '\'', '\u{2019}']) {
            continue;
        }
        let tail_start = unit.start + bare.len();
        let skipped = text[tail_start..].len() - text[tail_start..].trim_start_matches(is_space).len();
        let tail = Span::new(tail_start + skipped, unit.end);
        if let Some(credits) = read_line(text, tail, lexicons) {
            return Some((tail, credits));
        }
    }
    read_agency_tail(text, unit, lexicons)
}

/// The end of a unit, where credits can stand.
fn last_bytes(text: &str, unit: Span) -> Span {
    let least = unit.start.max(unit.end.saturating_sub(MAX_BYTES));
    let start = (least..=unit.end).find(|at| text.is_char_boundary(*at)).unwrap_or(unit.start);
    Span::new(start, unit.end)
}

/// Reads "(AFP, dpa)" after the last full stop. A single agency is the publisher.
fn read_agency_tail(text: &str, unit: Span, lexicons: &Lexicons) -> Option<(Span, Credits)> {
    let slice = unit.of(text);
    let inner_end = slice.strip_suffix(')')?.len();
    let open = slice.rfind('(')?;
    let before = slice[..open].trim_end_matches(is_space);
    if !before.ends_with(['.', '!', '?', '"', '\u{201d}'])
        && !before.rsplit(is_space).next().is_some_and(is_initials)
    {
        return None;
    }
    let list = names::read(text, Span::new(unit.start + open + 1, unit.start + inner_end), lexicons);
    if list.agencies.is_empty() || list.n_other_words > 0 || !list.persons.is_empty() {
        return None;
    }
    let mut credits = Credits::default();
    match list.agencies[..] {
        [agency] => credits.publisher = Some(agency),
        _ => credits.agencies = list.agencies,
    }
    Some((Span::new(unit.start + open, unit.end), credits))
}

/// Whether the word is the initials of a desk, which precede the agencies: "se/sms".
fn is_initials(word: &str) -> bool {
    word.contains('/') && word.chars().all(|c| c == '/' || c.is_ascii_lowercase()) && word.len() <= 10
}

/// All cues of the unit in text order, the longest at each place.
fn hits<'a>(text: &str, unit: Span, lexicons: &'a Lexicons) -> Vec<Hit<'a>> {
    let mut hits: Vec<Hit<'a>> = Vec::new();
    for cue in &lexicons.credits {
        let mut from = unit.start;
        while let Some(span) = next_match(text, from, unit.end, &cue.cue) {
            from = span.end;
            if fits(text, unit, span, cue) && !hits.iter().any(|hit| hit.span.overlaps(span)) {
                hits.push(Hit { span, cue });
            }
        }
    }
    hits.sort_by_key(|hit| hit.span);
    hits
}

/// Finds the words of a cue, in any case and separated by any white space.
fn next_match(text: &str, from: usize, end: usize, cue: &str) -> Option<Span> {
    let slice = text.get(from..end)?;
    let first = cue.bytes().next()?;
    // Comparing the first byte excludes most places, which saves time in a text of a megabyte.
    let places = slice.bytes().enumerate().filter(|(_, byte)| byte.eq_ignore_ascii_case(&first));
    places.map(|(at, _)| at).find_map(|at| {
        let length = match_at(slice.get(at..)?, cue)?;
        Some(Span::new(from + at, from + at + length))
    })
}

fn match_at(text: &str, cue: &str) -> Option<usize> {
    let mut rest = text;
    for (i, word) in cue.split(' ').enumerate() {
        if i > 0 {
            let bare = rest.trim_start_matches(is_space);
            if bare.len() == rest.len() {
                return None;
            }
            rest = bare;
        }
        let found = rest.get(..word.len())?;
        if !found.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = &rest[word.len()..];
    }
    Some(text.len() - rest.len())
}

/// Whether the match stands at word boundaries and where its form requires. "KyivEditing by" counts as a boundary.
fn fits(text: &str, unit: Span, span: Span, cue: &CreditCue) -> bool {
    let before = text[unit.start..span.start].chars().next_back();
    let first = text[span.start..].chars().next();
    let glued = before.is_some_and(|c| c.is_lowercase() || c == '.') && first.is_some_and(char::is_uppercase);
    let left = before.is_none_or(|c| !c.is_alphanumeric()) || glued;
    let after = text[span.end..unit.end].chars().next();
    let right = after.is_none_or(|c| !c.is_alphanumeric());
    let at_start = names::trim(text, Span::new(unit.start, span.start)).is_none();
    left && right
        && match cue.form {
            CreditForm::Label => text[span.end..unit.end].trim_start_matches(is_space).starts_with(':'),
            CreditForm::Weak => at_start,
            CreditForm::Prefix | CreditForm::Suffix => true,
        }
}

/// Reads cue after cue, each with the names that follow it.
fn read_segments(text: &str, end: usize, hits: &[Hit<'_>], lexicons: &Lexicons) -> Option<Credits> {
    let mut credits = Credits::default();
    for (i, hit) in hits.iter().enumerate() {
        let stop = hits.get(i + 1).map_or(end, |next| next.span.start);
        let segment = Span::new(hit.span.end, stop);
        let list = names::read(text, segment, lexicons);
        let known_publisher = hit.cue.work == CreditWork::Publisher;
        if known_publisher && let Some(name) = names::trim(text, segment) {
            credits.publisher = Some(name);
            continue;
        }
        let empty = list.persons.is_empty() && list.agencies.is_empty();
        let wordy = list.n_other_words > MAX_OTHER_WORDS
            || hit.cue.form == CreditForm::Weak && is_prose(text, segment, &list);
        if wordy || (empty || !list.clean_start) && !is_desk(text, segment, lexicons) {
            return None;
        }
        // Several agencies are sources; none of them is the publisher.
        match list.agencies[..] {
            [agency] if hit.cue.work != CreditWork::Source => {
                credits.publisher = credits.publisher.or(Some(agency));
            }
            _ => credits.agencies.extend(&list.agencies),
        }
        if let Some(role) = hit.cue.work.role() {
            credits.persons.extend(list.persons.iter().map(|name| credit(text, role, *name)));
        }
    }
    Some(credits)
}

/// Whether a segment after "By" is prose. "By" begins sentences too, so only names and a short description may follow it, without
/// a full stop.
fn is_prose(text: &str, segment: Span, list: &names::NameList) -> bool {
    let slice = segment.of(text);
    let names_only = list.n_other_words == 0 && names::n_lower_words(slice) <= 2 * list.persons.len() + 2;
    !names_only && (super::shape::ends_sentence(slice) || list.n_other_words > 4)
}

/// Whether a segment names a desk: "Reporting by Vale newsroom" names no person but is a byline.
fn is_desk(text: &str, segment: Span, lexicons: &Lexicons) -> bool {
    let folded = plain_line(segment.of(text));
    let mut words = folded.split(' ');
    words.clone().count() <= 4 && words.next_back().is_some_and(|word| lexicons.unnamed.contains(word))
}

/// Reads credits whose cue follows the names: "Ana Ruiz contributed reporting from Vale, Tom Lee from Mill."
fn read_suffix(text: &str, unit: Span, hits: &[Hit<'_>], lexicons: &Lexicons) -> Option<Credits> {
    let hit = hits.first()?;
    let before = names::read(text, Span::new(unit.start, hit.span.start), lexicons);
    let after = names::read(text, Span::new(hit.span.end, unit.end), lexicons);
    let role = hit.cue.work.role()?;
    if before.persons.is_empty() && before.agencies.is_empty()
        || before.n_other_words > MAX_OTHER_WORDS
        || after.n_other_words > MAX_OTHER_WORDS
    {
        return None;
    }
    let persons = before.persons.iter().chain(&after.persons).map(|name| credit(text, role, *name)).collect();
    // The agency of a writer is the publisher; an agency that contributed itself is a source.
    Some(match before.persons.is_empty() {
        false => Credits { persons, publisher: before.agencies.first().copied(), agencies: Vec::new() },
        true => Credits { persons, publisher: None, agencies: before.agencies },
    })
}

fn credit(text: &str, role: CreditRole, name: Span) -> Credit {
    Credit { role, name: Sourced::stated(name.of(text).split(is_space).collect::<Vec<_>>().join(" "), name) }
}

/// Reads a name alone on its line, with or without a dash before it.
pub(crate) fn read_bare_name(text: &str, unit: Span, lexicons: &Lexicons) -> Option<Credit> {
    let name = names::trim(text, unit)?;
    let is_line = name.end == unit.end;
    (is_line && names::is_person(name.of(text), lexicons)).then(|| credit(text, CreditRole::Author, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(credits: &Credits, text: &str) -> String {
        let mut parts: Vec<String> =
            credits.persons.iter().map(|c| format!("{:?} {}", c.role, c.name.value)).collect();
        parts.extend(credits.publisher.map(|span| format!("at {}", span.of(text))));
        parts.extend(credits.agencies.iter().map(|span| format!("from {}", span.of(text))));
        parts.join("; ")
    }

    fn line(text: &str, expected: &str) {
        let lexicons = Lexicons::embedded().unwrap();
        let credits = read_line(text, Span::new(0, text.len()), &lexicons)
            .unwrap_or_else(|| panic!("no credit: {text}"));
        assert_eq!(shown(&credits, text), expected, "{text}");
    }

    #[test]
    fn credit_lines() {
        line("Translation by Ana Ruiz", "Translator Ana Ruiz");
        line(
            "(Additional reporting by Ana Ruiz in ValeEditing by Tom Lee)",
            "Author Ana Ruiz; Editor Tom Lee",
        );
        line(
            "(Reporting by Ana Ruiz and Tom Lee in Vale; Editing by Kim de Wit)",
            "Author Ana Ruiz; Author Tom Lee; Editor Kim de Wit",
        );
        line("By Ana Ruiz and Tom Lee, AP diplomatic writer", "Author Ana Ruiz; Author Tom Lee; at AP");
        line("By ANA RUIZ", "Author ANA RUIZ");
        line("Author: Ana Ruiz Editor: Tom Lee", "Author Ana Ruiz; Editor Tom Lee");
        line(
            "Ana Ruiz contributed reporting from Vale, Tom Lee from Mill and Kim Moss from Ford.",
            "Author Ana Ruiz; Author Tom Lee; Author Kim Moss",
        );
        line(
            "Associated Press writers Ana Ruiz and Tom Lee contributed to this report.",
            "Author Ana Ruiz; Author Tom Lee; at Associated Press",
        );
        line("By Reuters Staff", "at Reuters");
        line("Special to The Vale Times", "at The Vale Times");
        line("Photographs by Ana Ruiz", "");
        line("With files from Ana Ruiz and The Canadian Press", "Author Ana Ruiz; from The Canadian Press");
        line("AFP contributed to this report.", "from AFP");
        line("Source: Xinhua", "from Xinhua");
        line("Sources: AP, Reuters", "from AP; from Reuters");
        line("(With inputs from PTI)", "from PTI");
        line("By Ana Ruiz, with AFP and Reuters", "Author Ana Ruiz; from AFP; from Reuters");
    }

    #[test]
    fn sentences_are_no_credits() {
        let lexicons = Lexicons::embedded().unwrap();
        for text in [
            "By Tuesday the talks had stalled.",
            "By Ana Ruiz's account the talks had stalled when the second delegation left the table.",
            "Reporting by state media was restricted in the capital.",
            "By signing the treaty, President Tom Lee ended the war.",
            "Edited by hand, the note grew to forty pages that nobody wanted to read in one sitting.",
            "By John Adams Hall the crowd waited for news.",
            "The two countries contributed to this report on fisheries.",
            "Source: the ministry's own count, which nobody else has been allowed to see since last spring.",
            "With agencies of the union cutting staff, the ministers met again.",
        ] {
            assert!(read_line(text, Span::new(0, text.len()), &lexicons).is_none(), "{text}");
        }
    }

    #[test]
    fn credits_after_the_last_sentence() {
        let lexicons = Lexicons::embedded().unwrap();
        let check = |text: &str, rest: &str, expected: &str| {
            let (span, credits) = read_tail(text, Span::new(0, text.len()), &lexicons).unwrap();
            assert_eq!((&text[..span.start], shown(&credits, text).as_str()), (rest, expected), "{text}");
        };
        check(
            "It ended. (Reporting by Ana Ruiz; Editing by Tom Lee)",
            "It ended. ",
            "Author Ana Ruiz; Editor Tom Lee",
        );
        check("It ended. Author: Ana Ruiz Editor: Tom Lee", "It ended. ", "Author Ana Ruiz; Editor Tom Lee");
        check("\"It ended.\" se/sms (AFP, dpa)", "\"It ended.\" se/sms ", "from AFP; from dpa");
        check("It ended. (With inputs from agencies)", "It ended. ", "");
        check("It ended. Source: Interfax.", "It ended. ", "from Interfax");
        check("It ended. (Reuters)", "It ended. ", "at Reuters");
        for text in [
            "It ended (again).",
            "The union (EU)",
            "He met the author: Ana Ruiz.",
            "It ended. (It began in May.)",
        ] {
            assert!(read_tail(text, Span::new(0, text.len()), &lexicons).is_none(), "{text}");
        }
    }
}
