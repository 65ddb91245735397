//! What all handlers share.

use crate::loaded::{Loaded, Words};
use crate::reply::Refusal;
use crate::worker::Pool;
use crate::writer::Writer;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use rapporteur_knowledge::Knowledge;
use rapporteur_pipeline::StoreFolder;
use rapporteur_store::Catalogue;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::sync::{Semaphore, watch};

/// What does not change while the server runs.
pub(crate) struct Shared {
    pub folder: StoreFolder,
    pub knowledge: Knowledge,
    pub words: Arc<Words>,
    pub catalogue: Catalogue,
    /// The address that the server listens on.
    pub address: SocketAddr,
    /// The host that the person gave, which clients may name.
    pub host: String,
    /// The other origin that may read answers.
    pub cors: Option<String>,
    /// What a request to change something must carry; `None` if nothing can be changed.
    pub token: Option<String>,
    /// Carries out judgements.
    pub writer: Writer,
    /// One for each answer that is made at a time.
    pub answers: Arc<Semaphore>,
    /// One for each client that may be told of new generations.
    pub listeners: Arc<Semaphore>,
    /// Becomes true when the server stops.
    pub stopping: watch::Receiver<bool>,
}

/// The header of a request that carries the token.
const TOKEN: &str = "x-rapporteur-token";

impl Shared {
    /// Refuses a request that may not change something.
    pub fn check_writing(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let refused = |message: &str| Err(Refusal::new(StatusCode::FORBIDDEN, message));
        match self.token {
            None => refused(
                "this server only answers questions: the graph is made of reports and judgements, and --writable lets judgements be added",
            ),
            Some(_) if !self.may_write(headers) => refused(
                "a change needs the token that the server printed as it started: send it in the header X-Rapporteur-Token",
            ),
            Some(_) => Ok(()),
        }
    }

    /// Whether a request carries the token that lets it change something. Comparing takes as long wherever they differ.
    fn may_write(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(TOKEN).map(HeaderValue::as_bytes).unwrap_or_default();
        self.token.as_deref().is_some_and(|token| {
            let differing = token.bytes().zip(given).fold(0, |differing, (a, b)| differing | (a ^ b));
            token.len() == given.len() && differing == 0
        })
    }
}

/// What handlers get.
#[derive(Clone)]
pub(crate) struct App {
    pub shared: Arc<Shared>,
    pub pool: Pool,
    /// The generation in force, which changes.
    pub loaded: watch::Receiver<Arc<Loaded>>,
}

impl App {
    /// The generation that is in force now. A request works on one.
    pub fn now(&self) -> Arc<Loaded> {
        self.loaded.borrow().clone()
    }

    /// Has something worked out beside the threads that serve connections, as soon as it is its turn. A client that goes away
    /// before its turn leaves the queue, so that what nobody waits for is not worked out.
    pub async fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let turn = self.shared.answers.clone().acquire_owned().await.map_err(Refusal::broken)?;
        let app = self.clone();
        let worked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work(&app)
        });
        let lost = |_| Err(Refusal::broken("the answer could not be made: this is a fault of the program"));
        worked.await.unwrap_or_else(lost)
    }
}
