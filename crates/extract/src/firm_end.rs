//! "… with Acme Inc. Acme Inc. praised …": the full stop of a company's form may end a sentence as well, which the parser, for want
//! of a sign, does not see. Both halves are analysed by themselves; where both are whole sentences, they are two.

use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Analyzer, Dep, Name, Tag, Token};

/// Divides a passage's sentences behind company forms where both sides are sentences.
pub fn divide(text: &str, analysis: Analysis, analyzer: &Analyzer, knowledge: &Knowledge) -> Analysis {
    let mut analysis = analysis;
    let mut from = 0;
    while let Some(cut) = doubtful(&analysis, from, knowledge) {
        from = cut;
        let sentence = sentence_bytes(&analysis, cut);
        let (left, right) = (&text[sentence.start..cut], &text[cut..sentence.end]);
        let halves = [(sentence.start, analyzer.analyze(left)), (cut, analyzer.analyze(right))];
        if halves.iter().all(|(_, half)| is_sentence(half)) {
            analysis = replaced(analysis, &sentence, halves);
        }
    }
    analysis
}

/// The first byte, from one on, that stands behind a company form with a full stop and before a capital inside one sentence.
fn doubtful(analysis: &Analysis, from: usize, knowledge: &Knowledge) -> Option<usize> {
    let is_form = |token: &Token| {
        let bare = token.text.trim_end_matches('.').replace('.', "").to_lowercase();
        token.text.ends_with('.') && knowledge.words.is("company_form", &bare)
    };
    let capital = |token: &Token| token.text.chars().next().is_some_and(char::is_uppercase);
    let post = |token: &Token| {
        knowledge.words.starting_with(&token.text.to_lowercase()).any(|(class, _)| class == "office")
    };
    analysis.sentences.iter().flat_map(|s| s.clone().zip(s.start + 1..s.end)).find_map(|(i, next)| {
        let (token, next) = (&analysis.tokens[i], &analysis.tokens[next]);
        let cut = next.span.start;
        (cut > from && is_form(token) && capital(next) && !is_form(next) && !post(next)).then_some(cut)
    })
}

/// The bytes of the sentence that holds a byte.
fn sentence_bytes(analysis: &Analysis, byte: usize) -> std::ops::Range<usize> {
    let bytes =
        |s: &std::ops::Range<usize>| analysis.tokens[s.start].span.start..analysis.tokens[s.end - 1].span.end;
    analysis.sentences.iter().map(bytes).find(|s| s.contains(&byte)).unwrap_or(byte..byte)
}

/// Whether the words are one sentence with a subject and a finite verb.
fn is_sentence(half: &Analysis) -> bool {
    let tokens = &half.tokens;
    let finite = |i: usize| {
        matches!(tokens[i].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || tokens.iter().any(|t| {
                t.head == i && t.dep == Dep::Aux && matches!(t.tag, Tag::Md | Tag::Vbz | Tag::Vbd | Tag::Vbp)
            })
    };
    let subject =
        |i: usize| tokens.iter().any(|t| t.head == i && matches!(t.dep, Dep::Nsubj | Dep::Nsubjpass));
    let root = tokens.iter().position(|t| t.dep == Dep::Root);
    half.sentences.len() == 1 && root.is_some_and(|root| finite(root) && subject(root))
}

/// The analysis with the sentence at these bytes replaced by its two halves.
fn replaced(analysis: Analysis, bytes: &std::ops::Range<usize>, halves: [(usize, Analysis); 2]) -> Analysis {
    let inside = |token: &Token| bytes.start <= token.span.start && token.span.start < bytes.end;
    let first = analysis.tokens.iter().position(inside).unwrap_or(0);
    let after = first + analysis.tokens.iter().filter(|token| inside(token)).count();
    let mut whole = Analysis::default();
    push(&mut whole, &analysis, 0..first, 0);
    for (offset, half) in &halves {
        push(&mut whole, half, 0..half.tokens.len(), *offset);
    }
    push(&mut whole, &analysis, after..analysis.tokens.len(), 0);
    whole
}

/// Appends a run of whole sentences of another analysis, whose text begins at `offset`.
fn push(whole: &mut Analysis, part: &Analysis, tokens: std::ops::Range<usize>, offset: usize) {
    let base = whole.tokens.len();
    let at = |i: usize| i - tokens.start + base;
    let within = |range: &std::ops::Range<usize>| {
        tokens.start <= range.start && range.end <= tokens.end && !range.is_empty()
    };
    whole.tokens.extend(part.tokens[tokens.clone()].iter().cloned().map(|mut token| {
        token.head = at(token.head);
        token.span = token.span.start + offset..token.span.end + offset;
        token
    }));
    whole
        .sentences
        .extend(part.sentences.iter().filter(|s| within(s)).map(|s| at(s.start)..at(s.end - 1) + 1));
    let names = part.names.iter().filter(|name| within(&name.tokens));
    whole.names.extend(names.map(|name| Name {
        tokens: at(name.tokens.start)..at(name.tokens.end - 1) + 1,
        label: name.label.clone(),
    }));
}
