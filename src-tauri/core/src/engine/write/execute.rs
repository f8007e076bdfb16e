//! A command from the door to the disk: prepared, decided, appended, projected and committed in one immediate
//! transaction.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Work, Write, clock, effects, practice, reopened};
use crate::clock::Millis;
use crate::engine::{Engine, EngineError, Result, reads};
use crate::ids::{Ids, IncidentId};
use crate::incident::command::{PostAction, Update};
use crate::incident::{Action, Command, Context, Expected, Incident, decide};
use crate::store::incidents::{self, Folded};
use crate::store::{Store, Transaction, log, places};

/// Entries between two snapshots of a folded state.
const SNAPSHOT_EVERY: u64 = 32;

/// What `execute` answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Done {
    /// The incident's id.
    pub incident: String,
    /// How the incident is called where people type it: `INC-0042`, or `INC-0042@1f3a5c`.
    pub number: String,
    /// The last entry's local order.
    #[ts(type = "number")]
    pub seq: i64,
    /// What a person should know: masked secrets, no channel set up.
    pub remarks: Vec<String>,
}

impl Engine {
    /// Does what a person asks, for `actor`. `expected` is what they saw of the thing that it acts on.
    ///
    /// # Errors
    /// When a rule refuses it, when what they saw is stale, or when it cannot be stored; nothing is recorded then.
    pub fn execute(
        &mut self,
        command: Command,
        expected: Option<&Expected>,
        actor: &str,
    ) -> Result<Done> {
        // What cannot be read is told by the command itself.
        if let Command::On { incident, action } = &command
            && !matches!(action, Action::System(_))
            && self.incident(*incident).is_ok()
        {
            self.catch_up_exercise(*incident, false)?;
        }
        self.execute_at(command, expected, actor, None)
    }

    /// The same at an instant of an exercise's story, where that is not ahead: what was due then is done as of then.
    pub(in crate::engine) fn execute_at(
        &mut self,
        command: Command,
        expected: Option<&Expected>,
        actor: &str,
        at: Option<Millis>,
    ) -> Result<Done> {
        self.library.look();
        self.check_channels_known(&command)?;
        let mut job = self.to_prepare(command)?;
        let remark = job.remark.take();
        let command = job.prepared()?;
        let actor = &crate::redact::mask(actor).text;
        let now = self.clock.now();
        let mut ids = Ids::at(now);
        let incident = match &command {
            Command::Declare(_) | Command::Practise(_) => IncidentId(ids.next_uuid()),
            Command::On { incident, .. } => *incident,
        };
        let folded = self.folded.remove(&incident);
        let mut work = Work {
            incident,
            now,
            own: now,
            story: at,
            name: String::new(),
            ids,
            actor,
            folded,
            remarks: remark.into_iter().collect(),
            masked: 0,
            seq: 0,
            witness: None,
            clock_seq: self.clock_seq,
            purges: false,
        };
        let written = self.transact(&command, expected, &mut work);
        self.note_writing(&written);
        written?;
        let folded = work.folded.unwrap_or_default();
        let mut remarks = work.remarks;
        let policy = self.library.workspace.config.policy();
        remarks.extend(effects::owed(&folded.state, &policy, &work.name, &command, work.own));
        remarks.extend(reopened::reopened(&folded.state, &work.name, &command, work.own));
        remarks.extend(practice::without_runbook(&command));
        self.folded.insert(incident, folded);
        if work.masked > 0 {
            remarks.push(format!(
                "{} looked like a secret and was masked before it was recorded.",
                work.masked
            ));
        }
        Ok(Done { incident: incident.to_string(), number: work.name, seq: work.seq, remarks })
    }

    /// Remembers that nothing can be recorded, until an entry was written again: screens say so.
    fn note_writing(&mut self, written: &Result<()>) {
        let unwritten = match written {
            Ok(()) => None,
            Err(error) if error.is_of_the_folder() => Some(error.message.clone()),
            // A rule refused: that says nothing of the disk.
            Err(_) => return,
        };
        self.seen.dirty |= self.unwritten != unwritten;
        self.unwritten = unwritten;
    }

