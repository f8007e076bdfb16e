//! The forms in which teams have written scenarios, each with what a facilitator expects after the import.

use crate::exercise::import::{Told, import, told};

fn read(text: &str) -> Told {
    told(&import(text, "drill.md"))
}

fn times(told: &Told) -> Vec<Option<i64>> {
    told.injects.iter().map(|inject| inject.offset_minutes).collect()
}

fn titles(told: &Told) -> Vec<&str> {
    told.injects.iter().map(|inject| inject.title.as_str()).collect()
}

#[test]
fn offsets_in_headings_with_questions_below() {
    let told = read(
        "# Tabletop: Mail is gone\n\n## Objectives\n- Find who decides\n- Keep evidence\n\n## T+00 — First calls\nNobody in the office can read mail since this morning.\n\n**Decision prompts**\n- Who leads?\n- What is kept?\n\n## T+25 — The provider answers\nThe provider knows of no fault and asks for logs of the last hour.\n\n**Decision prompts**\n- Who sends them?\n\n## T-10 Prepare\n\nPut chairs in a circle.\n",
    );
    assert_eq!(times(&told), [Some(0), Some(25)]);
    assert_eq!(titles(&told), ["First calls", "The provider answers"]);
    assert_eq!(told.injects[0].expectations, ["Who leads?", "What is kept?"]);
    assert_eq!(told.objectives, ["Find who decides", "Keep evidence"]);
    assert!(told.warnings.iter().any(|warning| warning.message.contains("before the start")));
}

#[test]
fn counted_headings_with_rough_times_and_quotations() {
    let told = read(
        "# Exercise\n\n### Inject 1 — Alarm (reveal at ~15 minutes)\n> The pager rings for the queue of orders.\n\n**Questions**:\n1. Who answers?\n\n**Facilitator notes:** it is the disk\n\n### Inject 2 — Worse (reveal at ~30 minutes)\n> The second queue fills as well, and customers call.\n",
    );
    assert_eq!(times(&told), [Some(15), Some(30)]);
    assert_eq!(told.injects[0].text, "The pager rings for the queue of orders.");
    assert!(!told.injects[0].text.contains("disk"), "what lies behind stays hidden");
}

#[test]
fn clock_times_count_from_the_first() {
    let told = read(
        "# Game day\n\n## Timeline\n### 09:30 - Start the load\nRun the job for all teams.\n\n### 10:15 - Break a zone\nStop the machines in one zone for an hour.\n\n### 13:00 - The minister speaks\nEverybody must register from today on.\n\n## Scoring\n\nTen points each.\n",
    );
    assert_eq!(times(&told), [Some(0), Some(45), Some(210)]);
}

#[test]
fn a_table_of_injects_has_columns_with_a_meaning() {
    let told = read(
        "# Water plant\n\n| # | Time | From | To | Inject | Expected action |\n|---|---|---|---|---|---|\n| 1 | 0:00 | SCADA | Operator | Pump 3 reports no flow | Call the shift lead |\n| 2 | 0:20 | Press | Comms | A reporter asks about brown water | Answer with the holding line |\n| 3 | 1:05 | Lab | Lead | The sample is bad | Decide on a warning |\n",
    );
    assert_eq!(times(&told), [Some(0), Some(20), Some(65)]);
    assert_eq!(told.injects[1].text, "A reporter asks about brown water");
    assert_eq!(told.injects[2].expectations, ["Decide on a warning"]);
}

