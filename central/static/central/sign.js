/* Drawing a signature with a finger, a pen or a mouse: whole numbers on a field of 600 by 200, in a hidden field.
   Without this script the page asks a name and a tick. Nothing is sent but by the form itself. */
(function () {
  "use strict";
  var field = document.getElementById("veld"), points = document.getElementById("punten");
  if (!field || !window.PointerEvent) return;
  var path = field.querySelector("path"), strokes = [], drawing = false, MOST = 4000;
  var wide = Number(field.dataset.wide), high = Number(field.dataset.high), count = 0;
  document.getElementById("tekening").hidden = false;

  function at(event) {
    var box = field.getBoundingClientRect();
    var x = Math.round((event.clientX - box.left) / box.width * wide);
    var y = Math.round((event.clientY - box.top) / box.height * high);
    return [Math.min(Math.max(x, 0), wide), Math.min(Math.max(y, 0), high)];
  }

  function show() {
    path.setAttribute("d", strokes.map(function (line) { return "M" + line.map(function (one) { return one.join(" "); }).join("L"); }).join(""));
    points.value = strokes.map(function (line) { return line.join(" "); }).join("|");
  }

  function add(event) {
    if (count >= MOST) return;
    var here = at(event), line = strokes[strokes.length - 1], last = line[line.length - 1];
    if (last && last[0] === here[0] && last[1] === here[1]) return;
    line.push(here);
    count += 1;
    show();
  }

  field.addEventListener("pointerdown", function (event) {
    drawing = true;
    field.setPointerCapture(event.pointerId);
    strokes.push([]);
    add(event);
    event.preventDefault();
  });
  field.addEventListener("pointermove", function (event) { if (drawing) add(event); });
  ["pointerup", "pointercancel"].forEach(function (name) {
    field.addEventListener(name, function () { drawing = false; });
  });
  document.getElementById("opnieuw").addEventListener("click", function () {
    strokes = [];
    count = 0;
    show();
  });
})();
