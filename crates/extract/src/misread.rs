//! Mends what the tagger takes for a verb and is a noun for a gathering or for what is said: "begin talks", "the Skopje talks", "ends visit to Chad".

use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Analyzer, Dep, Pos, Tag, Token};
use rapporteur_model::well_known::types;

/// Conjunctions and prepositions after which a city before "talks" is where they are held, and no government that talks.
const BEFORE_NOUNS: [&str; 9] =
    ["after", "ahead", "at", "before", "during", "following", "from", "since", "until"];

/// How many words behind a word what belongs to it is looked for.
const NEAR: usize = 12;

/// Makes nouns of words for gatherings and sayings where the parser, or what stands before them, says so.
pub fn mend(mut analysis: Analysis, knowledge: &Knowledge, year: Option<i16>) -> Analysis {
    for i in 0..analysis.tokens.len() {
        let token = &analysis.tokens[i];
        if !matches!(token.tag, Tag::Vb | Tag::Vbp | Tag::Vbz) {
            continue;
        }
        let is_any = |classes: [&str; 2]| {
            classes.iter().any(|class| knowledge.words.is(class, &token.lemma.to_lowercase()))
        };
        let gathering = is_any(["meeting", "gathering_word"]);
        // "rebuffed accusations that"
        let saying = is_any(["contested_noun", "reporting_noun"]);
        if !(gathering || saying && stands_as_noun(token)) {
            continue;
        }
        let sentence = analysis.sentences.partition_point(|s| s.end <= i);
        let sentence = analysis.sentences.get(sentence).map_or(0, |s| s.start);
        let before = &analysis.tokens[sentence..i];
        if stands_as_noun(token) || gathering && of_city(before, knowledge, year) {
            let token = &mut analysis.tokens[i];
            let plural = token.tag == Tag::Vbz;
            token.tag = if plural { Tag::Nns } else { Tag::Nn };
            token.morph = if plural { "Number=Plur".into() } else { "Number=Sing".into() };
            token.pos = Pos::Noun;
        }
    }
    analysis
}

/// "Tshering Dorji visited …": a capitalised word that no list of English has is no gerund with an object, but the first part of a
/// name that is the subject of what follows.
pub fn unknown_names(mut analysis: Analysis, analyzer: &Analyzer) -> Analysis {
    for i in 0..analysis.tokens.len().saturating_sub(1) {
        let (first, second) = (&analysis.tokens[i], &analysis.tokens[i + 1]);
        let gerund = first.tag == Tag::Vbg
            && first.dep == Dep::Csubj
            && first.text.chars().next().is_some_and(char::is_uppercase)
            && !analyzer.is_word(&first.text.to_lowercase());
        let named = second.tag == Tag::Nnp && second.head == i && second.dep == Dep::Dobj;
        if !(gerund && named) {
            continue;
        }
        let verb = first.head;
        let word = analysis.tokens[i].text.clone();
        let first = &mut analysis.tokens[i];
        (first.tag, first.pos, first.head, first.dep) = (Tag::Nnp, Pos::Propn, i + 1, Dep::Compound);
        (first.lemma, first.morph) = (word, "Number=Sing".into());
        let second = &mut analysis.tokens[i + 1];
        (second.head, second.dep) = (verb, Dep::Nsubj);
        for token in analysis.tokens.iter_mut().filter(|token| token.head == i && token.dep == Dep::Punct) {
            token.head = i + 1;
        }
    }
    analysis
}

/// Makes verbs of words that the tagger takes for nouns and the parser gives a subject and an object: "Kenya & Uganda sign treaty".
pub fn unseen_verbs(mut analysis: Analysis) -> Analysis {
    let n = analysis.tokens.len();
    let (mut with_subject, mut with_object) = (vec![false; n], vec![false; n]);
    for (i, token) in analysis.tokens.iter().enumerate() {
        match token.dep {
            Dep::Nsubj if i < token.head => with_subject[token.head] = true,
            Dep::Dobj if i > token.head => with_object[token.head] = true,
            _ => {}
        }
    }
    for (i, token) in analysis.tokens.iter_mut().enumerate() {
        if with_subject[i] && with_object[i] && matches!(token.tag, Tag::Nn | Tag::Nns) {
            token.tag = if token.tag == Tag::Nn { Tag::Vbp } else { Tag::Vbz };
            (token.pos, token.morph) = (Pos::Verb, "Tense=Pres|VerbForm=Fin".into());
        }
    }
    analysis
}

