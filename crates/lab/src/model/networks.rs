//! Converts weights to the layout that the kernels need.

use anyhow::{Context, Result, ensure};
use rapporteur_language::model::{Encoder, Precision};

use super::Wheel;
use super::msgpack::{bytes, decode, get};
use super::thinc::{Array, Layer, layers};

/// Biases and gains are few, so they are always stored as trained.
const EXACT: Precision = Precision::F32;

/// Number of attributes. Both embedding networks have their tables in the order in which the model file
/// numbers them.
const N_ATTRIBUTES: usize = 6;

fn find<'l>(layers: &'l [Layer], name: &str) -> Result<&'l Layer> {
    layers.iter().find(|layer| layer.name == name).with_context(|| format!("no layer {name}"))
}

fn named<'l>(layers: &'l [Layer], name: &str) -> Vec<&'l Layer> {
    layers.iter().filter(|layer| layer.name == name).collect()
}

/// Element `[i][o]` of the result is `value(i, o)`.
fn matrix(inputs: usize, outputs: usize, value: impl Fn(usize, usize) -> f32) -> Vec<f32> {
    (0..inputs * outputs).map(|at| value(at / outputs, at % outputs)).collect()
}

fn vector(encoder: &mut Encoder, values: &[f32]) {
    encoder.tensor(values, values.len(), EXACT);
}

/// Encodes an embedding network: tables, projected vectors, mixing layer, convolutions.
pub fn encode_tok2vec(wheel: &Wheel, part: &str, vectors: &Array, precision: Precision) -> Result<Encoder> {
    let layers = layers(&wheel.read(&format!("{part}/model"))?)?;
    let embeddings = named(&layers, "hashembed");
    ensure!(embeddings.len() <= N_ATTRIBUTES, "{} embedding tables", embeddings.len());
    let mut encoder = Encoder::default();
    encoder.count(embeddings.len());
    for (attribute, embedding) in embeddings.into_iter().enumerate() {
        let table = embedding.param("E")?;
        encoder.count(attribute);
        encoder.u32(embedding.seed.context("an embedding without seed")?);
        encoder.tensor(&table.values, table.dims::<2>()?[1], precision);
    }
    match find(&layers, "static_vectors") {
        Ok(layer) => {
            let weights = layer.param("W")?;
            encoder.u8(1);
            encoder.tensor(&project(vectors, weights)?, weights.dims::<2>()?[0], precision);
        }
        Err(_) => encoder.u8(0),
    }
    let (maxouts, norms) = (named(&layers, "maxout"), named(&layers, "layernorm"));
    ensure!(maxouts.len() == norms.len(), "a layer without normalisation");
    for (maxout, norm) in maxouts.into_iter().zip(norms) {
        encode_maxout(&mut encoder, maxout, norm, precision)?;
    }
    Ok(encoder)
}

/// Multiplies every vector with the layer's weights, and sums in double precision.
fn project(vectors: &Array, weights: &Array) -> Result<Vec<f32>> {
    let ([_, length], [outputs, inputs]) = (vectors.dims()?, weights.dims()?);
    ensure!(length == inputs, "vectors of length {length} for {inputs} inputs");
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>();
    let rows = vectors.values.chunks_exact(length);
    let mut projected = Vec::with_capacity(rows.len() * outputs);
    for row in rows {
        projected.extend(weights.values.chunks_exact(inputs).map(|weights| dot(row, weights) as f32));
    }
    Ok(projected)
}

fn encode_maxout(encoder: &mut Encoder, maxout: &Layer, norm: &Layer, precision: Precision) -> Result<()> {
    let (weights, bias) = (maxout.param("W")?, maxout.param("b")?);
    let [width, pieces, inputs] = weights.dims()?;
    let output = |at: usize| at % width * pieces + at / width;
    encoder.count(pieces);
    let turned = matrix(inputs, pieces * width, |i, o| weights.values[output(o) * inputs + i]);
    encoder.tensor(&turned, pieces * width, precision);
    vector(encoder, &matrix(1, pieces * width, |_, o| bias.values[output(o)]));
    vector(encoder, &norm.param("G")?.values);
    vector(encoder, &norm.param("b")?.values);
    Ok(())
}

