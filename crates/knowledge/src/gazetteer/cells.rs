//! Types of cells in the gazetteers.

use crate::table::Cell;
use rapporteur_model::well_known::types;

/// Types of entities that gazetteers list.
const TYPES: [&str; 4] = [types::COUNTRY, types::ORGANIZATION, types::PERSON, types::PLACE];

/// Declares cells that hold a text of a certain form.
macro_rules! texts {
    ($($(#[$about:meta])* $name:ident: $is_sound:expr, $remedy:expr;)+) => {
        $($(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub(super) struct $name<'a>(pub &'a str);

        impl<'a> Cell<'a> for $name<'a> {
            fn read(cell: &'a str) -> Result<Self, &'a str> {
                let is_sound: fn(&str) -> bool = $is_sound;
                if is_sound(cell) { Ok(Self(cell)) } else { Err(cell) }
            }

            fn remedy() -> String {
                $remedy.to_owned()
            }
        })+
    };
}

texts! {
    /// An id that becomes part of an IRI.
    Slug: is_slug, "write a-z, 0-9 and inner hyphens";
    /// A type that gazetteers list.
    ListedType: |cell| TYPES.contains(&cell), format!("write {}", TYPES.join(", "));
    /// A Wikidata item.
    Item: is_item, "write Q and digits, or nothing";
}

fn is_slug(cell: &str) -> bool {
    let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !cell.is_empty() && cell.chars().all(slug) && !cell.starts_with('-') && !cell.ends_with('-')
}

fn is_item(cell: &str) -> bool {
    let number = cell.strip_prefix('Q').unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}
