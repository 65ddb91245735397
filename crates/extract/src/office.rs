//! Posts: what an office noun names, what the post belongs to, and who holds it.

mod ruler;

use crate::document::{Document, TokenIdx};
use crate::jurisdiction::{self, is_national};
use crate::leader::{self, Names};
use crate::mention::{Context, plain_label};
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::{Form, LocalEntity, LocalId};
use std::collections::BTreeMap;

/// One use of an office noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeUse {
    /// Canonical post, lower case ("prime minister").
    pub post: String,
    /// As the report words it ("Prime Minister").
    pub words: String,
    /// What the post belongs to.
    pub body: Option<LocalId>,
    /// Whose title it is.
    pub holder: Option<LocalId>,
    /// The Office entity; `None` where nothing tells what the post belongs to.
    pub office: Option<LocalId>,
    /// Held no longer.
    pub former: bool,
}

/// Uses by the head of the office noun.
pub type Offices = BTreeMap<TokenIdx, OfficeUse>;

/// Finds all uses of office nouns, gives each its Office, and makes mentions of unnamed holders.
pub fn offices(document: &Document<'_>, context: Context<'_>, registry: &mut Registry) -> Offices {
    let mut uses: Offices =
        (0..document.tokens.len()).filter_map(|i| Some((i, read(document, i, registry)?))).collect();
    share_bodies(&mut uses);
    let names = Names::of(registry, |tokens| plain_label(document.text_of(tokens)));
    leader::identify(context, &names, &mut uses, registry);
    jurisdiction::settle(document, context, registry, &mut uses);
    let mut known: BTreeMap<(String, LocalId), LocalId> = BTreeMap::new();
    for usage in uses.values_mut() {
        let Some(body) = usage.body else { continue };
        let id = match known.get(&(usage.post.clone(), body)) {
            Some(id) => *id,
            None => registry.add(office(usage, body, registry)),
        };
        known.insert((usage.post.clone(), body), id);
        usage.office = Some(id);
    }
    bare_titles(document, context, registry, &mut uses);
    unnamed_holders(document, context, registry, &mut uses);
    ruler::rulers(document, context, registry, &uses);
    uses
}

