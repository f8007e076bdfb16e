use super::*;

/// A question that is answered when the sender says what.
fn held() -> (mpsc::Sender<u8>, impl FnOnce() -> u8 + Send + 'static) {
    let (say, said) = mpsc::channel();
    (say, move || said.recv().unwrap_or_default())
}

#[test]
fn a_share_that_hangs_is_waited_for_once_and_asked_nothing_more() {
    let mut asked = Asked::default();
    let (say, question) = held();
    assert_eq!(asked.ask(Duration::ZERO, question), None, "no answer yet");
    assert!(asked.is_waiting(), "the question stays open");
    assert_eq!(asked.ask(Duration::MAX, || 9), None, "and no second one is asked meanwhile");
    say.send(7).unwrap();
    let late = std::iter::repeat_with(|| asked.ask(Duration::ZERO, || 9)).find_map(|a| a);
    assert_eq!(late, Some(7), "the late answer counts when it comes");
}

#[test]
fn a_disk_that_answers_is_heard() {
    assert_eq!(in_time(|| 7), Some(7));
}

#[test]
fn what_begins_anew_takes_no_old_answer_and_waits_out_no_second_silence() {
    let (send, answer) = mpsc::channel();
    let mut asked: Asked<u8> = Asked::default();
    assert_eq!(asked.wait(Duration::ZERO, || answer), None, "nobody answered");
    send.send(1).unwrap();
    let mut again = asked.anew();
    assert!(again.was_silent, "the silence is remembered");
    assert_eq!(again.late(), None, "an answer from before the change is an old one");
}
