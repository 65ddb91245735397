//! What somebody wants, intends, judges or speaks of: attributed words that nobody puts forward as so.
//!
//! The attitudes of PARC 3.0 beside assertions: beliefs, facts and eventualities (Pareti 2015, after Prasad et al. 2006).

use super::reported::{cue_of, says, source_of};
use super::{Manner, Saying, is_mark, runs};
use crate::document::{Document, TokenIdx};
use crate::syntax::{Frame, is_passive};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{ClauseEffect, Column, Content, Effect};
use rapporteur_language::{Dep, Pos, Tag};

/// Classes whose column `takes` says where content stands beside a clause.
const VERBS: [&str; 2] = ["reporting", "attitude"];

/// What a verb of saying or attitude has for content when it is no clause put forward.
pub(super) fn of_verb(document: &Document<'_>, verb: TokenIdx) -> Option<Saying> {
    let hits = VERBS.iter().filter_map(|class| document.hits.get(verb, class));
    let mut places = hits.flat_map(|hit| hit.word.values(Column::Takes));
    let (place, (content, link)) = places.find_map(|place| Some((place, filled(document, verb, place)?)))?;
    let source = source_of(document, verb, &content);
    let mut cue = cue_of(document, verb, &content);
    cue.extend(link);
    cue.sort_unstable();
    let mut saying = regarded(document, source, cue, content);
    // "called it “a trap”": the words are quoted, so they were said.
    let quoted = || saying.content.iter().cloned().flatten().any(|i| is_mark(document, i));
    // "promised “several initiatives”" names a thing: the promise is told, and no words of its own.
    let finite = |i| matches!(document.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let thing = place == Content::Object && !saying.content.iter().cloned().flatten().any(finite);
    if says(document, verb) && !thing && quoted() {
        saying.manner = Manner::Say;
    } else if place == Content::Clause && !is_taken_for_granted(document, verb) {
        saying.manner = Manner::Think;
    }
    (!saying.source.is_empty()).then_some(saying)
}

/// "remembered that", "regretted that": what the report itself takes for so.
fn is_taken_for_granted(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.hits.get(verb, "embedding").is_some_and(|hit| {
        let clauses: Option<ClauseEffect> = hit.word.value(Column::Clauses);
        hit.word.value(Column::Affirmed) == Some(Effect::Same)
            && matches!(clauses, None | Some(ClauseEffect::Made(Effect::Same)))
    })
}

/// What a noun of attitude with an owner is about: "Kenya's pledge to stay", "voiced concern about the accord".
pub(super) fn of_noun(document: &Document<'_>, noun: TokenIdx) -> Option<Saying> {
    let (content, link) = of_word(document, noun, "attitude_noun")?;
    let (source, verb) = owner(document, noun, &content);
    (!source.is_empty())
        .then(|| regarded(document, source, verb.into_iter().chain([noun]).chain(link).collect(), content))
}

/// Whose noun of saying or attitude it is, and the verb that says so ("voiced concern").
pub(super) fn owner(
    document: &Document<'_>,
    noun: TokenIdx,
    content: &[TokenIdx],
) -> (Vec<TokenIdx>, Option<TokenIdx>) {
    let fits =
        |s: &TokenIdx| !content.contains(s) && (document.pos(*s).is_nominal() || document.tag(*s) == Tag::Jj);
    let own: Vec<TokenIdx> =
        Frame::new(document, noun).slot(SlotName::Agent).into_iter().filter(fits).collect();
    let verb = voicing(document, noun).filter(|_| own.is_empty());
    let voiced = verb.map(|verb| source_of(document, verb, content)).unwrap_or_default();
    (own.into_iter().chain(voiced).collect(), verb)
}

/// The verb whose subject has what a noun of saying or attitude names.
fn voicing(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let verb = document.head(noun).filter(|_| document.dep(noun) == Dep::Dobj)?;
    (document.hits.is_any(verb, &["voicing_verb", "reporting"]) && !is_passive(document, verb))
        .then_some(verb)
}

/// What an adjective of attitude is about: "was reluctant to sign", "is critical of the plan".
pub(super) fn of_adjective(document: &Document<'_>, adjective: TokenIdx) -> Option<Saying> {
    if !matches!(document.dep(adjective), Dep::Acomp | Dep::Oprd | Dep::Conj) {
        return None;
    }
    let (content, link) = of_word(document, adjective, "attitude_adj")?;
    let source: Vec<TokenIdx> = Frame::new(document, adjective)
        .slot(SlotName::Agent)
        .into_iter()
        .filter(|s| !content.contains(s) && document.lemma(*s) != "it")
        .collect();
    let cue = document.head(adjective).into_iter().chain([adjective]).chain(link).collect();
    (!source.is_empty()).then(|| regarded(document, source, cue, content))
}

/// The content that a noun or adjective takes, and a preposition that belongs to the cue.
fn of_word(
    document: &Document<'_>,
    word: TokenIdx,
    class: &str,
) -> Option<(Vec<TokenIdx>, Option<TokenIdx>)> {
    let hit = document.hits.get(word, class)?;
    hit.word.values(Column::Takes).find_map(|place| match place {
        Content::Infinitive => document
            .children_by(word, &[Dep::Acl, Dep::Xcomp, Dep::Relcl])
            .find(|c| is_infinitive(document, *c))
            .map(|c| (document.subtree(c), None)),
        Content::Clause => document.child(word, &[Dep::Ccomp]).map(|c| (document.subtree(c), None)),
        Content::Object | Content::Named => None,
        Content::Prep(preposition) => object_of(document, word, preposition)
            .map(|(link, object)| (document.subtree(object), Some(link))),
    })
}

fn regarded(
    document: &Document<'_>,
    source: Vec<TokenIdx>,
    cue: Vec<TokenIdx>,
    content: Vec<TokenIdx>,
) -> Saying {
    Saying { source, cue, content: runs(document, content), distanced: false, manner: Manner::Regard }
}

/// The content in one frame of a verb, and a preposition that belongs to the cue.
fn filled(
    document: &Document<'_>,
    verb: TokenIdx,
    place: Content,
) -> Option<(Vec<TokenIdx>, Option<TokenIdx>)> {
    let content = match place {
        Content::Clause => document.child(verb, &[Dep::Ccomp]).map(|c| document.subtree(c)),
        Content::Infinitive => infinitive(document, verb),
        Content::Named => named(document, verb),
        Content::Object => object(document, verb),
        Content::Prep(preposition) => {
            let (link, object) = object_of(document, verb, preposition)?;
            return Some((document.subtree(object), Some(link)));
        }
    };
    content.map(|content| (content, None))
}

/// "wants to leave", "urged them to leave", "wants them to leave", "is considering leaving".
fn infinitive(document: &Document<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let clause = document.children_by(verb, &[Dep::Xcomp, Dep::Ccomp]).find(|c| {
        is_infinitive(document, *c) || document.tag(*c) == Tag::Vbg && document.dep(*c) == Dep::Xcomp
    })?;
    let addressed = document.child(verb, &[Dep::Dobj, Dep::Nsubjpass]).filter(|o| *o < clause);
    // "wants to build, mend and run": the parser hangs bare infinitives on the main verb.
    let finite = matches!(document.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbg | Tag::Vbn);
    let further =
        document.children_by(verb, &[Dep::Conj]).filter(|c| finite && *c > clause && is_bare(document, *c));
    Some(addressed.into_iter().chain([clause]).chain(further).flat_map(|i| document.subtree(i)).collect())
}

fn is_bare(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.tag(verb) == Tag::Vb && document.child(verb, &[Dep::Nsubj, Dep::Aux, Dep::Auxpass]).is_none()
}

fn is_infinitive(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.children_by(verb, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To)
}

/// "called the plan a trap": what is named and what it is called.
fn named(document: &Document<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let name = document.child(verb, &[Dep::Oprd])?;
    let bearer =
        document.child(verb, &[Dep::Dobj, Dep::Nsubjpass]).map(|o| document.subtree(o)).unwrap_or_default();
    let between = bearer.last().copied().filter(|last| *last > verb).map_or(name, |last| last + 1);
    Some(bearer.into_iter().chain(between..name).chain(document.subtree(name)).collect())
}

/// Prepositions whose phrases belong to the object of an attitude, wherever the parser hangs them.
const WITH_OBJECT: [&str; 8] = ["against", "as", "between", "for", "from", "of", "over", "to"];

/// The object with what is said of it: "criticized the plan as rushed".
fn object(document: &Document<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let role = if is_passive(document, verb) { Dep::Nsubjpass } else { Dep::Dobj };
    let object = document.child(verb, &[role]).filter(|o| {
        document.pos(*o).is_nominal()
            && !matches!(document.tag(*o), Tag::Wdt | Tag::Wp)
            && !["self", "selves"].iter().any(|end| document.text(*o).ends_with(end))
            && (voicing(document, *o).is_none() || of_noun(document, *o).is_none())
    })?;
    let about = document
        .children_by(verb, &[Dep::Prep, Dep::Dative])
        .filter(|p| *p > object && WITH_OBJECT.contains(&document.lemma(*p)))
        .flat_map(|p| document.subtree(p));
    Some(phrase(document, object).into_iter().chain(about).collect())
}

/// A noun phrase without what a comma adds to it ("the plan, which …").
fn phrase(document: &Document<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    document.subtree_without(noun, |c| {
        c > noun && matches!(document.dep(c), Dep::Relcl | Dep::Appos | Dep::Acl) && {
            let first = document.subtree(c)[0];
            first > 0 && matches!(document.text(first - 1), "," | "-" | "–" | "—")
        }
    })
}

/// A preposition beside a word, and its object.
fn object_of(
    document: &Document<'_>,
    word: TokenIdx,
    preposition: Preposition,
) -> Option<(TokenIdx, TokenIdx)> {
    let link = document
        .children_by(word, &[Dep::Prep, Dep::Dative, Dep::Agent])
        .find(|p| document.lemma(*p) == preposition.as_str())?;
    let object = document.child(link, &[Dep::Pobj, Dep::Pcomp]);
    let timed = |o: usize| document.in_time(document.span_of(o..o + 1));
    object.filter(|o| document.pos(*o) != Pos::Num && !timed(*o)).map(|o| (link, o))
}
