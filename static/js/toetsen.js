/* Sneltoetsen: / zoekt, n maakt nieuw, g en een letter gaat ergens heen, ? toont ze. Uit te zetten, want een toets die
   alleen staat, hindert wie zijn toestel met de stem bedient. Elke plek noemt haar letter zelf, in data-ga. */
(() => {
  "use strict";
  const $ = (kies, in_ = document) => in_.querySelector(kies);
  const venster = $("#toetsen");
  const UIT = "ln-sneltoetsen-uit";
  const staatUit = () => { try { return localStorage.getItem(UIT) === "1"; } catch { return false; } };
  const typt = (el) => el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName);
  const nieuw = () => $("a[data-nieuw]");
  const plekken = () => [...document.querySelectorAll("a[data-ga]")].filter((a) => a.dataset.ga);
  let naG = 0;

  function zoek() {
    const veld = $("#zoek");
    if (!veld || veld.offsetParent === null) {
      const pagina = $("a[data-zoekpagina]");
      pagina?.click();
      return Boolean(pagina);
    }
    veld.focus();
    veld.select();
    return true;
  }

  function toon() {
    if (!venster || venster.open) return false;
    const regel = $("[data-bij-nieuw]", venster);
    regel.hidden = !nieuw();
    $("dd", regel).textContent = nieuw()?.textContent.trim() ?? "";
    $("[data-bij-zoek]", venster).hidden = !$("#zoek, a[data-zoekpagina]");
    $("[data-bij-ga]", venster).hidden = !plekken().length;
    $(".ln-toetsen--ga", venster).replaceChildren(...plekken().map((a) => {
      const rij = document.createElement("div");
      const toets = document.createElement("kbd");
      toets.textContent = a.dataset.ga;
      const [dt, dd] = ["dt", "dd"].map((naam) => document.createElement(naam));
      dt.append(toets);
      dd.textContent = a.dataset.naam ?? a.textContent.trim();
      rij.append(dt, dd);
      return rij;
    }));
    $("#toetsen-aan").checked = !staatUit();
    venster.showModal();
    return true;
  }

  function doe(toets) {
    if (naG && Date.now() - naG < 1500) {
      naG = 0;
      const plek = plekken().find((a) => a.dataset.ga === toets);
      plek?.click();
      return Boolean(plek);
    }
    if (toets === "g") { naG = Date.now(); return true; }
    if (toets === "/") return zoek();
    if (toets === "?") return toon();
    if (toets === "n" && nieuw()) { nieuw().click(); return true; }
    return false;
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.repeat || typt(e.target) || $("dialog[open]") || staatUit()) return;
    if (doe(e.key)) e.preventDefault();
  });

  const knop = $("[data-toon-toetsen]");
  if (knop && venster) {
    knop.hidden = false;
    $("button", knop).addEventListener("click", toon);
    $("#toetsen-aan").addEventListener("change", (e) => {
      try { if (e.target.checked) localStorage.removeItem(UIT); else localStorage.setItem(UIT, "1"); } catch { /* dan niet bewaard */ }
    });
  }
})();
