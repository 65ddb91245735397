//! From a query and its parameters to an answer.

use super::bind::{Values, bind, is_ordered, variables};
use super::fault::{malformed, refused};
use super::{Graphs, Kind, Need, Parameter, Query, dataset, nesting};
use crate::answer::{Answer, Results, Solutions};
use crate::{Error, RAP, Store};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Variable};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, SparqlEvaluator};
use rapporteur_graph::{Reading, others_told};
use spargebra::term::GroundTerm;
use spargebra::{Query as Algebra, SparqlParser};
use std::collections::BTreeSet;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How to run a query.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Options {
    /// Parameters: name and value. The value is an IRI if written `<…>`, else an id (`person:ana-ruiz`) or a name, which is
    /// read as [`Store::read_name`] tells.
    pub params: Vec<(String, String)>,
    /// When to give up.
    pub timeout: Option<Duration>,
    /// Most rows or triples of an answer.
    pub max_rows: Option<usize>,
    /// The graphs to ask, in the place of those that the query names.
    pub graphs: Option<Graphs>,
}

impl Store {
    /// Runs a query. Solutions come in the order the query asks for, else in the order of their terms.
    ///
    /// # Errors
    /// If the SPARQL is malformed or nested too deep, a parameter is unknown, missing or names nothing, or the query fails, takes too
    /// long or has too many rows.
    pub fn query(&self, query: &Query, options: &Options) -> Result<Answer, Error> {
        on_own_stack(query, || self.answer(query, options))
    }

    fn answer(&self, query: &Query, options: &Options) -> Result<Answer, Error> {
        let algebra = parse(self, query)?;
        let (values, notes) = self.values(query, &algebra, &options.params)?;
        let ordered = is_ordered(&algebra);
        let mut results = self.evaluate(&query.name, bind(algebra, &values), options)?;
        if let (Results::Solutions(solutions), false) = (&mut results, ordered) {
            solutions.sort();
        }
        Ok(Answer { results, notes })
    }

    /// The terms of each parameter, and how names were understood.
    pub(super) fn values(
        &self,
        query: &Query,
        algebra: &Algebra,
        given: &[(String, String)],
    ) -> Result<(Vec<Values>, Vec<String>), Error> {
        let known = variables(algebra);
        let (mut values, mut notes) = (Vec::new(), Vec::new());
        for (name, value) in given {
            let declared = query.parameters.iter().find(|parameter| parameter.name == *name);
            if !known.contains(name) {
                let known = if query.parameters.is_empty() {
                    known.into_iter().collect()
                } else {
                    query.parameters.iter().map(|parameter| parameter.name.clone()).collect()
                };
                return Err(Error::NoSuchParameter {
                    query: query.name.clone(),
                    parameter: name.clone(),
                    known,
                });
            }
            let kind = declared.map_or_else(|| Kind::Node(stated_types(algebra, name)), |d| d.kind.clone());
            values.push(self.value(name, &kind, value, &mut notes)?);
        }
        for parameter in query.parameters.iter().filter(|p| given.iter().all(|(name, _)| *name != p.name)) {
            let Parameter { name, kind, need, about } = parameter;
            match need {
                Need::Optional => {}
                Need::Default(value) => values.push(self.value(name, kind, value, &mut notes)?),
                Need::Required => {
                    let (query, parameter) = (query.name.clone(), name.clone());
                    return Err(Error::MissingParameter { query, parameter, about: about.clone() });
                }
            }
        }
        Ok((values, notes))
    }

