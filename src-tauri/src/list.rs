//! Every command of the window, listed once: `build.rs` grants them, and `run.rs` has `commands.rs` answer them.

/// Gives the names of the commands to another macro.
macro_rules! with_commands {
    ($then:ident) => {
        $then![
            execute,
            home,
            library,
            search,
            reader,
            frozen,
            findings,
            incident,
            timeline,
            line,
            compose,
            preview,
            settings,
            configure,
            draft,
            keep_draft,
            draft_notes,
            draft_history,
            draft_version,
            take_draft,
            masked_draft,
            export_draft,
            stop_export,
            chart,
            open_draft,
            scenarios,
            scenario,
            write_scenario,
            start_exercise,
            exercise,
            observed,
            after_action,
            composing,
            remember,
            remembered,
            purge,
            players,
            show_players,
            actions,
            lessons,
            revise,
            report,
            close_answer,
            open_link
        ]
    };
}
