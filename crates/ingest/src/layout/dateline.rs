//! Datelines: place, date and agency before the first sentence.
//!
//! The forms are those of the agencies' style books and the variants that newspapers made of them: "PARIS, Jan 6 (Reuters) -",
//! "NAIROBI, Kenya (AP) _", "GENEVA, Nov. 19 —", "MOSCOW. Jan 6 (Interfax) -", "MINSK, January 6. /TASS/.", "(ANSA) - ROME, JAN 6
//! -", "Lviv • UNN".

use super::names;
use super::shape::{is_dash, is_field_separator, is_space};
use crate::dates;
use crate::lexicon::Lexicons;
use rapporteur_model::{Dateline, Sourced, Span};

/// The longest part of a place name, in words.
const MAX_PLACE_WORDS: usize = 4;
/// The largest number of parts of a place ("WEST PALM BEACH, Fla.").
const MAX_PLACES: usize = 3;

/// A dateline and the stretch it covers, with its closing dash.
#[derive(Debug)]
pub(crate) struct Found {
    pub dateline: Dateline,
    pub span: Span,
}

/// Reads a dateline at the start of `unit`.
pub(crate) fn read(text: &str, unit: Span, lexicons: &Lexicons) -> Option<Found> {
    let mut reader = DatelineReader {
        text,
        start: unit.start,
        at: unit.start,
        end: unit.end,
        lexicons,
        dateline: Dateline::default(),
        opening_dash: false,
    };
    let n_places = reader.parts()?;
    let date_or_agency = reader.dateline.date.is_some() || reader.dateline.agency.is_some();
    let closed = reader.close();
    reader.skip_space();
    let rest = reader.rest();
    let agency = reader.dateline.agency.is_some();
    let sound = match closed {
        Close::Dash => {
            date_or_agency
                || n_places > 0 && reader.place_is_capitals() && (rest.is_empty() || starts_sentence(rest))
        }
        Close::Field => agency && n_places > 0 && rest.is_empty(),
        Close::Stop => agency && n_places > 0,
        Close::None => {
            n_places > 0 && date_or_agency && rest.is_empty()
                || reader.agency_in_brackets() && (rest.is_empty() || starts_sentence(rest))
        }
    };
    let end = reader.at.min(unit.end);
    let end = unit.start + text.get(unit.start..end)?.trim_end_matches(is_space).len();
    sound.then(|| Found { dateline: reader.dateline, span: Span::new(unit.start, end) })
}

fn starts_sentence(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// How a dateline ends.
#[derive(PartialEq)]
enum Close {
    Dash,
    Field,
    Stop,
    None,
}

struct DatelineReader<'a> {
    text: &'a str,
    start: usize,
    at: usize,
    end: usize,
    lexicons: &'a Lexicons,
    dateline: Dateline,
    /// Whether the dateline is only an agency and a dash: "(Reuters) -".
    opening_dash: bool,
}

