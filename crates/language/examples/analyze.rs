//! Prints the analysis of a text, for authors of rules:
//!
//! ```text
//! cargo run -p rapporteur-language --example analyze -- "Ana Ruiz has left Acme."
//! cargo run -p rapporteur-language --example analyze -- --model FILE.rapm "Ana Ruiz has left Acme."
//! ```

#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

use std::error::Error;

use rapporteur_language::{Analysis, Analyzer, split_paragraphs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let analyzer = if arguments.first().is_some_and(|first| first == "--model") && arguments.len() > 1 {
        let analyzer = Analyzer::open(&arguments[1])?;
        arguments.drain(..2);
        analyzer
    } else {
        Analyzer::embedded()?
    };
    let text = arguments.join(" ");
    for paragraph in split_paragraphs(&text) {
        print(&analyzer.analyze(&text[paragraph]));
    }
    Ok(())
}

/// Prints one line per token, with indices that count from 0, and an empty line after each sentence.
fn print(analysis: &Analysis) {
    for sentence in &analysis.sentences {
        for i in sentence.clone() {
            let token = &analysis.tokens[i];
            println!(
                "{i:>3}  {:<16} {:<16} {:<6} {:<5} {:>3} {:<10} {:<12} {}",
                token.text.escape_debug().to_string(),
                token.lemma.escape_debug().to_string(),
                token.pos,
                token.tag,
                token.head,
                token.dep,
                name_at(analysis, i),
                token.morph,
            );
        }
        println!();
    }
}

/// `B-GPE` at the first token of a name, `I-GPE` at the others, `-` elsewhere.
fn name_at(analysis: &Analysis, token: usize) -> String {
    match analysis.names.iter().find(|name| name.tokens.contains(&token)) {
        Some(name) => format!("{}-{}", if name.tokens.start == token { "B" } else { "I" }, name.label),
        None => "-".to_owned(),
    }
}
