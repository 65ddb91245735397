//! Pronouns and what they stand for.
//!
//! Third person: every noun phrase before the pronoun competes, those that no entity stands behind too, so that a pronoun for
//! something that the graph does not know is left alone. Salience after Lappin and Leass (1994), binding by clause mates.
//! First person: whoever is quoted, or the body that he speaks for. A pronoun in doubt stands for nothing.

mod binding;
mod plural;
mod salience;

use crate::attribution::{Saying, quotations};
use crate::context::Context;
use crate::detector::Rule;
use crate::office::{self, Offices};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::party::Parties;
use crate::registry::{Placed, Registry};
use plural::Several;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, Gender, LocalId};
use salience::Search;
use std::collections::BTreeSet;

/// What a pronoun can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    /// He, she.
    Person(Gender),
    /// It.
    Thing,
    /// I.
    Speaker,
    /// We.
    SpeakersBody,
    /// "The company".
    Company,
    /// "The country".
    Country,
}

/// Registers pronouns that have an antecedent.
pub fn register(
    parsed: &ParsedReport<'_>,
    sayings: &[Saying],
    offices: &Offices,
    context: Context<'_>,
    mut parties: Parties<'_, '_, '_>,
    registry: &mut Registry,
) {
    let firms = firms(context, registry);
    let mut quoted = vec![false; parsed.tokens.len()];
    quotations(parsed).into_iter().for_each(|range| quoted[range].fill(true));
    let mut told = vec![false; parsed.tokens.len()];
    sayings.iter().flat_map(|saying| saying.content.iter().cloned()).for_each(|range| told[range].fill(true));
    for i in 0..parsed.tokens.len() {
        // The "He" of "He Lifeng" is a name.
        if registry.covering(i).is_some() || parties.take_up(i, registry).is_some() {
            continue;
        }
        let both = plural::is_both(parsed, i);
        if both || parsed.tag(i).is_pronoun() && plural::is_plural_pronoun(&parsed.text(i).to_lowercase()) {
            let search = Search { parsed, sayings, quoted: &quoted, told: &told, firms: &firms, registry };
            let two = |several: &Several| !both || matches!(several, Several::Named(ids) if ids.len() == 2);
            if let Some(several) = search.antecedents(i).filter(two) {
                take_up_several(parsed, i, several, registry);
            }
            continue;
        }
        let Some(wanted) = wanted(parsed, i).or_else(|| described(parsed, i)) else {
            parties.describe(i, registry);
            continue;
        };
        let search = Search { parsed, sayings, quoted: &quoted, told: &told, firms: &firms, registry };
        let antecedent = match wanted {
            Wanted::Speaker | Wanted::SpeakersBody if !quoted[i] => None,
            Wanted::Speaker => source(i, sayings).and_then(|head| registry.entity_at(head)),
            Wanted::SpeakersBody => {
                source(i, sayings).and_then(|head| body_or_self(parsed, head, offices, registry))
            }
            _ => search.antecedent(i, wanted),
        };
        let Some(entity) = antecedent else {
            parties.describe(i, registry);
            continue;
        };
        if let Wanted::Person(gender) = wanted
            && registry.entity(entity).kind == types::PERSON
        {
            registry.entity_mut(entity).traits.gender.get_or_insert(gender);
        }
        let (form, found_by) = match wanted {
            Wanted::Company | Wanted::Country => (Form::Nominal, Rule::NounTakenUp),
            _ => (Form::Pronoun, Rule::Pronoun),
        };
        let trade = parsed
            .children_by(i, &[Dep::Compound, Dep::Amod])
            .filter(|c| form == Form::Nominal && *c < i)
            .min();
        let tokens = trade.unwrap_or(i)..i + 1;
        let placed = Placed { tokens, head: i, entity, form, found_by: found_by.into() };
        registry.mention(parsed, placed);
    }
}

/// The companies that the gazetteers know.
fn firms(context: Context<'_>, registry: &Registry) -> BTreeSet<LocalId> {
    let is_firm = |id: &LocalId| {
        let entity = registry.entity(*id);
        let known = entity.gazetteer.as_deref();
        let known = known.and_then(|known| context.knowledge.gazetteer.entity(&entity.kind, known));
        known.is_some_and(|known| known.kind == "company")
    };
    registry.of_kind(types::ORGANIZATION).filter(is_firm).collect()
}

