//! From parts to one index.

use super::layout::{Counts, Index, N_ORDERS};
use super::part::Part;
use crate::Error;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

impl Index {
    /// The index of all triples of the parts, each once.
    ///
    /// # Errors
    /// If there are more terms or triples than 32 bits can number.
    pub fn of(parts: &[Part]) -> Result<Self, Error> {
        let Numbered { terms, numbers } = number(parts);
        let mut triples = renumbered(parts, &numbers);
        triples.par_sort_unstable();
        triples.dedup();
        let counts = Counts { n_terms: terms.len(), n_triples: triples.len() };
        if counts.n_terms.max(counts.n_triples) >= u32::MAX as usize {
            return Err(Error::TooLarge { n_triples: counts.n_triples });
        }
        let mut bytes = Vec::with_capacity(counts.n_bytes(terms.iter().map(|text| text.len()).sum()));
        counts.begin(&mut bytes);
        let mut end = 0;
        for text in &terms {
            end += text.len() as u64;
            bytes.extend(end.to_le_bytes());
        }
        for order in 0..N_ORDERS {
            if order > 0 {
                triples.iter_mut().for_each(|triple| triple.rotate_left(1));
                triples.par_sort_unstable();
            }
            write_order(&triples, counts.n_terms, &mut bytes);
        }
        terms.iter().for_each(|text| bytes.extend(text.as_bytes()));
        Ok(Self::sealed(bytes, counts))
    }
}

/// All terms.
struct Numbered<'p> {
    /// Their texts, sorted, each once.
    terms: Vec<&'p str>,
    /// The number that each term of each part has now.
    numbers: Vec<Vec<u32>>,
}

fn number(parts: &[Part]) -> Numbered<'_> {
    let mut all: Vec<(&str, u32, u32)> = Vec::with_capacity(parts.iter().map(Part::n_terms).sum());
    for (i, part) in parts.iter().enumerate() {
        all.extend(part.terms().enumerate().map(|(own, text)| (text, i as u32, own as u32)));
    }
    all.par_sort_unstable();
    let mut numbers: Vec<Vec<u32>> = parts.iter().map(|part| vec![0; part.n_terms()]).collect();
    let mut terms: Vec<&str> = Vec::new();
    for (text, part, own) in all {
        if terms.last() != Some(&text) {
            terms.push(text);
        }
        numbers[part as usize][own as usize] = terms.len() as u32 - 1;
    }
    Numbered { terms, numbers }
}

fn renumbered(parts: &[Part], numbers: &[Vec<u32>]) -> Vec<[u32; 3]> {
    let of_part = |(part, numbers): (&Part, &Vec<u32>)| -> Vec<[u32; 3]> {
        part.triples.iter().map(|triple| triple.map(|own| numbers[own as usize])).collect()
    };
    let parts: Vec<Vec<[u32; 3]>> = parts.par_iter().zip(numbers).map(of_part).collect();
    parts.concat()
}

/// Writes where the pairs of each first number begin, then the pairs.
fn write_order(triples: &[[u32; 3]], n_terms: usize, bytes: &mut Vec<u8>) {
    let mut at = 0;
    for first in 0..=n_terms as u32 {
        while triples.get(at).is_some_and(|triple| triple[0] < first) {
            at += 1;
        }
        bytes.extend((at as u32).to_le_bytes());
    }
    for [_, second, third] in triples {
        bytes.extend(second.to_le_bytes());
        bytes.extend(third.to_le_bytes());
    }
}