    fn value(&self, name: &str, kind: &Kind, value: &str, notes: &mut Vec<String>) -> Result<Values, Error> {
        let wrong = |reason: String| Error::ParameterValue {
            parameter: name.to_owned(),
            value: value.to_owned(),
            reason,
        };
        let variable = Variable::new(name).map_err(|error| wrong(error.to_string()))?;
        if let Some(iri) = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            // As in a query, an IRI may be relative to the base: `<person/ana-ruiz>`.
            let node = NamedNode::new(iri)
                .or_else(|_| NamedNode::new(format!("{}{iri}", self.vocabulary().base())))
                .map_err(|error| wrong(error.to_string()))?;
            return Ok((variable, vec![GroundTerm::NamedNode(self.heir(node))]));
        }
        let terms = match kind {
            Kind::Text => vec![GroundTerm::Literal(Literal::from(value))],
            Kind::Name => {
                let names = self.names_of_vocabulary(name, value, notes)?;
                names.into_iter().map(GroundTerm::NamedNode).collect()
            }
            Kind::Node(types) => {
                let Some(reading) = self.read_name(value, types)? else {
                    return Err(self.no_such_node(name, value, types)?);
                };
                notes.push(format!("{name}={value}: {}", self.told(&reading)?));
                vec![GroundTerm::NamedNode(reading.meant)]
            }
        };
        Ok((variable, terms))
    }

    /// What a name is read as, and what else it may mean.
    fn told(&self, reading: &Reading<NamedNode>) -> Result<String, Error> {
        let label = |node: &NamedNode| Ok::<_, Error>(self.labels(std::slice::from_ref(node))?.concat());
        let id = |node: &NamedNode| {
            let iri = node.as_str();
            iri.strip_prefix(self.vocabulary().base()).unwrap_or(iri).to_owned()
        };
        let other = |node: &NamedNode| Ok::<_, Error>((self.kind(node)?.to_owned(), label(node)?, id(node)));
        let others: Vec<(String, String, String)> =
            reading.others.iter().map(other).collect::<Result<_, _>>()?;
        let others =
            others_told(others.iter().map(|(kind, label, id)| (kind.as_str(), label.as_str(), id.as_str())));
        Ok(format!("{}{others}", label(&reading.meant)?))
    }

    /// The node that a person's judgement put in the place of another, for an IRI that is no more.
    fn heir(&self, node: NamedNode) -> NamedNode {
        let replaces = NamedNodeRef::new_unchecked("http://purl.org/dc/terms/replaces");
        let heirs = self.subjects(replaces, &node).unwrap_or_default();
        heirs.into_iter().min().unwrap_or(node)
    }

    fn no_such_node(&self, parameter: &str, value: &str, types: &[String]) -> Result<Error, Error> {
        const SHOWN: usize = 5;
        let kinds = if types.is_empty() { String::new() } else { format!(" of type {}", types.join(" or ")) };
        let nearest = self.nearest(value, types, SHOWN)?;
        Ok(Error::NoSuchNode { parameter: parameter.to_owned(), value: value.to_owned(), kinds, nearest })
    }

    fn evaluate(&self, name: &str, algebra: Algebra, options: &Options) -> Result<Results, Error> {
        let Options { timeout, max_rows, .. } = *options;
        let token = CancellationToken::new();
        let mut prepared = SparqlEvaluator::new().with_cancellation_token(token.clone()).for_query(algebra);
        dataset::choose(prepared.dataset_mut(), self.vocabulary().base(), options.graphs.as_ref())?;
        let outcome = within(timeout, &token, || collect(self.backend().execute(prepared)?, max_rows));
        let results = outcome.map_err(|error| match (error, timeout) {
            (QueryEvaluationError::Cancelled, Some(timeout)) => {
                Error::Timeout { name: name.to_owned(), seconds: timeout.as_secs_f64() }
            }
            (error, _) => Error::Evaluation { name: name.to_owned(), reason: error.to_string() },
        })?;
        match max_rows.filter(|max_rows| n_rows(&results) > *max_rows) {
            Some(max_rows) => Err(Error::TooManyRows { name: name.to_owned(), max_rows }),
            None => Ok(results),
        }
    }
}

/// Runs the work; a second thread cancels it when the time is over.
pub(super) fn within<T>(timeout: Option<Duration>, token: &CancellationToken, work: impl FnOnce() -> T) -> T {
    let Some(timeout) = timeout else { return work() };
    thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(move || {
            if let Err(mpsc::RecvTimeoutError::Timeout) = waiting.recv_timeout(timeout) {
                token.cancel();
            }
        });
        let result = work();
        drop(done);
        result
    })
}

/// The results, and no more than one beyond the most that is wanted.
fn collect(results: QueryResults<'_>, max_rows: Option<usize>) -> Result<Results, QueryEvaluationError> {
    let most = max_rows.map_or(usize::MAX, |max_rows| max_rows.saturating_add(1));
    Ok(match results {
        QueryResults::Boolean(truth) => Results::Boolean(truth),
        QueryResults::Graph(triples) => Results::Triples(triples.take(most).collect::<Result<_, _>>()?),
        QueryResults::Solutions(solutions) => {
            let variables: Vec<Variable> = solutions.variables().to_vec();
            let rows = solutions.take(most).map(|solution| Ok(solution?.values().to_vec()));
            Results::Solutions(Solutions {
                rows: rows.collect::<Result<_, QueryEvaluationError>>()?,
                variables,
            })
        }
    })
}

fn n_rows(results: &Results) -> usize {
    match results {
        Results::Boolean(_) => 1,
        Results::Triples(triples) => triples.len(),
        Results::Solutions(solutions) => solutions.rows.len(),
    }
}

/// Runs what goes as deep as a query is nested.
pub(super) fn on_own_stack<T: Send>(
    query: &Query,
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> Result<T, Error> {
    nesting::on_own_stack(work).unwrap_or_else(|error| {
        Err(Error::Evaluation { name: query.name.clone(), reason: error.to_string() })
    })
}

/// Node types that a query asks of a variable (`?m a rap:Meeting`), so that a name given for it means such a node.
fn stated_types(algebra: &Algebra, variable: &str) -> Vec<String> {
    // The printed algebra writes every triple in full.
    let (text, asked) = (algebra.to_string(), format!("?{variable} {} <{RAP}", rdf::TYPE));
    let types = text.split(asked.as_str()).skip(1).filter_map(|rest| rest.split_once('>'));
    types.map(|(kind, _)| kind.to_owned()).collect::<BTreeSet<_>>().into_iter().collect()
}

pub(super) fn parse(store: &Store, query: &Query) -> Result<Algebra, Error> {
    let base = store.vocabulary().base();
    let wrong = |iri: &str, error: &dyn std::fmt::Display| Error::Base {
        base: iri.to_owned(),
        reason: error.to_string(),
    };
    let mut parser = SparqlParser::new().with_base_iri(base).map_err(|error| wrong(base, &error))?;
    for (prefix, namespace) in store.vocabulary().prefixes() {
        parser = parser
            .with_prefix(prefix, namespace)
            .map_err(|error| Error::Base { base: namespace.to_owned(), reason: error.to_string() })?;
    }
    nesting::check(&query.text).map_err(|fault| refused(query, fault))?;
    parser.parse_query(&query.text).map_err(|error| malformed(query, &error.to_string()))
}
