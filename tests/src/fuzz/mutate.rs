//! Makes small changes to inputs, the same in every run.

/// Maximum length of inputs that are made.
const MAX_BYTES: usize = 4096;

/// Makes new inputs from those of a corpus.
pub struct Mutator<'c> {
    state: u64,
    seeds: &'c [Vec<u8>],
    words: &'c [Vec<u8>],
}

impl<'c> Mutator<'c> {
    /// Makes a mutator of inputs that also inserts these words. Equal names give equal sequences of inputs.
    ///
    /// # Panics
    /// If there is no input to start from.
    pub fn new(name: &str, seeds: &'c [Vec<u8>], words: &'c [Vec<u8>]) -> Self {
        assert!(!seeds.is_empty(), "the corpus of {name} is empty");
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self { state: hash | 1, seeds, words }
    }

    /// A number below a bound; 0 if the bound is 0.
    fn below(&mut self, bound: usize) -> usize {
        // xorshift64 (Marsaglia, "Xorshift RNGs", 2003).
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        if bound == 0 { 0 } else { (self.state % bound as u64) as usize }
    }

    fn seed(&mut self) -> &'c [u8] {
        &self.seeds[self.below(self.seeds.len())]
    }

    /// The next input: an input of the corpus with one to eight changes.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.seed().to_vec();
        for _ in 0..=self.below(8) {
            self.change(&mut input);
        }
        input.truncate(MAX_BYTES);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let end = at + self.below((input.len() - at).min(40) + 1);
        match self.below(9) {
            0 => drop(input.drain(at..end)),
            1 => self.flip(input, at),
            2 => insert(input, at, &[self.below(256) as u8]),
            3 | 4 => self.insert_word(input, at),
            // Repeats a piece once or many times, to find what grows or nests.
            5 => {
                let piece = input[at..end].repeat(1 + self.below(20));
                insert(input, at, &piece);
            }
            6 => {
                let seed = self.seed();
                let from = self.below(seed.len() + 1);
                let to = from + self.below((seed.len() - from).min(200) + 1);
                insert(input, at, &seed[from..to]);
            }
            7 => input.truncate(at),
            _ => {
                let piece: Vec<u8> = input.drain(at..end).collect();
                let to = self.below(input.len() + 1);
                insert(input, to, &piece);
            }
        }
    }

    fn flip(&mut self, input: &mut [u8], at: usize) {
        let bit = self.below(8);
        if let Some(byte) = input.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }

    fn insert_word(&mut self, input: &mut Vec<u8>, at: usize) {
        let i = self.below(self.words.len());
        if let Some(word) = self.words.get(i) {
            insert(input, at, word);
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    input.splice(at..at, piece.iter().copied());
}

#[cfg(test)]
mod tests {
    use super::Mutator;

    #[test]
    fn inputs_are_new_and_the_same_in_every_run() {
        let (seeds, words) = (vec![b"one two three".to_vec(), b"four".to_vec()], vec![b"<word>".to_vec()]);
        let run = || {
            let mut mutator = Mutator::new("x", &seeds, &words);
            (0..200).map(|_| mutator.next_input()).collect::<Vec<_>>()
        };
        let inputs = run();
        assert_eq!(inputs, run());
        let mut different = inputs.clone();
        different.sort();
        different.dedup();
        assert!(different.len() > 150, "{}", different.len());
        assert!(inputs.iter().any(|input| input.windows(6).any(|part| part == b"<word>")));
    }
}
