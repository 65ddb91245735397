//! The predicate–argument view of a trigger: named slots instead of dependency labels, so that active and passive, relative clause,
//! control, coordination and light verb look alike to a pattern. After PropS (Stanovsky et al. 2016) and PredPatt (White et al. 2016).

use super::clause::{antecedent, is_passive, subjects};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};

/// How far control and coordination are followed.
pub(super) const DEPTH: usize = 4;

/// A trigger and the places around it.
#[derive(Clone, Copy)]
pub struct Frame<'d, 'r> {
    pub(super) parsed: &'d ParsedReport<'r>,
    pub(super) trigger: TokenIdx,
    light: Option<TokenIdx>,
    pub(super) name_end: Option<TokenIdx>,
}

impl<'d, 'r> Frame<'d, 'r> {
    /// The frame of a verb, noun or adjective.
    pub fn new(parsed: &'d ParsedReport<'r>, trigger: TokenIdx) -> Self {
        Self { parsed, trigger, light: None, name_end: None }
    }

    /// The frame of a name of which `trigger` is the head and `end` the token behind it; what stands behind the name is its own,
    /// whichever of its words the parser hangs it on.
    pub fn of_name(parsed: &'d ParsedReport<'r>, trigger: TokenIdx, end: TokenIdx) -> Self {
        Self { parsed, trigger, light: None, name_end: Some(end) }
    }

    /// The frame of a light verb and the object that carries its meaning; prepositions of both count.
    pub fn with_light(parsed: &'d ParsedReport<'r>, trigger: TokenIdx, object: TokenIdx) -> Self {
        Self { parsed, trigger, light: Some(object), name_end: None }
    }

