//! The notation of patterns: what makes a relation's pattern fire and where its arguments stand.
//!
//! A trigger is a part of speech and alternatives, `verb: attend | take part | hold [@talks]`. An alternative is a lemma, a word
//! class (`@office`), a verb with a particle or fixed preposition (`call off`), or a light verb with the object that carries the
//! meaning (`pay [visit]`). A slot says where an argument stands relative to the trigger, `agent | patient.of`: alternatives are
//! tried in order, and a dot continues from the argument found.

mod slot;
mod term;

pub use slot::{Preposition, SlotName};
pub use term::{Term, TermForm, parse_term};

use std::fmt;

/// Part of speech of a trigger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TriggerPos {
    /// A verb, but not an auxiliary.
    Verb,
    /// A common or proper noun.
    Noun,
    /// An adjective or a participle used as one.
    Adj,
    /// An adverb or preposition.
    Adp,
}

/// One alternative of a trigger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternative {
    /// The trigger's own lemma or class.
    pub head: Term,
    /// A particle or fixed preposition that the verb must have ("call *off*").
    pub particle: Option<String>,
    /// The object that carries the meaning of a light verb ("pay a *visit*").
    pub light: Vec<Term>,
}

/// What makes a pattern fire.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trigger {
    /// Part of speech.
    pub pos: TriggerPos,
    /// The alternatives; any of them fires.
    pub alternatives: Vec<Alternative>,
}

/// One way from the trigger to an argument: a list of slot names, joined by dots in the notation.
pub type Path = Vec<SlotName>;

/// Where an argument stands: alternative paths, tried in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slot(pub Vec<Path>);

/// Whose words give the role of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// The words of the trigger.
    Trigger,
    /// The words of the first post, kinship or errand in a slot.
    Slot(Slot),
}

impl fmt::Display for Slot {
    /// Writes the slot in its notation: `agent | patient.of`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paths: Vec<String> = self.0.iter().map(path_text).collect();
        f.write_str(&paths.join(" | "))
    }
}

fn path_text(path: &Path) -> String {
    path.iter().map(|step| step.as_str()).collect::<Vec<_>>().join(".")
}

/// Parses a trigger.
///
/// # Errors
/// If the trigger is malformed; the sentence says what is wrong and what is expected.
pub fn parse_trigger(text: &str) -> Result<Trigger, String> {
    let (pos, rest) = text
        .split_once(':')
        .ok_or_else(|| format!("trigger `{text}` lacks its part of speech: write `verb: meet | see`"))?;
    let pos = match pos.trim() {
        "verb" => TriggerPos::Verb,
        "noun" => TriggerPos::Noun,
        "adj" => TriggerPos::Adj,
        "adp" => TriggerPos::Adp,
        other => {
            return Err(format!("`{other}` is no part of speech of a trigger: use verb, noun, adj or adp"));
        }
    };
    let alternatives =
        split_outside_brackets(rest).into_iter().map(parse_alternative).collect::<Result<Vec<_>, _>>()?;
    Ok(Trigger { pos, alternatives })
}

fn split_outside_brackets(text: &str) -> Vec<&str> {
    let mut depth = 0;
    text.split(|c| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        c == '|' && depth == 0
    })
    .map(str::trim)
    .collect()
}

fn parse_alternative(text: &str) -> Result<Alternative, String> {
    let (words, light) = match text.split_once('[') {
        Some((words, rest)) => {
            let inner =
                rest.strip_suffix(']').ok_or_else(|| format!("`{text}` lacks its closing bracket"))?;
            (words.trim(), inner.split('|').map(parse_term).collect::<Result<Vec<_>, _>>()?)
        }
        None => (text, Vec::new()),
    };
    let mut words = words.split_whitespace();
    let head = parse_term(words.next().unwrap_or(""))?;
    let particle = words.next().map(str::to_lowercase);
    match words.next() {
        Some(extra) => Err(format!(
            "`{text}` has one word too many, `{extra}`: a trigger is a lemma and at most one particle"
        )),
        None => Ok(Alternative { head, particle, light }),
    }
}

/// Parses a slot.
///
/// # Errors
/// If a step of a path is empty or is not a slot.
pub fn parse_slot(text: &str) -> Result<Slot, String> {
    text.split('|').map(parse_path).collect::<Result<_, _>>().map(Slot)
}

fn parse_path(text: &str) -> Result<Path, String> {
    text.split('.').map(|step| parse_slot_name(step.trim())).collect()
}

/// Parses the name of a slot.
///
/// # Errors
/// If the text is not the name of a slot.
pub fn parse_slot_name(text: &str) -> Result<SlotName, String> {
    if text.is_empty() {
        return Err("a slot has an empty step: write `agent | patient.of`".to_owned());
    }
    SlotName::from_name(text).ok_or_else(|| {
        let slots: Vec<&str> = SlotName::ALL.iter().map(|slot| slot.as_str()).collect();
        format!("`{text}` is no slot: use {} or a preposition, compound ones with a hyphen", slots.join(", "))
    })
}

/// Parses the source of a role.
///
/// # Errors
/// If the text is neither `trigger` nor a slot.
pub fn parse_role(text: &str) -> Result<Role, String> {
    if text == "trigger" { Ok(Role::Trigger) } else { parse_slot(text).map(Role::Slot) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_light_verbs_and_particles() {
        let trigger = parse_trigger("verb: hold [@talks | meeting] | call off").unwrap();
        assert_eq!(
            trigger.alternatives[0].light,
            [Term::Class("talks".into()), Term::Lemma("meeting".into())]
        );
        assert_eq!(trigger.alternatives[1].particle.as_deref(), Some("off"));
    }

    #[test]
    fn reads_paths() {
        let slot = parse_slot("agent | patient.of").unwrap();
        assert_eq!(slot.0, [vec![SlotName::Agent], vec![SlotName::Patient, Preposition::Of.into()]]);
    }

    #[test]
    fn says_what_is_wrong() {
        assert!(parse_trigger("attend").unwrap_err().contains("part of speech"));
        assert!(parse_trigger("verb: pay [visit").unwrap_err().contains("bracket"));
        assert!(parse_slot("agent |").unwrap_err().contains("empty step"));
        assert!(parse_slot("agent | dobj").unwrap_err().starts_with("`dobj` is no slot"));
    }
}
