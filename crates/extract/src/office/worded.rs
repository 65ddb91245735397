//! Posts that the report puts in words of its own: "foreign exchange chief Ana Ruiz", "Jorge Paz, head of research at Acme", "a
//! spokeswoman for the harbour police".
//!
//! A noun for a post says little alone. What stands before it, and what "of" binds to it, tells which post it is; a body beside it
//! tells whose.

use super::reading::{is_ahead, is_left, set_apart};
use super::usage::{OfficeUse, Offices, office};
use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Registry, STANDING_IN};
use crate::syntax::Frame;
use crate::title::{Tenure, label_case};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{Column, TitleSense};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};
use std::ops::Range;

/// How many words of a complement tell a post.
const LONGEST: usize = 10;

/// Adds such posts of named people, and gives titles whose body has no name the office that their words tell.
pub(crate) fn worded(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    uses: &mut Offices,
) {
    let open = uses.iter().filter(|(_, usage)| usage.office.is_none() && usage.holder.is_some());
    let title = |head: TokenIdx| parsed.title_at(head).map_or(head..head + 1, |t| t.tokens.clone());
    let mut nouns: Vec<Range<TokenIdx>> = open.map(|(head, _)| title(*head)).collect();
    let titled = |i: TokenIdx| parsed.titles.iter().any(|title| title.tokens.contains(&i));
    let hits = parsed.hits.of_class("post_noun").map(|hit| hit.tokens.clone());
    nouns.extend(hits.filter(|noun| !noun.clone().any(titled)));
    nouns.sort_by_key(|noun| noun.start);
    for noun in nouns {
        let post = Post { parsed, context, head: parsed.head_of(noun.clone()), noun };
        let Some((mut usage, entity)) = post.read(registry, uses) else { continue };
        let same = |other: &&OfficeUse| {
            let alone = usage.body.is_some() || other.holder == usage.holder;
            other.post == usage.post && other.body == usage.body && alone
        };
        let known = uses.values().find(same).and_then(|other| other.office);
        usage.office = known.or_else(|| Some(registry.add(entity)));
        uses.insert(post.head, usage);
    }
}

/// A noun for a post in its sentence.
struct Post<'a, 'r> {
    parsed: &'a ParsedReport<'r>,
    context: Context<'a>,
    head: TokenIdx,
    /// The noun with its rank and field.
    noun: Range<TokenIdx>,
}

impl Post<'_, '_> {
    /// The use of the noun and its Office, if it has a named holder and more is told than the noun.
    fn read(&self, registry: &Registry, uses: &Offices) -> Option<(OfficeUse, LocalEntity)> {
        let parsed = self.parsed;
        let known = uses.get(&self.head);
        let holder = self.holder(registry, known)?;
        let body = self.body(registry);
        let before = self.before(registry);
        let behind = self.behind(registry, body.map(|(_, at)| at));
        if body.is_none() && (self.is_loose() || before == self.start() && behind == self.noun.end) {
            return None;
        }
        // "a warehouse manager": a trade, and no post.
        let indefinite = parsed.child(self.head, &[Dep::Det]).is_some_and(|d| parsed.lemma(d) == "a");
        if body.is_none() && behind == self.noun.end && indefinite {
            return None;
        }
        let text = |tokens: Range<TokenIdx>| plain(parsed.text_of(tokens));
        let front = text(before..self.noun.end);
        let whole = text(before..behind);
        let post = whole.to_lowercase();
        let entity = match body {
            Some((body, _)) => office(&post, &post, body, self.context, registry),
            None => LocalEntity {
                kind: types::OFFICE.to_owned(),
                label: format!("{}{}", label_case(&front), &whole[front.len()..]),
                traits: Traits { kind: Some(post.clone()), ..Default::default() },
                ..LocalEntity::default()
            },
        };
        let usage = OfficeUse {
            own: post.clone(),
            words: known.map_or(whole, |usage| usage.words.clone()),
            body: body.map(|(body, _)| body),
            holder: Some(holder),
            office: None,
            tenure: known.map_or_else(|| self.tenure(), |usage| usage.tenure),
            others: Vec::new(),
            post,
        };
        Some((usage, entity))
    }

