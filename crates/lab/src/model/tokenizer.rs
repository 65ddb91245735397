//! Converts the tokenizer's rules: special cases, and the regular expressions in parsed form.

use anyhow::{Context, Result, bail, ensure};
use rapporteur_language::model::Encoder;
use rmpv::Value;

use super::Wheel;
use super::classes::Classes;
use super::lexical::Ids;
use super::msgpack::{decode, entries, find, get, list, number, text};
use super::patterns::{Affix, Ahead, Body, alternatives, url_top_class};

/// Keys of a special case's parts.
const ORTH: u64 = 65;
const NORM: u64 = 67;

/// Encodes classes, affix rules, the class of top-level domains and special cases.
pub fn encode(wheel: &Wheel, ids: &Ids) -> Result<Encoder> {
    let tokenizer = decode(&wheel.read("tokenizer")?)?;
    ensure!(find(&tokenizer, "token_match").is_none_or(Value::is_nil), "token_match is not supported");
    ensure!(get(&tokenizer, "faster_heuristics")?.as_bool() == Some(true), "faster_heuristics is off");
    let mut classes = Classes::default();
    let mut rules = Encoder::default();
    for name in ["prefix_search", "suffix_search", "infix_finditer"] {
        let expression = text(get(&tokenizer, name)?)?;
        let affixes = alternatives(expression, &mut classes).with_context(|| format!("in {name}"))?;
        encode_affixes(&mut rules, &affixes);
    }
    let top = url_top_class(text(get(&tokenizer, "url_match")?)?, &mut classes)?;
    let mut encoder = Encoder::default();
    encode_classes(&mut encoder, &classes);
    encoder.append(rules);
    encoder.count(top);
    encode_specials(&mut encoder, get(&tokenizer, "exceptions")?, ids)?;
    Ok(encoder)
}

fn encode_classes(encoder: &mut Encoder, classes: &Classes) {
    encoder.count(classes.all().len());
    for ranges in classes.all() {
        encoder.count(ranges.len());
        for (low, high) in ranges {
            encoder.u32(*low);
            encoder.u32(*high);
        }
    }
}

fn encode_affixes(encoder: &mut Encoder, affixes: &[Affix]) {
    encoder.count(affixes.len());
    for affix in affixes {
        encoder.count(affix.behind.len());
        affix.behind.iter().for_each(|class| encoder.count(*class));
        match &affix.body {
            Body::Literals(literals) => {
                encoder.u8(0);
                encoder.strs(literals);
            }
            Body::Class(class) => {
                encoder.u8(1);
                encoder.count(*class);
            }
            Body::Dots => encoder.u8(2),
        }
        match affix.ahead {
            Ahead::Anything => encoder.u8(0),
            Ahead::Class(class) => {
                encoder.u8(1);
                encoder.count(class);
            }
            Ahead::NotClass(class) => {
                encoder.u8(2);
                encoder.count(class);
            }
        }
    }
}

fn encode_specials(encoder: &mut Encoder, exceptions: &Value, ids: &Ids) -> Result<()> {
    let mut specials = Vec::new();
    for (special, parts) in entries(exceptions)? {
        let parts = list(parts)?.iter().map(|part| read_part(part, ids)).collect::<Result<Vec<_>>>()?;
        specials.push((text(special)?, parts));
    }
    specials.sort();
    encoder.count(specials.len());
    for (special, parts) in specials {
        encoder.str(special);
        encoder.count(parts.len());
        for (part, norm) in parts {
            encoder.str(part);
            encoder.u64(norm);
        }
    }
    Ok(())
}

/// Reads text and norm of one part of a special case.
fn read_part<'v>(part: &'v Value, ids: &Ids) -> Result<(&'v str, u64)> {
    let (mut orth, mut norm) = (None, 0);
    for (key, value) in entries(part)? {
        match number(key)? {
            ORTH => orth = Some(text(value)?),
            NORM => norm = ids.id(text(value)?),
            other => bail!("unknown attribute {other} of a special case"),
        }
    }
    Ok((orth.context("a part without text")?, norm))
}
