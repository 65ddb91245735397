//! How deep a query is nested. Parser, optimiser and evaluation call themselves for each level, and a stack that overflows ends
//! the process. So the depth is measured first, without a parser, and bounded; then the query runs on a stack of known size.
//!
//! The height of a group is the number of its tokens plus the height of the highest group in it, because a chain such as `a ||
//! b || c` or `{…} UNION {…}`, a path, and a list of triples all become trees as deep as they are long. The contents of the
//! braces of `VALUES` and the elements of a list of arguments do not add up.

use super::lexer::{Less, Lexer, Token};
use std::thread;

/// Most brackets around one place.
pub(super) const MOST_LEVELS: usize = 64;

/// Most steps from the whole query to the innermost of its parts.
pub(super) const MOST_STEPS: usize = 3_000;

/// The stack of a query's thread in bytes: four times what the deepest query of a build without optimisation was seen to need.
/// Memory is taken only as it is used.
const STACK_BYTES: usize = 256 << 20;

/// Why a query is not parsed, and where, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Refused {
    pub place: usize,
    pub reason: Reason,
}

/// Why a query is not parsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub(super) enum Reason {
    #[error(
        "brackets are nested too deep: at most {MOST_LEVELS} may stand around one place; split the query"
    )]
    Levels,
    #[error(
        "too many operators, triples or groups follow one another: at most {MOST_STEPS} words and signs may lead from the whole query to its innermost part; give values in VALUES or IN, or split the query"
    )]
    Steps,
    #[error(
        "`<` may be an operator or begin an IRI here: put a space behind FILTER, or use a prefix that does not begin so"
    )]
    Unclear,
    #[error(
        "this is an update, and only build, add and remove change a store: ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
    )]
    Update,
}

/// Does work that calls itself as deep as a query is nested.
pub(super) fn on_own_stack<T: Send>(work: impl FnOnce() -> T + Send) -> std::io::Result<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work)?;
        Ok(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// What the parts of a group are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Outside all braces, and in a subselect: what stands in parentheses is an expression.
    Select,
    /// Triples, filters and further groups.
    Pattern,
    /// Rows of values.
    Data,
    /// A collection, path, list of properties or triple: never an expression.
    Terms,
    /// An expression or a list of them. It may also be terms if it is in doubt.
    Expression { is_doubtful: bool },
}

/// A group that is open.
#[derive(Debug)]
struct Group {
    kind: Kind,
    /// Tokens of this group, or of the element of a list that is read.
    n_steps: usize,
    /// Height of the highest group in it.
    inner: usize,
    /// Height of the highest element of the list so far.
    highest: usize,
    /// Whether an expression is to come, and whether that is in doubt.
    awaits: Option<bool>,
    /// Whether `VALUES` is the last keyword that was read.
    is_values: bool,
}

impl Group {
    fn new(kind: Kind) -> Self {
        Self { kind, n_steps: 0, inner: 0, highest: 0, awaits: None, is_values: false }
    }

    fn height(&self) -> usize {
        self.highest.max(self.n_steps + self.inner)
    }
}

/// Proves that a query may be parsed and evaluated on a stack of [`STACK_BYTES`].
pub(super) fn check(text: &str) -> Result<(), Refused> {
    if let Some(place) = update(text) {
        return Err(Refused { place, reason: Reason::Update });
    }
    bounded(text)
}

