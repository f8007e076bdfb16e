//! The real window, driven as a person drives it: by keys, by what stands on the buttons, by what is on the screen.
//!
//! One [`Window`] is one run of the program under the WebDriver of the browser engine that ships with it. Elements
//! are found by role and accessible name or by their text, never by a selector, so that a test reads as what a
//! person sees and a screen reader says. Waiting happens inside the page, on its changes, up to a deadline.

use crate::desk::Desk;
use crate::process::{Running, signal};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::{Capabilities, TimeoutConfiguration, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

const HINT: &str = "`make test` installs it; by hand: cargo install --locked tauri-driver, apt-get install webkit2gtk-driver.";
const FIND: &str = include_str!("find.js");

/// The environment variable by which the window's own process is told from others of the same program.
const MARK: &str = "HOLDFAST_TEST_WINDOW";

/// A running window.
#[derive(Debug)]
pub struct Window {
    client: Client,
    _driver: Running,
    process: u32,
    mark: String,
}

impl Window {
    /// Starts `application` at this desk with these environment variables, and waits for its page.
    pub async fn open(desk: &Desk, application: &Path, environment: &[(&str, &str)]) -> Self {
        let (port, native_port) = free_ports();
        let mark = format!("{}-{port}", std::process::id());
        let log = File::create(desk.folder("logs").join(format!("driver-{port}.log")))
            .expect("a log file");
        let mut command = desk.command(driver_program());
        command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        command.env(MARK, &mark).envs(environment.iter().copied()).stdin(Stdio::null());
        command.stdout(log.try_clone().expect("a log file")).stderr(log);
        let driver = Running::start(&mut command, HINT);
        reachable(port).await;
        reachable(native_port).await;
        let log = desk.folder("logs").join(format!("driver-{port}.log"));
        let client = session(port, application, &log).await;
        let script = crate::PATIENCE + Duration::from_secs(5);
        let timeouts =
            TimeoutConfiguration::new(Some(script), Some(crate::PATIENCE), Some(Duration::ZERO));
        client.update_timeouts(timeouts).await.expect("the deadlines of the session");
        let application = application.canonicalize().expect("the program's path");
        let process = process_of(&application, &mark)
            .unwrap_or_else(|| panic!("{} is not running", application.display()));
        Self { client, _driver: driver, process, mark }
    }

    /// The WebDriver session, for what is not offered here.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Waits until the text stands on the screen.
    pub async fn see(&self, text: &str) -> Element {
        self.wait_for("", text).await
    }

    /// Waits until the text is nowhere on the screen.
    pub async fn gone(&self, text: &str) {
        if self.ask("", text, "gone").await != json!(true) {
            self.fail(&format!("\"{text}\" is still on the screen")).await;
        }
    }

    /// Waits for a visible element with this role and accessible name, as in `("button", "Declare")`.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        self.wait_for(role, name).await
    }

    /// Waits until the element with this role and accessible name has the focus: what is typed now goes there.
    pub async fn focus(&self, role: &str, name: &str) {
        if self.ask(role, name, "focused").await.is_null() {
            self.fail(&format!("no {role} \"{name}\" has the focus")).await;
        }
    }

    /// Clicks what [`Window::find`] finds.
    pub async fn click(&self, role: &str, name: &str) {
        let element = self.find(role, name).await;
        if let Err(error) = element.click().await {
            self.fail(&format!("the {role} \"{name}\" cannot be clicked ({error})")).await;
        }
    }

    /// Presses a chord, as in `Control+k`, `Shift+Tab`, `Enter` or `?`.
    pub async fn press(&self, chord: &str) {
        let keys: Vec<char> = keys(chord);
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.iter().copied() {
            actions = actions.then(KeyAction::Down { value });
        }
        for value in keys.iter().rev().copied() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client
            .perform_actions(actions)
            .await
            .unwrap_or_else(|error| panic!("{chord}: {error}"));
    }

    /// Types text into what has the focus.
    pub async fn type_text(&self, text: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(text).await.unwrap_or_else(|error| panic!("typing \"{text}\": {error}"));
    }

    /// All that stands on the screen, as text.
    pub async fn text(&self) -> String {
        let text = self.run("return document.body ? document.body.innerText : ''").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page and returns its value.
    pub async fn run(&self, script: &str) -> Value {
        self.client
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until an expression of the page is true; `what` says what it stands for.
    pub async fn until(&self, what: &str, condition: &str) {
        let script = format!(
            "const done = arguments[0]; const look = () => (({condition}) ? done(true) : setTimeout(look, 20)); look();"
        );
        let waited = self.client.execute_async(&script, Vec::new());
        if !matches!(tokio::time::timeout(crate::PATIENCE, waited).await, Ok(Ok(_))) {
            self.fail(&format!("{what}: {condition} does not become true")).await;
        }
    }

    /// Waits until what the page shows now is drawn. A page that hangs draws nothing more, which is no failure here.
    pub async fn drawn(&self) {
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        drop(self.client.execute_async(drawn, Vec::new()).await);
    }

    /// Saves a picture of the page, once what it shows now is drawn.
    pub async fn picture(&self, file: &Path) {
        self.drawn().await;
        let png = self.client.screenshot().await.expect("a picture of the page");
        std::fs::create_dir_all(file.parent().expect("a file lies in a folder"))
            .expect("its folder");
        std::fs::write(file, png).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// The other window of the program, once it is open.
    pub async fn beside(&self, main: &WindowHandle) -> WindowHandle {
        let opening = async {
            let mut again = tokio::time::interval(Duration::from_millis(50));
            loop {
                again.tick().await;
                let all = self.client.windows().await.expect("the windows");
                if let Some(other) = all.into_iter().find(|one| one != main) {
                    return other;
                }
            }
        };
        tokio::time::timeout(crate::PATIENCE, opening).await.expect("another window opens")
    }

    /// The process of the window itself.
    #[must_use]
    pub fn process_id(&self) -> u32 {
        self.process
    }

    /// Kills the window's process with SIGKILL, as a power cut would, and the driver with it. Waits until it is gone:
    /// until then its locks are held.
    pub async fn kill(self) {
        signal("KILL", &self.process_id().to_string());
        self.ended().await;
    }

    /// Asks the window's process to end, as a closing session would, and waits until it is gone.
    pub async fn terminate(self) {
        signal("TERM", &self.process_id().to_string());
        self.ended().await;
    }

    /// Waits until the window's process has ended.
    pub async fn ended(self) {
        let ending = async {
            let mut again = tokio::time::interval(Duration::from_millis(20));
            while !has_ended(self.process) {
                again.tick().await;
            }
        };
        let ended = tokio::time::timeout(crate::PATIENCE, ending).await;
        assert!(ended.is_ok(), "the window's process is still there");
    }

    async fn wait_for(&self, role: &str, name: &str) -> Element {
        let found = self.ask(role, name, "shown").await;
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        let Some(id) = id else {
            let what = if role.is_empty() { "text".to_owned() } else { role.to_owned() };
            self.fail(&format!("no {what} \"{name}\" is on the screen")).await
        };
        Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))
    }

    /// Asks the page until it answers: a page that is being replaced cannot, and the next one is asked again.
    async fn ask(&self, role: &str, name: &str, wish: &str) -> Value {
        let arguments =
            || vec![json!(role), json!(name), json!(crate::PATIENCE.as_millis()), json!(wish)];
        let asking = async {
            let mut again = tokio::time::interval(Duration::from_millis(100));
            loop {
                again.tick().await;
                if let Ok(found) = self.client.execute_async(FIND, arguments()).await {
                    return found;
                }
            }
        };
        tokio::time::timeout(crate::PATIENCE * 2, asking).await.unwrap_or_default()
    }

    /// Fails the test, leaving a picture of the page in `tests/shots` and saying what it shows.
    async fn fail(&self, what: &str) -> ! {
        let file =
            crate::place::root().join("tests/shots").join(format!("failed-{}.png", self.mark));
        // A page that answers no more is no reason to wait for ever.
        let told = async {
            self.picture(&file).await;
            self.text().await
        };
        let told = tokio::time::timeout(crate::PATIENCE, told).await.unwrap_or_default();
        panic!("{what}; see {}. The page says:\n{told}", file.display())
    }
}

async fn session(port: u16, application: &Path, log: &Path) -> Client {
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("wry"));
    capabilities.insert("tauri:options".to_owned(), json!({ "application": application }));
    let connector = hyper_util::client::legacy::connect::HttpConnector::new();
    let mut builder = ClientBuilder::new(connector);
    let connecting = builder.capabilities(capabilities);
    let address = format!("http://127.0.0.1:{port}");
    tokio::time::timeout(crate::PATIENCE * 2, connecting.connect(&address))
        .await
        .unwrap_or_else(|_| {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            panic!("{} does not open a window; it said: {said}", application.display())
        })
        .unwrap_or_else(|error| panic!("{} does not open a window: {error}", application.display()))
}

