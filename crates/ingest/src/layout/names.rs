//! Lists of names in credit lines: "Ana Ruiz in Vale and Tom Lee, Vale Wire diplomatic writer".

use super::shape::{is_space, words};
use crate::lexicon::Lexicons;
use rapporteur_model::Span;

/// Words that separate a name from a place or a task.
const TAILS: [&str; 7] = ["in", "from", "at", "for", "of", "with", "on"];

/// Whether the words look like a person's name: two to five capitalised words, initials, particles.
pub(crate) fn is_person(text: &str, lexicons: &Lexicons) -> bool {
    let parts: Vec<&str> = text.split(is_space).filter(|part| !part.is_empty()).collect();
    (2..=5).contains(&parts.len())
        && parts.iter().all(|part| is_name_word(part) || lexicons.particles.contains(&part.to_lowercase()))
        && parts.first().is_some_and(|part| part.starts_with(char::is_uppercase))
        && parts
            .last()
            .is_some_and(|part| is_name_word(part) && !lexicons.unnamed.contains(&part.to_lowercase()))
        && parts.iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 2)
        && !is_agency(text, lexicons)
}

fn is_name_word(word: &str) -> bool {
    let bare = word.strip_suffix('.').unwrap_or(word);
    let n_letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    bare.starts_with(char::is_uppercase)
        && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}' | '.'))
        && (bare.len() == word.len() || n_letters <= 3)
}

/// A list of names, as far as it could be read.
#[derive(Default, Debug)]
pub(crate) struct NameList {
    /// Persons' names.
    pub persons: Vec<Span>,
    /// Agencies and publishers in the list.
    pub agencies: Vec<Span>,
    /// Words that are neither names nor known to accompany names.
    pub n_other_words: usize,
    /// Whether the first item is exactly a name or an agency.
    pub clean_start: bool,
}

/// Reads the names in `span` of `text`.
pub(crate) fn read(text: &str, span: Span, lexicons: &Lexicons) -> NameList {
    let mut list = NameList::default();
    for (i, item) in items(text, span).into_iter().enumerate() {
        let whole = item.of(text);
        let n_before = list.persons.len() + list.agencies.len();
        let head = cut_tail(text, item);
        if is_agency(whole, lexicons) {
            list.agencies.push(item);
        } else if is_person(head.of(text), lexicons) {
            list.persons.push(head);
        } else {
            read_mixed(text, head, lexicons, &mut list);
        }
        if i == 0 {
            let exact =
                list.persons.last().or(list.agencies.last()).is_some_and(|name| name.start == item.start);
            list.clean_start = exact && list.persons.len() + list.agencies.len() > n_before;
        }
    }
    list
}

/// Reads an agency, lower-case words and a name in any order: "Vale Wire writers Ana Ruiz".
fn read_mixed(text: &str, item: Span, lexicons: &Lexicons, list: &mut NameList) {
    let parts: Vec<Span> = parts(text, item).into_iter().filter_map(|part| trim_part(text, part)).collect();
    let mut at = 0;
    while at < parts.len() {
        let Some((end, person)) = longest_name(text, &parts, at, lexicons) else {
            list.n_other_words += 1;
            at += 1;
            continue;
        };
        let name = Span::new(parts[at].start, parts[end - 1].end);
        if person {
            list.persons.push(name)
        } else {
            list.agencies.push(name)
        }
        at = end;
    }
}

/// The longest agency or person that begins at part `at`: its end, and whether it is a person.
fn longest_name(text: &str, parts: &[Span], at: usize, lexicons: &Lexicons) -> Option<(usize, bool)> {
    let slice = |end: usize| Span::new(parts[at].start, parts[end - 1].end).of(text);
    (at + 1..=parts.len().min(at + 5)).rev().find_map(|end| {
        if is_agency(slice(end), lexicons) {
            Some((end, false))
        } else {
            is_person(slice(end), lexicons).then_some((end, true))
        }
    })
}

/// Whether the text is the name or alias of a known agency or publisher.
pub(crate) fn is_agency(text: &str, lexicons: &Lexicons) -> bool {
    let folded = super::shape::plain_line(text);
    lexicons.agencies.contains(&folded)
        || folded.strip_prefix("the ").is_some_and(|name| lexicons.agencies.contains(name))
        || lexicons.acronyms.contains(text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
}

fn parts(text: &str, span: Span) -> Vec<Span> {
    let slice = span.of(text);
    let mut parts = Vec::new();
    let mut start = None;
    for (at, c) in slice.char_indices().chain([(slice.len(), ' ')]) {
        match (is_space(c), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                parts.push(Span::new(span.start + from, span.start + at));
                start = None;
            }
            _ => {}
        }
    }
    parts
}

