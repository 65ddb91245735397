//! The binary starts. The suites that use it are in the package `rapporteur-tests`.

use std::process::Command;

#[test]
fn tells_its_version() {
    let output = Command::new(env!("CARGO_BIN_EXE_rapporteur")).arg("--version").output().unwrap();
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!("rapporteur {}\n", env!("CARGO_PKG_VERSION"))
    );
}
