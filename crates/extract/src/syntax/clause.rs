//! Voice, auxiliaries and shared subjects of verbs.

use crate::document::{Document, TokenIdx};
use rapporteur_knowledge::words::{Column, Content};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::BlockKind;

/// Labels of a clause's subject.
pub(super) const SUBJECTS: [Dep; 3] = [Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj];
const RELATIVES: [&str; 4] = ["who", "which", "that", "whom"];

/// Prepositions of a gerund whose subject is that of the clause around it.
const TEMPORAL: [&str; 8] = ["after", "before", "by", "despite", "since", "upon", "while", "without"];

/// Whether a verb is in the passive voice, reduced relatives ("a note sent to …") included.
pub fn is_passive(document: &Document<'_>, verb: TokenIdx) -> bool {
    if document.child(verb, &[Dep::Auxpass, Dep::Nsubjpass]).is_some() {
        return true;
    }
    let reduced = document.tag(verb) == Tag::Vbn
        && document.child(verb, &[Dep::Aux, Dep::Nsubj]).is_none()
        && matches!(document.dep(verb), Dep::Acl | Dep::Advcl | Dep::Amod | Dep::Relcl);
    // "A note sent to the delegations said so", with the participle taken for the main verb.
    let stranded = document.tag(verb) == Tag::Vbn
        && document.child(verb, &[Dep::Aux, Dep::Dobj]).is_none()
        && document.child(verb, &[Dep::Agent]).is_some();
    let shared = || {
        document.dep(verb) == Dep::Conj
            && document.tag(verb) == Tag::Vbn
            && document.child(verb, &[Dep::Aux, Dep::Nsubj, Dep::Dobj]).is_none()
            && document.head(verb).is_some_and(|head| is_passive(document, head))
    };
    reduced || stranded || predicated(document, verb) || lacks_object(document, verb) || shared()
}

/// "stands accused of", "was left stranded": a participle said of the subject.
fn predicated(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.tag(verb) == Tag::Vbn
        && matches!(document.dep(verb), Dep::Xcomp | Dep::Acomp | Dep::Oprd)
        && document.child(verb, &[Dep::Aux, Dep::Nsubj, Dep::Dobj]).is_none()
}

/// "Chad accused of fraud", in headlines "Chad urged to sign": a verb that needs an object and has neither one nor an auxiliary.
fn lacks_object(document: &Document<'_>, verb: TokenIdx) -> bool {
    let Some(hit) = document.hits.get(verb, "object_verb") else { return false };
    let bare = matches!(document.tag(verb), Tag::Vbn | Tag::Vbd)
        && document.child(verb, &[Dep::Aux, Dep::Dobj, Dep::Ccomp, Dep::Dative]).is_none();
    let links = |column| {
        hit.word.values(column).any(|link| match link {
            Content::Prep(preposition) => {
                document.children_by(verb, &[Dep::Prep]).any(|c| document.lemma(c) == preposition.as_str())
            }
            Content::Infinitive => document.children_by(verb, &[Dep::Xcomp]).any(|c| infinitive(document, c)),
            Content::Clause | Content::Object | Content::Named => false,
        })
    };
    let headline = document.sentence(verb).block == BlockKind::Headline;
    bare && (links(Column::Link) || headline && links(Column::Headline))
}

/// Whether a verb is in the present. The tagger calls it an infinitive behind a plural ("The talks begin tomorrow").
pub fn is_present(document: &Document<'_>, verb: TokenIdx) -> bool {
    let bare = || {
        document.tag(verb) == Tag::Vb
            && document.dep(verb) != Dep::Ccomp
            && document.child(verb, &[Dep::Nsubj]).is_some_and(|subject| subject < verb)
            && document.child(verb, &[Dep::Aux, Dep::Auxpass]).is_none()
    };
    matches!(document.tag(verb), Tag::Vbz | Tag::Vbp) || bare()
}

