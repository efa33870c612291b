/* Kiezen door te zoeken: een lange keuzelijst of een lange reeks vakjes wordt een zoekveld met wat gekozen is eronder.
   Wat verstuurd wordt, blijft de lijst of de vakjes zelf; zonder script staan die er gewoon. */
(() => {
  "use strict";
  const VEEL = 7;  // tot zoveel ziet iedereen in één oogopslag
  const adres = document.currentScript.dataset.bron;
  const plat = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const veilig = (tekst) => tekst.replace(/[&<>"']/g, (t) => `&#${t.charCodeAt(0)};`);
  const naam = (optie) => optie.groep ? `${optie.tekst} · ${optie.groep}` : optie.tekst;

  /* Wat op de server gevonden is en niet op de pagina staat, komt erbij: om te versturen, en om terug te zetten uit een concept. */
  window.lnKeuze = {
    optie: (lijst, waarde, tekst) => lijst.appendChild(new Option(tekst, waarde)),
    vak: (bak, waarde, tekst) => {
      const label = document.createElement("label");
      const el = document.createElement("input");
      const woorden = document.createElement("strong");
      Object.assign(el, { type: "checkbox", className: "form-check-input", name: bak.dataset.naam, value: waarde });
      woorden.textContent = tekst;
      label.className = "ln-choice";
      label.append(el, woorden);
      bak.append(label);
      return el;
    },
  };

  /* Een lijst die te lang is voor de pagina: het formulier zelf zegt wat er past, hoogstens twintig. Wie doortypt, wacht niet op wat eerder gevraagd werd. */
  const vraagDePagina = (veld, zeef = (keuzes) => keuzes) => {
    let beurt = 0;
    const zoek = (vraag, geef) => {
      const mijn = ++beurt;
      zoek.bezig = true;
      setTimeout(async () => {
        if (mijn !== beurt) return;
        const waar = new URL(location.href);
        waar.hash = "";
        waar.searchParams.set("kies", veld);
        waar.searchParams.set("q", vraag);
        const antwoord = await fetch(waar).catch(() => null);
        const keuzes = antwoord?.ok ? (await antwoord.json()).keuzes : [];
        if (mijn !== beurt) return;
        zoek.bezig = false;
        geef(zeef(keuzes));
      }, 150);
    };
    return zoek;
  };

  /* Eén vorm voor beide: keuzes, wat gekozen is, en hoe je kiest en weer weghaalt. */
  const vanVakjes = (veld) => {
    const bak = veld.querySelector(".ln-choices");
    const ver = bak.dataset.zoek;  // te veel voor de pagina: ze draagt alleen wat gekozen is
    const vakjes = () => [...bak.querySelectorAll("input")];
    const id = ver ? bak.dataset.eerste : vakjes()[0].id;
    const zet = (optie, aan) => { optie.el.checked = aan; optie.el.dispatchEvent(new Event("change", { bubbles: true })); };
    return {
      veld,
      verberg: bak,
      id,
      wat: veld.querySelector("legend").firstChild.textContent.trim(),
      meer: true,
      maakVrij: () => { vakjes().filter((el) => el.id === id).forEach((el) => { el.id = `${id}-keuze`; }); },
      keuzes: () => vakjes().map((el) => ({ el, tekst: el.parentElement.querySelector("strong").textContent, aan: el.checked })),
      kies: (optie) => zet(optie.el ? optie : { el: vakjes().find((el) => el.value === optie.waarde) ?? window.lnKeuze.vak(bak, optie.waarde, naam(optie)) }, true),
      laat: (optie) => zet(optie, false),
      zoek: ver && vraagDePagina(ver, (keuzes) => keuzes.filter((k) => !vakjes().some((el) => el.checked && el.value === k.waarde))),
    };
  };
  const vanLijst = (veld) => {
    const lijst = veld.querySelector("select");
    const leeg = [...lijst.options].find((o) => o.value === "");
    const ver = lijst.dataset.zoek;
    const zet = (waarde) => { lijst.value = waarde; lijst.dispatchEvent(new Event("change", { bubbles: true })); };
    return {
      veld,
      verberg: lijst,
      id: lijst.id,
      wat: veld.querySelector("label").firstChild.textContent.trim(),
      meer: false,
      leeg: leeg?.text,
      maakVrij: () => { lijst.id = `${lijst.id}-keuze`; },
      keuzes: () => [...lijst.options].filter((o) => o.value !== "").map((el) => ({ el, tekst: el.text, groep: el.parentElement.label, aan: el.selected })),
      kies: (optie) => {
        const el = optie.el ?? [...lijst.options].find((o) => o.value === optie.waarde);
        zet((el ?? window.lnKeuze.optie(lijst, optie.waarde, naam(optie))).value);
      },
      laat: () => zet(""),
      zoek: ver && vraagDePagina(ver),
    };
  };

  const zoek = (keuzes, vraag) => {
    const woorden = plat(vraag).split(/\s+/).filter(Boolean);
    return keuzes.filter((k) => !k.aan && woorden.every((w) => plat(naam(k)).includes(w)));
  };

  const maak = (bouw) => {
    const fout = bouw.veld.querySelector(".is-invalid") !== null;
    const plek = document.createElement("div");
    const gekozen = document.createElement("ul");
    const melding = document.createElement("p");
    plek.className = "ln-kiezer";
    gekozen.className = "ln-kiezer__gekozen";
    melding.className = "visually-hidden";
    melding.setAttribute("role", "status");
    const vak = document.createElement("div");
    const rest = document.createElement("p");
    rest.className = "ln-error";
    rest.id = `${bouw.id}-rest`;
    rest.setAttribute("role", "alert");
    rest.hidden = true;
    plek.append(gekozen, vak, rest, melding);
    bouw.verberg.before(plek);
    bouw.verberg.hidden = true;
    bouw.maakVrij();
    if (bouw.meer) {
      const label = document.createElement("label");
      label.className = "visually-hidden";
      label.htmlFor = bouw.id;
      label.textContent = `Zoek en kies: ${bouw.wat}`;
      vak.before(label);
    }
    const invoer = () => vak.querySelector("input");
    const toon = () => {
      const aan = bouw.keuzes().filter((k) => k.aan);
      gekozen.replaceChildren(...aan.map((optie) => {
        const li = document.createElement("li");
        const weg = document.createElement("button");
        const lees = document.createElement("span");
        weg.type = "button";
        weg.className = "ln-kiezer__weg";
        lees.className = "visually-hidden";
        lees.textContent = `Haal weg: ${naam(optie)}`;
        weg.append(lees);
        weg.addEventListener("click", () => { bouw.laat(optie); toon(); melding.textContent = `${naam(optie)} is weggehaald.`; invoer().focus(); });
        li.append(naam(optie), weg);
        return li;
      }));
      gekozen.hidden = aan.length === 0;
      vak.hidden = !bouw.meer && aan.length > 0;
    };
    /* Met de pijl omlaag vraagt de bibliotheek alles, ook als er al letters staan en het antwoord nog onderweg is. */
    const bron = bouw.zoek || ((vraag, geef) => geef(zoek(bouw.keuzes(), vraag)));
    window.accessibleAutocomplete({
      element: vak,
      id: bouw.id,
      name: "",
      source: (vraag, geef) => bron(vraag || invoer()?.value.trim() || "", geef),
      templates: { inputValue: () => "", suggestion: (optie) => optie && veilig(naam(optie)) },
      onConfirm: (optie) => {
        if (!optie) return;
        bouw.kies(optie);
        toon();
        melding.textContent = `${naam(optie)} is gekozen.`;
        if (!bouw.meer) gekozen.querySelector("button")?.focus();
      },
      confirmOnBlur: false,
      showAllValues: true,
      displayMenu: "overlay",
      autoselect: false,
      placeholder: bouw.meer ? "Typ een paar letters" : bouw.leeg ?? "Typ een paar letters",
      inputClasses: `form-control${fout ? " is-invalid" : ""}`,
      dropdownArrow: () => "<svg class=\"ln-kiezer__pijl\" aria-hidden=\"true\" viewBox=\"0 0 16 12\"><path d=\"m2 4 6 5 6-5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/></svg>",
      tNoResults: () => (bouw.zoek?.bezig ? "Even zoeken …" : "Niets gevonden"),
      tStatusQueryTooShort: (n) => `Typ minstens ${n} letters.`,
      tStatusNoResults: () => (bouw.zoek?.bezig ? "Even zoeken …" : "Niets gevonden."),
      tStatusSelectedOption: (tekst, n, i) => `${tekst}, ${i + 1} van ${n}.`,
      tStatusResults: (n) => (n === 1 ? "1 keuze." : `${n} keuzes.`),
      tAssistiveHint: () => "Typ om te zoeken; kies met de pijltjes en Enter.",
    });
    toon();
    /* Wat getypt is en niet gekozen, wordt niet verstuurd: dat staat erbij, en het formulier wacht tot het gekozen of gewist is. */
    const zegRest = () => {
      const getypt = vak.hidden ? "" : invoer().value.trim();
      rest.hidden = getypt === "";
      rest.textContent = getypt && `‘${getypt}’ is nog niet gekozen. Kies uit de lijst, of wis wat er staat.`;
      return getypt !== "";
    };
    vak.addEventListener("input", () => { rest.hidden = true; });
    vak.addEventListener("focusout", (e) => { if (!vak.contains(e.relatedTarget)) setTimeout(zegRest); });
    const form = bouw.veld.closest("form");
    form?.addEventListener("submit", (e) => {
      if (e.defaultPrevented || !zegRest()) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      plek.closest("details")?.setAttribute("open", "");
      invoer().focus();
    }, { capture: true });
    form?.addEventListener("ln:gevuld", toon);
    form?.addEventListener("reset", () => setTimeout(toon));
  };

  /* Waar altijd iets gekozen is, valt er niets weg te halen: dat blijft een gewone lijst. */
  const isLang = (lijst) => lijst.dataset.zoek || lijst.options.length > VEEL + 1 && [...lijst.options].some((o) => o.value === "");
  const velden = () => [
    ...[...document.querySelectorAll("main form[method=post] fieldset.ln-field:has(.ln-choices--dicht)")]
      .filter((veld) => veld.querySelector("[data-zoek]") || veld.querySelectorAll(".ln-choices input").length > VEEL).map(vanVakjes),
    ...[...document.querySelectorAll("main form[method=post] div.ln-field:has(> select.form-select)")]
      .filter((veld) => isLang(veld.querySelector("select"))).map(vanLijst),
    ...[...document.querySelectorAll("main form.ln-filter > div:has(> select[data-zoek])")].map(vanLijst),
  ];
  const bouwsels = velden();
  if (bouwsels.length === 0) return;
  const script = document.createElement("script");
  script.src = adres;
  script.addEventListener("load", () => bouwsels.forEach(maak));
  document.head.append(script);
})();
