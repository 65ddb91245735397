//! Claims that cannot all hold.

use crate::answer::Answer;
use crate::fit::Fit;
use crate::question::{self, Question};
use crate::setting::{Setting, Voice};
use rapporteur_model::{ClaimId, Dispute, EntityId, Status, WorldClaim, hash};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What one voice answers in one claim.
type Answered<'a> = (Question<'a>, Voice<'a>, Answer<'a>, &'a ClaimId);

/// Every dispute among claims, sorted by id.
///
/// Looks only at questions that some claim denies or that ask for a value, and compares voices that answer alike once. So the
/// cost is that of sorting the claims.
pub fn disputes<'a>(setting: &Setting<'a>, claims: &'a [WorldClaim]) -> Vec<Dispute> {
    let mut answered = denials(setting, claims);
    for claim in upheld(claims) {
        let (voice, own) = (setting.voice(claim), setting.own_voice(&claim.report));
        for (question, answer) in
            question::value(setting, claim).into_iter().chain(question::further(setting, claim))
        {
            if question.is_relayed() && own != voice {
                answered.push((question.clone(), own, answer.clone(), &claim.id));
            }
            answered.push((question, voice, answer, &claim.id));
        }
    }
    answered.retain(|(_, _, answer, _)| answer.takes_side());
    answered.sort();
    let groups = answered.chunk_by(|a, b| a.0 == b.0);
    let found = groups.filter_map(|group| {
        let claims = opposed(setting, group);
        (!claims.is_empty()).then(|| dispute(&group[0].0, claims))
    });
    found.map(|dispute| (dispute.id.clone(), dispute)).collect::<BTreeMap<_, _>>().into_values().collect()
}

/// What is said about questions that somebody denies. They are few, so this saves working out what all other claims say.
fn denials<'a>(setting: &Setting<'a>, claims: &'a [WorldClaim]) -> Vec<Answered<'a>> {
    let mut answered: Vec<Answered> = Vec::new();
    let whether = |claim: &'a WorldClaim| Some((question::whether(setting, claim)?, claim));
    let denying = upheld(claims).filter(|claim| claim.claim.status == Status::Denied);
    let denied: HashSet<Question> = denying.filter_map(whether).map(|(question, _)| question).collect();
    let asked = upheld(claims).filter_map(whether).filter(|(question, _)| denied.contains(question));
    answered.extend(asked.map(|(question, claim)| {
        let said = Answer::Said(question::said(setting, claim));
        (question, setting_voice(setting, claim), said, &claim.id)
    }));
    let words = |claim| question::words(setting, claim).map(|(question, answer)| (question, answer, claim));
    let denied: HashSet<Question> =
        upheld(claims).filter_map(words).filter(|(_, a, _)| a.denies()).map(|(q, ..)| q).collect();
    let asked = upheld(claims).filter_map(words).filter(|(question, ..)| denied.contains(question));
    answered.extend(asked.map(|(q, answer, claim)| (q, setting_voice(setting, claim), answer, &claim.id)));
    answered
}

/// The claims whose reports were not revised since: nobody disputes with a text that its own outlet has replaced.
fn upheld(claims: &[WorldClaim]) -> impl Iterator<Item = &WorldClaim> {
    claims.iter().filter(|claim| !claim.claim.superseded)
}

/// The voice of a claim; `denies`, `says` and `accuses` are the word of their subject.
fn setting_voice<'a>(setting: &Setting<'a>, claim: &'a WorldClaim) -> Voice<'a> {
    match (question::words(setting, claim), &claim.claim.subject) {
        (Some(_), Some(speaker)) => Voice::Speaker(speaker),
        _ => setting.voice(claim),
    }
}

fn dispute(question: &Question, claims: BTreeSet<&ClaimId>) -> Dispute {
    let (kind, about) = (question.kind(), question.about());
    let names: Vec<&str> =
        [kind.as_str(), &about.0].into_iter().chain(claims.iter().map(|id| id.0.as_str())).collect();
    Dispute {
        id: EntityId(format!("dispute/{}", hash(&names))),
        kind,
        about: about.clone(),
        claims: claims.into_iter().cloned().collect(),
    }
}

