//! Claims: the patterns of `data/relations/` matched against predicates and their arguments.

use crate::argument::{Argument, Reader};
use crate::attribution::{Manner, Saying};
use crate::statement::Voice;
use crate::count::counts_in;
use crate::document::{Document, TokenIdx};
use crate::mention::Context;
use crate::office::Offices;
use crate::registry::Registry;
use crate::status::factuality;
use crate::syntax::Frame;
use crate::timing::{is_after, time_around, time_of};
use rapporteur_knowledge::pattern::{Slot, Term, TriggerPos};
use rapporteur_knowledge::{Pattern, Range, Relation};
use rapporteur_language::Pos;
use rapporteur_model::{Claim, Confidence, Evidence, LocalId, Object, Span, Status};
use rustc_hash::FxHashMap;

/// What a pattern did at a trigger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It made claims.
    Fired(usize),
    /// A slot was empty or held nothing of the right type.
    Missing(&'static str),
    /// A condition of the pattern did not hold.
    Condition(String),
}

/// A pattern whose trigger stood in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attempt {
    /// The trigger.
    pub trigger: TokenIdx,
    /// Relation and pattern.
    pub pattern: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// One alternative of one pattern: indices of relation, pattern and alternative.
type PatternRef = (usize, usize, usize);

/// Patterns by the lemma or class that fires them.
#[derive(Clone, Debug, Default)]
pub struct PatternIndex {
    by_lemma: FxHashMap<(TriggerPos, String), Vec<PatternRef>>,
    by_class: Vec<(TriggerPos, String, PatternRef)>,
    any: Vec<(TriggerPos, PatternRef)>,
}

impl PatternIndex {
    /// Indexes all patterns.
    pub fn new(relations: &[Relation]) -> Self {
        let mut index = Self::default();
        for (r, relation) in relations.iter().enumerate() {
            for (p, pattern) in relation.patterns.iter().enumerate() {
                for (a, alternative) in pattern.trigger.alternatives.iter().enumerate() {
                    match &alternative.head {
                        Term::Lemma(lemma) => index.by_lemma.entry((pattern.trigger.pos, lemma.clone())).or_default().push((r, p, a)),
                        Term::Class(class) => index.by_class.push((pattern.trigger.pos, class.clone(), (r, p, a))),
                        Term::Any => index.any.push((pattern.trigger.pos, (r, p, a))),
                    }
                }
            }
        }
        index
    }

    fn at(&self, document: &Document<'_>, token: TokenIdx) -> Vec<PatternRef> {
        let Some(pos) = trigger_pos(document, token) else { return Vec::new() };
        let mut found: Vec<_> = self.by_lemma.get(&(pos, document.lemma(token).to_owned())).cloned().unwrap_or_default();
        found.extend(self.by_class.iter().filter(|(p, class, _)| *p == pos && document.hits.is(token, class)).map(|(_, _, place)| *place));
        found.extend(self.any.iter().filter(|(p, _)| *p == pos).map(|(_, place)| *place));
        found.sort_unstable();
        found
    }
}

fn trigger_pos(document: &Document<'_>, token: TokenIdx) -> Option<TriggerPos> {
    Some(match document.pos(token) {
        Pos::Verb => TriggerPos::Verb,
        Pos::Noun | Pos::Propn => TriggerPos::Noun,
        Pos::Adj => TriggerPos::Adj,
        Pos::Adp | Pos::Adv | Pos::Sconj => TriggerPos::Adp,
        _ => return None,
    })
}

/// Everything claims are read from.
pub struct Relator<'d, 'r> {
    /// The report.
    pub document: &'d Document<'r>,
    /// Knowledge and year.
    pub context: Context<'d>,
    /// Patterns.
    pub index: &'d PatternIndex,
    /// Office nouns.
    pub offices: &'d Offices,
    /// Who says what.
    pub voices: &'d [Voice<'d>],
}

