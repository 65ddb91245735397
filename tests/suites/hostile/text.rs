//! Hostile plain text.

use super::{check, told, whole};

const SENTENCE: &str =
    "The foreign minister of Chad met the foreign minister of Niger in Vienna, officials said. ";

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn bytes() {
    check(vec![
        told("nul.txt", "nul", format!("{SENTENCE}\0{SENTENCE}")),
        told("nul-in-latin-1.txt", "nul", [SENTENCE.as_bytes(), b"caf\xe9 \0 \xff"].concat()),
        told("zeros.txt", "binary", vec![0; 5000]),
        told("pdf.txt", "binary", "%PDF-1.7 and so on"),
        told("zip.txt", "binary", [b"PK\x03\x04", SENTENCE.as_bytes()].concat()),
        told("every-byte.txt", "binary", (0..=255).cycle().take(5000).collect::<Vec<u8>>()),
        told(
            "stray-bytes.txt",
            "invalid-bytes",
            [SENTENCE.as_bytes(), "Élysée Éire Élysée Éire".as_bytes(), b" \xff\xfe end."].concat(),
        ),
        told("mark-alone.txt", "empty", "\u{feff}"),
        told("spaces.txt", "empty", " \u{a0}\n".repeat(10_000)),
        told("odd-utf-16.txt", "invalid-bytes", [b"\xff\xfe".to_vec(), wide(SENTENCE), vec![b'x']].concat()),
        whole("utf-16.txt", [b"\xff\xfe".to_vec(), wide(SENTENCE)].concat()),
        whole("utf-16-no-mark.txt", wide(SENTENCE)),
        whole("latin-1.txt", [SENTENCE.as_bytes(), b"The \xc9lys\xe9e agreed with the caf\xe9."].concat()),
        whole("carriage-returns.txt", SENTENCE.repeat(20).replace(". ", ".\r")),
        whole("form-feeds.txt", SENTENCE.repeat(20).replace(' ', "\u{c}")),
        told("foreign.txt", "not-english", "Міністри зустрінуться у п'ятницю."),
    ]);
}

#[test]
fn lines_without_end() {
    let names: String = (0..1500).map(|i| format!("Ana Ruiz{i}, ")).collect();
    let cut = "long-sentence";
    check(vec![
        whole("one-line.txt", SENTENCE.repeat(150)),
        told("no-full-stop.txt", cut, SENTENCE.replace(". ", " and ").repeat(60)),
        told("commas.txt", cut, format!("Chad met {}", "Niger, Kenya, ".repeat(400))),
        told("names.txt", cut, format!("The president of Chad met {names}and Kim Moss in Vienna.")),
        told("said-that.txt", cut, "he said that ".repeat(700)),
        told("of-the.txt", cut, "the minister of ".repeat(700)),
        told("and.txt", cut, "and ".repeat(2000)),
        told("who.txt", cut, "the man who ".repeat(700)),
        told("not.txt", cut, "did not ".repeat(1000)),
        told("to.txt", cut, "to agree ".repeat(1000)),
        told("numbers.txt", cut, "1,000 of ".repeat(2000)),
        told("colons.txt", cut, "Vale: ".repeat(1500)),
        whole("quotes.txt", "“‘".repeat(1500)),
        told("closing-quotes.txt", cut, "” said ".repeat(1000)),
        told("brackets.txt", cut, format!("{}Vale{}", "(".repeat(3000), ")".repeat(3000))),
        told("dashes.txt", cut, "— a ".repeat(1000)),
        told("slashes.txt", cut, "a / ".repeat(1000)),
        told("capitals.txt", cut, "CHAD MET NIGER IN VIENNA AND ".repeat(150)),
        told("title-case.txt", cut, "The Foreign Minister Of Chad And ".repeat(150)),
        whole(
            "fields.txt",
            format!(
                "{SENTENCE}The minister of {}and health met Ana Ruiz of the union and left the hall for a talk with the envoys.",
                "finance, trade, energy, ".repeat(12)
            ),
        ),
        whole("stops.txt", ". ".repeat(2000)),
        told("initials.txt", cut, "U.S. A. B. ".repeat(300)),
        told("abbreviations.txt", cut, "Mr. Gov. ".repeat(500)),
        whole("one-word.txt", "a".repeat(100_000)),
        whole("one-address.txt", format!("https://vale.example/{}", "a/".repeat(20_000))),
        told("hyphens.txt", cut, "a-".repeat(3000)),
        told("apostrophes.txt", cut, "'s".repeat(3000)),
        whole("accents.txt", format!("Chad{} met Niger.", "\u{301}".repeat(10_000))),
        told("joined.txt", cut, format!("{SENTENCE}{}", "👩\u{200d}👩\u{200d}👧 ".repeat(200))),
        whole("invisible.txt", "In the spring Leb\u{ad}anon met Ken\u{200b}ya\u{feff}. ".repeat(100)),
        whole("right-to-left.txt", format!("{SENTENCE}{}", "\u{202e}\u{2066}\u{200f}".repeat(1000))),
    ]);
}