/// Makes one subject of names with a comma for "and", as headlines write them: "US, China sign trade deal". The parser takes the first
/// for an adverb, but the verb is plural. First and last must be known names, since days stand there as well.
pub fn listed_subjects(mut analysis: Analysis, knowledge: &Knowledge, year: Option<i16>) -> Analysis {
    for last in 2..analysis.tokens.len() {
        let Some(first) = adverb_before(&analysis, last) else { continue };
        let is_known = |i: usize| {
            let text = [analysis.tokens[i].text.as_ref()];
            knowledge.gazetteer.longest_match(&text, 0, year).is_some()
        };
        if is_known(first) && is_known(last) {
            for between in &mut analysis.tokens[first + 1..last] {
                between.dep = if between.dep == Dep::Appos { Dep::Conj } else { between.dep };
            }
            analysis.tokens[first].dep = Dep::Nsubj;
            (analysis.tokens[last].dep, analysis.tokens[last].head) = (Dep::Conj, first);
        }
    }
    analysis
}

/// Makes an adverb of what stands before a comma where a subject follows: a verb has one. "Outside court, Ruiz called for calm."
pub fn one_subject(mut analysis: Analysis) -> Analysis {
    for sentence in analysis.sentences.clone() {
        for second in sentence.clone() {
            let tokens = &analysis.tokens;
            let verb = tokens[second].head;
            if tokens[second].dep != Dep::Nsubj || second >= verb {
                continue;
            }
            let subject = |i: &usize| tokens[*i].dep == Dep::Nsubj && tokens[*i].head == verb;
            let Some(first) = (sentence.start..second).rev().find(subject) else { continue };
            // A word that stands without an article, as adverbs do, right before the comma.
            let mut before = (sentence.start..first)
                .map(|i| &tokens[i])
                .filter(|token| token.head == first && token.dep != Dep::Punct)
                .peekable();
            let placed = before.peek().is_some()
                && before.all(|token| token.dep == Dep::Amod && token.pos == Pos::Adj);
            let parted = tokens[first + 1].text.as_ref() == "," && tokens[first].tag == Tag::Nn;
            if placed && parted {
                analysis.tokens[first].dep = Dep::Npadvmod;
            }
        }
    }
    analysis
}

/// Makes objects of nouns that the parser takes for clauses: "lost her bid to Ruiz". A noun with an article or a possessor that has no
/// subject, right behind a verb without an object, is one.
pub fn nouns_as_objects(mut analysis: Analysis, knowledge: &Knowledge) -> Analysis {
    for noun in 1..analysis.tokens.len() {
        let tokens = &analysis.tokens;
        let verb = tokens[noun].head;
        let clause = tokens[noun].dep == Dep::Ccomp && tokens[noun].pos == Pos::Noun && verb < noun;
        if !clause || !tokens[verb].tag.is_verb() || knowledge.words.is("reporting", &tokens[verb].lemma) {
            continue;
        }
        let near = verb + 1..tokens.len().min(noun + NEAR);
        let has = |head: usize, deps: &[Dep]| {
            near.clone().any(|i| tokens[i].head == head && deps.contains(&tokens[i].dep))
        };
        let owned = |i: usize| {
            matches!(tokens[i].dep, Dep::Det | Dep::Poss)
                && (tokens[i].head == noun || tokens[tokens[i].head].head == noun)
        };
        let phrase = (verb + 1..noun).any(owned)
            && !has(noun, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux, Dep::Mark, Dep::Advmod, Dep::Expl]);
        let between = (verb + 1..noun).all(|i| tokens[i].head == noun || tokens[tokens[i].head].head == noun);
        if phrase && between && !has(verb, &[Dep::Dobj, Dep::Attr, Dep::Oprd]) {
            analysis.tokens[noun].dep = Dep::Dobj;
        }
    }
    analysis
}

