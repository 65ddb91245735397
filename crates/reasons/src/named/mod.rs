//! Finds what a person means by a name.

mod names;
mod node;
mod report;

pub use names::{Meant, Names};
pub use node::Node;
pub(crate) use node::claim;
pub use report::removal;

/// Joins the lines of the first `most` values and says how many more there are.
fn lines<T>(all: &[T], most: usize, line: impl Fn(&T) -> String, more: impl Fn(usize) -> String) -> String {
    let rest = all.len().saturating_sub(most);
    let rest = if rest > 0 { more(rest) } else { String::new() };
    all.iter().take(most).map(line).chain([rest]).collect()
}

#[cfg(test)]
pub(crate) mod invented {
    //! Worlds for tests.

    use rapporteur_model::{Entity, EntityId, World};

    /// A world of things, each given by id, type and label.
    pub fn world(things: &[(&str, &str, &str)]) -> World {
        let entity = |(id, kind, label): &(&str, &str, &str)| Entity {
            id: EntityId((*id).to_owned()),
            kind: (*kind).to_owned(),
            label: (*label).to_owned(),
            ..Entity::default()
        };
        let mut entities: Vec<Entity> = things.iter().map(entity).collect();
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        World { entities, ..World::default() }
    }
}