#[test]
fn many_lines() {
    let with = |line: &str, n: usize| format!("{}{SENTENCE}", format!("{line}\n").repeat(n));
    check(vec![
        told("short.txt", "not-english", with("x", 3000)),
        whole("places.txt", with("Vale", 2000)),
        whole("datelines.txt", with("VALE, Jan 6 (AP) -", 1000)),
        whole(
            "bylines.txt",
            format!(
                "{}{SENTENCE}",
                (0..1000).map(|i| format!("By Ana Ru{} Lee\n", "i".repeat(i % 300))).collect::<String>()
            ),
        ),
        told(
            "bylines-in-line.txt",
            "long-sentence",
            format!("{}{SENTENCE}", "By Ana Ruiz Editing by Tom Lee ".repeat(1000)),
        ),
        whole("dates.txt", with("Jan 6, 2026 Jan 6, 2026", 1000)),
        told(
            "dates-in-line.txt",
            "long-sentence",
            format!("{}{SENTENCE}", "6 Jan 2026 01.02.2026 ".repeat(1000)),
        ),
        told("counts.txt", "not-english", with("418 views | 12 shares | 3 min read", 1000)),
        told("separators.txt", "long-sentence", format!("{}{SENTENCE}", "| • ".repeat(3000))),
        whole("attributions.txt", with("- a spokesman said", 1000)),
        whole("list.txt", with("- Ana Ruiz, minister of Chad", 300)),
        told("speakers.txt", "not-english", with("RUIZ: We agree.", 300)),
        told("headings.txt", "not-english", with("What comes next", 2000)),
        whole("teasers.txt", with("Talks to open in Vale07.03.31, 09:45", 1000)),
        told("brackets.txt", "not-english", with("(AP) (Reuters) (dpa)", 1000)),
        whole(
            "wrapped.txt",
            format!("{}{SENTENCE}", "and the ministers of both states who met\n".repeat(12)),
        ),
        whole("blank.txt", with("", 20_000)),
        told("tabs.txt", "long-sentence", with("\ta\tb\tc", 1000)),
    ]);
}

#[test]
fn a_report_as_long_as_a_book_is_read_in_parts() {
    let text = "Envoys met in Vienna. ".repeat(4000) + "The president of Peru visited Oslo.";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.txt");
    std::fs::write(&path, &text).unwrap();
    let line = rapporteur_tests::output(["extract", path.to_str().unwrap()]);
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["diagnostics"][0]["code"], "long-report");
    let claims = line["claims"].as_array().unwrap();
    assert!(claims.iter().any(|claim| claim["relation"] == "visits"), "the last part is read");
    let mentions = line["mentions"].as_array().unwrap();
    let vienna: std::collections::BTreeSet<&str> = mentions
        .iter()
        .filter(|mention| mention["text"] == "Vienna")
        .map(|mention| mention["entity"].as_str().unwrap())
        .collect();
    assert_eq!(vienna.len(), 1, "a name is one thing in all parts");
}
