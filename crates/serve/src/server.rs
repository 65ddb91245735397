//! Listens, serves connections, and stops cleanly.

use crate::events::LISTENERS;
use crate::follow::follow;
use crate::loaded::{Loaded, Words};
use crate::router::router;
use crate::state::{App, Shared};
use crate::worker::{Limits, Pool, WorkerCommand};
use crate::writer::Writer;
use crate::{Error, Options};
use axum::Router;
use axum::http::HeaderValue;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use rapporteur_compare::Wording;
use rapporteur_knowledge::Knowledge;
use rapporteur_pipeline::StoreFolder;
use rapporteur_resolve::Tables;
use rapporteur_store::Catalogue;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream, lookup_host};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

/// Connections at a time; further ones wait until one is closed.
const CONNECTIONS: usize = 512;

/// Time in which a client must have sent the head of a request, also of the next one on the same connection.
const HEAD_TIME: Duration = Duration::from_secs(20);

/// Time in which a client must have taken some bytes of an answer.
const WRITE_TIME: Duration = Duration::from_secs(60);

/// Most bytes of the head of a request.
const HEAD_BYTES: usize = 128 << 10;

/// Time that requests have to end when the server stops.
const STOP_TIME: Duration = Duration::from_secs(3);

/// Wait after a connection could not be accepted, as where there are too many open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Threads for the JSON API beside those that serve connections.
const BLOCKING_THREADS: usize = 16;

/// Most answers of the JSON API that are made at a time. Other threads are left for files, the store and judgements.
const MOST_ANSWERS: usize = BLOCKING_THREADS / 2;

/// Serves a store until the process is told to stop (SIGINT, SIGTERM). `listening` is told the address as soon as requests
/// are accepted, `tell` what goes wrong later.
///
/// # Errors
/// If the store cannot be read, or the address cannot be listened on.
pub fn serve(
    folder: StoreFolder,
    knowledge: Knowledge,
    options: Options,
    listening: impl FnOnce(&str),
    tell: impl Fn(&str) + Send + 'static,
) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads())
        .max_blocking_threads(BLOCKING_THREADS)
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(run(folder, knowledge, options, listening, tell));
    // A handler that still computes is not waited for.
    runtime.shutdown_background();
    outcome
}

/// One a core, at least two.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, |n| n.get().max(2))
}

async fn run(
    folder: StoreFolder,
    knowledge: Knowledge,
    options: Options,
    listening: impl FnOnce(&str),
    tell: impl Fn(&str) + Send + 'static,
) -> Result<(), Error> {
    let cors = options.cors.as_deref().map(checked_origin).transpose()?;
    let mut catalogue = Catalogue::embedded()?;
    if let Some(queries) = &options.queries {
        catalogue = catalogue.with_folder(queries)?;
    }
    let labels = knowledge.relations.iter().map(|relation| (relation.id.clone(), relation.label.clone()));
    let words = Arc::new(Words { rules: Tables::new(&knowledge)?.rules, wording: Wording::new(labels) });
    let writer = Writer::new(options.resources);
    if options.writable {
        writer.check().await?;
    }
    let listener = bind(&options.host, options.port).await?;
    let address = listener.local_addr()?;
    let token = if options.writable { Some(token()?) } else { None };
    let (stop, stopping) = watch::channel(false);
    let shared = Arc::new(Shared {
        folder,
        knowledge,
        words,
        catalogue,
        address,
        host: options.host.clone(),
        cors,
        token,
        writer,
        answers: Arc::new(Semaphore::new(threads().min(MOST_ANSWERS))),
        listeners: Arc::new(Semaphore::new(LISTENERS)),
        stopping: stopping.clone(),
    });
    let first = Loaded::new(&shared)?;
    let limits = Limits {
        workers: options.workers.max(1),
        queue: options.queue,
        timeout: options.timeout,
        memory: options.memory,
    };
    let command = WorkerCommand { program: options.program, arguments: options.arguments };
    let pool = Pool::new(command, limits, &first.snapshot().generation);
    let (loaded, now) = watch::channel(Arc::new(first));
    let following = tokio::spawn(follow(shared.clone(), pool.clone(), loaded, tell));
    let path = shared.token.as_ref().map_or_else(String::new, |token| format!("?token={token}"));
    listening(&format!("http://{address}/{path}"));
    let app = App { shared, pool, loaded: now };
    let connections = accept(listener, router(app), stopping);
    tokio::pin!(connections);
    tokio::select! {
        () = &mut connections => {}
        () = told_to_stop() => {
            let _ = stop.send(true);
            connections.await;
        }
    }
    drop(following);
    Ok(())
}

async fn bind(host: &str, port: u16) -> Result<TcpListener, Error> {
    let failed = |source| Error::Host { host: host.to_owned(), source };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let mut addresses = lookup_host((bare, port)).await.map_err(failed)?;
    let none = || failed(std::io::Error::other("it has no address"));
    let address: SocketAddr = addresses.next().ok_or_else(none)?;
    TcpListener::bind(address).await.map_err(|source| Error::Listen { address, source })
}

/// 128 bits by chance, in hexadecimal digits.
fn token() -> Result<String, Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Error::Token)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn checked_origin(origin: &str) -> Result<String, Error> {
    let rest = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let is_origin = rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(['/', '?', '#', '@', ' ']));
    if (is_origin || origin == "*") && HeaderValue::from_str(origin).is_ok() {
        Ok(origin.to_owned())
    } else {
        Err(Error::Origin(origin.to_owned()))
    }
}

async fn accept(listener: TcpListener, router: Router, mut stopping: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await.ok()?;
            Some((listener.accept().await, place))
        };
        let accepted = tokio::select! {
            accepted = next => accepted,
            _ = stopping.changed() => break,
        };
        match accepted {
            Some((Ok((stream, _)), place)) => connect(stream, place, &router, &graceful),
            Some((Err(_), _)) => sleep(ACCEPT_PAUSE).await,
            None => break,
        }
    }
    drop(listener);
    let _ = timeout(STOP_TIME, graceful.shutdown()).await;
}

/// Serves a connection in the background.
fn connect(stream: TcpStream, place: OwnedSemaphorePermit, router: &Router, graceful: &GracefulShutdown) {
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_TIME));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router.clone()));
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        // A client that breaks off is none of our business.
        let _ = connection.await;
        drop(place);
    });
}

/// Waits until the process is told to stop.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_and_host() {
        for origin in ["https://example.org", "http://localhost:8080", "*"] {
            assert!(checked_origin(origin).is_ok(), "{origin}");
        }
        for origin in ["example.org", "https://example.org/", "https://", "null", "", "https://a b"] {
            assert!(matches!(checked_origin(origin), Err(Error::Origin(_))), "{origin}");
        }
    }

    #[test]
    fn tokens_differ() {
        let (one, other) = (token().unwrap(), token().unwrap());
        assert!(one.len() == 32 && one != other);
    }
}
