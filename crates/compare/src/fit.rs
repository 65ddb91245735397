//! How two statements of fact relate: statuses over time.

use rapporteur_model::Status;

/// How two answers to one question relate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fit {
    /// They say the same, as precisely as they say it.
    Same,
    /// One says for certain what the other holds possible.
    Weaker,
    /// The later one says that what the earlier one expected came about.
    Progress,
    /// They are about different occasions, or nothing tells whether they are.
    Apart,
    /// The word changed with time: called off, taken up again, moved to another day.
    Changed,
    /// One denies what the other holds possible.
    Doubt,
    /// They cannot both hold.
    Contradiction,
}

/// Days within which reports of an act that can be repeated speak of one occasion, if neither says when it was.
const OCCASION_DAYS: i64 = 14;

/// Whether something can happen, or be so, more than once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Recurs {
    /// The signing of one treaty, kinship.
    Never,
    /// A visit, an attack.
    Act,
    /// A post, a membership: so for some time.
    State,
}

/// One claim's word on whether something is so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Said {
    /// Happened, planned, possible or denied.
    pub status: Status,
    /// Whether some party's word, not the report's own.
    pub attributed: bool,
    /// Whether it is reported with distance ("alleged").
    pub alleged: bool,
    /// Day of the report.
    pub day: Option<i64>,
    /// First and last day of what is spoken of.
    pub at: Option<(i64, i64)>,
    /// Whether it can happen, or be so, more than once.
    pub recurs: Recurs,
}

impl Said {
    /// Whether it takes a side. A mere possibility takes none, unless it is an accusation.
    pub fn takes_side(&self) -> bool {
        self.status != Status::Possible || self.alleged
    }

    /// Whether it says that it is not so.
    pub fn denies(&self) -> bool {
        self.status == Status::Denied
    }

    /// How two words relate; symmetric.
    pub fn relate(&self, other: &Self) -> Fit {
        match (self.denies(), other.denies()) {
            (true, true) => Fit::Same,
            (true, false) => self.against(other),
            (false, true) => other.against(self),
            (false, false) => self.beside(other),
        }
    }

    fn beside(&self, other: &Self) -> Fit {
        match (self.status, other.status) {
            (x, y) if x == y => Fit::Same,
            (Status::Possible, _) | (_, Status::Possible) => Fit::Weaker,
            _ => Fit::Progress,
        }
    }

    /// A denial against what is said to be so.
    fn against(&self, positive: &Self) -> Fit {
        if self.is_apart(positive) {
            return Fit::Apart;
        }
        if self.is_over_since(positive) {
            return Fit::Progress;
        }
        if !positive.takes_side() {
            return Fit::Doubt;
        }
        let earlier = self.day.zip(positive.day).is_some_and(|(denied, said)| denied < said);
        let later = self.day.zip(positive.day).is_some_and(|(denied, said)| denied > said);
        match positive.status {
            Status::Planned if earlier || later => Fit::Changed,
            // "has not been questioned" does not contradict "will be questioned".
            Status::Planned if self.recurs != Recurs::Never && !self.attributed => Fit::Progress,
            Status::Planned => Fit::Contradiction,
            _ if earlier && self.is_not_yet(positive) => Fit::Progress,
            _ => Fit::Contradiction,
        }
    }

    /// Whether an earlier denial leaves room for what was later said to have happened, because it spoke of the future, or of
    /// the state of its day in the report's own voice.
    fn is_not_yet(&self, positive: &Self) -> bool {
        let after = |at: Option<(i64, i64)>| at.zip(self.day).map(|((first, _), day)| first >= day);
        after(self.at) == Some(true) || !self.attributed && after(positive.at) != Some(false)
    }

    /// Whether a denial speaks of a later day than the report that it seems to contradict: "is no longer president" grants that
    /// he was.
    fn is_over_since(&self, positive: &Self) -> bool {
        let then = positive.at.map(|(_, last)| last).or(positive.day);
        self.recurs != Recurs::Never && self.at.zip(then).is_some_and(|(denied, was)| denied.0 > was)
    }

    /// Whether two words on something repeatable are on different occasions.
    fn is_apart(&self, other: &Self) -> bool {
        match (self.at, other.at) {
            _ if self.recurs == Recurs::Never => false,
            (Some(x), Some(y)) => x.1 < y.0 || y.1 < x.0,
            _ => match self.day.zip(other.day) {
                Some((x, y)) => (x - y).abs() > OCCASION_DAYS,
                None => self.recurs == Recurs::State,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Denied, Happened, Planned, Possible};

    /// `Happened@3`, with `~` for an allegation, `:` for a party's word, `*` for an act, `+` for a state, `>9` for its own day.
    fn said(text: &str) -> Said {
        let (head, own) = text.split_once('>').unwrap_or((text, ""));
        let (head, day) = head.split_once('@').unwrap_or((head, ""));
        let name = head.trim_start_matches(['~', ':', '*', '+']);
        let own = own.parse().ok();
        Said {
            status: [Happened, Planned, Possible, Denied].into_iter().find(|s| s.as_str() == name).unwrap(),
            attributed: head.contains([':', '~']),
            alleged: head.contains('~'),
            day: day.parse().ok(),
            at: own.map(|day| (day, day)),
            recurs: match head {
                _ if head.contains('*') => Recurs::Act,
                _ if head.contains('+') => Recurs::State,
                _ => Recurs::Never,
            },
        }
    }

    #[test]
    fn statuses_over_time() {
        for (a, b, expected) in [
            ("Happened", "Happened", Fit::Same),
            ("Planned@1", "Happened@2", Fit::Progress),
            ("Possible@1", "Happened@1", Fit::Weaker),
            ("Possible@1", "Planned@4", Fit::Weaker),
            ("Denied@1", "Possible@1", Fit::Doubt),
            ("Denied@1", "~Possible@1", Fit::Contradiction),
            ("Denied", "Happened", Fit::Contradiction),
            ("Happened@1", "Denied@2", Fit::Contradiction),
            // Not yet on Monday, done on Wednesday.
            ("Denied@1", "Happened@3", Fit::Progress),
            ("Denied@3", "Happened@5>2", Fit::Contradiction),
            // A party that denies having done it does not say "not yet", unless it spoke of a day to come.
            (":Denied@1", "Happened@3", Fit::Contradiction),
            (":Denied@1>3", "Happened@3", Fit::Progress),
            ("Planned@1", "Denied@1", Fit::Contradiction),
            ("Planned", ":Denied", Fit::Contradiction),
            ("Planned@1", "Denied@2", Fit::Changed),
            ("Denied@1", "Planned@2", Fit::Changed),
            ("*Planned@1", "*Denied@1", Fit::Progress),
            (":*Denied@1", "*Planned@1", Fit::Contradiction),
            ("*Happened@1", "*Denied@90", Fit::Apart),
            ("*Happened@5>1", "*Denied@5>4", Fit::Apart),
            ("*Happened@5", "*Denied@6", Fit::Contradiction),
            ("*Happened", "*Denied", Fit::Contradiction),
            ("+Happened", "+Denied@6", Fit::Apart),
            ("+Happened@5", "+Denied@6", Fit::Contradiction),
            ("+Happened@5", "+Denied@9>9", Fit::Progress),
            ("+Happened@9", "+Denied@9>9", Fit::Contradiction),
            ("Happened@1", "Denied@90", Fit::Contradiction),
        ] {
            assert_eq!(said(a).relate(&said(b)), expected, "{a} {b}");
            assert_eq!(said(b).relate(&said(a)), expected, "{b} {a}");
        }
    }
}
