//! The frame of a page.

/// Colours of Okabe and Ito (2008), which people with any colour vision can tell apart; every colour comes with a mark.
const STYLE: &str = "\
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#5c6570;--line:#d5dae0;--head:#f3f5f8;--silent:#9aa3ad;\
--disputed:#b34700;--differs:#8a6100;--agreed:#00598f;--single:#5c6570;--disputed-bg:#fdeee3;--differs-bg:#fdf6df;--mark:#fff0a8}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e7eaee;--soft:#a3adb8;--line:#343b44;--head:#1f242b;\
--silent:#6f7a86;--disputed:#ff9a57;--differs:#f0c445;--agreed:#6cc0f5;--single:#a3adb8;--disputed-bg:#33211a;\
--differs-bg:#2d2816;--mark:#5d5310}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:100rem;background:var(--paper);color:var(--ink);\
font:16px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
h1{margin:0;font-size:1.6rem;line-height:1.2}
h1+p,small{color:var(--soft)}
p{max-width:50rem;margin:.4rem 0 1rem}
.kind{margin:0;color:var(--soft);font-size:.8rem;letter-spacing:.06em;text-transform:uppercase}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;margin:0 0 1rem}
.legend label{cursor:pointer}
.legend small{display:block;padding-left:1.5rem}
.mark{display:inline-block;min-width:1.2em;text-align:center;border-radius:.25em;border:1px solid currentColor;\
font-size:.85em;line-height:1.35}
.disputed .mark,.disputed>.agreement,label.disputed{color:var(--disputed)}
.differs .mark,.differs>.agreement,label.differs{color:var(--differs)}
.agreed .mark,.agreed>.agreement,label.agreed{color:var(--agreed)}
.single .mark,.single>.agreement,label.single{color:var(--single)}
table{border-collapse:separate;border-spacing:0;width:100%;border:1px solid var(--line);border-radius:.4rem}
th,td{padding:.45rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);background:var(--paper)}
tbody tr:last-child>*{border-bottom:0}
thead th{position:sticky;top:0;z-index:2;background:var(--head);min-width:8rem}
tbody th{position:sticky;left:0;z-index:1;font-weight:600;min-width:11rem;max-width:20rem}
thead th:first-child{left:0;z-index:3}
thead small,tbody th small{display:block;font-weight:400}
tr.disputed>*{background:var(--disputed-bg)}
tr.differs>*{background:var(--differs-bg)}
td.silent{color:var(--silent)}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.agreement{min-width:10rem;padding-left:2.4rem}
.agreement .mark{margin:0 .2rem 0 -1.7rem}
.key{color:var(--soft);font-size:.85rem}
summary{cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary span{display:block;padding-left:1.2em}
summary span::before{display:inline-block;width:1.2em;margin-left:-1.2em;color:var(--soft)}
td.happened summary span:first-child::before{content:'●'}
td.planned summary span:first-child::before{content:'◔'}
td.possible summary span:first-child::before{content:'○'}
td.denied summary span:first-child::before{content:'✕';color:var(--disputed)}
summary span:not(:first-child)::before{content:''}
summary:hover{text-decoration:underline dotted}
summary:focus-visible{outline:2px solid var(--agreed);outline-offset:2px}
details[open]>summary{font-weight:600}
blockquote{margin:.5rem 0;padding-left:.7rem;border-left:3px solid var(--line);max-width:30rem;min-width:14rem;font-size:.9rem}
blockquote footer{margin-top:.2rem;color:var(--soft);font-size:.85em}
mark{background:var(--mark);color:inherit}
thead ul{margin:.3rem 0;padding-left:1.1rem;font-weight:400;font-size:.85rem;max-width:22rem}
body:has(#disputed:not(:checked)) tr.disputed,body:has(#differs:not(:checked)) tr.differs,\
body:has(#agreed:not(:checked)) tr.agreed,body:has(#single:not(:checked)) tr.single{display:none}
@media print{thead th,tbody th{position:static}.legend input{display:none}}
";

/// A page with a title, what it is about, and its content.
pub(super) fn page(title: &str, kind: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{0}: who says what</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<p class=\"kind\">{1}</p>\n<h1>{0}</h1>\n{body}\n</body>\n</html>\n",
        escaped(title),
        escaped(kind),
    )
}

/// Text that stands for itself in content and in quoted attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' => escaped.push(c),
            // HTML knows no control characters and no non-characters (HTML Standard, section 13.1).
            _ if c.is_control()
                || u32::from(c) & 0xfffe == 0xfffe
                || ('\u{fdd0}'..='\u{fdef}').contains(&c) =>
            {
                escaped.push('\u{fffd}');
            }
            other => escaped.push(other),
        }
    }
    escaped
}
