//! How the origins stand to one another in one facet. Disputes are found elsewhere; here agreement is counted, in origins.

use super::comparison::Comparison;
use super::{Answered, Verdict, words};
use crate::answer::Answer;
use crate::fit::{Fit, Said};
use crate::question::{self, Question};
use rapporteur_model::{EntityId, Qualifier, Status, WorldClaim};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The claims of each origin on one facet.
type ByOrigin<'a> = BTreeMap<&'a EntityId, Vec<&'a WorldClaim>>;
type Origins<'a> = BTreeSet<&'a EntityId>;

/// What is found of a facet.
pub(super) struct Found {
    pub verdict: Verdict,
    pub n_agree: usize,
    pub note: Option<String>,
    pub answers: Vec<Answered>,
}

/// Of a facet whose answer is a status.
pub(super) fn of_words(comparison: &Comparison, by_origin: &ByOrigin, disputed: bool) -> Found {
    let mut of_status: BTreeMap<Status, Origins> = BTreeMap::new();
    let mut said: BTreeSet<Said> = BTreeSet::new();
    for (origin, claims) in by_origin {
        for claim in claims {
            let word = question::said(&comparison.setting, claim);
            // What is alleged is no support.
            let status = if word.alleged && !word.denies() { Status::Possible } else { word.status };
            of_status.entry(status).or_default().insert(origin);
            said.insert(word);
        }
    }
    let origins = |statuses: &[Status]| -> Origins<'_> {
        statuses.iter().filter_map(|status| of_status.get(status)).flatten().copied().collect()
    };
    let asserting = origins(&[Status::Happened, Status::Planned]);
    let (may, denying) = (origins(&[Status::Possible]), origins(&[Status::Denied]));
    let n_agree = [&asserting, &denying, &may].into_iter().map(BTreeSet::len).max().unwrap_or(0);
    let (verdict, note) = match (asserting.is_empty() && may.is_empty(), denying.is_empty()) {
        (false, false) if disputed => {
            let sides = (asserting.union(&may).count(), denying.len());
            (Verdict::Disputed, Some(format!("{} for it, {} against", sides.0, sides.1)))
        }
        (false, false) => against(&said),
        _ if disputed => (Verdict::Disputed, None),
        (true, _) => (counted(denying.len()), Some("denied".to_owned())),
        (false, true) => {
            (counted(n_agree), weaker(&asserting, &may, origins(&[Status::Planned]), &of_status))
        }
    };
    let answers = of_status.iter().map(|(status, origins)| answered(status.as_str(), origins)).collect();
    Found { verdict, n_agree, note, answers }
}

/// Two origins are needed to agree.
fn counted(n_agree: usize) -> Verdict {
    if n_agree > 1 { Verdict::Agreed } else { Verdict::Single }
}

/// What a denial beside an assertion amounts to, by the worst pair of words.
fn against(said: &BTreeSet<Said>) -> (Verdict, Option<String>) {
    let (denials, others): (Vec<&Said>, Vec<&Said>) = said.iter().partition(|word| word.denies());
    let pairs = denials.iter().flat_map(|denial| others.iter().map(|other| denial.relate(other)));
    let note = match pairs.max() {
        Some(Fit::Progress) => "at first not",
        Some(Fit::Apart) => "on other occasions",
        Some(Fit::Changed) => "the word changed",
        Some(Fit::Doubt) => "doubted",
        _ => "one voice says both",
    };
    (Verdict::Differs, Some(note.to_owned()))
}

