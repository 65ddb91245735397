//! Posts: what an office noun names, what the post belongs to, and who holds it.

mod bare;
mod belonging;
mod peer;
mod ruler;
mod unnamed;
mod worded;

pub(crate) use belonging::body;
pub(crate) use peer::peers;
pub(crate) use worded::worded;

use crate::context::Context;
use crate::jurisdiction;
use crate::label::plain_label;
use crate::leader::{self, Names};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::title::{Tenure, is_unique, label_case};
use rapporteur_knowledge::Words;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::words::{Column, TitleSense};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{LocalEntity, LocalId, Traits};
use std::collections::{BTreeMap, BTreeSet};

/// One use of an office noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeUse {
    /// Canonical post, lower case ("prime minister").
    pub post: String,
    /// The post in the report's words, lower case, singular ("premier").
    pub own: String,
    /// The title as the report words it ("Acting Prime Minister").
    pub words: String,
    /// What the post belongs to.
    pub body: Option<LocalId>,
    /// Whose title it is.
    pub holder: Option<LocalId>,
    /// The Office entity; `None` where nothing tells what the post belongs to.
    pub office: Option<LocalId>,
    /// When it is held.
    pub tenure: Tenure,
    /// Of a title that several hold, the further bodies in the order of the text, each with its Office.
    pub others: Vec<(LocalId, Option<LocalId>)>,
}

impl OfficeUse {
    /// Whether its holder has left it.
    pub fn is_former(&self) -> bool {
        self.tenure == Tenure::Former
    }

    /// What the post belongs to, one after the other.
    pub fn bodies(&self) -> Vec<LocalId> {
        self.body.into_iter().chain(self.others.iter().map(|(body, _)| *body)).collect()
    }

    /// The offices, one after the other.
    pub fn offices(&self) -> Vec<LocalId> {
        self.office.into_iter().chain(self.others.iter().filter_map(|(_, office)| *office)).collect()
    }

    /// Whether the post is held at the time of the report.
    pub fn is_held(&self) -> bool {
        self.tenure == Tenure::Now
    }
}

/// Uses by the head of the office noun.
pub type Offices = BTreeMap<TokenIdx, OfficeUse>;

/// Finds all uses of office nouns, gives each its Office, and makes mentions of unnamed holders.
pub fn offices(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) -> Offices {
    let words = &context.knowledge.words;
    let heads = parsed.titles.iter().map(|title| title.head);
    let mut uses: Offices = heads.filter_map(|i| Some((i, read(parsed, i, registry, words)?))).collect();
    share_along(parsed, &mut uses);
    let stated = uses.values().filter(|u| u.body.is_some());
    let stated = stated.filter_map(|u| Some((u.post.clone(), u.holder?))).collect();
    share_bodies(&mut uses);
    let names = Names::of(registry, |tokens| plain_label(parsed.text_of(tokens)));
    leader::identify(context, &names, &mut uses, registry);
    jurisdiction::settle(parsed, context, registry, &mut uses);
    leader::retire(context, &mut uses, registry, &stated);
    let mut known: BTreeMap<(String, LocalId), LocalId> = BTreeMap::new();
    // The canonical word names an office that the report calls by several.
    let canonical: BTreeSet<(String, LocalId)> =
        uses.values().filter(|u| u.own == u.post).filter_map(|u| Some((u.post.clone(), u.body?))).collect();
    for usage in uses.values_mut() {
        let (post, named) = (&usage.post, &usage.own);
        let mut office_of = |body: LocalId| {
            let key = (post.clone(), body);
            let own = if canonical.contains(&key) { post } else { named };
            *known.entry(key).or_insert_with(|| registry.add(office(post, own, body, context, registry)))
        };
        usage.office = usage.body.map(&mut office_of);
        usage.others.iter_mut().for_each(|(body, office)| *office = Some(office_of(*body)));
    }
    bare::titles(parsed, words, registry, &mut uses);
    unnamed::holders(parsed, words, registry, &mut uses);
    ruler::rulers(parsed, context, registry, &uses);
    uses
}

