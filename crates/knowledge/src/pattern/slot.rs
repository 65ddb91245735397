//! Places around a trigger: the closed list of slots, prepositions among them.

use std::fmt;

/// A closed list of names: the enum, its names, and the way back from a name.
macro_rules! names {
    ($(#[$meta:meta])* $kind:ident { $($(#[$own:meta])* $variant:ident = $name:literal,)+ } $(+ $more:ident($inner:ident))?) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $kind {
            $($(#[$own])* $variant,)+
            $(/// The object of a preposition, of the trigger or of its light object.
            $more($inner),)?
        }

        impl $kind {
            /// All that have a name of their own.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// As patterns write it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    $(Self::$more(inner) => $inner::as_str(inner),)?
                }
            }

            /// What patterns mean by a name; `None` for an unknown one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None $(.or_else(|| $inner::from_name(name).map(Self::$more)))?,
                }
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

names! {
    /// A place around a trigger, named by what it means.
    SlotName {
        /// The trigger itself.
        Trigger = "self",
        /// The object of a light verb.
        Light = "light",
        /// Who does it, whatever the voice; what an adjective is said of.
        Agent = "agent",
        /// To whom it is done.
        Patient = "patient",
        /// The receiver: "gave *Kenya* a loan".
        Dative = "dative",
        /// The verb of a complement: "refused to *sign*".
        Clause = "clause",
        /// The verb of an infinitive behind the trigger, complement or purpose.
        Infinitive = "infinitive",
        /// Auxiliaries.
        Aux = "aux",
        /// Adverbs.
        Adverb = "adverb",
        /// The grammatical subject, whatever the voice.
        Subject = "subject",
        /// The verb that a noun depends on.
        Verb = "verb",
        /// Whom a role noun describes.
        Holder = "holder",
        /// "not" and "never" of a verb.
        Negation = "negation",
        /// Possessor.
        Poss = "poss",
        /// Words before the noun.
        Modifier = "modifier",
        /// Apposition.
        Appos = "appos",
        /// What stands in brackets right behind a name.
        Brackets = "brackets",
        /// The name behind a name and a comma.
        Comma = "comma",
        /// The verb of a clause that "after" introduces.
        AfterClause = "after-clause",
        /// The verb of a clause that "before" introduces.
        BeforeClause = "before-clause",
        /// The meeting that the context implies.
        Meeting = "meeting",
        /// The post that an office noun names.
        Office = "office",
        /// What the post belongs to.
        Body = "body",
        /// The report itself.
        Report = "report",
    } + Prep(Preposition)
}

names! {
    /// A preposition, or two that belong together. "Along with" and "together with" count as "with".
    #[allow(missing_docs, reason = "the names are English words")]
    Preposition {
        Aboard = "aboard",
        About = "about",
        Above = "above",
        AccordingTo = "according-to",
        Across = "across",
        After = "after",
        Against = "against",
        AheadOf = "ahead-of",
        Along = "along",
        Alongside = "alongside",
        Amid = "amid",
        Amidst = "amidst",
        Among = "among",
        Amongst = "amongst",
        ApartFrom = "apart-from",
        Around = "around",
        As = "as",
        AsFor = "as-for",
        AsOf = "as-of",
        AsTo = "as-to",
        AsideFrom = "aside-from",
        At = "at",
        AwayFrom = "away-from",
        BecauseOf = "because-of",
        Before = "before",
        Behind = "behind",
        Below = "below",
        Beneath = "beneath",
        Beside = "beside",
        Besides = "besides",
        Between = "between",
        Beyond = "beyond",
        By = "by",
        CloseTo = "close-to",
        Concerning = "concerning",
        Despite = "despite",
        Down = "down",
        DueTo = "due-to",
        During = "during",
        Except = "except",
        ExceptFor = "except-for",
        Following = "following",
        For = "for",
        From = "from",
        In = "in",
        Inside = "inside",
        InsideOf = "inside-of",
        InsteadOf = "instead-of",
        Into = "into",
        Like = "like",
        Near = "near",
        NearTo = "near-to",
        NextTo = "next-to",
        Of = "of",
        Off = "off",
        On = "on",
        Onto = "onto",
        Opposite = "opposite",
        Out = "out",
        OutOf = "out-of",
        Outside = "outside",
        OutsideOf = "outside-of",
        Over = "over",
        OverTo = "over-to",
        OwingTo = "owing-to",
        Past = "past",
        Pending = "pending",
        Per = "per",
        PriorTo = "prior-to",
        PursuantTo = "pursuant-to",
        Regarding = "regarding",
        RegardlessOf = "regardless-of",
        Round = "round",
        Since = "since",
        SubsequentTo = "subsequent-to",
        ThanksTo = "thanks-to",
        Through = "through",
        Throughout = "throughout",
        Till = "till",
        To = "to",
        Toward = "toward",
        Towards = "towards",
        Under = "under",
        Underneath = "underneath",
        Unlike = "unlike",
        Until = "until",
        Up = "up",
        UpTo = "up-to",
        Upon = "upon",
        Versus = "versus",
        Via = "via",
        With = "with",
        Within = "within",
        Without = "without",
    }
}

impl SlotName {
    /// Whether the slot brings a thing that no words of its own stand for, so that nothing leads on from it.
    pub fn is_thing(self) -> bool {
        matches!(self, Self::Meeting | Self::Office | Self::Body | Self::Report)
    }
}

impl From<Preposition> for SlotName {
    fn from(preposition: Preposition) -> Self {
        Self::Prep(preposition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        assert!(SlotName::ALL.iter().all(|slot| SlotName::from_name(slot.as_str()) == Some(*slot)));
        let prepositions = || Preposition::ALL.iter().copied();
        assert!(prepositions().all(|p| SlotName::from_name(p.as_str()) == Some(SlotName::Prep(p))));
        assert!(prepositions().is_sorted_by_key(Preposition::as_str));
    }

    #[test]
    fn labels_of_the_parser_are_no_slots() {
        assert!(
            ["dobj", "oprd", "attr", "along-with", ""].iter().all(|name| SlotName::from_name(name).is_none())
        );
    }
}
