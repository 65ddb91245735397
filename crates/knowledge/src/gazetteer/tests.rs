use super::*;

const COUNTRIES: &str = "id\ttype\tlabel\tkind\tcapital\tvalid_from\tvalid_to\tsource\n\
    france\tCountry\tFrance\tstate\tparis\t\t\tproject\n\
    russia\tCountry\tRussia\tstate\t\t1991\t\tproject\n\
    soviet-union\tCountry\tSoviet Union\tformer-state\t\t1922\t1991\tproject\n";
const PLACES: &str = "id\ttype\tlabel\tkind\tcountry\tpopulation\tsource\n\
    paris\tPlace\tParis\tcity\tfrance\t2100000\tproject\n";
const NAMES: &str = "name\ttype\tid\tuse\tvalid_from\tvalid_to\tsource\n\
    French\tCountry\tfrance\tdemonym\t\t\tproject\n\
    Moscow\tCountry\trussia\tcapital\t1992\t\tproject\n\
    Moscow\tCountry\tsoviet-union\tcapital\t1922\t1991\tproject\n";

fn parse(names: &str) -> Result<Gazetteer, Vec<String>> {
    let files = [
        ("gazetteers/countries.tsv", COUNTRIES),
        ("gazetteers/names.tsv", names),
        ("gazetteers/places.tsv", PLACES),
    ];
    of(&files)
}

/// The gazetteer of these files alone, or their faults.
fn of(files: &[(&str, &str)]) -> Result<Gazetteer, Vec<String>> {
    let mut faults = Vec::new();
    let spec = read::read(files.iter().copied(), &mut faults);
    let gazetteer = Gazetteer::checked(spec, &mut faults);
    faults.sort();
    gazetteer.ok_or_else(|| faults.iter().map(Fault::to_string).collect())
}

fn embedded() -> Gazetteer {
    Gazetteer::embedded().unwrap()
}

/// The best reading of a name, as `Type/id use`.
fn best(gazetteer: &Gazetteer, name: &str, year: Option<i16>) -> String {
    gazetteer
        .lookup(name, year)
        .first()
        .map_or_else(String::new, |m| format!("{}/{} {:?}", m.entity.type_name, m.entity.id, m.usage))
}

#[test]
fn capital_stands_for_the_state_of_its_time() {
    let gazetteer = parse(NAMES).unwrap();
    assert_eq!(best(&gazetteer, "Moscow", Some(1985)), "Country/soviet-union Capital");
    assert_eq!(best(&gazetteer, "Moscow", Some(2020)), "Country/russia Capital");
    assert_eq!(best(&gazetteer, "Moscow", None), "Country/russia Capital");
    assert!(!gazetteer.lookup("Moscow", Some(1900))[0].in_time);
}

#[test]
fn every_fault_is_told_with_its_line() {
    let names = "name\ttype\tid\tuse\tvalid_from\tvalid_to\tsource\n\
        Gauls\tCountry\tgaul\tdemonym\t\t\tproject\n\
        France\tCountry\tfrance\talias\t\t\tproject\n\
        Hexagon\tCountry\tfrance\tnickname\tlong ago\t\tproject\n\
        Lutetia\tPlace\tparis\talias\t\n";
    let faults = parse(names).unwrap_err();
    let expected = [
        ":2: there is no Country `gaul`",
        ":3: `France` is out of order",
        ":3: `France` is the entity's label",
        ":4:24: `nickname` is no use: write abbreviation, alias",
        ":4:33: `long ago` is no valid_from: write a year such as 1991",
        ":5:27: the cell `source` is empty: fill it in",
    ];
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(expected) {
        assert!(fault.starts_with(&format!("data/gazetteers/names.tsv{start}")), "{fault}");
    }
}

#[test]
fn missing_column_is_a_fault() {
    let faults = parse("name\ttype\tid\nFrench\tCountry\tfrance\n").unwrap_err();
    assert!(faults.iter().any(|f| f.contains("lacks the column `use`")), "{faults:#?}");
}

