//! Written names: folded, spelled alike across writing systems, and compared.

mod compare;
mod fold;
mod given;
mod likeness;
mod organization;
mod others;
mod people;
mod person;
mod romanisation;
mod syllables;
mod transliteration;
mod words;

pub use compare::{NameKind, compare};
pub(crate) use fold::{camel_words, latin_key, slug, words};
pub(crate) use given::GivenNames;
pub use likeness::Match;
pub(crate) use organization::{OrganizationName, abbreviation_letters, abbreviations, is_abbreviation_of};
pub(crate) use people::compare_people;
pub(crate) use person::PersonName;
pub(crate) use syllables::Syllables;
pub(crate) use transliteration::{Transliteration, skeleton};
pub(crate) use words::LIKELY;
