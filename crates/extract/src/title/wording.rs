//! What a title is called: the post in canonical words and in the report's own.

use super::Tenure;
use rapporteur_knowledge::words::Column;
use rapporteur_knowledge::{Word, Words};
use rapporteur_language::Token;
use std::ops::Range;

/// The words of a title by what they do in it.
pub(super) struct Parts<'k> {
    /// The noun of the post.
    core: &'k Word,
    /// Words of rank in order.
    pub ranks: Vec<String>,
    /// Words of rank as the report joins them: "vice-", "deputy ".
    rank_text: String,
    /// Words of the field in order, "and" included.
    pub field: Vec<String>,
    /// Whether the field stands behind the post.
    is_behind: bool,
    /// What binds it to the post: "of" or "for".
    binder: String,
    /// When it is held.
    pub tenure: Tenure,
}

impl<'k> Parts<'k> {
    pub fn new(core: &'k Word) -> Self {
        Self {
            core,
            ranks: Vec::new(),
            rank_text: String::new(),
            field: Vec::new(),
            is_behind: false,
            binder: String::new(),
            tenure: Tenure::Now,
        }
    }

    /// Adds a word of rank before those there are.
    pub fn add_rank(&mut self, word: String, hyphened: bool) {
        self.rank_text.insert_str(0, &format!("{word}{}", if hyphened { "-" } else { " " }));
        self.ranks.insert(0, word);
    }

    /// Adds words of the field that stand before those there are.
    pub fn add_before(&mut self, tokens: &[Token], words: Range<usize>) -> Option<()> {
        let words: Vec<String> = tokens[words].iter().map(field_word).collect();
        self.field.splice(0..0, words.into_iter().filter(|word| word != ","));
        Some(())
    }

    /// Adds the words that bind a field to the post, and the field.
    pub fn add_behind(&mut self, tokens: &[Token], words: Range<usize>) {
        self.is_behind = true;
        self.binder = tokens[words.start].text.to_string();
        let words = tokens[words].iter().map(field_word);
        self.field.extend(words.skip(1).filter(|word| !matches!(word.as_str(), "the" | ",")));
    }

    /// Posts that several words name are one, however they are written.
    pub fn post(&self, words: &Words) -> String {
        let canonical = match self.core.cell(Column::Post) {
            "" => self.core.phrase(),
            post => post.to_owned(),
        };
        let field: Vec<&str> = self.field.iter().map(|word| spelling(word)).collect();
        let plain = self.joined(&field, &canonical);
        let same = words
            .class("office")
            .iter()
            .find(|word| word.phrase() == plain)
            .map(|word| word.cell(Column::Post));
        let plain = same.filter(|post| !post.is_empty()).map_or(plain, str::to_owned);
        ranked(&self.ranks, &plain)
    }

    /// The report's own words, abbreviations written out.
    pub fn own(&self) -> String {
        const ABBREVIATION: usize = 4;
        let phrase = self.core.phrase();
        let core = match self.core.cell(Column::Post) {
            post if !post.is_empty() && phrase.len() <= ABBREVIATION || phrase.ends_with('.') => {
                post.to_owned()
            }
            _ => phrase,
        };
        let field: Vec<&str> = self.field.iter().map(String::as_str).collect();
        format!("{}{}", self.rank_text, self.joined(&field, &core))
    }

    fn joined(&self, field: &[&str], core: &str) -> String {
        // "Minister of trade" is a trade minister, "vice president for trade" no trade vice president.
        let turned = matches!(core.rsplit(' ').next(), Some("minister" | "secretary" | "undersecretary"));
        match field {
            [] => core.to_owned(),
            _ if self.is_behind && !turned => format!("{core} {} {}", self.binder, field.join(" ")),
            _ => format!("{} {core}", field.join(" ")),
        }
    }
}

fn field_word(token: &Token) -> String {
    match token.text.as_ref() {
        "&" | "/" => "and".to_owned(),
        text => text.to_lowercase(),
    }
}

fn ranked(ranks: &[String], post: &str) -> String {
    let ranks = ranks.iter().map(String::as_str);
    ranks.chain([post]).collect::<Vec<_>>().join(" ")
}

/// British spelling stands for both.
fn spelling(word: &str) -> &str {
    match word {
        "defense" => "defence",
        "labor" => "labour",
        "privatization" => "privatisation",
        other => other,
    }
}

/// The noun of a canonical post, without rank and field: "minister" of "deputy trade minister".
pub fn core<'p>(post: &'p str, words: &Words) -> &'p str {
    // "secretary of state for trade"
    let post = match post.rsplit_once(" for ") {
        Some((head, _)) if !words.has("office", post) => head,
        _ => post,
    };
    let starts = std::iter::once(0).chain(post.match_indices(' ').map(|(at, _)| at + 1));
    let mut cores = starts.map(|at| &post[at..]).filter(|rest| words.has("office", rest));
    cores.next().unwrap_or(post)
}

/// Whether a post is one of a state: of the class, or a minister's or secretary's of any field; none of an opposition's shadow cabinet.
pub fn is_national(post: &str, words: &Words) -> bool {
    is_of("national_office", post, words)
}

/// Whether a post, with or without its rank and field, is of a class.
pub fn is_of(class: &str, post: &str, words: &Words) -> bool {
    let core = core(post, words);
    let of_field = core.len() < post.len() && core == "secretary" && words.has(class, "minister");
    !post.starts_with("shadow ") && (words.has(class, post) || words.has(class, core) || of_field)
}

/// Whether one person holds a post at a time: no plain minister, and nobody's deputy.
pub fn is_unique(post: &str, words: &Words) -> bool {
    let first = post.split(' ').next().unwrap_or_default();
    let ranked = words.is("title_prefix", first) && !words.has("national_office", post);
    is_national(post, words) && !ranked && post != "minister" && post != "ambassador"
}

/// Title case, small words left small.
pub fn label_case(post: &str) -> String {
    let word = |word: &str| -> String {
        if matches!(word, "of" | "the" | "for" | "and" | "to") {
            return word.to_owned();
        }
        let part = |part: &str| {
            let mut chars = part.chars();
            chars
                .next()
                .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect::<String>())
        };
        word.split('-').map(part).collect::<Vec<_>>().join("-")
    };
    post.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
