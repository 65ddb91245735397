//! People of one surname: whom the report introduces as another's kin does not go by the surname alone, and a title before the
//! surname tells who of them is meant.

use crate::context::Context;
use crate::mention::names::{NamedSpan, name_key};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_knowledge::words::Column;
use rapporteur_language::Dep;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// How far before a name its kinship may stand: "his father, the Rev. Juan Ruiz".
const REACH: usize = 4;

/// Whether a name is introduced by kinship: "First lady Ana Ruiz", "his wife, Ana Ruiz", "Ana Ruiz, his daughter".
pub(super) fn is_kin(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let kin = |i: TokenIdx| parsed.hits.is_any(i, &["kin", "consort"]);
    let head = parsed.head_of(span.tokens.clone());
    let floor = parsed.sentence(head).tokens.start;
    let before = (floor.max(span.tokens.start.saturating_sub(REACH))..span.tokens.start).rev();
    let passed = |i: &TokenIdx| {
        let leads_on =
            parsed.text(*i) == "," || parsed.dep(*i) == Dep::Det || parsed.hits.is(*i, "honorific");
        leads_on && !kin(*i)
    };
    let mut before = before.skip_while(passed);
    before.next().is_some_and(kin) || parsed.children_by(head, &[Dep::Appos]).any(kin)
}

/// The posts that people named in full are known to hold or have held.
#[derive(Default)]
pub(super) struct Posts(BTreeMap<LocalId, BTreeSet<String>>);

impl Posts {
    /// Notes the title before a full name, what an apposition calls its bearer, and what the gazetteers know of the name.
    pub fn note(&mut self, parsed: &ParsedReport<'_>, context: Context<'_>, span: &NamedSpan, id: LocalId) {
        let head = parsed.head_of(span.tokens.clone());
        let beside = parsed.children_by(head, &[Dep::Appos]).filter_map(|i| post(parsed, i));
        let told = title_before(parsed, span.tokens.start).into_iter().chain(beside);
        let posts = self.0.entry(id).or_default();
        posts.extend(told);
        let gazetteer = &context.knowledge.gazetteer;
        let known = gazetteer.lookup(parsed.text_of(span.tokens.clone()), None);
        let terms = known
            .iter()
            .filter(|m| m.entity.type_name == types::PERSON)
            .flat_map(|m| gazetteer.terms(&m.entity.id));
        posts.extend(terms.map(|term| term.office.clone()));
    }

    /// Whether somebody is known by a post.
    pub fn holds(&self, id: LocalId, post: &str) -> bool {
        self.0.get(&id).is_some_and(|posts| posts.contains(post))
    }
}

/// The post of the title right before a name.
pub(super) fn title_before(parsed: &ParsedReport<'_>, start: TokenIdx) -> Option<String> {
    let before = start.checked_sub(1)?;
    parsed.hits.get(before, "office").filter(|hit| hit.tokens.end == start).and_then(|_| post(parsed, before))
}

fn post(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<String> {
    let word = &parsed.hits.get(head, "office")?.word;
    let canonical = word.cell(Column::Post);
    Some(if canonical.is_empty() { word.phrase() } else { canonical.to_owned() })
}

/// The only leader whom a surname behind a title can mean: "President Banda" where somebody of that name was president.
pub(super) fn leader<'k>(context: Context<'k>, surname: &str, post: &str) -> Option<&'k GazEntity> {
    let gazetteer = &context.knowledge.gazetteer;
    let held = |leader: &&GazEntity| gazetteer.terms(&leader.id).iter().any(|term| term.office == post);
    let mut leaders = gazetteer.called(surname).filter(held);
    let first = leaders.next()?;
    leaders.next().is_none().then_some(first)
}

/// Whether a leader's name is one's own: the same given name.
pub(super) fn is_same(leader: &GazEntity, name: &[String]) -> bool {
    let known = name_key(&leader.label);
    name.len() < 2 || known.split(' ').next() == name.first().map(String::as_str)
}
