"use strict";
(function () {
  /* A link may lead into something folded: unfold what holds its target. */
  function unfold() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
    }
    if (target) { target.scrollIntoView(); }
  }
  if (location.hash) { unfold(); }
  addEventListener("hashchange", unfold);

  /* Paper cannot be unfolded: print everything, then fold again what was folded. */
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (each) { each.open = true; });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (each) { each.open = false; });
  });

  /* Pointing at an element, or having the focus in it, shows the words that speak for it in the provisions beside it. */
  function element(node) { return node && node.closest ? node.closest(".element") : null; }
  function light(event) {
    var row = element(event.target) || element(document.activeElement);
    document.querySelectorAll("mark.lit").forEach(function (mark) { mark.classList.remove("lit"); });
    if (row) {
      row.closest("article").querySelectorAll(".says mark[data-e~='" + row.dataset.e + "']").forEach(function (mark) {
        mark.classList.add("lit");
      });
    }
  }
  addEventListener("pointerover", light);
  addEventListener("focusin", light);
}());
