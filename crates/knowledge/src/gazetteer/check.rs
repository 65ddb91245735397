//! What must hold between rows: unique ids, references that lead somewhere, names given once.

use super::read::{At, Spec};
use crate::Fault;
use rustc_hash::FxHashMap;

/// Types of what gazetteers list.
const TYPES: [&str; 4] = ["Country", "Organization", "Person", "Place"];

/// Notes every broken reference and repetition.
pub(super) fn check(spec: &Spec<'_>, faults: &mut Vec<Fault>) {
    check_ids(spec, faults);
    check_references(spec, faults);
    check_names(spec, faults);
}

fn check_ids(spec: &Spec<'_>, faults: &mut Vec<Fault>) {
    for pair in spec.entities.windows(2) {
        let [(first, a), (second, b)] = pair else { continue };
        if (&a.type_name, &a.id) == (&b.type_name, &b.id) {
            let At { file, line } = first;
            let message =
                format!("{} `{}` is already at data/{file}:{line}: choose another id", b.type_name, b.id);
            faults.push(second.fault(message));
        }
    }
    for (at, entity) in &spec.entities {
        let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !entity.id.chars().all(slug) || entity.id.starts_with('-') || entity.id.ends_with('-') {
            faults.push(at.fault(format!("`{}` is not a slug: use a-z, 0-9 and inner hyphens", entity.id)));
        }
        if !TYPES.contains(&entity.type_name.as_str()) {
            let message =
                format!("`{}` is no type of a gazetteer: write {}", entity.type_name, TYPES.join(", "));
            faults.push(at.fault(message));
        }
        let number = entity.wikidata.as_deref().map(|q| q.strip_prefix('Q').unwrap_or_default());
        if number.is_some_and(|n| n.is_empty() || !n.chars().all(|c| c.is_ascii_digit())) {
            faults.push(at.fault("`wikidata` is not an item id: write Q and digits, or nothing"));
        }
    }
}

fn check_references(spec: &Spec<'_>, faults: &mut Vec<Fault>) {
    for (at, entity) in &spec.entities {
        for (column, type_name, id) in
            [("country", "Country", &entity.country), ("capital", "Place", &entity.capital)]
        {
            if let Some(id) = id.as_ref().filter(|id| spec.find(type_name, id).is_none()) {
                let message =
                    format!("`{column}` names no {type_name} `{id}`: correct it or add that {type_name}");
                faults.push(at.fault(message));
            }
        }
    }
}

/// A name may be given to several entities, and to one entity again only in another use.
fn check_names(spec: &Spec<'_>, faults: &mut Vec<Fault>) {
    let mut seen = FxHashMap::default();
    for row in &spec.names {
        if let Some(entity) = spec.find(row.type_name, row.id)
            && spec.entities[entity].1.label == row.name
        {
            faults.push(
                row.at.fault(format!("`{}` is the entity's label, a name already: remove the row", row.name)),
            );
        }
        let key = (&row.name, &row.type_name, &row.id, &row.usage, row.years.from);
        if let Some(line) = seen.insert(key, row.at.line) {
            faults.push(row.at.fault(format!("`{}` is already given at line {line}: remove one", row.name)));
        }
    }
}