/// A word without the brackets and quotes around it.
fn trim_part(text: &str, part: Span) -> Option<Span> {
    let slice = part.of(text);
    let is_edge = |c: char| !c.is_alphanumeric() && c != '.';
    let start = slice.len() - slice.trim_start_matches(is_edge).len();
    let end = slice.trim_end_matches(is_edge).len();
    (start < end).then(|| Span::new(part.start + start, part.start + end))
}

/// The stretches between commas, semicolons, "and" and "&", trimmed.
fn items(text: &str, span: Span) -> Vec<Span> {
    let slice = span.of(text);
    let mut cuts = vec![(0, 0)];
    for (at, c) in slice.char_indices() {
        if matches!(c, ',' | ';' | '&' | '/') {
            cuts.push((at, at + c.len_utf8()));
        } else if is_space(c)
            && let Some(word) = ["and", "with"].iter().find(|w| is_word_at(slice, at + c.len_utf8(), w))
        {
            cuts.push((at, at + c.len_utf8() + word.len()));
        }
    }
    cuts.push((slice.len(), slice.len()));
    let mut items = Vec::new();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0].1, pair[1].0);
        if from < to
            && let Some(item) = trim(text, Span::new(span.start + from, span.start + to))
        {
            items.push(item);
        }
    }
    items
}

fn is_word_at(text: &str, at: usize, word: &str) -> bool {
    text.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
        && text[at + word.len()..].starts_with(is_space)
}

/// The span without white space, brackets, dashes and full stops at its ends, except the full stop of an initial or of "Jr.".
pub(crate) fn trim(text: &str, span: Span) -> Option<Span> {
    let slice = span.of(text);
    let is_edge = |c: char| !c.is_alphanumeric();
    let start = slice.len() - slice.trim_start_matches(is_edge).len();
    let bare = slice.trim_end_matches(is_edge);
    if start >= bare.len() {
        return None;
    }
    let last = bare.rsplit(is_space).next().unwrap_or("");
    let keeps_stop = slice[bare.len()..].starts_with('.') && matches!(last, "Jr" | "Sr");
    Some(Span::new(span.start + start, span.start + bare.len() + usize::from(keeps_stop)))
}

/// The item up to a tail such as " in Vale" or " from Vale".
fn cut_tail(text: &str, item: Span) -> Span {
    let slice = item.of(text);
    let mut end = slice.len();
    for (at, c) in slice.char_indices() {
        if at > 0 && is_space(c) && TAILS.iter().any(|word| is_word_at(slice, at + c.len_utf8(), word)) {
            end = at;
            break;
        }
    }
    trim(text, Span::new(item.start, item.start + end)).unwrap_or(item)
}

/// The number of words that begin with a lower-case letter.
pub(crate) fn n_lower_words(text: &str) -> usize {
    words(text).filter(|word| super::shape::starts_lower(word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, persons: &[&str], agencies: &[&str]) {
        let lexicons = Lexicons::embedded().unwrap();
        let list = read(text, Span::new(0, text.len()), &lexicons);
        let names = |spans: &[Span]| spans.iter().map(|s| s.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&list.persons), persons, "{text}");
        assert_eq!(names(&list.agencies), agencies, "{text}");
    }

    #[test]
    fn lists_of_names_places_and_tasks() {
        check("Ana Ruiz in Vale and Tom Lee", &["Ana Ruiz", "Tom Lee"], &[]);
        check("Ana Ruiz and Tom Lee, AP diplomatic writer", &["Ana Ruiz", "Tom Lee"], &["AP"]);
        check(
            "Associated Press writers Ana Ruiz and J. P. de la Cruz",
            &["Ana Ruiz", "J. P. de la Cruz"],
            &["Associated Press"],
        );
        check("Ana Ruiz (dpa, Reuters)", &["Ana Ruiz"], &["dpa", "Reuters"]);
        check("ANA RUIZ", &["ANA RUIZ"], &[]);
        check("Martin Luther Vale Jr.", &["Martin Luther Vale Jr."], &[]);
        check("Staff Writer", &[], &[]);
        check("Reuters Staff", &[], &["Reuters"]);
    }
}
