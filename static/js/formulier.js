/* Formulieren: tel mee met de server en knip niets weg; bewaar wat je typt tot de server het aannam. */
(() => {
  "use strict";
  const getal = new Intl.NumberFormat("nl-BE");
  const tekens = (n) => `${getal.format(n)} ${n === 1 ? "teken" : "tekens"}`;

  /* Zoals de server telt: letters (geen bytes), een regeleinde als één, zonder wit vooraan en achteraan. */
  const lengte = (tekst) => [...tekst.replace(/\r\n?/g, "\n").trim().normalize("NFC")].length;

  const maakTeller = (veld) => {
    const bestaand = veld.parentElement.querySelector("[data-teller]");
    const p = bestaand ?? document.createElement("p");
    if (!bestaand) { p.dataset.teller = ""; p.className = "ln-soft ln-small mt-1 mb-0"; veld.after(p); }
    p.dataset.begin = p.textContent;
    p.setAttribute("aria-live", "polite");
    return p;
  };
  const tel = (veld) => {
    const hoogstens = Number(veld.dataset.hoogstens);
    const over = hoogstens - lengte(veld.value);
    if (over > hoogstens / 5 && !veld.teller) return;
    veld.teller ??= maakTeller(veld);
    const p = veld.teller;
    p.classList.toggle("ln-error", over < 0);
    p.classList.toggle("ln-soft", over >= 0);
    if (over < 0) p.textContent = `${tekens(-over)} te veel. Er mogen er hoogstens ${getal.format(hoogstens)} staan; kort het zelf in, we knippen niets weg.`;
    else p.textContent = over > hoogstens / 5 ? p.dataset.begin : `Nog ${tekens(over)}.`;
  };
  document.addEventListener("input", (e) => { if (e.target.dataset?.hoogstens) tel(e.target); });
  document.querySelectorAll("[data-hoogstens]").forEach(tel);

  /* Concept: elk formulier met een tekst van meer dan één regel. Het hoort bij één mens: wie aangemeld is, vindt het terug op
     dit toestel, en niemand anders leest het; wie niet aangemeld is, heeft het zolang dit tabblad open is. */
  const HOOGSTENS_DAGEN = 30;
  const mens = document.body.dataset.mens ?? "";
  const begin = `ln-concept:${mens}:`;
  const winkel = (() => {
    let plek = null;
    try { plek = mens ? localStorage : sessionStorage; } catch { /* opslag staat uit */ }
    const lees = (k) => { try { return JSON.parse(plek.getItem(k)); } catch { return null; } };
    return {
      lees,
      zet: (k, v) => { try { plek.setItem(k, JSON.stringify(v)); } catch { /* opslag staat uit of is vol */ } },
      wis: (k) => { try { plek.removeItem(k); } catch { /* opslag staat uit */ } },
      mijne: () => { try { return Object.keys(plek).filter((k) => k.startsWith(begin)); } catch { return []; } },
    };
  })();

  /* Wie aangemeld is op dit toestel, voor alle tabbladen samen. Een tabblad van wie zich afmeldde, of van wie er vóór een ander
     was, bewaart niets meer en toont niets meer. Een blad dat opgevraagd werd vóór het afmelden, telt niet als aangemeld. */
  const WIE = "ln-wie";
  const HIER = "ln-hier";  // het concept waaraan in dit tabblad het laatst getypt werd
  const aangemeld = () => winkel.lees(WIE) ?? {};
  const isVanMij = () => !mens || (aangemeld().mens ?? mens) === mens;
  const sluit = () => {
    if (!mens || document.body.dataset.gesloten) return;
    document.body.dataset.gesloten = "1";
    const p = document.createElement("p");
    const weg = document.createElement("a");
    p.append("Je bent hier niet meer aangemeld. Wat hier stond, tonen en bewaren we niet meer. ");
    weg.href = location.pathname;
    weg.textContent = "Ga naar de pagina";
    p.append(weg, ".");
    const vak = document.createElement("div");
    vak.className = "ln-note";
    vak.setAttribute("role", "status");
    vak.append(p);
    document.querySelector("main")?.replaceChildren(vak);
  };
  const meldWie = () => {
    if (!mens) return;
    if (performance.timeOrigin < (aangemeld().uit ?? 0)) { sluit(); return; }
    winkel.zet(WIE, { ...aangemeld(), mens });
  };
  window.addEventListener("storage", (e) => { if (e.key === WIE && !isVanMij()) sluit(); });

  const bewaarbaar = (el) => el.name && (el.name === "versie" || !["password", "file", "hidden", "submit", "button"].includes(el.type));
  const velden = (form) => [...form.querySelectorAll("input, textarea, select")].filter(bewaarbaar);
  const waarde = (el) => (el.type === "checkbox" || el.type === "radio" ? [el.value, el.checked] : el.multiple ? [...el.selectedOptions].map((o) => o.value) : el.value);
  /* Van wat op de server gezocht werd, bewaren we ook hoe het heet: het staat niet op de pagina van straks. */
  const heet = (el) => (el.matches("select[data-zoek]") ? [el.selectedOptions[0]?.text ?? ""] : el.closest(".ln-choices[data-zoek]") ? [el.parentElement.textContent.trim()] : []);
  const lees = (form) => velden(form).map((el) => [el.name, waarde(el), ...heet(el)]);
  const zorgVoor = (form, naam, w, tekst) => {
    if (tekst === undefined || !window.lnKeuze) return;
    const lijst = [...form.querySelectorAll("select[data-zoek]")].find((el) => el.name === naam);
    const bak = [...form.querySelectorAll(".ln-choices[data-zoek]")].find((el) => el.dataset.naam === naam);
    if (lijst && w && ![...lijst.options].some((o) => o.value === w)) window.lnKeuze.optie(lijst, w, tekst);
    if (bak && w[1] && ![...bak.querySelectorAll("input")].some((el) => el.value === w[0])) window.lnKeuze.vak(bak, w[0], tekst);
  };
  const isAnders = (el) => (el.options ? [...el.options].some((o) => o.selected !== o.defaultSelected) && el.value !== "" : el.checked !== el.defaultChecked || el.value !== el.defaultValue);
  const vul = (form, waarden) => {
    form.dispatchEvent(new CustomEvent("ln:voor-vullen", { detail: waarden.map(([naam]) => naam) }));
    waarden.forEach(([naam, w, tekst]) => zorgVoor(form, naam, w, tekst));
    form.querySelectorAll(".ln-choices[data-zoek] input").forEach((el) => { el.checked = false; });
    const alle = velden(form);
    waarden.forEach(([naam, w]) => {
      const zelfde = alle.filter((v) => v.name === naam);
      const el = zelfde[0];
      if (!el) return;
      if (el.type === "checkbox" || el.type === "radio") {
        const vak = zelfde.find((v) => v.value === w[0]);
        if (vak) vak.checked = w[1];
      } else if (el.multiple) {
        [...el.options].forEach((o) => { o.selected = w.includes(o.value); });
      } else {
        el.value = w;
      }
    });
    form.dispatchEvent(new Event("ln:gevuld"));
    form.querySelectorAll("details.ln-meer--velden").forEach((d) => { if (velden(d).some(isAnders)) d.open = true; });
    form.querySelectorAll("[data-hoogstens]").forEach(tel);
  };

  /* Wat de server aannam, is geen concept meer. Hij zegt het met de sleutels van de formulieren. */
  const ruimOp = () => {
    const koekje = document.cookie.split("; ").find((k) => k.startsWith("bewaard="));
    const aangenomen = koekje ? koekje.slice("bewaard=".length).split(".") : [];
    const oud = Date.now() - HOOGSTENS_DAGEN * 86_400_000;
    winkel.mijne().forEach((k) => {
      const concept = winkel.lees(k);
      if (!concept || concept.op < oud || aangenomen.includes(concept.inzending)) winkel.wis(k);
    });
    if (koekje) document.cookie = "bewaard=; path=/; max-age=0; samesite=lax";
  };

  const volg = (form) => {
    // wat binnen een netwerk enig is (een projectcode, een nummer), is dat daarbuiten niet: het netwerk staat vooraan in het adres
    const waar = location.pathname.split("/")[1];
    const sleutel = begin + (form.dataset.concept ? `${waar}:${form.dataset.concept}` : `${location.pathname}:${form.getAttribute("action") ?? ""}`);
    const eerst = lees(form);
    const melding = form.querySelector("[data-concept-melding]");
    const zeg = (tekst) => { if (melding) melding.textContent = tekst; };
    const zet = () => {
      if (!isVanMij()) return;
      winkel.zet(sleutel, { op: Date.now(), inzending: form.elements.inzending?.value ?? "", velden: lees(form) });
      try { sessionStorage.setItem(HIER, sleutel); } catch { /* opslag staat uit */ }
    };
    const oud = winkel.lees(sleutel);
    zeg(mens ? "Wat je typt, blijft op dit toestel bewaard tot het verstuurd is." : "Wat je typt, blijft in dit tabblad bewaard tot het verstuurd is.");
    if (oud && !document.querySelector("#fouten") && !("vers" in form.dataset) && JSON.stringify(oud.velden) !== JSON.stringify(eerst)) {
      vul(form, oud.velden);
      zeg("We zetten terug wat je eerder typte. ");
      const knop = document.createElement("button");
      knop.type = "button";
      knop.className = "btn btn-sm btn-quiet";
      knop.textContent = "Begin opnieuw";
      knop.addEventListener("click", () => { winkel.wis(sleutel); vul(form, eerst); zeg(""); });
      melding?.append(knop);
      zet();
    }
    ["input", "change"].forEach((wat) => form.addEventListener(wat, zet));
    form.addEventListener("submit", (e) => { if (!e.defaultPrevented) zet(); });
    form.querySelectorAll("a[data-annuleer]").forEach((a) => a.addEventListener("click", () => winkel.wis(sleutel)));
  };

  /* Wie zich opnieuw moet aanmelden, leest dat zijn tekst er nog is: alleen als ze in dit tabblad getypt werd en nog op dit toestel
     staat. Wat er staat en van wie, zegt de pagina niet. */
  const toonBewaard = () => {
    const melding = document.querySelector("[data-concept-bewaard]");
    if (!melding || mens) return;
    try {
      const sleutel = sessionStorage.getItem(HIER) ?? "";
      const wie = JSON.parse(localStorage.getItem(WIE))?.mens;
      melding.hidden = !wie || !sleutel.startsWith(`ln-concept:${wie}:`) || !localStorage.getItem(sleutel);
    } catch { /* opslag staat uit */ }
  };

  /* Wie zich afmeldt, laat niets achter, ook niet in een ander tabblad. */
  document.addEventListener("submit", (e) => {
    if (!mens || !e.target.action?.endsWith("/accounts/logout/")) return;
    winkel.zet(WIE, { mens: "", uit: Date.now() });
    winkel.mijne().forEach(winkel.wis);
  });

  /* Wie teruggaat en nog eens verstuurt, verstuurt hetzelfde formulier, ook als de browser de pagina opnieuw haalde: de sleutel
     hoort bij deze plaats in de geschiedenis. Zo maakt het er geen tweede. */
  const onthoudSleutel = (form, i) => {
    const veld = form.elements.inzending;
    const verstuurd = history.state?.inzendingen?.[i];
    if (verstuurd) veld.value = verstuurd;
    form.addEventListener("submit", () => {
      history.replaceState({ ...history.state, inzendingen: { ...history.state?.inzendingen, [i]: veld.value } }, "");
    });
  };

  document.addEventListener("DOMContentLoaded", () => {  // na de andere scripts, die rijen kunnen toevoegen of wegnemen
    meldWie();
    if (!isVanMij()) return;
    ruimOp();
    toonBewaard();
    [...document.querySelectorAll("form")].filter((f) => f.elements.inzending).forEach(onthoudSleutel);
    [...document.querySelectorAll("main form[method=post]")].filter((f) => f.dataset.concept || f.querySelector("textarea")).forEach(volg);
  });
  window.addEventListener("pageshow", (e) => {
    if (!e.persisted) return;
    if (isVanMij()) ruimOp();
    else sluit();
  });
})();
