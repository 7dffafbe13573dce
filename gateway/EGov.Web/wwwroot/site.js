// Small comforts on top of pages that work without them.

// "/" goes to the search box, as long as nobody is typing.
document.addEventListener("keydown", event => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    const box = document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  }
  if (!typing && (event.key === "j" || event.key === "k")) { moveRow(event.key === "j" ? 1 : -1); }
});

// In a list j and k go to the next and the previous row; Enter opens it, because the link has the focus.
function moveRow(step) {
  const links = [...document.querySelectorAll("table[data-rows] tbody tr a[data-row]")];
  if (links.length === 0) { return; }
  const now = links.findIndex(link => link.closest("tr").contains(document.activeElement));
  links[Math.min(Math.max(now + step, 0), links.length - 1)].focus();
}

// What opens a dialog names it; a dialog closes itself by its own form and by Escape.
document.addEventListener("click", event => {
  const opener = event.target.closest("[data-opens]");
  if (opener) { document.getElementById(opener.dataset.opens)?.showModal(); }
  const copier = event.target.closest("[data-copies]");
  if (copier) { navigator.clipboard.writeText(copier.dataset.copies).then(() => toast(copier.dataset.copied)); }
});

function toast(text) {
  const line = document.createElement("p");
  line.textContent = text;
  document.getElementById("toasts").append(line);
  setTimeout(() => line.remove(), 6000);
}

// A form sent twice by an impatient hand is sent once.
document.addEventListener("submit", event => {
  const button = event.submitter;
  if (event.defaultPrevented || !button || event.target.method === "get") { return; }
  setTimeout(() => { button.disabled = true; }, 0);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form button:disabled:not([data-off])").forEach(button => { button.disabled = false; }));
