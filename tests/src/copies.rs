//! Makes copies of a report as papers do: another headline, another byline, paragraphs cut, words changed.

/// Words that an editor changes, with their replacements.
const OTHER_WORDS: [(&str, &str); 12] = [
    (" said", " stated"),
    (" agreed", " consented"),
    (" told ", " informed "),
    (" meeting", " gathering"),
    (" talks", " negotiations"),
    (" will ", " would "),
    (" after ", " following "),
    (" also ", " too "),
    (" many ", " numerous "),
    (" during ", " amid "),
    (" between ", " among "),
    (" began", " started"),
];
/// Minimum number of words in a line of running text. A shorter line is a headline, a byline or a date.
const LONG_LINE: usize = 13;

/// Makes twenty copies of a report, each named by what was changed. `own` is a paragraph that the paper adds
/// itself.
pub fn copies(text: &str, own: &str) -> Vec<(&'static str, String)> {
    let paragraphs = paragraphs(text);
    let is_long = |line: &&str| line.split_whitespace().count() >= LONG_LINE;
    let body: Vec<&str> = paragraphs.iter().map(String::as_str).filter(is_long).collect();
    let (n, third) = (body.len(), body.len().div_ceil(3));
    let headline = "What is known so far, and what is not";
    let whole = body.join("\n\n");
    let part = |from: usize, to: usize| body[from.min(n)..to.min(n)].join("\n\n");
    let second: Vec<&str> = body.iter().copied().step_by(2).collect();
    let without_middle = [&body[..n / 2], &body[n / 2 + 1..]].concat().join("\n\n");
    let (first, middle, last) = (part(0, third), part(n / 3, n / 3 + third), part(n - third, n));
    vec![
        ("another headline", format!("{headline}\n\n{whole}")),
        ("another byline", format!("{headline}\n\nBy Ana Ruiz\n\n{whole}")),
        ("another dateline", format!("GENEVA, May 2 (Harbour Wire) - {}", without_dateline(&whole))),
        ("first paragraph cut", part(1, n)),
        ("last paragraph cut", part(0, n - 1)),
        ("middle paragraph cut", without_middle),
        ("first third", first.clone()),
        ("middle third", middle.clone()),
        ("last third", last.clone()),
        ("every second paragraph", second.join("\n\n")),
        ("paragraphs merged", body.join(" ")),
        ("paragraphs split", whole.replace(". ", ".\n\n")),
        ("other words", other_words(&whole)),
        ("curly quotes, wide spaces", curly(&whole).replace(' ', "  ")),
        ("single quotes, long dashes", whole.replace(['"', '“', '”'], "'").replace(" - ", " — ")),
        ("own paragraph in front", format!("{headline}\n\n{own}\n\n{whole}")),
        ("own paragraph behind", format!("{whole}\n\n{own}\n\n(Reporting by Ana Ruiz; Editing by Tom Lee)")),
        ("first third, other words, own paragraph", format!("{own}\n\n{}", other_words(&first))),
        ("last third, other words, own paragraph", format!("{own}\n\n{}", other_words(&last))),
        (
            "middle third, credited",
            format!("{headline}\n\nBy Tom Lee\n\n{middle}\n\n(With files from Harbour Wire)"),
        ),
    ]
}

/// The lines of a text, or its paragraphs if it is fixed-width copy, in which paragraphs begin with white
/// space.
fn paragraphs(text: &str) -> Vec<String> {
    let fixed_width = text.lines().all(|line| line.chars().count() < 90);
    let mut paragraphs: Vec<String> = Vec::new();
    for line in text.lines() {
        let begins = !fixed_width || line.trim().is_empty() || line.starts_with([' ', '\t']);
        match paragraphs.last_mut() {
            Some(last) if !begins => *last = format!("{last} {}", line.trim()),
            _ => paragraphs.push(line.trim().to_owned()),
        }
    }
    paragraphs
}

fn without_dateline(text: &str) -> &str {
    match text.split_once(" - ") {
        Some((dateline, rest)) if dateline.len() < 60 && dateline.ends_with(')') => rest,
        _ => text,
    }
}

fn other_words(text: &str) -> String {
    OTHER_WORDS.iter().fold(text.to_owned(), |text, (word, other)| text.replace(word, other))
}

fn curly(text: &str) -> String {
    let mut open = false;
    let quote = |c: char| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        '\'' => '’',
        other => other,
    };
    text.chars().map(quote).collect()
}
