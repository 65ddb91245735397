//! Which words are names, where they end, and what they name, in plain sentences and headlines.

use crate::EXTRACTOR;
use rapporteur_model::{Block, BlockKind, Form, Report, Span};

/// A headline, if there is a blank line, and a paragraph.
pub(crate) fn report(text: &str) -> Report {
    let mut report = rapporteur_testkit::report(text);
    if let Some((headline, body)) = text.split_once("\n\n") {
        report.blocks = vec![
            Block { kind: BlockKind::Headline, span: Span::new(0, headline.len()) },
            Block { kind: BlockKind::Paragraph, span: Span::new(text.len() - body.len(), text.len()) },
        ];
    }
    report
}

fn found(text: &str) -> Vec<String> {
    let found = EXTRACTOR.extract(&report(text));
    let named = found.mentions.iter().filter(|m| matches!(m.form, Form::Name | Form::Metonym));
    named.map(|m| format!("{} {}", found.entity(m.entity).kind, m.span.of(text))).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = found(text);
    for wanted in expected {
        assert!(found.iter().any(|name| name == wanted), "no `{wanted}` in `{text}`; found {found:?}");
    }
}

#[track_caller]
fn check_absent(text: &str, unwanted: &str) {
    let found = found(text);
    assert!(!found.iter().any(|name| name == unwanted), "`{unwanted}` in `{text}`");
}

#[test]
fn joined_bodies_are_two() {
    check(
        "She spoke for the Liberal Party of Norway and the Conservative Party of Norway.",
        &["Organization Liberal Party of Norway", "Organization Conservative Party of Norway"],
    );
    check(
        "The Department of Health and Human Services declined to comment.",
        &["Organization Department of Health and Human Services"],
    );
}

#[test]
fn abbreviations_name_what_stands_before_them() {
    check(
        "The Reform Front of Moldova (RFM) split. Voters punished RFM.",
        &["Organization Reform Front of Moldova", "Organization RFM"],
    );
}

#[test]
fn owners_and_posts_are_no_part_of_a_body() {
    check(
        "President Kovac's National Security Council met on Monday. Kovac was absent.",
        &["Organization National Security Council", "Person Kovac"],
    );
    check("The Workers' Party of Korea met.", &["Organization Workers' Party of Korea"]);
}

#[test]
fn documents_keep_their_complement_and_number() {
    check("The council adopted Resolution 1441 on Friday.", &["Document Resolution 1441"]);
    check(
        "The Treaty on the Non-Proliferation of Nuclear Weapons is old.",
        &["Document Treaty on the Non-Proliferation of Nuclear Weapons"],
    );
    check("He spoke at the Munich Security Conference on Saturday.", &["Meeting Munich Security Conference"]);
    check("They signed the Oslo Accords on the White House lawn.", &["Document Oslo Accords"]);
    check("Delegates at COP26 agreed on little.", &["Meeting COP26"]);
}

#[test]
fn years_and_places_name_elections() {
    check(
        "She won the 1997 Norwegian parliamentary election.",
        &["Event 1997 Norwegian parliamentary election"],
    );
    check("In 1997 Norway called an early election.", &["Country Norway"]);
}

#[test]
fn people_have_whole_names() {
    check(
        "South Korean President Moon Jae-in met Ursula von der Leyen.",
        &["Person Moon Jae-in", "Person Ursula von der Leyen"],
    );
    check("Sheikh Hamad bin Khalifa al-Thani travelled to Doha.", &["Person Hamad bin Khalifa al-Thani"]);
    check("Ana Ruiz and F.W. de Klerk shared the prize.", &["Person F.W. de Klerk"]);
    check("The note came from Ana Ruiz and Petro Poroshenko.", &["Person Petro Poroshenko"]);
}

#[test]
fn a_title_tells_a_person_all_over_a_report() {
    check("President Kovac spoke. The statement by Kovac was short.", &["Person Kovac"]);
}

