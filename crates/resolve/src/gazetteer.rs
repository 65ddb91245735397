//! What resolution asks of the gazetteers.

use rapporteur_model::PartialDate;
use rapporteur_model::well_known::types;

/// Months before and after a term within which its holder is spoken of by the post.
const NEAR_MONTHS: u32 = 3;
/// Months from every term of a post after which the post must mean somebody else.
const FAR_MONTHS: u32 = 12;

/// Facts of the world about one entry.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GazetteerEntry {
    /// The best English name.
    pub label: String,
    /// Wikidata identifier (`"Q90"`).
    pub wikidata: Option<String>,
    /// Place, Organization: id of the country it lies in or belongs to.
    pub country: Option<String>,
}

/// Looks entries up by type and id.
pub trait Gazetteer: Sync {
    /// The entry of a node type (`"Country"`) and id (`"france"`).
    fn entry(&self, kind: &str, id: &str) -> Option<GazetteerEntry>;

    /// The id of the only entry of a node type that a name can stand for.
    fn find(&self, kind: &str, name: &str) -> Option<String>;

    /// Whether a person held a post about a date, or any post if none is given. `None` if the gazetteers do not know the person
    /// to have held it at any time, or if the date does not tell.
    fn held(&self, _person: &str, _post: Option<&str>, _date: PartialDate) -> Option<bool> {
        None
    }
}

/// Knows nothing: resolution then works by names alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoGazetteer;

impl Gazetteer for NoGazetteer {
    fn entry(&self, _: &str, _: &str) -> Option<GazetteerEntry> {
        None
    }

    fn find(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

impl Gazetteer for rapporteur_knowledge::Gazetteer {
    fn entry(&self, kind: &str, id: &str) -> Option<GazetteerEntry> {
        self.entity(kind, id).map(|entity| GazetteerEntry {
            label: entity.label.clone(),
            wikidata: entity.wikidata.clone(),
            country: entity.country.clone(),
        })
    }

    fn find(&self, kind: &str, name: &str) -> Option<String> {
        // Anybody may bear a leader's name.
        if kind == types::PERSON {
            return None;
        }
        let found = self.lookup(name, None);
        let mut of_kind = found.iter().filter(|m| m.entity.type_name == kind && !m.usage.is_metonym());
        let first = of_kind.next()?;
        of_kind.all(|other| other.entity.id == first.entity.id).then(|| first.entity.id.clone())
    }

    fn held(&self, person: &str, post: Option<&str>, date: PartialDate) -> Option<bool> {
        let (year, month, _) = date.parts();
        let terms = self.terms(person).iter().filter(|term| post.is_none_or(|post| term.office == post));
        match terms.map(|term| term.months_from(year.unwrap_or_default(), month)).min()? {
            _ if year.is_none() => None,
            0..=NEAR_MONTHS => Some(true),
            FAR_MONTHS.. => Some(false),
            _ => None,
        }
    }
}
