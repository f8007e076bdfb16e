// Written from the Rust types by `make types`; changes go there.
import type { ChannelView } from "./ChannelView";
import type { ChecklistView } from "./ChecklistView";
import type { CorrectionView } from "./CorrectionView";
import type { EscalationView } from "./EscalationView";
import type { Lasted } from "./Lasted";
import type { Millis } from "./Millis";
import type { Needs } from "./Needs";
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { RhythmView } from "./RhythmView";
import type { RoleName } from "./RoleName";
import type { SeverityWay } from "./SeverityWay";
import type { StateWay } from "./StateWay";
import type { UncertainView } from "./UncertainView";
import type { UsableChannel } from "./UsableChannel";

/**
 * The incident screen, without the timeline.
 */
export type IncidentView = {
/**
 * The time.
 */
now: Now,
/**
 * Who acts here.
 */
actor: string,
/**
 * The header.
 */
incident: OpenIncident,
/**
 * Where it can be brought from its state, in the order in which that is offered.
 */
ways: Array<StateWay>,
/**
 * What its severity can be set to, the worst first.
 */
severities: Array<SeverityWay>,
/**
 * When it ended.
 */
ended_at: Millis | null,
/**
 * How long it had lasted then; none while it is open.
 */
lasted: Lasted | null,
/**
 * Roles in use, `commander` first.
 */
roles: Array<[string, string]>,
/**
 * The roles that can be given, in the order in which they are offered.
 */
role_names: Array<RoleName>,
/**
 * Who takes part, as far as the record says: names to offer.
 */
people: Array<string>,
/**
 * Its runbooks as checklists.
 */
runbooks: Array<ChecklistView>,
/**
 * Blanks of all its runbooks, with their values.
 */
blanks: Array<[string, string | null]>,
/**
 * The promise to each audience.
 */
rhythm: Array<RhythmView>,
/**
 * The alarm is moved to this time.
 */
snoozed_until: Millis | null,
/**
 * Escalations of the runbooks.
 */
escalations: Array<EscalationView>,
/**
 * When the post-mortem is due: set once it is resolved, from the runbook's hours.
 */
postmortem_due_at: Millis | null,
/**
 * Its channels, with what became of the last message.
 */
channels: Array<ChannelView>,
/**
 * Messages that wait for a person's word.
 */
uncertain: Array<UncertainView>,
/**
 * What needs the commander on this screen.
 */
needs: Needs,
/**
 * What two laptops said apart.
 */
conflicts: Array<string>,
/**
 * What was done otherwise than the runbooks say: proposals for them.
 */
corrections: Array<CorrectionView>,
/**
 * The only channels that get its texts; none where it is not private.
 */
private: Array<string> | null,
/**
 * The channels that it may use, whether they were chosen or not.
 */
usable: Array<UsableChannel>,
/**
 * The numbers of steps that wait and ask for what a text of its audience did: they are offered after a post.
 */
told_steps: Array<string>,
/**
 * Entries in the log.
 */
entries: number,
/**
 * False when there are channels and no process of this laptop sends.
 */
sender_running: boolean,
/**
 * True while the machine is kept from idle sleep.
 */
awake: boolean, };
