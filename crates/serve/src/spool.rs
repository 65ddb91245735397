//! An answer on its way from a worker to a client: in memory if it is short, else in a file without a name, so that neither
//! many nor slow clients take memory or hold a worker.

use axum::body::{Body, Bytes};
use std::io::{SeekFrom, Write};
use tokio::fs::File;
use tokio::io::{self, AsyncSeekExt, AsyncWriteExt};
use tokio_util::io::ReaderStream;

/// Most bytes of an answer in memory.
const IN_MEMORY: usize = 256 << 10;

/// Bytes of a piece that is read from the file at a time.
const PIECE: usize = 64 << 10;

/// Why an answer is not kept.
#[derive(Debug, thiserror::Error)]
#[error("the answer cannot be kept in the folder for temporary files: {0}: make room there")]
pub(crate) struct Unkept(pub io::Error);

/// Bytes that are collected and then sent.
#[derive(Debug, Default)]
pub(crate) struct Spool {
    memory: Vec<u8>,
    file: Option<File>,
    length: u64,
}

impl Spool {
    /// All bytes of an answer. A thread that may wait for the disk does this.
    pub fn of(bytes: Vec<u8>) -> io::Result<Self> {
        let length = bytes.len() as u64;
        if bytes.len() <= IN_MEMORY {
            return Ok(Self { memory: bytes, file: None, length });
        }
        let mut file = tempfile::tempfile()?;
        file.write_all(&bytes)?;
        Ok(Self { memory: Vec::new(), file: Some(File::from_std(file)), length })
    }

    /// Adds bytes.
    pub async fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.length += bytes.len() as u64;
        if self.file.is_none() && self.memory.len() + bytes.len() <= IN_MEMORY {
            self.memory.extend_from_slice(bytes);
            return Ok(());
        }
        if self.file.is_none() {
            let mut file = File::from_std(tempfile::tempfile()?);
            file.write_all(&std::mem::take(&mut self.memory)).await?;
            self.file = Some(file);
        }
        match &mut self.file {
            Some(file) => file.write_all(bytes).await,
            None => Ok(()),
        }
    }

    /// How many bytes there are.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The bytes to send.
    pub async fn into_body(self) -> io::Result<Body> {
        match self.file {
            None => Ok(Body::from(Bytes::from(self.memory))),
            Some(mut file) => {
                file.flush().await?;
                file.seek(SeekFrom::Start(0)).await?;
                Ok(Body::from_stream(ReaderStream::with_capacity(file, PIECE)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_memory_and_from_a_file() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        for length in [0, 10, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY] {
            let bytes: Vec<u8> = (0..length).map(|i| (i % 251) as u8).collect();
            runtime.block_on(async {
                let mut pieces = Spool::default();
                for piece in bytes.chunks(1_000) {
                    pieces.add(piece).await.unwrap();
                }
                for spool in [Spool::of(bytes.clone()).unwrap(), pieces] {
                    assert_eq!(spool.file.is_some(), length > IN_MEMORY);
                    assert_eq!(spool.length(), length as u64);
                    let body = spool.into_body().await.unwrap();
                    assert!(axum::body::to_bytes(body, usize::MAX).await.unwrap() == bytes);
                }
            });
        }
    }
}
