//! The server keeps its promises: the SPARQL 1.1 Protocol, the JSON API, its bounds, and what it refuses.

mod answers;
// What processes hold is read from /proc.
#[cfg(target_os = "linux")]
mod bounds;
mod following;
mod forms;
mod guard;
mod judging;
mod protocol;
