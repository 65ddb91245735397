//! What somebody wants, intends, judges or speaks of: attributed words that nobody puts forward as so.
//!
//! The attitudes of PARC 3.0 beside assertions: beliefs, facts and eventualities (Pareti 2015, after Prasad et al. 2006).

use super::cue::{cue_of, says, source_of};
use super::marks::is_mark;
use super::saying::{Manner, Saying, runs};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::{Frame, is_passive};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{ClauseEffect, Column, Content, Effect};
use rapporteur_language::{Dep, Pos, Tag};

/// Classes whose column `takes` says where content stands beside a clause.
const VERBS: [&str; 2] = ["reporting", "attitude"];

/// What a verb of saying or attitude has for content when it is no clause put forward.
pub(super) fn of_verb(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Saying> {
    let hits = VERBS.iter().filter_map(|class| parsed.hits.get(verb, class));
    let mut places = hits.flat_map(|hit| hit.word.values(Column::Takes));
    let (place, (content, link)) = places.find_map(|place| Some((place, filled(parsed, verb, place)?)))?;
    let source = source_of(parsed, verb, &content);
    let mut cue = cue_of(parsed, verb, &content);
    cue.extend(link);
    cue.sort_unstable();
    let mut saying = regarded(parsed, source, cue, content);
    // "called it “a trap”": the words are quoted, so they were said.
    let quoted = || saying.content.iter().cloned().flatten().any(|i| is_mark(parsed, i));
    // "promised “several initiatives”" names a thing: the promise is told, and no words of its own.
    let finite = |i| matches!(parsed.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let thing = place == Content::Object && !saying.content.iter().cloned().flatten().any(finite);
    if says(parsed, verb) && !thing && quoted() {
        saying.manner = Manner::Say;
    } else if place == Content::Clause && !is_taken_for_granted(parsed, verb) {
        saying.manner = Manner::Think;
    }
    (!saying.source.is_empty()).then_some(saying)
}

/// "remembered that", "regretted that": what the report itself takes for so.
fn is_taken_for_granted(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.hits.get(verb, "embedding").is_some_and(|hit| {
        let clauses: Option<ClauseEffect> = hit.word.value(Column::Clauses);
        hit.word.value(Column::Affirmed) == Some(Effect::Same)
            && matches!(clauses, None | Some(ClauseEffect::Made(Effect::Same)))
    })
}

/// What a noun of attitude with an owner is about: "Kenya's pledge to stay", "voiced concern about the accord".
pub(super) fn of_noun(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<Saying> {
    let (content, link) = of_word(parsed, noun, "attitude_noun")?;
    let (source, verb) = owner(parsed, noun, &content);
    (!source.is_empty())
        .then(|| regarded(parsed, source, verb.into_iter().chain([noun]).chain(link).collect(), content))
}

/// Whose noun of saying or attitude it is, and the verb that says so ("voiced concern").
pub(super) fn owner(
    parsed: &ParsedReport<'_>,
    noun: TokenIdx,
    content: &[TokenIdx],
) -> (Vec<TokenIdx>, Option<TokenIdx>) {
    let fits =
        |s: &TokenIdx| !content.contains(s) && (parsed.pos(*s).is_nominal() || parsed.tag(*s) == Tag::Jj);
    let own: Vec<TokenIdx> =
        Frame::new(parsed, noun).slot(SlotName::Agent).into_iter().filter(fits).collect();
    let verb = voicing(parsed, noun).filter(|_| own.is_empty());
    let voiced = verb.map(|verb| source_of(parsed, verb, content)).unwrap_or_default();
    (own.into_iter().chain(voiced).collect(), verb)
}

/// The verb whose subject has what a noun of saying or attitude names.
fn voicing(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let verb = parsed.head(noun).filter(|_| parsed.dep(noun) == Dep::Dobj)?;
    (parsed.hits.is_any(verb, &["voicing_verb", "reporting"]) && !is_passive(parsed, verb)).then_some(verb)
}

/// What an adjective of attitude is about: "was reluctant to sign", "is critical of the plan".
pub(super) fn of_adjective(parsed: &ParsedReport<'_>, adjective: TokenIdx) -> Option<Saying> {
    if !matches!(parsed.dep(adjective), Dep::Acomp | Dep::Oprd | Dep::Conj) {
        return None;
    }
    let (content, link) = of_word(parsed, adjective, "attitude_adj")?;
    let source: Vec<TokenIdx> = Frame::new(parsed, adjective)
        .slot(SlotName::Agent)
        .into_iter()
        .filter(|s| !content.contains(s) && parsed.lemma(*s) != "it")
        .collect();
    let cue = parsed.head(adjective).into_iter().chain([adjective]).chain(link).collect();
    (!source.is_empty()).then(|| regarded(parsed, source, cue, content))
}

/// The content that a noun or adjective takes, and a preposition that belongs to the cue.
fn of_word(
    parsed: &ParsedReport<'_>,
    word: TokenIdx,
    class: &str,
) -> Option<(Vec<TokenIdx>, Option<TokenIdx>)> {
    let hit = parsed.hits.get(word, class)?;
    hit.word.values(Column::Takes).find_map(|place| match place {
        Content::Infinitive => parsed
            .children_by(word, &[Dep::Acl, Dep::Xcomp, Dep::Relcl])
            .find(|c| is_infinitive(parsed, *c))
            .map(|c| (parsed.subtree(c), None)),
        Content::Clause => parsed.child(word, &[Dep::Ccomp]).map(|c| (parsed.subtree(c), None)),
        Content::Object | Content::Named => None,
        Content::Prep(preposition) => {
            object_of(parsed, word, preposition).map(|(link, object)| (parsed.subtree(object), Some(link)))
        }
    })
}

fn regarded(
    parsed: &ParsedReport<'_>,
    source: Vec<TokenIdx>,
    cue: Vec<TokenIdx>,
    content: Vec<TokenIdx>,
) -> Saying {
    Saying { source, cue, content: runs(parsed, content), distant: false, manner: Manner::Regard }
}

/// The content in one frame of a verb, and a preposition that belongs to the cue.
fn filled(
    parsed: &ParsedReport<'_>,
    verb: TokenIdx,
    place: Content,
) -> Option<(Vec<TokenIdx>, Option<TokenIdx>)> {
    let content = match place {
        Content::Clause => parsed.child(verb, &[Dep::Ccomp]).map(|c| parsed.subtree(c)),
        Content::Infinitive => infinitive(parsed, verb),
        Content::Named => named(parsed, verb),
        Content::Object => object(parsed, verb),
        Content::Prep(preposition) => {
            let (link, object) = object_of(parsed, verb, preposition)?;
            return Some((parsed.subtree(object), Some(link)));
        }
    };
    content.map(|content| (content, None))
}

/// "wants to leave", "urged them to leave", "wants them to leave", "is considering leaving".
fn infinitive(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let clause = parsed
        .children_by(verb, &[Dep::Xcomp, Dep::Ccomp])
        .find(|c| is_infinitive(parsed, *c) || parsed.tag(*c) == Tag::Vbg && parsed.dep(*c) == Dep::Xcomp)?;
    let addressed = parsed.child(verb, &[Dep::Dobj, Dep::Nsubjpass]).filter(|o| *o < clause);
    // "wants to build, mend and run": the parser hangs bare infinitives on the main verb.
    let finite = matches!(parsed.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbg | Tag::Vbn);
    let further =
        parsed.children_by(verb, &[Dep::Conj]).filter(|c| finite && *c > clause && is_bare(parsed, *c));
    Some(addressed.into_iter().chain([clause]).chain(further).flat_map(|i| parsed.subtree(i)).collect())
}

fn is_bare(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.tag(verb) == Tag::Vb && parsed.child(verb, &[Dep::Nsubj, Dep::Aux, Dep::Auxpass]).is_none()
}

fn is_infinitive(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To)
}

/// "called the plan a trap": what is named and what it is called.
fn named(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let name = parsed.child(verb, &[Dep::Oprd])?;
    let bearer =
        parsed.child(verb, &[Dep::Dobj, Dep::Nsubjpass]).map(|o| parsed.subtree(o)).unwrap_or_default();
    let between = bearer.last().copied().filter(|last| *last > verb).map_or(name, |last| last + 1);
    Some(bearer.into_iter().chain(between..name).chain(parsed.subtree(name)).collect())
}

/// Prepositions whose phrases belong to the object of an attitude, wherever the parser hangs them.
const WITH_OBJECT: [&str; 8] = ["against", "as", "between", "for", "from", "of", "over", "to"];

/// The object with what is said of it: "criticized the plan as rushed".
fn object(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let role = if is_passive(parsed, verb) { Dep::Nsubjpass } else { Dep::Dobj };
    let object = parsed.child(verb, &[role]).filter(|o| {
        parsed.pos(*o).is_nominal()
            && !matches!(parsed.tag(*o), Tag::Wdt | Tag::Wp)
            && !["self", "selves"].iter().any(|end| parsed.text(*o).ends_with(end))
            && (voicing(parsed, *o).is_none() || of_noun(parsed, *o).is_none())
    })?;
    let about = parsed
        .children_by(verb, &[Dep::Prep, Dep::Dative])
        .filter(|p| *p > object && WITH_OBJECT.contains(&parsed.lemma(*p)))
        .flat_map(|p| parsed.subtree(p));
    Some(phrase(parsed, object).into_iter().chain(about).collect())
}

/// A noun phrase without what a comma adds to it ("the plan, which …").
fn phrase(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    parsed.subtree_without(noun, |c| {
        c > noun && matches!(parsed.dep(c), Dep::Relcl | Dep::Appos | Dep::Acl) && {
            let first = parsed.subtree(c)[0];
            first > 0 && matches!(parsed.text(first - 1), "," | "-" | "–" | "—")
        }
    })
}

/// A preposition beside a word, and its object.
fn object_of(
    parsed: &ParsedReport<'_>,
    word: TokenIdx,
    preposition: Preposition,
) -> Option<(TokenIdx, TokenIdx)> {
    let link = parsed
        .children_by(word, &[Dep::Prep, Dep::Dative, Dep::Agent])
        .find(|p| parsed.lemma(*p) == preposition.as_str())?;
    let object = parsed.child(link, &[Dep::Pobj, Dep::Pcomp]);
    let timed = |o: usize| parsed.in_time(parsed.span_of(o..o + 1));
    object.filter(|o| parsed.pos(*o) != Pos::Num && !timed(*o)).map(|o| (link, o))
}
