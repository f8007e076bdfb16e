// Written from the Rust types by `make types`; changes go there.
import type { ChannelPreview } from "./ChannelPreview";
import type { Finding } from "./Finding";
import type { Millis } from "./Millis";
import type { TextPiece } from "./TextPiece";

/**
 * What the composer shows for a text.
 */
export type PreviewView = {
/**
 * The text, with what the program filled in as it follows the choices.
 */
text: Array<TextPiece>,
/**
 * The next update that the text promises.
 */
next_update_at: Millis | null,
/**
 * The text names another time than the interval gives, and nothing else was picked.
 */
as_written: boolean,
/**
 * What changed since the audience's last text, so that "no change" would be untrue; none where nothing did.
 */
changed: string | null,
/**
 * What stands out; the text can be sent when none is a stop.
 */
findings: Array<Finding>,
/**
 * The message as each channel gets it.
 */
channels: Array<ChannelPreview>, };
