//! Constraints on one value as SPARQL expressions.

use super::graph::{Graph, SH};
use oxigraph::model::{NamedOrBlankNode, Term};
use rapporteur_knowledge::Fault;

/// Most shapes that stand in one another.
const MOST_LEVELS: usize = 16;

/// The expression that is true of a value of `variable` that meets the constraint `sh:name object` of a shape.
pub(super) fn test(
    graph: &Graph<'_>,
    name: &str,
    object: &Term,
    shape: &NamedOrBlankNode,
    variable: &str,
) -> Result<String, Fault> {
    nested_test(graph, name, object, shape, variable, 0)
}

/// The same in a shape that stands in so many others.
fn nested_test(
    graph: &Graph<'_>,
    name: &str,
    object: &Term,
    shape: &NamedOrBlankNode,
    variable: &str,
    level: usize,
) -> Result<String, Fault> {
    if level > MOST_LEVELS {
        let reason = format!("shapes stand in one another more than {MOST_LEVELS} deep, or one in itself");
        return Err(graph.fault(&format!("sh:{name}"), reason));
    }
    let joined = |object: &Term, sign: &str| -> Result<String, Fault> {
        let items = graph.list(object)?.into_iter();
        let parts: Result<Vec<String>, Fault> =
            items.map(|item| shape_test(graph, item, variable, level + 1)).collect();
        Ok(format!("({})", parts?.join(sign)))
    };
    Ok(match name {
        "class" => format!("EXISTS {{ {variable} a {object} }}"),
        "datatype" => format!("DATATYPE({variable}) = {object}"),
        "nodeKind" => node_kind(graph, object, variable)?,
        "in" => {
            let items: Vec<String> = graph.list(object)?.iter().map(ToString::to_string).collect();
            format!("{variable} IN ({})", items.join(", "))
        }
        "pattern" => {
            let flags = graph.sh(shape, "flags").map_or(String::new(), |flags| format!(", {flags}"));
            format!("REGEX(STR({variable}), {object}{flags})")
        }
        "minLength" => format!("STRLEN(STR({variable})) >= {object}"),
        "maxLength" => format!("STRLEN(STR({variable})) <= {object}"),
        "minInclusive" => format!("{variable} >= {object}"),
        "maxInclusive" => format!("{variable} <= {object}"),
        "minExclusive" => format!("{variable} > {object}"),
        "maxExclusive" => format!("{variable} < {object}"),
        "or" => joined(object, " || ")?,
        "and" => joined(object, " && ")?,
        "not" => format!("!{}", shape_test(graph, object, variable, level + 1)?),
        other => {
            let reason = format!("sh:{other} is not understood here: crates/store/src/shapes lists what is");
            return Err(graph.fault(&format!("sh:{other}"), reason));
        }
    })
}

/// The expression that is true of a value that meets all constraints of an inner shape.
fn shape_test(graph: &Graph<'_>, shape: &Term, variable: &str, level: usize) -> Result<String, Fault> {
    let node = graph.node(shape)?;
    let constraints = graph.of(&node).iter().filter_map(|(p, object)| Some((p.strip_prefix(SH)?, object)));
    let tests: Result<Vec<String>, Fault> = constraints
        .filter(|(name, _)| !matches!(*name, "flags" | "message"))
        .map(|(name, object)| {
            let test = nested_test(graph, name, object, &node, variable, level)?;
            Ok(format!("COALESCE({test}, false)"))
        })
        .collect();
    Ok(format!("({})", tests?.join(" && ")))
}

fn node_kind(graph: &Graph<'_>, object: &Term, variable: &str) -> Result<String, Fault> {
    let name = match object {
        Term::NamedNode(kind) => kind.as_str().strip_prefix(SH).unwrap_or_default(),
        _ => "",
    };
    Ok(match name {
        "IRI" => format!("isIRI({variable})"),
        "Literal" => format!("isLiteral({variable})"),
        "BlankNode" => format!("isBlank({variable})"),
        "BlankNodeOrIRI" => format!("!isLiteral({variable})"),
        _ => return Err(graph.fault("sh:nodeKind", format!("{object} is no kind of node of SHACL"))),
    })
}
