"use strict";
// Without this script the page reads the same: links lead to verdicts and back. It opens the verdict that a cell leads
// to where the browser does not, walks the matrix with arrow keys, and comes back to the cell with Escape.
const named = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

function open() {
  const target = named();
  if (!target) return;
  const folded = target.closest("details") || (target.matches("summary") && target.parentElement);
  if (folded) folded.open = true;
  target.scrollIntoView({ block: target.matches(".verdict-link") ? "center" : "start" });
  target.focus({ preventScroll: true });
}

function beside(link, key) {
  const cell = link.closest("td");
  const row = cell.parentElement;
  const rows = [...row.closest("table").querySelectorAll("tbody tr:not(.chapter-name)")];
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  let at = rows.indexOf(row), column = cell.cellIndex;
  for (;;) {
    at += steps[0];
    column += steps[1];
    const next = rows[at] && rows[at].cells[column];
    if (!next || column < 1) return null;
    if (next.querySelector(".verdict-link")) return next.querySelector(".verdict-link");
  }
}

document.addEventListener("keydown", (event) => {
  const link = event.target.closest && event.target.closest(".verdict-link");
  if (link && /^Arrow/.test(event.key)) {
    const next = beside(link, event.key);
    if (next) next.focus();
    event.preventDefault();
    return;
  }
  const entry = event.target.closest && event.target.closest(".drill .entry");
  if (entry && event.key === "Escape") entry.querySelector(".to-matrix").click();
});
window.addEventListener("hashchange", open);
if (location.hash) open();