impl<'a> DatelineReader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(wanted).len();
        self.at += length;
        length
    }

    fn skip_space(&mut self) {
        self.skip(is_space);
    }

    /// Reads agency, places and date in any usual order. Returns the number of place parts, or `None` if nothing fits.
    fn parts(&mut self) -> Option<usize> {
        let mut n_places = 0;
        let mut place_end = None;
        let opens_with_agency = self.bracketed_agency();
        if opens_with_agency {
            self.skip_space();
            self.opening_dash = self.skip(is_dash) > 0;
            self.skip_space();
        }
        let first = self.at;
        loop {
            self.skip_space();
            if self.date() || self.bracketed_agency() || n_places > 0 && self.bare_agency() {
                self.skip(|c| matches!(c, ',' | '.') || is_space(c) && c != '\n');
                continue;
            }
            if n_places == MAX_PLACES
                || self.dateline.date.is_some()
                || !opens_with_agency && self.dateline.agency.is_some()
            {
                break;
            }
            let Some(place) = self.place(n_places > 0) else { break };
            n_places += 1;
            place_end = Some(place.end);
            // One field separator may precede the agency: "Kyiv • Wire".
            let before = self.at;
            self.skip_space();
            if self.skip(is_field_separator) > 0 {
                self.skip_space();
                if !self.bare_agency() {
                    self.at = before;
                }
                break;
            }
            if self.skip(|c| matches!(c, ',' | '.')) == 0 && !self.rest().starts_with(['(', '/', '[']) {
                break;
            }
        }
        if opens_with_agency && self.dateline.date.is_none() {
            // In "(Reuters) - The talks opened." the words after the dash are not a place.
            self.at = first;
            return Some(0);
        }
        self.opening_dash = false;
        if let Some(end) = place_end {
            let span = Span::new(first, end);
            self.dateline.place = Some(Sourced::stated(span.of(self.text).to_owned(), span));
        }
        let any = n_places > 0 || self.dateline.agency.is_some();
        any.then_some(n_places)
    }

    /// Reads one part of a place: capitalised words with particles between them ("Rio de Janeiro", "Fla.").
    fn place(&mut self, is_region: bool) -> Option<Span> {
        let start = self.at;
        let mut end = start;
        let mut n_words = 0;
        while n_words < MAX_PLACE_WORDS {
            let before = self.at;
            self.skip(|c| c == ' ' || c == '\u{a0}');
            let word_start = self.at;
            self.skip(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}') && !is_space(c));
            let word = &self.text[word_start..self.at];
            let particle = n_words > 0 && self.lexicons.particles.contains(word);
            if !word.starts_with(char::is_uppercase) && !particle || word.ends_with(is_dash) {
                self.at = before;
                break;
            }
            n_words += 1;
            if self.rest().starts_with('.') && self.abbreviates(word, is_region) {
                self.at += 1;
            }
            if !particle {
                end = self.at;
            }
        }
        self.at = end.max(start);
        (end > start).then(|| Span::new(start, end))
    }

    /// Whether the full stop after `word` belongs to it ("Fla.", "D.C.", "St.") and does not end the place.
    fn abbreviates(&self, word: &str, is_region: bool) -> bool {
        let after = self.rest()[1..].trim_start_matches(is_space);
        let n_chars = word.chars().count();
        let is_state = is_region && n_chars <= 4 && after.starts_with(|c: char| c == '(' || is_dash(c));
        n_chars <= 5
            && (is_state || word.chars().any(char::is_lowercase) == (n_chars > 1))
            && !after.is_empty()
            && dates::at_start(after).is_none()
    }

    fn date(&mut self) -> bool {
        if self.dateline.date.is_some() {
            return false;
        }
        let Some((date, length)) = dates::at_start(self.rest()) else { return false };
        let span = Span::new(self.at, self.at + length);
        self.dateline.date = Some(Sourced::stated(date, span));
        self.at = span.end;
        true
    }

    /// Reads a bracketed agency, "(Reuters)", "/TASS/", "\[AFP\]": a known name, or a short one in capitals.
    fn bracketed_agency(&mut self) -> bool {
        let rest = self.rest();
        let close = match rest.chars().next() {
            Some('(') => ')',
            Some('/') => '/',
            Some('[') => ']',
            _ => return false,
        };
        let Some(length) = rest[1..].find(close).filter(|length| *length <= 60) else { return false };
        let inner = Span::new(self.at + 1, self.at + 1 + length);
        let Some(name) = names::trim(self.text, inner) else { return false };
        let known = self.known_agency_within(name);
        let fits = known.is_some()
            || looks_like_agency(name.of(self.text))
            || self.is_named_before_dash(name, inner.end + 1);
        if self.dateline.agency.is_some() || !fits {
            return false;
        }
        let span = known.unwrap_or(name);
        self.dateline.agency = Some(Sourced::stated(span.of(self.text).to_owned(), span));
        self.at = inner.end + 1;
        true
    }

    /// Whether up to four capitalised words stand between a date and a dash: an agency that no list has.
    fn is_named_before_dash(&self, name: Span, after: usize) -> bool {
        let words = || super::shape::words(name.of(self.text));
        let rest = self.text.get(after..self.end).unwrap_or("").trim_start_matches(is_space);
        self.dateline.date.is_some()
            && rest.starts_with(is_dash)
            && words().count() <= 4
            && words().all(|word| word.starts_with(char::is_uppercase))
    }

    /// The whole name if it is a known agency, else its part before a comma, slash or dash ("Reuters Life!", "AP/Vale Times").
    fn known_agency_within(&self, name: Span) -> Option<Span> {
        if names::is_agency(name.of(self.text), self.lexicons) {
            return Some(name);
        }
        let slice = name.of(self.text);
        let cut = slice.find(|c: char| matches!(c, ',' | '/' | ';') || is_dash(c))?;
        let part = names::trim(self.text, Span::new(name.start, name.start + cut))?;
        names::is_agency(part.of(self.text), self.lexicons).then_some(part)
    }

    /// Reads an agency without brackets: a known one, or any short name in capitals after a field separator.
    fn bare_agency(&mut self) -> bool {
        if self.dateline.agency.is_some() {
            return false;
        }
        let rest = self.rest();
        let length = rest
            .find(|c: char| matches!(c, ',' | '.') || is_dash(c) || is_field_separator(c))
            .unwrap_or(rest.len());
        let Some(name) = names::trim(self.text, Span::new(self.at, self.at + length)) else { return false };
        let after_field = self.text[..self.at].trim_end_matches(is_space).ends_with(is_field_separator);
        let known = names::is_agency(name.of(self.text), self.lexicons);
        if !(known || after_field && looks_like_agency(name.of(self.text))) {
            return false;
        }
        self.dateline.agency = Some(Sourced::stated(name.of(self.text).to_owned(), name));
        self.at = name.end;
        true
    }

    /// Reads the dash, colon or full stop at the end.
    fn close(&mut self) -> Close {
        if self.opening_dash {
            return Close::Dash;
        }
        let before = self.at;
        let taken = &self.text[self.start..self.at];
        let had_field = taken.contains(is_field_separator);
        let stopped = taken.trim_end_matches(is_space).ends_with('.');
        self.skip_space();
        let n_dashes = self.skip(is_dash);
        let ahead = &self.text[..self.at - n_dashes];
        let spaced = ahead.ends_with(|c: char| is_space(c) || matches!(c, ')' | '/' | '.'))
            || self.rest().is_empty()
            || n_dashes != 1;
        if n_dashes > 0 && spaced {
            return Close::Dash;
        }
        self.at = before;
        if self.rest().starts_with(':') && self.dateline.agency.is_some() {
            self.at += 1;
            return Close::Dash;
        }
        if had_field {
            Close::Field
        } else if stopped {
            Close::Stop
        } else {
            Close::None
        }
    }

    /// Whether a known agency stands in brackets, after which no dash is needed.
    fn agency_in_brackets(&self) -> bool {
        let Some(agency) = self.dateline.agency.as_ref() else { return false };
        names::is_agency(&agency.value, self.lexicons)
            && agency.span.is_some_and(|span| self.text[..span.start].ends_with(['(', '[']))
    }

    /// Whether the place begins with a word of at least three capitals.
    fn place_is_capitals(&self) -> bool {
        self.dateline.place.as_ref().is_some_and(|place| {
            let first = place.value.split([',', ' ']).next().unwrap_or("");
            first.chars().filter(|c| c.is_uppercase()).count() >= 3 && !first.chars().any(char::is_lowercase)
        })
    }
}

