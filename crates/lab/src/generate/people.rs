//! Holders of offices over time: leaders from the gazetteers, and invented ministers who follow one another.

use super::geography::Geography;
use super::random::Random;
use super::tables::{Family, Names};
use rapporteur_knowledge::Gazetteer;
use rapporteur_model::Gender;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// Number of ways to spell a name.
pub const SPELLINGS: usize = 3;

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    /// Given name and surname, in each spelling.
    pub full: [String; SPELLINGS],
    pub surname: [String; SPELLINGS],
    /// As far as the given name shows it.
    pub gender: Option<Gender>,
}

/// A term of office, in months since year 0.
#[derive(Clone, Debug)]
struct Term {
    person: usize,
    from: i32,
    to: i32,
}

/// All people and their terms by country and office.
#[derive(Clone, Debug, Default)]
pub struct People {
    pub list: Vec<Person>,
    terms: BTreeMap<(usize, String), Vec<Term>>,
}

/// Number of invented offices per country.
const OFFICES: usize = 3;
/// Percentage of new ministers who have the surname of a predecessor.
const NAMESAKES: usize = 12;

impl People {
    /// Makes the people of all countries for some years.
    pub fn new(
        gazetteer: &Gazetteer,
        geography: &Geography,
        names: &Names,
        years: (i32, i32),
        seed: u64,
    ) -> Self {
        let mut people = Self::default();
        people.add_known(gazetteer, geography, names);
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (country, state) in geography.countries.iter().enumerate() {
            let random = &mut Random::new(seed, hash(&state.id));
            let Some(family) = random.pick(&names.family) else { continue };
            let open = |office: &&String| !people.terms.contains_key(&(country, (*office).clone()));
            let offices: Vec<&String> = names.invented_posts.iter().filter(open).collect();
            for office in random.shuffled(&offices).into_iter().take(OFFICES) {
                let mut month = 12 * years.0 - random.within(1, 30);
                while month <= 12 * years.1 + 12 {
                    let to = month + random.within(18, 50);
                    let person = people.invent(&state.id, family, &mut taken, random);
                    let terms = people.terms.entry((country, (*office).clone())).or_default();
                    terms.push(Term { person, from: month, to: to - 1 });
                    month = to;
                }
            }
        }
        people
    }

    fn add_known(&mut self, gazetteer: &Gazetteer, geography: &Geography, names: &Names) {
        let countries: BTreeMap<&str, usize> =
            geography.countries.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
        for entity in gazetteer.entities().filter(|e| e.type_name == types::PERSON) {
            let Some(surname) = entity.short.first() else { continue };
            let mut person = None;
            for term in gazetteer.terms(&entity.id) {
                let country = countries.get(term.body.as_str()).filter(|_| term.body_type == types::COUNTRY);
                let (Some(country), true) = (country, names.known_posts.contains(&term.office)) else {
                    continue;
                };
                let months: Vec<i32> = (12 * 1990..12 * 2026)
                    .filter(|m| term.holds_in((m / 12) as i16, Some((m % 12 + 1) as u8)))
                    .collect();
                let (Some(from), Some(to)) = (months.first(), months.last()) else { continue };
                let number = *person.get_or_insert_with(|| {
                    let other = entity.aliases.first().filter(|alias| alias.ends_with(surname.as_str()));
                    let other = other.unwrap_or(&entity.label).clone();
                    self.list.push(Person {
                        id: format!("person/{}", entity.id),
                        full: [entity.label.clone(), other, entity.label.clone()],
                        surname: std::array::from_fn(|_| surname.clone()),
                        gender: gazetteer
                            .first_name_gender(entity.label.split(' ').next().unwrap_or_default()),
                    });
                    self.list.len() - 1
                });
                let terms = self.terms.entry((*country, term.office.clone())).or_default();
                terms.push(Term { person: number, from: *from, to: *to });
            }
        }
    }

    fn invent(
        &mut self,
        country: &str,
        family: &Family,
        taken: &mut BTreeSet<String>,
        random: &mut Random,
    ) -> usize {
        let shared = random.chance(NAMESAKES);
        let mut name = Self::name(country, family, random);
        for _ in 0..20 {
            if taken.contains(&name.surname[0]) == shared && !taken.contains(&name.full[0]) {
                break;
            }
            name = Self::name(country, family, random);
        }
        taken.extend([name.surname[0].clone(), name.full[0].clone()]);
        self.list.push(name);
        self.list.len() - 1
    }

    fn name(country: &str, family: &Family, random: &mut Random) -> Person {
        let mut part = |list: &[String]| random.pick(list).cloned().unwrap_or_default();
        let surname = part(&family.stems) + &part(&family.endings);
        let given = part(&family.given);
        let spelled: Vec<&str> = given.split(' ').collect();
        let surnames = std::array::from_fn(|i| respell(&surname, family.spellings.get(i)));
        let full: [String; SPELLINGS] = std::array::from_fn(|i| {
            format!("{} {}", spelled.get(i + 1).copied().unwrap_or_default(), surnames[i])
        });
        Person {
            id: format!("person/{country}/{}", full[0].to_lowercase().replace(' ', "-")),
            full,
            surname: surnames,
            gender: Some(if given.starts_with("m ") { Gender::Male } else { Gender::Female }),
        }
    }

    /// The holder of an office of a country in a month, if there is exactly one.
    pub fn holder(&self, country: usize, office: &str, year: i16, month: i8) -> Option<usize> {
        let at = 12 * i32::from(year) + i32::from(month) - 1;
        let terms = self.terms.get(&(country, office.to_owned()))?;
        let mut holders = terms.iter().filter(|term| (term.from..=term.to).contains(&at));
        let first = holders.next()?;
        holders.next().is_none().then_some(first.person)
    }
}

fn respell(name: &str, rules: Option<&Vec<(String, String)>>) -> String {
    rules.into_iter().flatten().fold(name.to_owned(), |name, (from, to)| name.replace(from, to))
}

/// Hashes a name to a number (FNV-1a), so that each country is drawn independently of the others.
pub fn hash(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