/// Word classes of groups that may act or be acted on in a pattern: parties to a document where the pattern says so, crowds and bands in
/// events.
fn groups(filled: &Filled<'_>) -> &'static [&'static str] {
    match (filled.pattern.collective, filled.relation.plover.is_some()) {
        (true, _) => &["collective", "actor_group", "place_noun"],
        (false, true) => &["actor_group"],
        (false, false) => &[],
    }
}

/// One filled pattern before it becomes a claim.
struct Filled<'p> {
    relation: &'p Relation,
    pattern: &'p Pattern,
    trigger: TokenIdx,
    light: Option<TokenIdx>,
}

impl Filled<'_> {
    /// Whether the subject is whom the trigger noun describes.
    fn is_title(&self) -> bool {
        self.pattern.trigger.pos == TriggerPos::Noun && self.pattern.subject.0.iter().any(|path| path.len() == 1 && path[0] == "holder")
    }
}

impl<'d> Relator<'d, '_> {
    /// All claims, and all attempts for `explain`.
    pub fn relate(&self, registry: &mut Registry) -> (Vec<Claim<LocalId>>, Vec<Attempt>) {
        let (mut claims, mut attempts) = (Vec::new(), Vec::new());
        for trigger in 0..self.document.tokens.len() {
            let mut tried = None;
            for (r, p, a) in self.index.at(self.document, trigger) {
                if tried == Some((r, p)) {
                    continue;
                }
                let relation = &self.context.knowledge.relations[r];
                let pattern = &relation.patterns[p];
                let Some(light) = self.alternative(trigger, &pattern.trigger.alternatives[a], registry) else { continue };
                tried = Some((r, p));
                let filled = Filled { relation, pattern, trigger, light };
                let before = claims.len();
                let outcome = match self.fill(&filled, registry, &mut claims) {
                    Ok(()) => Outcome::Fired(claims.len() - before),
                    Err(outcome) => outcome,
                };
                let everywhere = pattern.trigger.alternatives[a].head == Term::Any;
                if everywhere && !matches!(outcome, Outcome::Fired(_)) {
                    continue;
                }
                attempts.push(Attempt { trigger, pattern: format!("{}/{}", relation.id, pattern.id), outcome });
            }
        }
        (claims, attempts)
    }

    /// Whether particle and light object are there; the light object, if the alternative wants one.
    fn alternative(&self, trigger: TokenIdx, alternative: &rapporteur_knowledge::pattern::Alternative, registry: &Registry) -> Option<Option<TokenIdx>> {
        let document = self.document;
        if let Some(particle) = &alternative.particle {
            let with = document.children_by(trigger, &["prt", "prep", "advmod"]).any(|c| document.lemma(c) == particle);
            if !with {
                return None;
            }
        }
        if alternative.light.is_empty() {
            return Some(None);
        }
        let objects = Frame::new(document, trigger).slot("patient");
        let object = objects.into_iter().find(|o| alternative.light.iter().any(|term| self.is_term(*o, term, registry)))?;
        Some(Some(object))
    }

    /// Whether a word is what a term asks for. `@kind:news-agency` asks for a body of that kind in the gazetteers,
    /// `@type:Person` for an entity of that type, `@case:lower` for a word without capital.
    fn is_term(&self, token: TokenIdx, term: &Term, registry: &Registry) -> bool {
        match term {
            Term::Any => true,
            Term::Lemma(lemma) => self.document.lemma(token) == lemma,
            Term::Class(class) => match class.split_once(':') {
                Some(("kind", kind)) => self.has_kind(token, kind, registry),
                Some(("case", "lower")) => self.document.text(token).chars().next().is_some_and(char::is_lowercase),
                Some(("type", kind)) => registry.entity_at(token).is_some_and(|id| registry.entity(id).kind == kind),
                _ => self.document.hits.is(token, class),
            },
        }
    }

    fn has_kind(&self, token: TokenIdx, kind: &str, registry: &Registry) -> bool {
        let entity = registry.entity_at(token).map(|id| registry.entity(id));
        let known = entity.and_then(|e| self.context.knowledge.gazetteer.entity(&e.kind, e.gazetteer.as_deref()?));
        known.is_some_and(|known| known.kind == kind)
    }

    /// The report itself, as the subject of what it does.
    fn report(&self, registry: &mut Registry) -> Argument {
        let known = registry.of_kind("Report").next();
        let entity = known.unwrap_or_else(|| {
            let label = self.document.report.title.as_ref().map_or_else(|| "this report".to_owned(), |title| title.value.clone());
            registry.add(rapporteur_model::LocalEntity { kind: "Report".to_owned(), label, ..Default::default() })
        });
        Argument { entity, span: Span::new(0, 0), head: 0, trust: 100 }
    }

    fn frame(&self, filled: &Filled<'_>) -> Frame<'d, '_> {
        match filled.light {
            Some(object) => Frame::with_light(self.document, filled.trigger, object),
            None => Frame::new(self.document, filled.trigger),
        }
    }

    /// Tokens at the end of one path.
    fn path(&self, filled: &Filled<'_>, path: &[String]) -> Vec<TokenIdx> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let mut at = self.frame(filled).slot(first);
        for step in rest {
            at = at.into_iter().flat_map(|token| Frame::new(self.document, token).slot(step)).collect();
        }
        at
    }

    fn conditions(&self, filled: &Filled<'_>, registry: &Registry) -> Result<(), Outcome> {
        let holds = |slot: &Slot, terms: &[Term]| slot.0.iter().flat_map(|path| self.path(filled, path)).any(|token| terms.iter().any(|term| self.is_term(token, term, registry)));
        for (slot, terms) in &filled.pattern.conditions {
            if !holds(slot, terms) {
                return Err(Outcome::Condition(format!("{slot:?} must be {terms:?}")));
            }
        }
        for (slot, terms) in &filled.pattern.unless {
            if holds(slot, terms) {
                return Err(Outcome::Condition(format!("{slot:?} must not be {terms:?}")));
            }
        }
        Ok(())
    }

    fn fill(&self, filled: &Filled<'_>, registry: &mut Registry, claims: &mut Vec<Claim<LocalId>>) -> Result<(), Outcome> {
        self.conditions(filled, registry)?;
        let (relation, pattern) = (filled.relation, filled.pattern);
        let subject_type = |kind: &str| relation.accepts_subject(kind) && (pattern.from.is_empty() || pattern.from.iter().any(|t| t == kind));
        let subjects = self.arguments(filled, &pattern.subject, registry, &subject_type);
        if subjects.is_empty() {
            return Err(Outcome::Missing("subject"));
        }
        if let Some(count) = &pattern.count {
            return self.counted(filled, count, &subjects, claims);
        }
        if let Range::Literal(_) = relation.range {
            return self.dated(filled, &subjects, claims);
        }
        let object_type = |kind: &str| relation.accepts_object(kind) && (pattern.to.is_empty() || pattern.to.iter().any(|t| t == kind));
        let objects = match &pattern.object {
            Some(slot) => self.arguments(filled, slot, registry, &object_type),
            None => Vec::new(),
        };
        if objects.is_empty() && (pattern.object.is_some() || !relation.objectless) {
            return Err(Outcome::Missing("object"));
        }
        if pattern.object.as_ref() == Some(&pattern.subject) && subjects.len() != 2 {
            // "X, Y and Z met": who of them dealt with whom is not said.
            return Err(Outcome::Missing("pair of two"));
        }
        let before = claims.len();
        for subject in &subjects {
            if objects.is_empty() {
                claims.push(self.claim(filled, subject, Object::None, None));
            }
            for object in objects.iter().filter(|object| object.entity != subject.entity) {
                let mirrored = |c: &Claim<LocalId>| c.subject == object.entity && c.object == Object::Entity(subject.entity);
                let both_ways = relation.symmetric || pattern.object.as_ref() == Some(&pattern.subject);
                if both_ways && claims[before..].iter().any(mirrored) {
                    continue;
                }
                claims.push(self.claim(filled, subject, Object::Entity(object.entity), Some(object)));
            }
        }
        if claims.len() == before { Err(Outcome::Missing("object other than the subject")) } else { Ok(()) }
    }

    /// Entities of the first path that brings any.
    fn arguments(&self, filled: &Filled<'_>, slot: &Slot, registry: &mut Registry, accepts: &dyn Fn(&str) -> bool) -> Vec<Argument> {
        let reader = Reader { document: self.document, offices: self.offices, groups: groups(filled) };
        for path in &slot.0 {
            let found = match path.last().map(String::as_str) {
                Some("meeting") => reader.implied_meeting(registry, filled.trigger).into_iter().filter(|a| accepts(&registry.entity(a.entity).kind)).collect(),
                Some("office") => self.office_argument(filled, path, |u| u.office),
                Some("body") => self.office_argument(filled, path, |u| u.body),
                Some("report") => vec![self.report(registry)],
                Some("self") => reader.read_alone(registry, filled.trigger, accepts),
                Some("holder") if !self.is_plural(filled.trigger) => self.path(filled, path).into_iter().flat_map(|token| reader.read_alone(registry, token, accepts)).collect(),
                _ => self.path(filled, path).into_iter().flat_map(|token| reader.read(registry, token, accepts)).collect::<Vec<_>>(),
            };
            let found: Vec<Argument> = found.into_iter().filter(|a| accepts(&registry.entity(a.entity).kind)).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn is_plural(&self, noun: TokenIdx) -> bool {
        matches!(self.document.tag(noun), "NNS" | "NNPS")
    }

    /// The Office, or what it belongs to, of an office noun: the trigger itself, or the end of the path before.
    fn office_argument(&self, filled: &Filled<'_>, path: &[String], part: impl Fn(&crate::office::OfficeUse) -> Option<LocalId>) -> Vec<Argument> {
        let heads = if path.len() > 1 { self.path(filled, &path[..path.len() - 1]) } else { vec![filled.trigger] };
        heads
            .into_iter()
            .filter_map(|head| {
                let entity = part(self.offices.get(&head)?)?;
                let hit = self.document.hits.get(head, "office")?;
                Some(Argument { entity, span: self.document.span_of(hit.tokens.clone()), head, trust: 100 })
            })
            .collect()
    }

    fn counted(&self, filled: &Filled<'_>, slot: &Slot, subjects: &[Argument], claims: &mut Vec<Claim<LocalId>>) -> Result<(), Outcome> {
        let tokens: Vec<TokenIdx> = slot.0.iter().map(|path| self.path(filled, path)).find(|t| t.iter().any(|i| !counts_in(self.document, *i).is_empty())).unwrap_or_default();
        let counts: Vec<_> = tokens.into_iter().flat_map(|t| counts_in(self.document, t)).collect();
        if counts.is_empty() {
            return Err(Outcome::Missing("number"));
        }
        for subject in subjects.iter().take(1) {
            for count in &counts {
                let object = Object::Value { lexical: count.value.to_string(), datatype: "integer".to_owned() };
                let mut claim = self.claim(filled, subject, object, None);
                claim.object_span = Some(count.span);
                claim.unit = Some(count.unit.clone());
                claim.bound = Some(count.bound);
                claim.evidence.span = self.evidence(filled.trigger, [Some(subject.span), Some(count.span)]);
                claims.push(claim);
            }
        }
        Ok(())
    }

    fn dated(&self, filled: &Filled<'_>, subjects: &[Argument], claims: &mut Vec<Claim<LocalId>>) -> Result<(), Outcome> {
        let timed = time_of(self.document, filled.trigger).or_else(|| time_around(self.document, filled.trigger));
        let when = timed.ok_or(Outcome::Missing("date"))?;
        let date = when.date().ok_or(Outcome::Missing("single date"))?;
        for subject in subjects {
            let object = Object::Value { lexical: date.to_string(), datatype: date.datatype().to_owned() };
            let mut claim = self.claim(filled, subject, object, None);
            claim.when = Some(when.clone());
            claims.push(claim);
        }
        Ok(())
    }

    fn claim(&self, filled: &Filled<'_>, subject: &Argument, object: Object<LocalId>, object_argument: Option<&Argument>) -> Claim<LocalId> {
        let document = self.document;
        let trigger = filled.trigger;
        let future = |token: TokenIdx| time_of(document, token).is_some_and(|when| is_after(&when, document.anchor));
        let mut status = factuality(document, trigger, filled.is_title(), &future).status();
        let mut distanced = false;
        if let Some(cap) = filled.pattern.status {
            status = if status == Status::Denied { status } else { cap };
        }
        let chain = self.chain(trigger);
        for saying in chain.iter().map(|voice| voice.saying) {
            distanced |= saying.distanced;
            status = match saying.manner {
                Manner::Deny if status != Status::Denied && !embeds(document, saying) => Status::Denied,
                Manner::Accuse | Manner::Doubt if status == Status::Happened => Status::Possible,
                _ => status,
            };
        }
        let trust = f64::from(subject.trust) * object_argument.map_or(100.0, |o| f64::from(o.trust)) / 10_000.0;
        Claim {
            subject: subject.entity,
            subject_span: subject.span,
            relation: filled.relation.id.clone(),
            object,
            object_span: object_argument.map(|o| o.span),
            status,
            attribution: chain.iter().filter_map(|voice| voice.speaker.map(|(id, _)| id)).collect(),
            distanced,
            when: time_around(document, trigger),
            role: self.role(filled),
            unit: None,
            bound: None,
            confidence: Confidence::new(filled.pattern.confidence * trust),
            found_by: format!("{}/{}", filled.relation.id, filled.pattern.id),
            evidence: Evidence {
                span: self.evidence(trigger, [Some(subject.span), object_argument.map(|o| o.span)]),
                sentence: document.sentence(trigger).span,
            },
        }
    }

    /// Sayings that hold a token, outermost first.
    fn chain(&self, token: TokenIdx) -> Vec<&'d Voice<'d>> {
        let mut chain: Vec<&Voice<'_>> = self.voices.iter().filter(|v| v.saying.holds(token) && !v.saying.cue.contains(&token)).collect();
        chain.sort_by_key(|v| std::cmp::Reverse(v.saying.n_tokens()));
        chain
    }

    fn role(&self, filled: &Filled<'_>) -> Option<String> {
        let document = self.document;
        match filled.pattern.role.as_deref()? {
            "trigger" => {
                let hit = ["office", "kin", "envoy", "leader"].iter().find_map(|class| document.hits.get(filled.trigger, class));
                Some(hit.map_or_else(|| document.text(filled.trigger).to_owned(), |hit| document.text_of(hit.tokens.clone()).to_owned()))
            }
            slot => self.frame(filled).slot(slot).first().map(|i| document.text(*i).to_owned()),
        }
    }

    /// The least stretch of the trigger's sentence that holds trigger and arguments.
    fn evidence(&self, trigger: TokenIdx, arguments: [Option<Span>; 2]) -> Span {
        let sentence = self.document.sentence(trigger).span;
        let start = self.document.span_of(trigger..trigger + 1);
        arguments.into_iter().flatten().filter(|span| sentence.contains(*span)).fold(start, Span::cover)
    }
}

/// Whether a denying cue governs its content by grammar, so that factuality has already turned it over.
fn embeds(document: &Document<'_>, saying: &Saying) -> bool {
    saying.cue.iter().any(|cue| document.hits.is(*cue, "embedding"))
}
