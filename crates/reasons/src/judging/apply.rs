//! Puts judgements in force.

use super::Request;
use super::decide::{Decided, decide, plain};
use super::error::JudgingError;
use crate::Changes;
use crate::named::Names;
use rapporteur_model::{Diagnostic, World};
use rapporteur_pipeline::{Edit, Error, Pipeline, Prepared, Progress, StoreFolder};
use rapporteur_resolve::Judgements;
use serde::Serialize;
use std::collections::BTreeSet;

/// What was written, and what it changes.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// The line of the file, from 1: the new one, or where one was taken out the number that it had.
    pub n: usize,
    /// What the line states, in words.
    pub line: String,
    /// What else there is to say: which lines it takes the place of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The generation in force.
    pub generation: String,
    /// What the graph states differently now; nothing where the file alone was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
    /// Judgements that change nothing, and the like, with the names of their inputs.
    #[serde(skip)]
    pub diagnostics: Vec<(String, Diagnostic)>,
}

/// Writes the line of a judgement and makes the graph again under it. Both or none: a judgement that would change nothing is
/// refused.
///
/// # Errors
/// If the judgement is refused or the store cannot be changed.
pub fn judge(
    pipeline: &Pipeline,
    folder: &StoreFolder,
    request: &Request,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Done, JudgingError> {
    let (before, decided) = decided(folder, request)?;
    let n_new = n_of_last(&folder.edited_judgements(&decided.edit)?);
    let refused = |error| contradiction(error, &decided.edit, n_new);
    let prepared = pipeline.judge(folder, decided.edit.clone(), progress).map_err(refused)?;
    if let Some(why) = idle(&prepared.world, &decided.edit) {
        return Err(JudgingError::Idle(why));
    }
    let Decided { edit, notes } = decided;
    let line = stated(&edit);
    finish(folder, &before, prepared, notes, |judgements| (n_of_last(judgements), line))
}

/// Writes the line of a judgement; the graph follows with the next change of the store.
///
/// # Errors
/// If the judgement is refused or the file cannot be written.
pub fn judge_later(folder: &StoreFolder, request: &Request) -> Result<Done, JudgingError> {
    let (_, Decided { edit, notes }) = decided(folder, request)?;
    let judgements = folder.edit_judgements(&edit)?;
    let (n, line) = (n_of_last(&judgements), stated(&edit));
    Ok(Done { n, line, notes, generation: folder.current()?, changes: None, diagnostics: Vec::new() })
}

/// Takes out the judgement of a line and makes the graph again without it.
///
/// # Errors
/// If the line holds no judgement or the store cannot be changed.
pub fn undo(
    pipeline: &Pipeline,
    folder: &StoreFolder,
    n: usize,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Done, JudgingError> {
    let before = folder.world()?;
    let edit = folder.undo_judgement(n)?;
    let line = stated(&edit);
    let prepared = pipeline.judge(folder, edit, progress)?;
    finish(folder, &before, prepared, Vec::new(), |_| (n, line))
}

/// Takes out the judgement of a line; the graph follows with the next change of the store.
///
/// # Errors
/// If the line holds no judgement or the file cannot be written.
pub fn undo_later(folder: &StoreFolder, n: usize) -> Result<Done, JudgingError> {
    let edit = folder.undo_judgement(n)?;
    folder.edit_judgements(&edit)?;
    let (line, generation) = (stated(&edit), folder.current()?);
    Ok(Done { n, line, notes: Vec::new(), generation, changes: None, diagnostics: Vec::new() })
}

fn decided(folder: &StoreFolder, request: &Request) -> Result<(World, Decided), JudgingError> {
    let (base, world, judgements) = (folder.base()?, folder.world()?, folder.read_judgements()?);
    let decided = decide(&Names::of(&world, &base), &judgements, request)?;
    Ok((world, decided))
}

fn finish(
    folder: &StoreFolder,
    before: &World,
    prepared: Prepared,
    notes: Vec<String>,
    told: impl FnOnce(&Judgements) -> (usize, String),
) -> Result<Done, JudgingError> {
    prepared.commit()?;
    let (n, line) = told(&folder.read_judgements()?);
    let changes = Changes::new(before, &prepared.world, folder.path().display().to_string());
    let (generation, changes) = (folder.current()?, Some(changes));
    Ok(Done { n, line, notes, generation, changes, diagnostics: prepared.diagnostics.clone() })
}

/// What an edit adds, or else what it takes out, in words.
fn stated(edit: &Edit) -> String {
    let added =
        edit.add.first().map(|(decision, reason)| format!("{}: {reason}", plain(&decision.to_string())));
    added.or_else(|| edit.take_out.first().map(|(_, stated)| plain(stated))).unwrap_or_default()
}

fn n_of_last(judgements: &Judgements) -> usize {
    judgements.list().last().map_or(0, |judgement| judgement.line)
}

/// Why what an edit adds changes nothing in a world, if it does not.
fn idle(world: &World, edit: &Edit) -> Option<String> {
    edit.add.iter().find_map(|(decision, reason)| world.noted(&decision.to_string(), reason)?.idle.clone())
}

/// Tells a contradiction between a new line, which has this number once the edit is made, and lines that the file holds. Lines
/// that contradict one another without it are told as they are.
fn contradiction(error: Error, edit: &Edit, n_new: usize) -> JudgingError {
    let Error::Judgements(fault) = &error else { return error.into() };
    let faulty = fault.faults.iter().map(|(line, _)| *line);
    let mut lines: BTreeSet<usize> = faulty.chain(fault.contradicted.iter().copied()).collect();
    if fault.contradicted.is_empty() || !lines.remove(&n_new) {
        return error.into();
    }
    let why = |(line, why): &(usize, String)| match *line == n_new {
        true => why.clone(),
        false => format!("line {line}: {why}"),
    };
    // Where the new line takes the place of others, the reasons count lines without these.
    let whys = if edit.take_out.is_empty() { fault.faults.iter().map(why).collect() } else { Vec::new() };
    JudgingError::Contradiction { lines: lines.into_iter().map(|line| as_it_is(edit, line)).collect(), whys }
}

/// The number that a line has in the file before an edit takes out others.
fn as_it_is(edit: &Edit, line: usize) -> usize {
    let mut taken_out: Vec<usize> = edit.take_out.iter().map(|(taken, _)| *taken).collect();
    taken_out.sort_unstable();
    taken_out.into_iter().fold(line, |line, taken| if taken <= line { line + 1 } else { line })
}
