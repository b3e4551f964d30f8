(function () {
  /* Pointing at an element, or having the focus in it, lights the words that speak for it in the provisions beside it;
     pointing at words lights the elements that they speak for. */
  var lit = [];

  function counterparts(node) {
    var row = node && node.closest ? node.closest(".element, .says mark[data-e]") : null;
    if (!row) { return []; }
    var words = row.tagName === "MARK";
    return row.dataset.e.split(" ").reduce(function (found, number) {
      var wanted = words ? ".element[data-e='" + number + "']" : ".says mark[data-e~='" + number + "']";
      return found.concat(Array.prototype.slice.call(row.closest("article").querySelectorAll(wanted)));
    }, [row]);
  }

  function light(event) {
    lit.forEach(function (each) { each.classList.remove("lit"); });
    lit = counterparts(event.target);
    if (!lit.length) { lit = counterparts(document.activeElement); }
    lit.forEach(function (each) { each.classList.add("lit"); });
  }
  addEventListener("pointerover", light);
  addEventListener("focusin", light);
}());
