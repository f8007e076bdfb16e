//! A program that runs beside a test and ends with it, together with everything that it started.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;

/// A running program in a process group of its own. Dropping it kills the group.
#[derive(Debug)]
pub struct Running {
    name: String,
    child: Child,
    killed: bool,
}

impl Running {
    /// Starts it; `hint` says what to do when it is not installed.
    #[must_use]
    pub fn start(command: &mut Command, hint: &str) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{name} does not start ({error}). {hint}"));
        Self { name, child, killed: false }
    }

    /// Starts it and waits for the first line that it prints, which is how a server says where it can be reached.
    #[must_use]
    pub fn start_and_read_line(command: &mut Command, hint: &str) -> (Self, String) {
        let mut running = Self::start(command.stdout(Stdio::piped()), hint);
        let output = running.child.stdout.take().expect("the output is piped");
        let (tell, line) = mpsc::channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut text = String::new();
            drop(output.read_line(&mut text));
            drop(tell.send(text));
            // What follows is read and left, so that the program never waits for a reader.
            drop(std::io::copy(&mut output, &mut std::io::sink()));
        });
        let line = line.recv_timeout(crate::PATIENCE).unwrap_or_default();
        let line = line.trim().to_owned();
        assert!(!line.is_empty(), "{} did not say where it can be reached. {hint}", running.name);
        (running, line)
    }

    /// The number of its process, which is also that of its group.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends the whole group at once, as a power cut would, and waits until the program is gone.
    pub fn kill(&mut self) {
        // Once only: the number may be another group's by the second time.
        if !std::mem::replace(&mut self.killed, true) {
            signal("KILL", &format!("-{}", self.child.id()));
            drop(self.child.wait());
        }
    }

    /// Asks the program to end, as a closing session would, and waits for it; fails the test when it does not.
    pub fn terminate(self) -> Option<i32> {
        signal("TERM", &self.child.id().to_string());
        self.ended()
    }

    /// Waits until the program ends, and gives its exit code; fails the test when it does not end.
    pub fn ended(mut self) -> Option<i32> {
        let name = self.name.clone();
        let id = self.child.id();
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            // The receiver is gone when the wait below has given up.
            let _ = tell.send(self.child.wait().ok().and_then(|status| status.code()));
        });
        told.recv_timeout(crate::PATIENCE).unwrap_or_else(|_| {
            signal("KILL", &format!("-{id}"));
            panic!("{name} did not end")
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal by name to a process, or to a group when `target` starts with `-`. A process that is gone is fine.
pub fn signal(name: &str, target: &str) {
    let mut kill = Command::new("sh");
    kill.args(["-c", "kill -s \"$0\" -- \"$1\"", name, target])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    drop(kill.status());
}

/// Runs a command to its end with `input` on its stdin; what hangs is killed in the end, and fails the test.
#[must_use]
pub fn finish(command: &mut Command, input: &str) -> Output {
    let name = format!("{command:?}");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let mut child =
        command.spawn().unwrap_or_else(|error| panic!("{name} does not start: {error}"));
    let group = format!("-{}", child.id());
    let stdin = child.stdin.take().expect("the input is piped");
    let input = input.as_bytes().to_vec();
    let writer = std::thread::spawn(move || {
        // A program that does not read its input may close it first.
        drop(std::io::Write::write_all(&mut { stdin }, &input));
    });
    let stdout = collect(child.stdout.take().expect("the output is piped"));
    let stderr = collect(child.stderr.take().expect("the errors are piped"));
    let (tell, ended) = mpsc::channel();
    std::thread::spawn(move || drop(tell.send(child.wait())));
    let Ok(status) = ended.recv_timeout(crate::PATIENCE * 2) else {
        signal("KILL", &group);
        let said = String::from_utf8_lossy(&stderr.join().unwrap_or_default()).into_owned();
        panic!("{name} does not end; it said: {said}");
    };
    drop(writer.join());
    Output {
        status: status.expect("the program's end"),
        stdout: stdout.join().expect("the output"),
        stderr: stderr.join().expect("the errors"),
    }
}

fn collect(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        drop(from.read_to_end(&mut bytes));
        bytes
    })
}
