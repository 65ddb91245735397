//! Who is reported to say what: direct, indirect and mixed speech.
//!
//! Source, cue and content as in PARC and PolNeAR (Pareti 2012; Newell et al. 2018).

mod content;
mod contested;
mod cue;
mod interview;
mod introduced;
mod labelled;
mod marks;
mod quoted;
mod reported;
mod saying;
mod shift;
mod stance;
mod whole;

pub(crate) use marks::{is_mark, quotations};
pub use saying::{Manner, Saying, is_answered};

use crate::parsed_report::{ParsedReport, TokenIdx};
use std::ops::Range;

/// All sayings of a report, by place of their content.
pub fn sayings(parsed: &ParsedReport<'_>) -> Vec<Saying> {
    let double = marks::quotations(parsed);
    let single = marks::single_quotations(parsed, &double);
    let mut quotations: Vec<Range<TokenIdx>> = double.into_iter().chain(single).collect();
    quotations.sort_unstable_by_key(|quote| quote.start);
    let mut found = reported::reported(parsed);
    found.extend(labelled::labelled(parsed));
    found.extend(interview::interviews(parsed));
    found.retain(|saying| !quoted::is_own_voice(parsed, &quotations, saying));
    found.iter_mut().for_each(|saying| keep_inside(parsed, &quotations, saying));
    quoted::attach(parsed, &quotations, &mut found);
    found.iter_mut().for_each(|saying| whole::tidy(parsed, &mut saying.content));
    found.retain(|saying| saying.n_tokens() > 0);
    found.sort_by_key(|saying| {
        (saying.content[0].start, std::cmp::Reverse(saying.n_tokens()), saying.cue.first().copied())
    });
    found.dedup_by(|a, b| a.content == b.content && a.source == b.source);
    found
}

/// "According to" inside a quotation speaks for nothing outside of it, unless hardly anything would be left.
fn keep_inside(parsed: &ParsedReport<'_>, quotations: &[Range<TokenIdx>], saying: &mut Saying) {
    let according = saying.cue.first().filter(|cue| parsed.lemma(**cue) == "accord");
    let Some(quote) = according.and_then(|cue| marks::around(quotations, *cue)) else { return };
    let inside = whole::within(&saying.content, quote);
    if inside.iter().map(ExactSizeIterator::len).sum::<usize>() > 3 {
        saying.content = inside;
    }
}
