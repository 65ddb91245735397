//! Hostile feeds.

use super::{check, told, whole};

fn item(name: &str, rest: &str) -> String {
    format!(
        "<item><title>{name} opens</title><description>The ministers of {name} met. {rest}</description></item>"
    )
}

fn feed(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Vale Wire</title>{items}</channel></rss>"
    )
}

fn among(rest: &str) -> String {
    feed(&format!("{}{}{}", item("Vale", ""), item("Mill", rest), item("Ford", "")))
}

#[test]
fn feeds() {
    let soup = "a=\"1\" ".repeat(20_000);
    let entities = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    check(vec![
        told("nul.xml", "nul", among("x\0y")),
        whole("less-than.xml", among("a < b and c > d")),
        told("open-cdata.xml", "malformed-xml", among("<![CDATA[ x")),
        told("open-comment.xml", "malformed-xml", among("<!-- x")),
        told("many-open.xml", "malformed-xml", feed(&item("Vale", "<![CDATA[ x").repeat(300))),
        whole("ampersand.xml", among("Ruiz & Lee &nosuch; &#xD800;")),
        whole("entities.xml", format!("{entities}{}", among("&c;&c;&c;"))),
        told("attributes.xml", "tag-cut", among(&format!("&lt;p {}&gt;x", soup.replace('"', "&quot;")))),
        whole("attributes-of-xml.xml", among(&format!("<p {soup}/>"))),
        told("attributes-in-cdata.xml", "tag-cut", among(&format!("<![CDATA[<p {soup}>x]]>"))),
        whole("deep.xml", among(&"<a>".repeat(50_000))),
        whole("stray-ends.xml", among(&"<a></b>".repeat(20_000))),
        whole("item-in-item.xml", among(&item("Port", ""))),
        told(
            "empty-items.xml",
            "empty-item",
            feed(&format!("{}{}", "<item/><item></item>".repeat(1000), item("Vale", ""))),
        ),
        whole("many-items.xml", feed(&(0..300).map(|i| item(&format!("Port{i}"), "")).collect::<String>())),
        whole(
            "long-channel.xml",
            feed(&format!("<title>{}</title>{}", "x ".repeat(20_000), item("Vale", "").repeat(100))),
        ),
        told(
            "cut-off.xml",
            "malformed-xml",
            feed(&item("Vale", "")).replace("</description></item></channel></rss>", ""),
        ),
        whole(
            "wrong-encoding.xml",
            among("").replace("version=\"1.0\"", "version=\"1.0\" encoding=\"utf-16\""),
        ),
        whole(
            "two-digit-year.xml",
            among("").replace("</item>", "<pubDate>Thu, 13 Mar 25 10:00:00 +0200</pubDate></item>"),
        ),
        whole(
            "open-item.rss",
            feed(
                "<item><title>Vale opens</title><description>The ministers met.</item><item><title>Mill opens</title>",
            ),
        ),
        told(
            "atom.atom",
            "tag-cut",
            format!(
                "<feed><entry><title>Vale</title><content type='xhtml'><div {soup}>The ministers met.</div></content></entry></feed>"
            ),
        ),
    ]);
}
