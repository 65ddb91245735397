use super::*;
use rapporteur_knowledge::Files;
use rapporteur_language::{Analysis, Dep, Name, Pos, Tag, Token};
use rapporteur_model::{PartialDate, Timex, TimexKind};

fn tagger() -> TimeTagger {
    TimeTagger::new(Grammar::embedded().unwrap())
}

fn tag(text: &str, on: &str) -> Vec<Timex> {
    tagger().tag(text, &Analysis::default(), on.parse().ok(), &Hints::default())
}

#[test]
fn the_grammar_holds_to_its_examples_and_rejects() {
    let faults = tagger().faults(&Files::embedded());
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(told, [""; 0]);
}

/// The value and the days covered of the only expression in `text`.
fn check(text: &str, on: &str, value: &str, days: &str) {
    let found = tag(text, on);
    let [timex] = found.as_slice() else { panic!("{text:?}: {found:?}") };
    let day = |date: Option<PartialDate>| date.map(|d| d.to_string()).unwrap_or_default();
    let covered = format!("{}..{}", day(timex.when.from), day(timex.when.to));
    assert_eq!((timex.when.value.as_str(), covered.as_str()), (value, days), "{text:?} on {on}");
}

#[test]
fn dates_cover_the_days_they_name() {
    let on = "2026-01-06";
    check("They met over the weekend.", on, "2026-W01-WE", "2026-01-03..2026-01-04");
    check("They met last week.", on, "2026-W01", "2025-12-29..2026-01-04");
    check("They met last spring.", on, "2025-SP", "2025-03..2025-05");
    check("They met in the winter of 2024.", on, "2024-WI", "2024-12..2025-02");
    check("They met on December 6-8, 2014.", on, "2014-12-06/2014-12-08", "2014-12-06..2014-12-08");
    check("They met in the 19th century.", on, "18XX", "1800..1899");
    check("They met last year.", on, "2025", "2025..2025");
    check("They met for two days.", on, "P2D", "..");
}

#[test]
fn what_leads_out_of_the_calendar_covers_no_dates() {
    for (text, on) in [
        ("They met in the last century.", "0001-01-01"),
        ("They met last decade.", "0001-01-01"),
        ("They will meet next month.", "9999-12-31"),
        ("They will meet in the next century.", "9999-12-31"),
    ] {
        let found = tag(text, on);
        assert!(
            found.iter().all(|time| time.when.from.is_none() && time.when.to.is_none()),
            "{found:?} on {on}"
        );
    }
}

#[test]
fn what_the_report_leaves_open_stays_open() {
    check("They met on Jan. 6.", "", "XXXX-01-06", "--01-06..--01-06");
    check("They met on Tuesday.", "", "XXXX-WXX-2", "..");
    check("They met on Tuesday.", "--01-06", "XXXX-WXX-2", "..");
    check("They met yesterday.", "--01-01", "XXXX-12-31", "--12-31..--12-31");
    check("They met last month.", "--01-06", "XXXX-12", "..");
    check("They met last month.", "2026-01", "2025-12", "2025-12..2025-12");
    check("They met last year.", "2026", "2025", "2025..2025");
    check("They met last week.", "2026", "XXXX-WXX", "..");
}

#[test]
fn a_weekday_of_the_dateline_is_that_day_itself() {
    check("The ministers said on Tuesday they agreed.", "2026-01-06", "2026-01-06", "2026-01-06..2026-01-06");
    check("The ministers will meet on Tuesday.", "2026-01-06", "2026-01-06", "2026-01-06..2026-01-06");
}

#[test]
fn expressions_and_their_classes_are_found_in_order() {
    let text = "On 6 and 7 December 2024 they met for 24 hours, as they do every Monday; at 9 a.m. on Friday they left.";
    let found = tag(text, "2025-01-06");
    let seen: Vec<(&str, TimexKind, &str)> =
        found.iter().map(|t| (t.span.of(text), t.kind, t.when.value.as_str())).collect();
    let wanted = [
        ("6", TimexKind::Date, "2024-12-06"),
        ("7 December 2024", TimexKind::Date, "2024-12-07"),
        ("24 hours", TimexKind::Duration, "PT24H"),
        ("every Monday", TimexKind::Set, "XXXX-WXX-1"),
        ("9 a.m. on Friday", TimexKind::Time, "2025-01-03T09:00"),
    ];
    assert_eq!(seen, wanted);
}

