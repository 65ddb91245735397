//! A matrix as one page that needs nothing beside it: no script, no font, no address.

mod page;

use crate::matrix::{
    Cell, Facet, Matrix, Overview, OverviewRow, ReportRef, Saying, Source, Verdict, agreement, written,
};
use page::{escaped, page};
use std::collections::BTreeMap;

/// The page of a matrix: a row for each facet, a column for each origin, the words behind each cell.
pub fn html(matrix: &Matrix) -> String {
    let reports: BTreeMap<&str, &ReportRef> =
        matrix.origins.iter().flat_map(|o| &o.reports).map(|report| (report.id.0.as_str(), report)).collect();
    let heads: String = matrix.origins.iter().map(head).collect();
    let rows: String = matrix.facets.iter().map(|facet| row(facet, &reports)).collect();
    let n_reports = reports.len();
    let intro = format!(
        "<p>{} {} from {} {}. Rows are what can be said; columns are origins: reports that share their text or relay one \
         another are one voice. Open a cell for the words.</p>",
        n_reports,
        plural(n_reports, "report"),
        matrix.origins.len(),
        plural(matrix.origins.len(), "origin"),
    );
    let table = format!(
        "<table>\n<thead><tr><th scope=\"col\">What</th>{heads}<th scope=\"col\">Agreement</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
    );
    let body = format!("{intro}\n{}\n{KEY}\n{table}", legend(matrix));
    page(&matrix.about.label, &matrix.about.kind, &body)
}

/// The page of the list of meetings.
pub fn overview_html(overview: &Overview) -> String {
    let mut body = listed("Meetings", &overview.meetings);
    if !overview.others.is_empty() {
        body.push_str(&listed("Also in dispute", &overview.others));
    }
    page("Who says what", "Overview", &body)
}

fn plural(n: usize, what: &str) -> String {
    if n == 1 { what.to_owned() } else { format!("{what}s") }
}

fn listed(title: &str, rows: &[OverviewRow]) -> String {
    let line = |row: &OverviewRow| {
        let counts =
            [row.n_origins, row.n_reports, row.disputed, row.differs, row.agreed, row.single].map(|n| {
                let shown = if n == 0 { String::new() } else { n.to_string() };
                format!("<td class=\"n\">{shown}</td>")
            });
        let verdict = if row.disputed > 0 { "disputed" } else { "" };
        let (label, id) = (escaped(&row.about.label), escaped(&row.about.id.0));
        format!(
            "<tr class=\"{verdict}\"><th scope=\"row\">{label}<small>{id}</small></th>{}</tr>\n",
            counts.concat()
        )
    };
    let heads = ["Origins", "Reports", "Disputed", "Differs", "Agreed", "Single"]
        .map(|name| format!("<th scope=\"col\">{name}</th>"))
        .concat();
    let rows: String = rows.iter().map(line).collect();
    format!(
        "<h2>{title}</h2>\n<table>\n<thead><tr><th scope=\"col\">What</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// What the marks of cells mean.
const KEY: &str =
    "<p class=\"key\">● happened, or is so · ◔ planned · ○ possible or alleged · ✕ denied · – silent</p>";

/// Marks that tell apart what colours tell apart.
fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Disputed => "≠",
        Verdict::Differs => "~",
        Verdict::Agreed => "=",
        Verdict::Single => "1",
    }
}

fn legend(matrix: &Matrix) -> String {
    let count = |verdict| matrix.facets.iter().filter(|facet| facet.verdict == verdict).count();
    let meaning = |verdict| match verdict {
        Verdict::Disputed => "two voices cannot both be right",
        Verdict::Differs => "not the same, yet all can hold",
        Verdict::Agreed => "two or more origins say the same",
        Verdict::Single => "one origin alone speaks of it",
    };
    let entry = |verdict: Verdict| {
        let name = verdict.as_str();
        format!(
            "<label class=\"{name}\"><input type=\"checkbox\" id=\"{name}\" checked> <b class=\"mark\">{}</b> {name} {}<small>{}</small></label>",
            mark(verdict),
            count(verdict),
            meaning(verdict),
        )
    };
    format!("<div class=\"legend\">{}</div>", Verdict::ALL.map(entry).concat())
}

fn head(origin: &Source) -> String {
    let titles: String = origin
        .reports
        .iter()
        .map(|report| {
            let date = report.date.map(|date| format!("<time>{}</time> ", written(date)));
            let input = report.input.as_ref().map(|input| format!(" <small>{}</small>", escaped(input)));
            format!(
                "<li>{}{}{}</li>",
                date.unwrap_or_default(),
                escaped(&report.title),
                input.unwrap_or_default()
            )
        })
        .collect();
    let n = origin.reports.len();
    format!(
        "<th scope=\"col\"><details><summary>{}<small>{n} {}</small></summary><ul>{titles}</ul></details></th>",
        escaped(&origin.label),
        plural(n, "report"),
    )
}

