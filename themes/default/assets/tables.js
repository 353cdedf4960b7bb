// A table that can be put in another order and narrowed. Its heads become buttons that sort by their column; above it stands a choice
// for each head that offers one (`data-choose`), and of many rows a field for words that they hold. All of it is kept in the address,
// behind the `#`. A table that its page narrows with a list (`data-narrowed`) is only put in order.
// Without this it is a table in the order of the page. Where a head leads somewhere, its button stands beside the link. Of a matrix
// (`data-narrow-columns`: what its columns are) another field narrows the columns to those whose heads hold its words.
(function () {
  "use strict";

  // Of so many rows nobody needs words to find one.
  var MANY = 12;

  // What stands behind something sorts below what is there by itself.
  var MARKS = { "●": 1, "○": 0.5, "△": 0.25 };

  // What a cell sorts by: what it says it does, else its words. Nothing comes last, whichever way the column runs.
  function key(row, column) {
    var cell = row.cells[column];
    var said = cell.dataset.v;
    if (said === undefined) said = cell.textContent.trim();
    if (cell.classList.contains("unknown")) return null;
    if (MARKS[said.charAt(0)]) return MARKS[said.charAt(0)];
    if (cell.className && cell.firstElementChild && parseFloat(said)) return parseFloat(said);
    return said === "" ? null : isNaN(said) ? said : +said;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true });
  }

  // What the address says behind `#`, unless it names a place or is a search.
  function said() { return new URLSearchParams(/^#(?!find=)[a-z._-]+=/.test(location.hash) ? location.hash.slice(1) : ""); }

  function prepare(table) {
    var body = table.tBodies[0];
    var heads = Array.from(table.tHead.rows[table.tHead.rows.length - 1].cells);
    var columns = table.dataset.narrowColumns;
    var rows = Array.from(body.rows);
    var query = said();
    var choices = [];
    // Of several tables on a page each keeps its own order and choices.
    var own = table.dataset.name ? table.dataset.name + "." : "";

    function keep(name, value) {
      query = said();
      if (value) query.set(own + name, value); else query.delete(own + name);
      var now = query.toString();
      try { history.replaceState(null, "", now ? "#" + now : location.pathname + location.search); } catch (e) { /* some file shares forbid it */ }
    }

    function sort(column, down) {
      var sorted = rows.slice().sort(function (a, b) {
        var x = key(a, column), y = key(b, column);
        if (x === null || y === null) return (x === null) - (y === null);
        return down ? compare(y, x) : compare(x, y);
      });
      body.append.apply(body, sorted);
      heads.forEach(function (head, i) {
        if (i === column) head.setAttribute("aria-sort", down ? "descending" : "ascending"); else head.removeAttribute("aria-sort");
      });
    }

    function narrow() {
      var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach(function (row) {
        var text = words.length ? (columns ? row.cells[0] : row).textContent.toLowerCase() : "";
        row.hidden = !words.every(function (word) { return text.includes(word); }) || choices.some(function (choice) { return choice.value && row.cells[choice.column].textContent.trim() !== choice.value; });
      });
    }

    function narrowColumns() {
      var label = document.createElement("label"), field = document.createElement("input");
      field.type = "search";
      field.addEventListener("input", function () {
        var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
        var lines = rows.concat(Array.from(table.tFoot.rows), heads[0].parentNode);
        heads.slice(1, -1).forEach(function (head, i) {
          var text = head.textContent.toLowerCase();
          var out = !words.every(function (word) { return text.includes(word); });
          if (head.hidden !== out) lines.forEach(function (line) { line.cells[i + 1].hidden = out; });
        });
        // Groups of columns have no room where some are left out.
        if (table.tHead.rows.length > 1) table.tHead.rows[0].hidden = words.length > 0;
      });
      label.append(columns + " ", field);
      return label;
    }

    var bar = document.createElement("p");
    bar.className = "choices";
    var field = document.createElement("input");
    field.type = "search";
    field.value = query.get(own + "words") || "";
    field.addEventListener("input", function () { narrow(); keep("words", field.value); });
    if (rows.length > MANY && !("narrowed" in table.dataset)) {
      var narrowed = document.createElement("label");
      narrowed.append(message("filter") + " ", field);
      bar.append(narrowed);
    }
    if (columns && heads.length > MANY) bar.append(narrowColumns());
    heads.forEach(function (head, column) {
      var words = head.textContent.trim();
      var button = document.createElement("button");
      button.type = "button";
      var leads = head.querySelector("a");
      button.textContent = leads ? "↕" : words;
      if (leads) button.setAttribute("aria-label", message("table-sort-by") + " " + words);
      button.addEventListener("click", function () {
        // Figures begin with the largest, names with the first.
        var sorted = head.getAttribute("aria-sort");
        var down = sorted ? sorted === "ascending" : head.classList.contains("right") || (column > 0 && !!columns);
        sort(column, down);
        keep("sort", (down ? "-" : "") + column);
      });
      if (leads) head.append(button); else head.replaceChildren(button);
      if (head.dataset.choose === undefined) return;
      var all = Array.from(new Set(rows.map(function (row) { return row.cells[column].textContent.trim(); }))).filter(Boolean).sort(compare);
      if (all.length < 2) return;
      var label = document.createElement("label");
      var select = document.createElement("select");
      label.append(words + " ", select);
      select.append(new Option(message("table-all"), ""));
      all.forEach(function (one) { select.append(new Option(one, one)); });
      var kept = query.get(own + head.dataset.choose);
      if (all.includes(kept)) select.value = kept;
      choices.push({ get value() { return select.value; }, column: column });
      select.addEventListener("change", function () { narrow(); keep(head.dataset.choose, select.value); });
      bar.append(label);
    });
    if (bar.children.length) (table.closest(".wide, .mx-box") || table).before(bar);
    if (bar.children.length) narrow();
    var order = query.get(own + "sort");
    var column = Math.abs(+order);
    if (order && heads[column]) sort(column, order.startsWith("-"));
  }

  document.addEventListener("DOMContentLoaded", function () { document.querySelectorAll("table.sortable").forEach(prepare); });
})();