/// The driver, also where cargo's own folder of programs is not on the path.
fn driver_program() -> PathBuf {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home =
        home.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let installed = home.map(|home| home.join("bin/tauri-driver")).filter(|path| path.is_file());
    installed.unwrap_or_else(|| "tauri-driver".into())
}

/// Two ports that were free a moment ago; held together, so that they differ.
fn free_ports() -> (u16, u16) {
    let free = || std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let (one, other) = (free(), free());
    let port = |listener: &std::net::TcpListener| listener.local_addr().expect("the port").port();
    (port(&one), port(&other))
}

async fn reachable(port: u16) {
    let trying = async {
        let mut again = tokio::time::interval(Duration::from_millis(20));
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            again.tick().await;
        }
    };
    let reached = tokio::time::timeout(crate::PATIENCE, trying).await;
    assert!(reached.is_ok(), "nothing listens on port {port}. {HINT}");
}

/// The process that runs `application` with this mark in its environment.
fn process_of(application: &Path, mark: &str) -> Option<u32> {
    let wanted = format!("{MARK}={mark}");
    let ids = std::fs::read_dir("/proc")
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    ids.into_iter().find(|id: &u32| {
        let folder = PathBuf::from(format!("/proc/{id}"));
        let marked = std::fs::read(folder.join("environ"))
            .is_ok_and(|all| all.split(|byte| *byte == 0).any(|one| one == wanted.as_bytes()));
        marked && std::fs::read_link(folder.join("exe")).is_ok_and(|program| program == application)
    })
}

