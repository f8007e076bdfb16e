//! A desk for one test: a screen that nobody sees, a window manager, a message bus, notices and a keychain.
//!
//! Everything is the ordinary Linux program, started for this test alone with a home folder of its own, so that a
//! test never meets what an earlier one left. Tests that need a desk take turns: two of them at once would be slower
//! than one after the other on a small machine.

use crate::PATIENCE;
use crate::process::{Running, finish};
use serde_json::Value;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tempfile::TempDir;

const HINT: &str = "`make test` installs it; by hand: apt-get install xvfb dbus openbox dunst gnome-keyring xdotool.";

static TURN: Mutex<()> = Mutex::new(());

/// A notice that reached the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its first line.
    pub summary: String,
    /// The text below.
    pub body: String,
}

/// The running desk. Fields are dropped in this order: what uses the screen before the screen.
#[derive(Debug)]
pub struct Desk {
    programs: Vec<Running>,
    environment: Vec<(String, String)>,
    _bus: Running,
    _screen: Running,
    home: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Desk {
    /// A desk with a screen of 2560 × 1440 and an unlocked keychain. Waits for its turn.
    #[must_use]
    pub fn new() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let home =
            tempfile::Builder::new().prefix("laptop-").tempdir().expect("a temporary folder");
        let mut environment = folders(home.path());
        let log = |name: &str| File::create(home.path().join(name)).expect("a log file");

        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "2560x1440x24", "-nolisten", "tcp"]);
        xvfb.stdin(Stdio::null()).stderr(log("screen.log"));
        let (screen, display) = Running::start_and_read_line(&mut xvfb, HINT);
        environment.push(("DISPLAY".to_owned(), format!(":{display}")));

        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--print-address=1"]);
        daemon.env_clear().envs(environment.iter().map(|(name, value)| (name, value)));
        daemon.stdin(Stdio::null()).stderr(log("bus.log"));
        let (bus, address) = Running::start_and_read_line(&mut daemon, HINT);
        environment.push(("DBUS_SESSION_BUS_ADDRESS".to_owned(), address));

        let mut desk = Self {
            programs: Vec::new(),
            environment,
            _bus: bus,
            _screen: screen,
            home,
            _turn: turn,
        };
        desk.start("openbox", &[], "");
        desk.start("dunst", &[], "");
        desk.wait_for_bus_name("org.freedesktop.Notifications");
        let keychain = ["--foreground", "--unlock", "--components=secrets"];
        desk.start("gnome-keyring-daemon", &keychain, "\n");
        desk.wait_for_bus_name("org.freedesktop.secrets");
        desk
    }

    /// A folder of this desk, made when it is first asked for.
    #[must_use]
    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.home.path().join(name);
        std::fs::create_dir_all(&folder).expect("a folder of the desk");
        folder
    }

    /// A command that runs at this desk: its screen, bus and home, and nothing of the person's own environment.
    #[must_use]
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment());
        command
    }

    /// The variables that [`Desk::command`] sets.
    pub fn environment(&self) -> impl Iterator<Item = (&str, &str)> {
        self.environment.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every notice that was shown since the desk was set up, the newest first. Clears the screen of them.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.run("dunstctl", &["close-all"]);
        let history = self.run("dunstctl", &["history"]);
        let history: Value =
            serde_json::from_str(&history).expect("the history of notices is JSON");
        let text =
            |notice: &Value, field: &str| notice[field]["data"].as_str().unwrap_or("").to_owned();
        history["data"][0]
            .as_array()
            .map(|notices| {
                let one = |n| Notice { summary: text(n, "summary"), body: text(n, "body") };
                notices.iter().map(one).collect()
            })
            .unwrap_or_default()
    }

    /// The newest notice that says this, once it was shown; fails the test when none comes.
    pub fn notice(&self, words: &str) -> Notice {
        let says = |notice: &Notice| notice.summary.contains(words) || notice.body.contains(words);
        crate::until(&format!("no notice says \"{words}\""), || {
            self.notices().into_iter().find(says)
        })
    }

    /// Presses keys on the keyboard of the screen, whatever has the focus, as in `alt+F4`.
    pub fn press(&self, keys: &str) {
        self.run("xdotool", &["key", keys]);
    }

    /// Puts the window that has the focus away, as its minimise button does.
    pub fn minimise(&self) {
        self.run("xdotool", &["getactivewindow", "windowminimize"]);
    }

    /// The title of the window that has the focus; empty when none has.
    #[must_use]
    pub fn focused_title(&self) -> String {
        let mut command = self.command("xdotool");
        let output = finish(command.args(["getactivewindow", "getwindowname"]), "");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Waits until a window with this title has the focus, or has lost it: what is pressed before goes elsewhere.
    pub async fn focus(&self, title: &str, wanted: bool) {
        let looking = async {
            let mut again = tokio::time::interval(Duration::from_millis(50));
            while (self.focused_title() == title) != wanted {
                again.tick().await;
            }
        };
        let found = tokio::time::timeout(PATIENCE, looking).await;
        let has = self.focused_title();
        assert!(found.is_ok(), "\"{title}\": focus {wanted} is wanted; \"{has}\" has it");
    }

    /// Saves a picture of the whole screen, window frames and notices included.
    pub fn picture(&self, file: &Path) {
        self.run("import", &["-window", "root", &file.to_string_lossy()]);
    }

    fn start(&mut self, program: &str, arguments: &[&str], input: &str) {
        let folder = self.folder("logs");
        let log = File::create(folder.join(format!("{program}.log"))).expect("a log file");
        let stdin = folder.join(format!("{program}.in"));
        std::fs::write(&stdin, input).expect("its input");
        let mut command = self.command(program);
        command.args(arguments).stdin(File::open(stdin).expect("its input"));
        command.stdout(log.try_clone().expect("a log file")).stderr(log);
        self.programs.push(Running::start(&mut command, HINT));
    }

    fn wait_for_bus_name(&self, name: &str) {
        let patience = crate::PATIENCE.as_secs().to_string();
        self.run("gdbus", &["wait", "--session", "--timeout", &patience, name]);
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = finish(self.command(program).args(arguments), "");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{program} {} failed: {stderr}{HINT}",
            arguments.join(" ")
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

/// The environment of a newly made user in `home`.
fn folders(home: &Path) -> Vec<(String, String)> {
    use std::os::unix::fs::PermissionsExt;
    let folder = |name: &str| {
        let folder = home.join(name);
        std::fs::create_dir_all(&folder).expect("a folder of the desk");
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700))
            .expect("its mode");
        folder.to_string_lossy().into_owned()
    };
    let path = std::env::var("PATH").unwrap_or_default();
    [
        ("PATH", format!("{path}:/usr/bin:/bin")),
        ("HOME", home.to_string_lossy().into_owned()),
        ("XDG_RUNTIME_DIR", folder("run")),
        ("XDG_CONFIG_HOME", folder("config")),
        ("XDG_DATA_HOME", folder("share")),
        ("XDG_CACHE_HOME", folder("cache")),
        ("XDG_STATE_HOME", folder("state")),
        ("LANG", "C.UTF-8".to_owned()),
        ("TZ", "UTC".to_owned()),
        ("GDK_BACKEND", "x11".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
        ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}
