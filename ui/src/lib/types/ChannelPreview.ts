export type ChannelPreview = { name: string, kind: string, status: string, ready: boolean, headline: string, body: string, footer: string, length: number, limit: number, };
