//! Extraction reaches the figures on third-party texts that `tests/README.md` shows.

use rapporteur_tests::{Document, Shell, root};

tests!(measures_are_what_the_program_reaches);

fn measures_are_what_the_program_reaches() {
    Document::with_gold("tests/README.md").compare(&Shell::new(&root()));
}
