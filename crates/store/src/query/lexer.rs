//! The tokens of SPARQL, as far as its nesting goes (SPARQL 1.1 Query Language, section 19.8).

/// A piece of a query.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'t> {
    /// A keyword or the name of a function.
    Word(&'t str),
    /// Anything that stands for a term: variable, IRI, prefixed name, number, string.
    Term(&'t str),
    /// `(`, `[`, `{`, `{|` or `<<`.
    Open(&'t str),
    /// `)`, `]`, `}`, `|}` or `>>`.
    Close(&'t str),
    /// An operator or a separator.
    Sign(&'t str),
    /// The tag of a string, or the sign before its type: part of a term.
    Tag(&'t str),
}

/// What a `<` may be at the beginning of a token. Only the surrounding tokens can tell an IRI from the operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Less {
    /// The operator.
    Operator,
    /// The start of an IRI or of a triple in angle brackets.
    Bracket,
}

/// The tokens of a text, each from where the former ended.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

/// Signs of more than one character.
const LONG_SIGNS: [&str; 7] = ["||", "&&", "^^", "<=", ">=", "!=", "~"];

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Skips white space and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let comment = rest[blank..].starts_with('#').then(|| rest[blank..].find(['\n', '\r']));
            match comment {
                None => return self.at += blank,
                Some(end) => self.at = end.map_or(self.text.len(), |end| self.at + blank + end),
            }
        }
    }

    /// Where the next token begins, in bytes.
    pub fn place(&mut self) -> usize {
        self.skip();
        self.at
    }

    /// Whether the next token begins with `<`.
    pub fn is_at_less(&mut self) -> bool {
        self.skip();
        self.rest().starts_with('<')
    }

    /// The next token; none at the end, and where a string or an IRI has none: no parser gets beyond.
    pub fn next(&mut self, less: Less) -> Option<Token<'t>> {
        self.skip();
        let rest = self.rest();
        let first = rest.chars().next()?;
        let token = match first {
            '<' if less == Less::Operator => return Some(self.sign()),
            '<' if rest.starts_with("<<") => Token::Open(&rest[..2]),
            '<' => return self.taken(rest.find('>')? + 1).map(Token::Term),
            '{' if rest.starts_with("{|") => Token::Open(&rest[..2]),
            '(' | '[' | '{' => Token::Open(&rest[..1]),
            '|' if rest.starts_with("|}") => Token::Close(&rest[..2]),
            '>' if rest.starts_with(">>") => Token::Close(&rest[..2]),
            ')' | ']' | '}' => Token::Close(&rest[..1]),
            '"' | '\'' => return self.taken(string(rest)?).map(Token::Term),
            '@' => Token::Tag(&rest[..1 + name(&rest[1..])]),
            '?' | '$' if rest[1..].starts_with(is_name) => {
                let length = rest[1..].find(|c| !is_name(c)).unwrap_or(rest.len() - 1);
                return self.taken(1 + length).map(Token::Term);
            }
            '0'..='9' => return self.taken(number(rest)).map(Token::Term),
            c if is_name(c) || c == ':' => {
                let name = self.taken(name(rest))?;
                return Some(if name.contains(':') { Token::Term(name) } else { Token::Word(name) });
            }
            _ => return Some(self.sign()),
        };
        let (Token::Open(text) | Token::Close(text) | Token::Tag(text)) = token else { return Some(token) };
        self.taken(text.len()).map(|_| token)
    }

    /// Goes on behind so many bytes.
    fn taken(&mut self, length: usize) -> Option<&'t str> {
        let taken = self.rest().get(..length)?;
        self.at += length;
        Some(taken)
    }

    fn sign(&mut self) -> Token<'t> {
        let rest = self.rest();
        let long = LONG_SIGNS.into_iter().find(|sign| rest.starts_with(sign));
        let length = long.map_or_else(|| rest.chars().next().map_or(0, char::len_utf8), str::len);
        let sign = self.taken(length).unwrap_or_default();
        if sign == "^^" { Token::Tag(sign) } else { Token::Sign(sign) }
    }
}

/// Characters of names beside those that a backslash brings in.
fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}

/// How long the name is that a text begins with: keyword, prefixed name, label of a blank node, tag.
fn name(text: &str) -> usize {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            c if is_name(c) || matches!(c, ':' | '-' | '%') => {}
            '.' if text[at + 1..]
                .starts_with(|c| is_name(c) || matches!(c, ':' | '-' | '%' | '\\' | '.')) => {}
            _ => return at,
        }
    }
    text.len()
}

/// How long the number is that a text begins with.
fn number(text: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut length = digits(text);
    if text[length..].starts_with('.') && text[length + 1..].starts_with(|c: char| c.is_ascii_digit()) {
        length += 1 + digits(&text[length + 1..]);
    }
    if let Some(exponent) = text[length..].strip_prefix(['e', 'E']) {
        let signed = exponent.trim_start_matches(['+', '-']);
        if signed.starts_with(|c: char| c.is_ascii_digit()) {
            length = text.len() - signed.len() + digits(signed);
        }
    }
    length
}

/// How long the string is that a text begins with. Three quotes that nothing closes are an empty string and a quote.
fn string(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let long: String = [quote; 3].iter().collect();
    if text.starts_with(&long)
        && let Some(end) = closing(&text[3..], &long, false)
    {
        return Some(3 + end);
    }
    closing(&text[1..], &long[..1], true).map(|end| 1 + end)
}

/// Where the text of a string ends, behind its closing quotes.
fn closing(text: &str, quotes: &str, is_line: bool) -> Option<usize> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '\n' | '\r' if is_line => return None,
            _ if text[at..].starts_with(quotes) => return Some(at + quotes.len()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut lexer = Lexer::new(text);
        let mut out = Vec::new();
        while let Some(token) = lexer.next(Less::Bracket) {
            out.push(match token {
                Token::Term(_) => "T",
                Token::Word(text) | Token::Open(text) | Token::Close(text) | Token::Sign(text) => text,
                Token::Tag(_) => "@",
            });
        }
        out.join(" ")
    }

    #[test]
    fn strings_comments_and_iris_hide_what_they_hold() {
        assert_eq!(written("SELECT * { ?s <a(b#c> \"(\\\"(\" # ((\n }"), "SELECT * { T T T }");
        assert_eq!(written("''' ( ' '' ( ''' \"\"\"(\"\"\"@en-GB '('^^xsd:string ''''"), "T T @ T @ T T T");
        assert_eq!(written("wd:a\\(b rap:x-y.z. _:b1 1.5e-3 -1 ?a+$b"), "T T . T T - T T + T");
        assert_eq!(written("<<(?s ?p ?o)>> {| ?p ?o |}"), "<< ( T T T ) >> {| T T |}");
    }

    #[test]
    fn what_nothing_closes_ends_the_tokens() {
        assert_eq!(written("ASK { ?s ?p 'open\n ( }"), "ASK { T T");
        assert_eq!(written("ASK { ?s <open ( }"), "ASK { T");
        // Three quotes that nothing closes.
        assert_eq!(written("''' ( ('"), "T T");
    }

    #[test]
    fn the_operator_is_taken_where_it_is_asked_for() {
        let mut lexer = Lexer::new("?a<(1>2)");
        assert_eq!(lexer.next(Less::Bracket), Some(Token::Term("?a")));
        assert!(lexer.is_at_less());
        assert_eq!(lexer.next(Less::Operator), Some(Token::Sign("<")));
        assert_eq!(lexer.next(Less::Bracket), Some(Token::Open("(")));
    }
}
