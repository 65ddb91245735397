//! Tests `rapporteur push` against third-party servers: Oxigraph's from PyPI, Virtuoso from Debian. Both are
//! installed here and run on ports of their own. A push is killed at several moments and run again.

use super::setup::{self, Brought, succeeds};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const OXIGRAPH: [&str; 1] = ["oxigraph==0.5.13"];
const VIRTUOSO: &str = "virtuoso-opensource-7-bin";
const OXIGRAPH_ADDRESS: &str = "127.0.0.1:17878";
const VIRTUOSO_ADDRESS: &str = "127.0.0.1:18890";
const VIRTUOSO_SQL: &str = "127.0.0.1:11119";
const GRAPH: &str = "urn:rapporteur:test";

/// Paths of the servers' programs.
pub struct Servers {
    oxigraph: PathBuf,
}

impl Servers {
    /// Finds or installs both servers.
    pub fn bring() -> Brought<Self> {
        let folder = setup::python_environment("servers", &OXIGRAPH).map_err(setup::needs_pip)?;
        // The status of its help says nothing, so being able to start it is enough.
        let has = || {
            Command::new("virtuoso-t").arg("-?").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
        };
        if has() || setup::apt_install(&[VIRTUOSO]) && has() {
            Ok(Self { oxigraph: folder.join("bin/oxigraph") })
        } else {
            Err(format!("apt-get could not install Virtuoso: install {VIRTUOSO}"))
        }
    }
}

/// A running server, which is killed when this value is dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Pushes the sample reports to both servers, in one piece, in batches and interrupted, and compares the
/// numbers of triples.
#[allow(clippy::print_stdout, reason = "the outcome is what the task is for")]
pub fn check(servers: &Servers) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let push = Push {
        program: rapporteur_xtask::project::built("rapporteur", "debug")?,
        store: folder.path().join("store"),
    };
    push.run("build", &["data/reports"])?;
    let expected = push.expected()?;
    {
        let _server = oxigraph(&servers.oxigraph, folder.path())?;
        let (store, update) =
            (format!("http://{OXIGRAPH_ADDRESS}/store"), format!("http://{OXIGRAPH_ADDRESS}/update"));
        let query = format!("http://{OXIGRAPH_ADDRESS}/query");
        push.run("push", &["--endpoint", &update, "--graph", GRAPH, "--batch", "700"])?;
        ensure!(count(&query, Some(GRAPH))? == expected, "Oxigraph's update got another graph");
        let n_kills = push.killed(&store)?;
        ensure!(count(&query, None)? == expected, "after {n_kills} kills Oxigraph has another graph");
        // A push must not take changes that others made to the graph meanwhile for its own work.
        for (change, options) in [("CLEAR DEFAULT", ""), ("INSERT DATA { <urn:a> <urn:b> 1 }", "--replace")] {
            ensure!(updated(&update, change), "Oxigraph does not take {change}");
            let arguments = ["--endpoint", &store, "--batch", "50", options];
            push.run("push", arguments.split_at(arguments.len() - usize::from(options.is_empty())).0)?;
            ensure!(count(&query, None)? == expected, "after {change} Oxigraph has another graph");
        }
        println!("Oxigraph: {expected} triples, also after {n_kills} broken pushes and changes by others");
    }
    let _server = virtuoso(folder.path())?;
    let query = format!("http://{VIRTUOSO_ADDRESS}/sparql");
    for (endpoint, batch) in [("sparql-graph-crud", "3000"), ("sparql", "300")] {
        let endpoint = format!("http://{VIRTUOSO_ADDRESS}/{endpoint}");
        push.run("push", &["--endpoint", &endpoint, "--graph", GRAPH, "--replace", "--batch", batch])?;
        ensure!(count(&query, Some(GRAPH))? == expected, "Virtuoso got another graph from {endpoint}");
    }
    println!("Virtuoso: {expected} triples by both protocols");
    Ok(())
}

/// The program, and the store that it pushes.
struct Push {
    program: PathBuf,
    store: PathBuf,
}

impl Push {
    fn command(&self, command: &str, arguments: &[&str]) -> Command {
        let mut run = Command::new(&self.program);
        run.arg(command)
            .args(arguments)
            .arg("--store")
            .arg(&self.store)
            .current_dir(rapporteur_xtask::project::root());
        run.stdin(Stdio::null()).stderr(Stdio::null());
        run
    }

