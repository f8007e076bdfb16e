// Runs inside the page. Resolves with the first visible element that has the role and the accessible name, or whose
// text contains the name when the role is empty; with null when `wait` milliseconds pass first. An exact name wins
// over a name that only contains what is asked for. `wish` is "shown", "gone", or "focused": it also has the
// focus.
const [role, name, wait, wish, done] = arguments;
const absent = wish === "gone";

const IMPLICIT = {
  A: "link", ARTICLE: "article", ASIDE: "complementary", BUTTON: "button", DIALOG: "dialog", FOOTER: "contentinfo",
  FORM: "form", H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading",
  HEADER: "banner", IMG: "img", LI: "listitem", MAIN: "main", NAV: "navigation", OL: "list", OPTION: "option",
  OUTPUT: "status", PROGRESS: "progressbar", SECTION: "region", SELECT: "combobox", SUMMARY: "button",
  TABLE: "table", TD: "cell", TEXTAREA: "textbox", TR: "row", UL: "list",
};
const INPUTS = { checkbox: "checkbox", radio: "radio", range: "slider", number: "spinbutton", search: "searchbox",
  button: "button", submit: "button", reset: "button" };

const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function roleOf(element) {
  const given = element.getAttribute("role");
  if (given) return given.split(" ")[0];
  if (element.tagName === "INPUT") return INPUTS[element.type] ?? "textbox";
  return IMPLICIT[element.tagName] ?? "";
}

function nameOf(element) {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return tidy(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  const given = element.getAttribute("aria-label");
  if (given) return tidy(given);
  if (element.labels?.length) return tidy([...element.labels].map((label) => label.textContent).join(" "));
  if (element.alt || element.placeholder) return tidy(element.alt || element.placeholder);
  return tidy(element.textContent) || tidy(element.title);
}

function visible(element) {
  if (element.closest("[aria-hidden=true], [inert]")) return false;
  return element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : !!element.getClientRects().length;
}

function byRole() {
  const fitting = [...document.querySelectorAll("*")].filter((element) => roleOf(element) === role && visible(element));
  return fitting.find((element) => nameOf(element) === name) ?? fitting.find((element) => nameOf(element).includes(name));
}

// The innermost element whose shown text contains the name; values of fields count as text.
function byText() {
  const holds = (element) => tidy(element.innerText).includes(name) || tidy(element.value?.toString()).includes(name);
  let found = document.body && holds(document.body) ? document.body : undefined;
  for (let inner = found; inner; inner = [...inner.children].find((child) => visible(child) && holds(child))) found = inner;
  return found ?? [...document.querySelectorAll("input, textarea")].find((field) => visible(field) && holds(field));
}

const look = () => (role ? byRole() : byText());
const focused = (found) => document.activeElement === found;
const met = (found) => (absent ? !found : !!found && (wish !== "focused" || focused(found)));
const first = look();
if (met(first)) {
  done(absent ? true : first);
} else {
  const again = () => {
    const found = look();
    if (met(found)) finish(absent ? true : found);
  };
  const finish = (answer) => {
    observer.disconnect();
    clearInterval(pulse);
    clearTimeout(limit);
    done(answer);
  };
  const observer = new MutationObserver(again);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  // A field's value and a style that comes from a media query change without a mutation.
  const pulse = setInterval(again, 200);
  const limit = setTimeout(() => finish(null), wait);
}
