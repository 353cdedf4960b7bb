// A list can be narrowed: to the items that hold some words (`input[data-filter]`: which list), and to those that have what is chosen of
// its facets (`.facets[data-of]`; an item says in `data-f` what it has). Of one facet any word will do, of several facets each must be met.
// Words and choices are kept in the address, behind the `#`, so that a link and the way back show the same. Without this the list is whole.
(function () {
  "use strict";

  // What the address says behind `#`: words and choices, unless it names a place or is a search.
  function said() { return new URLSearchParams(/^#(?!find=)[a-z.-]+=/.test(location.hash) ? location.hash.slice(1) : ""); }

  function keep(state) {
    var now = state.toString();
    try { history.replaceState(null, "", now ? "#" + now : location.pathname + location.search); } catch (e) { /* some file shares forbid it */ }
  }

  function prepare(list, field, facets) {
    var lots = Array.from(list.querySelectorAll("details:not(.order):has(> ul, > article), section:has(> ul), tbody"));
    var open = lots.map(function (lot) { return lot.open; });
    var buttons = facets ? Array.from(facets.querySelectorAll("button[value]")) : [];
    buttons.forEach(function (button) {
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
    });
    var nothing = document.createElement("p");
    nothing.className = "nothing";
    nothing.hidden = true;
    nothing.textContent = message("facet-nothing");
    nothing.setAttribute("role", "status");
    list.before(nothing);

    function items(lot) { return lot.querySelectorAll(":scope > ul > li, :scope > article, :scope > tr:not(:has([colspan]))"); }
    function facet(button) { return button.closest("[data-facet]").dataset.facet; }

    // How many of these words stand in an item, or in the head of its lot.
    function found(lot, item, words) {
      if (!words.length) return 0;
      var head = lot.querySelector("summary, [colspan], h2");
      var text = ((head ? head.textContent + " " : "") + item.textContent).toLowerCase();
      return words.filter(function (word) { return text.includes(word); }).length;
    }

    // The choices, facet by facet.
    function chosen() {
      var all = new Map();
      buttons.forEach(function (button) {
        if (button.getAttribute("aria-pressed") !== "true") return;
        var name = facet(button);
        all.set(name, (all.get(name) || []).concat(button.value));
      });
      return Array.from(all.values());
    }

    // A folded facet says what is chosen of it.
    function tell() {
      if (facets) facets.querySelectorAll("[data-facet]").forEach(function (it) {
        var on = Array.from(it.querySelectorAll("[aria-pressed=true]")), summary = it.firstElementChild;
        var title = summary.dataset.title = summary.dataset.title || summary.textContent;
        it.classList.toggle("on", on.length > 0);
        summary.textContent = on.length ? title + ": " + on.map(function (button) { return button.firstChild.textContent.trim(); }).join(", ") : title;
      });
    }

    function narrow(words, least) {
      var choices = chosen(), none = true;
      tell();
      lots.forEach(function (lot, i) {
        var any = false;
        items(lot).forEach(function (item) {
          var has = (item.dataset.f || "").split(" ");
          item.hidden = found(lot, item, words) < least || !choices.every(function (any) { return any.some(function (one) { return has.includes(one); }); });
          any = any || !item.hidden;
        });
        lot.hidden = !any;
        none = none && !any;
        if (open[i] !== undefined) lot.open = words.length || choices.length ? any : open[i];
      });
      nothing.hidden = !none;
    }

    function words() { return field ? field.value.toLowerCase().split(/\s+/).filter(Boolean) : []; }

    function change() {
      narrow(words(), words().length);
      var state = said();
      ["words"].concat(buttons.map(facet)).forEach(function (name) { state.delete(name); });
      if (field && field.value) state.set("words", field.value);
      buttons.forEach(function (button) { if (button.getAttribute("aria-pressed") === "true") state.append(facet(button), button.name); });
      keep(state);
    }

    // What the address says is what is shown.
    function restore() {
      var state = said();
      if (field) field.value = state.get("words") || "";
      buttons.forEach(function (button) {
        var is = state.getAll(facet(button)).includes(button.name);
        button.setAttribute("aria-pressed", String(is));
      });
      narrow(words(), words().length);
    }

    if (field) {
      field.parentNode.hidden = false;
      field.addEventListener("input", change);
    }
    if (facets) {
      facets.hidden = false;
      facets.addEventListener("click", function (event) {
        var button = event.target.closest("button[value]");
        if (!button) return;
        button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
        change();
      });
    }
    if (said().size) restore();
    addEventListener("hashchange", function () { if (!/^#find=/.test(location.hash)) restore(); });

    // On the page for an address that leads nowhere: what has most of its words.
    if (field && "ofAddress" in field.dataset) {
      var last = location.pathname.replace(/\/$/, "").split("/").pop().replace(/\.html?$/, "");
      var asked = last === "404" ? [] : last.toLowerCase().split(/[^a-z0-9]+/).filter(function (word) { return word.length > 2; });
      var most = 0;
      lots.forEach(function (lot) { items(lot).forEach(function (item) { most = Math.max(most, found(lot, item, asked)); }); });
      if (most) narrow(asked, most);
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    var field = document.querySelector("input[data-filter]"), facets = document.querySelector(".facets[data-of]");
    var list = document.getElementById(field ? field.dataset.filter : facets ? facets.dataset.of : "");
    if (list) prepare(list, field, facets);
  });
})();
