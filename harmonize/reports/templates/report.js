"use strict";
(function () {
  /* A link may lead into something folded: unfold what holds its target, which moves it. */
  function unfold() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var folded = false;
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) { node.open = folded = true; }
    }
    if (folded) { target.scrollIntoView(); }
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

  /* The link of a place is copied when it is followed, where the browser lets a page do that. */
  addEventListener("click", function (event) {
    var anchor = event.target.closest ? event.target.closest("a.anchor") : null;
    if (!anchor || !navigator.clipboard) { return; }
    navigator.clipboard.writeText(anchor.href).then(function () {
      var said = document.getElementById("said");
      said.textContent = said.dataset.copied;
    }, function () { return undefined; });
  });
}());
