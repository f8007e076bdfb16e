import type { DeliveryState } from "./DeliveryState";

export type LastDelivery = { state: DeliveryState, at: number, reason: string | null, next_at: number | null, };
