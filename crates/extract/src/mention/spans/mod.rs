//! Finds candidates for names: the recogniser's, the gazetteers', and capitalised phrases that a class noun heads.

mod class_noun;
mod gazetteer;
mod model;
mod numbered;
mod phrase;
mod shape;

pub(super) use class_noun::from_class_nouns;
pub(super) use gazetteer::{before_gathering, from_gazetteer};
pub(super) use model::from_model;
pub(super) use numbered::from_numbers;