/// The claims of voices that cannot both be right: nothing that one says fits anything that the other says.
fn opposed<'a>(setting: &Setting, group: &[Answered<'a>]) -> BTreeSet<&'a ClaimId> {
    let mut answers: BTreeMap<&Voice, BTreeSet<&Answer>> = BTreeMap::new();
    for (_, voice, answer, _) in group {
        answers.entry(voice).or_default().insert(answer);
    }
    let classes: BTreeSet<&BTreeSet<&Answer>> = answers.values().collect();
    let excludes = |a: &BTreeSet<&Answer>, b: &BTreeSet<&Answer>| {
        a.iter().all(|x| b.iter().all(|y| x.relate(y, setting) == Fit::Contradiction))
    };
    let mut in_dispute = BTreeSet::new();
    // Of voices that only assert and voices that only deny, no two of one side can exclude each other; one that does both
    // excludes nobody.
    let (denying, others): (Vec<&BTreeSet<&Answer>>, Vec<&BTreeSet<&Answer>>) =
        classes.iter().copied().partition(|class| class.iter().all(|answer| answer.denies()));
    let asks_whether = group.iter().any(|(_, _, answer, _)| answer.denies());
    for (i, a) in others.iter().enumerate() {
        let rest = if asks_whether { &denying[..] } else { &others[i + 1..] };
        for b in rest {
            if excludes(a, b) {
                in_dispute.extend([*a, *b]);
            }
        }
    }
    if in_dispute.is_empty() {
        return BTreeSet::new();
    }
    let opposed = |voice: &Voice| answers.get(voice).is_some_and(|said| in_dispute.contains(said));
    group.iter().filter(|(_, voice, ..)| opposed(voice)).map(|(.., claim)| *claim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use crate::setting::Days;
    use crate::setting::tests::{claim, entity};
    use rapporteur_model::{Entity, Families, Origin, PartialDate, RelationFamily, ReportId};
    use std::sync::LazyLock;

    fn entities() -> Vec<Entity> {
        let known = |id: &str, country: &str| Entity {
            gazetteer: Some(id.to_owned()),
            contained_in: Some(EntityId(country.to_owned())),
            ..entity(id)
        };
        let mut entities = vec![
            entity("country/kenya"),
            entity("country/chad"),
            known("country/arland", ""),
            known("country/borland", ""),
            known("place/portville", "country/arland"),
            known("place/eastham", "country/borland"),
            entity("meeting/summit"),
            entity("document/bill"),
            entity("event/election"),
            entity("event/storm"),
            entity("organization/greens"),
            entity("statement/s"),
            entity("person/ana"),
            entity("person/tom"),
            Entity {
                noun: Some("President".to_owned()),
                of: Some(EntityId("country/arland".to_owned())),
                ..entity("office/president")
            },
        ];
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        entities
    }

    /// Those of the knowledge files; an election has one winner.
    static FAMILIES: LazyLock<Families> = LazyLock::new(|| {
        let mut families = rapporteur_knowledge::Knowledge::embedded().unwrap().families;
        families.add(RelationFamily::Sole, "wins");
        families.add(RelationFamily::Open, "acts");
        families
    });

    /// Reports a and b of one day, c and d of the next; d repeats a.
    fn found(lines: &[&str]) -> Vec<String> {
        let rules = Rules {
            units: [("countries", "countries"), ("nations", "countries"), ("leaders", "leaders")]
                .map(|(unit, family)| (unit.to_owned(), family.to_owned()))
                .into(),
            past_roles: ["former".to_owned()].into(),
            single_posts: ["president".to_owned()].into(),
            families: FAMILIES.clone(),
        };
        let report = |id: &str| ReportId(id.to_owned());
        let origin = |id: &str, reports: &[&str]| Origin {
            id: EntityId(id.to_owned()),
            label: id.to_owned(),
            reports: reports.iter().map(|r| report(r)).collect(),
            shared_text: Vec::new(),
        };
        let origins =
            [origin("origin/1", &["a", "d"]), origin("origin/2", &["b"]), origin("origin/3", &["c"])];
        let reports: Vec<rapporteur_model::Report> = [("a", 5), ("b", 5), ("c", 6), ("d", 6)]
            .map(|(id, day)| rapporteur_model::Report {
                id: report(id),
                published_on: Some(rapporteur_model::Sourced::metadata(PartialDate::Day(2031, 5, day))),
                ..Default::default()
            })
            .into();
        let (entities, claims) = (entities(), lines.iter().map(|line| claim(line)).collect::<Vec<_>>());
        let days = Days::new(&reports, &BTreeMap::new());
        let setting = Setting::new(&rules, &entities, &claims, days, &origins);
        let found = disputes(&setting, &claims);
        found.iter().map(|d| format!("{} of {}: {}", d.kind.as_str(), d.about, d.claims.len())).collect()
    }

    #[test]
    fn what_cannot_all_hold() {
        for (lines, expected) in [
            // Two origins against each other.
            (
                &["country/kenya attends meeting/summit", "country/kenya attends meeting/summit Denied in=b"]
                    [..],
                "denial of country/kenya: 2",
            ),
            // Two parties against each other in one report.
            (
                &[
                    "country/kenya attacks country/chad Possible alleged by=country/chad",
                    "country/kenya attacks country/chad Denied by=country/kenya",
                ],
                "denial of country/kenya: 2",
            ),
            (
                &["country/chad says statement/s", "country/kenya denies statement/s"],
                "denial of statement/s: 2",
            ),
            (
                &[
                    "meeting/summit participantCount 35 unit=countries",
                    "meeting/summit participantCount 32 unit=nations in=b",
                ],
                "value of meeting/summit: 2",
            ),
            (
                &["country/arland memberCount 12", "country/arland memberCount 14 in=c"],
                "value of country/arland: 2",
            ),
            (
                &["meeting/summit onDate 2031-05-06", "meeting/summit onDate 2031-05-07 in=b"],
                "date of meeting/summit: 2",
            ),
            (
                &["meeting/summit locatedIn place/portville", "meeting/summit locatedIn place/eastham in=b"],
                "value of meeting/summit: 2",
            ),
            (
                &[
                    "person/ana holdsOffice office/president at=2031",
                    "person/tom holdsOffice office/president at=2031-05 in=b",
                ],
                "value of office/president: 2",
            ),
            // Two accounts of one payment, and of one result.
            (
                &[
                    "country/kenya pays country/chad amount:2000000 currency:USD thing:two_ships",
                    "country/kenya pays country/chad amount:3500000 currency:USD in=b",
                ],
                "value of country/kenya: 2",
            ),
            (
                &[
                    "person/ana loses event/election share:41.5 at=2031-05-01",
                    "person/ana loses event/election share:43 at=2031-05-01 in=c",
                ],
                "value of person/ana: 2",
            ),
            (
                &[
                    "country/kenya votesOn document/bill position:for",
                    "country/kenya votesOn document/bill position:against in=b",
                ],
                "value of country/kenya: 2",
            ),
            (
                &["person/ana wins event/election", "person/tom wins event/election in=b"],
                "value of event/election: 2",
            ),
            // A figure of one day.
            (
                &[
                    "country/kenya hasFigure 3.1 measure:inflation",
                    "country/kenya hasFigure 3.9 measure:inflation in=b",
                ],
                "value of country/kenya: 2",
            ),
            // Who did it is not told by either.
            (&["- arrests person/ana", "- arrests person/ana Denied in=b"], "denial of person/ana: 2"),
            (
                &["country/kenya meetsWith country/chad", "country/chad meetsWith country/kenya Denied in=b"],
                "denial of country/chad: 2",
            ),
        ] {
            assert_eq!(found(lines), [expected], "{lines:?}");
            let turned: Vec<&str> = lines.iter().rev().copied().collect();
            assert_eq!(found(&turned), [expected], "{turned:?}");
        }
    }

    #[test]
    fn what_can_all_hold() {
        for lines in [
            // A copy is the same voice.
            &["country/kenya attends meeting/summit", "country/kenya attends meeting/summit Denied in=d"][..],
            &["country/kenya attends meeting/summit Planned", "country/kenya attends meeting/summit in=c"],
            &[
                "country/kenya attends meeting/summit Planned",
                "country/kenya attends meeting/summit Denied in=c",
            ],
            &[
                "country/kenya attends meeting/summit Possible",
                "country/kenya attends meeting/summit Denied in=b",
            ],
            // The same party, of another mind.
            &[
                "country/kenya attends meeting/summit by=person/ana",
                "country/kenya attends meeting/summit Denied by=person/ana in=b",
            ],
            &[
                "meeting/summit participantCount 27 moreThan unit=leaders",
                "meeting/summit participantCount 27 unit=leaders in=b",
                "meeting/summit participantCount 35 unit=countries in=b",
            ],
            // Unions grow: the words are years apart.
            &["country/arland memberCount 12 at=2028", "country/arland memberCount 14 at=2031-05-05 in=b"],
            // One report counts a part as well.
            &[
                "meeting/summit participantCount 35 unit=countries",
                "meeting/summit participantCount 12 unit=countries in=b",
                "meeting/summit participantCount 35 unit=countries in=b",
            ],
            // An origin relays a number beside its own.
            &[
                "meeting/summit participantCount 35 unit=countries",
                "meeting/summit participantCount 32 unit=countries by=person/ana",
            ],
            &["meeting/summit onDate 2031-05-06", "meeting/summit onDate 2031-05-07 Denied in=b"],
            &["meeting/summit onDate 2031-05-06 Planned", "meeting/summit onDate 2031-05-04 in=c"],
            // Titles are kept for life.
            &["person/ana holdsOffice office/president", "person/tom holdsOffice office/president in=b"],
            &[
                "person/ana holdsOffice office/president at=2029",
                "person/tom holdsOffice office/president at=2031 in=b",
            ],
            &["meeting/summit locatedIn place/portville", "meeting/summit locatedIn country/arland in=b"],
            // Other money, another thing, another payment; a rounded share.
            &[
                "country/kenya pays country/chad amount:2000000 currency:USD",
                "country/kenya pays country/chad amount:3500000 currency:EUR in=b",
            ],
            &[
                "country/kenya pays country/chad amount:2000000 thing:ships",
                "country/kenya pays country/chad amount:3500000 thing:grain in=b",
            ],
            &[
                "country/kenya pays country/chad amount:2000000 at=2031-01",
                "country/kenya pays country/chad amount:3500000 at=2031-04 in=b",
            ],
            &["person/ana wins event/election share:52", "person/ana wins event/election share:52.3 in=b"],
            // A party and its leader; a share of the votes wins nothing by itself.
            &["person/ana wins event/election", "organization/greens wins event/election in=b"],
            &["person/ana wins event/election share:52", "person/tom wins event/election share:48 in=b"],
            // Another measure, and a toll that rises.
            &[
                "country/kenya hasFigure 3.1 measure:inflation",
                "country/kenya hasFigure 2.4 measure:growth in=b",
            ],
            &["event/storm hasFigure 12.0 measure:dead", "event/storm hasFigure 30.0 measure:dead in=c"],
            // Nothing is known of what an open predicate excludes.
            &[
                "country/kenya acts country/chad predicate:oust",
                "country/kenya acts country/chad predicate:lead Denied in=b",
            ],
            // Who is known to have done it, and who is not.
            &["- arrests person/ana", "country/kenya arrests person/ana Denied in=b"],
            &[
                "person/ana holdsOffice office/president",
                "person/tom holdsOffice office/president role=former_president in=b",
            ],
            &[
                "person/ana holdsOffice office/president role=former_president",
                "person/ana holdsOffice office/president Denied in=b",
            ],
        ] {
            assert_eq!(found(lines), Vec::<String>::new(), "{lines:?}");
        }
    }
}
