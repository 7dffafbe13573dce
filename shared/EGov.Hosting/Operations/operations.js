// Keeps the page current; without it the page still shows the state of the moment and its buttons work.
"use strict";

const lost = document.getElementById("lost");

function show(row, resource) {
  const state = row.querySelector(".state");
  const english = document.createElement("span");
  english.lang = "en";
  english.textContent = resource.english;
  state.className = "state " + resource.tone;
  state.replaceChildren(resource.vietnamese, english);
  row.querySelector(".detail").textContent = resource.detail;
  for (const [name, text] of [["since", resource.since], ["restarts", String(resource.restarts)]]) {
    const cell = row.querySelector("." + name);
    if (cell) cell.textContent = text;
  }
  const scope = row.tagName === "TR" ? row : document;
  for (const form of scope.querySelectorAll("form[data-action]")) {
    form.hidden = (form.dataset.action === "start") === resource.running;
    form.querySelector("button").disabled = false;
  }
}

const events = new EventSource("/events");
events.onmessage = (message) => {
  const now = JSON.parse(message.data);
  if (lost) lost.hidden = true;
  const summary = document.getElementById("summary");
  if (summary) summary.textContent = now.summary;
  for (const resource of now.resources) {
    const row = document.querySelector(`[data-name="${CSS.escape(resource.name)}"]`);
    if (row) show(row, resource);
  }
};
events.onerror = () => { if (lost) lost.hidden = false; };

// A stop can take seconds: the buttons say so, and the answer does not reload the page.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.action) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
    if (answer.type !== "opaqueredirect") location.href = "/";
  } finally {
    button.disabled = false;
  }
});

const panel = document.getElementById("console");
if (panel) {
  panel.scrollTop = panel.scrollHeight;
  const output = new EventSource(`/resources/${encodeURIComponent(panel.dataset.resource)}/console?after=${panel.dataset.after}`);
  output.onmessage = (message) => {
    const line = JSON.parse(message.data);
    const follows = panel.scrollTop + panel.clientHeight >= panel.scrollHeight - 20;
    const row = document.createElement("div");
    const time = document.createElement("time");
    time.textContent = line.at;
    if (line.error) row.className = "err";
    row.append(time, line.text);
    panel.append(row);
    while (panel.childElementCount > 2000) panel.firstElementChild.remove();
    document.getElementById("no-output").hidden = true;
    if (follows) panel.scrollTop = panel.scrollHeight;
  };
}
