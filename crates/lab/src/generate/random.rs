//! Pseudorandom numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).

/// A source of pseudorandom numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Makes the source for a seed and a usage; another usage gives other numbers.
    pub fn new(seed: u64, usage: u64) -> Self {
        let mut random = Self(seed ^ usage.wrapping_mul(0xD134_2543_DE82_EF95));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.next() % n as u64) as usize }
    }

    /// A number from `first` to `last`.
    pub fn within(&mut self, first: i32, last: i32) -> i32 {
        first + self.below((last - first + 1).max(1) as usize) as i32
    }

    /// True with a probability of `percent` in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A random element of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// The list in random order.
    pub fn shuffled<'a, T>(&mut self, list: &'a [T]) -> Vec<&'a T> {
        let mut rest: Vec<&T> = list.iter().collect();
        let mut order = Vec::with_capacity(rest.len());
        while !rest.is_empty() {
            order.push(rest.swap_remove(self.below(rest.len())));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_numbers_and_another_use_others() {
        let numbers = |usage| -> Vec<usize> {
            let mut random = Random::new(7, usage);
            (0..5).map(|_| random.below(1000)).collect()
        };
        assert_eq!(numbers(1), numbers(1));
        assert_ne!(numbers(1), numbers(2));
        assert!((0..50).all(|usage| (3..=5).contains(&Random::new(1, usage).within(3, 5))));
    }
}
