//! Decides when a found thing equals the gold's: by its head, its name or its value.

use super::Thing;

/// Prepositions that end the head of a noun phrase.
const AFTER_HEAD: [&str; 13] =
    ["about", "against", "at", "between", "by", "for", "from", "in", "of", "on", "over", "to", "with"];

/// The end of the phrase's head, which is the last word before the first preposition that is not its first
/// word.
pub(super) fn head(text: &[char], [start, end]: [usize; 2]) -> usize {
    let words = text.get(start..end).unwrap_or_default();
    let mut head_end = end;
    let mut at = start;
    for (n, word) in words.split(|c| c.is_whitespace()).enumerate() {
        let is_preposition = AFTER_HEAD.iter().any(|p| word.iter().copied().eq(p.chars()));
        if n > 0 && is_preposition {
            head_end = at.saturating_sub(1);
            break;
        }
        at += word.len() + 1;
    }
    head_end
}

pub(super) fn is_named(thing: &Thing, name: &str) -> bool {
    thing.names.iter().any(|own| own.eq_ignore_ascii_case(name))
}

pub(super) fn shared(a: [usize; 2], b: [usize; 2]) -> usize {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

/// The length of a span; 0 for a gold span that runs backwards.
pub(super) fn length([start, end]: [usize; 2]) -> usize {
    end.saturating_sub(start)
}

/// Whether one of the thing's mentions overlaps the gold's span by half of the shorter one.
pub(super) fn shares_half(gold: [usize; 2], thing: &Thing) -> bool {
    let is_shared = |span: &[usize; 2]| {
        let shorter = length(gold).min(length(*span));
        shorter > 0 && 2 * shared(gold, *span) >= shorter
    };
    thing.spans.iter().any(is_shared)
}

/// Whether two numbers or dates are the same. A gold date without year begins with `XXXX`. A date that is
/// more exact than the gold's, or only lacks its day, is the same.
pub(super) fn is_same_value(gold: &str, found: &str) -> bool {
    let is_date = gold.contains('-');
    match gold.strip_prefix("XXXX") {
        Some(day) => found.ends_with(day),
        None if found.starts_with("--") => gold.ends_with(&found[1..]),
        None if is_date => gold.starts_with(found) && found.len() >= 7 || found.starts_with(gold),
        None => gold == found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_heads_of_phrases() {
        let text: Vec<char> = "the campaign to free the city".chars().collect();
        assert_eq!(head(&text, [0, 29]), head(&text, [4, 12]));
        assert_ne!(head(&text, [0, 29]), head(&text, [25, 29]));
    }

    #[test]
    fn compares_dates_as_far_as_they_go() {
        assert!(is_same_value("XXXX-05-09", "--05-09"));
        assert!(is_same_value("2031-05", "2031-05-09"));
        assert!(is_same_value("2031-05-09", "2031-05"));
        assert!(!is_same_value("2031-05-09", "2031"));
        assert!(!is_same_value("16", "1600"));
    }
}