#[test]
fn embedded_files_are_sound() {
    assert!(embedded().entities().len() > 4000);
}

#[test]
fn names_find_their_entities() {
    let gazetteer = embedded();
    for (name, year, expected) in [
        ("the United States", None, "Country/united-states Label"),
        ("U.S.", None, "Country/united-states Abbreviation"),
        ("us", None, ""),
        ("turkey", None, ""),
        ("FRANCE", None, "Country/france Label"),
        ("Cote d’Ivoire", None, "Country/ivory-coast Alias"),
        ("Frenchwoman", None, "Country/france Inhabitant"),
        ("Soviet", Some(1960), "Country/soviet-union Demonym"),
        ("Kremlin", Some(1962), "Country/soviet-union Seat"),
        ("Kremlin", Some(2010), "Country/russia Seat"),
        ("Downing Street", None, "Country/united-kingdom Seat"),
        ("Elysee Palace", None, "Organization/elysee-palace Label"),
        ("Yugoslavia", Some(1975), "Country/yugoslavia Label"),
        ("Yugoslavia", Some(1999), "Country/federal-republic-of-yugoslavia Alias"),
        ("Bonn", Some(1970), "Place/bonn Label"),
        ("WHO", None, "Organization/who Abbreviation"),
        ("Who", None, ""),
        ("North Atlantic Treaty Organization", None, "Organization/nato Official"),
    ] {
        assert_eq!(best(&gazetteer, name, year), expected, "{name} {year:?}");
    }
}

#[test]
fn longest_name_wins_whatever_the_tokens() {
    let gazetteer = embedded();
    for (tokens, expected) in [
        (&["South", "Korean", "envoys"][..], Some((2, "south-korea"))),
        (&["Guinea", "-", "Bissau"], Some((3, "guinea-bissau"))),
        (&["Côte", "d'Ivoire", "'s"], Some((2, "ivory-coast"))),
        (&["U.N.", "Security", "Council", "members"], Some((3, "un-security-council"))),
        (&["Washington", ",", "D.C."], Some((3, "washington"))),
        (&["Iraq", "I", "saw"], Some((1, "iraq"))),
        (&["envoys"], None),
    ] {
        let found = gazetteer.longest_match(tokens, 0, None);
        let found = found.as_ref().map(|(n, matches)| (*n, matches[0].entity.id.as_str()));
        assert_eq!(found, expected, "{tokens:?}");
    }
}

#[test]
fn compound_head_is_the_part_before_the_hyphen() {
    let gazetteer = embedded();
    let (end, found) = gazetteer.compound_head("U.S.-led", None).unwrap();
    assert_eq!((end, found[0].entity.id.as_str()), (4, "united-states"));
    assert!(gazetteer.compound_head("so-called", None).is_none());
}

#[test]
fn a_body_known_by_kind_and_country_is_the_only_one() {
    let gazetteer = embedded();
    let id = |country, kind, year| gazetteer.only_body(country, kind, year).map(|body| body.id.as_str());
    assert_eq!(id("israel", "parliament", Some(2001)), Some("knesset"));
    assert_eq!(id("israel", "parliament", Some(1930)), None, "before it was founded");
    assert_eq!(id("russia", "parliament", Some(2001)), None, "two chambers");
    assert_eq!(id("chad", "parliament", None), None, "none is known");
}

#[test]
fn facts_of_the_world_are_linked() {
    let gazetteer = embedded();
    assert_eq!(gazetteer.capital_of("japan").unwrap().label, "Tokyo");
    let hamburg = gazetteer.entity("Place", "hamburg").unwrap();
    assert_eq!(gazetteer.country_of(hamburg).unwrap().id, "germany");
}

#[test]
fn members_are_those_of_the_year() {
    let gazetteer = embedded();
    let members = |year| gazetteer.members("g8", year).iter().map(|c| c.id.as_str()).collect::<Vec<_>>();
    assert!(members(Some(2005)).contains(&"russia"));
    assert!(members(Some(2020)).is_empty());
    assert!(gazetteer.members("nato", None).len() > 30);
}

