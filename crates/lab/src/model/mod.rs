//! `cargo xtask model`: converts a spaCy model to the file the language crate reads.

mod classes;
mod lemmas;
mod lexical;
mod msgpack;
mod networks;
mod patterns;
mod ruler;
mod thinc;
mod tokenizer;
mod wheel;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use rapporteur_language::model::{Encoder, Precision, Section, write_model};
use sha2::{Digest, Sha256};

use self::lexical::Ids;
pub use self::wheel::{MD, SM, Source, Wheel};

/// Which model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Model {
    /// `en_core_web_md`, with static vectors.
    Md,
    /// `en_core_web_sm`, without.
    Sm,
}

impl Model {
    /// The package that the model comes from.
    pub fn source(self) -> &'static Source {
        match self {
            Self::Md => &MD,
            Self::Sm => &SM,
        }
    }
}

/// How weights are stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// As trained.
    F32,
    /// Rounded to half precision.
    F16,
}

/// Options of the task.
#[derive(Args)]
pub struct Arguments {
    /// Which model to convert.
    #[arg(long, value_enum, default_value = "md")]
    model: Model,
    /// How to store weights.
    #[arg(long, value_enum, default_value = "f16")]
    format: Format,
    /// Take this wheel instead of downloading it; its SHA-256 is checked all the same.
    #[arg(long, value_name = "FILE")]
    wheel: Option<PathBuf>,
    /// Write here instead of `data/models/<name>.rapm`.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let source = arguments.model.source();
    let wheel = Wheel::open(source, arguments.wheel.as_deref())?;
    let precision = match arguments.format {
        Format::F32 => Precision::F32,
        Format::F16 => Precision::F16,
    };
    let output = arguments.output.clone().unwrap_or_else(|| source.default_output());
    write(&wheel, precision, &output)
}

/// Converts a wheel's model and writes it.
pub fn write(wheel: &Wheel, precision: Precision, output: &Path) -> Result<()> {
    let bytes = convert(wheel, precision)?;
    std::fs::write(output, bytes).with_context(|| format!("cannot write {}", output.display()))
}

/// Converts a model to the bytes of the model file.
fn convert(wheel: &Wheel, precision: Precision) -> Result<Vec<u8>> {
    let ids = Ids::new()?;
    let vectors = thinc::npy(&wheel.read("vocab/vectors")?)?;
    let sections = [
        (Section::Meta, meta(wheel)?),
        (Section::Symbols, ids.encode()),
        (Section::Tokenizer, tokenizer::encode(wheel, &ids)?),
        (Section::Norms, lexical::encode_norms(wheel, &ids)?),
        (Section::VectorKeys, lexical::encode_vector_keys(wheel)?),
        (Section::Tagger, networks::encode_tagger(wheel, precision)?),
        (Section::Parser, networks::encode_transitions(wheel, "parser", precision)?),
        (Section::Ruler, ruler::encode(wheel)?),
        (Section::Lemmas, lemmas::encode(wheel, &ids)?),
        (Section::SharedTok2Vec, networks::encode_tok2vec(wheel, "tok2vec", &vectors, precision)?),
        (Section::NerTok2Vec, networks::encode_tok2vec(wheel, "ner", &vectors, precision)?),
        (Section::Ner, networks::encode_transitions(wheel, "ner", precision)?),
    ];
    Ok(write_model(&sections, |payload| Sha256::digest(payload).into()))
}

/// Encodes name and version of the model.
fn meta(wheel: &Wheel) -> Result<Encoder> {
    let source = wheel.source();
    let meta: serde_json::Value = serde_json::from_slice(&wheel.read("meta.json")?)?;
    let version = meta["version"].as_str().context("meta.json has no version")?;
    let mut encoder = Encoder::default();
    encoder.str(&format!("{} {version}", source.model));
    Ok(encoder)
}
