//! Checks between rows: ids are unique, references lead somewhere, names are given once.

use super::read::Spec;
use crate::Fault;
use crate::table::At;
use rapporteur_model::well_known::types;
use rustc_hash::FxHashMap;

/// Records every broken reference and every repetition.
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
}

fn check_references(spec: &Spec<'_>, faults: &mut Vec<Fault>) {
    for (at, entity) in &spec.entities {
        for (column, type_name, id) in
            [("country", types::COUNTRY, &entity.country), ("capital", types::PLACE, &entity.capital)]
        {
            if let Some(id) = id.as_ref().filter(|id| spec.find(type_name, id).is_none()) {
                let message =
                    format!("`{column}` names no {type_name} `{id}`: correct it or add that {type_name}");
                faults.push(at.fault(message));
            }
        }
    }
}

/// Several entities may share a name, but one entity may have it again only in another use.
fn check_names(spec: &Spec<'_>, faults: &mut Vec<Fault>) {
    let mut seen = FxHashMap::default();
    for (at, row) in &spec.names {
        if let Some(entity) = spec.find(row.type_name.0, row.id)
            && spec.entities[entity].1.label == row.name
        {
            faults.push(
                at.fault(format!("`{}` is the entity's label, a name already: remove the row", row.name)),
            );
        }
        let key = (row.name, row.type_name, row.id, row.usage, row.valid_from.map(|year| year.0));
        if let Some(line) = seen.insert(key, at.line) {
            faults.push(at.fault(format!("`{}` is already given at line {line}: remove one", row.name)));
        }
    }
}