fn encode_linear(encoder: &mut Encoder, layer: &Layer, precision: Precision) -> Result<()> {
    let weights = layer.param("W")?;
    let [outputs, inputs] = weights.dims()?;
    let turned = matrix(inputs, outputs, |i, o| weights.values[o * inputs + i]);
    encoder.tensor(&turned, outputs, precision);
    vector(encoder, &layer.param("b")?.values);
    Ok(())
}

/// Encodes the tagger's tags and its single layer.
pub fn encode_tagger(wheel: &Wheel, precision: Precision) -> Result<Encoder> {
    let config: serde_json::Value = serde_json::from_slice(&wheel.read("tagger/cfg")?)?;
    let labels = config["labels"].as_array().context("the tagger has no labels")?;
    let labels: Vec<&str> = labels.iter().filter_map(|label| label.as_str()).collect();
    let mut encoder = Encoder::default();
    encoder.strs(&labels);
    encode_linear(&mut encoder, find(&layers(&wheel.read("tagger/model")?)?, "softmax")?, precision)?;
    Ok(encoder)
}

/// Encodes a transition system: its actions and the network that scores them.
pub fn encode_transitions(wheel: &Wheel, part: &str, precision: Precision) -> Result<Encoder> {
    let mut encoder = Encoder::default();
    let actions = actions(&wheel.read(&format!("{part}/moves"))?)?;
    encoder.count(actions.len());
    for (kind, label) in &actions {
        encoder.u8(*kind);
        encoder.str(label);
    }
    let layers = layers(&wheel.read(&format!("{part}/model"))?)?;
    let slots = find(&layers, "precomputable_affine")?;
    let hidden = slots.param("b")?.dims::<2>()?[0];
    // The lower layer ends in the hidden width, and the upper layer starts from it.
    let (lower, upper) = match named(&layers, "linear")[..] {
        [a, b] if a.param("W")?.dims::<2>()?[0] == actions.len() => (b, a),
        [a, b] => (a, b),
        _ => anyhow::bail!("{part} has another number of linear layers than two"),
    };
    ensure!(upper.param("W")?.shape == [actions.len(), hidden], "{part} scores other actions");
    encode_linear(&mut encoder, lower, precision)?;
    encode_slots(&mut encoder, slots, precision)?;
    encode_linear(&mut encoder, upper, precision)?;
    Ok(encoder)
}

fn encode_slots(encoder: &mut Encoder, layer: &Layer, precision: Precision) -> Result<()> {
    let (weights, padding, bias) = (layer.param("W")?, layer.param("pad")?, layer.param("b")?);
    let [n_slots, hidden, pieces, inputs] = weights.dims()?;
    let slot_width = pieces * hidden;
    // Reorders [slot][hidden][piece] to [slot][piece][hidden].
    let output = |at: usize| {
        let (slot, piece, unit) = (at / slot_width, at % slot_width / hidden, at % hidden);
        slot * slot_width + unit * pieces + piece
    };
    let outputs = n_slots * slot_width;
    let turned = matrix(inputs, outputs, |i, o| weights.values[output(o) * inputs + i]);
    encoder.tensor(&turned, outputs, precision);
    vector(encoder, &matrix(1, outputs, |_, o| padding.values[output(o)]));
    vector(encoder, &matrix(1, slot_width, |_, o| bias.values[output(o)]));
    Ok(())
}

/// Kind and label of every action, in the order of the scores: by kind, then by frequency and label, both descending.
fn actions(file: &[u8]) -> Result<Vec<(u8, String)>> {
    let moves = decode(file)?;
    let moves: serde_json::Value = serde_json::from_slice(bytes(get(&moves, "moves")?)?)?;
    let mut actions = Vec::new();
    for (kind, labels) in moves.as_object().context("moves are not a map")? {
        for (label, frequency) in labels.as_object().context("labels are not a map")? {
            let frequency = frequency.as_i64().context("a frequency is not a number")?;
            actions.push((kind.parse::<u8>()?, std::cmp::Reverse((frequency, label.clone()))));
        }
    }
    actions.sort();
    Ok(actions.into_iter().map(|(kind, std::cmp::Reverse((_, label)))| (kind, label)).collect())
}
