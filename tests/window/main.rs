//! Smoke.
use holdfast_tests::{desk::Desk, window::Window};
#[tokio::test]
async fn smoke() {
    let t = std::time::Instant::now();
    let desk = Desk::new();
    eprintln!("desk {:?}", t.elapsed());
    let app = std::path::Path::new("/tmp/wt/setup/target/debug/smoke-app");
    let w = Window::open(&desk, app, &[]).await;
    eprintln!("window {:?}", t.elapsed());
    w.see("Home").await;
    w.find("textbox", "Title").await.click().await.unwrap();
    w.type_text("grüße DB down").await;
    w.click("button", "Declare incident").await;
    w.see("Declared grüße DB down").await;
    eprintln!("declared {:?}", t.elapsed());
    w.press("Control+k").await;
    w.see("Palette").await;
    w.gone("Declared").await;
    w.press("?").await;
    w.see("Keys sheet").await;
    eprintln!("focused: {:?}", desk.focused_title());
    desk.picture(std::path::Path::new("/tmp/smoke/screen.png"));
    w.picture(std::path::Path::new("/tmp/smoke/page.png")).await;
    eprintln!("{:?}", desk.notices());
    eprintln!("text {:?}", w.text().await);
    eprintln!("pid {}", w.process_id());
    w.kill();
    eprintln!("killed {:?}", t.elapsed());
    let w = Window::open(&desk, app, &[]).await;
    w.see("Home").await;
    eprintln!("reopened {:?}", t.elapsed());
    desk.press("alt+F4");
    eprintln!(
        "log {}",
        std::fs::read_to_string(
            desk.folder("logs")
                .read_dir()
                .unwrap()
                .find(|f| f.as_ref().unwrap().file_name().to_string_lossy().starts_with("driver"))
                .unwrap()
                .unwrap()
                .path()
        )
        .unwrap()
    );
    drop(w);
    drop(desk);
    eprintln!("end {:?}", t.elapsed());
}
