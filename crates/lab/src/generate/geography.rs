//! Countries, cities and bodies from the gazetteers.

use super::tables::Names;
use anyhow::{Context, Result};
use rapporteur_knowledge::Gazetteer;
use rapporteur_model::well_known::types;
use std::collections::BTreeMap;

/// A state.
#[derive(Clone, Debug)]
pub struct Country {
    pub id: String,
    /// With its article if it has one ("the Netherlands").
    pub name: String,
    pub adjective: String,
    pub capital: usize,
}

/// A city.
#[derive(Clone, Debug)]
pub struct City {
    pub id: String,
    pub name: String,
    pub country: usize,
}

/// An international body.
#[derive(Clone, Debug)]
pub struct Body {
    pub id: String,
    /// Full name and abbreviation, each as a text writes it.
    pub names: Vec<String>,
}

/// All countries, cities and bodies of the world.
#[derive(Clone, Debug, Default)]
pub struct Geography {
    pub countries: Vec<Country>,
    pub cities: Vec<City>,
    pub bodies: Vec<Body>,
}

/// Minimum population of a city, so that reports would call it by name.
const LARGE: u32 = 250_000;
/// Maximum number of cities per country.
const CITIES: usize = 6;

impl Geography {
    /// Takes states whose name, adjective and capital are unambiguous.
    pub fn new(gazetteer: &Gazetteer, names: &Names) -> Result<Self> {
        let mut geography = Self::default();
        let adjectives = names_of(gazetteer, types::COUNTRY, &["demonym"])?;
        for entity in gazetteer.entities().filter(|e| e.kind == "state" && e.iso2.is_some()) {
            let alike =
                |name: &&String| name.chars().zip(entity.label.chars()).take_while(|(a, b)| a == b).count();
            let Some(adjective) = adjectives.get(&entity.id).and_then(|names| names.iter().max_by_key(alike))
            else {
                continue;
            };
            let Some(capital) = gazetteer.capital_of(&entity.id) else { continue };
            if !is_only(gazetteer, &entity.label)
                || !is_only(gazetteer, adjective)
                || capital.label.contains(' ')
            {
                continue;
            }
            let country = geography.countries.len();
            let first_city = geography.cities.len();
            geography.cities.push(City { id: capital.id.clone(), name: capital.label.clone(), country });
            let article = names.articles.iter().any(|word| entity.label.starts_with(word));
            geography.countries.push(Country {
                id: entity.id.clone(),
                name: format!("{}{}", if article { "the " } else { "" }, entity.label),
                adjective: adjective.clone(),
                capital: first_city,
            });
            let others = gazetteer.entities().filter(|e| {
                e.type_name == types::PLACE
                    && e.kind == "city"
                    && e.population >= LARGE
                    && e.id != capital.id
                    && e.country.as_ref() == Some(&entity.id)
                    && is_only(gazetteer, &e.label)
            });
            geography.cities.extend(others.take(CITIES).map(|city| City {
                id: city.id.clone(),
                name: city.label.clone(),
                country,
            }));
        }
        geography.add_bodies(gazetteer, names)?;
        Ok(geography)
    }

    fn add_bodies(&mut self, gazetteer: &Gazetteer, names: &Names) -> Result<()> {
        let short = names_of(gazetteer, types::ORGANIZATION, &["abbreviation"])?;
        for id in &names.bodies {
            let entity =
                gazetteer.entity(types::ORGANIZATION, id).with_context(|| format!("no body {id}"))?;
            let plain = entity.label.contains(' ');
            let mut written = vec![format!("{}{}", if plain { "the " } else { "" }, entity.label)];
            let abbreviation = short.get(id).and_then(|names| names.iter().find(|name| !name.contains('.')));
            written.extend(abbreviation.map(|name| format!("the {name}")));
            self.bodies.push(Body { id: id.clone(), names: written });
        }
        Ok(())
    }
}

/// Whether only one thing has the name.
fn is_only(gazetteer: &Gazetteer, name: &str) -> bool {
    let found = gazetteer.lookup(name, None);
    found.iter().all(|m| m.entity.id == found[0].entity.id || m.usage.is_metonym())
}

/// Names of a type's entities by id, limited to some uses, in the order of the file.
fn names_of(gazetteer: &Gazetteer, type_name: &str, uses: &[&str]) -> Result<BTreeMap<String, Vec<String>>> {
    let text = std::fs::read_to_string(rapporteur_xtask::project::root().join("data/gazetteers/names.tsv"))?;
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        if let [name, of_type, id, usage, from, to, ..] = cells[..]
            && of_type == type_name
            && uses.contains(&usage)
            && from.is_empty()
            && to.is_empty()
            && gazetteer.entity(type_name, id).is_some()
        {
            names.entry(id.to_owned()).or_default().push(name.to_owned());
        }
    }
    Ok(names)
}
