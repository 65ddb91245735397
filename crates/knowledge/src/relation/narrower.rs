//! Which relations are kinds of which.

use crate::Files;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The line of a relation file that names the wider relation; whatever else the file says is passed over.
#[derive(Deserialize)]
struct Broader {
    broader: Option<String>,
}

/// The relations that are kinds of each relation, at any remove; one of which there is no kind is left out. Reads only the lines
/// that tell it, so it takes a fraction of the time of loading all knowledge. A file that is no TOML tells nothing here.
pub fn narrower_relations(files: &Files) -> BTreeMap<String, BTreeSet<String>> {
    let mut wider: BTreeMap<&str, String> = BTreeMap::new();
    for (path, text) in files.below("relations/") {
        let id = path.trim_start_matches("relations/").trim_end_matches(".toml");
        // Patterns are most of a file; the line stands before the first of them.
        let head = text.split("[[").next().unwrap_or_default();
        if let Ok(Broader { broader: Some(broader) }) = toml::from_str(head) {
            wider.insert(id, broader);
        }
    }
    let mut narrower: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in wider.keys() {
        // Files that name one another in a circle end it where it began.
        let mut seen = BTreeSet::from([*id]);
        let mut above = wider.get(id);
        while let Some(name) = above.filter(|name| seen.insert(name)) {
            narrower.entry(name.clone()).or_default().insert((*id).to_owned());
            above = wider.get(name.as_str());
        }
    }
    narrower
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_kinds_are_kinds_and_a_circle_ends() {
        let file =
            |broader: &str| format!("label = \"x\"\nbroader = \"{broader}\"\n\n[[pattern]]\nbroader = 3\n");
        let files = Files::embedded()
            .with("relations/jails.toml", file("arrests"))
            .with("relations/arrests.toml", file("coerces"))
            .with("relations/one.toml", file("other"))
            .with("relations/other.toml", file("one"))
            .with("relations/broken.toml", "broader = ");
        let narrower = narrower_relations(&files);
        let of = |name: &str| -> Vec<&str> {
            narrower.get(name).into_iter().flatten().map(String::as_str).collect()
        };
        assert!(of("coerces").contains(&"arrests") && of("coerces").contains(&"jails"));
        assert_eq!(of("arrests"), ["jails"]);
        assert_eq!((of("one"), of("other")), (vec!["other"], vec!["one"]));
    }
}
