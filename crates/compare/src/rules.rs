//! What the data files say about comparing.

use rapporteur_model::Families;
use std::collections::{BTreeMap, BTreeSet};

/// Lists of `data/resolution` that comparing goes by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rules {
    /// `units.tsv`: counted unit to the family it is compared within.
    pub units: BTreeMap<String, String>,
    /// `past_roles.tsv`: words of a role that say that the post is not held now.
    pub past_roles: BTreeSet<String>,
    /// `single_posts.tsv`: posts that one person holds at a time.
    pub single_posts: BTreeSet<String>,
    /// Which relations and types are of which families.
    pub families: Families,
}

impl Rules {
    /// The family a counted unit is compared within; the unit itself if unknown.
    pub fn family<'a>(&'a self, unit: &'a str) -> &'a str {
        self.units.get(unit).map_or(unit, String::as_str)
    }

    /// Whether role words say that the post is held at the time of speaking ("former", "next" and their like do not).
    pub fn is_held_now(&self, role: Option<&str>) -> bool {
        let words = role.unwrap_or_default().split(|c: char| !c.is_alphanumeric());
        !words.map(str::to_lowercase).any(|word| self.past_roles.contains(&word))
    }
}
