//! Values that cells of word classes hold.

use crate::names::{Closed, names};
use crate::pattern::Preposition;
use rapporteur_model::Gender;

names! {
    /// Yes or no.
    Answer {
        /// So it is.
        Yes = "yes",
        /// So it is not.
        No = "no",
    }
}

names! {
    /// What a verb of reporting does.
    SpeechKind {
        /// Says it.
        Say = "say",
        /// Holds or finds it.
        Think = "think",
        /// Denies it.
        Deny = "deny",
        /// Doubts it.
        Doubt = "doubt",
        /// Accuses somebody of it.
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
        /// The object and what it is called: "called it a trap".
        Named = "named",
    }
    /// The object of a preposition.
    + Prep(Preposition)
}

names! {
    /// What a word makes of what it acts on.
    Effect {
        /// Leaves it as it is.
        Same = "same",
        /// Turns it over.
        Negative = "negative",
        /// Puts it ahead.
        Future = "future",
        /// Leaves it open.
        Possible = "possible",
        /// Says that it will not be.
        FutureNegative = "future-negative",
    }
}

names! {
    /// What a word makes of a that-clause.
    ClauseEffect {
        /// Nothing: it does not govern one.
        None = "none",
    }
    /// What it makes of it.
    + Made(Effect)
}

names! {
    /// What a noun of groups counts.
    GroupKind {
        /// Whatever can be party to something.
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
    /// How a noun for a party tells whom it means.
    PartyKind {
        /// The government of a country.
        Government = "government",
        /// A body of which a state has one of a kind.
        Organ = "organ",
        /// Whoever acts and speaks for the body or country before it.
        Official = "official",
        /// Who speaks in public for somebody.
        Spokesperson = "spokesperson",
        /// Who says what nobody answers for.
        Source = "source",
        /// A body known by what kind of body it is.
        Body = "body",
        /// Those known by what they do.
        People = "people",
    }
}

names! {
    /// How many of those that act for a body stand for a country.
    ForState {
        /// Only several: soldiers are its forces, a soldier is somebody.
        Many = "many",
        /// None.
        No = "no",
    }
}

names! {
    /// What a word is besides a name.
    OtherUse {
        /// A verb, as "march".
        Verb = "verb",
        /// An adjective, as "august".
        Adjective = "adjective",
    }
}

names! {
    /// Who alone has an organ.
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
        /// They speak from afar.
        Call = "call",
        /// One comes to the other.
        Visit = "visit",
        /// Something goes on before a public.
        Event = "event",
    }
}

names! {
    /// What stands with the noun of a post.
    Bound {
        /// A field of work may: "trade minister", "commissioner for human rights".
        Field = "field",
        /// Only a field that ends in "affairs" may.
        Affairs = "affairs",
        /// It is a post only right before a name.
        Name = "name",
        /// So too, and only with a party or constituency behind the name.
        Seat = "seat",
    }
}

names! {
    /// What a post may belong to.
    Owner {
        /// A state.
        Country = "country",
        /// A part of one, or a city.
        Place = "place",
        /// A body.
        Body = "body",
    }
}

names! {
    /// What a word before a title tells.
    TitleSense {
        /// A rank, which belongs to the name of the post.
        Rank = "rank",
        /// An order among ranks.
        Order = "order",
        /// That somebody holds the post.
        Now = "now",
        /// That it is held no longer.
        Former = "former",
        /// That it is not held yet.
        Coming = "coming",
    }
}

names! {
    /// Whose post somebody holds.
    PeerSense {
        /// The same kind of post, of another country.
        Same = "same",
        /// The very post, earlier.
        Before = "before",
        /// The very post, later.
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