#[test]
fn given_names_show_gender() {
    let gazetteer = embedded();
    assert_eq!(gazetteer.first_name_gender("Natalia"), Some(Gender::Female));
    assert_eq!(gazetteer.first_name_gender("Oleksandr"), Some(Gender::Male));
    assert_eq!(gazetteer.first_name_gender("Anne-Sophie"), Some(Gender::Female));
    assert_eq!(gazetteer.first_name_gender("Andrea"), None);
    assert!(gazetteer.is_first_name("Andrea"));
    assert!(!gazetteer.is_first_name("Summit"));
}

#[test]
fn terms_tell_who_was_in_office() {
    let gazetteer = embedded();
    let holders = |short: &str, year, month| {
        let people = gazetteer.called(short);
        let in_office = people.filter(|p| gazetteer.terms(&p.id).iter().any(|t| t.holds_in(year, month)));
        in_office.map(|p| p.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(holders("Bush", 1990, Some(5)), ["george-h-w-bush"]);
    assert_eq!(holders("Bush", 2003, None), ["george-w-bush"]);
    assert_eq!(holders("Thatcher", 1990, Some(11)), ["margaret-thatcher"]);
    assert!(holders("Thatcher", 1990, Some(12)).is_empty());
    assert_eq!(best(&gazetteer, "Golda Meir", Some(1972)), "Person/golda-meir Label");
    assert_eq!(best(&gazetteer, "Sukarno", Some(1960)), "", "one word is no sure name");
}

#[test]
fn terms_are_checked() {
    let people = "id\ttype\tlabel\tkind\tcountry\tshort\tsource\n\
        ana-ruiz\tPerson\tAna Ruiz\tleader\tfrance\tRuiz\tproject\n\
        eva-ruiz\tPerson\tEva Ruiz\tleader\tfrance\tRuiz\tproject\n";
    let terms = "person\toffice\tcountry\torganization\tvalid_from\tvalid_to\tsource\n\
        ana-ruiz\tpresident\tfrance\t\t2001-13\t\tproject\n\
        ana-ruiz\tpresident\tfrance\t\t2004-05\t2004-04\tproject\n\
        ana-ruiz\tpresident\tgaul\t\t2005\t\tproject\n\
        ana-ruiz\tspeaker\t\t\t2005\t\tproject\n\
        joan-ruiz\tpresident\tfrance\t\t2001\t\tproject\n";
    let files = [
        ("gazetteers/countries.tsv", COUNTRIES),
        ("gazetteers/people.tsv", people),
        ("gazetteers/places.tsv", PLACES),
        ("gazetteers/terms.tsv", terms),
    ];
    let faults = of(&files).unwrap_err();
    let expected = [
        "terms.tsv:2:28: `2001-13` is no valid_from: write a year or a month",
        "terms.tsv:3: `valid_to` is before `valid_from`",
        "terms.tsv:4: there is no Country `gaul`",
        "terms.tsv:5: fill in one of",
        "terms.tsv:6: there is no Person `joan-ruiz`",
    ];
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(expected) {
        assert!(fault.starts_with(&format!("data/gazetteers/{start}")), "{fault}");
    }
}

#[test]
fn leaders_have_terms() {
    let people = "id\ttype\tlabel\tkind\tsource\n\
        ana-ruiz\tPerson\tAna Ruiz\tleader\tproject\n\
        eva-ruiz\tPerson\tEva Ruiz\tleader\tproject\n";
    let terms = "person\toffice\tcountry\tvalid_from\tsource\nana-ruiz\tpresident\tfrance\t2001\tproject\n";
    let files = [
        ("gazetteers/countries.tsv", COUNTRIES),
        ("gazetteers/people.tsv", people),
        ("gazetteers/places.tsv", PLACES),
        ("gazetteers/terms.tsv", terms),
    ];
    let expected = "data/gazetteers/people.tsv:3: `eva-ruiz` has no term: add one to terms.tsv";
    assert_eq!(of(&files).unwrap_err(), [expected]);
}