    fn run(&self, command: &str, arguments: &[&str]) -> Result<Vec<u8>> {
        let output = self.command(command, arguments).output()?;
        ensure!(output.status.success(), "rapporteur {command} {} failed", arguments.join(" "));
        Ok(output.stdout)
    }

    fn expected(&self) -> Result<usize> {
        let answer = self.run("query", &["SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--format", "csv"])?;
        number(&String::from_utf8_lossy(&answer))
    }

    /// Kills a push of small batches after ever longer times until one finishes by itself; returns the number
    /// of kills.
    fn killed(&self, endpoint: &str) -> Result<usize> {
        for n_kills in 0.. {
            let arguments = ["--endpoint", endpoint, "--batch", "50"];
            let mut child = self.command("push", &arguments).stdout(Stdio::null()).spawn()?;
            std::thread::sleep(Duration::from_millis(5 + 7 * n_kills as u64));
            if let Some(status) = child.try_wait()? {
                ensure!(status.success(), "a push failed after {n_kills} kills");
                return Ok(n_kills);
            }
            child.kill()?;
            child.wait()?;
            self.run("verify", &[])?;
        }
        Ok(0)
    }
}

/// Asks a server for its number of triples.
fn count(query: &str, graph: Option<&str>) -> Result<usize> {
    let from = graph.map_or(String::new(), |graph| format!("FROM <{graph}> "));
    let output = Command::new("curl")
        .args(["-sf", "-H", "Accept: text/csv", "--data-urlencode"])
        .arg(format!("query=SELECT (COUNT(*) AS ?n) {from}{{ ?s ?p ?o }}"))
        .arg(query)
        .output()
        .context("cannot start curl")?;
    number(&String::from_utf8_lossy(&output.stdout))
}

/// Changes a server's graph, as another client might.
fn updated(endpoint: &str, update: &str) -> bool {
    let body = ["-sf", "-H", "Content-Type: application/sparql-update", "--data-binary", update, endpoint];
    succeeds(Command::new("curl").args(body))
}

fn number(csv: &str) -> Result<usize> {
    csv.lines().nth(1).unwrap_or_default().trim().parse().with_context(|| format!("no count in {csv:?}"))
}

fn oxigraph(program: &Path, folder: &Path) -> Result<Server> {
    let mut command = Command::new(program);
    command.arg("serve").arg("--location").arg(folder.join("oxigraph")).args(["--bind", OXIGRAPH_ADDRESS]);
    started(command, &format!("http://{OXIGRAPH_ADDRESS}/query"))
}

fn virtuoso(folder: &Path) -> Result<Server> {
    let home = folder.join("virtuoso");
    std::fs::create_dir(&home)?;
    let settings = format!(
        "[Database]\nDatabaseFile = v.db\nErrorLogFile = v.log\nLockFile = v.lck\nTransactionFile = v.trx\nxa_persistent_file = v.pxa\n\
         [TempDatabase]\nDatabaseFile = t.db\nTransactionFile = t.trx\n[Parameters]\nServerPort = {VIRTUOSO_SQL}\nNumberOfBuffers = 10000\n\
         MaxDirtyBuffers = 6000\nDirsAllowed = .\n[HTTPServer]\nServerPort = {VIRTUOSO_ADDRESS}\nServerRoot = .\nServerThreads = 4\n"
    );
    std::fs::write(home.join("v.ini"), settings)?;
    let mut command = Command::new("virtuoso-t");
    command.args(["+foreground", "+configfile", "v.ini"]).current_dir(&home);
    let server = started(command, &format!("http://{VIRTUOSO_ADDRESS}/sparql"))?;
    let grant = "exec=grant SPARQL_UPDATE to \"SPARQL\";";
    let granted =
        succeeds(Command::new("isql-vt").args([VIRTUOSO_SQL, "dba", "dba", grant]).stderr(Stdio::null()));
    ensure!(granted, "Virtuoso does not let anybody write");
    Ok(server)
}

/// Starts a server and waits until it answers a query.
fn started(mut command: Command, query: &str) -> Result<Server> {
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let server = Server(child.with_context(|| format!("cannot start {name}"))?);
    let begun = Instant::now();
    while count(query, None).is_err() {
        ensure!(begun.elapsed() < Duration::from_secs(60), "{name} does not answer");
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(server)
}