#[test]
fn headlines_in_capitals_are_read_by_the_names_of_the_body() {
    let text = "Kovac Urges Petrenko to Accept Peace Plan as Allies Meet\n\nThe Croatian minister Ivan Kovac urged Olena Petrenko to accept the plan.";
    check(text, &["Person Kovac", "Person Petrenko", "Person Ivan Kovac"]);
    check_absent(text, "Person Kovac Urges Petrenko");
}

#[test]
fn cities_are_places_where_nobody_is_named_so() {
    check("The ministry said Kherson was shelled.", &["Place Kherson"]);
    check("The mayor of Kyiv thanked them.", &["Place Kyiv"]);
}

#[test]
fn a_described_body_is_the_only_one_of_its_kind() {
    let body = |text: &str| {
        let found = EXTRACTOR.extract(&report(text));
        let body = found.entities.iter().find(|entity| entity.kind == "Organization");
        body.and_then(|body| body.gazetteer.clone())
    };
    assert_eq!(body("The French presidency rejected the plan.").as_deref(), Some("elysee-palace"));
    assert_eq!(body("The parliament of Israel rejected the plan.").as_deref(), Some("knesset"));
    assert_eq!(body("The Russian parliament rejected the plan."), None, "it has two chambers");
    assert_eq!(body("The French youth parliament rejected the plan."), None, "a body of its own");
}

#[test]
fn cities_and_states_are_surnames_too() {
    check(
        "Eva Reno signed the order. Reno said nothing more. Prime Minister Muscat spoke.",
        &["Person Reno", "Person Muscat"],
    );
    check("Eva Reno was born in Reno. Paul Mensah left Reno in May.", &["Place Reno"]);
}

#[test]
fn a_city_before_a_gathering_is_a_place() {
    check("Paul Mensah accused Chad on Sunday of wrecking the Reykjavik summit.", &["Place Reykjavik"]);
}

#[test]
fn the_field_of_a_post_is_no_body() {
    check_absent("Kenyan Trade Minister Paul Mensah left.", "Organization Kenyan Trade");
    check("Provincial Orchard Party leader Paul Mensah left.", &["Organization Orchard Party"]);
}

#[test]
fn firms_are_bodies_in_full_and_in_short() {
    check("Ropwell Corp said it will sell a mill. Ropwell said it had no choice.", &["Organization Ropwell"]);
    check(
        "Blossom Industries Inc said it expects a loss. Blossom said floods hurt results.",
        &["Organization Blossom"],
    );
    check(
        "Heron Control Inc said it will sell a unit. Heron Control said it would use proceeds to pay its lenders.",
        &["Organization Heron Control"],
    );
    // Where somebody bears the name, or a place does, the word alone is theirs.
    check("Ropwell Corp named Ana Ropwell its head. Ropwell said she was glad.", &["Person Ropwell"]);
    check("Texas Ropwell Inc cut jobs. Texas said it would sue.", &["Place Texas"]);
}

#[test]
fn an_official_is_no_part_of_where_he_serves() {
    check(
        "First Minister of Scotland Nicola Ruiz said on Monday that the ruling was just.",
        &["Place Scotland", "Person Nicola Ruiz"],
    );
    check(
        "He met the Turkish Ambassador to Athens Daniel Ortega, who arrived last night.",
        &["Person Daniel Ortega"],
    );
    check("The president of South Africa praised the accord.", &["Country South Africa"]);
}

#[test]
fn storms_are_named_like_people() {
    check("Officials said that Typhoon Maria killed two people in Taiwan.", &["Event Typhoon Maria"]);
    check_absent("The head of the Hurricane Center, Ana Ruiz, spoke.", "Event Hurricane Center");
}

#[test]
fn clipped_words_in_brackets_are_names_of_bodies() {
    check(
        "The Larkspur Institute of Volcanology (Larkivol) warned of ash. Larkivol said two villages were empty.",
        &["Organization Larkivol"],
    );
}
