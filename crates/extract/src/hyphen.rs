//! Divides "U.S.-led" into name, hyphen and participle, so that the name is a name and the participle a predicate.

use rapporteur_knowledge::Knowledge;
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Analysis, Dep, Name, Pos, Tag, Token};

/// Divides every token that is a name of the gazetteers, a hyphen and a participle of `data/lexicons/participle.tsv`.
pub fn divide(analysis: Analysis, knowledge: &Knowledge, year: Option<i16>) -> Analysis {
    let cuts: Vec<Option<(usize, String)>> =
        analysis.tokens.iter().map(|token| cut(token, knowledge, year)).collect();
    if cuts.iter().all(Option::is_none) {
        return analysis;
    }
    // Where each old token's successor begins; a divided token is represented by its participle, the last part.
    let mut ends = Vec::with_capacity(cuts.len());
    let mut n = 0;
    for cut in &cuts {
        n += if cut.is_some() { 3 } else { 1 };
        ends.push(n);
    }
    let place = |old: usize| ends[old] - 1;
    let start = |old: usize| if old == 0 { 0 } else { ends[old - 1] };
    let mut tokens = Vec::with_capacity(n);
    for (mut token, cut) in analysis.tokens.into_iter().zip(&cuts) {
        token.head = place(token.head);
        match cut {
            Some((at, verb)) => tokens.extend(parts(&token, *at, verb, tokens.len())),
            None => tokens.push(token),
        }
    }
    let sentences = analysis.sentences.into_iter().map(|s| start(s.start)..ends[s.end - 1]).collect();
    let names = analysis
        .names
        .into_iter()
        .map(|name| Name { tokens: start(name.tokens.start)..ends[name.tokens.end - 1], label: name.label });
    // A recognised name that ends in a participle is the part before it; the gazetteers find that.
    let names =
        names.filter(|name| !ends.binary_search(&name.tokens.end).is_ok_and(|i| cuts[i].is_some())).collect();
    Analysis { tokens, sentences, names }
}

/// Where the hyphen stands and the participle's verb.
fn cut(token: &Token, knowledge: &Knowledge, year: Option<i16>) -> Option<(usize, String)> {
    let (at, _) = knowledge.gazetteer.compound_head(&token.text, year)?;
    let verb = knowledge.words.get("participle", token.text.get(at + 1..)?)?;
    Some((at, verb.cell(Column::Verb).to_owned()))
}

/// The three tokens of a divided one; `base` is the index of the first.
fn parts(token: &Token, at: usize, verb: &str, base: usize) -> [Token; 3] {
    let part = |from: usize, to: usize| Token {
        span: token.span.start + from..token.span.start + to,
        text: token.text[from..to].into(),
        lemma: token.text[from..to].into(),
        space_after: false,
        ..token.clone()
    };
    let hyphen = token.text[at..].chars().next().map_or(1, char::len_utf8);
    let name = Token { tag: Tag::Nnp, pos: Pos::Propn, dep: Dep::Npadvmod, head: base + 2, ..part(0, at) };
    let dash =
        Token { tag: Tag::Hyph, pos: Pos::Punct, dep: Dep::Punct, head: base + 2, ..part(at, at + hyphen) };
    let participle = Token {
        lemma: verb.into(),
        tag: Tag::Vbn,
        pos: Pos::Verb,
        dep: if token.dep == Dep::Compound { Dep::Amod } else { token.dep },
        space_after: token.space_after,
        ..part(at + hyphen, token.text.len())
    };
    [name, dash, participle]
}
