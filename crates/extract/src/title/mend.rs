//! Mends the syntax of titles: all words of a title hang on its noun, and the noun on the name behind it, which stands where the
//! whole phrase stands. The parser takes "Social Affairs and Labour Minister Ana Ruiz" for two things joined by "and".

use super::seat::{self, Seat};
use super::{Title, is_capitalised, is_national, share};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Dep, Pos, Tag, Token};
use std::ops::Range;

/// Longest name behind a title, in tokens.
const LONGEST_NAME: usize = 7;

/// Longest way up a tree.
const DEPTH: usize = 200;

/// Gives the words of titles and of names in a row their places.
pub fn mend(mut analysis: Analysis, titles: &[Title], knowledge: &Knowledge) -> Analysis {
    for title in titles {
        let noun = &mut analysis.tokens[title.head];
        if title.is_plural && noun.tag == Tag::Nnp {
            noun.tag = Tag::Nnps;
        }
        let sentence = analysis.sentences.iter().find(|s| s.contains(&title.head)).cloned();
        if let Some(sentence) = sentence {
            let seat = seat::find(&analysis, title, &sentence, knowledge);
            settle(&mut analysis.tokens, title, seat.as_ref(), &sentence);
            seat.iter().for_each(|seat| seat::divide(&mut analysis.names, seat));
            unite(&mut analysis.tokens, title, titles, &sentence, knowledge);
        }
    }
    for title in titles {
        bind(&mut analysis, title, titles);
    }
    join_rows(&mut analysis);
    share::mend(&mut analysis, titles, knowledge);
    analysis
}

/// Hangs a title together.
fn settle(tokens: &mut [Token], title: &Title, seat: Option<&Seat>, sentence: &Range<usize>) {
    let name = seat.map_or_else(|| name_behind(tokens, title.tokens.end, sentence), |seat| seat.name.clone());
    // "the ambassador Ana Ruiz": a name in apposition stands well.
    let apposed = name.clone().any(|i| tokens[i].head == title.head && tokens[i].dep == Dep::Appos);
    let name = if apposed { name.start..name.start } else { name };
    let whole = title.tokens.start..name.end;
    if whole.len() == 1 {
        return;
    }
    let top = if name.is_empty() { title.head } else { head_of(tokens, name.clone()) };
    let Some((head, dep)) = place(tokens, &whole, top) else { return };
    for child in (sentence.start..sentence.end).filter(|i| !whole.contains(i)) {
        let up = tokens[child].head;
        if whole.contains(&up) && up != top && up != title.head {
            tokens[child].head = if child < title.head && child < whole.start { title.head } else { top };
        }
    }
    (tokens[top].head, tokens[top].dep) = (head, dep);
    for i in name.clone().filter(|i| *i != top) {
        if !name.contains(&tokens[i].head) {
            (tokens[i].head, tokens[i].dep) = (top, Dep::Compound);
        }
    }
    if top != title.head {
        (tokens[title.head].head, tokens[title.head].dep) = (top, Dep::Compound);
    }
    hang_words(tokens, title);
    if let Some(seat) = seat {
        hang_home(tokens, title, seat);
    }
}

/// Hangs what a title belongs to on the title.
fn hang_home(tokens: &mut [Token], title: &Title, seat: &Seat) {
    let home = seat.home.end - 1;
    for (i, token) in tokens.iter_mut().enumerate().take(home).skip(seat.binder + 1) {
        (token.head, token.dep) = (home, if i < seat.home.start { Dep::Det } else { Dep::Compound });
    }
    (tokens[seat.binder].head, tokens[seat.binder].dep) = (title.head, Dep::Prep);
    (tokens[home].head, tokens[home].dep) = (seat.binder, Dep::Pobj);
}

