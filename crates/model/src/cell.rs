//! Text from reports in spreadsheet cells.

use std::borrow::Cow;

/// The text as a cell that no spreadsheet takes for a formula: an apostrophe is put before text that begins with `=`, `+`, `-`,
/// `@`, a tab or a carriage return (OWASP, "CSV Injection"). Numbers stay as they are, whatever their sign.
///
/// ```
/// assert_eq!(rapporteur_model::text_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(rapporteur_model::text_cell("-5"), "-5");
/// ```
pub fn text_cell(text: &str) -> Cow<'_, str> {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    // `parse` also accepts names such as `-inf`, so a final digit is required.
    let is_number = || text.ends_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok();
    if begins && !is_number() { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_spreadsheet_would_compute_gets_an_apostrophe() {
        for text in ["=1+1", "+1 555 0100", "-inf", "-", "@SUM(A1)", "\t=1", "\r=1", "-2+3", "+1-2"] {
            assert_eq!(text_cell(text), format!("'{text}"));
        }
        for text in ["", "-5", "+0.5", "-1e3", "1+1", "'=1", "a=b", " =1", "Ana Ruiz"] {
            assert_eq!(text_cell(text), text);
        }
    }
}