/// Makes one word of "per cent", as "percent" is one: it takes the place of the number before it, and what stands around it is
/// its own. "Ruiz won *60.8 per cent* of the vote" reads as "60.8 percent of the vote" does.
pub fn per_cent(mut analysis: Analysis) -> Analysis {
    for cent in 2..analysis.tokens.len() {
        let (per, number) = (cent - 1, cent - 2);
        let tokens = &analysis.tokens;
        let fits = tokens[cent].text.as_ref() == "cent"
            && tokens[per].text.as_ref() == "per"
            && tokens[number].tag == Tag::Cd
            && in_one_sentence(&analysis, number, cent);
        let Some((head, dep)) = place_of(tokens, [number, per, cent]).filter(|_| fits) else { continue };
        let end = analysis.tokens.len().min(cent + NEAR);
        // The parser gives "of the vote" to the verb where "per" parts it from the number.
        let of = tokens.get(cent + 1).is_some_and(|next| next.text.as_ref() == "of" && next.dep == Dep::Prep);
        let of = of && in_one_sentence(&analysis, cent, cent + 1) && !is_below(tokens, cent, cent + 1);
        let tokens = &mut analysis.tokens;
        tokens[cent].lemma = "percent".into();
        (tokens[cent].head, tokens[cent].dep) = (head, dep);
        (tokens[number].head, tokens[number].dep) = (cent, Dep::Nummod);
        (tokens[per].head, tokens[per].dep) = (cent, Dep::Compound);
        for i in (cent.saturating_sub(NEAR)..number).chain(cent + 1..end) {
            if tokens[i].head == number || tokens[i].head == per {
                tokens[i].head = cent;
            }
        }
        if of && head != cent + 1 {
            tokens[cent + 1].head = cent;
        }
    }
    analysis
}

/// Where three words that become one hang: the first of their heads outside of them that does not hang on them, or nowhere.
fn place_of(tokens: &[Token], words: [usize; 3]) -> Option<(usize, Dep)> {
    let outside = |i: &usize| {
        let head = tokens[*i].head;
        !words.contains(&head) && words.iter().all(|word| !is_below(tokens, head, *word))
    };
    let hung = words.into_iter().find(outside).map(|i| (tokens[i].head, tokens[i].dep));
    let root = || words.into_iter().find(|i| tokens[*i].head == *i).map(|_| (words[2], Dep::Root));
    hung.or_else(root)
}

/// Whether a word hangs below another. What is hung on a word below it would be a circle.
fn is_below(tokens: &[Token], word: usize, above: usize) -> bool {
    let up = |i: &usize| Some(tokens[*i].head).filter(|head| head != i);
    std::iter::successors(up(&word), up).take(tokens.len()).any(|i| i == above)
}

/// Whether two words, the first before the second, stand in one sentence.
fn in_one_sentence(analysis: &Analysis, first: usize, second: usize) -> bool {
    let sentence = analysis.sentences.partition_point(|s| s.end <= first);
    analysis.sentences.get(sentence).is_some_and(|s| second < s.end)
}

/// "rose by four to 208": the parser takes "four to 208" for one quantity; the first number is the change, the second what it comes to.
pub fn by_to(mut analysis: Analysis) -> Analysis {
    for by in 1..analysis.tokens.len().saturating_sub(3) {
        let tokens = &analysis.tokens;
        let (change, to, level) = (by + 1, by + 2, by + 3);
        let verb = tokens[by].head;
        let fits = tokens[by].text.as_ref() == "by"
            && tokens[by].dep == Dep::Prep
            && verb < by
            && tokens[verb].tag.is_verb()
            && tokens[change].tag == Tag::Cd
            && tokens[to].text.as_ref() == "to"
            && tokens[level].tag == Tag::Cd
            && in_one_sentence(&analysis, by, level);
        // The noun that is counted, if one stands behind: "rose by four to 208 cases".
        let counted = tokens[level].head;
        let noun = tokens[level].dep == Dep::Nummod && tokens[counted].pos == Pos::Noun;
        let last = if noun && counted > level && counted < level + 3 { counted } else { level };
        if !fits || [change, to, last].into_iter().any(|word| word == verb || is_below(tokens, verb, word)) {
            continue;
        }
        let tokens = &mut analysis.tokens;
        (tokens[change].head, tokens[change].dep) = (by, Dep::Pobj);
        (tokens[to].head, tokens[to].dep, tokens[to].tag) = (verb, Dep::Prep, Tag::In);
        (tokens[last].head, tokens[last].dep) = (to, Dep::Pobj);
    }
    analysis
}

