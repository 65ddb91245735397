//! From shapes to questions.

use super::check::Check;
use super::graph::{Graph, SH};
use super::values;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedOrBlankNode, Term};
use rapporteur_knowledge::Fault;

/// The questions of every shape that has a target. A fault in one shape does not affect the others.
pub(super) fn checks(graph: &Graph<'_>, faults: &mut Vec<Fault>) -> Vec<Check> {
    let mut checks = Vec::new();
    for subject in graph.subjects() {
        let NamedOrBlankNode::NamedNode(iri) = subject else { continue };
        let is_shape = graph.of(subject).iter().any(|(predicate, object)| {
            *predicate == rdf::TYPE.as_str() && matches!(object, Term::NamedNode(kind) if kind.as_str().strip_prefix(SH) == Some("NodeShape"))
        });
        if !is_shape {
            continue;
        }
        let local = iri.as_str().rsplit(['#', '/']).next().unwrap_or_default();
        let rule = local.split('.').next().unwrap_or_default().to_owned();
        match targets(graph, subject) {
            Ok(targets) => {
                Compiler { graph, rule, targets, checks: &mut checks, faults }.node_shape(subject);
            }
            Err(fault) => faults.push(fault),
        }
    }
    checks
}

/// Patterns that bind `?this` to the nodes that a shape is about.
fn targets(graph: &Graph<'_>, shape: &NamedOrBlankNode) -> Result<Vec<String>, Fault> {
    let mut targets = Vec::new();
    for (predicate, object) in graph.of(shape) {
        targets.push(match predicate.strip_prefix(SH) {
            Some("targetClass") => format!("?this a {object} ."),
            Some("targetNode") => format!("VALUES ?this {{ {object} }}"),
            Some("targetSubjectsOf") => format!("{{ SELECT DISTINCT ?this {{ ?this {object} ?any }} }}"),
            Some("targetObjectsOf") => format!("{{ SELECT DISTINCT ?this {{ ?any {object} ?this }} }}"),
            Some("target") => format!("{{ {} }}", select(graph, &graph.node(object)?)?),
            _ => continue,
        });
    }
    Ok(targets)
}

/// The query of a target or a constraint in SPARQL.
fn select(graph: &Graph<'_>, node: &NamedOrBlankNode) -> Result<String, Fault> {
    match graph.sh(node, "select") {
        Some(Term::Literal(query)) => Ok(query.value().to_owned()),
        _ => Err(graph.fault("sh:sparql", "a target or constraint in SPARQL needs sh:select".to_owned())),
    }
}

struct Compiler<'g, 't> {
    graph: &'g Graph<'t>,
    rule: String,
    targets: Vec<String>,
    checks: &'g mut Vec<Check>,
    faults: &'g mut Vec<Fault>,
}

impl Compiler<'_, '_> {
    fn node_shape(&mut self, shape: &NamedOrBlankNode) {
        let graph = self.graph;
        let message = message(graph, shape);
        for (predicate, object) in graph.of(shape) {
            let Some(name) = predicate.strip_prefix(SH) else { continue };
            let made = self.node_constraint(name, object, shape, &message);
            self.faults.extend(made.err());
        }
    }

    fn node_constraint(
        &mut self,
        name: &str,
        object: &Term,
        shape: &NamedOrBlankNode,
        message: &str,
    ) -> Result<(), Fault> {
        let graph = self.graph;
        match name {
            "property" => self.property_shape(&graph.node(object)?)?,
            "sparql" => {
                let node = graph.node(object)?;
                let query = select(graph, &node)?;
                let message = message_or(graph, &node, message);
                self.checks.push(Check { rule: self.rule.clone(), message, query });
            }
            "target" | "targetClass" | "targetNode" | "targetSubjectsOf" | "targetObjectsOf" | "message" => {}
            name => {
                let test = values::test(graph, name, object, shape, "?value")?;
                self.value_check("BIND(?this AS ?value)", &test, message);
            }
        }
        Ok(())
    }

    fn property_shape(&mut self, shape: &NamedOrBlankNode) -> Result<(), Fault> {
        let graph = self.graph;
        let path = path(graph, shape)?;
        let message = message(graph, shape);
        for (predicate, object) in graph.of(shape) {
            let Some(name) = predicate.strip_prefix(SH) else { continue };
            let made = self.property_constraint(name, object, shape, &path, &message);
            self.faults.extend(made.err());
        }
        Ok(())
    }

