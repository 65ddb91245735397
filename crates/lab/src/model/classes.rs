//! Reads character classes of spaCy's tokenizer expressions.

use anyhow::{Context, Result, bail, ensure};

/// Inclusive ranges of code points.
type Ranges = Vec<(u32, u32)>;

/// The distinct character classes found so far.
#[derive(Default, Debug)]
pub struct Classes(Vec<Ranges>);

impl Classes {
    /// All classes, in order of their numbers.
    pub fn all(&self) -> &[Ranges] {
        &self.0
    }

    fn add(&mut self, ranges: Ranges) -> usize {
        match self.0.iter().position(|known| *known == ranges) {
            Some(class) => class,
            None => {
                self.0.push(ranges);
                self.0.len() - 1
            }
        }
    }
}

/// Reads a class in brackets, or one character, and returns the number of the class.
pub fn parse_class(rest: &mut &str, classes: &mut Classes) -> Result<usize> {
    let Some(inside) = rest.strip_prefix('[') else {
        let code = take_char(rest)?;
        return Ok(classes.add(vec![(code, code)]));
    };
    *rest = inside;
    ensure!(!rest.starts_with('^'), "a negated class");
    let mut ranges = Vec::new();
    while !rest.starts_with(']') {
        let low = take_char(rest)?;
        let is_range = rest.starts_with('-') && !rest.starts_with("-]");
        let high = if is_range {
            *rest = &rest[1..];
            take_char(rest)?
        } else {
            low
        };
        ensure!(low <= high, "an empty range in a class");
        ranges.push((low, high));
    }
    *rest = &rest[1..];
    Ok(classes.add(ranges))
}

/// Reads one character, escaped or not, as a code point.
pub fn take_char(rest: &mut &str) -> Result<u32> {
    let c = rest.chars().next().context("unexpected end")?;
    *rest = &rest[c.len_utf8()..];
    if c != '\\' {
        return Ok(c.into());
    }
    let escaped = rest.chars().next().context("a lone backslash")?;
    *rest = &rest[escaped.len_utf8()..];
    let n_digits = match escaped {
        'u' => 4,
        'U' => 8,
        c if c.is_ascii_punctuation() => return Ok(c.into()),
        other => bail!("\\{other} is not supported"),
    };
    let digits = rest.get(..n_digits).context("a code point is cut short")?;
    *rest = &rest[n_digits..];
    Ok(u32::from_str_radix(digits, 16)?)
}
