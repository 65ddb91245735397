//! Uses of words: what readings of time, speech and reference take a word for where no word class of its own says so.
//!
//! A word class is found in running text and may be named by patterns. A use is neither: only code that reads a construction asks
//! for it, by the lemma.

use crate::names::names;

names! {
    /// A use of a word.
    Usage {
        /// A verb whose object is told something: *assured the chamber it would pay*.
        Address = "address",
        /// A verb whose present tense with a day tells what is arranged: *the talks open on Sunday*.
        Arranged = "arranged",
        /// A verb for a beginning: *talks starting on Monday*.
        Beginning = "beginning",
        /// A noun for what may come: *prospects for a meeting*.
        Chance = "chance",
        /// An adjective that is said of a clause: *it is clear that*.
        Clausal = "clausal",
        /// A noun that contests what its clause says: *the denial that it had signed*.
        Denial = "denial",
        /// An adverb by which a report calls untrue what somebody says: *falsely said*.
        Falsely = "falsely",
        /// An adjective for who held a post before.
        Former = "former",
        /// A verb whose object is a gathering and that says no more than that it takes place: *chaired the talks*.
        Gathering = "gathering",
        /// An adjective that takes for granted what it describes: *the recent talks*.
        Given = "given",
        /// A noun for something made up: *in a scenario of the game*.
        Imagined = "imagined",
        /// A verb whose "it" may stand for a clause or for nothing: *it seems that*.
        Impersonal = "impersonal",
        /// A verb for telling what is untrue: *lied when it said*.
        Lie = "lie",
        /// A verb that tells something without a voice: what implies or shows speaks no words.
        Mute = "mute",
        /// A noun for what goes on for days: its first day is not all of it.
        Ongoing = "ongoing",
        /// A noun for a part of what happens: *the opening of the talks*.
        Phase = "phase",
        /// A word that looks forward to what its complement names: *on the eve of the summit*.
        Prelude = "prelude",
        /// A verb whose object is a gathering at which its subject is: *told a symposium*.
        Present = "present",
        /// A verb of saying whose infinitive is what is said: *promised to sign*.
        Promise = "promise",
        /// A verb whose plural subject is people, whatever its noun: *millennials say*.
        Said = "said",
        /// A verb that sets a day, so that *for Monday* is its own.
        Schedule = "schedule",
        /// A verb that moves something from one day to another.
        Shift = "shift",
        /// A verb whose participle tells the day of a gathering: *a summit scheduled for Friday*.
        Slated = "slated",
        /// A noun for a stretch of time: *the period from April*.
        Stretch = "stretch",
        /// A verb for coming after somebody in a post: *succeeded him as mayor*.
        Succession = "succession",
        /// What documents, figures and recordings do to tell something: *the figures show*.
        Told = "told",
        /// A word before *minister* that names no field of work: *a cabinet minister*.
        Unfielded = "unfielded",
    }
}

/// The uses of one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Usages(u32);

impl Usages {
    /// Whether a use is among them.
    pub const fn has(self, usage: Usage) -> bool {
        self.0 & Self::bit(usage) != 0
    }

    const fn bit(usage: Usage) -> u32 {
        1 << usage as u32
    }
}

impl FromIterator<Usage> for Usages {
    fn from_iter<I: IntoIterator<Item = Usage>>(uses: I) -> Self {
        Self(uses.into_iter().fold(0, |bits, usage| bits | Self::bit(usage)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_use_is_told_from_every_other() {
        for one in Usage::ALL {
            let uses: Usages = std::iter::once(*one).collect();
            let told: Vec<&Usage> = Usage::ALL.iter().filter(|usage| uses.has(**usage)).collect();
            assert_eq!(told, [one]);
        }
    }
}
