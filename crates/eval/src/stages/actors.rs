//! Finds the codes that PLOVER gives to actors.

use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Extraction, LocalId, Ranking};

/// An actor's code, if it has one, and its name. The code is the ISO 3166-1 code of the country that it is or
/// belongs to, or PLOVER's code of a body without a country.
pub(super) fn actor_codes(extraction: &Extraction, id: LocalId, knowledge: &Knowledge) -> Vec<String> {
    let stated = || {
        knowledge.families.ranked(Ranking::Belonging).find_map(|relation| {
            let claims = extraction.claims.iter();
            let own = claims.filter(|c| c.subject == Some(id) && c.relation == relation && c.is_so());
            own.filter_map(|c| actor_code(extraction, *c.object.entity()?, knowledge)).next()
        })
    };
    let code = actor_code(extraction, id, knowledge).or_else(stated);
    code.into_iter().chain([extraction.entity(id).label.clone()]).collect()
}

fn actor_code(extraction: &Extraction, id: LocalId, knowledge: &Knowledge) -> Option<String> {
    let code = |id: LocalId| {
        let entity = extraction.entity(id);
        knowledge.actor_code(&entity.kind, entity.gazetteer.as_deref()?).map(str::to_owned)
    };
    code(id).or_else(|| code(extraction.entity(id).traits.of?))
}
