//! Writes the model file, for the converter and for tests.

use half::f16;

use super::{ALIGNMENT, ENTRY_BYTES, HEADER_BYTES, MAGIC, Precision, Section, VERSION};

/// The bytes of one section as it is written.
#[derive(Default, Debug)]
pub struct Encoder {
    bytes: Vec<u8>,
}

impl Encoder {
    /// Appends one byte.
    pub fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// Appends a 16-bit number.
    pub fn u16(&mut self, value: u16) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Appends a 32-bit number.
    pub fn u32(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Appends a 64-bit number.
    pub fn u64(&mut self, value: u64) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Appends a count; a section never holds four thousand million items.
    pub fn count(&mut self, value: usize) {
        self.u32(value as u32);
    }

    /// Appends raw bytes.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Appends the contents of another encoder.
    pub fn append(&mut self, other: Self) {
        self.bytes.extend(other.bytes);
    }

    /// Appends a string, preceded by its length.
    pub fn str(&mut self, text: &str) {
        self.count(text.len());
        self.raw(text.as_bytes());
    }

    /// Appends a list of strings, preceded by its length.
    pub fn strs<S: AsRef<str>>(&mut self, texts: &[S]) {
        self.count(texts.len());
        for text in texts {
            self.str(text.as_ref());
        }
    }

    /// Appends a matrix with `cols` columns, row by row, rounded to `precision`.
    pub fn tensor(&mut self, values: &[f32], cols: usize, precision: Precision) {
        self.u8(precision as u8);
        self.count(values.len() / cols.max(1));
        self.count(cols);
        for value in values {
            match precision {
                Precision::F32 => self.raw(&value.to_le_bytes()),
                Precision::F16 => self.raw(&f16::from_f32(*value).to_le_bytes()),
            }
        }
    }
}

/// Joins sections into the bytes of a model file. `digest` is SHA-256, which only the converter needs.
pub fn write_model(sections: &[(Section, Encoder)], digest: impl Fn(&[u8]) -> [u8; 32]) -> Vec<u8> {
    let table_end = HEADER_BYTES + ENTRY_BYTES * sections.len();
    let mut table = Vec::new();
    let mut payload = Vec::new();
    for (section, encoder) in sections {
        let start = (table_end + payload.len()).next_multiple_of(ALIGNMENT);
        payload.resize(start - table_end, 0);
        payload.extend_from_slice(&encoder.bytes);
        table.extend((*section as u32).to_le_bytes());
        table.extend(0_u32.to_le_bytes());
        table.extend((start as u64).to_le_bytes());
        table.extend((encoder.bytes.len() as u64).to_le_bytes());
    }
    let mut file = Vec::with_capacity(table_end + payload.len());
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend(digest(&payload));
    file.extend((sections.len() as u32).to_le_bytes());
    file.extend(0_u32.to_le_bytes());
    file.extend(table);
    file.extend(payload);
    file
}