/// The auxiliaries, negations and particles of a verb, those shared with a coordinated verb before it included.
pub fn verb_group(document: &Document<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let own: Vec<TokenIdx> = document.children_by(verb, &[Dep::Aux, Dep::Auxpass, Dep::Neg]).collect();
    let finite = own.iter().any(|i| document.pos(*i) == Pos::Aux || document.tag(*i) == Tag::Md);
    if finite
        || document.dep(verb) != Dep::Conj
        || matches!(document.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
    {
        return own;
    }
    let mut group = document
        .head(verb)
        .filter(|head| document.pos(*head) == Pos::Verb)
        .map_or_else(Vec::new, |head| verb_group(document, head));
    // "did not sign or attend": a negation reaches over "or" but not over "but".
    let but = document
        .head(verb)
        .and_then(|head| document.child(head, &[Dep::Cc]))
        .is_some_and(|cc| document.lemma(cc) == "but");
    if but {
        group.retain(|i| document.dep(*i) != Dep::Neg);
    }
    group.extend(own);
    group
}

/// Whether a pronoun stands for the noun its relative clause modifies.
pub(crate) fn antecedent(document: &Document<'_>, pronoun: TokenIdx) -> Option<TokenIdx> {
    if !RELATIVES.contains(&document.lemma(pronoun))
        && !matches!(document.tag(pronoun), Tag::Wdt | Tag::Wp | Tag::WpPoss)
    {
        return None;
    }
    let mut verb = document.head(pronoun)?;
    for _ in 0..8 {
        if document.dep(verb) == Dep::Relcl {
            return document.head(verb);
        }
        verb = document.head(verb)?;
    }
    None
}

/// The words a verb's subject stands in, found through coordination, control and participles where the verb has none.
pub(super) fn subjects(document: &Document<'_>, verb: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    let own: Vec<TokenIdx> = document.children_by(verb, &SUBJECTS).collect();
    if !own.is_empty() || depth == 0 {
        let mut found: Vec<TokenIdx> =
            own.into_iter().map(|s| antecedent(document, s).unwrap_or(s)).collect();
        found.extend(company(document, verb));
        return found;
    }
    let mut found = inherited(document, verb, depth);
    found.extend(company(document, verb));
    found
}

/// The verb of saying whose subject goes on with a coordinated one that the parser hangs on what was said: "has warned that it will
/// rain and *said* it will snow".
pub(crate) fn resumed(document: &Document<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let first = document.head(verb).filter(|_| document.dep(verb) == Dep::Conj)?;
    let cue = document.head(first).filter(|cue| document.dep(first) == Dep::Ccomp && *cue < verb)?;
    let says = |i: TokenIdx| document.hits.is_any(i, &["reporting", "attitude"]);
    let past = |i: TokenIdx| match document.tag(i) {
        Tag::Vbd => true,
        Tag::Vbn => document.children_by(i, &[Dep::Aux]).any(|aux| document.lemma(aux) == "have"),
        _ => false,
    };
    let bare = document.child(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux, Dep::Auxpass]).is_none();
    let alike = document.tag(verb) == document.tag(cue) || past(verb) && past(cue);
    (bare && alike && document.tag(first) != document.tag(verb) && says(verb) && says(cue)).then_some(cue)
}

/// The subject that a verb without one shares with, or takes from, the clause around it.
fn inherited(document: &Document<'_>, verb: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    let Some(head) = document.head(verb) else {
        return stranded(document, verb).map_or_else(|| inverted(document, verb), |subject| vec![subject]);
    };
    match document.dep(verb) {
        Dep::Acomp | Dep::Oprd | Dep::Attr if verbal(document, head) => subjects(document, head, depth - 1),
        Dep::Conj if verbal(document, head) => {
            subjects(document, resumed(document, verb).unwrap_or(head), depth - 1)
        }
        Dep::Xcomp | Dep::Ccomp if verbal(document, head) || document.pos(head) == Pos::Adj => {
            controller(document, head, depth)
        }
        Dep::Advcl | Dep::Csubj if verbal(document, head) => subjects(document, head, depth - 1),
        // "issued a statement demanding an end": whoever issues it demands.
        Dep::Acl
            if document.tag(verb) == Tag::Vbg
                && document.hits.is_any(head, &["reporting_noun", "document"]) =>
        {
            noun_controller(document, head, depth)
        }
        Dep::Acl | Dep::Relcl if !infinitive(document, verb) => {
            listed(document, head, depth).unwrap_or_else(|| vec![head])
        }
        // "Chilean president to visit Peru": a headline's only verb.
        Dep::Acl | Dep::Relcl if document.head(head).is_none() && document.pos(head).is_nominal() => {
            vec![head]
        }
        Dep::Acl | Dep::Relcl => noun_controller(document, head, depth),
        Dep::Pcomp => document.head(head).map_or_else(Vec::new, |governor| match document.pos(governor) {
            // "signed the accord before leaving": not the accord left.
            Pos::Verb | Pos::Aux if TEMPORAL.contains(&document.lemma(head)) => {
                subjects(document, governor, depth - 1)
            }
            Pos::Verb | Pos::Aux => controller(document, governor, depth),
            Pos::Noun => noun_controller(document, governor, depth),
            // "is close to signing", "stopped short of signing"
            Pos::Adj | Pos::Adv => document
                .head(governor)
                .filter(|verb| verbal(document, *verb))
                .map_or_else(Vec::new, |verb| subjects(document, verb, depth - 1)),
            _ => Vec::new(),
        }),
        _ => Vec::new(),
    }
}

