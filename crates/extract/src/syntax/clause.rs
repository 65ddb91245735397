//! Voice, auxiliaries and shared subjects of verbs.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::{Column, Content};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::BlockKind;

/// Labels of a clause's subject.
pub(super) const SUBJECTS: [Dep; 3] = [Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj];
const RELATIVES: [&str; 4] = ["who", "which", "that", "whom"];

/// Prepositions of a gerund whose subject is that of the clause around it.
const TEMPORAL: [&str; 8] = ["after", "before", "by", "despite", "since", "upon", "while", "without"];

/// Whether a verb is in the passive voice, reduced relatives ("a note sent to …") included.
pub fn is_passive(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    if parsed.child(verb, &[Dep::Auxpass, Dep::Nsubjpass]).is_some() {
        return true;
    }
    let reduced = parsed.tag(verb) == Tag::Vbn
        && parsed.child(verb, &[Dep::Aux, Dep::Nsubj]).is_none()
        && matches!(parsed.dep(verb), Dep::Acl | Dep::Advcl | Dep::Amod | Dep::Relcl);
    // "A note sent to the delegations said so", with the participle taken for the main verb.
    let stranded = parsed.tag(verb) == Tag::Vbn
        && parsed.child(verb, &[Dep::Aux, Dep::Dobj]).is_none()
        && parsed.child(verb, &[Dep::Agent]).is_some();
    let shared = || {
        parsed.dep(verb) == Dep::Conj
            && parsed.tag(verb) == Tag::Vbn
            && parsed.child(verb, &[Dep::Aux, Dep::Nsubj, Dep::Dobj]).is_none()
            && parsed.head(verb).is_some_and(|head| is_passive(parsed, head))
    };
    reduced || stranded || predicated(parsed, verb) || lacks_object(parsed, verb) || shared()
}

/// "stands accused of", "was left stranded": a participle said of the subject.
fn predicated(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.tag(verb) == Tag::Vbn
        && matches!(parsed.dep(verb), Dep::Xcomp | Dep::Acomp | Dep::Oprd)
        && parsed.child(verb, &[Dep::Aux, Dep::Nsubj, Dep::Dobj]).is_none()
}

/// "Chad accused of fraud", in headlines "Chad urged to sign": a verb that needs an object and has neither one nor an auxiliary.
fn lacks_object(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let Some(hit) = parsed.hits.get(verb, "object_verb") else { return false };
    let bare = matches!(parsed.tag(verb), Tag::Vbn | Tag::Vbd)
        && parsed.child(verb, &[Dep::Aux, Dep::Dobj, Dep::Ccomp, Dep::Dative]).is_none();
    let links = |column| {
        hit.word.values(column).any(|link| match link {
            Content::Prep(preposition) => {
                parsed.children_by(verb, &[Dep::Prep]).any(|c| parsed.lemma(c) == preposition.as_str())
            }
            Content::Infinitive => parsed.children_by(verb, &[Dep::Xcomp]).any(|c| infinitive(parsed, c)),
            Content::Clause | Content::Object | Content::Named => false,
        })
    };
    let headline = parsed.sentence(verb).block == BlockKind::Headline;
    bare && (links(Column::Link) || headline && links(Column::Headline))
}

/// Whether a verb is in the present. The tagger calls it an infinitive behind a plural ("The talks begin tomorrow").
pub fn is_present(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let bare = || {
        parsed.tag(verb) == Tag::Vb
            && parsed.dep(verb) != Dep::Ccomp
            && parsed.child(verb, &[Dep::Nsubj]).is_some_and(|subject| subject < verb)
            && parsed.child(verb, &[Dep::Aux, Dep::Auxpass]).is_none()
    };
    matches!(parsed.tag(verb), Tag::Vbz | Tag::Vbp) || bare()
}

/// The auxiliaries, negations and particles of a verb, those shared with a coordinated verb before it included.
pub fn verb_group(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let own: Vec<TokenIdx> = parsed.children_by(verb, &[Dep::Aux, Dep::Auxpass, Dep::Neg]).collect();
    let finite = own.iter().any(|i| parsed.pos(*i) == Pos::Aux || parsed.tag(*i) == Tag::Md);
    if finite || parsed.dep(verb) != Dep::Conj || matches!(parsed.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp) {
        return own;
    }
    let mut group = parsed
        .head(verb)
        .filter(|head| parsed.pos(*head) == Pos::Verb)
        .map_or_else(Vec::new, |head| verb_group(parsed, head));
    // "did not sign or attend": a negation reaches over "or" but not over "but".
    let but = parsed
        .head(verb)
        .and_then(|head| parsed.child(head, &[Dep::Cc]))
        .is_some_and(|cc| parsed.lemma(cc) == "but");
    if but {
        group.retain(|i| parsed.dep(*i) != Dep::Neg);
    }
    group.extend(own);
    group
}

