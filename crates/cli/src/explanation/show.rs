//! Explanations as text for people.

use super::{ClaimRow, ExplainedSentence, Explanation, MentionRow, PatternRow, TokenRow};
use std::fmt;

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, sentence) in self.sentences.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{sentence}")?;
        }
        Ok(())
    }
}

impl fmt::Display for ExplainedSentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "#{}  {}", self.number, self.text)?;
        let token = |t: &TokenRow| {
            let head = self.tokens.get(t.head.wrapping_sub(1)).map_or("", |head| head.text.as_str());
            let numbers = [t.number.to_string(), t.head.to_string()];
            let [number, at] = numbers;
            vec![
                number,
                t.text.clone(),
                t.tag.clone(),
                t.pos.clone(),
                t.lemma.clone(),
                t.dep.clone(),
                at,
                head.to_owned(),
            ]
        };
        table(f, "tokens", self.tokens.iter().map(token))?;
        let mention = |m: &MentionRow| {
            let form = format!("{:?}", m.form).to_lowercase();
            vec![m.text.clone(), m.r#type.clone(), m.entity.clone(), form, m.found_by.clone()]
        };
        table(f, "mentions", self.mentions.iter().map(mention))?;
        table(f, "times", self.times.iter().map(|t| vec![t.text.clone(), t.value.clone()]))?;
        table(
            f,
            "sayings",
            self.sayings.iter().map(|s| vec![s.source.clone(), s.cue.clone(), s.content.clone()]),
        )?;
        let pattern =
            |p: &PatternRow| vec![p.pattern.clone(), format!("at “{}”", p.trigger), p.outcome.clone()];
        table(f, "patterns that fired", self.patterns.iter().filter(|p| p.fired).map(pattern))?;
        table(f, "patterns that nearly fired", self.patterns.iter().filter(|p| !p.fired).map(pattern))?;
        table(f, "claims", self.claims.iter().map(claim_row))
    }
}

fn claim_row(claim: &ClaimRow) -> Vec<String> {
    let mut more = Vec::new();
    if !claim.attribution.is_empty() {
        let distance = if claim.distant { ", with distance" } else { "" };
        more.push(format!("says {}{distance}", claim.attribution.join(" > ")));
    }
    more.extend(claim.on_date.iter().map(|date| format!("on {date}")));
    more.extend(claim.role.iter().map(|role| format!("as {role}")));
    more.extend(claim.qualifiers.iter().cloned());
    vec![
        claim.subject.clone(),
        claim.relation.clone(),
        claim.object.clone(),
        claim.status.to_owned(),
        format!("{:.2}", claim.confidence),
        claim.found_by.clone(),
        more.join("; "),
    ]
}

/// Writes rows with aligned columns under a heading.
fn table(f: &mut fmt::Formatter<'_>, heading: &str, rows: impl Iterator<Item = Vec<String>>) -> fmt::Result {
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{heading}")?;
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |i: usize| {
        rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..n_columns).map(width).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        writeln!(f, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
