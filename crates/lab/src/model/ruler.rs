//! Converts the rules of the attribute ruler.

use anyhow::{Context, Result, bail};
use rapporteur_language::model::Encoder;
use rmpv::Value;

use super::Wheel;
use super::msgpack::{decode, entries, get, list, number, text, texts};

/// Encodes all rules, in order.
pub fn encode(wheel: &Wheel) -> Result<Encoder> {
    let rules = decode(&wheel.read("attribute_ruler/patterns")?)?;
    let rules = list(&rules)?;
    let mut encoder = Encoder::default();
    encoder.count(rules.len());
    for rule in rules {
        encoder.u32(u32::try_from(number(get(rule, "index")?)?)?);
        encode_patterns(&mut encoder, list(get(rule, "patterns")?)?)?;
        let changes = entries(get(rule, "attrs")?)?;
        encoder.count(changes.len());
        for (attribute, value) in changes {
            encode_change(&mut encoder, text(attribute)?, text(value)?)?;
        }
    }
    Ok(encoder)
}

fn encode_patterns(encoder: &mut Encoder, patterns: &[Value]) -> Result<()> {
    encoder.count(patterns.len());
    for pattern in patterns {
        let tokens = list(pattern)?;
        encoder.count(tokens.len());
        for token in tokens {
            let conditions = entries(token)?;
            encoder.count(conditions.len());
            for (attribute, wanted) in conditions {
                encode_condition(encoder, text(attribute)?, wanted)?;
            }
        }
    }
    Ok(())
}

fn encode_condition(encoder: &mut Encoder, attribute: &str, wanted: &Value) -> Result<()> {
    encoder.u8(match attribute {
        "TAG" => 0,
        "DEP" => 1,
        "LOWER" => 2,
        "IS_SPACE" => 3,
        other => bail!("unknown condition {other}"),
    });
    let (negated, values) = match wanted {
        Value::Boolean(wanted) => (!wanted, Vec::new()),
        Value::String(_) => (false, vec![text(wanted)?.to_owned()]),
        _ => match entries(wanted)? {
            [(operator, values)] => choice(text(operator)?, values)?,
            _ => bail!("a condition with several operators"),
        },
    };
    encoder.u8(negated.into());
    encoder.strs(&values);
    Ok(())
}

/// Whether the choice is negated, and its values.
fn choice(operator: &str, values: &Value) -> Result<(bool, Vec<String>)> {
    let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
    match operator {
        "IN" => Ok((false, owned(texts(values)?))),
        "NOT_IN" => Ok((true, owned(texts(values)?))),
        "REGEX" => Ok((false, all_matches(text(values)?)?)),
        other => bail!("unknown operator {other}"),
    }
}

/// Every string that a small regular expression matches: `^`, `$`, letters, `[ab]`, and `?` after a letter.
fn all_matches(regex: &str) -> Result<Vec<String>> {
    let body = regex.strip_prefix('^').and_then(|rest| rest.strip_suffix('$'));
    let mut rest = body.with_context(|| format!("{regex} is not anchored"))?.chars().peekable();
    let mut matches = vec![String::new()];
    while let Some(c) = rest.next() {
        let mut options: Vec<String> = match c {
            '[' => rest.by_ref().take_while(|c| *c != ']').map(String::from).collect(),
            c if c.is_alphanumeric() || c == '\'' => vec![c.to_string()],
            other => bail!("{other} in {regex} is not supported"),
        };
        if rest.next_if_eq(&'?').is_some() {
            options.push(String::new());
        }
        matches =
            matches.iter().flat_map(|start| options.iter().map(move |end| format!("{start}{end}"))).collect();
    }
    Ok(matches)
}

fn encode_change(encoder: &mut Encoder, attribute: &str, value: &str) -> Result<()> {
    encoder.u8(match attribute {
        "TAG" => 0,
        "DEP" => 1,
        "POS" => 2,
        "MORPH" => 3,
        "LEMMA" => 4,
        other => bail!("unknown attribute {other}"),
    });
    // spaCy writes an underscore if there are no features.
    encoder.str(if attribute == "MORPH" && value == "_" { "" } else { value });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::all_matches;

    #[test]
    fn expands_small_expressions() -> anyhow::Result<()> {
        assert_eq!(all_matches("^n'?t$")?, ["n't", "nt"]);
        assert_eq!(all_matches("^n[ou]thin'$")?, ["nothin'", "nuthin'"]);
        assert!(all_matches("^a.*$").is_err());
        Ok(())
    }
}