fn read(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry, words: &Words) -> Option<OfficeUse> {
    let title = parsed.title_at(head)?;
    parsed.hits.get(head, "office")?;
    if registry.holding(head).any(|m| m.tokens.len() > title.tokens.len() && m.head == head) {
        return None;
    }
    let holders = Frame::new(parsed, head).slot(SlotName::Holder);
    let people = holders.into_iter().filter_map(|i| registry.entity_at(i));
    let holder = people.into_iter().find(|id| registry.entity(*id).kind == types::PERSON);
    let apart = if title.tenure == Tenure::Now { set_apart(parsed, head, words) } else { None };
    // "Ana Ruiz, a foreign minister under Jorge Paz": of several who were it.
    let one_of_many = is_unique(&title.post, words)
        && parsed.dep(head) == Dep::Appos
        && parsed.child(head, &[Dep::Det]).is_some_and(|det| parsed.lemma(det) == "a");
    let tenure = if one_of_many || is_left(parsed, head) {
        Tenure::Former
    } else if is_ahead(parsed, head) {
        Tenure::Coming
    } else {
        apart.map_or(title.tenure, |(_, tenure)| tenure)
    };
    let plain = parsed.text_of(title.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut bodies = if title.is_plural {
        belonging::bodies(parsed, head, registry)
    } else {
        let first = body(parsed, head, registry);
        first.into_iter().chain(belonging::further(parsed, head, registry)).collect()
    };
    let others = bodies.split_off(bodies.len().min(1)).into_iter().map(|body| (body, None)).collect();
    Some(OfficeUse {
        post: title.post.clone(),
        own: title.own.clone(),
        words: apart.map_or(plain.clone(), |(word, _)| format!("{word} {plain}")),
        body: bodies.pop(),
        holder: holder.filter(|_| !title.is_plural),
        office: None,
        tenure,
        others,
    })
}

/// "resigned as president", "was president": not any more.
fn is_left(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let Some(up) = parsed.head(head) else { return false };
    match parsed.dep(head) {
        Dep::Attr => parsed.lemma(up) == "be" && parsed.tag(up) == Tag::Vbd,
        Dep::Pobj if parsed.lemma(up) == "as" => parsed.head(up).is_some_and(|verb| {
            parsed.hits.is(verb, "leaving_verb")
                || parsed.lemma(verb) == "serve" && parsed.tag(verb) == Tag::Vbd
        }),
        _ => false,
    }
}

/// "was nominated as minister": not yet.
fn is_ahead(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let as_it = parsed.head(head).filter(|up| parsed.dep(head) == Dep::Pobj && parsed.lemma(*up) == "as");
    let verb = as_it.and_then(|up| parsed.head(up));
    verb.is_some_and(|verb| matches!(parsed.lemma(verb), "nominate" | "designate" | "earmark"))
}

/// "former French president": a word of time that other words part from the title.
fn set_apart<'d>(parsed: &'d ParsedReport<'_>, head: TokenIdx, words: &Words) -> Option<(&'d str, Tenure)> {
    const REACH: usize = 5;
    let above = parsed.head(head).map(|h| parsed.children(h));
    let beside = parsed.children(head).iter().chain(above.into_iter().flatten());
    let mut before = beside.copied().filter(|c| *c < head && head - *c <= REACH);
    before.find_map(|c| match words.get("title_prefix", parsed.lemma(c))?.value(Column::Sense)? {
        TitleSense::Former => Some((parsed.lemma(c), Tenure::Former)),
        TitleSense::Coming => Some((parsed.lemma(c), Tenure::Coming)),
        _ => None,
    })
}

/// "president and chief executive of Acme", "Acme's president and chief executive": posts of one holder belong to one body.
fn share_along(parsed: &ParsedReport<'_>, uses: &mut Offices) {
    let joined = |head: &TokenIdx| {
        let up = parsed.head(*head).filter(|_| parsed.dep(*head) == Dep::Conj)?;
        uses.contains_key(&up).then_some((up, *head))
    };
    let pairs: Vec<(TokenIdx, TokenIdx)> = uses.keys().filter_map(joined).collect();
    for (first, second) in pairs {
        let (a, b) = (&uses[&first], &uses[&second]);
        let one = a.holder == b.holder && parsed.child(second, &[Dep::Det]).is_none();
        let served = parsed.head(first).is_some_and(|up| parsed.lemma(up) == "to");
        if !one || served {
            continue;
        }
        let (body, target) = match (a.body, b.body) {
            (Some(body), None) => (body, second),
            (None, Some(body)) => (body, first),
            _ => continue,
        };
        if let Some(usage) = uses.get_mut(&target) {
            usage.body = Some(body);
        }
    }
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

fn office(post: &str, own: &str, body: LocalId, context: Context<'_>, registry: &Registry) -> LocalEntity {
    let body_words = context.knowledge.articled.in_phrase(&registry.entity(body).label);
    let label = format!("{} of {body_words}", label_case(own));
    LocalEntity {
        kind: types::OFFICE.to_owned(),
        label,
        traits: Traits { kind: Some(post.to_owned()), of: Some(body), ..Default::default() },
        ..LocalEntity::default()
    }
}
