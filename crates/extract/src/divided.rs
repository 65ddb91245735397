//! Parts clauses that a dash or a semicolon divides: in "A wants more - B has urged it to wait" the parser makes the first clause what
//! B urged. A tag of speech ("… - B said") governs nothing behind its verb and stays as it is.

use rapporteur_language::{Analysis, Dep, Pos, Token};
use std::ops::Range;

/// Makes a sentence of its own of each clause that stands before a dash and depends on a verb behind it, if that verb has its own
/// complement there.
pub fn part(mut analysis: Analysis) -> Analysis {
    for sentence in analysis.sentences.clone() {
        let has_dash = sentence.clone().any(|i| divides(&analysis.tokens, i, &sentence));
        if has_dash {
            for clause in sentence.clone() {
                if stands_apart(&analysis.tokens, clause, &sentence) {
                    let token = &mut analysis.tokens[clause];
                    (token.head, token.dep) = (clause, Dep::Root);
                }
            }
        }
    }
    analysis
}

fn stands_apart(tokens: &[Token], clause: usize, sentence: &Range<usize>) -> bool {
    let (dep, verb) = (tokens[clause].dep, tokens[clause].head);
    if dep != Dep::Ccomp || clause >= verb {
        return false;
    }
    let behind = |deps: &[Dep]| {
        let of_verb = |i: &usize| tokens[*i].head == verb && deps.contains(&tokens[*i].dep);
        (verb + 1..sentence.end).any(|i| of_verb(&i))
    };
    let subject = (clause..verb)
        .find(|i| tokens[*i].head == verb && matches!(tokens[*i].dep, Dep::Nsubj | Dep::Nsubjpass));
    let dashed = subject.is_some_and(|subject| (clause..subject).any(|i| divides(tokens, i, sentence)));
    dashed && behind(&[Dep::Ccomp, Dep::Xcomp])
}

/// A semicolon, or a dash with space around it.
fn divides(tokens: &[Token], i: usize, sentence: &Range<usize>) -> bool {
    let spaced = || i > sentence.start && (tokens[i - 1].space_after || tokens[i - 1].pos == Pos::Space);
    match tokens[i].text.as_ref() {
        ";" => true,
        "-" | "–" => spaced(),
        "--" | "—" => true,
        _ => false,
    }
}
