//! Frames: how bytes are parted on a pipe.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Read, Write};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// Most bytes of a frame.
pub(super) const MOST: usize = 32 << 20;

fn too_long(length: usize) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("a frame of {length} bytes"))
}

fn checked(length: u32) -> io::Result<usize> {
    let length = length as usize;
    if length > MOST { Err(too_long(length)) } else { Ok(length) }
}

fn length_of(bytes: &[u8]) -> io::Result<[u8; 4]> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length as usize <= MOST);
    length.map(u32::to_le_bytes).ok_or_else(|| too_long(bytes.len()))
}

/// Reads a frame; `None` at the end of the input.
pub(super) fn read(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    if let Err(error) = input.read_exact(&mut length) {
        return if error.kind() == io::ErrorKind::UnexpectedEof { Ok(None) } else { Err(error) };
    }
    let mut bytes = vec![0; checked(u32::from_le_bytes(length))?];
    input.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

/// Writes a frame.
pub(super) fn write(out: &mut (impl Write + ?Sized), bytes: &[u8]) -> io::Result<()> {
    out.write_all(&length_of(bytes)?)?;
    out.write_all(bytes)
}

/// Writes a value as a frame of JSON.
pub(super) fn write_json(out: &mut (impl Write + ?Sized), value: &impl Serialize) -> io::Result<()> {
    write(out, &serde_json::to_vec(value)?)
}

/// Reads a frame from a process.
pub(super) async fn receive(input: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = input.read_u32_le().await?;
    let mut bytes = vec![0; checked(length)?];
    input.read_exact(&mut bytes).await?;
    Ok(bytes)
}

/// Reads a frame of JSON from a process.
pub(super) async fn receive_json<T: DeserializeOwned>(input: &mut (impl AsyncRead + Unpin)) -> io::Result<T> {
    Ok(serde_json::from_slice(&receive(input).await?)?)
}

/// Sends a value as a frame of JSON to a process.
pub(super) async fn send_json(out: &mut (impl AsyncWrite + Unpin), value: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(value)?;
    out.write_all(&length_of(&bytes)?).await?;
    out.write_all(&bytes).await?;
    out.flush().await
}

/// Parts what is written into frames.
pub(super) struct Frames<'o> {
    out: &'o mut dyn Write,
    buffer: Vec<u8>,
}

/// Bytes of a frame of an answer.
const PIECE: usize = 64 << 10;

impl<'o> Frames<'o> {
    pub fn new(out: &'o mut dyn Write) -> Self {
        Self { out, buffer: Vec::with_capacity(PIECE) }
    }

    /// Writes what is left, and the empty frame that ends an answer.
    pub fn finish(mut self) -> io::Result<()> {
        self.put()?;
        write(self.out, &[])
    }

    fn put(&mut self) -> io::Result<()> {
        if !self.buffer.is_empty() {
            write(self.out, &self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }
}

impl Write for Frames<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(PIECE - self.buffer.len());
        self.buffer.extend_from_slice(&bytes[..taken]);
        if self.buffer.len() == PIECE {
            self.put()?;
        }
        Ok(taken)
    }

    /// Frames are put when they are full.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_pieces_comes_back_whole() {
        let answer: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut pipe = Vec::new();
        let mut frames = Frames::new(&mut pipe);
        answer.chunks(1_000).for_each(|piece| frames.write_all(piece).unwrap());
        frames.finish().unwrap();
        let mut input = pipe.as_slice();
        let mut whole = Vec::new();
        loop {
            let frame = read(&mut input).unwrap().unwrap();
            assert!(frame.len() <= PIECE);
            if frame.is_empty() {
                break;
            }
            whole.extend(frame);
        }
        assert!(whole == answer && read(&mut input).unwrap().is_none());
    }

    #[test]
    fn a_frame_that_cannot_be_is_refused_before_memory_is_taken() {
        assert!(read(&mut [255, 255, 255, 255, 1].as_slice()).is_err());
        assert!(read(&mut [5, 0, 0, 0, 1].as_slice()).is_err());
        assert!(read(&mut [5, 0].as_slice()).unwrap().is_none());
    }
}
