//! Written names: folded, spelled alike across writing systems, and compared.

mod compare;
mod fold;
mod organization;
mod others;
mod person;
mod transliteration;

pub(crate) use compare::compare_people;
pub use compare::{Match, NameKind, compare};
pub(crate) use fold::{camel_words, fold, slug, words};
pub(crate) use organization::{OrganizationName, abbreviation_letters, abbreviations, is_abbreviation_of};
pub(crate) use person::PersonName;
pub(crate) use transliteration::{Transliteration, skeleton};
