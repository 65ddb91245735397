//! Whose office a title is that names no country: "President Ruiz" in a report about Chile.

use crate::document::{Document, TokenIdx};
use crate::mention::Context;
use crate::office::{OfficeUse, Offices};
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::Tag;
use rapporteur_model::LocalId;

/// Gives national offices without a body the one their holder has elsewhere in the report, the country in
/// which the gazetteers know the holder to have held it, or else, where the bare title stands before a name, the only country of the report.
pub(crate) fn settle(document: &Document<'_>, context: Context<'_>, registry: &Registry, uses: &mut Offices) {
    let stated: Vec<(LocalId, LocalId)> = uses.values().filter_map(|u| Some((u.holder?, u.body?))).collect();
    let about = registry.sole_country();
    for (head, usage) in uses.iter_mut().filter(|(_, u)| u.body.is_none()) {
        let Some(holder) = usage.holder.filter(|_| is_national(context, &usage.post)) else { continue };
        let elsewhere = || stated.iter().find(|(person, _)| *person == holder).map(|(_, body)| *body);
        let bare = is_bare(document, *head, usage, registry);
        usage.body = elsewhere()
            .or_else(|| governed(context, holder, &usage.post, registry))
            .or_else(|| about.filter(|_| bare || is_of_the_country(document, *head)));
    }
}

/// Whether a post is one of a state.
pub(crate) fn is_national(context: Context<'_>, post: &str) -> bool {
    context.knowledge.words.has("national_office", post)
}

/// The country in which the gazetteers know a person to have held the post, if the report speaks of it.
fn governed(context: Context<'_>, person: LocalId, post: &str, registry: &Registry) -> Option<LocalId> {
    let known = registry.entity(person).gazetteer.as_deref()?;
    let mut terms = context.knowledge.gazetteer.terms(known).iter().rev();
    let country = &terms.find(|term| term.body_type == "Country" && term.office == post)?.body;
    registry.of_gazetteer("Country", country)
}

/// The title stands right before its holder's name, and nothing but an article and words for its field before it.
fn is_bare(document: &Document<'_>, head: TokenIdx, usage: &OfficeUse, registry: &Registry) -> bool {
    let named =
        registry.holding(head + 1).any(|m| m.tokens.start == head + 1 && Some(m.entity) == usage.holder);
    let title = document.hits.get(head, "office").map_or(head, |hit| hit.tokens.start);
    let of_no_state = |i: TokenIdx| {
        matches!(
            document.lemma(i),
            "state" | "regional" | "provincial" | "club" | "company" | "party" | "union"
        )
    };
    let plain = Frame::new(document, head).slot(Preposition::Of).is_empty();
    let before = (title.saturating_sub(2)..title).all(|i| !of_no_state(i) && document.tag(i) != Tag::Pos);
    named && plain && before && document.text(head) != "premier"
}

/// "the country's president", "president of the nation".
fn is_of_the_country(document: &Document<'_>, head: TokenIdx) -> bool {
    let frame = Frame::new(document, head);
    let mut owners = frame.slot(SlotName::Poss).into_iter().chain(frame.slot(Preposition::Of));
    owners.any(|i| matches!(document.lemma(i), "country" | "nation"))
}