/// Proves the same of a query or an update.
pub(super) fn bounded(text: &str) -> Result<(), Refused> {
    let mut lexer = Lexer::new(text);
    let mut open = vec![Group::new(Kind::Select)];
    // Whether an operand of an expression has just ended.
    let mut is_behind_operand = false;
    loop {
        let place = lexer.place();
        let refused = |reason| Refused { place, reason };
        let Some(group) = open.last_mut() else { return Ok(()) };
        let less = match group.kind {
            Kind::Expression { is_doubtful } if is_behind_operand => {
                if is_doubtful && lexer.is_at_less() {
                    return Err(refused(Reason::Unclear));
                }
                Less::Operator
            }
            _ => Less::Bracket,
        };
        let Some(token) = lexer.next(less) else { return Ok(()) };
        if group.kind != Kind::Data {
            group.n_steps += 1;
        }
        if group.height() > MOST_STEPS {
            return Err(refused(Reason::Steps));
        }
        is_behind_operand = match token {
            Token::Open(bracket) => {
                let kind = group.opens(bracket);
                open.push(Group::new(kind));
                if open.len() > MOST_LEVELS + 1 {
                    return Err(refused(Reason::Levels));
                }
                false
            }
            Token::Close(_) => {
                close(&mut open).map_err(refused)?;
                true
            }
            token => group.takes(token),
        };
    }
}

/// Where the first keyword behind the prologue stands, if it is one of an update.
fn update(text: &str) -> Option<usize> {
    const UPDATES: [&str; 10] =
        ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"];
    let mut lexer = Lexer::new(text);
    loop {
        let place = lexer.place();
        match lexer.next(Less::Bracket)? {
            Token::Word(word)
                if ["BASE", "PREFIX", "VERSION"].iter().any(|w| word.eq_ignore_ascii_case(w)) => {}
            Token::Term(_) => {}
            Token::Word(word) => {
                return UPDATES.iter().any(|update| word.eq_ignore_ascii_case(update)).then_some(place);
            }
            _ => return None,
        }
    }
}

/// Ends the innermost group. Without one no parser gets beyond.
fn close(open: &mut Vec<Group>) -> Result<(), Reason> {
    let height = open.pop().map_or(0, |group| group.height() + 1);
    let Some(group) = open.last_mut() else { return Ok(()) };
    group.inner = group.inner.max(height);
    if group.height() > MOST_STEPS { Err(Reason::Steps) } else { Ok(()) }
}

impl Group {
    /// What a bracket opens here.
    fn opens(&mut self, bracket: &str) -> Kind {
        let awaits = self.awaits.take();
        match (bracket, self.kind) {
            ("{", _) if std::mem::take(&mut self.is_values) => Kind::Data,
            ("{", _) => Kind::Pattern,
            (_, Kind::Data) => Kind::Data,
            ("(", Kind::Select) if self.is_values => Kind::Terms,
            ("(", Kind::Select) => Kind::Expression { is_doubtful: awaits.unwrap_or(false) },
            ("(", Kind::Expression { is_doubtful }) => Kind::Expression { is_doubtful },
            ("(", Kind::Pattern) => match awaits {
                Some(is_doubtful) => Kind::Expression { is_doubtful },
                None => Kind::Terms,
            },
            _ => Kind::Terms,
        }
    }

    /// Takes note of a token; whether an operand ends with it.
    fn takes(&mut self, token: Token<'_>) -> bool {
        match token {
            Token::Word(word) => {
                let is_first = self.n_steps == 1 && self.kind == Kind::Pattern;
                let word = word.to_ascii_uppercase();
                self.is_values = word == "VALUES";
                match word.as_str() {
                    "FILTER" | "BIND" => self.awaits = Some(false),
                    "SELECT" | "SELECTDISTINCT" | "SELECTREDUCED" if is_first => self.kind = Kind::Select,
                    word => self.doubts(word),
                }
                matches!(word.as_str(), "TRUE" | "FALSE")
            }
            Token::Sign(sign) => {
                if sign == "," && matches!(self.kind, Kind::Expression { .. }) {
                    self.highest = self.height();
                    (self.n_steps, self.inner) = (0, 0);
                }
                false
            }
            Token::Tag(tag) => tag.starts_with('@'),
            Token::Term(text) => {
                self.doubts(text);
                true
            }
            Token::Open(_) | Token::Close(_) => false,
        }
    }

