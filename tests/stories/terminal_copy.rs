//! What is copied of a step in a terminal: its text alone on standard output, and what to look at before beside it.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};

const RUNBOOK: &str = "# Queue\n\n## Steps\n\n1. Look at it\n\n   ```console\n   $ mysql -u root shop\n   mysql> DELETE FROM carts\n       -> WHERE id = 7;\n   Query OK\n   $ df -h\n   ```\n\n2. Restart it\n\n   ```bash\n   curl -d '{\"a\": 1} http://queue\n   ```\n\n3. Wait\n";

fn desk() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", RUNBOOK);
    run(
        &desk,
        &["declare", "--title", "Queue", "--severity", "sev2", "--runbook", "runbooks/queue.md"],
    );
    desk
}

#[test]
fn a_step_is_copied_as_one_or_command_by_command_and_a_doubt_is_said_beside_it() {
    let desk = desk();
    let whole = run(&desk, &["step", "copy", "latest", "1"]);
    assert_eq!(whole.stdout, "mysql -u root shop\nDELETE FROM carts\nWHERE id = 7;\ndf -h");
    assert!(!whole.stderr.contains("look first"), "{}", whole.stderr);
    let second = run(&desk, &["step", "copy", "latest", "1", "--line", "2"]);
    assert_eq!(second.stdout, "DELETE FROM carts\nWHERE id = 7;", "a statement is not cut");

    let doubted = run(&desk, &["step", "copy", "latest", "2"]);
    assert_eq!(doubted.stdout, "curl -d '{\"a\": 1} http://queue");
    assert!(doubted.stderr.contains("look first: Not taken apart"), "{}", doubted.stderr);
    assert!(run(&desk, &["status", "latest"]).stdout.contains("look first: Not taken apart"));
    let shown = json(&desk, &["runbook", "show", "runbooks/queue.md", "--json"]);
    let copying = &shown["phases"][0]["steps"][1]["copying"];
    assert_eq!(copying[0]["doubt"], "unfinished", "{copying}");

    refused(&desk, &["step", "copy", "latest", "1", "--line", "9"], 1);
    refused(&desk, &["step", "copy", "latest", "3"], 1);
    refused(&desk, &["step", "copy", "latest", "8"], 1);
}
