//! What somebody wants, intends, judges or speaks of: attributed words that nobody puts forward as so.
//!
//! The attitudes of PARC 3.0 beside assertions: beliefs, facts and eventualities (Pareti 2015, after Prasad et al. 2006).

use super::reported::{cue_of, source_of};
use super::{Manner, Saying, runs};
use crate::document::{Document, TokenIdx};
use crate::syntax::{Frame, is_passive};
use rapporteur_language::Pos;

/// Classes whose column `takes` says where content stands beside a clause.
const VERBS: [&str; 2] = ["reporting", "attitude"];

/// What a verb of saying or attitude has for content when it is no clause put forward.
pub(super) fn of_verb(document: &Document<'_>, verb: TokenIdx) -> Option<Saying> {
    let frames: Vec<&str> = VERBS
        .iter()
        .filter_map(|class| document.hits.get(verb, class))
        .flat_map(|hit| hit.word.cell("takes").split(' '))
        .collect();
    let (content, link) = frames.iter().find_map(|frame| filled(document, verb, frame))?;
    let source = source_of(document, verb, &content);
    let mut cue = cue_of(document, verb, &content);
    cue.extend(link);
    cue.sort_unstable();
    (!source.is_empty()).then(|| regarded(document, source, cue, content))
}

/// What a noun of attitude with an owner is about: "Kenya's pledge to stay", "her criticism of the accord".
pub(super) fn of_noun(document: &Document<'_>, noun: TokenIdx) -> Option<Saying> {
    let hit = document.hits.get(noun, "attitude_noun")?;
    let content = hit.word.cell("takes").split(' ').find_map(|frame| match frame {
        "infinitive" => document
            .children_by(noun, &["acl", "xcomp", "relcl"])
            .find(|c| is_infinitive(document, *c))
            .map(|c| document.subtree(c)),
        preposition => object_of(document, noun, preposition).map(|(_, object)| document.subtree(object)),
    })?;
    let source: Vec<TokenIdx> = Frame::new(document, noun)
        .slot("agent")
        .into_iter()
        .filter(|s| !content.contains(s) && (document.pos(*s).is_nominal() || document.tag(*s) == "JJ"))
        .collect();
    (!source.is_empty()).then(|| regarded(document, source, vec![noun], content))
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
fn filled(document: &Document<'_>, verb: TokenIdx, frame: &str) -> Option<(Vec<TokenIdx>, Option<TokenIdx>)> {
    let content = match frame {
        "" => None,
        "clause" => document.child(verb, &["ccomp"]).map(|c| document.subtree(c)),
        "infinitive" => infinitive(document, verb),
        "named" => named(document, verb),
        "object" => object(document, verb),
        preposition => {
            let (link, object) = object_of(document, verb, preposition)?;
            return Some((document.subtree(object), Some(link)));
        }
    };
    content.map(|content| (content, None))
}

/// "wants to leave", "urged them to leave", "wants them to leave", "is considering leaving".
fn infinitive(document: &Document<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let clause = document
        .children_by(verb, &["xcomp", "ccomp"])
        .find(|c| is_infinitive(document, *c) || document.tag(*c) == "VBG" && document.dep(*c) == "xcomp")?;
    let addressed = document.child(verb, &["dobj", "nsubjpass"]).filter(|o| *o < clause);
    let addressed = addressed.map(|o| document.subtree(o)).unwrap_or_default();
    Some(addressed.into_iter().chain(document.subtree(clause)).collect())
}

fn is_infinitive(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.children_by(verb, &["aux"]).any(|aux| document.tag(aux) == "TO")
}

/// "called the plan a trap": what is named and what it is called.
fn named(document: &Document<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let name = document.child(verb, &["oprd"])?;
    let bearer = document.child(verb, &["dobj", "nsubjpass"]).map(|o| document.subtree(o));
    Some(bearer.unwrap_or_default().into_iter().chain(document.subtree(name)).collect())
}

/// The object with what is said of it: "criticized the plan as rushed".
fn object(document: &Document<'_>, verb: TokenIdx) -> Option<Vec<TokenIdx>> {
    let role = if is_passive(document, verb) { "nsubjpass" } else { "dobj" };
    let object = document.child(verb, &[role]).filter(|o| {
        document.pos(*o).is_nominal()
            && !matches!(document.tag(*o), "WDT" | "WP")
            && !["self", "selves"].iter().any(|end| document.text(*o).ends_with(end))
    })?;
    let about = document
        .children_by(verb, &["prep"])
        .filter(|p| *p > object && matches!(document.lemma(*p), "as" | "for" | "over"))
        .flat_map(|p| document.subtree(p));
    Some(document.subtree(object).into_iter().chain(about).collect())
}

/// A preposition beside a word, and its object.
fn object_of(document: &Document<'_>, word: TokenIdx, preposition: &str) -> Option<(TokenIdx, TokenIdx)> {
    let link = document
        .children_by(word, &["prep", "dative", "agent"])
        .find(|p| document.lemma(*p) == preposition)?;
    document.child(link, &["pobj", "pcomp"]).filter(|o| document.pos(*o) != Pos::Num).map(|o| (link, o))
}
