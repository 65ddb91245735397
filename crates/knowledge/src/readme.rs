//! Tables of `data/README.md` that are generated from what the loader knows.

use crate::pattern::{Preposition, SlotName};
use crate::words::{Usage, columns_table};
use std::path::Path;

/// The document with the rows under a table's head replaced. The head is two lines.
fn renewed(document: &str, head: &str, rows: &[String]) -> String {
    let start = document.find(head).expect("the table's head is there") + head.len();
    let rest = &document[start..];
    let line_end = |from: usize| rest[from..].find('\n').map_or(rest.len(), |i| from + i + 1);
    let body = line_end(0);
    let mut end = body;
    while rest[end..].starts_with('|') {
        end = line_end(end);
    }
    let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
    format!("{}{}{rows}{}", &document[..start], &rest[..body], &rest[end..])
}

fn slots() -> Vec<String> {
    let mut rows: Vec<String> =
        SlotName::ALL.iter().map(|slot| format!("| `{slot}` | {} |", text(slot.about()))).collect();
    let all: Vec<String> = Preposition::ALL.iter().map(|p| format!("`{p}`")).collect();
    let about = "the object of that preposition, of the trigger or of its light object";
    rows.push(format!("| {} | {about}; *along with* and *together with* count as `with` |", all.join(", ")));
    rows
}

fn usages() -> Vec<String> {
    Usage::ALL.iter().map(|usage| format!("| `{usage}` | {} |", text(usage.about()))).collect()
}

/// Documentation as the text of a cell: one line that begins in lower case and has no full stop.
fn text(about: &str) -> String {
    let about = about.trim().trim_end_matches('.');
    let mut chars = about.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[test]
fn the_tables_of_the_readme_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/README.md");
    let committed = std::fs::read_to_string(&path).unwrap();
    let made = renewed(&committed, "| slot | what stands there |\n", &slots());
    let made = renewed(&made, "| class | column | what it tells | values |\n", &columns_table());
    let made = renewed(&made, "| use | what it says of a word |\n", &usages());
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &made).unwrap();
        return;
    }
    assert!(
        committed == made,
        "data/README.md is stale: run UPDATE_EXPECTED=1 cargo test -p rapporteur-knowledge"
    );
}
