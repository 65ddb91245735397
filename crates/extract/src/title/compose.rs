//! How far a title reaches around the noun of its post.

use super::wording::Parts;
use super::{Tenure, Title, is_capitalised, touch};
use rapporteur_knowledge::words::{Bound, Column, TitleSense, Usage};
use rapporteur_knowledge::{Knowledge, Word};
use rapporteur_language::{Name, Tag, Token};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Longest name of a field, in words.
const LONGEST_FIELD: usize = 3;

/// A sentence in which titles are looked for.
pub(super) struct Line<'a> {
    pub tokens: &'a [Token],
    pub names: &'a [Name],
    pub knowledge: &'a Knowledge,
    pub sentence: Range<usize>,
}

/// The noun of a post, with the lexicon's entry.
struct Core<'k> {
    tokens: Range<usize>,
    word: &'k Word,
}

impl<'a> Line<'a> {
    /// The title whose noun begins at a token; no word of it stands before `floor`.
    pub fn title(&self, at: usize, floor: usize) -> Option<Title> {
        let core = self.core(at)?;
        let head = self.head(&core);
        let mut parts = Parts::new(core.word);
        let start = self.left(&core, floor, &mut parts);
        let end = self.right(&core, &mut parts);
        let end = self.suffix(end, &mut parts);
        let stands = match core.word.value(Column::Bound) {
            Some(Bound::Name) => self.is_named(end),
            Some(Bound::Seat) => self.is_named(end) && self.is_seated(end),
            _ => true,
        };
        if !stands {
            return None;
        }
        Some(Title {
            tokens: start..end,
            head,
            post: parts.post(&self.knowledge.words),
            own: parts.own(),
            tenure: parts.tenure,
            of: core.word.values(Column::Of).collect(),
            is_plural: self.is_plural(&core),
        })
    }

    fn lower(&self, i: usize) -> String {
        self.tokens[i].text.to_lowercase()
    }

    /// The longest entry of the lexicon that begins at a token and is used as a noun.
    fn core(&self, at: usize) -> Option<Core<'a>> {
        let lemma = self.tokens[at].lemma.to_lowercase();
        let text = self.lower(at);
        let words = &self.knowledge.words;
        let singular = text.strip_suffix('s').filter(|_| is_capitalised(&self.tokens[at])).unwrap_or(&text);
        let mut firsts = vec![lemma.as_str(), text.as_str(), singular];
        firsts.dedup();
        let starting = firsts.into_iter().flat_map(|first| words.starting_with(first));
        let offices = starting.filter(|(class, _)| *class == "office").map(|(_, word)| word);
        let word =
            offices.filter(|word| self.reads(at, &word.lemmas)).max_by_key(|word| word.lemmas.len())?;
        let core = Core { tokens: at..at + word.lemmas.len(), word };
        let noun = &self.tokens[self.head(&core)];
        let nominal = matches!(noun.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
        // "3 pm" is no prime minister.
        let counted = at > self.sentence.start && self.tokens[at - 1].tag == Tag::Cd;
        ((nominal || word.lemmas.len() > 1) && !(counted && text == "pm")).then_some(core)
    }

    fn reads(&self, at: usize, lemmas: &[String]) -> bool {
        at + lemmas.len() <= self.sentence.end
            && lemmas.iter().zip(at..).all(|(lemma, i)| {
                let text = &self.tokens[i].text;
                // A plural in capitals ("Foreign Ministers") has no lemma of its own.
                let plural = || {
                    text.to_lowercase().strip_suffix('s') == Some(lemma) && is_capitalised(&self.tokens[i])
                };
                self.tokens[i].lemma.eq_ignore_ascii_case(lemma)
                    || text.eq_ignore_ascii_case(lemma)
                    || plural()
            })
    }

    /// Whether the noun is in the plural, whatever its tag.
    fn is_plural(&self, core: &Core<'_>) -> bool {
        let singular = |i: usize| {
            core.word.lemmas.get(i - core.tokens.start).is_some_and(|lemma| self.lower(i) == *lemma)
        };
        core.tokens.clone().any(|i| self.tokens[i].tag.is_plural() && !singular(i))
            || core.tokens.clone().any(|i| {
                self.lower(i)
                    .strip_suffix('s')
                    .is_some_and(|one| core.word.lemmas[i - core.tokens.start] == one)
            })
    }

    /// The noun that the other words hang on: what stands before "of", else the last.
    fn head(&self, core: &Core<'_>) -> usize {
        let binds =
            |i: &usize| matches!(self.tokens[*i].text.as_ref(), "of" | "to" | "without") || self.is_in(*i);
        let bound = core.tokens.clone().skip(1).find(binds);
        let head = bound.map_or(core.tokens.end, |i| i) - 1;
        // The hyphen of "commander-in-chief".
        if self.is_hyphen(head) && head > core.tokens.start { head - 1 } else { head }
    }

