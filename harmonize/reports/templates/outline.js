"use strict";
(function () {
  /* Following a link from the tree shows every line of that provision; one from a line shows where it is in the tree. */
  function mark(link) {
    document.querySelectorAll(".lit, .here").forEach(function (each) { each.classList.remove("lit", "here"); });
    var from = Number(link.dataset.from), to = Number(link.dataset.to);
    link.classList.add("here");
    document.querySelectorAll(".piece[data-v]").forEach(function (piece) {
      var at = Number(piece.dataset.v);
      piece.classList.toggle("lit", from <= at && at <= to);
    });
  }
  function shown() {
    var target = document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    if (target.closest("nav") && !target.offsetParent) { document.getElementById("deep").checked = true; }
    target.scrollIntoView({ block: "center" });
    if (target.dataset.from) { mark(target); }
  }
  document.querySelector("nav").addEventListener("click", function (event) {
    var link = event.target.closest("a[data-from]");
    if (link) { setTimeout(function () { mark(link); }); }
  });
  addEventListener("hashchange", shown);
  if (location.hash) { shown(); }
}());
