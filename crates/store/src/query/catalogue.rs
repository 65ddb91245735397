//! The named queries of the project. A folder may add queries or replace them.

use crate::{Error, Query};
use rapporteur_graph::Index;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/queries.rs"));

/// Named queries, by name.
#[derive(Clone, PartialEq, Debug)]
pub struct Catalogue {
    queries: BTreeMap<String, Query>,
}

impl Catalogue {
    /// The project's queries, as they were when it was built.
    ///
    /// # Errors
    /// If one's header is malformed.
    pub fn embedded() -> Result<Self, Error> {
        let parsed = EMBEDDED.iter().map(|(name, text)| Ok(((*name).to_owned(), Query::parse(name, text)?)));
        Ok(Self { queries: parsed.collect::<Result<_, Error>>()? })
    }

    /// With the `.rq` files of a folder, which replace queries of the same name.
    ///
    /// # Errors
    /// If the folder or one of its files cannot be read, or a header is malformed.
    pub fn with_folder(mut self, folder: &Path) -> Result<Self, Error> {
        let failed = |path: &Path, source| Error::Read { path: path.to_owned(), source };
        for entry in fs::read_dir(folder).map_err(|error| failed(folder, error))? {
            let path = entry.map_err(|error| failed(folder, error))?.path();
            if path.extension().is_some_and(|extension| extension == "rq") {
                let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
                let name =
                    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                let query = Query::parse(&name, &text)?;
                self.queries.insert(name, query);
            }
        }
        Ok(self)
    }

    /// All named queries, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Query> {
        self.queries.values()
    }

    /// The query of a name.
    pub fn get(&self, name: &str) -> Option<&Query> {
        self.queries.get(name)
    }

    /// What an argument of the command line means: a named query, else a file, else SPARQL.
    ///
    /// # Errors
    /// If it is none of them, or the file cannot be read, or a header is malformed.
    pub fn resolve(&self, argument: &str) -> Result<Query, Error> {
        if let Some(query) = self.get(argument) {
            return Ok(query.clone());
        }
        let path = Path::new(argument);
        if path.is_file() {
            let text =
                fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
            return Query::parse(argument, &text);
        }
        // Every query has a group in braces or, as DESCRIBE may, an IRI in angle brackets.
        if argument.contains(['{', '<']) {
            return Query::sparql(argument);
        }
        let names = Index::new(self.queries.keys().map(|name| (name.as_str(), name.clone())));
        Err(Error::NoSuchQuery {
            argument: argument.to_owned(),
            nearest: names.nearest(argument, 3, |_| true),
        })
    }
}