/// True when a process has given back its files and locks. It looks gone a moment earlier, when its memory is: the next
/// window would then find the data folder in use.
fn has_ended(id: u32) -> bool {
    let Ok(status) = std::fs::read_to_string(format!("/proc/{id}/status")) else { return true };
    let value = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()
    };
    // Its first thread may have ended before the others; the files are those of all.
    let ended = matches!(value("State:"), Some("Z" | "X"));
    ended && value("Threads:").is_none_or(|threads| threads == "0" || threads == "1")
}

/// The characters by which WebDriver names the keys of a chord.
fn keys(chord: &str) -> Vec<char> {
    let names = if chord == "+" { vec!["+"] } else { chord.split('+').collect() };
    names.into_iter().map(key).collect()
}

fn key(name: &str) -> char {
    match name {
        "Control" => '\u{e009}',
        "Shift" => '\u{e008}',
        "Alt" => '\u{e00a}',
        "Enter" => '\u{e007}',
        "Escape" => '\u{e00c}',
        "Tab" => '\u{e004}',
        "Backspace" => '\u{e003}',
        "Delete" => '\u{e017}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "Left" => '\u{e012}',
        "Up" => '\u{e013}',
        "Right" => '\u{e014}',
        "Down" => '\u{e015}',
        "F1" => '\u{e031}',
        "F2" => '\u{e032}',
        "F6" => '\u{e036}',
        "F8" => '\u{e038}',
        one => {
            let mut letters = one.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => letter,
                _ => panic!("there is no key \"{one}\""),
            }
        }
    }
}
