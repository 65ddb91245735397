//! A cheap check for English by function words, which make up a third or more of English prose.

use crate::layout::shape;
use crate::lexicon::Lexicons;

/// A text with fewer lower-case words than this counts as English unless its script says otherwise.
const MIN_WORDS: usize = 12;
/// The smallest share of function words. English news has 0.30 to 0.45; Dutch and German, which share a few, have under 0.08.
const MIN_SHARE: f64 = 0.12;

/// Whether the text is English, as far as this check can tell.
pub(crate) fn is_english(text: &str, lexicons: &Lexicons) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let n_foreign = letters().filter(|c| *c > '\u{24f}').count();
    if n_foreign * 2 > letters().count() {
        return false;
    }
    let (mut n_words, mut n_known) = (0_usize, 0_usize);
    // Words that begin with a capital are skipped, since names are no evidence either way.
    for word in shape::words(text).filter(|word| shape::starts_lower(word)) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        n_words += usize::from(!word.is_empty());
        n_known += usize::from(lexicons.english.contains(word));
    }
    n_words < MIN_WORDS || n_known as f64 >= MIN_SHARE * n_words as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_apart() {
        let lexicons = Lexicons::embedded().unwrap();
        let english = "The ministers of both states will meet in Vale on Friday to sign the agreement which they reached in the spring, the office of the president said.";
        assert!(is_english(english, &lexicons));
        let names = "Singers Ana Ruiz, Tom Lee, Kim Moss, Jan de Wit, Nora Moss, Ruth Bell, Thomas Grey, Paul Okafor, Helen Marsh and Laura Penn performed.";
        assert!(is_english(names, &lexicons));
        for text in [
            "Die Minister beider Staaten werden sich am Freitag in Vale treffen, um das Abkommen zu unterzeichnen, das sie im Frühjahr erreicht hatten, hieß es aus dem Amt des Präsidenten.",
            "De ministers van beide staten ontmoeten elkaar vrijdag in Vale om het akkoord te tekenen dat zij in het voorjaar hebben bereikt, zei het bureau van de president.",
            "Les ministres des deux États se réuniront vendredi à Vale pour signer l'accord conclu au printemps, a annoncé la présidence dans un communiqué publié lundi.",
            "Los ministros de ambos estados se reunirán el viernes en Vale para firmar el acuerdo alcanzado en primavera, dijo la oficina del presidente en un comunicado.",
            "Міністри зустрінуться у п'ятницю.",
        ] {
            assert!(!is_english(text, &lexicons), "{text}");
        }
    }
}
