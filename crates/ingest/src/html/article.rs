//! The article of a page: chosen by readability, found again in the source.

use super::metadata;
use super::scan::{Page, TextNode, scan};
use super::write::write;
use crate::formats::Draft;
use crate::layout::{Hints, headline, shape};
use dom_smoothie::{Config, Readability};
use rapporteur_model::{Diagnostic, Severity};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Deeper nesting is no article page; readability takes time with the square of the depth.
const MAX_DEPTH: usize = 256;
/// More elements are not handed to readability.
const MAX_ELEMENTS: usize = 50_000;
/// Least share of the article's characters that must be found again in the source.
const MIN_FOUND_SHARE: f64 = 0.6;

/// Reads a page as one report.
pub(crate) fn read_page(html: &str) -> Draft {
    let page = scan(html);
    let article = choose(html, &page);
    let mut draft = Draft { report: metadata::read(&page), ..Draft::default() };
    let mut chosen = match &article {
        Some(article) => article.nodes.clone(),
        None => visible(&page),
    };
    if let Some(article) = article {
        metadata::complete(&mut draft.report, &article.title, article.byline.as_deref());
    } else {
        let message = "no article was found in the page: all its text outside navigation is taken";
        draft.report.diagnostics.push(Diagnostic::new(Severity::Note, "no-article", message));
    }
    let title = draft.report.title.as_ref().map(|title| title.value.clone());
    add_title(&page, title.as_deref(), &mut chosen);
    let flat = write(chosen.iter().map(|i| &page.nodes[*i]));
    draft.text = flat.text;
    draft.hints = Hints { headings: flat.headings };
    draft
}

struct Article {
    /// Chosen nodes of the page, ascending.
    nodes: Vec<usize>,
    title: String,
    byline: Option<String>,
}

fn choose(html: &str, page: &Page) -> Option<Article> {
    if page.depth > MAX_DEPTH {
        return None;
    }
    // The crate's JSON-LD reader is not used: metadata.rs reads JSON-LD with serde_json.
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let content = scan(&article.content);
    let nodes = align(&content.nodes, &page.nodes)?;
    Some(Article { nodes, title: article.title, byline: article.byline })
}

/// The nodes of `page` that the article's nodes are, in order; `None` if too few are found.
fn align(article: &[TextNode], page: &[TextNode]) -> Option<Vec<usize>> {
    let keys = |nodes: &[TextNode]| nodes.iter().map(|node| node.key.clone()).collect::<Vec<_>>();
    let (old, new) = (keys(article), keys(page));
    let mut nodes = Vec::new();
    let mut n_found = 0;
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            nodes.extend(new_index..new_index + len);
            n_found += old[old_index..old_index + len].iter().map(String::len).sum::<usize>();
        }
    }
    let n_all: usize = old.iter().map(String::len).sum();
    (n_all > 0 && n_found as f64 >= MIN_FOUND_SHARE * n_all as f64).then_some(nodes)
}

/// All nodes outside navigation and forms; all nodes, if none is.
fn visible(page: &Page) -> Vec<usize> {
    let outside: Vec<usize> = (0..page.nodes.len()).filter(|i| !page.nodes[*i].is_chrome).collect();
    if outside.is_empty() { (0..page.nodes.len()).collect() } else { outside }
}

/// Readability drops the heading that repeats the page's title; it is the report's headline, so it is taken back.
fn add_title(page: &Page, title: Option<&str>, chosen: &mut Vec<usize>) {
    let first = chosen.first().copied().unwrap_or(page.nodes.len());
    let title = title.map(shape::fold);
    let mut candidates = Vec::new();
    let mut i = 0;
    while i < first {
        let Some(heading) = page.nodes[i].heading.filter(|_| !page.nodes[i].is_chrome) else {
            i += 1;
            continue;
        };
        let end = (i..first).find(|j| page.nodes[*j].heading != Some(heading)).unwrap_or(first);
        let text: String =
            page.nodes[i..end].iter().map(|node| node.key.as_str()).collect::<Vec<_>>().join(" ");
        let fits = match &title {
            Some(title) => headline::same(title, &text),
            None => page.nodes[i].is_h1,
        };
        if fits {
            candidates.push(i..end);
        }
        i = end;
    }
    if let Some(nodes) = candidates.pop() {
        chosen.splice(0..0, nodes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::Span;

    const PAGE: &str = include_str!("../../tests/pages/summit.html");

    #[test]
    fn the_article_is_found_and_leads_back() {
        let draft = read_page(PAGE);
        let (text, map) = draft.text.finish();
        assert!(text.starts_with("Ministers leave Vale without a treaty"), "{text}");
        assert!(text.contains("“Nobody walked out,” she said."), "{text}");
        for stray in ["Subscribe now", "Weather", "Cookies", "trackPage"] {
            assert!(!text.contains(stray), "{stray} in {text}");
        }
        for (at, word) in
            text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        {
            let source = map.original(Span::new(at, at + word.len())).unwrap().of(PAGE);
            assert_eq!(super::super::flatten(source).text.text.replace(['\n', ' '], ""), word, "{source}");
        }
    }

    #[test]
    fn deep_nesting_falls_back_to_all_text() {
        let html = format!("{}<p>Talks went on.</p>", "<div>".repeat(5000));
        let draft = read_page(&html);
        assert_eq!(draft.text.text, "Talks went on.");
        assert_eq!(draft.report.diagnostics[0].code, "no-article");
    }
}
