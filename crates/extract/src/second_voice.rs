//! Mends sentences in which two speak: "A said the talks had failed and the envoy of B said they would go on". The parser hangs the second
//! verb on the first as if A had said that B said so, and may even take the second speaker for more of what A speaks of.

use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Dep, Pos, Token};
use std::ops::Range;

/// Joins a second verb of saying with a clause of its own to the first, and gives it the speaker right before it.
pub fn mend(mut analysis: Analysis, knowledge: &Knowledge) -> Analysis {
    for sentence in analysis.sentences.clone() {
        for second in sentence.clone() {
            if let Some(voice) = voice(&analysis.tokens, second, &sentence, knowledge) {
                join(&mut analysis.tokens, &voice);
            }
        }
    }
    analysis
}

/// A second verb of saying.
struct Voice {
    first: usize,
    and: usize,
    speaker: usize,
    verb: usize,
}

fn voice(tokens: &[Token], verb: usize, sentence: &Range<usize>, knowledge: &Knowledge) -> Option<Voice> {
    let says = |i: usize| {
        tokens[i].pos == Pos::Verb && knowledge.words.is("reporting", &tokens[i].lemma.to_lowercase())
    };
    let clause_of = |of: usize, within: Range<usize>| {
        within.into_iter().find(|i| tokens[*i].head == of && tokens[*i].dep == Dep::Ccomp)
    };
    let first = tokens[verb].head;
    if first >= verb || tokens[verb].dep != Dep::Ccomp || !says(verb) || !says(first) {
        return None;
    }
    // What the first says stands before the second speaker, and the second says something, too.
    let said = clause_of(first, first + 1..verb)?;
    clause_of(verb, verb + 1..sentence.end)?;
    let speaker = speaker(tokens, verb, said)?;
    let and = leftmost(tokens, speaker, said).checked_sub(1).filter(|i| *i > said)?;
    let joined = matches!(tokens[and].text.as_ref(), "and" | "but" | "while");
    (joined && tokens[speaker].pos != Pos::Pron).then_some(Voice { first, and, speaker, verb })
}

/// The subject of a verb, or the name right before it that the parser joins to something before.
fn speaker(tokens: &[Token], verb: usize, said: usize) -> Option<usize> {
    let subject = (said..verb).find(|i| tokens[*i].head == verb && tokens[*i].dep == Dep::Nsubj);
    let before = verb - 1;
    let stray = || {
        let joined = tokens[before].dep == Dep::Conj && tokens[before].head > said;
        (joined && tokens[before].pos.is_nominal()).then_some(before)
    };
    subject.or_else(stray)
}

/// The first token of a noun's phrase, as far as it stands in one piece behind another token.
fn leftmost(tokens: &[Token], noun: usize, after: usize) -> usize {
    let inside = |i: usize| tokens[i].head > i && tokens[i].head <= noun;
    (after + 1..noun).rev().take_while(|i| inside(*i)).last().unwrap_or(noun)
}

fn join(tokens: &mut [Token], voice: &Voice) {
    (tokens[voice.verb].head, tokens[voice.verb].dep) = (voice.first, Dep::Conj);
    (tokens[voice.speaker].head, tokens[voice.speaker].dep) = (voice.verb, Dep::Nsubj);
    (tokens[voice.and].head, tokens[voice.and].dep) = (voice.first, Dep::Cc);
}
