//! What a person means by a name.

mod node;
mod report;
mod thing;

pub use node::Node;
pub use report::reports;
pub use thing::thing;

/// Lines of the first so many, and how many more there are.
fn lines<T>(all: &[T], most: usize, line: impl Fn(&T) -> String, more: impl Fn(usize) -> String) -> String {
    let rest = all.len().saturating_sub(most);
    let rest = if rest > 0 { more(rest) } else { String::new() };
    all.iter().take(most).map(line).chain([rest]).collect()
}
