//! Gives a clause with "which" the noun that it can describe: in "the head of the Larkspur Union, which endorsed the plan" the parser
//! hangs it on the head, of whom nobody says "which".

use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Dep, Token};

/// Classes of nouns for people.
const PEOPLE: [&str; 5] = ["office", "leader", "human_noun", "person_noun", "staff_noun"];

/// Most nouns between a person and what "which" stands for.
const DEPTH: usize = 6;

/// Moves clauses with "which" from people to what stands right before them.
pub fn mend(mut analysis: Analysis, knowledge: &Knowledge) -> Analysis {
    for which in 1..analysis.tokens.len() {
        if let Some((verb, noun)) = misplaced(&analysis, knowledge, which) {
            analysis.tokens[verb].head = noun;
        }
    }
    analysis
}

/// The verb of the clause that a "which" opens, and the noun that it should hang on.
fn misplaced(analysis: &Analysis, knowledge: &Knowledge, which: usize) -> Option<(usize, usize)> {
    let tokens = &analysis.tokens;
    let subject = tokens[which].text.eq_ignore_ascii_case("which")
        && matches!(tokens[which].dep, Dep::Nsubj | Dep::Nsubjpass);
    let verb = Some(tokens[which].head).filter(|verb| subject && tokens[*verb].dep == Dep::Relcl)?;
    let person = tokens[verb].head;
    let last = which - 1 - usize::from(&*tokens[which - 1].text == ",");
    let human = |i: usize| is_human(analysis, knowledge, i);
    if person >= last || !human(person) || !tokens[last].pos.is_nominal() {
        return None;
    }
    let up = |at: &usize| Some(tokens[*at].head).filter(|head| head != at);
    let way: Vec<usize> = std::iter::successors(Some(last), up).take(DEPTH).collect();
    let within = way.iter().position(|i| *i == person)?;
    let nouns = || way[..within].iter().copied().take_while(|i| !human(*i)).filter(|i| heads(tokens, *i));
    // All of "the Union of Harbour Workers" is what a name means; else the nearest noun.
    let named = |i: &usize| tokens[*i].text.starts_with(char::is_uppercase);
    let noun = nouns().take_while(named).last().or_else(|| nouns().next())?;
    (noun < which).then_some((verb, noun))
}

/// A noun with a phrase of its own.
fn heads(tokens: &[Token], i: usize) -> bool {
    tokens[i].pos.is_nominal() && !matches!(tokens[i].dep, Dep::Compound | Dep::Nmod | Dep::Poss)
}

fn is_human(analysis: &Analysis, knowledge: &Knowledge, i: usize) -> bool {
    let named = || analysis.names.iter().any(|n| n.label.as_ref() == "PERSON" && n.tokens.contains(&i));
    let lemma = analysis.tokens[i].lemma.to_lowercase();
    PEOPLE.iter().any(|class| knowledge.words.is(class, &lemma)) || named()
}
