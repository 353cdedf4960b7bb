// A trace: what is pointed at, reached by key or tapped lights its thread from end to end; where something is opened or closed the lines
// are drawn again. Lists, links and lines stand in the page without it.
(function () {
  "use strict";

  document.querySelectorAll(".tr").forEach(function (box) {
    var things = Array.from(box.querySelectorAll("[data-to]"));
    var columns = Array.from(box.querySelectorAll(":scope>div>ul"));
    var gaps = Array.from(box.querySelectorAll(":scope>svg"));
    var links = [];
    var drawn = null;
    var pinned = null;

    things.forEach(function (thing, from) {
      thing.dataset.to.split(" ").forEach(function (to) {
        if (to) links.push({ from: from, to: Math.abs(to), support: to[0] === "-" });
      });
    });

    function columnOf(thing) {
      return columns.findIndex(function (column) { return column.contains(thing); });
    }

    // The row that stands for a thing: its own, or the head of the outermost fold that hides it. A journey gathers the lines on its left.
    function rowOf(thing, fromLeft) {
      var row = thing;
      for (var at = thing; at !== box; at = at.parentElement) {
        if (at.tagName === "DETAILS" && !at.open) row = at.firstElementChild;
        if (fromLeft && at.classList.contains("j")) row = at.querySelector("summary") || at.firstElementChild;
      }
      return row;
    }

    function heightOf(row, svg) {
      var last = row.classList.contains("dots") ? row.nextElementSibling : row;
      var all = svg.getBoundingClientRect();
      return Math.round(((row.getBoundingClientRect().top + last.getBoundingClientRect().bottom) / 2 - all.top) * 56 / all.width);
    }

    function line(gap, a, b, support, link) {
      var svg = gaps[gap];
      if (!svg) return;
      var from = heightOf(a, svg), to = heightOf(b, svg);
      var isArc = columnOf(a) === columnOf(b);
      if (isArc && from === to) return;
      var key = gap + " " + isArc + " " + (isArc ? Math.min(from, to) + " " + Math.max(from, to) : from + " " + to);
      var known = drawn[key];
      if (!known) {
        var reach = Math.min(14 + Math.abs(to - from) / 8, 48);
        known = drawn[key] = { path: document.createElementNS("http://www.w3.org/2000/svg", "path"), links: [], support: true };
        known.path.setAttribute("d", isArc ? "M0 " + from + "C" + reach + " " + from + " " + reach + " " + to + " 0 " + to
          : "M0 " + from + "C28 " + from + " 28 " + to + " 56 " + to);
        svg.append(known.path);
      }
      known.support = known.support && support;
      known.path.setAttribute("class", known.support ? "s" : "");
      known.links.push(link);
    }

    function draw() {
      drawn = {};
      // Made low first, so that they do not hold the columns open.
      gaps.forEach(function (svg) { svg.replaceChildren(); svg.setAttribute("viewBox", "0 0 56 1"); });
      var bottom = columns[0].parentElement.getBoundingClientRect().bottom;
      gaps.forEach(function (svg) {
        var room = svg.getBoundingClientRect();
        if (room.width) svg.setAttribute("viewBox", "0 0 56 " + Math.round((bottom - room.top) * 56 / room.width));
      });
      links.forEach(function (link, place) {
        var a = things[link.from], b = things[link.to];
        var left = columnOf(a), right = columnOf(b);
        if (left === right) { line(left, rowOf(a), rowOf(b), link.support, place); return; }
        var row = rowOf(a);
        for (var gap = left; gap < right; gap++) {
          var next = gap + 1 === right ? rowOf(b, true) : columns[gap + 1].querySelector(".v") || row;
          line(gap, row, next, link.support, place);
          row = next;
        }
      });
    }

    // All that hangs on things, and all that these hang on.
    function thread(of) {
      var on = new Set();
      [["to", "from"], ["from", "to"]].forEach(function (way) {
        var open = of.slice(), seen = new Set(of);
        while (open.length) {
          var at = open.pop();
          links.forEach(function (link, place) {
            if (link[way[1]] !== at) return;
            on.add(place);
            if (!seen.has(link[way[0]])) { seen.add(link[way[0]]); open.push(link[way[0]]); }
          });
        }
      });
      return on;
    }

    function light(target) {
      var rows = target ? things.filter(function (thing) { return target.contains(thing) || thing.contains(target); }) : [];
      box.classList.toggle("lit", rows.length > 0);
      box.querySelectorAll(".on").forEach(function (it) { it.classList.remove("on"); });
      if (!rows.length) return;
      if (!drawn) draw();
      var of = rows.map(function (row) { return things.indexOf(row); });
      var on = thread(of);
      var lit = new Set(of);
      on.forEach(function (place) { lit.add(links[place].from); lit.add(links[place].to); });
      lit.forEach(function (place) {
        var thing = things[place], row = rowOf(thing), journey = thing.closest(".j");
        row.classList.add("on");
        if (!journey) return;
        var dots = journey.querySelectorAll(".dots [class]:not(.u)");
        var dot = dots[Array.prototype.indexOf.call(journey.querySelectorAll("[data-to]"), thing)];
        if (dot) dot.classList.add("on");
      });
      Object.keys(drawn).forEach(function (key) {
        drawn[key].path.classList.toggle("on", drawn[key].links.some(function (place) { return on.has(place); }));
      });
    }

    function rowAt(target) {
      var row = target.closest("[data-to],.j,.g");
      return row && box.contains(row) ? row : null;
    }

    box.addEventListener("pointerover", function (event) { if (event.pointerType === "mouse") light(rowAt(event.target) || pinned); });
    box.addEventListener("pointerleave", function () { light(pinned); });
    box.addEventListener("focusin", function (event) { light(rowAt(event.target)); });
    box.addEventListener("focusout", function () { light(pinned); });
    // A tap lights first; a second one follows the link. Where there are no lines it follows at once.
    box.addEventListener("click", function (event) {
      var row = rowAt(event.target);
      if (event.target.closest("summary")) return;
      var isLink = event.target.closest("a");
      if (isLink && (event.pointerType === "mouse" || !event.pointerType || row === pinned || !gaps.length || !gaps[0].getBoundingClientRect().width)) return;
      if (isLink) event.preventDefault();
      pinned = row === pinned ? null : row;
      light(pinned);
    });
    box.addEventListener("keydown", function (event) { if (event.key === "Escape") { pinned = null; light(null); } });
    box.addEventListener("toggle", function () { draw(); }, true);
    window.addEventListener("resize", function () { if (drawn) draw(); });
    box.classList.add("live");
  });
})();