/// "X will attend, along with Y and Z": Y and Z attend, too.
fn company(document: &Document<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let mut found: Vec<TokenIdx> = Vec::new();
    for along in document
        .children_by(verb, &[Dep::Prep])
        .filter(|p| matches!(document.lemma(*p), "along" | "together" | "alongside"))
    {
        found.extend(document.children_by(along, &[Dep::Pobj]));
        found.extend(
            document
                .children_by(along, &[Dep::Prep])
                .flat_map(|with| document.children_by(with, &[Dep::Pobj]).collect::<Vec<_>>()),
        );
    }
    found
}

/// "Among those expected to attend are A and B": "those" are what the copula names.
fn listed(document: &Document<'_>, pronoun: TokenIdx, depth: usize) -> Option<Vec<TokenIdx>> {
    let among = document
        .head(pronoun)
        .filter(|p| document.lemma(*p) == "among" && document.dep(pronoun) == Dep::Pobj)?;
    let copula = document.head(among).filter(|verb| document.lemma(*verb) == "be")?;
    Some(subjects(document, copula, depth - 1))
}

fn verbal(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.pos(i), Pos::Verb | Pos::Aux)
}

fn infinitive(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.children_by(verb, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To)
}

/// "In his speech as host, Ana Ruiz called for peace", with the name taken for an apposition of what is before the comma.
fn stranded(document: &Document<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let finite = matches!(document.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let before =
        document.children(verb).iter().copied().filter(|c| *c < verb && document.dep(*c) != Dep::Punct);
    let opened = before.clone().next().filter(|c| document.dep(*c) == Dep::Prep)?;
    let name = verb.checked_sub(1).filter(|name| document.pos(*name) == Pos::Propn)?;
    let below = document.ancestors(name).take(5).any(|a| a == opened);
    (finite && before.count() == 1 && document.dep(name) == Dep::Appos && below).then_some(name)
}

/// "Among those expected to attend are A and B": what follows the copula is the subject.
fn inverted(document: &Document<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    document.children_by(verb, &[Dep::Attr]).collect()
}

/// Who does what a governing verb's complement says: its object ("asked Kyiv to sign"), else its subject ("refused to sign",
/// "used tear gas to disperse").
fn controller(document: &Document<'_>, governor: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    match document.child(governor, &[Dep::Dobj, Dep::Dative]) {
        Some(object) if !is_passive(document, governor) && !document.hits.is(governor, "subject_control") => {
            vec![antecedent(document, object).unwrap_or(object)]
        }
        _ => subjects(document, governor, depth - 1),
    }
}

/// Who makes "efforts to end the war": the noun's possessor, else the subject of the verb it depends on.
fn noun_controller(document: &Document<'_>, noun: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    if let Some(possessor) = document.child(noun, &[Dep::Poss]) {
        return vec![possessor];
    }
    let verb = document.ancestors(noun).find(|a| verbal(document, *a));
    verb.map_or_else(Vec::new, |verb| subjects(document, verb, depth - 1))
}