/// Whether the text is two to eight capitals and nothing else.
fn looks_like_agency(text: &str) -> bool {
    (2..=8).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, place: &str, date: &str, agency: &str, rest: &str) {
        let lexicons = Lexicons::embedded().unwrap();
        let found = read(text, Span::new(0, text.len()), &lexicons)
            .unwrap_or_else(|| panic!("no dateline in {text:?}"));
        let shown = |value: Option<String>| value.unwrap_or_default();
        assert_eq!(shown(found.dateline.place.as_ref().map(|p| p.value.clone())), place, "{text}");
        assert_eq!(shown(found.dateline.date.as_ref().map(|d| d.value.to_string())), date, "{text}");
        assert_eq!(shown(found.dateline.agency.as_ref().map(|a| a.value.clone())), agency, "{text}");
        assert_eq!(text[found.span.end..].trim(), rest, "{text}");
        for span in [
            found.dateline.place.as_ref().and_then(|p| p.span),
            found.dateline.agency.as_ref().and_then(|a| a.span),
        ]
        .into_iter()
        .flatten()
        {
            assert!(found.span.contains(span), "{text}");
        }
    }

    #[test]
    fn reads_the_forms_of_the_agencies() {
        check(
            "PARIS, Jan 6 (Reuters) - The talks opened.",
            "PARIS",
            "--01-06",
            "Reuters",
            "The talks opened.",
        );
        check(
            "WEST PALM BEACH, Fla. — The president spoke.",
            "WEST PALM BEACH, Fla.",
            "",
            "",
            "The president spoke.",
        );
        check("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya", "", "AP", "");
        check(
            "GENEVA, 19 November 1985 (TASS) -- Both sides met.",
            "GENEVA",
            "1985-11-19",
            "TASS",
            "Both sides met.",
        );
        check("Lviv\u{a0}• UNN", "Lviv", "", "UNN", "");
        check("UNITED NATIONS (AP) _", "UNITED NATIONS", "", "AP", "");
        check("INDEPENDENCE, MO. (AP)--", "INDEPENDENCE, MO.", "", "AP", "");
        check("WASHINGTON, August 8 (Xinhua) --", "WASHINGTON", "--08-08", "Xinhua", "");
        check("GENEVA, Nov. 19—The leaders met.", "GENEVA", "--11-19", "", "The leaders met.");
        check(
            "MOSCOW. Jan 6 (Interfax) - The ministry said so.",
            "MOSCOW",
            "--01-06",
            "Interfax",
            "The ministry said so.",
        );
        check("MINSK, January 6. /TASS/. The sides met.", "MINSK", "--01-06", "TASS", "The sides met.");
        check("(ANSA) - ROME, JAN 6 - The cabinet met.", "ROME", "--01-06", "ANSA", "The cabinet met.");
        check(
            "Paris, Jan 6, 2026 (AFP) - The talks opened.",
            "Paris",
            "2026-01-06",
            "AFP",
            "The talks opened.",
        );
        check("Berlin (dpa) - The talks opened.", "Berlin", "", "dpa", "The talks opened.");
        check("TOKYO, Jan 6, Kyodo - The talks opened.", "TOKYO", "--01-06", "Kyodo", "The talks opened.");
        check(
            "NEW DELHI, Jan 6 (IANS) The talks opened.",
            "NEW DELHI",
            "--01-06",
            "IANS",
            "The talks opened.",
        );
        check("(Reuters) - The talks opened.", "", "", "Reuters", "The talks opened.");
        check("WASHINGTON (CNN) The talks opened.", "WASHINGTON", "", "CNN", "The talks opened.");
        check(
            "REYKJAVIK, Iceland, Oct. 12 — The talks ended.",
            "REYKJAVIK, Iceland",
            "--10-12",
            "",
            "The talks ended.",
        );
        check(
            "Rio de Janeiro, 3 June (EFE).- The talks ended.",
            "Rio de Janeiro",
            "--06-03",
            "EFE",
            "The talks ended.",
        );
        check(
            "VALE, May 4 (River Wire) - The talks ended.",
            "VALE",
            "--05-04",
            "River Wire",
            "The talks ended.",
        );
        check("ATLANTA _", "ATLANTA", "", "", "");
    }

    #[test]
    fn leaves_sentences_alone() {
        let lexicons = Lexicons::embedded().unwrap();
        for text in [
            "NATO — the alliance of the West — met.",
            "Paris and London agreed (again) on Friday.",
            "Leaders met in Paris, Jan 6 was a cold day.",
            "On Jan 6 (Tuesday) - a cold day - they met.",
            "The United Nations (UN) said on Friday.",
            "Ana Ruiz - the minister - left.",
            "In Geneva, Tom Lee said so.",
        ] {
            assert!(read(text, Span::new(0, text.len()), &lexicons).is_none(), "{text}");
        }
    }
}
