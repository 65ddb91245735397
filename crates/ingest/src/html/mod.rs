//! Converts HTML to text that leads back to its source.
//!
//! A readability algorithm (dom_smoothie, a port of Mozilla's Readability.js) decides which text belongs to the article. Its
//! result does not lead back to the source, so its text nodes are aligned with those of the source (patience diff), and the
//! report's text is assembled from the source's own nodes.

mod article;
mod bounded;
mod metadata;
mod nesting;
mod scan;
mod write;

pub(crate) use article::{read_page, tags_cut};
pub(crate) use scan::{declared_encoding, decode_entity};
pub(crate) use write::Flat;

/// Converts a whole fragment to text without choosing an article from it; used for the content of a feed item.
pub(crate) fn flatten(html: &str) -> Flat {
    let Some(shortened) = bounded::bounded(html) else {
        return write::write(scan::scan(html).nodes.iter());
    };
    let flat = write::write(scan::scan(&shortened.text).nodes.iter());
    Flat { text: flat.text.through(&shortened), is_cut: true, ..flat }
}