/// "Party leader and Prime Minister Ana Ruiz", "Acme chairman and CEO Ana Ruiz": two titles without an article are one person's, whose name
/// stands where they do. Of two national posts each has its holder: "Prime Minister and President Ruiz".
fn unite(
    tokens: &mut [Token],
    title: &Title,
    titles: &[Title],
    sentence: &Range<usize>,
    knowledge: &Knowledge,
) {
    let name = name_behind(tokens, title.tokens.end, sentence);
    let top = if name.is_empty() || title.is_plural { return } else { head_of(tokens, name) };
    let Some(first) = joined_before(tokens, title, top, sentence) else { return };
    let posts = &knowledge.words;
    let post = titles.iter().find(|other| other.head == first).map(|other| other.post.as_str());
    let lemma = tokens[first].lemma.to_lowercase();
    let national = is_national(post.unwrap_or(&lemma), posts);
    let role = post.is_some() || posts.is("leader", &lemma) || posts.is("office", &lemma);
    let both_national = national && is_national(&title.post, posts);
    let singular = matches!(tokens[first].tag, Tag::Nn | Tag::Nnp);
    if !(role && singular && is_untold(tokens, first, sentence)) || both_national || is_several(tokens, first)
    {
        return;
    }
    let (verb, root) = (tokens[first].head, tokens[first].head == first);
    for (i, token) in tokens.iter_mut().enumerate().take(sentence.end).skip(first + 1) {
        if token.head == first && i != top && i > title.tokens.start {
            token.head = top;
        }
    }
    (tokens[top].head, tokens[top].dep) = (if root { top } else { verb }, tokens[first].dep);
    (tokens[first].head, tokens[first].dep) = (top, Dep::Appos);
}

/// The noun that "and" joins a title with its name to; between "and" and the title only what it is of may stand ("and Acme CEO").
fn joined_before(tokens: &[Token], title: &Title, top: usize, sentence: &Range<usize>) -> Option<usize> {
    let first = tokens[top].head;
    let and = (first + 1..title.tokens.start).find(|i| tokens[*i].text.as_ref() == "and")?;
    let of_title = |i: usize| is_capitalised(&tokens[i]) && tokens[i].tag != Tag::Dt;
    let joined = tokens[top].dep == Dep::Conj && sentence.contains(&first) && and == first + 1;
    (joined && (and + 1..title.tokens.start).all(of_title)).then_some(first)
}

/// Whether nothing sets a title's noun apart from the next title: no number, no name of its own, and no article unless it goes with what both
/// are of ("the Acme chairman and CEO").
fn is_untold(tokens: &[Token], noun: usize, sentence: &Range<usize>) -> bool {
    let of = |deps: &'static [Dep]| {
        (sentence.start..noun).any(|i| tokens[i].head == noun && deps.contains(&tokens[i].dep))
    };
    tokens[noun].dep != Dep::Conj
        && !of(&[Dep::Conj, Dep::Appos, Dep::Nummod])
        && (!of(&[Dep::Det]) || of(&[Dep::Compound]))
}

/// Whether the verb of a noun, or "between", tells that it speaks of several.
fn is_several(tokens: &[Token], noun: usize) -> bool {
    let verb = tokens[noun].head;
    tokens[verb].tag == Tag::Vbp
        || tokens[verb].text.as_ref() == "between"
        || (noun..verb)
            .any(|i| tokens[i].head == verb && matches!(tokens[i].text.as_ref(), "are" | "were" | "have"))
}

/// What "of" binds right behind a title is the title's; one of two titles is no more of somebody whom the other one serves: "aide to the
/// *president* and *director* of Acme".
fn bind(analysis: &mut Analysis, title: &Title, titles: &[Title]) {
    let Some(sentence) = analysis.sentences.iter().find(|s| s.contains(&title.head)).cloned() else { return };
    let tokens = &mut analysis.tokens;
    let end = title.tokens.end;
    let other = |head: usize| {
        titles.iter().any(|t| t.head == head && t.head != title.head && t.tokens.end <= title.tokens.start)
    };
    if end < sentence.end && tokens[end].text.as_ref() == "of" && other(tokens[end].head) {
        tokens[end].head = title.head;
    }
    let served = tokens[title.head].head;
    let joined = tokens[title.head].dep == Dep::Conj && other(served) && tokens[served].dep == Dep::Pobj;
    let bare = (title.head.saturating_sub(6)..title.head)
        .all(|i| tokens[i].head != title.head || tokens[i].tag != Tag::Dt);
    let to = tokens[served].head;
    if joined && bare && tokens[to].text.as_ref() == "to" && tokens[tokens[to].head].pos == Pos::Noun {
        tokens[title.head].head = tokens[to].head;
    }
    apposed(analysis, title, &sentence);
}

