//! A window with an empty page and nothing else: what the toolkit alone costs. `make bench` measures ours beside it.

use tauri::{Builder, Url, WebviewUrl, WebviewWindowBuilder};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let empty = WebviewUrl::External(Url::parse("about:blank")?);
    let app = Builder::default()
        .setup(move |app| {
            WebviewWindowBuilder::new(app, "blank", empty).inner_size(1440.0, 860.0).build()?;
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|_, _| {});
    Ok(())
}
