//! Replies: JSON, and refusals with a sentence that tells what to do.

use crate::spool::Unkept;
use crate::worker::{Failure, FailureKind, Unanswered};
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rapporteur_reasons::JudgingError;
use serde::Serialize;
use std::fmt::Display;
use std::io;
use utoipa::ToSchema;

/// Seconds after which a client may try again when the server is busy.
const RETRY_SECONDS: u16 = 2;

/// A refusal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Refusal {
    pub status: StatusCode,
    pub message: String,
    /// Line and column of a fault in a query, counted from 1.
    pub place: Option<(usize, usize)>,
}

/// A refusal as JSON.
#[derive(Serialize, ToSchema)]
pub(crate) struct Refused {
    /// What is wrong, and what to do.
    pub error: String,
    /// Line of a fault in a query, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column of a fault in a query, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

impl Refusal {
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), place: None }
    }

    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub fn absent(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// Of something that is no fault of the asker.
    pub fn broken(error: impl Display) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    }

    /// Of an answer that has no room until its client takes it.
    pub fn unkept(error: io::Error) -> Self {
        Self::broken(Unkept(error))
    }

    /// As text, for clients of SPARQL that show what they get.
    pub fn as_text(&self) -> Response {
        let text = format!("{}\n", self.message);
        self.finished(text.into(), "text/plain; charset=utf-8")
    }

    fn as_json(&self) -> Response {
        let (line, column) = self.place.unzip();
        let refused = Refused { error: self.message.clone(), line, column };
        self.finished(written(&refused).unwrap_or_default().into(), JSON)
    }

    fn finished(&self, body: Body, media_type: &'static str) -> Response {
        let mut response = typed(body, media_type);
        *response.status_mut() = self.status;
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(RETRY_SECONDS));
        }
        response
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.as_json()
    }
}

impl From<rapporteur_pipeline::Error> for Refusal {
    /// What is not asked wrongly is a fault of the store, of its file of judgements too. What a client may meet in everyday use
    /// names no path of the server.
    fn from(error: rapporteur_pipeline::Error) -> Self {
        use rapporteur_pipeline::Error as E;
        match error {
            E::Busy(_) => {
                Self::new(StatusCode::CONFLICT, "another program changes the store: wait until it is done")
            }
            E::NoJudgement { line, .. } => {
                Self::absent(format!("line {line} holds no judgement: /api/judgements lists them"))
            }
            E::UnknownBuild { .. } => Self::absent(error.to_string()),
            _ => Self::broken(error),
        }
    }
}

impl From<PathRejection> for Refusal {
    fn from(rejection: PathRejection) -> Self {
        Self::bad(rejection.body_text())
    }
}

impl From<JudgingError> for Refusal {
    fn from(error: JudgingError) -> Self {
        match error {
            JudgingError::Store(error) => error.into(),
            other => Self::bad(other.to_string()),
        }
    }
}

impl From<Unanswered> for Refusal {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::Busy => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "the server is busy with other queries: try again in a moment",
            ),
            Unanswered::Time(limit) => {
                let (name, seconds) = ("query".to_owned(), limit.as_secs_f64());
                let told = rapporteur_store::Error::Timeout { name, seconds };
                Self::new(StatusCode::GATEWAY_TIMEOUT, told.to_string())
            }
            Unanswered::Memory(megabytes) => {
                let told = rapporteur_store::Error::Memory { name: "query".to_owned(), megabytes };
                Self::broken(told)
            }
            Unanswered::Broken(message) => Self::broken(message),
            Unanswered::Failed(Failure { kind, message, place }) => {
                let status = match kind {
                    FailureKind::Asked => StatusCode::BAD_REQUEST,
                    FailureKind::Form => StatusCode::NOT_ACCEPTABLE,
                    FailureKind::Absent => StatusCode::NOT_FOUND,
                    FailureKind::Time => StatusCode::GATEWAY_TIMEOUT,
                    FailureKind::Broken => StatusCode::INTERNAL_SERVER_ERROR,
                };
                Self { status, message, place }
            }
        }
    }
}

pub(crate) const JSON: &str = "application/json";

/// A response with a media type, which no cache keeps without asking again.
pub(crate) fn typed(body: impl Into<Body>, media_type: &'static str) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// JSON on a line of its own, as it is shown by programs that print what they get.
pub(crate) fn written(value: &impl Serialize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = serde_json::to_vec(value).map_err(Refusal::broken)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A value as JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<Response, Refusal> {
    Ok(typed(written(value)?, JSON))
}
