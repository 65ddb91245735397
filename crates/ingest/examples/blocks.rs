//! Prints the blocks that ingestion finds in the given inputs: `cargo run -p rapporteur-ingest --example blocks -- PATH...`.

#![allow(clippy::print_stdout, reason = "the example is for reading its output")]

fn main() -> Result<(), rapporteur_ingest::Error> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    for input in rapporteur_ingest::read_paths(&paths, &rapporteur_ingest::Options::default())? {
        println!("== {}", input.name);
        for diagnostic in &input.diagnostics {
            println!("   {:?} {}: {}", diagnostic.severity, diagnostic.code, diagnostic.message);
        }
        for report in &input.reports {
            println!("-- {} {:?}", report.id, report.format);
            println!("   title {:?}", report.title.as_ref().map(|t| &t.value));
            println!("   published {:?} by {:?}", report.published_on, report.publisher);
            println!("   dateline {:?}", report.dateline);
            for credit in &report.credits {
                println!("   {:?} {:?} {:?}", credit.role, credit.name.value, credit.name.span);
            }
            for diagnostic in &report.diagnostics {
                println!("   {:?} {}: {}", diagnostic.severity, diagnostic.code, diagnostic.message);
            }
            for block in &report.blocks {
                let text: String = block.span.of(&report.text).chars().take(90).collect();
                println!("   {:?} {}..{} {text:?}", block.kind, block.span.start, block.span.end);
            }
        }
    }
    Ok(())
}
