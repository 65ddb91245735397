//! Finds the rough root of a word, which *announce* and *announcement* share.

/// Endings that distinguish words of one root, longest first (after Lovins 1968).
const ENDINGS: [&str; 46] = [
    "izations", "ization", "isation", "ations", "ation", "itions", "ition", "ements", "ement", "ments",
    "ment", "ances", "ance", "ences", "ence", "sions", "sion", "tions", "tion", "ings", "ing", "izes",
    "ized", "ize", "ises", "ised", "ise", "ities", "ity", "ions", "ion", "als", "al", "ers", "er", "ors",
    "or", "ed", "es", "s", "e", "y", "ants", "ant", "ists", "ist",
];

/// The word without its ending, if at least four letters remain.
pub(super) fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let cut =
        ENDINGS.iter().find_map(|ending| lower.strip_suffix(ending).filter(|rest| rest.chars().count() >= 4));
    cut.map_or(lower.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_their_nouns_share_a_root() {
        assert_eq!(stem("announce"), stem("announcement"));
        assert_eq!(stem("talk"), stem("talks"));
        assert_eq!(stem("ties"), "ties");
    }
}
