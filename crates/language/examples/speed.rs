//! Measures load time and tokens per second on one thread, first with empty caches, then with full ones:
//!
//! ```text
//! cargo run --release -p rapporteur-language --example speed -- FILES
//! ```

#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use std::error::Error;
use std::time::Instant;

use rapporteur_language::{Analyzer, split_paragraphs};

fn main() -> Result<(), Box<dyn Error>> {
    let texts: Vec<String> =
        std::env::args().skip(1).map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let analyzer = Analyzer::embedded()?;
    println!("load {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    for round in ["first round", "second round"] {
        let start = Instant::now();
        let mut n_tokens = 0;
        for text in &texts {
            for paragraph in split_paragraphs(text) {
                n_tokens += analyzer.analyze(&text[paragraph]).tokens.len();
            }
        }
        let seconds = start.elapsed().as_secs_f64();
        println!("{round}: {n_tokens} tokens, {:.0} tokens/s", n_tokens as f64 / seconds);
    }
    Ok(())
}
