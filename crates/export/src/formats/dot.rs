//! DOT, the language of Graphviz.

use crate::graphviz::document::document;
use crate::picture::{Engine, Picture};
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
        let engine = match picture.engine(input.picture) {
            Engine::Builtin => Engine::Dot,
            engine => engine,
        };
        out.write_all(document(&picture, engine).as_bytes())
            .map_err(|source| Error::Write { format: self.name(), source })
    }
}
