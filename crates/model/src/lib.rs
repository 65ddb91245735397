//! The plain values that all stages of Rapporteur exchange. The crate reads and writes nothing and depends on no stage.
//!
//! `ingest` makes a [`Report`], `extract` makes an [`Extraction`] of it, and `resolve` makes one [`World`] of many.
//!
//! ```text
//! Report ── text, blocks, metadata, way back to the input's bytes
//!    └─ Extraction ── mentions, times, quotations, Claim<LocalId>
//!          └─ World ── entities, Claim<EntityId>, origins, disputes, merges
//! ```
//!
//! A [`Span`] counts UTF-8 bytes of [`Report::text`] and is half-open. Ids are hashes or slugs of content ([`hash()`]), never
//! counters; only a [`LocalId`] is a number, and it means nothing outside its extraction. Each list is in the order that its
//! field names.

mod cell;
mod char_offsets;
mod claim;
mod date;
mod diagnostic;
mod extraction;
mod families;
mod found_by;
mod hash;
mod in_words;
mod merge;
mod offsets;
mod report;
mod span;
mod visible;
pub mod well_known;
mod world;

pub use cell::text_cell;
pub use char_offsets::CharOffsets;
pub use claim::{Bound, Claim, Confidence, Evidence, Object, Qualifier, Status};
pub use date::{InvalidDate, PartialDate, When};
pub use diagnostic::{Diagnostic, Severity};
pub use extraction::{
    Extraction, Form, Gender, LocalEntity, LocalId, Mention, Quote, Timex, TimexKind, Traits, TypeName,
};
pub use families::{Families, Ranking, RelationFamily, TypeFamily};
pub use found_by::{Basis, FoundBy};
pub use hash::{hash, hash_bytes, short_hash};
pub use in_words::{NOT_SAID, in_words, name_in_words, qualifiers_in_words};
pub use merge::{Doubt, Judged, Local, Merge, Points, Score};
pub use offsets::{OffsetMap, OffsetRun};
pub use report::{Block, BlockKind, Credit, CreditRole, Dateline, Report, ReportId, Sourced};
pub use span::Span;
pub use visible::visible;
pub use world::{
    ClaimId, Dispute, DisputeKind, Entity, EntityId, MeetingStatus, Occurrence, Origin, Tool, ToolKind,
    World, WorldClaim,
};
