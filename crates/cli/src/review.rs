//! Shows doubtful pairs to a person one by one.

use anyhow::Result;
use rapporteur_pipeline::StoreFolder;
use rapporteur_reasons::{Answer, Pair};
use std::io::{BufRead, Write};

/// Shows each pair, asks, and writes each answer to the file of judgements before the next question. If
/// nobody can answer, only shows the pairs. Returns the number of judgements written.
pub fn ask(
    pairs: &[Pair],
    folder: &StoreFolder,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<usize> {
    let mut n_written = 0;
    let mut line = String::new();
    for (i, pair) in pairs.iter().enumerate() {
        write!(out, "{}/{}  {pair}", i + 1, pairs.len())?;
        loop {
            write!(out, "  m(erge), a(part), s(kip) or q(uit), then a reason: ")?;
            out.flush()?;
            line.clear();
            if input.read_line(&mut line)? == 0 {
                writeln!(out)?;
                for (j, pair) in pairs.iter().enumerate().skip(i + 1) {
                    write!(out, "{}/{}  {pair}", j + 1, pairs.len())?;
                }
                return Ok(n_written);
            }
            match pair.answer(&line) {
                Some(Answer::Judged(decision, reason)) => {
                    writeln!(out, "{}: {reason}", decision.word())?;
                    folder.add_judgements(&[(decision, reason)])?;
                    n_written += 1;
                    break;
                }
                Some(Answer::Skip) => {
                    writeln!(out, "skipped")?;
                    break;
                }
                Some(Answer::Quit) => {
                    writeln!(out, "left")?;
                    return Ok(n_written);
                }
                None => writeln!(out, "“{}” is no answer", line.trim())?,
            }
        }
    }
    Ok(n_written)
}
