//! What the gazetteers know about an entity and about a name of it.

use crate::Closed;

/// First and last year, both inclusive; a missing end is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Years {
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
}

impl Years {
    /// Whether the years include `year`; without a year, whether they last until today.
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
    /// The kind of thing it is (`"former-state"`, `"alliance"`, `"city"`).
    pub kind: String,
    /// Id of the country it lies in or belongs to; for a person, the nationality.
    pub country: Option<String>,
    /// Country: id of the Place that is its capital.
    pub capital: Option<String>,
    /// Country: ISO 3166-1 alpha-2 code.
    pub iso2: Option<String>,
    /// Country: ISO 3166-1 alpha-3 code.
    pub iso3: Option<String>,
    /// Wikidata identifier (`"Q142"`).
    pub wikidata: Option<String>,
    /// Place: number of inhabitants; 0 if unknown.
    pub population: u32,
    /// Person: the names that reports use after introducing the person ("Merkel"), best first.
    pub short: Vec<String>,
    /// Other names from its own row; `names.tsv` gives further ones.
    pub aliases: Vec<String>,
    /// The years in which it exists; for a person, the years in which reports mention the person.
    pub years: Years,
}

impl GazEntity {
    /// Whether it is a body that publishes reports.
    pub fn is_medium(&self) -> bool {
        matches!(self.kind.as_str(), "news-agency" | "newspaper" | "broadcaster" | "magazine")
    }
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

/// The uses that `names.tsv` may give, as they are written there.
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

    /// Whether the name stands for something other than what it names.
    pub fn is_metonym(self) -> bool {
        matches!(self, Self::Seat | Self::Capital)
    }
}

/// One thing that a name may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match<'g> {
    /// The entity the name stands for.
    pub entity: &'g GazEntity,
    /// How the name refers to it.
    pub usage: NameUse,
    /// Whether the name is used this way in the given year; without a year, whether it still is.
    pub in_time: bool,
}