    fn is_in(&self, i: usize) -> bool {
        self.tokens[i].text.as_ref() == "in" && i > 0 && self.is_hyphen(i - 1)
    }

    fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.tokens[i].text.as_ref(), "-" | "–" | "‑")
    }

    /// Where the title begins: fields, then words of rank and time.
    fn left(&self, core: &Core<'_>, floor: usize, parts: &mut Parts) -> usize {
        let mut start = core.tokens.start;
        let floor = floor.max(self.sentence.start);
        loop {
            let step = self
                .prefix(start, floor, parts)
                .or_else(|| self.field_before(core, start, floor, parts))
                .or_else(|| self.joined_field(core, start, floor, parts));
            match step {
                Some(to) => start = to,
                None => return start,
            }
        }
    }

    /// One word of rank or time before a title.
    fn prefix(&self, start: usize, floor: usize, parts: &mut Parts) -> Option<usize> {
        let before = start.checked_sub(1).filter(|i| *i >= floor)?;
        let hyphened = self.is_hyphen(before) && touch(self.tokens, before, start);
        let at = if hyphened {
            before.checked_sub(1).filter(|i| *i >= floor && touch(self.tokens, *i, before))?
        } else {
            before
        };
        let word = self.lower(at);
        let ordinal = if hyphened { format!("{word}-") } else { word.clone() };
        let sense = self.prefix_sense(&word)?;
        let opened =
            |i: usize| matches!(self.lower(i).as_str(), "the" | "a" | "of" | "by" | "with" | "under" | "to");
        match sense {
            TitleSense::Order if parts.ranks.is_empty() => return None,
            TitleSense::Rank | TitleSense::Order => parts.add_rank(word, hyphened),
            // "and then President Ruiz spoke"
            TitleSense::Former if ordinal == "then" && !(at > floor && opened(at - 1)) => return None,
            TitleSense::Former => parts.tenure = Tenure::Former,
            TitleSense::Coming => parts.tenure = Tenure::Coming,
            TitleSense::Now => {}
        }
        Some(at)
    }

    fn prefix_sense(&self, word: &str) -> Option<TitleSense> {
        self.knowledge.words.get("title_prefix", word)?.value(Column::Sense)
    }

    /// A field right before a title: "foreign trade" before "minister".
    fn field_before(&self, core: &Core<'_>, start: usize, floor: usize, parts: &mut Parts) -> Option<usize> {
        let n = match core.word.value(Column::Bound) {
            Some(Bound::Field) => {
                self.field_ending(start, floor).or_else(|| self.unlisted_field(core, start, floor, parts))?
            }
            Some(Bound::Affairs) if parts.field.is_empty() => {
                let affairs = start > floor && self.lower(start - 1) == "affairs";
                affairs.then(|| self.field_ending(start, floor))??
            }
            Some(Bound::Affairs) => self.field_ending(start, floor)?,
            _ => return None,
        };
        let from = start - n;
        let whole = core.tokens.start;
        // "the new Europe minister": what the parser hangs on another word of a list is no field.
        (from >= floor && whole > from).then(|| parts.add_before(self.tokens, from..start))?;
        Some(from)
    }

    /// "Social Affairs and" before "Labour Minister": fields joined to one that the title has, written alike.
    fn joined_field(&self, core: &Core<'_>, start: usize, floor: usize, parts: &mut Parts) -> Option<usize> {
        if parts.field.is_empty()
            || !parts.ranks.is_empty()
            || core.word.value::<Bound>(Column::Bound).is_none()
        {
            return None;
        }
        let joint = start.checked_sub(1).filter(|i| *i >= floor)?;
        let joins = match self.tokens[joint].text.as_ref() {
            "and" | "&" | "/" => true,
            "," => parts.field.iter().any(|word| word == "and"),
            _ => false,
        };
        let n = joins.then(|| self.field_ending(joint, floor))??;
        let alike = is_capitalised(&self.tokens[joint - n]) == is_capitalised(&self.tokens[start]);
        alike.then(|| parts.add_before(self.tokens, joint - n..start))?;
        Some(joint - n)
    }

    /// How many words before a token name a field of the lexicon.
    fn field_ending(&self, end: usize, floor: usize) -> Option<usize> {
        (1..=LONGEST_FIELD).rev().find(|n| end >= floor + n && self.is_field(end - n..end))
    }

    fn field_starting(&self, start: usize) -> Option<usize> {
        (1..=LONGEST_FIELD).rev().find(|n| start + n <= self.sentence.end && self.is_field(start..start + n))
    }

    fn is_field(&self, tokens: Range<usize>) -> bool {
        let words = &self.knowledge.words;
        if let [only] = &self.tokens[tokens.clone()] {
            let text = only.text.to_lowercase();
            return words.is("portfolio", &text) || words.is("portfolio", &only.lemma.to_lowercase());
        }
        let first = self.lower(tokens.start);
        let long = words.starting_with(&first).filter(|(class, _)| *class == "portfolio");
        let mut long = long.filter(|(_, word)| word.lemmas.len() == tokens.len());
        long.any(|(_, word)| self.reads(tokens.start, &word.lemmas))
    }

    /// "Uranium Minister": any other noun right before "minister", if it names no body, land or person.
    fn unlisted_field(&self, core: &Core<'_>, start: usize, floor: usize, parts: &Parts) -> Option<usize> {
        let at = start.checked_sub(1).filter(|i| *i >= floor)?;
        let token = &self.tokens[at];
        let word = self.lower(at);
        let noun = matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
            && token.text.chars().all(char::is_alphabetic)
            && token.text.chars().skip(1).all(char::is_lowercase);
        let alike = is_capitalised(token) == is_capitalised(&self.tokens[core.tokens.start]);
        let opens = at == self.sentence.start && is_capitalised(token);
        let gazetteer = &self.knowledge.gazetteer;
        let known = gazetteer.lookup(&token.text, None).iter().any(|m| m.entity.type_name != types::PERSON)
            || gazetteer.is_first_name(&token.text)
            || self.knowledge.words.is("party_word", &word)
            || self.knowledge.words.is("organization_noun", &word);
        let fieldless = self.knowledge.words.usages(&word).has(Usage::Unfielded);
        let free = parts.field.is_empty() && parts.ranks.is_empty() && core.word.phrase() == "minister";
        (free && noun && alike && !opens && !known && !fieldless).then_some(1)
    }

    /// Where the title ends: behind a field that "of" or "for" binds to the post.
    fn right(&self, core: &Core<'_>, parts: &mut Parts) -> usize {
        let end = core.tokens.end;
        let binds = |i: usize| i < self.sentence.end && matches!(self.tokens[i].text.as_ref(), "of" | "for");
        if core.word.value(Column::Bound) != Some(Bound::Field) || !parts.field.is_empty() || !binds(end) {
            return end;
        }
        let from = self.behind_article(end + 1);
        let Some(n) = self.field_starting(from) else { return end };
        let mut to = from + n;
        while let Some(next) = self.joined_behind(to) {
            to = next;
        }
        let goes_on = to < self.sentence.end
            && matches!(self.tokens[to].tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Pos);
        if goes_on {
            return end;
        }
        parts.add_behind(self.tokens, end..to);
        to
    }

    fn behind_article(&self, i: usize) -> usize {
        i + usize::from(i < self.sentence.end && self.tokens[i].text.as_ref() == "the")
    }

    /// The end of a further field: one more word of it, or one that is joined.
    fn joined_behind(&self, end: usize) -> Option<usize> {
        if let Some(n) = (end < self.sentence.end).then(|| self.field_starting(end)).flatten() {
            return Some(end + n);
        }
        let joins =
            |i: usize| i < self.sentence.end && matches!(self.tokens[i].text.as_ref(), "and" | "&" | ",");
        let from = joins(end).then(|| self.behind_article(end + 1))?;
        let n = (from < self.sentence.end).then(|| self.field_starting(from)).flatten()?;
        let alike = is_capitalised(&self.tokens[from]) == is_capitalised(&self.tokens[end - 1]);
        // A comma alone closes the title; before "and" it counts up its fields.
        let counts_up = |behind: usize| {
            // Asked once: a list of thirty fields would else be gone through a billion times.
            let more = self.joined_behind(behind).is_some();
            let is_last = behind >= self.sentence.end || !joins(behind) || more;
            !is_last || more
        };
        let listed = self.tokens[end].text.as_ref() != "," || counts_up(from + n);
        (alike && listed).then_some(from + n)
    }

    /// "-elect", "-designate" behind a title.
    fn suffix(&self, end: usize, parts: &mut Parts) -> usize {
        let Some(word) = Some(end + 1).filter(|i| *i < self.sentence.end && self.is_hyphen(end)) else {
            return end;
        };
        if !touch(self.tokens, end, word) {
            return end;
        }
        match self.lower(word).as_str() {
            "elect" | "designate" | "delegate" => parts.tenure = Tenure::Coming,
            _ => return end,
        }
        word + 1
    }

    /// Whether a person's name begins at a token.
    fn is_named(&self, i: usize) -> bool {
        let recognised = |name: &Name| name.tokens.start == i && name.label.as_ref() == "PERSON";
        i < self.sentence.end
            && self.tokens[i].tag == Tag::Nnp
            && is_capitalised(&self.tokens[i])
            && (self.names.iter().any(recognised)
                || self.knowledge.gazetteer.is_first_name(&self.tokens[i].text))
    }

    /// Whether a constituency or party follows the name that begins at a token: "Representative Ana Ruiz of Ohio".
    fn is_seated(&self, start: usize) -> bool {
        let behind = (start..self.sentence.end).find(|i| self.tokens[*i].tag != Tag::Nnp);
        behind.is_some_and(|i| matches!(self.tokens[i].text.as_ref(), "of" | "(" | ","))
    }
}
