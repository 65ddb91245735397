//! What resolution asks of the gazetteers.

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

    /// The id of the entry of a node type that a name stands for without doubt.
    fn find(&self, kind: &str, name: &str) -> Option<String>;
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
        if kind == "Person" {
            return None;
        }
        let found = self.lookup(name, None);
        let mut of_kind = found.iter().filter(|m| m.entity.type_name == kind && !m.usage.is_metonym());
        let first = of_kind.next()?;
        of_kind.all(|other| other.entity.id == first.entity.id).then(|| first.entity.id.clone())
    }
}
