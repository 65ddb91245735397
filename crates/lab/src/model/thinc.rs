//! Reads weights as thinc and numpy store them.

use anyhow::{Context, Result, ensure};
use rmpv::Value;

use super::msgpack::{bytes, decode, entries, find, get, list, number, text};

/// An array of numbers.
#[derive(Clone, Debug)]
pub struct Array {
    /// Length of each dimension.
    pub shape: Vec<usize>,
    /// Values; the last dimension varies fastest.
    pub values: Vec<f32>,
}

impl Array {
    /// The shape, which must have this many dimensions.
    pub fn dims<const N: usize>(&self) -> Result<[usize; N]> {
        self.shape.as_slice().try_into().with_context(|| format!("an array of shape {:?}", self.shape))
    }
}

/// A layer with weights.
#[derive(Debug)]
pub struct Layer {
    /// Kind of layer.
    pub name: String,
    /// Seed of a hashed embedding.
    pub seed: Option<u32>,
    params: Vec<(String, Array)>,
}

impl Layer {
    /// The array of a name.
    pub fn param(&self, name: &str) -> Result<&Array> {
        let found = self.params.iter().find(|(candidate, _)| candidate == name);
        found.map(|(_, array)| array).with_context(|| format!("layer {} has no {name}", self.name))
    }
}

/// The layers of a model file, breadth first.
pub fn layers(file: &[u8]) -> Result<Vec<Layer>> {
    let model = decode(file)?;
    let (nodes, attrs, params) =
        (list(get(&model, "nodes")?)?, list(get(&model, "attrs")?)?, list(get(&model, "params")?)?);
    ensure!(nodes.len() == attrs.len() && nodes.len() == params.len(), "lists of unequal length");
    nodes.iter().zip(attrs).zip(params).map(|((node, attrs), params)| layer(node, attrs, params)).collect()
}

fn layer(node: &Value, attrs: &Value, params: &Value) -> Result<Layer> {
    // Attributes are msgpack nested in msgpack.
    let seed = match find(attrs, "seed") {
        Some(seed) => Some(u32::try_from(number(&decode(bytes(seed)?)?)?)?),
        None => None,
    };
    let mut arrays = Vec::new();
    for (name, value) in entries(params)?.iter().filter(|(_, value)| !value.is_nil()) {
        arrays.push((text(name)?.to_owned(), array(value)?));
    }
    Ok(Layer { name: text(get(node, "name")?)?.to_owned(), seed, params: arrays })
}

fn array(value: &Value) -> Result<Array> {
    ensure!(bytes(get(value, "type")?)? == b"<f4", "an array of another type than <f4");
    let shape = list(get(value, "shape")?)?.iter().map(|n| Ok(number(n)? as usize)).collect::<Result<_>>()?;
    Ok(Array { shape, values: floats(bytes(get(value, "data")?)?) })
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}

/// Reads a numpy file of `<f4`, version 1, C order.
pub fn npy(file: &[u8]) -> Result<Array> {
    ensure!(file.starts_with(b"\x93NUMPY\x01\x00") && file.len() > 10, "not a numpy file of version 1");
    let header_end = 10 + usize::from(u16::from_le_bytes([file[8], file[9]]));
    let header = std::str::from_utf8(file.get(10..header_end).context("header cut short")?)?;
    ensure!(header.contains("'<f4'") && header.contains("'fortran_order': False"), "unexpected {header}");
    let shape =
        header.split_once("'shape': (").and_then(|(_, rest)| rest.split_once(')')).context("no shape")?.0;
    let shape = shape.split(',').filter_map(|n| n.trim().parse().ok()).collect();
    Ok(Array { shape, values: floats(&file[header_end..]) })
}
