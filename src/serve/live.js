// Loads the page again when it has changed, and shows what is wrong. Only served pages have it.
(function () {
  "use strict";
  var me = document.currentScript.dataset;
  var key = "throughline-place:" + location.pathname;
  var folded = "throughline-folded";
  var source = null, timer = null;

  // Where the reader was: the scroll position, and what was open.
  function details() { return Array.prototype.slice.call(document.querySelectorAll("details")); }
  function keep() {
    var open = details().map(function (d) { return d.open; });
    try { sessionStorage.setItem(key, JSON.stringify({ x: scrollX, y: scrollY, open: open, ids: details().map(name) })); } catch (e) { /* then at the top */ }
  }
  function name(d) {
    var s = d.querySelector("summary");
    return d.id || (s ? s.textContent.trim() : "");
  }
  function restore() {
    var kept = null;
    try { kept = JSON.parse(sessionStorage.getItem(key)); sessionStorage.removeItem(key); } catch (e) { /* nothing kept */ }
    if (!kept) return;
    // By name, the nth of that name: what was added or removed in between does not shift the rest.
    var states = {};
    kept.ids.forEach(function (id, i) { (states[id] = states[id] || []).push(kept.open[i]); });
    details().forEach(function (d) {
      var state = (states[name(d)] || []).shift();
      if (state !== undefined) d.open = state;
    });
    function back() { scrollTo({ left: kept.x, top: kept.y, behavior: "instant" }); }
    back();
    // Pictures and fonts that come late move what is below them.
    addEventListener("load", function () { document.fonts.ready.then(function () { requestAnimationFrame(back); }); }, { once: true });
  }
  function reload() { keep(); location.reload(); }

  function listen() {
    if (source || document.hidden) return;
    source = new EventSource("/__throughline/events?page=" + encodeURIComponent(me.page) + "&version=" + encodeURIComponent(me.version));
    source.addEventListener("reload", reload);
    // What happened before this page listened is not known: the search asks again in any case.
    ["open", "changed"].forEach(function (name) { source.addEventListener(name, function () { dispatchEvent(new Event("throughline-changed")); }); });
    source.addEventListener("faults", function (event) { var faults = JSON.parse(event.data); show(faults); link(faults.source); });
    source.addEventListener("error", function () {
      if (source && source.readyState === EventSource.CLOSED) { stop(); timer = setTimeout(listen, 1000); }
    });
  }
  function stop() { clearTimeout(timer); if (source) source.close(); source = null; }
  // A browser keeps few connections: a page that nobody sees gives its own back, and asks what it
  // missed when it is seen again.
  document.addEventListener("visibilitychange", function () { if (document.hidden) stop(); else listen(); });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);

  function make(tag, cls, text) {
    var e = document.createElement(tag);
    if (cls) e.className = cls;
    if (text !== undefined && text !== null) e.textContent = text;
    return e;
  }
  function place(at) {
    if (at.open) {
      var a = make("a", "place", at.place);
      a.href = at.open;
      a.title = "open in the editor";
      return a;
    }
    var b = make("button", "place", at.place);
    b.type = "button";
    b.title = "copy";
    b.addEventListener("click", function () {
      if (!navigator.clipboard) return getSelection().selectAllChildren(b);
      navigator.clipboard.writeText(at.place).then(function () {
        b.textContent = "copied";
        setTimeout(function () { b.textContent = at.place; }, 900);
      });
    });
    return b;
  }
  function fault(f) {
    var li = make("li", f.severity || "error");
    var head = make("p", "message");
    head.append(make("b", "", f.severity || "error"), " ", f.message);
    li.append(head);
    if (f.place) li.append(place(f));
    if (f.rule) li.append(make("code", "rule", f.rule));
    if (f.source.trim()) {
      var gutter = String(f.line);
      var pre = make("pre");
      pre.append(make("span", "gutter", gutter + " | "), f.source + "\n", make("span", "gutter", " ".repeat(gutter.length) + " | "), make("mark", "", f.underline));
      li.append(pre);
    }
    if (f.help) { var help = make("p", "help"); help.append(make("b", "", "help"), " ", f.help); li.append(help); }
    (f.related || []).forEach(function (r) { var p = make("p", "related"); p.append(place(r), " " + r.message); li.append(p); });
    return li;
  }
  // The page names the file that it is written in: that leads to the editor, too.
  function link(source) {
    if (!source) return;
    document.querySelectorAll(".source dd > code, .source dd > a").forEach(function (shown) {
      if (shown.textContent !== source.path) return;
      var a = make("a", "", source.path);
      a.href = source.open;
      a.title = "open in the editor";
      shown.replaceWith(a);
    });
  }
  function count(n, word) { return n + " " + word + (n === 1 ? "" : "s"); }

  var host = null;
  function show(faults) {
    var errors = faults.errors.length + faults.more_errors + faults.problems.length;
    var own = faults.own.length + faults.more_own;
    if (host) { host.remove(); host = null; }
    if (!errors && !own) return;
    host = document.createElement("throughline-faults");
    var root = host.attachShadow({ mode: "open" });
    var style = make("link");
    style.rel = "stylesheet";
    style.href = "/__throughline/live.css";
    var panel = make("section", errors ? "panel errors" : "panel");
    panel.setAttribute("role", errors ? "alert" : "status");
    var bar = make("button", "bar");
    bar.type = "button";
    var line = errors ? count(errors, "error") + " to mend" : count(own, "finding") + " in this page's file";
    bar.append(make("span", "", line), make("span", "fold", ""));
    var list = make("ol");
    faults.problems.forEach(function (t) { list.append(fault(t)); });
    faults.errors.forEach(function (f) { list.append(fault(f)); });
    if (faults.more_errors) list.append(make("li", "more", "and " + count(faults.more_errors, "more error")));
    faults.own.forEach(function (f) { list.append(fault(f)); });
    if (faults.more_own) list.append(make("li", "more", "and " + count(faults.more_own, "more finding")));
    // Errors are open until they are folded away; the same errors stay folded on other pages.
    var same = JSON.stringify([faults.problems, faults.errors.map(function (f) { return f.place + f.message; }).sort()]);
    var closed = !errors;
    try { closed = closed || sessionStorage.getItem(folded) === same; } catch (e) { /* open */ }
    function fold(now) {
      closed = now;
      list.hidden = closed;
      bar.setAttribute("aria-expanded", String(!closed));
      bar.lastChild.textContent = closed ? "show" : "fold away";
    }
    function flip() {
      fold(!closed);
      try { if (errors) { if (closed) sessionStorage.setItem(folded, same); else sessionStorage.removeItem(folded); } } catch (e) { /* for this page only */ }
    }
    bar.addEventListener("click", flip);
    panel.addEventListener("keydown", function (event) { if (event.key === "Escape" && !closed) flip(); });
    fold(closed);
    panel.append(bar, list);
    root.append(style, panel);
    document.body.append(host);
  }

  // After the page's own script, which opens and folds what the address says.
  document.addEventListener("DOMContentLoaded", restore);
  listen();
})();
