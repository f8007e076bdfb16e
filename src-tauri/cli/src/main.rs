//! Holdfast in a terminal: the same engine and the same data as the window, for a person, a script or a CI job.
//!
//! Each word is a thin piece around one read or one command of the core. What is deliberately absent: rules of its own,
//! a shell, and anything that would run a runbook's commands.

mod actions;
mod args;
mod channel;
mod demo;
mod desk;
mod exercise;
mod incident;
mod out;
mod postmortem;
mod problem;
mod report;
mod runbook;
mod show;
mod table;
mod usage;
mod when;

use clap::Parser;
use std::process::ExitCode;

use args::{Args, ChannelWord, DeliveryWord, RunbookWord, Word};
use desk::{Desk, For};
use incident::{act, keytime, purge, record, step};
use problem::{Problem, Result};

/// Reading runbooks makes and drops many small texts, which this allocator is made for.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return misused(&error),
    };
    listen_to_warnings();
    let verifies = matches!(args.word, Word::Verify(_));
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) if verifies => end(&problem),
        Err(problem) => end(&problem.met_by_another_word()),
    }
}

fn misused(error: &clap::Error) -> ExitCode {
    let Some(problem) = usage::problem(error) else {
        let printed = out::text(&error.render().to_string());
        return printed.map_or_else(|problem| end(&problem), |()| ExitCode::SUCCESS);
    };
    end(&problem)
}

fn end(problem: &Problem) -> ExitCode {
    out::remark(&problem.sentence());
    ExitCode::from(problem.code)
}

/// What the workers have to say goes to stderr; `HOLDFAST_LOG=info` asks for more.
fn listen_to_warnings() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("HOLDFAST_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .without_time()
        .with_target(false)
        .init();
}

fn run(Args { place, word }: Args) -> Result<()> {
    let reading = || Desk::open(&place, For::Reading);
    let writing = || Desk::open(&place, For::Writing);
    match word {
        Word::Runbook(RunbookWord::Show { file, json }) => show::runbook::show(&place, &file, json),
        Word::Runbook(RunbookWord::Library(word)) => show::library::run(&place, word),
        Word::Runbook(RunbookWord::File(word)) => runbook::run(&place, word),
        Word::Runbook(RunbookWord::Lesson(word)) => runbook::lessons::run(&place, word),
        Word::Exercise(word) => exercise::run(&place, word),
        Word::Declare(given) => record::declare(&mut writing()?, given),
        Word::Status(read) => show::status::show(&mut reading()?, &read),
        Word::Act(word) => {
            let (incident, action) = word.action();
            act::act(&mut writing()?, &incident, action)
        }
        Word::Step(word) => step::run(&place, word),
        Word::Note(given) => record::note(&mut writing()?, given),
        Word::Decide(given) => record::decide(&mut writing()?, given),
        Word::Update(given) => record::update(&mut writing()?, given),
        Word::Attach { on, file } => record::attach(&mut writing()?, &on.incident, &file),
        Word::Resolve { on, text, unsent, without } => {
            record::resolve(&mut writing()?, &on.incident, text, (unsent, without))
        }
        Word::Timeline { on, numbers, json } => {
            show::timeline::show(&mut reading()?, &on.incident, numbers, json)
        }
        Word::Purge { on, seq, reason } => {
            purge::purge(&mut writing()?, &on.incident, seq, &reason)
        }
        Word::Verify(asked) => show::verify::show(&mut reading()?, &asked),
        Word::Channel(ChannelWord::List(json)) => show::channels::show(&mut reading()?, json),
        Word::Channel(ChannelWord::Add(given)) => channel::add(writing()?, &given),
        Word::Channel(ChannelWord::Test { name }) => channel::test(writing()?, &name),
        Word::Channel(ChannelWord::Confirm { name }) => channel::confirm(writing()?, &name),
        Word::Channel(ChannelWord::Remove { name }) => channel::remove(writing()?, &name),
        Word::Delivery(DeliveryWord::List { on, json }) => {
            channel::delivery::list(&mut reading()?, &on.incident, json)
        }
        Word::Delivery(DeliveryWord::Settle { on, message, fate }) => {
            channel::delivery::settle(&mut writing()?, &on.incident, &message, fate)
        }
        Word::Deliver { until_idle } => channel::deliver::run(writing()?, until_idle),
        Word::Keytime(asked) if asked.which.is_none() => keytime::show(&mut reading()?, &asked),
        Word::Keytime(asked) => keytime::set(&mut writing()?, asked),
        Word::Postmortem(asked) => {
            let desk = if asked.records() { writing() } else { reading() };
            postmortem::write(&mut desk?, &asked)
        }
        Word::Report(asked) => show::report::show(&mut reading()?, &asked),
        Word::Actions(word) => actions::run(&place, word),
        Word::Demo { dir } => demo::run(dir.as_deref()),
    }
}
