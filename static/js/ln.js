/* Klein gemak bovenop pagina's die zonder script ook werken. Geen inline code, geen eval. */
(() => {
  "use strict";
  const $ = (kies, in_ = document) => in_.querySelector(kies);
  const $$ = (kies, in_ = document) => [...in_.querySelectorAll(kies)];

  /* Wat niet elke pagina nodig heeft, komt erbij waar het nodig is. */
  const { datum, tekens, opmaak } = document.currentScript.dataset;
  const haalBij = (bron, gegevens = {}) => {
    const script = document.createElement("script");
    Object.assign(script.dataset, gegevens);
    Object.assign(script, { src: bron, async: false });
    document.head.append(script);
  };
  if (datum && $("input[data-dag], input[data-uur]")) haalBij(datum, { tekens });
  if (opmaak && $$("textarea[data-rijk]").some((vak) => vak.rows > 4)) haalBij(opmaak);

  /* Uitklapmenu's: één tegelijk, dicht met Escape of met een klik ernaast. */
  const open = () => $$("details.ln-pop[open]");
  document.addEventListener("toggle", (e) => {
    if (!e.target.matches?.("details.ln-pop") || !e.target.open) return;
    open().forEach((d) => { if (d !== e.target && !d.contains(e.target)) d.open = false; });
  }, true);
  document.addEventListener("click", (e) => {
    open().forEach((d) => { if (!d.contains(e.target)) d.open = false; });
  });
  document.addEventListener("focusin", (e) => {
    open().forEach((d) => { if (!d.contains(e.target)) d.open = false; });
  });

  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") open().forEach((d) => { d.open = false; $("summary", d)?.focus(); });
  });

  /* Fouten: de samenvatting krijgt de focus en de titel zegt het ook. */
  const fouten = $("#fouten");
  if (fouten) {
    document.title = `Fout: ${document.title}`;
    fouten.focus();
  }

  /* Wat er net gebeurde, krijgt de focus, zodat het voorgelezen wordt en de volgende Tab daar verdergaat. */
  const bericht = $("#berichten > .ln-note, [data-bericht]");
  if (bericht && !fouten && !$("[autofocus]")) {
    bericht.tabIndex = -1;
    bericht.focus({ preventScroll: !["", "#inhoud"].includes(location.hash) });  // met een anker blijft het bericht vanzelf in beeld
  }

  /* Bevestiging: <button data-bevestig="Dit trekt je vraag in." data-bevestig-ja="Trek in">. */
  const venster = $("#bevestiging");
  let wacht = null;
  document.addEventListener("submit", (e) => {
    const knop = e.submitter;
    const vraag = knop?.dataset.bevestig ?? e.target.dataset.bevestig;
    if (!vraag || !venster || e.target.dataset.bevestigd) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    wacht = { form: e.target, knop };
    $("#bevestiging-tekst").textContent = vraag;
    const ja = $("#bevestiging-ja");
    ja.textContent = knop?.dataset.bevestigJa ?? e.target.dataset.bevestigJa ?? "Ja, doe dit";
    ja.className = `btn ${knop?.matches("[data-gevaar]") ? "btn-danger" : "btn-primary"}`;
    venster.returnValue = "";
    venster.showModal();
    if (knop?.matches("[data-gevaar]")) $("#bevestiging-nee").focus();  // een tweede Enter doet dan niets
  }, true);
  venster?.addEventListener("close", () => {
    const { form, knop } = wacht ?? {};
    wacht = null;
    if (!form || venster.returnValue !== "ja") return;
    form.dataset.bevestigd = "1";
    form.requestSubmit(knop ?? undefined);
    delete form.dataset.bevestigd;
  });

  /* Een formulier vertrekt één keer, ook na een dubbele klik. */
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (e.defaultPrevented || form.method !== "post") return;
    if (form.dataset.bezig) { e.preventDefault(); return; }
    form.dataset.bezig = "1";
    setTimeout(() => { delete form.dataset.bezig; }, 4000);
  });
  window.addEventListener("pageshow", () => $$("form[data-bezig]").forEach((f) => { delete f.dataset.bezig; }));

  /* Filter: kiezen is genoeg; de knop blijft voor wie zonder script leest. */
  $$("form[data-meteen]").forEach((form) => form.addEventListener("change", (e) => {
    if (!e.target.matches("input[type=search], input[type=text]")) form.requestSubmit();
  }));

  /* Conflict: de gekozen tekst komt in het veld te staan. */
  $$("[data-conflict]").forEach((groep) => {
    const veld = document.getElementById(groep.dataset.conflict);
    groep.addEventListener("change", (e) => {
      if (!("waarde" in e.target.dataset)) return;
      const waarde = e.target.dataset.waarde;
      if (!veld) {  // een groep keuzes: vink aan wat in die tekst stond
        const gekozen = waarde.split(",");
        $$("input", groep).filter((el) => !("waarde" in el.dataset)).forEach((el) => { el.checked = gekozen.includes(el.value); });
        return;
      }
      if (veld.multiple) {
        const gekozen = waarde.split(",");
        $$("option", veld).forEach((o) => { o.selected = gekozen.includes(o.value); });
      } else if (veld.type === "checkbox") {
        veld.checked = waarde === "True" || waarde === "on";
      } else {
        veld.value = waarde;
      }
    });
  });

  /* Afdrukken */
  document.addEventListener("click", (e) => { if (e.target.closest?.("[data-druk]")) window.print(); });

  /* htmx: zeg het wanneer de server niet antwoordt. */
  document.addEventListener("htmx:sendError", () => {
    const plek = $("#berichten");
    if (!plek || plek.dataset.fout) return;
    plek.dataset.fout = "1";
    const p = document.createElement("p");
    p.textContent = "We krijgen even geen antwoord. Kijk je verbinding na; de pagina probeert het vanzelf opnieuw.";
    const vak = document.createElement("div");
    vak.className = "ln-note ln-note--warn";
    vak.append(p);
    plek.append(vak);
  });
  document.addEventListener("htmx:afterRequest", (e) => {
    const plek = $("#berichten");
    if (plek?.dataset.fout && e.detail.successful) { delete plek.dataset.fout; $(".ln-note--warn:last-child", plek)?.remove(); }
  });
})();
