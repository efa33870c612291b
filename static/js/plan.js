/* Een bijeenkomst plannen: vorm, plek en uren volgen de laatste van dezelfde soort zolang je ze zelf niet verandert, en het
   einduur schuift mee met het beginuur. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-plan]");
  const gewoontes = JSON.parse(document.querySelector("#gewoontes").textContent);
  const veld = (naam) => form.elements[naam];
  const NAMEN = ["vorm", "plaats", "begintijd", "eindtijd"];
  const uur = (tekst) => {
    try {
      const [u, m] = window.lnDatum.leesUur(tekst).split(".").map(Number);
      return u * 60 + m;
    } catch { return null; }
  };
  const toon = (minuten) => `${Math.floor(minuten / 60)}.${String(minuten % 60).padStart(2, "0")}`;
  const zet = (naam, waarde) => {
    veld(naam).value = waarde;
    veld(naam).dispatchEvent(new Event("input", { bubbles: true }));
    vast[naam] = waarde;
  };
  const eerst = gewoontes[veld("soort").value] ?? {};
  const vast = Object.fromEntries(NAMEN.map((naam) => [naam, eerst[naam] ?? (naam === "vorm" ? veld("vorm").value : "")]));
  const isOngemoeid = (naam) => veld(naam).value === vast[naam];

  veld("soort").addEventListener("change", () => {
    const gewoonte = gewoontes[veld("soort").value] ?? {};
    NAMEN.filter((naam) => naam in gewoonte && isOngemoeid(naam)).forEach((naam) => zet(naam, gewoonte[naam]));
  });
  let vorig = null;
  window.addEventListener("load", () => { vorig = uur(veld("begintijd").value); });  // dan is datum.js er
  let eigen = false;
  veld("eindtijd").addEventListener("change", () => { eigen = true; });
  veld("eindtijd").addEventListener("focus", () => { if (isOngemoeid("eindtijd")) veld("eindtijd").select(); });  // wie typt, vervangt wat mee schoof
  veld("begintijd").addEventListener("change", () => {
    const [nu, einde] = [uur(veld("begintijd").value), uur(veld("eindtijd").value)];
    if (nu !== null && vorig !== null && einde !== null && !eigen && einde > vorig && nu + einde - vorig < 1440) zet("eindtijd", toon(nu + einde - vorig));
    vorig = nu ?? vorig;
  });
})();