    /// Why nothing can be recorded: the last entry could not be written.
    #[must_use]
    pub fn unwritten(&self) -> Option<&str> {
        self.unwritten.as_deref()
    }

    fn transact(
        &mut self,
        command: &Command,
        expected: Option<&Expected>,
        work: &mut Work<'_>,
    ) -> Result<()> {
        let device = self.store.device().clone();
        let (config, zone) = (self.config().clone(), self.zone.clone());
        let workspace = self.library.workspace.name();
        let tx = self.store.write()?;
        let mut folded = work.folded(&tx)?;
        if folded.last_seq > 0 && folded.state.declared.is_none() {
            return Err(reads::undeclared(work.incident, &folded));
        }
        work.name = called(&tx, &folded)?;
        let occupied = match command {
            Command::Practise(_) => practice::occupied(&tx)?,
            Command::Declare(_) | Command::On { .. } => None,
        };
        work.tell_time(&folded.state, command);
        let cx = Context {
            now: work.own,
            real: work.now,
            occupied,
            actor: work.actor.to_owned(),
            device: device.id,
            device_name: device.name.clone(),
            name: work.name.clone(),
            next_number: incidents::next_number(&tx, device.id)?,
            policy: config.policy(),
        };
        let exercise = is_exercise(&folded.state, command);
        let write = Write {
            tx: &tx,
            device: &device,
            config: &config,
            zone: &zone,
            workspace: &workspace,
            exercise,
        };
        let (since, before) = (folded.last_seq, folded.state.entries);
        let stands = folded.state.declared.as_ref().map(|facts| facts.state);
        if let Some(step) = clock::unseen_step(&tx, device.id, command, work)? {
            let mut entry = write.append(&step.into(), work)?;
            folded.add(work.seq, &mut entry);
            write.effects(&folded.state, &entry.event, entry.id, work)?;
        }
        work.witness = log::head(&tx, work.incident, device.id)?.map(reads::witness);
        let decided = decide(&folded.state, command, expected, &cx)?;
        write.all(decided, &mut folded, work)?;
        if work.purges {
            folded.anew(&tx, work.incident)?;
        }
        let snapshot =
            work.purges || before / SNAPSHOT_EVERY != folded.state.entries / SNAPSHOT_EVERY;
        incidents::project(&tx, &folded, since, snapshot)?;
        if stands != folded.state.declared.as_ref().map(|facts| facts.state) {
            places::settle(&tx, work.now)?;
        }
        work.name = called(&tx, &folded)?;
        work.folded = Some(folded);
        Store::commit(tx)?;
        Ok(())
    }

    /// A text must not be recorded as told to nobody only because `holdfast.toml` could never be read.
    fn check_channels_known(&self, command: &Command) -> Result<()> {
        let posts = matches!(
            command,
            Command::On {
                action: Action::Post(
                    PostAction::PostUpdate(Update { elsewhere: false, .. })
                        | PostAction::Resolve { text: Some(_) },
                ),
                ..
            }
        );
        match self.config_problem() {
            Some(problem) if posts && !self.library.workspace.is_known => {
                Err(EngineError::refused(format!(
                    "The channels are not known: {problem} Mend the file, or say it elsewhere (--elsewhere)."
                )))
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// How an incident is called; nothing before it was declared.
fn called(tx: &Transaction<'_>, folded: &Folded) -> Result<String> {
    let Some(facts) = &folded.state.declared else { return Ok(String::new()) };
    Ok(incidents::name(tx, facts.number, facts.device)?)
}

fn is_exercise(state: &Incident, command: &Command) -> bool {
    match command {
        Command::Declare(declare) => declare.exercise,
        Command::Practise(_) => true,
        Command::On { .. } => state.declared.as_ref().is_some_and(|f| f.exercise),
    }
}
