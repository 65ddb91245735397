//! The state of the arc-eager parser.
//!
//! The system is non-monotonic: a word without a head that is reduced goes back to the buffer, and a left arc may replace an
//! earlier right arc.

use crate::labels::Label;

/// Stack, buffer and the arcs made so far.
#[derive(Debug)]
pub(super) struct ArcState {
    n: usize,
    stack: Vec<usize>,
    /// Words that were put back. The last of them is the next word, before the rest of the text.
    returned: Vec<usize>,
    next: usize,
    pub(super) heads: Vec<Option<usize>>,
    pub(super) labels: Vec<Label>,
    left_children: Vec<Vec<usize>>,
    right_children: Vec<Vec<usize>>,
    unshiftable: Vec<bool>,
    sentence_starts: Vec<bool>,
}

/// Actions of the parser. Those that make an arc carry its label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ArcAction {
    /// Moves the next word onto the stack.
    Shift,
    /// Takes the topmost word off the stack, and puts it back into the buffer if it has no head.
    Reduce,
    /// Makes the topmost word depend on the next one.
    Left(Label),
    /// Makes the next word depend on the topmost one.
    Right(Label),
    /// Starts a sentence at the word after the next.
    Break,
}

impl ArcState {
    pub(super) fn new(n: usize) -> Self {
        Self {
            n,
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            heads: vec![None; n],
            labels: vec![Label::EMPTY; n],
            left_children: vec![Vec::new(); n],
            right_children: vec![Vec::new(); n],
            unshiftable: vec![false; n],
            sentence_starts: vec![false; n],
        }
    }

    /// The `i`-th word from the top of the stack.
    fn stacked(&self, i: usize) -> Option<usize> {
        self.stack.len().checked_sub(i + 1).map(|at| self.stack[at])
    }

    /// The `i`-th word of the buffer.
    fn buffered(&self, i: usize) -> Option<usize> {
        match self.returned.len().checked_sub(i + 1) {
            Some(at) => Some(self.returned[at]),
            None => Some(self.next + i - self.returned.len()).filter(|word| *word < self.n),
        }
    }

    fn buffer_len(&self) -> usize {
        self.n - self.next + self.returned.len()
    }

    /// Whether the parse is complete.
    pub(super) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_len() == 0
    }

    /// The words that the next action's scores depend on.
    pub(super) fn slots(&self) -> [Option<usize>; 8] {
        let (b0, s0) = (self.buffered(0), self.stacked(0));
        let last =
            |children: &[Vec<usize>], word: Option<usize>| word.and_then(|w| children[w].last().copied());
        [
            b0,
            self.buffered(1),
            s0,
            self.stacked(1),
            self.stacked(2),
            last(&self.left_children, b0),
            last(&self.left_children, s0),
            last(&self.right_children, s0),
        ]
    }

    /// The kinds of action that are possible now.
    pub(super) fn valid(&self) -> Valid {
        let b0 = self.buffered(0);
        let starts = |word: Option<usize>| word.is_some_and(|w| self.sentence_starts[w]);
        let held_back = b0.is_some_and(|w| self.unshiftable[w]);
        let has_stack = !self.stack.is_empty();
        let next_two = b0.zip(self.buffered(1));
        Valid {
            shift: !has_stack || (self.buffer_len() >= 2 && !starts(b0) && !held_back),
            reduce: has_stack,
            arc: has_stack && b0.is_some() && !starts(b0),
            sentence_break: next_two.is_some_and(|(b0, b1)| b1 == b0 + 1 && !self.sentence_starts[b1]),
        }
    }

    /// Performs an action, which must be valid.
    pub(super) fn apply(&mut self, action: ArcAction) {
        match action {
            ArcAction::Shift => self.shift(),
            ArcAction::Reduce => self.reduce(),
            ArcAction::Left(label) => {
                if let Some((s0, b0)) = self.stacked(0).zip(self.buffered(0)) {
                    self.add_arc(b0, s0, label);
                    self.unshiftable[b0] = false;
                    self.stack.pop();
                }
            }
            ArcAction::Right(label) => {
                if let Some((s0, b0)) = self.stacked(0).zip(self.buffered(0)) {
                    self.add_arc(s0, b0, label);
                    self.shift();
                }
            }
            ArcAction::Break => {
                if let Some(b1) = self.buffered(1) {
                    self.sentence_starts[b1] = true;
                }
            }
        }
    }

    fn shift(&mut self) {
        let word = self.returned.pop().or_else(|| {
            self.next += 1;
            Some(self.next - 1)
        });
        self.stack.extend(word);
    }

    fn reduce(&mut self) {
        let is_only = self.stack.len() == 1;
        if let Some(word) = self.stack.pop()
            && self.heads[word].is_none()
            && !is_only
        {
            self.unshiftable[word] = true;
            self.returned.push(word);
        }
    }

    fn add_arc(&mut self, head: usize, child: usize, label: Label) {
        if let Some(old) = self.heads[child] {
            let siblings = self.children(old, child);
            // The head that is being replaced was assigned last, so the child is at the end of that head's list.
            if siblings.last() == Some(&child) {
                siblings.pop();
            }
        }
        self.children(head, child).push(child);
        self.heads[child] = Some(head);
        self.labels[child] = label;
    }

    /// The head's list of children on the child's side.
    fn children(&mut self, head: usize, child: usize) -> &mut Vec<usize> {
        if head > child { &mut self.left_children[head] } else { &mut self.right_children[head] }
    }
}

/// The kinds of action that are possible in a state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Valid {
    shift: bool,
    reduce: bool,
    arc: bool,
    sentence_break: bool,
}

impl Valid {
    /// Whether this action is possible.
    pub(super) fn allows(self, action: ArcAction) -> bool {
        match action {
            ArcAction::Shift => self.shift,
            ArcAction::Reduce => self.reduce,
            ArcAction::Left(_) | ArcAction::Right(_) => self.arc,
            ArcAction::Break => self.sentence_break,
        }
    }
}
