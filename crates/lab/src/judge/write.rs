//! The two files of `data/judge`.

use super::calibrate::Point;
use super::fit::Weights;
use anyhow::Result;
use rapporteur_extract::Judge;
use rapporteur_knowledge::{Error, Files};
use std::fmt::Write;

const WEIGHTS: &str = "judge/weights.tsv";
const CALIBRATION: &str = "judge/calibration.tsv";

/// What both files say of their making.
const MADE: &str = "# Made by `cargo xtask judge`: do not edit. Fitted to verdicts of readers (tests/gold/judged) on claims from reports of English\n\
                    # Wikinews (CC BY 2.5) and from reports of this project; 80 reports are set aside for the figures of data/README.md.\n";

/// The judge of weights and curve, read back from the two files as they will be written, by path.
pub fn judge(weights: &Weights, curve: &[Point]) -> Result<(Judge, [(&'static str, String); 2])> {
    let mut of_weights =
        format!("{MADE}# Logistic regression; weights in thousandths of the logit.\nfeature\tweight\n");
    for (feature, weight) in weights {
        writeln!(of_weights, "{feature}\t{weight}")?;
    }
    let mut of_curve = format!(
        "{MADE}# Isotonic regression on scores from outside of their own fold; confidence in hundredths.\nconfidence\tscore\n"
    );
    for (score, hundredths) in curve {
        writeln!(of_curve, "{hundredths:02}\t{score}")?;
    }
    let files = Files::default().with(WEIGHTS, of_weights.clone()).with(CALIBRATION, of_curve.clone());
    let mut faults = Vec::new();
    let judge = Judge::read(&files, &mut faults);
    if faults.is_empty() {
        return Ok((judge, [(WEIGHTS, of_weights), (CALIBRATION, of_curve)]));
    }
    Err(Error::of(faults).into())
}

/// Writes the files below `data/`.
pub fn save(files: &[(&str, String)]) -> Result<()> {
    let data = rapporteur_xtask::project::root().join("data");
    std::fs::create_dir_all(data.join("judge"))?;
    for (path, text) in files {
        std::fs::write(data.join(path), text)?;
        println!("written: data/{path}");
    }
    Ok(())
}
