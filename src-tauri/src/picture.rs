//! Pictures of runbooks for the page: `holdfast-picture://localhost/<hash>/<ordinal>`, out of the cache of the library.
//!
//! The page can ask for nothing but a picture that the library has kept, by the hash of the runbook's path and file and
//! the picture's ordinal in it. Deliberately absent: paths, other addresses, and anything that is not a picture.

use std::sync::Arc;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Runtime, UriSchemeContext, UriSchemeResponder};

use holdfast_core::store::library::Picture;

use crate::desk::Desk;

/// The scheme, which the content security policy names too.
pub const SCHEME: &str = "holdfast-picture";

/// What may be shown. An svg is served as an image that may load and run nothing.
const MEDIA: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"];

/// Holds for the answer itself, wherever it may be opened.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Answers requests of the page for pictures.
pub fn answer<R: Runtime>(
    desk: Arc<Desk>,
) -> impl Fn(UriSchemeContext<'_, R>, Request<Vec<u8>>, UriSchemeResponder) + Send + Sync + 'static
{
    move |_, request, responder| {
        let Some((hash, ordinal)) = named(request.uri().path()) else {
            return responder.respond(refused(StatusCode::BAD_REQUEST));
        };
        let engine = desk.engine.clone();
        tauri::async_runtime::spawn(async move {
            let found =
                engine.call(move |engine| Ok(engine.library().picture(&hash, ordinal)?)).await;
            responder.respond(match found {
                Ok(Some(picture)) => shown(picture),
                Ok(None) => refused(StatusCode::NOT_FOUND),
                Err(error) => {
                    tracing::info!(%error, "a picture could not be read");
                    refused(StatusCode::NOT_FOUND)
                }
            });
        });
    }
}

/// The hash and the ordinal that a path names: 64 hexadecimal digits, and a number from 1. The page writes the line
/// between them as itself or as `%2F`.
fn named(path: &str) -> Option<(String, u32)> {
    let path = path.strip_prefix('/')?.replace("%2F", "/");
    let (hash, ordinal) = path.split_once('/')?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_number = !ordinal.is_empty() && ordinal.bytes().all(|byte| byte.is_ascii_digit());
    let ordinal = ordinal.parse().ok().filter(|number| *number > 0)?;
    (is_hash && is_number).then(|| (hash.to_ascii_lowercase(), ordinal))
}

fn shown(picture: Picture) -> Response<Vec<u8>> {
    if !MEDIA.contains(&picture.media.as_str()) {
        return refused(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let mut response = Response::new(picture.bytes);
    let headers = response.headers_mut();
    if let Ok(media) = header::HeaderValue::from_str(&picture.media) {
        headers.insert(header::CONTENT_TYPE, media);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(POLICY));
    response
}

fn refused(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(media: &str) -> Picture {
        Picture { ordinal: 1, media: media.to_owned(), bytes: vec![1, 2] }
    }

    #[test]
    fn a_path_names_a_hash_and_an_ordinal_and_nothing_else() {
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(named(&format!("/{hash}/12")), Some((hash.clone(), 12)));
        assert_eq!(
            named(&format!("/{hash}%2F1")),
            Some((hash.clone(), 1)),
            "as the page writes it"
        );
        for other in [
            String::new(),
            "/".to_owned(),
            "/../../etc/passwd".to_owned(),
            "/%2e%2e/1".to_owned(),
            format!("/{hash}"),
            format!("/{hash}/0"),
            format!("/{hash}/-1"),
            format!("/{hash}/+1"),
            format!("/{hash}/1/2"),
            format!("/{hash}/99999999999"),
            format!("/{}/1", "g".repeat(64)),
        ] {
            assert_eq!(named(&other), None, "{other} names no picture");
        }
    }

    #[test]
    fn only_pictures_are_answered_and_never_taken_for_something_else() {
        let png = shown(picture("image/png"));
        assert_eq!(png.status(), StatusCode::OK);
        assert_eq!(png.headers()["content-type"], "image/png");
        assert_eq!(png.headers()["x-content-type-options"], "nosniff");
        assert!(png.headers()["content-security-policy"].to_str().unwrap().contains("sandbox"));
        for media in ["text/html", "image/svg+xml\r\nx: y", "application/pdf"] {
            let refused = shown(picture(media));
            assert_eq!(refused.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{media}");
            assert!(refused.body().is_empty(), "nothing of it is given out");
        }
    }
}
