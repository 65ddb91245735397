//! Fuzzes tokens, syntax and names of any text.

use super::shared::LANGUAGE;
use rapporteur_language::{Analysis, split_paragraphs};

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let analysis = LANGUAGE.analyze(&text);
    tokens(&analysis, &text);
    structure(&analysis);
    assert_eq!(analysis, LANGUAGE.analyze(&text), "what was analysed before changes nothing");
    paragraphs(&text);
}

fn tokens(analysis: &Analysis, text: &str) {
    let mut end = 0;
    for token in &analysis.tokens {
        assert!(
            token.span.start >= end && token.span.start < token.span.end,
            "tokens are in order and apart"
        );
        assert_eq!(text.get(token.span.clone()), Some(&*token.text), "a token is a slice of the text");
        let gap = text.get(end..token.span.start).expect("gaps are slices");
        assert!(gap.is_empty() || gap == " ", "only one space is outside of tokens: {gap:?}");
        end = token.span.end;
        assert_eq!(token.space_after, text[end..].starts_with(' '));
    }
    assert!(matches!(&text[end..], "" | " "), "tokens reach the end of the text");
}

fn structure(analysis: &Analysis) {
    let n = analysis.tokens.len();
    let mut end = 0;
    for sentence in &analysis.sentences {
        assert!(sentence.start == end && sentence.end > end, "sentences cover all tokens");
        end = sentence.end;
        for i in sentence.clone() {
            assert!(sentence.contains(&analysis.tokens[i].head), "a head is in its token's sentence");
            let mut top = i;
            let steps = std::iter::repeat_with(|| {
                let before = top;
                top = analysis.tokens[top].head;
                before != top
            });
            assert!(steps.take(n + 1).any(|moved| !moved), "heads lead to a root");
        }
    }
    assert_eq!(end, n, "sentences cover all tokens");
    let mut end = 0;
    for name in &analysis.names {
        assert!(name.tokens.start >= end && name.tokens.start < name.tokens.end && name.tokens.end <= n);
        end = name.tokens.end;
    }
}

fn paragraphs(text: &str) {
    let mut end = 0;
    for paragraph in split_paragraphs(text) {
        assert!(paragraph.start >= end && !text[paragraph.clone()].trim().is_empty());
        end = paragraph.end;
    }
}
