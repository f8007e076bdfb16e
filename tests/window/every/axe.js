// Runs inside the page. What axe says of it in a theme, one line for each rule that is broken; of all rules, or of colours
// alone.
//
// The cap of a key on a button is a hint and no part of its name, nor is a sign without letters.
const [theme, all, done] = arguments;
const named = ({ target }) => {
  const one = document.querySelector(target[0]);
  const shown = one.cloneNode(true);
  shown.querySelectorAll('kbd').forEach((cap) => cap.remove());
  const words = shown.textContent.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = one.getAttribute('aria-label')?.toLowerCase() ?? '';
  return words.every((word) => name.includes(word));
};
const isHint = (one, node) => one.id === 'label-content-name-mismatch' && named(node);
const left = (one) => ({ ...one, nodes: one.nodes.filter((node) => !isHint(one, node)) });
const line = (one) =>
  `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160) + ' ' + node.any.map((why) => why.message).join()).join(' | ')}`;

document.documentElement.dataset.theme = theme;
const options = { resultTypes: ['violations'], ...(all ? {} : { runOnly: { type: 'rule', values: ['color-contrast'] } }) };
axe.run(document, options).then(
  (result) => done(result.violations.map(left).filter((one) => one.nodes.length > 0).map(line)),
  (error) => done([`axe failed: ${error}`]),
);
