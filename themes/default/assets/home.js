// Home in another order: the rows change places, and headings of groups step aside. The order is kept in the address. Without this
// the same orders stand as lists below the rows.
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var group = document.querySelector(".orders");
    var rows = document.querySelector(".rows");
    if (!group || !rows) return;
    var published = Array.from(rows.children);
    var buttons = Array.from(group.querySelectorAll("button"));

    function show(order) {
      var all = published.slice();
      if (order) all.sort(function (a, b) { return (+a.dataset[order] || 0) - (+b.dataset[order] || 0); });
      all.forEach(function (it) {
        it.hidden = !!order && it.tagName === "H2";
        rows.appendChild(it);
      });
      buttons.forEach(function (it) { it.setAttribute("aria-pressed", String(it.dataset.order === order)); });
    }

    var query = new URLSearchParams(location.search);
    group.hidden = false;
    group.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      show(button.dataset.order);
      if (button.dataset.order) query.set("order", button.dataset.order); else query.delete("order");
      var said = query.toString();
      try { history.replaceState(null, "", location.pathname + (said ? "?" + said : "") + location.hash); } catch (e) { /* some file shares forbid it */ }
    });
    var kept = query.get("order");
    if (kept && buttons.some(function (it) { return it.dataset.order === kept; })) show(kept);
  });
})();
