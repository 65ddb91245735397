//! Posts spoken of apart from whoever holds them: "running for *president*", "resigned as *prime minister*", "*presidential* candidate".

use super::bare::is_of_something;
use super::usage::{OfficeUse, Offices};
use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::title::Tenure;
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Tag};

/// Nouns for whoever seeks a post, and for their seeking it.
const SEEKING: [&str; 13] = [
    "bid",
    "campaign",
    "candidacy",
    "candidate",
    "candidature",
    "challenger",
    "contender",
    "front-runner",
    "frontrunner",
    "hopeful",
    "nomination",
    "nominee",
    "run",
];

/// Adds the posts that adjectives tell of those who seek them.
pub(super) fn adjectives(parsed: &ParsedReport<'_>, context: Context<'_>, uses: &mut Offices) {
    let words = &context.knowledge.words;
    for i in (0..parsed.tokens.len()).filter(|i| matches!(parsed.dep(*i), Dep::Amod | Dep::Compound)) {
        let sought = parsed.head(i).is_some_and(|noun| noun > i && SEEKING.contains(&parsed.lemma(noun)));
        let Some(word) = words.get("office_adjective", parsed.lemma(i)).filter(|_| sought) else { continue };
        let vice = (i.saturating_sub(2)..i).any(|k| parsed.text(k).eq_ignore_ascii_case("vice"));
        let post = format!("{}{}", if vice { "vice " } else { "" }, word.cell(Column::Sought));
        uses.entry(i).or_insert_with(|| OfficeUse {
            own: post.clone(),
            post,
            words: parsed.text(i).to_owned(),
            body: None,
            holder: None,
            office: None,
            tenure: Tenure::Coming,
            others: Vec::new(),
        });
    }
}

/// Whether a word speaks of a post and of nobody who holds it: a noun without an article behind "for" or "as", or an adjective.
pub(crate) fn is_role(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let plain = || {
        parsed.child(head, &[Dep::Det, Dep::Poss]).is_none()
            && !matches!(parsed.tag(head), Tag::Nns | Tag::Nnps)
    };
    match parsed.dep(head) {
        Dep::Pobj => parsed.head(head).is_some_and(|of| matches!(parsed.lemma(of), "for" | "as")) && plain(),
        Dep::Amod | Dep::Compound => parsed.tag(head) == Tag::Jj,
        _ => false,
    }
}

/// Whether the whole report may tell what a post is of: nothing beside it does.
pub(super) fn is_open(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    usage: &OfficeUse,
    registry: &Registry,
) -> bool {
    usage.holder.is_none()
        && usage.body.is_none()
        && is_role(parsed, head)
        && !is_of_something(parsed, registry, head)
}
