import type { LastDelivery } from "./LastDelivery";

export type UncertainView = { message: string, channel: string, text: string, last: LastDelivery, };
