//! Shows doubtful things to a person one by one.

use anyhow::Result;
use rapporteur_pipeline::StoreFolder;
use rapporteur_reasons::{Answer, Question};
use std::io::{BufRead, Write};

/// A question with its number among those of its kind, as `3/20`.
type Numbered<'q> = (String, &'q dyn Question);

/// Numbers the questions of one kind.
pub fn numbered<Q: Question>(questions: &[Q]) -> impl Iterator<Item = Numbered<'_>> {
    let n = questions.len();
    questions
        .iter()
        .enumerate()
        .map(move |(i, question)| (format!("{}/{n}", i + 1), question as &dyn Question))
}

/// Shows each question, asks, and writes each answer to the file of judgements before the next question. If
/// nobody can answer, only shows the questions. Returns the number of judgements written.
pub fn ask(
    questions: &[Numbered<'_>],
    folder: &StoreFolder,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<usize> {
    let mut n_written = 0;
    let mut line = String::new();
    for (i, (number, question)) in questions.iter().enumerate() {
        write!(out, "{number}  {question}")?;
        loop {
            write!(out, "  {}, then a reason: ", question.answers())?;
            out.flush()?;
            line.clear();
            if input.read_line(&mut line)? == 0 {
                writeln!(out)?;
                for (number, question) in &questions[i + 1..] {
                    write!(out, "{number}  {question}")?;
                }
                return Ok(n_written);
            }
            match question.answer(&line) {
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
