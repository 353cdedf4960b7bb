// The search: a sheet over the page, loaded when somebody searches first.
// 1. What it is made of comes now: its looks, MiniSearch, how texts are cut into words and asked for, and the index, which calls
//    `throughlineSearch` with its name and what it holds (src/search/published.rs says what that is).
// 2. `throughlineFind(words)` opens the sheet. What is asked and chosen stands in the address (`#find=WORDS&kind=…`), so that a link and
//    the way back show the same.
// 3. Each word that is typed asks again. What was found can be narrowed by facets; of a large site everything of a kind is searched once
//    that kind is chosen, and comes then.
// 4. Where pages are served while they are written, the index is asked for again once something has changed.
(function () {
  "use strict";
  var here = document.currentScript.src;
  var root = new URL("../", here).href;
  var MOST = 20, AT_ONCE = 6, MOST_LINKS = 12, MOST_WORDS = 24;
  var FACETS = ["kind", "outcome", "persona", "status", "owner"];
  var TITLES = { kind: message("facet-kind"), outcome: message("kind-outcome"), persona: message("facet-persona"), status: message("facet-status"), owner: message("facts-owner") };
  var KINDS = {
    "outcome": message("kind-outcome"), "persona": message("kind-persona"), "journey": message("kind-journey"), "process": message("kind-process"), "service": message("kind-service"),
    "role": message("kind-role"), "team": message("kind-team"), "system": message("kind-system"), "third-party": message("kind-third-party"), "page": message("kind-page"),
    "stage": message("search-stage"), "touchpoint": message("search-touchpoint"), "need": message("search-need"), "measure": message("search-measure"), "step": message("search-step"),
    "rule": message("search-rule"), "pain": message("search-pain"), "opportunity": message("search-opportunity"), "option": message("search-option")
  };
  var STATUSES = { hypothesis: message("status-hypothesis"), planned: message("status-planned"), active: message("status-active"), retired: message("status-retired") };

  // --- what is loaded

  var parts = {}, loading = {}, isServed = !!document.querySelector("script[src^='/__throughline/']"), version = 0;
  window.throughlineSearch = function (name, part) { parts[name] = part; };

  function load(address) {
    return loading[address] = loading[address] || new Promise(function (done, failed) {
      var it = document.createElement(address.indexOf(".css") > 0 ? "link" : "script");
      if (it.tagName === "LINK") { it.rel = "stylesheet"; it.href = address; } else it.src = address;
      it.addEventListener("load", done);
      it.addEventListener("error", function () { delete loading[address]; failed(); });
      document.head.append(it);
    });
  }
  function ours(name) { return load(new URL(name, here).href); }
  function loadPart(name) { return load(root + "search/" + name + ".js" + (version ? "?" + version : "")); }
  function loadAll() {
    return Promise.all([ours(asset("minisearch.js")), ours(asset("search-words.js")), ours(asset("search-ask.js")), loadPart("index")]);
  }

  // --- the sheet

  function make(tag, cls, text) {
    var it = document.createElement(tag);
    if (cls) it.className = cls;
    if (text !== undefined) it.textContent = text;
    return it;
  }
  function say(tag, cls, text) { var it = make(tag, cls, text); it.dir = "auto"; return it; }

  var sheet = make("dialog", "sheet"), field = make("input"), close = make("button", "tool", "×"), facets = make("div", "facets"), said = make("p", "quiet");
  var list = make("div", "found"), foot = make("p", "quiet keys"), index = make("a", "", message("search-index")), slash = make("button", "again");
  var choices = {}, found = [], at = -1, moved = false, pushed = false, leaving = false, timer = null, opened = null, counting = null, drawing = 0;
  sheet.setAttribute("aria-label", message("frame-search"));
  field.type = "text";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-label", message("frame-search"));
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", "tl-results");
  field.setAttribute("enterkeyhint", "go");
  field.setAttribute("autocapitalize", "off");
  field.autocomplete = "off";
  field.spellcheck = false;
  field.dir = "auto";
  field.placeholder = message("search-words");
  close.type = "button";
  close.setAttribute("aria-label", message("search-close"));
  said.setAttribute("role", "status");
  list.id = "tl-results";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", message("search-results"));
  index.href = root + "index-a-z.html";
  // Who speaks to the machine, or hits keys by chance, wants no key that does something by itself.
  slash.type = "button";
  function sayOfSlash() { slash.textContent = throughlineSlash() ? message("search-slash-off") : message("search-slash-on"); }
  slash.addEventListener("click", function () { throughlineSlash(!throughlineSlash()); sayOfSlash(); });
  sayOfSlash();
  foot.append(message("search-keys") + " ", slash, " ", index);
  var head = make("div", "ask");
  head.append(field, close);
  sheet.append(head, facets, said, list, foot);

  function clear() { FACETS.forEach(function (name) { choices[name] = []; }); }
  clear();

  // --- what the address says

  function read() {
    var state = new URLSearchParams(location.hash.slice(1));
    field.value = state.get("find") || "";
    FACETS.forEach(function (name) { choices[name] = state.getAll(name); });
  }
  function written() {
    var state = new URLSearchParams({ find: field.value });
    FACETS.forEach(function (name) { choices[name].forEach(function (one) { state.append(name, one); }); });
    return "#" + state;
  }
  // Every letter at once would be more than browsers let pages write.
  function keep() {
    clearTimeout(timer);
    timer = null;
    if (!sheet.open || location.hash === written()) return;
    try { history.replaceState(history.state, "", written()); } catch (e) { location.replace(written()); }
  }
  function keepSoon() { clearTimeout(timer); timer = setTimeout(keep, 300); }

  // --- what is found

  function part() {
    // Of a large site everything of one kind lies in a part of its own.
    var first = parts.index, kinds = choices.kind;
    if (!first || !first.parts.length || !kinds.length) return first;
    var names = kinds.map(function (word) { return first.kinds.find(function (kind) { return kind.word === word; }); });
    var name = names[0] && names[0].file;
    return name && names.every(function (kind) { return kind && kind.file === name; }) && first.parts.indexOf(name) >= 0 ? parts[name] || name : first;
  }

  // The documents that a thing stands in, itself first; at the end the title of what is no document of this part.
  function way(part, number) {
    var all = [];
    for (var one = number; typeof one === "number"; one = part.documents[one].p) all.push(part.documents[one]);
    return { documents: all, beyond: one };
  }
  function isFile(document) { return document.a.charAt(0) !== "#"; }
  function address(part, number) {
    var it = part.documents[number];
    return isFile(it) ? it.a : way(part, number).documents.find(isFile).a + it.a;
  }
  // What a facet says of a document, as it stands in the address; looked up once.
  function has(part, number, name) {
    var all = part.has || (part.has = {}), known = all[name] || (all[name] = []);
    return known[number] || (known[number] = says(part, number, name));
  }
  function says(part, number, name) {
    var it = part.documents[number];
    if (name === "kind") return [part.kinds[it.k].word];
    var file = isFile(it) ? it : way(part, number).documents.find(isFile);
    if (name === "status") return part.facets.status[file.w === undefined ? part.options.active : file.w].slice(0, 1);
    var places = { owner: file.o === undefined ? [] : [file.o], outcome: file.x || [], persona: file.u || [] }[name];
    return places.map(function (place) { return part.facets[name][place][0]; });
  }
  function isChosen(part, number, name) {
    return !choices[name].length || has(part, number, name).some(function (one) { return choices[name].indexOf(one) >= 0; });
  }
  function title(part, name, value) {
    if (name === "kind") return KINDS[value] || value;
    if (name === "status") return STATUSES[value] || value;
    var titles = part.titles || (part.titles = {}), known = titles[name] || (titles[name] = new Map(part.facets[name]));
    return known.get(value) || value;
  }

  // What the page links to, in its order.
  function linked(part) {
    if (!part.places) {
      part.places = new Map();
      part.documents.forEach(function (_, number) { part.places.set(address(part, number), number); });
    }
    var own = decodeURI(location.href.split(/[?#]/)[0]).slice(decodeURI(root).length) || "index.html";
    var numbers = new Set();
    document.querySelectorAll("main a[href]").forEach(function (link) {
      // Links of pictures have no plain address.
      var href = new URL(link.getAttribute("href"), location.href).href;
      if (!href.startsWith(root)) return;
      var to = href.slice(root.length).split("?")[0];
      if (decodeURI(to.split("#")[0]) === own) return;
      var number = part.places.get(to);
      if (number !== undefined) numbers.add(number);
    });
    return Array.from(numbers, function (number) { return { document: number, words: [] }; });
  }

  function update() {
    var here = part();
    if (!here) return;
    if (typeof here === "string") {
      wait(here);
      loadPart(here).then(update, failed);
      return;
    }
    var words = field.value.trim(), hasChoices = FACETS.some(function (name) { return choices[name].length; });
    var all = words ? throughlineAsk(here, words) : hasChoices ? here.documents.map(function (_, number) { return { document: number, words: [] }; }) : linked(here);
    found = all.filter(function (one) { return FACETS.every(function (name) { return isChosen(here, one.document, name); }); });
    // Results first: counting takes longer, and is for who stops to look.
    clearTimeout(counting);
    counting = setTimeout(showFacets, 60, here, words || hasChoices ? all : []);
    var count = showFound(here, words);
    if (!words && !hasChoices) said.textContent = found.length ? message("search-linked") : message("search-begin");
    else if (count) said.textContent = message("search-count");
    else nothing(here, words);
  }

  function wait() { said.textContent = message("search-loading"); }
  function failed() {
    var link = index.cloneNode(true);
    said.replaceChildren(message("search-failed") + " ", link);
  }

  // A word that is written nearly so, and the index.
  function nothing(here, words) {
    var near = nearest(here, words), link = index.cloneNode(true);
    said.replaceChildren(message("search-nothing") + " ");
    if (near) {
      var again = make("button", "again", near);
      again.type = "button";
      again.dir = "auto";
      again.addEventListener("click", function () { field.value = near; field.focus(); changed(); });
      said.append(message("search-near") + " ", again, " ");
    }
    said.append(message("search-or") + " ", link);
  }
  function nearest(part, words) {
    var asked = throughlineWords(words, true).map(function (it) { return it.word; }), last = asked.pop(), best = null, least = Infinity;
    if (!last) return null;
    part.engine.search(last, {
      tokenize: function () { return [last]; }, processTerm: function (word) { return word; }, prefix: false, fuzzy: Math.min(4, Math.ceil(last.length * 0.4))
    }).slice(0, 50).forEach(function (found) {
      found.terms.forEach(function (word) {
        var far = distance(last, word) + (word[0] === last[0] ? 0 : 0.5);
        if (far < least) { least = far; best = word; }
      });
    });
    return best && asked.concat(best).join(" ");
  }
  // In how many letters two words differ.
  function distance(a, b) {
    var row = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (var i = 1; i <= a.length; i++) {
      var before = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length; j++) {
        var next = Math.min(row[j] + 1, row[j - 1] + 1, before + (a[i - 1] === b[j - 1] ? 0 : 1));
        before = row[j];
        row[j] = next;
      }
    }
    return row[b.length];
  }

  // --- facets: words with counts, of what the other facets leave

  function showFacets(here, all) {
    var focused = facets.contains(document.activeElement) ? document.activeElement.dataset.of || document.activeElement.parentNode.dataset.facet : null;
    facets.replaceChildren();
    FACETS.forEach(function (name) {
      var counts = new Map(), others = FACETS.filter(function (other) { return other !== name && choices[other].length; });
      choices[name].forEach(function (one) { counts.set(one, 0); });
      all.forEach(function (one) {
        if (!others.every(function (other) { return isChosen(here, one.document, other); })) return;
        has(here, one.document, name).forEach(function (word) { counts.set(word, (counts.get(word) || 0) + 1); });
      });
      if (name === "kind" && all.length) parts.index.parts.forEach(function (word) { if (!counts.has(word)) counts.set(word, null); });
      if (counts.size < 2 && !choices[name].length) return;
      // What most have stands first; what is chosen is always seen.
      var words = Array.from(counts).sort(function (a, b) { return b[1] - a[1]; });
      facets.append(facet(here, name, words.filter(function (word, i) { return i < MOST_WORDS || choices[name].indexOf(word[0]) >= 0; })));
    });
    if (!focused) return;
    var again = Array.from(facets.querySelectorAll("[data-of], summary")).find(function (it) { return (it.dataset.of || it.parentNode.dataset.facet) === focused; });
    if (again) again.focus();
  }
  function facet(here, name, words) {
    // The kinds stand there at once, the others are folded.
    var isSeen = name === "kind", line = make(isSeen ? "div" : "details"), on = choices[name];
    line.dataset.facet = name;
    if (isSeen) {
      line.setAttribute("role", "group");
      line.setAttribute("aria-label", TITLES[name]);
    } else {
      var summary = make("summary", "", TITLES[name] + (on.length ? ": " + on.map(function (one) { return title(here, name, one); }).join(", ") : ""));
      summary.addEventListener("click", function () { opened = line.open ? null : name; });
      line.name = "tl-asked";
      line.open = opened === name;
      line.classList.toggle("on", on.length > 0);
      line.append(summary);
    }
    words.forEach(function (word) {
      var button = say("button", "", title(here, name, word[0]) + " ");
      button.type = "button";
      button.dataset.of = name + "=" + word[0];
      button.setAttribute("aria-pressed", String(on.indexOf(word[0]) >= 0));
      if (word[1] !== null) button.append(make("small", "", word[1]));
      button.addEventListener("click", function () {
        var place = on.indexOf(word[0]);
        if (place < 0) on.push(word[0]); else on.splice(place, 1);
        button.setAttribute("aria-pressed", String(place < 0));
        changed();
      });
      line.append(button, " ");
    });
    return line;
  }

  // --- results

  function showFound(here, words) {
    at = -1;
    moved = false;
    var shown = found.slice(0, words || FACETS.some(function (name) { return choices[name].length; }) ? MOST : MOST_LINKS);
    var asked = throughlineWords(words, true).map(function (it) { return it.word; });
    var draw = function (from, to) {
      shown.slice(from, to).forEach(function (one, i) { list.append(result(here, one, from + i, asked)); });
      if (to >= shown.length && found.length > shown.length && words) list.append(more(found.length - shown.length));
    };
    list.replaceChildren();
    draw(0, AT_ONCE);
    list.hidden = !shown.length;
    // The rest is drawn when the first ones are seen.
    cancelAnimationFrame(drawing);
    list.setAttribute("aria-busy", String(shown.length > AT_ONCE));
    if (shown.length > AT_ONCE) drawing = requestAnimationFrame(function () {
      drawing = requestAnimationFrame(function () {
        draw(AT_ONCE, shown.length);
        list.setAttribute("aria-busy", "false");
      });
    });
    field.setAttribute("aria-expanded", String(shown.length > 0));
    if (words && shown.length) choose(0);
    else field.removeAttribute("aria-activedescendant");
    return found.length;
  }
  function more(count) {
    var it = make("div", "quiet", message("search-more"));
    it.setAttribute("role", "presentation");
    return it;
  }

  function result(here, one, i, asked) {
    var it = here.documents[one.document], around = way(here, one.document), link = make("a");
    link.id = "tl-result-" + i;
    link.href = root + address(here, one.document);
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    var name = say("b", "", "");
    if (it.c) { var code = make("span", "code"); mark(code, it.c, one.words, asked); name.append(code, " "); }
    mark(name, it.t, one.words, asked);
    var kind = KINDS[here.kinds[it.k].word] || "";
    if (it.w !== undefined) kind += ", " + title(here, "status", here.facets.status[it.w][0]);
    link.append(name, " ", make("small", "kind", kind));
    var strip = drawn(around.documents);
    if (strip) link.append(strip);
    var path = around.documents.slice(1).map(function (it) { return it.t; }).concat(around.beyond ? [around.beyond] : []).reverse();
    if (path.length) {
      var trail = make("span", "way");
      path.forEach(function (title, i) { if (i) trail.append(" › "); trail.append(say("span", "", title)); });
      link.append(trail);
    }
    if (it.s && it.s !== it.t) { var sentence = say("span", "says", ""); mark(sentence, it.s, one.words, asked); link.append(sentence); }
    return link;
  }

  // A text in which the words that matched are marked; of a word that only begins as asked, its beginning.
  function mark(into, text, words, asked) {
    var places = !words.length ? [] : throughlineWords(text, false).filter(function (it) { return words.indexOf(it.word) >= 0; }).map(function (it) {
      var begins = asked.find(function (word) { return it.word !== word && it.word.startsWith(word); });
      var end = begins && asked.indexOf(it.word) < 0 && it.end - it.start === it.word.length ? it.start + begins.length : it.end;
      return [it.start, end];
    }).sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    var from = 0;
    places.forEach(function (place) {
      if (place[1] <= from) return;
      into.append(text.slice(from, Math.max(from, place[0])), make("mark", "", text.slice(Math.max(from, place[0]), place[1])));
      from = place[1];
    });
    into.append(text.slice(from));
  }

  // The strip of the journey that something lies on: its curve, and the touchpoint lit.
  function drawn(documents) {
    var journey = documents.find(function (it) { return typeof it.g === "string"; });
    if (!journey) return null;
    var lit = documents.find(function (it) { return typeof it.g === "number"; });
    var stages = journey.g.split("|").map(function (marks) { return marks.match(/[-a-q]!?/gi) || [""]; });
    var columns = [].concat.apply([], stages), runs = [[]], path = function (cls, d) { return d ? "<path class=\"" + cls + "\" d=\"" + d + "\"/>" : ""; };
    var number = -1, dot = "";
    columns.forEach(function (letter, i) {
      if (letter) number++;
      var left = Math.floor(i * 120 / columns.length), width = Math.floor((i + 1) * 120 / columns.length) - left;
      var feeling = letter && letter[0] !== "-" ? (letter.toLowerCase().charCodeAt(0) - 97) / 4 - 2 : null;
      var point = { x: left + Math.floor(width / 2), y: 8 - Math.round(3 * (feeling || 0)) };
      if (feeling === null) runs.push([]); else runs[runs.length - 1].push(point);
      if (letter && lit && lit.g === number) dot = feeling === null ? path("u", "M" + point.x + " " + (point.y - 4) + "v8") : path("p " + shade(feeling), "M" + point.x + " " + point.y + "h0");
    });
    var borders = "M0 8H120", passed = 0;
    stages.forEach(function (marks, i) { if (i) borders += "M" + Math.floor(passed * 120 / columns.length) + " 0V16"; passed += marks.length; });
    var curve = "", above = "", below = "";
    runs.filter(function (run) { return run.length > 1; }).forEach(function (run) {
      var along = smooth(run), side = function (clamp) { return "M" + run[0].x + " 8L" + along.map(function (p) { return p.x + " " + clamp(p.y, 8); }).join(" ") + " " + run[run.length - 1].x + " 8z"; };
      curve += "M" + along.map(function (p) { return p.x + " " + p.y; }).join("L");
      above += side(Math.min);
      below += side(Math.max);
    });
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "strip xs");
    svg.setAttribute("viewBox", "0 0 120 16");
    svg.setAttribute("aria-hidden", "true");
    // Nothing of it comes from content but letters that were read above.
    svg.innerHTML = path("a", above) + path("b", below) + path("z", borders) + path("c", curve) + "<g class=\"r3\">" + dot + "</g>";
    return svg;
  }
  function shade(feeling) { return feeling <= -1.5 ? "f-2" : feeling < -0.25 ? "f-1" : feeling <= 0.25 ? "f0" : feeling < 1.5 ? "f1" : "f2"; }
  // Places along a curve through points that is never higher or lower between two of them than the two are (src/picture/curve.rs).
  function smooth(points) {
    var slope = points.map(function (_, i) {
      var before = i ? (points[i].y - points[i - 1].y) / (points[i].x - points[i - 1].x || 1) : null;
      var after = i < points.length - 1 ? (points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x || 1) : null;
      if (before === null || after === null) return before === null ? after : before;
      return before * after > 0 ? 2 * before * after / (before + after) : 0;
    });
    var along = [points[0]];
    for (var i = 1; i < points.length; i++) {
      var p = points[i - 1], q = points[i], width = q.x - p.x;
      for (var n = 1; n <= 4; n++) {
        var t = n / 4, u = 1 - t;
        var y = u * u * u * p.y + 3 * u * u * t * (p.y + slope[i - 1] * width / 3) + 3 * u * t * t * (q.y - slope[i] * width / 3) + t * t * t * q.y;
        along.push({ x: Math.round((p.x + width * t) * 10) / 10, y: Math.round(y * 10) / 10 });
      }
    }
    return along;
  }

  // --- keys

  function choose(to) {
    var options = list.querySelectorAll("[role=option]");
    if (!options.length) return;
    if (options[at]) options[at].setAttribute("aria-selected", "false");
    at = Math.max(0, Math.min(options.length - 1, to));
    options[at].setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", options[at].id);
    if (moved) options[at].scrollIntoView({ block: "nearest" });
  }

  function go(link, elsewhere) {
    keep();
    if (elsewhere) { open(link.href); return; }
    var isHere = link.href.split("#")[0] === location.href.split("#")[0];
    if (isHere) {
      leaving = true;
      sheet.close();
    }
    location.href = link.href;
  }

  field.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    var options = list.querySelectorAll("[role=option]"), last = options.length - 1;
    if (event.key === "Enter") {
      if (at < 0 || !options[at]) return;
      event.preventDefault();
      go(options[at], event.ctrlKey || event.metaKey);
      return;
    }
    // Until somebody has gone down, Home and End move in the words.
    var to = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, PageDown: at + 5, PageUp: at - 5, Home: moved ? 0 : null, End: moved ? last : null }[event.key];
    if (to === undefined || to === null || last < 0 || event.shiftKey) return;
    event.preventDefault();
    moved = true;
    choose(to);
  });
  list.addEventListener("click", function (event) {
    var link = event.target.closest("[role=option]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link, false);
  });
  field.addEventListener("input", changed);
  close.addEventListener("click", function () { sheet.close(); });
  sheet.addEventListener("click", function (event) { if (event.target === sheet) sheet.close(); });
  sheet.addEventListener("close", function () {
    clearTimeout(timer);
    if (leaving || !/^#find=/.test(location.hash)) { leaving = pushed = false; return; }
    if (pushed) history.back();
    else try { history.replaceState(null, "", location.pathname + location.search); } catch (e) { location.replace("#"); }
    pushed = false;
  });
  addEventListener("hashchange", function () {
    if (/^#find=/.test(location.hash)) return;
    leaving = true;
    if (sheet.open) sheet.close();
    leaving = false;
  });
  addEventListener("pagehide", keep);

  function changed() {
    keepSoon();
    if (stale) renew();
    update();
  }

  // --- while pages are written

  var stale = false;
  addEventListener("throughline-changed", function () { stale = true; });
  function renew() {
    stale = false;
    version++;
    var names = Object.keys(parts);
    Promise.all(names.map(loadPart)).then(update, failed);
  }

  // --- opening

  // The first letters that somebody types are not to wait for the index to be read and the script to be made quick: questions of our own
  // go before them, drawn where nobody sees it.
  var isWarm = false;
  function warm(part) {
    var first = part.documents[0];
    if (isWarm || !first) return;
    isWarm = true;
    [1, 2, 3, 1].forEach(function (length) {
      var words = Array.from(first.t).slice(0, length).join("");
      throughlineAsk(part, words).slice(0, AT_ONCE).forEach(function (one, i) { result(part, one, i, [words]); });
    });
  }

  window.throughlineFind = function (typed) {
    if (/^#find=/.test(location.hash)) {
      if (sheet.open && location.hash === written()) return;
      read();
    } else if (!sheet.open) {
      clear();
      field.value = "";
      pushed = true;
      try { history.pushState(null, "", "#find="); } catch (e) { location.hash = "find="; }
    }
    field.value += typed;
    ours(asset("search.css")).catch(function () { /* then without its looks */ }).then(function () {
      if (!sheet.isConnected) document.body.append(sheet);
      if (!sheet.open) sheet.showModal();
      field.focus();
      field.select();
      if (typed) field.setSelectionRange(field.value.length, field.value.length);
      if (isServed && parts.index) renew();
      if (!parts.index) wait();
      loadAll().then(function () { warm(parts.index); update(); }).catch(failed);
    });
  };
})();