#[test]
fn a_paragraph_can_count_from_the_date_before_it() {
    let hints = Hints { reference: Some(PartialDate::Day(2024, 3, 3)), tense: None };
    let found = tagger().tag("The day before, they spoke.", &Analysis::default(), None, &hints);
    assert_eq!(found[0].when.value, "2024-03-02");
}

/// An analysis of words separated by single spaces, each given as `word/tag/head/label`.
fn parsed(words: &str) -> (String, Analysis) {
    let (mut text, mut tokens) = (String::new(), Vec::new());
    for part in words.split(' ') {
        let fields: Vec<&str> = part.split('/').collect();
        let start = text.len();
        text.push_str(fields[0]);
        tokens.push(Token {
            span: start..text.len(),
            text: fields[0].into(),
            lemma: fields[0].to_lowercase().into(),
            tag: Tag::from_name(fields[1]).unwrap(),
            pos: if fields[1].starts_with('N') { Pos::Noun } else { Pos::X },
            morph: "".into(),
            head: fields[2].parse().unwrap(),
            dep: Dep::from_name(fields[3]).unwrap(),
            space_after: true,
        });
        text.push(' ');
    }
    let sentences = std::iter::once(0..tokens.len()).collect();
    (text, Analysis { tokens, sentences, names: Vec::new() })
}

fn value_of(words: &str) -> String {
    let (text, analysis) = parsed(words);
    let found = tagger().tag(&text, &analysis, Some(PartialDate::Day(2026, 1, 6)), &Hints::default());
    found[0].when.value.clone()
}

#[test]
fn the_governing_verb_decides_not_the_nearest() {
    // Both verbs are near; "Friday" hangs on the one, then on the other.
    let said =
        "He/PRP/1/nsubj said/VBD/1/ROOT Friday/NNP/1/npadvmod they/PRP/5/nsubj will/MD/5/aux meet/VB/1/ccomp";
    assert_eq!(value_of(said), "2026-01-02");
    let meet =
        "He/PRP/1/nsubj said/VBD/1/ROOT they/PRP/4/nsubj will/MD/4/aux meet/VB/1/ccomp Friday/NNP/4/npadvmod";
    assert_eq!(value_of(meet), "2026-01-09");
}

#[test]
fn dates_of_plans_and_after_until_lie_ahead() {
    assert_eq!(
        value_of("He/PRP/1/nsubj plan/VBD/1/ROOT talks/NNS/1/dobj on/IN/1/prep Friday/NNP/3/pobj"),
        "2026-01-09"
    );
    assert_eq!(value_of("He/PRP/1/nsubj stays/VBZ/1/ROOT until/IN/1/prep Friday/NNP/2/pobj"), "2026-01-09");
    let perfect = "Until/IN/4/prep Friday/NNP/0/pobj he/PRP/4/nsubj have/VBD/4/aux stayed/VBN/4/ROOT";
    assert_eq!(value_of(perfect), "2026-01-02");
}

#[test]
fn the_present_of_arrangements_lies_ahead() {
    let opens = "They/PRP/1/nsubj attend/VBP/1/ROOT talks/NNS/1/dobj which/WDT/4/nsubj open/VBP/2/relcl on/IN/4/prep Friday/NNP/5/pobj";
    assert_eq!(value_of(opens), "2026-01-09");
    let opened = opens.replace("open/VBP", "opened/VBD");
    assert_eq!(value_of(&opened), "2026-01-02");
    let are_to = "They/PRP/1/nsubj be/VBP/1/ROOT to/TO/3/aux speak/VB/1/xcomp in/IN/3/prep talks/NNS/4/pobj on/IN/5/prep Friday/NNP/6/pobj";
    assert_eq!(value_of(are_to), "2026-01-09");
    let ruling = "They/PRP/1/nsubj be/VBP/1/ROOT to/TO/3/aux appeal/VB/1/xcomp Friday/NNP/6/poss 's/POS/4/case ruling/NN/3/dobj";
    assert_eq!(value_of(ruling), "2026-01-02");
}

