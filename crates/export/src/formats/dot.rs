//! DOT, the language of Graphviz.
//!
//! The layout engine stands in the file, so plain `dot -Tpng` draws the picture as meant.

use crate::Error;
use crate::format::{GraphFormat, Writing};
use crate::graphviz::document::{arranged_document, document};
use crate::picture::{Engine, Layout, Picture, PictureOptions};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "dot",
    title: "picture for Graphviz",
    extension: "dot",
    media_type: "text/vnd.graphviz",
    writing: Writing::Picture(write),
};

fn write(picture: &Picture, options: &PictureOptions) -> Result<Vec<u8>, Error> {
    let document = match picture.engine(options) {
        _ if picture.layout != Layout::Free => arranged_document(picture),
        Engine::Builtin if !picture.frames.is_empty() => document(picture, Engine::Fdp),
        Engine::Builtin => document(picture, Engine::Dot),
        engine => document(picture, engine),
    };
    Ok(document.into_bytes())
}
