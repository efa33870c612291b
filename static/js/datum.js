/* Dagen en uren zoals mensen ze typen: onder het veld staat welke dag we lezen, en een knop opent de kalender van de browser.
   De server leest hetzelfde (kern/datums.py) en beslist; tests/kern/datums.json houdt beide gelijk. */
(() => {
  "use strict";
  const { tekens } = document.currentScript.dataset;
  const EERSTE_JAAR = 1990;
  const LAATSTE_JAAR = 2100;
  const MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
  const WEEKDAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
  const WOORDEN = new Map([["eergisteren", -2], ["gisteren", -1], ["vandaag", 0], ["morgen", 1], ["overmorgen", 2]]);
  const GEEN_DAG = "Dit lezen we niet als een dag. Schrijf bijvoorbeeld 8/12, 8 december 2026 of morgen.";
  const GEEN_UUR = "Dit lezen we niet als een uur. Schrijf bijvoorbeeld 13u30, 13.30 of 9u.";
  const TWEE_UREN = "Dit kan ’s ochtends en ’s middags zijn. Schrijf het uur met cijfers, bijvoorbeeld 14u30.";
  const DAG = 86_400_000;

  class Leesfout extends Error {}
  const weiger = (zin) => { throw new Leesfout(zin); };
  const kaal = (tekst) => tekst.normalize("NFC").toLowerCase().trim().split(/\s+/).join(" ");
  const heel = (patroon, tekst) => new RegExp(`^(?:${patroon.source})$`).exec(tekst);

  const datum = (jaar, maand, dag) => new Date(Date.UTC(jaar, maand - 1, dag));
  const bestaat = (d, maand, dag) => d.getUTCMonth() === maand - 1 && d.getUTCDate() === dag;
  const plus = (d, dagen) => new Date(d.getTime() + dagen * DAG);
  const weekdagVan = (d) => (d.getUTCDay() + 6) % 7;
  const iso = (d) => d.toISOString().slice(0, 10);
  const voluit = (d) => `${d.getUTCDate()} ${MAANDEN[d.getUTCMonth()]} ${d.getUTCFullYear()}`;

  const weekdag = (woord) => (woord.length > 1 ? WEEKDAGEN.findIndex((naam) => naam.startsWith(woord)) : -1);
  const maandVan = (woord) => {
    if (woord === "mrt") return 3;
    return woord.length > 2 ? MAANDEN.findIndex((naam) => naam.startsWith(woord)) + 1 : 0;
  };
  const modulo = (n) => ((n % 7) + 7) % 7;

  const opWeekdag = (welke, nummer, vandaag, kant) => {
    const nu = weekdagVan(vandaag);
    const straks = plus(vandaag, modulo(nummer - nu - 1) + 1);
    const pas = plus(vandaag, -(modulo(nu - nummer - 1) + 1));
    const naam = WEEKDAGEN[nummer];
    if (["komende", "aanstaande"].includes(welke) || (welke === "volgende" && nummer <= nu)) return straks;
    if (["afgelopen", "voorbije"].includes(welke) || (welke === "vorige" && nummer >= nu)) return pas;
    if (welke === "volgende" || welke === "vorige") {
      const een = welke === "volgende" ? straks : pas;
      const ander = plus(een, welke === "volgende" ? 7 : -7);
      weiger(`‘${welke} ${naam}’ kan ${voluit(een)} zijn of ${voluit(ander)}. Schrijf de dag met een cijfer.`);
    }
    if (welke) weiger(GEEN_DAG);
    if (nummer === nu || kant === "dichtst") weiger(`Welke ${naam} bedoel je: ${voluit(pas)} of ${voluit(straks)}? Schrijf de dag met een cijfer.`);
    return kant === "vooruit" ? straks : pas;
  };

  const maak = (dag, maand, jaar) => {
    if (maand < 1 || maand > 12) weiger(`Er is geen maand ${maand}. Schrijf eerst de dag en dan de maand, bijvoorbeeld 8/12.`);
    if (jaar < EERSTE_JAAR || jaar > LAATSTE_JAAR) weiger(`Kies een jaar tussen ${EERSTE_JAAR} en ${LAATSTE_JAAR}.`);
    const d = datum(jaar, maand, dag);
    if (!bestaat(d, maand, dag)) weiger(`${dag} ${MAANDEN[maand - 1]} ${jaar} bestaat niet.`);
    return d;
  };
  const zonderJaar = (dag, maand, vandaag, kant) => {
    maak(Math.min(Math.max(dag, 1), 28), maand, 2000);
    const jaar = vandaag.getUTCFullYear();
    let kan = [jaar - 1, jaar, jaar + 1].map((j) => datum(j, maand, dag)).filter((d) => bestaat(d, maand, dag));
    if (kant === "vooruit") kan = kan.filter((d) => d >= vandaag);
    if (kant === "terug") kan = kan.filter((d) => d <= vandaag);
    if (kan.length === 0) weiger(dag === 29 && maand === 2 ? "29 februari is er niet elk jaar. Schrijf het jaar erbij." : `${dag} ${MAANDEN[maand - 1]} bestaat niet.`);
    return kan.reduce((beste, d) => (Math.abs(d - vandaag) < Math.abs(beste - vandaag) ? d : beste));
  };
  const leesDatum = (tekst, vandaag, kant) => {
    let m = heel(/([0-9]{4,5})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})/, tekst);
    if (m) return maak(Number(m[3]), Number(m[2]), Number(m[1]));
    m = heel(/([0-9]{1,2}) ?[-/.] ?([0-9]{1,2})(?: ?[-/.] ?([0-9]{4}|[0-9]{2}))?/, tekst);
    let maand = m && Number(m[2]);
    if (!m) {
      m = heel(/([0-9]{1,2})(?:(?:ste|de|e|\.)[ -]|[ -]?)([a-z]+)\.?(?:[ ,-]+([0-9]{4}|[0-9]{2}))?/, tekst);
      maand = m && maandVan(m[2]);
      if (!maand) weiger(GEEN_DAG);
    }
    if (m[3] === undefined) return zonderJaar(Number(m[1]), maand, vandaag, kant);
    const jaar = Number(m[3]);
    return maak(Number(m[1]), maand, m[3].length === 4 ? jaar : jaar + (jaar >= EERSTE_JAAR % 100 ? 1900 : 2000));
  };

  const leesDag = (getypt, nu, kant) => {
    const vandaag = new Date(`${nu}T00:00:00Z`);
    let tekst = kaal(getypt).replace(/[.,]+$/, "");
    if (WOORDEN.has(tekst)) return plus(vandaag, WOORDEN.get(tekst));
    let m = heel(/(?:([a-z]+) )?([a-z]+)/, tekst);
    if (m && weekdag(m[2]) >= 0) return opWeekdag(m[1] ?? "", weekdag(m[2]), vandaag, kant);
    m = heel(/([a-z]+)[.,]? (?=[0-9])(.*)/, tekst);
    const vooraf = m ? weekdag(m[1]) : -1;
    if (vooraf >= 0) tekst = m[2];
    const gelezen = leesDatum(tekst, vandaag, kant);
    if (vooraf >= 0 && weekdagVan(gelezen) !== vooraf) weiger(`${voluit(gelezen)} is een ${WEEKDAGEN[weekdagVan(gelezen)]}, geen ${WEEKDAGEN[vooraf]}. Kijk na welke dag je bedoelt.`);
    return gelezen;
  };

  const leesUur = (getypt) => {
    const tekst = kaal(getypt).replace(/,+$/, "");
    const m = heel(/([0-9]{1,2})([0-9]{2})(?: ?u| uur)?/, tekst) ?? heel(/([0-9]{1,2})(?: ?[u:.h] ?([0-9]{2})(?::00)?)?(?: ?u| uur)?/, tekst);
    if (!m) weiger(heel(/(?:half|kwart (?:voor|over)|.* (?:voor|over)(?: half)?) [a-z]+(?: uur)?/, tekst) ? TWEE_UREN : GEEN_UUR);
    const [uur, minuut] = [Number(m[1]), Number(m[2] ?? 0)];
    if (uur === 24 && minuut === 0) weiger("Middernacht schrijf je als 0u00.");
    if (uur > 23 || minuut > 59) weiger(GEEN_UUR);
    return `${uur}.${String(minuut).padStart(2, "0")}`;
  };

  const afstand = (d, vandaag) => {
    const verschil = Math.round((d - vandaag) / DAG);
    const vast = { 0: "vandaag", 1: "morgen", "-1": "gisteren" };
    return vast[verschil] ?? (verschil > 0 ? `over ${verschil} dagen` : `${-verschil} dagen geleden`);
  };
  const echo = (d, nu) => `${WEEKDAGEN[weekdagVan(d)].slice(0, 2)} ${voluit(d)}, ${afstand(d, new Date(`${nu}T00:00:00Z`))}`;

  /* Voor een veld: de zin eronder, en of ze zegt wat er mis is. */
  const lees = (veld) => {
    const tekst = veld.value.trim();
    if (!tekst) return { zin: "", fout: false };
    try {
      if ("uur" in veld.dataset) return { zin: `${leesUur(tekst)} uur`, fout: false };
      const dag = leesDag(tekst, veld.dataset.vandaag, veld.dataset.dag);
      return { zin: echo(dag, veld.dataset.vandaag), dag, fout: false };
    } catch (e) {
      if (e instanceof Leesfout) return { zin: e.message, fout: true };
      throw e;
    }
  };
  window.lnDatum = { leesDag: (tekst, nu, kant) => iso(leesDag(tekst, nu, kant)), leesUur };

  const toon = (veld, klaar) => {
    const { zin, fout } = lees(veld);
    const p = veld.echo;
    p.textContent = fout && !klaar ? "" : zin;  // wie nog typt, wordt niet verbeterd
    p.classList.toggle("ln-error", fout);
  };
  /* ‘morgen’ en ‘8/12’ worden voluit geschreven: dan zeggen ze morgen nog hetzelfde. */
  const schrijfVoluit = (veld) => {
    const { dag } = lees(veld);
    if (dag && !veld.value.includes(String(dag.getUTCFullYear()))) veld.value = voluit(dag);
  };
  const SVG = "http://www.w3.org/2000/svg";
  const teken = () => {
    const svg = document.createElementNS(SVG, "svg");
    const use = document.createElementNS(SVG, "use");
    svg.setAttribute("class", "ln-i");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${tekens}#calendar3`);
    svg.append(use);
    return svg;
  };
  const kalender = (veld) => {
    const houder = document.createElement("div");
    const knop = document.createElement("button");
    const blad = document.createElement("input");
    houder.className = "ln-dag";
    knop.type = "button";
    knop.className = "btn btn-quiet ln-dag__knop";
    knop.tabIndex = -1;  // voor de muis: wie met toetsen werkt, typt
    knop.title = "Kies in de kalender";
    knop.setAttribute("aria-label", `${veld.labels[0]?.firstChild.textContent.trim() ?? "Dag"}: kies in de kalender`);
    knop.append(teken());
    blad.type = "date";
    blad.className = "ln-dag__blad";
    blad.tabIndex = -1;
    blad.setAttribute("aria-hidden", "true");
    veld.before(houder);
    houder.append(veld, blad, knop);
    knop.addEventListener("click", () => {
      const { dag } = lees(veld);
      blad.value = dag ? iso(dag) : "";
      blad.showPicker();
    });
    blad.addEventListener("change", () => {
      if (!blad.value) return;
      veld.value = voluit(new Date(`${blad.value}T00:00:00Z`));
      veld.dispatchEvent(new Event("input", { bubbles: true }));
      veld.dispatchEvent(new Event("change", { bubbles: true }));
    });
    blad.addEventListener("input", (e) => e.stopPropagation());
  };

  const maakKlaar = (veld) => {
    veld.echo = veld.closest(".ln-field")?.querySelector("[data-echo]");
    if (!veld.echo) return;
    veld.echo.setAttribute("aria-live", "polite");
    if ("dag" in veld.dataset) kalender(veld);
    veld.addEventListener("input", () => toon(veld, false));
    veld.addEventListener("change", () => { if ("dag" in veld.dataset) schrijfVoluit(veld); toon(veld, true); });
    veld.form?.addEventListener("ln:gevuld", () => toon(veld, true));
    if (!veld.classList.contains("is-invalid")) toon(veld, true);
  };
  document.querySelectorAll("input[data-dag]:enabled, input[data-uur]:enabled").forEach(maakKlaar);
})();