/// "the president of the Board of Trade, *Ana Ruiz*, and": the parser takes the name for more of what "of" binds.
fn apposed(analysis: &mut Analysis, title: &Title, sentence: &Range<usize>) {
    let tokens = &analysis.tokens;
    let of = title.tokens.end;
    if title.is_plural || of >= sentence.end || tokens[of].text.as_ref() != "of" {
        return;
    }
    let inner = |i: usize| {
        is_capitalised(&tokens[i]) || matches!(tokens[i].text.as_ref(), "the" | "of" | "for" | "and" | "'s")
    };
    let Some(comma) = (of + 1..sentence.end).find(|i| !inner(*i)) else { return };
    let person = analysis.names.iter().find(|n| n.tokens.start == comma + 1 && n.label.as_ref() == "PERSON");
    let Some(name) = person.map(|n| n.tokens.clone()).filter(|n| n.len() > 1 && n.end < sentence.end) else {
        return;
    };
    let paused = matches!(tokens[name.end].text.as_ref(), "," | "." | ")" | ";");
    let head = head_of(tokens, name.clone());
    let up = tokens[head].head;
    let strays = (of..comma).contains(&up) && !passes_up(tokens, title.head, head);
    if tokens[comma].text.as_ref() == "," && comma > of + 1 && paused && strays {
        (analysis.tokens[head].head, analysis.tokens[head].dep) = (title.head, Dep::Appos);
    }
}

/// Whether a token stands somewhere above another.
fn passes_up(tokens: &[Token], from: usize, above: usize) -> bool {
    passes(tokens, from, &(above..above + 1))
}

/// Where the phrase hangs: where its top does, else where the word does that the parser took for its top.
fn place(tokens: &[Token], whole: &Range<usize>, top: usize) -> Option<(usize, Dep)> {
    let outer = |i: usize| !whole.contains(&tokens[i].head) || tokens[i].head == i;
    let free = |i: usize| outer(i) && (tokens[i].head == i || !passes(tokens, tokens[i].head, whole));
    let arc = |i: usize| if tokens[i].head == i { (top, Dep::Root) } else { (tokens[i].head, tokens[i].dep) };
    let argument = |i: &usize| {
        matches!(
            tokens[*i].dep,
            Dep::Nsubj
                | Dep::Nsubjpass
                | Dep::Dobj
                | Dep::Pobj
                | Dep::Conj
                | Dep::Appos
                | Dep::Attr
                | Dep::Poss
                | Dep::Dative
        )
    };
    if free(top) {
        return Some(arc(top));
    }
    let choices: Vec<usize> = whole.clone().filter(|i| free(*i)).collect();
    choices.iter().rev().find(|i| argument(i)).or(choices.last()).map(|i| arc(*i))
}

/// Whether the way from a token up to the root passes through a phrase.
fn passes(tokens: &[Token], from: usize, whole: &Range<usize>) -> bool {
    let mut at = from;
    for _ in 0..DEPTH {
        if whole.contains(&at) {
            return true;
        }
        if tokens[at].head == at {
            return false;
        }
        at = tokens[at].head;
    }
    true
}

