import type { ChannelPreview } from "./ChannelPreview";
import type { Finding } from "./Finding";

export type PreviewView = { next_update_at: number | null, findings: Array<Finding>, channels: Array<ChannelPreview>, };
