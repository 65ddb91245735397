//! PNG, by the built-in layout: equal graphs give equal pixels on every machine.

use crate::Error;
use crate::builtin::{self, Drawing};
use crate::format::{GraphFormat, Writing};
use crate::picture::{Engine, Layout, Picture, PictureOptions};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "png",
    title: "picture for slides and documents",
    extension: "png",
    media_type: "image/png",
    writing: Writing::Picture(write),
};

fn write(picture: &Picture, options: &PictureOptions) -> Result<Vec<u8>, Error> {
    match options.engine {
        Some(engine) if engine != Engine::Builtin && picture.layout == Layout::Free => {
            Err(Error::OnlyBuiltin { engine: engine.name() })
        }
        _ => builtin::png(&Drawing::of(picture), options.scale),
    }
}
