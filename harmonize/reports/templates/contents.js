(function () {
  /* The column of contents: folded where the window is narrow, and where the reader is marked in it. */
  var nav = document.querySelector(".column");
  if (!nav) { return; }
  var menu = nav.querySelector(".menu");
  var narrow = matchMedia("(max-width: 63.99rem)");
  function fit() { menu.open = !narrow.matches; }
  fit();
  narrow.addEventListener("change", fit);
  nav.addEventListener("click", function (event) {
    if (narrow.matches && event.target.closest("a")) { menu.open = false; }
  });

  var links = {};
  nav.querySelectorAll("ul a").forEach(function (link) { links[link.hash.slice(1)] = link; });
  function owner(node) { return links[node.getAttribute("aria-labelledby")]; }
  var places = Array.prototype.filter.call(document.querySelectorAll("main section, main article"), owner);

  function show(link) {
    nav.querySelectorAll("[aria-current]").forEach(function (each) { each.removeAttribute("aria-current"); });
    link.setAttribute("aria-current", "location");
    var inside = link.offsetTop - nav.offsetTop;
    if (inside < nav.scrollTop || inside > nav.scrollTop + nav.clientHeight - 60) {
      nav.scrollTop = inside - nav.clientHeight / 3;
    }
  }

  /* The innermost place that crosses a line near the top of the window is where the reader is. */
  var here = new Set();
  var watch = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { here[entry.isIntersecting ? "add" : "delete"](entry.target); });
    var last = places.filter(function (each) { return here.has(each); }).pop();
    if (last) { show(owner(last)); }
  }, {rootMargin: "-20% 0px -79% 0px"});
  places.forEach(function (each) { watch.observe(each); });
}());
