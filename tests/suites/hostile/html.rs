//! Hostile HTML pages.

use super::{check, told, whole};

const SENTENCE: &str = "The ministers met in Vale, and agreed on the terms, as the host had hoped.";

fn page(body: &str) -> String {
    format!("<!DOCTYPE html><html><head><title>Talks</title></head><body>{body}</body></html>")
}

#[test]
fn tags_and_nesting() {
    let quoted = "a=\"1\" ".repeat(20_000);
    let p = format!("<p>{SENTENCE}</p>");
    check(vec![
        told("start-tag.html", "tag-cut", page(&format!("<p {quoted}>{SENTENCE}</p>"))),
        told("end-tag.html", "tag-cut", page(&format!("<p>{SENTENCE}</p {quoted}>"))),
        told("single-quoted.html", "tag-cut", page(&format!("<p {}>{SENTENCE}", "a='>' ".repeat(20_000)))),
        told("unquoted.html", "tag-cut", page(&format!("<p {}>{SENTENCE}", "a=1 ".repeat(20_000)))),
        told("bare.html", "tag-cut", page(&format!("<p {}>{SENTENCE}", "a ".repeat(20_000)))),
        told("no-space.html", "tag-cut", page(&format!("<p {}>{SENTENCE}", "a=\"\"".repeat(20_000)))),
        told("many-tags.html", "tag-cut", page(&format!("<p {}>x", "a=\"1\" ".repeat(300)).repeat(30))),
        told("script-tag.html", "tag-cut", page(&format!("<script {quoted}>if (a<b) {{}}</script>{p}"))),
        told("unclosed-tag.html", "tag-cut", format!("{p}<p {quoted}")),
        whole("comment.html", page(&format!("<!-- <p {quoted}> -->{p}"))),
        whole("div.html", page(&format!("{}{p}", "<div>".repeat(20_000)))),
        whole("div-slash.html", page(&format!("{}{p}", "<div/>".repeat(20_000)))),
        whole("hidden-depth.html", page(&format!("{}{p}", "<span><div></span>".repeat(10_000)))),
        whole("stray-ends.html", page(&format!("{}{p}", "<div></b>".repeat(10_000)))),
        whole("formatting.html", page(&format!("{}{p}", "<b><p>".repeat(10_000)))),
        told(
            "fonts.html",
            "not-english",
            page(&format!("{}{p}", (0..5000).map(|i| format!("<p><font id={i}>x")).collect::<String>())),
        ),
        whole("links.html", page(&format!("{}{p}", "<a href=x>".repeat(10_000)))),
        whole("tables.html", page(&format!("{}{p}", "<table><tr><td>".repeat(5000)))),
        whole("lists.html", page(&format!("{}{p}", "<ul><li>".repeat(10_000)))),
        whole("drawing.html", page(&format!("<svg>{}</svg>{p}", "<g><path/>".repeat(10_000)))),
        whole("formula.html", page(&format!("<math>{}</math>{p}", "<mi><mo>".repeat(5000)))),
        whole("ends-only.html", page(&format!("{}{p}", "</div></p></b>".repeat(10_000)))),
        told(
            "frames.html",
            "no-report",
            page(&format!("{}{p}", "<iframe></iframe><object><embed>".repeat(3000))),
        ),
    ]);
}

#[test]
fn text_and_references() {
    let p = format!("<p>{SENTENCE}</p>");
    check(vec![
        told("short-paragraphs.html", "not-english", page(&"<p>x".repeat(20_000))),
        told("references.html", "long-sentence", page(&format!("<p>{}", "&amp; and ".repeat(3000)))),
        whole("ampersands.html", page(&format!("{p}<p>{}", "&".repeat(20_000)))),
        whole("long-reference.html", page(&format!("{p}<p>&{};", "a".repeat(50_000)))),
        told(
            "bad-references.html",
            "long-sentence",
            page(&format!("{p}<p>{}", "&#xD800;&#x110000;&#0;&#99999999999;&nosuch;".repeat(500))),
        ),
        told("line-breaks.html", "not-english", page(&format!("{p}{}", "x<br>".repeat(10_000)))),
        told("headings.html", "not-english", page(&format!("{}{p}", "<h1>x</h1>".repeat(5000)))),
        whole("spaces.html", page(&format!("<p>{}{SENTENCE}", " &nbsp; ".repeat(20_000)))),
        whole("open-comment.html", format!("{}<!-- {}", page(&p), "x ".repeat(20_000))),
        told("comments.html", "long-sentence", page(&format!("{p}{}", "a<!-- -- --!> -->".repeat(5000)))),
        whole("declarations.html", page(&format!("{p}{}", "<!x><?y><![CDATA[z]]>".repeat(5000)))),
        whole("open-script.html", format!("{}<script>{}", page(&p), "<!--<script>".repeat(5000))),
        told("plaintext.html", "long-sentence", page(&format!("{p}<plaintext>{}", "<p>x".repeat(5000)))),
        whole("open-title.html", format!("{p}<title>{}", "x ".repeat(20_000))),
        whole("textarea.html", page(&format!("{p}<textarea>{}", "<p>".repeat(20_000)))),
        whole(
            "json-ld.html",
            page(&format!(
                "{}{p}",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>".repeat(2000)
            )),
        ),
        whole(
            "deep-json-ld.html",
            page(&format!(
                "<script type='application/ld+json'>{}</script>{p}",
                "[{\"@graph\":".repeat(20_000)
            )),
        ),
        whole(
            "long-meta.html",
            page(&format!("<meta name=author content='{}'>{p}", "Ana Ruiz, ".repeat(10_000))),
        ),
        whole("times.html", page(&format!("{}{p}", "<time datetime=x>".repeat(10_000)))),
        whole(
            "invisible.html",
            page(&format!("<p>{}", "In the spring Leb&shy;anon met Ken&#8203;ya. ".repeat(100))),
        ),
        told("angle-brackets.html", "long-sentence", page(&format!("{p}{}", "<<>< a<1 >".repeat(5000)))),
        told("nul.html", "nul", page(&format!("{p}<p>x\0y</p>"))),
        whole("no-markup.html", SENTENCE),
    ]);
}
