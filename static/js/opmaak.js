/* Opmaak in een tekstvak: knoppen, sneltoetsen, een voorbeeld van de server, en plakken uit Word, Excel en van het web.
   Alles wat hier verandert, gaat door het vak zelf: ongedaan maken, de teller en het concept blijven werken. */
(() => {
  "use strict";

  /* Zet tekst op een plaats, zoals wie typt: zo kent de browser het als één stap om ongedaan te maken. */
  const zet = (vak, van, tot, tekst, kiesVan, kiesTot) => {
    vak.focus();
    vak.setSelectionRange(van, tot);
    const lukt = tekst ? document.execCommand("insertText", false, tekst) : van === tot || document.execCommand("delete");
    if (!lukt) {
      vak.setRangeText(tekst, van, tot, "end");
      vak.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
    }
    if (kiesVan !== undefined) vak.setSelectionRange(kiesVan, kiesTot ?? kiesVan);
  };
  const keuze = (vak) => [vak.selectionStart, vak.selectionEnd, vak.value.slice(vak.selectionStart, vak.selectionEnd)];

  /* Vet en cursief: rond de woorden, per regel, zonder wit binnen de tekens. Nog eens neemt ze weg. */
  const omring = (vak, teken, leeg) => {
    const [van, tot, tekst] = keuze(vak);
    const n = teken.length;
    const rond = vak.value.slice(van - n, van) === teken && vak.value.slice(tot, tot + n) === teken;
    if (tekst && rond) { zet(vak, van - n, tot + n, tekst, van - n, tot - n); return; }
    if (!tekst.trim()) { zet(vak, van, tot, `${teken}${leeg}${teken}`, van + n, van + n + leeg.length); return; }
    const nieuw = tekst.replace(/^((?:[ \t]*(?:-|\d{1,2}[.)]|#{1,6}|>)[ \t]+)?[ \t]*)(\S.*?)([ \t]*)$/gm, `$1${teken}$2${teken}$3`);
    const begin = nieuw.startsWith(teken) ? n : 0;
    zet(vak, van, tot, nieuw, van + begin, van + nieuw.length - (nieuw.endsWith(teken) ? n : 0));
  };

  /* Lijst, nummers en kop: vooraan op elke gekozen regel. Nog eens neemt het weg. */
  const VOORAAN = { lijst: /^(\s*)-[ \t]+/, nummers: /^(\s*)\d{1,2}[.)][ \t]+/, kop: /^()#{1,6}[ \t]+/ };
  const perRegel = (vak, soort) => {
    const [van, tot] = keuze(vak);
    const begin = vak.value.lastIndexOf("\n", van - 1) + 1;
    const slot = vak.value.indexOf("\n", tot);
    const einde = slot < 0 ? vak.value.length : slot;
    const regels = vak.value.slice(begin, einde).split("\n");
    const vol = regels.filter((r) => r.trim());
    const weg = vol.length > 0 && vol.every((r) => VOORAAN[soort].test(r));
    let nummer = 0;
    const merk = () => { nummer += 1; return { lijst: "- ", nummers: `${nummer}. `, kop: "## " }[soort]; };
    const nieuw = regels.map((r) => {
      if (!r.trim() && regels.length > 1) return r;
      if (weg) return r.replace(VOORAAN[soort], "$1");
      return merk() + Object.values(VOORAAN).reduce((t, p) => t.replace(p, "$1"), r).trimStart();
    }).join("\n");
    zet(vak, begin, einde, nieuw, regels.length > 1 ? begin : begin + nieuw.length, begin + nieuw.length);
  };

  const ADRES = /^(?:https?:\/\/\S+|mailto:\S+@\S+)$/i;
  const link = (vak) => {
    const [van, tot, tekst] = keuze(vak);
    const is = ADRES.test(tekst.trim());
    const woorden = is ? "tekst van de link" : tekst.trim() || "tekst van de link";
    const adres = is ? tekst.trim() : "https://";
    const plek = is || !tekst.trim() ? [van + 1, van + 1 + woorden.length] : [van + woorden.length + 3, van + woorden.length + 3 + adres.length];
    zet(vak, van, tot, `[${woorden}](${adres})`, ...plek);
  };

  /* Een blok staat los van wat ervoor en erna komt. */
  const alsBlok = (vak, van, tot, tekst) => {
    const voor = vak.value.slice(0, van);
    const na = vak.value.slice(tot);
    const boven = !voor || voor.endsWith("\n\n") ? "" : voor.endsWith("\n") ? "\n" : "\n\n";
    return `${boven}${tekst}${!na || na.startsWith("\n\n") ? "" : na.startsWith("\n") ? "\n" : "\n\n"}`;
  };
  const tabel = (vak) => {
    const [van, tot, tekst] = keuze(vak);
    const uit = vanTabs(tekst) ?? "| Kop | Kop |\n| --- | --- |\n| cel | cel |\n| cel | cel |";
    const blok = alsBlok(vak, van, tot, uit);
    const eerste = van + blok.indexOf("|") + 2;
    zet(vak, van, tot, blok, eerste, tekst ? eerste : eerste + 3);
  };

  /* Enter in een lijst begint een nieuw punt; op een leeg punt houdt de lijst op. */
  const opEnter = (vak, e) => {
    const [van, tot] = keuze(vak);
    if (van !== tot || e.shiftKey || e.isComposing) return;
    const begin = vak.value.lastIndexOf("\n", van - 1) + 1;
    const punt = /^(\s*)(?:(-)|(\d{1,2})([.)]))[ \t]+(.*)$/.exec(vak.value.slice(begin, van));
    if (!punt) return;
    e.preventDefault();
    if (punt[5].trim()) zet(vak, van, van, `\n${punt[1]}${punt[2] ?? Number(punt[3]) + 1}${punt[4] ?? ""} `);
    else zet(vak, begin, van, "");
  };

  /* ---------- plakken ---------- */
  const cel = (tekst) => tekst.replace(/\s+/g, " ").trim().replaceAll("|", "\\|");
  const getal = (t) => /^[-−+€\s]*[\d.,]+\s*%?$/.test(t);
  const alsTabel = (rijen) => {
    const breed = Math.max(...rijen.map((r) => r.length));
    const [kop, ...rest] = rijen.map((r) => Array.from({ length: breed }, (_, i) => cel(r[i] ?? "")));
    const rechts = kop.map((_, i) => rest.length > 0 && rest.every((r) => !r[i] || getal(r[i])) && rest.some((r) => r[i]));
    const regel = (r) => `| ${r.join(" | ")} |`;
    return [regel(kop), regel(kop.map((_, i) => (rechts[i] ? "--:" : "---"))), ...rest.map(regel)].join("\n");
  };
  function vanTabs(tekst) {
    const rijen = tekst.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((r) => r.split("\t"));
    return rijen.length > 1 && rijen.every((r) => r.length > 1 && r.length === rijen[0].length) ? alsTabel(rijen) : null;
  }

  const is = (el, ...namen) => namen.includes(el.localName);
  const stijl = (el, naam) => new RegExp(`(?:^|;)\\s*${naam}\\s*:\\s*([^;]+)`, "i").exec(el.getAttribute?.("data-stijl") ?? "")?.[1] ?? "";
  const dik = (el) => {
    const zwaarte = stijl(el, "font-weight");
    return zwaarte ? /bold|[6-9]00/.test(zwaarte) : is(el, "b", "strong");
  };
  const schuin = (el) => {
    const stand = stijl(el, "font-style");
    return stand ? /italic|oblique/.test(stand) : is(el, "i", "em");
  };
  const omgeef = (tekst, teken) => (tekst.trim() ? tekst.replace(/^(\s*)([\s\S]*?)(\s*)$/, `$1${teken}$2${teken}$3`) : tekst);
  const teller = (el) => /ignore/i.test(stijl(el, "mso-list"));
  const inRegel = (knoop, vet = false, krom = false) => {
    if (knoop.nodeType === Node.TEXT_NODE) return knoop.data.replace(/[ \t\r\n\u00a0]+/g, " ");
    if (knoop.nodeType !== Node.ELEMENT_NODE || is(knoop, "script", "style", "img", "svg", "head") || teller(knoop)) return "";
    if (is(knoop, "br")) return "\n";
    const nuVet = vet || dik(knoop);
    const nuKrom = krom || schuin(knoop);
    let uit = [...knoop.childNodes].map((k) => inRegel(k, nuVet, nuKrom)).join("");
    const adres = is(knoop, "a") ? knoop.getAttribute("href") ?? "" : "";
    if (ADRES.test(adres) && uit.trim() && uit.trim() !== adres) uit = `[${uit.trim()}](${encodeURI(decodeURI(adres)).replace(/[()]/g, escape)})`;
    if (nuKrom && !krom) uit = omgeef(uit, "*");
    if (nuVet && !vet) uit = omgeef(uit, "**");
    return uit;
  };

  const BLOK = "address,article,blockquote,body,div,dl,dt,dd,figure,h1,h2,h3,h4,h5,h6,li,main,ol,p,section,table,ul";
  const schoon = (t) => t.replace(/ *\n */g, "\n").replace(/^\s+|\s+$/g, "");
  const lijst = (el, diep) => {
    let n = Number(el.getAttribute("start") ?? 1) - 1;
    return [...el.children].map((li) => {
      if (is(li, "ul", "ol")) return lijst(li, diep + 1);
      n += 1;
      const onder = [...li.children].filter((k) => is(k, "ul", "ol"));
      onder.forEach((k) => k.remove());
      const merk = is(el, "ol") ? `${n}. ` : "- ";
      const wit = " ".repeat(diep * 3);
      return [wit + merk + schoon(inRegel(li)).replaceAll("\n", `\n${wit}${" ".repeat(merk.length)}`), ...onder.map((k) => lijst(k, diep + 1))].join("\n");
    }).join("\n");
  };
  /* Een cel is één regel: tussen alinea's komt wit, rond een punt van een lijst een puntkomma. */
  const inCel = (td) => {
    const stukken = [["", false]];
    const loop = (el, punt) => [...el.childNodes].forEach((k) => {
      const isBlok = k.nodeType === Node.ELEMENT_NODE && (k.matches(`${BLOK},td,th`) || k.querySelector(BLOK) !== null);
      if (!isBlok) { stukken.at(-1)[0] += inRegel(k); return; }
      const woord = uitWord(k);
      const isPunt = punt || woord !== null || is(k, "li");
      stukken.push(["", isPunt]);
      if (k.querySelector(`${BLOK},td,th`)) loop(k, isPunt);
      else stukken.at(-1)[0] = woord === null ? inRegel(k) : woord.replace(PUNT, "");
      stukken.push(["", punt]);
    });
    loop(td, false);
    return stukken.filter(([t]) => t.trim()).reduce(([uit, was], [t, punt]) => (
      [`${uit}${!uit ? "" : (was || punt) && !/[:;]$/.test(uit) ? "; " : " "}${schoon(t)}`, punt]), ["", false])[0];
  };
  const uitTabel = (el) => {
    const rijen = [...el.rows].map((tr) => [...tr.cells].flatMap((td) => [inCel(td), ...Array(Math.max(0, td.colSpan - 1)).fill("")]));
    const vol = rijen.filter((r) => r.some((t) => t.trim()));
    if (!vol.length) return "";
    vol[0] = vol[0].map((t) => t.replaceAll("**", ""));  // de kop is al vet
    return vol.length === 1 && vol[0].length === 1 ? vol[0][0] : alsTabel(vol);
  };
  /* Word zet een lijst als gewone alinea's, met het teken erbij in een eigen stukje, of gewoon voor de woorden. */
  const PUNT = /^\s*(?:-|\d{1,2}[.)]) /;
  const uitWord = (p) => {
    const diep = /^l\d+\s+level(\d)/i.exec(stijl(p, "mso-list"));
    if (!diep) {
      const teken = /^MsoListParagraph/i.test(p.className) && /^(?:[·•▪◦§–-]|o(?=\u00a0|\s{2})|(\d{1,2}[.)]))[\s\u00a0]+/.exec(p.textContent.trimStart());
      return teken ? `${teken[1] ?? "-"} ${schoon(inRegel(p)).replace(/^(\**)(?:[·•▪◦§o–-]|\d{1,2}[.)])\s+/, "$1")}` : null;
    }
    const merk = [...p.querySelectorAll("span")].find(teller)?.textContent.trim() ?? "";
    return `${" ".repeat((Number(diep[1]) - 1) * 3)}${/^\d{1,2}[.)]$/.test(merk) ? merk : "-"} ${schoon(inRegel(p))}`;
  };
  const blokken = (el) => {
    const uit = [];
    let los = "";
    const sluit = () => { if (schoon(los)) uit.push(schoon(los)); los = ""; };
    [...el.childNodes].forEach((k) => {
      const isBlok = k.nodeType === Node.ELEMENT_NODE && (k.matches(BLOK) || k.querySelector(BLOK) !== null);
      if (!isBlok) { los += inRegel(k); return; }
      sluit();
      const punt = uitWord(k);
      if (punt !== null) {
        const vorige = uit.at(-1) ?? "";
        if (PUNT.test(vorige)) uit[uit.length - 1] = `${vorige}\n${punt}`;
        else uit.push(punt);
      } else if (is(k, "ul", "ol")) uit.push(lijst(k, 0));
      else if (is(k, "table")) uit.push(uitTabel(k));
      else if (/^h[1-6]$/.test(k.localName)) uit.push(schoon(inRegel(k)).replaceAll("**", "").replaceAll("\n", " ").replace(/^(?=\S)/, `${"#".repeat(Number(k.localName[1]))} `));
      else if (is(k, "blockquote")) uit.push(blokken(k).join("\n\n").replace(/^/gm, "> "));
      else if (k.querySelector(BLOK)) uit.push(...blokken(k));
      else uit.push(schoon(inRegel(k)));
    });
    sluit();
    return uit.filter(Boolean);
  };
  const uitHtml = (html) => {
    // het beleid van de pagina houdt elke stijl tegen, ook in een ontleed stuk: we lezen ze als gewone tekst
    const kaal = html.replace(/<style\b[\s\S]*?<\/style>|<!--[\s\S]*?-->/gi, "").replace(/(<[^>]*?\s)style\s*=/gi, "$1data-stijl=");
    const bron = new DOMParser().parseFromString(kaal, "text/html");  // voert niets uit en haalt niets op
    const opgemaakt = bron.querySelector("table,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,b,strong,em,i,a[href],[class^='MsoListParagraph'],[data-stijl*='mso-list'],[data-stijl*='font-weight'],[data-stijl*='font-style']");
    return opgemaakt ? blokken(bron.body).join("\n\n") : null;
  };
  document.addEventListener("paste", (e) => {
    const vak = e.target;
    if (!vak.matches?.("textarea[data-rijk]") || !e.clipboardData) return;
    const plat = e.clipboardData.getData("text/plain");
    const html = e.clipboardData.getData("text/html");
    const tekst = (html && uitHtml(html)) || vanTabs(plat) || (/^[•·▪◦][ \t]/m.test(plat) ? plat.replace(/^[•·▪◦][ \t]+/gm, "- ") : "");
    if (!tekst || tekst === plat) return;
    e.preventDefault();
    const [van, tot] = keuze(vak);
    zet(vak, van, tot, /\n/.test(tekst) ? alsBlok(vak, van, tot, tekst) : tekst);
  });

  /* ---------- knoppen ---------- */
  const KNOPPEN = [
    ["vet", "Vet", "Ctrl+B", (v) => omring(v, "**", "vet")],
    ["cursief", "Cursief", "Ctrl+I", (v) => omring(v, "*", "cursief")],
    ["kop", "Kop", "", (v) => perRegel(v, "kop")],
    ["lijst", "Lijst", "", (v) => perRegel(v, "lijst")],
    ["nummers", "Nummers", "", (v) => perRegel(v, "nummers")],
    ["link", "Link", "Ctrl+K", link],
    ["tabel", "Tabel", "", tabel],
  ];
  const TOETSEN = { b: KNOPPEN[0][3], i: KNOPPEN[1][3], k: link };
  document.addEventListener("keydown", (e) => {
    const vak = e.target;
    if (!vak.matches?.("textarea[data-rijk]")) return;
    if (e.key === "Enter") { opEnter(vak, e); return; }
    const doe = (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey ? TOETSEN[e.key.toLowerCase()] : null;
    if (doe) { e.preventDefault(); doe(vak); }
  });

  const toon = async (vak, plek) => {
    const brief = new FormData();
    brief.set("tekst", vak.value);
    brief.set("csrfmiddlewaretoken", vak.form?.elements.csrfmiddlewaretoken?.value ?? "");
    plek.setAttribute("aria-busy", "true");
    try {
      const antwoord = await fetch(`/${location.pathname.split("/")[1]}/voorbeeld/`, { method: "POST", body: brief, credentials: "same-origin" });
      if (antwoord.ok && !antwoord.redirected) plek.innerHTML = await antwoord.text();  // van onze eigen server, met dezelfde regels als de pagina
      else plek.textContent = antwoord.status === 429 ? "Dat ging wat snel. Wacht even en vraag het voorbeeld opnieuw." : "Het voorbeeld kan nu niet getoond worden. Je tekst staat er nog.";
    } catch {
      plek.textContent = "We krijgen even geen antwoord. Je tekst staat er nog.";
    }
    plek.removeAttribute("aria-busy");
  };
  const maakVoorbeeld = (vak, balk) => {
    const knop = document.createElement("button");
    const plek = document.createElement("div");
    plek.id = `${vak.id}_voorbeeld`;
    plek.className = "ln-voorbeeld ln-prose ln-verslag";
    plek.hidden = true;
    plek.tabIndex = -1;
    plek.setAttribute("role", "region");
    plek.setAttribute("aria-label", "Voorbeeld");
    plek.setAttribute("aria-live", "polite");
    knop.type = "button";
    knop.textContent = "Voorbeeld";
    knop.setAttribute("aria-expanded", "false");
    knop.setAttribute("aria-controls", plek.id);
    knop.addEventListener("click", () => {
      plek.hidden = !plek.hidden;
      knop.setAttribute("aria-expanded", String(!plek.hidden));
      if (!plek.hidden) toon(vak, plek);
    });
    vak.addEventListener("change", () => { if (!plek.hidden) toon(vak, plek); });
    vak.after(plek);
    balk.append(knop);
  };
  const maakBalk = (vak) => {
    if (vak.opmaakbalk || !vak.id) return;
    const balk = document.createElement("div");
    vak.opmaakbalk = balk;
    balk.className = "ln-opmaak";
    balk.setAttribute("role", "toolbar");
    balk.setAttribute("aria-label", "Opmaak van de tekst");
    balk.setAttribute("aria-controls", vak.id);
    KNOPPEN.forEach(([naam, woord, toets, doe]) => {
      const knop = document.createElement("button");
      knop.type = "button";
      knop.textContent = woord;
      knop.dataset.opmaak = naam;
      if (toets) { knop.title = `${woord} (${toets})`; knop.setAttribute("aria-keyshortcuts", toets.replace("Ctrl", "Control")); }
      knop.addEventListener("click", () => doe(vak));
      balk.append(knop);
    });
    vak.before(balk);
    maakVoorbeeld(vak, balk);
    const knoppen = [...balk.children];
    knoppen.forEach((k, i) => { k.tabIndex = i ? -1 : 0; });
    balk.addEventListener("keydown", (e) => {
      const nu = knoppen.indexOf(e.target);
      const naar = { ArrowRight: nu + 1, ArrowLeft: nu - 1, Home: 0, End: -1 }[e.key];
      if (naar === undefined) return;
      e.preventDefault();
      knoppen.forEach((k) => { k.tabIndex = -1; });
      const knop = knoppen.at(naar % knoppen.length);
      knop.tabIndex = 0;
      knop.focus();
    });
  };
  /* Een klein vak krijgt zijn knoppen wanneer je erin gaat staan: een lijst van vakken blijft zo rustig. */
  document.addEventListener("focusin", (e) => { if (e.target.matches?.("textarea[data-rijk]")) maakBalk(e.target); });
  document.querySelectorAll("textarea[data-rijk]").forEach((vak) => { if (vak.rows > 4) maakBalk(vak); });
})();
