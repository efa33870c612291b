/* De aanwezigheidslijst: wat de filter ververste, tikt weer zonder de pagina te laden, en de focus blijft op de knop van de tik. */
(() => {
  "use strict";
  document.getElementById("lijst")?.addEventListener("ln:lijst", (e) => window.htmx?.process(e.target));
})();
