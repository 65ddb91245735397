//! SVG, by Graphviz where it is installed, else by the built-in layout.

use crate::graphviz::{document, program};
use crate::picture::{Engine, Picture};
use crate::{Error, GraphFormat, Input, builtin};
use std::io::Write;

/// A picture for browsers and print.
pub(crate) struct Svg;

impl GraphFormat for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn title(&self) -> &'static str {
        "picture for browsers and print"
    }

    fn extension(&self) -> &'static str {
        "svg"
    }

    fn media_type(&self) -> &'static str {
        "image/svg+xml"
    }

    fn write(&self, input: &Input<'_>, out: &mut dyn Write) -> Result<(), Error> {
        let picture = Picture::new(input);
        let graphviz = program::find(std::env::var_os("PATH").as_deref());
        let bytes = match (input.picture.engine, graphviz) {
            (Some(Engine::Builtin), _) | (None, None) => builtin::svg(&picture).into_bytes(),
            (Some(engine), None) => return Err(Error::GraphvizMissing { engine: engine.name() }),
            (_, Some(program)) => {
                let engine = picture.engine(input.picture);
                program::svg(&program, &document::document(&picture, engine))?
            }
        };
        out.write_all(&bytes).map_err(|source| Error::Write { format: self.name(), source })
    }
}
