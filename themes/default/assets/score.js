// A score: who points at a step reads what the words below say of it, and who presses it gets there. All of that stands in
// the page without it.
(function () {
  "use strict";
  var dots = Array.from(document.querySelectorAll(".sp>*"));
  var said = document.querySelectorAll(".in-words ol>li");

  dots.forEach(function (dot, place) {
    var words = said[place];
    dot.addEventListener("pointerenter", function () {
      if (dot.firstChild) return;
      var title = document.createElementNS("http://www.w3.org/2000/svg", "title");
      title.textContent = words.textContent;
      dot.append(title);
    });
    dot.addEventListener("click", function () {
      said.forEach(function (it) { it.classList.toggle("now", it === words); });
      words.closest("details").open = true;
      words.scrollIntoView({ block: "center" });
    });
  });
})();