#[test]
fn a_record_an_agenda_and_a_form_are_no_scenarios() {
    let record = "# Exercise report\n\n| Time | Event | Action taken | Responsible |\n|--|--|--|--|\n| 10:00 | Alarm | Logged | Ann |\n| 10:10 | Call | Answered | Bob |\n";
    let agenda = "# Running a tabletop\n\n## Agenda\n\n- 0:00 Welcome\n- 0:10 Briefing\n- 0:20 Discussion\n- 1:00 Debrief\n";
    let form = "# Tabletop\n\n### Inject 1 — [Title] (reveal at ~15 minutes)\n> [New information]\n\n### Inject 2 — [Title] (reveal at ~30 minutes)\n> [More]\n";
    let talk = "# Exercises\n\nWe run exercises each quarter.\n\n## Exercise scenarios\n\nThe scenarios can include:\n- Leaked keys\n- Outages\n";
    for text in [record, agenda, form, talk] {
        let told = read(text);
        assert_eq!(titles(&told), [""; 0], "{text}");
        assert!(
            told.warnings.iter().any(|warning| warning.message.len() > 20),
            "it says why: {text}"
        );
    }
}

#[test]
fn a_library_gives_each_story_its_own_clock() {
    let told = read(
        "# Drills\n\n## How to run\n\nPick one.\n\n## Scenario A: Key leaked\n\n> **Situation:** A key stands in a public repository since Friday.\n>\n> **Questions:**\n> 1. What comes first?\n\n## Scenario B: Region gone\n\n### T+0 The pages fail\nNothing answers from the whole region any more.\n\n### T+20 The press\nA journalist asks when it will be back again.\n",
    );
    assert_eq!(times(&told), [None, Some(0), Some(20)]);
    assert_eq!(told.injects[0].expectations, ["What comes first?"]);
    assert!(told.warnings.iter().any(|warning| warning.message.contains("2 scenarios")));
}

#[test]
fn what_is_told_twice_is_one_inject() {
    let told = read(
        "# Deck\n\n| T+ | Inject | Owner |\n|--|--|--|\n| 0:03 | 1.1 — Helpdesk lights up | Ann |\n| 0:08 | 1.2 — Purge goes on | Bob |\n| 0:20 | Read the bridge aloud | Cid |\n\n## Inject 1.1 — Helpdesk lights up (T+3)\n\n> Eleven tickets about lost mail in four minutes.\n\n## Inject 1.2 — Purge goes on (T+8)\n\n> We are at user 487 of 1194 and cannot stop it.\n",
    );
    assert_eq!(times(&told), [Some(3), Some(8)]);
    assert!(told.injects[0].text.contains("Eleven tickets"));
}

#[test]
fn items_with_conditions_wait_for_them() {
    let told = read(
        "# Guide\n\n## Good injects\n\n- They surprise\n- They teach\n\n## A worked one\n\n**Opening:** You are paged, the checkout is slow.\n\n**Injects, held in reserve:**\n\n1. *(after ~10 min, or once they suspect the network)* The network team finds nothing.\n2. *(when they consider a restart)* It helps for a minute only.\n3. *(if they find the certificate)* The owner does not answer.\n",
    );
    assert_eq!(times(&told), [Some(10), None, None]);
    assert_eq!(told.injects[1].text, "It helps for a minute only.");
}

#[test]
fn one_scene_with_decisions_is_one_inject() {
    let told = read(
        "# The call\n\n## How it unfolds\n\nThe caller is the thief, and knows all names.\n\n## The trigger\n\nAn engineer writes that his second factor was reset without him.\n\n## Key decisions\n\n- Do you end all sessions?\n- Whom do you call?\n\n## Director notes\n\nBe quick.\n",
    );
    assert_eq!(told.injects.len(), 1);
    assert_eq!(told.injects[0].expectations.len(), 2);
    assert!(!told.injects[0].text.contains("thief"), "the plot stays with the director");
}

#[test]
fn days_go_beyond_ninety_nine_hours() {
    let told = read(
        "# Breach\n\n## Injects\n\n### INJECT 1 — 9:00 AM: A mail\n> A stranger writes that our customers are for sale.\n\n### INJECT 2 — 2:00 PM: Calls\n> Three clients call about strange reports they got.\n\n### INJECT 3 — Day 6: The press\n> The paper prints the name of the company.\n",
    );
    assert_eq!(times(&told), [Some(0), Some(300), Some(5 * 1440)]);
}