    fn property_constraint(
        &mut self,
        name: &str,
        object: &Term,
        shape: &NamedOrBlankNode,
        path: &str,
        message: &str,
    ) -> Result<(), Fault> {
        match name {
            "path" | "message" | "name" | "description" | "flags" => {}
            "minCount" | "maxCount" => self.count(path, name == "minCount", object, message)?,
            "hasValue" => self.push("", &format!("FILTER NOT EXISTS {{ ?this {path} {object} }}"), message),
            "lessThan" | "lessThanOrEquals" => {
                let sign = if name == "lessThan" { "<" } else { "<=" };
                let rest = format!(
                    "?this {path} ?value ; {object} ?other FILTER(!COALESCE(?value {sign} ?other, false))"
                );
                self.push("?value", &rest, message);
            }
            _ => {
                let test = values::test(self.graph, name, object, shape, "?value")?;
                self.value_check(&format!("?this {path} ?value"), &test, message);
            }
        }
        Ok(())
    }

    fn count(&mut self, path: &str, least: bool, object: &Term, message: &str) -> Result<(), Fault> {
        let Term::Literal(literal) = object else {
            return Err(self.graph.fault("Count", format!("{object} is no count")));
        };
        let n: u32 = literal
            .value()
            .parse()
            .map_err(|_| self.graph.fault("Count", format!("{object} is no count")))?;
        match (least, n) {
            (true, 0) => {}
            (true, 1) => self.push("", &format!("FILTER NOT EXISTS {{ ?this {path} ?counted }}"), message),
            (true, n) => {
                let rest = format!(
                    "OPTIONAL {{ ?this {path} ?counted }} }} GROUP BY ?this HAVING (COUNT(DISTINCT ?counted) < {n}"
                );
                self.push_group(&rest, message);
            }
            (false, n) => {
                let rest =
                    format!("?this {path} ?counted }} GROUP BY ?this HAVING (COUNT(DISTINCT ?counted) > {n}");
                self.push_group(&rest, message);
            }
        }
        Ok(())
    }

    /// A test that fails where it cannot be made.
    fn value_check(&mut self, binding: &str, test: &str, message: &str) {
        self.push("?value", &format!("{binding} FILTER(!COALESCE({test}, false))"), message);
    }

    fn push(&mut self, columns: &str, rest: &str, message: &str) {
        for target in &self.targets {
            let query = format!("SELECT DISTINCT ?this {columns} WHERE {{ {target} {rest} }}");
            self.checks.push(Check { rule: self.rule.clone(), message: message.to_owned(), query });
        }
    }

    fn push_group(&mut self, rest: &str, message: &str) {
        for target in &self.targets {
            let query = format!("SELECT ?this WHERE {{ {target} {rest})");
            self.checks.push(Check { rule: self.rule.clone(), message: message.to_owned(), query });
        }
    }
}

/// A predicate, or a predicate backwards.
fn path(graph: &Graph<'_>, shape: &NamedOrBlankNode) -> Result<String, Fault> {
    match graph.sh(shape, "path") {
        Some(Term::NamedNode(predicate)) => Ok(predicate.to_string()),
        Some(path @ Term::BlankNode(_)) => {
            match graph.sh(&graph.node(path)?, "inversePath") {
                Some(Term::NamedNode(predicate)) => Ok(format!("^{predicate}")),
                _ => Err(graph
                    .fault("sh:path", "a path is a predicate or [ sh:inversePath predicate ]".to_owned())),
            }
        }
        _ => Err(graph.fault("sh:property", "a property shape needs sh:path".to_owned())),
    }
}

fn message(graph: &Graph<'_>, shape: &NamedOrBlankNode) -> String {
    message_or(graph, shape, "it breaks its shape")
}

fn message_or(graph: &Graph<'_>, shape: &NamedOrBlankNode, usual: &str) -> String {
    match graph.sh(shape, "message") {
        Some(Term::Literal(message)) => message.value().to_owned(),
        _ => usual.to_owned(),
    }
}
