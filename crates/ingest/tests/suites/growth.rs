//! Reading time grows in proportion to the input, whatever the input is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use rapporteur_ingest::{Options, Reader};
use std::time::{Duration, Instant};

/// How many times as long a four times larger input may take. Linear time takes four times as long, quadratic time sixteen.
const MOST: u32 = 10;

/// The shortest time of some runs, which a busy machine disturbs least.
fn time(reader: &Reader, name: &str, input: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        reader.read_bytes(name, input.as_bytes().to_vec());
        start.elapsed()
    };
    (0..5).map(|_| once()).min().unwrap()
}

#[test]
fn reading_grows_with_the_input() {
    let reader = Reader::new(&Options::default()).unwrap();
    let kinds: [(&str, &str, &str); 14] = [
        ("references.html", "<p>", "&amp; and "),
        ("paragraphs.html", "", "<p>x"),
        ("attributes.html", "<p ", "a=\"1\" "),
        ("headings.html", "", "<h2>x</h2>"),
        ("nesting.html", "", "<span><div></span>"),
        ("open.json", "[", "{\"text\": \""),
        ("faults.json", "[", "{\"text\": },"),
        ("stray-ends.xml", "<rss><channel><item>", "<a></b>"),
        ("open.xml", "<rss><channel>", "<item><title>x<![CDATA["),
        ("bylines.txt", "", "By Ana Ruiz Editing by Tom Lee "),
        ("places.txt", "", "Vale\n"),
        ("dates.txt", "", "6 Jan 2026 01.02.2026 "),
        ("attributions.txt", "We have reached an agreement\n", "- a spokesman\n"),
        ("lines.txt", "", "x y z\n"),
    ];
    for (name, start, part) in kinds {
        let input = |bytes: usize| format!("{start}{}", part.repeat(bytes / part.len()));
        let (short, long) = (time(&reader, name, &input(40_000)), time(&reader, name, &input(160_000)));
        assert!(long < short * MOST + Duration::from_millis(20), "{name}: {short:?}, then {long:?}");
    }
}
