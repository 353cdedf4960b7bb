// What pages gain where scripts run; without them nothing is missing.
// 1. Light or dark as the reader chose, applied before the page is shown.
//    The page waits a moment for its letters: pictures are drawn for them, and nothing moves when they come.
// 2. What is folded: every `<details data-fold=NAME>` keeps its state in the address (`?fold=NAME,…` names those
//    that are not as the page came), so that a link shows others the same.
// 3. An address that leads into something folded opens it.
// 4. Printing; and a `#` beside a heading copies the address of its place.
// 5. The search: `/`, Ctrl-K, its link in the bar and an address that holds words to find (`#find=WORDS`) bring it. What it is made of
//    is loaded then, and not before; where that cannot be, the link leads to the index.
(function () {
  "use strict";
  var root = document.documentElement;
  var home = document.currentScript.src;
  var keptAs = "throughline-mode";
  var kept = null;
  try { kept = localStorage.getItem(keptAs); } catch (e) { /* a file share may keep nothing */ }
  if (kept === "light" || kept === "dark") root.dataset.mode = kept;

  if (document.fonts && document.fonts.load) {
    var show = function () { delete root.dataset.letters; };
    var letters = ["400 1em \"Tl Sans\"", "400 1em \"Tl Serif\"", "italic 400 1em \"Tl Serif\"", "400 1em \"Site\""];
    root.dataset.letters = "coming";
    setTimeout(show, 800);
    Promise.all(letters.map(function (it) { return document.fonts.load(it); })).then(show, show);
  }

  // The buttons are for scripts alone, so scripts draw them.
  function button(name, words, drawing, press) {
    var it = document.createElement("button");
    it.type = "button";
    it.className = "tool";
    it.dataset[name] = "";
    it.title = words;
    it.innerHTML = "<svg class=\"icon\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">" + drawing + "</svg>";
    it.setAttribute("aria-label", words);
    it.addEventListener("click", press);
    document.querySelector(".buttons").append(it);
  }

  function turn() {
    var dark = root.dataset.mode ? root.dataset.mode === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.mode = dark ? "light" : "dark";
    try { localStorage.setItem(keptAs, root.dataset.mode); } catch (e) { /* the choice lasts for this page */ }
  }

  function folds() {
    var all = Array.from(document.querySelectorAll("details[data-fold]"));
    var turned = (new URLSearchParams(location.search).get("fold") || "").split(",");
    all.forEach(function (it) {
      it.cameOpen = it.open;
      if (turned.includes(it.dataset.fold)) it.open = !it.open;
      it.addEventListener("toggle", function () {
        var names = all.filter(function (d) { return d.open !== d.cameOpen; }).map(function (d) { return d.dataset.fold; });
        var query = new URLSearchParams(location.search);
        if (names.length) query.set("fold", names.join(",")); else query.delete("fold");
        var said = query.toString().replace(/%2C/g, ",");
        try { history.replaceState(null, "", location.pathname + (said ? "?" + said : "") + location.hash); } catch (e) { /* some file shares forbid it */ }
      });
    });
  }

  // What the address leads to. A `%` that is no escape is taken as it is written.
  function atHash() {
    var id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (_) { /* as it is written */ }
    return id && document.getElementById(id);
  }

  function openTarget() {
    var goal = atHash();
    for (var at = goal; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  function copy(event) {
    var link = event.target.closest && event.target.closest("a.permalink, tr > th > a[href^='#']");
    if (!link || !navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(function () {
      link.classList.add("copied");
      setTimeout(function () { link.classList.remove("copied"); }, 1500);
    }, function () { /* the link itself still works */ });
  }

  // Whether `/` brings the search, which it does until somebody switches it off.
  var isSlash = true;
  try { isSlash = localStorage.getItem("throughline-slash") !== "off"; } catch (e) { /* a file share may keep nothing */ }
  window.throughlineSlash = function (wanted) {
    if (wanted === undefined) return isSlash;
    isSlash = wanted;
    try { localStorage.setItem("throughline-slash", wanted ? "on" : "off"); } catch (e) { /* the choice lasts for this page */ }
  };

  // Keys that are typed while it is on its way are words already.
  var typed = null;
  function search() {
    if (window.throughlineFind) return throughlineFind("");
    if (typed !== null) return;
    typed = "";
    var script = document.createElement("script");
    script.src = new URL(asset("search.js"), home).href;
    script.addEventListener("load", function () { var words = typed; typed = null; throughlineFind(words); });
    script.addEventListener("error", function () { location.href = new URL("../index-a-z.html", home).href; });
    document.head.append(script);
  }

  function isWritten(it) { return it.closest && it.closest("input, textarea, select, [contenteditable]"); }

  function key(event) {
    var plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (typed !== null && plain && event.key.length === 1) {
      typed += event.key;
      event.preventDefault();
    } else if ((event.key === "/" && isSlash && plain && !isWritten(event.target)) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      search();
    }
  }

  // A link becomes the button that it is where scripts run.
  function opener() {
    var link = document.querySelector("a.find");
    if (!link) return;
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-keyshortcuts", "/ Control+K");
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      search();
    });
    link.addEventListener("keydown", function (event) { if (event.key === " ") { event.preventDefault(); search(); } });
  }

  function atSearch() { if (/^#find=/.test(location.hash)) search(); }

  document.addEventListener("DOMContentLoaded", function () {
    if (document.querySelector(".buttons")) {
      button("print", message("frame-print-page"), "<path d=\"M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z\"/>", function () { print(); });
      button("mode", message("frame-switch-mode"), "<path d=\"M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z\"/><path class=\"fill\" d=\"M10 3a7 7 0 0 1 0 14z\"/>", turn);
    }
    folds();
    openTarget();
    opener();
    atSearch();
    document.addEventListener("click", copy);
    document.addEventListener("keydown", key);
  });
  addEventListener("hashchange", openTarget);
  addEventListener("hashchange", atSearch);
})();