/// Registers what a plural pronoun stands for.
fn take_up_several(parsed: &ParsedReport<'_>, i: TokenIdx, several: Several, registry: &mut Registry) {
    match several {
        Several::Named(members) => registry.group(i, members),
        Several::Entity(entity) => {
            let found_by = Rule::Pronoun.into();
            registry
                .mention(parsed, Placed { tokens: i..i + 1, head: i, entity, form: Form::Pronoun, found_by });
        }
        Several::Bare(_) => {}
    }
}

fn wanted(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<Wanted> {
    if !parsed.tag(i).is_pronoun() {
        return None;
    }
    Some(match parsed.text(i).to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Wanted::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Wanted::Person(Gender::Female),
        "it" if binding::is_empty_subject(parsed, i) => return None,
        "it" | "its" | "itself" => Wanted::Thing,
        "i" | "me" | "my" | "myself" => Wanted::Speaker,
        "we" | "us" | "our" | "ours" | "ourselves" => Wanted::SpeakersBody,
        _ => return None,
    })
}

/// A noun that only takes up what was said: with an article and nothing else, or as a subject with the trade of a company ("the tech
/// firm", "the social media giant").
fn described(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<Wanted> {
    let wanted = match parsed.lemma(i) {
        "country" | "nation" => Wanted::Country,
        lemma if TRADED.contains(&lemma) && told_by_trade(parsed, i) => return Some(Wanted::Company),
        _ if parsed.hits.is(i, "company_noun") => Wanted::Company,
        _ => return None,
    };
    let article = |c: &TokenIdx| parsed.lemma(*c) == "the";
    let idle =
        |c: &TokenIdx| article(c) || matches!(parsed.dep(*c), Dep::Punct | Dep::Case | Dep::Cc | Dep::Conj);
    let argument = matches!(
        parsed.dep(i),
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Poss | Dep::Agent | Dep::Dative
    );
    let children = parsed.children(i);
    let bare = children.iter().any(article) && children.iter().all(idle);
    (parsed.tag(i) == Tag::Nn && argument && bare).then_some(wanted)
}

/// Adjectives that tell of another company than the one spoken of.
const APART: [&str; 9] = ["first", "new", "only", "other", "own", "parent", "rival", "same", "second"];

/// Nouns for companies before which a trade stands.
const TRADED: [&str; 9] = [
    "company",
    "conglomerate",
    "corporation",
    "firm",
    "giant",
    "maker",
    "manufacturer",
    "retailer",
    "startup",
];

/// "The tech firm said", "the social media giant said": a subject with an article and words for a trade, which single out nobody
/// else.
fn told_by_trade(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let subject = matches!(parsed.dep(i), Dep::Nsubj | Dep::Nsubjpass) && parsed.tag(i) == Tag::Nn;
    let (mut article, mut trade) = (false, false);
    for c in parsed.children(i) {
        match parsed.dep(*c) {
            Dep::Det if parsed.lemma(*c) == "the" => article = true,
            Dep::Compound if *c < i && parsed.pos(*c) == Pos::Noun => trade = true,
            Dep::Amod if *c < i && !APART.contains(&parsed.lemma(*c)) => {}
            Dep::Punct => {}
            _ => return false,
        }
    }
    subject && article && trade
}

/// The head of whoever is quoted.
fn source(i: TokenIdx, sayings: &[Saying]) -> Option<TokenIdx> {
    let saying = sayings.iter().filter(|s| s.is_voiced() && s.holds(i)).min_by_key(|s| s.n_tokens())?;
    saying.source.first().copied()
}

/// Nouns for whoever speaks for a body.
const SPEAKING: [&str; 3] = ["representative", "office", "leader"];

/// A minister who says "we" speaks for the country, a spokesman for the company; others for themselves.
fn body_or_self(
    parsed: &ParsedReport<'_>,
    source: TokenIdx,
    offices: &Offices,
    registry: &Registry,
) -> Option<LocalId> {
    let speaker = registry.entity_at(source);
    let held = || {
        let current = offices.values().filter(|usage| usage.holder.is_some() && usage.holder == speaker);
        current.filter(|usage| usage.is_held()).find_map(|usage| usage.body)
    };
    let titles = parsed.children_by(source, &[Dep::Compound, Dep::Nmod, Dep::Appos]).chain([source]);
    let described = titles.chain(parsed.head(source)).find_map(|title| {
        parsed.hits.is_any(title, &SPEAKING).then(|| office::body(parsed, title, registry)).flatten()
    });
    match speaker {
        Some(id) if registry.entity(id).kind != types::PERSON => Some(id),
        _ => described.or_else(held).or(speaker),
    }
}
