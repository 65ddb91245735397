//! The rows of the word lists.

use rapporteur_knowledge::names;
use rapporteur_knowledge::table::{Filled, List};

names! {
    /// Work that a credit cue names.
    Work {
        /// Writing.
        Author = "author",
        /// Editing.
        Editor = "editor",
        /// Translating.
        Translator = "translator",
        /// Publishing.
        Publisher = "publisher",
        /// A part of the text.
        Source = "source",
        /// Work that is not recorded.
        Other = "other",
    }
}

names! {
    /// Where the names of a credit cue stand, or the part that a word plays in them.
    Form {
        /// The names follow.
        Prefix = "prefix",
        /// A colon and the names follow.
        Label = "label",
        /// The names precede.
        Suffix = "suffix",
        /// The names follow, and nothing else may.
        Weak = "weak",
        /// A lower-case word inside names.
        Particle = "particle",
        /// The last word of a byline that does not name a person.
        Unnamed = "unnamed",
    }
}

names! {
    /// How a boilerplate cue is compared with a line.
    Match {
        /// The line is the cue.
        Exact = "exact",
        /// The line begins with the cue.
        Prefix = "prefix",
        /// The line ends with the cue.
        Suffix = "suffix",
        /// A number precedes the cue: "418 views".
        Count = "count",
        /// A date follows the cue: "Published".
        Date = "date",
    }
}

names! {
    /// What a line with a boilerplate cue is.
    CueKind {
        /// Not part of any report.
        Boilerplate = "boilerplate",
        /// The headline of another report follows.
        Teaser = "teaser",
    }
}

rapporteur_knowledge::table! {
    /// A row of `agencies.tsv`.
    pub(crate) struct AgencyRow<'a>, unique by 1 {
        pub name: &'a str,
        pub aliases: List<'|', &'a str>,
        _country as "country": Option<&'a str>,
        _wikidata as "wikidata": Option<&'a str>,
        _source as "source": Filled,
    }
}

rapporteur_knowledge::table! {
    /// A row of `credits.tsv`.
    pub(crate) struct CreditRow<'a>, unique by 1 {
        pub cue: &'a str,
        pub work: Work,
        pub form: Form,
        _source as "source": Filled,
    }
}

rapporteur_knowledge::table! {
    /// A row of `boilerplate.tsv`.
    pub(crate) struct BoilerplateRow<'a>, unique by 1 {
        pub cue: &'a str,
        pub matching as "match": Match,
        pub kind: CueKind,
        pub max_words: usize,
        _source as "source": Filled,
    }
}

rapporteur_knowledge::table! {
    /// A row of `english.tsv`.
    pub(crate) struct WordRow<'a>, unique by 1 {
        pub word: &'a str,
        _source as "source": Filled,
    }
}
