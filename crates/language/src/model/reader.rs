//! Reads the values of one section in order.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::{Precision, Tensor};
use crate::Error;

/// A part of the model file, which is not copied.
#[derive(Clone, Debug)]
pub struct Slice {
    file: Arc<Cow<'static, [u8]>>,
    range: Range<usize>,
}

impl Slice {
    /// Makes the slice; `range` must lie inside the file.
    pub(crate) fn new(file: Arc<Cow<'static, [u8]>>, range: Range<usize>) -> Self {
        Self { file, range }
    }

    /// The bytes of the slice.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.file[self.range.clone()]
    }

    /// The `i`-th 16-bit number of the slice.
    pub(crate) fn u16(&self, i: usize) -> Option<u16> {
        self.bytes().get(i * 2..i * 2 + 2)?.try_into().ok().map(u16::from_le_bytes)
    }

    /// The `i`-th 32-bit number of the slice.
    pub(crate) fn u32(&self, i: usize) -> Option<u32> {
        self.bytes().get(i * 4..i * 4 + 4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// The `i`-th 64-bit number of the slice.
    pub(crate) fn u64(&self, i: usize) -> Option<u64> {
        self.bytes().get(i * 8..i * 8 + 8)?.try_into().ok().map(u64::from_le_bytes)
    }
}

/// A position in a section.
#[derive(Debug)]
pub struct SectionReader {
    slice: Slice,
    at: usize,
    section: &'static str,
}

impl SectionReader {
    pub(crate) fn new(slice: Slice, section: &'static str) -> Self {
        Self { slice, at: 0, section }
    }

    /// Makes an error about this section.
    pub(crate) fn damaged(&self, problem: impl Into<String>) -> Error {
        Error::Damaged { section: self.section, problem: problem.into() }
    }

    /// Reads the next `n_bytes` bytes without copying them.
    pub(crate) fn slice(&mut self, n_bytes: usize) -> Result<Slice, Error> {
        let start = self.slice.range.start + self.at;
        match start.checked_add(n_bytes) {
            Some(end) if end <= self.slice.range.end => {
                self.at += n_bytes;
                Ok(Slice::new(self.slice.file.clone(), start..end))
            }
            _ => Err(self.damaged("it ends too early")),
        }
    }

    /// Reads the next `count` values of `size` bytes each without copying them.
    pub(crate) fn array(&mut self, count: usize, size: usize) -> Result<Slice, Error> {
        match count.checked_mul(size) {
            Some(n_bytes) => self.slice(n_bytes),
            None => Err(self.damaged("a count is out of range")),
        }
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let slice = self.slice(N)?;
        slice.bytes().try_into().map_err(|_| self.damaged("it ends too early"))
    }

    /// Reads the next byte.
    pub(crate) fn u8(&mut self) -> Result<u8, Error> {
        self.number::<1>().map(|[byte]| byte)
    }

    /// Reads the next 32-bit number.
    pub(crate) fn u32(&mut self) -> Result<u32, Error> {
        self.number().map(u32::from_le_bytes)
    }

    /// Reads the next 64-bit number.
    pub(crate) fn u64(&mut self) -> Result<u64, Error> {
        self.number().map(u64::from_le_bytes)
    }

    /// Reads the next 32-bit number as a count.
    pub(crate) fn count(&mut self) -> Result<usize, Error> {
        self.u32().map(|n| n as usize)
    }

    /// Reads the next string.
    pub(crate) fn str(&mut self) -> Result<Box<str>, Error> {
        let n_bytes = self.count()?;
        let slice = self.slice(n_bytes)?;
        std::str::from_utf8(slice.bytes()).map(Into::into).map_err(|_| self.damaged("a string is not UTF-8"))
    }

    /// Reads the next list: a count, then that many items, each by `read`.
    pub(crate) fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let n = self.count()?;
        (0..n).map(|_| read(self)).collect()
    }

    /// Reads the next matrix without copying it.
    pub(crate) fn tensor(&mut self) -> Result<Tensor, Error> {
        let precision = match self.u8()? {
            0 => Precision::F32,
            1 => Precision::F16,
            other => return Err(self.damaged(format!("unknown precision {other}"))),
        };
        let (rows, cols) = (self.count()?, self.count()?);
        let values = rows.checked_mul(cols).ok_or_else(|| self.damaged("a matrix is too large"))?;
        let slice = self.array(values, precision.bytes())?;
        Ok(Tensor::new(slice, precision, rows, cols))
    }

    /// Reads the next matrix, which must have this shape.
    pub(crate) fn tensor_of(&mut self, rows: usize, cols: usize) -> Result<Tensor, Error> {
        let tensor = self.tensor()?;
        if (tensor.rows(), tensor.cols()) == (rows, cols) {
            return Ok(tensor);
        }
        let found = format!("{}×{}", tensor.rows(), tensor.cols());
        Err(self.damaged(format!("a matrix is {found} where {rows}×{cols} is wanted")))
    }

    /// Reads the next one-row matrix of `n` values and decodes it.
    pub(crate) fn vector(&mut self, n: usize) -> Result<Vec<f32>, Error> {
        self.tensor_of(1, n).map(|tensor| tensor.to_vec())
    }
}
