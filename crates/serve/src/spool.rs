//! An answer on its way from a worker to a client: in memory if it is short, else in a file without a name, so that neither
//! many nor slow clients take memory or hold a worker.

use axum::body::{Body, Bytes};
use std::io::SeekFrom;
use tokio::fs::File;
use tokio::io::{self, AsyncSeekExt, AsyncWriteExt};
use tokio_util::io::ReaderStream;

/// Most bytes of an answer in memory.
const IN_MEMORY: usize = 256 << 10;

/// Bytes of a piece that is read from the file at a time.
const PIECE: usize = 64 << 10;

/// Bytes that are collected and then sent.
#[derive(Debug, Default)]
pub(crate) struct Spool {
    memory: Vec<u8>,
    file: Option<File>,
    length: u64,
}

impl Spool {
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
