//! RDF files.

use crate::{Error, Vocabulary};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, Quad, Term};
use std::borrow::{Borrow, Cow};
use std::io::Write;

/// A syntax of RDF.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Syntax {
    /// One quad a line.
    NQuads,
    /// One triple a line.
    NTriples,
    /// Triples by subject, with prefixes.
    Turtle,
    /// Turtle with graphs.
    TriG,
    /// JSON-LD.
    JsonLd,
    /// RDF/XML.
    RdfXml,
}

impl Syntax {
    /// Every syntax.
    pub const ALL: [Self; 6] =
        [Self::NQuads, Self::NTriples, Self::Turtle, Self::TriG, Self::JsonLd, Self::RdfXml];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NQuads => "nquads",
            Self::NTriples => "ntriples",
            Self::Turtle => "turtle",
            Self::TriG => "trig",
            Self::JsonLd => "jsonld",
            Self::RdfXml => "rdfxml",
        }
    }

    /// The usual file extension.
    pub const fn extension(self) -> &'static str {
        self.format().file_extension()
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        self.format().media_type()
    }

    /// The syntax that a file's extension names.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|syntax| syntax.extension() == extension)
    }

    pub(crate) const fn format(self) -> RdfFormat {
        match self {
            Self::NQuads => RdfFormat::NQuads,
            Self::NTriples => RdfFormat::NTriples,
            Self::Turtle => RdfFormat::Turtle,
            Self::TriG => RdfFormat::TriG,
            Self::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
            Self::RdfXml => RdfFormat::RdfXml,
        }
    }
}

/// Writes quads in the order given, with the vocabulary's prefixes where the syntax has prefixes. Quads in the order of
/// [`quads`](crate::quads()) give canonical N-Quads: sorted lines. RDF/XML cannot hold control characters: U+FFFD stands for them.
///
/// # Errors
/// If `out` fails.
pub fn write_quads<'q>(
    quads: impl IntoIterator<Item = &'q Quad>,
    syntax: Syntax,
    vocabulary: &Vocabulary,
    out: &mut dyn Write,
) -> Result<(), Error> {
    write_each(quads.into_iter().map(Ok), syntax, vocabulary, out)
}

/// Writes quads as [`write_quads`] does while they are found.
pub(crate) fn write_each<Q: Borrow<Quad>>(
    quads: impl Iterator<Item = Result<Q, Error>>,
    syntax: Syntax,
    vocabulary: &Vocabulary,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut serializer = RdfSerializer::from_format(syntax.format());
    for (prefix, namespace) in vocabulary.prefixes() {
        // The namespaces are IRIs, so this cannot fail; a syntax without prefixes ignores them.
        serializer = serializer
            .with_prefix(prefix, namespace)
            .map_err(|error| Error::Base { base: namespace.to_owned(), reason: error.to_string() })?;
    }
    let mut writer = serializer.for_writer(out);
    for quad in quads {
        let quad = quad?;
        let quad: &Quad = quad.borrow();
        let object = if syntax == Syntax::RdfXml { with_text(&quad.object, for_xml) } else { None };
        match object {
            Some(object) => writer.serialize_quad(&Quad { object, ..quad.clone() })?,
            None => writer.serialize_quad(quad)?,
        }
    }
    writer.finish()?.flush()?;
    Ok(())
}

/// The text with U+FFFD for every character that XML 1.0 cannot hold (its production 2, Char).
pub(crate) fn for_xml(text: &str) -> Cow<'_, str> {
    let is_char = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_char) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_char(c) { c } else { '\u{fffd}' }).collect())
}

/// A literal with its text changed. Gives nothing if the text needs no change, or for other terms: numbers, dates and other
/// typed values never change.
pub(crate) fn with_text(term: &Term, change: impl Fn(&str) -> Cow<'_, str>) -> Option<Term> {
    let Term::Literal(literal) = term else { return None };
    let Cow::Owned(text) = change(literal.value()) else { return None };
    Some(match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(text, language).into(),
        None if literal.datatype() == xsd::STRING => Literal::from(text).into(),
        None => return None,
    })
}

/// Canonical N-Quads of quads in the order of [`quads`](crate::quads()): one line each, sorted.
pub fn nquads(quads: &[Quad]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for quad in quads {
        // Writing to memory cannot fail.
        let _ = writeln!(bytes, "{quad} .");
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{GraphName, NamedNode};

    #[test]
    fn rdf_xml_holds_a_sign_for_what_xml_cannot_hold() {
        let node = NamedNode::new_unchecked("http://a.org/x");
        let quad =
            Quad::new(node.clone(), node, Literal::from("a\u{7}b\tc\u{ffff}"), GraphName::DefaultGraph);
        let written = |syntax: Syntax| {
            let mut bytes = Vec::new();
            write_quads([&quad], syntax, &Vocabulary::default(), &mut bytes).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        assert!(written(Syntax::RdfXml).contains("a\u{fffd}b"));
        assert!(
            written(Syntax::NTriples).contains("a\\u0007b") || written(Syntax::NTriples).contains("a\u{7}b")
        );
    }
}
