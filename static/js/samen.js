/* Rijen kiezen in een lijst: hoeveel er gekozen zijn, en alles van deze pagina ineens. Zonder script werken de vakjes ook. */
(() => {
  "use strict";
  const lijst = document.getElementById("lijst");
  const vakken = () => [...lijst.querySelectorAll("input[name=rij][form=samen]")];

  function tel() {
    const form = document.getElementById("samen");
    if (!form) return;
    const alle = vakken();
    const gekozen = alle.filter((vak) => vak.checked).length;
    const alles = form.querySelector("[data-alles]");
    alles.closest("label").hidden = alle.length === 0;
    alles.checked = gekozen > 0 && gekozen === alle.length;
    alles.indeterminate = gekozen > 0 && gekozen < alle.length;
    form.querySelector("[data-gekozen]").textContent = gekozen ? `${gekozen} gekozen` : "Nog niets gekozen";
    form.querySelectorAll("button[type=submit]").forEach((knop) => { knop.disabled = gekozen === 0; });
  }

  lijst.addEventListener("change", (e) => {
    if (e.target.matches("[data-alles]")) vakken().forEach((vak) => { vak.checked = e.target.checked; });
    if (e.target.matches("[data-alles], input[name=rij]")) tel();
  });
  lijst.addEventListener("ln:lijst", tel);
  window.addEventListener("pageshow", tel);
  tel();
})();
