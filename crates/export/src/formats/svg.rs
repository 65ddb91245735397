//! SVG, by Graphviz where it is installed, else by the built-in layout.

use crate::graphviz::{document, program};
use crate::picture::{Engine, Layout, Picture};
use crate::{Error, GraphFormat, Input, PictureOptions, builtin};
use std::io::Write;
use std::path::Path;

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
        let graphviz = program::find(std::env::var_os("PATH").as_deref());
        let bytes = drawn(&Picture::new(input), input.picture, graphviz.as_deref())?;
        out.write_all(&bytes).map_err(|source| Error::Write { format: self.name(), source })
    }
}

fn drawn(picture: &Picture, options: &PictureOptions, graphviz: Option<&Path>) -> Result<Vec<u8>, Error> {
    if picture.layout != Layout::Free {
        return Ok(builtin::svg(picture).into_bytes());
    }
    match (options.engine, graphviz) {
        (Some(Engine::Builtin), _) | (None, None) => Ok(builtin::svg(picture).into_bytes()),
        (Some(engine), None) => Err(Error::GraphvizMissing { engine: engine.name() }),
        (_, Some(program)) => program::svg(program, &document::document(picture, picture.engine(options))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_graphviz_the_layout_is_built_in_unless_one_of_its_engines_is_asked_for() {
        let usual = PictureOptions::default();
        assert!(drawn(&Picture::default(), &usual, None).unwrap().starts_with(b"<svg"));
        let neato = PictureOptions { engine: Some(Engine::Neato), ..usual };
        let error = drawn(&Picture::default(), &neato, None).unwrap_err().to_string();
        assert!(error.contains("neato") && error.contains("apt-get install graphviz"), "{error}");
    }

    #[test]
    fn a_program_that_fails_is_named() {
        let error = drawn(&Picture::default(), &PictureOptions::default(), Some(Path::new("/no/such/dot")));
        assert!(matches!(error, Err(Error::Graphviz { .. })));
        assert_eq!(program::find(Some("".as_ref())), None);
    }
}
