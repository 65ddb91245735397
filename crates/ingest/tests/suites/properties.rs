//! Properties that hold for every input: blocks are ordered, on character boundaries and separate; offsets lead back; nothing
//! panics.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use proptest::prelude::*;
use rapporteur_ingest::{Input, Options, Reader};
use rapporteur_model::{Report, Span};

const NAMES: [&str; 7] = ["a.txt", "a.html", "a.json", "a.jsonl", "a.rss", "a", "a.unknown"];

fn reader() -> Reader {
    Reader::new(&Options::default()).unwrap()
}

fn check(input: &Input) {
    for report in &input.reports {
        check_blocks(report);
        check_offsets(report, &input.bytes);
        assert_eq!(report.id.0.len(), 32);
    }
    assert!(!input.reports.is_empty() || !input.diagnostics.is_empty(), "an input says what became of it");
}

fn check_blocks(report: &Report) {
    let mut end = 0;
    for block in &report.blocks {
        assert!(block.span.start >= end && block.span.start < block.span.end, "{:?}", report.blocks);
        assert!(
            report.text.get(end..block.span.start).is_some_and(|gap| !gap.contains(char::is_alphanumeric))
        );
        assert!(!block.span.of(&report.text).is_empty());
        end = block.span.end;
    }
    assert!(
        report.text.get(end..).is_some_and(|rest| !rest.contains(char::is_alphanumeric)),
        "{:?}",
        report.text
    );
    let spans = report.credits.iter().filter_map(|credit| credit.name.span);
    for span in spans.chain(report.publisher.iter().filter_map(|p| p.span)) {
        assert!(!span.of(&report.text).is_empty());
    }
}

fn check_offsets(report: &Report, bytes: &[u8]) {
    let mut end = 0;
    for run in &report.offsets.runs {
        assert!(
            run.text.start >= end && run.text.end <= report.text.len() && run.original.end <= bytes.len()
        );
        end = run.text.end;
    }
    for (at, c) in report.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let original = report.offsets.original(Span::new(at, at + c.len_utf8()));
        assert!(
            original.is_some_and(|span| span.end <= bytes.len() && !span.is_empty()),
            "{c:?} has no original"
        );
    }
}

/// Lines that reports consist of, in any order.
fn report_like() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("VALE, Jan 6 (Reuters) - The ministers met on Friday.".to_owned()),
        Just("Ministers meet in Vale".to_owned()),
        Just("By Ana Ruiz".to_owned()),
        Just("• 418\u{a0}views".to_owned()),
        Just("Talks open in Vale07.03.31, 09:45 • 512 views".to_owned()),
        Just("Lviv • UNN".to_owned()),
        Just("- a spokesman told reporters".to_owned()),
        Just("The talks ended. (Reporting by Ana RuizEditing by Tom Lee)".to_owned()),
        Just("Published: 6 January 2026".to_owned()),
        Just(String::new()),
        "\\PC{0,40}",
        "[A-Za-z ,.()«»–-]{0,60}",
    ];
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300), name in 0..NAMES.len()) {
        check(&reader().read_bytes(NAMES[name], bytes));
    }

    #[test]
    fn any_text(text in "\\PC{0,200}", name in 0..NAMES.len()) {
        check(&reader().read_bytes(NAMES[name], text.into_bytes()));
    }

    #[test]
    fn report_like_text_is_verbatim_and_read_alike_twice(text in report_like()) {
        let read = || reader().read_bytes("a.txt", text.clone().into_bytes());
        let input = read();
        check(&input);
        for report in &input.reports {
            prop_assert_eq!(&report.text, &text);
            prop_assert!(report.offsets.is_identity());
        }
        prop_assert_eq!(input.reports, read().reports);
    }

    #[test]
    fn latin_1_and_utf_16_lead_back(text in "[A-Za-zéàüÉ .,\n]{30,120}") {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
        for bytes in [[&[0xff, 0xfe], &wide[..]].concat(), latin] {
            check(&reader().read_bytes("a.txt", bytes));
        }
    }

    #[test]
    fn json_strings_lead_back(text in "\\PC{1,80}", escaped in any::<bool>()) {
        let literal = if escaped {
            text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>()
        } else {
            serde_json::to_string(&text).unwrap().trim_matches('"').to_owned()
        };
        let input = reader().read_bytes("a.json", format!("{{\"text\": \"{literal}\"}}").into_bytes());
        check(&input);
        for report in &input.reports {
            prop_assert_eq!(&report.text, &text);
        }
    }

    #[test]
    fn tag_soup(parts in proptest::collection::vec(prop_oneof![
        Just("<p>"), Just("</p>"), Just("<div class=\"article\">"), Just("</div>"), Just("<h1>"), Just("</h1>"), Just("<br>"),
        Just("&amp;"), Just("&nbsp;"), Just("&#x41;"), Just("<script>"), Just("</script>"), Just("<nav>"), Just("<table><td>"),
        Just("<item>"), Just("<title>"), Just("]]>"), Just("<![CDATA["), Just("<!--"), Just("<pre>"), Just(" "), Just("\n"),
        Just("The ministers met in Vale, and agreed on the terms, as the host had hoped."), Just("é"), Just("<b>"), Just("<"),
    ], 0..60), name in 1..5_usize) {
        check(&reader().read_bytes(NAMES[name], parts.concat().into_bytes()));
    }
}