/// Hangs the words of a title on its noun.
fn hang_words(tokens: &mut [Token], title: &Title) {
    let mut binder = title.head;
    for i in title.tokens.clone().filter(|i| *i != title.head) {
        let inner = title.tokens.contains(&tokens[i].head) && tokens[i].head != i;
        let (head, dep) = match tokens[i].text.as_ref() {
            "and" | "&" => (title.head, Dep::Cc),
            "," | "-" | "–" | "/" => (title.head, Dep::Punct),
            "of" | "for" | "to" if i > title.head => {
                binder = i;
                (title.head, Dep::Prep)
            }
            _ if i < title.head => match tokens[i].dep {
                Dep::Amod | Dep::Nmod => (title.head, tokens[i].dep),
                _ => (title.head, Dep::Compound),
            },
            _ if inner => continue,
            _ if binder == title.head => (title.head, Dep::Compound),
            _ => (binder, Dep::Pobj),
        };
        (tokens[i].head, tokens[i].dep) = (head, dep);
        if tokens[i].tag.is_verb() {
            let proper = is_capitalised(&tokens[i]);
            (tokens[i].tag, tokens[i].pos) =
                if proper { (Tag::Nnp, Pos::Propn) } else { (Tag::Nn, Pos::Noun) };
        }
    }
}

/// The name right behind a title; empty if none stands there.
fn name_behind(tokens: &[Token], start: usize, sentence: &Range<usize>) -> Range<usize> {
    let ceiling = sentence.end.min(start + LONGEST_NAME);
    let proper = |i: usize| tokens[i].tag == Tag::Nnp && is_capitalised(&tokens[i]);
    let hyphen = |i: usize| {
        tokens[i].text.as_ref() == "-"
            && tokens[i - 1].span.end == tokens[i].span.start
            && !tokens[i].space_after
    };
    let mut end = start;
    while end < ceiling && (proper(end) || end > start && (hyphen(end) || hyphen(end - 1))) {
        end += 1;
    }
    start..end
}

/// The token of a name that hangs outside of it; the last of several.
fn head_of(tokens: &[Token], name: Range<usize>) -> usize {
    let word = |i: &usize| tokens[*i].text.chars().any(char::is_alphanumeric);
    name.clone().filter(word).rfind(|i| !name.contains(&tokens[*i].head)).unwrap_or(name.end - 1)
}

/// "Ana Ruiz and Jorge Paz", with the first name hung before the second as if it were a part of it: the second is joined to the first.
fn join_rows(analysis: &mut Analysis) {
    for second in 0..analysis.tokens.len() {
        let Some((first, and)) = misplaced(analysis, second) else { continue };
        let tokens = &mut analysis.tokens;
        let begin = leftmost(tokens, first);
        for token in tokens[..begin].iter_mut().filter(|token| token.head == second) {
            token.head = first;
        }
        let root = tokens[second].head == second;
        tokens[first].head = if root { first } else { tokens[second].head };
        tokens[first].dep = tokens[second].dep;
        (tokens[second].head, tokens[second].dep) = (first, Dep::Conj);
        tokens[and].head = first;
    }
}

/// The name that the parser hangs on the name behind "and", and where "and" stands.
fn misplaced(analysis: &Analysis, second: usize) -> Option<(usize, usize)> {
    let tokens = &analysis.tokens;
    let proper = |i: usize| tokens[i].tag == Tag::Nnp && is_capitalised(&tokens[i]);
    let before = |i: usize| tokens[i].head == second && matches!(tokens[i].dep, Dep::Nmod | Dep::Compound);
    let first = (second.saturating_sub(12)..second).find(|i| before(*i) && proper(*i))?;
    let and = (first + 1..second).find(|i| tokens[*i].dep == Dep::Cc && tokens[*i].head == first)?;
    let behind = (and + 1..second)
        .all(|i| tokens[i].head == second || tokens[i].head > and && tokens[i].head <= second);
    let full = |end: usize| {
        end > 0 && proper(end - 1) && tokens[end - 1].head == end && tokens[end - 1].dep == Dep::Compound
    };
    let one = analysis.names.iter().any(|name| name.tokens.contains(&first) && name.tokens.contains(&second));
    let joins = tokens[and].text.as_ref() == "and" && and == first + 1;
    (proper(second) && joins && behind && full(first) && full(second) && !one).then_some((first, and))
}

fn leftmost(tokens: &[Token], top: usize) -> usize {
    (0..top).rev().take_while(|i| tokens[*i].head > *i && tokens[*i].head <= top).last().unwrap_or(top)
}
