/* Scanning one after the other: the field is free again at once, and what was scanned goes in order. */
(function () {
  "use strict";
  var form = document.getElementById("scan"), field = document.getElementById("label");
  var told = document.getElementById("gescand"), off = document.getElementById("weg");
  var token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  var waiting = [], busy = false, AGAIN = 2000;

  function next() {
    if (busy || !waiting.length) return;
    busy = true;
    var said = new URLSearchParams({ csrfmiddlewaretoken: token, label: waiting[0] });
    fetch(form.action, { method: "POST", body: said, headers: { "X-Script": "1" }, credentials: "same-origin", cache: "no-store" })
      .then(function (answer) {
        if (answer.redirected || answer.status === 403) { window.location.reload(); return null; }
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (words) {
        busy = false;
        if (words === null) return;
        waiting.shift();
        off.hidden = true;
        told.innerHTML = words;
        next();
      })
      .catch(function () {
        off.hidden = false;
        window.setTimeout(function () { busy = false; next(); }, AGAIN);
      });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    waiting.push(field.value);
    field.value = "";
    field.focus();
    next();
  });
  /* Wherever somebody touched, the next scan goes into the field. */
  document.addEventListener("keydown", function (event) {
    if (document.activeElement !== field && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) field.focus();
  });
  window.addEventListener("beforeunload", function (event) { if (waiting.length) event.preventDefault(); });
  field.focus();
})();
