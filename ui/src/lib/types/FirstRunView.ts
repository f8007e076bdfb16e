export type FirstRunView = { name: boolean, workspace: boolean, channel: boolean, };
