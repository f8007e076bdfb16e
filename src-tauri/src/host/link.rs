//! What the system's own program opens: links of a runbook, whose address the page has shown, and drafts that were saved.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use tauri::Url;

use holdfast_core::engine::{EngineError, Result};
use holdfast_core::secret::Secrets;

/// The system's program that opens an address.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// Opens an http, https or mailto address outside. The program that does gets none of our secrets.
///
/// # Errors
/// When it is another kind of address, or the system has no such program.
pub fn open(address: &str, secrets: &Secrets) -> Result<()> {
    started(allowed(address)?.as_str().as_ref(), secrets)
}

/// Opens a file or a folder of ours with the system's program for it, which gets none of our secrets.
///
/// # Errors
/// When the system has no such program.
pub fn open_path(path: &Path, secrets: &Secrets) -> Result<()> {
    started(path.as_os_str(), secrets)
}

fn started(what: &OsStr, secrets: &Secrets) -> Result<()> {
    let mut command = Command::new(OPENER);
    command.arg(what).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    secrets.withhold_from(&mut command);
    let mut child = command.spawn().map_err(|error| {
        EngineError::failed(format!("{OPENER} could not open it: {error}; copy its address."))
    })?;
    // It is waited for, so that no finished process is left behind.
    let waits = thread::Builder::new().name("link".to_owned()).spawn(move || child.wait());
    if let Err(error) = waits {
        tracing::info!(%error, "nobody waits for the program that opens a link");
    }
    Ok(())
}

/// The address as it is written out again by a parser, so that nothing else hides in it.
fn allowed(address: &str) -> Result<Url> {
    let url = Url::parse(address).ok();
    url.filter(|url| matches!(url.scheme(), "http" | "https" | "mailto")).ok_or_else(|| {
        EngineError::refused(
            "Only http, https and mailto links are opened; copy the address instead.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_open() {
        for good in ["https://example.com/a?b=c", "HTTP://example.com", "mailto:a@example.com"] {
            assert!(allowed(good).is_ok(), "{good}");
        }
        for bad in
            ["file:///etc/passwd", "javascript:alert(1)", "ssh://host", "-h", "", "example.com"]
        {
            assert!(allowed(bad).is_err(), "{bad}");
        }
        let plain = allowed("https://example.com/a b\"; x").unwrap();
        assert_eq!(plain.as_str(), "https://example.com/a%20b%22;%20x", "nothing hides in it");
    }
}