fn read(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> Option<OfficeUse> {
    let hit = document.hits.get(head, "office")?;
    // The "secretary" of "secretary general" is no post of its own.
    let longer = |i: TokenIdx| document.hits.get(i, "office").is_some_and(|hit| hit.tokens.contains(&head));
    if (head + 1..(head + 4).min(document.tokens.len())).any(longer) {
        return None;
    }
    if registry.holding(head).any(|m| m.tokens.len() > 1 && m.head == head) {
        return None;
    }
    let frame = Frame::new(document, head);
    let canonical = hit.word.cell(Column::Post);
    let plain = hit.word.phrase();
    let holder = frame
        .slot(SlotName::Holder)
        .into_iter()
        .filter_map(|i| registry.entity_at(i))
        .find(|id| registry.entity(*id).kind == "Person");
    let words: Vec<&str> = document.text_of(hit.tokens.clone()).split_whitespace().collect();
    let former = document
        .children(head)
        .iter()
        .chain(document.head(head).map(|h| document.children(h)).into_iter().flatten())
        .any(|c| {
            *c < head
                && head - *c < 5
                && matches!(document.lemma(*c), "former" | "ex" | "late" | "outgoing" | "then")
        });
    Some(OfficeUse {
        post: if canonical.is_empty() { plain } else { canonical.to_owned() },
        words: words.join(" "),
        body: body(document, head, registry),
        holder,
        office: None,
        former,
    })
}

/// What a post belongs to: a country or body before it, its possessor, or after "of", "for", "at", "to".
pub(crate) fn body(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let frame = Frame::new(document, head);
    let places = document
        .hits
        .get(head, "office")
        .is_some_and(|hit| matches!(hit.word.lemmas[0].as_str(), "mayor" | "governor" | "premier"));
    let fits = |id: &LocalId| {
        let kind = registry.entity(*id).kind.as_str();
        matches!(kind, "Country" | "Organization") || (places && kind == "Place")
    };
    let near = |i: TokenIdx| {
        registry.entity_at(i).filter(fits).or_else(|| registry.covering(i).map(|m| m.entity).filter(fits))
    };
    let modifiers = frame.slot(SlotName::Modifier);
    let before = modifiers.iter().rev().copied().find_map(near);
    // "[US] Deputy Assistant Secretary of State": the country hangs on the first word of the title.
    let nested = || {
        let of_modifier =
            |m: &TokenIdx| document.children_by(*m, &[Dep::Compound, Dep::Amod, Dep::Nmod]).find_map(near);
        modifiers.iter().find_map(of_modifier)
    };
    before.or_else(nested).or_else(|| frame.slot(SlotName::Poss).into_iter().find_map(near)).or_else(|| {
        [Preposition::Of, Preposition::For, Preposition::At]
            .into_iter()
            .flat_map(|p| frame.slot(p))
            .find_map(near)
    })
}

/// A holder's post without a body belongs to the body it has elsewhere in the report ("the Ukrainian president … President Zelensky"),
/// and a post without body and holder to the only body the post has.
fn share_bodies(uses: &mut Offices) {
    let known: Vec<(String, Option<LocalId>, LocalId)> =
        uses.values().filter_map(|u| Some((u.post.clone(), u.holder, u.body?))).collect();
    for usage in uses.values_mut().filter(|u| u.body.is_none()) {
        let same_holder = known
            .iter()
            .find(|(post, holder, _)| *post == usage.post && holder.is_some() && *holder == usage.holder);
        usage.body = same_holder.map(|(_, _, body)| *body);
    }
}

/// "President Ruiz", "Secretary of State Ana Ruiz": the report takes what the post belongs to for known. One office a holder.
fn bare_titles(document: &Document<'_>, context: Context<'_>, registry: &mut Registry, uses: &mut Offices) {
    let mut known: BTreeMap<(String, LocalId), LocalId> = BTreeMap::new();
    for (head, usage) in uses.iter_mut().filter(|(_, usage)| usage.office.is_none()) {
        let Some(holder) = usage.holder.filter(|id| registry.entity(*id).named) else { continue };
        let titled =
            document.head(*head).is_some_and(|name| *head < name && document.pos(name) == Pos::Propn)
                && document.pos(*head) == Pos::Propn;
        if !titled || !is_national(context, &usage.post) {
            continue;
        }
        let id = *known.entry((usage.post.clone(), holder)).or_insert_with(|| {
            registry.add(LocalEntity {
                kind: "Office".to_owned(),
                label: capitalise(&usage.post),
                traits: rapporteur_model::Traits { kind: Some(usage.post.clone()), ..Default::default() },
                ..LocalEntity::default()
            })
        });
        usage.office = Some(id);
    }
}

fn office(usage: &OfficeUse, body: LocalId, registry: &Registry) -> LocalEntity {
    let label = format!("{} of {}", capitalise(&usage.post), with_article(&registry.entity(body).label));
    LocalEntity {
        kind: "Office".to_owned(),
        label,
        traits: rapporteur_model::Traits {
            kind: Some(usage.post.clone()),
            of: Some(body),
            ..Default::default()
        },
        ..LocalEntity::default()
    }
}

/// "the United States", "the European Union", but "Ukraine".
fn with_article(label: &str) -> String {
    let takes = [
        "United ",
        "European Union",
        "Netherlands",
        "Philippines",
        "Soviet Union",
        "African Union",
        "Arab League",
        "Vatican",
    ];
    if takes.iter().any(|t| label.starts_with(t)) && !label.starts_with("The ") {
        format!("the {label}")
    } else {
        label.to_owned()
    }
}

/// Title case, small words left small.
fn capitalise(post: &str) -> String {
    let word = |word: &str| -> String {
        if matches!(word, "of" | "the" | "for" | "and") {
            return word.to_owned();
        }
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    };
    post.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// "the French president" is the report's holder of that office, else somebody not named.
fn unnamed_holders(
    document: &Document<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    uses: &mut Offices,
) {
    let holders: BTreeMap<LocalId, LocalId> =
        uses.values().filter(|u| !u.former).filter_map(|u| Some((u.office?, u.holder?))).collect();
    let mut unnamed: BTreeMap<LocalId, LocalId> = BTreeMap::new();
    for (head, usage) in uses.iter_mut() {
        if usage.holder.is_some() || !stands_alone(document, *head) || registry.at(*head).is_some() {
            continue;
        }
        let by_post = || {
            let same: Vec<LocalId> = holders
                .iter()
                .filter(|(office, _)| registry.entity(**office).traits.kind.as_deref() == Some(&usage.post))
                .map(|(_, p)| *p)
                .collect();
            (usage.body.is_none() && definite(document, *head) && same.len() == 1).then(|| same[0])
        };
        let person = usage.office.and_then(|office| holders.get(&office).copied()).or_else(by_post);
        let id = match (person, usage.office) {
            (Some(person), _) => person,
            (None, Some(office)) if !usage.former && unique_post(context, &usage.post) => {
                *unnamed.entry(office).or_insert_with(|| {
                    let label = document
                        .text_of(crate::registry::phrase(document, *head, true))
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ");
                    registry.add(LocalEntity { kind: "Person".to_owned(), label, ..LocalEntity::default() })
                })
            }
            _ => continue,
        };
        usage.holder = Some(id);
        let tokens = crate::registry::phrase(document, *head, true);
        registry.mention(
            document,
            Placed {
                tokens,
                head: *head,
                entity: id,
                form: Form::Nominal,
                found_by: "nominal/office".to_owned(),
            },
        );
    }
}

/// A post that one person holds at a time.
fn unique_post(context: Context<'_>, post: &str) -> bool {
    is_national(context, post) && post != "minister" && post != "ambassador"
}

/// Singular, and argument of something rather than a title or predicate.
fn stands_alone(document: &Document<'_>, head: TokenIdx) -> bool {
    document.tag(head) != Tag::Nns
        && document.tag(head) != Tag::Nnps
        && !indefinite(document, head)
        && matches!(
            document.dep(head),
            Dep::Nsubj
                | Dep::Nsubjpass
                | Dep::Dobj
                | Dep::Pobj
                | Dep::Poss
                | Dep::Dative
                | Dep::Conj
                | Dep::Agent
        )
}

/// "a French president", "no president": nobody in particular.
fn indefinite(document: &Document<'_>, head: TokenIdx) -> bool {
    let open =
        |d: TokenIdx| matches!(document.lemma(d), "a" | "an" | "any" | "no" | "every" | "each" | "another");
    document.child(head, &[Dep::Det]).is_some_and(open)
}

fn definite(document: &Document<'_>, head: TokenIdx) -> bool {
    document.child(head, &[Dep::Det]).is_some_and(|d| document.lemma(d) == "the")
}
