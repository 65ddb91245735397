//! Parameters as values of the algebra: never pasted into the text, so no value can change what a query means.

use oxigraph::model::Variable;
use spargebra::Query as Algebra;
use spargebra::algebra::GraphPattern;
use spargebra::term::GroundTerm;
use std::collections::BTreeSet;

/// A variable and the terms it may be.
pub type Values = (Variable, Vec<GroundTerm>);

/// Restricts each variable of a query to its terms. It begins in the innermost group, so that filters, grouping and order only
/// see what is left.
pub fn bind(query: Algebra, values: &[Values]) -> Algebra {
    if values.is_empty() {
        return query;
    }
    match query {
        Algebra::Select { dataset, pattern, base_iri } => {
            Algebra::Select { dataset, pattern: restrict(pattern, values), base_iri }
        }
        Algebra::Construct { template, dataset, pattern, base_iri } => {
            Algebra::Construct { template, dataset, pattern: restrict(pattern, values), base_iri }
        }
        Algebra::Describe { dataset, pattern, base_iri } => {
            Algebra::Describe { dataset, pattern: restrict(pattern, values), base_iri }
        }
        Algebra::Ask { dataset, pattern, base_iri } => {
            Algebra::Ask { dataset, pattern: restrict(pattern, values), base_iri }
        }
    }
}

fn restrict(pattern: GraphPattern, values: &[Values]) -> GraphPattern {
    values.iter().fold(pattern, outer)
}

/// Descends through the operators that work on the solutions of the query's own group. A variable that only a filter mentions
/// is bound before the filter runs. A variable that gets its value from `BIND` is joined above it.
fn outer(pattern: GraphPattern, values: &Values) -> GraphPattern {
    use GraphPattern as P;
    let down = |inner: Box<P>| Box::new(outer(*inner, values));
    match pattern {
        P::Project { inner, variables } => P::Project { inner: down(inner), variables },
        P::Distinct { inner } => P::Distinct { inner: down(inner) },
        P::Reduced { inner } => P::Reduced { inner: down(inner) },
        P::Slice { inner, start, length } => P::Slice { inner: down(inner), start, length },
        P::OrderBy { inner, expression } => P::OrderBy { inner: down(inner), expression },
        P::Group { inner, variables, aggregates } => P::Group { inner: down(inner), variables, aggregates },
        P::Filter { expr, inner } => P::Filter { expr, inner: down(inner) },
        P::Minus { left, right } => P::Minus { left: down(left), right },
        P::LeftJoin { left, right, expression } => P::LeftJoin { left: down(left), right, expression },
        P::Extend { inner, variable, expression } if variable != values.0 => {
            P::Extend { inner: down(inner), variable, expression }
        }
        group => inner(group, values),
    }
}

/// Moves the values next to the triples they select, so that these are looked up and not enumerated. A join with a union is the
/// union of joins, and a join may be done on either side that has the variable. A group with a scope of its own is left alone.
fn inner(pattern: GraphPattern, values: &Values) -> GraphPattern {
    use GraphPattern as P;
    let down = |side: Box<P>| Box::new(inner(*side, values));
    match pattern {
        P::Union { left, right } => P::Union { left: down(left), right: down(right) },
        P::Join { left, right } if has(&left, &values.0) && has(&right, &values.0) => {
            P::Join { left: down(left), right: down(right) }
        }
        P::Join { left, right } if has(&left, &values.0) => P::Join { left: down(left), right },
        P::Join { left, right } if has(&right, &values.0) => P::Join { left, right: down(right) },
        P::Filter { expr, inner } => P::Filter { expr, inner: down(inner) },
        P::LeftJoin { left, right, expression } if has(&left, &values.0) => {
            P::LeftJoin { left: down(left), right, expression }
        }
        P::Extend { inner, variable, expression } if variable != values.0 => {
            P::Extend { inner: down(inner), variable, expression }
        }
        group => P::Join {
            left: Box::new(P::Values {
                variables: vec![values.0.clone()],
                bindings: values.1.iter().map(|term| vec![Some(term.clone())]).collect(),
            }),
            right: Box::new(group),
        },
    }
}

fn has(pattern: &GraphPattern, variable: &Variable) -> bool {
    let mut found = false;
    pattern.on_in_scope_variable(|known| found |= known == variable);
    found
}

/// Names of the variables a query speaks of, wherever they stand.
pub fn variables(query: &Algebra) -> BTreeSet<String> {
    // The printed algebra names every variable with a question mark.
    let text = query.to_string();
    let names = text
        .split('?')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
    // Blank nodes are printed as variables of hexadecimal names; a person's variable starts with a letter.
    names.filter(|name| name.starts_with(|c: char| c.is_alphabetic())).collect()
}

/// Whether the solutions of a query come in an order it asks for.
pub fn is_ordered(query: &Algebra) -> bool {
    let Algebra::Select { pattern, .. } = query else { return false };
    let mut pattern = pattern;
    loop {
        match pattern {
            GraphPattern::OrderBy { .. } => return true,
            GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => pattern = inner,
            _ => return false,
        }
    }
}
