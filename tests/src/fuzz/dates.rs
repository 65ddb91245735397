//! Fuzzes written dates. The first line of an input is the report's date, the rest a paragraph with time
//! expressions.

use super::shared::{LANGUAGE, date, message, slice};
use rapporteur_extract::time::{Grammar, Hints, TimeTagger};
use rapporteur_language::Analysis;
use rapporteur_model::{PartialDate, Timex};
use std::sync::LazyLock;

/// Maximum length of a paragraph that is also read with its syntax, which takes longer.
const SHORT: usize = 200;

pub fn run(bytes: &[u8]) {
    static TAGGER: LazyLock<TimeTagger> =
        LazyLock::new(|| TimeTagger::new(Grammar::embedded().expect("the embedded grammar is sound")));
    let input = String::from_utf8_lossy(bytes);
    let (first, text) = input.split_once('\n').unwrap_or(("", &input));
    let anchor = first.parse::<PartialDate>();
    match &anchor {
        Ok(anchor) => assert_eq!(anchor.to_string(), first, "a date has one way to be written"),
        Err(error) => message(&error.to_string()),
    }
    let anchor = anchor.ok();
    check(&TAGGER.tag(text, &Analysis::default(), anchor, &Hints::default()), text);
    if text.len() <= SHORT {
        check(&TAGGER.tag(text, &LANGUAGE.analyze(text), anchor, &Hints::default()), text);
    }
}

fn check(times: &[Timex], text: &str) {
    let mut end = 0;
    for time in times {
        assert!(time.span.start >= end, "times are in order and apart");
        assert!(!slice(text, time.span, "a time").is_empty());
        end = time.span.end;
        let value = &time.when.value;
        let is_timex = |c: char| c.is_ascii_alphanumeric() || "-:+./_".contains(c);
        assert!(!value.is_empty() && value.chars().all(is_timex), "{value:?} is no value of TIMEX3");
        let (from, to) = (time.when.from, time.when.to);
        from.into_iter().chain(to).for_each(date);
        let turns = matches!((from, to), (Some(from), Some(to)) if from.parts().0.is_some() && from > to);
        assert!(
            !turns || from.is_some_and(|from| to.is_some_and(|to| to.agrees_with(from))),
            "{:?}",
            time.when
        );
    }
}
