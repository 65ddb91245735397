//! What the analysis knows of a claim's subject or object.

use super::feature::Kind;
use super::reading::{Reading, steps};
use crate::parsed_report::TokenIdx;
use rapporteur_language::Pos;
use rapporteur_model::{Form, LocalEntity, LocalId, Mention, Span};

/// The kinds of features of one end of a claim.
pub struct Kinds {
    kind: Kind,
    form: Kind,
    detector: Kind,
    pronoun: Kind,
    steps: Kind,
    known: Kind,
    label: Kind,
    mentions: Kind,
    dep: Kind,
    head: Kind,
    path: Kind,
    far: Kind,
    before: Kind,
}

/// The kinds of the subject.
pub const SUBJECT: Kinds = Kinds {
    kind: Kind::SubjectType,
    form: Kind::SubjectForm,
    detector: Kind::SubjectDetector,
    pronoun: Kind::SubjectPronoun,
    steps: Kind::SubjectSteps,
    known: Kind::SubjectKnown,
    label: Kind::SubjectLabel,
    mentions: Kind::SubjectMentions,
    dep: Kind::SubjectDep,
    head: Kind::SubjectHead,
    path: Kind::SubjectPath,
    far: Kind::SubjectFar,
    before: Kind::SubjectBefore,
};

/// The kinds of the object.
pub const OBJECT: Kinds = Kinds {
    kind: Kind::ObjectType,
    form: Kind::ObjectForm,
    detector: Kind::ObjectDetector,
    pronoun: Kind::ObjectPronoun,
    steps: Kind::ObjectSteps,
    known: Kind::ObjectKnown,
    label: Kind::ObjectLabel,
    mentions: Kind::ObjectMentions,
    dep: Kind::ObjectDep,
    head: Kind::ObjectHead,
    path: Kind::ObjectPath,
    far: Kind::ObjectFar,
    before: Kind::ObjectBefore,
};

/// Labels on the way to the trigger that are told; a longer way is called long.
const LONGEST_WAY: usize = 4;

/// One end of a claim: the thing, and its words.
pub struct End {
    /// The thing.
    pub entity: LocalId,
    /// The words it was read from.
    pub span: Option<Span>,
}

type Values = Vec<(Kind, String)>;

/// What is told of one end.
pub fn tell(
    reading: &Reading<'_, '_>,
    kinds: &Kinds,
    end: &End,
    trigger: Option<TokenIdx>,
    out: &mut Values,
) {
    let entity = reading.extraction.entity(end.entity);
    out.push((kinds.kind, entity.kind.clone()));
    out.push((kinds.known, known(entity)));
    out.push((kinds.label, shape(&entity.label)));
    out.push((kinds.mentions, steps(reading.mentions_of(end.entity).count())));
    let Some(span) = end.span else {
        out.push((kinds.form, String::from("unsaid")));
        return;
    };
    match reading.mention(end.entity, span) {
        Some(mention) => tell_mention(reading, kinds, mention, out),
        None => out.push((kinds.form, String::from("other"))),
    }
    tell_place(reading, kinds, span, trigger, out);
}

/// Where the words of a literal stand.
pub fn tell_value(
    reading: &Reading<'_, '_>,
    span: Option<Span>,
    trigger: Option<TokenIdx>,
    out: &mut Values,
) {
    if let Some(span) = span {
        tell_place(reading, &OBJECT, span, trigger, out);
    }
}

/// That there is no such end, or what a literal is.
pub fn tell_other(kinds: &Kinds, what: &str, out: &mut Values) {
    out.push((kinds.kind, what.to_owned()));
}

fn tell_mention(reading: &Reading<'_, '_>, kinds: &Kinds, mention: &Mention, out: &mut Values) {
    let parsed = reading.parsed;
    out.push((kinds.form, form(mention.form).to_owned()));
    out.push((kinds.detector, mention.found_by.clone()));
    if mention.form == Form::Pronoun {
        out.push((kinds.pronoun, mention.span.of(&parsed.report.text).to_lowercase()));
    }
    if matches!(mention.form, Form::Pronoun | Form::Nominal) {
        out.push((kinds.steps, reading.named_before(mention)));
    }
}

/// How the words stand in the sentence.
fn tell_place(
    reading: &Reading<'_, '_>,
    kinds: &Kinds,
    span: Span,
    trigger: Option<TokenIdx>,
    out: &mut Values,
) {
    let parsed = reading.parsed;
    let tokens = parsed.tokens_in(span);
    if tokens.is_empty() {
        return;
    }
    let head = parsed.head_of(tokens.clone());
    out.push((kinds.dep, format!("{:?}/{:?}", parsed.pos(head), parsed.dep(head))));
    if parsed.pos(head) != Pos::Propn {
        out.push((kinds.head, parsed.lemma(head).to_owned()));
    }
    let first = parsed.sentence(head).tokens.start;
    let before = if tokens.start > first { parsed.lemma(tokens.start - 1) } else { "^" };
    out.push((kinds.before, before.to_owned()));
    if let Some(trigger) = trigger {
        out.push((kinds.path, way(reading, head, trigger)));
        let side = if head < trigger { "before" } else { "behind" };
        out.push((kinds.far, format!("{side}{}", steps(head.abs_diff(trigger)))));
    }
}

/// The labels from a head up to the trigger, or from the trigger up to the head.
fn way(reading: &Reading<'_, '_>, head: TokenIdx, trigger: TokenIdx) -> String {
    let parsed = reading.parsed;
    let up = |from: TokenIdx, to: TokenIdx| {
        let mut labels = Vec::new();
        let mut at = from;
        while at != to {
            labels.push(format!("{:?}", parsed.dep(at)));
            at = parsed.head(at)?;
        }
        let told = labels.len() <= LONGEST_WAY;
        Some(if told { labels.join("<") } else { String::from("long") })
    };
    let down = || up(trigger, head).map(|labels| format!("under:{labels}"));
    up(head, trigger).or_else(down).unwrap_or_else(|| String::from("apart"))
}

fn known(entity: &LocalEntity) -> String {
    let named = if entity.named { "named" } else { "described" };
    let listed = if entity.gazetteer.is_some() { "listed" } else { "unlisted" };
    format!("{named}/{listed}")
}

/// Whether a label has capitals, and its number of words up to five.
fn shape(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    let high = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let case = match words.iter().filter(|word| high(word)).count() {
        0 => "lower",
        n if n == words.len() => "capital",
        _ => "mixed",
    };
    format!("{case}{}", words.len().min(5))
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Demonym => "demonym",
        Form::Metonym => "metonym",
        Form::Nominal => "nominal",
        Form::Pronoun => "pronoun",
    }
}
