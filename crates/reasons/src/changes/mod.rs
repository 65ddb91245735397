//! What changes of a store brought: by judgements, and since a build.

mod news;
mod renewed;
mod show;

pub use news::{ClaimNews, DisputeNews, EdgeNews, Group, News, NodeNews, ReportNews};
pub use renewed::{Change, Changes};
pub use show::Shown;
