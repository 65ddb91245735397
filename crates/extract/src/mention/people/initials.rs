//! Interviews name their speakers by their initials: "NG: We count penguins." is what Nora Gill says.

use crate::parsed_report::ParsedReport;
use crate::registry::Registry;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;

/// Makes one entity of a person and of initials before a colon that only that person's name has.
pub(in crate::mention) fn join(parsed: &ParsedReport<'_>, registry: &mut Registry) {
    let people: Vec<(LocalId, String)> = registry
        .of_kind(types::PERSON)
        .filter_map(|id| Some((id, initials(&registry.entity(id).label)?)))
        .collect();
    let labelled = |id: LocalId| {
        let mut mentions = registry.mentions.iter().filter(|m| m.entity == id);
        mentions.any(|m| m.tokens.end < parsed.tokens.len() && parsed.text(m.tokens.end) == ":")
    };
    let shorts: Vec<LocalId> = [types::ORGANIZATION, types::PERSON]
        .into_iter()
        .flat_map(|kind| registry.of_kind(kind))
        .filter(|id| registry.entity(*id).gazetteer.is_none() && is_short(&registry.entity(*id).label))
        .filter(|id| labelled(*id))
        .collect();
    for short in shorts {
        let label = registry.entity(short).label.clone();
        let mut bearers = people.iter().filter(|(_, initials)| *initials == label);
        if let (Some((person, _)), None) = (bearers.next(), bearers.next()) {
            registry.merge(*person, short);
        }
    }
}

/// Two or three capitals.
fn is_short(label: &str) -> bool {
    matches!(label.len(), 2 | 3) && label.chars().all(|c| c.is_ascii_uppercase())
}

/// The first letters of a name of two or three words.
fn initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitals = words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    matches!(words.len(), 2 | 3).then(|| capitals.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_two_or_three_words() {
        assert_eq!(initials("Nora Gill").as_deref(), Some("NG"));
        assert_eq!(initials("Gill"), None);
        assert!(is_short("NG"));
        assert!(!is_short("Ng") && !is_short("NATO"));
    }
}
