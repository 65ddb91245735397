//! A title, what it belongs to, and its holder, without a comma between them: "First Minister of Scotland Ana Ruiz", "the ambassador to
//! Athens Ana Ruiz". The recogniser takes the last two for one name.

use super::{Title, is_capitalised};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analysis, Name, Tag};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Longest name of a holder, in tokens.
const LONGEST_NAME: usize = 4;

/// What stands behind a title.
pub(super) struct Seat {
    /// The preposition.
    pub binder: usize,
    /// The place or body, without an article.
    pub home: Range<usize>,
    /// The holder.
    pub name: Range<usize>,
}

/// A known place or body behind a title, with a person's full name right behind it.
pub(super) fn find(
    analysis: &Analysis,
    title: &Title,
    sentence: &Range<usize>,
    knowledge: &Knowledge,
) -> Option<Seat> {
    let tokens = &analysis.tokens;
    let binder = title.tokens.end;
    let binds =
        !title.is_plural && binder + 3 < sentence.end && matches!(&*tokens[binder].text, "of" | "to" | "for");
    if !binds {
        return None;
    }
    let from = binder + 1 + usize::from(&*tokens[binder + 1].text == "the");
    let texts: Vec<&str> = tokens[..sentence.end].iter().map(|token| token.text.as_ref()).collect();
    let (n, matches) = knowledge.gazetteer.longest_match(&texts, from, None)?;
    let homes = matches.iter().any(|m| m.entity.type_name != types::PERSON && !m.usage.is_demonym());
    let (home, start) = (from..from + n, from + n);
    let proper = |i: &usize| tokens[*i].tag == Tag::Nnp && is_capitalised(&tokens[*i]);
    let end = (start..sentence.end.min(start + LONGEST_NAME + 1)).take_while(proper).last()? + 1;
    let name = start..end;
    let body = |i: usize| knowledge.words.is("organization_noun", &tokens[i].text.to_lowercase());
    let fits = homes
        && (2..=LONGEST_NAME).contains(&name.len())
        && !name.clone().any(body)
        && is_person(analysis, knowledge, &name);
    fits.then_some(Seat { binder, home, name })
}

/// A given name begins it, or the recogniser takes its end for that of a person.
fn is_person(analysis: &Analysis, knowledge: &Knowledge, name: &Range<usize>) -> bool {
    let recognised = |n: &Name| n.label.as_ref() == "PERSON" && n.tokens.end == name.end;
    knowledge.gazetteer.is_first_name(&analysis.tokens[name.start].text)
        || analysis.names.iter().any(recognised)
}

/// Gives the place and its official each their name.
pub(super) fn divide(names: &mut Vec<Name>, seat: &Seat) {
    let whole = seat.home.start..seat.name.end;
    let touches = |n: &Name| n.tokens.start < whole.end && whole.start < n.tokens.end;
    if let Some(place) = names.iter().position(touches) {
        let mut holder = names[place].clone();
        holder.tokens = seat.name.clone();
        holder.label = "PERSON".into();
        let mut home = names[place].clone();
        home.tokens = seat.home.clone();
        home.label = "GPE".into();
        names.retain(|n| !touches(n));
        names.splice(place..place, [home, holder]);
    }
}
