//! Follows the store: when another generation comes into force, it is read, and then everything is answered from it.

use crate::loaded::Loaded;
use crate::state::Shared;
use crate::worker::Pool;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// Interval between two looks at the store.
const LOOK: Duration = Duration::from_millis(300);

/// Follows until the server stops. A store that cannot be read, or is gone, is told once; the former generation stays.
pub(crate) async fn follow(
    shared: Arc<Shared>,
    pool: Pool,
    loaded: watch::Sender<Arc<Loaded>>,
    tell: impl Fn(&str) + Send,
) {
    let mut stopping = shared.stopping.clone();
    let mut ticks = interval(LOOK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut told = String::new();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            _ = stopping.changed() => return,
        }
        let known = loaded.borrow().snapshot().generation.clone();
        let shared = shared.clone();
        let look = tokio::task::spawn_blocking(move || {
            if shared.folder.current()? == known {
                return Ok(None);
            }
            Loaded::new(&shared).map(Some)
        });
        match look.await {
            Ok(Ok(None)) => {}
            Ok(Ok(Some(new))) => {
                pool.follow(&new.snapshot().generation);
                loaded.send_replace(Arc::new(new));
                told.clear();
            }
            Ok(Err(error)) => tell_once(&mut told, error.to_string(), &tell),
            Err(error) => tell_once(&mut told, error.to_string(), &tell),
        }
    }
}

fn tell_once(told: &mut String, message: String, tell: &impl Fn(&str)) {
    if *told != message {
        tell(&format!("the store cannot be followed: {message}"));
        *told = message;
    }
}
