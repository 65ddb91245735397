//! What came since a build as text for people.

use super::news::{ClaimNews, DisputeNews, EdgeNews, Group, News, NodeNews, ReportNews};
use crate::inputs::titled;
use rapporteur_model::short_hash;
use std::fmt::{self, Formatter};

/// News with a bound on the lines of each kind.
pub struct Shown<'n> {
    news: &'n News,
    most: usize,
}

impl News {
    /// The text, with at most so many new, changed and gone ones of each kind; 0 for all.
    pub fn shown(&self, most: usize) -> Shown<'_> {
        Shown { news: self, most: if most == 0 { usize::MAX } else { most } }
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let News { since, build, reports, meetings, people, things, claims, edges, disputes, .. } = self.news;
        let since = since.as_deref().map(short_hash);
        writeln!(f, "since        {}", since.unwrap_or("the beginning"))?;
        self.group(f, "reports", reports, ["new", "revised", "gone"], report)?;
        self.group(f, "meetings", meetings, ["new", "changed", "gone"], node)?;
        self.group(f, "people", people, ["new", "changed", "gone"], node)?;
        self.group(f, "things", things, ["new", "changed", "gone"], node)?;
        self.group(f, "claims", claims, ["new", "changed", "gone"], claim)?;
        self.group(f, "edges", edges, ["new", "changed", "gone"], edge)?;
        self.group(f, "disputes", disputes, ["new", "changed", "gone"], dispute)?;
        if self.news.is_empty() {
            let told = if since.is_some() {
                "nothing has changed"
            } else {
                "this is the first build that the store remembers"
            };
            writeln!(f, "{told}")?;
        }
        writeln!(f, "build        {}", short_hash(build))
    }
}

impl Shown<'_> {
    fn group<T>(
        &self,
        f: &mut Formatter<'_>,
        name: &str,
        group: &Group<T>,
        words: [&str; 3],
        line: impl Fn(&T) -> String,
    ) -> fmt::Result {
        let lists = [&group.new, &group.changed, &group.gone];
        let counts = lists.iter().zip(words).filter(|(list, _)| !list.is_empty());
        let counts: Vec<String> = counts.map(|(list, word)| format!("{} {word}", list.len())).collect();
        if counts.is_empty() {
            return Ok(());
        }
        writeln!(f, "{name:12} {}", counts.join(", "))?;
        for (list, word) in lists.into_iter().zip(words) {
            for one in list.iter().take(self.most) {
                writeln!(f, "  {word:10} {}", line(one))?;
            }
            if list.len() > self.most {
                writeln!(
                    f,
                    "  {:10} … and {} more {word}: rapporteur changes --all",
                    "",
                    list.len() - self.most
                )?;
            }
        }
        Ok(())
    }
}

fn report(report: &ReportNews) -> String {
    titled(&report.title, Some(&report.input))
}

fn node(node: &NodeNews) -> String {
    let status = |node: &NodeNews| node.status.clone().unwrap_or_default();
    let was = node.was.as_deref();
    let relabelled = was.filter(|was| was.label != node.label).map(|was| format!(", was {}", was.label));
    let status = match was.map(status).filter(|was| *was != status(node)) {
        Some(was) if !was.is_empty() => format!("{was} → {}", status(node)),
        _ => status(node),
    };
    format!("{}{}  {}  {status}", node.label, relabelled.unwrap_or_default(), node.id).trim_end().to_owned()
}

fn claim(claim: &ClaimNews) -> String {
    format!("{} ({}), in {}", claim.words, claim.status, titled(&claim.title, Some(&claim.input)))
}

fn edge(edge: &EdgeNews) -> String {
    edge.words.clone()
}

fn dispute(dispute: &DisputeNews) -> String {
    format!("{} about {}  {}", dispute.kind, dispute.label, dispute.id)
}