/// "the *presumptive* 2020 nominee": what the parser takes for a quality of the year is one of the noun behind it.
pub fn before_years(mut analysis: Analysis) -> Analysis {
    for i in 0..analysis.tokens.len() {
        let token = &analysis.tokens[i];
        let number = &analysis.tokens[token.head];
        let year = number.text.len() == 4 && number.text.bytes().all(|digit| digit.is_ascii_digit());
        let fits = token.dep == Dep::Amod && year && number.dep == Dep::Nummod && i < token.head;
        if fits {
            analysis.tokens[i].head = number.head;
        }
    }
    analysis
}

/// "Ruiz said *last month* she would leave", "said *earlier this month* she would leave": a time in the past right behind the verb of
/// saying tells when it was said.
pub fn time_of_saying(mut analysis: Analysis, knowledge: &Knowledge) -> Analysis {
    const TIMES: [&str; 6] = ["month", "week", "year", "night", "summer", "autumn"];
    for noun in 2..analysis.tokens.len().saturating_sub(1) {
        let tokens = &analysis.tokens;
        let lemma = |i: usize| tokens[i].lemma.as_ref();
        let earlier = noun > 2 && lemma(noun - 1) == "this" && matches!(lemma(noun - 2), "early" | "earlier");
        let verb = if earlier { noun - 3 } else { noun - 2 };
        let said = tokens[noun].head;
        let last_month = (earlier || lemma(noun - 1) == "last") && TIMES.contains(&lemma(noun));
        let said_so = tokens[verb].tag.is_verb() && knowledge.words.is("reporting", &tokens[verb].lemma);
        let below =
            tokens[noun].dep == Dep::Npadvmod && tokens[said].dep == Dep::Ccomp && tokens[said].head == verb;
        let subject = tokens[noun + 1].head == said && tokens[noun + 1].dep == Dep::Nsubj
            || tokens[tokens[noun + 1].head].head == said && tokens[tokens[noun + 1].head].dep == Dep::Nsubj;
        if last_month && said_so && below && subject {
            analysis.tokens[noun].head = verb;
        }
    }
    analysis
}

/// "told reporters after the vote was put off *that the bill was flawed*": what is said hangs on the verb of saying, not on that of
/// a clause of time between them.
pub fn that_of_saying(mut analysis: Analysis, knowledge: &Knowledge) -> Analysis {
    for that in 1..analysis.tokens.len() {
        if let Some((said, saying)) = parted_from_saying(&analysis.tokens, knowledge, that) {
            analysis.tokens[said].head = saying;
        }
    }
    analysis
}

/// The verb of a clause that `that` opens and the verb of saying before the clause of time that the parser hangs it on.
fn parted_from_saying(tokens: &[Token], knowledge: &Knowledge, that: usize) -> Option<(usize, usize)> {
    let said = tokens[that].head;
    let opens = tokens[that].dep == Dep::Mark
        && tokens[that].text.as_ref() == "that"
        && tokens[said].dep == Dep::Ccomp
        && said > that;
    if !opens {
        return None;
    }
    let between = tokens[said].head;
    let above = tokens[between].head;
    let saying = match tokens[between].dep {
        Dep::Advcl => above,
        Dep::Pcomp if tokens[above].dep == Dep::Prep => tokens[above].head,
        _ => return None,
    };
    let ordered = saying < between && between < that;
    if !ordered || !knowledge.words.is("reporting", &tokens[saying].lemma) {
        return None;
    }
    let has =
        |head: usize, dep: Dep| (saying + 1..that).any(|i| tokens[i].head == head && tokens[i].dep == dep);
    // "after it was announced that": such a verb takes the clause itself; "was delayed" takes none.
    let embeds = !has(between, Dep::Auxpass) && knowledge.words.is("embedding", &tokens[between].lemma);
    let holds = embeds || knowledge.words.is("reporting", &tokens[between].lemma);
    (!holds && !has(saying, Dep::Ccomp)).then_some((said, saying))
}

