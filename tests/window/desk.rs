//! The desk itself: what the other tests here stand on.

use holdfast_tests::desk::{Desk, Notice};

#[test]
fn a_notice_reaches_the_screen_of_this_desk() {
    let desk = Desk::new();
    let call = "--session --dest org.freedesktop.Notifications --object-path /org/freedesktop/Notifications \
                --method org.freedesktop.Notifications.Notify holdfast 0 icon Due body [] {} 1000";
    let sent = desk.command("gdbus").arg("call").args(call.split_whitespace()).output().unwrap();
    assert!(sent.status.success(), "the bus takes it: {}", String::from_utf8_lossy(&sent.stderr));
    let shown = Notice { summary: "Due".to_owned(), body: "body".to_owned() };
    assert_eq!(desk.notice("body"), shown, "to the letter");
    assert_eq!(desk.notices(), [shown], "a new desk has only this one");
}
