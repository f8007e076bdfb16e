//! What belongs to which workspace, and who said that a folder is looked in.

use std::fs;

use super::Laptop;
use crate::engine::Engine;
use crate::library::disk::folders::NamedBy;
use crate::store::{incidents, local, uses};

impl Laptop {
    /// Works in another workspace of the same data folder.
    fn change(&mut self, workspace: &str) {
        let path = self.folder.path().join(workspace);
        self.engine.change_workspace(&path);
    }

    fn titles(&mut self) -> [Vec<String>; 2] {
        let view = self.library();
        let titles =
            |rows: Vec<crate::screen::RunbookRow>| rows.into_iter().map(|r| r.title).collect();
        [titles(view.pinned), titles(view.recent)]
    }
}

#[test]
fn what_is_pinned_and_used_in_one_workspace_says_nothing_of_another() {
    let mut laptop = Laptop::new();
    let far = laptop.runbook("share/dns.md", "Names").display().to_string();
    laptop.runbook("team/runbooks/disk.md", "Disk");
    laptop.runbook("other/runbooks/disk.md", "Other disk");
    laptop.engine.library().add_folder(&laptop.folder.path().join("share")).unwrap();
    laptop.engine.library().pin("runbooks/disk.md", true).unwrap();
    laptop.declare("runbooks/disk.md");
    laptop.declare(&far);
    assert_eq!(laptop.titles(), [vec!["Disk"], vec!["Disk", "Names"]], "here they are");
    laptop.change("other");
    let [pinned, recent] = laptop.titles();
    assert_eq!(pinned, [""; 0], "the other team pinned nothing");
    assert_eq!(recent, ["Names"], "only the file that is the same for both was used");
    let other = laptop.library().runbooks.into_iter().find(|row| row.path == "runbooks/disk.md");
    assert_eq!(other.unwrap().in_use, None, "and theirs is in no incident");
    laptop.change("team");
    assert_eq!(laptop.titles()[0], ["Disk"], "what was pinned is kept");
}

#[test]
fn pins_of_an_older_program_stand_until_the_first_change() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/runbooks/disk.md", "Disk");
    laptop.runbook("team/runbooks/tape.md", "Tape");
    laptop.engine.set_setting("pinned_runbooks", Some("[\"runbooks/disk.md\"]")).unwrap();
    assert_eq!(laptop.titles()[0], ["Disk"], "nobody loses a pin");
    laptop.engine.library().pin("runbooks/tape.md", true).unwrap();
    assert_eq!(laptop.titles()[0], ["Disk", "Tape"], "the older ones come along");
    for path in ["runbooks/disk.md", "runbooks/tape.md"] {
        laptop.engine.library().pin(path, false).unwrap();
    }
    assert_eq!(laptop.titles()[0], [""; 0], "and do not come back");
    let old = local::setting(laptop.engine.store().read(), "pinned_runbooks").unwrap();
    assert!(old.is_some(), "an older program finds its list as it was");
}

#[test]
fn uses_are_the_same_after_everything_derived_was_made_again() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/runbooks/disk.md", "Disk");
    laptop.declare("runbooks/disk.md");
    laptop.declare_as("runbooks/disk.md", true);
    let before = uses::uses(laptop.engine.store().read(), None).unwrap();
    assert_eq!(before.len(), 2, "a row for each that joined");
    let (data, team) = (laptop.folder.path().join("data"), laptop.folder.path().join("team"));
    let mut store = crate::store::Store::open(&data, laptop.engine.clock().now()).unwrap();
    incidents::rebuild(&mut store).unwrap();
    assert_eq!(uses::uses(store.read(), None).unwrap(), before, "from the log alone");
    let mut engine = Engine::open(&data, &team, laptop.engine.clock().clone()).unwrap();
    let library = engine.library().up_to_date().unwrap();
    assert_eq!(library.last_use("runbooks/disk.md"), laptop.used("runbooks/disk.md").as_ref());
}

impl Laptop {
    fn used(&mut self, path: &str) -> Option<crate::library::Use> {
        self.engine.library().up_to_date().unwrap().last_use(path).cloned()
    }
}

#[test]
fn each_folder_says_who_named_it_and_where_it_can_be_taken_out() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/docs/dns.md", "Names");
    laptop.write("team/holdfast.toml", "[library]\nfolders = [\"docs\"]\n");
    let share = laptop.runbook("share/tape.md", "Tape").parent().unwrap().to_owned();
    laptop.engine.library().add_folder(&share).unwrap();
    let folders = laptop.library().folders;
    let by: Vec<NamedBy> = folders.iter().map(|folder| folder.named_by).collect();
    assert_eq!(by, [NamedBy::Workspace, NamedBy::File, NamedBy::Laptop]);
    let mut refused = |at: usize| {
        let path = folders[at].path.clone();
        laptop.engine.library().remove_folder(path.as_ref()).unwrap_err().to_string()
    };
    assert!(refused(0).contains("workspace's own"), "{}", refused(0));
    let file = laptop_file(&refused(1));
    assert!(file, "the file to edit is named: {}", refused(1));
    laptop.engine.library().remove_folder(folders[2].path.as_ref()).unwrap();
    assert_eq!(laptop.library().folders.len(), 2, "what was added here is gone");
    fs::remove_file(laptop.folder.path().join("team/holdfast.toml")).unwrap();
    assert_eq!(laptop.library().folders.len(), 1, "as the file says");
}

fn laptop_file(said: &str) -> bool {
    said.contains("team/holdfast.toml") && said.contains("[library]")
}
