//! Places of one meeting: which agree, which exclude each other.

use crate::fit::Fit;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Entity, EntityId, WorldClaim};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of where places lie.
#[derive(Clone, Debug, Default)]
pub struct Places<'a> {
    /// Place to what it lies in, by gazetteers and by what reports state.
    within: BTreeMap<&'a EntityId, BTreeSet<&'a EntityId>>,
    /// Place, or country itself, to its country, for those of the gazetteers.
    countries: BTreeMap<&'a EntityId, &'a EntityId>,
}

impl<'a> Places<'a> {
    /// Gathers containment from gazetteer facts and asserted `locatedIn` and `partOf` claims between places.
    pub fn new(entities: &'a [Entity], claims: &'a [WorldClaim]) -> Self {
        let mut places = Self::default();
        for entity in entities.iter().filter(|e| e.gazetteer.is_some()) {
            match (entity.kind.as_str(), &entity.contained_in) {
                (types::COUNTRY, _) => places.countries.insert(&entity.id, &entity.id),
                (types::PLACE, Some(country)) => {
                    places.within.entry(&entity.id).or_default().insert(country);
                    places.countries.insert(&entity.id, country)
                }
                _ => None,
            };
        }
        for claim in claims.iter().map(|c| &c.claim) {
            let lies = matches!(claim.relation.as_str(), relations::LOCATED_IN | relations::PART_OF)
                && claim.is_asserted();
            if let (true, Some(inner), Some(around)) = (lies, &claim.subject, claim.object.entity())
                && inner.0.starts_with("place/")
            {
                places.within.entry(inner).or_default().insert(around);
            }
        }
        places
    }

    /// How two places of one meeting relate. A place inside the other agrees; two countries contradict. Nothing is certain of
    /// two places in one country, or of a place that no gazetteer knows.
    pub fn relate(&self, a: &EntityId, b: &EntityId) -> Fit {
        if a == b || self.lies_in(a, b) || self.lies_in(b, a) {
            return Fit::Same;
        }
        match (self.country(a), self.country(b)) {
            (Some(x), Some(y)) if x != y => Fit::Contradiction,
            _ => Fit::Apart,
        }
    }

    fn lies_in(&self, inner: &EntityId, outer: &EntityId) -> bool {
        let around = |place: &EntityId| self.within.get(place).into_iter().flatten();
        // A building in a city in a country: two steps reach it, and reports that contradict one another cannot loop.
        around(inner).any(|x| *x == outer || around(x).any(|y| *y == outer))
    }

    fn country(&self, place: &EntityId) -> Option<&'a EntityId> {
        let known = |place: &EntityId| self.countries.get(place).copied();
        known(place).or_else(|| self.within.get(place)?.iter().find_map(|around| known(around)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::tests::{claim, entity};

    #[test]
    fn places_of_one_meeting() {
        let place = |id: &str, country: &str| Entity {
            contained_in: Some(EntityId(country.to_owned())),
            gazetteer: Some(id.to_owned()),
            ..entity(id)
        };
        let country = |id: &str| Entity { gazetteer: Some(id.to_owned()), ..entity(id) };
        let entities = [
            country("country/arland"),
            country("country/borland"),
            place("place/portville", "country/arland"),
            place("place/northgate", "country/arland"),
            place("place/eastham", "country/borland"),
            entity("place/old-mill"),
            entity("place/new-mill"),
        ];
        let claims = [claim("place/old-mill locatedIn place/portville")];
        let places = Places::new(&entities, &claims);
        for (a, b, expected) in [
            ("place/portville", "place/portville", Fit::Same),
            ("place/portville", "country/arland", Fit::Same),
            ("place/old-mill", "place/portville", Fit::Same),
            ("place/old-mill", "country/arland", Fit::Same),
            ("place/portville", "country/borland", Fit::Contradiction),
            ("place/portville", "place/eastham", Fit::Contradiction),
            ("place/old-mill", "place/eastham", Fit::Contradiction),
            ("place/portville", "place/northgate", Fit::Apart),
            ("place/new-mill", "place/eastham", Fit::Apart),
        ] {
            let relate = |a: &str, b: &str| places.relate(&EntityId(a.to_owned()), &EntityId(b.to_owned()));
            assert_eq!((relate(a, b), relate(b, a)), (expected, expected), "{a} {b}");
        }
    }
}