/// The name that the parser takes for an adverb of a plural verb, if names and commas alone stand between it and a subject.
fn adverb_before(analysis: &Analysis, subject: usize) -> Option<usize> {
    let tokens = &analysis.tokens;
    let verb = &tokens[tokens[subject].head];
    let is_plural = matches!(verb.tag, Tag::Vb | Tag::Vbp | Tag::Vbz) && verb.text == verb.lemma;
    let is_comma = |token: &Token| token.text.as_ref() == ",";
    if tokens[subject].dep != Dep::Nsubj || !is_plural || !is_comma(&tokens[subject - 1]) {
        return None;
    }
    let is_listed = |token: &Token| token.dep == Dep::Appos && token.pos == Pos::Propn;
    let first = (0..subject).rev().find(|i| !is_comma(&tokens[*i]) && !is_listed(&tokens[*i]))?;
    let is_adverb = tokens[first].dep == Dep::Npadvmod && tokens[first].head == tokens[subject].head;
    is_adverb.then_some(first)
}

/// Whether the parser gives the word the place of a noun.
fn stands_as_noun(token: &Token) -> bool {
    matches!(token.dep, Dep::Dobj | Dep::Pobj | Dep::Nsubj | Dep::Nsubjpass)
}

/// "the Skopje talks", "after Skopje talks": the words before end in a city's name behind an article or such a word.
fn of_city(before: &[Token], knowledge: &Knowledge, year: Option<i16>) -> bool {
    const LONGEST: usize = 3;
    let texts: Vec<&str> = before.iter().map(|token| token.text.as_ref()).collect();
    let starts = texts.len().saturating_sub(LONGEST).max(1)..texts.len();
    starts.into_iter().any(|start| {
        let opening = texts[start - 1].to_lowercase();
        let opened = opening == "the" || BEFORE_NOUNS.contains(&opening.as_str());
        let matched = || knowledge.gazetteer.longest_match(&texts, start, year);
        opened
            && matched().is_some_and(|(n, matches)| {
                start + n == texts.len() && matches.iter().any(|m| m.entity.type_name == types::PLACE)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn token(text: &str, tag: Tag, dep: Dep) -> Token {
        let label = |text: &str| -> Arc<str> { text.into() };
        Token {
            span: 0..text.len(),
            text: label(text),
            lemma: label(text.trim_end_matches('s')),
            tag,
            pos: if tag.is_verb() { Pos::Verb } else { Pos::Propn },
            morph: label(""),
            head: 0,
            dep,
            space_after: true,
        }
    }

    fn tag_of_last(tokens: Vec<Token>) -> Tag {
        let n = tokens.len();
        let analysis = Analysis { sentences: std::iter::once(0..n).collect(), tokens, names: Vec::new() };
        mend(analysis, &Knowledge::embedded().unwrap(), None).tokens[n - 1].tag
    }

    /// Words in one sentence with their tags, functions and heads.
    fn sentence(words: &[(&str, Tag, Dep, usize)]) -> Analysis {
        let token = |(text, tag, dep, head): &(&str, Tag, Dep, usize)| Token {
            head: *head,
            ..token(text, *tag, *dep)
        };
        let tokens: Vec<Token> = words.iter().map(token).collect();
        Analysis { sentences: std::iter::once(0..tokens.len()).collect(), tokens, names: Vec::new() }
    }

    #[test]
    fn no_word_is_hung_below_itself() {
        // "Rising by four to 208 alarmed officials": the number is the subject of what the participle hangs on.
        let rising = sentence(&[
            ("Rising", Tag::Vbg, Dep::Csubj, 5),
            ("by", Tag::In, Dep::Prep, 0),
            ("four", Tag::Cd, Dep::Quantmod, 4),
            ("to", Tag::To, Dep::Quantmod, 4),
            ("208", Tag::Cd, Dep::Nsubj, 5),
            ("alarmed", Tag::Vbd, Dep::Root, 5),
        ]);
        // "10 and 20 per cent": the number hangs on another that hangs on "cent".
        let between = sentence(&[
            ("10", Tag::Cd, Dep::Nummod, 4),
            ("and", Tag::Cc, Dep::Cc, 0),
            ("20", Tag::Cd, Dep::Conj, 0),
            ("per", Tag::In, Dep::Prep, 4),
            ("cent", Tag::Nn, Dep::Pobj, 5),
            ("rose", Tag::Vbd, Dep::Root, 5),
        ]);
        for analysis in [by_to(rising), per_cent(between)] {
            for i in 0..analysis.tokens.len() {
                assert!(!is_below(&analysis.tokens, i, i), "{}", analysis.tokens[i].text);
            }
        }
    }

    #[test]
    fn a_quality_before_a_year_is_one_of_the_noun_behind_it() {
        let analysis = sentence(&[
            ("presumptive", Tag::Jj, Dep::Amod, 1),
            ("2020", Tag::Cd, Dep::Nummod, 2),
            ("nominee", Tag::Nn, Dep::Root, 2),
        ]);
        assert_eq!(before_years(analysis).tokens[0].head, 2);
    }

    #[test]
    fn words_for_gatherings_are_nouns_where_nouns_stand() {
        let begin = || token("begin", Tag::Vbp, Dep::Root);
        assert_eq!(tag_of_last(vec![begin(), token("talks", Tag::Vbz, Dep::Dobj)]), Tag::Nns);
        assert_eq!(tag_of_last(vec![begin(), token("runs", Tag::Vbz, Dep::Dobj)]), Tag::Vbz);
        let riga = || token("Riga", Tag::Nnp, Dep::Nsubj);
        assert_eq!(
            tag_of_last(vec![
                token("after", Tag::In, Dep::Mark),
                riga(),
                token("talks", Tag::Vbz, Dep::Advcl)
            ]),
            Tag::Nns
        );
        assert_eq!(tag_of_last(vec![riga(), token("talks", Tag::Vbz, Dep::Root)]), Tag::Vbz);
    }

    #[test]
    fn what_has_subject_and_object_is_a_verb() {
        let read = |object: Dep| {
            let mut tokens = vec![
                token("Kenya", Tag::Nnp, Dep::Nsubj),
                token("sign", Tag::Nn, Dep::Root),
                token("treaty", Tag::Nn, object),
            ];
            tokens.iter_mut().for_each(|token| token.head = 1);
            let analysis = Analysis { sentences: std::iter::once(0..3).collect(), tokens, names: Vec::new() };
            unseen_verbs(analysis).tokens[1].tag
        };
        assert_eq!(read(Dep::Dobj), Tag::Vbp);
        assert_eq!(read(Dep::Appos), Tag::Nn);
    }

    #[test]
    fn a_comma_joins_known_names_before_a_plural_verb() {
        let read = |first: &str, verb: &str| {
            let mut tokens = vec![
                token(first, Tag::Nnp, Dep::Npadvmod),
                token(",", Tag::Comma, Dep::Punct),
                token("China", Tag::Nnp, Dep::Nsubj),
                token(verb, Tag::Vbz, Dep::Root),
            ];
            tokens.iter_mut().for_each(|token| token.head = 3);
            let analysis = Analysis { sentences: std::iter::once(0..4).collect(), tokens, names: Vec::new() };
            listed_subjects(analysis, &Knowledge::embedded().unwrap(), None).tokens[2].dep
        };
        assert_eq!(read("Chad", "sign"), Dep::Conj);
        assert_eq!(read("Chad", "signs"), Dep::Nsubj);
        assert_eq!(read("Monday", "sign"), Dep::Nsubj);
    }
}
