//! Queries with a header comment that says what they answer and what they take.
//!
//! ```text
//! # title: Who attends a meeting
//! # description: Everyone a report names, with the status of what it says.
//! # param meeting: Meeting, required - the meeting
//! # param status: name, optional - Happened, Planned, Possible or Denied
//! # example: rapporteur query attendees --param meeting=Oslo
//! ```
//! A parameter's kind is `node` (any node), node types joined by `/`, `name` (a name of the vocabulary: relation, status,
//! type) or `text` (a string). It is the variable of its name.

mod bind;
mod catalogue;
mod dataset;
mod explain;
mod fault;
mod lexer;
mod names;
mod nesting;
mod run;
mod update;

pub use catalogue::Catalogue;
pub use dataset::Graphs;
pub use explain::{Explanation, Step};
pub use run::Options;
pub use update::{Amendment, Stated, amendment};

use crate::Error;

/// What a parameter's value stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Nodes of these types; of any, if there are none.
    Node(Vec<String>),
    /// A name of the vocabulary.
    Name,
    /// A string.
    Text,
}

/// Whether a parameter must be given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Need {
    /// It must.
    Required,
    /// Without it, its variable is free.
    Optional,
    /// Without it, it has this value.
    Default(String),
}

/// A parameter of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter {
    /// The variable it binds.
    pub name: String,
    /// What its value stands for.
    pub kind: Kind,
    /// Whether it must be given.
    pub need: Need,
    /// What it is, in words.
    pub about: String,
}

/// A query and what its header says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
    /// Name or file; `query` for text given directly.
    pub name: String,
    /// What it answers, in a few words; empty without a header.
    pub title: String,
    /// What it answers, in full.
    pub description: String,
    /// What it takes, in the order of the header.
    pub parameters: Vec<Parameter>,
    /// A command that runs it.
    pub example: String,
    /// The SPARQL, header included.
    pub text: String,
}

impl Query {
    /// A query given as SPARQL on the spot.
    ///
    /// # Errors
    /// If it has a header comment that is malformed.
    pub fn sparql(text: &str) -> Result<Self, Error> {
        Self::parse("query", text)
    }

    /// A query of that name; a header comment is read if there is one. The SPARQL itself is checked when it is run.
    ///
    /// # Errors
    /// If a line of the header is malformed.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let mut query = Self {
            name: name.to_owned(),
            title: String::new(),
            description: String::new(),
            parameters: Vec::new(),
            example: String::new(),
            text: text.to_owned(),
        };
        for (idx, line) in text.lines().enumerate() {
            let Some(comment) = line.strip_prefix('#') else { break };
            let Some((key, value)) = comment.split_once(':') else { continue };
            let (key, value) = (key.trim(), value.trim());
            let wrong = |reason: String| Error::Header { name: name.to_owned(), line: idx + 1, reason };
            match key.split_whitespace().collect::<Vec<_>>()[..] {
                ["title"] => query.title = value.to_owned(),
                ["description"] => query.description = value.to_owned(),
                ["example"] => query.example = value.to_owned(),
                ["param", variable] => query.parameters.push(parameter(variable, value).map_err(wrong)?),
                ["param", ..] => return Err(wrong(format!("{key:?} names no single parameter"))),
                _ => {}
            }
        }
        Ok(query)
    }
}

/// `KIND, NEED - TEXT`
fn parameter(name: &str, value: &str) -> Result<Parameter, String> {
    let (head, about) = value.split_once(" - ").ok_or("a parameter needs ` - ` and a text")?;
    let (kind, need) =
        head.split_once(',').ok_or("a parameter needs a kind and, after a comma, `required` or such")?;
    let kind = match kind.trim() {
        "node" => Kind::Node(Vec::new()),
        "name" => Kind::Name,
        "text" => Kind::Text,
        types if types.starts_with(char::is_uppercase) => {
            Kind::Node(types.split('/').map(str::to_owned).collect())
        }
        other => return Err(format!("{other:?} is no kind: write node, name, text or node types")),
    };
    let need = match need.trim() {
        "required" => Need::Required,
        "optional" => Need::Optional,
        other => match other.strip_prefix("default ") {
            Some(default) => Need::Default(default.trim().to_owned()),
            None => return Err(format!("{other:?} is not required, optional or default VALUE")),
        },
    };
    Ok(Parameter { name: name.to_owned(), kind, need, about: about.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_what_a_query_takes() {
        let text = "# title: Guests\n# param meeting: Meeting/Event, required - which one\n# param status: name, default Planned - how\nSELECT * {}\n# param late: text, optional - no header line\n";
        let query = Query::parse("guests", text).unwrap();
        assert_eq!((query.title.as_str(), query.parameters.len()), ("Guests", 2));
        let kinds = Kind::Node(vec!["Meeting".to_owned(), "Event".to_owned()]);
        assert_eq!(query.parameters[0].kind, kinds);
        assert_eq!(query.parameters[1].need, Need::Default("Planned".to_owned()));
    }

    #[test]
    fn a_malformed_header_is_named_by_line() {
        for (text, line) in [
            ("# param a: node, required", 1),
            ("# title: x\n# param a: thing, required - b", 2),
            ("# param a b: node, x - y", 1),
        ] {
            assert!(
                matches!(Query::parse("q", text), Err(Error::Header { line: l, .. }) if l == line),
                "{text}"
            );
        }
    }
}
