//! Whether a sentence is written in capitals, or with a capital before nearly every word.

use super::seen::is_capital;
use super::words::words;

/// How a sentence uses capitals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// As English does.
    Ordinary,
    /// All letters are capitals.
    Shouted,
    /// Most words begin with a capital, as in headlines of the American manner.
    Titled,
}

/// Fewest words of letters that show a shape.
const FEWEST: usize = 3;
/// From how many letters on a word has a capital in a titled headline, whatever its class.
const LONG: usize = 5;

/// The shape of a sentence. Names and numbers alone ("NATO, UN") have none.
pub(super) fn shape(sentence: &str) -> Shape {
    let spelled: Vec<&str> = words(sentence)
        .into_iter()
        .map(|range| &sentence[range])
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    if spelled.len() < FEWEST {
        return Shape::Ordinary;
    }
    let small = |word: &&str| word.chars().any(char::is_lowercase);
    // A bracketed ticker or a "Mc" does not make a shouted line ordinary.
    if spelled.iter().filter(|word| small(word)).count() * 8 < spelled.len() {
        return Shape::Shouted;
    }
    let long = || spelled.iter().skip(1).filter(|word| word.chars().count() >= LONG);
    let titled = long().filter(|word| is_capital(word)).count();
    let (n_long, capitals) = (long().count(), spelled.iter().filter(|word| is_capital(word)).count());
    if n_long > 0 && titled == n_long && capitals >= FEWEST && capitals * 3 >= spelled.len() * 2 {
        return Shape::Titled;
    }
    Shape::Ordinary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_tell_the_shape() {
        assert_eq!(shape("KENYA ATTACKED SOMALIA ON MONDAY."), Shape::Shouted);
        assert_eq!(shape("Kenya Attacks Somalia, Kills Five"), Shape::Titled);
        assert_eq!(shape("Kenya attacks Somalia on Monday"), Shape::Ordinary);
        assert_eq!(shape("Kenya and Somalia sign treaty"), Shape::Ordinary);
        assert_eq!(shape("NATO, UN"), Shape::Ordinary);
    }
}