/// Whether a pronoun stands for the noun its relative clause modifies.
pub(crate) fn antecedent(parsed: &ParsedReport<'_>, pronoun: TokenIdx) -> Option<TokenIdx> {
    if !RELATIVES.contains(&parsed.lemma(pronoun))
        && !matches!(parsed.tag(pronoun), Tag::Wdt | Tag::Wp | Tag::WpPoss)
    {
        return None;
    }
    let mut verb = parsed.head(pronoun)?;
    for _ in 0..8 {
        if parsed.dep(verb) == Dep::Relcl {
            let noun = parsed.head(verb)?;
            return Some(seated(parsed, noun).unwrap_or(noun));
        }
        verb = parsed.head(verb)?;
    }
    None
}

/// The body whose seat stands between commas: what follows "the Union, in Lima, which" tells of the union and not of Lima.
fn seated(parsed: &ParsedReport<'_>, place: TokenIdx) -> Option<TokenIdx> {
    let preposition = parsed.head(place).filter(|p| p + 1 == place && parsed.lemma(*p) == "in")?;
    let body = preposition.checked_sub(2)?;
    let between =
        parsed.text(body + 1) == "," && parsed.tokens.get(place + 1).is_some_and(|t| &*t.text == ",");
    let is_body = parsed.hits.is_any(body, &["organization_noun", "company_noun"]);
    (between && is_body && parsed.pos(place) == Pos::Propn).then_some(body)
}

/// The words a verb's subject stands in, found through coordination, control and participles where the verb has none.
pub(super) fn subjects(parsed: &ParsedReport<'_>, verb: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    let own: Vec<TokenIdx> = parsed.children_by(verb, &SUBJECTS).collect();
    if !own.is_empty() || depth == 0 {
        let mut found: Vec<TokenIdx> = own.into_iter().map(|s| antecedent(parsed, s).unwrap_or(s)).collect();
        found.extend(company(parsed, verb));
        return found;
    }
    let mut found = inherited(parsed, verb, depth);
    found.extend(company(parsed, verb));
    found
}

/// The verb of saying whose subject goes on with a coordinated one that the parser hangs on what was said: "has warned that it will
/// rain and *said* it will snow".
pub(crate) fn resumed(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let first = parsed.head(verb).filter(|_| parsed.dep(verb) == Dep::Conj)?;
    let cue = parsed.head(first).filter(|cue| parsed.dep(first) == Dep::Ccomp && *cue < verb)?;
    let says = |i: TokenIdx| parsed.hits.is_any(i, &["reporting", "attitude"]);
    let past = |i: TokenIdx| match parsed.tag(i) {
        Tag::Vbd => true,
        Tag::Vbn => parsed.children_by(i, &[Dep::Aux]).any(|aux| parsed.lemma(aux) == "have"),
        _ => false,
    };
    let bare = parsed.child(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux, Dep::Auxpass]).is_none();
    let alike = parsed.tag(verb) == parsed.tag(cue) || past(verb) && past(cue);
    (bare && alike && parsed.tag(first) != parsed.tag(verb) && says(verb) && says(cue)).then_some(cue)
}

