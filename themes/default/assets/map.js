// The map of a journey: heads that keep their height, lanes that fold, one channel alone, links to
// copy. All facts stand in the page without it. What is folded and chosen is kept in the address.
(function () {
  "use strict";
  var map = document.querySelector(".map");
  var query = new URLSearchParams(location.search);

  // Keeps the choice in the address, so that a link shows the same. A file share may refuse: then it lasts for this page.
  function keep(key, value) {
    if (value) query.set(key, value); else query.delete(key);
    var text = query.toString().replace(/%2C/g, ",");
    try { history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash); } catch (e) { /* see above */ }
  }

  // Heads that stay at the upper edge are as high as the highest of them.
  function measureHeads() {
    ["head", "title"].forEach(function (name) {
      var row = map.querySelector(".rule.r-" + (name === "head" ? "stage" : "title"));
      map.style.setProperty("--" + name, row.offsetHeight + "px");
    });
  }

  function foldable() {
    var folded = (query.get("without") || "").split(",").filter(Boolean);
    function show(row, lane, button) {
      var away = folded.indexOf(row) >= 0;
      map.querySelectorAll(".column .r-" + row + (row === "feels" ? ",.mood" : "")).forEach(function (cell) { cell.classList.toggle("folded", away); });
      lane.classList.toggle("away", away);
      button.setAttribute("aria-expanded", String(!away));
    }
    map.querySelectorAll(".lane[data-lane]").forEach(function (lane) {
      var row = lane.dataset.lane;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = lane.firstChild.textContent;
      lane.replaceChild(button, lane.firstChild);
      lane.removeAttribute("aria-hidden");
      show(row, lane, button);
      button.addEventListener("click", function () {
        var at = folded.indexOf(row);
        if (at >= 0) folded.splice(at, 1); else folded.push(row);
        show(row, lane, button);
        keep("without", folded.join(","));
      });
    });
  }

  function filterable(bar) {
    var buttons = Array.from(bar.querySelectorAll("button"));
    var told = bar.querySelector("[role=status]");
    function show(chosen) {
      var shown = 0, all = 0;
      map.querySelectorAll(".columns>.column").forEach(function (column) {
        var fits = !chosen || (column.dataset.c || "").split(" ").indexOf(String(buttons.indexOf(chosen))) >= 0;
        column.classList.toggle("aside", !fits);
        all += 1;
        if (fits) shown += 1;
      });
      buttons.forEach(function (button) { button.setAttribute("aria-pressed", String(button === chosen)); });
      told.textContent = chosen ? message("map-shown") : "";
      keep("channel", chosen ? chosen.dataset.channel : "");
    }
    buttons.forEach(function (button) {
      button.addEventListener("click", function () { show(button.getAttribute("aria-pressed") === "true" ? null : button); });
    });
    var wanted = buttons.find(function (button) { return button.dataset.channel === query.get("channel"); });
    if (wanted) show(wanted);
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "vh";
    document.body.append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject();
  }

  function copyable() {
    document.querySelectorAll("a[data-copy]").forEach(function (link) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = message("map-copy-link");
      button.append(Object.assign(document.createElement("span"), { className: "vh", textContent: message("map-copy-link-to") + link.textContent }));
      button.addEventListener("click", function () {
        var says = button.firstChild;
        copy(link.href.replace(/\?[^#]*/, "")).then(function () { says.textContent = message("map-copied"); }, function () { location.hash = link.hash; });
        setTimeout(function () { says.textContent = message("map-copy-link"); }, 2000);
      });
      link.closest("h4").after(button);
    });
  }

  // A narrow screen has told most of it already, down the page: there the stages in full begin folded, and open to
  // whoever follows a link into one. On paper they are all open.
  function stagesInFull() {
    var stages = document.querySelectorAll(".stage-full");
    function reveal() {
      var id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch (_) { /* a `%` that is no escape */ }
      var at = document.getElementById(id);
      var stage = at && at.closest(".stage-full");
      if (!stage || stage.open) return;
      stage.open = true;
      at.scrollIntoView();
    }
    function open(is) { stages.forEach(function (stage) { stage.open = is; }); }
    if (matchMedia("not all and (min-width: 44rem)").matches) open(false);
    addEventListener("beforeprint", function () { open(true); });
    addEventListener("hashchange", reveal);
    reveal();
  }

  if (map) {
    new ResizeObserver(measureHeads).observe(map);
    foldable();
    var bar = document.querySelector("[data-filter]");
    if (bar) { filterable(bar); bar.classList.add("ready"); }
  }
  copyable();
  stagesInFull();
})();