#[test]
fn a_strict_file_is_imported_as_it_is() {
    let told = read("# Scenario: Full\n\n## Injects\n\n### T+01:30 I4: Alert\n\n> Full.\n");
    assert_eq!(
        (told.title.as_str(), times(&told), told.injects[0].id.as_str()),
        ("Full", vec![Some(90)], "I4")
    );
}

#[test]
fn a_schedule_of_injects_is_the_play_and_other_schedules_are_not() {
    let table = |heading: &str| {
        format!(
            "# Tabletop\n\n## {heading}\n\n| Timing | Inject # | Content summary | Expected response |\n|--|--|--|--|\n| T+0 | A-1 | The vendor writes that it was broken into | Call the lead |\n| T+20 | A-2 | The bank asks what it should tell its customers | Give a line |\n"
        )
    };
    let told = read(&table("Inject timeline and delivery schedule"));
    assert_eq!(times(&told), [Some(0), Some(20)]);
    assert_eq!(told.injects[1].expectations, ["Give a line"]);
    assert_eq!(titles(&read(&table("Schedule"))), Vec::<&str>::new());
}

#[test]
fn cards_with_ids_of_the_team_and_a_time_behind_a_label() {
    let card = |id: &str, time: &str, text: &str| {
        format!(
            "### {id}: {text}\n\n**Timing:** {time} (after the one before)\n\n**Content template:**\n```\nFrom the desk: {text}, and nobody knows since when.\n```\n\n**Expected response:**\n- Somebody takes it\n\n"
        )
    };
    let first = [
        card("NET-1", "T+0", "The tunnel is down"),
        card("NET-2", "T+5 to T+10 minutes", "The second tunnel is down"),
    ];
    let file = format!(
        "# Tabletop: no network\n\n## Discovery (T+0 to T+20)\n\n{}## Decision (T+30 to T+45)\n\n{}",
        first.concat(),
        card("EXEC-1", "T+35", "The director wants an answer")
    );
    let told = read(&file);
    assert_eq!(times(&told), [Some(0), Some(5), Some(35)]);
    assert!(told.injects[2].text.contains("From the desk: The director"), "{:?}", told.injects[2]);
}

#[test]
fn what_the_attacker_did_is_told_to_no_player() {
    let told = read(
        "# Tabletop: stolen keys\n\n## Timeline (attacker's perspective)\n\n**Day 1 - morning:**\n- A mail with a false login page is opened\n\n**Day 2 - night:**\n- The keys are copied to a server abroad\n\n## Injects\n\n### Inject 1: An alarm\nA key is used from a country where nobody works.\n\n### Inject 2: A call\nThe provider has closed the account and wants a word.\n",
    );
    assert_eq!(titles(&told), ["An alarm", "A call"]);
}

#[test]
fn the_unit_of_a_range_is_that_of_both_ends() {
    let told = read(
        "# Tabletop\n\n### Decision point 1: First hours (T+0 to T+2 hours)\nThe bucket stands open to everybody.\n\n### Decision point 2: What is in it (T+2 to T+4 hours)\nThe list of files names customers.\n\n### Decision point 3: Who is told (T+4 to T+8 hours)\nThe authority wants a report.\n",
    );
    assert_eq!(times(&told), [Some(0), Some(120), Some(240)]);
}

#[test]
fn a_heading_of_times_alone_gives_the_first_words_as_a_title() {
    let told = read(
        "# Tabletop\n\n### Inject 1 — T+0 (6:40 PM)\n\n> The ward cannot open charts.\n\n### Inject 2 — T+2 hours (8:40 PM)\n\n> The tunnel to the second site fails as well.\n",
    );
    assert_eq!(times(&told), [Some(0), Some(120)]);
    assert_eq!(titles(&told)[0], "The ward cannot open charts");
}
