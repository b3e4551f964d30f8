(function () {
  "use strict";
  /* The review desk: a reviewer decides on what the page says; the browser keeps it; a file hands it in. */
  const host = document.getElementById("desk.bar");
  if (!host || !window.IntersectionObserver || !window.HTMLDialogElement) { return; }
  const SCHEMA = host.dataset.schema, ANALYSIS = host.dataset.analysis;
  const SAID = JSON.parse(host.dataset.said), NAMES = JSON.parse(host.dataset.names);
  const PREFIX = SCHEMA + ":" + ANALYSIS + ":";
  const TEXTS = ["reason", "translation", "practice", "practice_source"];
  const WORDS = ["instrument", "article", "element", "status", "reviewer", "date", "reason", "text_sha256", "ruling",
    "statute", "eid", "relation", "proposed", "translation", "practice", "practice_source", "at", "stand", "why", "origin"];
  const FIELDS = WORDS.concat("settles");
  const NEEDED = ["instrument", "article", "element", "status", "reviewer", "date", "reason", "text_sha256"];
  const blank = { status: "", reason: "", ruling: "noted", relation: "", translation: "", practice: "", practice_source: "", settles: false };
  const LONGEST = 200000;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const said = (name, values) => fill(SAID[name], values || {});
  const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  function plain(node) {
    const copy = node ? node.cloneNode(true) : document.createElement("p");
    copy.querySelectorAll("a.anchor, .badge, .quiet, .tag").forEach((each) => each.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  /* What forms of text forbid, or what would turn the words around it, is shown as a sign; records keep it as it is. */
  const legible = (text) => text.replace(
    /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu, "\ufffd");

  /* Subjects: what the page lets decide on, in its order. An attribute has JSON's escapes for what a page cannot carry. */
  const exact = (text) => text === undefined ? "" : JSON.parse('"' + text + '"');
  function keyOf(about) {
    const name = about.element || about.instrument + ":" + about.article;
    return about.statute ? name + "@" + about.statute + "#" + about.eid : name;
  }
  function subjectOf(node) {
    const home = node.closest("[data-instrument]"), data = node.dataset;
    const about = {
      instrument: exact(home.dataset.instrument), article: exact(home.dataset.article),
      element: exact(data.element), statute: exact(data.statute), eid: exact(data.eid)
    };
    const kind = data.statute !== undefined ? "match" : data.element !== undefined ? "element" : "article";
    return {
      node: node, home: home, about: about, key: keyOf(about), kind: kind, proposed: data.proposed, basis: data.basis,
      narrowing: data.narrowing !== undefined, uncertain: home.dataset.uncertain !== undefined
    };
  }
  const subjects = new Map();
  document.querySelectorAll("[data-basis]").forEach((node) => {
    const subject = subjectOf(node);
    if (!subjects.has(subject.key)) { subjects.set(subject.key, subject); }
  });
  if (!subjects.size) { return; }
  const all = Array.from(subjects.values());
  const at = new Map(all.map((subject, i) => [subject.key, i]));
  const articles = all.filter((subject) => subject.kind === "article");
  const under = (node) => {
    const near = node && node.closest && node.closest("[data-basis]");
    return near ? subjects.get(subjectOf(near).key) : undefined;
  };
  function title(subject) {
    if (subject.title) { return subject.title; }
    const article = plain(subject.home.querySelector("h3"));
    const of = {
      article: () => said("article", { title: article }),
      element: () => said("element", {
        article: article, number: subject.node.dataset.e, text: plain(subject.node.querySelector(".element-text"))
      }),
      match: () => said("match", { article: article, provision: plain(subject.node.querySelector("[lang]")) })
    };
    subject.title = of[subject.kind]();
    return subject.title;
  }
  const called = (key) => subjects.has(key) ? title(subjects.get(key)) : said("unshown");
  const proposal = (subject) => (NAMES[subject.kind === "match" ? "relation" : "status"])[subject.proposed] || subject.proposed;

  /* Records: those of the analysis, and those made here or loaded, one for each reviewer and subject. */
  const recorded = JSON.parse(host.dataset.decisions);
  const made = new Map();
  let lost = [];  /* rows of a file loaded that no analysis took: handed on as they are */
  const idOf = (record) => JSON.stringify([record.reviewer, keyOf(record)]);
  /* Where a record is kept that is older than the one of the same reviewer on the same subject: none is dropped. */
  const besides = (record) => JSON.stringify([record.reviewer, keyOf(record), record.at || record.date, record.ruling]);
  const moment = (record) => Date.parse(record.at || record.date);
  const same = (one, other) => FIELDS.every((name) => ["stand", "why", "origin"].includes(name) || one[name] === other[name]);
  const known = (record) => recorded.some((each) => same(each, record));
  const person = (name) => name.trim().split(/\s+/).join(" ").toLowerCase();
  function latest(records) {
    const last = new Map();
    records.forEach((each) => {
      const name = person(each.reviewer);
      if (!(last.has(name) && moment(last.get(name)) > moment(each))) { last.set(name, each); }
    });
    return Array.from(last.values());
  }
  /* All decisions by what they are on: those made here behind those recorded, so that of one moment they are the last. */
  function byKey() {
    const result = new Map();
    recorded.concat(Array.from(made.values())).forEach((each) => {
      const key = keyOf(each);
      if (!result.has(key)) { result.set(key, []); }
      result.get(key).push(each);
    });
    return result;
  }
  function says(each) {
    if (each.ruling === "noted") { return ""; }
    return each.status || each.relation || (each.ruling === "accepted" ? each.proposed : "rejected");
  }
  /* The same as the analysis will say once the decisions are applied to it. */
  function state(records) {
    const votes = latest(records.filter((each) => says(each) && !each.settles));
    const settled = latest(records.filter((each) => says(each) && each.settles));
    const standing = votes.filter((each) => each.stand === "stands"), final = settled.filter((each) => each.stand === "stands");
    const disputed = !final.length && new Set(standing.map(says)).size > 1;
    const decided = !disputed && (final.length > 0 || standing.length > 0), undecided = !decided && !disputed;
    return { decided: decided, disputed: disputed, undecided: undecided, reopened: undecided && votes.concat(settled).length > 0 };
  }
  const stateOf = (subject, records) => state(records.get(subject.key) || []);

  /* Keeping: each record has its own place in the browser's storage, so that two windows do not overwrite each other. */
  let storage = null;
  try { storage = window.localStorage; } catch (error) { storage = null; }
  const unsaved = new Set();
  function stored(name, value) {
    try {
      if (value === null) { storage.removeItem(name); } else { storage.setItem(name, value); }
      return true;
    } catch (error) { return false; }
  }
  const recalled = (name) => { try { return storage.getItem(name); } catch (error) { return null; } };
  function keep(id) {
    unsaved.add(id);
    stored(PREFIX + "about", JSON.stringify({ jurisdiction: host.dataset.jurisdiction, tool: host.dataset.tool }));
    unsaved.forEach((each) => {
      const record = made.get(each);
      if (stored(PREFIX + each, record ? JSON.stringify(record) : null)) { unsaved.delete(each); }
    });
  }
  /* Decisions on an earlier analysis of the same State, whose report may be gone: they can still be handed in. */
  function earlier() {
    const found = new Map();
    try {
      for (let i = 0; i < storage.length; i += 1) {
        const [, other, id] = storage.key(i).match(/^harmonize\/decisions\/1:([0-9a-f]{64}):(\[.*)$/s) || [];
        const home = id && other !== ANALYSIS ? JSON.parse(storage.getItem(SCHEMA + ":" + other + ":about")) : null;
        const record = home && home.jurisdiction === host.dataset.jurisdiction ? JSON.parse(storage.getItem(storage.key(i))) : null;
        if (record && !flaw(record)) {
          if (!found.has(other)) { found.set(other, { schema: SCHEMA, analysis: other, jurisdiction: home.jurisdiction, tool: home.tool, decisions: [], unappliable: [] }); }
          found.get(other).decisions.push(record);
        }
      }
    } catch (error) { /* what cannot be read cannot be handed in */ }
    return Array.from(found.values());
  }
  function taken(name, value) {
    try {
      const record = JSON.parse(value);
      if (!flaw(record) && [idOf(record), besides(record)].includes(name.slice(PREFIX.length))) { return completed(record); }
    } catch (error) { /* what another program put there is not ours */ }
    return null;
  }
  function recall() {
    try {
      for (let i = 0; i < storage.length; i += 1) {
        const name = storage.key(i), record = name.startsWith(PREFIX) ? taken(name, storage.getItem(name)) : null;
        if (record) { made.set(name.slice(PREFIX.length), record); }
      }
      lost = JSON.parse(storage.getItem(PREFIX + "unappliable") || "[]");
    } catch (error) { /* nothing can be kept here: the first decision will say so */ }
  }

  /* Steps: what was done can be undone, and done again; what is being typed becomes a step when it is left. */
  const done = [], undone = [];
  let typing = null;
  function put(id, record) {
    if (record) { made.set(id, record); } else { made.delete(id); }
    keep(id);
  }
  function step(changes) {
    settle();
    const steps = changes.map(([id, after]) => ({ id: id, before: made.get(id) || null, after: after }));
    steps.forEach((each) => put(each.id, each.after));
    done.push(steps);
    undone.length = 0;
    refresh(steps.map((each) => each.id));
  }
  function settle() {
    if (!typing) { return; }
    const { id, before } = typing, after = made.get(id) || null;
    typing = null;
    if (JSON.stringify(before) !== JSON.stringify(after)) { done.push([{ id: id, before: before, after: after }]); undone.length = 0; }
    refresh([id]);
  }
  function back(from, to, which, message, empty) {
    settle();
    const steps = from.pop();
    if (!steps) { say(said(empty)); return; }
    steps.forEach((each) => put(each.id, each[which]));
    to.push(steps);
    refresh(steps.map((each) => each.id));
    const keys = steps.map((each) => JSON.parse(each.id)[1]);
    say(said(message, { subject: keys.length === 1 ? called(keys[0]) : said("many", { n: keys.length }) }));
  }
  const undo = () => back(done, undone, "before", "undone", "nothing_undone");
  const redo = () => back(undone, done, "after", "redone", "nothing_redone");

  /* Deciding. */
  let reviewer = recalled("harmonize/reviewer") || "";
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const mine = (subject) => made.get(JSON.stringify([reviewer, subject.key])) || latest(recorded.filter(
    (each) => keyOf(each) === subject.key && person(each.reviewer) === person(reviewer)))[0];
  function record(subject, changes) {
    const moment = now(), before = mine(subject) || blank;
    /* What was ruled on another text is not ruled again by a comment. */
    const again = before.stand === "reopened" ? { ruling: "noted", status: "", relation: "", settles: false } : {};
    const result = Object.assign({}, blank, before, again, subject.about, {
      reviewer: reviewer, date: moment.slice(0, 10), at: moment, text_sha256: subject.basis, proposed: subject.proposed,
      stand: "stands", why: "", origin: ""
    }, changes);
    const empty = result.ruling === "noted" && TEXTS.every((name) => !result[name]);
    return [idOf(result), empty ? null : result];
  }
  function ruled(subject, ruling, value) {
    const word = ruling === "accepted" ? subject.proposed : value || "";
    return Object.assign({ ruling: ruling, status: "", relation: "" }, { [subject.kind === "match" ? "relation" : "status"]: word },
      ruling === "noted" ? { settles: false } : {});
  }
  function decide(subject, ruling, value) {
    asked(() => {
      step([record(subject, ruled(subject, ruling, value))]);
      const told = { ruling: NAMES.ruling[ruling], subject: title(subject), progress: progress() };
      say(said(ruling !== "noted" ? "decided" : mine(subject) ? "stays" : "withdrawn", told));
    });
  }
  function toggle(subject, ruling) {
    settle();
    const held = mine(subject);
    decide(subject, held && held.ruling === ruling && held.stand === "stands" ? "noted" : ruling);
  }
  function asked(then) {
    if (reviewer) { then(); return; }
    ask(then);
  }
  function ask(then) {
    const dialog = shown("desk.who"), field = dialog.querySelector("[data-part=who]");
    field.value = reviewer;
    const named = () => {
      const name = field.value.trim();
      if (!name) { field.focus(); return; }
      reviewer = name;
      stored("harmonize/reviewer", name);
      dialog.close("named");
      say(said("welcome", { reviewer: legible(name) }));
    };
    dialog.querySelector("[data-do=named]").addEventListener("click", named);
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); named(); } });
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "named") { then(); } else if (!reviewer) { say(said("nameless")); }
    });
  }
  function shown(id) {
    const dialog = document.body.appendChild(clone(id));
    const before = document.activeElement;
    dialog.querySelector("[data-do=cancel]").addEventListener("click", () => dialog.close(""));
    dialog.addEventListener("close", () => { dialog.remove(); if (before && before.isConnected && document.activeElement === document.body) { before.focus(); } });
    dialog.showModal();
    return dialog;
  }

  /* The bar. */
  const bar = clone("desk.bar"), part = (name) => bar.querySelector("[data-part=" + name + "]");
  const body = bar.querySelector(".desk-body"), opener = bar.querySelector("[data-do=open]");
  const options = Array.from(part("filter").options).map((option) => ({ option: option, name: option.textContent }));
  let open = false, keys = recalled("harmonize/keys") !== "off", current = null;
  function say(text) {
    part("said").textContent = "";
    requestAnimationFrame(() => { part("said").textContent = text; });
  }
  const scoped = () => all.filter((subject) => part("scope").value === "any" || subject.kind === part("scope").value);
  function fits(subject, name, found) {
    const of = {
      all: () => true, undecided: () => found.undecided, decided: () => found.decided, uncertain: () => subject.uncertain || subject.proposed === "cannot-tell",
      gap: () => subject.proposed === "none-found", reopened: () => found.reopened, disputed: () => found.disputed
    };
    return of[name] ? of[name]() : name === "is " + subject.proposed;
  }
  function progress() {
    const records = byKey(), within = scoped();
    return said("progress", { n: within.filter((subject) => stateOf(subject, records).decided).length, total: within.length });
  }
  function buttons() {
    bar.querySelector("[data-do=undo]").disabled = !done.length && !typing;
    bar.querySelector("[data-do=redo]").disabled = !undone.length;
    bar.querySelector("[data-do=download]").disabled = !made.size;
  }
  function counts() {
    const records = byKey(), within = scoped().map((subject) => [subject, stateOf(subject, records)]);
    options.forEach(({ option, name }) => {
      const n = within.filter(([subject, found]) => fits(subject, option.value, found)).length;
      option.textContent = said("counted", { name: name, n: n });
      option.hidden = option.disabled = !n && option.value.startsWith("is ");
    });
    const n = within.filter(([, found]) => found.decided).length;
    part("progress").textContent = said("progress", { n: n, total: within.length });
    part("meter").max = within.length || 1;
    part("meter").value = n;
    part("saved").textContent = made.size || unsaved.size ? said(unsaved.size ? "unsaved" : "saved") : "";
    part("alarm").hidden = !unsaved.size;
    part("alarm").textContent = unsaved.size ? said("alarm") : "";
    buttons();
  }
  function filter() {
    const records = byKey(), name = part("filter").value;
    const homes = new Set(scoped().filter((subject) => fits(subject, name, stateOf(subject, records))).map((subject) => subject.home));
    articles.forEach((subject) => subject.node.classList.toggle("desk-out", name !== "all" && !homes.has(subject.node)));
    document.querySelectorAll(".chapter").forEach((chapter) => {
      chapter.classList.toggle("desk-out", !!chapter.querySelector(".desk-out") && !chapter.querySelector("[data-instrument]:not(.desk-out)"));
    });
    return homes.size;
  }
  function filtered() {
    const n = filter();
    counts();
    say(n ? said("shown", { n: part("filter").value === "all" ? articles.length : n, total: articles.length }) : said("nothing_shown"));
  }

  /* Subjects in view have their controls; those decided have their mark, in view or not. */
  function slot(subject) {
    if (!subject.slot) {
      subject.slot = document.createElement("div");
      subject.slot.className = "desk-slot";
      const head = subject.kind === "article" && subject.node.querySelector("header");
      if (head) { head.after(subject.slot); } else { subject.node.append(subject.slot); }
    }
    return subject.slot;
  }
  function line(name, text) {
    const row = document.createElement("p"), words = document.createElement("span");
    if (SAID[name]) { row.append(Object.assign(document.createElement("b"), { textContent: SAID[name] + ": " })); }
    words.textContent = legible(text);
    words.dir = "auto";
    words.className = "desk-words";
    row.append(words);
    return row;
  }
  function mark(record) {
    const box = document.createElement("div"), head = document.createElement("p");
    const value = record.ruling === "corrected" ? NAMES.status[record.status] || NAMES.relation[record.relation] : "";
    const ruling = document.createElement("b"), by = document.createElement("span");
    ruling.textContent = said(value ? "mark_value" : "mark", { ruling: NAMES.ruling[record.ruling], value: value });
    by.textContent = " " + said("by", { reviewer: legible(record.reviewer), date: legible(record.date) });
    by.className = "quiet";
    head.append(ruling, by);
    box.className = "decided d-" + record.ruling;
    box.append(head, ...TEXTS.filter((name) => record[name]).map((name) => line(name, record[name])));
    return box;
  }
  function marks(subject) {
    const records = Array.from(made.values()).filter((record) => keyOf(record) === subject.key && !known(record));
    if (!records.length && !subject.slot) { return; }
    slot(subject).querySelectorAll(".decided").forEach((each) => each.remove());
    slot(subject).prepend(...records.map(mark));
  }
  function strip(subject) {
    if (subject.strip) { return subject.strip; }
    subject.strip = slot(subject).appendChild(clone("desk.strip"));
    subject.strip.querySelectorAll("button").forEach((button) => {
      button.setAttribute("aria-label", said("action", { action: button.textContent, subject: title(subject) }));
    });
    press(subject);
    return subject.strip;
  }
  function press(subject) {
    if (!subject.strip) { return; }
    const held = mine(subject), ruling = held && held.stand === "stands" ? held.ruling : "";
    const texts = !!held && TEXTS.some((name) => held[name]);
    const told = { accept: ruling === "accepted", reject: ruling === "rejected", correct: ruling === "corrected", comment: texts };
    Object.keys(told).forEach((name) => {
      const button = subject.strip.querySelector("[data-do=" + name + "]"), opens = !button.hasAttribute("aria-pressed");
      button.classList.toggle("on", told[name]);
      button.setAttribute(opens ? "aria-expanded" : "aria-pressed", opens ? !!subject.sheet : told[name]);
    });
    subject.strip.setAttribute("aria-label", said("group", {
      subject: title(subject), proposed: proposal(subject), state: ruling && ruling !== "noted" ? NAMES.ruling[ruling] : said("undecided")
    }));
  }
  function unbuild(subject) {
    const busy = subject.sheet || (subject.strip && subject.strip.contains(document.activeElement));
    if (subject.strip && !busy) { subject.strip.remove(); subject.strip = null; }
  }
  const watcher = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const subject = under(entry.target);
    if (entry.isIntersecting && open) { strip(subject); } else { unbuild(subject); }
  }), { rootMargin: "50% 0px" });
  function refresh(ids) {
    new Set(ids.map((id) => JSON.parse(id)[1])).forEach((key) => {
      const subject = subjects.get(key);
      if (subject) { marks(subject); press(subject); load(subject); }
    });
    counts();
  }

  /* The sheet: what a reviewer writes about a subject. */
  function sheet(subject, field) {
    if (!subject.sheet) {
      subject.sheet = strip(subject).insertAdjacentElement("afterend", clone("desk.sheet"));
      const kind = subject.kind === "match" ? "match" : "verdict";
      subject.sheet.setAttribute("aria-label", title(subject));
      subject.sheet.querySelectorAll("[data-for]").forEach((each) => { if (each.dataset.for !== kind) { each.remove(); } });
      subject.sheet.querySelectorAll(subject.narrowing ? "[data-binding]" : "[data-narrowing]").forEach((each) => each.remove());
      subject.sheet.querySelector("[data-part=proposed]").textContent = proposal(subject);
      load(subject);
      press(subject);
    }
    const first = { translation: ["translation", "practice"], value: ["status", "relation"] }[field] || [field];
    subject.sheet.querySelector(first.map((name) => "[data-field=" + name + "]").join()).focus();
  }
  function load(subject) {
    if (!subject.sheet) { return; }
    const held = mine(subject) || blank;
    subject.sheet.querySelectorAll("[data-field]").forEach((field) => {
      const name = field.dataset.field, value = held[name];
      if (field.type === "checkbox") { field.checked = value; } else if (field.tagName === "SELECT") {
        field.value = held.ruling === "corrected" ? value : "";
      } else if (field !== document.activeElement) { field.value = value; }
    });
    const differ = stateOf(subject, byKey()).disputed || held.settles;
    subject.sheet.querySelector("[data-part=settle]").hidden = !differ;
  }
  function close(subject) {
    settle();
    if (!subject.sheet) { return; }
    subject.sheet.remove();
    subject.sheet = null;
    press(subject);
    strip(subject).focus({ preventScroll: true });
  }
  function typed(subject, field) {
    const [id, result] = record(subject, { [field.dataset.field]: field.value });
    if (!typing || typing.id !== id) { settle(); typing = { id: id, before: made.get(id) || null }; }
    put(id, result);
    press(subject);
    counts();
  }
  function chosen(subject, field) {
    if (field.type === "checkbox") { step([record(subject, { settles: field.checked })]); return; }
    if (field.tagName !== "SELECT") { settle(); return; }
    const ruling = !field.value ? "noted" : field.value === subject.proposed ? "accepted" : "corrected";
    decide(subject, ruling, field.value);
  }

  /* Going from one to the next. */
  function reveal(subject) {
    for (let node = subject.node; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
      node.classList.remove("desk-out");
    }
    here(subject);
    strip(subject);
    subject.node.scrollIntoView({ block: "start" });
    subject.strip.focus({ preventScroll: true });
  }
  function here(subject) {
    if (current) { current.node.classList.remove("desk-here"); }
    current = subject;
    if (open) { subject.node.classList.add("desk-here"); }
  }
  function go(direction) {
    settle();
    const records = byKey(), name = part("filter").value;
    filter();
    const left = scoped().filter((subject) => {
      const found = stateOf(subject, records);
      return fits(subject, name, found) && !found.decided;
    });
    if (!left.length) { say(said("nothing_left")); return; }
    const ordered = direction > 0 ? left : left.slice().reverse();
    const from = current ? at.get(current.key) : direction > 0 ? -1 : all.length;
    const next = ordered.find((subject) => (at.get(subject.key) - from) * direction > 0);
    reveal(next || ordered[0]);
    say(next ? "" : said("around", { subject: title(ordered[0]) }));
  }
  function about(act) {
    const subject = under(document.activeElement) || current;
    if (subject) { here(subject); act(subject); } else { say(said("no_subject")); }
  }

  /* Files. */
  /* What is wrong with a record: the name of its first field that is no good, or nothing. */
  function flaw(record) {
    if (!record || typeof record !== "object" || Array.isArray(record)) { return "{}"; }
    const odd = NEEDED.find((name) => !Object.hasOwn(record, name)) || Object.keys(record).find((name) => !FIELDS.includes(name));
    if (odd) { return odd; }
    const wrong = Object.keys(record).find((name) => typeof record[name] !== (name === "settles" ? "boolean" : "string") || record[name].length > LONGEST);
    if (wrong) { return wrong; }
    const whole = completed(record), about = whole.statute ? "relation" : "status";
    const good = {
      instrument: whole.instrument.trim(), article: whole.article.trim(), reviewer: whole.reviewer.trim(),
      ruling: Object.hasOwn(NAMES.ruling, whole.ruling), stand: ["stands", "reopened"].includes(whole.stand),
      status: !whole.status || (about === "status" && Object.hasOwn(NAMES.status, whole.status)),
      relation: !whole.relation || (about === "relation" && (whole.relation === "unrelated" || Object.hasOwn(NAMES.relation, whole.relation))),
      eid: !whole.statute === !whole.eid && !(whole.statute && whole.element),
      text_sha256: /^([0-9a-f]{64})?$/.test(whole.text_sha256),
      date: /^\d{4}-\d\d-\d\d$/.test(whole.date) && !Number.isNaN(Date.parse(whole.date)),
      at: !whole.at || !Number.isNaN(Date.parse(whole.at))
    };
    if (whole.ruling === "corrected" && !whole[about]) { return about; }
    return Object.keys(good).find((name) => !good[name]) || "";
  }
  function completed(record) {
    const rest = { statute: "", eid: "", proposed: "", at: "", stand: "stands", why: "", origin: "" };
    return Object.assign({}, blank, rest, { ruling: "corrected" }, record);
  }
  function place(record) { return at.has(keyOf(record)) ? at.get(keyOf(record)) : all.length; }
  function file() {
    const decisions = Array.from(made.values()).sort((one, other) => place(one) - place(other) || (idOf(one) < idOf(other) ? -1 : 1));
    return {
      schema: SCHEMA, analysis: ANALYSIS, jurisdiction: host.dataset.jurisdiction, tool: host.dataset.tool,
      decisions: decisions, unappliable: lost
    };
  }
  function hand(content, name) {
    const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1) + "\n"], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }
  function download() {
    settle();
    if (!made.size) { return; }
    hand(file(), "decisions.json");
    unsaved.clear();
    counts();
    say(said("downloaded", { n: made.size }));
  }
  function parsed(name, text) {
    const refuse = (why, values) => { throw new Error(said(why, Object.assign({ file: legible(name), schema: SCHEMA }, values))); };
    let content = null;
    try { content = JSON.parse(text); } catch (error) { refuse("not_json"); }
    if (!content || content.schema !== SCHEMA || !Array.isArray(content.decisions)) { refuse("not_schema"); }
    if (content.analysis !== ANALYSIS) { refuse("not_analysis", { jurisdiction: legible(String(content.jurisdiction)) }); }
    content.decisions.forEach((record, i) => {
      const field = flaw(record);
      if (field) { refuse("not_record", { n: i + 1, field: legible(field) }); }
    });
    return content;
  }
  function loaded(name, text) {
    const content = parsed(name, text), result = { n: 0, same: 0, older: 0 }, changes = new Map();
    content.decisions.map(completed).forEach((record) => {
      const id = idOf(record), older = besides(record), held = changes.get(id) || made.get(id);
      const here = [held, changes.get(older), made.get(older)].some((each) => each && same(each, record));
      if (known(record) || here) { result.same += 1; } else if (held && moment(held) > moment(record)) {
        changes.set(older, record);
        result.older += 1;
      } else {
        if (held) { changes.set(besides(held), held); }
        changes.set(id, record);
        result.n += 1;
      }
    });
    if (changes.size) { step(Array.from(changes)); }
    const rows = new Set(lost.map((row) => JSON.stringify(row)));
    lost = lost.concat((Array.isArray(content.unappliable) ? content.unappliable : []).filter((row) => !rows.has(JSON.stringify(row))));
    stored(PREFIX + "unappliable", lost.length ? JSON.stringify(lost) : null);
    say(said("loaded", result));
  }
  part("file").addEventListener("change", () => {
    const given = part("file").files[0];
    if (!given) { return; }
    given.text().then((text) => loaded(given.name, text)).catch((error) => say(error.message)).finally(() => { part("file").value = ""; });
  });

  /* Opening, keys, and what the browser tells. */
  function show(opened) {
    open = opened;
    body.hidden = !open;
    opener.hidden = open;
    opener.setAttribute("aria-expanded", open);
    document.documentElement.classList.toggle("desk-on", open);
    all.forEach((subject) => {
      if (open) { watcher.observe(subject.node); return; }
      watcher.unobserve(subject.node);
      if (subject.sheet) { settle(); subject.sheet.remove(); subject.sheet = null; }
      if (subject.strip) { subject.strip.remove(); subject.strip = null; }
      subject.node.classList.remove("desk-here", "desk-out");
    });
    if (!open) { part("filter").value = "all"; filter(); }
    const before = open ? earlier() : [];
    part("earlier").hidden = !before.length;
    part("older").textContent = said("earlier", { n: before.reduce((sum, each) => sum + each.decisions.length, 0) });
    counts();
  }
  function help() {
    const dialog = shown("desk.help"), tick = dialog.querySelector("[data-part=keys]");
    tick.checked = keys;
    tick.addEventListener("change", () => {
      keys = tick.checked;
      stored("harmonize/keys", keys ? "on" : "off");
      say(said(keys ? "keys_on" : "keys_off"));
    });
  }
  const ACTS = {
    open: () => { show(true); part("filter").focus(); say(said("opened", { progress: progress() })); },
    shut: () => { show(false); opener.focus(); say(said("shut")); },
    previous: () => go(-1), next: () => go(1), undo: undo, redo: redo, download: download, help: help,
    earlier: () => earlier().forEach((content) => hand(content, "decisions-" + content.analysis.slice(0, 12) + ".json")),
    load: () => part("file").click(), name: () => ask(() => undefined), more: (_, button) => {
      button.setAttribute("aria-expanded", bar.classList.toggle("desk-unfolded"));
    },
    accept: (subject) => toggle(subject, "accepted"), reject: (subject) => toggle(subject, "rejected"),
    correct: (subject) => asked(() => sheet(subject, "value")), comment: (subject) => asked(() => sheet(subject, "reason")),
    close: close, withdraw: (subject) => { decide(subject, "noted"); }
  };
  const KEYS = {
    n: () => go(1), p: () => go(-1), a: () => about(ACTS.accept), r: () => about(ACTS.reject), c: () => about(ACTS.correct),
    m: () => about(ACTS.comment), t: () => about((subject) => asked(() => sheet(subject, "translation"))), u: undo, y: redo,
    f: () => part("filter").focus(), d: download, "?": help
  };
  document.addEventListener("click", (event) => {
    const subject = open && under(event.target);
    const button = event.target.closest && event.target.closest("[data-do]");
    if (subject) { here(subject); }
    if (button && ACTS[button.dataset.do] && !button.closest("dialog")) { ACTS[button.dataset.do](subject, button); }
  });
  document.addEventListener("focusin", (event) => { const subject = open && under(event.target); if (subject) { here(subject); } });
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field.matches("textarea[data-field], input[data-field]:not([type])")) { typed(under(field), field); }
  });
  document.addEventListener("change", (event) => { if (event.target.matches("[data-field]")) { chosen(under(event.target), event.target); } });
  part("filter").addEventListener("change", filtered);
  part("scope").addEventListener("change", filtered);
  document.addEventListener("keydown", (event) => {
    if (!open || event.defaultPrevented || document.querySelector("dialog[open]")) { return; }
    const held = event.target.closest && event.target.closest(".sheet");
    if (event.key === "Escape" && held) { event.preventDefault(); close(under(held)); return; }
    if (event.target.matches && event.target.matches("input, textarea, select, [contenteditable]")) { return; }
    if (!keys || event.altKey || event.ctrlKey || event.metaKey) { return; }
    /* Where the keyboard writes another script, the key's place tells its letter. */
    const key = event.key.charCodeAt(0) < 128 ? event.key : event.code.replace(/^Key/, "").toLowerCase();
    if (Object.hasOwn(KEYS, key)) { event.preventDefault(); KEYS[key](); }
  });
  addEventListener("storage", (event) => {
    if (event.storageArea !== storage) { return; }
    if (event.key === null) { Array.from(made.keys()).forEach(keep); counts(); return; }
    if (!event.key.startsWith(PREFIX)) { return; }
    const id = event.key.slice(PREFIX.length), theirs = event.newValue === null ? null : taken(event.key, event.newValue);
    if (id === "unappliable" || (event.newValue !== null && !theirs)) { return; }
    if (theirs) { made.set(id, theirs); } else { made.delete(id); }
    [done, undone].forEach((steps) => steps.splice(0, steps.length, ...steps.filter((each) => each.every((change) => change.id !== id))));
    if (typing && typing.id === id) { typing = null; }
    refresh([id]);
    say(said("elsewhere", { subject: called(JSON.parse(id)[1]) }));
  });
  /* Whoever follows a link or searches shall find everything. */
  function unhide() { if (open && part("filter").value !== "all") { part("filter").value = "all"; filtered(); } }
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest(".desk-out")) { unhide(); target.scrollIntoView(); }
  });
  document.addEventListener("input", (event) => { if (event.target.type === "search") { unhide(); } });
  addEventListener("beforeunload", (event) => { if (unsaved.size) { event.preventDefault(); event.returnValue = ""; } });

  recall();
  const skips = document.querySelectorAll("body > .skip");
  skips[skips.length - 1].after(bar);
  all.forEach(marks);
  show(made.size > 0);
}());
