//! How a query is evaluated: the query as it is asked, and the steps of its plan with what each cost.

use super::bind::bind;
use super::run::{on_own_stack, parse, within};
use super::{Query, dataset};
use crate::{Error, Options, Store};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, SparqlEvaluator};
use serde::{Deserialize, Serialize};

/// What a query comes to when it is run.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Explanation {
    /// The query in full: parameters bound, prefixes written out.
    pub sparql: String,
    /// How the names given for parameters were understood.
    pub notes: Vec<String>,
    /// The outermost step; its parts bring what it works on.
    pub plan: Step,
}

/// A step of a plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What is done, IRIs shortened.
    pub name: String,
    /// How many solutions it brought.
    #[serde(rename(deserialize = "number of results"), default)]
    pub n_results: u64,
    /// Seconds spent in it and in its parts. They differ from run to run.
    #[serde(rename(deserialize = "duration in seconds"), default)]
    pub seconds: f64,
    /// Steps that it draws from.
    #[serde(rename(deserialize = "children"), default)]
    pub parts: Vec<Step>,
}

impl Store {
    /// Runs a query to its end and tells how. A run that takes too long is told as far as it got.
    ///
    /// # Errors
    /// As [`Store::query`], a timeout excepted.
    pub fn explain(&self, query: &Query, options: &Options) -> Result<Explanation, Error> {
        on_own_stack(query, || self.explanation(query, options))
    }

    fn explanation(&self, query: &Query, options: &Options) -> Result<Explanation, Error> {
        let algebra = parse(self, query)?;
        let (values, notes) = self.values(query, &algebra, &options.params)?;
        let algebra = bind(algebra, &values);
        let sparql = algebra.to_string();
        let failed = |reason: String| Error::Evaluation { name: query.name.clone(), reason };
        let token = CancellationToken::new();
        let evaluator = SparqlEvaluator::new().with_cancellation_token(token.clone());
        let mut prepared = evaluator.for_query(algebra);
        dataset::choose(prepared.dataset_mut(), self.vocabulary().base(), options.graphs.as_ref())?;
        let (outcome, explanation) = within(options.timeout, &token, || {
            let (results, explanation) = self.backend().explain(prepared);
            (results.and_then(exhaust), explanation)
        });
        match outcome {
            Ok(()) | Err(QueryEvaluationError::Cancelled) => {}
            Err(error) => return Err(failed(error.to_string())),
        }
        let mut json = Vec::new();
        explanation.write_in_json(&mut json)?;
        #[derive(Deserialize)]
        struct Explained {
            plan: Step,
        }
        let Explained { mut plan } =
            serde_json::from_slice(&json).map_err(|error| failed(error.to_string()))?;
        self.shorten(&mut plan);
        Ok(Explanation { sparql, notes, plan })
    }

    /// Writes the IRIs in the names of steps with prefixes.
    fn shorten(&self, step: &mut Step) {
        let mut name = String::new();
        let mut rest = step.name.as_str();
        while let Some((before, after)) = rest.split_once('<') {
            name.push_str(before);
            match after.split_once('>') {
                Some((iri, behind)) if !iri.contains(char::is_whitespace) => {
                    name.push_str(&self.vocabulary().shortened(iri));
                    rest = behind;
                }
                _ => {
                    name.push('<');
                    rest = after;
                }
            }
        }
        name.push_str(rest);
        step.name = name;
        step.parts.iter_mut().for_each(|part| self.shorten(part));
    }
}

/// Statistics are whole only once every result was taken.
fn exhaust(results: QueryResults<'_>) -> Result<(), QueryEvaluationError> {
    match results {
        QueryResults::Boolean(_) => Ok(()),
        QueryResults::Solutions(mut solutions) => solutions.try_for_each(|solution| solution.map(drop)),
        QueryResults::Graph(mut triples) => triples.try_for_each(|triple| triple.map(drop)),
    }
}
