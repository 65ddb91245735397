//! DOT, the language of Graphviz.

use crate::graphviz::document::{arranged_document, document};
use crate::picture::{Engine, Layout, Picture};
use crate::{Error, GraphFormat, Input};
use std::io::Write;

/// A picture for Graphviz to draw; the layout engine stands in the file, so plain `dot -Tpng` draws it as meant.
pub(crate) struct Dot;

impl GraphFormat for Dot {
    fn name(&self) -> &'static str {
        "dot"
    }

    fn title(&self) -> &'static str {
        "picture for Graphviz"
    }

    fn extension(&self) -> &'static str {
        "dot"
    }

    fn media_type(&self) -> &'static str {
        "text/vnd.graphviz"
    }

    fn write(&self, input: &Input<'_>, out: &mut dyn Write) -> Result<(), Error> {
        let picture = Picture::new(input);
        let document = match picture.engine(input.picture) {
            _ if picture.layout != Layout::Free => arranged_document(&picture),
            Engine::Builtin if !picture.frames.is_empty() => document(&picture, Engine::Fdp),
            Engine::Builtin => document(&picture, Engine::Dot),
            engine => document(&picture, engine),
        };
        out.write_all(document.as_bytes()).map_err(|source| Error::Write { format: self.name(), source })
    }
}
