//! Titles of several with what they belong to and with their holders: "the heads of Acme and Bolt, Ana Ruiz and Jorge Paz". The parser
//! takes the holders for more of what "of" binds.

use super::{Title, is_capitalised};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Dep, Tag, Token};
use std::ops::Range;

/// Gives holders and owners of titles in the plural their places.
pub(super) fn mend(analysis: &mut Analysis, titles: &[Title], knowledge: &Knowledge) {
    for title in titles.iter().filter(|title| title.is_plural) {
        let Some(sentence) = analysis.sentences.iter().find(|s| s.contains(&title.head)).cloned() else {
            continue;
        };
        if let Some(rows) = rows(analysis, title, &sentence, knowledge) {
            hang(&mut analysis.tokens, title, &rows);
        }
        owners(&mut analysis.tokens, title, &sentence);
    }
}

/// Names behind "of", and the people behind them.
struct Rows {
    of: usize,
    bodies: Vec<Range<usize>>,
    people: Vec<Range<usize>>,
}

fn rows(analysis: &Analysis, title: &Title, sentence: &Range<usize>, knowledge: &Knowledge) -> Option<Rows> {
    let tokens = &analysis.tokens;
    let of = Some(title.tokens.end).filter(|i| *i < sentence.end && tokens[*i].text.as_ref() == "of")?;
    let (bodies, end) = row(tokens, of + 1, sentence.end, &|i| !is_person(analysis, knowledge, i));
    let apart = end < sentence.end && matches!(tokens[end].text.as_ref(), "," | "-" | "–" | "—" | ":" | "(");
    let (people, _) = row(tokens, end + 1, sentence.end, &|i| is_person(analysis, knowledge, i));
    (apart && bodies.len() > 1 && people.len() == bodies.len()).then_some(Rows { of, bodies, people })
}

/// Whether a person's name begins at a token.
fn is_person(analysis: &Analysis, knowledge: &Knowledge, i: usize) -> bool {
    let recognised =
        analysis.names.iter().find(|name| name.tokens.contains(&i)).map(|name| name.label.as_ref());
    match recognised {
        Some("PERSON") => true,
        Some("GPE" | "NORP" | "LOC") => false,
        _ => knowledge.gazetteer.is_first_name(&analysis.tokens[i].text),
    }
}

/// Capitalised names joined by commas and "and", and what stands behind them.
fn row(
    tokens: &[Token],
    start: usize,
    ceiling: usize,
    fits: &dyn Fn(usize) -> bool,
) -> (Vec<Range<usize>>, usize) {
    let proper = |i: usize| {
        is_capitalised(&tokens[i]) && matches!(tokens[i].tag, Tag::Nnp | Tag::Nnps)
            || tokens[i].text.as_ref() == "-"
                && !tokens[i].space_after
                && tokens[i - 1].span.end == tokens[i].span.start
    };
    let (mut names, mut at) = (Vec::new(), start);
    loop {
        let from = at + usize::from(at < ceiling && tokens[at].text.as_ref() == "the");
        let end = (from..ceiling).find(|i| !proper(*i)).unwrap_or(ceiling);
        if end == from || !fits(from) {
            return (names, at.saturating_sub(usize::from(at > start)));
        }
        names.push(from..end);
        let joint = (end..ceiling.min(end + 2))
            .take_while(|i| matches!(tokens[*i].text.as_ref(), "," | "and" | "&"))
            .count();
        if joint == 0 {
            return (names, end);
        }
        at = end + joint;
    }
}

fn hang(tokens: &mut [Token], title: &Title, rows: &Rows) {
    let last = |name: &Range<usize>| name.end - 1;
    tokens[rows.of].head = title.head;
    chain(tokens, &rows.bodies, (rows.of, Dep::Pobj));
    chain(tokens, &rows.people, (title.head, Dep::Appos));
    let inside = last(&rows.people[rows.people.len() - 1]);
    // Whatever hung on one of the names from outside hangs on the title.
    for i in (0..tokens.len()).filter(|i| *i > inside) {
        if (rows.of..=inside).contains(&tokens[i].head) && !matches!(tokens[i].dep, Dep::Punct) {
            tokens[i].head = title.head;
        }
    }
}

/// Hangs the first name where it belongs, and each further one on the one before it.
fn chain(tokens: &mut [Token], names: &[Range<usize>], first: (usize, Dep)) {
    let mut place = first;
    for name in names {
        let head = name.end - 1;
        for i in name.clone().filter(|i| *i != head) {
            (tokens[i].head, tokens[i].dep) = (head, Dep::Compound);
        }
        (tokens[head].head, tokens[head].dep) = place;
        for i in name.end..(name.end + 2).min(tokens.len()) {
            match tokens[i].text.as_ref() {
                "and" | "&" => (tokens[i].head, tokens[i].dep) = (head, Dep::Cc),
                "," => tokens[i].head = head,
                _ => break,
            }
        }
        place = (head, Dep::Conj);
    }
}

/// "Chile's and Peru's foreign ministers": both own the title.
fn owners(tokens: &mut [Token], title: &Title, sentence: &Range<usize>) {
    let start = title.tokens.start;
    if start < sentence.start + 5 {
        return;
    }
    let (first, second) = (start - 5, start - 2);
    let owning = |i: usize| tokens[i + 1].tag == Tag::Pos && tokens[i].tag == Tag::Nnp;
    if !owning(first)
        || !owning(second)
        || tokens[start - 3].text.as_ref() != "and"
        || tokens[first].head == title.head
    {
        return;
    }
    let (head, dep) = (tokens[first].head, tokens[first].dep);
    let root = head == first;
    for token in tokens[start + 1..].iter_mut().filter(|token| token.head == first) {
        token.head = title.head;
    }
    tokens[title.head].head = if root { title.head } else { head };
    tokens[title.head].dep = dep;
    (tokens[first].head, tokens[first].dep) = (title.head, Dep::Poss);
    (tokens[second].head, tokens[second].dep) = (first, Dep::Conj);
}
