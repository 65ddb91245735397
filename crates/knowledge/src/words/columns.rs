//! The cells beside a lemma: which class has which columns, and which values they may hold.

use super::usage::Usage;
use super::values::{
    Answer, Bearer, Bound, ClauseEffect, Content, Effect, Family, ForState, GroupKind, OtherUse, Owner,
    PartyKind, PeerSense, SpeechKind, TitleSense,
};
use crate::names::{Closed, names};
use rapporteur_model::Gender;

names! {
    /// A column of a word class beside `lemma`.
    Column {
        /// Whether the report keeps its distance from what is said.
        Distance = "distance",
        /// What a verb of reporting does, what a noun of groups counts, or how a noun for a party tells whom it means.
        Kind = "kind",
        /// Where the content of a saying or attitude stands beside a clause, or the complement of a noun.
        Takes = "takes",
        /// What a predicate makes of its complement.
        Affirmed = "affirmed",
        /// The same where the predicate is itself negated.
        Negated = "negated",
        /// Which nouns as object are affected.
        Objects = "objects",
        /// The effect on that-clauses, where it differs.
        Clauses = "clauses",
        /// The effect of the affirmed past.
        Past = "past",
        /// The effect on a gerund after "from".
        From = "from",
        /// The effect of what had been planned.
        Pluperfect = "pluperfect",
        /// What becomes of the content of a noun as object.
        Contents = "contents",
        /// What an adverb or adjective makes of what it modifies.
        Effect = "effect",
        /// Gender that a word shows.
        Gender = "gender",
        /// Kinds of bodies in the gazetteers.
        Kinds = "kinds",
        /// Who alone has such an organ.
        Bearer = "bearer",
        /// Families of gatherings.
        Family = "family",
        /// The canonical post.
        Post = "post",
        /// The post that an adjective before who seeks it names.
        Sought = "sought",
        /// The verb of a participle.
        Verb = "verb",
        /// What follows a verb that lacks the object it needs.
        Link = "link",
        /// The same in headlines alone.
        Headline = "headline",
        /// What else a name of the calendar can be.
        Also = "also",
        /// Relations in which a noun tells nothing; empty: all.
        Relations = "relations",
        /// Whether a noun for a party tells alone who is meant: yes which body of the state, no nothing at all.
        Own = "own",
        /// How many of those that act for a body stand for a country.
        State = "state",
        /// What stands with a post.
        Bound = "bound",
        /// What a post may belong to.
        Of = "of",
        /// What a word beside a title, or for a holder by another's post, tells of the post.
        Sense = "sense",
        /// Countries that a word belongs to.
        Home = "home",
        /// The word that a party's name has.
        Party = "party",
        /// A place of the gazetteers.
        Place = "place",
        /// The noun for what a verb tells, with the preposition of what it befalls or who does it.
        Noun = "noun",
        /// What a figure measures that a word tells.
        Measure = "measure",
        /// What measures the change of such a figure; nothing where the change is told beside the figure.
        Growth = "growth",
        /// What readings of time, speech and reference take a word for.
        Uses = "uses",
    }
}

/// A column that some classes have.
pub(super) struct Rule {
    classes: &'static [&'static str],
    pub(super) column: Column,
    /// Whether the cell must be filled in.
    needed: bool,
    /// The character that separates several values of one cell.
    separator: Option<char>,
    /// The values that the cell may hold; `None` if any word may stand there.
    values: Option<Values>,
}

struct Values {
    knows: fn(&str) -> bool,
    names: fn() -> Vec<&'static str>,
}

const fn of<T: Closed>() -> Option<Values> {
    Some(Values { knows: |name| T::read(name).is_some(), names: T::names })
}

const fn rule(classes: &'static [&'static str], column: Column, values: Option<Values>) -> Rule {
    Rule { classes, column, needed: false, separator: None, values }
}

impl Rule {
    const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    const fn several(self, separator: char) -> Self {
        Self { separator: Some(separator), ..self }
    }

    /// Whether every row must fill in the column.
    pub(super) const fn is_needed(&self) -> bool {
        self.needed
    }

    /// What is wrong with a cell; `None` if it is sound.
    pub(super) fn fault(&self, cell: &str) -> Option<String> {
        if cell.is_empty() {
            return self.needed.then(|| format!("the cell `{}` is empty{}", self.column, self.hint()));
        }
        let parts: Vec<&str> = self.separator.map_or_else(|| vec![cell], |c| cell.split(c).collect());
        let wrong = parts.into_iter().find(|part| !self.allows(part))?;
        Some(format!("`{wrong}` is no {}{}", self.column, self.hint()))
    }

    fn allows(&self, part: &str) -> bool {
        match &self.values {
            Some(values) => (values.knows)(part),
            None => !part.is_empty() && part == part.trim() && part == part.to_lowercase(),
        }
    }

