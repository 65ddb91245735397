//! Transcripts of sessions: what is typed, what is printed, and the exit status.
//!
//! `TRYCMD=overwrite cargo test -p rapporteur -p rapporteur-tests transcripts` writes them again; read the
//! difference.

#[test]
fn transcripts() {
    let folder = rapporteur_tests::root().join("tests/suites/cli");
    let cases = trycmd::TestCases::new();
    cases.register_bin("rapporteur", rapporteur_tests::binary());
    cases.case(folder.join("*.trycmd").to_str().unwrap());
}