    /// The named person beside the noun.
    fn holder(&self, registry: &Registry, known: Option<&OfficeUse>) -> Option<LocalId> {
        let parsed = self.parsed;
        // "the president", "the six-term congresswoman": whose country or seat is known.
        const PUBLIC: [&str; 12] = [
            "congressman",
            "councillor",
            "deputy",
            "king",
            "member of parliament",
            "mp",
            "prince",
            "princess",
            "queen",
            "representative",
            "senator",
            "sultan",
        ];
        let public = known.is_some_and(|usage| PUBLIC.contains(&usage.post.as_str()));
        if public || matches!(parsed.tag(self.head), Tag::Nns | Tag::Nnps) {
            return None;
        }
        let named = |id: &LocalId| registry.entity(*id).kind == types::PERSON && registry.entity(*id).named;
        let people = Frame::new(parsed, self.head).slot(SlotName::Holder);
        people.into_iter().filter_map(|i| registry.entity_at(i)).find(named)
    }

    /// "the leader of the rebels", "a fund manager": nouns that name no post without a body.
    fn is_loose(&self) -> bool {
        matches!(self.parsed.lemma(self.head), "leader" | "manager" | "fellow" | "coach")
    }

    /// The body that the words around the noun name, and the word that heads its name.
    fn body(&self, registry: &Registry) -> Option<(LocalId, TokenIdx)> {
        const BOUND: [Preposition; 5] =
            [Preposition::Of, Preposition::For, Preposition::At, Preposition::With, Preposition::In];
        let frame = Frame::new(self.parsed, self.head);
        let mut near = frame.slot(SlotName::Modifier);
        near.reverse();
        near.extend(frame.slot(SlotName::Poss));
        near.extend(BOUND.into_iter().flat_map(|p| frame.slot(p)));
        near.into_iter().filter(|i| !self.noun.contains(i)).find_map(|i| {
            let mention = registry.at(i).or_else(|| registry.covering(i))?;
            let body = registry.entity(mention.entity).kind == types::ORGANIZATION;
            // "the union's delegation" stands for the union, and is none.
            let stands_in = mention.found_by == STANDING_IN && !self.is_body_noun(i);
            let told = mention.form == Form::Name || !stands_in && self.parsed.dep(i) != Dep::Poss;
            let adjective = mention.form == Form::Demonym || self.parsed.hits.is(i, "party_word");
            (body && told && !adjective && !self.is_common(&mention.tokens)).then_some((mention.entity, i))
        })
    }

    fn is_body_noun(&self, i: TokenIdx) -> bool {
        self.parsed.hits.is_any(i, &["organization_noun", "company_noun"])
    }

    /// "the company", "the region": a noun that tells nothing of which one is meant.
    fn is_unnamed(&self, i: TokenIdx) -> bool {
        let parsed = self.parsed;
        let narrowed = [Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss, Dep::Prep];
        let kinds = ["organization_noun", "company_noun", "settlement", "subdivision", "place_noun"];
        parsed.hits.is_any(i, &kinds) && parsed.child(i, &narrowed).is_none()
    }

    /// "Police spokesman": a noun for bodies is the name of none, even with the capital that opens a sentence.
    fn is_common(&self, tokens: &Range<TokenIdx>) -> bool {
        tokens.len() == 1
            && self.parsed.hits.is_any(tokens.start, &["organization_noun", "company_noun"])
            && self.parsed.text(tokens.start).chars().skip(1).any(char::is_lowercase)
    }

    /// Where the noun begins with its rank and field, without words of time: "former".
    fn start(&self) -> TokenIdx {
        let timed = |i: &TokenIdx| {
            let ranked = |sense| matches!(sense, TitleSense::Rank | TitleSense::Order);
            self.parsed.text(*i) == "-" || self.sense(*i).is_some_and(|sense| !ranked(sense))
        };
        self.noun.clone().find(|i| *i == self.head || !timed(i)).unwrap_or(self.noun.start)
    }

    /// Where the words before the noun begin that tell which post it is: nouns, and adjectives of rank or field.
    fn before(&self, registry: &Registry) -> TokenIdx {
        let parsed = self.parsed;
        let opening = parsed.sentence(self.head).tokens.start;
        let mut start = self.start();
        while let Some(i) = start.checked_sub(1).filter(|i| *i >= opening && self.tells(*i, registry)) {
            start = i;
        }
        start
    }

