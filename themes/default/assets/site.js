// Light and dark: the reader's choice is kept, and applied before the page is shown.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "throughline-mode";
  var kept = null;
  try { kept = localStorage.getItem(key); } catch (e) { /* a file share may keep nothing */ }
  if (kept === "light" || kept === "dark") root.dataset.mode = kept;
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-mode]:is(button)");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        var dark = root.dataset.mode ? root.dataset.mode === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.mode = dark ? "light" : "dark";
        try { localStorage.setItem(key, root.dataset.mode); } catch (e) { /* the choice lasts for this page */ }
      });
    }
    openTarget();
  });
  // An address that leads into something folded opens it.
  function openTarget() {
    var id = decodeURIComponent(location.hash.slice(1));
    var goal = id && document.getElementById(id);
    for (var at = goal; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }
  addEventListener("hashchange", openTarget);
})();