    /// The parser takes `FILTER` for a keyword also where a word goes on behind it, unless the word is a name of a known prefix.
    fn doubts(&mut self, word: &str) {
        let begins = word.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("FILTER"));
        if begins && self.kind == Kind::Pattern {
            self.awaits = Some(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Option<Reason> {
        check(text).err().map(|refused| refused.reason)
    }

    #[test]
    fn brackets_count_where_they_are_open() {
        let parentheses = |n: usize| format!("ASK {{ FILTER{}1{} }}", "(".repeat(n), ")".repeat(n));
        assert_eq!(reason(&parentheses(MOST_LEVELS - 1)), None);
        assert_eq!(reason(&parentheses(MOST_LEVELS)), Some(Reason::Levels));
        let side_by_side = "FILTER((1)) ".repeat(500);
        assert_eq!(reason(&format!("ASK {{ {side_by_side} }}")), None);
    }

    #[test]
    fn a_chain_is_as_high_as_it_is_long() {
        let chain = |n: usize| format!("ASK {{ FILTER(1{}) }}", "||1".repeat(n));
        assert_eq!(reason(&chain(MOST_STEPS / 2 - 10)), None);
        assert_eq!(reason(&chain(MOST_STEPS / 2 + 10)), Some(Reason::Steps));
        // Half of it in the group, half in what is in the group.
        let half = "||1".repeat(MOST_STEPS / 4 + 10);
        assert_eq!(reason(&format!("ASK {{ FILTER((1{half}){half}) }}")), Some(Reason::Steps));
        assert_eq!(reason(&format!("ASK {{ FILTER((1{half})) {{ FILTER(1{half}) }} }}")), None);
    }

    #[test]
    fn lists_of_values_may_be_long() {
        let rows = "(<a/b-c> -1 'x') ".repeat(20_000);
        assert_eq!(reason(&format!("SELECT * {{ VALUES (?a ?b ?c) {{ {rows} }} ?a ?b ?c }}")), None);
        assert_eq!(reason(&format!("SELECT * {{ ?a ?b ?c }} VALUES ?a {{ {} }}", "1 ".repeat(20_000))), None);
        let list = "<x>, -1 + 2, ".repeat(20_000);
        assert_eq!(reason(&format!("SELECT * {{ ?a ?b ?c FILTER(?a IN ({list} 1)) }}")), None);
    }

    #[test]
    fn nothing_hides_between_the_signs_of_an_iri_or_a_comparison() {
        let deep = "(".repeat(10_000);
        for text in [
            format!("ASK {{ FILTER(?x<{deep}1>2) }}"),
            format!("ASK {{ FILTER(str(?x)<'>' && {deep} '') }}"),
            format!("SELECT (?x<1#c>'''\n + {deep} ''' AS ?y) {{ }}"),
            format!("ASK {{ ?s ?p ?o BIND(1<{deep}1>2 AS ?x) }}"),
            format!("SELECT * {{ }} ORDER BY (?x<{deep}1>2)"),
            format!("SELECT * {{ {{ SELECT (?x<{deep}1>2 AS ?y) {{ }} }} }}"),
            format!("ASK {{ ?s ?p (1 <a'> {deep} <b'>) }}"),
            format!("ASK {{ ?s ?p ('''a' 'b' {deep}) }}"),
        ] {
            assert_eq!(reason(&text), Some(Reason::Levels), "{}", &text[..40]);
        }
        for text in ["ASK { ?s ?p <a((((((((((> }", "ASK { FILTER(?x = <a((((((((((>) }"] {
            assert_eq!(reason(&text.replace("((", &deep)), None);
        }
        assert_eq!(reason(&format!("ASK {{ FILTERstr(?x<{deep}1>2) }}")), Some(Reason::Unclear));
        assert_eq!(reason("ASK { filter:x rap:p (1 2) , <a> FILTER(?x<1) }"), None);
    }

    #[test]
    fn an_update_is_known_by_its_first_keyword() {
        let update = "# a note\nPREFIX x: <urn:x> BASE <urn:y>\n INSERT DATA { x:a x:b <c> }";
        assert_eq!(
            check(update),
            Err(Refused { place: update.find("INSERT").unwrap(), reason: Reason::Update })
        );
        assert_eq!(reason("SELECT ?insert { ?insert <delete> 'INSERT' }"), None);
    }
}
