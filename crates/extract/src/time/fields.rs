//! What a match of a pattern captured.

use super::grammar::Grammar;
use super::pattern::Pattern;
use rapporteur_model::Span;
use regex_automata::util::captures::Captures;

/// What a pattern captured: the fields of its operation.
pub(super) struct Fields<'m> {
    pub(super) grammar: &'m Grammar,
    pub(super) pattern: &'m Pattern,
    pub(super) text: &'m str,
    pub(super) captures: Captures,
}

impl Fields<'_> {
    /// The first group of a field that took part in the match: its class and where it stands.
    fn group(&self, field: &str) -> Option<(Option<&str>, Span)> {
        let groups = self.pattern.groups.iter().enumerate().filter(|(_, (name, _))| name == field);
        let mut matched =
            groups.filter_map(|(i, (_, class))| Some((class.as_deref(), self.captures.get_group(i)?)));
        matched.next().map(|(class, at)| (class, Span::new(at.start, at.end)))
    }

    /// Where a field stands.
    pub(super) fn span(&self, field: &str) -> Option<Span> {
        self.group(field).map(|(_, span)| span)
    }

    /// The words of a field.
    pub(super) fn words(&self, field: &str) -> Option<&str> {
        let fixed = self.pattern.set.get(field).map(String::as_str);
        fixed.or_else(|| self.span(field).map(|span| span.of(self.text)))
    }

    /// The value of a field: what its class says of the words, else the words.
    pub(super) fn get(&self, field: &str) -> Option<&str> {
        if let Some(fixed) = self.pattern.set.get(field) {
            return Some(fixed);
        }
        let (class, span) = self.group(field)?;
        let words = span.of(self.text);
        class.map_or(Some(words), |class| self.grammar.value(class, words))
    }

    /// A field as a number; an ordinal's ending is ignored.
    pub(super) fn number(&self, field: &str) -> Option<i16> {
        let value = self.get(field)?.trim_start_matches(['\'', '’']);
        let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    }
}