    /// Heads of the words in a slot, in order of the text; coordination is not yet expanded.
    /// A slot for a thing without words of its own is empty.
    pub fn slot(&self, name: impl Into<SlotName>) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let verbal = matches!(parsed.pos(self.trigger), Pos::Verb | Pos::Aux) || self.light.is_some();
        let children = |dep: Dep| parsed.children_by(self.trigger, &[dep]).collect();
        match name.into() {
            SlotName::Trigger => vec![self.trigger],
            SlotName::Light => self.light.into_iter().collect(),
            SlotName::Agent if verbal => self.agent(),
            SlotName::Agent if parsed.pos(self.trigger) == Pos::Adj => self.described(),
            SlotName::Agent => self.noun_agent(),
            SlotName::Patient => self.patient(),
            SlotName::Dative => self.of_verb(&[Dep::Dative]),
            SlotName::Clause => self.clause(),
            SlotName::Extent => self.extent(),
            SlotName::Figure => self.figure().into_iter().collect(),
            SlotName::Complement if parsed.lemma(self.trigger) == "be" => {
                parsed.children_by(self.trigger, &[Dep::Oprd, Dep::Acomp]).collect()
            }
            SlotName::Complement => children(Dep::Oprd),
            SlotName::Participle => self.participles(),
            SlotName::Infinitive => self.infinitives(),
            SlotName::Called => self.called(),
            SlotName::OtherClause => self.clause_of_other(),
            SlotName::Owner => self.owner(),
            SlotName::Aux => children(Dep::Aux),
            SlotName::Adverb => children(Dep::Advmod),
            SlotName::Subject => subjects(parsed, self.trigger, DEPTH),
            SlotName::AfterClause => self.clause_marked("after"),
            SlotName::WhenClause => self.clause_marked("when"),
            SlotName::BeforeClause => self.clause_marked("before"),
            SlotName::Verb => self.governor().into_iter().collect(),
            SlotName::Holder => self.holder(),
            SlotName::Poss => self.possessor(),
            SlotName::Modifier => self.modifiers(),
            SlotName::Brackets => self.brackets(),
            SlotName::Comma => self.behind_comma(),
            SlotName::Negation => children(Dep::Neg),
            SlotName::Appos => children(Dep::Appos),
            SlotName::Prep(preposition) => self.objects_of(preposition),
            SlotName::Meeting
            | SlotName::Election
            | SlotName::Setting
            | SlotName::Office
            | SlotName::Body
            | SlotName::Home
            | SlotName::Report => Vec::new(),
        }
    }

    /// The number right behind the trigger, unless it is one that another is set against: "loss 3 mln vs *profit 2 mln*".
    fn figure(&self) -> Option<TokenIdx> {
        let (parsed, next) = (self.parsed, self.trigger + 1);
        let sentence = parsed.sentence(self.trigger).tokens.clone();
        let against = (sentence.start..self.trigger).any(|i| parsed.hits.is(i, "versus_word"));
        let numbered = next < sentence.end && parsed.quantities.holding(next).is_some();
        (numbered && !against).then_some(next)
    }

    /// By how much something changes: the quantity that stands beside the trigger, right behind it or behind "by".
    fn extent(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let quantity = |i: &TokenIdx| *i > self.trigger && parsed.quantities.at(*i).is_some();
        let beside = parsed.children_by(self.trigger, &[Dep::Npadvmod, Dep::Dobj, Dep::Attr, Dep::Oprd]);
        let mut found: Vec<TokenIdx> =
            beside.chain(self.objects_of(Preposition::By)).filter(quantity).collect();
        found.sort_unstable();
        if found.is_empty() {
            let next = (self.trigger + 1..parsed.sentence(self.trigger).tokens.end).take(2);
            let passed = |i: &TokenIdx| *i == self.trigger + 1 || parsed.pos(*i - 1) == Pos::Adv;
            found.extend(next.filter(passed).find(|i| parsed.quantities.holding(*i).is_some()));
        }
        found
    }

    /// The verbs of infinitives behind the trigger, as complement or purpose: "appealed to Kenya to *open* its border".
    fn infinitives(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let marked = |c: &TokenIdx| parsed.children_by(*c, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To);
        parsed
            .children_by(self.trigger, &[Dep::Xcomp, Dep::Ccomp, Dep::Advcl])
            .filter(|c| *c > self.trigger && marked(c))
            .collect()
    }

    /// What a verb of naming calls its object: beside it, behind "as", or as a clause without verb ("holds it *responsible*").
    fn called(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let beside = parsed.children_by(self.trigger, &[Dep::Oprd]);
        let mut found: Vec<TokenIdx> = beside.collect();
        let verbless = |c: &TokenIdx| matches!(parsed.pos(*c), Pos::Adj | Pos::Noun | Pos::Propn);
        found.extend(parsed.children_by(self.trigger, &[Dep::Ccomp]).filter(verbless));
        let objects = parsed.children_by(self.trigger, &[Dep::Dobj]);
        for host in std::iter::once(self.trigger).chain(objects) {
            let as_phrases = parsed.children_by(host, &[Dep::Prep]).filter(|p| parsed.lemma(*p) == "as");
            found.extend(as_phrases.flat_map(|p| parsed.children_by(p, &[Dep::Pobj, Dep::Pcomp, Dep::Amod])));
        }
        found
    }

    /// "debts *owed* by Benin", "a plan *drafted* in Oslo".
    fn participles(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let participle = |c: &TokenIdx| matches!(parsed.tag(*c), Tag::Vbn | Tag::Vbg);
        parsed.children_by(self.trigger, &[Dep::Acl]).filter(participle).collect()
    }

    /// The verb of a clause that a conjunction introduces: "comes after envoys *held* talks".
    fn clause_marked(&self, word: &str) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let marked =
            |c: &TokenIdx| parsed.children_by(*c, &[Dep::Mark, Dep::Advmod]).any(|m| parsed.lemma(m) == word);
        parsed.children_by(self.trigger, &[Dep::Advcl]).filter(marked).collect()
    }

    /// The verb of a complement: of the trigger, or of the clause that a noun of promising or asking takes ("a vow to *fight*").
    fn clause(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let mut found = self.of_verb(&[Dep::Ccomp, Dep::Xcomp]);
        // "asked whether they had signed", "asked: “Why sign?”" ask nothing of anybody.
        let whether = |c: &TokenIdx| {
            parsed.children_by(*c, &[Dep::Mark]).any(|m| matches!(parsed.lemma(m), "whether" | "if"))
                || parsed.children_by(*c, &[Dep::Punct]).any(|p| parsed.text(p) == "?")
        };
        found.retain(|c| parsed.lemma(self.trigger) != "ask" || !whether(c));
        let noun = self.light.or(Some(self.trigger)).filter(|i| parsed.pos(*i) == Pos::Noun);
        let told = |c: &TokenIdx| {
            parsed.children_by(*c, &[Dep::Aux]).any(|a| parsed.tag(a) == Tag::To)
                || parsed.children_by(*c, &[Dep::Mark]).any(|m| parsed.lemma(m) == "that")
        };
        if found.is_empty() {
            found.extend(noun.into_iter().flat_map(|n| parsed.children_by(n, &[Dep::Acl])).filter(told));
        }
        found
    }

    fn of_verb(&self, deps: &[Dep]) -> Vec<TokenIdx> {
        self.parsed.children_by(self.trigger, deps).flat_map(|c| self.through_preposition(c)).collect()
    }

    /// "to Kyiv" as a dative is written as a preposition with its object.
    fn through_preposition(&self, i: TokenIdx) -> Vec<TokenIdx> {
        if self.parsed.pos(i) == Pos::Adp {
            self.parsed.children_by(i, &[Dep::Pobj, Dep::Pcomp]).collect()
        } else {
            vec![i]
        }
    }

    fn agent(&self) -> Vec<TokenIdx> {
        if let Some(name) = self.compounded() {
            return vec![name];
        }
        if let Some((subject, _)) = self.stray() {
            return vec![subject];
        }
        if is_passive(self.parsed, self.trigger) {
            return self.objects_of(Preposition::By);
        }
        subjects(self.parsed, self.trigger, DEPTH)
    }

    fn patient(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        if self.compounded().is_some() {
            return parsed.head(self.trigger).into_iter().collect();
        }
        if let Some((_, object)) = self.stray() {
            return vec![object];
        }
        if is_passive(parsed, self.trigger) {
            return subjects(parsed, self.trigger, DEPTH);
        }
        let own: Vec<TokenIdx> = parsed
            .children_by(self.trigger, &[Dep::Dobj, Dep::Attr])
            .map(|o| antecedent(parsed, o).unwrap_or(o))
            .collect();
        if !own.is_empty() {
            return own;
        }
        self.gap().or_else(|| self.shared_object()).into_iter().collect()
    }

    /// "the U.S.-led coalition": the name before the hyphen of a participle that stands before a noun.
    fn compounded(&self) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let before_noun = parsed.dep(self.trigger) == Dep::Amod && parsed.tag(self.trigger) == Tag::Vbn;
        before_noun
            .then(|| parsed.child(self.trigger, &[Dep::Npadvmod, Dep::Advmod, Dep::Amod]))?
            .filter(|name| *name < self.trigger)
    }

    /// "President Diouf on Friday received Gambian leader Jawara", with the finite verb taken for an adjective of its object: the name
    /// that the parser takes for the root is the subject.
    fn stray(&self) -> Option<(TokenIdx, TokenIdx)> {
        let parsed = self.parsed;
        if parsed.tag(self.trigger) != Tag::Vbd || parsed.dep(self.trigger) != Dep::Amod {
            return None;
        }
        let before_name = |i: &TokenIdx| matches!(parsed.dep(*i), Dep::Compound | Dep::Nmod);
        let mut object = parsed.head(self.trigger)?;
        while before_name(&object) {
            object = parsed.head(object)?;
        }
        // The root is the subject, or else a noun before the verb that the parser hangs on the object.
        let before = |i: &TokenIdx| *i < self.trigger && parsed.pos(*i).is_nominal();
        let root = parsed.ancestors(object).last().filter(before);
        let subject =
            root.or_else(|| parsed.children_by(object, &[Dep::Nmod, Dep::Compound]).find(before))?;
        Some((subject, object))
    }

    /// "the summit Macron will host": the relative clause lacks the object that it modifies.
    fn gap(&self) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let head = parsed.head(self.trigger).filter(|_| parsed.dep(self.trigger) == Dep::Relcl)?;
        let subject = parsed.child(self.trigger, &[Dep::Nsubj])?;
        antecedent(parsed, subject).is_none().then_some(head)
    }

    /// "drafted and signed the accord": the object stands with the last verb.
    fn shared_object(&self) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let next = parsed.child(self.trigger, &[Dep::Conj]).filter(|c| parsed.pos(*c) == Pos::Verb)?;
        let bare = parsed.children(self.trigger).iter().all(|c| {
            !matches!(parsed.dep(*c), Dep::Prep | Dep::Ccomp | Dep::Xcomp | Dep::Advmod | Dep::Npadvmod)
        });
        let subjectless = parsed.child(next, &[Dep::Nsubj, Dep::Nsubjpass]).is_none();
        parsed.child(next, &[Dep::Dobj]).filter(|_| bare && subjectless)
    }

    fn noun_agent(&self) -> Vec<TokenIdx> {
        let mut agents = self.possessor();
        agents.extend(self.objects_of(Preposition::By));
        if agents.is_empty() {
            // Before a noun only a name, an adjective of nationality or what belongs to a party can be its agent: not "drone strike".
            agents = self.modifiers();
            let belongs = |m: &TokenIdx| {
                self.parsed.child(*m, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss]).is_some()
            };
            agents.retain(|m| {
                self.parsed.text(*m).chars().next().is_some_and(char::is_uppercase) || belongs(m)
            });
        }
        if agents.is_empty() {
            agents = self.supported();
        }
        agents
    }

    /// "attempted a strike", "paid a visit": the subject of a support verb does what its object names (NomBank, Meyers et al. 2004).
    fn supported(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let verb = parsed
            .head(self.trigger)
            .filter(|verb| parsed.dep(self.trigger) == Dep::Dobj && parsed.hits.is(*verb, "support_verb"));
        verb.map_or_else(Vec::new, |verb| subjects(parsed, verb, DEPTH))
    }

    /// What an adjective is said of: the copula's subject, or the noun it stands before.
    fn described(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let Some(head) = parsed.head(self.trigger) else { return Vec::new() };
        match parsed.dep(self.trigger) {
            Dep::Acomp | Dep::Attr | Dep::Oprd | Dep::Conj => subjects(parsed, head, DEPTH),
            Dep::Amod => vec![head],
            _ => Vec::new(),
        }
    }

    /// The verb a noun depends on, through prepositions.
    fn governor(&self) -> Option<TokenIdx> {
        self.parsed
            .ancestors(self.trigger)
            .take(5)
            .find(|a| matches!(self.parsed.pos(*a), Pos::Verb | Pos::Aux))
    }

    fn possessor(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let mut hosts = vec![self.trigger];
        hosts.extend(self.titled());
        for host in hosts.clone() {
            // "Trump's envoy Witkoff and son-in-law Kushner": the possessor stands once, with the first name.
            let first = parsed.head(host).filter(|_| {
                parsed.dep(host) == Dep::Conj && parsed.child(host, &[Dep::Det, Dep::Poss]).is_none()
            });
            hosts.extend(first);
        }
        let owned = |host: TokenIdx| parsed.children_by(host, &[Dep::Poss]).find(|p| *p < self.trigger);
        let own = hosts.iter().find_map(|host| owned(*host));
        // The possessor may hang on the first name's title: "Trump's envoy" in the example above.
        let shared = || {
            hosts
                .iter()
                .find_map(|host| parsed.children_by(*host, &[Dep::Compound, Dep::Nmod]).find_map(owned))
        };
        // "the movement, whose leader": the movement's.
        own.or_else(shared).map(|owner| antecedent(parsed, owner).unwrap_or(owner)).into_iter().collect()
    }

    /// Adjectives and nouns that stand before a noun, or before the name it is the title of.
    pub(super) fn modifiers(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let mut found: Vec<TokenIdx> =
            parsed.children_by(self.trigger, &[Dep::Amod, Dep::Compound, Dep::Nmod]).collect();
        if let Some(name) = self.titled() {
            found.extend(
                parsed
                    .children_by(name, &[Dep::Amod, Dep::Compound, Dep::Nmod])
                    .filter(|c| *c < self.trigger),
            );
        }
        found.extend(self.descriptor());
        found.sort_unstable();
        found
    }

    fn objects_of(&self, preposition: Preposition) -> Vec<TokenIdx> {
        let mut found: Vec<TokenIdx> = Vec::new();
        if matches!(preposition, Preposition::In | Preposition::By) {
            found.extend(self.compounded());
        }
        for host in std::iter::once(self.trigger).chain(self.light) {
            for child in self.parsed.children_by(host, &[Dep::Prep, Dep::Agent, Dep::Dative, Dep::Advmod]) {
                self.collect_objects(child, preposition.as_str(), &mut found);
                // "a member of neither the union nor *of* the league", "by Chad, but not *by* Togo"
                let again = self.parsed.conjuncts_after(child).filter(|p| self.parsed.pos(*p) == Pos::Adp);
                again.for_each(|p| self.collect_objects(p, preposition.as_str(), &mut found));
            }
        }
        for stray in self.told_beside(preposition).into_iter().chain(self.behind_name()) {
            self.collect_objects(stray, preposition.as_str(), &mut found);
        }
        found
    }

    /// Objects of one preposition. "along with" and "together with" answer to `with`; other chains to both words joined by a hyphen.
    fn collect_objects(&self, child: TokenIdx, preposition: &str, found: &mut Vec<TokenIdx>) {
        let parsed = self.parsed;
        let word = parsed.text(child).to_lowercase();
        if word == preposition {
            let before = found.len();
            found.extend(
                parsed
                    .children_by(child, &[Dep::Pobj, Dep::Pcomp])
                    .map(|o| antecedent(parsed, o).unwrap_or(o)),
            );
            if found.len() == before && parsed.dep(self.trigger) == Dep::Relcl {
                // "an offer they were sceptical of": the object of a stranded preposition is what the clause modifies.
                found.extend(parsed.head(self.trigger));
            }
        }
        for inner in parsed.children_by(child, &[Dep::Prep]) {
            let second = parsed.text(inner).to_lowercase();
            let chained = if matches!(word.as_str(), "along" | "together") {
                second.clone()
            } else {
                format!("{word}-{second}")
            };
            if chained == preposition {
                found.extend(parsed.children_by(inner, &[Dep::Pobj, Dep::Pcomp]));
            }
        }
    }
}
