//! A status sink on loopback: takes what a Slack incoming webhook takes, prints it, and answers `ok`.

use axum::Router;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::out;
use crate::problem::{Problem, Result};
use crate::table::hang;

/// A running sink. It ends when it is dropped.
#[derive(Debug)]
pub struct Sink {
    address: String,
    server: JoinHandle<()>,
}

impl Sink {
    /// Starts it on a free port.
    pub async fn start() -> Result<Self> {
        let deaf = |error: std::io::Error| {
            Problem::failed(format!(
                "no port on 127.0.0.1 can be listened on ({error}); allow loopback and try again"
            ))
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(deaf)?;
        let address = format!("http://{}/services/demo", listener.local_addr().map_err(deaf)?);
        let app = Router::new().fallback(receive);
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, app).await {
                out::remark(&format!("The status sink ended: {error}."));
            }
        });
        Ok(Self { address, server })
    }

    /// Its whole address, which plays the secret.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Scheme, host and port.
    pub fn shown(&self) -> &str {
        self.address.strip_suffix("/services/demo").unwrap_or(&self.address)
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn receive(body: String) -> &'static str {
    let text = serde_json::from_str::<Value>(&body).ok();
    let text = text.as_ref().and_then(|value| value["text"].as_str()).unwrap_or(&body);
    // A reader that is gone is no reason to refuse the message.
    let _ = out::text(&format!("          sink  {}", hang(&plain(text), 16)));
    "ok"
}

/// Slack's three escaped characters as they are read.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
