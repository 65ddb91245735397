//! The article of a page: readability chooses it, and alignment finds it again in the source.

use super::bounded::{MAX_ATTRIBUTES, bounded};
use super::metadata;
use super::scan::{Page, TextNode, scan};
use super::write::write;
use crate::draft::Draft;
use crate::layout::{Hints, headline, shape};
use dom_smoothie::{Config, Readability};
use rapporteur_model::{Diagnostic, Severity};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, VecDeque};

/// The largest number of pairs of text nodes, article times page, for which the best alignment is computed.
const MAX_PAIRS: usize = 10_000_000;
/// Pages with more elements are not passed to readability.
const MAX_ELEMENTS: usize = 50_000;
/// The smallest share of the article's characters that must be found again in the source.
const MIN_FOUND_SHARE: f64 = 0.6;

/// Reads a page as one report.
pub(crate) fn read_page(html: &str) -> Draft {
    let Some(shortened) = bounded(html) else { return read_bounded(html) };
    let mut draft = read_bounded(&shortened.text);
    draft.text = draft.text.through(&shortened);
    draft.report.diagnostics.push(tags_cut());
    draft
}

/// The diagnostic for a report whose source had tags that were too long.
pub(crate) fn tags_cut() -> Diagnostic {
    let message = format!(
        "a tag has more than {MAX_ATTRIBUTES} attributes: the others are passed over, its text is read"
    );
    Diagnostic::new(Severity::Warning, "tag-cut", message)
}

fn read_bounded(html: &str) -> Draft {
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
    /// The chosen nodes of the page, in ascending order.
    nodes: Vec<usize>,
    title: String,
    byline: Option<String>,
}

fn choose(html: &str, page: &Page) -> Option<Article> {
    // A page that is nested deeper is not an article, and readability's time grows with the square of the depth.
    if page.is_deep {
        return None;
    }
    // The crate's own JSON-LD reader is off, since metadata.rs reads JSON-LD with serde_json.
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let content = scan(&article.content);
    let nodes = align(&content.nodes, &page.nodes)?;
    Some(Article { nodes, title: article.title, byline: article.byline })
}

/// The nodes of `page` that match the article's nodes, in order; `None` if too few are found.
fn align(article: &[TextNode], page: &[TextNode]) -> Option<Vec<usize>> {
    let pairs = if article.len().saturating_mul(page.len()) <= MAX_PAIRS {
        best_pairs(article, page)
    } else {
        next_pairs(article, page)
    };
    let length = |node: &TextNode| node.key.len();
    let n_found: usize = pairs.iter().map(|(i, _)| length(&article[*i])).sum();
    let n_all: usize = article.iter().map(length).sum();
    (n_all > 0 && n_found as f64 >= MIN_FOUND_SHARE * n_all as f64)
        .then(|| pairs.into_iter().map(|(_, j)| j).collect())
}

/// The alignment with the most nodes, by a patience diff.
fn best_pairs(article: &[TextNode], page: &[TextNode]) -> Vec<(usize, usize)> {
    let keys = |nodes: &[TextNode]| nodes.iter().map(|node| node.key.clone()).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(article), &keys(page)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((0..len).map(|i| (old_index + i, new_index + i)));
        }
    }
    pairs
}

/// Pairs each node of the article with the next equal node of the page. A diff finds the same if the article is part of the page,
/// but its time grows with the number of differences.
fn next_pairs(article: &[TextNode], page: &[TextNode]) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (j, node) in page.iter().enumerate() {
        places.entry(&node.key).or_default().push_back(j);
    }
    let mut from = 0;
    let mut pairs = Vec::new();
    for (i, node) in article.iter().enumerate() {
        let Some(places) = places.get_mut(node.key.as_str()) else { continue };
        while places.front().is_some_and(|j| *j < from) {
            places.pop_front();
        }
        if let Some(j) = places.pop_front() {
            pairs.push((i, j));
            from = j + 1;
        }
    }
    pairs
}

/// All nodes outside navigation and forms; if there are none, all nodes.
fn visible(page: &Page) -> Vec<usize> {
    let outside: Vec<usize> = (0..page.nodes.len()).filter(|i| !page.nodes[*i].is_chrome).collect();
    if outside.is_empty() { (0..page.nodes.len()).collect() } else { outside }
}

/// Adds the heading that repeats the page's title. Readability drops it, but it is the report's headline.
fn add_title(page: &Page, title: Option<&str>, chosen: &mut Vec<usize>) {
    let first = chosen.first().copied().unwrap_or(page.nodes.len());
    let title = title.map(shape::plain_line);
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
    fn both_ways_to_align_find_an_article_in_its_page() {
        let page = scan("<nav>Menu</nav><p>One</p><p>x</p><p>Two</p><p>x</p><footer>Imprint</footer>").nodes;
        let article = scan("<p>One</p><p>x</p><p>Two</p>").nodes;
        assert_eq!(best_pairs(&article, &page), [(0, 1), (1, 2), (2, 3)]);
        assert_eq!(next_pairs(&article, &page), best_pairs(&article, &page));
    }

    #[test]
    fn a_tag_of_a_hundred_thousand_attributes_costs_no_more_than_itself() {
        let soup = "a=\"1\" ".repeat(100_000);
        for html in [format!("<p {soup}>Talks went on.</p>"), format!("<p>Talks went on.</p {soup}>")] {
            let draft = read_page(&html);
            let (text, map) = draft.text.finish();
            assert_eq!(text, "Talks went on.");
            assert_eq!(map.original(Span::new(0, text.len())).unwrap().of(&html), text);
            assert!(draft.report.diagnostics.iter().any(|d| d.code == "tag-cut"));
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
