// The panes of the post-mortem, of which a narrow window shows one.
export const PANES = { sections: 'Sections', text: 'Text', beside: 'Beside the text', export: 'Export' };

export type Pane = keyof typeof PANES;
export const isPane = (name: string): name is Pane => Object.hasOwn(PANES, name);
