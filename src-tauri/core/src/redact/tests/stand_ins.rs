//! A command with a variable or a blank in it is still the command that was written, wherever the secret will stand.

use super::*;

/// What people write where a secret will be.
const STAND_INS: [&str; 18] = [
    "$TOKEN",
    "$token",
    "$1",
    "$API_V2_KEY",
    "${GITLAB_TOKEN}",
    "${TOKEN:?}",
    "$env:TOKEN",
    "$(cat-token)",
    "<password>",
    "<api-token>",
    "<your_key_2>",
    "{{token}}",
    "{token}",
    "{{.Values.token}}",
    "%TOKEN%",
    "***",
    "$USER:$PASS",
    "${A}-${B}",
];
/// The frames of secrets, with the places where one stands.
const FRAMES: [&str; 9] = [
    "curl -H \"Authorization: Bearer @@\" https://x.example/",
    "curl -H 'authorization: token @@' https://x.example/",
    "curl -H \"Authorization: OAuth @@\" https://x.example/",
    "git clone https://oauth2:@@@gitlab.example/a.git",
    "psql \"postgres://app:@@@db-host/shop\"",
    "redis-cli -u redis://:@@@cache:6379",
    "curl \"https://x/api?token=@@&x=1\"",
    "curl https://x/api?a=1&client_secret=@@; echo done",
    "curl \"https://chat.googleapis.com/v1/spaces/A/messages?key=@@&token=@@\"",
];

proptest! {
    #[test]
    fn what_stands_for_a_secret_stays_in_its_command(
        frame in proptest::sample::select(FRAMES.to_vec()),
        stands in proptest::sample::select(STAND_INS.to_vec()),
    ) {
        let text = frame.replace("@@@", &format!("{stands}@")).replace("@@", stands);
        prop_assert_eq!(mask(&text).text, text, "a command that is cut can no longer be run");
    }
}

#[test]
fn a_stand_in_that_white_space_cuts_stays_whole() {
    for text in [
        "curl -H \"Authorization: Bearer $(gcloud auth print-access-token)\" https://x/",
        "curl -H \"Authorization: Bearer `pass show api`\" https://x/",
        "curl -H \"Authorization: Bearer {{ token }}\" https://x/",
        "curl -H \"Authorization: Bearer ${{ secrets.TOKEN }}\" https://x/",
        "curl -H \"Authorization: Bearer <your token>\" https://x/",
        "curl \"https://x/api?token=$(vault read -field=t x)&x=1\"",
    ] {
        assert_eq!(mask(text).text, text);
    }
}

#[test]
fn a_secret_that_looks_a_little_like_a_variable_is_masked() {
    for password in ["$tr0ng", "$Tr0ng!x", "${X:-hunter2}", "a$TOKEN", "pa<ss>wd"] {
        for frame in ["mysql://root:@@@db-7/shop", "https://x/api?token=@@&b=1"] {
            let text = frame.replace("@@@", &format!("{password}@")).replace("@@", password);
            assert!(!mask(&text).text.contains(password), "{text}");
        }
    }
}

#[test]
fn a_word_behind_the_name_of_a_header_is_no_secret() {
    for text in [
        "Authorization: token expired for kim",
        "authorization: basic auth fails, see the log",
        "Authorization: Bearer tokens, each for an hour",
    ] {
        assert_eq!(mask(text).text, text, "a false alarm alters what a person wrote");
    }
}
