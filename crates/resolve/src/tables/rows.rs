//! The rows of the lists of `data/resolution/`.

use rapporteur_knowledge::table::{Cell, List};
use rapporteur_knowledge::{names, table};

names! {
    /// What a word is inside a written name of a person, beside the name itself.
    NamePart {
        /// Stands before a name: "Dr".
        Title = "title",
        /// Stands behind one: "MP".
        Letters = "letters",
        /// A small word inside of one: "de".
        Particle = "particle",
    }
}

names! {
    /// What becomes of a word of an organization's name.
    Usage {
        /// It is left out.
        Drop = "drop",
        /// It joins parts.
        Join = "join",
        /// It is read as its replacement.
        Same = "same",
    }
}

names! {
    /// What is peculiar to a family of gatherings.
    FamilyTrait {
        /// It is none of the talks of two parties beside it.
        Large = "large",
        /// It ends on the day on which it begins.
        Momentary = "momentary",
        /// Reports always call it so: it is none of the gatherings whose kind no report says.
        Named = "named",
    }
}

names! {
    /// How labels of meetings use a noun.
    LabelUse {
        /// It goes to its place: "visit to Oslo".
        Destination = "destination",
        /// It says less than any other noun of the meeting.
        Least = "least",
    }
}

names! {
    /// Where in a word a pattern of transliteration holds.
    Where {
        /// Everywhere.
        Any = "any",
        /// At its start.
        Start = "start",
        /// Behind its start.
        Inner = "inner",
        /// At its end.
        End = "end",
        /// Before a vowel.
        BeforeVowel = "before-vowel",
        /// Everywhere, and only perhaps.
        Either = "either",
    }
}

/// Digits, with a point behind an ordinal.
pub(crate) struct Digits<'a>(pub &'a str);

impl<'a> Cell<'a> for Digits<'a> {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let number = cell.strip_suffix('.').unwrap_or(cell);
        if number.parse::<u32>().is_ok() { Ok(Self(cell)) } else { Err(cell) }
    }

    fn remedy() -> String {
        "write digits, and a point behind an ordinal".to_owned()
    }
}

table! {
    /// A noun and the families it may be one in.
    pub(crate) struct NounRow<'a>, unique by 1 {
        pub noun: &'a str,
        pub family: List<'|', &'a str>,
    }
}

table! {
    /// A counted unit and the family it is compared within.
    pub(crate) struct UnitRow<'a>, unique by 1 {
        pub unit: &'a str,
        pub family: &'a str,
    }
}

table! {
    /// A family of events that happen once under their name.
    pub(crate) struct FamilyRow<'a>, unique by 1 {
        pub family: &'a str,
    }
}

table! {
    /// A family of gatherings and what is peculiar to it.
    pub(crate) struct FamilyTraitRow<'a>, unique by 2 {
        pub family: &'a str,
        pub peculiarity as "trait": FamilyTrait,
    }
}

table! {
    /// A noun that has a use of its own in labels.
    pub(crate) struct LabelNounRow<'a>, unique by 1 {
        pub noun: &'a str,
        pub usage as "use": LabelUse,
    }
}

table! {
    /// A word.
    pub(crate) struct WordRow<'a>, unique by 1 {
        pub word: &'a str,
    }
}

table! {
    /// A word of a name.
    pub(crate) struct PartRow<'a>, unique by 1 {
        pub word: &'a str,
        pub part: NamePart,
    }
}

table! {
    /// A word of an organization's name.
    pub(crate) struct UsageRow<'a>, unique by 1 {
        pub word: &'a str,
        pub usage as "use": Usage,
        pub replacement: Option<&'a str>,
    }
}

table! {
    /// A word for a number.
    pub(crate) struct NumeralRow<'a>, unique by 1 {
        pub word: &'a str,
        pub digits: Digits<'a>,
    }
}

table! {
    /// A word of a recurring meeting, and the days from one to the next.
    pub(crate) struct RecurringRow<'a>, unique by 1 {
        pub word: &'a str,
        pub days: i64,
    }
}

table! {
    /// A post and its usual name.
    pub(crate) struct PostRow<'a>, unique by 1 {
        pub post: &'a str,
        pub same_as: &'a str,
    }
}

table! {
    /// A post that one person holds at a time.
    pub(crate) struct SinglePostRow<'a>, unique by 1 {
        pub post: &'a str,
    }
}

table! {
    /// A form of a given name, the name, and the languages that have it.
    pub(crate) struct NicknameRow<'a>, unique by 2 {
        pub form: &'a str,
        pub head: &'a str,
        pub languages: List<' ', &'a str>,
    }
}

table! {
    /// A spelling and the syllables that it may be.
    pub(crate) struct SyllableRow<'a>, unique by 1 {
        pub spelling: &'a str,
        pub syllables: List<' ', &'a str>,
    }
}

table! {
    /// A pattern of transliteration, with two spellings that it makes equal.
    pub(crate) struct TransliterationRow<'a>, unique by 2 {
        pub pattern: &'a str,
        pub place as "where": Where,
        pub key: &'a str,
        pub example: &'a str,
        pub same_as: &'a str,
    }
}