fn row(facet: &Facet, reports: &BTreeMap<&str, &ReportRef>) -> String {
    let verdict = facet.verdict.as_str();
    let cells: String = facet.cells.iter().map(|cell| said(cell, reports)).collect();
    format!(
        "<tr class=\"{verdict}\"><th scope=\"row\">{}</th>{cells}<td class=\"agreement\"><b class=\"mark\">{}</b> {}</td></tr>\n",
        escaped(&facet.label),
        mark(facet.verdict),
        escaped(&agreement(facet)),
    )
}

fn said(cell: &Cell, reports: &BTreeMap<&str, &ReportRef>) -> String {
    if cell.is_silent() {
        return "<td class=\"silent\"><span title=\"says nothing of it\">–</span></td>".to_owned();
    }
    let words: String = cell.words.iter().map(|word| format!("<span>{}</span>", escaped(word))).collect();
    let claims: String = cell.claims.iter().map(|saying| claim(saying, reports)).collect();
    let status = ["Denied", "Happened", "Planned", "Possible"]
        .into_iter()
        .find(|status| cell.claims.iter().any(|saying| saying.status == *status))
        .unwrap_or_default();
    let quote = cell.claims.first().map_or("", |saying| saying.quote.as_str());
    format!(
        "<td class=\"{}\"><details><summary title=\"“{}”\">{words}</summary>{claims}</details></td>",
        status.to_lowercase(),
        escaped(quote),
    )
}

fn claim(saying: &Saying, reports: &BTreeMap<&str, &ReportRef>) -> String {
    let sentence = match saying.sentence.split_once(saying.quote.as_str()) {
        Some((before, after)) if !saying.quote.is_empty() => {
            format!("{}<mark>{}</mark>{}", escaped(before), escaped(&saying.quote), escaped(after))
        }
        _ => escaped(&saying.sentence),
    };
    let speaker = saying.speaker.as_ref().map_or_else(String::new, |speaker| {
        let distance = if saying.alleged { ", at a distance" } else { "" };
        format!(" · says {}{distance}", escaped(&speaker.label))
    });
    let source = reports.get(saying.report.0.as_str()).map_or_else(String::new, |report| {
        let date = report.date.map(|date| format!(" · {}", written(date)));
        format!("<cite>{}{}</cite>", escaped(&report.title), date.unwrap_or_default())
    });
    let told: String = saying.qualifiers.iter().map(|words| format!(" · {}", escaped(words))).collect();
    format!(
        "<blockquote data-claim=\"{}\">{sentence}<footer>{}{told}{speaker}<br>{source}</footer></blockquote>",
        escaped(&saying.id.0),
        saying.status,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Part, Thing};
    use rapporteur_model::{ClaimId, Confidence, EntityId, ReportId};

    #[test]
    fn text_of_reports_cannot_become_markup() {
        let evil = "<script>\"&'";
        let thing =
            Thing { id: EntityId("meeting/x".to_owned()), label: evil.to_owned(), kind: evil.to_owned() };
        let saying = Saying {
            id: ClaimId("c".to_owned()),
            report: ReportId("r".to_owned()),
            status: "Happened",
            value: None,
            unit: None,
            bound: None,
            qualifiers: vec![evil.to_owned()],
            date: None,
            speaker: Some(thing.clone()),
            alleged: true,
            confidence: Confidence::new(0.9),
            quote: evil.to_owned(),
            sentence: format!("{evil} {evil}"),
        };
        let origin = EntityId("origin/o".to_owned());
        let report = ReportRef {
            date: None,
            title: evil.to_owned(),
            publisher: None,
            input: None,
            id: ReportId("r".to_owned()),
        };
        let facet = Facet {
            relation: "attends".to_owned(),
            part: Part::Object,
            other: Some(thing.clone()),
            label: evil.to_owned(),
            verdict: Verdict::Single,
            n_agree: 1,
            note: Some(evil.to_owned()),
            answers: Vec::new(),
            cells: vec![Cell { origin: origin.clone(), words: vec![evil.to_owned()], claims: vec![saying] }],
        };
        let source = Source { id: origin, label: evil.to_owned(), reports: vec![report] };
        let page = html(&Matrix { about: thing, origins: vec![source], facets: vec![facet] });
        assert!(
            !page.contains("<script")
                && !page.contains("&'")
                && page.contains("&lt;script&gt;&quot;&amp;&#39;")
        );
        assert!(!page.contains("http"), "the page fetches nothing");
    }
}
