(function () {
  /* Search without an index: the text of each place is folded when the reader first asks, and looked through. */
  var finder = document.getElementById("finder");
  if (!finder) { return; }
  var field = document.getElementById("search.field");
  var said = document.getElementById("search.said");
  var list = document.getElementById("search.hits");
  var PLACES = "main article > header, .element, .says, .entry, main section:not(.chapter):not(.annex):not(.entry), .turns, article";
  var LEFT_OUT = "sup, .anchor, .ledger, .turns, button, select, textarea, fieldset, [hidden]";
  var BLOCKS = "p, li, td, th, dd, dt, h2, h3, h4, blockquote, figcaption, caption, summary, tr";
  var LATIN = {"ı": "i", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "dj", "ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz", "ѕ": "dz",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "z", "з": "z", "и": "i", "ј": "j", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c",
    "ч": "c", "ш": "s", "’": "'", "–": "-"};
  var MOST = 2000, LISTED = 60;
  var folds = {}, units = null, hits = [], at = -1, waiting = 0;

  /* One sign in lower case without accents, Cyrillic in Latin letters: "Ë" is "e", "Ч" and "č" are "c". */
  function folded(sign) {
    if (!(sign in folds)) {
      var bare = sign.toLowerCase();
      folds[sign] = bare in LATIN ? LATIN[bare] : bare.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/./g, function (each) {
        return each in LATIN ? LATIN[each] : each;
      });
    }
    return /\s/.test(sign) ? " " : folds[sign];
  }

  /* The folded text of a place, and for each of its letters the text node and the offset that it stands at. */
  function read(place) {
    var text = "", nodes = [], starts = [], offsets = [], block = null;
    var walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, function (node) {
      if (node.nodeType === 3) { return NodeFilter.FILTER_ACCEPT; }
      return node !== place && node.matches(LEFT_OUT + ", " + PLACES) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    while (walker.nextNode()) {
      var node = walker.currentNode, own = node.parentElement.closest(BLOCKS);
      nodes.push(node);
      starts.push(text.length);
      if (own !== block && text) { text += " "; offsets.push(0); }
      block = own;
      for (var i = 0; i < node.data.length; i += 1) {
        var letters = folded(node.data[i]);
        if (letters === " " && text.slice(-1) === " ") { continue; }
        text += letters;
        for (var j = 0; j < letters.length; j += 1) { offsets.push(i); }
      }
    }
    return {place: place, text: text, nodes: nodes, starts: starts, offsets: offsets};
  }

  function point(unit, index) {
    var low = 0, high = unit.starts.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (unit.starts[middle] <= index) { low = middle; } else { high = middle - 1; }
    }
    return {node: unit.nodes[low], offset: Math.min(unit.offsets[index], unit.nodes[low].data.length - 1)};
  }

  function range(hit) {
    var result = document.createRange(), last = point(hit.unit, hit.start + hit.length - 1), first = point(hit.unit, hit.start);
    result.setStart(first.node, first.offset);
    result.setEnd(last.node, last.offset + 1);
    return result;
  }

  function found(words) {
    var result = [];
    if (!units) { units = Array.prototype.map.call(document.querySelectorAll(PLACES), read); }
    units.forEach(function (unit) {
      for (var i = unit.text.indexOf(words); i >= 0 && result.length < MOST; i = unit.text.indexOf(words, i + words.length)) {
        result.push({unit: unit, start: i, length: words.length});
      }
    });
    return result;
  }

  function paint(name, ranges) {
    if (window.Highlight && CSS.highlights) { CSS.highlights.set(name, new (Function.prototype.bind.apply(Highlight, [null].concat(ranges)))()); }
  }

  function named(hit) { return hit.unit.place.closest("[id]:not(.chapter)") || hit.unit.place.querySelector("[id]"); }
  function home(hit) {
    var place = named(hit), article = hit.unit.place.closest("article, .entry, section");
    if (place && place.matches(".element, .entry")) { return place.id; }
    return article ? article.getAttribute("aria-labelledby") || article.id : "top";
  }
  function title(hit) {
    var article = hit.unit.place.closest("article, .entry, section");
    var head = article && article.querySelector("h2, h3");
    var element = hit.unit.place.closest(".element");
    return (head ? head.firstChild.textContent + " " + head.textContent.slice(head.firstChild.textContent.length) : "")
      .replace(/#$/, "").replace(/\s+/g, " ").trim() + (element ? " · " + element.dataset.e : "");
  }

  function told() {
    var more = hits.length >= MOST ? "+" : "";
    said.textContent = !hits.length ? finder.dataset.none : hits.length === 1 ? finder.dataset.one
      : finder.dataset[at < 0 ? "count" : "said"].replace("{at}", at + 1).replace("{n}", hits.length + more);
  }

  function item(hit, index) {
    var row = document.createElement("li"), link = document.createElement("a"), head = document.createElement("b");
    link.href = "#" + home(hit);
    head.textContent = title(hit);
    var words = hit.unit.text, from = Math.max(0, hit.start - 24), quoted = range(hit).toString().replace(/\s+/g, " ");
    var node = point(hit.unit, hit.start).node.data.replace(/\s+/g, " "), where = node.indexOf(quoted);
    var shown = where < 0 ? words.slice(from, hit.start + hit.length + 40) : node.slice(Math.max(0, where - 24), where + quoted.length + 40);
    link.append(head, (from || where > 24 ? "…" : "") + shown + "…");
    link.addEventListener("click", function () { setTimeout(go, 0, index); });
    row.append(link);
    return row;
  }

  /* The list of contents keeps the articles in which something was found. */
  function filter() {
    var homes = {};
    hits.forEach(function (hit) {
      var article = hit.unit.place.closest("article");
      homes[article ? article.getAttribute("aria-labelledby") : ""] = true;
    });
    document.querySelectorAll(".column .deep a").forEach(function (link) {
      link.parentElement.classList.toggle("idle", hits.length > 0 && !homes[link.hash.slice(1)]);
    });
  }

  function go(index) {
    if (!hits.length) { return; }
    at = (index + hits.length) % hits.length;
    var hit = range(hits[at]), node = hit.startContainer.parentElement;
    for (var each = node; each; each = each.parentElement) { if (each.tagName === "DETAILS") { each.open = true; } }
    paint("current", [hit]);
    var box = hit.getBoundingClientRect();
    if (box.top < 90 || box.bottom > innerHeight - 60) { scrollTo(0, scrollY + box.top - innerHeight / 3); }
    told();
  }

  function search() {
    var words = Array.prototype.map.call(field.value.trim().replace(/\s+/g, " "), folded).join("");
    hits = words.length > 1 ? found(words) : [];
    at = -1;
    paint("found", hits.map(range));
    paint("current", []);
    list.replaceChildren.apply(list, hits.slice(0, LISTED).map(item));
    if (hits.length > LISTED) {
      var rest = document.createElement("li");
      rest.textContent = finder.dataset.more.replace("{n}", hits.length - LISTED);
      list.append(rest);
    }
    filter();
    if (words.length > 1) { told(); } else { said.textContent = ""; }
  }

  finder.hidden = false;
  field.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(search, 150); });
  field.addEventListener("keydown", function (event) {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? at - 1 : at + 1); }
    if (event.key === "Escape") { field.value = ""; search(); }
  });
  document.getElementById("search.on").addEventListener("click", function () { go(at + 1); });
  document.getElementById("search.back").addEventListener("click", function () { go(at < 0 ? -1 : at - 1); });
  addEventListener("keydown", function (event) {
    var typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    event.preventDefault();
    document.querySelector(".menu").open = true;
    field.focus();
    field.select();
  });
}());
