//! Parses spaCy's tokenizer expressions.
//!
//! They are long but simple: alternatives of an optional look-behind at single characters, a body (literals,
//! one class, or `\.\.+`) and an optional look-ahead at one character. Any other expression is refused, so
//! that a model that needs more is never converted wrongly.

use anyhow::{Context, Result, bail, ensure};

use super::classes::{Classes, parse_class, take_char};

/// One alternative.
#[derive(PartialEq, Eq, Debug)]
pub struct Affix {
    /// Classes of the characters directly before.
    pub behind: Vec<usize>,
    /// What it matches.
    pub body: Body,
    /// What must follow.
    pub ahead: Ahead,
}

/// What an affix matches.
#[derive(PartialEq, Eq, Debug)]
pub enum Body {
    /// The first literal that fits.
    Literals(Vec<String>),
    /// One character of the class.
    Class(usize),
    /// Two full stops or more.
    Dots,
}

/// What must follow an affix.
#[derive(PartialEq, Eq, Debug)]
pub enum Ahead {
    /// Nothing in particular.
    Anything,
    /// A character of the class.
    Class(usize),
    /// No character of the class.
    NotClass(usize),
}

/// Parses the alternatives of an expression, in order.
pub fn alternatives(expression: &str, classes: &mut Classes) -> Result<Vec<Affix>> {
    split(expression)?
        .into_iter()
        .map(|alternative| {
            affix(alternative, classes).with_context(|| format!("alternative {alternative:?}"))
        })
        .collect()
}

/// The class of characters of a top-level domain, if the rest of the expression is the one that the runtime
/// knows.
pub fn url_top_class(expression: &str, classes: &mut Classes) -> Result<usize> {
    const BEFORE: &str = include_str!("../../tables/url_before.txt");
    const AFTER: &str = include_str!("../../tables/url_after.txt");
    let class = expression
        .strip_prefix(BEFORE.trim_end())
        .and_then(|rest| rest.strip_suffix(AFTER.trim_end()))
        .context("url_match is another expression than the runtime knows")?;
    let mut rest = class;
    let class = parse_class(&mut rest, classes)?;
    ensure!(rest.is_empty(), "{rest:?} after the class of top-level domains");
    Ok(class)
}

/// Splits at the bars outside classes and groups.
fn split(expression: &str) -> Result<Vec<&str>> {
    let (mut parts, mut start, mut depth, mut in_class) = (Vec::new(), 0, 0_usize, false);
    let mut chars = expression.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth = depth.checked_sub(1).context("unbalanced group")?,
            '|' if !in_class && depth == 0 => {
                parts.push(&expression[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&expression[start..]);
    Ok(parts)
}

/// Parses one alternative. Anchors are dropped, because prefixes are only tried at the start and suffixes
/// only at the end.
fn affix(alternative: &str, classes: &mut Classes) -> Result<Affix> {
    let mut rest = alternative.strip_prefix('^').unwrap_or(alternative);
    if rest.ends_with('$') && !rest.ends_with("\\$") {
        rest = &rest[..rest.len() - 1];
    }
    let mut behind = Vec::new();
    if let Some(inner) = take_group(&mut rest, "(?<=")? {
        let mut inner = inner;
        while !inner.is_empty() {
            behind.push(parse_class(&mut inner, classes)?);
        }
    }
    let (rest, ahead) = parse_ahead(rest, classes)?;
    let body = parse_body(rest, classes)?;
    ensure!(body != Body::Dots || ahead == Ahead::Anything, "a look-ahead after full stops");
    Ok(Affix { behind, body, ahead })
}

/// Splits off a look-ahead at the end.
fn parse_ahead<'e>(rest: &'e str, classes: &mut Classes) -> Result<(&'e str, Ahead)> {
    for (opening, negated) in [("(?=", false), ("(?!", true)] {
        if let Some(at) = rest.find(opening) {
            let mut inner =
                rest[at + opening.len()..].strip_suffix(')').context("look-ahead not at the end")?;
            let class = parse_class(&mut inner, classes)?;
            ensure!(inner.is_empty(), "a look-ahead of more than one character");
            let ahead = if negated { Ahead::NotClass(class) } else { Ahead::Class(class) };
            return Ok((&rest[..at], ahead));
        }
    }
    Ok((rest, Ahead::Anything))
}

fn parse_body(body: &str, classes: &mut Classes) -> Result<Body> {
    let mut rest = body;
    if body == r"\.\.+" {
        return Ok(Body::Dots);
    }
    if body.starts_with('[') {
        let class = parse_class(&mut rest, classes)?;
        ensure!(rest.is_empty(), "{rest:?} after a class");
        return Ok(Body::Class(class));
    }
    let literals = match take_group(&mut rest, "(?:")? {
        Some(group) => {
            ensure!(rest.is_empty(), "{rest:?} after a group");
            split(group)?
        }
        None => vec![body],
    };
    Ok(Body::Literals(literals.into_iter().map(literal).collect::<Result<_>>()?))
}

/// Reads the inside of a group that starts here.
fn take_group<'e>(rest: &mut &'e str, opening: &str) -> Result<Option<&'e str>> {
    let Some(inside) = rest.strip_prefix(opening) else { return Ok(None) };
    let mut in_class = false;
    let mut chars = inside.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            ')' if !in_class => {
                *rest = &inside[at + 1..];
                return Ok(Some(&inside[..at]));
            }
            _ => {}
        }
    }
    bail!("a group is not closed")
}

/// Reads plain text without operators.
fn literal(expression: &str) -> Result<String> {
    let mut rest = expression;
    let mut text = String::new();
    while !rest.is_empty() {
        let is_operator = rest.starts_with(['[', ']', '(', ')', '{', '}', '*', '+', '?', '.', '^', '$']);
        ensure!(!is_operator, "{rest:?} is not plain text");
        let code = take_char(&mut rest)?;
        text.push(char::from_u32(code).with_context(|| format!("no character {code:#x}"))?);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_alternatives_apart() -> Result<()> {
        let mut classes = Classes::default();
        let found = alternatives(r"\.\.+|(?<=[0-9])(?:US\$|%)$|^\+(?![0-9])|(?<=°[FC])\.$", &mut classes)?;
        let literals = |texts: &[&str]| Body::Literals(texts.iter().map(|text| (*text).to_owned()).collect());
        assert_eq!(
            found,
            [
                Affix { behind: vec![], body: Body::Dots, ahead: Ahead::Anything },
                Affix { behind: vec![0], body: literals(&["US$", "%"]), ahead: Ahead::Anything },
                Affix { behind: vec![], body: literals(&["+"]), ahead: Ahead::NotClass(0) },
                Affix { behind: vec![1, 2], body: literals(&["."]), ahead: Ahead::Anything },
            ]
        );
        assert_eq!(classes.all()[2], [(70, 70), (67, 67)]);
        Ok(())
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for expression in [r"a+", r"(?<!a)b", r"[^a]", r"\w", r"(a|b)c"] {
            assert!(alternatives(expression, &mut Classes::default()).is_err(), "{expression}");
        }
    }
}
