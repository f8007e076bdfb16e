//! Who draws the page: the processor. On Linux the toolkit draws by OpenGL, also where no graphics card does the work.
//!
//! A console of text changes a few digits a second. By OpenGL each change draws the whole window again and keeps it in
//! memory several times; by the processor only the digits are drawn.

use tauri::WebviewWindow;

/// Lets the processor draw the page of this window.
///
/// # Errors
/// When the window is gone.
#[cfg(target_os = "linux")]
pub fn by_processor(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    window.with_webview(|page| {
        if let Some(settings) = page.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Other systems draw by the graphics card at a small price.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn by_processor(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
