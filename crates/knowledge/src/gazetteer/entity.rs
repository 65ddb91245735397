//! What the gazetteers know of an entity, and what a name says of it.

use crate::Closed;

/// First and last year, both inclusive; an end not given is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Years {
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
}

impl Years {
    /// Whether a year lies between the ends; without a year, whether the end is open (it holds still).
    pub fn hold_in(self, year: Option<i16>) -> bool {
        match year {
            Some(year) => self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to),
            None => self.to.is_none(),
        }
    }

    /// Whether both ends are open.
    pub fn are_open(self) -> bool {
        self == Self::default()
    }
}

/// A country, body, place or person.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GazEntity {
    /// Node type (`"Country"`).
    pub type_name: String,
    /// Slug, unique within its type (`"france"`).
    pub id: String,
    /// Best English name.
    pub label: String,
    /// What kind of thing it is (`"former-state"`, `"alliance"`, `"city"`).
    pub kind: String,
    /// Id of the country it lies in or belongs to; of a person the nationality.
    pub country: Option<String>,
    /// Country: id of the Place that is its capital.
    pub capital: Option<String>,
    /// Country: ISO 3166-1 alpha-2 code.
    pub iso2: Option<String>,
    /// Country: ISO 3166-1 alpha-3 code.
    pub iso3: Option<String>,
    /// Wikidata identifier (`"Q142"`).
    pub wikidata: Option<String>,
    /// Place: inhabitants; 0 where unknown.
    pub population: u32,
    /// Person: what reports call somebody once introduced ("Merkel"); best first.
    pub short: Vec<String>,
    /// Other names that its own row gives; `names.tsv` gives further ones.
    pub aliases: Vec<String>,
    /// When it exists; of a person, when reports speak of it.
    pub years: Years,
}

/// How a name refers to an entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NameUse {
    /// The entity's label.
    Label,
    /// Full official name.
    Official,
    /// Another name.
    Alias,
    /// Abbreviation; its case matters.
    Abbreviation,
    /// Adjective of nationality, or adjective and noun ("French", "German").
    Demonym,
    /// Noun for inhabitants only ("Frenchman", "Germans").
    Inhabitant,
    /// Seat or nickname of a government or office ("the Kremlin").
    Seat,
    /// Capital that stands for a government ("Moscow").
    Capital,
}

/// The uses that `names.tsv` may give, as written there.
const WRITTEN: [(&str, NameUse); 7] = [
    ("abbreviation", NameUse::Abbreviation),
    ("alias", NameUse::Alias),
    ("capital", NameUse::Capital),
    ("demonym", NameUse::Demonym),
    ("inhabitant", NameUse::Inhabitant),
    ("official", NameUse::Official),
    ("seat", NameUse::Seat),
];

impl Closed for NameUse {
    fn read(name: &str) -> Option<Self> {
        WRITTEN.iter().find(|(written, _)| *written == name).map(|(_, usage)| *usage)
    }

    fn names() -> Vec<&'static str> {
        WRITTEN.map(|(written, _)| written).to_vec()
    }
}

impl NameUse {
    /// Whether the name is an adjective or noun of nationality.
    pub fn is_demonym(self) -> bool {
        matches!(self, Self::Demonym | Self::Inhabitant)
    }

    /// Whether the name stands for something it does not name.
    pub fn is_metonym(self) -> bool {
        matches!(self, Self::Seat | Self::Capital)
    }
}

/// One thing a name may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match<'g> {
    /// What it stands for.
    pub entity: &'g GazEntity,
    /// How it refers to it.
    pub usage: NameUse,
    /// Whether the name is used so in the year asked for (without a year: still).
    pub in_time: bool,
}
