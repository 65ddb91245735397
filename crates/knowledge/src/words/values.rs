//! Values of the cells of word classes.

use crate::names::{Closed, names};
use crate::pattern::Preposition;
use rapporteur_model::Gender;

names! {
    /// Yes or no.
    Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

names! {
    /// What a verb of reporting expresses.
    SpeechKind {
        /// It says the content.
        Say = "say",
        /// It thinks or finds the content.
        Think = "think",
        /// It denies the content.
        Deny = "deny",
        /// It doubts the content.
        Doubt = "doubt",
        /// It accuses somebody of the content.
        Accuse = "accuse",
    }
}

names! {
    /// Where the content of a saying or attitude stands.
    Content {
        /// A finite clause.
        Clause = "clause",
        /// The object.
        Object = "object",
        /// An infinitive.
        Infinitive = "infinitive",
        /// The object and its name: "called it a trap".
        Named = "named",
    }
    /// The object of a preposition.
    + Prep(Preposition)
}

names! {
    /// What a word makes of the content it governs.
    Effect {
        /// The content stays as it is.
        Same = "same",
        /// The content is negated.
        Negative = "negative",
        /// The content lies in the future.
        Future = "future",
        /// The content is only possible.
        Possible = "possible",
        /// The content will not happen.
        FutureNegative = "future-negative",
    }
}

names! {
    /// What a word makes of a that-clause.
    ClauseEffect {
        /// The word does not govern a that-clause.
        None = "none",
    }
    /// The effect on the clause.
    + Made(Effect)
}

names! {
    /// What a noun of groups counts.
    GroupKind {
        /// Anything that can be a party to something.
        Any = "any",
        /// Countries.
        Country = "Country",
        /// Bodies.
        Organization = "Organization",
        /// People.
        Person = "Person",
    }
}

names! {
    /// How a noun for a party refers to it.
    PartyKind {
        /// The government of a country.
        Government = "government",
        /// A body of which a state has one of each kind.
        Organ = "organ",
        /// Someone who acts and speaks for the body or country before the noun.
        Official = "official",
        /// Someone who speaks in public for somebody.
        Spokesperson = "spokesperson",
        /// An unnamed source, for which nobody answers.
        Source = "source",
        /// A body described by its kind.
        Body = "body",
        /// People described by what they do.
        People = "people",
    }
}

names! {
    /// How many of those who act for a body stand for a country.
    ForState {
        /// Only several: soldiers are its forces, but a soldier is an individual.
        Many = "many",
        /// None.
        No = "no",
    }
}

names! {
    /// What else a word can be, besides a name.
    OtherUse {
        /// A verb, like "march".
        Verb = "verb",
        /// An adjective, like "august".
        Adjective = "adjective",
    }
}

names! {
    /// The only kind of owner that an organ can have.
    Bearer {
        /// States.
        State = "state",
    }
}

names! {
    /// What kind of gathering a word may mean.
    Family {
        /// People come together.
        Gathering = "gathering",
        /// Parties talk.
        Talks = "talks",
        /// Parties speak from afar.
        Call = "call",
        /// One party comes to the other.
        Visit = "visit",
        /// Something takes place before an audience.
        Event = "event",
    }
}

names! {
    /// What accompanies the noun of a post.
    Bound {
        /// A field of work may: "trade minister", "commissioner for human rights".
        Field = "field",
        /// Only a field that ends in "affairs" may.
        Affairs = "affairs",
        /// The noun is a post only right before a name.
        Name = "name",
        /// The same, and a party or constituency must follow the name.
        Seat = "seat",
    }
}

names! {
    /// What a post may belong to.
    Owner {
        /// A state.
        Country = "country",
        /// A part of a state, or a city.
        Place = "place",
        /// A body.
        Body = "body",
    }
}

names! {
    /// What a word before a title says about the post.
    TitleSense {
        /// It is a rank, which belongs to the name of the post.
        Rank = "rank",
        /// It is an order among ranks.
        Order = "order",
        /// Somebody holds the post.
        Now = "now",
        /// The post is no longer held.
        Former = "former",
        /// The post is not held yet.
        Coming = "coming",
    }
}

names! {
    /// Whose post somebody holds.
    PeerSense {
        /// The same kind of post, of another country.
        Same = "same",
        /// The same post, earlier.
        Before = "before",
        /// The same post, later.
        After = "after",
    }
}

impl Closed for Gender {
    fn read(name: &str) -> Option<Self> {
        match name {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            _ => None,
        }
    }

    fn names() -> Vec<&'static str> {
        vec!["f", "m"]
    }
}