    fn hint(&self) -> String {
        match &self.values {
            Some(values) => {
                let between = match self.separator {
                    Some(' ') => "; a space stands between several",
                    Some(_) => "; `|` stands between several",
                    None => "",
                };
                format!(": write {}{between}", (values.names)().join(", "))
            }
            None => ": write it in lower case, without spaces around it".to_owned(),
        }
    }
}

/// All columns that classes have.
static RULES: &[Rule] = &[
    rule(&["reporting", "reporting_noun"], Column::Distance, of::<Answer>()).needed(),
    rule(&["reporting"], Column::Kind, of::<SpeechKind>()).needed(),
    rule(&["reporting"], Column::Takes, of::<Content>()).several(' '),
    rule(&["attitude", "attitude_adj", "attitude_noun", "complement_noun"], Column::Takes, of::<Content>())
        .several(' ')
        .needed(),
    rule(&["embedding"], Column::Affirmed, of::<Effect>()).needed(),
    rule(&["embedding"], Column::Negated, of::<Effect>()).needed(),
    rule(&["embedding"], Column::Objects, of::<Answer>()),
    rule(&["embedding"], Column::Clauses, of::<ClauseEffect>()),
    rule(&["embedding"], Column::Past, of::<Effect>()),
    rule(&["embedding"], Column::From, of::<Effect>()),
    rule(&["embedding"], Column::Contents, of::<Effect>()),
    rule(&["embedding"], Column::Pluperfect, of::<Effect>()),
    rule(&["modality"], Column::Effect, of::<Effect>()).needed(),
    rule(&["honorific", "human_noun"], Column::Gender, of::<Gender>()),
    rule(&["group_noun"], Column::Kind, of::<GroupKind>()).needed(),
    rule(&["organization_noun"], Column::Kinds, None).several('|'),
    rule(&["state_organ"], Column::Bearer, of::<Bearer>()),
    rule(&["gather", "gathering_word", "meeting", "occasion_verb"], Column::Family, of::<Family>())
        .several('|')
        .needed(),
    rule(&["office"], Column::Post, None),
    rule(&["object_verb"], Column::Link, of::<Content>()).several(' '),
    rule(&["object_verb"], Column::Headline, of::<Content>()).several(' '),
    rule(&["office"], Column::Bound, of::<Bound>()),
    rule(&["office"], Column::Of, of::<Owner>()).several('|'),
    rule(&["title_prefix"], Column::Sense, of::<TitleSense>()).needed(),
    rule(&["peer_noun"], Column::Sense, of::<PeerSense>()).needed(),
    rule(&["party_word", "post_home"], Column::Home, None).several('|'),
    rule(&["party_letter", "party_word"], Column::Party, None).needed(),
    rule(&["state_code"], Column::Place, None).needed(),
    rule(&["office_adjective"], Column::Sought, None).needed(),
    rule(&["participle"], Column::Verb, None).needed(),
    rule(&["calendar_name"], Column::Also, of::<OtherUse>()),
    rule(&["event"], Column::Family, None),
    rule(&["event_verb"], Column::Noun, None).needed(),
    rule(&["empty_noun"], Column::Relations, None).several(' '),
    rule(&["party"], Column::Kind, of::<PartyKind>()).needed(),
    rule(&["party"], Column::Own, of::<Answer>()),
    rule(&["representative"], Column::State, of::<ForState>()),
    rule(
        &[
            "case_noun",
            "casualty_adj",
            "casualty_noun",
            "casualty_verb",
            "held_noun",
            "home_noun",
            "indicator_noun",
            "measuring_verb",
            "tally_noun",
        ],
        Column::Measure,
        None,
    )
    .needed(),
    rule(&["indicator_noun"], Column::Growth, None),
    rule(&["usage"], Column::Uses, of::<Usage>()).several(' ').needed(),
];

/// The rows of a Markdown table: classes, column, meaning, values.
#[cfg(test)]
pub(crate) fn columns_table() -> Vec<String> {
    let quoted = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let row = |rule: &Rule| {
        let values = match &rule.values {
            Some(values) if (values.names)().len() > MANY => "see the text below".to_owned(),
            Some(values) => quoted(&(values.names)()),
            None => "words in lower case".to_owned(),
        };
        let several = match rule.separator {
            Some(' ') => ", several between spaces",
            Some(_) => ", several between `\\|`",
            None => "",
        };
        let empty = if rule.needed { "" } else { ", or nothing" };
        let about = rule.column.about().trim().trim_end_matches('.');
        format!("| {} | `{}` | {about} | {values}{several}{empty} |", quoted(rule.classes), rule.column)
    };
    RULES.iter().map(row).collect()
}

/// A number of values that is too large to list in a cell of that table.
#[cfg(test)]
const MANY: usize = 12;

/// The columns that a class has beside its lemmas.
pub(super) fn rules_of(class: &str) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.classes.contains(&class))
}
