//! The inputs in `tests/corpus/`: seeds in our own words, and inputs that once found a fault.

use std::path::Path;

/// The inputs of one target, and the words of its dictionary.
pub struct Corpus {
    /// Names and bytes, sorted by name.
    pub inputs: Vec<(String, Vec<u8>)>,
    /// Words of `tests/corpus/<target>.dict`.
    pub words: Vec<Vec<u8>>,
}

impl Corpus {
    /// Reads the corpus of a target.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn of(target: &str) -> Self {
        let folder = crate::root().join("tests/corpus");
        let mut inputs: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder.join(target))
            .unwrap_or_else(|error| panic!("tests/corpus/{target}: {error}"))
            .map(|entry| {
                let path = entry.expect("a folder is listed").path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                (name, std::fs::read(&path).expect("an input is read"))
            })
            .collect();
        inputs.sort();
        Self { inputs, words: words(&folder.join(format!("{target}.dict"))) }
    }
}

/// Parses a dictionary in libFuzzer's format: one word per line, in quotes, with `\x` before two hexadecimal
/// digits.
fn words(path: &Path) -> Vec<Vec<u8>> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let word = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
            let word = word.and_then(unescaped);
            word.unwrap_or_else(|| panic!("{}: `{line}` is no word in quotes", path.display()))
        })
        .collect()
}

fn unescaped(word: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = word.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'\\' {
            bytes.push(*first);
            continue;
        }
        match rest.split_first()? {
            (b'x', behind) => {
                let digits = std::str::from_utf8(behind.get(..2)?).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = &behind[2..];
            }
            (escaped, behind) => {
                bytes.push(*escaped);
                rest = behind;
            }
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn words_are_read_as_libfuzzer_reads_them() {
        assert_eq!(unescaped(r#"a\"\\\x0a\xffz"#), Some(b"a\"\\\n\xffz".to_vec()));
        assert_eq!(unescaped(r"\x0"), None);
    }
}