/// The subject that a verb without one shares with, or takes from, the clause around it.
fn inherited(parsed: &ParsedReport<'_>, verb: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    let Some(head) = parsed.head(verb) else {
        return stranded(parsed, verb).map_or_else(|| inverted(parsed, verb), |subject| vec![subject]);
    };
    match parsed.dep(verb) {
        Dep::Acomp | Dep::Oprd | Dep::Attr if verbal(parsed, head) => subjects(parsed, head, depth - 1),
        Dep::Conj if verbal(parsed, head) => {
            subjects(parsed, resumed(parsed, verb).unwrap_or(head), depth - 1)
        }
        Dep::Xcomp | Dep::Ccomp if verbal(parsed, head) || parsed.pos(head) == Pos::Adj => {
            controller(parsed, head, depth)
        }
        Dep::Advcl | Dep::Csubj if verbal(parsed, head) => subjects(parsed, head, depth - 1),
        // "issued a statement demanding an end": whoever issues it demands.
        Dep::Acl
            if parsed.tag(verb) == Tag::Vbg && parsed.hits.is_any(head, &["reporting_noun", "document"]) =>
        {
            noun_controller(parsed, head, depth)
        }
        Dep::Acl | Dep::Relcl if !infinitive(parsed, verb) => {
            listed(parsed, head, depth).unwrap_or_else(|| vec![head])
        }
        // "Chilean president to visit Peru": a headline's only verb.
        Dep::Acl | Dep::Relcl if parsed.head(head).is_none() && parsed.pos(head).is_nominal() => {
            vec![head]
        }
        Dep::Acl | Dep::Relcl => noun_controller(parsed, head, depth),
        Dep::Pcomp => parsed.head(head).map_or_else(Vec::new, |governor| match parsed.pos(governor) {
            // "signed the accord before leaving": not the accord left.
            Pos::Verb | Pos::Aux if TEMPORAL.contains(&parsed.lemma(head)) => {
                subjects(parsed, governor, depth - 1)
            }
            Pos::Verb | Pos::Aux => controller(parsed, governor, depth),
            Pos::Noun => noun_controller(parsed, governor, depth),
            // "is close to signing", "stopped short of signing"
            Pos::Adj | Pos::Adv => parsed
                .head(governor)
                .filter(|verb| verbal(parsed, *verb))
                .map_or_else(Vec::new, |verb| subjects(parsed, verb, depth - 1)),
            _ => Vec::new(),
        }),
        _ => Vec::new(),
    }
}

/// "X will attend, along with Y and Z": Y and Z attend, too.
fn company(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let mut found: Vec<TokenIdx> = Vec::new();
    for along in parsed
        .children_by(verb, &[Dep::Prep])
        .filter(|p| matches!(parsed.lemma(*p), "along" | "together" | "alongside"))
    {
        found.extend(parsed.children_by(along, &[Dep::Pobj]));
        found.extend(
            parsed
                .children_by(along, &[Dep::Prep])
                .flat_map(|with| parsed.children_by(with, &[Dep::Pobj]).collect::<Vec<_>>()),
        );
    }
    found
}

/// "Among those expected to attend are A and B": "those" are what the copula names.
fn listed(parsed: &ParsedReport<'_>, pronoun: TokenIdx, depth: usize) -> Option<Vec<TokenIdx>> {
    let among =
        parsed.head(pronoun).filter(|p| parsed.lemma(*p) == "among" && parsed.dep(pronoun) == Dep::Pobj)?;
    let copula = parsed.head(among).filter(|verb| parsed.lemma(*verb) == "be")?;
    Some(subjects(parsed, copula, depth - 1))
}

fn verbal(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.pos(i), Pos::Verb | Pos::Aux)
}

fn infinitive(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To)
}

/// "In his speech as host, Ana Ruiz called for peace", with the name taken for an apposition of what is before the comma.
fn stranded(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let finite = matches!(parsed.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let before = parsed.children(verb).iter().copied().filter(|c| *c < verb && parsed.dep(*c) != Dep::Punct);
    let opened = before.clone().next().filter(|c| parsed.dep(*c) == Dep::Prep)?;
    let name = verb.checked_sub(1).filter(|name| parsed.pos(*name) == Pos::Propn)?;
    let below = parsed.ancestors(name).take(5).any(|a| a == opened);
    (finite && before.count() == 1 && parsed.dep(name) == Dep::Appos && below).then_some(name)
}

/// "Among those expected to attend are A and B": what follows the copula is the subject.
fn inverted(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    parsed.children_by(verb, &[Dep::Attr]).collect()
}

/// Who does what a governing verb's complement says: its object ("asked Kyiv to sign"), else its subject ("refused to sign",
/// "used tear gas to disperse").
fn controller(parsed: &ParsedReport<'_>, governor: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    match parsed.child(governor, &[Dep::Dobj, Dep::Dative]) {
        Some(object) if !is_passive(parsed, governor) && !parsed.hits.is(governor, "subject_control") => {
            vec![antecedent(parsed, object).unwrap_or(object)]
        }
        _ => subjects(parsed, governor, depth - 1),
    }
}

/// Who makes "efforts to end the war": the noun's possessor, else the subject of the verb it depends on.
fn noun_controller(parsed: &ParsedReport<'_>, noun: TokenIdx, depth: usize) -> Vec<TokenIdx> {
    if let Some(possessor) = parsed.child(noun, &[Dep::Poss]) {
        return vec![possessor];
    }
    let verb = parsed.ancestors(noun).find(|a| verbal(parsed, *a));
    verb.map_or_else(Vec::new, |verb| subjects(parsed, verb, depth - 1))
}
