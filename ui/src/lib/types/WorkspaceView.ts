export type WorkspaceView = { name: string, path: string, shipped: boolean, };