/// What there is to know of words that agree: progress, and weaker support.
fn weaker(
    asserting: &Origins,
    may: &Origins,
    planned: Origins,
    of_status: &BTreeMap<Status, Origins>,
) -> Option<String> {
    let only_may = may.difference(asserting).count();
    let happened = of_status.contains_key(&Status::Happened);
    let notes = [
        (happened && !planned.is_empty()).then(|| "planned, then happened".to_owned()),
        (asserting.is_empty()).then(|| "perhaps".to_owned()),
        (only_may > 0 && !asserting.is_empty()).then(|| format!("{only_may} more: perhaps")),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

/// Of a facet whose answer is a value.
pub(super) fn of_values(comparison: &Comparison, by_origin: &ByOrigin, disputed: bool) -> Found {
    let mut values: BTreeMap<(Question, String), (Answer, Origins)> = BTreeMap::new();
    for (origin, claims) in by_origin {
        for claim in claims {
            let Some((question, answer)) = question::value(&comparison.setting, claim) else { continue };
            let Some(text) = text(comparison, &question, &answer, claim) else { continue };
            values.entry((question, text)).or_insert_with(|| (answer, Origins::new())).1.insert(origin);
        }
    }
    let fits = |a: &(&(Question, String), &(Answer, Origins)),
                b: &(&(Question, String), &(Answer, Origins))| {
        a.0.0 == b.0.0 && a.1.0.relate(&b.1.0, &comparison.setting) == Fit::Same
    };
    let all: Vec<_> = values.iter().collect();
    let agreeing =
        |a| -> Origins { all.iter().filter(|b| fits(a, b)).flat_map(|b| &b.1.1).copied().collect() };
    let mut shared: Vec<(Reverse<usize>, usize)> =
        all.iter().enumerate().map(|(i, a)| (Reverse(agreeing(a).len()), i)).collect();
    shared.sort();
    // Of answers that fit one another the one that most agree on stands for all.
    let mut best: Vec<(usize, usize)> = Vec::new();
    for (Reverse(n), i) in shared {
        if !best.iter().any(|(_, taken)| fits(&all[*taken], &all[i])) {
            best.push((n, i));
        }
    }
    let n_agree = best.first().map_or(0, |(n, _)| *n);
    let one = all.iter().all(|a| all.iter().all(|b| fits(a, b)));
    let named: Vec<(usize, &str)> = best.iter().map(|(n, i)| (*n, all[*i].0.1.as_str())).collect();
    let speaking: Origins = values.values().flat_map(|(_, origins)| origins).copied().collect();
    let (verdict, note) = match (one, speaking.len()) {
        _ if disputed => {
            let excluded = all.iter().filter(|a| all.iter().any(|b| a.0.0 == b.0.0 && !fits(a, b)));
            (Verdict::Disputed, either(excluded.map(|a| a.0.1.as_str())))
        }
        (_, 0 | 1) => (Verdict::Single, None),
        (true, n) => (counted(n), None),
        (false, _) => (Verdict::Differs, on(&named)),
    };
    let mut answers: Vec<Answered> =
        values.iter().map(|((_, text), (_, origins))| answered(text, origins)).collect();
    answers.sort_by(|a, b| b.origins.len().cmp(&a.origins.len()).then_with(|| a.answer.cmp(&b.answer)));
    Found { verdict, n_agree, note, answers }
}

/// The values of the first qualifier of which the claims give several: "amount 2000000 or 3000000".
pub(super) fn told_apart(by_origin: &ByOrigin) -> Option<String> {
    let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for claim in by_origin.values().flatten() {
        for (name, value) in &claim.claim.qualifiers {
            match value {
                Qualifier::Number(text) | Qualifier::Text(text) => {
                    values.entry(name).or_default().insert(text)
                }
                Qualifier::Entity(_) => continue,
            };
        }
    }
    values.into_iter().find_map(|(name, values)| Some(format!("{name} {}", either(values.into_iter())?)))
}

/// Most answers named in a note.
const MAX_NAMED: usize = 3;

/// Answers of which only one can be right.
fn either<'t>(answers: impl Iterator<Item = &'t str>) -> Option<String> {
    let answers: Vec<&str> = answers.take(MAX_NAMED).collect();
    (answers.len() > 1).then(|| answers.join(" or "))
}

/// What two or more agree on although the answers differ, the most shared first.
fn on(best: &[(usize, &str)]) -> Option<String> {
    let shared = best.iter().filter(|(n, _)| *n > 1).take(MAX_NAMED);
    let shared: Vec<String> = shared.map(|(n, answer)| format!("{n} agree on {answer}")).collect();
    (!shared.is_empty()).then(|| shared.join("; "))
}

/// The answer as it is counted: numbers by the family of their unit.
fn text(comparison: &Comparison, question: &Question, answer: &Answer, claim: &WorldClaim) -> Option<String> {
    match (question, answer) {
        (Question::HowMany(_, _, family, _), Answer::Number(counted)) => {
            Some(format!("{} {family}", counted.number.text()).trim().to_owned())
        }
        _ => words::value(comparison, claim),
    }
}

fn answered(answer: &str, origins: &Origins) -> Answered {
    Answered { answer: answer.to_owned(), origins: origins.iter().map(|id| (*id).clone()).collect() }
}
