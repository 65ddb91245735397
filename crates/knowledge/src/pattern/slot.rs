//! The closed list of slots, the places around a trigger, including prepositions.

use crate::names::names;

names! {
    /// A place around a trigger, named by its meaning.
    SlotName {
        /// The trigger itself.
        Trigger = "self",
        /// The object of a light verb: *held **talks***.
        Light = "light",
        /// Who does it: *France* in *France rejected …*, *rejected by France*, *France refused to …*, *French rejection of*, *France's rejection of*; for an adjective, what it is said of.
        Agent = "agent",
        /// To whom it is done, in active, passive and relative clause.
        Patient = "patient",
        /// The grammatical subject, whatever the voice.
        Subject = "subject",
        /// The receiver: *gave **Kenya** a loan*.
        Dative = "dative",
        /// By how much something changes: *rose **3 percent***, *by **3 percent***.
        Extent = "extent",
        /// The number right behind a word, in tables and headlines: *net loss **3 mln***.
        Figure = "figure",
        /// What somebody or something is made, named or called: *was elected **president***.
        Complement = "complement",
        /// The verb of a complement: *refused to **sign***.
        Clause = "clause",
        /// The verb of an infinitive behind the trigger, complement or purpose: *appealed to Kenya to **open** its border*.
        Infinitive = "infinitive",
        /// What a verb of naming says of its object: *called it a **disgrace***, *described it as **unfair***.
        Called = "called",
        /// The verb of a complement that has a subject of its own: *wants the budget to be **capped***, not *wants to **leave***.
        OtherClause = "other-clause",
        /// The participle behind a noun: *debts **owed** by Benin*.
        Participle = "participle",
        /// The verb of a clause that *after* introduces: *comes after envoys **held** talks*.
        AfterClause = "after-clause",
        /// The verb of a clause that *when* introduces: *died when a bus **plunged** into a gorge*.
        WhenClause = "when-clause",
        /// The verb of a clause that *before* introduces.
        BeforeClause = "before-clause",
        /// Auxiliaries: *said Iraq **must** leave* is `clause.aux`.
        Aux = "aux",
        /// Adverbs: ***jointly** built*.
        Adverb = "adverb",
        /// *not*, *never* of a verb, for patterns whose claim a denial leaves untouched.
        Negation = "negation",
        /// The verb that a noun depends on.
        Verb = "verb",
        /// Whom a role noun describes: *the chancellor, **Ana Ruiz***; *NATO member **Norway***.
        Holder = "holder",
        /// The possessor: ***Kenya**'s envoy*.
        Poss = "poss",
        /// Whose a thing is, as its possessor, a word before it, *of* or *from* tell, through quantities: *a million dollars worth of **Kenyan** tea*.
        Owner = "owner",
        /// Words before the noun, or before the name it is the title of.
        Modifier = "modifier",
        /// An apposition.
        Appos = "appos",
        /// What stands in brackets right behind a name: *Ana Ruiz (**PSOE**)*.
        Brackets = "brackets",
        /// The name behind a name and a comma: *Varna, **Bulgaria***.
        Comma = "comma",
        /// The meeting that the context implies.
        Meeting = "meeting",
        /// The election at hand: the one spoken of nearest before the trigger, else soon behind it.
        Election = "election",
        /// The country or the firm that the report is of: the only one that it names or far more often than any other, where no other stands nearby.
        Setting = "setting",
        /// The post that an office noun names.
        Office = "office",
        /// What that post belongs to.
        Body = "body",
        /// The country that a body's own name tells: *the **Egyptian** Ministry of Antiquities*, *the Aviation Office of **Germany***.
        Home = "home",
        /// The report itself.
        Report = "report",
    }
    /// The object of a preposition, which belongs to the trigger or to its light object.
    + Prep(Preposition)
}

names! {
    /// A preposition, or two that form one. "Along with" and "together with" count as "with".
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
    /// Whether the slot gives a thing that has no words of its own, so that no path continues from it.
    pub fn is_thing(self) -> bool {
        matches!(
            self,
            Self::Meeting
                | Self::Election
                | Self::Setting
                | Self::Office
                | Self::Body
                | Self::Home
                | Self::Report
        )
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
