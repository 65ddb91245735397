//! Prefixes, suffixes and infixes: what may be cut off a chunk's start or end, or split it inside.
//!
//! The rules are the alternatives of spaCy's regular expressions, taken apart when the model is converted. Every alternative has
//! the same simple shape, so no regular-expression engine is needed: characters that must precede, a body, and possibly one
//! character that must or must not follow.

use crate::Error;
use crate::model::SectionReader;
use crate::unicode::CharSet;

/// One alternative of an expression.
#[derive(Debug)]
struct AffixRule {
    /// Classes of the characters directly before the match; the last one adjoins it.
    behind: Vec<usize>,
    body: Body,
    ahead: Ahead,
}

#[derive(Debug)]
enum Body {
    /// The first of these texts that fits.
    Literals(Vec<Box<str>>),
    /// One character of a class.
    Class(usize),
    /// Two or more full stops.
    Dots,
}

#[derive(Debug)]
enum Ahead {
    Anything,
    Class(usize),
    NotClass(usize),
}

/// The alternatives of one expression, in order.
#[derive(Debug)]
pub(super) struct AffixRules {
    rules: Vec<AffixRule>,
    /// Characters that a match can start with.
    firsts: CharSet,
    /// Characters that a match can end with.
    lasts: CharSet,
}

impl AffixRules {
    /// Reads a list of rules; `classes` are the character classes that they refer to.
    pub(super) fn read(reader: &mut SectionReader, classes: &[Vec<(u32, u32)>]) -> Result<Self, Error> {
        let rules = reader.list(|r| read_rule(r, classes.len()))?;
        let firsts = edge_characters(&rules, classes, |literal| literal.chars().next());
        let lasts = edge_characters(&rules, classes, |literal| literal.chars().next_back());
        Ok(Self { rules, firsts, lasts })
    }

    /// The length in bytes of the match at the start of `text`; 0 if there is none.
    pub(super) fn prefix_len(&self, text: &str, classes: &[CharSet]) -> usize {
        self.match_end(text, 0, classes).unwrap_or(0)
    }

    /// The length in bytes of the longest match at the end of `text`; 0 if there is none.
    pub(super) fn suffix_len(&self, text: &str, classes: &[CharSet]) -> usize {
        match text.chars().next_back() {
            Some(last) if self.lasts.contains(last) => {
                self.rules.iter().map(|rule| rule.suffix_len(text, classes)).max().unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// The end of the first alternative that matches at byte `at`.
    fn match_end(&self, text: &str, at: usize, classes: &[CharSet]) -> Option<usize> {
        let first = text[at..].chars().next()?;
        if !self.firsts.contains(first) {
            return None;
        }
        self.rules.iter().find_map(|rule| rule.match_end(text, at, classes))
    }

    /// All matches from left to right, without overlaps, as byte ranges.
    pub(super) fn find_all(&self, text: &str, classes: &[CharSet]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            match self.match_end(text, at, classes) {
                Some(end) => {
                    found.push((at, end));
                    at = end;
                }
                None => at += c.len_utf8(),
            }
        }
        found
    }
}

impl AffixRule {
    fn match_end(&self, text: &str, at: usize, classes: &[CharSet]) -> Option<usize> {
        let rest = &text[at..];
        if !self.fits_behind(&text[..at], classes) {
            return None;
        }
        match &self.body {
            Body::Literals(literals) => literals
                .iter()
                .filter(|literal| rest.starts_with(literal.as_ref()))
                .map(|literal| at + literal.len())
                .find(|end| self.fits_ahead(&text[*end..], classes)),
            Body::Class(class) => {
                let c = rest.chars().next().filter(|c| classes[*class].contains(*c))?;
                Some(at + c.len_utf8()).filter(|end| self.fits_ahead(&text[*end..], classes))
            }
            Body::Dots => {
                let n_dots = rest.bytes().take_while(|byte| *byte == b'.').count();
                (n_dots >= 2).then_some(at + n_dots)
            }
        }
    }

    fn suffix_len(&self, text: &str, classes: &[CharSet]) -> usize {
        let fits = |n_bytes: &usize| self.fits_behind(&text[..text.len() - n_bytes], classes);
        match &self.body {
            Body::Literals(literals) => literals
                .iter()
                .filter(|literal| text.ends_with(literal.as_ref()))
                .map(|literal| literal.len())
                .filter(fits)
                .max(),
            Body::Class(class) => text
                .chars()
                .next_back()
                .filter(|c| classes[*class].contains(*c))
                .map(char::len_utf8)
                .filter(fits),
            Body::Dots => {
                Some(text.bytes().rev().take_while(|byte| *byte == b'.').count()).filter(|n| *n >= 2)
            }
        }
        .unwrap_or(0)
    }

    fn fits_behind(&self, before: &str, classes: &[CharSet]) -> bool {
        let mut chars = before.chars().rev();
        self.behind.iter().rev().all(|class| chars.next().is_some_and(|c| classes[*class].contains(c)))
    }

    fn fits_ahead(&self, after: &str, classes: &[CharSet]) -> bool {
        let next = after.chars().next();
        match self.ahead {
            Ahead::Anything => true,
            Ahead::Class(class) => next.is_some_and(|c| classes[class].contains(c)),
            Ahead::NotClass(class) => !next.is_some_and(|c| classes[class].contains(c)),
        }
    }
}

/// Reads a rule: class ids before it, kind of body and body, kind of look-ahead and its class.
fn read_rule(reader: &mut SectionReader, n_classes: usize) -> Result<AffixRule, Error> {
    let class = |reader: &mut SectionReader| match reader.count()? {
        id if id < n_classes => Ok(id),
        id => Err(reader.damaged(format!("no character class {id}"))),
    };
    let behind = reader.list(class)?;
    let body = match reader.u8()? {
        0 => Body::Literals(reader.list(SectionReader::str)?),
        1 => Body::Class(class(reader)?),
        2 => Body::Dots,
        other => return Err(reader.damaged(format!("unknown kind of affix {other}"))),
    };
    let ahead = match reader.u8()? {
        0 => Ahead::Anything,
        1 => Ahead::Class(class(reader)?),
        2 => Ahead::NotClass(class(reader)?),
        other => return Err(reader.damaged(format!("unknown kind of look-ahead {other}"))),
    };
    Ok(AffixRule { behind, body, ahead })
}

/// The characters that can stand at one edge of a match.
fn edge_characters(
    rules: &[AffixRule],
    classes: &[Vec<(u32, u32)>],
    edge: impl Fn(&str) -> Option<char>,
) -> CharSet {
    let mut ranges = Vec::new();
    for rule in rules {
        match &rule.body {
            Body::Literals(literals) => {
                ranges.extend(literals.iter().filter_map(|l| edge(l)).map(|c| (u32::from(c), u32::from(c))));
            }
            Body::Class(class) => ranges.extend_from_slice(&classes[*class]),
            Body::Dots => ranges.push((u32::from('.'), u32::from('.'))),
        }
    }
    CharSet::new(ranges)
}
