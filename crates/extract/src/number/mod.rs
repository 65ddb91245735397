//! Reads numbers: what they are in full, how they bound the true one, and what they count, share out or pay.
//!
//! Digits, words, magnitudes, signs and names of currencies, percent and spans are read over the row of tokens, which the parser often
//! ties together in odd ways; only what a number counts is asked of the tree. Years, dates, ages, results of games, ordinals and
//! numbers that are names are no quantities. Words are those of `data/grammar/numbers.toml` and `currencies.tsv`. Every number is exact:
//! digits in full, never a floating point. The time to read a report grows with its length alone.
//!
//! Known limits: "hundreds" and "dozens" name no number; money of a name that several states share ("pesos") has no currency unless
//! a word before it tells which.

mod counts;
mod decimal;
mod figures;
mod noun;
mod numeral;
mod quantity;
mod refused;
mod scan;
mod sum;
#[cfg(test)]
mod tests;

pub use counts::counts_in;
pub use decimal::Decimal;
pub use quantity::{Quantities, Quantity, Unit};