    /// What a word of rank or time does in a title.
    fn sense(&self, i: TokenIdx) -> Option<TitleSense> {
        self.context.knowledge.words.get("title_prefix", self.parsed.lemma(i))?.value(Column::Sense)
    }

    fn tells(&self, i: TokenIdx, registry: &Registry) -> bool {
        let parsed = self.parsed;
        let own = parsed.head(i).is_some_and(|head| {
            head == self.head || (i..=self.head).contains(&head) || Some(head) == parsed.head(self.head)
        });
        let rank = self.sense(i);
        let ranked = matches!(rank, Some(TitleSense::Rank | TitleSense::Order));
        let inner = || parsed.head(i).is_some_and(|head| head < self.head);
        let fits = match parsed.pos(i) {
            Pos::Noun | Pos::Propn => true,
            Pos::Adj => parsed.hits.is(i, "portfolio") || inner(),
            _ => false,
        };
        let named = registry.covering(i).is_some_and(|m| {
            let kind = registry.entity(m.entity).kind.as_str();
            matches!(kind, types::COUNTRY | types::ORGANIZATION | types::PERSON | types::PLACE)
                && !self.is_common(&m.tokens)
        });
        let apart =
            parsed.hits.is_any(i, &["party_word", "honorific", "office", "kin", "human_noun", "person_noun"]);
        own && (ranked || fits && !apart && rank.is_none()) && !named
    }

    /// Where the words end that "of" or "for" binds to the noun: all of them where no body is named, else those before the body.
    fn behind(&self, registry: &Registry, body: Option<TokenIdx>) -> TokenIdx {
        let parsed = self.parsed;
        let end = self.noun.end;
        let binds = |p: &TokenIdx| {
            let word = parsed.text(*p);
            *p == end
                && (matches!(word, "of" | "for") || body.is_none() && matches!(word, "in" | "at" | "with"))
        };
        let Some(binder) = parsed.children_by(self.head, &[Dep::Prep]).find(binds) else { return end };
        let of_body = body.is_some_and(|body| parsed.head(body) == Some(binder));
        let elsewhere = parsed.children_by(binder, &[Dep::Pobj]).any(|object| {
            let kind = registry.at(object).map(|m| registry.entity(m.entity).kind.as_str());
            // "the head of the family", "the chief of the rebels"
            let people = ["kin", "human_noun", "person_noun", "actor_group", "band_noun"];
            let private = matches!(parsed.lemma(object), "family" | "household" | "line" | "list" | "table");
            matches!(kind, Some(types::COUNTRY | types::PLACE | types::PERSON))
                || private
                || self.is_unnamed(object)
                || parsed.hits.is_any(object, &people)
        });
        if of_body || elsewhere {
            return end;
        }
        let bound = parsed.subtree(binder);
        let stops = |i: TokenIdx| {
            let bodied = body.is_some_and(|at| at > self.head && parsed.head(at).is_some_and(|p| i >= p));
            bodied
                || parsed.tag(i).is_verb()
                || matches!(parsed.pos(i), Pos::Punct | Pos::Pron | Pos::Space | Pos::Adv)
                || !bound.contains(&i)
                || registry.covering(i).is_some_and(|m| registry.entity(m.entity).kind == types::PERSON)
        };
        let stop = (end..end + LONGEST + 1).find(|i| *i >= parsed.tokens.len() || stops(*i));
        // "the president of the 10,000-member union"
        let cut = |i: &TokenIdx| bound.contains(i) && spans_hyphen(parsed, *i);
        // What is longer is told in a clause of its own.
        stop.filter(|stop| *stop > end + 1 && !cut(stop)).unwrap_or(end)
    }

    fn tenure(&self) -> Tenure {
        if is_left(self.parsed, self.head) {
            Tenure::Former
        } else if is_ahead(self.parsed, self.head) {
            Tenure::Coming
        } else {
            set_apart(self.parsed, self.head, &self.context.knowledge.words)
                .map_or(Tenure::Now, |(_, tenure)| tenure)
        }
    }
}

/// A hyphen inside of a word.
fn spans_hyphen(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.text(i), "-" | "–")
        && i > 0
        && parsed.tokens[i - 1].span.end == parsed.tokens[i].span.start
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