#[test]
fn an_infinitive_does_not_date_the_nouns_in_it() {
    let ruling = "They/PRP/1/nsubj tried/VBD/1/ROOT to/TO/3/aux appeal/VB/1/xcomp Friday/NNP/6/poss 's/POS/4/case ruling/NN/3/dobj";
    assert_eq!(value_of(ruling), "2026-01-02");
}

#[test]
fn what_is_to_be_done_lies_ahead_with_all_in_it() {
    let call = "They/PRP/1/nsubj be/VBP/1/ROOT to/TO/3/aux discuss/VB/1/xcomp trade/NN/3/dobj in/IN/3/prep calls/NNS/5/pobj on/IN/6/prep Friday/NNP/7/pobj";
    assert_eq!(value_of(call), "2026-01-09");
    let early = "It/PRP/1/nsubj be/VBZ/1/ROOT early/JJ/1/acomp to/TO/4/aux judge/VB/1/xcomp Friday/NNP/6/poss ruling/NN/4/dobj";
    assert_eq!(value_of(early), "2026-01-02");
}

#[test]
fn months_in_names_of_persons_are_no_dates() {
    let (text, mut analysis) = parsed("In/IN/2/prep April/NNP/2/compound Kos/NNP/0/pobj");
    assert_eq!(tagger().tag(&text, &analysis, None, &Hints::default()).len(), 1);
    analysis.names = vec![Name { tokens: 1..3, label: "PERSON".into() }];
    assert!(tagger().tag(&text, &analysis, None, &Hints::default()).is_empty());
}

#[test]
fn faults_of_all_patterns_are_told_with_their_places() {
    let text = Files::embedded().get(grammar::PATH).unwrap().to_owned();
    let wrong = text
        .replace("match = 'tonight'", "match = '{tonite}'")
        .replace("'(?<year>(?:1[89]|20)[0-9][0-9])'", "'(?<year>(?:1[89]|20)[0-9][0-9]'")
        .replace("id = \"tonight\"", "id = \"tomorrow\"");
    let line = |near: &str| wrong.lines().position(|line| line.contains(near)).map_or(0, |i| i + 1);
    let mut faults = Vec::new();
    let files = Files::default().with(grammar::PATH, wrong.clone());
    assert!(Grammar::read(&files, &mut faults).is_none());
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let wanted = format!(
        "data/grammar/dates.toml:{}:9: `{{tonite}}` is neither a class nor a fragment: define it or correct the name",
        line("{tonite}")
    );
    assert!(told.contains(&wanted), "{told:#?}");
    assert!(told.iter().any(|fault| fault.contains("two patterns have the id `tomorrow`")), "{told:#?}");
    let regex =
        format!("data/grammar/dates.toml:{}:9: this is no regular expression", line("[89]|20)[0-9][0-9]'"));
    assert!(told.iter().any(|fault| fault.starts_with(&regex)), "{told:#?}");
}

#[test]
fn examples_that_are_not_read_are_told_with_their_places() {
    let text =
        Files::embedded().get(grammar::PATH).unwrap().replace("\"Her [1990] memoir", "\"Her [1990 memoir]");
    let files = Files::default().with(grammar::PATH, text.clone());
    let tagger = TimeTagger::new(Grammar::read(&files, &mut Vec::new()).unwrap());
    let told: Vec<String> = tagger.faults(&files).iter().map(ToString::to_string).collect();
    let line = text.lines().position(|line| line.contains("[1990 memoir]")).unwrap() + 1;
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].starts_with(&format!("data/grammar/dates.toml:{line}:13: pattern `year`")),
        "{}",
        told[0]
    );
}
