//! What every page that leaves the program has around its text: one style, and a policy that allows nothing else.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Allows the page its own style, pictures that stand in the page itself, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// A page of its own. The styles hold no text of a person; `body` escaped what it shows.
#[must_use]
pub fn page(title: &str, styles: &[&'static str], body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (title) }
                style { @for style in styles { (PreEscaped(style)) } }
            }
            body { (body) }
        }
    };
    page.into_string()
}
