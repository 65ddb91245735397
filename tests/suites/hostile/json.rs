//! Hostile JSON records.

use super::{check, told, whole};

fn record(fields: &str) -> String {
    format!("{{\"text\": \"The ministers met in Vale on Friday.\"{fields}}}")
}

#[test]
fn values_that_nobody_asks_for() {
    let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let deep_objects = format!("{}1{}", "{\"a\":".repeat(50_000), "}".repeat(50_000));
    check(vec![
        whole("nan.json", record(", \"score\": NaN")),
        whole("infinity.json", record(", \"score\": [-Infinity, +1, .5, 0x1f]")),
        whole("none.json", record(", \"score\": None, \"a\": undefined")),
        whole("huge-number.json", record(&format!(", \"id\": 1e400, \"n\": {}", "9".repeat(50_000)))),
        whole("surrogate-elsewhere.json", record(", \"tag\": \"\\ud800\"")),
        whole("bad-escape-elsewhere.json", record(", \"tag\": \"\\x \\u12\"")),
        whole("deep-list.json", record(&format!(", \"tags\": {deep}"))),
        whole("deep-object.json", record(&format!(", \"tags\": {deep_objects}"))),
        whole("deep-author.json", record(&format!(", \"author\": {deep}"))),
        whole("trailing-comma.json", format!("[{},]", record(","))),
        whole("raw-line-break.json", "{\"text\": \"The ministers met\nin Vale.\"}"),
        whole("same-names.json", record(", \"id\": 1, \"id\": 2, \"text\": \"They left.\"")),
        whole("long-name.json", record(&format!(", \"{}\": 1", "a".repeat(50_000)))),
        whole("byte-order-mark.json", format!("\u{feff}{}", record(""))),
        whole("one-after-another.json", format!("{}{}\n{}", record(""), record(""), record(""))),
        whole("lists.json", format!("[[{}], [[{}]]]", record(""), record(""))),
        whole("spaces.json", format!("{}{}{}", " ".repeat(50_000), record(""), "\n".repeat(50_000))),
    ]);
}

#[test]
fn faults_cost_their_own_record() {
    let good = record("");
    let among = |bad: &str| format!("[{good}, {bad}, {good}]");
    let lines = |bad: &str| format!("{good}\n{bad}\n{good}\n");
    let code = "malformed-json";
    check(vec![
        told("surrogate.json", "broken-escape", "{\"text\": \"The ministers met\\ud800 in Vale.\"}"),
        told("bad-escape.json", "broken-escape", "{\"text\": \"The ministers met\\x in Vale.\"}"),
        told("nul-escape.json", "nul", "{\"text\": \"The ministers met\\u0000in Vale.\"}"),
        told("open-quote.json", code, among("{\"text\": \"no end}")),
        told("inner-quote.json", code, among("{\"text\": \"They said \"yes\" to it.\"}")),
        told("no-colon.json", code, among("{\"text\" \"a\"}")),
        told("bare-name.json", code, among("{text: \"a\"}")),
        told("single-quotes.json", code, among("{'text': 'a'}")),
        told("comment.json", code, among("// said nobody\n{\"text\": \"a\"}")),
        told("cut-off.json", code, format!("[{good}, {{\"text\": \"The min")),
        told(
            "wrapped.json",
            code,
            format!("{{\"status\": \"ok\", \"articles\": {}}}", among("{\"text\": }")),
        ),
        told("no-object.json", code, among("5")),
        told("many-faults.json", code, among(&"{\"text\": },".repeat(2000))),
        told("many-open.json", code, among(&"{\"text\": \"".repeat(2000))),
        told("deep-open.json", code, format!("[{good}, {}", "[{\"a\":".repeat(50_000))),
        told("no-text.json", "no-text", among("{\"title\": \"a\"}")),
        told("text-list.json", "no-text", among("{\"text\": [\"a\"]}")),
        told("broken.jsonl", code, lines("{\"text\": ")),
        told("words.jsonl", code, lines("no JSON at all")),
        told("deep.jsonl", code, lines(&"[".repeat(50_000))),
        told("nul.jsonl", "nul", lines("{\"text\": \"The ministers\0met.\"}")),
        told(
            "bytes.jsonl",
            "invalid-bytes",
            [lines("").as_bytes(), b"{\"text\": \"caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 \xff met.\"}"].concat(),
        ),
        told("no-date.json", "unreadable-date", record(", \"date\": \"soon\"")),
    ]);
}
