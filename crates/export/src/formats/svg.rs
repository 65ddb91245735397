//! SVG, by Graphviz where it is installed, else by the built-in layout.

use crate::Error;
use crate::builtin::{self, Drawing};
use crate::format::{GraphFormat, Writing};
use crate::graphviz::{document, program};
use crate::picture::{Engine, Layout, Picture, PictureOptions};
use std::path::Path;

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "svg",
    title: "picture for browsers and print",
    extension: "svg",
    media_type: "image/svg+xml",
    writing: Writing::Picture(write),
};

fn write(picture: &Picture, options: &PictureOptions) -> Result<Vec<u8>, Error> {
    let graphviz = program::find(std::env::var_os("PATH").as_deref());
    drawn(picture, options, graphviz.as_deref())
}

fn drawn(picture: &Picture, options: &PictureOptions, graphviz: Option<&Path>) -> Result<Vec<u8>, Error> {
    if picture.layout != Layout::Free {
        return Ok(builtin::svg(&Drawing::of(picture)).into_bytes());
    }
    match (options.engine, graphviz) {
        (Some(Engine::Builtin), _) | (None, None) => Ok(builtin::svg(&Drawing::of(picture)).into_bytes()),
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
