//! What of an honouree may be shown: minors, consent and its end.
//!
//! An item goes in, permissions and hints for the editor come out. Where a rule can't be read (a
//! wrong type, a date that is none) it is taken to forbid what it governs, never to allow it.

use super::context::Context;
use super::json::{Map, Value};
use super::problem::ProblemCode;
use super::value::get;

/// What may be shown of an honouree, and what decided so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Permission {
    pub(super) name: bool,
    pub(super) photo: bool,
    /// The story, the quote and the links.
    pub(super) story: bool,
    because: Reason,
}

/// What an editor has to change so that more is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Scope,
    Minor,
    Expired,
}

/// What the scope of a consent covers.
#[derive(Debug, Clone, Copy)]
struct Scope {
    name: bool,
    photo: bool,
    story: bool,
}

/// Everything is covered: where nobody limits a consent.
const ALL: Scope = Scope { name: true, photo: true, story: true };

/// What is left where a consent is written so that nobody can read it: the person stays.
const NAME_ONLY: Scope = Scope { name: true, photo: false, story: false };

/// Reads `minor` and `consent` of an item's `_recognition`.
pub(super) fn permission(extension: &Map, context: &mut Context) -> Permission {
    // A wrong type is taken for `true`: only a clear "no" opens the photo.
    let is_minor = context.flag(extension, "minor").map_or(true, Option::unwrap_or_default);
    let (scope, is_expired) = match get(extension, "consent") {
        None => (None, false),
        Some(Value::Object(consent)) => {
            context.enter("consent");
            let read = (read_scope(consent, context), is_expired(consent, context));
            // Never shown, for it is the editor's own record; read so that a wrong type is told.
            let _basis = context.text(consent, "basis");
            context.leave();
            read
        }
        Some(other) => {
            context.report(ProblemCode::NotObject, "consent", other);
            (Some(NAME_ONLY), false)
        }
    };
    let covers = scope.unwrap_or(ALL);
    // For a child silence is no consent: the photo must be named.
    let is_named = scope.is_some_and(|scope| scope.photo);
    Permission {
        name: covers.name,
        photo: covers.photo && !is_expired && (is_named || !is_minor),
        story: covers.story && !is_expired,
        because: match (is_expired, is_minor) {
            (true, _) => Reason::Expired,
            (false, true) => Reason::Minor,
            (false, false) => Reason::Scope,
        },
    }
}

/// Says what is held back, and why: only where there is something to hold back.
pub(super) fn explain(
    permission: Permission,
    has_photo: bool,
    has_story: bool,
    context: &mut Context,
) {
    let hides_photo = has_photo && !permission.photo;
    let hides_story = has_story && !permission.story;
    if permission.because == Reason::Expired {
        if hides_photo || hides_story {
            context.note(ProblemCode::ConsentExpired, "consent");
        }
        return;
    }
    if hides_photo && permission.because == Reason::Minor {
        context.note(ProblemCode::MinorPhoto, "minor");
    } else if hides_photo {
        context.note(ProblemCode::ConsentNoPhoto, "consent");
    }
    if hides_story {
        context.note(ProblemCode::ConsentNoStory, "consent");
    }
}

fn read_scope(consent: &Map, context: &mut Context) -> Option<Scope> {
    let words = match get(consent, "scope")? {
        Value::Array(words) => words,
        other => {
            context.report(ProblemCode::NotList, "scope", other);
            return Some(NAME_ONLY);
        }
    };
    let mut scope = Scope { name: false, photo: false, story: false };
    for word in words {
        match word.as_str() {
            Some("name") => scope.name = true,
            Some("photo") => scope.photo = true,
            Some("story") => scope.story = true,
            _ => context.report(ProblemCode::UnknownWord, "scope", word),
        }
    }
    Some(scope)
}

/// Whether the last day of a consent is over, or can't be read.
fn is_expired(consent: &Map, context: &mut Context) -> bool {
    let is_limited = get(consent, "until").is_some();
    let until = context.date(consent, "until");
    is_limited && until.is_none_or(|until| until.is_before(context.today))
}
