#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| rapporteur_tests::fuzz::run("sparql", input));
