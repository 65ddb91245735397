//! Converts the lemmatizer's tables.

use anyhow::{Context, Result};
use rapporteur_language::model::Encoder;
use rmpv::Value;

use super::Wheel;
use super::lexical::Ids;
use super::msgpack::{decode, entries, get, list, text, texts};

/// Parts of speech that can have tables, under their names in the lookups.
const POS: [&str; 16] = [
    "adj", "adp", "adv", "aux", "cconj", "det", "intj", "noun", "num", "part", "pron", "propn", "punct",
    "sconj", "sym", "verb",
];

/// Encodes rules, exceptions and known lemmas of each part of speech that has any.
pub fn encode(wheel: &Wheel, ids: &Ids) -> Result<Encoder> {
    let lookups = decode(&wheel.read("lemmatizer/lookups/lookups.bin")?)?;
    let table = |name: &str, pos: &str| -> Result<Option<Value>> {
        let id = ids.id(pos);
        let found = entries(get(&lookups, name)?)?.iter().find(|(key, _)| key.as_u64() == Some(id));
        Ok(found.map(|(_, value)| value.clone()))
    };
    let mut encoder = Encoder::default();
    let mut tables = Vec::new();
    for pos in POS {
        let found = (table("lemma_rules", pos)?, table("lemma_exc", pos)?, table("lemma_index", pos)?);
        if !matches!(found, (None, None, None)) {
            tables.push((pos, found));
        }
    }
    encoder.count(tables.len());
    for (pos, (rules, exceptions, index)) in tables {
        encoder.str(pos);
        encode_rules(&mut encoder, rules.as_ref())?;
        encode_exceptions(&mut encoder, exceptions.as_ref())?;
        encode_index(&mut encoder, index.as_ref())?;
    }
    Ok(encoder)
}

fn encode_rules(encoder: &mut Encoder, rules: Option<&Value>) -> Result<()> {
    let rules = rules.map_or(Ok(&[][..]), list)?;
    encoder.count(rules.len());
    for rule in rules {
        let rule = texts(rule)?;
        encoder.str(rule.first().context("a rule without old ending")?);
        encoder.str(rule.get(1).context("a rule without new ending")?);
    }
    Ok(())
}

fn encode_exceptions(encoder: &mut Encoder, exceptions: Option<&Value>) -> Result<()> {
    let mut sorted = Vec::new();
    for (form, lemmas) in exceptions.map_or(Ok(&[][..]), entries)? {
        sorted.push((text(form)?, texts(lemmas)?));
    }
    sorted.sort();
    encoder.count(sorted.len());
    for (form, lemmas) in sorted {
        encoder.str(form);
        encoder.strs(&lemmas);
    }
    Ok(())
}

fn encode_index(encoder: &mut Encoder, index: Option<&Value>) -> Result<()> {
    let mut words = index.map_or(Ok(Vec::new()), texts)?;
    words.sort_unstable();
    words.dedup();
    encoder.count(words.len());
    let mut end = 0;
    encoder.count(end);
    for word in &words {
        end += word.len();
        encoder.count(end);
    }
    let text = words.concat();
    encoder.count(text.len());
    encoder.raw(text.as_bytes());
    Ok(())
}
