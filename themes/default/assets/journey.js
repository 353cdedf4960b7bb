// The whole journey stays in sight: once the overview has gone, a strip below the bar marks the stage that is being read.
(function () {
  "use strict";
  var strip = document.querySelector(".at-stage");
  if (!strip) return;
  var links = Array.from(strip.querySelectorAll("a"));
  var stages = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
  var columns = strip.querySelectorAll(".k");
  var pictures = Array.from(document.querySelectorAll(".over"));
  var waits = false;
  function mark() {
    waits = false;
    strip.classList.toggle("on", Math.max.apply(null, pictures.filter(function (it) { return it.offsetParent; }).map(function (it) { return it.getBoundingClientRect().bottom; })) < strip.getBoundingClientRect().top - 30);
    var at = -1;
    stages.forEach(function (stage, i) { if (stage && stage.getBoundingClientRect().top < innerHeight / 3) at = i; });
    links.forEach(function (link, i) {
      if (i === at) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      if (columns[i]) columns[i].classList.toggle("on", i === at);
    });
  }
  addEventListener("scroll", function () { if (!waits) { waits = true; requestAnimationFrame(mark); } }, { passive: true });
  mark();
})();
