//! Every screen and sheet of the window, with the keys that show it.

/// A screen or a sheet, as it is come to from the incident `Orders fail`.
pub struct Place {
    /// What it is, for the message of a test.
    pub name: &'static str,
    /// The keys that show it; what begins with `"` is typed, with `@` goes to the window's frame,
    /// and with `=` is waited for.
    pub keys: &'static [&'static str],
    /// The role and the name of what is there once it is shown.
    pub shows: (&'static str, &'static str),
    /// The keys that leave it, so that `Alt 1` works again.
    pub leave: &'static [&'static str],
}

const fn sheet(
    name: &'static str,
    keys: &'static [&'static str],
    shows: (&'static str, &'static str),
) -> Place {
    Place { name, keys, shows, leave: &["Escape"] }
}

const fn screen(
    name: &'static str,
    keys: &'static [&'static str],
    shows: (&'static str, &'static str),
) -> Place {
    Place { name, keys, shows, leave: &[] }
}

pub const PLACES: &[Place] = &[
    screen("an incident", &[], ("button", "Update 0001")),
    sheet("the line of the timeline", &["n"], ("textbox", "Note or decision")),
    sheet("skipping a step", &["s"], ("dialog", "Skip step")),
    sheet("a step that is blocked", &["x"], ("dialog", "cannot go on")),
    sheet("who does a step", &["Shift+o"], ("dialog", "step")),
    sheet("by when a step is done", &["Shift+d"], ("dialog", "step")),
    sheet("adding a step", &["l"], ("dialog", "step")),
    sheet("a blank", &["b"], ("dialog", "Fill a blank")),
    sheet("the severity", &["v"], ("dialog", "Severity")),
    sheet("the state", &["i"], ("dialog", "State")),
    sheet("the roles", &["r"], ("dialog", "Roles")),
    sheet("snoozing", &["o"], ("dialog", "Move the alarm")),
    sheet("holding", &["h"], ("dialog", "Hold the pings")),
    sheet("words to be removed", &["Shift+Delete", "Enter"], ("dialog", "Remove the words")),
    sheet("what changed in the file", &["d"], ("dialog", "What changed in the file")),
    sheet("adding a runbook", &["a"], ("dialog", "Add a runbook")),
    sheet("the tables", &["f"], ("dialog", "Tables of the runbooks")),
    sheet("a private incident", &["Shift+p"], ("dialog", "Which channels get the texts")),
    sheet("what needs you", &["F8", "F8"], ("button", "more ▴")),
    sheet("the composer", &["u"], ("textbox", "Internal text")),
    sheet("the composer for customers", &["u", "=No change", "F6"], ("textbox", "External text")),
    sheet("the closing text", &["e"], ("textbox", "Internal text")),
    sheet("the palette", &["Control+k"], ("combobox", "Find an incident")),
    sheet("the palette with words", &["Control+k", "\"text"], ("option", "Larger text")),
    sheet("the keys", &["?"], ("dialog", "Keys")),
    sheet("closing", &["@alt+F4"], ("button", "Close anyway")),
    screen("an ended incident", &["Alt+3"], ("button", "Reopen")),
    sheet("reopening", &["Alt+3", "=Reopen 0003", "o"], ("dialog", "Reopen")),
    sheet("closing for good", &["Alt+3", "=Close 0003", "e"], ("dialog", "Close INC-0003")),
    Place {
        name: "a saved draft",
        keys: &["Alt+3", "=Post-mortem 0003", "p"],
        shows: ("button", "Show in folder"),
        leave: &["Shift+F8"],
    },
    screen("Home", &["Alt+h"], ("heading", "Open now")),
    sheet("declaring", &["Alt+d", "=What do you see?", "\"500 errors"], ("option", "No runbook")),
    sheet(
        "declaring in private",
        &["Alt+d", "=What do you see?", "\"500 errors", "=No runbook", "Alt+p"],
        ("checkbox", "Private"),
    ),
    screen("the reader", &["Alt+r"], ("heading", "Database unresponsive")),
    sheet(
        "words in the library",
        &["Alt+r", "=Declare from here", "/", "\"disk"],
        ("option", "Accidental data loss"),
    ),
    sheet(
        "words in a runbook",
        &["Alt+r", "=Declare from here", "Control+f", "\"disk"],
        ("textbox", "Find in page"),
    ),
    sheet(
        "the outline",
        &["Alt+r", "=Declare from here", "o"],
        ("heading", "Database unresponsive"),
    ),
    screen("the settings", &["Control+,"], ("heading", "Where things lie")),
    sheet("a channel to add", &["Control+,", "=Where things lie", "a"], ("form", "Add a channel")),
];
